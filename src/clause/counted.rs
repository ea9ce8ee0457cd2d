//! Numbers that count the noun behind them (培育20个产教融合实践中心).

use super::change::{THINGS_RAISED, adds, change};
use super::coordinate::Walk;
use super::predicate::{Governor, Left, Place};
use super::slot::Slot;
use super::{Attachment, Ruled, verb};
use crate::lexicon::Particle;
use crate::scheme::{Change, UnitKind};
use crate::span::Span;

impl Walk<'_> {
    /// Whether the noun behind the number is what it counts, and not the one before it.
    pub(super) fn counts_what_follows(&self, slot: &Slot<'_>, left: &Left) -> bool {
        // 实施奋斗镇1万亩节水灌溉: behind a verb and a place the noun that touches a size is what is done.
        let sized = matches!(slot.measure.kind, Some(UnitKind::Area | UnitKind::Length))
            && slot.measure.bound_after.is_none()
            && self.lexicon.heads.ending(&left.noun).is_none();
        let led = left.governor.as_ref().is_some_and(|governor| governor.place == Place::Leading);
        if sized && led {
            return true;
        }
        let kind = slot.measure.kind;
        let ratio = kind == Some(UnitKind::Ratio);
        // 支持甲、乙等5个畜牧大县: behind a classifier stands the thing counted.
        let counted = kind == Some(UnitKind::Count) && slot.measure.bound_after.is_none();
        match &left.governor {
            _ if left.noun.is_empty() => true,
            // 完成省下达3万亩种植任务: what ends in a verb is no noun.
            Some(_)
                if self
                    .lexicon
                    .verbs
                    .ending(&left.noun)
                    .is_some_and(|(verb, _)| verb::takes_object(self.lexicon, verb)) =>
            {
                true
            }
            Some(_) if left.noun.ends_with('等') || counted => true,
            Some(governor) => governor.place == Place::Final && governor.verb.change != Change::Level && !ratio,
            None => !ratio,
        }
    }

    /// The counted noun stands behind the number: 培育20个产教融合实践中心.
    pub(super) fn behind(&mut self, clause: Span, slot: &Slot<'_>, own: Option<Governor>, last: bool) -> Attachment {
        let right = &slot.reading;
        let counted = slot.measure.kind == Some(UnitKind::Count);
        let carried = || {
            self.previous
                .as_ref()
                .filter(|previous| slot.coordinated || previous.noun_behind)
                .and_then(|previous| previous.governor.clone())
        };
        let inherited = own.is_none();
        let governor = own.or_else(carried);
        let light = governor.as_ref().is_none_or(|governor| governor.verb.light);
        // A predicate of its own goes before a verb handed on: 力争新建20个项目、10个项目开工.
        let completes = |verb: &Governor| {
            // 选派50名甲和50名乙开展培训: inside a list another deed may be the purpose of all.
            let own = right.predicate && !slot.coordinated;
            inherited && (own || self.lexicon.plays(&verb.action, Particle::Completes))
        };
        // 加快6条高铁建设: the verb behind the noun is the deed; so too 推动10家企业挂牌.
        // A deed that ends the noun of the list's last number only: 推进40项专项、80项技术研发和60项课题.
        let splits = light && (last || right.predicate);
        let trailing = right.verb.clone().filter(|verb| splits || completes(verb));
        let noun = if trailing.as_ref().is_some_and(|verb| right.noun.ends_with(&*verb.action)) {
            right.stem
        } else {
            right.noun
        };
        let (governor, rule) = match trailing {
            Some(verb) => (Some(verb), "action.behind_noun"),
            None if inherited => (governor, "action.coordinated"),
            None => {
                let rule = governor.as_ref().map_or("action.none", Governor::rule);
                (governor, rule)
            }
        };
        let mut change = change(self.lexicon, governor.as_ref(), noun, slot.measure, false);
        // 10家公司达到甲级: what is reached is a grade, the number counts who reaches it.
        let subject = rule == "action.behind_noun" || right.verb.is_some();
        if subject && change.value == Change::Level && counted {
            change = Ruled { value: Change::Deliver, rule: "change.counted_subject" };
        }
        // 整合提升1000个综合体: things are not added by raising them.
        if change.value.moves()
            && counted
            && !governor.as_ref().is_some_and(|governor| adds(self.lexicon, &governor.action))
        {
            change = Ruled { value: Change::Deliver, rule: THINGS_RAISED };
        }
        let governor = Ruled { value: governor, rule };
        let indicator = Ruled { value: noun.into(), rule: "indicator.behind_number" };
        let attachment = self.finish(clause, slot, governor, change, indicator);
        if let Some(previous) = &mut self.previous {
            previous.noun_behind = true;
        }
        attachment
    }
}
