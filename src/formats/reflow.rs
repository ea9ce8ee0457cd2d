//! Puts paragraphs together again whose lines a page has broken, and drops what only the pages had: their numbers,
//! contents with dots.

use super::{Repair, Text};
use once_cell::sync::Lazy;
use regex::Regex;

/// One line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How many characters are wanting to the right margin.
    pub(super) short: f32,
    /// Whether it is set in from the left margin, as a paragraph begins.
    pub(super) indented: bool,
}

/// Joins the broken lines of a plain text, where it is one page's width throughout.
pub(super) fn reflow(text: &mut Text) {
    let Some(width) = page_width(&text.text) else { return };
    let numbers = page_numbers(&text.text);
    let mut lines = Vec::new();
    for (index, line) in text.text.lines().enumerate() {
        let short = width.saturating_sub(columns(line.trim_end())) as f32 / 2.0;
        let indented = line.starts_with(INDENT);
        let number = numbers.iter().find(|(at, _)| *at == index).map_or(0, |(_, length)| *length);
        let line = line[number..].trim();
        if !is_contents(line) {
            lines.push(Line { text: line.into(), short, indented });
        }
    }
    if !numbers.is_empty() {
        text.repairs.push(Repair::PagesCleared);
    }
    text.text = joined(&lines);
    text.repairs.push(Repair::LinesJoined);
}

/// The paragraphs of lines, one a line.
pub(super) fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    // Whether the line before may go on, and whether it does so inside a sentence.
    let (mut open, mut inside) = (false, false);
    let set_in = lines.iter().filter(|line| line.indented).count() * 100;
    // Where paragraphs are set in, that tells where they begin; elsewhere only a sentence's end does.
    let by_indent = (SET_IN.start * lines.len()..SET_IN.end * lines.len()).contains(&set_in);
    for line in lines.iter().filter(|line| !line.text.is_empty()) {
        let goes_on =
            open && !line.indented && !HEADING.is_match(&line.text) && (inside || !COUNTED.is_match(&line.text));
        if goes_on {
            let splits_word = |character: char| character.is_ascii_alphabetic();
            if text.ends_with(splits_word) && line.text.starts_with(splits_word) {
                text.push(' ');
            }
        } else if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line.text);
        let ends = line.text.ends_with(SENTENCE_ENDS);
        open = if by_indent { line.short < NEARLY } else { !ends && line.short < FULL };
        inside = !ends && line.short < FULL;
        // The cells of a table's row.
        open &= !line.text.contains('\t');
    }
    text.push('\n');
    text
}

/// Per cent of the lines that are set in where paragraphs begin so.
const SET_IN: std::ops::Range<usize> = 5..90;
/// What a line that ends a paragraph ends with. A ； joins what belongs together.
const SENTENCE_ENDS: [char; 5] = ['。', '！', '？', '!', '?'];
const INDENT: [char; 2] = ['\u{3000}', '\t'];

/// A line that opens with the number of a heading or item.
static HEADING: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节篇条]|专栏\s*\d|附[件表]\s*\d)")
        .expect("the pattern is valid")
});

/// One that opens with 二、 or 2.5: inside a sentence it goes on (二、三级医院; 2.5万人次).
static COUNTED: Lazy<Regex> =
    Lazy::new(|| Regex::new(r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}\.\d{1,2})").expect("the pattern is valid"));

/// 一、发展环境................3
fn is_contents(line: &str) -> bool {
    static CONTENTS: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"(?:[.．·…]\s?){6,}\s*\d{0,3}$").expect("the pattern is valid"));
    CONTENTS.is_match(line)
}

/// Columns of a line as a page shows it: two for a wide character, one for others.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|character| {
            if character >= '\u{1100}' || matches!(character, '“' | '”' | '‘' | '’' | '—' | '…') {
                2
            } else {
                1
            }
        })
        .sum()
}

/// A line counts as full from so many per cent of the page's width.
const FULL_WIDTH: usize = 88;
/// Text of fewer lines shows no page.
const FEWEST: usize = 20;
/// Pages are so wide, in columns: between a narrow column and a wide landscape page.
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=120;

/// The width of the page that broke the lines of a text, if one did: most of its lines are full, and most of the full
/// ones end inside a sentence.
fn page_width(text: &str) -> Option<usize> {
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !is_contents(line));
    let mut widths: Vec<usize> = lines().map(columns).collect();
    if widths.len() < FEWEST {
        return None;
    }
    widths.sort_unstable();
    let width = widths[widths.len() * 9 / 10];
    let full = |line: &&str| columns(line) * 100 >= width * FULL_WIDTH;
    let inside = |line: &&str| !line.ends_with(SENTENCE_ENDS) && !line.ends_with(['；', '：']);
    let (count, broken) = (lines().filter(full).count(), lines().filter(full).filter(inside).count());
    let longest = *widths.last()?;
    (WIDTHS.contains(&width) && longest <= 2 * width && count * 2 >= widths.len() && broken * 3 >= count * 2)
        .then_some(width)
}

