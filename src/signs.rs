//! The characters of a text that some stage looks for, found in one pass: most of a text is none of them.

use crate::characters::{first, four};
use crate::numeral::character;
use crate::span::Span;
use std::borrow::Cow;

/// What a stage looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
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
    /// What words of time begin with (今年), stretches of years (未来五年) and what is built on (基础上).
    Time = 1 << 7,
}

/// The signs that are the same in every lexicon.
const FIXED: [(Sign, &str); 8] = [
    (Sign::Number, "翻"),
    (Sign::End, "。！？!?"),
    (Sign::Part, "；;"),
    (Sign::Clause, "，,；;：:。\n（(）)"),
    (Sign::Quote, "\n“”「」‘’《》〈〉〔〕【】\""),
    (Sign::Year, "年"),
    (Sign::Five, "五"),
    (Sign::Time, "今未基"),
];

/// The basic plane, which holds nearly every character of a text.
const PLANE: usize = 0x10000;
/// A code that is no character's: what is beyond the plane is taken for it.
const BEYOND: usize = PLANE - 1;

/// What every character is a sign of.
#[derive(Debug)]
pub(crate) struct Alphabet {
    kinds: Box<[u8; PLANE]>,
}

impl Default for Alphabet {
    fn default() -> Self {
        let mut alphabet = Self { kinds: vec![0; PLANE].try_into().expect("the plane has its size") };
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
        self.kinds[(character as usize).min(BEYOND)] |= sign as u8;
    }
}

/// A text with its signs.
#[derive(Debug)]
pub(crate) struct Signs<'t> {
    pub(crate) text: &'t str,
    /// Byte offset and what stands there, in one number each.
    found: Cow<'t, [u64]>,
}

/// Bits of what stands at a place.
const KINDS: u32 = u8::BITS;
/// A report has a sign in so many bytes; room for more is made where a text needs it.
const BYTES_A_SIGN: usize = 12;
/// So many characters are looked at together.
const FOUR: usize = 4;

impl<'t> Signs<'t> {
    /// Finds the signs of `text`. A place is put down whether it holds a sign or not, and the next one put over it if not:
    /// which characters are signs is no more foreseen than what is written.
    pub(crate) fn read(alphabet: &Alphabet, text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut found = vec![0; bytes.len() / BYTES_A_SIGN + FOUR];
        let (mut at, mut count) = (0, 0);
        loop {
            let Some(free) = found[count..].first_chunk_mut::<FOUR>() else {
                found.resize(2 * found.len(), 0);
                continue;
            };
            let mut taken = 0;
            let mut put = |at: usize, code: usize| {
                let kinds = alphabet.kinds[code];
                free[taken % FOUR] = (at as u64) << KINDS | u64::from(kinds);
                taken += usize::from(kinds != 0);
            };
            let rest = &bytes[at..];
            if let Some(codes) = four(rest) {
                codes.into_iter().zip([0, 3, 6, 9]).for_each(|(code, behind)| put(at + behind, usize::from(code)));
                at += 12;
            } else if let Some((code, behind)) = first(rest) {
                put(at, (code as usize).min(BEYOND));
                at = bytes.len() - behind.len();
            } else {
                break;
            }
            count += taken;
        }
        found.truncate(count);
        Self { text, found: found.into() }
    }

    /// The signs of each of several stretches, which stand in order and apart.
    pub(crate) fn parts(&self, spans: impl Iterator<Item = Span>) -> Vec<Signs<'_>> {
        let mut rest = &*self.found;
        // Stretches are short: the next sign behind one is nearer than the middle of all.
        let mut take = |end: usize| {
            let count = rest.iter().position(|found| found >> KINDS >= end as u64).unwrap_or(rest.len());
            let (taken, behind) = rest.split_at(count);
            rest = behind;
            taken
        };
        spans
            .map(|span| {
                take(span.start);
                Signs { text: self.text, found: take(span.end).into() }
            })
            .collect()
    }

    /// The signs of a stretch alone, where much is to be found in it.
    pub(crate) fn part(&self, span: Span) -> Signs<'_> {
        let behind = &self.found[self.place(span.start)..];
        let inside = &behind[..behind.partition_point(|found| found >> KINDS < span.end as u64)];
        Signs { text: self.text, found: inside.into() }
    }

    /// How many signs stand before a byte.
    fn place(&self, at: usize) -> usize {
        let before = |found: &u64| found >> KINDS < at as u64;
        if self.found.first().is_some_and(before) { self.found.partition_point(before) } else { 0 }
    }

    /// Where the characters of a sign stand in `span`, as bytes of the text.
    pub(crate) fn find(&self, span: Span, sign: Sign) -> impl Iterator<Item = usize> + Clone {
        self.found[self.place(span.start)..]
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
                prop_assert_eq!(&found, &expected);
                let part: Vec<_> = signs.part(Span::new(from, text.len())).find(Span::new(0, text.len()), sign).collect();
                prop_assert_eq!(part, expected);
            }
        }

        #[test]
        fn a_sign_beyond_the_basic_plane_is_found(text in "[𠮷a、]{0,20}") {
            let mut alphabet = Alphabet::default();
            alphabet.add(Sign::Time, '𠮷');
            let signs = Signs::read(&alphabet, &text);
            let found: Vec<_> = signs.find(Span::new(0, text.len()), Sign::Time).collect();
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
