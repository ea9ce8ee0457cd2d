//! The documents of a run one by one, and what is done with each.

use crate::arguments::Extract;
use crate::inputs::Input;
use crate::manifest::{Manifest, Said};
use crate::outcome::{DOCUMENT_REPEATED, Done, NAME_NOT_UNICODE, Outcome, TRADITIONAL, YEAR_UNREAD};
use policy_targets::formats::{self, Columns, Dataset, Format, Options, Text};
use policy_targets::{Error, Extractor, Report, Unreadable};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};

/// One document, ready to be worked on by any thread.
#[derive(Debug)]
pub struct Task {
    pub document: String,
    pub path: PathBuf,
    pub row: Option<u64>,
    /// How much of the run's input it is, in bytes.
    pub weight: u64,
    /// The file's size and time of change, by which a resumed run knows it again.
    pub stamp: (u64, u128),
    said: Said,
    remarks: Vec<String>,
    /// The name of its kept text, which no other document of the run has.
    unique: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    File,
    Bytes(Vec<u8>),
    Text { text: String, format: Format, encoding: Option<&'static str> },
    Failed(Unreadable, String),
}

/// What every task needs.
pub struct Workshop<'w> {
    pub extractor: &'w Extractor,
    pub options: Options,
    pub year: Option<i32>,
    pub texts: Option<PathBuf>,
}

/// The tasks of a run, in the order of its inputs.
pub struct Tasks<'t> {
    inputs: std::vec::IntoIter<Input>,
    manifest: &'t Manifest,
    options: Options,
    columns: Columns,
    open: Option<Open>,
    names: HashMap<String, usize>,
    /// The names of kept texts, in small letters: some file systems tell no others apart.
    kept: HashSet<String>,
}

/// A table that is being read row by row.
struct Open {
    path: PathBuf,
    stamp: (u64, u128),
    stem: String,
    rows: Dataset,
}

impl<'t> Tasks<'t> {
    pub fn new(inputs: Vec<Input>, manifest: &'t Manifest, arguments: &Extract, options: Options) -> Self {
        let columns = Columns {
            text: arguments.text_column.clone(),
            id: arguments.id_column.clone(),
            year: arguments.year_column.clone(),
            place: arguments.place_column.clone(),
        };
        Self {
            inputs: inputs.into_iter(),
            manifest,
            options,
            columns,
            open: None,
            names: HashMap::new(),
            kept: HashSet::new(),
        }
    }

    fn task(&mut self, document: String, path: PathBuf, stamp: (u64, u128), content: Content) -> Task {
        let mut remarks = Vec::new();
        if path.to_str().is_none() {
            remarks.push(NAME_NOT_UNICODE.to_owned());
        }
        let count = self.names.entry(document.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count > 1 {
            remarks.push(DOCUMENT_REPEATED.to_owned());
        }
        let safe = file_name(&document);
        // Numbers below the count are taken already.
        let numbered = ((*count).max(2)..).map(|number| format!("{safe}~{number}"));
        let mut free = std::iter::once(safe.clone()).chain(numbered);
        let unique = free.find(|name| self.kept.insert(name.to_lowercase())).unwrap_or(safe);
        Task { document, path, row: None, weight: stamp.0, stamp, said: Said::default(), remarks, unique, content }
    }

    fn of_row(&mut self) -> Option<Task> {
        let open = self.open.as_mut()?;
        let Some((row, entry)) = open.rows.next() else {
            self.open = None;
            return None;
        };
        let (format, encoding) = (open.rows.format(), open.rows.encoding());
        let (path, file, unnamed) = (open.path.clone(), open.stamp, format!("{}:{row}", open.stem));
        let mut said = Said::default();
        let mut unread = None;
        let (document, content) = match entry {
            Ok(entry) => {
                said = Said { id: entry.id.clone(), place: entry.place, year: entry.year };
                unread = entry.year_unread;
                (entry.id.unwrap_or(unnamed), Content::Text { text: entry.text, format, encoding })
            }
            Err(error) => (unnamed, failed(error)),
        };
        let weight = if let Content::Text { text, .. } = &content { text.len() as u64 } else { 0 };
        let mut task = self.task(document, path, file, content);
        task.remarks.extend(unread.map(|_| YEAR_UNREAD.to_owned()));
        Some(Task { row: Some(row), weight, said, ..task })
    }

    fn of_input(&mut self, input: Input) -> Option<Task> {
        Some(match input {
            Input::Piped => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().take(self.options.max_bytes.saturating_add(1)).read_to_end(&mut bytes);
                let mut hasher = DefaultHasher::new();
                bytes.hash(&mut hasher);
                let stamp = (bytes.len() as u64, hasher.finish().into());
                let content = match read {
                    Err(error) => Content::Failed(Unreadable::Io, error.to_string()),
                    Ok(size) if size as u64 > self.options.max_bytes => Content::Failed(
                        Unreadable::TooLarge,
                        format!("expected at most {} bytes", self.options.max_bytes),
                    ),
                    Ok(_) => Content::Bytes(bytes),
                };
                self.task("-".into(), "-".into(), stamp, content)
            }
            Input::Failed { path, reason, detail } => {
                self.task(stem(&path), path, (0, 0), Content::Failed(reason, detail))
            }
            Input::File(path) if Dataset::is_dataset(&path) => match Dataset::open(&path, &self.columns, &self.options)
            {
                Ok(rows) => {
                    self.open = Some(Open { stem: stem(&path), stamp: stamp(&path), path, rows });
                    return None;
                }
                Err(error) => {
                    let stamp = stamp(&path);
                    self.task(stem(&path), path, stamp, failed(error))
                }
            },
            Input::File(path) => {
                let said = self.manifest.of(&path);
                let document = said.id.clone().unwrap_or_else(|| stem(&path));
                let stamp = stamp(&path);
                Task { said, ..self.task(document, path, stamp, Content::File) }
            }
        })
    }
}

