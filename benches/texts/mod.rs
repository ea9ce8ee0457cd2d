//! The texts that are measured: the reports of a folder, or else the seed many times over.

use std::path::PathBuf;

pub const SEED: &str = include_str!("../../seeds/000_67e4bbbf001d83ba.txt");

/// The folder of reports to measure, as `POLICY_TEXTS` names it.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("POLICY_TEXTS").map(PathBuf::from)
}

/// The `.txt` files of the folder.
pub fn files(folder: &PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("the folder is read").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(!files.is_empty(), "{} holds no .txt", folder.display());
    files
}

pub fn texts() -> Vec<String> {
    match folder() {
        Some(folder) => files(&folder).iter().map(|path| std::fs::read_to_string(path).expect("it is UTF-8")).collect(),
        None => vec![SEED.into(); 200],
    }
}
