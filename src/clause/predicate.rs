//! The verb that governs a number, and the noun phrase beside it, read from the text on the number's left.

use super::change::adds;
use super::noun::measured;
use super::strip::{back, front};
use super::verb::{final_verb, in_fixed, leading, middle, takes_object};
use crate::lexicon::{Lexicon, Modifier, Particle, Verb};
use crate::scheme::{Change, UnitKind};
use crate::words::Segmenter;
use compact_str::{CompactString, format_compact};
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
    pub(crate) action: CompactString,
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
pub(crate) struct Left<'t> {
    pub(crate) governor: Option<Governor>,
    /// The noun phrase, empty where the left has none.
    pub(crate) noun: CompactString,
    /// Whether 分别 or 各 deals the numbers out.
    pub(crate) dealt: bool,
    /// Whether 其中 opens it.
    pub(crate) among: bool,
    /// The text that noun and verb were read from.
    pub(crate) held: &'t str,
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
pub(crate) fn read<'t>(site: &Site<'_>, text: &'t str) -> Left<'t> {
    let lexicon = site.lexicon;
    let (body, among) = body(site, text);
    let dealt = lexicon.particle_in(text, Particle::Respectively).is_some()
        || lexicon.particle_before(body, Particle::Each).is_some();
    let held = back(lexicon, body);
    let whole = Held { site, text: held, lead: leading(lexicon, held) };
    let left = |governor: Option<Governor>, noun: &str| Left {
        governor,
        noun: measured(lexicon, noun).into(),
        dealt,
        among,
        held,
    };

    // 总投资80亿元、年度投资20亿元: what is invested in a year is a noun.
    let yearly = text.trim_start_matches(['、', '，', ' ']).starts_with(OF_THE_YEAR);
    let (governor, noun) =
        READINGS[usize::from(yearly)..].iter().find_map(|reading| reading(&whole)).unwrap_or((None, held.into()));
    // 争取中央资金15亿元: where nothing else governs, the cue before money is the verb.
    let sought = || {
        let front = text.strip_suffix(body).unwrap_or("").trim_end();
        let verb = lexicon.verbs.get(SEEK).filter(|_| front.ends_with(SEEK))?;
        lexicon.particle_before(&noun, Particle::Fund)?;
        Some(Governor { action: SEEK.into(), verb: *verb, place: Place::Leading })
    };
    let governor = governor.or_else(sought);
    left(governor, &noun)
}

/// A cue that is a verb too.
const SEEK: &str = "争取";
const OF_THE_YEAR: &str = "年度";

/// The text on the left of a number that holds its verb and its noun.
struct Held<'h, 't> {
    site: &'h Site<'h>,
    text: &'t str,
    /// The verbs at its front and the text behind them.
    lead: Option<(Governor, &'t str)>,
}

/// What a reading of the left finds: the verb, if one governs, and the text that holds the noun.
type Found<'t> = (Option<Governor>, Cow<'t, str>);

/// The places where a verb can stand, the surest first.
const READINGS: [for<'t> fn(&Held<'_, 't>) -> Option<Found<'t>>; 10] = [
    verb_that_spends,
    verb_of_noun,
    verb_before_names,
    verb_in_bound,
    verb_alone,
    verb_at_number,
    verb_of_share,
    verb_of_portion,
    verb_in_front,
    verb_behind_subject,
];

/// 投资|1.6亿元, 中央财政投入|100亿元: nothing but the verb stands before the money, or who pays it.
fn verb_that_spends<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    // 当年投资不低于2亿元 measures; 年内投资2亿元 spends.
    if site.kind != Some(UnitKind::Money) || site.bound.is_some() {
        return None;
    }
    let word = lexicon.particle_before(held, Particle::Spends)?;
    let payer = &held[..held.len() - word.len()];
    let payer = back(lexicon, PLANNED.iter().find_map(|word| payer.strip_suffix(word)).unwrap_or(payer));
    let paid = payer.is_empty() || lexicon.particle_before(payer, Particle::Payer).is_some();
    let verb = Verb { change: Change::Deliver, light: false };
    paid.then(|| (Some(Governor { action: word.into(), verb, place: Place::Final }), "".into()))
}

