//! What only looks like a measure: dates, ranks, grades, codes, numbering, classes.

use super::{Measure, Rejection};
use crate::lexicon::{Lexicon, Particle};
use crate::numeral::Part;
use crate::numeral::character::{self, is_letter};
use crate::scheme::UnitKind;
use rust_decimal::Decimal;

/// Why the measure is none, judged by what stands right before and after it.
pub(super) fn reject(lexicon: &Lexicon, text: &str, measure: &Measure) -> Option<Rejection> {
    let site = Site {
        lexicon,
        measure,
        quote: measure.span.slice(text),
        before: &text[..measure.span.start],
        after: &text[measure.span.end..],
        after_number: &text[measure.numeral.span.end..],
    };
    site.rank()
        .or_else(|| site.proportion())
        .or_else(|| site.code())
        .or_else(|| site.numbering())
        .or_else(|| site.date())
        .or_else(|| site.class())
        .or_else(|| site.duration())
}

struct Site<'s> {
    lexicon: &'s Lexicon,
    measure: &'s Measure,
    quote: &'s str,
    before: &'s str,
    after: &'s str,
    after_number: &'s str,
}

/// The unit of sessions.
const SESSION: &str = "次";

/// Marks between the parts of a proportion or a time of day.
const COLONS: [char; 3] = ['∶', ':', '：'];

/// Ranks from below are counted behind it.
const FROM_BELOW: &str = "后";
const RANKED: [&str; 2] = ["位", "名"];

