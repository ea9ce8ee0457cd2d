//! The counted noun behind a number, and the verb that may follow it.

use super::noun::noun_phrase;
use super::predicate::{Governor, Place};
use super::verb::{leading, quoted};
use crate::lexicon::{Lexicon, Particle};
use crate::numeral::character::{self, is_letter};
use crate::scheme::{Change, UnitKind};
use crate::words::Segmenter;

/// What the right of a number says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Right<'t> {
    /// The counted noun, empty where the right has none.
    pub(crate) noun: &'t str,
    /// The noun without the verb it ends with (`高速公路建设` → `高速公路`).
    pub(crate) stem: &'t str,
    /// That verb, or the predicate that follows the noun.
    pub(crate) verb: Option<Governor>,
    /// Whether the noun is the subject of that verb.
    pub(crate) predicate: bool,
}

/// Reads the text from a number (with its bound word) to the next number or the clause's end.
/// `led` says that a preposition stands before the number (为|6000栋|楼房|安装|设备): any verb ends the noun then.
pub(crate) fn read<'t>(
    lexicon: &Lexicon,
    segmenter: &Segmenter,
    text: &'t str,
    kind: Option<UnitKind>,
    led: &dyn Fn() -> bool,
) -> Right<'t> {
    let text = text.trim();
    // 突破千亿元大关: the mark reached is no noun that is counted.
    if lexicon.particle_at(text, Particle::Milestone).is_some() {
        return Right::default();
    }
    if !text.starts_with(|c: char| is_letter(c) || matches!(c, '“' | '"' | '‘' | '「' | '《')) {
        return Right::default();
    }
    // 100%达标: no noun, but what becomes of it.
    // 按30%给予: nor where a verb only goes on to the next number.
    let grants = kind == Some(UnitKind::Ratio) && lexicon.plays(text, Particle::Grants);
    let alone = || lexicon.plays(text, Particle::Completes) || grants;
    if let Some(verb) = lexicon.verbs.get(text).filter(|_| alone()) {
        let verb = Governor { action: text.into(), verb: *verb, place: Place::Trailing };
        return Right { verb: Some(verb), predicate: true, ..Right::default() };
    }
    let attributive = lexicon.particle_at(text, Particle::Attributive);
    let inner = &text[attributive.map_or(0, str::len)..];
    // 10亿元绿色发展补偿基金: money given is named by all that stands before its last word.
    if kind == Some(UnitKind::Money) && lexicon.particle_before(inner, Particle::Fund).is_some() {
        let noun = noun_phrase(lexicon, inner);
        return Right { stem: noun, noun, ..Right::default() };
    }
    let led = led();
    let deed_ends = [Particle::DeedNoun, Particle::CompoundNoun, Particle::Builds]
        .iter()
        .any(|role| lexicon.particle_before(inner, *role).is_some());
    // 66个产能提升重点县建设: inside a deed that ends the phrase a verb is part of its name.
    let belongs = |at: usize, word: &str| {
        quoted(inner, at) || compound(lexicon, inner, at, word) || deed_ends && names(lexicon, word)
    };
    // Nothing ends the noun where no word is that could, and only other texts need be cut into words.
    let breaks = |(at, first): (usize, char)| {
        lexicon.breaks.may_begin(first)
            && lexicon.breaks.all_starting(&inner[at..]).any(|(word, ())| !belongs(at, word))
    };
    let words = if led || inner.char_indices().any(breaks) { segmenter.cut(lexicon, inner) } else { Vec::new() };
    let opens = words.first().is_some_and(|(_, word)| lexicon.breaks.get(word).is_some());
    let stop = words
        .iter()
        .skip(usize::from(!opens))
        .find(|(at, word)| {
            let after = &inner[at + word.len()..];
            let acts = led
                && *at > 0
                && word.chars().nth(1).is_some()
                && lexicon.verbs.get(word).is_some()
                && lexicon.particle_at(after, Particle::DeedNoun).is_none();
            (acts && inner.len() > at + word.len() || lexicon.breaks.get(word).is_some())
                && (opens || inner[..*at].chars().nth(1).is_some())
                && !belongs(*at, word)
        })
        .map_or(inner.len(), |(at, _)| *at);
    let stop = stop.min(dated(inner)).min(listed(lexicon, inner));
    let (phrase, tail) = inner.split_at(stop);
    let noun = noun_phrase(lexicon, phrase);
    // 加快20个项目建设步伐: the deed is 建设.
    let manner = lexicon.particle_before(noun, Particle::Manner).map_or(0, str::len);
    let noun = &noun[..noun.len() - manner];
    let ending = lexicon.verbs.ending(noun).filter(|(word, verb)| {
        // 市政道路建设和改造: a deed joined to another is part of the noun.
        let joined = || lexicon.particle_before(&noun[..noun.len() - word.len()], Particle::Conjunction).is_some();
        word.len() < noun.len() && word.chars().nth(1).is_some() && verb.change != Change::Level && !joined()
    });
    let stem = ending.map_or(noun, |(word, _)| noun_phrase(lexicon, &noun[..noun.len() - word.len()]));
    // 163栋楼体的亮化: what the deed is done to.
    let of = ending.is_some_and(|(word, _)| {
        lexicon.particle_before(&noun[..noun.len() - word.len()], Particle::Attributive).is_some()
    });
    let verb = match ending {
        Some((word, verb)) => Some(Governor { action: word.into(), verb: *verb, place: Place::Trailing }),
        None => {
            // From a cut on the words are those of the rest alone.
            let rest = words.partition_point(|(at, _)| *at < stop);
            match words.get(rest) {
                Some((at, _)) if *at == stop => tail_verb(lexicon, &words[rest..]),
                _ if lexicon.verbs.find(tail).next().is_some() => tail_verb(lexicon, &segmenter.cut(lexicon, tail)),
                _ => None,
            }
        }
    };
    // 提升 in 粮食产能提升重点县 may be part of the name still.
    let sure = |verb: &Governor| !names(lexicon, &verb.action);
    let predicate = ending.is_none() && verb.as_ref().is_some_and(sure);
    Right { noun: if of { stem } else { noun }, stem, predicate, verb }
}

