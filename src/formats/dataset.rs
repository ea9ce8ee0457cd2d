//! Tables whose rows are documents: CSV, JSON lines and Parquet with a text column, read row by row.

use super::encoding;
use super::sniff::has_ending;
use super::{Failure, Format, Options, failed};
use crate::error::{Result, Unreadable};
use crate::origin::named_year;
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use encoding_rs_io::DecodeReaderBytesBuilder;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Which columns hold what. A text column that is not named is looked for as `text`, `content`, `正文`, `全文`, `内容`.
///
/// ```
/// use policy_targets::formats::Columns;
/// let columns = Columns { text: Some("body".into()), ..Columns::default() };
/// assert_eq!(columns.year, None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The document's text.
    pub text: Option<String>,
    /// What the document is called.
    pub id: Option<String>,
    /// The year it is given in.
    pub year: Option<String>,
    /// The place it is of.
    pub place: Option<String>,
}

/// One document of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// What the document is called, where a column says.
    pub id: Option<String>,
    /// The year it is given in, where a column says: the first that its cell names (`2024`, `2024-01-15`, `二〇二四年`).
    pub year: Option<i32>,
    /// The cell of the year's column, where it names none.
    pub year_unread: Option<String>,
    /// The place it is of, where a column says.
    pub place: Option<String>,
    /// Its text; empty where its cell is.
    pub text: String,
}

/// A table, read a document at a time. Its items are the rows' numbers, from 1, with what stands there.
///
/// ```
/// use policy_targets::formats::{Columns, Dataset, Options};
/// # let folder = std::env::temp_dir().join("policy-targets-doc-dataset");
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("reports.csv");
/// // "add 100 firms"
/// std::fs::write(&path, "id,text\n南湾区,新增企业100家。\n")?;
/// let mut rows = Dataset::open(&path, &Columns { id: Some("id".into()), ..Columns::default() }, &Options::default())?;
/// let (row, entry) = rows.next().unwrap();
/// assert_eq!((row, entry?.text.as_str()), (1, "新增企业100家。"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Dataset {
    path: PathBuf,
    format: Format,
    encoding: Option<&'static str>,
    row: u64,
    max_bytes: u64,
    rows: Rows,
}

enum Rows {
    Csv { reader: Box<csv::Reader<Capped>>, places: Places, width: usize },
    Jsonl { reader: Box<dyn BufRead + Send>, columns: Columns },
    Parquet { reader: Box<ParquetRecordBatchReader>, batch: Option<RecordBatch>, next: usize, places: Places },
    Done,
}

/// Where the columns stand.
#[derive(Debug, Clone, Copy)]
struct Places {
    text: usize,
    id: Option<usize>,
    year: Option<usize>,
    place: Option<usize>,
}

/// What a text column is called where nobody says.
const TEXT: [&str; 5] = ["text", "content", "正文", "全文", "内容"];
/// Rows of Parquet held at a time.
const BATCH: usize = 64;
/// So many bytes tell a table's encoding.
const SAMPLE: u64 = 1 << 20;

impl Dataset {
    /// Whether a file is a table by its name.
    pub fn is_dataset(path: &Path) -> bool {
        format(path).is_some()
    }

    /// Opens a table.
    ///
    /// # Errors
    /// [`Error::Document`](crate::Error::Document) where it cannot be read, breaks its format, or lacks a column that was
    /// asked for.
    pub fn open(path: &Path, columns: &Columns, options: &Options) -> Result<Self> {
        let opened = std::panic::catch_unwind(|| Self::open_guarded(path, columns, options));
        opened.unwrap_or_else(|_| Err(super::beyond())).map_err(|failure| failed(path, failure))
    }

    fn open_guarded(path: &Path, columns: &Columns, options: &Options) -> std::result::Result<Self, Failure> {
        let io = |error: std::io::Error| (Unreadable::Io, error.to_string());
        let format = format(path).ok_or_else(|| {
            (Unreadable::Unsupported, "expected a table: .csv, .tsv, .jsonl, .ndjson or .parquet".to_owned())
        })?;
        let mut file = File::open(path).map_err(io)?;
        if file.metadata().map_err(io)?.len() == 0 {
            return Err((Unreadable::Empty, "it holds no bytes".into()));
        }
        if format == Format::Parquet {
            let rows = parquet_rows(file, columns)?;
            return Ok(Self { path: path.into(), format, encoding: None, row: 0, max_bytes: options.max_bytes, rows });
        }
        let mut sample = Vec::new();
        file.by_ref().take(SAMPLE).read_to_end(&mut sample).map_err(io)?;
        let decoded = encoding::decode(&sample, options)?;
        let whole = File::open(path).map_err(io)?;
        let decoder = DecodeReaderBytesBuilder::new().encoding(encoding::named(decoded.encoding)).build(whole);
        let rows = if format == Format::Jsonl {
            Rows::Jsonl { reader: Box::new(BufReader::new(decoder)), columns: columns.clone() }
        } else {
            let header = decoded.text.lines().next().unwrap_or_default();
            let tabs = has_ending(path, &["tsv"]);
            csv_rows(Box::new(decoder), tabs, header, columns)?
        };
        let encoding = Some(decoded.encoding);
        Ok(Self { path: path.into(), format, encoding, row: 0, max_bytes: options.max_bytes, rows })
    }

