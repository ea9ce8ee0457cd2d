//! Calendar years and five-year plans named in a text, and from them the report's own year.

use crate::numeral::character::{self, Role, role};
use crate::signs::position;
use crate::span::first_characters;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;
use regex::Regex;

/// Years a report can speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A four-digit year in `text`: where it starts and ends (with 年 if it has one), and whether 年 follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YearMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) year: i32,
    pub(crate) named: bool,
}

/// Every four-digit year of `text`, in Arabic, full-width or Han digits (`2026年`, `１９９４年`, `一九八五年`).
pub(crate) fn years(text: &str) -> Vec<YearMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = position(&text[at..], character::begins) {
        at = run(text, at + offset, &mut found);
    }
    found
}

/// The years of `text` that 年 follows.
pub(crate) fn named_years(text: &str) -> Vec<YearMention> {
    named_years_at(text, YEAR.find_iter(text.as_bytes()))
}

/// The same where every 年 of `text` is known.
pub(crate) fn named_years_at(text: &str, marks: impl Iterator<Item = usize>) -> Vec<YearMention> {
    let mut found = Vec::new();
    let mut from = 0;
    for mark in marks {
        let head = text.get(from..mark).unwrap_or("");
        let head = head.strip_suffix([' ', '\u{a0}']).unwrap_or(head);
        if !head.ends_with(|character| digit(character).is_some()) {
            continue;
        }
        // Digits may stand apart: the reading begins where nothing but digits and spaces goes before.
        let digits = head.trim_end_matches(|character| character == ' ' || digit(character).is_some());
        from += digits.len();
        while let Some(offset) = text[from..mark].find(|character| digit(character).is_some()) {
            from = run(text, from + offset, &mut found);
            if from >= mark {
                break;
            }
        }
    }
    found.retain(|mention| mention.named);
    found
}

static YEAR: Lazy<Finder<'_>> = Lazy::new(|| Finder::new("年"));

/// The year that `text` opens with.
pub(crate) fn year_opening(text: &str) -> Option<YearMention> {
    let mut found = Vec::new();
    digit(text.chars().next()?)?;
    run(text, 0, &mut found);
    found.first().filter(|mention| mention.start == 0).copied()
}

/// A digit that years are written with.
fn digit(character: char) -> Option<u8> {
    match role(character) {
        Some(Role::Arabic(digit) | Role::Han(digit)) if character != '两' => Some(digit),
        _ => None,
    }
}

/// Reads the digits that begin at byte `from`, and returns where to look on.
fn run(text: &str, from: usize, found: &mut Vec<YearMention>) -> usize {
    let (mut value, mut digits, mut start) = (0i32, 0usize, from);
    let mut close = |digits: usize, value: i32, start: usize, end: usize| {
        if digits == 4 && YEARS.contains(&value) {
            let rest = &text[end..];
            let inner = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
            let named = inner.starts_with('年') && !inner.starts_with("年代");
            let end = if named { text.len() - inner.len() + '年'.len_utf8() } else { end };
            found.push(YearMention { start, end, year: value, named });
        }
    };
    // 1 9 9 8 年: digits that stand apart.
    let mut apart = false;
    let mut before = ' ';
    for (offset, character) in text[from..].char_indices() {
        let at = from + offset;
        match digit(character) {
            Some(digit) => {
                if apart && before != ' ' {
                    close(digits, value, start, at);
                    digits = 0;
                }
                if digits == 0 {
                    (start, value, apart) = (at, 0, false);
                }
                digits += 1;
                value = value.saturating_mul(10).saturating_add(i32::from(digit));
            }
            None => {
                let single = || {
                    let mut next = text[at + character.len_utf8()..].chars();
                    next.next().is_some_and(character::is_arabic) && !next.next().is_some_and(character::is_arabic)
                };
                let spread = character == ' ' && before != ' ' && (digits == 1 || apart && (2..4).contains(&digits));
                if !(spread && single()) {
                    close(digits, value, start, at);
                    return at + character.len_utf8();
                }
                apart = true;
            }
        }
        before = character;
    }
    close(digits, value, start, text.len());
    text.len()
}

/// The five-year plan that `text` names, as its last year: `“十五五”` and `第十五个五年` are 2030.
///
/// The first plan ended in 1957, the second in 1962; from the third (1966–1970) on each ends five years later.
pub(crate) fn plan_end(text: &str) -> Option<(usize, i32)> {
    plan(text).map(|(start, _, end)| (start, end))
}

