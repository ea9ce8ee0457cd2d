//! Numbers as reports write them, read to exact decimals: `2.38万`, `三千二百亿`, `3万4000`, `百分之五点五`,
//! `十来万`, `数十`, full-width digits.
//!
//! A number is read once from where it begins; a run of number characters that makes no number
//! (`十百千`, forty digits in a row) is passed over whole, so that reading costs linear time.

pub(crate) mod character;
mod compose;

use crate::span::Span;
use character::{Role, is_letter, role};
use compose::Composer;
use rust_decimal::Decimal;

/// A number with where it stands and how it was written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numeral {
    /// The number's characters, without sign words of bounds.
    pub(crate) span: Span,
    /// Its exact value; the lower one where two digits stand for a range (`三五百`).
    pub(crate) value: Decimal,
    /// The upper value of such a pair.
    pub(crate) upper: Option<Decimal>,
    /// The magnitudes after its last digit: 亿 in `20亿`.
    pub(crate) scale: Decimal,
    /// Whether Arabic digits occur in it.
    pub(crate) arabic: bool,
    /// Whether it is a magnitude alone: `百`, `千亿`.
    pub(crate) bare: bool,
    /// Whether its Han digits are spelt one by one: `二〇二六`.
    pub(crate) spelt: bool,
    /// What it leaves open.
    pub(crate) vague: Option<Vague>,
    /// What part of a whole it names.
    pub(crate) part: Part,
}

/// What a number leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vague {
    /// 多, 余, 几, 数: more than said.
    More,
    /// 来: about as said.
    About,
}

/// What part of a whole a number names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A plain number.
    Whole,
    /// 百分之: percent.
    Percent,
    /// 千分之: per mille.
    PerMille,
    /// 三分之一, 1/3: a plain fraction.
    Fraction,
}

/// The outcome of reading at a place where a number may begin.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reading {
    /// A number.
    Numeral(Numeral),
    /// Number characters up to this byte that make no number.
    Nonsense(usize),
}

/// More magnitudes or digits than any quantity is written with.
const LONGEST: usize = 32;

/// Whether a unit that itself begins with a magnitude (千瓦) starts a text.
pub(crate) type UnitTest<'f> = &'f dyn Fn(&str) -> bool;

/// Reads the number that begins at byte `at`, if its first character can begin one. A magnitude at which
/// `is_unit` holds belongs to the unit.
pub(crate) fn read(text: &str, at: usize, is_unit: UnitTest<'_>) -> Option<Reading> {
    let first = text[at..].chars().next()?;
    if !character::begins(first as u32) {
        return None;
    }
    if let Some(numeral) = plain(text, at) {
        return Some(Reading::Numeral(numeral));
    }
    if let Some((part, after)) = part_prefix(text, at) {
        return Some(match read_plain(text, after, is_unit) {
            Some(Reading::Numeral(inner)) => {
                Reading::Numeral(Numeral { span: Span::new(at, inner.span.end), part, ..inner })
            }
            Some(nonsense) => nonsense,
            None => Reading::Nonsense(after),
        });
    }
    let reading = read_plain(text, at, is_unit)?;
    let Reading::Numeral(numeral) = reading else { return Some(reading) };
    Some(Reading::Numeral(fraction(text, &numeral, is_unit).unwrap_or(numeral)))
}

/// Digits in a row that nothing of a number follows (`100家`, `三所`), which most numbers are.
fn plain(text: &str, at: usize) -> Option<Numeral> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let (value, width, arabic) = match role(first)? {
        Role::Han(digit) if !character::is_formal(first) => (u64::from(digit), first.len_utf8(), false),
        Role::Arabic(_) if first.is_ascii() => {
            let width = rest.bytes().take_while(u8::is_ascii_digit).count();
            (rest[..width].parse().ok().filter(|_| width <= PLAIN_DIGITS)?, width, true)
        }
        _ => return None,
    };
    let behind = rest[width..].chars().next();
    let goes_on = behind.is_some_and(|next| role(next).is_some() || matches!(next, ' ' | '\u{a0}' | '/' | '分'));
    (!goes_on).then(|| Numeral {
        span: Span::new(at, at + width),
        value: Decimal::from(value),
        upper: None,
        scale: Decimal::ONE,
        arabic,
        bare: false,
        spelt: false,
        vague: None,
        part: Part::Whole,
    })
}

/// More digits are read with care.
const PLAIN_DIGITS: usize = 15;

/// `百分之` and its kin at `at`, with where the number after it begins.
fn part_prefix(text: &str, at: usize) -> Option<(Part, usize)> {
    let rest = &text[at..];
    [("百分之", Part::Percent), ("千分之", Part::PerMille)]
        .into_iter()
        .find(|(prefix, _)| rest.starts_with(prefix))
        .map(|(prefix, part)| (part, at + prefix.len()))
}

/// Fractions that no decimal ends are kept to so many places.
const FRACTION_PLACES: u32 = 12;

/// `三分之一` and `1/3`, whose first number has been read.
fn fraction(text: &str, first: &Numeral, is_unit: UnitTest<'_>) -> Option<Numeral> {
    let rest = &text[first.span.end..];
    let (mark, han) =
        if rest.starts_with("分之") { ("分之", true) } else { (rest.get(..1).filter(|c| *c == "/")?, false) };
    let Some(Reading::Numeral(second)) = read_plain(text, first.span.end + mark.len(), is_unit) else { return None };
    let (below, above) = if han { (first, &second) } else { (&second, first) };
    // A longer chain of slashes is a date or a path.
    let chained = !han && (text[second.span.end..].starts_with('/') || text[..first.span.start].ends_with('/'));
    let value = above
        .value
        .checked_div(below.value)
        .filter(|value| !chained && value.abs() <= Decimal::ONE)?
        .round_dp(FRACTION_PLACES);
    Some(Numeral { span: Span::new(first.span.start, second.span.end), value, part: Part::Fraction, ..second })
}