    /// What the table is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The encoding it is read in, where the format leaves it open.
    pub fn encoding(&self) -> Option<&'static str> {
        self.encoding
    }

    /// The next row; the inner error costs that row only.
    fn read_row(&mut self) -> Option<std::result::Result<Entry, Failure>> {
        match &mut self.rows {
            Rows::Csv { reader, places, width } => {
                let mut record = csv::StringRecord::new();
                reader.get_mut().left = self.max_bytes.saturating_mul(2);
                match reader.read_record(&mut record) {
                    Ok(false) => None,
                    // A comma in a text that is not quoted would cut it.
                    Ok(true) if record.len() > *width => {
                        Some(Err((Unreadable::Damaged, format!("expected {width} cells, found {}", record.len()))))
                    }
                    Ok(true) => Some(entry(*places, |column| record.get(column).map(str::to_owned))),
                    Err(error) => {
                        if error.is_io_error() {
                            self.rows = Rows::Done;
                        }
                        Some(Err((Unreadable::Damaged, error.to_string())))
                    }
                }
            }
            Rows::Jsonl { reader, columns } => loop {
                let mut line = Vec::new();
                let limit = self.max_bytes.saturating_mul(2);
                match reader.by_ref().take(limit).read_until(b'\n', &mut line) {
                    Ok(0) => return None,
                    Ok(size) if size as u64 == limit && !line.ends_with(b"\n") => {
                        if reader.skip_until(b'\n').is_err() {
                            self.rows = Rows::Done;
                        }
                        return Some(Err((Unreadable::TooLarge, format!("expected at most {limit} bytes in a line"))));
                    }
                    Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                    Ok(_) => return Some(json_entry(&line, columns)),
                    Err(error) => {
                        self.rows = Rows::Done;
                        return Some(Err((Unreadable::Io, error.to_string())));
                    }
                }
            },
            Rows::Parquet { reader, batch, next, places } => {
                while batch.as_ref().is_none_or(|batch| *next >= batch.num_rows()) {
                    match reader.next()? {
                        Ok(read) => (*batch, *next) = (Some(read), 0),
                        Err(error) => {
                            self.rows = Rows::Done;
                            return Some(Err((Unreadable::Damaged, error.to_string())));
                        }
                    }
                }
                let batch = batch.as_ref()?;
                let row = *next;
                *next += 1;
                Some(entry(*places, |column| parquet_cell(batch, column, row)))
            }
            Rows::Done => None,
        }
    }
}

impl Iterator for Dataset {
    type Item = (u64, Result<Entry>);

    fn next(&mut self) -> Option<Self::Item> {
        // A fault in the reader of a foreign format ends its table, not the run.
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.read_row())).unwrap_or_else(|_| {
            self.rows = Rows::Done;
            Some(Err(super::beyond()))
        })?;
        self.row += 1;
        let limit = self.max_bytes;
        let read = read.and_then(|entry| match entry.text.len() as u64 {
            size if size > limit => {
                Err((Unreadable::TooLarge, format!("expected at most {limit} bytes, found {size}")))
            }
            _ => Ok(entry),
        });
        Some((self.row, read.map_err(|failure| failed(&self.path, failure))))
    }
}

fn format(path: &Path) -> Option<Format> {
    let kinds =
        [(&["csv", "tsv"][..], Format::Csv), (&["jsonl", "ndjson"], Format::Jsonl), (&["parquet"], Format::Parquet)];
    kinds.into_iter().find(|(endings, _)| has_ending(path, endings)).map(|(_, format)| format)
}

/// Where the columns asked for stand among the names a table has.
fn places(names: &[String], columns: &Columns) -> std::result::Result<Places, Failure> {
    let find = |wanted: &str| names.iter().position(|name| name.trim() == wanted);
    let missing =
        |wanted: &str| (Unreadable::NoColumn, format!("expected a column {wanted}, found {}", names.join(", ")));
    let optional =
        |wanted: &Option<String>| wanted.as_deref().map(|name| find(name).ok_or_else(|| missing(name))).transpose();
    let text = match &columns.text {
        Some(name) => find(name).ok_or_else(|| missing(name))?,
        None => TEXT.iter().find_map(|name| find(name)).ok_or_else(|| missing(&TEXT.join(" or ")))?,
    };
    Ok(Places { text, id: optional(&columns.id)?, year: optional(&columns.year)?, place: optional(&columns.place)? })
}

