//! Documents as the web and ministries left them, read to plain text: `.txt` in any encoding, HTML, DOCX, PDF.
//!
//! What a document is, its first bytes tell, not its name. The offsets of records count in the text as it was read
//! here; keep it where they are to be looked up.
//!
//! ```
//! use policy_targets::formats::{Format, Options, read_bytes};
//! // "strive to add 100 firms or more", in GB18030
//! let bytes = b"\xc1\xa6\xd5\xf9\xd0\xc2\xd4\xf6\xc6\xf3\xd2\xb5100\xbc\xd2\xd2\xd4\xc9\xcf\xa1\xa3";
//! let read = read_bytes("report.txt".as_ref(), bytes, &Options::default())?;
//! assert_eq!((read.text.as_str(), read.format), ("力争新增企业100家以上。", Format::Text));
//! assert_eq!(read.encoding, Some("gb18030"));
//! # Ok::<(), policy_targets::Error>(())
//! ```

pub mod dataset;
mod docx;
mod encoding;
mod html;
mod markup;
mod pdf;
mod plain;
mod reflow;
mod sniff;

pub use dataset::{Columns, Dataset, Entry};

use crate::error::{Error, Result, Unreadable};
use crate::scheme::closed_set;
use std::io::Read;
use std::path::Path;

closed_set! {
    /// What a document is.
    ///
    /// ```
    /// use policy_targets::formats::Format;
    /// assert_eq!(Format::Docx.name(), "docx");
    /// ```
    #[non_exhaustive]
    Format {
        /// Plain text.
        Text = "text",
        /// A web page, or a piece of one.
        Html = "html",
        /// A Word document (Office Open XML).
        Docx = "docx",
        /// A PDF with a text layer.
        Pdf = "pdf",
        /// A table with a header line, commas between cells.
        Csv = "csv",
        /// One JSON object a line.
        Jsonl = "jsonl",
        /// An Apache Parquet table.
        Parquet = "parquet",
    }
}

closed_set! {
    /// What was mended in a document on the way to its text.
    ///
    /// ```
    /// use policy_targets::formats::Repair;
    /// assert_eq!(Repair::LinesJoined.name(), "lines_joined");
    /// ```
    #[non_exhaustive]
    Repair {
        /// Bytes that belong to no character became U+FFFD.
        CharactersLost = "characters_lost",
        /// Lines that a page had broken were joined.
        LinesJoined = "lines_joined",
        /// Page numbers and lines that return on every page were dropped.
        PagesCleared = "pages_cleared",
        /// Pages of a PDF that draw too much to be read were left out.
        PagesSkipped = "pages_skipped",
        /// Characters without width, which pages put between others, were dropped.
        InvisibleDropped = "invisible_dropped",
        /// `\n` written out as two characters became the end of a line.
        LineEndsRestored = "line_ends_restored",
        /// No main content could be told from the furniture of the page: all of it was kept.
        WholePage = "whole_page",
    }
}

/// How to read documents.
///
/// ```
/// use policy_targets::formats::Options;
/// let options = Options { encoding: Some("big5".into()), ..Options::default() };
/// assert_eq!(options.max_bytes, 64 << 20);
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    /// The encoding of plain text and HTML, by any of its names (`gbk`, `big5`, `utf-16le`); found out where none is given.
    pub encoding: Option<String>,
    /// Documents with more bytes are refused, and so are archives that unpack to more than four times as many.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { encoding: None, max_bytes: 64 << 20 }
    }
}

impl Options {
    /// The most bytes that what is packed inside a document may take.
    pub(crate) fn max_unpacked(&self) -> u64 {
        self.max_bytes.saturating_mul(4)
    }
}

/// A document as read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// Its text, a paragraph a line.
    pub text: String,
    /// What it was.
    pub format: Format,
    /// The encoding its bytes were read in, where the format leaves it open.
    pub encoding: Option<&'static str>,
    /// What was mended, each kind once.
    pub repairs: Vec<Repair>,
}

