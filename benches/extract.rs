//! Whole extraction beside its yardsticks on the same text in the same run: bytes per second of each.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use policy_targets::{Extractor, Report};

const SEED: &str = include_str!("../seeds/000_67e4bbbf001d83ba.txt");

fn main() {
    divan::main();
}

/// The seed many times over, so that the dictionary's load does not count.
fn text() -> String {
    SEED.repeat(20)
}

#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let (text, extractor) = (text(), Extractor::new());
    assert_eq!(extractor.extract(&Report::new(&text)).targets.len(), 8 * 20);
    bencher.counter(BytesCount::of_str(&text)).bench(|| extractor.extract(black_box(&Report::new(&text))));
}

#[divan::bench]
fn measures_only(bencher: Bencher<'_, '_>) {
    let (text, extractor) = (text(), Extractor::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| extractor.measures(black_box(&text)));
}

#[divan::bench]
fn yardstick_segmenter_cut(bencher: Bencher<'_, '_>) {
    let (text, jieba) = (text(), jieba_rs::Jieba::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| jieba.cut(black_box(&text), true).len());
}

#[divan::bench]
fn yardstick_digits(bencher: Bencher<'_, '_>) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(&text).bytes().filter(u8::is_ascii_digit).count());
}

#[divan::bench(sample_count = 10)]
fn cold_start() -> usize {
    Extractor::new().extract(&Report::new(SEED)).targets.len()
}

#[divan::bench(sample_count = 10)]
fn yardstick_segmenter_start() -> usize {
    jieba_rs::Jieba::new().cut("新增", true).len()
}
