//! Which files a run reads, in which order.

use crate::arguments::Extract;
use crate::output::Files;
use policy_targets::Unreadable;
use policy_targets::formats::Dataset;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

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

/// What files in a folder end with that are read, or told of where they cannot be.
const DOCUMENTS: [&str; 15] =
    ["txt", "text", "html", "htm", "shtml", "xhtml", "docx", "docm", "pdf", "doc", "wps", "rtf", "odt", "ofd", "caj"];
const GLOB: [char; 3] = ['*', '?', '['];

/// The inputs of a run, and how many files of folders are of other kinds.
#[derive(Debug, Default)]
pub struct Inputs {
    pub all: Vec<Input>,
    pub passed_over: BTreeMap<String, usize>,
}

/// The inputs that the command line names, each once, in its order; those of a folder by name.
pub fn expand(arguments: &Extract, manifest: &[PathBuf]) -> Inputs {
    let mut found = Inputs::default();
    let own = Own::of(arguments);
    for path in &arguments.paths {
        if path.as_os_str() == "-" {
            found.all.push(Input::Piped);
        } else if path.is_dir() {
            walk(path, arguments, &own, &mut found);
        } else if path.exists() || !path.to_string_lossy().contains(GLOB) {
            found.all.push(Input::File(path.clone()));
        } else {
            pattern(path, arguments, &own, &mut found);
        }
    }
    if arguments.paths.is_empty() {
        found.all.extend(manifest.iter().cloned().map(Input::File));
    }
    let mut seen = HashSet::new();
    found.all.retain(|input| match input {
        Input::File(path) => seen.insert(known(path)),
        _ => true,
    });
    found
}

/// A path as the file system knows it, where it does.
pub fn known(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.into())
}

/// What a run writes itself, which is no input of it.
struct Own {
    files: HashSet<PathBuf>,
    texts: Option<PathBuf>,
}

impl Own {
    fn of(arguments: &Extract) -> Self {
        // A table that no run has told of is someone's data, not an output of an earlier run.
        let written = |out: &PathBuf| Files::of(out).documents.exists() || !out.exists();
        let outputs = arguments.outputs.iter().flat_map(|out| {
            let mut own = Files::of(out).all();
            own.retain(|path| path != out || written(out));
            own
        });
        let files = outputs.map(|path| known(&path)).collect();
        Self { files, texts: arguments.texts.as_deref().map(known) }
    }

    fn holds(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        self.files.contains(&path) || self.texts.as_ref().is_some_and(|texts| path.starts_with(texts))
    }
}

fn pattern(path: &Path, arguments: &Extract, own: &Own, found: &mut Inputs) {
    let failed = |detail: String| Input::Failed { path: path.into(), reason: Unreadable::Io, detail };
    let paths = match glob::glob(&path.to_string_lossy()) {
        Ok(paths) => paths,
        Err(error) => return found.all.push(failed(format!("expected a pattern: {error}"))),
    };
    let before = found.all.len();
    for path in paths {
        match path {
            Ok(path) if path.is_dir() => walk(&path, arguments, own, found),
            Ok(path) if path.file_name().is_some_and(is_hidden) || own.holds(&path) => {}
            Ok(path) => found.all.push(Input::File(path)),
            Err(error) => found.all.push(Input::Failed {
                path: error.path().into(),
                reason: Unreadable::Io,
                detail: error.error().to_string(),
            }),
        }
    }
    if found.all.len() == before {
        found.all.push(failed("no file matches the pattern".into()));
    }
}

/// Hidden files, and what Word and Excel leave while a file is open.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn walk(folder: &Path, arguments: &Extract, own: &Own, found: &mut Inputs) {
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() || own.holds(entry.path()) => {}
            Ok(entry) => {
                let path = entry.into_path();
                let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
                let table = arguments.text_column.is_some() && Dataset::is_dataset(&path);
                if DOCUMENTS.contains(&ending.as_str()) || table {
                    found.all.push(Input::File(path));
                } else {
                    *found.passed_over.entry(ending).or_default() += 1;
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let detail = error.io_error().map_or_else(|| error.to_string(), std::io::Error::to_string);
                found.all.push(Input::Failed { path, reason: Unreadable::Io, detail });
            }
        }
    }
}
