//! Puts the parts of a number together: digits into groups below 万, groups into 万 and 亿.

use super::character::{Role, role};
use super::{Numeral, Part, Vague};
use crate::span::Span;
use rust_decimal::Decimal;

/// A number under construction.
#[derive(Default)]
pub(super) struct Composer {
    // value = yi + wan + group + digit, each a sum of what has been closed by its magnitude.
    yi: Decimal,
    wan: Decimal,
    group: Decimal,
    digit: Option<Decimal>,
    // Both ends where two neighbouring digits stand for a range (七八十), scaled as magnitudes close over them.
    pair: Option<(Decimal, Decimal)>,
    pair_is_digit: bool,
    // The smallest magnitude used in the open group, and the last magnitude of all.
    group_power: Option<u32>,
    last_power: Option<u32>,
    scale_power: u32,
    arabic: bool,
    // Whether Arabic digits with a decimal point have been taken.
    pointed: bool,
    spelt: bool,
    after_zero: bool,
    digits_seen: bool,
    last_was_han: bool,
    pub(super) vague: Option<Vague>,
}

impl Composer {
    /// Takes Arabic digits. `None` where a number may not continue with them, `Some(false)` where they are no number.
    pub(super) fn arabic(&mut self, digits: &str) -> Option<bool> {
        // 总投资1.17万亿|640个项目: behind decimals and their magnitude another number begins.
        if self.digit.is_some() || (self.digits_seen && !self.arabic) || self.pointed {
            return None;
        }
        let mut number = Digits::default();
        for character in digits.chars() {
            match role(character) {
                Some(Role::Arabic(digit)) => number.push(digit),
                Some(Role::Point) => number.point(),
                _ => {}
            }
        }
        self.arabic = true;
        self.pointed = number.points > 0;
        self.open_digit();
        self.digit = number.value();
        Some(self.digit.is_some())
    }

    /// Takes Han digits, with 点 and decimals.
    pub(super) fn han(&mut self, digits: &str) -> Option<bool> {
        if self.digit.is_some() || (self.arabic && self.digits_seen && self.last_power.is_none()) {
            return None;
        }
        let (whole, decimals) = digits.split_once('点').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let mut values = whole.chars().filter_map(han_digit);
        let mut count = whole.chars().count();
        // 一百零五: the zero only says that a place is skipped.
        let opened = self.group_power.or(self.last_power).is_some();
        self.after_zero = opened && count > 1 && values.clone().next() == Some(0);
        if self.after_zero {
            values.next();
            count -= 1;
        }
        self.open_digit();
        self.last_was_han = true;
        let mut ends = values.clone();
        if let (2, None, Some(low), Some(high)) = (count, decimals, ends.next(), ends.next())
            && low > 0
            && (high == low + 1 || (low, high) == (3, 5))
        {
            self.digit = Some(Decimal::from(low));
            self.pair = Some((Decimal::from(low), Decimal::from(high)));
            self.pair_is_digit = true;
            return Some(true);
        }
        self.spelt |= count > 1;
        let mut number = Digits::default();
        values.for_each(|digit| number.push(digit));
        if let Some(decimals) = decimals {
            number.point();
            decimals.chars().filter_map(han_digit).for_each(|digit| number.push(digit));
            self.after_zero = true;
        }
        self.digit = number.value();
        Some(self.digit.is_some())
    }

    fn open_digit(&mut self) {
        self.digits_seen = true;
        self.scale_power = 0;
        self.last_was_han = false;
    }

    /// Closes what stands before a magnitude. False where the grammar of numbers has no such place.
    pub(super) fn magnitude(&mut self, power: u32) -> bool {
        self.scale_power += power;
        self.after_zero = false;
        let taken = match power {
            8 => self.close_yi(),
            4 => self.close_wan(),
            _ => self.close_small(power),
        };
        // A small magnitude scales the digit before it, 万 and 亿 all that came before.
        if let Some((low, high)) = self.pair
            && (self.pair_is_digit || power >= 4)
        {
            self.pair = low.checked_mul(ten(power)).zip(high.checked_mul(ten(power)));
        }
        self.pair_is_digit = false;
        self.last_power = Some(power);
        taken.is_some()
    }

    fn close_small(&mut self, power: u32) -> Option<()> {
        if self.group_power.is_some_and(|smallest| smallest <= power) {
            return None;
        }
        let digit = match self.digit.take() {
            Some(digit) => digit,
            // 百 alone; after another magnitude only 十 may stand without its 一 (三百十五).
            None if self.group_power.is_none() && self.last_power.is_none() => Decimal::ONE,
            None if power == 1 => Decimal::ONE,
            None => return None,
        };
        self.group = self.group.checked_add(digit.checked_mul(ten(power))?)?;
        self.group_power = Some(power);
        Some(())
    }

