//! What a document is, told by its first bytes.

use super::{Failure, Format};
use crate::error::Unreadable;
use std::path::Path;

/// The format of a document; its name's ending counts where the bytes leave it open.
pub(super) fn format(path: &Path, bytes: &[u8]) -> Result<Format, Failure> {
    if bytes.is_empty() {
        return Err((Unreadable::Empty, "it holds no bytes".into()));
    }
    let signature = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, found)| *found);
    let unsupported =
        |name: &str| Err((Unreadable::Unsupported, format!("expected text, HTML, DOCX or PDF, found {name}")));
    let within =
        |start: usize, what: &[u8]| bytes[..bytes.len().min(start)].windows(what.len()).any(|here| here == what);
    match signature {
        Some(Found::Read(format)) => Ok(format),
        Some(Found::Office) if bytes.windows(LOCKED.len()).any(|here| here == LOCKED) => {
            Err((Unreadable::Encrypted, "expected a document without a password".into()))
        }
        Some(Found::Office) => unsupported("an old Office file (.doc, .wps, .xls): save it as .docx"),
        Some(Found::Unread(name)) => unsupported(name),
        // Readers of PDF look for its mark within the first kilobyte.
        None if within(1024, b"%PDF-") && has_ending(path, &["pdf"]) => Ok(Format::Pdf),
        None if has_ending(path, &["html", "htm", "shtml", "xhtml"]) && within(4096, b"<") => Ok(Format::Html),
        None => Ok(Format::Text),
    }
}

/// What an Office file that asks for a password holds: EncryptedPackage, in UTF-16.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Whether a path ends so, in any case.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

#[derive(Clone, Copy)]
enum Found {
    Read(Format),
    /// The container that old Office files share with locked new ones.
    Office,
    Unread(&'static str),
}

/// How files of a kind begin.
const SIGNATURES: &[(&[u8], Found)] = &[
    (b"%PDF-", Found::Read(Format::Pdf)),
    (b"PK\x03\x04", Found::Read(Format::Docx)),
    (b"PK\x05\x06", Found::Unread("an empty zip archive")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Found::Office),
    (b"{\\rtf", Found::Unread("RTF: save it as .docx")),
    (b"PAR1", Found::Unread("a Parquet table: name its text column")),
    (b"Rar!", Found::Unread("a RAR archive")),
    (b"7z\xbc\xaf", Found::Unread("a 7z archive")),
    (b"\x1f\x8b", Found::Unread("a gzip archive")),
    (b"\x89PNG", Found::Unread("a PNG picture")),
    (b"\xff\xd8\xff", Found::Unread("a JPEG picture")),
    (b"GIF8", Found::Unread("a GIF picture")),
];
