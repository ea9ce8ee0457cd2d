//! Target, achievement or background: the passage's time frame, then what the sentence itself says of time.

use crate::document::year::years;
use crate::document::{Frame, Tense};
use crate::lexicon::{HorizonWord, Lexicon, Particle};
use crate::scheme::Status;
use crate::span::Span;

/// A status with the rule and the word that decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) status: Status,
    pub(crate) rule: &'static str,
    pub(crate) word: Option<Span>,
}

/// Whether a clause opens right after `head`: what dates it then dates the rest of the sentence.
fn opens(head: &str) -> bool {
    head.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// What is known of a measure when its status is decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'c> {
    pub(crate) lexicon: &'c Lexicon,
    pub(crate) text: &'c str,
    pub(crate) sentence: Span,
    pub(crate) clause: Span,
    /// Where the measure begins.
    pub(crate) at: usize,
    pub(crate) frame: Frame,
    pub(crate) year: Option<i32>,
    pub(crate) refusal: Option<&'static str>,
}

/// Decides the status of a measure.
pub(crate) fn decide(case: &Case<'_>) -> Verdict {
    let verdict = |status, rule, word| Verdict { status, rule, word };
    if let Some(rule) = case.refusal {
        return verdict(Status::Background, rule, None);
    }
    if case.frame.tense == Tense::Glossary {
        return verdict(Status::Background, "background.glossary", None);
    }
    let (past, ahead) = case.marks();
    match (past, ahead) {
        (Some((past, status)), ahead) if ahead.is_none_or(|ahead| ahead.start <= past.start) => match status {
            Status::Background => verdict(Status::Background, "background.stock", Some(past)),
            _ => verdict(Status::Achievement, "achievement.past_wording", Some(past)),
        },
        (_, ahead) if case.frame.tense == Tense::Review => match ahead {
            Some(word) => verdict(Status::Target, "target.ahead_in_review", Some(word)),
            None => verdict(Status::Achievement, "achievement.review", None),
        },
        (_, ahead) if case.frame.tense == Tense::Unknown => verdict(Status::Target, "target.no_frame", ahead),
        (_, ahead) => verdict(Status::Target, "target.plan", ahead),
    }
}

impl Case<'_> {
    /// The last wording of the past and the last wording of the future before the measure.
    fn marks(&self) -> (Option<(Span, Status)>, Option<Span>) {
        let before = &self.text[self.sentence.start..self.at];
        let span = |start: usize, len: usize| Span::new(self.sentence.start + start, self.sentence.start + start + len);
        let in_clause = |start: usize| self.sentence.start + start >= self.clause.start;
        let compared = |start: usize| {
            let head = &before[..start];
            self.lexicon.particle_before(head, Particle::Comparison).is_some()
                || self.lexicon.particle_before(head, Particle::Origin).is_some()
        };
        // 已 and 了 speak of their own clause, 去年 of all that follows it in the sentence.
        let aspects = self
            .lexicon
            .aspects
            .find(before)
            .filter(|(start, word, _)| {
                !compared(*start) && (in_clause(*start) || self.dates(word) && opens(&before[..*start]))
            })
            .map(|(start, word, status)| (span(start, word.len()), *status));
        let named = || years(before).into_iter().filter(|mention| mention.named && !compared(mention.start));
        let past_years = named()
            .filter(|mention| self.year.is_some_and(|year| mention.year < year))
            .filter(|mention| !before[mention.end..].starts_with("以来"))
            .map(|mention| (span(mention.start, mention.end - mention.start), Status::Achievement));
        let past = aspects.chain(past_years).max_by_key(|(word, _)| word.start);
        let later_years = named()
            .filter(|mention| self.year.is_some_and(|year| mention.year >= year))
            .map(|mention| span(mention.start, mention.end - mention.start));
        let words = self
            .lexicon
            .horizons
            .find(before)
            .filter(|(start, word, kind)| {
                **kind != HorizonWord::ThisYear || (self.reaches_ahead(word) && !compared(*start))
            })
            .map(|(start, word, _)| span(start, word.len()));
        let ahead = later_years.chain(words).max_by_key(|word| word.start);
        (past, ahead)
    }

    /// Aspect words that date what follows them.
    fn dates(&self, word: &str) -> bool {
        word.contains(['年', '截', '止', '今', '前'])
    }

    /// Whether a word for this year looks ahead: 今年 and 新的一年 always, 年内 where the passage does.
    fn reaches_ahead(&self, word: &str) -> bool {
        word.starts_with(['今', '新']) || self.frame.tense != Tense::Review && word.starts_with('年')
    }
}
