//! `policy-targets extract`: the run from inputs to tables.

use crate::arguments::Extract;
use crate::inputs::{self, Input, known};
use crate::journal::{Begun, Journal};
use crate::manifest::Manifest;
use crate::outcome::Outcome;
use crate::output::{self, Files, Plan, Writing};
use crate::progress::Progress;
use crate::summary::Summary;
use crate::work::{Task, Tasks, Workshop};
use crate::{End, Stop};
use policy_targets::formats::{Options, decode};
use policy_targets::tables::{CsvEncoding, Layout};
use policy_targets::{Extractor, Headline};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub fn run(arguments: &Extract) -> Result<End, Stop> {
    let extractor = extractor(arguments)?;
    let plan = plan(arguments, &extractor)?;
    check_outputs(arguments, &plan)?;
    let options =
        Options { encoding: arguments.encoding.clone(), max_bytes: arguments.max_size.saturating_mul(1 << 20) };
    let mut manifest = arguments.manifest.as_deref().map(Manifest::read).transpose()?.unwrap_or_default();
    let inputs = inputs::expand(arguments, &manifest.paths());
    let files: Vec<PathBuf> = inputs.all.iter().filter_map(file).collect();
    check_inputs(arguments, &inputs.all)?;
    for path in manifest.bind(&files) {
        told(
            arguments,
            &format!("the manifest names {}, which is not among the documents, or named twice", path.display()),
        );
    }
    let passed: Vec<String> = inputs.passed_over.iter().map(|(ending, count)| format!(".{ending} {count}")).collect();
    if !passed.is_empty() {
        told(arguments, &format!("passed over, as files of other kinds: {}", passed.join(", ")));
    }
    if let Some(folder) = &arguments.texts {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let bytes = files.iter().filter_map(|path| path.metadata().ok()).map(|known| known.len()).sum();
    let workshop = Workshop {
        extractor: &extractor,
        options: options.clone(),
        year: arguments.year,
        texts: arguments.texts.clone(),
    };
    let run = Run {
        arguments,
        workshop,
        // Readers of foreign formats recurse as deep as documents nest.
        pool: rayon::ThreadPoolBuilder::new()
            .num_threads(arguments.threads)
            .stack_size(STACK)
            .build()
            .map_err(|error| error.to_string())?,
        progress: Progress::new(bytes, arguments.quiet),
    };
    // A reader of a foreign format that panics is told as the reason its document failed.
    std::panic::set_hook(Box::new(|_| {}));
    let tasks = Tasks::new(inputs.all, &manifest, arguments, options);
    let summary = match arguments.outputs.iter().find(|out| out.as_os_str() != "-") {
        Some(first) => run.into_files(tasks, &Files::of(first), &plan),
        None => run.into_standard_output(tasks, &plan),
    };
    let summary = match summary {
        Ok(summary) => summary,
        // The reader of standard output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(End::Well),
        Err(error) => return Err(error.to_string()),
    };
    told(arguments, summary.to_string().trim_end());
    Ok(if summary.failed == 0 { End::Well } else { End::SomeFailed })
}

/// Bytes of stack for each thread.
const STACK: usize = 16 << 20;
/// Documents worked on between two visits to the journal, for each thread, and bytes of them at most.
const BATCH: usize = 16;
const BATCH_BYTES: u64 = 32 << 20;

struct Run<'r> {
    arguments: &'r Extract,
    workshop: Workshop<'r>,
    pool: ThreadPool,
    progress: Progress,
}

