//! What holds for every text.

use policy_targets::{CodePoints, Extraction, Extractor, Report, Status, Target};
use proptest::prelude::*;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);
static ALL: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().all(true).build().expect("the built-in tables load"));

const SEED: &str = include_str!("../seeds/000_67e4bbbf001d83ba.txt");

/// Characters between the ends of two prefixes of the seed.
const STEP: usize = 97;

/// What noise is made of: numbers, marks, units, verbs, names, white space, and what no report holds.
const NOISE: &[&str] = &[
    "0",
    "1",
    "2",
    "5",
    "９",
    "７",
    "．",
    ".",
    ",",
    "，",
    "一",
    "二",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "零",
    "〇",
    "半",
    "几",
    "点",
    "数",
    "第",
    "%",
    "％",
    "‰",
    "百分之",
    "个百分点",
    "倍",
    "成",
    "翻一番",
    "翻两番",
    "—",
    "-",
    "～",
    "至",
    "到",
    "从",
    "比",
    "、",
    "；",
    "。",
    "：",
    "！",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "〔",
    "\n",
    "\r\n",
    "\u{3000}",
    " ",
    "\t",
    "\u{200b}",
    "𠮷",
    "é",
    "😀",
    "\0",
    "个",
    "家",
    "公里",
    "亩",
    "元",
    "亿元",
    "万吨",
    "年",
    "月",
    "日",
    "人次",
    "套（间）",
    "新增",
    "增长",
    "建设",
    "达到",
    "完成",
    "力争",
    "确保",
    "分别",
    "各",
    "其中",
    "以上",
    "左右",
    "不低于",
    "超",
    "近",
    "余",
    "多",
    "企业",
    "高速公路",
    "地区生产总值",
    "工作回顾",
    "工作安排",
    "2024年",
    "“十五五”",
    "去年",
    "城乡居民",
    "收入",
    "占",
    "比重",
    "三年内",
    "名词解释",
    "预期目标",
    "a",
    "Z",
    "/",
    "立方米",
    "微克/立方米",
];

