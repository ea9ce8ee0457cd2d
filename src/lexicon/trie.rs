//! Words spelt out character by character, forwards or backwards.

use super::edges::{Edges, NONE};
use super::initials::Initials;
use crate::characters::{first, last};

/// A tree of characters. Every path from its root spells the beginning of a word.
#[derive(Debug)]
pub(super) struct Trie {
    /// Which characters a word begins with.
    firsts: Initials,
    edges: Edges,
    /// The node before each node, and the word that ends there: the way back.
    nodes: Vec<(u32, u32)>,
}

const ROOT: u32 = 0;

impl Default for Trie {
    fn default() -> Self {
        Self { firsts: Initials::default(), edges: Edges::default(), nodes: vec![(ROOT, NONE)] }
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
            None => self.firsts.add(code),
        }
        let new = self.nodes.len() as u32;
        self.nodes.push((node, NONE));
        self.edges.insert(node, code, new);
        new
    }

    /// The longest word that `text` begins with. Called from everywhere: one copy keeps the code small.
    #[inline(never)]
    pub(super) fn starting(&self, text: &str) -> Option<End> {
        let mut longest = None;
        self.spell(text.as_bytes(), first, |end| longest = Some(end));
        longest
    }

    /// Every word that `text` begins with, shortest first.
    pub(super) fn each_starting(&self, text: &str, found: impl FnMut(End)) {
        self.spell(text.as_bytes(), first, found);
    }

    /// The longest word that `text` ends with, in a tree of words spelt backwards.
    #[inline(never)]
    pub(super) fn ending(&self, text: &str) -> Option<End> {
        let mut longest = None;
        self.spell(text.as_bytes(), last, |end| longest = Some(end));
        longest
    }

    /// The words that the text begins with, as read by `read`.
    #[inline]
    fn spell<'t>(
        &self,
        text: &'t [u8],
        read: impl Fn(&'t [u8]) -> Option<(u32, &'t [u8])>,
        mut found: impl FnMut(End),
    ) {
        let mut step = read(text).filter(|(code, _)| self.begins(*code));
        let mut node = ROOT;
        while let Some((code, rest)) = step
            && let Some(edge) = self.edges.get(node, code)
        {
            node = edge.node();
            if edge.word != NONE {
                found(End { node, word: edge.word, length: text.len() - rest.len() });
            }
            step = read(rest).filter(|(code, _)| edge.next & bit(*code) != 0);
        }
    }

    /// The longest word before the one that `text` begins with.
    #[inline(never)]
    pub(super) fn shorter(&self, text: &str, end: End) -> Option<End> {
        let End { mut node, mut length, .. } = end;
        while node != ROOT {
            node = self.nodes[node as usize].0;
            length = last(&text.as_bytes()[..length]).map_or(0, |(_, rest)| rest.len());
            let word = self.nodes[node as usize].1;
            if word != NONE {
                return Some(End { node, word, length });
            }
        }
        None
    }

    /// Where in `text` from byte `at` on the first word begins, the longest there.
    #[inline(never)]
    pub(super) fn find(&self, text: &str, mut at: usize) -> Option<(usize, End)> {
        let bytes = text.as_bytes();
        while let Some((code, rest)) = first(bytes.get(at..)?) {
            if self.begins(code)
                && let Some(end) = self.starting(&text[at..])
            {
                return Some((at, end));
            }
            at = bytes.len() - rest.len();
        }
        None
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
        self.firsts.may_hold(code)
    }
}

/// Where a word ends: the node, the word's number and its length in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    node: u32,
    word: u32,
    pub(super) length: usize,
}

impl End {
    pub(super) fn word(self) -> usize {
        self.word as usize
    }
}

#[inline]
fn bit(code: u32) -> u32 {
    1 << (code % 32)
}
