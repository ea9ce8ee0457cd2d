//! The place a report is of: from its congress, its speaker, its title.

use super::speech;
use crate::lexicon::{Lexicon, PlaceWord};
use crate::span::first_characters;

/// The place that a text names as its own, as it is named there; a province by its full name.
pub(crate) fn report_place(lexicon: &Lexicon, text: &str) -> Option<String> {
    let head = first_characters(text, HEAD);
    let place = |words: &&str| at_start(lexicon, words) == Some(*words);
    speech::convened(head)
        .find(place)
        .or_else(|| speech::spoken_for(head).find(place))
        .or_else(|| speech::signed(head).find(place))
        .or_else(|| speech::is_national(head).then_some(NATIONAL))
        .or_else(|| titled(lexicon, head))
        .map(str::to_owned)
}

/// The place that a file's name holds.
pub(crate) fn named_place(lexicon: &Lexicon, name: &str) -> Option<String> {
    let stem = name.replace(REPORT, " ");
    stem.split(|character: char| !is_han(character)).find_map(|run| {
        let run = run.trim_start_matches('年');
        at_start(lexicon, run).map(str::to_owned).or_else(|| province(lexicon, run).map(str::to_owned))
    })
}

/// Whether two names are of one place: 保定市清苑区, 清苑区 and 清苑县; 宁夏 and 宁夏回族自治区.
pub(crate) fn is_same(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    let full = |name: &str| province(lexicon, name).filter(|_| bare(lexicon, name) == name).unwrap_or(name).to_owned();
    let (one, other) = (full(one), full(other));
    one.contains(bare(lexicon, &other)) || other.contains(bare(lexicon, &one))
}

/// So many characters can hold title, date, speaker and the opening sentence, behind the furniture of a page.
const HEAD: usize = 1500;
/// A longer line is no title.
const TITLE: usize = 70;
const REPORT: &str = "政府工作报告";
const NATIONAL: &str = "全国";
/// What papers are handed on with.
const NOTICE: &str = "的通知";
/// Stands before where a speech is given.
pub(super) const AT: char = '在';
/// The Party's committees sign with it before the place.
const PARTY: &str = "中共";

/// 2007年玉溪市政府工作报告; 保定市清苑区2024年政府工作报告; 成都市打造…行动计划.
fn titled<'n>(lexicon: &'n Lexicon, head: &'n str) -> Option<&'n str> {
    let lines = || head.lines().map(str::trim).filter(|line| line.chars().nth(TITLE).is_none() && !line.contains('。'));
    let named = |line: &'n str| {
        let line = line.trim_start_matches(|character: char| !is_han(character)).trim_start_matches('年');
        let line = line.trim_start_matches(PARTY);
        at_start(lexicon, line).or_else(|| province(lexicon, line))
    };
    lines().filter(|line| line.contains(REPORT)).find_map(named).or_else(|| {
        let genre = |line: &&str| lexicon.genres.find(line).next().is_some() || line.ends_with(NOTICE);
        lines().filter(genre).find_map(named)
    })
}

/// The chain of divisions that `words` begin with: 呼伦贝尔市海拉尔区.
fn at_start<'t>(lexicon: &Lexicon, words: &'t str) -> Option<&'t str> {
    let mut words = words;
    // 张三在保定市…会议上的报告: who speaks stands before where.
    while let Some((speaker, place)) = words.split_once(AT)
        && (2..=4).contains(&speaker.chars().count())
        && speaker.chars().all(is_han)
    {
        words = place;
    }
    let mut end = 0;
    while let Some(length) = level(lexicon, &words[end..]) {
        end += length;
    }
    (end > 0).then(|| &words[..end])
}

/// The name of one division holds at most so many characters (双江拉祜族佤族布朗族傣族自治县).
const LEVEL: usize = 16;
/// A name that does not say its nationality or kind is shorter.
const PLAIN: usize = 6;

/// Only counties have names of one character (易县): 杭州 is no prefecture, 城市 no city, 我省 no province.
const COUNTY: &str = "县";

/// How long the first division's name is, in bytes.
fn level(lexicon: &Lexicon, words: &str) -> Option<usize> {
    let mut length = 0;
    for character in words.chars().take(LEVEL).take_while(|character| is_han(*character)) {
        length += character.len_utf8();
        let name = &words[..length];
        let Some((ending, word)) = lexicon.places.ending(name) else { continue };
        let own = name[..name.len() - ending.len()].chars().count();
        if own == 0 || own == 1 && ending != COUNTY {
            continue;
        }
        match word {
            PlaceWord::NotPlace => return None,
            PlaceWord::Division if own <= PLAIN || ending.chars().count() > 1 => return Some(length),
            _ => {}
        }
    }
    None
}

