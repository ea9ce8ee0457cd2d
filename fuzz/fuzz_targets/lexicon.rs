//! Tables of a caller: rows of any bytes, each line led by the byte that chooses its table.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::{Extractor, Report, check_lexicon};
use policy_targets_fuzz::chosen;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The tables with their headers.
static TABLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon")).expect("the lexicon");
    let mut tables: Vec<_> = folder
        .map(|entry| {
            let entry = entry.expect("a table");
            let text = fs::read_to_string(entry.path()).expect("text");
            (entry.file_name().to_string_lossy().into_owned(), text.lines().next().unwrap_or_default().to_owned())
        })
        .collect();
    tables.sort();
    tables
});

const TEXT: &str = "二、2026年工作安排\n力争全年新增高新技术企业100家以上，新建学校3所，地区生产总值增长6%左右。\n";

fuzz_target!(|bytes: &[u8]| {
    let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (choice, row) in bytes.split(|byte| *byte == b'\n').map(chosen) {
        let (name, header) = &TABLES[choice % TABLES.len()];
        let file = files.entry(name).or_insert_with(|| header.clone().into_bytes());
        file.push(b'\n');
        file.extend(row);
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in files {
        fs::write(folder.path().join(name), file).expect("a file");
    }
    let checks = check_lexicon(folder.path()).expect("the folder can be read");
    // Building reads all tables anew; it is worth its time where the rows take effect.
    if checks.iter().all(|check| check.errors.is_empty()) {
        let extractor = Extractor::builder().lexicon_dir(folder.path()).all(true).build().expect("checked tables");
        extractor.extract(&Report::new(&format!("{TEXT}{}", String::from_utf8_lossy(bytes))));
    }
});
