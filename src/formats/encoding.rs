//! Bytes to text: UTF-8, UTF-16, GB18030 and Big5, told apart by what the bytes can be.

use super::{Failure, Options};
use crate::error::Unreadable;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// Text with what its bytes were.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// Whether some bytes belonged to no character.
    pub(super) lossy: bool,
}

/// Decodes a document in the encoding that the caller names, else the one its bytes tell.
pub(super) fn decode(bytes: &[u8], options: &Options) -> Result<Decoded, Failure> {
    let encoding = match &options.encoding {
        Some(label) => named(label).ok_or_else(|| {
            (Unreadable::Unsupported, format!("expected the name of an encoding, such as gb18030, found {label:?}"))
        })?,
        None => detect(bytes),
    };
    // The head is looked at first: noise of any size is not worth decoding.
    let head = &bytes[..bytes.len().min(GUESSED)];
    if is_noise(&encoding.decode(head).0) {
        return Err(noise());
    }
    let (text, encoding, lossy) = encoding.decode(bytes);
    if is_noise(&text) {
        return Err(noise());
    }
    Ok(Decoded { text: text.into_owned(), encoding: name(encoding), lossy })
}

fn noise() -> Failure {
    (Unreadable::NotText, "expected text, found bytes that are none".into())
}

/// An encoding by any of its names; every GB standard is read as the newest, which contains the others.
pub(crate) fn named(label: &str) -> Option<&'static Encoding> {
    let label = if label.eq_ignore_ascii_case("utf-16") { "utf-16le" } else { label };
    Encoding::for_label(label.as_bytes()).map(|encoding| if encoding == GBK { GB18030 } else { encoding })
}

/// The name an encoding is reported by.
fn name(encoding: &'static Encoding) -> &'static str {
    const NAMES: &[(&Encoding, &str)] =
        &[(UTF_8, "utf-8"), (GB18030, "gb18030"), (BIG5, "big5"), (UTF_16LE, "utf-16le"), (UTF_16BE, "utf-16be")];
    NAMES.iter().find(|(known, _)| *known == encoding).map_or(encoding.name(), |(_, name)| name)
}

/// So many bytes tell the encoding of a document.
const SAMPLE: usize = 1 << 20;

/// So many bytes tell one legacy encoding from another, which is slower to tell.
const GUESSED: usize = 1 << 14;

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let utf8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        // The sample may end inside a character; a stray byte in a long text does not make it GB18030.
        Err(error) => error.error_len().is_none() || mostly_utf8(sample),
    };
    if utf8 {
        return UTF_8;
    }
    if let Some(encoding) = wide(sample) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Scripts and styles before the text tell nothing.
    let start = sample.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let telling = &sample[start..];
    detector.feed(&telling[..telling.len().min(GUESSED)], telling.len() <= GUESSED);
    // These texts are Chinese: among what the bytes could be, only its encodings are likely.
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == BIG5 { BIG5 } else { GB18030 }
}

/// Whether nearly all that is not ASCII is whole characters of UTF-8.
fn mostly_utf8(sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    let (lost, foreign) =
        text.chars().filter(|character| !character.is_ascii()).fold((0usize, 0usize), |(lost, all), character| {
            (lost + usize::from(character == char::REPLACEMENT_CHARACTER), all + 1)
        });
    lost * 10 < foreign
}

/// UTF-16 without a mark: every other byte is the high one, zero for ASCII, 4E to 9F for Han.
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    let likely = |byte: &u8| matches!(*byte, 0 | 0x30 | 0x4e..=0x9f | 0xff);
    let share = |from: usize| {
        let count = sample.iter().skip(from).step_by(2).filter(|byte| likely(byte)).count();
        count * 100 / (sample.len() / 2).max(1)
    };
    let zeros = sample.contains(&0);
    let (even, odd) = (share(0), share(1));
    match (even, odd) {
        _ if !zeros || sample.len() < 4 => None,
        (even, odd) if odd >= LIKELY && odd > even => Some(UTF_16LE),
        (even, odd) if even >= LIKELY && even > odd => Some(UTF_16BE),
        _ => None,
    }
}

/// Per cent of the high bytes of a Chinese text that are likely ones.
const LIKELY: usize = 90;

/// Whether what was decoded is no text: many control characters, or characters lost, or hardly ever a common one.
fn is_noise(text: &str) -> bool {
    let (mut all, mut bad) = (0usize, 0usize);
    for character in text.chars().take(SAMPLE) {
        all += 1;
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
        bad += usize::from(control || character == char::REPLACEMENT_CHARACTER || is_private(character));
    }
    bad * 100 > all * NOISE
}

/// Per cent of characters that no text has.
const NOISE: usize = 10;

/// Code points without a meaning of their own, which random bytes fall on.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "政府工作报告\r\n力争全年新增高新技术企业100家以上，城镇调查失业率5.5%左右。\r\n";

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let found = decode(bytes, &Options::default()).unwrap_or_else(|_| panic!("{:?}", detect(bytes)));
        assert!(!found.lossy);
        (found.text, found.encoding)
    }

    #[test]
    fn encodings_are_told_apart() {
        let wide = |swap: bool| -> Vec<u8> {
            TEXT.encode_utf16().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let traditional = "政府工作報告\n力爭全年新增高新技術企業100家以上，城鎮調查失業率5.5%左右。\n";
        let cases: [(Vec<u8>, &str, &str); 8] = [
            (TEXT.into(), TEXT, "utf-8"),
            (marked(b"\xef\xbb\xbf", TEXT.into()), TEXT, "utf-8"),
            (GB18030.encode(TEXT).0.into_owned(), TEXT, "gb18030"),
            (wide(false), TEXT, "utf-16le"),
            (wide(true), TEXT, "utf-16be"),
            (marked(b"\xff\xfe", wide(false)), TEXT, "utf-16le"),
            (marked(b"\xfe\xff", wide(true)), TEXT, "utf-16be"),
            (BIG5.encode(traditional).0.into_owned(), traditional, "big5"),
        ];
        for (bytes, text, encoding) in cases {
            assert_eq!(read(&bytes), (text.to_owned(), encoding));
        }
    }

    #[test]
    fn a_stray_byte_leaves_utf8_what_it_is() {
        let text = "新增企业一百家，新建学校三所。".repeat(20);
        let bytes = [text.as_bytes(), b"\xff", text.as_bytes()].concat();
        let found = decode(&bytes, &Options::default()).unwrap_or_else(|_| panic!("no text"));
        assert_eq!((found.encoding, found.lossy), ("utf-8", true));
    }

    #[test]
    fn noise_is_no_text() {
        let mut state = 1u32;
        let noise: Vec<u8> = (0..4096)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        assert!(decode(&noise, &Options::default()).is_err());
    }

    #[test]
    fn the_caller_knows_better() {
        let options = Options { encoding: Some("GBK".into()), ..Options::default() };
        let found = decode(&GB18030.encode("新增企业").0, &options).unwrap_or_else(|_| panic!("no text"));
        assert_eq!((found.text.as_str(), found.encoding), ("新增企业", "gb18030"));
        let wrong = Options { encoding: Some("klingon".into()), ..Options::default() };
        assert!(decode(b"abc", &wrong).is_err());
    }
}