/// The full name of the province that a name begins with.
fn province<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l str> {
    match lexicon.places.starting(name) {
        Some((_, PlaceWord::Province(full))) => Some(full),
        _ => None,
    }
}

/// The last division's name without what kind it is.
fn bare<'t>(lexicon: &Lexicon, name: &'t str) -> &'t str {
    let mut start = 0;
    let mut last = name;
    while let Some(length) = level(lexicon, &name[start..]) {
        last = &name[start..start + length];
        start += length;
    }
    match lexicon.places.ending(last) {
        Some((ending, PlaceWord::Division)) if ending.len() < last.len() => &last[..last.len() - ending.len()],
        _ => last,
    }
}

/// Whether names are written with a character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_text_names_its_place() {
        let lexicon = Lexicon::load(None, None).unwrap();
        let cases = [
            ("政府工作报告\n——2019年3月4日在青河市南湾区第十五届人民代表大会第三次会议上\n", Some("青河市南湾区")),
            ("2013年3月10日在青河县十五届人民代表大会第二次会议上\n", Some("青河县")),
            ("各位代表：\n现在，我代表易县人民政府，向大会报告工作。", Some("易县")),
            ("南湾市人民政府市长 于 群\n各位代表：", Some("南湾市")),
            ("2007年南湾市政府工作报告\n各位代表：", Some("南湾市")),
            ("南湾市青河区2024年政府工作报告\n", Some("南湾市青河区")),
            ("2025年宁夏政府工作报告\n", Some("宁夏回族自治区")),
            ("南湾市打造低空经济高地行动计划\n", Some("南湾市")),
            ("南湾市社区养老行动计划\n", Some("南湾市")),
            ("湾州市养老行动计划\n", Some("湾州市")),
            ("张三丰在南湾市十六届人大七次会议上的政府工作报告\n", Some("南湾市")),
            ("我代表青河州人民政府，向大会报告工作。", Some("青河州")),
            ("中共南湾市委关于制定发展规划的建议\n", Some("南湾市")),
            ("南湾工业园区支持创新的若干措施\n", Some("南湾工业园区")),
            ("园区支持创新的若干措施\n", None),
            ("南湾市民政局关于印发救助标准的通知\n", Some("南湾市")),
            ("各位代表：\n现在，我代表国务院，向大会报告工作。", Some("全国")),
            ("各位代表：\n现在，我代表市人民政府，向大会报告工作。", None),
            ("中国政府网河南省人民政府繁简登录注册\n各位代表：现在，我向大会作工作报告", None),
            ("支持社区养老的若干措施\n", None),
            ("城市更新行动计划\n", None),
            ("现在，我代表江城区人民政府，向大会报告工作。", Some("江城区")),
            ("湾门市养老行动计划\n", Some("湾门市")),
            ("特大城市社区养老行动计划\n", None),
        ];
        for (text, place) in cases {
            assert_eq!(report_place(&lexicon, text).as_deref(), place, "{text}");
        }
    }

    #[test]
    fn a_file_name_holds_a_place() {
        let lexicon = Lexicon::load(None, None).unwrap();
        let cases = [
            ("2025年上海市政府工作报告", Some("上海市")),
            ("2025年宁夏政府工作报告", Some("宁夏回族自治区")),
            ("district-南湾区-2012", Some("南湾区")),
            ("政府工作报告_南湾市青河县_2012", Some("南湾市青河县")),
            ("05_幼儿园招生方案_2026", None),
            ("社区养老_2020", None),
            ("report-2020", None),
        ];
        for (name, place) in cases {
            assert_eq!(named_place(&lexicon, name).as_deref(), place, "{name}");
        }
    }

    #[test]
    fn names_of_one_place_differ_in_kind_and_reach() {
        let lexicon = Lexicon::load(None, None).unwrap();
        let cases = [
            ("南湾市青河区", "青河区", true),
            ("青河县", "青河区", true),
            ("宁夏", "宁夏回族自治区", true),
            ("内蒙古自治区", "内蒙古", true),
            ("南湾市", "南湾市", true),
            ("南湾市青河区", "南湾市东河区", false),
            ("南湾市", "青河市", false),
            ("宁夏回族自治区", "新疆维吾尔自治区", false),
        ];
        for (one, other, same) in cases {
            assert_eq!((is_same(&lexicon, one, other), is_same(&lexicon, other, one)), (same, same), "{one} {other}");
        }
    }
}
