//! What the targets share.

pub mod numbers;
pub mod pack;

use policy_targets::formats::{Format, Options, Text, read_bytes};
use std::collections::HashSet;
use std::fs;
use std::panic::{set_hook, take_hook};
use std::path::Path;

/// Lets the library catch the panics of foreign readers, as it does for its callers; a panic of this project, or one
/// that nobody catches, still ends the process.
pub fn pass_over_foreign_panics() {
    let abort = take_hook();
    set_hook(Box::new(move |panic| {
        let place = panic.location().map_or(Path::new(""), |location| Path::new(location.file()));
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        if place.is_relative() || project.is_some_and(|project| place.starts_with(project)) {
            abort(panic);
        }
    }));
}

/// Small limits, so that what breaks them is small too.
pub fn options(encoding: Option<&str>) -> Options {
    Options { encoding: encoding.map(Into::into), max_bytes: 1 << 20 }
}

/// Reads a document and holds what is true of every one that could be read.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Option<Text> {
    let read = || read_bytes(Path::new(name), bytes, options).map_err(|error| error.to_string());
    let found = read();
    assert_eq!(found, read(), "a second reading");
    let text = found.ok()?;
    assert!(!text.text.trim().is_empty(), "an empty text");
    assert_eq!(text.encoding.is_some(), matches!(text.format, Format::Text | Format::Html), "the encoding");
    let kinds: HashSet<&str> = text.repairs.iter().map(|repair| repair.name()).collect();
    assert_eq!(kinds.len(), text.repairs.len(), "a repair told twice: {:?}", text.repairs);
    Some(text)
}

/// The first byte, which chooses, and the rest.
pub fn chosen(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest))
}

/// The lexicon's tables, by name; the byte that chooses one is its place here.
pub fn tables() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon");
    let paths = fs::read_dir(folder).expect("the lexicon").map(|entry| entry.expect("a table").path());
    let mut tables: Vec<_> = paths
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path))
        // The segmenter's own, which no caller can give.
        .filter(|(name, _)| name != "dictionary.tsv")
        .map(|(name, path)| (name, fs::read_to_string(path).expect("text")))
        .collect();
    tables.sort();
    tables
}
