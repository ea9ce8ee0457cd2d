//! The rows of text on one page, in the order the page draws them.

use super::font::{self, Codes, Font};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Result, Stream};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// What stands on one height, as one row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) text: String,
    /// Where it starts and ends, and how high its characters are, in points.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) size: f32,
    pub(super) height: f32,
}

/// A transformation: a, b, c, d, e, f of ISO 32000-1, 8.3.4.
type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn product(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [ta, tb, tc, td, te, tf] = then;
    [a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td, e * ta + f * tc + te, e * tb + f * td + tf]
}

/// Forms inside forms, as deep as real pages go.
const NESTED: usize = 8;
/// Graphics states kept, as deep as real pages go.
const SAVED: usize = 256;

/// Where the next string goes, and in which font.
#[derive(Clone, Copy)]
struct Place<'f, 'd> {
    font: Option<&'f Rc<Font<'d>>>,
    graphics: Matrix,
    line: Matrix,
    text: Matrix,
    leading: f32,
    size: f32,
    stretch: f32,
}

/// The fonts of a page or form by their names there.
type Fonts<'d> = BTreeMap<Vec<u8>, Rc<Font<'d>>>;

/// Reads the pages of a document.
pub(super) struct Reader<'d> {
    document: &'d Document,
    rows: Vec<Row>,
    /// How many bytes its streams may still unpack to, and how many forms may still be drawn: few bytes can draw many.
    bytes: usize,
    forms: usize,
    /// The fonts read so far, by where their dictionaries stand in the document.
    fonts: HashMap<*const Dictionary, Rc<Font<'d>>>,
    /// What codes mean, by the table and encoding that say so; fonts can share a large one.
    tables: HashMap<(ObjectId, &'d [u8]), Rc<Codes<'d>>>,
    /// Pages that draw too much to be read.
    pub(super) skipped: usize,
}

/// Bytes of a page's drawing at most; each costs its reader hundreds.
const CONTENT: usize = 4 << 20;

/// Forms drawn in a document at most.
const FORMS: usize = 20_000;

impl<'d> Reader<'d> {
    /// A reader of a document whose streams may unpack to so many bytes.
    pub(super) fn new(document: &'d Document, bytes: usize) -> Self {
        Self {
            document,
            rows: Vec::new(),
            bytes,
            forms: FORMS,
            fonts: HashMap::new(),
            tables: HashMap::new(),
            skipped: 0,
        }
    }

    /// The rows of a page.
    pub(super) fn rows(&mut self, page: ObjectId) -> Result<Vec<Row>> {
        let content = self.document.get_page_content_with_limit(page, self.bytes)?;
        self.bytes = self.bytes.saturating_sub(content.len());
        if content.len() > CONTENT {
            self.skipped += 1;
            return Ok(Vec::new());
        }
        let fonts = self.document.get_page_fonts(page)?;
        let fonts = fonts.into_iter().map(|(name, font)| (name, self.font(font))).collect();
        let (own, inherited) = self.document.get_page_resources(page)?;
        let inherited = inherited.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
        self.draw(&content, &resources, &fonts, IDENTITY, 0);
        Ok(std::mem::take(&mut self.rows))
    }

