//! Pages of any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets_fuzz::{options, pass_over_foreign_panics, read};

fuzz_target!(init: pass_over_foreign_panics(), |bytes: &[u8]| {
    read("page.html", bytes, &options(None));
});