impl Run<'_> {
    /// Does the tasks, journal first: the tables are written when all is done.
    fn into_files(mut self, mut tasks: Tasks<'_>, files: &Files, plan: &Plan) -> std::io::Result<Summary> {
        let failed =
            |error: std::io::Error| std::io::Error::new(error.kind(), format!("{}: {error}", files.partial.display()));
        let mut journal =
            Journal::open(&files.partial, &fingerprint(self.arguments), self.arguments.resume).map_err(failed)?;
        match (self.arguments.resume, journal.begun()) {
            (true, Begun::Anew | Begun::Over) => {
                told(self.arguments, "there is no run with these options to go on from: beginning anew");
            }
            (false, Begun::Over) => {
                told(
                    self.arguments,
                    "what an interrupted run had done is given up; --resume would have gone on from it",
                );
            }
            _ => {}
        }
        let (mut done, mut first) = (0, None);
        for task in tasks.by_ref() {
            if !journal.has(&task).map_err(failed)? {
                first = Some(task);
                break;
            }
            done += 1;
            self.progress.advance(1, task.weight);
        }
        if done > 0 {
            told(self.arguments, &format!("going on after {done} documents"));
        }
        self.batches(first.into_iter().chain(tasks), |stamps, outcomes| {
            for (stamp, outcome) in stamps.into_iter().zip(outcomes) {
                journal.append(stamp, outcome).map_err(failed)?;
            }
            journal.flush().map_err(failed)
        })?;
        let quiet = self.arguments.quiet;
        let mut writing = Writing::begin(self.workshop.extractor, &self.arguments.outputs, Some(files), plan, quiet)?;
        for outcome in journal.outcomes()? {
            writing.take(&outcome?)?;
        }
        let summary = writing.finish()?;
        std::fs::remove_file(&files.partial).map_err(failed)?;
        self.progress.finish();
        Ok(summary)
    }

    /// Does the tasks and writes as they are done.
    fn into_standard_output(mut self, tasks: Tasks<'_>, plan: &Plan) -> std::io::Result<Summary> {
        let quiet = self.arguments.quiet;
        let mut writing = Writing::begin(self.workshop.extractor, &self.arguments.outputs, None, plan, quiet)?;
        self.batches(tasks, |_, outcomes| outcomes.iter().try_for_each(|outcome| writing.take(outcome)))?;
        self.progress.finish();
        writing.finish()
    }

    /// Does tasks side by side, a batch at a time, and hands on what came of them in their order.
    fn batches(
        &mut self,
        tasks: impl Iterator<Item = Task>,
        mut take: impl FnMut(Vec<(u64, u128)>, Vec<Outcome>) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        let most = BATCH * self.pool.current_num_threads();
        let mut tasks = tasks.peekable();
        while tasks.peek().is_some() {
            let (mut batch, mut bytes) = (Vec::new(), 0);
            while batch.len() < most && bytes < BATCH_BYTES {
                let Some(task) = tasks.next() else { break };
                bytes += task.weight;
                batch.push(task);
            }
            let stamps: Vec<_> = batch.iter().map(|task| task.stamp).collect();
            let workshop = &self.workshop;
            let outcomes: Vec<Outcome> =
                self.pool.install(|| batch.into_par_iter().map(|task| task.run(workshop)).collect());
            self.progress.advance(outcomes.len(), bytes);
            take(stamps, outcomes)?;
        }
        Ok(())
    }
}

/// Finds out before the work what would make it vain after.
fn check_outputs(arguments: &Extract, plan: &Plan) -> Result<(), Stop> {
    let mut seen = HashSet::new();
    for out in &arguments.outputs {
        plan.format_of(out)?;
        if !seen.insert(out) {
            return Err(format!("{}: expected each output once", out.display()));
        }
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(format!("{}: expected a folder", folder.display()));
        }
    }
    Ok(())
}

