//! Words spelt out character by character, forwards or backwards.

use super::edges::{Edges, NONE};
use crate::characters::{first, last};

/// A tree of characters. Every path from its root spells the beginning of a word.
#[derive(Debug)]
pub(super) struct Trie {
    /// Which characters a word begins with, a bit for all that are alike in their last ones: most characters of a text
    /// begin none.
    firsts: Box<[u64; FIRSTS / 64]>,
    edges: Edges,
    /// The node before each node, and the word that ends there: the way back.
    nodes: Vec<(u32, u32)>,
}

const ROOT: u32 = 0;
/// How many first characters are told apart.
const FIRSTS: usize = 0x2000;

impl Default for Trie {
    fn default() -> Self {
        Self { firsts: Box::new([0; FIRSTS / 64]), edges: Edges::default(), nodes: vec![(ROOT, NONE)] }
    }
}

impl Trie {
    /// Adds a word by its number, unless it is there; its number then.
    pub(super) fn insert(&mut self, characters: impl Iterator<Item = char>, word: u32) -> u32 {
        let (mut node, mut edge) = (ROOT, None);
        for code in characters.map(u32::from) {
            let next = self.edges.get(node, code).map(|edge| edge.node());
            let next = next.unwrap_or_else(|| self.grow(edge, node, code));
            edge = Some((node, code));
            node = next;
        }
        let Some((from, code)) = edge else { return word };
        if let Some(edge) = self.edges.get_mut(from, code).filter(|edge| edge.word == NONE) {
            edge.word = word;
            self.nodes[node as usize].1 = word;
        }
        self.nodes[node as usize].1
    }

    /// A new node behind `node`, which the edge `from` leads to.
    fn grow(&mut self, from: Option<(u32, u32)>, node: u32, code: u32) -> u32 {
        match from.and_then(|(before, own)| self.edges.get_mut(before, own)) {
            Some(edge) => edge.next |= bit(code),
            None => self.firsts[code as usize % FIRSTS / 64] |= 1 << (code % 64),
        }
        let new = self.nodes.len() as u32;
        self.nodes.push((node, NONE));
        self.edges.insert(node, code, new);
        new
    }

    /// The words that `text` begins with, the longest first.
    #[inline]
    pub(super) fn starting<'t>(&self, text: &'t str) -> Spelt<'_, 't, false> {
        let text = text.as_bytes();
        let begins = first(text).is_some_and(|(code, _)| self.begins(code));
        let end = if begins { self.spell_on(text) } else { NOWHERE };
        Spelt { trie: self, text, end }
    }

    /// The words that `text` ends with, the longest first, in a tree of words spelt backwards.
    #[inline]
    pub(super) fn ending<'t>(&self, text: &'t str) -> Spelt<'_, 't, true> {
        let text = text.as_bytes();
        let begins = last(text).is_some_and(|(code, _)| self.begins(code));
        let end = if begins { self.spell_back(text) } else { NOWHERE };
        Spelt { trie: self, text, end }
    }

    // One copy in each direction keeps the code small.
    #[inline(never)]
    fn spell_on(&self, text: &[u8]) -> End {
        self.spell(text, first)
    }

    #[inline(never)]
    fn spell_back(&self, text: &[u8]) -> End {
        self.spell(text, last)
    }

    /// The end of the longest word that the text begins with, as read by `read`.
    #[inline]
    fn spell<'t>(&self, text: &'t [u8], read: impl Fn(&'t [u8]) -> Option<(u32, &'t [u8])>) -> End {
        let (mut rest, mut node, mut next, mut end) = (text, ROOT, u32::MAX, NOWHERE);
        while let Some((code, behind)) = read(rest)
            && next & bit(code) != 0
            && let Some(edge) = self.edges.get(node, code)
        {
            (rest, node, next) = (behind, edge.node(), edge.next);
            if edge.word != NONE {
                end = End { node, word: edge.word, length: text.len() - rest.len() };
            }
        }
        end
    }

    /// The number of exactly this word.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        let (mut rest, mut node, mut next, mut end) = (word.as_bytes(), ROOT, u32::MAX, NONE);
        if !first(rest).is_some_and(|(code, _)| self.begins(code)) {
            return None;
        }
        while let Some((code, behind)) = first(rest) {
            if next & bit(code) == 0 {
                return None;
            }
            let edge = self.edges.get(node, code)?;
            (rest, node, next, end) = (behind, edge.node(), edge.next, edge.word);
        }
        Some(end).filter(|word| *word != NONE).map(|word| word as usize)
    }

    /// Whether a word may begin with the character of this code.
    #[inline]
    pub(super) fn begins(&self, code: u32) -> bool {
        self.firsts[code as usize % FIRSTS / 64] & 1 << (code % 64) != 0
    }
}

/// Where on a path a search stands: the node, the word that ends there and its length in bytes.
#[derive(Debug, Clone, Copy)]
struct End {
    node: u32,
    word: u32,
    length: usize,
}

const NOWHERE: End = End { node: ROOT, word: NONE, length: 0 };

/// The words on one path, from its end, with their lengths in bytes.
pub(super) struct Spelt<'i, 't, const BACK: bool> {
    trie: &'i Trie,
    text: &'t [u8],
    end: End,
}

impl<const BACK: bool> Iterator for Spelt<'_, '_, BACK> {
    type Item = (usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(usize, usize)> {
        let End { node, word, length } = &mut self.end;
        // The way back is gone only for a second word.
        while *word == NONE && *node != ROOT {
            *node = self.trie.nodes[*node as usize].0;
            *word = self.trie.nodes[*node as usize].1;
            let rest = if BACK { first(&self.text[self.text.len() - *length..]) } else { last(&self.text[..*length]) };
            *length = rest.map_or(0, |(_, rest)| rest.len());
        }
        let found = std::mem::replace(word, NONE);
        (found != NONE).then_some((found as usize, *length))
    }
}

#[inline]
fn bit(code: u32) -> u32 {
    1 << (code % 32)
}
