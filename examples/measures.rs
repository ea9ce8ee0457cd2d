//! Reads standard input line by line and prints, for each line, every number and measure in it as one JSON object.
//! Offsets count Unicode code points of the line.

use policy_targets::{CodePoints, Extractor};
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let extractor = Extractor::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().split(b'\n') {
        let bytes = match line {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("measures: cannot read standard input: {error}");
                return ExitCode::from(2);
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let line = text.trim_end_matches('\r');
        if writeln!(out, "{}", json!({ "line": line, "measures": measures(&extractor, line) })).is_err() {
            break; // The reader has closed the pipe.
        }
    }
    let _ = out.flush();
    ExitCode::SUCCESS
}

fn measures(extractor: &Extractor, line: &str) -> Vec<Value> {
    let points = CodePoints::new(line);
    extractor
        .measures(line)
        .into_iter()
        .map(|measure| {
            json!({
                "start": points.at(measure.span.start),
                "end": points.at(measure.span.end),
                "quote": measure.span.slice(line),
                "value": policy_targets::plain_number(measure.value),
                "value_max": measure.value_max.map(policy_targets::plain_number),
                "unit": measure.unit,
                "bound": measure.bound,
            })
        })
        .collect()
}
