//! Judges the records of a report against its annotations, and sums up.

use super::fields::FIELDS;
use super::gold::Document;
use super::kinds::{self, Finding, Kind};
use super::lines::Lines;
use policy_targets::{CodePoints, Extractor, Report, Status, Target};
use std::iter::Sum;
use std::ops::Range;

/// A report judged.
pub struct Judged {
    /// The document's name.
    pub name: String,
    /// What was counted.
    pub tally: Tally,
    /// What is wrong, in the order of the annotations, spurious records last.
    pub findings: Vec<Finding>,
}

/// Counts of one report, or of several.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Annotated targets, but not the optional ones.
    pub gold: usize,
    /// Records, but not those that hit an optional target.
    pub said: usize,
    /// Targets that a record hit.
    pub hit: usize,
    /// Of these, with every field of the core right.
    pub core: usize,
    /// Of these, with every field right.
    pub full: usize,
    /// Of the hit ones, how many have each of [`FIELDS`] right.
    pub fields: [usize; FIELDS.len()],
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), |sum, next| Tally {
            gold: sum.gold + next.gold,
            said: sum.said + next.said,
            hit: sum.hit + next.hit,
            core: sum.core + next.core,
            full: sum.full + next.full,
            fields: std::array::from_fn(|index| sum.fields[index] + next.fields[index]),
        })
    }
}

/// How much of a record has to be right for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The number is a target.
    Detection,
    /// And value, unit, bound, change and indicator are right.
    Core,
    /// And every other field.
    Full,
}

impl Level {
    /// Every level, the mildest first, with its name.
    pub const ALL: [(&str, Level); 3] = [("detection", Level::Detection), ("core", Level::Core), ("full", Level::Full)];
}

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Figure {
    /// Right records of all records.
    pub precision: f64,
    /// Targets got right of all targets.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Tally {
    /// The figure at a level.
    pub fn figure(&self, level: Level) -> Figure {
        let right = match level {
            Level::Detection => self.hit,
            Level::Core => self.core,
            Level::Full => self.full,
        };
        let (precision, recall) = (ratio(right, self.said), ratio(right, self.gold));
        let f1 = if right == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
        Figure { precision, recall, f1 }
    }

    /// The share of hit targets that have the field at `index` of [`FIELDS`] right.
    pub fn accuracy(&self, index: usize) -> f64 {
        ratio(self.fields[index], self.hit)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether an annotated place and a record's place are the same number: they share at least half of the shorter.
pub fn meet(gold: &Range<usize>, said: &Range<usize>) -> bool {
    let shared = gold.end.min(said.end).saturating_sub(gold.start.max(said.start));
    shared > 0 && 2 * shared >= gold.len().min(said.len())
}

/// Where a record stands, in code points.
pub fn place(record: &Target) -> Range<usize> {
    record.start..record.end
}

/// Extracts from `text` and judges what is found on the marked lines. Each target in turn takes the first record that
/// meets it and is not taken yet.
///
/// The extractor has to keep every status.
pub fn judge(extractor: &Extractor, gold: &Document, text: &str, lines: &Lines<'_>) -> Judged {
    let records = extractor.extract(&Report::new(text).with_document(&gold.name)).targets;
    let points = CodePoints::new(text);
    let numbers = extractor.numbers(text);
    let numbers: Vec<_> = numbers
        .iter()
        .map(|number| (points.at(number.span.start)..points.at(number.span.end), number.rejection()))
        .collect();
    let is_judged =
        |record: &&Target| record.status == Status::Target && gold.lines.contains(&lines.holding(record.start));
    let mut said: Vec<&Target> = records.iter().filter(is_judged).collect();
    said.sort_by_key(|record| record.start);

    let mut taken = vec![false; said.len()];
    let (mut tally, mut findings) = (Tally::default(), Vec::new());
    for target in &gold.targets {
        let base = lines.start(target.line);
        let wanted = base + target.start..base + target.end;
        let hit = (0..said.len()).find(|&index| !taken[index] && meet(&wanted, &place(said[index])));
        if let Some(index) = hit {
            taken[index] = true;
        }
        if target.optional {
            continue;
        }
        tally.gold += 1;
        let context = lines.slice(target.line, target.start.saturating_sub(28), target.end + 14);
        let finding = |kind, rule| Finding { line: target.line, kind, rule, context: context.clone() };
        let Some(index) = hit else {
            let rule = if gold.lines.contains(&target.line) {
                kinds::why_missed(&wanted, &records, &numbers)
            } else {
                "its line is not marked".into()
            };
            findings.push(finding(Kind::Missed { quote: target.quote.clone() }, rule));
            continue;
        };
        tally.said += 1;
        tally.hit += 1;
        let wrong = kinds::wrong_fields(target, said[index]);
        for (right, field) in tally.fields.iter_mut().zip(&FIELDS) {
            *right += usize::from(wrong.iter().all(|(kind, _)| kind.name() != field.name));
        }
        tally.core += usize::from(!wrong.iter().any(|(kind, _)| kind.is_core()));
        tally.full += usize::from(wrong.is_empty());
        findings.extend(wrong.into_iter().map(|(kind, rule)| finding(kind, rule)));
    }
    for (record, _) in said.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        tally.said += 1;
        let line = lines.holding(record.start);
        let at = record.start - lines.start(line);
        findings.push(Finding {
            line,
            kind: Kind::Spurious { quote: record.quote.to_string() },
            rule: record.evidence.status.rule.to_string(),
            context: lines.slice(line, at.saturating_sub(28), at + 20),
        });
    }
    Judged { name: gold.name.clone(), tally, findings }
}
