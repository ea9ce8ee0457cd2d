//! The numbers and marks that Word sets before paragraphs itself (automatic numbering): 一、 （二） 3.

use docx_rs::{Docx, Level, Paragraph};
use serde_json::Value;
use std::collections::HashMap;

/// Levels of a numbering.
const LEVELS: usize = 9;
/// A label's pattern is no longer, in characters.
const LONGEST: usize = 64;
/// Styles are based on others no deeper than this.
const BASED: usize = 10;

/// The labels of a document, counted paragraph by paragraph.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The numberings by their ids, each with the counter it counts in.
    numberings: HashMap<usize, Numbering>,
    /// How far each counter has come, level by level.
    counters: HashMap<usize, [usize; LEVELS]>,
    /// Numbering and level of paragraphs that a style numbers.
    styles: HashMap<String, (usize, usize)>,
}

#[derive(Debug, Clone)]
struct Numbering {
    counter: usize,
    levels: HashMap<usize, Pattern>,
}

/// How a level is labelled.
#[derive(Debug, Clone)]
struct Pattern {
    format: String,
    /// With %1 for the first level's number.
    text: String,
    start: usize,
}

impl Labels {
    pub(super) fn of(document: &Docx) -> Self {
        let mut labels = Self::default();
        let kinds: HashMap<usize, _> = document.numberings.abstract_nums.iter().map(|kind| (kind.id, kind)).collect();
        for numbering in &document.numberings.numberings {
            let Some(kind) = kinds.get(&numbering.abstract_num_id) else {
                continue;
            };
            let mut levels: HashMap<usize, Pattern> =
                kind.levels.iter().map(|level| (level.level, Pattern::of(level))).collect();
            let mut own = false;
            for change in &numbering.level_overrides {
                if let Some(level) = &change.override_level {
                    levels.insert(change.level, Pattern::of(level));
                }
                if let (Some(start), Some(pattern)) = (change.override_start, levels.get_mut(&change.level)) {
                    (pattern.start, own) = (start, true);
                }
            }
            // Numberings of one kind count on together, unless one begins anew.
            let counter = if own { usize::MAX - numbering.id } else { kind.id };
            labels.numberings.insert(numbering.id, Numbering { counter, levels });
        }
        let styles: HashMap<&str, _> =
            document.styles.styles.iter().map(|style| (style.style_id.as_str(), style)).collect();
        for style in &document.styles.styles {
            let mut based = Some(style);
            for _ in 0..BASED {
                let Some(of) = based else { break };
                if let Some(found) = property(&of.paragraph_property.numbering_property) {
                    labels.styles.insert(style.style_id.clone(), found);
                    break;
                }
                let parent = of.based_on.as_ref().and_then(|parent| text(serde_json::to_value(parent).ok()?));
                based = parent.and_then(|id| styles.get(id.as_str()).copied());
            }
        }
        labels
    }

    /// The label of the next paragraph, if it has one.
    pub(super) fn next(&mut self, paragraph: &Paragraph) -> Option<String> {
        let style = paragraph.property.style.as_ref().map(|style| style.val.as_str());
        let by_style = || style.and_then(|style| self.styles.get(style)).copied();
        let (id, level) = property(&paragraph.property.numbering_property).or_else(by_style)?;
        let numbering = self.numberings.get(&id)?;
        let pattern = numbering.levels.get(&level).filter(|_| level < LEVELS)?;
        let counts = self.counters.entry(numbering.counter).or_default();
        counts[level] = if counts[level] == 0 { pattern.start.max(1) } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        if matches!(pattern.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut label = pattern.text.clone();
        for (outer, count) in counts.iter().enumerate().take(level + 1) {
            let format = numbering.levels.get(&outer).map_or("decimal", |pattern| &pattern.format);
            label = label.replace(&format!("%{}", outer + 1), &written(*count, format));
        }
        Some(label)
    }
}

impl Pattern {
    fn of(level: &Level) -> Self {
        let told = |value: serde_json::Result<Value>| value.ok();
        Self {
            format: level.format.val.clone(),
            text: told(serde_json::to_value(&level.text))
                .and_then(text)
                .unwrap_or_default()
                .chars()
                .take(LONGEST)
                .collect(),
            start: told(serde_json::to_value(&level.start)).and_then(number).unwrap_or(1),
        }
    }
}

/// Numbering and level of a paragraph's or style's property; 0 takes the numbering away.
fn property(property: &Option<docx_rs::NumberingProperty>) -> Option<(usize, usize)> {
    let property = property.as_ref()?;
    let id = property.id.as_ref()?.id;
    (id != 0).then(|| (id, property.level.as_ref().map_or(0, |level| level.val)))
}

/// What the reader's types say only when they are written out.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(mut fields) => fields.remove("val").and_then(text),
        _ => None,
    }
}

fn number(value: Value) -> Option<usize> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|number| usize::try_from(number).ok()),
        Value::Object(mut fields) => fields.remove("val").and_then(number),
        _ => None,
    }
}

/// A count in one of Word's number formats (ECMA-376, 17.18.59); decimal in those that reports do not use.
fn written(count: usize, format: &str) -> String {
    let letter = |first: u8| char::from(first + ((count.max(1) - 1) % 26) as u8).to_string();
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "koreanCounting" => han(count),
        "ideographTraditional" => "甲乙丙丁戊己庚辛壬癸".chars().nth((count.max(1) - 1) % 10).unwrap_or('甲').into(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count as u32 - 1).unwrap_or('①').into()
        }
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// A count below a hundred in Han.
fn han(count: usize) -> String {
    let digit = |digit: usize| "零一二三四五六七八九".chars().nth(digit).unwrap_or('零').to_string();
    match (count / 10, count % 10) {
        (0, ones) => digit(ones),
        (tens, ones) if tens < 10 => {
            let tens = if tens == 1 { String::new() } else { digit(tens) };
            let ones = if ones == 0 { String::new() } else { digit(ones) };
            format!("{tens}十{ones}")
        }
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_does() {
        let cases = [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "japaneseCounting", "二十"),
            (35, "chineseCounting", "三十五"),
            (100, "chineseCounting", "100"),
            (3, "decimal", "3"),
            (3, "decimalEnclosedCircle", "③"),
            (2, "upperLetter", "B"),
            (3, "ideographTraditional", "丙"),
            (7, "nonsense", "7"),
        ];
        for (count, format, text) in cases {
            assert_eq!(written(count, format), text, "{format}");
        }
    }
}
