//! Stretches of text whose numbers are names: short quotations, titles, bracketed document numbers.

use crate::span::Span;

/// Opening mark, closing mark, and the longest content in characters that still reads as a name.
const MARKS: [(char, char, usize); 7] = [
    ('“', '”', 40),
    ('「', '」', 40),
    ('‘', '’', 30),
    ('《', '》', 80),
    ('〈', '〉', 80),
    ('〔', '〕', 12),
    ('【', '】', 8),
];

/// The half-width quote, which opens and closes alike.
const PLAIN_QUOTE: char = '"';

/// The shielded stretches of `text` in order, inner ones left out. One pass.
pub(crate) fn shields(text: &str) -> Vec<Span> {
    let mut open: [Option<(usize, usize)>; MARKS.len()] = [None; MARKS.len()];
    let mut plain: Option<(usize, usize)> = None;
    let mut found: Vec<Span> = Vec::new();
    for (count, (at, character)) in text.char_indices().enumerate() {
        if character == '\n' {
            open = [None; MARKS.len()];
            plain = None;
        } else if character == PLAIN_QUOTE {
            plain = match plain {
                Some((start, from)) if count - from <= 30 => {
                    push(&mut found, Span::new(start, at + 1));
                    None
                }
                _ => Some((at, count)),
            };
        } else if let Some(index) = MARKS.iter().position(|(opening, ..)| *opening == character) {
            open[index] = Some((at, count));
        } else if let Some(index) = MARKS.iter().position(|(_, closing, _)| *closing == character)
            && let Some((start, from)) = open[index].take()
            && count - from <= MARKS[index].2
        {
            push(&mut found, Span::new(start, at + character.len_utf8()));
        }
    }
    found
}

/// Adds a stretch; what it encloses goes.
fn push(found: &mut Vec<Span>, span: Span) {
    while found.last().is_some_and(|last| last.start >= span.start) {
        found.pop();
    }
    found.push(span);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        shields(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn names_are_shielded_and_speech_is_not() {
        assert_eq!(quoted("落实“4567”计划和《意见（2026版）》"), ["“4567”", "《意见（2026版）》"]);
        assert_eq!(quoted("国发〔2023〕1号"), ["〔2023〕"]);
        let speech = format!("“{}”", "今年要建成一百所学校，".repeat(5));
        assert!(quoted(&speech).is_empty());
        assert!(quoted("“没有结束\n的引号”").is_empty());
        assert_eq!(quoted("\"人工智能+\"行动"), ["\"人工智能+\""]);
    }
}