/// A document out of the cells of a row.
fn entry(places: Places, cell: impl Fn(usize) -> Option<String>) -> std::result::Result<Entry, Failure> {
    let text = cell(places.text).unwrap_or_default();
    let said = |column: Option<usize>| column.and_then(&cell).filter(|cell| !cell.trim().is_empty());
    let cell = said(places.year);
    let year = cell.as_deref().and_then(named_year);
    Ok(Entry {
        id: said(places.id),
        year,
        year_unread: cell.filter(|_| year.is_none()),
        place: said(places.place),
        text,
    })
}

/// Reads at most so many bytes until it is told anew.
struct Capped {
    reader: Box<dyn Read + Send>,
    left: u64,
}

impl Read for Capped {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 {
            return Err(std::io::Error::other("expected a shorter row: a quotation mark may be open"));
        }
        let count = self.reader.read(buffer)?;
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

/// Bytes that a table's header may take.
const HEADER: u64 = 1 << 20;

fn csv_rows(
    reader: Box<dyn Read + Send>,
    tabs: bool,
    header: &str,
    columns: &Columns,
) -> std::result::Result<Rows, Failure> {
    let count = |mark: &u8| header.bytes().filter(|byte| byte == mark).count();
    let delimiter = if tabs { Some(b'\t') } else { [b'\t', b';', b','].into_iter().max_by_key(count) };
    let reader = Capped { reader, left: HEADER };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(reader);
    let names = reader.headers().map_err(|error| (Unreadable::Damaged, error.to_string()))?;
    let names: Vec<String> = names.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    Ok(Rows::Csv { places: places(&names, columns)?, width: names.len(), reader: Box::new(reader) })
}

fn json_entry(line: &[u8], columns: &Columns) -> std::result::Result<Entry, Failure> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(line)
        .map_err(|error| (Unreadable::Damaged, format!("expected a JSON object: {error}")))?;
    let names: Vec<String> = object.keys().cloned().collect();
    // A row may leave out what it has no value for.
    let known = |column: &Option<String>| column.clone().filter(|name| object.contains_key(name));
    let known = Columns {
        text: columns.text.clone(),
        id: known(&columns.id),
        year: known(&columns.year),
        place: known(&columns.place),
    };
    entry(places(&names, &known)?, |column| match object.get(&names[column]) {
        Some(serde_json::Value::String(text)) => Some(text.clone()),
        Some(serde_json::Value::Null) | None => None,
        Some(value) => Some(value.to_string()),
    })
}

fn parquet_rows(file: File, columns: &Columns) -> std::result::Result<Rows, Failure> {
    let damaged = |error: parquet::errors::ParquetError| (Unreadable::Damaged, error.to_string());
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(damaged)?;
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let wanted = places(&names, columns)?;
    let roots = [Some(wanted.text), wanted.id, wanted.year, wanted.place];
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots.into_iter().flatten());
    let kept: Vec<String> = {
        let mut kept: Vec<usize> = roots.into_iter().flatten().collect();
        kept.sort_unstable();
        kept.dedup();
        kept.into_iter().map(|column| names[column].clone()).collect()
    };
    let at = |column: usize| kept.iter().position(|name| *name == names[column]);
    let places = Places {
        text: at(wanted.text).unwrap_or(0),
        id: wanted.id.and_then(at),
        year: wanted.year.and_then(at),
        place: wanted.place.and_then(at),
    };
    let reader = builder.with_projection(mask).with_batch_size(BATCH).build().map_err(damaged)?;
    Ok(Rows::Parquet { reader: Box::new(reader), batch: None, next: 0, places })
}

fn parquet_cell(batch: &RecordBatch, column: usize, row: usize) -> Option<String> {
    let array = batch.columns().get(column)?;
    if array.is_null(row) {
        return None;
    }
    // Text that was stored without saying that it is text.
    if let Some(bytes) = array.as_binary_opt::<i32>().map(|bytes| bytes.value(row)) {
        return Some(String::from_utf8_lossy(bytes).into_owned());
    }
    if let Some(bytes) = array.as_binary_opt::<i64>().map(|bytes| bytes.value(row)) {
        return Some(String::from_utf8_lossy(bytes).into_owned());
    }
    ArrayFormatter::try_new(array, &FormatOptions::default()).ok().map(|formatter| formatter.value(row).to_string())
}
