//! Stretches of text whose numbers are names: short quotations, titles, bracketed document numbers.

use crate::signs::{Sign, Signs};
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

/// The longest content in half-width quotes that still reads as a name.
const PLAIN_LONGEST: usize = 30;

/// The shielded stretches within `span` in order, inner ones left out. One pass.
pub(crate) fn shields(signs: &Signs<'_>, span: Span) -> Vec<Span> {
    let text = signs.text;
    let mut open: [Option<usize>; MARKS.len()] = [None; MARKS.len()];
    let mut plain: Option<usize> = None;
    let mut found: Vec<Span> = Vec::new();
    for at in signs.find(span, Sign::Quote) {
        let Some(sign) = text[at..].chars().next() else { break };
        if sign == '\n' {
            open = [None; MARKS.len()];
            plain = None;
            continue;
        }
        if sign == PLAIN_QUOTE {
            plain = match plain {
                Some(start) if within(&text[start..at], PLAIN_LONGEST) => {
                    push(&mut found, Span::new(start, at + 1));
                    None
                }
                _ => Some(at),
            };
        } else if let Some(index) = MARKS.iter().position(|(opening, ..)| *opening == sign) {
            open[index] = Some(at);
        } else if let Some(index) = MARKS.iter().position(|(_, closing, _)| *closing == sign)
            && let Some(start) = open[index].take()
            && within(&text[start..at], MARKS[index].2)
        {
            push(&mut found, Span::new(start, at + sign.len_utf8()));
        }
    }
    found
}

/// Whether a stretch has so many characters at most.
fn within(stretch: &str, longest: usize) -> bool {
    stretch.len() <= 4 * longest && stretch.chars().count() <= longest
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
    use crate::signs::Alphabet;

    fn quoted(text: &str) -> Vec<&str> {
        let signs = Signs::read(&Alphabet::default(), text);
        shields(&signs, Span::new(0, text.len())).into_iter().map(|span| span.slice(text)).collect()
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
