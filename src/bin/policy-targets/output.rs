//! The files of a run: the tables, and what is told of documents beside them. Each is written under another name and
//! renamed when it is whole.

use crate::outcome::{Done, Outcome};
use crate::summary::Summary;
use policy_targets::Extractor;
use policy_targets::tables::{CsvEncoding, Encoded, Layout, Source, Table, TableFormat};
use std::fs::File;
use std::io::{BufWriter, Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// The files that stand beside a table.
pub struct Files {
    pub table: PathBuf,
    pub partial: PathBuf,
    pub errors: PathBuf,
    pub documents: PathBuf,
}

impl Files {
    pub fn of(out: &Path) -> Self {
        let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", out.display()));
        Self {
            table: out.into(),
            partial: beside("partial"),
            errors: beside("errors.csv"),
            documents: beside("documents.csv"),
        }
    }

    /// All of them, also while they are written.
    pub fn all(self) -> Vec<PathBuf> {
        let written = [self.table, self.errors, self.documents];
        let growing: Vec<PathBuf> = written.iter().map(|name| Growing::temporary(name)).collect();
        written.into_iter().chain(growing).chain([self.partial]).collect()
    }
}

/// A file that takes its name when it is whole.
struct Growing {
    name: PathBuf,
    temporary: PathBuf,
}

impl Growing {
    fn temporary(name: &Path) -> PathBuf {
        PathBuf::from(format!("{}.tmp", name.display()))
    }

    fn create(name: &Path) -> Result<(Self, BufWriter<File>)> {
        let temporary = Self::temporary(name);
        let file = File::create(&temporary).map_err(|error| at(&temporary, error))?;
        Ok((Self { name: name.into(), temporary }, BufWriter::new(file)))
    }

    fn finish(mut self) -> Result<()> {
        let temporary = std::mem::take(&mut self.temporary);
        std::fs::rename(&temporary, &self.name).map_err(|error| at(&self.name, error))
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        // What has not become whole is of no use.
        if !self.temporary.as_os_str().is_empty() {
            let _ = std::fs::remove_file(&self.temporary);
        }
    }
}

fn at(path: &Path, error: Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// What a table is to be.
pub struct Plan {
    pub layout: Layout,
    pub format: Option<TableFormat>,
    pub encoding: CsvEncoding,
}

impl Plan {
    /// The format of an output by its ending.
    pub fn format_of(&self, out: &Path) -> std::result::Result<TableFormat, String> {
        let named = self
            .format
            .or_else(|| if out.as_os_str() == "-" { Some(TableFormat::Jsonl) } else { TableFormat::of_path(out) });
        named.ok_or_else(|| {
            let known: Vec<_> = TableFormat::ALL.iter().map(|(name, _)| format!(".{name}")).collect();
            format!("{}: expected a name that ends with one of {}, or --format", out.display(), known.join(", "))
        })
    }
}

/// All that a run writes, as outcomes come in.
pub struct Writing<'w> {
    extractor: &'w Extractor,
    files: Vec<(Growing, Table<'w>)>,
    /// Standard output, until its reader has seen enough.
    shown: Option<Table<'w>>,
    documents: Option<(Growing, List)>,
    errors: Option<(Growing, List)>,
    errors_name: Option<PathBuf>,
    encoding: CsvEncoding,
    quiet: bool,
    summary: Summary,
}

const DOCUMENTS: [&str; 14] = [
    "document",
    "path",
    "row",
    "status",
    "format",
    "encoding",
    "place",
    "place_origin",
    "year",
    "year_origin",
    "characters",
    "targets",
    "text",
    "warnings",
];
const ERRORS: [&str; 5] = ["document", "path", "row", "reason", "detail"];

impl<'w> Writing<'w> {
    /// Begins the tables; `beside` is the one that the lists of documents and errors stand beside.
    pub fn begin(
        extractor: &'w Extractor,
        outputs: &[PathBuf],
        beside: Option<&Files>,
        plan: &Plan,
        quiet: bool,
    ) -> Result<Self> {
        let (mut files, mut shown) = (Vec::new(), None);
        for out in outputs {
            let format = plan.format_of(out).map_err(Error::other)?;
            if out.as_os_str() == "-" {
                let encoding = if plan.encoding == CsvEncoding::Utf8Marked { CsvEncoding::Utf8 } else { plan.encoding };
                let standard_output = BufWriter::new(std::io::stdout());
                shown = Some(Table::encoded(format, standard_output, plan.layout.clone(), encoding)?);
            } else {
                let (growing, file) = Growing::create(out)?;
                files.push((growing, Table::encoded(format, file, plan.layout.clone(), plan.encoding)?));
            }
        }
        let documents = beside.map(|files| list(&files.documents, &DOCUMENTS, plan.encoding)).transpose()?;
        let errors_name = beside.map(|files| files.errors.clone());
        Ok(Self {
            extractor,
            files,
            shown,
            documents,
            errors: None,
            errors_name,
            encoding: plan.encoding,
            quiet,
            summary: Summary::default(),
        })
    }

    pub fn take(&mut self, outcome: &Outcome) -> Result<()> {
        self.summary.take(outcome);
        let source = Source { document: &outcome.document, path: Some(&outcome.path), row: outcome.row };
        let extractor = self.extractor;
        let write = |table: &mut Table<'_>| match &outcome.result {
            Done::Read { found, .. } => table.write(extractor, &source, found),
            Done::Failed { .. } => table.write_failed(extractor, &source),
        };
        self.files.iter_mut().try_for_each(|(_, table)| write(table))?;
        if let Some(table) = &mut self.shown
            && let Err(error) = write(table)
        {
            self.closed(error)?;
        }
        if let Some((_, list)) = &mut self.documents {
            list.write_record(document(outcome))?;
        }
        if let Done::Failed { reason, detail } = &outcome.result {
            if self.errors.is_none() {
                self.errors = self.errors_name.as_deref().map(|name| list(name, &ERRORS, self.encoding)).transpose()?;
            }
            let row = outcome.row.map_or_else(String::new, |row| row.to_string());
            let cells = [outcome.document.as_str(), &outcome.path, &row, reason.name(), detail];
            match &mut self.errors {
                Some((_, list)) => list.write_record(cells)?,
                None if self.quiet => {}
                None => told(&format!("policy-targets: {}: {}: {detail}", outcome.path, reason.name())),
            }
        }
        Ok(())
    }

    /// Lets standard output be, if its reader has closed it. The run is done for its files; without any it can stop.
    fn closed(&mut self, error: Error) -> Result<()> {
        self.shown = None;
        if error.kind() == ErrorKind::BrokenPipe && self.documents.is_some() { Ok(()) } else { Err(error) }
    }

    /// Ends all files and gives them their names.
    pub fn finish(mut self) -> Result<Summary> {
        for (growing, table) in self.files.drain(..) {
            table.finish()?;
            growing.finish()?;
        }
        if let Some(Err(error)) = self.shown.take().map(Table::finish) {
            self.closed(error)?;
        }
        if self.errors.is_none()
            && let Some(stale) = &self.errors_name
        {
            match std::fs::remove_file(stale) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(at(stale, error)),
                _ => {}
            }
        }
        for (growing, mut list) in self.documents.into_iter().chain(self.errors) {
            list.flush()?;
            drop(list);
            growing.finish()?;
        }
        Ok(self.summary)
    }
}

