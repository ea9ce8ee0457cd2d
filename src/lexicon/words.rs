//! A set of words with a value each: longest match at the start, at the end, or anywhere in a text.

use super::trie::Trie;
use crate::signs;
use once_cell::sync::OnceCell;

/// Words of one table.
#[derive(Debug)]
pub(crate) struct Words<T> {
    words: Vec<Box<str>>,
    /// Their values, apart from them: a search asks for the values alone.
    values: Vec<T>,
    forward: Trie,
    /// The same words from their ends; few tables are asked for it.
    backward: OnceCell<Trie>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { words: Vec::new(), values: Vec::new(), forward: Trie::default(), backward: OnceCell::new() }
    }
}

impl<T> Words<T> {
    /// Adds a word, or gives it a new value.
    pub(crate) fn insert(&mut self, word: &str, value: T) {
        let next = self.words.len();
        let place = self.forward.insert(word.chars(), next as u32) as usize;
        if place == next {
            self.words.push(word.into());
            self.values.push(value);
            self.backward.take();
        } else {
            self.values[place] = value;
        }
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.forward.get(word).map(|place| &self.values[place])
    }

    /// All words, in the order they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.words.iter().map(|word| &**word).zip(&self.values)
    }

    /// The longest word that `text` starts with.
    pub(crate) fn starting<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.all_starting(text).next()
    }

    /// The longest word that `text` starts with and that `fits`.
    pub(crate) fn starting_where<'t>(&self, text: &'t str, fits: impl Fn(&str, &T) -> bool) -> Option<(&'t str, &T)> {
        self.all_starting(text).find(|(word, value)| fits(word, value))
    }

    /// Whether a word may begin with a character.
    pub(crate) fn may_begin(&self, character: char) -> bool {
        self.forward.begins(character as u32)
    }

    /// Every word that `text` starts with, longest first.
    pub(crate) fn all_starting<'s, 't>(&'s self, text: &'t str) -> impl Iterator<Item = (&'t str, &'s T)> {
        self.forward.starting(text).map(|(place, length)| (&text[..length], &self.values[place]))
    }

    /// The longest word that `text` ends with.
    pub(crate) fn ending<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.ending_where(text, |_, _| true)
    }

    /// The longest word that `text` ends with and that `fits`.
    pub(crate) fn ending_where<'t>(&self, text: &'t str, fits: impl Fn(&str, &T) -> bool) -> Option<(&'t str, &T)> {
        let backward = self.backward.get_or_init(|| self.reversed());
        let mut words =
            backward.ending(text).map(|(place, length)| (&text[text.len() - length..], &self.values[place]));
        words.find(|(word, value)| fits(word, value))
    }

    fn reversed(&self) -> Trie {
        let mut trie = Trie::default();
        for (place, word) in self.words.iter().enumerate() {
            trie.insert(word.chars().rev(), place as u32);
        }
        trie
    }

    /// What [`Words::find`] finds, where all places are known at which a word may begin.
    pub(crate) fn find_at<'s, 't>(
        &'s self,
        text: &'t str,
        places: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = (usize, &'t str, &'s T)> {
        let mut end = 0;
        places.filter_map(move |at| {
            let (word, value) = if at < end { None } else { self.starting(&text[at..]) }?;
            end = at + word.len();
            Some((at, word, value))
        })
    }

    /// Every word in `text` with its byte offset, longest first at each place, overlaps left out.
    pub(crate) fn find<'s, 't>(&'s self, text: &'t str) -> impl Iterator<Item = (usize, &'t str, &'s T)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(offset) = signs::position(&text[at..], |code| self.forward.begins(code)) {
                at += offset;
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
    fn shorter_words_follow_the_longest() {
        let mut words = Words::default();
        for word in ["培育", "培育服务", "服务", "务"] {
            words.insert(word, ());
        }
        let found: Vec<_> = words.all_starting("培育服务型").map(|(word, ())| word).collect();
        assert_eq!(found, ["培育服务", "培育"]);
        let shorter = |word: &str| words.ending_where("型培育服务", |found, ()| found.len() < word.len());
        assert_eq!(shorter("培育服务"), Some(("服务", &())));
        assert_eq!(shorter("服务"), Some(("务", &())));
        assert_eq!(shorter("务"), None);
    }

    #[test]
    fn every_word_is_found_once() {
        let found: Vec<_> = words().find("标准提高到80，达到9").map(|(at, word, _)| (at, word)).collect();
        assert_eq!(found, [(6, "提高到"), (20, "达到")]);
    }
}
