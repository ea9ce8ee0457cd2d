//! Where the head of a report says what assembly it is given to, whom its speaker speaks for, and who signs it.

use super::place::{AT, is_han};
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

/// A place's name has so many characters.
const NAME: std::ops::RangeInclusive<usize> = 2..=24;
/// A person's name, with spaces in it.
const PERSON: std::ops::RangeInclusive<usize> = 2..=8;

/// A line that holds no more than a place, an office and a person is no longer, in bytes.
const LINE: usize = 240;

const CONGRESS: &str = "届人民代表大会";
const NUMERALS: &str = "一二三四五六七八九十";
const FOR: &str = "代表";
const GOVERNMENT: &str = "政府";
const OF_THE_PEOPLE: &str = "人民";
const PEOPLES_GOVERNMENT: &str = "人民政府";
const ACTING: char = '代';
const STATE_COUNCIL: &str = "国务院";
const ITS_OFFICE: &str = "办公厅";
const ON: &str = "关于";
/// What stands between the lines of a title.
const DASHES: [char; 2] = ['—', '-'];

static CONGRESSES: Lazy<Finder<'_>> = Lazy::new(|| Finder::new(CONGRESS));
static SPEAKERS: Lazy<Finder<'_>> = Lazy::new(|| Finder::new(FOR));

/// 在保定市|第十二届人民代表大会第五次会议上.
pub(super) fn convened(head: &str) -> impl Iterator<Item = &str> {
    CONGRESSES.find_iter(head.as_bytes()).filter_map(|at| {
        let before = uncounted(&head[..at])?;
        let longest = NAME.end() + 1;
        let names = before.char_indices().rev().take(longest).take_while(|(_, c)| is_name(*c));
        let (start, _) = names.filter(|(_, c)| *c == AT).last()?;
        Some(&before[start + AT.len_utf8()..]).filter(|name| NAME.contains(&name.chars().count()))
    })
}

/// A text without the number that it ends with: 第十二, 十五.
fn uncounted(text: &str) -> Option<&str> {
    let counts = |c: char| NUMERALS.contains(c) || matches!(c, '〇' | '○' | '零' | '百') || c.is_numeric();
    let ordinal = text.trim_end_matches(counts);
    let name = ordinal.strip_suffix('第').unwrap_or_else(|| text.trim_end_matches(|c| NUMERALS.contains(c)));
    (ordinal.len() < text.len() && name.len() < text.len()).then_some(name)
}

/// 我代表|易县|人民政府，向大会报告工作.
pub(super) fn spoken_for(head: &str) -> impl Iterator<Item = &str> {
    SPEAKERS.find_iter(head.as_bytes()).filter_map(|at| {
        let behind = &head[at + FOR.len()..];
        let longest = NAME.end() + PEOPLES_GOVERNMENT.chars().count();
        let end = behind.char_indices().take(longest).find(|(_, c)| !is_name(*c)).map_or(behind.len(), |(at, _)| at);
        let name = &behind[..behind[..end].find(GOVERNMENT)?];
        let name = name.strip_suffix(OF_THE_PEOPLE).unwrap_or(name);
        NAME.contains(&name.chars().count()).then_some(name)
    })
}

/// 保定市|人民政府市长 于 群, on a line of its own; the person may stand on the next.
pub(super) fn signed(head: &str) -> impl Iterator<Item = &str> {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    std::iter::from_fn(move || {
        let line = lines.next()?;
        Some((line, lines.peek().copied().unwrap_or("")))
    })
    .filter(|(line, _)| line.len() <= LINE)
    .filter_map(|(line, next)| {
        let (place, behind) = official(line.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c)))?;
        let person = if behind.trim_start_matches(is_blank).is_empty() { next } else { behind };
        let place = place.strip_suffix(ACTING).unwrap_or(place);
        let place = place.strip_suffix(PEOPLES_GOVERNMENT).unwrap_or(place);
        (is_person(person) && NAME.contains(&place.chars().count()) && place.chars().all(is_name)).then_some(place)
    })
}

/// Space, and what a page has lost.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '?' | '？')
}

