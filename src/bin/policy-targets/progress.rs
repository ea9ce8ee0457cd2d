//! How far a run is, on a terminal; nothing elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// Bytes of input, documents and what is left of the time.
const LINE: &str = "{bar:32} {bytes}/{total_bytes} {msg} {bytes_per_sec} {eta} left";

pub struct Progress {
    bar: ProgressBar,
    documents: usize,
}

impl Progress {
    /// Over so many bytes; it draws on standard error where that is a terminal.
    pub fn new(bytes: u64, quiet: bool) -> Self {
        let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::new(bytes) };
        if let Ok(style) = ProgressStyle::with_template(LINE) {
            bar.set_style(style);
        }
        Self { bar, documents: 0 }
    }

    pub fn advance(&mut self, documents: usize, bytes: u64) {
        self.documents += documents;
        self.bar.set_message(format!("{} documents", self.documents));
        self.bar.inc(bytes);
    }

    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