impl Site<'_> {
    fn rank(&self) -> Option<Rejection> {
        let (lexicon, before) = (self.lexicon, self.before);
        // 十届六次、七次、八次全会: sessions are counted on.
        let session = self.measure.unit.as_deref() == Some(SESSION)
            && !self.measure.numeral.arabic
            && (["次、", "次和", "次及"].iter().any(|list| before.ends_with(list))
                || ["党代会", "代表大会", "全会", "全委会"].iter().any(|meeting| self.after.starts_with(meeting)));
        if session {
            return Some(Rejection::Rank);
        }
        let word = lexicon.particle_before(before, Particle::Ordinal)?;
        // 退出后10位 is a rank, 后10年 a time.
        if word == FROM_BELOW && !self.measure.unit.as_deref().is_some_and(|unit| RANKED.contains(&unit)) {
            return None;
        }
        let exempt = lexicon.particle_before(before, Particle::NotRank).is_some();
        (!exempt).then_some(Rejection::Rank)
    }

    fn proportion(&self) -> Option<Rejection> {
        let digit_after_colon = |text: &str| {
            let mut characters = text.chars();
            characters.next().is_some_and(|c| COLONS.contains(&c))
                && characters.next().is_some_and(character::is_arabic)
        };
        let digit_before_colon = {
            let mut characters = self.before.chars().rev();
            characters.next().is_some_and(|c| COLONS.contains(&c))
                && characters.next().is_some_and(character::is_arabic)
        };
        let plus = self.measure.unit.is_none()
            && (self.before.ends_with(['+', '＋', '×']) || self.after.starts_with(['+', '＋', '×']));
        (digit_after_colon(self.after) || digit_before_colon || plus).then_some(Rejection::Proportion)
    }

    fn code(&self) -> Option<Rejection> {
        let measure = self.measure;
        let letter_before =
            self.before.chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '№' | '#'));
        let letter_after = measure.unit.is_none()
            && self.after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '#' | '℃'));
        let plain = measure.unit.is_none() && measure.part_is_whole() && measure.numeral.arabic;
        let long = self.quote.len() >= 11 && self.quote.bytes().all(|byte| byte.is_ascii_digit());
        let padded = self.quote.len() > 1 && self.quote.starts_with('0') && self.quote.as_bytes()[1].is_ascii_digit();
        let dialled =
            self.lexicon.particle_before(self.before.trim_end_matches([':', '：', ' ']), Particle::Code).is_some();
        let hyphen = |character: Option<char>| character.is_some_and(|c| matches!(c, '-' | '－' | '/' | '_'));
        let chained = plain
            && (hyphen(self.after.chars().next())
                && self.after.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric())
                || hyphen(self.before.chars().next_back())
                    && self.before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_alphanumeric()));
        (letter_before || letter_after || plain && (long || padded || dialled || chained)).then_some(Rejection::Code)
    }

    fn numbering(&self) -> Option<Rejection> {
        let measure = self.measure;
        if measure.unit.is_some() || !measure.part_is_whole() {
            return None;
        }
        let opened = self.before.ends_with(['（', '(', '[', '［', '【', '〔']);
        let closed = self.after.starts_with(['）', ')', ']', '］', '】', '〕']);
        let line_start = self.before.trim_end_matches([' ', '\u{3000}', '\t']).ends_with(['\n', '。', '；', ';'])
            || self.before.trim_end().is_empty();
        let listed = line_start && self.after.starts_with(['、', '.', '．', ')', '）']);
        (opened && closed || listed).then_some(Rejection::Numbering)
    }

    fn date(&self) -> Option<Rejection> {
        let (lexicon, measure) = (self.lexicon, self.measure);
        if lexicon.particle_at(self.after_number, Particle::Calendar).is_some() {
            return Some(Rejection::Date);
        }
        if measure.kind != Some(UnitKind::Time) {
            // 2026全球大会: a bare year.
            if measure.unit.is_none() && measure.numeral.spelt && is_year(measure) {
                return Some(Rejection::Date);
            }
            let year = self.measure.unit.is_none()
                && measure.numeral.arabic
                && is_year(measure)
                && measure.numeral.span.len() == 4;
            return year.then_some(Rejection::Date);
        }
        let unit = measure.unit.as_deref().unwrap_or("");
        let calendar = match unit {
            "年" => is_year(measure) || measure.numeral.spelt,
            "月" => true,
            "日" => self.before.ends_with('月'),
            "时" | "点" => true,
            _ => false,
        };
        calendar.then_some(Rejection::Date)
    }

    fn class(&self) -> Option<Rejection> {
        let (lexicon, measure) = (self.lexicon, self.measure);
        let rest = self.after;
        // 公交与轨道50米内换乘比例, 沿线1公里地块: a distance within which.
        let along = ["沿线", "沿岸", "周边", "两侧", "两岸", "半径"].iter().any(|word| self.before.ends_with(word))
            && rest.starts_with(is_letter);
        let within = measure.kind == Some(UnitKind::Length) && along
            || measure.kind == Some(UnitKind::Length)
                && ["内", "以内", "范围内"]
                    .iter()
                    .any(|word| rest.strip_prefix(word).is_some_and(|behind| behind.starts_with(is_letter)));
        if within {
            return Some(Rejection::Class);
        }
        // 百亿级, 5A级, 500千伏级; 四大, 十强, 3号 carry no unit.
        let graded = lexicon.particle_at(rest, Particle::Grade);
        if rest.starts_with('级') || measure.unit.is_none() && measure.part_is_whole() && graded.is_some() {
            return Some(Rejection::Class);
        }
        // 二期, 三期: stages of a project.
        let stage =
            measure.unit.as_deref().is_some_and(|unit| lexicon.plays(unit, Particle::Grade)) && !measure.numeral.arabic;
        let han_word = measure.unit.is_none()
            && !measure.numeral.arabic
            && measure.part_is_whole()
            && measure.numeral.vague.is_none()
            && measure.value < Decimal::ONE_HUNDRED
            && rest.starts_with(is_letter);
        if stage { Some(Rejection::Class) } else { han_word.then_some(Rejection::Name) }
    }

    fn duration(&self) -> Option<Rejection> {
        match self.measure.kind {
            Some(UnitKind::Time) => (!self.promised()).then_some(Rejection::Duration),
            Some(UnitKind::Age) => (!self.promised()).then_some(Rejection::Age),
            _ => None,
        }
    }

    /// Whether a length of time or an age is itself what is promised: it follows a verb of level or change, or
    /// a noun that measures time.
    fn promised(&self) -> bool {
        let lexicon = self.lexicon;
        let head = &self.before[..self.measure.bound_before.map_or(self.before.len(), |bound| bound.start)];
        // 延长三十年整省试点: a length of time that a noun follows belongs to the noun.
        if self.measure.bound_after.is_none()
            && self.after.starts_with(is_letter)
            && lexicon.particle_at(self.after, Particle::Conjunction).is_none()
        {
            return false;
        }
        let governed = |text: &str| {
            lexicon.verbs.ending(text).is_some_and(|(_, verb)| verb.change != crate::scheme::Change::Deliver)
                || lexicon.heads.ending(text).is_some()
        };
        // 优良天气在210天以上
        governed(head) || governed(self.before) || governed(head.trim_end_matches('在'))
    }
}

/// Whether a number can be a calendar year.
fn is_year(measure: &Measure) -> bool {
    let year = |value: Decimal| value >= Decimal::from(1800) && value < Decimal::from(2200) && value.is_integer();
    measure.numeral.vague.is_none() && (year(measure.value) || measure.value_max.is_some_and(year))
}

impl Measure {
    fn part_is_whole(&self) -> bool {
        self.numeral.part == Part::Whole
    }
}
