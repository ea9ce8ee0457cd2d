//! Rows as CSV (RFC 4180).

use super::CsvEncoding;
use super::column::{Cell, Column};
use crate::target::Target;
use encoding_rs::GB18030;
use std::io::{Error, Result, Write};

pub(super) struct Rows<W: Write> {
    writer: ::csv::Writer<Encoded<W>>,
}

/// Writes UTF-8 text in the encoding of a CSV file, behind its mark where it has one.
///
/// ```
/// use policy_targets::tables::{CsvEncoding, Encoded};
/// use std::io::Write;
/// let mut out = Vec::new();
/// Encoded::new(&mut out, CsvEncoding::Gb18030)?.write_all("目标".as_bytes())?; // "target"
/// assert_eq!(out, b"\xc4\xbf\xb1\xea");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Encoded<W: Write> {
    writer: W,
    encoding: CsvEncoding,
    /// What has come of a character that is not whole yet.
    open: Vec<u8>,
}

/// By which Excel knows UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl<W: Write> Encoded<W> {
    /// Begins with the encoding's mark, if it has one.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(mut writer: W, encoding: CsvEncoding) -> Result<Self> {
        if encoding == CsvEncoding::Utf8Marked {
            writer.write_all(MARK)?;
        }
        Ok(Self { writer, encoding, open: Vec::new() })
    }
}

impl<W: Write> Rows<W> {
    pub(super) fn new(writer: W, columns: &[Column], encoding: CsvEncoding) -> Result<Self> {
        let encoded = Encoded::new(writer, encoding)?;
        let mut writer = ::csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(encoded);
        writer.write_record(columns.iter().map(|column| column.name.as_bytes())).map_err(failed)?;
        Ok(Self { writer })
    }
}

impl<W: Write> super::Rows for Rows<W> {
    fn write(&mut self, cells: &[Cell<'_>], _record: Option<&Target>) -> Result<()> {
        for cell in cells {
            self.writer.write_field(cell.written().as_deref().unwrap_or_default()).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.writer.flush()
    }
}

/// The writer's own error, where it is one: who closes a pipe has to be known by its kind.
fn failed(error: ::csv::Error) -> Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

impl<W: Write> Write for Encoded<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.encoding != CsvEncoding::Gb18030 {
            return self.writer.write(bytes);
        }
        // A buffer may end inside a character: what is not whole waits for the next.
        self.open.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.open) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let text = String::from_utf8_lossy(&self.open[..whole]);
        self.writer.write_all(&GB18030.encode(&text).0)?;
        self.open.drain(..whole);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.writer.flush()
    }
}
