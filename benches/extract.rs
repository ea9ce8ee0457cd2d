//! What can be asked for alone and the whole, warm and cold, beside yardsticks on the same texts: bytes per second of
//! each. The shares of the other stages are a matter of a profiler.

mod texts;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use policy_targets::{Extractor, Report};
use texts::{SEED, texts};

fn main() {
    divan::main();
}

/// Runs `work` on all texts; it must give `expected` in all.
fn each(bencher: Bencher<'_, '_>, work: impl Fn(&str) -> usize + Sync) {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let run = || texts.iter().map(|text| work(black_box(text))).sum::<usize>();
    let expected = run();
    assert!(expected > 0);
    bencher.counter(BytesCount::new(bytes)).bench_local(|| assert_eq!(run(), expected));
}

/// All numbers of a text, those that are no measure too, of which extraction reads what may hold a target.
#[divan::bench(sample_count = 20)]
fn part_numbers(bencher: Bencher<'_, '_>) {
    let extractor = Extractor::new();
    each(bencher, |text| extractor.numbers(text).len());
}

#[divan::bench(sample_count = 20)]
fn whole_targets(bencher: Bencher<'_, '_>) {
    let extractor = Extractor::new();
    each(bencher, |text| extractor.extract(&Report::new(text)).targets.len());
}

#[divan::bench(sample_count = 20)]
fn whole_all_statuses(bencher: Bencher<'_, '_>) {
    let extractor = Extractor::builder().all(true).build().expect("the built-in tables load");
    each(bencher, |text| extractor.extract(&Report::new(text)).targets.len());
}

#[divan::bench(sample_count = 20)]
fn yardstick_cut(bencher: Bencher<'_, '_>) {
    let jieba = jieba_rs::Jieba::new();
    each(bencher, |text| jieba.cut(text, true).len());
}

#[divan::bench(sample_count = 20)]
fn yardstick_tag(bencher: Bencher<'_, '_>) {
    let jieba = jieba_rs::Jieba::new();
    each(bencher, |text| jieba.tag(text, true).len());
}

#[divan::bench(sample_count = 20)]
fn yardstick_patterns(bencher: Bencher<'_, '_>) {
    let patterns = regex::Regex::new("力争|确保|新增|达到|增长|建成|完成").expect("the pattern is valid");
    each(bencher, |text| patterns.find_iter(text).count());
}

#[divan::bench(sample_count = 20)]
fn floor_digits(bencher: Bencher<'_, '_>) {
    each(bencher, |text| text.bytes().filter(u8::is_ascii_digit).count());
}

#[divan::bench(sample_count = 10)]
fn cold_extractor() -> usize {
    Extractor::new().sectors().count()
}

#[divan::bench(sample_count = 10)]
fn cold_seed() -> usize {
    Extractor::new().extract(&Report::new(SEED)).targets.len()
}

#[divan::bench(sample_count = 10)]
fn cold_yardstick_segmenter() -> usize {
    jieba_rs::Jieba::new().cut("新增", true).len()
}
