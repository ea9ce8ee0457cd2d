//! Words spelt out character by character, forwards or backwards.

use rustc_hash::FxHashMap;

/// A tree of characters. Every path from its root spells the beginning of a word.
#[derive(Debug)]
pub(super) struct Trie {
    /// The characters that a word begins with, a bit each: most characters of a text begin none.
    firsts: Vec<u64>,
    edges: FxHashMap<u64, u32>,
    nodes: Vec<Node>,
}

/// Where a path has come to.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    /// The word that ends here.
    word: u32,
}

const ROOT: u32 = 0;
/// No word ends here.
const NONE: u32 = u32::MAX;
/// Characters from here on share no bit: words begin with them too seldom.
const PLANE: usize = 0x10000;

impl Default for Trie {
    fn default() -> Self {
        Self {
            firsts: vec![0; PLANE / 64],
            edges: FxHashMap::default(),
            nodes: vec![Node { parent: ROOT, word: NONE }],
        }
    }
}

impl Trie {
    /// Adds a word by its number, unless it is there; its number then.
    pub(super) fn insert(&mut self, characters: impl Iterator<Item = char>, word: u32) -> u32 {
        let mut node = ROOT;
        for character in characters {
            if node == ROOT
                && let Some(bits) = self.firsts.get_mut(character as usize / 64)
            {
                *bits |= 1 << (character as usize % 64);
            }
            let next = self.nodes.len() as u32;
            let parent = node;
            node = *self.edges.entry(key(node, character)).or_insert(next);
            if node == next {
                self.nodes.push(Node { parent, word: NONE });
            }
        }
        let end = &mut self.nodes[node as usize].word;
        if *end == NONE {
            *end = word;
        }
        *end
    }

    /// The words that the characters begin with, the longest first.
    #[inline]
    pub(super) fn words(&self, mut characters: impl Iterator<Item = char>) -> impl Iterator<Item = usize> {
        let mut end = ROOT;
        if let Some(first) = characters.next().filter(|first| self.begins(*first)) {
            let mut node = ROOT;
            let mut next = Some(first);
            while let Some(found) = next.and_then(|character| self.edges.get(&key(node, character))) {
                node = *found;
                if self.nodes[node as usize].word != NONE {
                    end = node;
                }
                next = characters.next();
            }
        }
        std::iter::from_fn(move || {
            while end != ROOT {
                let Node { parent, word } = self.nodes[end as usize];
                end = parent;
                if word != NONE {
                    return Some(word as usize);
                }
            }
            None
        })
    }

    /// The number of the word that the characters spell.
    pub(super) fn get(&self, characters: impl Iterator<Item = char>) -> Option<usize> {
        let mut node = ROOT;
        for character in characters {
            node = *self.edges.get(&key(node, character))?;
        }
        Some(self.nodes[node as usize].word).filter(|word| *word != NONE).map(|word| word as usize)
    }

    /// Whether a word may begin with the character.
    #[inline]
    pub(super) fn begins(&self, character: char) -> bool {
        self.firsts.get(character as usize / 64).is_none_or(|bits| bits & 1 << (character as usize % 64) != 0)
    }
}

fn key(node: u32, character: char) -> u64 {
    u64::from(node) << 32 | u64::from(character as u32)
}
