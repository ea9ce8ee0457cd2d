//! The example `evaluate`: what counts as found, right and wrong, beside what does not, and what a bad gold file says.

#[path = "../examples/evaluate/main.rs"]
#[expect(dead_code, reason = "its `main` runs only as the example")]
mod evaluate;

use evaluate::gold::{self, Document};
use evaluate::kinds::{self, Kind};
use evaluate::lines::Lines;
use evaluate::score::{Judged, Level, Tally, judge, meet};
use evaluate::{Options, fields, json, reports, table};
use policy_targets::{Extractor, Report, Status};
use serde_json::{Value, json};
use std::sync::LazyLock;

static ALL: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().all(true).build().expect("the built-in tables load"));

/// Targets on lines 2 and 4, an achievement on line 3, a name and a date on line 5, no number on line 6.
const TEXT: &str = "二、2031年工作安排\n新建社区书屋6个，改造乡间公路18公里。\n去年建成石桥9座。\n\
                    争取全年引进乡村医生25名以上。\n办好2031年灯会，提升“三条”古巷。\n守护好山水。\n";

/// A quote of [`TEXT`] as it should be annotated.
fn right(quote: &str) -> Value {
    let (line, value, bound, action, indicator, strength, sector) = match quote {
        "6个" => (2, 6, "eq", "新建", "社区书屋", "plan", "culture"),
        "18公里" => (2, 18, "eq", "改造", "乡间公路", "plan", "transport"),
        "9座" => (3, 9, "eq", "建成", "石桥", "plan", "transport"),
        "25名" => (4, 25, "ge", "引进", "乡村医生", "strive", "health"),
        "2031年" => (5, 2031, "eq", "办好", "灯会", "plan", "culture"),
        "三条" => (5, 3, "eq", "提升", "古巷", "plan", "culture"),
        _ => (6, 1, "eq", "守护", "山水", "plan", "environment"),
    };
    let text = TEXT.lines().nth(line - 1).unwrap();
    let start = text[..text.find(quote).unwrap()].chars().count();
    let unit = quote.trim_start_matches(|c: char| c.is_ascii_digit());
    json!({
        "line": line, "start": start, "end": start + quote.chars().count(), "quote": quote, "optional": false,
        "value": value, "value_max": null, "unit": unit, "bound": bound, "change": "deliver", "action": action,
        "indicator": indicator, "strength": strength, "deadline": 2031, "rate": null, "sector": sector,
    })
}

/// The same with some fields changed.
fn with(quote: &str, changes: Value) -> Value {
    let mut annotation = right(quote);
    for (name, content) in changes.as_object().unwrap() {
        annotation[name] = content.clone();
    }
    annotation
}

fn optional(quote: &str) -> Value {
    with(quote, json!({ "optional": true }))
}

fn document(name: &str, lines: &[usize], targets: &[Value]) -> Value {
    json!({ "document": name, "lines": lines, "targets": targets })
}

fn judged_in(text: &str, lines: &[usize], targets: &[Value]) -> Judged {
    let gold: Document = serde_json::from_value(document("乙镇", lines, targets)).unwrap();
    judge(&ALL, &gold, text, &Lines::of(text))
}

fn judged(lines: &[usize], targets: &[Value]) -> Judged {
    judged_in(TEXT, lines, targets)
}

/// (label, marked lines, annotations, [gold, said, hit, core, full]).
type Case = (&'static str, &'static [usize], Vec<Value>, [usize; 5]);

fn check(cases: &[Case]) {
    for (label, lines, targets, expected) in cases {
        let Tally { gold, said, hit, core, full, .. } = judged(lines, targets).tally;
        assert_eq!([gold, said, hit, core, full], *expected, "{label}");
    }
}

