//! Scores the library on annotated reports: `evaluate --gold GOLD.jsonl --texts DIR [--errors] [--json] [--by-report]`.
//!
//! GOLD has one document a line: `document` (the text is `DIR/<document>.txt`), `lines` (the marked lines, from 1;
//! only these are judged) and `targets`, each with `line`, `start` and `end` (code points in the line), `quote`,
//! `optional` and the judged fields of the record, null where there is nothing.
//!
//! Detection asks whether the number is a target, core whether value, unit, bound, change and indicator are right too,
//! full whether every field is.

pub mod fields;
pub mod gold;
pub mod json;
pub mod kinds;
pub mod lines;
pub mod reports;
pub mod score;
pub mod table;

use policy_targets::Extractor;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: evaluate --gold GOLD.jsonl --texts DIR [--errors] [--json] [--by-report]";

/// What to score, and what to print.
#[derive(Default)]
pub struct Options {
    /// The gold file.
    pub gold: String,
    /// The folder of texts.
    pub texts: String,
    /// Lists every error before the figures.
    pub errors: bool,
    /// Prints the figures as JSON, and nothing else.
    pub json: bool,
    /// Adds the figures report by report.
    pub by_report: bool,
}

fn main() -> ExitCode {
    let printed = match options(std::env::args().skip(1)) {
        Ok(options) => evaluate(&options),
        Err(message) => Err(format!("{message}\n{USAGE}")),
    };
    match printed {
        Ok(printed) => {
            // A reader that closes the pipe has read enough.
            let _ = std::io::stdout().write_all(printed.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

/// Reads the command line.
pub fn options(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--gold" => options.gold = arguments.next().ok_or("--gold takes a file")?,
            "--texts" => options.texts = arguments.next().ok_or("--texts takes a folder")?,
            "--errors" => options.errors = true,
            "--json" => options.json = true,
            "--by-report" => options.by_report = true,
            other => return Err(format!("unknown argument {other}")),
        }
    }
    match (options.gold.is_empty(), options.texts.is_empty()) {
        (false, false) => Ok(options),
        (true, _) => Err("no gold file given".into()),
        (_, true) => Err("no folder of texts given".into()),
    }
}

/// Reads, extracts, judges; gives what is to be printed.
pub fn evaluate(options: &Options) -> Result<String, String> {
    let documents = gold::read(&options.gold)?;
    // With every status kept, a missed target can be traced to the rule that refused its number.
    let extractor = Extractor::builder().all(true).build().map_err(|error| error.to_string())?;
    let mut judged = Vec::new();
    for document in &documents {
        let path = Path::new(&options.texts).join(format!("{}.txt", document.name));
        let shown = path.display();
        let bytes = std::fs::read(&path)
            .map_err(|error| format!("{}: expected the text at {shown}: {error}", document.place))?;
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            format!("{shown} is not UTF-8: the first bad byte is at offset {}", error.valid_up_to())
        })?;
        let lines = lines::Lines::of(text);
        for remark in gold::check(document, &lines)? {
            eprintln!("evaluate: {remark}");
        }
        judged.push(score::judge(&extractor, document, text, &lines));
    }
    if judged.iter().all(|report| report.tally.gold == 0) {
        return Err(format!("{}: expected at least one target that is not optional", options.gold));
    }
    if options.json {
        return Ok(json::figures(&judged));
    }
    let listed = if options.errors { table::errors(&judged) } else { String::new() };
    let by_report = if options.by_report { table::by_report(&judged) } else { String::new() };
    Ok([listed, table::figures(&judged), table::by_field(&judged), table::by_kind(&judged), by_report].concat())
}
