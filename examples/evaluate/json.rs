//! The figures as one JSON object.

use super::fields::FIELDS;
use super::kinds::{confusions, rows};
use super::reports::{Standing, lowest, mean, standings, total};
use super::score::{Judged, Level, Tally};
use serde_json::{Map, Value, json};

/// Every figure: `gold`, `said`, the levels and `fields` as the main table has them; then fields, kinds of error and
/// reports one by one.
pub fn figures(judged: &[Judged]) -> String {
    let total = total(judged);
    let fields = || FIELDS.iter().enumerate();
    let accuracies: Value = fields().map(|(index, field)| (field.name, total.accuracy(index))).collect();
    let by_field: Value = fields().map(|(index, field)| by_field(judged, &total, index, field.name)).collect();
    let rows: Value =
        rows(judged).iter().map(|row| json!({ "error": row.kind, "rule": row.rule, "count": row.count })).collect();
    let mut figures = levels(&total);
    figures.insert("gold".into(), json!(total.gold));
    figures.insert("said".into(), json!(total.said));
    figures.insert("fields".into(), accuracies);
    figures.insert("by_field".into(), by_field);
    figures.insert("errors".into(), rows);
    figures.insert("by_report".into(), standings(judged).iter().map(by_report).collect());
    figures.insert("mean".into(), Level::ALL.iter().map(|(name, level)| (*name, mean(judged, *level))).collect());
    figures.insert("lowest".into(), Level::ALL.iter().map(|(name, level)| (*name, least(judged, *level))).collect());
    format!("{}\n", Value::Object(figures))
}

fn by_field(judged: &[Judged], total: &Tally, index: usize, name: &str) -> Value {
    let confusions: Value = confusions(judged, name)
        .into_iter()
        .map(|((want, got), count)| json!({ "want": want, "got": got, "count": count }))
        .collect();
    json!({
        "field": name,
        "right": total.fields[index],
        "judged": total.hit,
        "accuracy": total.accuracy(index),
        "confusions": confusions,
    })
}

fn by_report(standing: &Standing<'_>) -> Value {
    let tally = &standing.report.tally;
    let mut figures = levels(tally);
    figures.insert("document".into(), json!(standing.report.name));
    figures.insert("gold".into(), json!(tally.gold));
    figures.insert("said".into(), json!(tally.said));
    figures.insert("others".into(), json!(standing.others.as_ref().map(levels)));
    Value::Object(figures)
}

fn least(judged: &[Judged], level: Level) -> Value {
    json!(lowest(judged, level).map(|(f1, document)| json!({ "document": document, "f1": f1 })))
}

/// Precision, recall and F1 of each level.
fn levels(tally: &Tally) -> Map<String, Value> {
    Level::ALL.iter().map(|(name, level)| ((*name).into(), json!(tally.figure(*level)))).collect()
}
