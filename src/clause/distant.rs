//! Bound words that an object parts from their number.

use super::slot::Slot;
use crate::lexicon::{BoundWord, Lexicon, Particle};
use crate::scheme::Bound;

/// A bound word parted from its number by an object: 不低于当地标准的1.6倍, 10个集群以上.
pub(super) fn bound(lexicon: &Lexicon, text: &str, slot: &Slot<'_>) -> Option<Bound> {
    if slot.measure.bound != Bound::Eq {
        return None;
    }
    let right = slot.right.slice(text).trim_end();
    if let Some((_, BoundWord::Plain(bound))) =
        lexicon.bounds_after.ending(right).filter(|(word, _)| word.chars().nth(1).is_some())
    {
        return Some(*bound);
    }
    if let Some((_, _, bound)) = lexicon.bounds_free.find(&slot.left).last() {
        return Some(*bound);
    }
    let left = &slot.left;
    // 超每千人6.6批次: a bound of one character only right before 每.
    let per = |text: &str| lexicon.particle_at(text, Particle::Per).is_some();
    let (at, word, bound) = lexicon
        .bounds_before
        .find(left)
        .filter(|(at, word, _)| word.chars().nth(1).is_some() || per(&left[at + word.len()..]))
        .last()?;
    let between = &left[at + word.len()..];
    let object = lexicon.particle_before(between, Particle::Attributive).is_some() || per(between);
    match bound {
        BoundWord::Plain(bound) if object && between.chars().count() <= 20 => Some(*bound),
        _ => None,
    }
}
