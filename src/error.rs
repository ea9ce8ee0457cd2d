//! What can fail: building an extractor, loading a lexicon, reading a document. Text itself never fails.

use crate::scheme::closed_set;
use std::path::PathBuf;

closed_set! {
    /// Why a document could not be read.
    ///
    /// ```
    /// use policy_targets::Unreadable;
    /// assert_eq!(Unreadable::NoText.name(), "no_text");
    /// ```
    #[non_exhaustive]
    Unreadable {
        /// The operating system refused it: it is missing, or may not be read.
        Io = "io",
        /// It holds nothing, or white space only.
        Empty = "empty",
        /// It is larger than the limit, packed or unpacked.
        TooLarge = "too_large",
        /// It holds no text but bytes of another kind.
        NotText = "not_text",
        /// It is of a format that is not read (`.doc`, `.wps`, `.xls`).
        Unsupported = "unsupported",
        /// It breaks its format.
        Damaged = "damaged",
        /// It asks for a password.
        Encrypted = "encrypted",
        /// It holds pictures of text and no text: a scan.
        NoText = "no_text",
        /// A table lacks the column asked for, or a row lacks its text.
        NoColumn = "no_column",
    }
}

/// Everything this crate can report as an error.
///
/// ```
/// use policy_targets::Extractor;
/// let error = Extractor::builder().lexicon_dir("no/such/folder").build().unwrap_err();
/// assert!(error.to_string().contains("no/such/folder"));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file or folder that was asked for.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A file is not valid UTF-8.
    #[error("{path} is not UTF-8: the first bad byte is at offset {offset}; convert it to UTF-8 first", path = path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// Byte offset of the first byte that belongs to no UTF-8 sequence.
        offset: usize,
    },
    /// A document could not be read.
    #[error("{path}: {reason}: {detail}", path = path.display())]
    Document {
        /// The file.
        path: PathBuf,
        /// Why, as one of a closed set.
        reason: Unreadable,
        /// Why, in words: what was expected and what was found.
        detail: String,
    },
    /// A lexicon table breaks its format.
    #[error("{file}:{line}:{column}: expected {expected}, found {found:?}")]
    Lexicon {
        /// The table, as a path or as its built-in name.
        file: String,
        /// 1-based line.
        line: usize,
        /// 1-based column, counted in tab-separated cells.
        column: usize,
        /// What the cell should hold.
        expected: String,
        /// What it holds.
        found: String,
    },
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;
