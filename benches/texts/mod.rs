//! The texts that are measured: a folder of reports if there is one, else the seed many times over.

use std::path::Path;

pub const SEED: &str = include_str!("../../seeds/000_67e4bbbf001d83ba.txt");

/// The folder that `POLICY_TEXTS` names, or the corpus beside the checkout.
pub fn texts() -> Vec<String> {
    let folder = std::env::var("POLICY_TEXTS").unwrap_or_else(|_| "../shared/corpus".into());
    let mut paths: Vec<_> = std::fs::read_dir(Path::new(&folder))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let found: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    if found.is_empty() { vec![SEED.into(); 200] } else { found }
}
