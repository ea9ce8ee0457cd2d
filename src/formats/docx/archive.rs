//! Opens a Word file for its reader: what is broken, too large or too deep is refused before anything is built of it, and
//! what the reader would pass over or take wrongly is put in words it knows.

use super::super::{Failure, Options};
use crate::error::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Where the text of a Word document is.
const BODY: &str = "word/document.xml";
/// The parts that tell the text, each with its root. The reader never returns from a part that ends before its root does.
const PARTS: [(&str, &[u8]); 3] =
    [(BODY, b"document"), ("word/numbering.xml", b"numbering"), ("word/styles.xml", b"styles")];
/// What leads the reader to these parts and to no other.
const LEADS: [(&str, &str); 3] = [
    ("[Content_Types].xml", "<Types/>"),
    ("_rels/.rels", "<Relationships/>"),
    (
        "word/_rels/document.xml.rels",
        r#"<Relationships>
            <Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Id="a" Target="numbering.xml"/>
            <Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Id="b" Target="styles.xml"/>
        </Relationships>"#,
    ),
];

/// An archive of the parts that tell the text, checked.
pub(super) fn opened(bytes: &[u8], options: &Options) -> Result<Vec<u8>, Failure> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format!("expected a zip archive: {error}")))?;
    if archive.index_for_name(BODY).is_none() {
        let found = archive.file_names().next().unwrap_or("nothing").to_owned();
        let detail = format!("expected a Word document with {BODY}, found an archive with {found}");
        return Err((Unreadable::Unsupported, detail));
    }
    let mut lean: Vec<(&str, Vec<u8>)> = LEADS.iter().map(|(part, content)| (*part, (*content).into())).collect();
    let mut left = options.max_unpacked();
    for (part, root) in PARTS {
        let mut content = match archive.index_for_name(part) {
            Some(index) => unpacked(&mut archive, index, part, left)?,
            None => [b"<w:", root, b"/>"].concat(),
        };
        left = left.saturating_sub(content.len() as u64);
        if part == BODY {
            content = in_known_words(content);
        }
        check(&content, part, root)?;
        lean.push((part, content));
    }
    packed(&lean).map_err(|error| damaged(error.to_string()))
}

/// An archive that is not compressed.
fn packed(parts: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in parts {
        archive.start_file(*part, stored)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn damaged(what: String) -> Failure {
    (Unreadable::Damaged, what)
}

/// The content of a part, of at most so many bytes; the size that an archive declares may be a lie.
fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, part: &str, limit: u64) -> Result<Vec<u8>, Failure> {
    let whole = |error: &dyn std::fmt::Display| damaged(format!("expected a whole {part}: {error}"));
    if archive.by_index_raw(index).map_err(|error| whole(&error))?.encrypted() {
        return Err((Unreadable::Encrypted, "expected an archive without a password".into()));
    }
    let entry = archive.by_index(index).map_err(|error| whole(&error))?;
    let mut content = Vec::new();
    entry.take(limit + 1).read_to_end(&mut content).map_err(|error| whole(&error))?;
    if content.len() as u64 > limit {
        return Err((Unreadable::TooLarge, format!("expected an archive of fewer bytes unpacked: {part}")));
    }
    Ok(content)
}

/// Elements of a real document nest some twenty deep; the reader recurses.
const DEEPEST: usize = 200;
/// What the longest documents have, several times over; each paragraph costs the reader kilobytes.
const ELEMENTS: usize = 2_000_000;
const PARAGRAPHS: usize = 50_000;

/// Refuses XML that would cost its reader too much.
fn check(content: &[u8], part: &str, root: &[u8]) -> Result<(), Failure> {
    let mut reader = Reader::from_reader(content);
    let (mut depth, mut elements, mut paragraphs) = (0usize, 0usize, 0usize);
    let whole = || damaged(format!("expected a whole {part}, found it cut short or of another kind"));
    let mut count = |start: &BytesStart<'_>| {
        if elements == 0 && start.local_name().as_ref() != root {
            return Err(whole());
        }
        elements += 1;
        paragraphs += usize::from(start.name().as_ref() == b"w:p");
        if elements > ELEMENTS || paragraphs > PARAGRAPHS {
            let detail = format!("expected at most {PARAGRAPHS} paragraphs and {ELEMENTS} elements in {part}");
            return Err((Unreadable::TooLarge, detail));
        }
        Ok(())
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                count(&start)?;
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged(format!("expected elements nested at most {DEEPEST} deep in {part}")));
                }
            }
            Ok(Event::Empty(start)) => count(&start)?,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return Err(damaged(format!("expected XML in {part}: {error}"))),
        }
    }
    if depth == 0 && elements > 0 { Ok(()) } else { Err(whole()) }
}

/// What the reader passes over though it shows, or takes for hidden though it says otherwise.
const WORDS: [(&str, &str); 4] = [
    ("<w:noBreakHyphen/>", "<w:t>-</w:t>"),
    ("<w:vanish w:val=\"0\"/>", ""),
    ("<w:vanish w:val=\"false\"/>", ""),
    ("<w:vanish w:val=\"off\"/>", ""),
];

fn in_known_words(content: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(content) {
        Ok(text) => WORDS.iter().fold(text, |text, (from, to)| text.replace(from, to)).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}
