//! The characters of a text that some stage looks for, found in one pass: most of a text is none of them.

use crate::characters::{first, four};
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
    /// The first character of a word that says by when.
    Horizon = 1 << 9,
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

/// What every character is a sign of.
#[derive(Debug)]
struct Plane {
    kinds: Box<[u16; PLANE]>,
    /// What any character beyond the basic plane may be a sign of.
    beyond: u16,
}

impl Default for Plane {
    fn default() -> Self {
        Self { kinds: vec![0; PLANE].try_into().expect("the plane has its size"), beyond: 0 }
    }
}

impl Plane {
    fn add(&mut self, kinds: u16, character: char) {
        *self.kinds.get_mut(character as usize).unwrap_or(&mut self.beyond) |= kinds;
    }

    #[inline]
    fn get(&self, code: u32) -> u16 {
        self.kinds.get(code as usize).copied().unwrap_or(self.beyond)
    }
}

/// Which characters are signs, and of what.
#[derive(Debug)]
pub(crate) struct Alphabet {
    /// Whether each character of the basic plane is a sign: small, since every character of a text is asked for.
    any: Box<[bool; PLANE]>,
    firsts: Plane,
    /// The words that a character may be the second of, where one is looked for that is longer.
    seconds: Plane,
}

/// The signs that stand for words.
const WORDS: u16 = Sign::Horizon as u16;
/// Marks the first character of a word that has no other.
const ALONE: u16 = 1 << 15;

impl Default for Alphabet {
    fn default() -> Self {
        let any = vec![false; PLANE].try_into().expect("the plane has its size");
        let mut alphabet = Self { any, firsts: Plane::default(), seconds: Plane::default() };
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
    fn add(&mut self, sign: Sign, character: char) {
        self.firsts.add(sign as u16, character);
        if let Some(any) = self.any.get_mut(character as usize) {
            *any = true;
        }
    }

    /// Puts down where the next signs stand from byte `from` on, and returns how many they are and where to look on. A place
    /// is written whether it holds a sign or not: which characters are signs is no more foreseen than what is written.
    #[inline]
    fn candidates(&self, text: &[u8], from: usize, places: &mut [usize; BLOCK]) -> (usize, usize) {
        let (mut at, mut count) = (from, 0);
        let mut put = |count: &mut usize, at: usize, sign: bool| {
            places[*count % BLOCK] = at;
            *count += usize::from(sign);
        };
        while count + FOUR <= BLOCK {
            let rest = &text[at..];
            if let Some(codes) = four(rest) {
                for (code, behind) in codes.into_iter().zip([0, 3, 6, 9]) {
                    put(&mut count, at + behind, self.any[usize::from(code)]);
                }
                at += 12;
                continue;
            }
            let Some((code, behind)) = first(rest) else { break };
            // Beyond the basic plane any character may be a sign.
            put(&mut count, at, self.any.get(code as usize).is_none_or(|any| *any));
            at = text.len() - behind.len();
        }
        (count, at)
    }

    /// What the character is a sign of that `text` begins with: of a word if its second character follows.
    #[inline]
    fn kinds(&self, text: &[u8]) -> u16 {
        let Some((code, behind)) = first(text) else { return 0 };
        let kinds = self.firsts.get(code);
        if kinds & WORDS == 0 || kinds & ALONE != 0 {
            return kinds;
        }
        let second = first(behind).map_or(0, |(code, _)| self.seconds.get(code));
        kinds & (second | !WORDS)
    }

    /// Makes the first character of a word a sign where its second one follows.
    pub(crate) fn add_word(&mut self, sign: Sign, word: &str) {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { return };
        self.add(sign, first);
        match characters.next() {
            Some(second) => self.seconds.add(sign as u16, second),
            None => self.firsts.add(ALONE, first),
        }
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
/// So many places are looked at together.
const BLOCK: usize = 256;
const FOUR: usize = 4;

impl<'t> Signs<'t> {
    /// Finds the signs of `text`.
    pub(crate) fn read(alphabet: &Alphabet, text: &'t str) -> Self {
        let mut found = Vec::with_capacity(text.len() / BYTES_A_SIGN);
        let mut places = [0; BLOCK];
        let mut from = 0;
        while from < text.len() {
            let (count, end) = alphabet.candidates(text.as_bytes(), from, &mut places);
            for at in &places[..count] {
                let kinds = alphabet.kinds(&text.as_bytes()[*at..]);
                if kinds != 0 {
                    found.push((*at as u64) << KINDS | u64::from(kinds));
                }
            }
            from = end;
        }
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

/// Where the first character stands whose code is wanted.
#[inline]
pub(crate) fn position(text: &str, wanted: impl Fn(u32) -> bool) -> Option<usize> {
    let mut rest = text.as_bytes();
    while let Some((code, behind)) = first(rest) {
        if wanted(code) {
            return Some(text.len() - rest.len());
        }
        rest = behind;
    }
    None
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
            alphabet.add_word(Sign::Horizon, "𠮷");
            let signs = Signs::read(&alphabet, &text);
            let found: Vec<_> = signs.find(Span::new(0, text.len()), Sign::Horizon).collect();
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
