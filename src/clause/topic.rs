//! What the clauses without a measure speak of.

use super::coordinate::Walk;
use super::{noun, refuse, strip, verb};
use crate::lexicon::Particle;
use crate::span::Span;
use compact_str::CompactString;

impl Walk<'_> {
    /// A clause without a measure: its verb lets go of the noun before, but the list goes on.
    pub(super) fn pass(&mut self, clause: Span) {
        self.passed.push(clause);
        let held = self.previous.as_mut().filter(|previous| previous.governor.is_some());
        if let Some(previous) = held
            && verb::leading(self.lexicon, strip::body(self.lexicon, clause.slice(self.text))).is_some()
        {
            previous.governor = None;
        }
    }

    /// What the last clause without a measure speaks of.
    pub(super) fn topic(&self) -> Option<CompactString> {
        self.passed.iter().rev().find_map(|clause| self.spoken_of(*clause))
    }

    /// What a clause without a measure speaks of.
    fn spoken_of(&self, clause: Span) -> Option<CompactString> {
        let body = strip::body(self.lexicon, clause.slice(self.text));
        let object = verb::leading(self.lexicon, body).map_or(body, |(_, object)| object);
        let led = [Particle::Preposition, Particle::Origin]
            .iter()
            .any(|role| self.lexicon.particle_at(body, *role).is_some());
        let object = noun::noun_phrase(self.lexicon, object);
        let manner = self.lexicon.particle_before(object, Particle::Manner).map_or(0, str::len);
        let object = &object[..object.len() - manner];
        (!led && !object.is_empty() && !refuse::is_outline(self.lexicon, object)).then(|| object.into())
    }
}
