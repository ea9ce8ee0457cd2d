//! Which word of strength governs a measure (guideline, rulings 2).

use super::strip::body;
use crate::document::sentence::parts;
use crate::lexicon::{Cue, Lexicon, Particle, Scope};
use crate::numeral::character::counts;
use crate::scheme::Strength;
use crate::signs::{Sign, Signs};
use crate::span::Span;

/// The strength of a promise and the word that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Governance {
    pub(crate) strength: Strength,
    pub(crate) word: Option<Span>,
    pub(crate) rule: &'static str,
}

/// Nothing governs: a plain plan.
const PLAN: Governance = Governance { strength: Strength::Plan, word: None, rule: "strength.no_cue" };

/// The cues of one sentence, in order.
pub(crate) struct Cues {
    found: Vec<(Span, Cue)>,
    /// Its parts, where it has several.
    parts: Vec<Span>,
}

impl Cues {
    /// The cues of a sentence; `places` are those where one may begin, as bytes of it.
    pub(crate) fn read(lexicon: &Lexicon, signs: &Signs<'_>, sentence: Span, places: &[usize]) -> Self {
        let content = sentence.slice(signs.text);
        // 通过五年的努力: a noun. 确保争取资金: behind a cue the second is the verb.
        let verb = |at: usize, word: &str| {
            word == EFFORT && lexicon.particle_before(&content[..at], Particle::Attributive).is_some()
                || lexicon.verbs.get(word).is_some() && lexicon.cues.ending(&content[..at]).is_some()
        };
        let found = lexicon
            .cues
            .find_at(content, places.iter().copied())
            .filter(|(at, word, _)| !verb(*at, word))
            .map(|(at, word, cue)| (at, dated(lexicon, &content[at..]).unwrap_or((word, cue))))
            .map(|(at, (word, cue))| (Span::new(sentence.start + at, sentence.start + at + word.len()), *cue))
            .filter(|(_, cue)| cue.scope != Scope::Aside)
            .collect();
        // One part is all of it, and nothing asks where it ends.
        let parted = signs.find(sentence, Sign::Part).next().is_some();
        Self { found, parts: if parted { parts(signs, sentence) } else { Vec::new() } }
    }

    /// The list that the text up to byte `at` introduces.
    pub(crate) fn list(&self, at: usize) -> Option<Governance> {
        let (span, cue) = self.found.iter().rfind(|(span, cue)| span.end <= at && cue.scope == Scope::List)?;
        listed(*span, *cue)
    }

    /// The list of expected targets that the sentence opens, which may go on behind its full stop.
    pub(crate) fn opened(&self, text: &str, end: usize) -> Option<Governance> {
        let (span, cue) = self.found.iter().rfind(|(_, cue)| cue.scope == Scope::List)?;
        listed(*span, *cue).filter(|lead| lead.strength == Strength::Expect && introduces(text, span.end, end))
    }

    /// What governs the measure that begins at byte `at`, whose clause begins at `clause`.
    pub(crate) fn governing(&self, lexicon: &Lexicon, text: &str, clause: usize, at: usize) -> Governance {
        let before = || self.found[..self.found.partition_point(|(span, _)| span.end <= at)].iter();
        // Items of a list introduced as 预期目标 stay expected to its end.
        if let Some((span, cue)) =
            before().rev().find(|(span, cue)| cue.scope == Scope::List && introduces(text, span.end, at))
        {
            return listed(*span, *cue).unwrap_or(PLAN);
        }
        let Some((span, cue)) = before().rev().find(|(_, cue)| cue.scope != Scope::List) else { return PLAN };
        let Some(strength) = cue.strength else { return PLAN };
        let governed = Governance { strength, word: Some(*span), rule: "strength.cue" };
        let part = |byte: usize| self.parts.get(self.parts.partition_point(|part| part.end <= byte)).copied();
        let own = text[span.end..clause.max(span.end)].split(['，', ',', '；', ';']).next().unwrap_or("");
        let measured = own.contains(counts);
        // 力争年末，完成…: a time alone is no object.
        let noun = !body(lexicon, own).trim().is_empty();
        let object = noun && (cue.scope == Scope::Object || !has_verb(lexicon, own));
        if span.start < clause && (cue.scope == Scope::Phrase || object && !measured) {
            return PLAN;
        }
        match (part(span.start), part(at)) {
            (Some(own), Some(other)) if own != other => {
                // 生猪出栏 is a measured noun, its verb governs nothing.
                let has_verb = has_verb(lexicon, other.slice(text));
                if has_verb { PLAN } else { Governance { rule: "strength.cue_past_semicolon", ..governed } }
            }
            _ => governed,
        }
    }
}

/// 争取到2010年…: before a time 到 belongs to it, and what is left is the cue; 争取到资金 is a verb.
pub(super) fn dated<'l, 't>(lexicon: &'l Lexicon, text: &'t str) -> Option<(&'t str, &'l Cue)> {
    let (word, _) =
        lexicon.cues.starting(text).filter(|(word, cue)| cue.scope == Scope::Aside && word.ends_with(TO))?;
    let time = text[word.len()..].chars().next().is_some_and(|c| counts(c) || matches!(c, '“' | '本' | '今'));
    lexicon.cues.starting_where(text, |shorter, _| shorter.len() < word.len()).filter(|_| time)
}

const TO: char = '到';

/// A cue that is a noun behind 的.
const EFFORT: &str = "努力";

/// What a list's lead makes of its items; 预期性指标 alone promises nothing.
fn listed(span: Span, cue: Cue) -> Option<Governance> {
    Some(Governance { strength: cue.strength?, word: Some(span), rule: "strength.expected_list" })
}

/// Whether a list is introduced at `end` (是, 为, ：) before byte `at`.
fn introduces(text: &str, end: usize, at: usize) -> bool {
    let between = &text[end..at];
    text[..end].ends_with(['为', '是'])
        || between.char_indices().take(16).any(|(_, c)| matches!(c, '是' | '为' | '：' | ':'))
}

/// Whether a clause has a verb of its own; measured nouns such as 出栏 do not count.
fn has_verb(lexicon: &Lexicon, clause: &str) -> bool {
    lexicon.verbs.find(clause).any(|(_, word, _)| word.chars().nth(1).is_some() && lexicon.heads.get(word).is_none())
}
