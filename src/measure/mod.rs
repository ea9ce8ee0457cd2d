//! Finds every number with its unit and bound on the raw text, and says why what looks like one is none.

mod bound;
mod reject;
mod scan;
mod shield;
mod unit;

use crate::numeral::Numeral;
use crate::scheme::{Bound, UnitKind};
use crate::span::Span;
use compact_str::CompactString;
use rust_decimal::Decimal;

pub(crate) use scan::{measures, numbers};
#[cfg(test)]
pub(crate) mod tests;

/// A number with its unit and bound, as it stands in a text.
///
/// `超过2.38万亩` ("more than 23,800 mu") has the quote `2.38万亩`, the value 23800, the unit `亩` and the
/// bound [`Bound::Gt`].
///
/// ```
/// use policy_targets::{Decimal, Extractor};
/// let text = "超过2.38万亩";
/// let found = Extractor::new().measures(text);
/// assert_eq!(found[0].span.slice(text), "2.38万亩");
/// assert_eq!((found[0].value, found[0].unit.as_deref()), (Decimal::from(23_800), Some("亩")));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Measure {
    /// The quote: number, multipliers and unit, without bound words. Bytes.
    pub span: Span,
    /// The exact value with every multiplier applied; percent stays percent. The lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_max: Option<Decimal>,
    /// The unit with its multipliers taken off; none for a bare number.
    pub unit: Option<CompactString>,
    /// What the unit measures.
    pub kind: Option<UnitKind>,
    /// How the number limits the quantity.
    pub bound: Bound,
    /// The bound word before the number.
    pub bound_before: Option<Span>,
    /// The bound word after it.
    pub bound_after: Option<Span>,
    pub(crate) numeral: Numeral,
    pub(crate) rejection: Option<Rejection>,
}

impl Measure {
    /// From the bound word before to the bound word after.
    pub fn extent(&self) -> Span {
        Span::new(
            self.bound_before.map_or(self.span.start, |before| before.start),
            self.bound_after.map_or(self.span.end, |after| after.end),
        )
    }

    /// Why it is no measure but a name, date, class or the like.
    pub fn rejection(&self) -> Option<Rejection> {
        self.rejection
    }
}

/// Why something that looks like a measure is none.
///
/// ```
/// use policy_targets::{Extractor, Rejection};
/// // "the year 2026"
/// let found = Extractor::new().numbers("2026年");
/// assert_eq!(found[0].rejection(), Some(Rejection::Date));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rejection {
    /// It stands in quotes or a title: `“4567”`, `《…条例》`.
    Quoted,
    /// It is part of a word or name: `进一步`, `五大连池`.
    Name,
    /// 第三, 前10.
    Rank,
    /// 2026年, 3月, 90年代.
    Date,
    /// 三年, 24小时 that nobody promises as such.
    Duration,
    /// 65岁以上老人.
    Age,
    /// A size or grade: `百亿级`, `亿元以上项目`, `5A`.
    Class,
    /// 7∶43∶50, 2+10.
    Proportion,
    /// Letters and numbers as names: `G20`, `3号机组`, telephone numbers.
    Code,
    /// A list number: `（四）`, `1.`, `[15]`.
    Numbering,
}

impl Rejection {
    /// The rule of `lexicon/rules.tsv` that refuses it.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Quoted => "number.quoted",
            Self::Name => "number.name",
            Self::Rank => "number.rank",
            Self::Date => "number.date",
            Self::Duration => "number.duration",
            Self::Age => "number.age",
            Self::Class => "number.class",
            Self::Proportion => "number.proportion",
            Self::Code => "number.code",
            Self::Numbering => "number.numbering",
        }
    }
}
