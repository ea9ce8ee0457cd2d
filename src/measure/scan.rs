//! One pass over the raw text: every number, its unit, its bounds, its rejection.

use super::shield::shields;
use super::{Measure, Rejection, bound, reject, unit};
use crate::lexicon::{Lexicon, NotMeasure, Particle};
use crate::numeral::character::{Role, is_letter};
use crate::numeral::{self, Numeral, Part, Reading, character};
use crate::scheme::{Bound, UnitKind};
use crate::signs::{Sign, Signs};
use crate::span::Span;
use compact_str::CompactString;
use rust_decimal::Decimal;

/// Every number that begins in `span`, in order, those that are no measure with their rejection.
pub(crate) fn numbers(lexicon: &Lexicon, signs: &Signs<'_>, span: Span) -> Vec<Measure> {
    scan(lexicon, signs, span, true)
}

/// The same without those that are none and keep no mark from parting a clause: names, dates, digits inside a word
/// (进一步, 统一规划).
pub(crate) fn measures(lexicon: &Lexicon, signs: &Signs<'_>, span: Span) -> Vec<Measure> {
    scan(lexicon, signs, span, false)
}

fn scan(lexicon: &Lexicon, signs: &Signs<'_>, span: Span, names: bool) -> Vec<Measure> {
    let text = signs.text;
    let mut found = Vec::new();
    let mut places = signs.find(span, Sign::Number).peekable();
    if places.peek().is_none() {
        return found;
    }
    let shields = shields(signs, span);
    let mut shield = shields.iter().peekable();
    let mut passed = span.start;
    // What is no measure still matters where it keeps a mark from parting a clause.
    let matters = |stretch: Span| names || signs.find(stretch, Sign::Clause).next().is_some();
    for at in places {
        if at < passed {
            continue;
        }
        while shield.next_if(|span| span.end <= at).is_some() {}
        let quotation = shield.peek().map(|span| **span).filter(|span| span.start <= at);
        if let Some(quotation) = quotation.filter(|quotation| !matters(*quotation)) {
            passed = quotation.end;
            continue;
        }
        if !names && inside_word(lexicon, text, at) {
            continue;
        }
        let step = match step(lexicon, text, at) {
            Step::Found(mut measure) => {
                let end = measure.span.end;
                if quotation.is_some() {
                    measure.rejection = Some(Rejection::Quoted);
                }
                if measure.rejection.is_none() || matters(measure.extent()) {
                    found.push(measure);
                }
                end
            }
            Step::Skip(end) => end,
        };
        passed = step;
    }
    found
}

/// Whether a Han digit at byte `at` is part of a word: what follows is a letter, but no unit nor anything else of a
/// measure, and no known word holds it, which would hold what is behind it too.
fn inside_word(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    let mut characters = text[at..].chars();
    let (Some(first), Some(next)) = (characters.next(), characters.next()) else { return false };
    let digit = matches!(character::role(first), Some(Role::Han(_)));
    let measures = || {
        character::role(next).is_some()
            || next == PART_OF
            || lexicon.units.may_begin(next)
            || [Particle::To, Particle::Tenth, Particle::Classifier].iter().any(|part| lexicon.may_begin(*part, next))
            || lexicon.not_measures.starting(&text[at..]).is_some()
            || begun_before(lexicon, text, at)
    };
    digit && matches!(next, '\u{4e00}'..='\u{9fff}') && !measures()
}

/// Opens 分之.
const PART_OF: char = '分';

/// Whether a unit such as 千瓦 starts a text.
fn unit_test(lexicon: &Lexicon) -> impl Fn(&str) -> bool {
    |text| lexicon.magnitude_units.starting(text).is_some()
}

/// 翻, which opens 翻一番 and 翻番.
const DOUBLING: char = '翻';

enum Step {
    Found(Measure),
    Skip(usize),
}

