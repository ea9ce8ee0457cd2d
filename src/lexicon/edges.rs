//! Where a character leads from a node: an open table, since every character of a clause is looked up many times.

/// The edges of a tree of characters.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Half of them are free at least, and their number is a power of two.
    slots: Vec<Edge>,
    taken: usize,
}

/// An edge with all that a walk along it asks for, so that a step is one look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// The node it comes from, its character and the node it leads to, in one number.
    path: u64,
    /// Which characters may go on, a bit for all that are alike in their last five: most paths end without a look.
    pub(super) next: u32,
    /// The word that ends here.
    pub(super) word: u32,
}

/// No word ends here.
pub(super) const NONE: u32 = u32::MAX;

/// No character has this code.
const FREE: Edge = Edge { path: u64::MAX, next: 0, word: NONE };
/// Bits of a character, and of a node; two million nodes are more than any table's words have characters.
const CHARACTER: u32 = 21;
const NODE: u32 = 21;
/// Spreads keys over the slots (the golden ratio, as a fraction of 2^64).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Edge {
    /// The node it leads to.
    #[inline]
    pub(super) fn node(&self) -> u32 {
        (self.path & ((1 << NODE) - 1)) as u32
    }

    fn key(&self) -> u64 {
        self.path >> NODE
    }
}

impl Edges {
    // The edge found is handed on as it is: a second look at its slot would be one in every step of every walk.
    #[inline]
    pub(super) fn get(&self, node: u32, code: u32) -> Option<&Edge> {
        let key = key(node, code);
        let mut at = self.start(key);
        loop {
            let edge = self.slots.get(at)?;
            if edge.key() == key {
                return Some(edge);
            }
            if edge.path == FREE.path {
                return None;
            }
            at = self.behind(at);
        }
    }

    /// The edge, to be changed.
    pub(super) fn get_mut(&mut self, node: u32, code: u32) -> Option<&mut Edge> {
        let slot = self.slot(key(node, code));
        self.slots.get_mut(slot).filter(|edge| edge.path != FREE.path)
    }

    /// Adds an edge that is not there.
    pub(super) fn insert(&mut self, node: u32, code: u32, next: u32) {
        if self.taken * 2 >= self.slots.len() {
            let larger = vec![FREE; (self.slots.len() * 2).max(16)];
            let slots = std::mem::replace(&mut self.slots, larger);
            slots.into_iter().filter(|edge| edge.path != FREE.path).for_each(|edge| self.put(edge));
        }
        self.taken += 1;
        self.put(Edge { path: key(node, code) << NODE | u64::from(next), ..FREE });
    }

    fn put(&mut self, edge: Edge) {
        let slot = self.slot(edge.key());
        self.slots[slot] = edge;
    }

    /// The slot of an edge, or the free one where it would stand.
    fn slot(&self, key: u64) -> usize {
        let mut at = self.start(key);
        while let Some(edge) = self.slots.get(at)
            && edge.key() != key
            && edge.path != FREE.path
        {
            at = self.behind(at);
        }
        at
    }

    /// Where the search for a key starts.
    #[inline]
    fn start(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> 32) as usize & self.slots.len().wrapping_sub(1)
    }

    /// The next slot; behind the last one comes the first.
    #[inline]
    fn behind(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

fn key(node: u32, code: u32) -> u64 {
    u64::from(node) << CHARACTER | u64::from(code)
}
