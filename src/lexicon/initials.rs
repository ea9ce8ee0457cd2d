//! Which characters words begin with, or end with: most characters of a text begin and end none.

/// A set of characters, a bit for all that are alike in their last ones.
#[derive(Debug)]
pub(crate) struct Initials(Box<[u64; ALIKE / 64]>);

/// How many characters are told apart.
const ALIKE: usize = 0x2000;

impl Default for Initials {
    fn default() -> Self {
        Self(Box::new([0; ALIKE / 64]))
    }
}

impl Initials {
    /// Adds the character of this code.
    pub(super) fn add(&mut self, code: u32) {
        self.0[code as usize % ALIKE / 64] |= 1 << (code % 64);
    }

    /// Whether the character of this code may be one of them.
    #[inline]
    pub(crate) fn may_hold(&self, code: u32) -> bool {
        self.0[code as usize % ALIKE / 64] & 1 << (code % 64) != 0
    }
}

impl FromIterator<u32> for Initials {
    fn from_iter<T: IntoIterator<Item = u32>>(codes: T) -> Self {
        let mut initials = Self::default();
        codes.into_iter().for_each(|code| initials.add(code));
        initials
    }
}

/// Of which of several tables a word may begin with a character, a bit each: one look for all of them.
#[derive(Debug)]
pub(crate) struct Tables(Box<[u8; ALIKE]>);

impl Default for Tables {
    fn default() -> Self {
        Self(Box::new([0; ALIKE]))
    }
}

impl Tables {
    /// Puts a table down for the characters that its words begin with.
    pub(super) fn add<'w>(&mut self, table: u8, words: impl Iterator<Item = &'w str>) {
        let firsts = words.filter_map(|word| word.chars().next());
        firsts.for_each(|first| self.0[first as usize % ALIKE] |= table);
    }

    /// The tables for a character.
    #[inline]
    pub(crate) fn of(&self, code: u32) -> u8 {
        self.0[code as usize % ALIKE]
    }
}