/// Refuses to write over what is read, and to read what cannot be.
fn check_inputs(arguments: &Extract, inputs: &[Input]) -> Result<(), Stop> {
    let mut read: HashSet<PathBuf> = inputs.iter().filter_map(file).map(|path| known(&path)).collect();
    read.extend(arguments.manifest.as_deref().map(known));
    for out in arguments.outputs.iter().filter(|out| out.as_os_str() != "-") {
        if let Some(over) = Files::of(out).all().into_iter().find(|own| own.exists() && read.contains(&known(own))) {
            return Err(format!("{}: expected an output, found an input of the run", over.display()));
        }
        if out.exists() && !out.is_file() {
            return Err(format!("{}: expected a file to write, found a folder, a pipe or a device", out.display()));
        }
    }
    if let Some(texts) = arguments.texts.as_deref().map(known)
        && let Some(over) = read.iter().find(|path| path.parent() == Some(&texts))
    {
        return Err(format!("{}: expected a folder of its own for --texts, found an input in it", over.display()));
    }
    if arguments.text_column.is_some() && inputs.contains(&Input::Piped) {
        return Err("standard input is read as one document: name a file for --text-column".into());
    }
    if let Some(name) = &arguments.encoding {
        let options = Options { encoding: Some(name.clone()), ..Options::default() };
        decode(Path::new("--encoding"), b"text", &options).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn file(input: &Input) -> Option<PathBuf> {
    match input {
        Input::File(path) => Some(path.clone()),
        _ => None,
    }
}

fn told(arguments: &Extract, what: &str) {
    if !arguments.quiet {
        output::told(what);
    }
}

fn extractor(arguments: &Extract) -> Result<Extractor, Stop> {
    let mut builder = Extractor::builder().all(arguments.all);
    if let Some(folder) = &arguments.lexicon {
        builder = builder.lexicon_dir(folder);
    }
    if let Some(folder) = &arguments.taxonomy {
        builder = builder.taxonomy_dir(folder);
    }
    builder.build().map_err(|error| error.to_string())
}

fn plan(arguments: &Extract, extractor: &Extractor) -> Result<Plan, Stop> {
    let layout = if arguments.wide {
        Layout::panel(headlines(arguments, extractor)?)
    } else if arguments.evidence {
        Layout::targets_with_evidence()
    } else {
        Layout::targets()
    };
    let encoding = if arguments.csv_encoding == "gb18030" { CsvEncoding::Gb18030 } else { CsvEncoding::Utf8Marked };
    Ok(Plan { layout, format: arguments.format, encoding })
}

/// The headlines asked for: all that the lexicon has, some of them by code, or those of a table.
fn headlines(arguments: &Extract, extractor: &Extractor) -> Result<Vec<Headline>, Stop> {
    let Some(asked) = &arguments.indicators else { return Ok(extractor.headlines().cloned().collect()) };
    if Path::new(asked).is_file() {
        return Headline::read_table(Path::new(asked)).map_err(|error| error.to_string());
    }
    let known: HashMap<&str, &Headline> =
        extractor.headlines().map(|headline| (headline.code.as_str(), headline)).collect();
    let find = |code: &str| {
        known.get(code).map(|headline| (*headline).clone()).ok_or_else(|| {
            let codes: Vec<_> = extractor.headlines().map(|headline| headline.code.as_str()).collect();
            format!("--indicators: expected a file, or codes among {}; found {code:?}", codes.join(", "))
        })
    };
    let mut found: Vec<Headline> = Vec::new();
    for code in asked.split(',').map(str::trim) {
        let headline = find(code)?;
        if !found.contains(&headline) {
            found.push(headline);
        }
    }
    Ok(found)
}

/// What a run's results depend on beside its documents, so that a resumed run mixes no two.
fn fingerprint(arguments: &Extract) -> String {
    let Extract { all, encoding, year, manifest, text_column, id_column, year_column, place_column, .. } = arguments;
    let Extract { texts, lexicon, taxonomy, max_size, .. } = arguments;
    let mut hasher = DefaultHasher::new();
    let folders = [lexicon, taxonomy].into_iter().flatten();
    let mut read: Vec<PathBuf> = manifest.iter().cloned().collect();
    for folder in folders {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        read.extend(entries.map(|entry| entry.path()));
    }
    read.sort();
    for path in &read {
        (path, std::fs::read(path).unwrap_or_default()).hash(&mut hasher);
    }
    let columns = (text_column, id_column, year_column, place_column);
    let options = (all, encoding, year, columns, texts, max_size, format!("{:016x}", hasher.finish()));
    format!("policy-targets {} {}", env!("CARGO_PKG_VERSION"), serde_json::json!(options))
}
