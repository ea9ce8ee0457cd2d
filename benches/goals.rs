//! The goals for speed and memory as ratios, each measured against its yardstick in one run: `cargo bench --bench goals`.
//!
//! Times are the least of several rounds in which both sides take turns, so that whatever else the machine does
//! weighs on both alike.

mod texts;

use policy_targets::{Extractor, Report};
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use texts::{SEED, files, folder, texts};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("segmenter") => drop(black_box(jieba_rs::Jieba::new())),
        Some("seed") => {
            let found = Extractor::new().extract(&Report::new(SEED));
            println!("{}", serde_json::to_string(&found).expect("records are written"));
        }
        Some("largest") => {
            let text = largest();
            black_box(Extractor::new().extract(&Report::new(&text)).targets.len());
        }
        _ => return goals(),
    }
    if let Some(peak) = peak() {
        eprintln!("{peak}");
    }
}

fn goals() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    match folder() {
        Some(folder) => println!("{} texts of {}, {:.1} MB", texts.len(), folder.display(), bytes as f64 / 1e6),
        None => println!("the seed {} times over, since POLICY_TEXTS names no folder", texts.len()),
    }
    throughput(&texts, bytes);
    start();
    memory();
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
        "   segmenter: cut with its guesses {:.1} MB/s, tag {:.1} MB/s; a pass that counts digits {:.0} MB/s",
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

fn memory() {
    let text = largest().len() / 1024;
    let peak = |mode: &str| -> Option<usize> {
        let done = child(mode).stderr(Stdio::piped()).output().expect("it runs");
        assert!(done.status.success());
        String::from_utf8_lossy(&done.stderr).trim().parse().ok()
    };
    let (Some(own), Some(segmenter)) = (peak("largest"), peak("segmenter")) else {
        println!("3. this system does not tell how much memory a program takes");
        return;
    };
    println!("3. peak memory {own} kB, the segmenter's program {segmenter} kB, the largest text {text} kB");
    println!(
        "   ratio to the segmenter and ten texts = {:.2} (goal 1 or less)",
        own as f64 / (segmenter + 10 * text) as f64
    );
}

/// The largest text, read alone.
fn largest() -> String {
    let size = |path: &PathBuf| path.metadata().map_or(0, |file| file.len());
    let file = folder().and_then(|folder| files(&folder).into_iter().max_by_key(size));
    file.map_or_else(|| SEED.into(), |path| std::fs::read_to_string(path).expect("it is UTF-8"))
}

fn child(mode: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("it has a path"));
    command.arg(mode).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The most memory this process has held, in kB, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
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

/// A kind of text by its length.
type Pattern = (&'static str, fn(usize) -> String, usize);

/// Texts that other readers hang on: name, how they are made, and how often their unit stands in the smaller one.
const PATTERNS: [Pattern; 17] = [
    ("one paragraph of 1 and 10 MB", |n| "力争新增高新技术企业100家以上，改革开放不断深化。".repeat(n), 14_000),
    ("one sentence of 0.1 and 1 MB", |n| "力争新增高新技术企业100家以上，".repeat(n), 2_200),
    ("sentence without marks", |n| "改革发展".repeat(n), 80_000),
    ("digits", |n| "1".repeat(n), 100_000),
    ("digits apart", |n| "1 ".repeat(n), 100_000),
    ("opening quotes", |n| "“".repeat(n), 100_000),
    ("opening brackets", |n| "（".repeat(n), 100_000),
    (
        "a list of 1,000 and 10,000 dealt out (分别)",
        |n| format!("{}分别达到{}。", "甲厂、".repeat(n), "5家、".repeat(n)),
        1_000,
    ),
    ("many lists of 2 dealt out (分别)", |n| "分别达到5家、6家，".repeat(n), 1_000),
    ("a list of 10,000 and 100,000 numbers", |n| "100家、".repeat(n), 10_000),
    ("digits one to ten (一二三四五六七八九十)", |n| "一二三四五六七八九十".repeat(n), 10_000),
    ("magnitudes (百万)", |n| "百万".repeat(n), 10_000),
    ("percent without a number (百分之)", |n| "百分之".repeat(n), 20_000),
    ("doubling without a number (翻)", |n| "翻".repeat(n), 30_000),
    ("ranges", |n| "从1个、".repeat(n), 10_000),
    ("lines", |n| "一、\n".repeat(n), 30_000),
    ("years", |n| "2024年".repeat(n), 20_000),
];

fn linear() {
    println!("5. ten times the text takes so many times as long (goal 9 to 11)");
    let extractor = Extractor::builder().default_year(2024).build().expect("the built-in tables load");
    for (name, text, count) in PATTERNS {
        let (small, large) = (text(count), text(10 * count));
        let run = |text: &str| drop(black_box(extractor.extract(&Report::new(text))));
        let mut slow = || run(&large);
        let times = least(3, &mut [&mut || (0..10).for_each(|_| run(&small)), &mut slow]);
        println!("   {:<40} {:>5.2} ({:.1?})", name, 10.0 * ratio(times[1], times[0]), times[1]);
    }
}

fn ratio(above: Duration, below: Duration) -> f64 {
    above.as_secs_f64() / below.as_secs_f64()
}