#[test]
fn found_missed_and_spurious() {
    check(&[
        ("all found", &[2, 4], vec![right("6个"), right("18公里"), right("25名")], [3, 3, 3, 3, 3]),
        ("an achievement annotated is missed", &[3], vec![right("9座")], [1, 0, 0, 0, 0]),
        ("an achievement not annotated is right", &[3], vec![], [0, 0, 0, 0, 0]),
        ("a target not annotated is spurious", &[2], vec![right("6个")], [1, 2, 1, 1, 1]),
        ("nor is it judged off the marked lines", &[4], vec![right("25名")], [1, 1, 1, 1, 1]),
        ("an annotation off the marked lines is missed", &[4], vec![right("25名"), right("6个")], [2, 1, 1, 1, 1]),
        ("no line marked", &[], vec![], [0, 0, 0, 0, 0]),
        ("one record serves one annotation", &[4], vec![right("25名"), right("25名")], [2, 1, 1, 1, 1]),
    ]);
}

#[test]
fn optional_targets_do_not_count() {
    check(&[
        ("hit", &[4], vec![optional("25名")], [0, 0, 0, 0, 0]),
        ("missed", &[3], vec![optional("9座")], [0, 0, 0, 0, 0]),
        ("hit, with a field wrong", &[4], vec![with("25名", json!({ "optional": true, "value": 3 }))], [0, 0, 0, 0, 0]),
        ("the other of the line counts", &[2], vec![optional("6个"), right("18公里")], [1, 1, 1, 1, 1]),
        ("the other of the line is spurious", &[2], vec![optional("6个")], [0, 1, 0, 0, 0]),
        ("it takes its record", &[4], vec![optional("25名"), right("25名")], [1, 0, 0, 0, 0]),
    ]);
}

#[test]
fn fields() {
    let one = |changes| vec![with("25名", changes)];
    check(&[
        ("a field of the core", &[4], one(json!({ "bound": "gt" })), [1, 1, 1, 0, 0]),
        ("a field beside the core", &[4], one(json!({ "strength": "ensure" })), [1, 1, 1, 1, 0]),
        ("one of each", &[4], one(json!({ "unit": "人", "sector": "education" })), [1, 1, 1, 0, 0]),
        ("null for something", &[4], one(json!({ "deadline": null })), [1, 1, 1, 1, 0]),
        ("something for null", &[4], one(json!({ "value_max": 30 })), [1, 1, 1, 0, 0]),
        ("numbers however written", &[4], one(json!({ "value": 25.0, "deadline": 2031.0 })), [1, 1, 1, 1, 1]),
        ("another number", &[4], one(json!({ "value": 25.1 })), [1, 1, 1, 0, 0]),
        ("a longer phrase", &[4], one(json!({ "indicator": "全镇乡村医生" })), [1, 1, 1, 1, 1]),
        ("a phrase too long", &[4], one(json!({ "indicator": "在全镇各村执业的乡村医生" })), [1, 1, 1, 0, 0]),
        ("no phrase", &[4], one(json!({ "action": "" })), [1, 1, 1, 1, 0]),
        ("half a verb", &[4], one(json!({ "action": "引入" })), [1, 1, 1, 1, 1]),
        ("a third of a verb", &[4], one(json!({ "action": "引得来人" })), [1, 1, 1, 1, 0]),
    ]);
}

#[test]
fn half_of_the_shorter_place_has_to_be_shared() {
    for (gold, said) in [(0..4, 0..4), (0..4, 2..6), (0..9, 8..9), (3..4, 0..9), (0..5, 3..7)] {
        assert!(meet(&gold, &said), "{gold:?} {said:?}");
    }
    for (gold, said) in [(0..4, 4..8), (0..4, 3..7), (0..9, 9..10), (5..6, 0..5), (0..5, 4..9)] {
        assert!(!meet(&gold, &said), "{gold:?} {said:?}");
    }
}

