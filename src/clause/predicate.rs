//! The verb that governs a number, and the noun phrase beside it, read from the text on the number's left.

use super::noun::{measured, noun_phrase};
use super::strip::{back, front};
use crate::lexicon::{Lexicon, Modifier, Particle, Verb};
use crate::scheme::{Change, UnitKind};
use crate::words::Segmenter;
use std::borrow::Cow;

/// Where the governing verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Right before the number: `…收入增长5%`.
    Final,
    /// At the front of the clause: `新建…农田2万亩`.
    Leading,
    /// Behind a subject: `…基地新培育数据集20个`.
    Middle,
    /// Behind the counted noun: `5.7万平米标准车间投入使用`.
    Trailing,
}

/// A verb as it governs one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Governor {
    pub(crate) action: String,
    pub(crate) verb: Verb,
    pub(crate) place: Place,
}

impl Governor {
    /// The rule that finds a verb where this one stands.
    pub(crate) fn rule(&self) -> &'static str {
        match self.place {
            Place::Final => "action.at_number",
            Place::Leading => "action.leading",
            Place::Middle => "action.behind_subject",
            Place::Trailing => "action.behind_noun",
        }
    }
}

/// What the left of a number says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Left {
    pub(crate) governor: Option<Governor>,
    /// The noun phrase, empty where the left has none.
    pub(crate) noun: String,
    /// Whether 分别 or 各 deals the numbers out.
    pub(crate) dealt: bool,
    /// Whether 其中 opens it.
    pub(crate) among: bool,
    /// The noun phrase with any verb in it.
    pub(crate) whole: String,
}

/// What the reading needs to know besides the text.
pub(crate) struct Site<'s> {
    pub(crate) lexicon: &'s Lexicon,
    pub(crate) segmenter: &'s Segmenter,
    /// The bound word before the number, which may be a verb too (突破, 控制在).
    pub(crate) bound: Option<&'s str>,
    pub(crate) kind: Option<UnitKind>,
}

/// Reads the text between the clause's start (or the number before) and the number.
pub(crate) fn read(site: &Site<'_>, text: &str) -> Left {
    let lexicon = site.lexicon;
    let (body, among) = body(site, text);
    let dealt = lexicon.particle_in(body, Particle::Respectively).is_some()
        || lexicon.particle_before(body, Particle::Each).is_some();
    let held = back(lexicon, body);
    let left = |governor: Option<Governor>, noun: &str| Left {
        governor,
        noun: measured(lexicon, noun),
        dealt,
        among,
        whole: noun_phrase(lexicon, held),
    };

    let (governor, noun) = READINGS.iter().find_map(|reading| reading(site, held)).unwrap_or((None, held.into()));
    left(governor, &noun)
}

/// What a reading of the left finds: the verb, if one governs, and the text that holds the noun.
type Found<'t> = (Option<Governor>, Cow<'t, str>);

/// The places where a verb can stand, the surest first.
const READINGS: [for<'t> fn(&Site<'_>, &'t str) -> Option<Found<'t>>; 8] = [
    verb_that_spends,
    verb_of_noun,
    verb_in_bound,
    verb_alone,
    verb_at_number,
    verb_of_share,
    verb_in_front,
    verb_behind_subject,
];

/// 投资|1.6亿元: nothing but the verb stands before the money.
fn verb_that_spends<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let spends = site.kind == Some(UnitKind::Money) && site.lexicon.plays(held, Particle::Spends);
    let verb = Verb { change: Change::Deliver, light: false };
    spends.then(|| (Some(Governor { action: held.into(), verb, place: Place::Final }), "".into()))
}

/// 新建的|2个市场正式运营: a verb with 的 belongs to the noun and governs nothing.
fn verb_of_noun<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let word = site.lexicon.particle_before(held, Particle::Attributive)?;
    let (_, rest) = leading(site.lexicon, &held[..held.len() - word.len()])?;
    rest.is_empty().then(|| (None, "".into()))
}

/// 突破10亿元: the bound word is the verb; a verb of deeds before it governs instead (完成投资突破10亿元).
fn verb_in_bound<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let word = site.bound?;
    let verb = *site.lexicon.verbs.get(word)?;
    let governor = Governor { action: word.into(), verb, place: Place::Final };
    Some(match leading(site.lexicon, held) {
        Some((lead, noun)) if lead.verb.change == Change::Deliver && !noun.is_empty() && !lead.verb.light => {
            (Some(lead), noun.into())
        }
        Some((lead, "")) => (Some(lead), "".into()),
        Some((_, noun)) => (Some(governor), noun.into()),
        None => (Some(governor), held.into()),
    })
}

