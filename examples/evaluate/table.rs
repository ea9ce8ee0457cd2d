//! The figures as text.

use super::fields::FIELDS;
use super::kinds::{Kind, confusions, rows};
use super::reports::{by_name, lowest, mean, standings, total};
use super::score::{Judged, Level, Tally};
use serde_json::Value;
use std::fmt::Write;

/// Confusions shown for a field.
const SHOWN: usize = 3;

/// Every miss, wrong field and spurious record, one a line.
pub fn errors(judged: &[Judged]) -> String {
    let mut lines = Vec::new();
    for report in judged {
        for finding in &report.findings {
            let what = match &finding.kind {
                Kind::Missed { quote } | Kind::Spurious { quote } => quote.clone(),
                Kind::Wrong { want, got, .. } => format!("want {} got {}", quoted(want), quoted(got)),
            };
            let (name, line, kind) = (&report.name, finding.line, finding.kind.name());
            lines.push(format!("{name}:{line} {kind}  {what}  …{}…", finding.context));
        }
    }
    format!("{}\n\n", lines.join("\n"))
}

/// A content of a field in a listing.
fn quoted(content: &Value) -> String {
    match content {
        Value::Null => "None".into(),
        Value::String(text) => format!("'{text}'"),
        other => other.to_string(),
    }
}

/// The main figures: each report, the three levels, the fields.
pub fn figures(judged: &[Judged]) -> String {
    let mut out = String::new();
    for report in by_name(judged) {
        let Tally { gold, said, .. } = report.tally;
        let (detection, full) = (report.tally.figure(Level::Detection), report.tally.figure(Level::Full));
        let (p, r, f1) = (detection.precision, detection.recall, detection.f1);
        line(
            &mut out,
            format_args!(
                "{:34} gold {gold:4} said {said:4}  detection P {p:.3} R {r:.3} F1 {f1:.3}  full F1 {:.3}",
                report.name, full.f1
            ),
        );
    }
    let total = total(judged);
    out.push('\n');
    for (name, level) in Level::ALL {
        let figure = total.figure(level);
        let (p, r, f1) = (figure.precision, figure.recall, figure.f1);
        line(&mut out, format_args!("{name:10} P {p:.4}  R {r:.4}  F1 {f1:.4}"));
    }
    let fields = FIELDS.iter().enumerate();
    let fields: Vec<_> = fields.map(|(index, field)| format!("{} {:.3}", field.name, total.accuracy(index))).collect();
    line(&mut out, format_args!("fields     {}", fields.join("  ")));
    out
}

/// How often each field is right on the targets that were hit, and what it is taken for.
pub fn by_field(judged: &[Judged]) -> String {
    let total = total(judged);
    let mut out = String::from("\nfield        right judged accuracy  most frequent confusions (want → got)\n");
    for (index, field) in FIELDS.iter().enumerate() {
        let confused: Vec<_> = confusions(judged, field.name)
            .iter()
            .take(SHOWN)
            .map(|((want, got), count)| format!("{want} → {got} {count}"))
            .collect();
        let (right, accuracy) = (total.fields[index], total.accuracy(index));
        let row = format!("{:12} {right:5} {:6} {accuracy:8.3}  {}", field.name, total.hit, confused.join(", "));
        line(&mut out, format_args!("{}", row.trim_end()));
    }
    out
}

/// What is wrong, with the rule behind it.
pub fn by_kind(judged: &[Judged]) -> String {
    let mut out = String::from("\nerror        count  rule\n");
    for row in rows(judged) {
        line(&mut out, format_args!("{:12} {:5}  {}", row.kind, row.count, row.rule));
    }
    out
}

/// F1 of each report and of all the others without it, then mean and lowest.
pub fn by_report(judged: &[Judged]) -> String {
    let mut out = format!("\n{:34} {:>9} {:>6} {:>6}   all others\n", "F1 by report", "detection", "core", "full");
    for standing in standings(judged) {
        let others = standing.others.map_or_else(|| "-".into(), |others| f1(&others));
        line(&mut out, format_args!("{:34} {}   {others}", standing.report.name, f1(&standing.report.tally)));
    }
    let [detection, core, full] = Level::ALL.map(|(_, level)| mean(judged, level));
    line(&mut out, format_args!("{:34} {}", "mean, each report alike", columns([detection, core, full])));
    line(&mut out, format_args!("{:34} {}", "all targets together", f1(&total(judged))));
    for (name, level) in Level::ALL {
        if let Some((score, report)) = lowest(judged, level) {
            line(&mut out, format_args!("lowest {name:10} {score:.3}  {report}"));
        }
    }
    out
}

fn f1(tally: &Tally) -> String {
    columns(Level::ALL.map(|(_, level)| tally.figure(level).f1))
}

fn columns([detection, core, full]: [f64; 3]) -> String {
    format!("{detection:9.3} {core:6.3} {full:6.3}")
}

fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{content}");
}
