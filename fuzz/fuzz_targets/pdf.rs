//! PDFs: any bytes, or what a page of a whole one draws and its fonts mean.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets_fuzz::{chosen, options, pack, pass_over_foreign_panics, read};

fuzz_target!(init: pass_over_foreign_panics(), |bytes: &[u8]| {
    match chosen(bytes) {
        (0, file) => read("report.pdf", file, &options(None)),
        (_, pieces) => read("report.pdf", &pack::pdf(pieces), &options(None)),
    };
});