/// The page numbers that stand before or alone on lines, as line and length in bytes: numbers that count up one by one
/// in steps of about a page.
fn page_numbers(text: &str) -> Vec<(usize, usize)> {
    static NUMBER: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^\s*(?:[-—–]\s*)?(\d{1,3})(?:\s*[-—–])?(?:\s*$|[“（《\p{Han}])").expect("the pattern is valid")
    });
    let candidates: Vec<(usize, usize, usize)> = text
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let captures = NUMBER.captures(line)?;
            let digits = captures.get(1)?;
            let alone = captures.get(0)?.as_str().ends_with(|last: char| {
                last.is_ascii_digit() || last.is_whitespace() || matches!(last, '-' | '—' | '–')
            });
            let length = if alone { captures.get(0)?.end() } else { digits.end() };
            Some((index, digits.as_str().parse().ok()?, length))
        })
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (index, number, length) in candidates {
        let follows = match last {
            None => number == 1,
            Some((at, before)) => number == before + 1 && (PAGE.contains(&(index - at))),
        };
        if follows {
            last = Some((index, number));
            found.push((index, length));
        }
    }
    if found.len() >= PAGES { found } else { Vec::new() }
}

/// A line goes on in the next if fewer characters are wanting; behind the end of a sentence, where indents tell more.
const FULL: f32 = 2.5;
const NEARLY: f32 = 8.0;
/// Lines on a page.
const PAGE: std::ops::RangeInclusive<usize> = 10..=70;
/// Fewer numbers in a row may be chance.
const PAGES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Format;

    fn text(text: String) -> Text {
        Text { text, format: Format::Text, encoding: None, repairs: Vec::new() }
    }

    /// A text broken every twenty characters, with a page's number glued before each twelfth line.
    fn page(paragraphs: &[&str], numbered: bool) -> String {
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            let characters: Vec<char> = paragraph.chars().collect();
            lines.extend(characters.chunks(20).map(|chunk| chunk.iter().collect::<String>()));
        }
        let mut number = 0;
        for (index, line) in lines.iter_mut().enumerate() {
            if numbered && index % 12 == 11 {
                number += 1;
                *line = format!("{number}{line}");
            }
        }
        lines.join("\n") + "\n"
    }

    const PARAGRAPHS: [&str; 3] = [
        "一、发展目标",
        "今后五年，地区生产总值年均增长百分之六左右，规模以上工业增加值年均增长百分之七以上，固定资产投资保持平稳增长，社会消费品零售总额稳步提高，居民收入与经济同步增长",
        "（二）我们要坚持把发展经济的着力点放在实体经济上，推进新型工业化，加快建设制造强市，推动制造业高端化智能化绿色化发展，培育壮大新兴产业和未来产业，促进数字经济和实体经济深度融合",
    ];

    #[test]
    fn broken_lines_are_joined() {
        let long: Vec<&str> = PARAGRAPHS.iter().copied().cycle().take(18).collect();
        let mut read = text(page(&long, false));
        reflow(&mut read);
        assert_eq!(read.text.lines().collect::<Vec<_>>(), long);
        assert_eq!(read.repairs, [Repair::LinesJoined]);
    }

    #[test]
    fn page_numbers_go() {
        let long: Vec<&str> = PARAGRAPHS.iter().copied().cycle().take(30).collect();
        let mut read = text(page(&long, true));
        reflow(&mut read);
        assert_eq!(read.text.lines().collect::<Vec<_>>(), long);
        assert_eq!(read.repairs, [Repair::PagesCleared, Repair::LinesJoined]);
    }

    #[test]
    fn a_paragraph_a_line_stays() {
        for paragraphs in [PARAGRAPHS.repeat(10), vec!["新建学校3所。"; 40], vec!["1家", "2", "3所"]] {
            let before = paragraphs.join("\n");
            let mut read = text(before.clone());
            reflow(&mut read);
            assert_eq!((read.text, read.repairs), (before, vec![]));
        }
    }

    #[test]
    fn indents_tell_paragraphs_where_pages_have_them() {
        let line = |text: &str, short: f32, indented: bool| Line { text: text.into(), short, indented };
        let lines = [
            line("预期目标是：生产总值增长", 0.0, true),
            line("6%左右。", 3.0, false),
            line("居民收入同步增长，", 4.0, false),
            line("就业稳定。", 15.0, false),
            line("为此，要抓好以下工作。", 9.0, true),
            line("支持", 0.5, true),
            line("二、三级医院", 0.5, false),
            line("2.5万家。", 12.0, false),
            line("各位代表：", 15.0, false),
        ];
        assert_eq!(
            joined(&lines),
            "预期目标是：生产总值增长6%左右。居民收入同步增长，就业稳定。\n为此，要抓好以下工作。\n支持二、三级医院2.5万家。\n各位代表：\n"
        );
        let flush: Vec<Line> = lines.into_iter().map(|line| Line { indented: false, ..line }).collect();
        assert_eq!(
            joined(&flush),
            "预期目标是：生产总值增长6%左右。\n居民收入同步增长，\n就业稳定。\n为此，要抓好以下工作。\n支持二、三级医院2.5万家。\n各位代表：\n"
        );
    }

    #[test]
    fn contents_are_known_by_their_dots() {
        assert!(is_contents("一、发展环境........................3"));
        assert!(is_contents("结语…………………………"));
        assert!(!is_contents("我们要……"));
        assert!(!is_contents("增长5.5"));
    }
}