/// Whether a word that could open a predicate is inside the noun: it ends it, or a noun of the same phrase follows
/// (`就业岗位`, `服务中心`).
fn compound(lexicon: &Lexicon, text: &str, at: usize, word: &str) -> bool {
    let after = &text[at + word.len()..];
    if word.chars().nth(1).is_none() {
        return after.is_empty();
    }
    let object = lexicon.plays(word, Particle::Transitive);
    after.is_empty() || !object && lexicon.particle_at(after, Particle::CompoundNoun).is_some()
}

/// Where a date stands in the text (项目|10月底前全部开工).
fn dated(text: &str) -> usize {
    let month = text.find('月').or_else(|| text.find('日')).unwrap_or(text.len());
    let digits = text[..month].char_indices().rev().take_while(|(_, c)| character::is_arabic(*c));
    digits.last().map_or(text.len(), |(at, _)| at)
}

/// Where a list goes on to another deed (53万亩农田建设|、育种攻关).
fn listed(lexicon: &Lexicon, text: &str) -> usize {
    let deed = |head: &str| lexicon.verbs.ending(head).is_some_and(|(verb, _)| verb.chars().nth(1).is_some());
    // 中小学新建、迁建和改扩建: the deeds are of one noun.
    let noun = |tail: &str| {
        let item = tail.split(['、', '和', '及']).next().unwrap_or(tail);
        leading(lexicon, item).is_none_or(|(_, rest)| !rest.is_empty())
    };
    text.match_indices('、')
        .find(|(at, mark)| deed(&text[..*at]) && noun(&text[at + mark.len()..]))
        .map_or(text.len(), |(at, _)| at)
}

/// Whether a verb can stand before a noun as its modifier.
fn names(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.verbs.get(word).is_some_and(|verb| !verb.light && verb.change != Change::Level)
        && !lexicon.plays(word, Particle::Transitive)
        && !lexicon.plays(word, Particle::Completes)
}

/// The verbs of a predicate, from its words.
fn tail_verb(lexicon: &Lexicon, words: &[(usize, &str)]) -> Option<Governor> {
    let verb = |word: &str| lexicon.verbs.get(word).filter(|_| word.chars().nth(1).is_some());
    // 加快建设, 稳定脱贫: what only says how is no deed where one follows.
    let manner = |at: usize| {
        let next = words.get(at + 1).is_some_and(|(_, next)| verb(next).is_some());
        next && verb(words[at].1).is_some_and(|verb| verb.light || verb.change == Change::Level)
    };
    let first = (0..words.len()).find(|at| verb(words[*at].1).is_some() && !manner(*at))?;
    let (_, word) = words[first];
    // 挂牌上市, 投产运营: deeds in a row are one; 给予奖励 is a deed and its object.
    let run = words[first..].iter().take_while(|(_, word)| verb(word).is_some()).count();
    let last = if lexicon.plays(word, Particle::Transitive) { first } else { first + run - 1 };
    let action = words[first..=last].iter().map(|(_, word)| *word).collect();
    Some(Governor { action, verb: *verb(word)?, place: Place::Trailing })
}
