//! Where something stands in the source: byte spans inside, code points for the outside.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in the source text, always on character boundaries.
///
/// ```
/// use policy_targets::Span;
/// let text = "新增100家"; // "100 more (firms)"
/// assert_eq!(Span::new(6, 9).slice(text), "100");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// An empty span at `at`.
    pub const fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies within.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text it names; empty where the span lies outside the text or between bytes of one character.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The same span without white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let inner = self.slice(text);
        let white = |end: Option<char>| end.is_none_or(char::is_whitespace);
        if !white(inner.chars().next()) && !white(inner.chars().next_back()) {
            return self;
        }
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

/// Turns byte offsets of one text into code-point offsets, as Python, R and Stata count.
///
/// ```
/// use policy_targets::CodePoints;
/// let points = CodePoints::new("新增100家");
/// assert_eq!(points.at(6), 2);
/// assert_eq!(points.at(9), 5);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    // Code points before each block of BLOCK bytes, so that a look-up counts one block at most.
    blocks: Vec<usize>,
}

const BLOCK: usize = 256;

impl<'t> CodePoints<'t> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 2);
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(count);
            count += starts(block);
        }
        blocks.push(count);
        Self { text, blocks }
    }

    /// How many code points stand before byte `offset` (the end of the text at most).
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        self.blocks[block] + starts(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

/// So many characters of a text at most.
pub(crate) fn first_characters(text: &str, count: usize) -> &str {
    let mut rest = text.chars();
    if let Some(last) = count.checked_sub(1) {
        rest.nth(last);
    }
    &text[..text.len() - rest.as_str().len()]
}

/// Bytes that start a character.
fn starts(bytes: &[u8]) -> usize {
    bytecount::num_chars(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting_characters(text in "\\PC{0,600}") {
            let points = CodePoints::new(&text);
            for (index, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(offset), index);
            }
            prop_assert_eq!(points.at(text.len()), text.chars().count());
        }

        #[test]
        fn the_first_characters_are_so_many(text in "[a年𠮷é]{0,600}", count in 0usize..700) {
            let expected: String = text.chars().take(count).collect();
            prop_assert_eq!(first_characters(&text, count), expected);
        }
    }

    #[test]
    fn a_span_off_a_boundary_slices_to_nothing() {
        assert_eq!(Span::new(1, 4).slice("新增"), "");
        assert_eq!(Span::new(0, 99).slice("新增"), "");
    }
}
