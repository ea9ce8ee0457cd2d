//! What the codes that a page shows mean, by the font they are shown in.

use encoding_rs::{BIG5, Encoding, GBK, UTF_16BE};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;
use std::rc::Rc;

/// What a font's codes mean and how wide they are set.
pub(super) struct Font<'d> {
    codes: Rc<Codes<'d>>,
    widths: Widths,
}

/// How a font's codes become characters.
pub(super) enum Codes<'d> {
    /// The font's own table, or one of the standard ones.
    Own(lopdf::Encoding<'d>),
    /// One of the Chinese code tables that fonts outside the file are used with (ISO 32000-1, table 118).
    Chinese(&'static Encoding),
    /// Codes without a meaning that the file tells.
    Unknown,
}

/// How many bytes a font's table may take unpacked.
const TABLE: usize = 8 << 20;

/// How wide codes are, in sizes of the font.
enum Widths {
    /// Codes of two bytes, each with its width or the font's default.
    Wide { known: HashMap<u16, f32>, default: f32 },
    /// Codes of one byte, from the first on.
    Narrow { first: usize, known: Vec<f32> },
    /// By the characters: about what Chinese fonts set.
    Guessed,
}

impl<'d> Font<'d> {
    /// A font whose codes have been read.
    pub(super) fn with(codes: Rc<Codes<'d>>, document: &'d Document, font: &'d Dictionary) -> Self {
        Self { codes, widths: Widths::read(document, font) }
    }

    /// The characters of a string of codes.
    pub(super) fn decode(&self, codes: &[u8]) -> String {
        let unknown = || char::REPLACEMENT_CHARACTER.to_string().repeat(codes.len().div_ceil(2));
        match &*self.codes {
            Codes::Own(own) => own.bytes_to_string(codes).unwrap_or_else(|_| unknown()),
            Codes::Chinese(table) => table.decode_without_bom_handling(codes).0.into_owned(),
            Codes::Unknown => unknown(),
        }
    }

    /// How wide a string of codes is that shows `text`, in sizes of the font.
    pub(super) fn width(&self, codes: &[u8], text: &str) -> f32 {
        match &self.widths {
            Widths::Wide { known, default } => {
                let code = |pair: &[u8]| u16::from_be_bytes([pair[0], pair[1]]);
                codes.chunks_exact(2).map(|pair| known.get(&code(pair)).copied().unwrap_or(*default)).sum()
            }
            Widths::Narrow { first, known } => {
                let width = |byte: &u8| usize::from(*byte).checked_sub(*first).and_then(|at| known.get(at));
                codes.iter().map(|byte| width(byte).copied().unwrap_or(HALF)).sum()
            }
            Widths::Guessed => text.chars().map(em).sum(),
        }
    }
}

impl<'d> Codes<'d> {
    pub(super) fn read(document: &'d Document, font: &'d Dictionary) -> Self {
        let tells = font.has(b"ToUnicode");
        if let Some(table) = named(font).filter(|_| !tells).and_then(chinese) {
            return Self::Chinese(table);
        }
        if is_composite(font) && !tells {
            return Self::Unknown;
        }
        font.get_font_encoding_with_limit(document, TABLE).map_or(Self::Unknown, Self::Own)
    }
}

impl Widths {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let number = |object: &Object| document.dereference(object).ok().and_then(|(_, object)| object.as_float().ok());
        if !is_composite(font) {
            let first =
                font.get(b"FirstChar").and_then(Object::as_i64).ok().and_then(|first| usize::try_from(first).ok());
            let known = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
            return match (first, known) {
                (Some(first), Some(known)) => {
                    let known = known.iter().map(|width| number(width).unwrap_or(0.0) / THOUSAND).collect();
                    Self::Narrow { first, known }
                }
                _ => Self::Guessed,
            };
        }
        // Only where codes are the characters' own numbers do the widths go by them.
        if !named(font).is_some_and(|name| name.starts_with(b"Identity")) {
            return Self::Guessed;
        }
        let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let descendant = descendants.and_then(|all| all.first());
        let Some(descendant) = descendant.and_then(|first| document.dereference(first).ok()?.1.as_dict().ok()) else {
            return Self::Guessed;
        };
        let default = descendant.get(b"DW").ok().and_then(number).unwrap_or(THOUSAND) / THOUSAND;
        let listed = descendant.get_deref(b"W", document).and_then(Object::as_array).ok();
        let mut known = HashMap::new();
        let mut rest = listed.map_or(&[][..], Vec::as_slice);
        // c [w1 w2 …] gives widths from c on, c1 c2 w one width from c1 to c2 (ISO 32000-1, 9.7.4.3).
        while let [first, second, after @ ..] = rest {
            let start = number(first).unwrap_or(0.0) as u16;
            match (document.dereference(second).map(|(_, object)| object), after) {
                (Ok(Object::Array(widths)), _) => {
                    let codes = (start..=u16::MAX).zip(widths);
                    known.extend(codes.map(|(code, width)| (code, number(width).unwrap_or(0.0) / THOUSAND)));
                    rest = after;
                }
                (_, [width, beyond @ ..]) => {
                    let end = number(second).unwrap_or(0.0) as u16;
                    let width = number(width).unwrap_or(0.0) / THOUSAND;
                    known.extend((start..=end).map(|code| (code, width)));
                    rest = beyond;
                }
                _ => break,
            }
            if known.len() > usize::from(u16::MAX) {
                break;
            }
        }
        Self::Wide { known, default }
    }
}

/// Widths are told in thousandths.
const THOUSAND: f32 = 1000.0;
const HALF: f32 = 0.5;

/// The name of a font's encoding, where it has one.
pub(super) fn named(font: &Dictionary) -> Option<&[u8]> {
    font.get(b"Encoding").and_then(Object::as_name).ok()
}

/// Whether a font is made of others, as all of Chinese are.
fn is_composite(font: &Dictionary) -> bool {
    font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
}

/// About how wide a character is: Chinese fonts set Han, kana and their marks in squares.
fn em(character: char) -> f32 {
    if character >= '\u{2e80}' || matches!(character, '“' | '”' | '‘' | '’' | '—' | '…') {
        1.0
    } else {
        HALF
    }
}

fn chinese(name: &[u8]) -> Option<&'static Encoding> {
    let name = std::str::from_utf8(name).ok()?;
    match name.trim_end_matches("-H").trim_end_matches("-V") {
        "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Some(GBK),
        "UniGB-UCS2" | "UniGB-UTF16" | "UniCNS-UCS2" | "UniCNS-UTF16" => Some(UTF_16BE),
        "B5pc" | "ETen-B5" | "ETenms-B5" | "HKscs-B5" => Some(BIG5),
        _ => None,
    }
}
