//! One attachment a measure: what governs it, what it measures, how firmly and by when.

mod change;
mod coordinate;
mod counted;
pub(crate) mod cue;
mod deal;
mod distant;
pub(crate) mod horizon;
mod inherit;
mod inner_class;
mod nominal;
mod noun;
pub(crate) mod predicate;
mod refuse;
mod respectively;
mod right;
mod share;
mod slot;
mod split;
mod strip;
mod topic;
mod verb;

pub(crate) use coordinate::attach;

use crate::lexicon::Lexicon;
use crate::scheme::{Bound, Change};
use crate::signs::Signs;
use crate::span::Span;
use crate::words::Segmenter;
use compact_str::CompactString;

/// Whether the text before a sentence's first number only names what is measured: an item of a list, not a deed.
pub(crate) fn measures_on(lexicon: &Lexicon, opening: &str) -> bool {
    let body = |clause: &str| strip::body(lexicon, clause).to_owned();
    let names = lexicon.heads.find(opening).next().is_some() || lexicon.fixed.find(opening).next().is_some();
    names && opening.split(['，', '；']).all(|clause| verb::leading(lexicon, &body(clause)).is_none())
}

/// What all sentences of a text share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'g> {
    pub(crate) lexicon: &'g Lexicon,
    pub(crate) segmenter: &'g Segmenter,
    pub(crate) signs: &'g Signs<'g>,
    /// Whether most quantities of the text are in Han digits.
    pub(crate) han_style: bool,
}

/// What was found, and the rule that found it.
struct Ruled<T> {
    value: T,
    rule: &'static str,
}

/// What a measure hangs on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attachment {
    /// Its place among the numbers of its sentence.
    pub(crate) measure: usize,
    /// The clause it stands in.
    pub(crate) clause: Span,
    /// Where the text begins that speaks of it alone or of it with others.
    pub(crate) from: usize,
    pub(crate) action: Option<CompactString>,
    pub(crate) action_rule: &'static str,
    /// Whether the verb is its own and not handed on.
    pub(crate) own: bool,
    /// Whether the verb hands the deed over to a verb behind the noun.
    pub(crate) hands_over: bool,
    pub(crate) change: Change,
    pub(crate) change_rule: &'static str,
    pub(crate) indicator: Option<CompactString>,
    pub(crate) indicator_rule: &'static str,
    /// The bound after coordination.
    pub(crate) bound: Bound,
    /// The unit where the number has none of its own (`130万农村人口`).
    pub(crate) unit: Option<CompactString>,
    /// Why it is no commitment whatever the time frame.
    pub(crate) refusal: Option<&'static str>,
}
