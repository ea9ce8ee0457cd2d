//! The characters of a text that some stage looks for, found in one pass: most of a text is none of them.

use crate::numeral::character;
use crate::span::Span;

/// What a stage looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Sign {
    /// What a number can begin with, and 翻, which doubles.
    Number = 1,
    /// Marks that end a sentence.
    End = 1 << 1,
    /// Marks that end a part of a sentence.
    Part = 1 << 2,
    /// Marks between clauses, and the brackets in which they part nothing.
    Clause = 1 << 3,
    /// Marks of quotations and titles, and line ends, which no quotation passes.
    Quote = 1 << 4,
    /// 年.
    Year = 1 << 5,
    /// 五, which every five-year plan is named with.
    Five = 1 << 6,
    /// The first character of 基础上.
    Base = 1 << 7,
    /// What a stretch of years ahead opens with (今后三年, 未来五年).
    Ahead = 1 << 8,
    /// The first character of a word that marks something done.
    Aspect = 1 << 9,
    /// The first character of a word that says by when.
    Horizon = 1 << 10,
    /// The first character of a word of strength.
    Cue = 1 << 11,
}

/// The signs that are the same in every lexicon.
const FIXED: [(Sign, &str); 9] = [
    (Sign::Number, "翻"),
    (Sign::End, "。！？!?"),
    (Sign::Part, "；;"),
    (Sign::Clause, "，,；;：:。\n（(）)"),
    (Sign::Quote, "\n“”「」‘’《》〈〉〔〕【】\""),
    (Sign::Year, "年"),
    (Sign::Five, "五"),
    (Sign::Base, "基"),
    (Sign::Ahead, "今未"),
];

/// The basic plane, which holds nearly every character of a text.
const PLANE: usize = 0x10000;

/// Which characters are signs, and of what.
#[derive(Debug)]
pub(crate) struct Alphabet {
    plane: Box<[u16; PLANE]>,
    /// What any character beyond the basic plane may be a sign of.
    beyond: u16,
}

impl Default for Alphabet {
    fn default() -> Self {
        let plane = vec![0; PLANE].try_into().expect("the plane has its size");
        let mut alphabet = Self { plane, beyond: 0 };
        for (sign, characters) in FIXED {
            characters.chars().for_each(|character| alphabet.add(sign, character));
        }
        (0..=u32::from(u16::MAX))
            .filter(|code| character::begins(*code))
            .filter_map(char::from_u32)
            .for_each(|character| alphabet.add(Sign::Number, character));
        alphabet
    }
}

impl Alphabet {
    /// Makes a character a sign.
    pub(crate) fn add(&mut self, sign: Sign, character: char) {
        *self.plane.get_mut(character as usize).unwrap_or(&mut self.beyond) |= sign as u16;
    }

    #[inline]
    fn kinds(&self, code: u32) -> u16 {
        self.plane.get(code as usize).copied().unwrap_or(self.beyond)
    }
}

/// A text with its signs.
#[derive(Debug)]
pub(crate) struct Signs<'t> {
    pub(crate) text: &'t str,
    /// Byte offset and what stands there, in one number each.
    found: Vec<u64>,
}

/// Bits of what stands at a place.
const KINDS: u32 = u16::BITS;

impl<'t> Signs<'t> {
    /// Finds the signs of `text`.
    pub(crate) fn read(alphabet: &Alphabet, text: &'t str) -> Self {
        let mut found = Vec::with_capacity(text.len() / BYTES_A_SIGN);
        characters(text, |at, code| {
            let kinds = alphabet.kinds(code);
            if kinds != 0 {
                found.push((at as u64) << KINDS | u64::from(kinds));
            }
            true
        });
        Self { text, found }
    }

    /// Where the characters of a sign stand in `span`, as bytes of the text.
    pub(crate) fn find(&self, span: Span, sign: Sign) -> impl Iterator<Item = usize> + Clone {
        let place = |at: usize| self.found.partition_point(|found| (found >> KINDS) < at as u64);
        self.found[place(span.start)..]
            .iter()
            .take_while(move |found| (**found >> KINDS) < span.end as u64)
            .filter(move |found| **found & sign as u64 != 0)
            .map(|found| (found >> KINDS) as usize)
    }

    /// The same as bytes of the span.
    pub(crate) fn within(&self, span: Span, sign: Sign) -> impl Iterator<Item = usize> + Clone {
        self.find(span, sign).map(move |at| at - span.start)
    }
}

/// A report has a sign in so many bytes; room for more is made where a text needs it.
const BYTES_A_SIGN: usize = 8;

/// Hands on every character's place and code, until told to stop. Decoded by hand: all of a text passes here, most of it
/// in the first loop.
#[inline]
fn characters(text: &str, mut goes_on: impl FnMut(usize, u32) -> bool) {
    let six = |byte: u8| u32::from(byte & 0x3F);
    let mut rest = text.as_bytes();
    loop {
        while let [lead @ 0xE0..0xF0, second, third, behind @ ..] = rest {
            let code = u32::from(lead & 0x0F) << 12 | six(*second) << 6 | six(*third);
            if !goes_on(text.len() - rest.len(), code) {
                return;
            }
            rest = behind;
        }
        let (code, behind) = match rest {
            [lead @ 0..0x80, behind @ ..] => (u32::from(*lead), behind),
            [lead @ 0x80..0xE0, second, behind @ ..] => (u32::from(lead & 0x1F) << 6 | six(*second), behind),
            [lead, second, third, fourth, behind @ ..] => {
                (u32::from(lead & 0x07) << 18 | six(*second) << 12 | six(*third) << 6 | six(*fourth), behind)
            }
            _ => return,
        };
        if !goes_on(text.len() - rest.len(), code) {
            return;
        }
        rest = behind;
    }
}

/// Where the first character stands whose code is wanted.
#[inline]
pub(crate) fn position(text: &str, wanted: impl Fn(u32) -> bool) -> Option<usize> {
    let mut found = None;
    characters(text, |at, code| {
        let hit = wanted(code);
        if hit {
            found = Some(at);
        }
        !hit
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn signs_are_found_where_they_stand(text in "[。？?é𠮷、，年五ab→\\n]{0,80}", from in 0usize..80) {
            let alphabet = Alphabet::default();
            let signs = Signs::read(&alphabet, &text);
            let from = (from.min(text.len())..).find(|at| text.is_char_boundary(*at)).unwrap();
            for (sign, characters) in FIXED {
                let found: Vec<_> = signs.find(Span::new(from, text.len()), sign).collect();
                let holds = |c: char| characters.contains(c) || sign == Sign::Number && character::begins(c as u32);
                let expected: Vec<_> = text.char_indices().filter(|(at, c)| *at >= from && holds(*c)).map(|(at, _)| at).collect();
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn a_sign_beyond_the_basic_plane_is_found(text in "[𠮷a、]{0,20}") {
            let mut alphabet = Alphabet::default();
            alphabet.add(Sign::Cue, '𠮷');
            let signs = Signs::read(&alphabet, &text);
            let found: Vec<_> = signs.find(Span::new(0, text.len()), Sign::Cue).collect();
            prop_assert_eq!(found, text.match_indices('𠮷').map(|(at, _)| at).collect::<Vec<_>>());
        }

        #[test]
        fn codes_are_those_of_the_characters(text in "\\PC{0,40}", wanted in "\\PC") {
            let wanted = wanted.chars().next().unwrap();
            prop_assert_eq!(position(&text, |code| code == wanted as u32), text.find(wanted));
            prop_assert_eq!(position(&text, |_| false), None);
        }
    }
}
