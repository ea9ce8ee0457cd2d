//! The record: one measure with all that the text says of it, as it is read and written.

use crate::scheme::{Bound, Change, Rate, Status, Strength};
use crate::span::Span;
use compact_str::CompactString;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;

/// One quantified statement of a text; with [`Status::Target`], a commitment.
///
/// Of `力争全年新增高新技术企业100家以上` ("strive to add 100 high-tech firms or more within the year") the quote
/// is `100家`, the value 100, the unit `家`, the bound [`Bound::Ge`], the change [`Change::Increase`], the action
/// `新增`, the indicator `高新技术企业`, the strength [`Strength::Strive`] and the sector `technology`.
///
/// Words are [`CompactString`]s: up to eight Han characters stand in the record itself. They are read like a `&str` and
/// turn into a `String` with `into`.
///
/// ```
/// use policy_targets::{Extractor, Report, Target};
/// let found = Extractor::new().extract(&Report::new("力争全年新增高新技术企业100家以上。"));
/// let line = serde_json::to_string(&found.targets[0]).unwrap();
/// assert_eq!(serde_json::from_str::<Target>(&line).unwrap(), found.targets[0]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Target {
    /// The name the caller gave the text.
    #[serde(default)]
    pub document: Option<String>,
    /// Where the quote starts, in Unicode **code points** of the text.
    pub start: usize,
    /// One past its end, in code points.
    pub end: usize,
    /// The number, its multipliers and its unit, verbatim, without bound words.
    pub quote: CompactString,
    /// The exact value with every multiplier applied; percent stays percent (`5.5%` is 5.5). The lower end of a range.
    #[serde(with = "plain")]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(with = "plain_option", default)]
    pub value_max: Option<Decimal>,
    /// The unit with its multipliers taken off; null where a noun is counted without one.
    pub unit: Option<CompactString>,
    /// How the number limits the quantity.
    pub bound: Bound,
    /// What the number says of the indicator.
    pub change: Change,
    /// The verb that governs the number.
    pub action: Option<CompactString>,
    /// What the number measures or counts.
    pub indicator: Option<CompactString>,
    /// How firmly it is promised.
    pub strength: Strength,
    /// The year by whose end it is due.
    pub deadline: Option<i32>,
    /// How it spreads over the years.
    pub rate: Option<Rate>,
    /// A code of the taxonomy.
    pub sector: CompactString,
    /// The class under the sector, such as `technology.hightech`; none where no word tells.
    #[serde(default)]
    pub class: Option<CompactString>,
    /// Commitment, achievement or background.
    pub status: Status,
    /// The headings it stands under, outermost first; shared by the records under them.
    pub section: Arc<[String]>,
    /// The sentence it stands in, shared by its records.
    pub sentence: Arc<str>,
    /// The quote's span in **bytes** of the text.
    pub span: Span,
    /// Why each field is what it is.
    pub evidence: Evidence,
}

/// The rule that decided each field, with the word it rests on.
///
/// ```
/// use policy_targets::{Extractor, Report};
/// // "strive to build three schools"
/// let found = Extractor::new().extract(&Report::new("力争新建学校3所。"));
/// let strength = &found.targets[0].evidence.strength;
/// assert_eq!((&*strength.rule, strength.word.as_deref()), ("strength.cue", Some("力争")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Why it is a target or none.
    pub status: Reason,
    /// What bounds the number.
    pub bound: Reason,
    /// Why the number is an increase, a decrease, a level or a delivery.
    pub change: Reason,
    /// Where the action was found.
    pub action: Reason,
    /// Where the indicator was found.
    pub indicator: Reason,
    /// The cue that governs it.
    pub strength: Reason,
    /// The wording of the deadline.
    pub deadline: Reason,
    /// The wording of the rate.
    #[serde(default)]
    pub rate: Option<Reason>,
    /// The word that told the sector.
    pub sector: Reason,
}

/// A named rule and the word of the text or lexicon that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The rule's name, such as `strength.cue`.
    pub rule: Cow<'static, str>,
    /// The word, where one decided.
    #[serde(default)]
    pub word: Option<CompactString>,
    /// Where that word starts, in code points of the text, where it stands at one place.
    #[serde(default)]
    pub at: Option<usize>,
}

/// A decimal that is written as a plain JSON number: a whole one as an integer, any other as the shortest number that
/// reads back the same (exact to 15 significant digits, more than any report writes).
///
/// ```
/// use policy_targets::{Decimal, plain_number};
/// assert_eq!(serde_json::to_string(&plain_number(Decimal::new(55, 1))).unwrap(), "5.5");
/// assert_eq!(serde_json::to_string(&plain_number(Decimal::from(450_000_000_000_i64))).unwrap(), "450000000000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainNumber(Decimal);

/// Wraps a decimal so that it is written as a plain number.
pub fn plain_number(value: Decimal) -> PlainNumber {
    PlainNumber(value)
}

impl Serialize for PlainNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.is_integer().then(|| self.0.to_i64()).flatten() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0.normalize().to_string().parse().unwrap_or(f64::MAX)),
        }
    }
}

impl<'de> Deserialize<'de> for PlainNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = PlainNumber;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a number")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<PlainNumber, E> {
                Ok(PlainNumber(value.into()))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<PlainNumber, E> {
                Ok(PlainNumber(value.into()))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<PlainNumber, E> {
                Decimal::from_str(&value.to_string()).map(PlainNumber).map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Number)
    }
}

/// The record's values through [`PlainNumber`].
mod plain {
    use super::{Decimal, Deserialize, Deserializer, PlainNumber, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        PlainNumber(*value).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        PlainNumber::deserialize(deserializer).map(|number| number.0)
    }
}

/// The same for values that may be absent.
mod plain_option {
    use super::{Decimal, Deserialize, Deserializer, PlainNumber, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(PlainNumber).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        Option::<PlainNumber>::deserialize(deserializer).map(|number| number.map(|number| number.0))
    }
}
