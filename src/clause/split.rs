//! The clauses of a sentence, and the text that belongs to each measure on its left and right.

use crate::signs::{Sign, Signs};
use crate::span::Span;

/// The clauses of `sentence`. Marks inside brackets and inside measures part nothing.
pub(crate) fn clauses(signs: &Signs<'_>, sentence: Span, measures: impl Iterator<Item = Span>) -> Vec<Span> {
    let marks = signs.find(sentence, Sign::Clause);
    let mut found = Vec::with_capacity(marks.clone().count() + 1);
    let mut start = sentence.start;
    let mut depth = 0usize;
    let mut inside = measures.peekable();
    for at in marks {
        let Some(mark) = signs.text[at..].chars().next() else { break };
        while inside.next_if(|span| span.end <= at).is_some() {}
        match mark {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 || inside.peek().is_some_and(|span| span.start <= at) => {}
            _ => {
                found.push(Span::new(start, at));
                start = at + mark.len_utf8();
            }
        }
    }
    found.push(Span::new(start, sentence.end));
    found.retain(|clause| !clause.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signs::Alphabet;

    #[test]
    fn brackets_and_thousands_part_nothing() {
        let text = "新建（含改建，扩建）10所，投资1,200元：增长5%；完成。";
        let number = text.find("1,200").unwrap();
        let signs = Signs::read(&Alphabet::default(), text);
        let found: Vec<_> = clauses(&signs, Span::new(0, text.len()), [Span::new(number, number + 8)].into_iter())
            .into_iter()
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(found, ["新建（含改建，扩建）10所", "投资1,200元", "增长5%", "完成"]);
    }
}
