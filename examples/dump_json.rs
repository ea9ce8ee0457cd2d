//! Dumps the targets of report files as JSON: `dump_json [--year Y] [--all] [--jsonl] FILE...`; `-` is standard input.

use policy_targets::{Extraction, Extractor, Report};
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: dump_json [--year YEAR] [--all] [--jsonl] FILE...   (a FILE of - reads standard input)";

struct Options {
    year: Option<i32>,
    all: bool,
    jsonl: bool,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("dump_json: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let extractor = match Extractor::builder().all(options.all).build() {
        Ok(extractor) => extractor,
        Err(error) => {
            eprintln!("dump_json: {error}");
            return ExitCode::from(2);
        }
    };
    let mut failed = false;
    let mut extractions: Vec<Extraction> = Vec::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in &options.files {
        match extract(&extractor, &options, file) {
            Ok(extraction) if options.jsonl => {
                if write_lines(&mut out, &extraction).is_err() {
                    return ExitCode::SUCCESS; // The reader has closed the pipe.
                }
            }
            Ok(extraction) => extractions.push(extraction),
            Err(message) => {
                eprintln!("dump_json: {message}");
                failed = true;
            }
        }
    }
    if !options.jsonl {
        let written = match extractions.as_slice() {
            [one] if options.files.len() == 1 => serde_json::to_writer_pretty(&mut out, one),
            many => serde_json::to_writer_pretty(&mut out, many),
        };
        if written.is_err() || writeln!(out).is_err() {
            return ExitCode::SUCCESS;
        }
    }
    drop(out.flush());
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn options(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { year: None, all: false, jsonl: false, files: Vec::new() };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--year" => {
                let year = arguments.next().ok_or("--year takes a year")?;
                options.year = Some(year.parse().map_err(|_| format!("--year takes a year, not {year:?}"))?);
            }
            "--all" => options.all = true,
            "--jsonl" => options.jsonl = true,
            flag if flag.starts_with("--") => return Err(format!("unknown option {flag}")),
            file => options.files.push(file.into()),
        }
    }
    if options.files.is_empty() { Err("no file given".into()) } else { Ok(options) }
}

fn extract(extractor: &Extractor, options: &Options, file: &str) -> Result<Extraction, String> {
    let (bytes, name) = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("cannot read standard input: {error}"))?;
        (bytes, "-".into())
    } else {
        let bytes = std::fs::read(file).map_err(|error| format!("cannot read {file}: {error}"))?;
        (bytes, Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned())
    };
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| format!("{file} is not UTF-8: the first bad byte is at offset {}", error.valid_up_to()))?;
    let report = Report::new(text).with_document(&name);
    Ok(extractor.extract(&options.year.map_or(report, |year| report.with_year(year))))
}

fn write_lines(out: &mut impl Write, extraction: &Extraction) -> std::io::Result<()> {
    for target in &extraction.targets {
        serde_json::to_writer(&mut *out, target)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
