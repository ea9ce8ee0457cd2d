//! The goals for speed and memory as ratios, each measured against its yardstick in one run: `cargo bench --bench goals`.
//!
//! Times are the least of several rounds in which both sides take turns, so that whatever else the machine does
//! weighs on both alike.

mod texts;

use policy_targets::{Extractor, Report};
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use texts::{SEED, texts};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("segmenter") => drop(black_box(jieba_rs::Jieba::new())),
        Some("seed") => {
            let found = Extractor::new().extract(&Report::new(SEED));
            println!("{}", serde_json::to_string(&found).expect("records are written"));
        }
        Some("largest") => {
            let texts = texts();
            let largest = texts.iter().max_by_key(|text| text.len()).expect("there are texts");
            black_box(Extractor::new().extract(&Report::new(largest)).targets.len());
        }
        _ => return goals(),
    }
    eprintln!("{}", peak());
}

fn goals() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    throughput(&texts, bytes);
    start();
    memory(&texts);
    cores(&texts);
    linear();
}

/// The least time of each side over rounds in turn.
fn least(rounds: usize, sides: &mut [&mut dyn FnMut()]) -> Vec<Duration> {
    let mut least = vec![Duration::MAX; sides.len()];
    for _ in 0..rounds {
        for (side, least) in sides.iter_mut().zip(&mut least) {
            let begun = Instant::now();
            side();
            *least = begun.elapsed().min(*least);
        }
    }
    least
}

fn throughput(texts: &[String], bytes: usize) {
    let (extractor, jieba) = (Extractor::new(), jieba_rs::Jieba::new());
    let count = |extractor: &Extractor| -> usize {
        texts.iter().map(|text| extractor.extract(&Report::new(text)).targets.len()).sum()
    };
    let expected = count(&extractor);
    let [extract, cut, tag, digits] = least(
        10,
        &mut [
            &mut || assert_eq!(count(&extractor), expected),
            &mut || assert!(texts.iter().map(|text| jieba.cut(text, true).len()).sum::<usize>() > 0),
            &mut || assert!(texts.iter().map(|text| jieba.tag(text, true).len()).sum::<usize>() > 0),
            &mut || {
                assert!(texts.iter().map(|text| text.bytes().filter(u8::is_ascii_digit).count()).sum::<usize>() > 0)
            },
        ],
    )[..] else {
        return;
    };
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!("1. extraction {:.1} MB/s ({expected} targets)", speed(extract));
    println!(
        "   segmenter cut {:.1} MB/s, tag {:.1} MB/s; a pass that counts digits {:.0} MB/s",
        speed(cut),
        speed(tag),
        speed(digits)
    );
    println!("   extraction / cut = {:.2} (goal 2 or more)", ratio(cut, extract));
}

fn start() {
    let run = |mode: &str| assert!(child(mode).status().expect("it runs").success());
    let times = least(20, &mut [&mut || run("seed"), &mut || run("segmenter")]);
    println!("2. process that extracts the seed {:.1?}, one that builds the segmenter {:.1?}", times[0], times[1]);
    println!("   ratio = {:.2} (goal 0.5 or less)", ratio(times[0], times[1]));
}

fn memory(texts: &[String]) {
    let largest = texts.iter().map(String::len).max().unwrap_or(0) / 1024;
    let peak = |mode: &str| -> usize {
        let told = child(mode).stderr(Stdio::piped()).output().expect("it runs").stderr;
        String::from_utf8_lossy(&told).trim().parse().unwrap_or(0)
    };
    let (own, segmenter) = (peak("largest"), peak("segmenter"));
    let limit = segmenter + 10 * largest;
    println!("3. peak memory {own} kB, the segmenter's program {segmenter} kB, the largest text {largest} kB");
    println!("   ratio to the segmenter and ten texts = {:.2} (goal 1 or less)", own as f64 / limit as f64);
}

fn child(mode: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("it has a path"));
    command.arg(mode).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The most memory this process has held, in kB, where the system tells.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

fn cores(texts: &[String]) {
    let extractor = Extractor::new();
    let reports: Vec<Report<'_>> = texts.iter().map(|text| Report::new(text)).collect();
    let expected: usize = reports.iter().map(|report| extractor.extract(report).targets.len()).sum();
    let pool = |threads: usize| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    let (one, two) = (pool(1), pool(2));
    let run = |pool: &rayon::ThreadPool| {
        let found = pool.install(|| extractor.extract_all(&reports));
        assert_eq!(found.iter().map(|found| found.targets.len()).sum::<usize>(), expected);
    };
    let times = least(10, &mut [&mut || run(&one), &mut || run(&two)]);
    println!("4. extract_all on one core {:.1?}, on two {:.1?}", times[0], times[1]);
    println!("   ratio = {:.2} (goal 1.8 or more)", ratio(times[0], times[1]));
}

/// Texts that other readers hang on: name, unit, and how often it stands in the smaller text.
const PATTERNS: [(&str, &str, usize); 16] = [
    ("one paragraph, 1 and 10 MB", "力争新增高新技术企业100家以上，改革开放不断深化。", 14_000),
    ("one sentence, 0.1 and 1 MB", "力争新增高新技术企业100家以上，", 2_200),
    ("sentence without marks", "改革发展", 80_000),
    ("digits", "1", 100_000),
    ("digits apart", "1 ", 100_000),
    ("opening quotes", "“", 100_000),
    ("opening brackets", "（", 100_000),
    ("分别 lists", "分别达到5家、6家，", 1_000),
    ("lists of numbers", "100家、", 10_000),
    ("一二三四五六七八九十", "一二三四五六七八九十", 10_000),
    ("百万", "百万", 10_000),
    ("百分之", "百分之", 20_000),
    ("翻", "翻", 30_000),
    ("ranges", "从1个、", 10_000),
    ("lines", "一、\n", 30_000),
    ("years", "2024年", 20_000),
];

fn linear() {
    println!("5. ten times the text");
    let extractor = Extractor::builder().default_year(2024).build().expect("the built-in tables load");
    for (name, unit, count) in PATTERNS {
        let (small, large) = (unit.repeat(count), unit.repeat(10 * count));
        let run = |text: &str| drop(black_box(extractor.extract(&Report::new(text))));
        let mut slow = || run(&large);
        let times = least(3, &mut [&mut || (0..10).for_each(|_| run(&small)), &mut slow]);
        println!("   {:<28} {:>5.2} times the time ({:.1?})", name, 10.0 * ratio(times[1], times[0]), times[1]);
    }
}

fn ratio(above: Duration, below: Duration) -> f64 {
    above.as_secs_f64() / below.as_secs_f64()
}
