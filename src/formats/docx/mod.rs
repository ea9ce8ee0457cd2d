//! Word documents: paragraphs a line, table rows a line; what was deleted under revision is left out.

mod archive;
mod labels;

use super::{Failure, Format, Options, Text};
use crate::error::Unreadable;
use docx_rs::{
    DocumentChild, InsertChild, MoveToChild, Paragraph, ParagraphChild, Run, RunChild, StructuredDataTag,
    StructuredDataTagChild, Table, TableCellContent, TableChild, TableRowChild,
};
use labels::Labels;

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Text, Failure> {
    let bytes = archive::opened(bytes, options)?;
    let document = docx_rs::read_docx(&bytes)
        .map_err(|error| (Unreadable::Damaged, format!("expected a Word document: {error}")))?;
    let mut writer = Writer { out: String::new(), labels: Labels::of(&document) };
    for child in &document.document.children {
        match child {
            DocumentChild::Paragraph(paragraph) => writer.line(paragraph),
            DocumentChild::Table(table) => writer.rows(table),
            DocumentChild::StructuredDataTag(tag) => writer.tagged(tag),
            _ => {}
        }
    }
    Ok(Text { text: writer.out, format: Format::Docx, encoding: None, repairs: Vec::new() })
}

/// The text as it grows, and the labels that Word sets before paragraphs.
struct Writer {
    out: String,
    labels: Labels,
}

impl Writer {
    fn line(&mut self, paragraph: &Paragraph) {
        self.paragraph(paragraph);
        self.out.push('\n');
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Some(label) = self.labels.next(paragraph) {
            self.out.push_str(&label);
        }
        inline(&mut self.out, &paragraph.children);
    }

    /// A content control among paragraphs.
    fn tagged(&mut self, tag: &StructuredDataTag) {
        for child in &tag.children {
            match child {
                StructuredDataTagChild::Paragraph(paragraph) => self.line(paragraph),
                StructuredDataTagChild::Table(table) => self.rows(table),
                StructuredDataTagChild::StructuredDataTag(inner) => self.tagged(inner),
                StructuredDataTagChild::Run(of) => run(&mut self.out, of),
                _ => {}
            }
        }
    }

    /// A table, a row a line, tabs between cells. A cell that stands alone in its row, or holds much, keeps its lines.
    fn rows(&mut self, table: &Table) {
        for TableChild::TableRow(row) in &table.rows {
            let alone = row.cells.len() == 1;
            let start = self.out.len();
            for TableRowChild::TableCell(cell) in &row.cells {
                let before = std::mem::take(&mut self.out);
                for content in &cell.children {
                    match content {
                        TableCellContent::Paragraph(paragraph) => self.line(paragraph),
                        TableCellContent::Table(inner) => self.rows(inner),
                        TableCellContent::StructuredDataTag(tag) => self.tagged(tag),
                        TableCellContent::TableOfContents(_) => {}
                    }
                }
                let inner = std::mem::replace(&mut self.out, before);
                let mut lines = inner.lines().map(str::trim).filter(|line| !line.is_empty());
                let lays_out = lines.clone().nth(1).is_some() && (alone || inner.chars().nth(LAYOUT).is_some());
                if lays_out {
                    lines.for_each(|line| self.out.extend([line, "\n"]));
                } else {
                    self.out.extend(lines.next());
                    lines.for_each(|line| self.out.extend([" ", line]));
                    self.out.push('\t');
                }
            }
            let end = start + self.out[start..].trim_end().len();
            self.out.truncate(end);
            self.out.push('\n');
        }
    }
}

/// A cell of several lines and more characters than this lays out a page.
const LAYOUT: usize = 200;

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
