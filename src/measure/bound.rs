//! Bound words on both sides of a number, and which of two wins.

use crate::lexicon::{BoundWord, Lexicon, Particle};
use crate::numeral::{Numeral, Vague, character::is_letter};
use crate::scheme::Bound;
use crate::span::Span;

/// The bounds found around one number.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) before: Option<(Span, BoundWord)>,
    pub(crate) after: Option<(Span, BoundWord)>,
}

/// Reads the bound words that touch the quote `span`.
pub(crate) fn read(lexicon: &Lexicon, text: &str, span: Span, numeral: &Numeral) -> Bounds {
    Bounds { before: before(lexicon, text, span.start, numeral), after: after(lexicon, text, span.end) }
}

/// Whether a one-character bound word is only the tail of another word (靠近, 节约, 经过).
fn inside_word(lexicon: &Lexicon, head: &str) -> bool {
    lexicon.particle_before(head, Particle::NotBound).is_some()
}

/// What pages set between a number and the words beside it.
const SPACES: [char; 2] = [' ', '\u{a0}'];

fn before(lexicon: &Lexicon, text: &str, start: usize, numeral: &Numeral) -> Option<(Span, BoundWord)> {
    let head = &text[..start];
    let trimmed = head.trim_end_matches(SPACES);
    let (word, bound) = lexicon.bounds_before.ending(trimmed)?;
    let single = word.chars().nth(1).is_none();
    if (single && inside_word(lexicon, trimmed)) || (*bound == BoundWord::Over && !numeral.bare) {
        return None;
    }
    Some((Span::new(trimmed.len() - word.len(), trimmed.len()), *bound))
}

fn after(lexicon: &Lexicon, text: &str, end: usize) -> Option<(Span, BoundWord)> {
    let rest = text[end..].trim_start_matches(SPACES);
    let (word, bound) = lexicon.bounds_after.starting(rest)?;
    let next = rest[word.len()..].chars().next();
    // 内 and 多 end a quantity only where they touch it and the phrase ends.
    let single = word.chars().nth(1).is_none();
    let start = text.len() - rest.len();
    if single && (start > end || next.is_some_and(is_letter)) {
        return None;
    }
    Some((Span::new(start, start + word.len()), *bound))
}

/// The bound that the words on both sides and the number itself amount to.
pub(crate) fn resolve(bounds: &Bounds, numeral: &Numeral, is_range: bool) -> Bound {
    if is_range {
        return Bound::Range;
    }
    let inside = match numeral.vague {
        Some(Vague::More) => Some(Bound::Gt),
        Some(Vague::About) => Some(Bound::Approx),
        None => None,
    };
    let word = |found: Option<(Span, BoundWord)>| match found {
        Some((_, BoundWord::Plain(bound))) => Some(bound),
        Some((_, BoundWord::Over)) => Some(Bound::Gt),
        _ => None,
    };
    let capped = matches!(bounds.before, Some((_, BoundWord::Cap))).then_some(Bound::Le);
    // Of two words the one that limits wins; the one before the number settles ties.
    let candidates = [word(bounds.before), word(bounds.after), inside];
    candidates
        .into_iter()
        .flatten()
        .find(|bound| matches!(bound, Bound::Ge | Bound::Gt | Bound::Le | Bound::Lt))
        .or_else(|| candidates.into_iter().flatten().next())
        .or(capped)
        .unwrap_or(Bound::Eq)
}
