//! Noun phrases without what stands at their ends and belongs to no noun.

use super::strip::back;
use crate::document::year::years;
use crate::lexicon::{BASE, Lexicon, Modifier, Particle};
use crate::numeral::character;
use crate::signs::position;
use compact_str::CompactString;

/// The noun phrase, empty where only a place or time stands (完成全省1000所).
pub(super) fn measured<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    let mut noun = noun_phrase(lexicon, text);
    if let Some(at) = base_or_date(lexicon, noun) {
        noun = noun_phrase(lexicon, &noun[..at]);
    }
    let frame = lexicon.modifiers.get(noun).is_some_and(|kind| matches!(kind, Modifier::Scope | Modifier::Time));
    // 比上年预算减少: a comparison names no indicator.
    let compared = lexicon.particle_at(noun, Particle::Comparison).is_some();
    let average = super::strip::averaged(noun) && noun.chars().nth(2).is_none();
    // 今年先发行1万亿元, 力争在2010年的基础上翻一番: an adverb, a number or what is built on is no noun.
    let empty = lexicon.plays(noun, Particle::NoNoun) || noun.chars().all(character::is_arabic) || noun.ends_with(BASE);
    if frame || average || compared || empty || lexicon.horizons.get(noun).is_some() { "" } else { noun }
}

/// A noun without the marks of footnotes in it (幼儿园〔26〕).
pub(super) fn unmarked(noun: CompactString) -> CompactString {
    const OPENING: [char; 5] = ['〔', '[', '［', '（', '('];
    if !noun.contains(OPENING) {
        return noun;
    }
    let mut rest = &*noun;
    let mut plain = CompactString::default();
    while let Some(open) = rest.find(OPENING) {
        let behind = &rest[open..];
        let close = behind.find(['〕', ']', '］', '）', ')']).map(|close| (close, behind[close..].chars().next()));
        let Some((close, Some(mark))) = close else { break };
        let inner = behind[..close].trim_start_matches(OPENING).trim();
        let numbers = !inner.is_empty() && inner.chars().all(character::is_arabic);
        let end = open + close + mark.len_utf8();
        plain.push_str(if numbers { &rest[..open] } else { &rest[..end] });
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain
}

/// Where a noun phrase ends if a year follows it that is no part of it: what it is compared with (财政收入比2002年),
/// or when it is due (天然气产量2030年达到).
fn base_or_date(lexicon: &Lexicon, noun: &str) -> Option<usize> {
    // 赤字规模比上年预算
    let compared = |word: &&str| {
        let at = noun.find(word)?;
        lexicon.particle_before(&noun[..at], Particle::Comparison).map(|word| at - word.len())
    };
    let last_year = position(noun, |code| code == YEAR).and_then(|_| LAST_YEAR.iter().find_map(compared));
    last_year.or_else(|| dated(lexicon, noun))
}

/// All of them hold it, and few nouns do.
const YEAR: u32 = '年' as u32;

/// The year before, as a base of comparison.
const LAST_YEAR: [&str; 3] = ["上年", "去年", "上一年"];

/// Where a year stands in a noun phrase that is no part of it.
fn dated(lexicon: &Lexicon, noun: &str) -> Option<usize> {
    years(noun).iter().find_map(|mention| match lexicon.particle_before(&noun[..mention.start], Particle::Comparison) {
        Some(word) => Some(mention.start - word.len()),
        None => (mention.named && mention.end == noun.len()).then_some(mention.start),
    })
}

/// A noun phrase without the particles and marks at its ends.
pub(super) fn noun_phrase<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    let mut text = back(
        lexicon,
        text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '、' | '，' | ',' | '：' | ':' | '。' | '；' | ';')
        }),
    );
    if let Some(word) = lexicon.particle_before(text, Particle::Attributive) {
        text = &text[..text.len() - word.len()];
    }
    if let Some(word) = lexicon.particle_at(text, Particle::Attributive) {
        text = &text[word.len()..];
    }
    // 建议》提出的生产总值: what stands before a title's end belongs to its sentence.
    if let Some(at) = text.rfind('》').filter(|at| !text[..*at].contains('《')) {
        text = text[at + '》'.len_utf8()..].trim_start_matches("提出").trim_start_matches(['了', '的']);
    }
    // 机械化率在86%以上: the copula is no part of the noun.
    let names = |text: &str| NAMED_SO.iter().any(|word| text.ends_with(word));
    text = text.strip_suffix(['在', '有']).filter(|_| !names(text)).unwrap_or(text);
    // 按不超过投资额的30%: the bound is no part of what it bounds.
    let bound = lexicon.bounds_before.starting(text).filter(|(word, _)| word.chars().nth(2).is_some());
    text = bound.map_or(text, |(word, _)| &text[word.len()..]);
    text.trim()
}

/// Words that end like a copula and are none.
const NAMED_SO: [&str; 11] = ["国有", "所有", "现有", "私有", "公有", "自有", "特有", "占有", "共有", "存在", "潜在"];
