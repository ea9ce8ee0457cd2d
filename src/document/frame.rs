//! Whether a passage looks back or ahead, and by when what it promises is due.

use super::year::{named_years, plan_end, plan_opening, year_opening, years_ahead};
use crate::lexicon::{FrameWord, Lexicon};
use crate::numeral::character::counts;
use crate::span::Span;

/// The time frame of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) tense: Tense,
    /// The year by whose end its targets are due, where it differs from the report's.
    pub(crate) horizon: Option<i32>,
    /// The heading or the opening words that tell.
    pub(crate) told: Option<Span>,
}

/// Which way a passage looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Review,
    Plan,
    /// Nothing has said so far.
    Unknown,
    /// A list of explained terms.
    Glossary,
}

impl Frame {
    pub(crate) const UNKNOWN: Self = Self::of(Tense::Unknown, None);
    const REVIEW: Self = Self::of(Tense::Review, None);
    pub(crate) const PLAN: Self = Self::of(Tense::Plan, None);

    const fn of(tense: Tense, horizon: Option<i32>) -> Self {
        Self { tense, horizon, told: None }
    }

    pub(super) fn told_by(self, words: Span) -> Self {
        Self { told: Some(words), ..self }
    }

    /// The frame that holds after words which look ahead without a date: a horizon already set goes on.
    fn ahead_of(current: Self) -> Self {
        if current.tense == Tense::Plan { current } else { Self::PLAN }
    }

    fn until(year: i32) -> Self {
        Self::of(Tense::Plan, Some(year))
    }
}

/// The frame a heading sets, if it tells. `current` holds before it; a numbered chapter of its own starts anew.
pub(crate) fn of_heading(lexicon: &Lexicon, title: &str, year: Option<i32>, current: Frame) -> Option<Frame> {
    let words: Vec<FrameWord> = lexicon.frames_heading.find(title).map(|(_, _, found)| *found).collect();
    let has = |frame: FrameWord| words.contains(&frame);
    if has(FrameWord::Glossary) {
        return Some(Frame::of(Tense::Glossary, None));
    }
    if has(FrameWord::Review) {
        return Some(Frame::REVIEW);
    }
    let plan = plan_end(title).map(|(_, end)| end);
    let mentioned: Vec<i32> = named_years(title).into_iter().map(|mention| mention.year).collect();
    let ahead = has(FrameWord::Plan);
    if has(FrameWord::FiveYear) {
        return Some(Frame::of(Tense::Plan, plan.or(year.map(|year| year + 4))));
    }
    match (plan, year) {
        (Some(end), Some(year)) if end > year => return Some(Frame::until(end)),
        (Some(end), None) if ahead => return Some(Frame::until(end)),
        (Some(end), Some(year)) if end < year && mentioned.is_empty() && !ahead => return Some(Frame::REVIEW),
        _ => {}
    }
    match (mentioned.iter().max(), year) {
        (Some(latest), Some(year)) if *latest < year => Some(Frame::REVIEW),
        (Some(latest), Some(year)) if *latest > year => Some(Frame::until(*latest)),
        (Some(_), Some(_)) => Some(Frame::PLAN),
        _ if has(FrameWord::Annual) => Some(Frame::PLAN),
        _ if ahead => Some(Frame::ahead_of(current)),
        _ => None,
    }
}

/// The frame a paragraph's opening words set, if they tell.
pub(crate) fn of_opening(lexicon: &Lexicon, paragraph: &str, year: Option<i32>, current: Frame) -> Option<Frame> {
    let text = opening(paragraph);
    if let Some(mention) = year_opening(text).filter(|mention| mention.named) {
        let frame = match year {
            Some(year) if mention.year < year => Frame::REVIEW,
            Some(year) if mention.year > year => return None,
            _ => Frame::PLAN,
        };
        let rest = &text[mention.end..];
        // 2026年1月27日在…会议上: the date of the speech.
        let dated = frame.tense == Tense::Plan && rest.trim_start().starts_with(counts);
        // 2025年底: a mere date.
        return (!dated && !rest.starts_with(['底', '末', '前', '至'])).then_some(frame);
    }
    if let Some(end) = plan_opening(text) {
        return match year {
            Some(year) if end < year => Some(Frame::REVIEW),
            Some(year) if end == year => None,
            _ => Some(Frame::until(end)),
        };
    }
    if let (Some((_, years)), Some(year)) = (years_ahead(text), year) {
        return Some(Frame::until(year + years - 1));
    }
    let (_, word) = lexicon.frames_opening.starting(text)?;
    Some(match word {
        FrameWord::Review => Frame::REVIEW,
        FrameWord::Plan => Frame::ahead_of(current),
        FrameWord::Annual => Frame::PLAN,
        FrameWord::FiveYear => Frame::of(Tense::Plan, year.map(|year| year + 4)),
        FrameWord::Glossary => Frame::of(Tense::Glossary, None),
    })
}

/// Whether a paragraph's opening words date it in the year itself.
pub(crate) fn annual(lexicon: &Lexicon, paragraph: &str) -> bool {
    let text = opening(paragraph);
    year_opening(text).is_some() || matches!(lexicon.frames_opening.starting(text), Some((_, FrameWord::Annual)))
}

/// A paragraph behind dashes and forms of address.
fn opening(paragraph: &str) -> &str {
    let mut text = paragraph;
    loop {
        let trimmed = text.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '—' | '-' | '！' | '!' | '，' | ',' | '：' | ':')
        });
        let spoken = ["各位代表", "各位委员", "同志们"].iter().find_map(|address| trimmed.strip_prefix(address));
        match spoken {
            Some(rest) => text = rest,
            None => return trimmed,
        }
    }
}
