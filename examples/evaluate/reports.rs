//! The figures report by report: how even they are, and how much one report moves the total.

use super::score::{Judged, Level, Tally};

/// A report beside all the others.
pub struct Standing<'j> {
    /// The report.
    pub report: &'j Judged,
    /// The counts of all the others, if they have anything to judge.
    pub others: Option<Tally>,
}

/// Every report beside the others, by name.
pub fn standings(judged: &[Judged]) -> Vec<Standing<'_>> {
    by_name(judged)
        .into_iter()
        .map(|report| {
            let others: Tally = judged.iter().filter(|other| other.name != report.name).map(|other| other.tally).sum();
            Standing { report, others: is_judged(&others).then_some(others) }
        })
        .collect()
}

/// The reports by name.
pub fn by_name(judged: &[Judged]) -> Vec<&Judged> {
    let mut reports: Vec<&Judged> = judged.iter().collect();
    reports.sort_by_key(|report| &report.name);
    reports
}

/// The counts of all reports together.
pub fn total(judged: &[Judged]) -> Tally {
    judged.iter().map(|report| report.tally).sum()
}

/// The mean of the reports' F1, each report counting alike.
pub fn mean(judged: &[Judged], level: Level) -> f64 {
    let scores: Vec<f64> = scores(judged, level).into_iter().map(|(score, _)| score).collect();
    scores.iter().sum::<f64>() / scores.len() as f64
}

/// The lowest F1 with its report; of equal ones the first by name.
pub fn lowest(judged: &[Judged], level: Level) -> Option<(f64, &str)> {
    scores(judged, level).into_iter().min_by(|(a, _), (b, _)| a.total_cmp(b))
}

/// F1 and name of the reports that have anything to judge, by name.
fn scores(judged: &[Judged], level: Level) -> Vec<(f64, &str)> {
    let reports = by_name(judged).into_iter().filter(|report| is_judged(&report.tally));
    reports.map(|report| (report.tally.figure(level).f1, &*report.name)).collect()
}

/// Whether there was a target or a record: without either F1 says nothing.
fn is_judged(tally: &Tally) -> bool {
    tally.gold + tally.said > 0
}
