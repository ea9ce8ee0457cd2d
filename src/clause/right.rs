//! The counted noun behind a number, and the verb that may follow it.

use super::noun::noun_phrase;
use super::predicate::{Governor, Place};
use crate::lexicon::{Lexicon, Particle};
use crate::scheme::Change;
use crate::words::Segmenter;

/// What the right of a number says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Right {
    /// The counted noun, empty where the right has none.
    pub(crate) noun: String,
    /// The noun without the verb it ends with (`高速公路建设` → `高速公路`).
    pub(crate) stem: String,
    /// That verb, or the predicate that follows the noun.
    pub(crate) verb: Option<Governor>,
}

/// Reads the text from a number (with its bound word) to the next number or the clause's end.
pub(crate) fn read(lexicon: &Lexicon, segmenter: &Segmenter, text: &str) -> Right {
    let text = text.trim();
    // 突破千亿元大关: the mark reached is no noun that is counted.
    if lexicon.particle_at(text, Particle::Milestone).is_some() {
        return Right::default();
    }
    if !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '‘' | '「' | '《')) {
        return Right::default();
    }
    let attributive = lexicon.particle_at(text, Particle::Attributive);
    let inner = &text[attributive.map_or(0, str::len)..];
    let words = segmenter.cut(lexicon, inner);
    let opens = words.first().is_some_and(|(_, word)| lexicon.breaks.get(word).is_some());
    let stop = words
        .iter()
        .skip(usize::from(!opens))
        .find(|(at, word)| {
            lexicon.breaks.get(word).is_some()
                && (opens || inner[..*at].chars().nth(1).is_some())
                && !compound(lexicon, inner, *at, word)
        })
        .map_or(inner.len(), |(at, _)| *at);
    let (phrase, tail) = inner.split_at(stop);
    let noun = noun_phrase(lexicon, phrase);
    let ending = lexicon.verbs.ending(&noun).filter(|(word, verb)| {
        word.len() < noun.len() && word.chars().nth(1).is_some() && verb.change != Change::Level
    });
    let stem = ending.map_or_else(|| noun.clone(), |(word, _)| noun_phrase(lexicon, &noun[..noun.len() - word.len()]));
    let verb = match ending {
        Some((word, verb)) => Some(Governor { action: word.into(), verb: *verb, place: Place::Trailing }),
        None => tail_verb(lexicon, segmenter, tail),
    };
    Right { noun, stem, verb }
}

/// Whether a word that could open a predicate is inside the noun: it ends it, or a noun of the same phrase follows
/// (`就业岗位`, `服务中心`).
fn compound(lexicon: &Lexicon, text: &str, at: usize, word: &str) -> bool {
    let after = &text[at + word.len()..];
    if word.chars().nth(1).is_none() {
        return after.is_empty();
    }
    after.is_empty() || lexicon.particle_at(after, Particle::CompoundNoun).is_some()
}

fn tail_verb(lexicon: &Lexicon, segmenter: &Segmenter, tail: &str) -> Option<Governor> {
    segmenter.cut(lexicon, tail).into_iter().find_map(|(_, word)| {
        let verb = lexicon.verbs.get(word).filter(|_| word.chars().nth(1).is_some())?;
        Some(Governor { action: word.into(), verb: *verb, place: Place::Trailing })
    })
}
