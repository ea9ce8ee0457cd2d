//! Which columns a table has, and what rows a document gives.

use super::Source;
use super::column::{Cell, Column, Kind};
use crate::extract::{Extraction, Extractor};
use crate::headline::Headline;
use crate::target::{Evidence, Reason, Target};
use std::io::Result;

/// The columns of a table and what its rows are.
///
/// ```
/// use policy_targets::Extractor;
/// use policy_targets::tables::Layout;
/// let extractor = Extractor::new();
/// let growth = extractor.headlines().filter(|headline| headline.code == "gdp_growth").cloned().collect();
/// let names: Vec<_> = Layout::panel(growth).columns().iter().map(|column| column.name.to_string()).collect();
/// assert_eq!(names[6..], ["gdp_growth_status", "gdp_growth_value", "gdp_growth_value_max", "gdp_growth_bound", "gdp_growth_strength"]);
/// ```
#[derive(Debug, Clone)]
pub struct Layout {
    columns: Vec<Column>,
    rows: RowsOf,
}

#[derive(Debug, Clone)]
enum RowsOf {
    Targets { evidence: bool },
    Documents { headlines: Vec<Headline> },
}

/// What comes first in every row.
const SOURCE: [Column; 5] = [
    Column::new("document", Kind::Text),
    Column::new("path", Kind::Text),
    Column::new("row", Kind::Integer),
    Column::new("place", Kind::Text),
    Column::new("year", Kind::Integer),
];

/// What the record of a target gives.
const TARGET: [Column; 21] = [
    Column::new("number", Kind::Integer),
    Column::new("start", Kind::Integer),
    Column::new("end", Kind::Integer),
    Column::new("quote", Kind::Text),
    Column::new("value", Kind::Number),
    Column::new("value_max", Kind::Number),
    Column::new("unit", Kind::Text),
    Column::new("bound", Kind::Text),
    Column::new("change", Kind::Text),
    Column::new("action", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("strength", Kind::Text),
    Column::new("deadline", Kind::Integer),
    Column::new("rate", Kind::Text),
    Column::new("sector", Kind::Text),
    Column::new("sector_name", Kind::Text),
    Column::new("class", Kind::Text),
    Column::new("class_name", Kind::Text),
    Column::new("status", Kind::Text),
    Column::new("section", Kind::Path),
    Column::new("sentence", Kind::Text),
];

/// Finds the reason of a field.
type ReasonOf = fn(&Evidence) -> Option<&Reason>;

/// The fields whose rule and word are told on demand.
const EVIDENCE: [(&str, &str, ReasonOf); 9] = [
    ("status_rule", "status_word", |of| Some(&of.status)),
    ("bound_rule", "bound_word", |of| Some(&of.bound)),
    ("change_rule", "change_word", |of| Some(&of.change)),
    ("action_rule", "action_word", |of| Some(&of.action)),
    ("indicator_rule", "indicator_word", |of| Some(&of.indicator)),
    ("strength_rule", "strength_word", |of| Some(&of.strength)),
    ("deadline_rule", "deadline_word", |of| Some(&of.deadline)),
    ("rate_rule", "rate_word", |of| of.rate.as_ref()),
    ("sector_rule", "sector_word", |of| Some(&of.sector)),
];

/// What a headline's columns end with.
const GROUP: [(&str, Kind); 5] = [
    ("status", Kind::Text),
    ("value", Kind::Number),
    ("value_max", Kind::Number),
    ("bound", Kind::Text),
    ("strength", Kind::Text),
];

/// What the status of a document and of its headlines says.
const READ: &str = "read";
const FAILED: &str = "failed";
const FOUND: &str = "found";
const NOT_FOUND: &str = "not_found";

/// Takes the cells of a row, and the record that they are of.
type Take<'t> = dyn FnMut(&[Cell<'_>], Option<&Target>) -> Result<()> + 't;

impl Layout {
    /// One row a target.
    pub fn targets() -> Self {
        let columns = SOURCE.into_iter().chain(TARGET).collect();
        Self { columns, rows: RowsOf::Targets { evidence: false } }
    }

    /// One row a target, with the rule that decided each field and the word it rests on.
    pub fn targets_with_evidence() -> Self {
        let mut layout = Self::targets();
        let names = EVIDENCE.iter().flat_map(|(rule, word, _)| [*rule, *word]);
        layout.columns.extend(names.map(|name| Column::new(name, Kind::Text)));
        layout.rows = RowsOf::Targets { evidence: true };
        layout
    }

