//! What a number says of its indicator: added, taken away, reached or delivered.

use super::Ruled;
use super::predicate::{Governor, Place};
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::scheme::{Change, UnitKind};

/// 完成, which both delivers and reaches.
pub(super) const FULFIL: &str = "完成";

/// What the number says of its indicator.
pub(super) fn change(
    lexicon: &Lexicon,
    governor: Option<&Governor>,
    indicator: &str,
    measure: &Measure,
    carried: bool,
) -> Ruled<Change> {
    // 涨幅 and 降幅 decide with or without a verb (ruling 1).
    let head = lexicon.heads.ending(indicator).map(|(_, change)| *change);
    if let Some(change @ (Change::Increase | Change::Decrease)) = head {
        return Ruled { value: change, rule: "change.head_noun" };
    }
    let Some(governor) = governor else {
        return match lexicon.fixed.get(indicator) {
            Some(fixed) => Ruled { value: fixed.change, rule: "change.in_name" },
            None => Ruled { value: Change::Level, rule: "change.no_verb" },
        };
    };
    // 实现城镇新增就业18万人: what the name adds is added, whatever verb leads it (ruling 1).
    let level = governor.verb.change == Change::Level;
    if level && lexicon.fixed.get(indicator).is_some_and(|fixed| fixed.change == Change::Increase) {
        return Ruled { value: Change::Increase, rule: "change.in_name" };
    }
    // 实现失业人员再就业1000人
    if level && measure.kind == Some(UnitKind::Person) && lexicon.particle_before(indicator, Particle::Event).is_some()
    {
        return Ruled { value: Change::Deliver, rule: "change.event" };
    }
    // 投资年均增长保持在6.5%: what is kept up is a growth.
    if level
        && !carried
        && let Some((_, verb)) = lexicon.verbs.ending(indicator).filter(|(_, verb)| verb.change.moves())
    {
        return Ruled { value: verb.change, rule: "change.head_noun" };
    }
    let totals = head.is_some() && !carried;
    match governor.verb.change {
        // 零售额完成2亿元: 完成 reaches a total; 完成投资20亿元 delivers it.
        // So too 完成产值190亿元: a yearly total is reached.
        Change::Deliver
            if governor.action == FULFIL
                && (governor.place == Place::Final && totals
                    || [Particle::BoundHead, Particle::SumOfMoney]
                        .iter()
                        .all(|role| lexicon.particle_before(indicator, *role).is_some())) =>
        {
            Ruled { value: Change::Level, rule: "change.fulfilled_total" }
        }
        Change::Increase | Change::Decrease
            if (measure.kind == Some(UnitKind::Count)
                || matches!(measure.kind, Some(UnitKind::Length | UnitKind::Area)) && !totals)
                && !adds(lexicon, &governor.action)
                && governor.place != Place::Final =>
        {
            Ruled { value: Change::Deliver, rule: THINGS_RAISED }
        }
        change => Ruled { value: change, rule: "change.verb" },
    }
}

/// 改造提升20个, 降低30家: things are not added or taken away by raising them.
pub(super) const THINGS_RAISED: &str = "change.things_raised";

/// Whether a verb adds things to a count (ruling 6).
pub(super) fn adds(lexicon: &Lexicon, action: &str) -> bool {
    lexicon.particle_at(action, Particle::Adds).is_some()
}
