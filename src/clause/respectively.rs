//! 分别: numbers dealt out to the nouns of one subject, wherever the sentence names them.

use super::change::change;
use super::coordinate::Walk;
use super::deal::deal;
use super::predicate::{Left, Place};
use super::slot::Slot;
use super::{Attachment, Ruled, noun};
use crate::scheme::Bound;
use crate::span::Span;
use compact_str::{CompactString, format_compact};
use rust_decimal::Decimal;

/// A list of more numbers is dealt to nobody.
const LONGEST_LIST: usize = 64;

impl Walk<'_> {
    /// How many slots from the first on are dealt the nouns of one subject, and those nouns.
    pub(super) fn group(&self, slots: &[Slot<'_>], left: &Left<'_>) -> Option<(usize, Vec<CompactString>)> {
        let count = 1 + slots[1..]
            .iter()
            .zip(slots)
            .take(LONGEST_LIST)
            .take_while(|(slot, before)| {
                let bare =
                    noun::noun_phrase(self.lexicon, slot.left.trim_start_matches(['和', '与', '及', '、'])).is_empty();
                bare && before.right.is_empty() && !slot.baseline
            })
            .count();
        let closes = slots[count - 1].right.slice(self.text).trim().is_empty() || left.dealt;
        if count < 2 || !closes {
            return None;
        }
        if left.noun.is_empty() {
            let behind = slots[count - 1].reading.noun;
            // 分别给予5万元、3万元补贴: all are of the noun behind the last.
            let items = if behind.is_empty() { self.named_before(count)? } else { vec![behind.into(); count] };
            return left.dealt.then_some((count, items));
        }
        let final_verb = left.governor.as_ref().is_none_or(|governor| governor.place == Place::Final);
        if !left.dealt && !final_verb {
            return None;
        }
        // 甲、乙、丙三大产业，年产值分别达到…: the clause before lists whose value it is.
        let owners = || {
            let owners = deal(self.lexicon, &self.topic().filter(|_| left.dealt)?, count)?;
            Some(owners.into_iter().map(|owner| format_compact!("{owner}{}", left.noun)).collect())
        };
        deal(self.lexicon, &left.noun, count).or_else(owners).map(|items| (count, items))
    }

    /// 甲和乙翻两番，分别达到…; 甲495万人次，乙10亿元，分别增长…: 分别 without a noun deals to those named before.
    fn named_before(&self, count: usize) -> Option<Vec<CompactString>> {
        let joint = self.named().and_then(|named| deal(self.lexicon, named, count));
        let recent = || self.recent.len().checked_sub(count).map(|from| self.recent[from..].to_vec());
        joint.or_else(recent).or_else(|| deal(self.lexicon, &self.topic()?, count))
    }

    pub(super) fn dealt(
        &mut self,
        clause: Span,
        slots: &[Slot<'_>],
        left: &Left<'_>,
        items: &[CompactString],
    ) -> Vec<Attachment> {
        let bounded = |slot: &Slot<'_>, word: Option<Span>| word.map(|_| slot.measure.bound);
        let before = slots.first().and_then(|slot| bounded(slot, slot.measure.bound_before));
        let after = slots.last().and_then(|slot| bounded(slot, slot.measure.bound_after));
        let unit = slots.last().and_then(|slot| slot.measure.unit.clone());
        let shared = before.or(after).filter(|_| left.dealt);
        slots
            .iter()
            .zip(items)
            .map(|(slot, item)| {
                let change = change(self.lexicon, left.governor.as_ref(), item, slot.measure, false);
                let mut attachment = self.finish(
                    clause,
                    slot,
                    Ruled { value: left.governor.clone(), rule: "action.before_list" },
                    change,
                    Ruled { value: item.clone(), rule: "indicator.dealt" },
                );
                // 规模分别达1.28万亿、8200亿元: a sum without a unit is counted like the last.
                if slot.measure.unit.is_none() && slot.measure.numeral.scale > Decimal::ONE && unit.is_some() {
                    attachment.unit.clone_from(&unit);
                    attachment.refusal = None;
                }
                if let Some(bound) = shared.filter(|_| slot.measure.bound == Bound::Eq) {
                    attachment.bound = bound;
                }
                attachment
            })
            .collect()
    }
}
