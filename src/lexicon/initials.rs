//! Which characters words begin or end with: most characters of a text begin and end none.

use crate::characters::first;

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

impl Initials {
    /// Where in `text` the characters stand that may be among them.
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some((code, rest)) = first(&text.as_bytes()[at..]) {
                let place = at;
                at = text.len() - rest.len();
                if self.may_hold(code) {
                    return Some(place);
                }
            }
            None
        })
    }
}

impl FromIterator<u32> for Initials {
    fn from_iter<T: IntoIterator<Item = u32>>(codes: T) -> Self {
        let mut initials = Self::default();
        codes.into_iter().for_each(|code| initials.add(code));
        initials
    }
}