/// 新建|3所: nothing but verbs stands before the number.
fn verb_alone<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let (group, rest) = leading(site.lexicon, held)?;
    rest.is_empty().then_some((Some(Governor { place: Place::Final, ..group }), rest.into()))
}

/// 财政收入|增长|5%: the verb touches the number, its subject stands before it.
fn verb_at_number<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let last = final_verb(site, held)?;
    let noun = back(site.lexicon, &held[..held.len() - last.action.len()]);
    let inner = match leading(site.lexicon, noun) {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => noun,
    };
    Some((Some(last), inner.into()))
}

/// 新开工装配式建筑|达到|新建建筑面积的25%: the number is a share of what stands before 的.
fn verb_of_share<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    let word = lexicon.particle_before(held, Particle::Attributive)?;
    let object = &held[..held.len() - word.len()];
    let (at, word, verb) =
        lexicon.verbs.find(object).filter(|(at, _, verb)| verb.change == Change::Level && *at > 0).last()?;
    Some((Some(Governor { action: word.into(), verb: *verb, place: Place::Final }), object[..at].into()))
}

/// 新建|高标准农田2万亩: the verb opens the clause, its object stands before the number.
fn verb_in_front<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    if lexicon.particle_at(held, Particle::Share).is_some() {
        return None;
    }
    let (lead, noun) = leading(lexicon, held)?;
    // 推动…活动时间不低于2小时: what is moved on is the measured noun.
    if lead.verb.light && site.bound.is_some() && lexicon.heads.ending(noun).is_some() {
        return Some((None, noun.into()));
    }
    let hands_over = lead.verb.light || lexicon.plays(&lead.action, Particle::Causative);
    match hands_over.then(|| middle(site, noun)).flatten() {
        Some((middle, object)) => Some((Some(middle), object.into())),
        None => Some((Some(lead), noun.into())),
    }
}

/// 基地|新培育|数据集20个: the verb stands between a subject and its object. Where the object only measures the subject
/// (园区建设|完成|投资5亿元), both make the noun.
fn verb_behind_subject<'t>(site: &Site<'_>, held: &'t str) -> Option<Found<'t>> {
    if site.kind == Some(UnitKind::Ratio) {
        return None;
    }
    let (governor, object) = middle(site, held)?;
    let subject = held[..held.len() - object.len()].trim_end_matches(governor.action.as_str());
    let measured_by = object.strip_prefix(YEAR).unwrap_or(object);
    let measures = site.lexicon.heads.get(measured_by).is_some() || site.lexicon.fixed.get(object).is_some();
    let noun = if measures && takes_object(site.lexicon, &governor.action) {
        format!("{}{object}", measured(site.lexicon, subject)).into()
    } else {
        object.into()
    };
    Some((Some(governor), noun))
}

/// The text without its front, without a scope word before a verb, and from the verb on where a preposition opens it.
fn body<'t>(site: &Site<'_>, text: &'t str) -> (&'t str, bool) {
    let lexicon = site.lexicon;
    let passed = front(lexicon, text);
    let (mut body, mut among) = (&text[passed.width..], passed.among);
    while let Some((word, Modifier::Scope)) = lexicon.modifiers.starting(body) {
        let next = front(lexicon, &body[word.len()..]);
        let after = &body[word.len() + next.width..];
        if lexicon.verbs.starting(after).is_none() || lexicon.fixed.starting(body).is_some() {
            break;
        }
        among |= next.among;
        body = after;
    }
    if let Some(word) = lexicon.particle_at(body, Particle::Preposition)
        && lexicon.verbs.starting(body).is_none_or(|(verb, _)| verb.len() <= word.len())
        && lexicon.fixed.starting(body).is_none()
    {
        let inner = &body[word.len()..];
        if among {
            return (inner, among);
        }
        if let Some((_, object)) = middle(site, inner) {
            // 面向…人员开展职业技能培训: the verb that stands last before its object.
            let at = inner.len() - object.len();
            let start = inner[..at]
                .char_indices()
                .rev()
                .map(|(start, _)| start)
                .take(8)
                .filter(|start| leading(lexicon, &inner[*start..]).is_some_and(|(_, rest)| rest.len() == object.len()))
                .last();
            return (&inner[start.unwrap_or(at)..], among);
        }
        // 把…公用经费分别提高到300元: what is taken hold of is the measured noun.
        if lexicon.plays(word, Particle::Disposal) {
            return (inner, among);
        }
        let words = site.segmenter.cut(lexicon, inner);
        let verb =
            words.iter().skip(1).find(|(at, word)| lexicon.verbs.get(word).is_some() && !in_fixed(lexicon, inner, *at));
        body = match verb {
            Some((at, _)) => &inner[*at..],
            None => inner,
        };
    }
    (body, among)
}

