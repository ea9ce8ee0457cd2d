//! A few characters to look for in a text, told by their first bytes.

use memchr::memchr3;

/// A set of characters.
pub(crate) struct Signs {
    characters: &'static [char],
    /// The bytes that they begin with, three by three, as they are searched for.
    leads: [[u8; 3]; GROUPS],
    groups: usize,
}

/// No set begins with more than three times as many bytes.
const GROUPS: usize = 3;

impl Signs {
    pub(crate) const fn new(characters: &'static [char]) -> Self {
        let mut leads = [[0; 3]; GROUPS];
        let mut count = 0;
        let mut at = 0;
        while at < characters.len() {
            let mut bytes = [0; 4];
            characters[at].encode_utf8(&mut bytes);
            let mut known = false;
            let mut other = 0;
            while other < count {
                known |= leads[other / 3][other % 3] == bytes[0];
                other += 1;
            }
            if !known {
                // What a group has no other byte for repeats its first.
                if count % 3 == 0 {
                    leads[count / 3] = [bytes[0]; 3];
                }
                leads[count / 3][count % 3] = bytes[0];
                count += 1;
            }
            at += 1;
        }
        Self { characters, leads, groups: count.div_ceil(3) }
    }

    /// Where they stand in `text`, with byte offsets.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (usize, char)> {
        let bytes = text.as_bytes();
        let search = move |group: usize, from: usize| {
            let [one, two, three] = self.leads[group];
            memchr3(one, two, three, &bytes[from..]).map_or(bytes.len(), |at| from + at)
        };
        let mut next = [bytes.len(); GROUPS];
        for (group, next) in next.iter_mut().enumerate().take(self.groups) {
            *next = search(group, 0);
        }
        std::iter::from_fn(move || {
            loop {
                let group =
                    (1..self.groups).fold(0, |least, group| if next[group] < next[least] { group } else { least });
                let found = next[group];
                let character = text[found..].chars().next()?;
                next[group] = search(group, found + character.len_utf8());
                if self.characters.contains(&character) {
                    return Some((found, character));
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static SIGNS: Signs = Signs::new(&['。', '？', '?', 'é', '𠮷', 'a', '\n', '→']);

    proptest! {
        #[test]
        fn they_are_found_where_they_stand(text in "[。？?é𠮷、，年ab→\\n]{0,80}") {
            let found: Vec<_> = SIGNS.find(&text).collect();
            let expected: Vec<_> = text.char_indices().filter(|(_, c)| SIGNS.characters.contains(c)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
