//! Tables of targets for Stata, R, pandas and Excel: one row a target, or one row a document with a group of columns
//! for each headline indicator.
//!
//! CSV, Parquet and XLSX carry the same columns in the same order. JSON and JSON lines carry them too, with `section`
//! as a list and, in rows of targets, `span` and `evidence` at the end, so that a row reads back as a
//! [`Target`](crate::Target).
//!
//! ```
//! use policy_targets::tables::{Layout, Source, Table, TableFormat};
//! use policy_targets::{Extractor, Report};
//! let extractor = Extractor::new();
//! // "strive to add 100 high-tech firms or more within the year"
//! let found = extractor.extract(&Report::new("力争全年新增高新技术企业100家以上。").with_year(2024));
//! let mut out = Vec::new();
//! let mut table = Table::new(TableFormat::Csv, &mut out, Layout::targets())?;
//! table.write(&extractor, &Source { document: "南湾区-2024", path: None, row: None }, &found)?;
//! table.finish()?;
//! let text = String::from_utf8(out).unwrap();
//! assert!(text.lines().nth(1).unwrap().contains("100家,100,,家,ge,increase,新增,高新技术企业,strive,2024"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod column;
mod csv;
mod json;
mod layout;
mod parquet;
mod xlsx;

pub use self::csv::Encoded;
pub use column::{Column, Kind};
pub use layout::Layout;

use crate::extract::{Extraction, Extractor};
use crate::scheme::closed_set;
use column::Cell;
use std::io::{Result, Write};
use std::path::Path;

closed_set! {
    /// How a table is written.
    ///
    /// ```
    /// use policy_targets::tables::TableFormat;
    /// assert_eq!(TableFormat::of_path("out.parquet".as_ref()), Some(TableFormat::Parquet));
    /// ```
    #[non_exhaustive]
    TableFormat {
        /// Commas between cells. UTF-8, or GB18030 where asked for.
        Csv = "csv",
        /// One JSON object a line.
        Jsonl = "jsonl",
        /// One JSON array.
        Json = "json",
        /// Apache Parquet, compressed with Snappy.
        Parquet = "parquet",
        /// An Excel workbook; rows beyond what a sheet holds go on in the next.
        Xlsx = "xlsx",
    }
}

impl TableFormat {
    /// The format that a file's ending names.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.iter().find(|(name, _)| *name == ending).map(|(_, format)| *format)
    }
}

/// What a row's document is called and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'s> {
    /// The document's name.
    pub document: &'s str,
    /// Its file.
    pub path: Option<&'s str>,
    /// Its row in that file, from 1, where the file is a table.
    pub row: Option<u64>,
}

/// The encodings CSV is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum CsvEncoding {
    /// UTF-8 as it is.
    #[default]
    Utf8,
    /// UTF-8 behind the mark by which Excel knows it.
    Utf8Marked,
    /// GB18030, for old Stata.
    Gb18030,
}

/// What takes the cells of rows.
trait Rows {
    /// Writes a row; `record` is what JSON adds to it.
    fn write(&mut self, cells: &[Cell<'_>], record: Option<&crate::Target>) -> Result<()>;

    /// Writes what is left, and the end.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// A table being written, in memory that does not grow with it.
pub struct Table<'w> {
    rows: Box<dyn Rows + 'w>,
    layout: Layout,
}

impl<'w> Table<'w> {
    /// Begins a table; its header is written at once.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(format: TableFormat, writer: impl Write + Send + 'w, layout: Layout) -> Result<Self> {
        Self::encoded(format, writer, layout, CsvEncoding::Utf8)
    }

    /// Begins a table whose CSV is written in an encoding.
    ///
    /// # Errors
    /// What the writer says.
    pub fn encoded(
        format: TableFormat,
        writer: impl Write + Send + 'w,
        layout: Layout,
        encoding: CsvEncoding,
    ) -> Result<Self> {
        let columns = layout.columns();
        let rows: Box<dyn Rows + 'w> = match format {
            TableFormat::Csv => Box::new(csv::Rows::new(writer, columns, encoding)?),
            TableFormat::Jsonl => Box::new(json::Rows::lines(writer, columns)),
            TableFormat::Json => Box::new(json::Rows::array(writer, columns)?),
            TableFormat::Parquet => Box::new(parquet::Rows::new(writer, columns)?),
            TableFormat::Xlsx => Box::new(xlsx::Rows::new(writer, columns, layout.sheet())?),
        };
        Ok(Self { rows, layout })
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        self.layout.columns()
    }

    /// Writes the rows of a document.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&mut self, extractor: &Extractor, source: &Source<'_>, found: &Extraction) -> Result<()> {
        self.layout.rows(extractor, source, Some(found), &mut |cells, record| self.rows.write(cells, record))
    }

    /// Writes what there is to say of a document that could not be read: nothing in a table of targets, a row that says
    /// so in a table of documents.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_failed(&mut self, extractor: &Extractor, source: &Source<'_>) -> Result<()> {
        self.layout.rows(extractor, source, None, &mut |cells, record| self.rows.write(cells, record))
    }

    /// Ends the table.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(self) -> Result<()> {
        self.rows.finish()
    }
}