/// Every property that one text must have; panics name the text.
fn sound(text: &str) -> Extraction {
    let report = Report::new(text).with_year(2024);
    let points: Vec<char> = text.chars().collect();
    for extractor in [&*EXTRACTOR, &*ALL] {
        let found = extractor.extract(&report);
        let mut last = 0;
        for target in &found.targets {
            assert_eq!(text.get(target.span.start..target.span.end), Some(&*target.quote), "bytes of {text:?}");
            let by_points: String = points[target.start..target.end].iter().collect();
            assert_eq!(by_points, target.quote, "code points of {text:?}");
            assert!(!target.quote.is_empty(), "an empty quote in {text:?}");
            assert!(target.sentence.contains(&*target.quote), "the sentence of {text:?}");
            assert!(target.start >= last, "order of {text:?}");
            last = target.end;
        }
        let json = serde_json::to_string(&found).expect("records serialize");
        let read: Extraction = serde_json::from_str(&json).expect("records read back");
        assert_eq!(read, found, "JSON of {text:?}");
        assert_eq!(extractor.extract(&report), found, "a second run on {text:?}");
    }
    // What is worked out for targets alone is what is worked out for all.
    // So too in the review of a report with enough of a plan.
    let reviewed = format!("一、2023年工作回顾\n{text}\n二、2024年工作安排\n{}", "新建学校5所。".repeat(25));
    for report in [report, Report::new(&reviewed).with_year(2024)] {
        let all = ALL.extract(&report).targets;
        let targets: Vec<_> = all.into_iter().filter(|record| record.status == Status::Target).collect();
        assert_eq!(EXTRACTOR.extract(&report).targets, targets, "the targets of {:?}", report.text());
    }
    for measure in EXTRACTOR.numbers(text) {
        assert!(
            text.get(measure.span.start..measure.span.end).is_some_and(|quote| !quote.is_empty()),
            "measures of {text:?}"
        );
    }
    EXTRACTOR.extract(&report)
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| if ('!'..='~').contains(&c) { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

#[test]
fn the_seed_and_each_prefix_of_it() {
    let ends: Vec<usize> = SEED.char_indices().step_by(STEP).map(|(at, _)| at).chain([SEED.len()]).collect();
    let found = ends.iter().map(|end| sound(&SEED[..*end]).targets.len()).collect::<Vec<_>>();
    assert_eq!(found[0], 0);
    assert!(found[found.len() - 1] > 0, "no target in the seed");
}

#[cfg(feature = "parallel")]
#[test]
fn many_texts_at_once_are_each_as_alone() {
    let texts: Vec<&str> = SEED.lines().chain(SENTENCES.iter().copied()).collect();
    let reports: Vec<Report<'_>> = texts.iter().map(|text| Report::new(text).with_year(2024)).collect();
    let alone: Vec<Extraction> = reports.iter().map(|report| ALL.extract(report)).collect();
    assert_eq!(ALL.extract_all(&reports), alone);
    assert!(alone.iter().any(|found| !found.targets.is_empty()));
}

#[test]
fn the_seed_in_full_width() {
    let values = |text: &str| -> Vec<_> {
        let found = sound(text).targets;
        found.into_iter().map(|target| (target.value, target.value_max, target.unit, target.bound)).collect()
    };
    assert_eq!(values(&full_width(SEED)), values(SEED));
}

/// What a record says, whatever stands around its sentence.
fn says(target: Target) -> impl PartialEq + std::fmt::Debug {
    let Target { quote, value, unit, bound, change, action, indicator, strength, deadline, rate, sector, .. } = target;
    (quote, value, unit, bound, change, action, indicator, (strength, deadline, rate, sector))
}

const SENTENCES: &[&str] = &[
    "力争全年新增高新技术企业100家以上。",
    "确保地区生产总值增长5.5%左右！",
    "新建学校3所；改造老旧小区20个。",
    "城镇登记失业率控制在4%以内。",
    "到2027年，建成充电桩1.2万个。",
    "完成固定资产投资200亿元。",
    "粮食产量稳定在30万吨以上。",
    "我们要不忘初心。",
];

const MARKERS: &[&str] =
    &["\n", " ", "\u{3000}", "\r\n\r\n", "◆", "※", "— ", "①", "\u{200b}", "\u{feff}", "#", "|", "…"];

#[test]
fn texts_of_no_length() {
    for text in ["", " ", "\n", "\u{3000}", "。", "5", "%", "百", "“", "（", "2024年", "\u{feff}新增5家"] {
        sound(text);
    }
}

#[test]
fn words_with_more_than_one_digit() {
    for word in ["举一反三", "独一无二", "不三不四", "以一知万"] {
        for text in [format!("扎实推进，{word}十分重要。"), format!("狠抓落实，{word}一、新建学校3所。")]
        {
            let numbers = EXTRACTOR.numbers(&text).into_iter().filter(|number| number.rejection().is_none()).count();
            sound(&text);
            assert_eq!(ALL.extract(&Report::new(&text)).targets.len(), numbers, "{text}");
        }
    }
}

#[test]
fn a_sentence_cut_inside_a_year() {
    sound(&format!("过去一年，{}aa02024年新建学校3所。", "发".repeat(994)));
}

#[test]
fn texts_without_end() {
    for (head, unit) in
        [("新建1元", "/年"), ("", "1 "), ("", "　"), ("一、2026年工作任务", "甲"), ("新增", "1个、"), ("《", "2026年")]
    {
        sound(&format!("{head}{}\n新建学校3所。", unit.repeat(3_000)));
    }
}

#[test]
fn ranges_beyond_any_quantity() {
    for end in ["", "成", "‰", "个"] {
        for text in ["二三亿亿万万", "二三亿亿万万二万", "二三亿万万万万二零", "－1000333330000－七万亿万"]
        {
            sound(&format!("新增{text}{end}。"));
            sound(&format!("温差：{text}{end}。"));
        }
    }
}

#[test]
fn years_out_of_reach() {
    let text = "明年新增5家。本世纪末达到6家。三年内建成7所。未来五年培育8家。今后五年\n新建学校9所。";
    for year in [i32::MIN, -1, 0, 1, 9999, i32::MAX] {
        let found = ALL.extract(&Report::new(text).with_year(year));
        assert!(found.targets.len() >= 4, "{year}: {} targets", found.targets.len());
    }
}

#[test]
fn byte_spans_and_code_points_agree() {
    let points = CodePoints::new(SEED);
    for target in ALL.extract(&Report::new(SEED)).targets {
        assert_eq!((points.at(target.span.start), points.at(target.span.end)), (target.start, target.end));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_of_the_genre(parts in prop::collection::vec(prop::sample::select(NOISE), 0..60)) {
        sound(&parts.concat());
    }

    #[test]
    fn noise_of_han_and_numbers(text in "[\u{4e00}-\u{9fff}0-9０-９一二三四五六七八九十百千万亿.．,，、。；%％—“”（）\n]{0,80}") {
        sound(&text);
    }

    #[test]
    fn noise_of_anything(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn marks_between_sentences(
        sentences in prop::sample::subsequence(SENTENCES, 1..SENTENCES.len()),
        marker in prop::sample::select(MARKERS),
    ) {
        let found = |mark: &str| -> Vec<_> { sound(&sentences.join(mark)).targets.into_iter().map(says).collect() };
        prop_assert_eq!(found(marker), found(""));
    }

    #[test]
    fn a_slice_of_the_seed(start in 0usize..2000, length in 0usize..300) {
        sound(&SEED.chars().skip(start).take(length).collect::<String>());
    }

    #[test]
    fn a_number_is_read_exactly(whole in 1u32..1_000_000, tenths in 0u32..10, multiplier in prop::sample::select(&[("", 1u64), ("万", 10_000), ("亿", 100_000_000)][..])) {
        let number = if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") };
        let found = sound(&format!("完成投资{number}{}元。", multiplier.0)).targets;
        prop_assert_eq!(found.len(), 1, "{} targets", found.len());
        let expected = u128::from(whole * 10 + tenths) * u128::from(multiplier.1);
        prop_assert_eq!((found[0].value * rust_decimal::Decimal::TEN).normalize().to_string(), expected.to_string());
        prop_assert_eq!(found[0].unit.as_deref(), Some("元"));
    }

    #[test]
    fn full_width_is_the_same(whole in 1u32..1_000_000, tenths in 0u32..10, frame in prop::sample::select(&[("新增高新技术企业", "家"), ("完成造林", "万亩"), ("规上工业增加值增长", "%")][..])) {
        let number = if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") };
        let half = sound(&format!("{}{number}{}以上。", frame.0, frame.1)).targets;
        let full = sound(&format!("{}{}以上。", frame.0, full_width(&format!("{number}{}", frame.1)))).targets;
        prop_assert_eq!(half.len(), 1, "{} targets", half.len());
        prop_assert_eq!(full.len(), 1, "{} targets in full width", full.len());
        let fields = |target: &policy_targets::Target| (target.value, target.unit.clone(), target.bound, target.change, target.indicator.clone(), target.sector.clone());
        prop_assert_eq!(fields(&half[0]), fields(&full[0]));
    }
}
