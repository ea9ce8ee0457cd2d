//! Explains a sentence: `explain [--year Y] 一句话`; without a sentence it reads standard input.

use policy_targets::{Extractor, Report};
use std::io::{Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut year = None;
    if arguments.next_if(|argument| argument == "--year").is_some() {
        let given = arguments.next().unwrap_or_default();
        match given.parse() {
            Ok(parsed) => year = Some(parsed),
            Err(_) => return fail(&format!("--year takes a year, not {given:?}")),
        }
    }
    let mut text = arguments.collect::<Vec<_>>().join(" ");
    if text.is_empty()
        && let Err(error) = std::io::stdin().read_to_string(&mut text)
    {
        return fail(&format!("cannot read standard input: {error}"));
    }
    let report = Report::new(&text);
    let explained = Extractor::new().explain(&year.map_or(report, |year| report.with_year(year)));
    // A reader that closes the pipe has read enough.
    let _ = std::io::stdout().write_all(explained.as_bytes());
    ExitCode::SUCCESS
}

fn fail(message: &str) -> ExitCode {
    eprintln!("explain: {message}\nusage: explain [--year YEAR] [SENTENCE]");
    ExitCode::from(2)
}
