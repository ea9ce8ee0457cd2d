//! PDF: the text layer put together again as paragraphs, without page numbers and lines that return on every page.

mod font;
mod page;

use super::reflow::{self, Line};
use super::{Failure, Format, Options, Repair, Text};
use crate::error::Unreadable;
use lopdf::{Document, LoadOptions};
use once_cell::sync::Lazy;
use page::Row;
use regex::Regex;
use std::collections::{BTreeMap, HashMap};

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Text, Failure> {
    let unpacked = usize::try_from(options.max_unpacked()).unwrap_or(usize::MAX);
    let load = LoadOptions { max_decompressed_size: Some(unpacked), ..LoadOptions::default() };
    let damaged = |error: lopdf::Error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => encrypted(),
        lopdf::Error::Decompress(_) => {
            (Unreadable::TooLarge, format!("expected streams of at most {unpacked} bytes unpacked"))
        }
        error => (Unreadable::Damaged, format!("expected a PDF: {error}")),
    };
    let document = Document::load_mem_with_options(bytes, load).map_err(damaged)?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(encrypted());
    }
    let mut reader = page::Reader::new(&document, unpacked);
    let mut pages = Vec::new();
    for id in document.page_iter() {
        pages.push(reader.rows(id).map_err(damaged)?);
    }
    if pages.is_empty() {
        return Err((Unreadable::Damaged, "expected a PDF with pages, found none".into()));
    }
    let characters: usize = pages.iter().flatten().map(|row| row.text.trim().chars().count()).sum();
    let lost: usize = pages
        .iter()
        .flatten()
        .flat_map(|row| row.text.chars())
        .filter(|character| *character == char::REPLACEMENT_CHARACTER)
        .count();
    if characters < pages.len() * FEWEST {
        return Err((
            Unreadable::NoText,
            format!(
                "expected a text layer, found {characters} characters on {} pages: a scan, or a file cut short",
                pages.len()
            ),
        ));
    }
    if lost * 2 > characters {
        return Err((
            Unreadable::NoText,
            "expected characters, found codes of fonts that do not say which: recognise the pages first".into(),
        ));
    }
    let mut repairs = Vec::new();
    if reader.skipped > 0 {
        repairs.push(Repair::PagesSkipped);
    }
    let mut cleared = pages.clone();
    // Where nothing but furniture is left, it is the text.
    if clear(&mut cleared) && cleared.iter().any(|rows| !rows.is_empty()) {
        pages = cleared;
        repairs.push(Repair::PagesCleared);
    }
    if lost > 0 {
        repairs.push(Repair::CharactersLost);
    }
    repairs.push(Repair::LinesJoined);
    let columns: Vec<&[Row]> = pages.iter().flat_map(|rows| columns(rows)).collect();
    let width = text_width(&columns);
    let lines: Vec<Line> = columns.iter().flat_map(|rows| lines(rows, width)).collect();
    Ok(Text { text: reflow::joined(&lines), format: Format::Pdf, encoding: None, repairs })
}

fn encrypted() -> Failure {
    (Unreadable::Encrypted, "expected a PDF without a password".into())
}

/// A page of text holds more characters than its number.
const FEWEST: usize = 8;

/// Drops page numbers, and what stands first or last on most pages.
fn clear(pages: &mut [Vec<Row>]) -> bool {
    let edges = |rows: &[Row]| -> Vec<String> {
        [rows.first(), rows.last()].into_iter().flatten().map(|row| without_digits(&row.text)).collect()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for rows in pages.iter() {
        for edge in edges(rows) {
            *counts.entry(edge).or_default() += 1;
        }
    }
    let often = (pages.len() / 2).max(MANY);
    let mut cleared = false;
    for rows in pages.iter_mut() {
        let is_furniture = |row: &&Row| {
            let text = row.text.trim();
            NUMBER.is_match(text) || counts.get(&without_digits(&row.text)).is_some_and(|count| *count > often)
        };
        let last = rows.iter().rev().take(EDGE).take_while(is_furniture).count();
        rows.truncate(rows.len() - last);
        let first = rows.iter().take(EDGE).take_while(is_furniture).count();
        rows.drain(..first);
        cleared |= first + last > 0;
    }
    cleared
}

/// Rows at the head or foot of a page that can be furniture.
const EDGE: usize = 2;
/// A line on fewer pages may stand at their edge by chance.
const MANY: usize = 3;

/// — 12 —, 第 12 页, 12/30.
static NUMBER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"^(?:[-—–－·]*\s*\d{1,4}\s*[-—–－·]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})$")
        .expect("the pattern is valid")
});

/// What a running head says apart from the page it stands on.
fn without_digits(text: &str) -> String {
    text.chars().filter(|character| !character.is_ascii_digit() && !character.is_whitespace()).collect()
}

/// The columns of a page: a new one begins where its file draws higher up again.
fn columns(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    let step = leading(rows);
    rows.chunk_by(move |above, below| below.height - above.height < COLUMN * step)
}

/// A column begins so many rows higher than the one before ends.
const COLUMN: f32 = 3.0;

/// How wide the text stands in most columns; a wide table in one says nothing of the others.
fn text_width(columns: &[&[Row]]) -> f32 {
    let right = |rows: &[Row]| rows.iter().map(|row| row.right).fold(0.0, f32::max);
    let mut widths: Vec<f32> = columns.iter().map(|rows| right(rows) - left_margin(rows)).collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0.0)
}

/// The rows of a column as lines: how far from the right margin they end, and whether they start right of the left one.
fn lines(rows: &[Row], width: f32) -> Vec<Line> {
    let left = left_margin(rows);
    let right = left + width;
    let step = leading(rows);
    let above = std::iter::once(None).chain(rows.iter().map(Some));
    rows.iter()
        .zip(above)
        .map(|(row, above)| {
            let parted = above.is_some_and(|above| above.height - row.height > PARTED * step);
            let text = row.text.trim_end();
            let inner = text.trim_start();
            let spaces = text.chars().take_while(|character| character.is_whitespace()).count();
            let (before, after) = ((row.left - left) / row.size, (right - row.right) / row.size);
            // A centred line is a title.
            let centred = before > PARAGRAPH && after > PARAGRAPH && (before - after).abs() < CENTRED;
            Line {
                text: inner.into(),
                short: if centred { f32::INFINITY } else { after },
                indented: parted || text.starts_with('\u{3000}') || spaces >= 2 || row.left - left > SET_IN * row.size,
            }
        })
        .collect()
}

/// How many characters a paragraph's first line is set in at least.
const SET_IN: f32 = 1.2;

/// The usual distance from row to row.
fn leading(rows: &[Row]) -> f32 {
    let mut steps: Vec<f32> =
        rows.windows(2).map(|pair| pair[0].height - pair[1].height).filter(|step| *step > 0.0).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(f32::INFINITY)
}

/// Paragraphs are parted by more than so many rows' distance.
const PARTED: f32 = 1.3;
/// How many characters a paragraph's first line is set in at most.
const PARAGRAPH: f32 = 2.6;
/// By how many characters the margins of a centred line may differ.
const CENTRED: f32 = 1.5;

/// The left margin: the leftmost place where more than one row starts, to a tenth of a point.
fn left_margin(rows: &[Row]) -> f32 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry((row.left * 10.0).round() as i64).or_default() += 1;
    }
    let shared = counts.iter().find(|(_, count)| **count > 1).or_else(|| counts.iter().next());
    shared.map_or(0.0, |(left, _)| *left as f32 / 10.0)
}
