//! A set of words with a value each: longest match at the start, at the end, or anywhere in a text.

use super::initials::Initials;
use super::trie::{End, Trie};
use crate::characters::first;
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
    /// Their second characters, where none is of one alone.
    seconds: OnceCell<Option<Initials>>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        let (backward, seconds) = (OnceCell::new(), OnceCell::new());
        Self { words: Vec::new(), values: Vec::new(), forward: Trie::default(), backward, seconds }
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
            self.seconds.take();
        } else {
            self.values[place] = value;
        }
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.forward.get(word).map(|place| &self.values[place])
    }

    /// All words with their values, in the order they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.words().zip(&self.values)
    }

    /// All words, in the order they were added.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &**word)
    }

    /// Those of them whose value is wanted, as words of their own.
    pub(crate) fn with(&self, wanted: impl Fn(&T) -> bool) -> Words<()> {
        let mut words = Words::default();
        self.iter().filter(|(_, value)| wanted(value)).for_each(|(word, _)| words.insert(word, ()));
        words
    }

    /// The longest word that `text` starts with.
    pub(crate) fn starting<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.forward.starting(text).map(|end| self.front(text, end))
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
        let mut last = None;
        std::iter::from_fn(move || {
            // The way back is gone only for a second word.
            let end = match last {
                None => self.forward.starting(text),
                Some(end) => self.forward.shorter(text, end),
            };
            last = Some(end?);
            end.map(|end| self.front(text, end))
        })
    }

    /// Every word that `text` starts with, shortest first.
    pub(crate) fn each_starting<'s, 't>(&'s self, text: &'t str, mut found: impl FnMut(&'t str, &'s T)) {
        self.forward.each_starting(text, |end| {
            let (word, value) = self.front(text, end);
            found(word, value);
        });
    }

    /// The longest word that `text` ends with.
    pub(crate) fn ending<'t>(&self, text: &'t str) -> Option<(&'t str, &T)> {
        self.backward().ending(text).map(|end| self.back(text, end))
    }

    fn front<'t>(&self, text: &'t str, end: End) -> (&'t str, &T) {
        (&text[..end.length], &self.values[end.word()])
    }

    fn back<'t>(&self, text: &'t str, end: End) -> (&'t str, &T) {
        (&text[text.len() - end.length..], &self.values[end.word()])
    }

    fn backward(&self) -> &Trie {
        self.backward.get_or_init(|| self.reversed())
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
        let seconds =
            self.seconds.get_or_init(|| self.words().map(|word| word.chars().nth(1).map(u32::from)).collect());
        // What a word may begin with stands in many others, and its second character seldom behind it.
        let goes_on = move |at: usize| {
            let second = || first(first(&text.as_bytes()[at..])?.1);
            seconds.as_ref().is_none_or(|seconds| second().is_some_and(|(code, _)| seconds.may_hold(code)))
        };
        places.filter_map(move |at| {
            let (word, value) = if at < end || !goes_on(at) { None } else { self.starting(&text[at..]) }?;
            end = at + word.len();
            Some((at, word, value))
        })
    }

    /// Every word in `text` with its byte offset, longest first at each place, overlaps left out.
    pub(crate) fn find<'s, 't>(&'s self, text: &'t str) -> impl Iterator<Item = (usize, &'t str, &'s T)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (at, end) = self.forward.find(text, from)?;
            from = at + end.length;
            let (word, value) = self.front(&text[at..], end);
            Some((at, word, value))
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
        assert_eq!(words.ending("型培育服务"), Some(("培育服务", &())));
        assert_eq!(words.ending("新服务"), Some(("服务", &())));
        assert_eq!(words.ending("服"), None);
    }

    #[test]
    fn every_word_is_found_once() {
        let found: Vec<_> = words().find("标准提高到80，达到9").map(|(at, word, _)| (at, word)).collect();
        assert_eq!(found, [(6, "提高到"), (20, "达到")]);
    }
}
