//! What a run comes to.

use crate::outcome::{Done, Outcome};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Summary {
    pub documents: usize,
    pub failed: usize,
    pub targets: usize,
    warnings: BTreeMap<String, usize>,
    reasons: BTreeMap<String, usize>,
    formats: BTreeMap<String, usize>,
}

impl Summary {
    pub fn take(&mut self, outcome: &Outcome) {
        self.documents += 1;
        for (kind, _) in outcome.warnings() {
            *self.warnings.entry(kind).or_default() += 1;
        }
        match &outcome.result {
            Done::Read { format, encoding, found, .. } => {
                self.targets += found.targets.len();
                let name = match encoding {
                    Some(encoding) => format!("{} in {encoding}", format.name()),
                    None => format.name().to_owned(),
                };
                *self.formats.entry(name).or_default() += 1;
            }
            Done::Failed { reason, .. } => {
                self.failed += 1;
                *self.reasons.entry(reason.name().to_owned()).or_default() += 1;
            }
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counted = |counts: &BTreeMap<String, usize>| {
            counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", ")
        };
        writeln!(out, "{} documents, {} targets, {} failed", self.documents, self.targets, self.failed)?;
        for (title, counts) in [("read", &self.formats), ("failed", &self.reasons), ("warnings", &self.warnings)] {
            if !counts.is_empty() {
                writeln!(out, "{title}: {}", counted(counts))?;
            }
        }
        Ok(())
    }
}
