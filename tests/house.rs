//! The invariants of ARCHITECTURE.md that a reader of the source could break unnoticed.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn the_segmenter_is_named_in_one_file() {
    let naming: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.contains("jieba_rs")).map(|(path, _)| path).collect();
    assert!(naming.len() == 1 && naming[0].ends_with("words.rs"), "{naming:?}");
}

#[test]
fn no_file_is_over_four_hundred_lines() {
    for (path, text) in sources() {
        assert!(text.lines().count() <= 400, "{}", path.display());
    }
}

/// What each room may not import: imports go only down the flow.
#[test]
fn imports_go_one_way() {
    let above = [
        ("numeral", vec!["measure", "document", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("lexicon", vec!["measure", "document", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("measure", vec!["document", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("document", vec!["measure", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("clause", vec!["status", "sector", "target", "extract", "explain"]),
        ("status", vec!["clause", "sector", "target", "extract", "explain"]),
        ("sector", vec!["clause", "status", "target", "extract", "explain", "measure", "document"]),
        ("target", vec!["extract", "explain", "clause", "status", "sector", "measure", "document", "lexicon"]),
    ];
    for (path, text) in sources().iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (room, barred) in &above {
            let inside =
                path.components().any(|part| part.as_os_str() == *room) || path.ends_with(format!("{room}.rs"));
            for other in barred.iter().filter(|_| inside) {
                assert!(!code.contains(&format!("crate::{other}::")), "{} imports {other}", path.display());
            }
        }
    }
}
