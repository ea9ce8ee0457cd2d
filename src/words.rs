//! Word boundaries, the one place that knows the segmenter. Numbers are never asked of it.

use crate::lexicon::{self, Lexicon};
use jieba_rs::Jieba;
use once_cell::sync::OnceCell;

/// Cuts clauses into words. The dictionary is loaded when the first clause needs it.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    jieba: OnceCell<Jieba>,
}

/// So frequent that the segmenter prefers the lexicon's words to any other cut.
const FREQUENT: usize = 200_000;

impl Segmenter {
    /// The words of `text` with their byte offsets.
    pub(crate) fn cut<'t>(&self, lexicon: &Lexicon, text: &'t str) -> Vec<(usize, &'t str)> {
        let jieba = self.jieba.get_or_init(|| dictionary(lexicon));
        let words = jieba.cut(text, false);
        words.into_iter().map(|token| (token.byte_start, token.word)).collect()
    }
}

/// The words by whose frequencies a clause is cut, and those of the lexicon that might be cut apart. The words are drawn
/// from jieba's own dictionary (`examples/dictionary.rs`): an eighth of it cuts verbs off alike and loads in a sixth of
/// the time.
fn dictionary(lexicon: &Lexicon) -> Jieba {
    let mut jieba = Jieba::empty();
    jieba.load_dict(&mut lexicon::dictionary().as_bytes()).expect("the built-in dictionary loads");
    for (word, frequency) in &lexicon.dictionary {
        jieba.add_word(word, Some(*frequency as usize), None);
    }
    let words = lexicon.verbs.words().chain(lexicon.heads.words());
    let mut words: Vec<&str> = words.filter(|word| word.chars().nth(1).is_some()).collect();
    words.sort_unstable();
    for word in words {
        jieba.add_word(word, Some(FREQUENT), None);
    }
    jieba
}
