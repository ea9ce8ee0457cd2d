//! Words spelt out character by character, forwards or backwards.

use rustc_hash::FxHashMap;

/// A tree of characters. Every path from its root spells the beginning of a word.
#[derive(Debug)]
pub(super) struct Trie {
    /// The node of each character that a word begins with: most characters of a text begin none.
    firsts: Vec<u32>,
    edges: FxHashMap<u64, u32>,
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
/// Characters from here on are looked up like those of later places.
const PLANE: usize = 0x10000;

impl Default for Trie {
    fn default() -> Self {
        Self {
            firsts: vec![ROOT; PLANE],
            edges: FxHashMap::default(),
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
        match self.firsts.get_mut(character as usize) {
            Some(first) if parent == ROOT => *first = node,
            _ => drop(self.edges.insert(key(parent, character), node)),
        }
        node
    }

    /// The node that a character leads to.
    #[inline]
    fn next(&self, node: u32, character: char) -> Option<u32> {
        if node == ROOT
            && let Some(first) = self.firsts.get(character as usize)
        {
            return Some(*first).filter(|first| *first != ROOT);
        }
        let goes_on = self.nodes[node as usize].next & bit(character) != 0;
        if goes_on { self.edges.get(&key(node, character)).copied() } else { None }
    }

    /// The words that the characters begin with, the longest first.
    #[inline]
    pub(super) fn words(&self, characters: impl Iterator<Item = char>) -> impl Iterator<Item = usize> {
        let mut node = ROOT;
        let mut end = ROOT;
        for character in characters {
            let Some(next) = self.next(node, character) else { break };
            node = next;
            if self.nodes[node as usize].word != NONE {
                end = node;
            }
        }
        std::iter::from_fn(move || {
            while end != ROOT {
                let Node { parent, word, .. } = self.nodes[end as usize];
                end = parent;
                if word != NONE {
                    return Some(word as usize);
                }
            }
            None
        })
    }

    /// The number of the word that the characters spell.
    pub(super) fn get(&self, mut characters: impl Iterator<Item = char>) -> Option<usize> {
        let node = characters.try_fold(ROOT, |node, character| self.next(node, character))?;
        Some(self.nodes[node as usize].word).filter(|word| *word != NONE).map(|word| word as usize)
    }

    /// Whether a word may begin with the character.
    #[inline]
    pub(super) fn begins(&self, character: char) -> bool {
        self.firsts.get(character as usize).is_none_or(|first| *first != ROOT)
    }
}

fn bit(character: char) -> u64 {
    1 << (character as u32 % 64)
}

fn key(node: u32, character: char) -> u64 {
    u64::from(node) << 32 | u64::from(character as u32)
}