/// Tells something on standard error, where anyone listens.
pub fn told(what: &str) {
    let _ = writeln!(std::io::stderr(), "{what}");
}

/// A list beside the table, in the encoding of its CSV.
type List = csv::Writer<Encoded<BufWriter<File>>>;

fn list(name: &Path, header: &[&str], encoding: CsvEncoding) -> Result<(Growing, List)> {
    let (growing, file) = Growing::create(name)?;
    let mut list = csv::Writer::from_writer(Encoded::new(file, encoding)?);
    list.write_record(header)?;
    Ok((growing, list))
}

fn document(outcome: &Outcome) -> Vec<String> {
    let warnings: Vec<String> = outcome
        .warnings()
        .into_iter()
        .map(|(kind, more)| more.map_or_else(|| kind.clone(), |more| format!("{kind}: {more}")))
        .collect();
    let mut cells = vec![
        outcome.document.clone(),
        outcome.path.clone(),
        outcome.row.map_or_else(String::new, |row| row.to_string()),
    ];
    cells.extend(match &outcome.result {
        Done::Read { format, encoding, characters, found, .. } => [
            "read".into(),
            format.name().into(),
            encoding.clone().unwrap_or_default(),
            found.place.clone().unwrap_or_default(),
            found.place_origin.map_or_else(String::new, |origin| origin.name().into()),
            found.year.map_or_else(String::new, |year| year.to_string()),
            found.year_origin.map_or_else(String::new, |origin| origin.name().into()),
            characters.to_string(),
            found.targets.len().to_string(),
        ],
        Done::Failed { .. } => {
            let mut empty = <[String; 9]>::default();
            empty[0] = "failed".into();
            empty
        }
    });
    cells.push(outcome.kept.clone().unwrap_or_default());
    cells.push(warnings.join("; "));
    cells
}
