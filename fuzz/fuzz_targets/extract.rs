//! Any text through the extractor.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::{Extraction, Extractor, Report, Status, Target};
use std::sync::LazyLock;

static TARGETS: LazyLock<Extractor> = LazyLock::new(Extractor::new);
static ALL: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().all(true).build().expect("the built-in tables"));

/// Digits that a number in JSON keeps.
const DIGITS: usize = 15;

fn is_exact_in_json(target: &Target) -> bool {
    let short =
        |value: &policy_targets::Decimal| value.normalize().mantissa().unsigned_abs().to_string().len() <= DIGITS;
    short(&target.value) && target.value_max.iter().all(short)
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let report = Report::new(&text).with_default_year(2024);
    let all = ALL.extract(&report);
    assert_eq!(ALL.extract(&report), all, "a second run on {text:?}");

    let characters: Vec<char> = text.chars().collect();
    let mut last = 0;
    for target in &all.targets {
        assert_eq!(text.get(target.span.start..target.span.end), Some(&*target.quote), "bytes of {text:?}");
        let counted: String = characters[target.start..target.end].iter().collect();
        assert_eq!(counted, target.quote, "code points of {text:?}");
        assert!(last <= target.start && target.start < target.end, "order of {text:?}");
        last = target.end;
    }

    // So too in the review of a report with enough of a plan.
    let reviewed = format!("一、2023年工作回顾\n{text}\n二、2024年工作安排\n{}", "新建学校5所。".repeat(25));
    for report in [report, Report::new(&reviewed).with_year(2024)] {
        let all = ALL.extract(&report);
        let targets: Vec<&Target> = all.targets.iter().filter(|target| target.status == Status::Target).collect();
        assert!(TARGETS.extract(&report).targets.iter().eq(targets), "the targets of {:?}", report.text());
    }

    let json = serde_json::to_string(&all).expect("records are written");
    let read: Extraction = serde_json::from_str(&json).expect("records are read");
    assert!(read == all || !all.targets.iter().all(is_exact_in_json), "JSON of {text:?}");
});
