//! Headings: numbered (一、 （一） 1. 第一章) and unnumbered, also where they are glued to their paragraph.

use crate::lexicon::Lexicon;
use crate::numeral::character;
use crate::span::{Span, first_characters};
use once_cell::sync::Lazy;
use regex::Regex;

/// A heading with its depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading {
    /// 1 for the outermost kind.
    pub(crate) level: u8,
    /// Whether a number opens it.
    pub(crate) numbered: bool,
    /// Number and title, without the full stop.
    pub(crate) title: Span,
    /// The paragraph it opens.
    pub(crate) paragraph: usize,
}

/// The kinds of numbers before a title with their depth, by the character they begin with.
static NUMBERED: Lazy<[(u8, Regex); 6]> = Lazy::new(|| {
    let pattern = |text: &str| Regex::new(text).expect("the pattern is valid");
    [
        (1, pattern(r"^第[一二三四五六七八九十百0-9]{1,3}(?:章|篇|部分|节)")),
        (3, pattern(r"^[（(][一二三四五六七八九十]{1,3}[）)]")),
        (5, pattern(r"^[（(][0-9０-９]{1,2}[）)]")),
        (4, pattern(r"^[0-9０-９]{1,2}(?:[.．][0-9]{1,2}){1,3}[ \u{3000}]")),
        (4, pattern(r"^[0-9０-９]{1,2}(?:、|[.．][^0-9０-９])")),
        (2, pattern(r"^[一二三四五六七八九十]{1,3}[、．.]")),
    ]
});

/// A title is no longer than this.
const TITLE: usize = 60;
/// An unnumbered title is shorter.
const UNNUMBERED: usize = 36;
/// A title whose full stop is missing is cut here at the latest.
const GLUED: usize = 40;

/// The heading that a paragraph opens with.
pub(crate) fn read(lexicon: &Lexicon, text: &str, index: usize, paragraph: Span) -> Option<Heading> {
    let line = paragraph.slice(text);
    let heading = |level, numbered, len| Heading {
        level,
        numbered,
        title: Span::new(paragraph.start, paragraph.start + len).trimmed(text),
        paragraph: index,
    };
    let kinds = match line.chars().next() {
        Some('第') => 0..1,
        Some('（' | '(') => 1..3,
        Some(first) if character::is_arabic(first) => 3..5,
        Some(first) if character::counts(first) => 5..6,
        _ => 0..0,
    };
    if let Some((level, _)) = NUMBERED[kinds].iter().find(|(_, pattern)| pattern.is_match(line)) {
        return Some(heading(*level, true, title_len(lexicon, line)));
    }
    if line.is_empty() || line.len() > 4 * UNNUMBERED || line.chars().nth(UNNUMBERED).is_some() {
        return None;
    }
    // A title is one phrase: a stop inside makes a sentence of it.
    let closed = line.contains(['。', '；', ';', '，', ',', '！', '!', '？', '?']) || line.ends_with(['：', ':', '、']);
    let tells = || {
        lexicon.frames_heading.find(line).next().is_some()
            || super::year::plan_end(line).is_some()
            || opens_with_year(line)
            || works_of_year(line)
    };
    (!closed && tells()).then(|| heading(1, false, line.len()))
}

/// An unnumbered heading without a year stands inside the chapter that a number has opened.
pub(crate) fn place_unnumbered(text: &str, headings: &mut [Heading]) {
    let mut chapter = false;
    for heading in headings {
        chapter |= heading.numbered && heading.level <= 2;
        let title = heading.title.slice(text);
        let dated = || !super::year::named_years(title).is_empty() || super::year::plan_end(title).is_some();
        if chapter && !heading.numbered && !dated() {
            heading.level = INNERMOST;
        }
    }
}

/// Deeper than any numbered heading.
const INNERMOST: u8 = 9;

/// `2018年：铆足干劲抓落实`.
fn opens_with_year(line: &str) -> bool {
    super::year::year_opening(line).is_some_and(|mention| mention.named && line[mention.end..].starts_with(['：', ':']))
}

/// `首先报告2001年的工作`.
fn works_of_year(line: &str) -> bool {
    let named = super::year::years(line).first().filter(|mention| mention.named).map(|mention| &line[mention.end..]);
    named.is_some_and(|rest| rest.trim_start_matches('的').starts_with("工作"))
}

/// Where a title ends that its paragraph follows without a mark: `二、2024年工作任务|今年是…`.
fn glued(lexicon: &Lexicon, line: &str) -> Option<usize> {
    let head = first_characters(line, TITLE);
    let head = &head[..head.find(['，', '。']).unwrap_or(head.len())];
    lexicon.frames_heading.find(head).map(|(at, word, _)| at + word.len()).find(|end| {
        let rest = &line[*end..];
        let year = super::year::year_opening(first_characters(rest, 6));
        ["今年是", "各位代表"].iter().any(|word| rest.starts_with(word))
            || year.is_some_and(|mention| mention.named && rest[mention.end..].starts_with('是'))
    })
}

/// How many bytes of a numbered line are its title.
fn title_len(lexicon: &Lexicon, line: &str) -> usize {
    let cut = |characters: usize| first_characters(line, characters).len();
    if let Some(end) = glued(lexicon, line) {
        return end;
    }
    let stop = line.find(['。', '；', ';', '：', '！']);
    match stop {
        Some(stop) if stop <= cut(TITLE) => stop,
        None if line.len() <= cut(TITLE) => line.len(),
        // The stop is missing: the title ends behind the last word that is typical of titles.
        _ => {
            let head = &line[..cut(GLUED)];
            lexicon
                .frames_heading
                .find(head)
                .last()
                .map_or_else(|| head.find(['，', ',']).unwrap_or(head.len()), |(at, word, _)| at + word.len())
        }
    }
}