fn step(lexicon: &Lexicon, text: &str, at: usize) -> Step {
    if text[at..].starts_with(DOUBLING) {
        return doubling(lexicon, text, at).map_or(Step::Skip(at), Step::Found);
    }
    let reading = || numeral::read(text, at, &unit_test(lexicon));
    let Some((word, kind)) = covering_word(lexicon, text, at) else {
        return match reading() {
            Some(Reading::Numeral(numeral)) => Step::Found(measure(lexicon, text, numeral)),
            Some(Reading::Nonsense(end)) => Step::Skip(end),
            None => Step::Skip(at),
        };
    };
    match reading() {
        Some(Reading::Numeral(numeral)) if outgrown(lexicon, text, &numeral, word, kind) => {
            Step::Found(measure(lexicon, text, numeral))
        }
        Some(Reading::Numeral(numeral)) => Step::Found(name(numeral, word, kind)),
        _ => Step::Skip(word.end),
    }
}

/// The longest word with a numeral in it that covers byte `at`, looking back a few characters.
fn covering_word(lexicon: &Lexicon, text: &str, at: usize) -> Option<(Span, NotMeasure)> {
    const BACK: usize = 5;
    let mut start = at;
    for _ in 0..=BACK {
        let covering = lexicon.not_measures.starting_where(&text[start..], |word, _| start + word.len() > at);
        // 十一起 is eleven cases: a word's own numeral is not cut out of a longer number.
        let cut = |kind: NotMeasure| {
            kind != NotMeasure::Class && text[..start].chars().next_back().is_some_and(character::counts)
        };
        if let Some((word, kind)) = covering.filter(|(_, kind)| !cut(**kind)) {
            return Some((Span::new(start, start + word.len()), *kind));
        }
        if start == at && !begun_before(lexicon, text, at) {
            return None;
        }
        match text[..start].chars().next_back() {
            Some(c) if is_letter(c) => start -= c.len_utf8(),
            _ => return None,
        }
    }
    None
}

/// Whether the numeral at byte `at` may stand inside a word that has begun before it.
fn begun_before(lexicon: &Lexicon, text: &str, at: usize) -> bool {
    let width = |character: Option<char>| character.map_or(0, char::len_utf8);
    let (before, own) = (width(text[..at].chars().next_back()), width(text[at..].chars().next()));
    lexicon.numeral_inside.get(&text[at - before..at + own]).is_some()
}

/// Whether a number with its unit reaches beyond a word that begins like it (三公里, 三公经费).
fn outgrown(lexicon: &Lexicon, text: &str, numeral: &Numeral, word: Span, kind: NotMeasure) -> bool {
    if word.start != numeral.span.start
        || matches!(kind, NotMeasure::Class | NotMeasure::PerUnit | NotMeasure::Date | NotMeasure::Order)
    {
        return false;
    }
    unit::read(lexicon, &text[numeral.span.end..]).is_some_and(|unit| numeral.span.end + unit.width > word.end)
}

/// A name that `explain` can show: the number inside a known word, rejected.
fn name(numeral: Numeral, word: Span, kind: NotMeasure) -> Measure {
    let rejection = match kind {
        NotMeasure::Class | NotMeasure::PerUnit => Rejection::Class,
        NotMeasure::Order => Rejection::Numbering,
        NotMeasure::Date => Rejection::Date,
        _ => Rejection::Name,
    };
    let span = Span::new(numeral.span.start, word.end.max(numeral.span.end));
    let value = numeral.value;
    Measure { rejection: Some(rejection), ..unbounded(span, (value, None, None), numeral) }
}

/// The measure whose (first) number has been read.
fn measure(lexicon: &Lexicon, text: &str, first: Numeral) -> Measure {
    let (low_unit, low_end) = unit_after(lexicon, text, &first);
    let second = range_end(lexicon, text, &first, low_unit.as_ref(), low_end);
    let measure = match second {
        Some((second, unit, end)) => ranged(first, &second, unit, end),
        None => single(lexicon, text, first, low_unit, low_end),
    };
    let measure = bounded(lexicon, text, measure);
    Measure { rejection: reject::reject(lexicon, text, &measure), ..measure }
}

/// A value, the upper end of a range, and the unit with its kind.
type Quantity = (Decimal, Option<Decimal>, Option<(CompactString, UnitKind)>);