/// Reads a number without a part prefix.
fn read_plain(text: &str, at: usize, is_unit: UnitTest<'_>) -> Option<Reading> {
    let mut at_now = at;
    let mut composer = Composer::default();
    let next = |at: usize| text[at..].chars().next().map(|c| (c, role(c), c.len_utf8()));

    let mut negative = false;
    if let Some((_, Some(Role::Minus), width)) = next(at_now) {
        // 经营主体减负2500亿元: behind a letter or character 负 is part of a word, - a hyphen.
        let follows_number = text[..at_now].chars().next_back().is_some_and(is_letter);
        if follows_number || !matches!(next(at_now + width), Some((_, Some(Role::Arabic(_) | Role::Han(_)), _))) {
            return None;
        }
        negative = true;
        at_now += width;
    }
    if let Some((_, Some(Role::Some | Role::Several), width)) = next(at_now) {
        if !matches!(next(at_now + width), Some((_, Some(Role::Magnitude(_)), _))) {
            return None;
        }
        composer.vague = Some(Vague::More);
        at_now += width;
    }

    let mut steps = 0;
    let mut valid = true;
    while let Some((_, Some(role), width)) = next(at_now) {
        let end = match role {
            Role::Arabic(_) => arabic_end(text, at_now),
            Role::Han(_) => han_end(text, at_now),
            Role::Magnitude(_) if steps > 0 && is_unit(&text[at_now..]) => break,
            Role::Magnitude(_) => at_now + width,
            Role::More | Role::About | Role::Some if composer.open_after(role, &text[at_now + width..]) => {
                at_now + width
            }
            _ => break,
        };
        valid = valid
            && match role {
                Role::Arabic(_) => match composer.arabic(&text[at_now..end]) {
                    Some(taken) => taken,
                    // A second number follows without a magnitude between: it is another number.
                    None => break,
                },
                Role::Han(_) => match composer.han(&text[at_now..end]) {
                    Some(taken) => taken,
                    None => break,
                },
                Role::Magnitude(power) => composer.magnitude(power),
                _ => true,
            };
        at_now = end;
        steps += 1;
        valid &= steps <= LONGEST;
        if let (Role::Arabic(_), Some(space)) = (role, spaced_magnitude(text, at_now)) {
            at_now += space;
        }
    }
    if at_now == at || steps == 0 || steps == 1 && text[at..at_now].chars().all(character::is_formal) {
        return None;
    }
    let numeral = if valid { composer.finish(Span::new(at, at_now), negative) } else { None };
    Some(numeral.map_or(Reading::Nonsense(at_now), Reading::Numeral))
}

/// The width of one space that stands between Arabic digits and 万 or 亿 (`3.87 万亿元`, as PDF text layers have it).
fn spaced_magnitude(text: &str, at: usize) -> Option<usize> {
    let mut characters = text[at..].chars();
    let space = characters.next().filter(|c| matches!(c, ' ' | '\u{a0}'))?;
    matches!(role(characters.next()?), Some(Role::Magnitude(4..))).then_some(space.len_utf8())
}

/// More digits that stand apart are a table, no number.
const LONGEST_SPREAD: usize = 24;

/// The end of digits that stand apart (`4 9 2 5 0 万吨`, as some pages set them): every one alone, with a point
/// among them perhaps.
fn spread_end(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut digits = 0;
    let mut characters = text[at..].char_indices().take(2 * LONGEST_SPREAD).peekable();
    while let Some((offset, c)) = characters.next() {
        let point = role(c) == Some(Role::Point) && digits > 0;
        if !character::is_arabic(c) && !point {
            break;
        }
        digits += usize::from(!point);
        end = at + offset + c.len_utf8();
        match characters.peek() {
            Some((_, ' ')) => drop(characters.next()),
            _ => break,
        }
    }
    // A digit pair touching would make a table row of it.
    let alone = !text[end..].starts_with(character::is_arabic);
    (digits > 1 && alone).then_some(end)
}

/// The end of Arabic digits with point and thousands that begin at `at`.
fn arabic_end(text: &str, at: usize) -> usize {
    if let Some(end) = spread_end(text, at) {
        return end;
    }
    let mut end = digits_end(text, at);
    let mut groups = text[at..end].chars().count() <= 3;
    loop {
        let Some(mark) = text[end..].chars().next() else { return end };
        let after = digits_end(text, end + mark.len_utf8());
        let digits = text[end + mark.len_utf8()..after].chars().count();
        match role(mark) {
            Some(Role::Comma) if groups && digits == 3 => end = after,
            Some(Role::Point) if digits > 0 => {
                // 1.2.3 is a version or a numbering: take it whole, composing then refuses it.
                end = after;
                groups = false;
            }
            _ => return end,
        }
    }
}

fn digits_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|&c| character::is_arabic(c)).map(char::len_utf8).sum::<usize>()
}

/// The end of Han digits, with 点 and the digits after it, that begin at `at`.
fn han_end(text: &str, at: usize) -> usize {
    let run = |at: usize| {
        at + text[at..]
            .chars()
            .enumerate()
            // 二两: 两 behind another digit is the unit.
            .take_while(|&(index, c)| matches!(role(c), Some(Role::Han(_))) && (index == 0 || c != '两'))
            .map(|(_, c)| c)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let end = run(at);
    match text[end..].chars().next() {
        Some(point) if role(point) == Some(Role::HanPoint) => {
            let after = run(end + point.len_utf8());
            if after > end + point.len_utf8() { after } else { end }
        }
        _ => end,
    }
}

#[cfg(test)]
mod tests;
