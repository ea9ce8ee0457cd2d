//! A set of words with a value each: longest match at the start, at the end, or anywhere in a text.

use std::collections::{HashMap, HashSet};

/// Words of one table.
#[derive(Debug, Clone)]
pub(crate) struct Words<T> {
    entries: HashMap<Box<str>, T>,
    // First and last characters of the words: a text that has none of them is settled by one look-up.
    firsts: HashSet<char>,
    lasts: HashSet<char>,
    longest: usize,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), firsts: HashSet::new(), lasts: HashSet::new(), longest: 0 }
    }
}

impl<T> Words<T> {
    /// Adds a word, or gives it a new value.
    pub(crate) fn insert(&mut self, word: &str, value: T) {
        if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
            self.firsts.insert(first);
            self.lasts.insert(last);
            self.longest = self.longest.max(word.len());
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
        if !self.firsts.contains(&text.chars().next()?) {
            return None;
        }
        let mut end = floor(text, self.longest);
        while end > 0 {
            let word = &text[..end];
            if let Some(value) = self.entries.get(word).filter(|value| fits(word, value)) {
                return Some((word, value));
            }
            end = floor(text, end - 1);
        }
        None
    }

    /// Every word that `text` starts with, longest first.
    pub(crate) fn all_starting<'s, 't: 's>(&'s self, text: &'t str) -> impl Iterator<Item = (&'t str, &'s T)> + 's {
        let known = text.chars().next().is_some_and(|first| self.firsts.contains(&first));
        let mut end = if known { floor(text, self.longest) } else { 0 };
        std::iter::from_fn(move || {
            while end > 0 {
                let word = &text[..end];
                end = floor(text, end - 1);
                if let Some(value) = self.entries.get(word) {
                    return Some((word, value));
                }
            }
            None
        })
    }

    /// The longest word that `text` ends with.
    pub(crate) fn ending<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.ending_where(text, |_, _| true)
    }

    /// The longest word that `text` ends with and that `fits`.
    pub(crate) fn ending_where<'t>(&self, text: &'t str, fits: impl Fn(&str, &T) -> bool) -> Option<(&'t str, &T)> {
        if !self.lasts.contains(&text.chars().next_back()?) {
            return None;
        }
        let mut start = ceil(text, text.len().saturating_sub(self.longest));
        while start < text.len() {
            let word = &text[start..];
            if let Some(value) = self.entries.get(word).filter(|value| fits(word, value)) {
                return Some((word, value));
            }
            start = ceil(text, start + 1);
        }
        None
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

/// The last character boundary at or before `index`.
fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// The first character boundary at or after `index`.
fn ceil(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index += 1;
    }
    index
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
