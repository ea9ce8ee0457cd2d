//! Which node a character leads to from a node: an open table, since every character of a clause is looked up many times.

/// The edges of a tree of characters.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Node, character and next node in one number each, so that many are near; half of the slots are free at least,
    /// and their number is a power of two.
    slots: Vec<u64>,
    taken: usize,
}

/// No edge: no character has this code.
const FREE: u64 = u64::MAX;
/// Bits of a character, and of a node; two million nodes are more than any table's words have characters.
const CHARACTER: u32 = 21;
const NODE: u32 = 21;
/// Spreads keys over the slots (the golden ratio, as a fraction of 2^64).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Edges {
    #[inline]
    pub(super) fn get(&self, node: u32, character: char) -> Option<u32> {
        let key = key(node, character);
        let mut at = self.place(key);
        loop {
            let slot = *self.slots.get(at)?;
            if slot >> NODE == key {
                return Some((slot & ((1 << NODE) - 1)) as u32);
            }
            if slot == FREE {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds an edge that is not there.
    pub(super) fn insert(&mut self, node: u32, character: char, next: u32) {
        if self.taken * 2 >= self.slots.len() {
            let larger = vec![FREE; (self.slots.len() * 2).max(16)];
            let slots = std::mem::replace(&mut self.slots, larger);
            slots.into_iter().filter(|slot| *slot != FREE).for_each(|slot| self.put(slot));
        }
        self.taken += 1;
        self.put(key(node, character) << NODE | u64::from(next));
    }

    fn put(&mut self, slot: u64) {
        let mut at = self.place(slot >> NODE);
        while self.slots[at] != FREE {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }

    fn place(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> 32) as usize & self.slots.len().wrapping_sub(1)
    }
}

fn key(node: u32, character: char) -> u64 {
    u64::from(node) << CHARACTER | u64::from(character as u32)
}
