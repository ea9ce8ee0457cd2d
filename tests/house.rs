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
        (
            "characters",
            vec!["span", "numeral", "signs", "lexicon", "measure", "document", "clause", "record", "extract"],
        ),
        ("signs", vec!["lexicon", "measure", "document", "clause", "status", "sector", "record", "extract"]),
        ("record", vec!["extract", "explain", "parallel", "panel"]),
        ("parallel", vec!["lexicon", "record", "formats", "tables"]),
        (
            "numeral",
            vec![
                "signs", "lexicon", "measure", "document", "clause", "status", "sector", "target", "extract",
                "explain", "words",
            ],
        ),
        ("lexicon", vec!["measure", "document", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("measure", vec!["document", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("document", vec!["measure", "clause", "status", "sector", "target", "extract", "explain", "words"]),
        ("clause", vec!["status", "sector", "target", "extract", "explain"]),
        ("status", vec!["clause", "sector", "target", "extract", "explain"]),
        ("sector", vec!["clause", "status", "target", "extract", "explain", "measure", "document"]),
        ("target", vec!["extract", "explain", "clause", "status", "sector", "measure", "document", "lexicon"]),
        ("headline", vec!["extract", "explain", "lexicon", "target", "panel"]),
        ("origin", vec!["extract", "explain", "record"]),
        ("extract", vec!["formats", "tables", "panel"]),
        ("panel", vec!["formats", "tables"]),
        ("formats", vec!["tables", "extract", "lexicon", "target"]),
        ("tables", vec!["formats", "lexicon"]),
    ];
    // The command sees the library as any other program does.
    let library = |path: &Path| !path.ends_with("tests.rs") && !path.components().any(|part| part.as_os_str() == "bin");
    for (path, text) in sources().iter().filter(|(path, _)| library(path)) {
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

#[test]
fn an_extractor_is_shared_between_threads() {
    fn shared<T: Send + Sync>(value: T) -> T {
        value
    }
    let extractor = shared(policy_targets::Extractor::new());
    let text = "新建学校3所。";
    std::thread::scope(|scope| {
        let found: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| extractor.extract(&policy_targets::Report::new(text))))
            .map(|thread| thread.join().unwrap())
            .collect();
        assert!(found.windows(2).all(|pair| pair[0] == pair[1]) && found[0].targets.len() == 1);
    });
}

/// Every rule that a record can name is stated in the table that `explain` reads.
#[test]
fn every_rule_is_stated() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon/rules.tsv")).unwrap();
    let stated: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let families = [
        "background",
        "achievement",
        "target",
        "strength",
        "deadline",
        "action",
        "indicator",
        "bound",
        "change",
        "number",
        "rate",
        "sector",
    ];
    let mut used = Vec::new();
    for (_, text) in sources() {
        for quoted in text.split('"').skip(1).step_by(2) {
            if quoted.split_once('.').is_some_and(|(family, rule)| {
                families.contains(&family)
                    && !rule.is_empty()
                    && rule.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            }) {
                used.push(quoted.to_owned());
            }
        }
    }
    let unstated: Vec<_> = used.iter().filter(|rule| !stated.contains(&rule.as_str())).collect();
    let unused: Vec<_> = stated.iter().filter(|rule| !used.iter().any(|known| known == *rule)).collect();
    assert!(unstated.is_empty() && unused.is_empty(), "not stated {unstated:?}, not used {unused:?}");
}
