//! What the codes that a page shows mean, by the font they are shown in.

use encoding_rs::{BIG5, Encoding, GBK, UTF_16BE};
use lopdf::{Dictionary, Document};

/// How a font's codes become characters.
pub(super) enum Font<'d> {
    /// The font's own table, or one of the standard ones.
    Own(lopdf::Encoding<'d>),
    /// One of the Chinese code tables that fonts outside the file are used with (ISO 32000-1, table 118).
    Chinese(&'static Encoding),
    /// Codes without a meaning that the file tells.
    Unknown,
}

/// How many bytes a font's table may take unpacked.
const TABLE: usize = 8 << 20;

impl<'d> Font<'d> {
    pub(super) fn read(document: &'d Document, font: &'d Dictionary) -> Self {
        let tells = font.has(b"ToUnicode");
        let named = font.get(b"Encoding").and_then(lopdf::Object::as_name).ok();
        if let Some(table) = named.filter(|_| !tells).and_then(chinese) {
            return Self::Chinese(table);
        }
        if font.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"Type0") && !tells {
            return Self::Unknown;
        }
        font.get_font_encoding_with_limit(document, TABLE).map_or(Self::Unknown, Self::Own)
    }

    /// The characters of a string of codes.
    pub(super) fn decode(&self, codes: &[u8]) -> String {
        let unknown = || char::REPLACEMENT_CHARACTER.to_string().repeat(codes.len().div_ceil(2));
        match self {
            Self::Own(own) => own.bytes_to_string(codes).unwrap_or_else(|_| unknown()),
            Self::Chinese(table) => table.decode_without_bom_handling(codes).0.into_owned(),
            Self::Unknown => unknown(),
        }
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
