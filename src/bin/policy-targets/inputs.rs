//! Which files a run reads, in which order.

use crate::arguments::Extract;
use policy_targets::Unreadable;
use policy_targets::formats::Dataset;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Something to read, or to tell that it cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Piped,
    File(PathBuf),
    Failed {
        path: PathBuf,
        reason: Unreadable,
        detail: String,
    },
}

/// What files in a folder end with that are read.
const DOCUMENTS: [&str; 7] = ["txt", "text", "html", "htm", "shtml", "docx", "pdf"];
const GLOB: [char; 3] = ['*', '?', '['];

/// The inputs that the command line names, each once, in its order; those of a folder by name.
pub fn expand(arguments: &Extract, manifest: &[PathBuf]) -> Vec<Input> {
    let mut found = Vec::new();
    for path in &arguments.paths {
        if path.as_os_str() == "-" {
            found.push(Input::Piped);
        } else if path.is_dir() {
            walk(path, arguments, &mut found);
        } else if path.exists() || !path.to_string_lossy().contains(GLOB) {
            found.push(Input::File(path.clone()));
        } else {
            pattern(path, arguments, &mut found);
        }
    }
    if arguments.paths.is_empty() {
        found.extend(manifest.iter().cloned().map(Input::File));
    }
    let mut seen = HashSet::new();
    found.retain(|input| match input {
        Input::File(path) => seen.insert(path.clone()),
        _ => true,
    });
    found
}

fn pattern(path: &Path, arguments: &Extract, found: &mut Vec<Input>) {
    let failed = |detail: String| Input::Failed { path: path.into(), reason: Unreadable::Io, detail };
    let paths = match glob::glob(&path.to_string_lossy()) {
        Ok(paths) => paths,
        Err(error) => return found.push(failed(format!("expected a pattern: {error}"))),
    };
    let before = found.len();
    for path in paths {
        match path {
            Ok(path) if path.is_dir() => walk(&path, arguments, found),
            Ok(path) => found.push(Input::File(path)),
            Err(error) => found.push(Input::Failed {
                path: error.path().into(),
                reason: Unreadable::Io,
                detail: error.error().to_string(),
            }),
        }
    }
    if found.len() == before {
        found.push(failed("no file matches the pattern".into()));
    }
}

fn walk(folder: &Path, arguments: &Extract, found: &mut Vec<Input>) {
    // Hidden files, and what Word and Excel leave while a file is open.
    let is_hidden = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() > 0 && (name.starts_with('.') || name.starts_with("~$"))
    };
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if is_read(entry.path(), arguments) => found.push(Input::File(entry.into_path())),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let detail = error.io_error().map_or_else(|| error.to_string(), std::io::Error::to_string);
                found.push(Input::Failed { path, reason: Unreadable::Io, detail });
            }
        }
    }
}

/// Whether a file found in a folder is one to read; what the run itself writes is none.
fn is_read(path: &Path, arguments: &Extract) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let own = || arguments.outputs.iter().any(|out| crate::output::Files::of(out).contains(path));
    DOCUMENTS.contains(&ending.as_str()) || (arguments.text_column.is_some() && Dataset::is_dataset(path) && !own())
}