    fn font(&mut self, font: &'d Dictionary) -> Rc<Font<'d>> {
        let document = self.document;
        let read = || Rc::new(Codes::read(document, font));
        self.fonts
            .entry(font)
            .or_insert_with(|| {
                let codes = match (font.get(b"ToUnicode"), font::named(font)) {
                    (Ok(Object::Reference(table)), Some(encoding)) => {
                        self.tables.entry((*table, encoding)).or_insert_with(read).clone()
                    }
                    _ => read(),
                };
                Rc::new(Font::with(codes, document, font))
            })
            .clone()
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        fonts: &Fonts<'d>,
        graphics: Matrix,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(content) else { return };
        let mut place =
            Place { font: None, graphics, line: IDENTITY, text: IDENTITY, leading: 0.0, size: 0.0, stretch: 1.0 };
        let mut saved: Vec<Place<'_, 'd>> = Vec::new();
        for operation in &content.operations {
            let operands = operation.operands.as_slice();
            let number = |index: usize| operands.get(index).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
            match operation.operator.as_str() {
                "q" if saved.len() < SAVED => saved.push(place),
                "Q" => place = saved.pop().unwrap_or(place),
                "cm" => place.graphics = product(std::array::from_fn(number), place.graphics),
                "BT" => (place.line, place.text) = (IDENTITY, IDENTITY),
                "Tf" => {
                    place.font = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| fonts.get(name));
                    place.size = number(1);
                }
                "Tz" => place.stretch = number(0) / 100.0,
                "TL" => place.leading = number(0),
                "Td" => place.next_line(number(0), number(1)),
                "TD" => {
                    place.leading = -number(1);
                    place.next_line(number(0), number(1));
                }
                "Tm" => {
                    place.line = std::array::from_fn(number);
                    place.text = place.line;
                }
                "T*" => place.next_line(0.0, -place.leading),
                "Tj" | "TJ" => self.show(&mut place, operands),
                "'" | "\"" => {
                    place.next_line(0.0, -place.leading);
                    self.show(&mut place, &operands[operands.len().saturating_sub(1)..]);
                }
                "Do" if depth < NESTED => {
                    if let Some(form) = operands.first().and_then(|name| self.form(resources, name)) {
                        self.draw_form(form, resources, fonts, place.graphics, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// A form among the resources: a page within the page.
    fn form(&self, resources: &[&'d Dictionary], name: &Object) -> Option<&'d Stream> {
        let name = name.as_name().ok()?;
        let found = resources.iter().find_map(|resources| {
            resources
                .get_deref(b"XObject", self.document)
                .and_then(Object::as_dict)
                .ok()?
                .get_deref(name, self.document)
                .ok()
        });
        let stream = found?.as_stream().ok()?;
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form").then_some(stream)
    }

    fn draw_form(
        &mut self,
        form: &'d Stream,
        outer: &[&'d Dictionary],
        fonts: &Fonts<'d>,
        graphics: Matrix,
        depth: usize,
    ) {
        let Some(left) = self.forms.checked_sub(1) else { return };
        self.forms = left;
        let Ok(content) = form.decompressed_content_with_limit(self.bytes) else { return };
        self.bytes = self.bytes.saturating_sub(content.len());
        if content.len() > CONTENT {
            self.skipped += 1;
            return;
        }
        let matrix = form.dict.get(b"Matrix").and_then(Object::as_array).ok();
        let matrix = matrix.map_or(IDENTITY, |matrix| {
            std::array::from_fn(|index| {
                matrix.get(index).and_then(|value| value.as_float().ok()).unwrap_or(IDENTITY[index])
            })
        });
        let graphics = product(matrix, graphics);
        let Ok(resources) = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict) else {
            return self.draw(&content, outer, fonts, graphics, depth + 1);
        };
        let named = resources.get_deref(b"Font", self.document).and_then(Object::as_dict);
        let mut own = Fonts::new();
        for (name, font) in named.into_iter().flatten() {
            let dictionary = match font {
                Object::Reference(id) => self.document.get_dictionary(*id),
                object => object.as_dict(),
            };
            if let Ok(dictionary) = dictionary {
                own.insert(name.clone(), self.font(dictionary));
            }
        }
        self.draw(&content, &[resources], &own, graphics, depth + 1);
    }

    /// Shows strings, with the gaps between them, and moves on by about their width.
    fn show(&mut self, place: &mut Place<'_, 'd>, operands: &[Object]) {
        let Some(font) = place.font else { return };
        let pieces = operands.iter().flat_map(|operand| match operand {
            Object::Array(pieces) => pieces.as_slice(),
            one => std::slice::from_ref(one),
        });
        for piece in pieces {
            match piece {
                Object::String(codes, _) => {
                    let text = font.decode(codes);
                    let width = font.width(codes, &text);
                    self.put(place, &text, width);
                }
                Object::Integer(_) | Object::Real(_) => {
                    let back = piece.as_float().unwrap_or(0.0) / 1000.0;
                    place.advance(-back * place.size * place.stretch);
                }
                _ => {}
            }
        }
    }

    /// Puts text of so many sizes' width where the next string goes.
    fn put(&mut self, place: &mut Place<'_, 'd>, text: &str, width: f32) {
        let width = width * place.size * place.stretch;
        let [_, b, _, d, left, height] = product(place.text, place.graphics);
        place.advance(width);
        let size = (d.abs().max(b.abs()) * place.size.abs()).max(0.1);
        let right = product(place.text, place.graphics)[4];
        let cleaned: String = text.chars().filter(|character| !character.is_control()).collect();
        if cleaned.is_empty() {
            return;
        }
        match self.rows.last_mut().filter(|row| row.goes_on(left, height, size)) {
            Some(row) => {
                if let Some(space) = row.space_before(left, size, &cleaned) {
                    row.text.push(space);
                }
                row.text.push_str(&cleaned);
                row.right = row.right.max(right);
            }
            None => self.rows.push(Row { text: cleaned, left, right, size, height }),
        }
    }
}

/// A gap of so many characters parts words of letters and digits, or is the next column of a table. Pages set Han apart
/// from digits by less.
const GAP: f32 = 0.2;
const COLUMN: f32 = 1.5;

impl Row {
    /// What a gap before the next piece of the row stands for.
    fn space_before(&self, left: f32, size: f32, next: &str) -> Option<char> {
        let (last, first) = (self.text.chars().next_back()?, next.chars().next()?);
        if last.is_whitespace() || first.is_whitespace() {
            return None;
        }
        let gap = (left - self.right) / size;
        // Digits that stand near are one number.
        let words = last.is_ascii_alphabetic() && first.is_ascii_alphanumeric()
            || last.is_ascii_alphanumeric() && first.is_ascii_alphabetic();
        match gap {
            _ if gap > COLUMN => Some('\t'),
            _ if gap > GAP && words => Some(' '),
            _ => None,
        }
    }

    /// Whether what is drawn at a place stands in this row, to its right.
    fn goes_on(&self, left: f32, height: f32, size: f32) -> bool {
        (height - self.height).abs() < size.max(self.size) / 2.0 && left > self.left - size
    }
}

impl Place<'_, '_> {
    fn next_line(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, width: f32) {
        self.text = product([1.0, 0.0, 0.0, 1.0, width, 0.0], self.text);
    }
}
