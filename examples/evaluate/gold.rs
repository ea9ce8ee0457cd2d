//! Reads annotations, and says where one cannot be right: the gold file's line, the target, and what was expected.

use super::fields::FIELDS;
use super::lines::Lines;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// An annotated report.
#[derive(Deserialize)]
pub struct Document {
    /// Its name, the stem of its text file.
    #[serde(rename = "document")]
    pub name: String,
    /// The marked lines, from 1: in them every target is annotated.
    pub lines: BTreeSet<usize>,
    /// What is annotated.
    pub targets: Vec<Annotation>,
    /// Where it stands: the gold file and its line.
    #[serde(skip)]
    pub place: String,
}

/// One annotated target.
#[derive(Deserialize)]
pub struct Annotation {
    /// The line of the text, from 1.
    pub line: usize,
    /// Where the quote starts in the line, in code points.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// Number, multipliers and unit, verbatim.
    pub quote: String,
    /// A borderline case: neither finding it nor missing it counts.
    pub optional: bool,
    /// The judged fields.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
}

impl Annotation {
    /// How messages name it.
    fn named(&self) -> String {
        format!("target {} on line {}", self.quote, self.line)
    }
}

/// Reads a gold file, one document a line; blank lines are passed over.
pub fn read(path: &str) -> Result<Vec<Document>, String> {
    let content = std::fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))?;
    let mut places = BTreeMap::new();
    let mut documents = Vec::new();
    for (index, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("{path}:{}", index + 1);
        let mut document: Document = serde_json::from_str(line).map_err(|error| {
            let column = error.column();
            format!("{place}:{column}: {}; expected a document with its lines and targets on one line", brief(&error))
        })?;
        for target in &document.targets {
            complete(target).map_err(|message| format!("{place}: {}: {message}", target.named()))?;
        }
        if let Some(before) = places.insert(document.name.clone(), place.clone()) {
            return Err(format!("{place}: {} stands at {before} already; expected it once", document.name));
        }
        document.place = place;
        documents.push(document);
    }
    Ok(documents)
}

/// Whether every judged field is there, with a content it can have.
fn complete(target: &Annotation) -> Result<(), String> {
    for field in &FIELDS {
        let content = target.fields.get(field.name);
        let content = content.ok_or_else(|| format!("no {:?}; expected it, null where there is none", field.name))?;
        (field.reads)(content).map_err(|error| format!("{:?}: {}", field.name, brief(&error)))?;
    }
    Ok(())
}

/// What the reader of JSON says, without the line: it sees one line only.
fn brief(error: &serde_json::Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().into()
}

/// Holds a document against its text. A place that the text does not have is an error; a quote that stands elsewhere
/// and a target off the marked lines are remarks, since both can be judged.
pub fn check(document: &Document, lines: &Lines<'_>) -> Result<Vec<String>, String> {
    let mut remarks = Vec::new();
    for target in &document.targets {
        let place = format!("{}: {}", document.place, target.named());
        if !(1..=lines.count()).contains(&target.line) {
            return Err(format!("{place}: expected a line from 1 to {}, as {} has", lines.count(), document.name));
        }
        let length = lines.slice(target.line, 0, usize::MAX).chars().count();
        if target.start >= target.end || target.end > length {
            let Annotation { start, end, .. } = target;
            return Err(format!("{place}: {start}..{end} is no place in the line; expected one within 0..{length}"));
        }
        let there = lines.slice(target.line, target.start, target.end);
        if there != target.quote {
            remarks.push(format!("{place}: the text has {there:?} at {}..{}", target.start, target.end));
        }
        if !document.lines.contains(&target.line) {
            remarks.push(format!("{place}: the line is not marked, so it cannot be found"));
        }
    }
    Ok(remarks)
}