#[test]
fn phrases_are_bags_of_characters() {
    let overlap = |gold: &str, said: &str| fields::overlap(&json!(gold), &json!(said));
    assert_eq!((overlap("茶园", "茶园"), overlap("茶园", "园茶")), (1.0, 1.0));
    assert_eq!((overlap("茶园步道", "步道"), overlap("步步", "步道")), (4.0 / 6.0, 0.5));
    assert_eq!((overlap("茶园", "步道"), overlap("茶园", ""), overlap("", "步道")), (0.0, 0.0, 0.0));
    assert_eq!((overlap("", ""), fields::overlap(&Value::Null, &json!(""))), (1.0, 1.0));
}

#[test]
fn lines_end_at_line_feeds_only() {
    let lines = Lines::of("茶园\r\n步\r道\n");
    assert_eq!((lines.count(), lines.start(1), lines.start(2), lines.start(3)), (3, 0, 4, 8));
    assert_eq!([0, 3, 4, 7, 8].map(|offset| lines.holding(offset)), [1, 1, 2, 2, 3]);
    assert_eq!(
        (lines.slice(2, 0, 99), lines.slice(1, 1, 2), lines.slice(1, 2, 1)),
        ("步\r道".into(), "园".into(), "".into())
    );

    let targets = [right("6个"), right("25名"), right("9座")];
    let (fed, returned) = (judged(&[2, 3, 4], &targets), judged_in(&TEXT.replace('\n', "\r\n"), &[2, 3, 4], &targets));
    assert_eq!((returned.tally, returned.tally.hit, returned.tally.gold), (fed.tally, 2, 3));
    // With carriage returns alone it is one line, and nothing is marked of it.
    assert_eq!(judged_in(&TEXT.replace('\n', "\r"), &[2, 3, 4], &[]).tally, Tally::default());
}

#[test]
fn every_error_names_its_rule() {
    let wrong = with("25名", json!({ "strength": "plan", "change": "level", "rate": "per_year" }));
    let nothing = right("山水");
    let targets = [right("6个"), wrong, right("9座"), right("2031年"), right("三条"), nothing];
    let report = judged(&[2, 3, 4, 5, 6], &targets);
    let rows: Vec<_> = kinds::rows(std::slice::from_ref(&report))
        .iter()
        .map(|row| format!("{} {} {}", row.kind, row.rule, row.count))
        .collect();
    let expected = [
        "missed achievement.past_wording 1",
        "missed number not read 1",
        "missed number.date 1",
        "missed number.quoted 1",
        "spurious target.plan 1",
        "change change.verb 1",
        "strength strength.cue 1",
        "rate no rule named 1",
    ];
    assert_eq!(rows, expected);
    assert!(report.findings.iter().all(|finding| !matches!(&finding.kind, Kind::Missed { quote } if quote == "6个")));

    let taken = judged(&[4], &[right("25名"), right("25名"), right("6个")]);
    let rules: Vec<_> = taken.findings.iter().map(|finding| &*finding.rule).collect();
    assert_eq!(rules, ["its record is taken or hardly meets it", "its line is not marked"]);
}

