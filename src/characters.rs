//! The first or last character of a text, read by hand: every text passes here, and most words several times. Characters
//! of three bytes come first, since most of a report are.

/// The code of the first character of `text` and what is behind it. `text` is UTF-8.
#[inline]
pub(crate) fn first(text: &[u8]) -> Option<(u32, &[u8])> {
    match text {
        [lead @ 0xE0..0xF0, second, third, behind @ ..] => Some((three(*lead, *second, *third), behind)),
        [lead @ 0..0x80, behind @ ..] => Some((u32::from(*lead), behind)),
        [lead @ 0x80..0xE0, second, behind @ ..] => Some((u32::from(lead & 0x1F) << 6 | six(*second), behind)),
        [lead, second, third, fourth, behind @ ..] => Some((far(*lead, *second, *third, *fourth), behind)),
        _ => None,
    }
}

/// The code of the last character of `text` and what is before it.
#[inline]
pub(crate) fn last(text: &[u8]) -> Option<(u32, &[u8])> {
    match text {
        [before @ .., lead @ 0xE0..0xF0, second, third] => Some((three(*lead, *second, *third), before)),
        [before @ .., lead @ 0..0x80] => Some((u32::from(*lead), before)),
        [before @ .., lead @ 0xC0..0xE0, second] => Some((u32::from(lead & 0x1F) << 6 | six(*second), before)),
        [before @ .., lead, second, third, fourth] => Some((far(*lead, *second, *third, *fourth), before)),
        _ => None,
    }
}

/// The codes of the first four characters of `text` where all are of three bytes, as in most places of a report they are:
/// read at once, without a question between them.
#[inline]
pub(crate) fn four(text: &[u8]) -> Option<[u16; 4]> {
    /// The upper halves of the bytes that two characters begin with.
    const LEADS: u64 = 0xF000_00F0;
    const THREE_BYTES: u64 = 0xE000_00E0;
    let bytes: &[u8; 14] = text.first_chunk()?;
    let [one, two] = [0, 6].map(|from| u64::from_le_bytes(std::array::from_fn(|at| bytes[from + at])));
    let code = |bytes: u64| (bytes << 12 & 0xF000 | bytes >> 2 & 0x0FC0 | bytes >> 16 & 0x003F) as u16;
    (one & LEADS == THREE_BYTES && two & LEADS == THREE_BYTES)
        .then(|| [code(one), code(one >> 24), code(two), code(two >> 24)])
}

fn six(byte: u8) -> u32 {
    u32::from(byte & 0x3F)
}

#[inline]
fn three(lead: u8, second: u8, third: u8) -> u32 {
    u32::from(lead & 0x0F) << 12 | six(second) << 6 | six(third)
}

fn far(lead: u8, second: u8, third: u8, fourth: u8) -> u32 {
    u32::from(lead & 0x07) << 18 | six(second) << 12 | six(third) << 6 | six(fourth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn four_characters_are_read_at_once(text in "[年一二三。“éa𠮷]{0,8}") {
            let first: Vec<char> = text.chars().take(4).collect();
            let wide = first.len() == 4 && first.iter().all(|c| c.len_utf8() == 3) && text.len() >= 14;
            let codes = first.iter().map(|c| *c as u32);
            let expected = wide.then(|| codes.map(|code| code as u16).collect::<Vec<_>>());
            prop_assert_eq!(four(text.as_bytes()).map(Vec::from), expected);
        }

        #[test]
        fn characters_are_read_from_either_end(text in "[\\PC年éa𠮷]{0,40}") {
            let (mut rest, mut read) = (text.as_bytes(), Vec::new());
            while let Some((code, behind)) = first(rest) {
                read.push(code);
                rest = behind;
            }
            prop_assert_eq!(&read, &text.chars().map(u32::from).collect::<Vec<_>>());
            let (mut rest, mut back) = (text.as_bytes(), Vec::new());
            while let Some((code, before)) = last(rest) {
                back.push(code);
                rest = before;
            }
            back.reverse();
            prop_assert_eq!(back, read);
        }
    }
}
