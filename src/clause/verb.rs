//! Verbs in a stretch of text: at its front, at its end, behind a subject; and those that are nouns there.

use super::predicate::{Governor, Place, Site};
use super::strip::back;
use crate::lexicon::{Lexicon, Modifier, Particle, Verb};
use crate::scheme::Change;

/// The verbs at the front of `text`, put together with what links them, and the text behind.
pub(crate) fn leading<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(Governor, &'t str)> {
    let (mut from, mut end) = (0, 0);
    let mut verb: Option<Verb> = None;
    loop {
        let rest = &text[end..];
        // 和, 并 between verbs; nothing else may stand between.
        let link = if verb.is_some() { lexicon.particle_at(rest, Particle::Link).map_or(0, str::len) } else { 0 };
        let Some((word, found)) = verb_at(lexicon, &rest[link..]) else { break };
        if is_name(lexicon, &rest[link..], word, verb.is_none()) {
            break;
        }
        // 实施改造 is one verb, 实施培训工程 is a verb and its object.
        let after = &rest[link + word.len()..];
        if verb.is_some() && link == 0 && nominal(lexicon, after) {
            break;
        }
        verb = Some(match verb {
            // 实现新增就业3000人: what is brought about is the gain.
            Some(first) if first.change == Change::Level && found.change.moves() => {
                from = end + link;
                found
            }
            Some(first) if first.change == Change::Deliver || first.light && found.light => {
                Verb { light: first.light && found.light, ..first }
            }
            Some(first) if found.change == Change::Deliver && first.change != Change::Increase => found,
            Some(first) if first.light => found,
            Some(first) => first,
            None => found,
        });
        end += link + word.len();
    }
    let verb = verb?;
    let action = &text[from..end];
    let mut rest = &text[end..];
    rest = rest.strip_prefix(lexicon.particle_at(rest, Particle::Perfective).unwrap_or("")).unwrap_or(rest);
    Some((Governor { action: action.into(), verb, place: Place::Leading }, rest.trim_start()))
}

/// The longest verb at the front of `text` that does not bite into the noun after it (新建|设施, not 新建设|施).
fn verb_at<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(&'t str, Verb)> {
    let whole = |word: &str| {
        let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
        // 培育服务型企业: what a suffix makes a word of is no verb.
        let suffixed = text[word.len()..].starts_with(SUFFIXES);
        !suffixed && lexicon.particle_at(&text[last..], Particle::NotVerbEnd).is_none()
    };
    lexicon.verbs.starting_where(text, |word, _| whole(word)).map(|(word, verb)| (word, *verb))
}

/// Whether the word at the front of `text` belongs to a longer name (城镇新增就业, 建设用地). 新增 and its like at
/// the front of a clause govern what follows.
fn is_name(lexicon: &Lexicon, text: &str, word: &str, opens: bool) -> bool {
    let increase = opens && lexicon.verbs.get(word).is_some_and(|verb| verb.change == Change::Increase);
    // 建设标准化厂房 has no 建设标准 in it.
    let whole = |name: &str| name.len() > word.len() && !text[name.len()..].starts_with(SUFFIX);
    lexicon
        .fixed
        .starting(text)
        .is_some_and(|(name, fixed)| whole(name) && !(increase && fixed.change != Change::Decrease))
        || lexicon.heads.starting(text).is_some_and(|(head, _)| whole(head))
}

/// Make one word with what stands before them.
const SUFFIXES: [char; 4] = ['型', '式', '类', '性'];

/// Makes one word with the noun before it.
const SUFFIX: char = '化';

/// Whether a verb before `after` is used as a noun: a short or measuring noun follows at once (改造面积, 研发机构).
fn nominal(lexicon: &Lexicon, after: &str) -> bool {
    let short = |text: &str| !text.is_empty() && text.chars().nth(2).is_none();
    short(after)
        || lexicon.verbs.starting(after).is_some_and(|(verb, _)| short(&after[verb.len()..]))
        || lexicon
            .heads
            .starting(after)
            .is_some_and(|(head, _)| head.len() == after.len() || head.chars().nth(1).is_some())
        || lexicon.particle_at(after, Particle::DeedNoun).is_some()
}

