//! Sentences, and the parts that ； makes of them.

use crate::signs::{Sign, Signs};
use crate::span::Span;

/// Marks that close behind a full stop and belong to the sentence before.
const CLOSERS: [char; 4] = ['”', '’', '）', ')'];

/// A run of text that goes on for so many bytes without an end is cut at its next mark, so that no text costs more
/// than linear time.
pub(crate) const LONGEST: usize = 3000;

/// The sentences of `span`, without the white space around them.
pub(crate) fn sentences(signs: &Signs<'_>, span: Span) -> Vec<Span> {
    let sentences = split(signs, span, Sign::End);
    if sentences.iter().all(|sentence| sentence.len() <= LONGEST) {
        return sentences;
    }
    sentences.into_iter().flat_map(|sentence| shorten(signs.text, sentence)).collect()
}

/// Cuts what is no sentence of any report at ；, ， or 、, or where it must.
fn shorten(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let from = (start + LONGEST..).find(|at| text.is_char_boundary(*at)).unwrap_or(sentence.end);
        let to = (from + LONGEST..)
            .find(|at| text.is_char_boundary(*at.min(&text.len())))
            .unwrap_or(sentence.end)
            .min(sentence.end);
        let mark = text[from..to].char_indices().find(|(_, c)| matches!(c, '；' | ';' | '，' | ',' | '、'));
        let end = mark.map_or(from, |(at, c)| from + at + c.len_utf8());
        found.push(Span::new(start, end));
        start = end;
    }
    found.push(Span::new(start, sentence.end));
    found.retain(|part| !part.is_empty());
    found
}

/// The parts of a sentence between ；.
pub(crate) fn parts(signs: &Signs<'_>, span: Span) -> Vec<Span> {
    split(signs, span, Sign::Part)
}

fn split(signs: &Signs<'_>, span: Span, mark: Sign) -> Vec<Span> {
    let text = signs.text;
    let marks = signs.find(span, mark);
    let mut found = Vec::with_capacity(marks.clone().count() + 1);
    let mut start = span.start;
    for at in marks {
        let end = at + width(text, at);
        let behind = &text[end..span.end];
        let end = end + behind.len() - behind.trim_start_matches(CLOSERS).len();
        found.push(Span::new(start, end).trimmed(text));
        start = end;
    }
    found.push(Span::new(start, span.end).trimmed(text));
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The width of the character at byte `at`.
fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signs::Alphabet;

    #[test]
    fn a_closing_quote_stays_with_its_sentence() {
        let text = "他说：“要办好。”今年再建一所！ 完";
        let found: Vec<_> = sentences(&Signs::read(&Alphabet::default(), text), Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(found, ["他说：“要办好。”", "今年再建一所！", "完"]);
    }

    #[test]
    fn semicolons_part_a_sentence() {
        let text = "增长5%；控制在3%以内;完成。";
        let found: Vec<_> = parts(&Signs::read(&Alphabet::default(), text), Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(found, ["增长5%；", "控制在3%以内;", "完成。"]);
    }
}