    fn close_wan(&mut self) -> Option<()> {
        let below = self.take_below()?;
        if below.is_zero() {
            // 万 alone, or 万万; 0万 is nothing.
            let alone = self.wan.is_zero() && self.yi.is_zero() && !self.digits_seen;
            let base = if alone { Decimal::ONE } else { self.wan };
            self.wan = base.checked_mul(ten(4))?;
            return (!self.wan.is_zero() || self.digits_seen).then_some(());
        }
        if !self.wan.is_zero() {
            return None;
        }
        self.wan = below.checked_mul(ten(4))?;
        Some(())
    }

    fn close_yi(&mut self) -> Option<()> {
        let below = self.take_below()?.checked_add(std::mem::take(&mut self.wan))?;
        if below.is_zero() {
            let alone = self.yi.is_zero() && !self.digits_seen;
            let base = if alone { Decimal::ONE } else { self.yi };
            self.yi = base.checked_mul(ten(8))?;
            return Some(());
        }
        if !self.yi.is_zero() {
            return None;
        }
        self.yi = below.checked_mul(ten(8))?;
        Some(())
    }

    fn take_below(&mut self) -> Option<Decimal> {
        self.group_power = None;
        std::mem::take(&mut self.group).checked_add(self.digit.take().unwrap_or_default())
    }

    /// Whether 多, 余, 来 or 几 may stand here; `rest` is the text after it.
    pub(super) fn open_after(&mut self, open: Role, rest: &str) -> bool {
        if self.vague.is_some() {
            return false;
        }
        let next = rest.chars().next();
        let round = self.digit.is_none();
        let fits = match open {
            // 20余, 500多亿, 1900多个; but not 一多.
            Role::More => !round || self.last_power.is_some(),
            // 十来万, 百来个; 来自 and 来源 are words.
            Role::About => {
                round
                    && self.last_power.is_some_and(|power| power <= 3)
                    && !matches!(next, Some('自' | '源' | '到' | '临'))
            }
            // 十几, 二十几.
            Role::Some => round && self.last_power == Some(1),
            _ => false,
        };
        let large = self.arabic && self.digit.is_some_and(|digit| digit >= Decimal::TEN);
        let fits = fits && (round || large || open != Role::More);
        if fits {
            self.vague = Some(if open == Role::About { Vague::About } else { Vague::More });
        }
        fits
    }

    /// The number, where all fits into 28 digits.
    pub(super) fn finish(mut self, span: Span, negative: bool) -> Option<Numeral> {
        let bare = !self.digits_seen && self.vague.is_none();
        // 三千五 is 3500, 三千零五 is 3005.
        if let (Some(digit), Some(power @ 2..)) = (self.digit, self.last_power)
            && self.last_was_han
            && !self.arabic
            && !self.after_zero
            && !self.spelt
        {
            self.digit = digit.checked_mul(ten(power - 1));
        }
        let sum = [self.wan, self.group, self.digit.unwrap_or_default()]
            .into_iter()
            .try_fold(self.yi, |sum, part| sum.checked_add(part))?;
        let upper = match self.pair {
            Some((low, high)) => Some(sum.checked_sub(low)?.checked_add(high)?),
            None => None,
        };
        let value = (if negative { -sum } else { sum }).normalize();
        if ![Some(value), upper].into_iter().flatten().all(is_quantity) {
            return None;
        }
        let scale = if bare { Decimal::ONE } else { ten(self.scale_power.min(16)) };
        Some(Numeral {
            span,
            value,
            upper: upper.map(|upper| upper.normalize()),
            scale,
            arabic: self.arabic,
            bare,
            spelt: self.spelt && self.last_power.is_none(),
            vague: self.vague,
            part: Part::Whole,
        })
    }
}

/// Whether a plain JSON number holds a value exactly; no report has others.
fn is_quantity(value: Decimal) -> bool {
    let value = value.normalize();
    let digits = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    digits <= if value.is_integer() { 18 } else { 15 }
}

fn han_digit(character: char) -> Option<u8> {
    match role(character) {
        Some(Role::Han(digit)) => Some(digit),
        _ => None,
    }
}

/// Digits in a row, with their decimal point.
#[derive(Default)]
struct Digits {
    mantissa: i128,
    digits: u32,
    points: u32,
    places: u32,
}

impl Digits {
    fn push(&mut self, digit: u8) {
        self.digits += 1;
        self.places += u32::from(self.points > 0);
        self.mantissa = self.mantissa.saturating_mul(10).saturating_add(digit.into());
    }

    fn point(&mut self) {
        self.points += 1;
    }

    /// The number, unless it has two points or more than the 28 digits that a decimal holds, which no quantity has.
    fn value(&self) -> Option<Decimal> {
        let fits = self.points <= 1 && self.digits > 0 && self.digits + self.points <= 28;
        if fits { Decimal::try_from_i128_with_scale(self.mantissa, self.places).ok() } else { None }
    }
}

/// A power of ten.
fn ten(power: u32) -> Decimal {
    Decimal::from(10u64.pow(power.min(19)))
}
