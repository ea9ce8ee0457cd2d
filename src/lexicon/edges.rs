//! Which node a character leads to from a node: an open table, since every character of a clause is looked up many times.

/// The edges of a tree of characters.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Pairs of key and node, half of them free at least; their number is a power of two.
    slots: Vec<(u64, u32)>,
    taken: usize,
}

/// The key of no edge: no character has this code.
const FREE: u64 = u64::MAX;
/// Spreads keys over the slots (the golden ratio, as a fraction of 2^64).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Edges {
    #[inline]
    pub(super) fn get(&self, node: u32, character: char) -> Option<u32> {
        let key = key(node, character);
        let mut at = self.place(key);
        loop {
            let (found, next) = *self.slots.get(at)?;
            if found == key {
                return Some(next);
            }
            if found == FREE {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds an edge that is not there.
    pub(super) fn insert(&mut self, node: u32, character: char, next: u32) {
        if self.taken * 2 >= self.slots.len() {
            let larger = vec![(FREE, 0); (self.slots.len() * 4).max(16)];
            for (key, next) in std::mem::replace(&mut self.slots, larger).into_iter().filter(|(key, _)| *key != FREE) {
                self.put(key, next);
            }
        }
        self.taken += 1;
        self.put(key(node, character), next);
    }

    fn put(&mut self, key: u64, next: u32) {
        let mut at = self.place(key);
        while self.slots[at].0 != FREE {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (key, next);
    }

    fn place(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> 32) as usize & self.slots.len().wrapping_sub(1)
    }
}

fn key(node: u32, character: char) -> u64 {
    u64::from(node) << 32 | u64::from(character as u32)
}
