//! A set of words with a value each: longest match at the start, at the end, or anywhere in a text.

use rustc_hash::FxHashMap;

/// Words of one table.
#[derive(Debug, Clone)]
pub(crate) struct Words<T> {
    entries: FxHashMap<Box<str>, T>,
    // How long the words are that begin or end with a character: few lengths are worth a look.
    firsts: FxHashMap<char, Lengths>,
    lasts: FxHashMap<char, Lengths>,
}

/// A set of lengths in characters, from 1 on.
type Lengths = u64;

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { entries: FxHashMap::default(), firsts: FxHashMap::default(), lasts: FxHashMap::default() }
    }
}

impl<T> Words<T> {
    /// Adds a word, or gives it a new value.
    pub(crate) fn insert(&mut self, word: &str, value: T) {
        if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
            let length = 1 << (word.chars().count().min(LONGEST) - 1);
            *self.firsts.entry(first).or_default() |= length;
            *self.lasts.entry(last).or_default() |= length;
            self.entries.insert(word.into(), value);
        }
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.entries.get(word)
    }

    /// All words, in no fixed order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.entries.iter().map(|(word, value)| (&**word, value))
    }

    /// The longest word that `text` starts with.
    pub(crate) fn starting<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.starting_where(text, |_, _| true)
    }

    /// The longest word that `text` starts with and that `fits`.
    pub(crate) fn starting_where<'t>(&self, text: &'t str, fits: impl Fn(&str, &T) -> bool) -> Option<(&'t str, &T)> {
        self.widths(text)
            .filter_map(|width| self.entries.get(&text[..width]).map(|value| (&text[..width], value)))
            .find(|(word, value)| fits(word, value))
    }

    /// How wide the words are that `text` may start with, the longest first.
    fn widths(&self, text: &str) -> Widths {
        let lengths = text.chars().next().and_then(|first| self.firsts.get(&first)).copied().unwrap_or(0);
        Widths::new(lengths, text.chars())
    }

    /// Every word that `text` starts with, longest first.
    pub(crate) fn all_starting<'s, 't: 's>(&'s self, text: &'t str) -> impl Iterator<Item = (&'t str, &'s T)> + 's {
        self.widths(text).filter_map(|width| self.entries.get(&text[..width]).map(|value| (&text[..width], value)))
    }

    /// The longest word that `text` ends with.
    pub(crate) fn ending<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.ending_where(text, |_, _| true)
    }

    /// The longest word that `text` ends with and that `fits`.
    pub(crate) fn ending_where<'t>(&self, text: &'t str, fits: impl Fn(&str, &T) -> bool) -> Option<(&'t str, &T)> {
        let lengths = *self.lasts.get(&text.chars().next_back()?)?;
        Widths::new(lengths, text.chars().rev())
            .map(|width| text.len() - width)
            .filter_map(|start| self.entries.get(&text[start..]).map(|value| (&text[start..], value)))
            .find(|(word, value)| fits(word, value))
    }

    /// Every word in `text` with its byte offset, longest first at each place, overlaps left out.
    pub(crate) fn find<'s, 't: 's>(&'s self, text: &'t str) -> impl Iterator<Item = (usize, &'t str, &'s T)> + 's {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < text.len() {
                let rest = &text[at..];
                if let Some((word, value)) = self.starting(rest) {
                    let found = at;
                    at += word.len();
                    return Some((found, word, value));
                }
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
            None
        })
    }
}

/// No word of a table is longer, in characters.
pub(crate) const LONGEST: usize = 64;

/// The widths in bytes of words of the given lengths, the longest first.
struct Widths {
    widths: [u16; LONGEST],
    lengths: Lengths,
}

impl Widths {
    fn new(lengths: Lengths, characters: impl Iterator<Item = char>) -> Self {
        let mut widths = [0; LONGEST];
        let mut known: Lengths = 0;
        let mut width = 0;
        let longest = LONGEST - lengths.leading_zeros() as usize;
        for (index, character) in characters.take(longest).enumerate() {
            width += character.len_utf8() as u16;
            widths[index] = width;
            known |= 1 << index;
        }
        Self { widths, lengths: lengths & known }
    }
}

impl Iterator for Widths {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let longest = LONGEST.checked_sub(1 + self.lengths.leading_zeros() as usize)?;
        self.lengths &= !(1 << longest);
        Some(self.widths[longest].into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words<u8> {
        let mut words = Words::default();
        for (word, value) in [("提高", 1), ("提高到", 2), ("达到", 3)] {
            words.insert(word, value);
        }
        words
    }

    #[test]
    fn the_longest_word_wins_at_either_end() {
        assert_eq!(words().starting("提高到80%"), Some(("提高到", &2)));
        assert_eq!(words().starting("提高80%"), Some(("提高", &1)));
        assert_eq!(words().ending("标准提高到"), Some(("提高到", &2)));
        assert_eq!(words().ending("标准"), None);
    }

    #[test]
    fn every_word_is_found_once() {
        let found: Vec<_> = words().find("标准提高到80，达到9").map(|(at, word, _)| (at, word)).collect();
        assert_eq!(found, [(6, "提高到"), (20, "达到")]);
    }
}
