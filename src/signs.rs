//! Characters looked for in a text: a few marks, or the first of many characters.

use memchr::memmem::Finder;

/// A few marks, each searched for on its own: most of a text is passed over at the speed of memory.
pub(crate) struct Signs {
    marks: Vec<(char, Finder<'static>)>,
}

/// No set has more marks.
const MOST: usize = 16;

impl Signs {
    /// The marks that `characters` holds.
    pub(crate) fn new(characters: &'static str) -> Self {
        let mark = |(at, mark): (usize, char)| (mark, Finder::new(&characters[at..at + mark.len_utf8()]));
        let marks: Vec<_> = characters.char_indices().map(mark).collect();
        assert!(marks.len() <= MOST, "too many marks");
        Self { marks }
    }

    /// Where they stand in `text`, with byte offsets.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (usize, char)> {
        let bytes = text.as_bytes();
        let search = |finder: &Finder<'_>, from: usize| finder.find(&bytes[from..]).map_or(bytes.len(), |at| from + at);
        let mut next = [bytes.len(); MOST];
        for ((_, finder), next) in self.marks.iter().zip(&mut next) {
            *next = search(finder, 0);
        }
        std::iter::from_fn(move || {
            let first = (0..self.marks.len()).min_by_key(|at| next[*at])?;
            let found = next[first];
            let (mark, finder) = self.marks.get(first).filter(|_| found < bytes.len())?;
            next[first] = search(finder, found + mark.len_utf8());
            Some((found, *mark))
        })
    }
}

/// Where the first character stands whose code is wanted. Decoded by hand: most of a text passes here.
#[inline]
pub(crate) fn position(text: &str, wanted: impl Fn(u32) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let six = |at: usize| bytes.get(at).map_or(0, |byte| u32::from(byte & 0x3F));
    let mut at = 0;
    while let Some(lead) = bytes.get(at) {
        let lead = u32::from(*lead);
        let (code, width) = match lead {
            0xE0..0xF0 => ((lead & 0x0F) << 12 | six(at + 1) << 6 | six(at + 2), 3),
            0..0x80 => (lead, 1),
            0x80..0xE0 => ((lead & 0x1F) << 6 | six(at + 1), 2),
            _ => ((lead & 0x07) << 18 | six(at + 1) << 12 | six(at + 2) << 6 | six(at + 3), 4),
        };
        if wanted(code) {
            return Some(at);
        }
        at += width;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use once_cell::sync::Lazy;
    use proptest::prelude::*;

    const MARKS: &str = "。？?é𠮷a\n→";
    static SIGNS: Lazy<Signs> = Lazy::new(|| Signs::new(MARKS));

    proptest! {
        #[test]
        fn marks_are_found_where_they_stand(text in "[。？?é𠮷、，年ab→\\n]{0,80}") {
            let found: Vec<_> = SIGNS.find(&text).collect();
            let expected: Vec<_> = text.char_indices().filter(|(_, c)| MARKS.contains(*c)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn codes_are_those_of_the_characters(text in "\\PC{0,40}", wanted in "\\PC") {
            let wanted = wanted.chars().next().unwrap();
            prop_assert_eq!(position(&text, |code| code == wanted as u32), text.find(wanted));
            prop_assert_eq!(position(&text, |_| false), None);
        }
    }
}