#[test]
fn confusions_are_counted_for_closed_sets() {
    let first = with("6个", json!({ "bound": "ge", "unit": "间" }));
    let second = with("18公里", json!({ "bound": "ge", "sector": "other" }));
    let third = with("25名", json!({ "bound": "le", "rate": "per_year" }));
    let reports = [judged(&[2, 4], &[first, second, third])];
    let shown = |name| {
        let confusions = kinds::confusions(&reports, name);
        confusions.iter().map(|((want, got), count)| format!("{want} {got} {count}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(shown("bound"), "ge eq 2, le ge 1");
    assert_eq!((shown("sector"), shown("rate")), ("other transport 1".into(), "per_year null 1".into()));
    // Units are no closed set, and strength is right.
    assert_eq!((shown("unit"), shown("strength")), (String::new(), String::new()));
}

#[test]
fn reports_are_set_beside_the_others() {
    let mut reports = [judged(&[2], &[right("6个")]), judged(&[4], &[right("25名")]), judged(&[3], &[])];
    for (report, name) in reports.iter_mut().zip(["丙", "乙", "甲"]) {
        report.name = name.into();
    }
    // One hit of two records: F1 2/3. The report with nothing to judge has no part in the mean.
    assert_eq!(reports::mean(&reports, Level::Detection), (2.0 / 3.0 + 1.0) / 2.0);
    assert_eq!(reports::lowest(&reports, Level::Full), Some((2.0 / 3.0, "丙")));
    let standings = reports::standings(&reports);
    let names: Vec<_> = standings.iter().map(|standing| &*standing.report.name).collect();
    assert_eq!(names, ["丙", "乙", "甲"]);
    assert_eq!(standings[0].others, Some(reports[1].tally));
    assert_eq!(standings[2].others, Some(reports::total(&reports)));
    // Without the others there is nothing to set it beside.
    assert!(reports::standings(&reports[..1])[0].others.is_none());
    assert!(reports::lowest(&reports[2..], Level::Core).is_none());
}

#[test]
fn figures_as_text_and_as_json() {
    let reports = [judged(&[2, 4], &[with("6个", json!({ "bound": "ge" })), right("25名")])];
    let expected = format!(
        "{:34} gold    2 said    3  detection P 0.667 R 1.000 F1 0.800  full F1 0.400\n\n\
         detection  P 0.6667  R 1.0000  F1 0.8000\n\
         core       P 0.3333  R 0.5000  F1 0.4000\n\
         full       P 0.3333  R 0.5000  F1 0.4000\n\
         fields     value 1.000  value_max 1.000  unit 1.000  bound 0.500  change 1.000  strength 1.000  \
         deadline 1.000  rate 1.000  sector 1.000  indicator 1.000  action 1.000\n",
        "乙镇"
    );
    assert_eq!(table::figures(&reports), expected);
    assert_eq!(
        table::errors(&reports),
        "乙镇:2 bound  want 'ge' got 'eq'  …新建社区书屋6个，改造乡间公路18公里。…\n\
         乙镇:2 spurious  18公里  …新建社区书屋6个，改造乡间公路18公里。…\n\n"
    );
    assert!(table::by_field(&reports).contains("bound            1      2    0.500  ge → eq 1\n"));
    assert!(table::by_kind(&reports).contains("bound            1  bound.word\n"));
    assert!(table::by_report(&reports).contains("lowest full       0.400  乙镇\n"));

    let figures: Value = serde_json::from_str(&json::figures(&reports)).unwrap();
    assert_eq!((&figures["gold"], &figures["said"]), (&json!(2), &json!(3)));
    assert_eq!((&figures["core"]["f1"], &figures["fields"]["bound"]), (&json!(0.4), &json!(0.5)));
    assert_eq!(figures["errors"][0], json!({ "error": "spurious", "rule": "target.plan", "count": 1 }));
    assert_eq!((&figures["by_report"][0]["others"], &figures["lowest"]["full"]["f1"]), (&Value::Null, &json!(0.4)));
}

/// Keeping every status, so that misses can be explained, changes no target.
#[test]
fn the_targets_are_those_of_a_plain_extraction() {
    let report = Report::new(TEXT).with_document("乙镇");
    let mut all = ALL.extract(&report);
    assert!(all.targets.iter().any(|record| record.status != Status::Target));
    all.targets.retain(|record| record.status == Status::Target);
    assert_eq!(all, Extractor::new().extract(&report));
}

/// Writes gold and text to a folder of the test's own and evaluates.
fn run(folder: &str, gold: &str) -> Result<String, String> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("evaluate").join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("乙镇.txt"), TEXT).unwrap();
    std::fs::write(folder.join("gold.jsonl"), gold).unwrap();
    let gold = folder.join("gold.jsonl").display().to_string();
    evaluate::evaluate(&Options { gold, texts: folder.display().to_string(), ..Options::default() })
        .map_err(|message| message.replace(&format!("{}/", folder.display()), ""))
}

#[test]
fn a_gold_file_that_reads() {
    let plain = document("乙镇", &[4], &[right("25名")]).to_string();
    let figures = run("plain", &plain).unwrap();
    assert!(figures.contains("full       P 1.0000  R 1.0000  F1 1.0000\n"), "{figures}");
    let noted = document("乙镇", &[4], &[with("25名", json!({ "note": "看过" }))]).to_string();
    for (label, gold) in
        [("blank-lines", format!("\n{plain}\r\n\n")), ("further-keys", noted), ("no-end", plain.clone() + "\n")]
    {
        assert_eq!(run(label, &gold).as_ref(), Ok(&figures), "{label}");
    }
}

#[test]
fn a_gold_file_that_cannot_be_right() {
    let one = |target: Value| document("乙镇", &[4], &[target]).to_string();
    let plain = one(right("25名"));
    let mut incomplete = right("25名");
    incomplete.as_object_mut().unwrap().remove("unit");
    let cases = [
        ("json", "\n{".to_owned(), "gold.jsonl:2:1: EOF while parsing an object; expected a document"),
        ("key", r#"{"document": "乙镇", "lines": []}"#.into(), "gold.jsonl:1:35: missing field `targets`; expected"),
        (
            "field",
            one(incomplete),
            "gold.jsonl:1: target 25名 on line 4: no \"unit\"; expected it, null where there is none",
        ),
        (
            "name",
            one(with("25名", json!({ "bound": "min" }))),
            "\"bound\": unknown variant `min`, expected one of `eq`",
        ),
        ("type", one(with("25名", json!({ "value": "25" }))), "\"value\": invalid type: string \"25\", expected f64"),
        ("line", one(with("25名", json!({ "line": 9 }))), "expected a line from 1 to 7, as 乙镇 has"),
        ("place", one(with("25名", json!({ "end": 99 }))), "10..99 is no place in the line; expected one within 0..16"),
        ("twice", format!("{plain}\n{plain}"), "gold.jsonl:2: 乙镇 stands at gold.jsonl:1 already"),
        ("text", document("丁镇", &[4], &[]).to_string(), "gold.jsonl:1: expected the text at 丁镇.txt: "),
        ("empty", String::new(), "gold.jsonl: expected at least one target"),
        ("only-optional", one(optional("25名")), "gold.jsonl: expected at least one target"),
    ];
    for (label, gold, expected) in cases {
        let message = run(label, &gold).expect_err(label);
        assert!(message.contains(expected), "{label}: {message}");
    }
    let missing = Options { gold: "missing.jsonl".into(), texts: ".".into(), ..Options::default() };
    assert!(evaluate::evaluate(&missing).unwrap_err().starts_with("cannot read missing.jsonl: "));
}

#[test]
fn remarks_on_what_can_be_judged_all_the_same() {
    let remarks = |lines: &[usize], target| {
        let gold: Document = serde_json::from_value(document("乙镇", lines, &[target])).unwrap();
        gold::check(&gold, &Lines::of(TEXT)).unwrap().concat()
    };
    assert!(remarks(&[4], right("25名")).is_empty());
    assert!(remarks(&[4], with("25名", json!({ "start": 9 }))).contains("the text has \"生25名\" at 9..13"));
    assert!(remarks(&[2], right("25名")).contains("the line is not marked"));
}

#[test]
fn arguments() {
    let read = |line: &str| evaluate::options(line.split_whitespace().map(str::to_owned));
    let options = read("--errors --gold g.jsonl --texts t --by-report").ok().unwrap();
    assert_eq!((&*options.gold, &*options.texts), ("g.jsonl", "t"));
    assert_eq!((options.errors, options.by_report, options.json), (true, true, false));
    for bad in ["", "--gold g.jsonl", "--texts t", "--gold", "--gold g.jsonl --texts t more", "--json=1"] {
        assert!(read(bad).is_err(), "{bad}");
    }
}
