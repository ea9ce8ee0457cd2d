//! What became of one document.

use policy_targets::formats::{Format, Repair};
use policy_targets::{Conflict, Extraction, Unreadable};
use serde::{Deserialize, Serialize};

/// One document of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub document: String,
    pub path: String,
    pub row: Option<u64>,
    /// The name of its text in the folder of kept texts.
    pub kept: Option<String>,
    /// What was odd beside what the text's reading tells.
    pub remarks: Vec<String>,
    pub result: Done,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Read { format: Format, encoding: Option<String>, repairs: Vec<Repair>, characters: usize, found: Extraction },
    Failed { reason: Unreadable, detail: String },
}

/// A file's name holds bytes that are no text.
pub const NAME_NOT_UNICODE: &str = "name_not_unicode";
/// The text is in traditional characters, which are read less well.
pub const TRADITIONAL: &str = "traditional_characters";
/// The cell of the year's column names no year.
pub const YEAR_UNREAD: &str = "year_unread";
/// Another document of the run has the same name.
pub const DOCUMENT_REPEATED: &str = "document_repeated";

impl Outcome {
    /// What a reader should know, each with its kind and, where there is more to say, in words.
    pub fn warnings(&self) -> Vec<(String, Option<String>)> {
        let mut all: Vec<_> = self.remarks.iter().map(|kind| (kind.clone(), None)).collect();
        let Done::Read { repairs, found, .. } = &self.result else { return all };
        all.extend(repairs.iter().map(|repair| (repair.name().to_owned(), None)));
        for conflict in &found.conflicts {
            all.push(match conflict {
                Conflict::Year { text, name } => {
                    ("year_conflict".into(), Some(format!("the text says {text}, its name {name}")))
                }
                Conflict::Place { text, name } => {
                    ("place_conflict".into(), Some(format!("the text says {text}, its name {name}")))
                }
                _ => ("conflict".into(), None),
            });
        }
        if found.year.is_none() {
            all.push(("year_unknown".into(), None));
        }
        if found.targets.is_empty() {
            all.push(("no_targets".into(), None));
        }
        all
    }
}