/// 计划投资: how sure the spending is.
const PLANNED: [&str; 3] = ["计划", "预计", "拟"];

/// 新建的|2个市场正式运营: a verb with 的 belongs to the noun and governs nothing.
fn verb_of_noun<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let word = site.lexicon.particle_before(held, Particle::Attributive)?;
    let (group, rest) = leading(site.lexicon, &held[..held.len() - word.len()])?;
    if !rest.is_empty() {
        return None;
    }
    // 完成规划支持的2万所建设任务: the first of several verbs governs what the others describe.
    let (first, verb) = site.lexicon.verbs.starting(&group.action)?;
    let governor = Governor { action: first.into(), verb: *verb, place: Place::Final };
    Some((Some(governor).filter(|first| first.action != group.action), "".into()))
}

/// 实施|甲小区改造、乙小区改造等7个: behind the first name no verb governs, it is part of a name.
fn verb_before_names<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    if site.kind != Some(UnitKind::Count) || !held.ends_with(AND_OTHERS) {
        return None;
    }
    let first = &held[..held.find('、').unwrap_or(held.len() - AND_OTHERS.len())];
    let whole = |lead: &Governor| lead.action.chars().nth(1).is_some();
    if let Some((lead, rest)) = leading(lexicon, first).filter(|(lead, rest)| !rest.is_empty() && whole(lead)) {
        let hands_over = lead.verb.light || lexicon.plays(&lead.action, Particle::Causative);
        if let Some((middle, object)) = hands_over.then(|| middle(site, rest)).flatten() {
            return Some((Some(middle), held[first.len() - object.len()..].into()));
        }
        return Some((Some(lead), held[first.len() - rest.len()..].into()));
    }
    match middle(site, first).filter(|(middle, _)| takes_object(lexicon, &middle.action)) {
        Some((middle, object)) => Some((Some(middle), held[first.len() - object.len()..].into())),
        None => Some((None, held.into())),
    }
}

/// 年产值, 年收入: a yearly amount.
const YEAR: &str = "年";

/// Closes a list of names before their number.
const AND_OTHERS: &str = "等";

/// 突破10亿元: the bound word is the verb; a verb of deeds before it governs instead (完成投资突破10亿元).
fn verb_in_bound<'t>(&Held { site, text: held, ref lead }: &Held<'_, 't>) -> Option<Found<'t>> {
    let word = site.bound?;
    let verb = *site.lexicon.verbs.get(word)?;
    let governor = Governor { action: word.into(), verb, place: Place::Final };
    Some(match lead.clone() {
        Some((lead, noun)) if FULFILS.contains(&&*lead.action) && !noun.is_empty() => (Some(lead), noun.into()),
        Some((lead, "")) => (Some(lead), "".into()),
        // 新增开发装机突破1000万千瓦: what is passed is what has been added.
        Some((lead, noun)) if adds(site.lexicon, &lead.action) && site.kind != Some(UnitKind::Ratio) => {
            let verb = Verb { change: Change::Increase, light: false };
            (Some(Governor { verb, ..governor }), noun.into())
        }
        Some((_, noun)) => (Some(governor), noun.into()),
        None => (Some(governor), held.into()),
    })
}

/// Verbs that govern past a bound: 完成投资突破10亿元; but 上云企业突破300家 is a level.
const FULFILS: [&str; 2] = ["完成", "实现"];

/// 新建|3所: nothing but verbs stands before the number.
fn verb_alone<'t>(Held { lead, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let (group, rest) = lead.as_ref()?;
    rest.is_empty().then(|| (Some(Governor { place: Place::Final, ..group.clone() }), "".into()))
}

/// 财政收入|增长|5%: the verb touches the number, its subject stands before it.
fn verb_at_number<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let last = final_verb(site, held)?;
    let noun = back(site.lexicon, held.rfind(&*last.action).map_or(held, |at| &held[..at]));
    // 占生产总值比重达到3%: the share belongs to what was named before.
    let share = site.lexicon.particle_at(noun, Particle::Share).is_some();
    let inner = match leading(site.lexicon, noun).filter(|_| !share) {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => noun,
    };
    if site.lexicon.plays(&last.action, Particle::WholeDeed) && !inner.is_empty() {
        return Some((Some(last.clone()), format_compact!("{inner}{}", last.action).into()));
    }
    Some((Some(last), inner.into()))
}

