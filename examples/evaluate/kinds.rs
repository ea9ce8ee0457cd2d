//! Kinds of error, and the rule behind each.

use super::fields::{FIELDS, Field};
use super::gold::Annotation;
use super::score::{Judged, place};
use policy_targets::{Rejection, Status, Target};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Range;

/// Something that is wrong.
pub struct Finding {
    /// The line of the text, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: Kind,
    /// The rule that made it so.
    pub rule: String,
    /// The words around.
    pub context: String,
}

/// What can be wrong.
pub enum Kind {
    /// A target that no record hits.
    Missed {
        /// The annotated quote.
        quote: String,
    },
    /// A record that hits no target.
    Spurious {
        /// The record's quote.
        quote: String,
    },
    /// A field of a record that hits a target.
    Wrong {
        /// Which.
        field: &'static Field,
        /// Its annotated content.
        want: Value,
        /// What the record has.
        got: Value,
    },
}

impl Kind {
    /// `missed`, `spurious` or the field's name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Missed { .. } => "missed",
            Self::Spurious { .. } => "spurious",
            Self::Wrong { field, .. } => field.name,
        }
    }

    /// Whether it is a wrong field of the core.
    pub fn is_core(&self) -> bool {
        matches!(self, Self::Wrong { field, .. } if field.core)
    }
}

/// Why no record hits the target at `wanted`: the rule that refused its number, or how far the number came.
pub fn why_missed(wanted: &Range<usize>, records: &[Target], numbers: &[(Range<usize>, Option<Rejection>)]) -> String {
    let touches = |place: &Range<usize>| place.start < wanted.end && wanted.start < place.end;
    let mut touching = records.iter().filter(|record| touches(&place(record)));
    if let Some(refused) = touching.clone().find(|record| record.status != Status::Target) {
        return refused.evidence.status.rule.to_string();
    }
    if touching.next().is_some() {
        return "its record is taken or hardly meets it".into();
    }
    match numbers.iter().find(|(place, _)| touches(place)) {
        Some((_, Some(rejection))) => rejection.rule().into(),
        Some((_, None)) => "no record made of the number".into(),
        None => "number not read".into(),
    }
}

/// The fields of a record that are not as annotated, each with the rule that its evidence names.
pub fn wrong_fields(target: &Annotation, record: &Target) -> Vec<(Kind, String)> {
    // As JSON the record and its evidence can be asked for a field by name.
    let record = serde_json::to_value(record).unwrap_or_default();
    let mut wrong = Vec::new();
    for field in &FIELDS {
        let (want, got) = (&target.fields[field.name], &record[field.name]);
        if !(field.same)(want, got) {
            let rule = record["evidence"][field.name]["rule"].as_str().unwrap_or("no rule named");
            wrong.push((Kind::Wrong { field, want: want.clone(), got: got.clone() }, rule.into()));
        }
    }
    wrong
}

/// One row of the table by kind.
pub struct Row<'j> {
    /// [`Kind::name`].
    pub kind: &'static str,
    /// The rule behind it.
    pub rule: &'j str,
    /// How often.
    pub count: usize,
}

/// Every kind of error with its rules: missed, spurious, then field by field, the most frequent rule first.
pub fn rows(judged: &[Judged]) -> Vec<Row<'_>> {
    let kinds = ["missed", "spurious"].into_iter().chain(FIELDS.iter().map(|field| field.name));
    kinds
        .flat_map(|kind| {
            let rules = findings(judged).filter(|finding| finding.kind.name() == kind).map(|finding| &*finding.rule);
            most_frequent(rules).into_iter().map(move |(rule, count)| Row { kind, rule, count })
        })
        .collect()
}

/// What was annotated and what was got instead in a field of a closed set, the most frequent first.
pub fn confusions(judged: &[Judged], name: &str) -> Vec<((String, String), usize)> {
    most_frequent(findings(judged).filter_map(|finding| match &finding.kind {
        Kind::Wrong { field, want, got } if field.closed && field.name == name => Some((bare(want), bare(got))),
        _ => None,
    }))
}

/// A name without its quotation marks.
fn bare(name: &Value) -> String {
    name.as_str().map_or_else(|| name.to_string(), str::to_owned)
}

fn findings(judged: &[Judged]) -> impl Iterator<Item = &Finding> {
    judged.iter().flat_map(|report| &report.findings)
}

/// Counts equal items; the most frequent first, and of equally frequent ones the smaller.
fn most_frequent<T: Ord>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_insert(0) += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
