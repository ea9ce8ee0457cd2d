//! The files of a run: the tables, and what is told of documents beside them. Each is written under another name and
//! renamed when it is whole.

use crate::outcome::{Done, Outcome};
use crate::summary::Summary;
use policy_targets::Extractor;
use policy_targets::tables::{CsvEncoding, Layout, Source, Table, TableFormat};
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

    pub fn contains(&self, path: &Path) -> bool {
        let same = |own: &PathBuf| {
            own == path || own.canonicalize().is_ok_and(|own| path.canonicalize().is_ok_and(|path| own == path))
        };
        [&self.table, &self.errors, &self.documents].into_iter().any(same)
    }
}

/// A file that takes its name when it is whole.
struct Growing {
    name: PathBuf,
    temporary: PathBuf,
}

impl Growing {
    fn create(name: &Path) -> Result<(Self, BufWriter<File>)> {
        let temporary = PathBuf::from(format!("{}.tmp", name.display()));
        let file = File::create(&temporary).map_err(|error| at(&temporary, error))?;
        Ok((Self { name: name.into(), temporary }, BufWriter::new(file)))
    }

    fn finish(self) -> Result<()> {
        std::fs::rename(&self.temporary, &self.name).map_err(|error| at(&self.name, error))
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
    tables: Vec<(Option<Growing>, Table<'w>)>,
    documents: Option<(Growing, csv::Writer<BufWriter<File>>)>,
    errors: Option<(Growing, csv::Writer<BufWriter<File>>)>,
    errors_name: Option<PathBuf>,
    summary: Summary,
}

const DOCUMENTS: [&str; 13] = [
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
    "warnings",
];
const ERRORS: [&str; 5] = ["document", "path", "row", "reason", "detail"];

impl<'w> Writing<'w> {
    /// Begins the tables; `beside` is the one that the lists of documents and errors stand beside.
    pub fn begin(extractor: &'w Extractor, outputs: &[PathBuf], beside: Option<&Files>, plan: &Plan) -> Result<Self> {
        let mut tables = Vec::new();
        for out in outputs {
            let format = plan.format_of(out).map_err(Error::other)?;
            let table = if out.as_os_str() == "-" {
                let encoding = if plan.encoding == CsvEncoding::Utf8Marked { CsvEncoding::Utf8 } else { plan.encoding };
                (None, Table::encoded(format, BufWriter::new(std::io::stdout()), plan.layout.clone(), encoding)?)
            } else {
                let (growing, file) = Growing::create(out)?;
                (Some(growing), Table::encoded(format, file, plan.layout.clone(), plan.encoding)?)
            };
            tables.push(table);
        }
        let documents = beside.map(|files| list(&files.documents, &DOCUMENTS)).transpose()?;
        let errors_name = beside.map(|files| files.errors.clone());
        Ok(Self { extractor, tables, documents, errors: None, errors_name, summary: Summary::default() })
    }

    pub fn take(&mut self, outcome: &Outcome) -> Result<()> {
        self.summary.take(outcome);
        let source = Source { document: &outcome.document, path: Some(&outcome.path), row: outcome.row };
        for (_, table) in &mut self.tables {
            match &outcome.result {
                Done::Read { found, .. } => table.write(self.extractor, &source, found)?,
                Done::Failed { .. } => table.write_failed(self.extractor, &source)?,
            }
        }
        if let Some((_, list)) = &mut self.documents {
            list.write_record(document(outcome))?;
        }
        if let Done::Failed { reason, detail } = &outcome.result {
            if self.errors.is_none() {
                self.errors = self.errors_name.as_deref().map(|name| list(name, &ERRORS)).transpose()?;
            }
            let row = outcome.row.map_or_else(String::new, |row| row.to_string());
            let cells = [outcome.document.as_str(), &outcome.path, &row, reason.name(), detail];
            match &mut self.errors {
                Some((_, list)) => list.write_record(cells)?,
                None => eprintln!("policy-targets: {}: {}: {detail}", outcome.path, reason.name()),
            }
        }
        Ok(())
    }

    /// Ends all files and gives them their names.
    pub fn finish(self) -> Result<Summary> {
        for (growing, table) in self.tables {
            table.finish()?;
            growing.map_or(Ok(()), Growing::finish)?;
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

/// A list beside the table, for Excel too.
fn list(name: &Path, header: &[&str]) -> Result<(Growing, csv::Writer<BufWriter<File>>)> {
    let (growing, mut file) = Growing::create(name)?;
    file.write_all("\u{feff}".as_bytes())?;
    let mut list = csv::Writer::from_writer(file);
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
    cells.push(warnings.join("; "));
    cells
}
