//! Verbs that are nouns where they stand: deeds that others fulfil, measures such as 出栏.

use super::change::{FULFIL, adds};
use super::coordinate::Walk;
use super::noun::noun_phrase;
use super::predicate::{Governor, Left, Place};
use super::slot::Slot;
use super::verb::takes_object;
use crate::lexicon::Particle;
use crate::scheme::Change;
use compact_str::format_compact;

impl Walk<'_> {
    /// 生猪存栏47万头、出栏62万头: a verb that measures too is the noun where it stands alone in a list.
    pub(super) fn as_head<'l>(&self, slot: &Slot<'_>, left: Left<'l>) -> Left<'l> {
        match &left.governor {
            Some(governor) if self.lexicon.plays(&governor.action, Particle::BoundHead) => {
                let alone = left.noun.is_empty();
                let noun = match governor.place {
                    // 肉牛出栏7万头: the measure of what stands before it.
                    Place::Final if !alone => format_compact!("{}{}", left.noun, governor.action),
                    _ if alone && slot.coordinated => governor.action.clone(),
                    _ if alone => noun_phrase(self.lexicon, left.held).into(),
                    _ => return left,
                };
                Left { noun, governor: None, ..left }
            }
            _ => left,
        }
    }

    /// 完成退耕还林3.9万亩, 新增转移就业15万人: a deed that another verb takes as its object is the noun.
    pub(super) fn fulfilled<'l>(&self, left: Left<'l>) -> Left<'l> {
        // 应用落地3000个: what comes to be is the noun.
        let comes = left.governor.as_ref().filter(|_| left.noun.is_empty()).and_then(|governor| {
            let (last, verb) = self.lexicon.verbs.ending(&governor.action)?;
            let noun = &governor.action[..governor.action.len() - last.len()];
            let completes = self.lexicon.plays(last, Particle::Completes) && noun.chars().nth(1).is_some();
            let known = self.lexicon.plays(noun, Particle::Completes)
                || self.lexicon.plays(&governor.action, Particle::Completes);
            (completes && !known)
                .then(|| (Governor { action: last.into(), verb: *verb, place: Place::Final }, noun.into()))
        });
        if let Some((governor, noun)) = comes {
            return Left { governor: Some(governor), noun, ..left };
        }
        // 完成人工造林6万亩，封山育林2万亩: the list of what is fulfilled goes on.
        let on = self.previous.as_ref().and_then(|previous| previous.governor.clone()).filter(|before| {
            let bare = left.governor.as_ref().is_some_and(|governor| {
                governor.place == Place::Final
                    && governor.verb.change == Change::Deliver
                    && !takes_object(self.lexicon, &governor.action)
                    && !BRING_ABOUT.iter().any(|word| governor.action.starts_with(word))
            });
            // 森林抚育2万亩: a word of two characters before the deed is its modifier.
            let modified = left.noun.chars().nth(2).is_none();
            before.action == FULFIL && before.place == Place::Leading && bare && modified
        });
        if let (Some(before), Some(own)) = (on, &left.governor) {
            return Left { noun: format_compact!("{}{}", left.noun, own.action), governor: Some(before), ..left };
        }
        let deed = left.governor.as_ref().filter(|_| left.noun.is_empty()).and_then(|governor| {
            let (first, verb) =
                self.lexicon.verbs.starting_where(&governor.action, |word, _| BRING_ABOUT.contains(&word))?;
            let deed = governor.action.strip_prefix(first).filter(|deed| deed.chars().nth(1).is_some())?;
            Some((Governor { action: first.into(), verb: *verb, place: Place::Leading }, deed.into()))
        });
        match deed {
            Some((governor, noun)) => Left { governor: Some(governor), noun, ..left },
            None => left,
        }
    }

    /// 完成林分优化200万亩、森林抚育提升200万亩: under a leading verb a deed before the number is part of its noun.
    pub(super) fn as_noun<'l>(&self, slot: &Slot<'_>, left: Left<'l>) -> Left<'l> {
        let led = self
            .previous
            .as_ref()
            .and_then(|previous| previous.governor.as_ref())
            .is_some_and(|governor| governor.place == Place::Leading);
        let deed = left.governor.as_ref().filter(|governor| {
            matches!(governor.place, Place::Final | Place::Middle)
                && governor.verb.change != Change::Level
                && !adds(self.lexicon, &governor.action)
                && !left.noun.is_empty()
        });
        match deed {
            Some(_) if led && (slot.coordinated || left.among) => {
                Left { noun: noun_phrase(self.lexicon, left.held).into(), governor: None, ..left }
            }
            _ => left,
        }
    }
}

/// Verbs that a deed can be the object of.
const BRING_ABOUT: [&str; 7] = ["完成", "新增", "实现", "开展", "组织", "举办", "实施"];
