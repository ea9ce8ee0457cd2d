//! The command `policy-targets`: from a folder of reports to a table.

mod arguments;
mod extract;
mod inputs;
mod journal;
mod manifest;
mod outcome;
mod output;
mod progress;
mod summary;
mod work;

use arguments::{Arguments, Command, Explain, LexiconCommand};
use clap::{CommandFactory, Parser};
use policy_targets::{Extractor, Report, check_lexicon};
use std::io::{Read, Write};
use std::process::ExitCode;

/// How a run ended.
enum End {
    Well,
    /// Some documents could not be read.
    SomeFailed,
}

/// What stops a run, in words.
type Stop = String;

fn main() -> ExitCode {
    let ended = match Arguments::parse().command {
        Command::Extract(arguments) => guarded(|| extract::run(&arguments)),
        Command::Explain(arguments) => explain(&arguments),
        Command::Lexicon(LexiconCommand::Check { folder }) => check(&folder),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "policy-targets", &mut script);
            print(&script)
        }
        Command::Man { command } => man(command.as_deref()),
    };
    match ended {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::SomeFailed) => ExitCode::from(1),
        Err(why) => {
            output::told(&format!("policy-targets: {why}"));
            ExitCode::from(2)
        }
    }
}

/// Runs what silences panics, so that one outside the readers of documents is told after all.
fn guarded(run: impl FnOnce() -> Result<End, Stop>) -> Result<End, Stop> {
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    ended.unwrap_or_else(|_| Err("a fault of this program stopped the run: please report it".into()))
}

/// Prints the manual page of the command, or of one of its subcommands.
fn man(of: Option<&str>) -> Result<End, Stop> {
    let mut whole = Arguments::command();
    whole.build();
    let page = match of {
        None => whole,
        Some(name) => whole.find_subcommand(name).cloned().ok_or_else(|| format!("there is no subcommand {name}"))?,
    };
    let mut rendered = Vec::new();
    clap_mangen::Man::new(page).render(&mut rendered).map_err(|error| error.to_string())?;
    print(&rendered)
}

/// Prints; a reader that closes the pipe has read enough.
fn print(bytes: &[u8]) -> Result<End, Stop> {
    let _ = std::io::stdout().write_all(bytes);
    Ok(End::Well)
}

fn explain(arguments: &Explain) -> Result<End, Stop> {
    let mut text = arguments.sentence.join(" ");
    if text.is_empty() || text == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text).map_err(|error| format!("cannot read standard input: {error}"))?;
    }
    let mut builder = Extractor::builder();
    if let Some(folder) = &arguments.lexicon {
        builder = builder.lexicon_dir(folder);
    }
    let extractor = builder.build().map_err(|error| error.to_string())?;
    let report = Report::new(&text);
    let explained = extractor.explain(&arguments.year.map_or(report, |year| report.with_year(year)));
    print(explained.as_bytes())
}

fn check(folder: &std::path::Path) -> Result<End, Stop> {
    let checks = check_lexicon(folder).map_err(|error| error.to_string())?;
    if checks.is_empty() {
        return Err(format!("{}: expected tables (.tsv), found none", folder.display()));
    }
    let wrong: usize = checks.iter().map(|table| table.errors.len()).sum();
    let mut told: String = checks.iter().flat_map(|table| &table.errors).map(|error| format!("{error}\n")).collect();
    for table in &checks {
        told += &format!("{}: {} rows, {} mistakes\n", table.path.display(), table.rows, table.errors.len());
    }
    print(told.as_bytes())?;
    Ok(if wrong == 0 { End::Well } else { End::SomeFailed })
}