/// The verb that `text` ends with.
pub(super) fn final_verb(site: &Site<'_>, text: &str) -> Option<Governor> {
    let lexicon = site.lexicon;
    // 扩大到全国40%的县: between verb and number may stand whose number it is.
    let text = match lexicon.modifiers.ending(text) {
        Some((scope, Modifier::Scope)) if lexicon.verbs.ending(text).is_none() => &text[..text.len() - scope.len()],
        _ => text.strip_suffix(A_HEAD).unwrap_or(text),
    };
    let (word, verb) = lexicon.verbs.ending(text)?;
    let head = &text[..text.len() - word.len()];
    // A verb of one character must be a word of its own (发达 is not 达).
    let single = word.chars().nth(1).is_none();
    if single && site.segmenter.cut(lexicon, text).last().is_none_or(|(_, last)| *last != word) {
        return None;
    }
    // 粮食产能提升 1项: a deed used as a noun keeps to its noun where another verb leads.
    let deed = verb.change == Change::Deliver;
    if deed
        && !takes_object(lexicon, word)
        && leading(lexicon, text).is_some_and(|(lead, rest)| !rest.is_empty() && !lead.verb.light)
    {
        return None;
    }
    // 文艺演出不少于600场: before a bound a deed with its object is what is measured.
    if deed && site.bound.is_some() && !head.is_empty() && lexicon.plays(word, Particle::Shown) {
        return None;
    }
    // 财政安排|科技投入: a deed that is also a measure is the object of a verb before it.
    if deed && lexicon.heads.get(word).is_some() {
        let governed = middle(site, text).is_some_and(|(middle, _)| takes_object(lexicon, &middle.action));
        if governed {
            return None;
        }
    }
    let longer = longer_final(lexicon, head, word);
    Some(Governor { action: text[head.len() - longer..].into(), verb: *verb, place: Place::Final })
}

/// 提高到人均1196元.
const A_HEAD: &str = "人均";

/// Bytes of further verbs right before the last one (引进并|动工).
fn longer_final(lexicon: &Lexicon, head: &str, last: &str) -> usize {
    // 研发投入|增长: before a gain a deed is its noun.
    if lexicon.verbs.get(last).is_some_and(|verb| verb.change != Change::Deliver) {
        return 0;
    }
    let link = lexicon.particle_before(head, Particle::Link).map_or(0, str::len);
    let inner = &head[..head.len() - link];
    lexicon
        .verbs
        .ending(inner)
        .filter(|(word, verb)| word.chars().nth(1).is_some() && verb.change == Change::Deliver)
        .map_or(0, |(word, _)| word.len() + link)
}

/// A verb of deeds or gains behind a subject, with the noun after it.
pub(super) fn middle<'t>(site: &Site<'_>, text: &'t str) -> Option<(Governor, &'t str)> {
    let lexicon = site.lexicon;
    let governs = |word: &str, verb: &Verb| {
        let plain = !matches!(verb.change, Change::Level | Change::Decrease);
        !verb.light && word.chars().nth(1).is_some() && (plain || takes_object(lexicon, word))
    };
    // Few texts hold such a verb, and only those need be cut into words.
    let holds = |at: usize| lexicon.verbs.all_starting(&text[at..]).any(|(word, verb)| governs(word, verb));
    if !text.char_indices().skip(1).any(|(at, _)| holds(at)) {
        return None;
    }
    let words = site.segmenter.cut(lexicon, text);
    words.iter().skip(1).rev().find_map(|(at, word)| {
        let verb = lexicon.verbs.get(word).filter(|verb| governs(word, verb))?;
        let after = &text[at + word.len()..];
        // 政府投入引导资金: behind who pays it is no noun.
        let paid = lexicon.plays(word, Particle::Spends)
            && lexicon.particle_before(back(lexicon, &text[..*at]), Particle::Payer).is_some();
        let used_as_noun = after.is_empty()
            || quoted(text, *at)
            || nominal(lexicon, after) && !takes_object(lexicon, word) && !paid
            || in_fixed(lexicon, text, *at);
        let relative = lexicon.particle_in(after, Particle::Attributive).is_some();
        let (group, rest) = leading(lexicon, &text[*at..])
            .unwrap_or((Governor { action: (*word).into(), verb: *verb, place: Place::Middle }, after));
        (!used_as_noun && !relative && !rest.is_empty()).then_some((Governor { place: Place::Middle, ..group }, rest))
    })
}

/// Whether a verb takes what follows as its object and never stands before it as a modifier (完成, 新栽).
pub(super) fn takes_object(lexicon: &Lexicon, verb: &str) -> bool {
    lexicon.plays(verb, Particle::Transitive) || verb.starts_with(NEW)
}

/// Makes a verb of getting or building of nearly any other: 新栽, 新达成.
const NEW: &str = "新";

/// Whether the byte at `at` stands inside a quotation.
pub(super) fn quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.matches(['“', '‘', '《']).count() > before.matches(['”', '’', '》']).count()
}

/// Whether the byte at `at` lies inside a fixed indicator name.
pub(super) fn in_fixed(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    const BACK: usize = 10;
    text[..at].char_indices().rev().take(BACK).any(|(start, _)| {
        lexicon.fixed.starting(&text[start..]).is_some_and(|(name, _)| at < start + name.len() && name.len() > 6)
    })
}