impl Text {
    /// The text of a table's row, which is plain.
    pub fn of_row(text: String, format: Format, encoding: Option<&'static str>) -> Self {
        let lost = text.contains(char::REPLACEMENT_CHARACTER).then_some(Repair::CharactersLost);
        let mut text = Self { text, format, encoding, repairs: lost.into_iter().collect() };
        text.drop_invisible();
        text
    }

    fn drop_invisible(&mut self) {
        if self.text.contains(INVISIBLE) {
            self.text.retain(|character| !INVISIBLE.contains(&character));
            self.repairs.push(Repair::InvisibleDropped);
        }
    }
}

/// Zero-width spaces and joiners, byte order marks inside the text, soft hyphens.
const INVISIBLE: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// Why a reader gave up.
pub(crate) type Failure = (Unreadable, String);

/// The error that tells of a failure.
pub(crate) fn failed(path: &Path, (reason, detail): Failure) -> Error {
    Error::Document { path: path.into(), reason, detail }
}

/// Reads a file.
///
/// # Errors
/// [`Error::Document`] with the reason: missing, empty, too large, not text, of a format that is not read, damaged,
/// encrypted, or a scan without text.
pub fn read_file(path: &Path, options: &Options) -> Result<Text> {
    let bytes = load(path, options).map_err(|failure| failed(path, failure))?;
    read_bytes(path, &bytes, options)
}

/// Reads a document from memory; `path` is for messages, and its ending decides where the bytes do not.
///
/// # Errors
/// As [`read_file`].
pub fn read_bytes(path: &Path, bytes: &[u8], options: &Options) -> Result<Text> {
    // A fault in a reader of a foreign format must cost one document, not the run.
    let read = std::panic::catch_unwind(|| read(path, bytes, options)).unwrap_or_else(|_| Err(beyond()));
    read.map_err(|failure| failed(path, failure))
}

/// Decodes plain text and nothing more: its encoding is found out unless the options name one. Gives the text and the
/// encoding's name.
///
/// ```
/// use policy_targets::formats::{Options, decode};
/// let (text, encoding) = decode("list.csv".as_ref(), b"\xb5\xd8\xc7\xf8", &Options::default())?;
/// assert_eq!((text.as_str(), encoding), ("地区", "gb18030"));
/// # Ok::<(), policy_targets::Error>(())
/// ```
///
/// # Errors
/// [`Error::Document`] where the bytes are no text, or the encoding named is unknown.
pub fn decode(path: &Path, bytes: &[u8], options: &Options) -> Result<(String, &'static str)> {
    let decoded = encoding::decode(bytes, options).map_err(|failure| failed(path, failure))?;
    Ok((decoded.text, decoded.encoding))
}

/// What is told of a document that its reader gave up on.
fn beyond() -> Failure {
    (Unreadable::Damaged, "the reader of this format could not cope with it".into())
}

fn read(path: &Path, bytes: &[u8], options: &Options) -> std::result::Result<Text, Failure> {
    let format = sniff::format(path, bytes)?;
    let mut text = match format {
        Format::Docx => docx::read(bytes, options)?,
        Format::Pdf => pdf::read(bytes, options)?,
        Format::Html => html::read(bytes, options)?,
        _ => plain::read(bytes, options)?,
    };
    text.drop_invisible();
    if text.text.trim().is_empty() {
        return Err((Unreadable::Empty, "it holds white space only".into()));
    }
    Ok(text)
}

/// The bytes of a file, unless it is too large; its size is asked for before it is read.
fn load(path: &Path, options: &Options) -> std::result::Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| (Unreadable::Io, error.to_string());
    let limit = options.max_bytes;
    let known = std::fs::metadata(path).map_err(failed)?;
    if !known.is_file() {
        return Err((Unreadable::Io, "expected a file, found a folder, a pipe or a device".into()));
    }
    if known.len() > limit {
        return Err((Unreadable::TooLarge, format!("expected at most {limit} bytes, found {}", known.len())));
    }
    // A file can grow while it is read.
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err((Unreadable::TooLarge, format!("expected at most {limit} bytes")));
    }
    Ok(bytes)
}
