//! A derivation that a person can read: every number of a text, what became of it and why.

use crate::extract::{Extractor, Report};
use crate::target::{Reason, Target};
use std::fmt::Write;

impl Extractor {
    /// Explains every number of a report: the fields of those that measure something, each with the rule and the word
    /// that decided it, and for the others why they are no measure.
    ///
    /// ```
    /// use policy_targets::{Extractor, Report};
    /// // "add 100 firms or more in 2024"
    /// let text = Extractor::new().explain(&Report::new("2024年新增企业100家以上。"));
    /// assert!(text.contains("2024年: no measure, it is a date"));
    /// assert!(text.contains("100家: target"));
    /// ```
    pub fn explain(&self, report: &Report<'_>) -> String {
        let all = self.extract_all_statuses(report);
        let mut records = all.targets.iter().peekable();
        let mut out = String::new();
        match all.year {
            Some(year) => line(&mut out, format_args!("report year {year}")),
            None => line(&mut out, format_args!("report year unknown")),
        }
        for number in self.numbers(report.text()) {
            while records.next_if(|record| record.span.end <= number.span.start).is_some() {}
            match records.peek().filter(|record| record.span == number.span) {
                Some(record) => self.record(&mut out, record),
                None => {
                    let quote = number.span.slice(report.text());
                    let why = number.rejection().map_or_else(
                        || "it stands in no sentence".into(),
                        |rejection| self.stated(rejection.rule(), None),
                    );
                    line(&mut out, format_args!("{quote}: no measure, {why}"));
                }
            }
        }
        out
    }

    fn record(&self, out: &mut String, record: &Target) {
        let Target { value, evidence, .. } = record;
        line(out, format_args!("{}: {}, {}", record.quote, record.status, self.because(&evidence.status)));
        let mut field = |name: &str, content: String, reason: Option<&Reason>| {
            let why = reason.map_or_else(String::new, |reason| format!("  — {}", self.because(reason)));
            line(out, format_args!("    {name:<10}{content}{why}"));
        };
        let max = record.value_max.map_or_else(String::new, |max| format!(" to {max}"));
        field("value", format!("{value}{max} {}", record.unit.as_deref().unwrap_or("")), None);
        field("bound", record.bound.to_string(), Some(&evidence.bound));
        field("change", record.change.to_string(), Some(&evidence.change));
        field("action", record.action.as_deref().unwrap_or("none").into(), Some(&evidence.action));
        field("indicator", record.indicator.as_deref().unwrap_or("none").into(), Some(&evidence.indicator));
        field("strength", record.strength.to_string(), Some(&evidence.strength));
        field(
            "deadline",
            record.deadline.map_or_else(|| "unknown".into(), |year| year.to_string()),
            Some(&evidence.deadline),
        );
        if let (Some(rate), Some(reason)) = (record.rate, &evidence.rate) {
            field("rate", rate.to_string(), Some(reason));
        }
        field("sector", record.sector.to_string(), Some(&evidence.sector));
        field("class", record.class.as_deref().unwrap_or("none").into(), None);
    }

    fn because(&self, reason: &Reason) -> String {
        self.stated(&reason.rule, reason.word.as_deref())
    }

    /// What a rule states, with its name and the word it rests on.
    fn stated(&self, rule: &str, word: Option<&str>) -> String {
        let states = self.rule(rule).map_or("", |rule| &rule.states);
        let word = word.map_or_else(String::new, |word| format!(": {word}"));
        format!("{states} ({rule}{word})")
    }
}

fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{content}");
}
