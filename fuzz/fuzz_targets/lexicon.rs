//! Tables of a caller: rows of any bytes, each line led by the byte that chooses its table.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::{Extractor, Report, check_lexicon};
use policy_targets_fuzz::{chosen, tables};
use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

static TABLES: LazyLock<Vec<(String, String)>> = LazyLock::new(tables);

const TEXT: &str = "二、2026年工作安排\n力争全年新增高新技术企业100家以上，新建学校3所，地区生产总值增长6%左右。\n";

/// Building an extractor takes its time: one input in so many has its rows take effect.
const CHECKED: usize = 4;

fuzz_target!(|bytes: &[u8]| {
    let (choice, bytes) = chosen(bytes);
    let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (table, row) in bytes.split(|byte| *byte == b'\n').map(chosen) {
        let (name, text) = &TABLES[table % TABLES.len()];
        let header = text.lines().next().unwrap_or_default();
        let file = files.entry(name).or_insert_with(|| header.into());
        file.push(b'\n');
        file.extend(row);
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in files {
        fs::write(folder.path().join(name), file).expect("a file");
    }
    let checks = check_lexicon(folder.path()).expect("the folder can be read");
    if choice % CHECKED == 0 && checks.iter().all(|check| check.errors.is_empty()) {
        let extractor = Extractor::builder().lexicon_dir(folder.path()).all(true).build().expect("checked tables");
        extractor.extract(&Report::new(&format!("{TEXT}{}", String::from_utf8_lossy(bytes))));
    }
});
