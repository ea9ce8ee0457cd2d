//! A size inside the noun phrase of a count: 10个年交易额超100亿元市场, 销售收入过10亿元企业达到5家.

use super::slot::Slot;
use crate::lexicon::Lexicon;
use crate::scheme::{Bound, Change, UnitKind};

/// The rule's name.
pub(super) const RULE: &str = "background.inner_class";

/// Whether the measure at `at` only says which things the count beside it counts. `noun` stands behind it.
pub(super) fn holds(lexicon: &Lexicon, text: &str, slots: &[Slot<'_>], noun: &str, at: usize) -> bool {
    let slot = &slots[at];
    let things = |slot: &Slot<'_>| slot.measure.kind == Some(UnitKind::Count);
    let limited = matches!(slot.measure.bound, Bound::Gt | Bound::Ge);
    if slot.baseline || noun.is_empty() {
        return false;
    }
    // Only a level may stand between: 过10亿元企业|达到|5家.
    let says_no_deed = |between: &str| {
        lexicon.verbs.find(between).all(|(_, word, verb)| verb.change == Change::Level || word.chars().nth(1).is_none())
    };
    let before_count = || {
        let joined =
            slots.get(at + 1).filter(|next| things(next) && (next.left.is_empty() || next.from == slot.right.start));
        limited && !things(slot) && joined.is_some() && says_no_deed(slot.right.slice(text))
    };
    let behind_count = || {
        let Some(before) = at.checked_sub(1).map(|before| &slots[before]) else { return false };
        let between = before.right.slice(text);
        let measured = between.is_empty() || lexicon.heads.ending(between).is_some();
        let class = limited || lexicon.bounds_after.find(noun).next().is_some();
        things(before) && slot.left.is_empty() && slot.coordinated && measured && class
    };
    before_count() || behind_count()
}