/// A measure before its bound words are read.
fn unbounded(span: Span, (value, value_max, unit): Quantity, numeral: Numeral) -> Measure {
    Measure {
        span,
        value: value.normalize(),
        value_max: value_max.map(|value| value.normalize()),
        kind: unit.as_ref().map(|(_, kind)| *kind),
        unit: unit.map(|(name, _)| name),
        bound: Bound::Eq,
        bound_before: None,
        bound_after: None,
        numeral,
        rejection: None,
    }
}

/// The measure with the bound words that touch it.
fn bounded(lexicon: &Lexicon, text: &str, measure: Measure) -> Measure {
    let bounds = bound::read(lexicon, text, measure.span, &measure.numeral);
    Measure {
        bound: bound::resolve(&bounds, &measure.numeral, measure.value_max.is_some()),
        bound_before: bounds.before.map(|(span, _)| span),
        bound_after: bounds.after.map(|(span, _)| span),
        ..measure
    }
}

/// The unit after a number with its end; percent carries its own.
fn unit_after(lexicon: &Lexicon, text: &str, numeral: &Numeral) -> (Option<(CompactString, UnitKind)>, usize) {
    let end = numeral.span.end;
    match numeral.part {
        Part::Percent => return (Some(("%".into(), UnitKind::Ratio)), end),
        Part::PerMille => return (Some(("‰".into(), UnitKind::Ratio)), end),
        Part::Fraction => return (None, end),
        Part::Whole => {}
    }
    let end = end + space_before_unit(text, numeral);
    let rest = &text[end..];
    if let Some(tenth) = lexicon.particle_at(rest, Particle::Tenth)
        && numeral.value <= Decimal::TEN
        && lexicon.particle_at(rest, Particle::NotTenth).is_none()
    {
        return (Some((tenth.into(), UnitKind::Ratio)), end + tenth.len());
    }
    match unit::read(lexicon, rest) {
        Some(unit) => (Some((unit.name, unit.kind)), end + unit.width),
        None => (None, numeral.span.end),
    }
}

/// How wide the space is that a page sets between a number and its unit (新建学校 30 所). A number that opens its line
/// numbers it.
fn space_before_unit(text: &str, numeral: &Numeral) -> usize {
    let before = text[..numeral.span.start].trim_end_matches([' ', '\u{a0}', '\u{3000}']);
    let opens = before.is_empty() || before.ends_with(['\n', '\t']);
    let space = text[numeral.span.end..].chars().next().filter(|first| matches!(first, ' ' | '\u{a0}'));
    // 4 0 个: digits that stand apart are no line's number.
    let apart = numeral.span.slice(text).contains(' ');
    space.filter(|_| apart || !opens).map_or(0, char::len_utf8)
}

type Ended = (Numeral, Option<(CompactString, UnitKind)>, usize);

/// The second number of a range that goes on after the first number or its unit.
fn range_end(
    lexicon: &Lexicon,
    text: &str,
    first: &Numeral,
    low_unit: Option<&(CompactString, UnitKind)>,
    low_end: usize,
) -> Option<Ended> {
    let joins = [(low_end, low_unit), (first.span.end, None)];
    for (from, unit_seen) in joins.into_iter().take(if low_unit.is_some() { 2 } else { 1 }) {
        let Some(mark) = lexicon.particle_at(&text[from..], Particle::To) else { continue };
        let Some(Reading::Numeral(second)) = numeral::read(text, from + mark.len(), &unit_test(lexicon)) else {
            continue;
        };
        let (unit, end) = unit_after(lexicon, text, &second);
        // 百分之八至九: the second end shares the prefix of the first.
        let unit = unit.or_else(|| low_unit.filter(|_| first.part != Part::Whole).cloned());
        let same = unit_seen.is_none_or(|(name, _)| unit.as_ref().is_some_and(|(other, _)| other == name));
        let plain_hyphen = mark == "-" && text[end..].starts_with('-');
        // 从380元到1000元 tells where it starts from: no range.
        let from_origin = lexicon.particle_before(&text[..first.span.start], Particle::Origin).is_some();
        if same && !plain_hyphen && !from_origin && lift(first, &second) < second.value {
            return Some((second, unit, end));
        }
    }
    None
}

/// No quantity is more.
const MOST: Decimal = Decimal::from_parts(0xA764_0000, 0x0DE0_B6B3, 0, false, 0);