/// The five-year plan that `text` opens with, as its last year.
pub(crate) fn plan_opening(text: &str) -> Option<i32> {
    let first = text.chars().next()?;
    let opens = matches!(first, '“' | '”' | '"' | '‘' | '’' | '「' | '第') || character::counts(first);
    if opens {
        plan(first_characters(text, LONGEST_PLAN)).filter(|(start, ..)| *start == 0).map(|(.., end)| end)
    } else {
        None
    }
}

/// No name of a plan is longer, with what tells that it is one.
const LONGEST_PLAN: usize = 16;

/// The first five-year plan that `text` names: from where to where, and its last year.
fn plan(text: &str) -> Option<(usize, usize, i32)> {
    static PLAN: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"[“”\x22‘’「]?(十?[一二三四五六七八九])五[“”\x22‘’」]?(?:时期|期间|规划|末|计划|开局|目标|发展|主要|，|。|以来|收官|[”\x22’」])|第(十?[一二三四五六七八九]|十)个五年")
            .expect("the pattern is valid")
    });
    // Every name of a plan has a digit or 个 before its 五.
    let named = |at: usize| text[..at].ends_with(|c: char| c == '个' || matches!(role(c), Some(Role::Han(_))));
    if !FIVE.find_iter(text.as_bytes()).any(named) {
        return None;
    }
    let captures = PLAN.captures(text)?;
    let number = captures.get(1).or_else(|| captures.get(2))?.as_str();
    let number = ordinal(number);
    let end = match number {
        1 => 1957,
        2 => 1962,
        n => 1970 + (n - 3) * 5,
    };
    let whole = captures.get(0)?;
    Some((whole.start(), whole.end(), end))
}

static FIVE: Lazy<Finder<'_>> = Lazy::new(|| Finder::new("五"));

/// Every five-year plan that `text` names, with where it stands.
pub(crate) fn plan_ends(text: &str) -> Vec<(usize, i32)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, behind, end)) = plan(&text[from..]) {
        found.push((from + at, end));
        from += behind;
    }
    found
}

/// The stretch of years that `text` opens with (今后三年, 未来5年): its length in bytes and in years.
pub(crate) fn years_ahead(text: &str) -> Option<(usize, i32)> {
    static AHEAD: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^(?:今后|未来)(?:的)?([一二两三四五六七八九十]|[0-9]{1,2})年").expect("the pattern is valid")
    });
    if !text.starts_with(['今', '未']) {
        return None;
    }
    let captures = AHEAD.captures(text)?;
    let number = captures.get(1)?.as_str();
    let years = number.parse().unwrap_or_else(|_| ordinal(number));
    Some((captures.get(0)?.len(), years))
}

/// A Han number below twenty, as plans and congresses are counted with.
pub(super) fn ordinal(text: &str) -> i32 {
    text.chars().fold(0, |sum, c| match role(c) {
        Some(Role::Magnitude(1)) => 10,
        Some(Role::Han(digit)) => sum + i32::from(digit),
        _ => sum,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_every_script() {
        let found =
            |text: &str| years(text).into_iter().map(|mention| (mention.year, mention.named)).collect::<Vec<_>>();
        assert_eq!(found("2026年"), [(2026, true)]);
        assert_eq!(found("１９９４年"), [(1994, true)]);
        assert_eq!(found("一九八五年"), [(1985, true)]);
        assert_eq!(found("二〇二六 年"), [(2026, true)]);
        assert_eq!(found("2026—2030年"), [(2026, false), (2030, true)]);
        assert_eq!(found("12026年，3000年，1990年代"), [(1990, false)]);
        assert_eq!(found("1 9 9 8 年"), [(1998, true)]);
        assert_eq!(found("5 1998年"), [(1998, true)]);
        assert_eq!(found("20260127"), []);
    }

    #[test]
    fn five_year_plans() {
        for (text, end) in [
            ("“十五五”时期", 2030),
            ("“十一五”末", 2010),
            ("第六个五年计划", 1985),
            ("“八五”期间", 1995),
            ("第十个五年", 2005),
        ] {
            assert_eq!(plan_end(text).map(|(_, end)| end), Some(end), "{text}");
        }
        for text in ["五年来", "十五年", "三十五家", "“五五普法”"] {
            assert_eq!(plan_end(text), None, "{text}");
        }
    }
}
