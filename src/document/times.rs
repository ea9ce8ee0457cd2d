//! What a sentence names of time, found once for its status and its deadlines.

use super::year::{YearMention, named_years_at};
use crate::lexicon::{HorizonWord, Lexicon};
use crate::signs::{Sign, Signs};
use crate::span::Span;

/// The years and words of time of one sentence, in order; places are bytes of the sentence.
#[derive(Debug)]
pub(crate) struct Times<'t> {
    /// Years that 年 follows.
    pub(crate) years: Vec<YearMention>,
    /// 今年, 全年, 明年.
    pub(crate) words: Vec<(usize, &'t str, HorizonWord)>,
}

impl<'t> Times<'t> {
    pub(crate) fn read(lexicon: &Lexicon, signs: &Signs<'t>, sentence: Span) -> Self {
        let content = sentence.slice(signs.text);
        let words = lexicon.horizons.find_at(content, signs.within(sentence, Sign::Time));
        Self {
            years: named_years_at(content, signs.within(sentence, Sign::Year)),
            words: words.map(|(start, word, kind)| (start, word, *kind)).collect(),
        }
    }
}
