//! Words spelt out character by character, forwards or backwards.

use super::edges::Edges;

/// A tree of characters. Every path from its root spells the beginning of a word.
#[derive(Debug)]
pub(super) struct Trie {
    /// Which characters a word begins with, a bit for all that are alike in their last ones: most characters of a text
    /// begin none.
    firsts: Box<[u64; FIRSTS / 64]>,
    edges: Edges,
    nodes: Vec<Node>,
}

/// Where a path has come to.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    /// The word that ends here.
    word: u32,
    /// Which characters may go on, a bit for all that are alike in their last six: most paths end without a look at
    /// the edges.
    next: u64,
}

const ROOT: u32 = 0;
/// No word ends here.
const NONE: u32 = u32::MAX;
/// How many first characters are told apart.
const FIRSTS: usize = 0x2000;

impl Default for Trie {
    fn default() -> Self {
        Self {
            firsts: Box::new([0; FIRSTS / 64]),
            edges: Edges::default(),
            nodes: vec![Node { parent: ROOT, word: NONE, next: 0 }],
        }
    }
}

impl Trie {
    /// Adds a word by its number, unless it is there; its number then.
    pub(super) fn insert(&mut self, characters: impl Iterator<Item = char>, word: u32) -> u32 {
        let mut node = ROOT;
        for character in characters {
            node = self.next(node, character).unwrap_or_else(|| self.grow(node, character));
        }
        let end = &mut self.nodes[node as usize].word;
        if *end == NONE {
            *end = word;
        }
        *end
    }

    fn grow(&mut self, parent: u32, character: char) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { parent, word: NONE, next: 0 });
        self.nodes[parent as usize].next |= bit(character);
        if parent == ROOT {
            self.firsts[character as usize % FIRSTS / 64] |= bit(character);
        }
        self.edges.insert(parent, character, node);
        node
    }

    /// The node that a character leads to.
    #[inline]
    fn next(&self, node: u32, character: char) -> Option<u32> {
        let goes_on = if node == ROOT {
            self.begins(character as u32)
        } else {
            self.nodes[node as usize].next & bit(character) != 0
        };
        if goes_on { self.edges.get(node, character) } else { None }
    }

    /// The words that `text` begins with, the longest first.
    #[inline]
    pub(super) fn starting(&self, text: &str) -> Spelt<'_> {
        let begins = text.chars().next().is_some_and(|first| self.begins(first as u32));
        Spelt { trie: self, end: if begins { self.spell(text.chars()) } else { ROOT } }
    }

    /// The words that `text` ends with, the longest first, in a tree of words spelt backwards.
    #[inline]
    pub(super) fn ending(&self, text: &str) -> Spelt<'_> {
        let begins = text.chars().next_back().is_some_and(|last| self.begins(last as u32));
        Spelt { trie: self, end: if begins { self.spell(text.chars().rev()) } else { ROOT } }
    }

    /// Where the longest word ends that the characters begin with. One copy in each direction keeps the code small.
    #[inline(never)]
    fn spell(&self, characters: impl Iterator<Item = char>) -> u32 {
        let (mut node, mut end) = (ROOT, ROOT);
        for character in characters {
            let Some(next) = self.next(node, character) else { break };
            node = next;
            if self.nodes[node as usize].word != NONE {
                end = node;
            }
        }
        end
    }

    /// The number of the word that the characters spell.
    pub(super) fn get(&self, mut characters: impl Iterator<Item = char>) -> Option<usize> {
        let node = characters.try_fold(ROOT, |node, character| self.next(node, character))?;
        Some(self.nodes[node as usize].word).filter(|word| *word != NONE).map(|word| word as usize)
    }

    /// Whether a word may begin with the character of this code.
    #[inline]
    pub(super) fn begins(&self, code: u32) -> bool {
        self.firsts[code as usize % FIRSTS / 64] & 1 << (code % 64) != 0
    }
}

/// The words on one path, from its end.
pub(super) struct Spelt<'t> {
    trie: &'t Trie,
    end: u32,
}

impl Iterator for Spelt<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.end != ROOT {
            let Node { parent, word, .. } = self.trie.nodes[self.end as usize];
            self.end = parent;
            if word != NONE {
                return Some(word as usize);
            }
        }
        None
    }
}

fn bit(character: char) -> u64 {
    1 << (character as u32 % 64)
}
