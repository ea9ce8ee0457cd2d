//! Rows as CSV (RFC 4180).

use super::CsvEncoding;
use super::column::{Cell, Column};
use crate::target::Target;
use encoding_rs::GB18030;
use std::io::{Error, Result, Write};

pub(super) struct Rows<W: Write> {
    writer: ::csv::Writer<Encoded<W>>,
}

/// Encodes what it is given, a whole row at a time.
struct Encoded<W: Write> {
    writer: W,
    encoding: CsvEncoding,
    row: Vec<u8>,
}

/// By which Excel knows UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl<W: Write> Rows<W> {
    pub(super) fn new(mut writer: W, columns: &[Column], encoding: CsvEncoding) -> Result<Self> {
        if encoding == CsvEncoding::Utf8Marked {
            writer.write_all(MARK)?;
        }
        let encoded = Encoded { writer, encoding, row: Vec::new() };
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
        self.row.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.row) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let text = String::from_utf8_lossy(&self.row[..whole]);
        self.writer.write_all(&GB18030.encode(&text).0)?;
        self.row.drain(..whole);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.writer.flush()
    }
}
