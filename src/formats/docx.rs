//! Word documents: paragraphs a line, table rows a line; what was deleted under revision is left out.

use super::{Failure, Format, Options, Text};
use crate::error::Unreadable;
use docx_rs::{
    DocumentChild, InsertChild, MoveToChild, Paragraph, ParagraphChild, Run, RunChild, StructuredDataTag,
    StructuredDataTagChild, Table, TableCellContent, TableChild, TableRowChild,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Text, Failure> {
    check(bytes, options)?;
    let document = docx_rs::read_docx(bytes)
        .map_err(|error| (Unreadable::Damaged, format!("expected a Word document: {error}")))?;
    let mut out = String::new();
    for child in &document.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => line(&mut out, paragraph),
            DocumentChild::Table(table) => rows(&mut out, table),
            DocumentChild::StructuredDataTag(tag) => tagged(&mut out, tag),
            _ => {}
        }
    }
    Ok(Text { text: out, format: Format::Docx, encoding: None, repairs: Vec::new() })
}

/// Where the text of a Word document is.
const BODY: &str = "word/document.xml";

/// Unpacks an archive once to nowhere: what is broken, too large or too deep is known before anything is built of it.
fn check(bytes: &[u8], options: &Options) -> Result<(), Failure> {
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

fn line(out: &mut String, paragraph: &Paragraph) {
    inline(out, &paragraph.children);
    out.push('\n');
}

fn inline(out: &mut String, children: &[ParagraphChild]) {
    for child in children {
        match child {
            ParagraphChild::Run(of) => run(out, of),
            ParagraphChild::Insert(insert) => insert.children.iter().for_each(|child| {
                if let InsertChild::Run(of) = child {
                    run(out, of);
                }
            }),
            ParagraphChild::MoveTo(moved) => moved.children.iter().for_each(|child| {
                if let MoveToChild::Run(of) = child {
                    run(out, of);
                }
            }),
            ParagraphChild::Hyperlink(link) => inline(out, &link.children),
            ParagraphChild::StructuredDataTag(tag) => tagged_inline(out, tag),
            _ => {}
        }
    }
}

fn run(out: &mut String, run: &Run) {
    if run.run_property.vanish.is_some() {
        return;
    }
    for child in &run.children {
        match child {
            RunChild::Text(text) => out.push_str(&text.text),
            RunChild::Tab(_) | RunChild::PTab(_) => out.push('\t'),
            RunChild::Break(_) | RunChild::CarriageReturn(_) => out.push('\n'),
            _ => {}
        }
    }
}

/// A content control among paragraphs.
fn tagged(out: &mut String, tag: &StructuredDataTag) {
    for child in &tag.children {
        match child {
            StructuredDataTagChild::Paragraph(paragraph) => line(out, paragraph),
            StructuredDataTagChild::Table(table) => rows(out, table),
            StructuredDataTagChild::StructuredDataTag(inner) => tagged(out, inner),
            StructuredDataTagChild::Run(of) => run(out, of),
            _ => {}
        }
    }
}

/// A content control inside a paragraph.
fn tagged_inline(out: &mut String, tag: &StructuredDataTag) {
    for child in &tag.children {
        match child {
            StructuredDataTagChild::Run(of) => run(out, of),
            StructuredDataTagChild::Paragraph(paragraph) => inline(out, &paragraph.children),
            StructuredDataTagChild::StructuredDataTag(inner) => tagged_inline(out, inner),
            _ => {}
        }
    }
}

/// A table, a row a line, tabs between cells.
fn rows(out: &mut String, table: &Table) {
    for TableChild::TableRow(row) in &table.rows {
        let start = out.len();
        for TableRowChild::TableCell(cell) in &row.cells {
            for content in &cell.children {
                match content {
                    TableCellContent::Paragraph(paragraph) => inline(out, &paragraph.children),
                    TableCellContent::Table(inner) => rows(out, inner),
                    TableCellContent::StructuredDataTag(tag) => tagged_inline(out, tag),
                    TableCellContent::TableOfContents(_) => {}
                }
            }
            out.push('\t');
        }
        let end = start + out[start..].trim_end().len();
        out.truncate(end);
        out.push('\n');
    }
}