/// The lower value of a range, with the upper one's magnitude where it left it out (10—20亿, 3至5千).
fn lift(first: &Numeral, second: &Numeral) -> Decimal {
    let coefficient = second.value.checked_div(second.scale).unwrap_or(second.value);
    if first.scale == Decimal::ONE && second.scale > Decimal::ONE && first.value < coefficient {
        first.value.checked_mul(second.scale).filter(|value| value.abs() <= MOST).unwrap_or(first.value)
    } else {
        first.value
    }
}

fn ranged(first: Numeral, second: &Numeral, unit: Option<(CompactString, UnitKind)>, end: usize) -> Measure {
    let quantity = in_percent(lift(&first, second), Some(second.value), unit);
    let span = Span::new(first.span.start, end);
    let numeral = Numeral { span: Span::new(first.span.start, second.span.end), ..first };
    unbounded(span, quantity, numeral)
}

fn single(
    lexicon: &Lexicon,
    text: &str,
    numeral: Numeral,
    unit: Option<(CompactString, UnitKind)>,
    end: usize,
) -> Measure {
    let (half, end) = half(lexicon, text, unit.as_ref(), end);
    let value = numeral.value.checked_add(half).unwrap_or(numeral.value);
    let quantity = in_percent(value, numeral.upper, unit);
    unbounded(Span::new(numeral.span.start, end), quantity, numeral)
}

/// 一吨半: the half after a unit, where no noun follows that it would belong to (半年).
fn half(lexicon: &Lexicon, text: &str, unit: Option<&(CompactString, UnitKind)>, end: usize) -> (Decimal, usize) {
    let none = (Decimal::ZERO, end);
    let Some(word) = unit.and_then(|_| lexicon.particle_at(&text[end..], Particle::Half)) else { return none };
    let after = end + word.len();
    let ends = !text[after..].starts_with(is_letter) || lexicon.bounds_after.starting(&text[after..]).is_some();
    if ends { (Decimal::new(5, 1), after) } else { none }
}

/// 五成 is 50 %.
fn in_percent(value: Decimal, max: Option<Decimal>, unit: Option<(CompactString, UnitKind)>) -> Quantity {
    match unit {
        Some((name, UnitKind::Ratio)) if name == "成" => {
            (value * Decimal::TEN, max.map(|max| max * Decimal::TEN), Some(("%".into(), UnitKind::Ratio)))
        }
        unit => (value, max, unit),
    }
}

/// 翻一番 (1 倍), 翻两番 (3 倍), 翻番: n doublings add 2ⁿ − 1 times.
fn doubling(lexicon: &Lexicon, text: &str, at: usize) -> Option<Measure> {
    let verb = lexicon.particle_at(&text[at..], Particle::Doubling)?;
    let mut after = at + verb.len();
    after += lexicon.particle_at(&text[after..], Particle::Perfective).map_or(0, str::len);
    let numeral = match numeral::read(text, after, &unit_test(lexicon)) {
        Some(Reading::Numeral(numeral)) => Some(numeral),
        _ => None,
    };
    let fold_at = numeral.as_ref().map_or(after, |numeral| numeral.span.end);
    let fold = lexicon.particle_at(&text[fold_at..], Particle::Fold)?;
    let times = numeral.as_ref().map_or(Decimal::ONE, |numeral| numeral.value);
    let exponent = u32::try_from(times.trunc()).ok().filter(|exponent| (1..=10).contains(exponent))?;
    let span = Span::new(at, fold_at + fold.len());
    let numeral = Numeral {
        span,
        value: Decimal::from((1u32 << exponent) - 1),
        upper: None,
        scale: Decimal::ONE,
        arabic: numeral.as_ref().is_some_and(|numeral| numeral.arabic),
        bare: false,
        spelt: false,
        vague: None,
        part: Part::Whole,
    };
    let quantity = (numeral.value, None, Some((FOLDS.into(), UnitKind::Ratio)));
    Some(bounded(lexicon, text, unbounded(span, quantity, numeral)))
}

/// The unit of a doubling (guideline, field `unit`).
const FOLDS: &str = "倍";
