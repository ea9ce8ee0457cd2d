//! What a measure takes over from the one before it: the verb of a list, a noun that goes on.

use super::Ruled;
use super::change::adds;
use super::coordinate::Walk;
use super::predicate::{Governor, Left, Place};
use super::slot::Slot;
use super::verb::takes_object;
use crate::lexicon::{Lexicon, Particle};
use crate::scheme::{Change, UnitKind};
use compact_str::{CompactString, format_compact};

/// What the measure before hands on.
#[derive(Debug, Clone)]
pub(super) struct Previous {
    pub(super) governor: Option<Governor>,
    pub(super) kind: Option<UnitKind>,
    /// Whether the noun stood behind the number.
    pub(super) noun_behind: bool,
}

/// The verb that coordination hands on to a measure without one.
pub(super) fn verb(walk: &Walk<'_>, slot: &Slot<'_>, left: &Left<'_>) -> Option<Governor> {
    let (lexicon, previous) = (walk.lexicon, walk.previous.as_ref()?);
    let governor = previous.governor.as_ref()?;
    if lexicon.fixed.ending(&left.noun).is_some_and(|(_, fixed)| fixed.action.is_some()) {
        return None;
    }
    let same_kind = previous.kind == slot.measure.kind;
    let leads = governor.place != Place::Final || previous.noun_behind;
    let level_noun = lexicon.heads.ending(&left.noun).is_some() || lexicon.fixed.get(&left.noun).is_some();
    // 新增装机3000万千瓦、发电量超3000亿度: another quantity with a bound of its own is a total.
    let another = adds(lexicon, &governor.action)
        && slot.measure.bound_before.is_some()
        && head(lexicon, &left.noun)
            .is_some_and(|own| walk.named().and_then(|before| head(lexicon, before)) != Some(own));
    let carries = if another {
        false
    } else if slot.coordinated || left.among {
        leads || same_kind
    } else {
        // Across ， only deeds and gains go on, and only to things counted alike.
        leads
            && same_kind
            && !level_noun
            && slot.measure.kind != Some(UnitKind::Ratio)
            && governor.verb.change != Change::Level
    };
    // 新增装机1800万千瓦，其中…装机1000万千瓦; but 新建公路2500公里，其中…里程600公里 states a total.
    let counted = slot.measure.kind == Some(UnitKind::Count);
    let total = left.among && !slot.coordinated && level_noun && !counted && !adds(lexicon, &governor.action);
    let carries = carries && !total;
    carries.then(|| governor.clone())
}

/// The indicator of a measure whose noun stands before it, or is carried over.
pub(super) fn indicator(
    walk: &Walk<'_>,
    slot: &Slot<'_>,
    left: &Left<'_>,
    governor: Option<&Governor>,
) -> Ruled<CompactString> {
    let ruled = |value, rule| Ruled { value, rule };
    let (lexicon, previous) = (walk.lexicon, walk.named());
    let share = lexicon.particle_at(&left.noun, Particle::Share).is_some();
    if let (true, Some(previous)) = (share, previous) {
        return ruled(format_compact!("{previous}{}", left.noun), "indicator.share_of_previous");
    }
    // 增加值, 增加值占生产总值
    let bound = lexicon.particle_at(&left.noun, Particle::BoundHead).is_some_and(|head| {
        let rest = &left.noun[head.len()..];
        rest.is_empty() || lexicon.particle_at(rest, Particle::Share).is_some()
    });
    if bound && let Some(thing) = previous.and_then(|previous| thing(lexicon, previous)) {
        return ruled(format_compact!("{thing}{}", left.noun), "indicator.composed");
    }
    // 省级龙头企业5家、市级30家: a level alone takes the noun that the level before it has.
    if let Some(mark) = level(&left.noun)
        && let Some(previous) = previous.filter(|previous| level(previous).is_none())
        && !previous.is_empty()
    {
        let thing = previous.split_once(mark).map_or(previous, |(_, thing)| thing);
        return ruled(format_compact!("{}{thing}", left.noun), "indicator.composed");
    }
    if !left.noun.is_empty() {
        return ruled(left.noun.clone(), "indicator.before_number");
    }
    if !slot.reading.noun.is_empty() {
        return ruled(slot.reading.noun.into(), "indicator.behind_number");
    }
    match previous {
        Some(previous) if !previous.is_empty() => ruled(previous.into(), "indicator.carried_over"),
        _ => {
            let action = governor.map_or("", |governor| &governor.action);
            // 实施规上工业企业倍增计划，新增450家: the verb needs an object, which the clause before names.
            let measures = governor.is_some_and(|governor| governor.verb.change != Change::Deliver);
            match Some(walk).filter(|_| measures || takes_object(lexicon, action)).and_then(Walk::topic) {
                Some(topic) => ruled(topic, "indicator.topic"),
                None => ruled(action.into(), "indicator.verb"),
            }
        }
    }
}

/// What measures in an indicator: 存栏 in 生猪存栏.
fn head<'i>(lexicon: &Lexicon, indicator: &'i str) -> Option<&'i str> {
    lexicon.heads.ending(indicator).map(|(head, _)| head)
}

/// What an indicator measures: 生猪 in 生猪存栏.
pub(super) fn thing<'i>(lexicon: &Lexicon, indicator: &'i str) -> Option<&'i str> {
    let head = head(lexicon, indicator)?;
    // 粮食生产面积、产量: what is done to it belongs to the area.
    let thing = &indicator[..indicator.len() - head.len()];
    let thing = GROWING.iter().find_map(|deed| thing.strip_suffix(deed)).unwrap_or(thing);
    Some(thing).filter(|thing| !thing.is_empty())
}

/// What closes a noun that only says at which level of government a thing is counted (市级, 省重点).
fn level(noun: &str) -> Option<&'static str> {
    let mark = LEVEL_MARKS.into_iter().find(|mark| noun.ends_with(mark))?;
    LEVELS.contains(&&noun[..noun.len() - mark.len()]).then_some(mark)
}

const LEVEL_MARKS: [&str; 2] = ["级", "重点"];
const LEVELS: [&str; 9] = ["国家", "部", "省", "市", "区", "县", "乡", "镇", "村"];

/// How a thing comes to have an area.
const GROWING: [&str; 4] = ["生产", "种植", "播种", "栽培"];
