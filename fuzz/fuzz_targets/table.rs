//! Tables whose rows are documents, of any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::formats::{Columns, Dataset};
use policy_targets_fuzz::{chosen, options, pass_over_foreign_panics};
use std::fs;

const ENDINGS: [&str; 4] = ["csv", "tsv", "jsonl", "parquet"];
/// A few bytes of Parquet can stand for more rows than anybody reads.
const ROWS: usize = 10_000;

fuzz_target!(init: pass_over_foreign_panics(), |bytes: &[u8]| {
    let (choice, bytes) = chosen(bytes);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reports").with_extension(ENDINGS[choice % ENDINGS.len()]);
    fs::write(&path, bytes).expect("a file");
    let named = |name: &str| Some(name.to_owned()).filter(|_| choice / ENDINGS.len() % 2 == 1);
    let columns = Columns { text: None, id: named("id"), year: named("year"), place: None };
    let Ok(table) = Dataset::open(&path, &columns, &options(None)) else { return };
    for (expected, (row, entry)) in (1..).zip(table.take(ROWS)) {
        assert_eq!(row, expected, "the rows' numbers");
        if let Ok(entry) = entry {
            assert!(entry.year.is_none() || entry.year_unread.is_none(), "a year both read and unread");
        }
    }
});
