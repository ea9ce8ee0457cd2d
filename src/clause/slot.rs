//! Cuts a clause into the text that belongs to each of its measures.

use super::right::Right;
use super::strip;
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::numeral::character::is_letter;
use crate::scheme::{Change, UnitKind};
use crate::span::Span;
use std::borrow::Cow;

/// A measure with the text on either side that is its own.
pub(super) struct Slot<'m> {
    pub(super) index: usize,
    pub(super) measure: &'m Measure,
    pub(super) left: Cow<'m, str>,
    pub(super) right: Span,
    /// What the right says.
    pub(super) reading: Right<'m>,
    /// Where its own text begins.
    pub(super) from: usize,
    /// Whether it follows another measure in its clause.
    pub(super) coordinated: bool,
    pub(super) baseline: bool,
}

/// The slots of a clause's measures, in order.
pub(super) fn cut<'m>(
    lexicon: &'m Lexicon,
    text: &'m str,
    clause: Span,
    measures: &[(usize, &'m Measure)],
) -> Vec<Slot<'m>> {
    Cutter { lexicon, text }.slots(clause, measures)
}

struct Cutter<'c> {
    lexicon: &'c Lexicon,
    text: &'c str,
}

impl<'c> Cutter<'c> {
    /// Cuts the clause into what belongs to each measure.
    fn slots(&self, clause: Span, measures: &[(usize, &'c Measure)]) -> Vec<Slot<'c>> {
        let baselines = self.baselines(clause, measures);
        let mut slots: Vec<Slot<'c>> = Vec::with_capacity(measures.len());
        let mut start = clause.start;
        let mut head = "";
        for (order, (index, measure)) in measures.iter().enumerate() {
            let extent = measure.extent();
            let between = Span::new(start.min(extent.start), extent.start);
            let (right, left) = match order {
                0 => (Span::empty(start), between),
                _ if baselines.binary_search(&(order - 1)).is_ok() => (Span::empty(start), between),
                _ if slots.last().is_some_and(|before| self.spends(before) || self.scales(before))
                    && self.acts(between) =>
                {
                    (between, between)
                }
                _ => self.part(between),
            };
            if let Some(before) = slots.last_mut() {
                before.right = right;
            }
            let baseline = baselines.binary_search(&order).is_ok();
            let mut own = Cow::Borrowed(left.slice(self.text));
            if baseline {
                // 标准从380元提高到: what stands before 从 belongs to the number it rises to.
                let text = left.slice(self.text);
                head = self.origin(text).map_or(head, |(cut, _)| &text[..cut]);
            } else if !head.is_empty() {
                own = format!("{}{own}", std::mem::take(&mut head)).into();
            }
            slots.push(Slot {
                index: *index,
                measure,
                left: own,
                right: Span::empty(extent.end),
                reading: Right::default(),
                from: left.start,
                coordinated: order > 0,
                baseline,
            });
            start = extent.end;
        }
        if let Some(last) = slots.last_mut() {
            last.right = Span::new(start.min(clause.end), clause.end);
        }
        slots
    }

    /// Whether a number is money that the verb before it spends.
    fn spends(&self, slot: &Slot<'_>) -> bool {
        let held = strip::back(self.lexicon, &slot.left);
        let passed = strip::front(self.lexicon, held);
        self.lexicon.plays(&held[passed.width..], Particle::Spends)
    }

    /// Whether a number is the share by which the verb behind it gives: 按投资额的30%|给予|50万元补助.
    fn scales(&self, slot: &Slot<'_>) -> bool {
        let passed = strip::front(self.lexicon, &slot.left);
        slot.measure.kind == Some(UnitKind::Ratio) && slot.left[passed.width..].starts_with(BY)
    }

    /// Whether a text opens with a verb: in 投资2200万元完成30公里 it speaks of both numbers.
    fn acts(&self, between: Span) -> bool {
        self.lexicon.verbs.starting(between.slice(self.text).trim_start()).is_some()
    }

    /// Parts the text between two numbers into the right of the one and the left of the other.
    fn part(&self, between: Span) -> (Span, Span) {
        let text = between.slice(self.text);
        // 5个产业|年产值均达到|50亿元: the things counted are what the level is said of.
        let level = self.lexicon.verbs.ending(strip::back(self.lexicon, text)).is_some_and(|(word, verb)| {
            verb.change == Change::Level && word.chars().nth(1).is_some() && word.len() < text.len()
        });
        if level && text.starts_with(is_letter) && self.lexicon.verbs.starting(text).is_none() {
            return (between, between);
        }
        if !text.starts_with(|c: char| is_letter(c) || matches!(c, '“' | '"' | '《' | '‘'))
            || self.lexicon.particle_at(text, Particle::Conjunction).is_some()
        {
            return (Span::empty(between.start), between);
        }
        let mut cut: Option<(usize, bool)> = None;
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            match self.lexicon.particle_at(rest, Particle::Conjunction) {
                Some(word) => {
                    let behind = &rest[word.len()..];
                    // The last conjunction parts them, unless a verb behind an earlier one has already opened the next.
                    if cut.is_none_or(|(_, opened)| !opened) {
                        cut = Some((at, self.lexicon.verbs.starting(behind).is_some()));
                    }
                    at += word.len();
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        let middle = between.start + cut.map_or(text.len(), |(at, _)| at);
        (Span::new(between.start, middle), Span::new(middle, between.end))
    }

    /// The last 从 or 由 of a text, that is no part of a word.
    fn origin(&self, text: &str) -> Option<(usize, usize)> {
        text.char_indices()
            .rev()
            .find_map(|(at, _)| self.lexicon.particle_at(&text[at..], Particle::Origin).map(|word| (at, word.len())))
    }

    /// Which measures only say where another starts from: 从209元、280元 before 提高到217元、290元.
    fn baselines(&self, clause: Span, measures: &[(usize, &Measure)]) -> Vec<usize> {
        let end = |order: usize| measures[order].1.extent().end;
        let start = |order: usize| measures[order].1.extent().start;
        // The last number from which the text leads to the next one.
        let rises = (1..measures.len())
            .rev()
            .find(|order| self.arrives(Span::new(end(order - 1).min(start(*order)), start(*order)).slice(self.text)));
        let mut found = Vec::new();
        for order in 0..rises.unwrap_or(0) {
            let from = if order == 0 { clause.start } else { end(order - 1) };
            let before = Span::new(from.min(start(order)), start(order)).slice(self.text);
            let opened = self.origin(before).is_some_and(|(at, width)| before[at + width..].chars().count() <= 12);
            let goes_on = order > 0 && found.last() == Some(&(order - 1)) && before.chars().nth(1).is_none();
            if opened || goes_on {
                found.push(order);
            }
        }
        found
    }

    /// Whether a text leads from one number to the one it becomes: 提高到, 下降到一九八二年的.
    fn arrives(&self, between: &str) -> bool {
        let held = strip::back(self.lexicon, between);
        let arrival = |text: &str| self.lexicon.particle_before(text, Particle::Arrival).is_some();
        arrival(held)
            || self.lexicon.verbs.find(held).any(|(_, word, _)| word.chars().nth(1).is_some() && arrival(word))
    }
}

/// Leads in by what something is measured out.
const BY: char = '按';