    /// One row a document, with a group of columns for each headline. Its `status` says whether a target was `found`,
    /// `not_found`, or the document `failed`.
    pub fn panel(headlines: Vec<Headline>) -> Self {
        let group = |headline: &Headline| {
            GROUP.map(|(end, kind)| Column { name: format!("{}_{end}", headline.code).into(), kind })
        };
        let columns = SOURCE.into_iter().chain([Column::new("status", Kind::Text)]);
        let columns = columns.chain(headlines.iter().flat_map(group)).collect();
        Self { columns, rows: RowsOf::Documents { headlines } }
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What a workbook's sheet is called.
    pub(super) fn sheet(&self) -> &'static str {
        match self.rows {
            RowsOf::Targets { .. } => "targets",
            RowsOf::Documents { .. } => "documents",
        }
    }

    /// The rows of a document; one that could not be read has no extraction.
    pub(super) fn rows(
        &self,
        extractor: &Extractor,
        source: &Source<'_>,
        found: Option<&Extraction>,
        take: &mut Take<'_>,
    ) -> Result<()> {
        let mut cells = vec![
            Cell::Text(source.document),
            Cell::text(source.path),
            source.row.map_or(Cell::Empty, |row| Cell::Integer(i64::try_from(row).unwrap_or(i64::MAX))),
            Cell::text(found.and_then(|found| found.place.as_deref())),
            Cell::integer(found.and_then(|found| found.year)),
        ];
        match &self.rows {
            RowsOf::Targets { evidence } => {
                for (index, target) in found.iter().flat_map(|found| &found.targets).enumerate() {
                    cells.truncate(SOURCE.len());
                    record(&mut cells, extractor, index + 1, target);
                    if *evidence {
                        reasons(&mut cells, target);
                    }
                    take(&cells, Some(target))?;
                }
                Ok(())
            }
            RowsOf::Documents { headlines } => {
                cells.push(Cell::Text(if found.is_some() { READ } else { FAILED }));
                for headline in headlines {
                    let target = found.and_then(|found| extractor.headline_target(headline, found));
                    cells.push(Cell::Text(match (found, target) {
                        (None, _) => FAILED,
                        (_, None) => NOT_FOUND,
                        _ => FOUND,
                    }));
                    cells.push(Cell::number(target.map(|target| target.value)));
                    cells.push(Cell::number(target.and_then(|target| target.value_max)));
                    cells.push(Cell::text(target.map(|target| target.bound.name())));
                    cells.push(Cell::text(target.map(|target| target.strength.name())));
                }
                take(&cells, None)
            }
        }
    }
}

fn record<'r>(cells: &mut Vec<Cell<'r>>, extractor: &'r Extractor, number: usize, target: &'r Target) {
    let sector = extractor.sectors().find(|(code, ..)| *code == target.sector).map(|(_, name, _)| name);
    let class = target.class.as_deref().and_then(|code| extractor.class(code)).map(|class| class.name.as_str());
    cells.extend([
        Cell::count(number),
        Cell::count(target.start),
        Cell::count(target.end),
        Cell::Text(&target.quote),
        Cell::Number(target.value),
        Cell::number(target.value_max),
        Cell::text(target.unit.as_deref()),
        Cell::Text(target.bound.name()),
        Cell::Text(target.change.name()),
        Cell::text(target.action.as_deref()),
        Cell::text(target.indicator.as_deref()),
        Cell::Text(target.strength.name()),
        Cell::integer(target.deadline),
        Cell::text(target.rate.map(|rate| rate.name())),
        Cell::Text(&target.sector),
        Cell::text(sector),
        Cell::text(target.class.as_deref()),
        Cell::text(class),
        Cell::Text(target.status.name()),
        Cell::Path(&target.section),
        Cell::Text(&target.sentence),
    ]);
}

/// The rule and word of each field.
fn reasons<'r>(cells: &mut Vec<Cell<'r>>, target: &'r Target) {
    for (.., reason) in EVIDENCE {
        let reason = reason(&target.evidence);
        cells.push(Cell::text(reason.map(|reason| &*reason.rule)));
        cells.push(Cell::text(reason.and_then(|reason| reason.word.as_deref())));
    }
}
