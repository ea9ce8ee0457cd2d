//! Plain text of any bytes, in an encoding that is named or found out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::formats::decode;
use policy_targets_fuzz::{chosen, options, pass_over_foreign_panics, read};

/// None first; then what is likely, then what only a caller could name.
const ENCODINGS: [&str; 8] =
    ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "iso-2022-jp", "windows-1252", "klingon"];

fuzz_target!(init: pass_over_foreign_panics(), |bytes: &[u8]| {
    let (choice, bytes) = chosen(bytes);
    let options = options(choice.checked_sub(1).map(|at| ENCODINGS[at % ENCODINGS.len()]));
    let decoded = decode("report.txt".as_ref(), bytes, &options);
    if let Some(read) = read("report.txt", bytes, &options).filter(|read| read.encoding.is_some()) {
        assert!(!read.text.contains('\r'), "a line end of another system");
        assert_eq!(read.encoding, decoded.ok().map(|(_, encoding)| encoding), "the encoding");
    }
});