/// The verbs at the front of `text`, put together with what links them, and the text behind.
pub(crate) fn leading<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(Governor, &'t str)> {
    let mut end = 0;
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
    let action = &text[..end];
    let mut rest = &text[end..];
    rest = rest.strip_prefix(lexicon.particle_at(rest, Particle::Perfective).unwrap_or("")).unwrap_or(rest);
    Some((Governor { action: action.into(), verb, place: Place::Leading }, rest.trim_start()))
}

/// The longest verb at the front of `text` that does not bite into the noun after it (新建|设施, not 新建设|施).
fn verb_at<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(&'t str, Verb)> {
    let whole = |word: &str| {
        let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
        last == 0 || lexicon.particle_at(&text[last..], Particle::NotVerbEnd).is_none()
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
fn final_verb(site: &Site<'_>, text: &str) -> Option<Governor> {
    let lexicon = site.lexicon;
    let (word, verb) = lexicon.verbs.ending(text)?;
    let head = &text[..text.len() - word.len()];
    // A verb of one character must be a word of its own (发达 is not 达).
    let single = word.chars().nth(1).is_none();
    if single && site.segmenter.cut(lexicon, text).last().is_none_or(|(_, last)| *last != word) {
        return None;
    }
    // 粮食产能提升 1项: a deed used as a noun keeps to its noun where another verb leads.
    let deed = verb.change == Change::Deliver;
    if deed && leading(lexicon, text).is_some_and(|(lead, rest)| !rest.is_empty() && !lead.verb.light) {
        return None;
    }
    let longer = longer_final(lexicon, head, word);
    Some(Governor { action: text[head.len() - longer..].into(), verb: *verb, place: Place::Final })
}

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
fn middle<'t>(site: &Site<'_>, text: &'t str) -> Option<(Governor, &'t str)> {
    let lexicon = site.lexicon;
    let words = site.segmenter.cut(lexicon, text);
    words.iter().skip(1).rev().find_map(|(at, word)| {
        let verb = lexicon
            .verbs
            .get(word)
            .filter(|verb| !verb.light && (verb.change != Change::Level || takes_object(lexicon, word)))
            .filter(|verb| verb.change != Change::Decrease)?;
        let after = &text[at + word.len()..];
        let used_as_noun = after.is_empty()
            || quoted(text, *at)
            || nominal(lexicon, after) && !takes_object(lexicon, word)
            || in_fixed(lexicon, text, *at);
        let relative = lexicon.particle_in(after, Particle::Attributive).is_some();
        let (group, rest) = leading(lexicon, &text[*at..])
            .unwrap_or((Governor { action: (*word).into(), verb: *verb, place: Place::Middle }, after));
        (!used_as_noun && !relative && !rest.is_empty() && word.chars().nth(1).is_some())
            .then_some((Governor { place: Place::Middle, ..group }, rest))
    })
}

/// Whether a verb takes what follows as its object and never stands before it as a modifier (完成, 新栽).
fn takes_object(lexicon: &Lexicon, verb: &str) -> bool {
    lexicon.plays(verb, Particle::Transitive) || verb.starts_with(NEW)
}

/// 年产值, 年收入: a yearly amount.
const YEAR: &str = "年";

/// Makes a verb of getting or building of nearly any other: 新栽, 新达成.
const NEW: &str = "新";

/// Whether the byte at `at` stands inside a quotation.
fn quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.matches(['“', '‘', '《']).count() > before.matches(['”', '’', '》']).count()
}

/// Whether the byte at `at` lies inside a fixed indicator name.
fn in_fixed(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    const BACK: usize = 10;
    text[..at].char_indices().rev().take(BACK).any(|(start, _)| {
        lexicon.fixed.starting(&text[start..]).is_some_and(|(name, _)| at < start + name.len() && name.len() > 6)
    })
}