impl Iterator for Tasks<'_> {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            if self.open.is_some() {
                match self.of_row() {
                    Some(task) => return Some(task),
                    None => continue,
                }
            }
            let input = self.inputs.next()?;
            if let Some(task) = self.of_input(input) {
                return Some(task);
            }
        }
    }
}

impl Task {
    /// Reads the document and extracts its targets.
    pub fn run(self, workshop: &Workshop<'_>) -> Outcome {
        let path = self.path.to_string_lossy().into_owned();
        let stem = stem(&self.path);
        let read = match self.content {
            Content::File => formats::read_file(&self.path, &workshop.options).map_err(told),
            Content::Bytes(bytes) => formats::read_bytes(&self.path, &bytes, &workshop.options).map_err(told),
            Content::Text { text, .. } if text.trim().is_empty() => {
                Err((Unreadable::Empty, "its text is empty".into()))
            }
            Content::Text { text, format, encoding } => Ok(Text::of_row(text, format, encoding)),
            Content::Failed(reason, detail) => Err((reason, detail)),
        };
        // The name of a row is its own; that of the table's file says nothing of it.
        let name = if self.row.is_some() { self.said.id.as_deref() } else { Some(stem.as_str()) };
        let (mut remarks, mut kept) = (self.remarks, None);
        let result = match read {
            Ok(read) => {
                if is_traditional(&read.text) {
                    remarks.push(TRADITIONAL.to_owned());
                }
                let mut report = Report::new(&read.text).with_document(&self.document);
                report = name.map_or(report, |name| report.with_name(name));
                report = self.said.year.map_or(report, |year| report.with_year(year));
                report = self.said.place.as_deref().map_or(report, |place| report.with_place(place));
                report = workshop.year.map_or(report, |year| report.with_default_year(year));
                if let Some(folder) = &workshop.texts {
                    let name = format!("{}.txt", self.unique);
                    match std::fs::write(folder.join(&name), &read.text) {
                        Ok(()) => kept = Some(name),
                        Err(error) => remarks.push(format!("text_not_kept: {error}")),
                    }
                }
                Done::Read {
                    format: read.format,
                    encoding: read.encoding.map(str::to_owned),
                    repairs: read.repairs.clone(),
                    characters: read.text.chars().count(),
                    found: workshop.extractor.extract(&report),
                }
            }
            Err((reason, detail)) => Done::Failed { reason, detail },
        };
        Outcome { document: self.document, path, row: self.row, kept, remarks, result }
    }
}

/// Whether a text is written in traditional characters, which the words of the lexicon are not.
fn is_traditional(text: &str) -> bool {
    let (mut all, mut found) = (0usize, 0usize);
    for character in text.chars().filter(|character| !character.is_ascii()).take(SAMPLE) {
        all += 1;
        found += usize::from(TELLING.contains(character));
    }
    found * 100 > all * 2
}

/// Characters that tell the script, and how many of a text are looked at.
const TELLING: &str = "國會發業經濟產學後對時問題區縣鄉農與為實現進動設長開關個們億萬";
const SAMPLE: usize = 5000;

/// A name that file systems take.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c }).take(LONGEST).collect()
}

/// Characters of a file's name; most file systems take 255 bytes.
const LONGEST: usize = 80;

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn stamp(path: &Path) -> (u64, u128) {
    let Ok(known) = std::fs::metadata(path) else { return (0, 0) };
    let since = known.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    (known.len(), since.map_or(0, |since| since.as_nanos()))
}

/// Why a document could not be read, without its path.
fn told(error: Error) -> (Unreadable, String) {
    match error {
        Error::Document { reason, detail, .. } => (reason, detail),
        other => (Unreadable::Io, other.to_string()),
    }
}

fn failed(error: Error) -> Content {
    let (reason, detail) = told(error);
    Content::Failed(reason, detail)
}