/// Whether a person's name is all that a text holds; a page may have lost characters of it (?? 群).
fn is_person(text: &str) -> bool {
    let name = text.trim_start_matches(is_blank);
    let count = name.chars().count();
    let written = |c: char| is_han(c) || c.is_whitespace() || matches!(c, '\u{20000}'..='\u{3ffff}');
    name.chars().all(written) && (PERSON.contains(&count) || count == 1 && name.len() < text.len())
}

/// Whether the head is of the national report or of a paper of the State Council.
pub(super) fn is_national(head: &str) -> bool {
    const WORDS: [&str; 3] = ["代表国务院", "届全国人民代表大会", "国务院总理"];
    let issued = |line: &str| {
        let behind = line.trim_start().strip_prefix(STATE_COUNCIL);
        behind.is_some_and(|behind| behind.strip_prefix(ITS_OFFICE).unwrap_or(behind).starts_with(ON))
    };
    WORDS.iter().any(|word| head.contains(word)) || head.lines().any(issued)
}

/// The parts of a line before and behind 市长, 主席 and the like.
fn official(line: &str) -> Option<(&str, &str)> {
    const OFFICES: [&str; 8] = ["省长", "市长", "县长", "区长", "州长", "旗长", "盟长", "主席"];
    // Most lines hold neither.
    line.find(['长', '席'])?;
    OFFICES.iter().filter_map(|office| line.split_once(office)).min_by_key(|(before, _)| before.len())
}

fn is_name(character: char) -> bool {
    is_han(character) || character == '·'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assemblies_name_their_place() {
        let cases = [
            ("在青河市第十二届人民代表大会第五次会议上", Some("青河市")),
            ("张三在青河县十五届人民代表大会上", Some("青河县")),
            ("2020年1月在青河市第12届人民代表大会上", Some("青河市")),
            ("青河市第十二届人民代表大会", None),
            ("在青河市人民代表大会上", None),
            ("在，青河市第十二届人民代表大会", None),
            ("在青河市第届人民代表大会上", None),
            ("在青河市届人民代表大会上", None),
        ];
        for (text, place) in cases {
            assert_eq!(convened(text).next(), place, "{text}");
        }
    }

    #[test]
    fn speakers_name_whom_they_speak_for() {
        let cases = [
            ("各位代表：现在，我代表青河县人民政府，向大会报告", Some("青河县")),
            ("我代表青河市政府作报告", Some("青河市")),
            ("我代表市人民政府作报告", None),
            ("代表们讨论了，政府工作报告", None),
        ];
        for (text, place) in cases {
            assert_eq!(spoken_for(text).next(), place, "{text}");
        }
    }

    #[test]
    fn the_nation_and_its_council_are_told() {
        let cases = [
            ("各位代表：现在，我代表国务院，向大会报告", true),
            ("在第十四届全国人民代表大会第三次会议上", true),
            ("  国务院办公厅关于发展养老服务的意见", true),
            ("国务院关于发展养老服务的意见", true),
            ("落实国务院关于养老服务的意见", false),
            ("在青河市第十四届人民代表大会上", false),
        ];
        for (text, national) in cases {
            assert_eq!(is_national(text), national, "{text}");
        }
    }

    #[test]
    fn whoever_signs_names_the_place() {
        let cases = [
            ("政府工作报告\n青河市人民政府市长 张 三\n", Some("青河市")),
            ("　　——青河县人民政府代县长　张三", Some("青河县")),
            ("青河市市长？张三", Some("青河市")),
            ("青河市人民政府市长\n\n张三\n各位代表：", Some("青河市")),
            ("青河市人民政府市长?? 群", Some("青河市")),
            ("青河市人民政府市长??\n张三", Some("青河市")),
            ("青河市人民政府市长王𠮷", Some("青河市")),
            ("青河市人民政府市长\n各位代表：", None),
            ("青河市市长们", None),
            ("市长张三", None),
            ("青河市市长张三作了政府工作报告，会议通过", None),
            ("青河市市长", None),
        ];
        for (text, place) in cases {
            assert_eq!(signed(text).next(), place, "{text}");
        }
    }
}
