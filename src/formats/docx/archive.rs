//! What an archive would cost its reader, told before it is read.

use super::super::{Failure, Options};
use crate::error::Unreadable;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Where the text of a Word document is.
const BODY: &str = "word/document.xml";

/// Unpacks an archive once to nowhere: what is broken, too large or too deep is known before anything is built of it.
pub(super) fn check(bytes: &[u8], options: &Options) -> Result<(), Failure> {
    let damaged = |what: String| (Unreadable::Damaged, what);
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format!("expected a zip archive: {error}")))?;
    let limit = options.max_unpacked();
    let mut left = limit;
    for index in 0..archive.len() {
        let mut entry =
            archive.by_index(index).map_err(|error| damaged(format!("expected a whole archive: {error}")))?;
        let name = entry.name().to_owned();
        if entry.encrypted() {
            return Err((Unreadable::Encrypted, "expected an archive without a password".into()));
        }
        let too_large =
            || (Unreadable::TooLarge, format!("expected an archive of at most {limit} bytes unpacked: {name}"));
        if entry.size() > left {
            return Err(too_large());
        }
        let mut depth = Depth::default();
        let mut buffer = [0; 1 << 16];
        loop {
            let count =
                entry.read(&mut buffer).map_err(|error| damaged(format!("expected a whole {name}: {error}")))?;
            if count == 0 {
                break;
            }
            // The size an entry declares may be a lie.
            left = left.checked_sub(count as u64).ok_or_else(too_large)?;
            depth.take(&buffer[..count]);
        }
        if depth.deepest > DEEPEST && name.ends_with(".xml") {
            return Err(damaged(format!("expected elements nested at most {DEEPEST} deep in {name}")));
        }
    }
    if archive.index_for_name(BODY).is_none() {
        let found = archive.file_names().next().unwrap_or("nothing").to_owned();
        return Err((
            Unreadable::Unsupported,
            format!("expected a Word document with {BODY}, found an archive with {found}"),
        ));
    }
    Ok(())
}

/// Elements of a real document nest some twenty deep; the reader recurses.
const DEEPEST: usize = 200;

/// How deep the elements of XML nest, bytes taken as they come.
#[derive(Default)]
struct Depth {
    now: usize,
    deepest: usize,
    before: u8,
    opened: bool,
}

impl Depth {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match (self.before, *byte) {
                (b'<', b'/') => self.now = self.now.saturating_sub(1),
                (b'<', b'!' | b'?') => {}
                (b'<', _) => {
                    self.now += 1;
                    self.opened = true;
                }
                (b'/', b'>') if self.opened => self.now = self.now.saturating_sub(1),
                _ => {}
            }
            if *byte == b'>' {
                self.opened = false;
            }
            self.before = *byte;
            self.deepest = self.deepest.max(self.now);
        }
    }
}