/// 新开工装配式建筑|达到|新建建筑面积的25%: the number is a share of what stands before 的.
fn verb_of_share<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    let word = lexicon.particle_before(held, Particle::Attributive)?;
    let object = &held[..held.len() - word.len()];
    let (at, word, verb) = lexicon
        .verbs
        .find(object)
        .filter(|(at, word, verb)| verb.change == Change::Level && *at > 0 && word.chars().nth(1).is_some())
        .last()?;
    Some((Some(Governor { action: word.into(), verb: *verb, place: Place::Final }), object[..at].into()))
}

/// 畜牧业产值|占|农林牧渔总产值38%: no other verb says that the one is so much of the other.
fn verb_of_portion<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    let (at, word) = lexicon.particle_in(held, Particle::Share).filter(|_| site.kind == Some(UnitKind::Ratio))?;
    let behind = &held[at + word.len()..];
    let verb = *lexicon.verbs.get(word)?;
    // 占比30%: the share is the noun.
    let named = behind.is_empty()
        || lexicon.particle_at(held, Particle::Portion).is_some()
        || lexicon.heads.starting(&held[at..]).is_some()
        || lexicon.particle_before(behind, Particle::Portion).is_some();
    (!named).then(|| (Some(Governor { action: word.into(), verb, place: Place::Final }), held.into()))
}

/// 新建|高标准农田2万亩: the verb opens the clause, its object stands before the number.
fn verb_in_front<'t>(&Held { site, text: held, ref lead }: &Held<'_, 't>) -> Option<Found<'t>> {
    let lexicon = site.lexicon;
    if lexicon.particle_at(held, Particle::Share).is_some() {
        return None;
    }
    let (lead, noun) = lead.clone()?;
    let hands_over = lead.verb.light || lexicon.plays(&lead.action, Particle::Causative);
    // 推动…活动时间不低于2小时, 推动研发活动覆盖率达50%: what is moved on is the measured noun.
    let measured = site.bound.is_some() || site.kind == Some(UnitKind::Ratio);
    if hands_over && measured && lexicon.heads.ending(noun).is_some() {
        return Some((None, noun.into()));
    }
    match hands_over.then(|| middle(site, noun)).flatten() {
        Some((middle, object)) => Some((Some(middle), object.into())),
        None => Some((Some(lead), noun.into())),
    }
}

/// 基地|新培育|数据集20个: the verb stands between a subject and its object. Where the object only measures the subject
/// (园区建设|完成|投资5亿元), both make the noun.
fn verb_behind_subject<'t>(&Held { site, text: held, .. }: &Held<'_, 't>) -> Option<Found<'t>> {
    if site.kind == Some(UnitKind::Ratio) {
        return None;
    }
    let (governor, object) = middle(site, held)?;
    let subject = held[..held.len() - object.len()].trim_end_matches(governor.action.as_str());
    let measured_by = object.strip_prefix(YEAR).unwrap_or(object);
    let measures = site.lexicon.heads.get(measured_by).is_some() || site.lexicon.fixed.get(object).is_some();
    // 市财政安排资金: who gives money is not what it measures.
    let given = site.lexicon.plays(object, Particle::Fund);
    let noun = if measures && !given && takes_object(site.lexicon, &governor.action) {
        format_compact!("{}{object}", measured(site.lexicon, subject)).into()
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
        // 为经营主体减负30亿元: for whom and what is done are one noun.
        if lexicon.particle_before(inner, Particle::WholeDeed).is_some() {
            return (inner, among);
        }
        // 对获奖单位给予100万元: the verb that touches the number.
        if let Some((verb, _)) = lexicon.verbs.ending(inner).filter(|(verb, _)| takes_object(lexicon, verb)) {
            return (&inner[inner.len() - verb.len()..], among);
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
