//! Texts of number characters alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_targets::Extractor;
use policy_targets_fuzz::numbers::spelt;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    let text = spelt(bytes);
    let mut last = 0;
    for measure in EXTRACTOR.numbers(&text) {
        let (span, extent) = (measure.span, measure.extent());
        assert!(text.get(span.start..span.end).is_some_and(|quote| !quote.is_empty()), "{span:?} of {text:?}");
        assert!(extent.contains(span) && text.get(extent.start..extent.end).is_some(), "{extent:?} of {text:?}");
        assert!(last <= span.start, "{span:?} of {text:?} begins before {last}");
        assert!(measure.value_max.is_none_or(|most| most > measure.value), "{measure:?} of {text:?}");
        last = span.end;
    }
});
