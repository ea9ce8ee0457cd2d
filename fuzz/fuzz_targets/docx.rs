//! Word files: any bytes, or the parts of a whole one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets_fuzz::{chosen, options, pack, pass_over_foreign_panics, read};

fuzz_target!(init: pass_over_foreign_panics(), |bytes: &[u8]| {
    match chosen(bytes) {
        (0, file) => read("report.docx", file, &options(None)),
        (_, parts) => read("report.docx", &pack::docx(parts), &options(None)),
    };
});
