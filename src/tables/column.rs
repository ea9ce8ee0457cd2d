//! The columns of a table, each with its type, and what a row holds in it.

use crate::scheme::closed_set;
use rust_decimal::Decimal;
use std::borrow::Cow;

closed_set! {
    /// What a column holds.
    ///
    /// ```
    /// use policy_targets::tables::{Kind, Layout};
    /// let layout = Layout::targets();
    /// let value = layout.columns().iter().find(|column| column.name == "value").unwrap();
    /// assert_eq!(value.kind, Kind::Number);
    /// ```
    Kind {
        /// Text.
        Text = "text",
        /// Whole numbers: years, offsets, counts.
        Integer = "integer",
        /// Numbers.
        Number = "number",
        /// Headings, outermost first: a list in JSON, joined with ` > ` elsewhere.
        Path = "path",
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name, stable, in `snake_case`.
    pub name: Cow<'static, str>,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    pub(super) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name: Cow::Borrowed(name), kind }
    }
}

/// What a row holds in a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'r> {
    Empty,
    Text(&'r str),
    Integer(i64),
    Number(Decimal),
    Path(&'r [String]),
}

/// What stands between headings.
const STEP: &str = " > ";

impl<'r> Cell<'r> {
    pub(super) fn text(text: Option<&'r str>) -> Self {
        text.map_or(Cell::Empty, Cell::Text)
    }

    pub(super) fn integer(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Cell::Empty, |number| Cell::Integer(number.into()))
    }

    pub(super) fn count(number: usize) -> Self {
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    pub(super) fn number(number: Option<Decimal>) -> Self {
        number.map_or(Cell::Empty, Cell::Number)
    }

    /// The cell as text; none where it is empty.
    pub(super) fn written(&self) -> Option<Cow<'r, str>> {
        match self {
            Cell::Empty => None,
            Cell::Text(text) => Some(Cow::Borrowed(text)),
            Cell::Integer(number) => Some(number.to_string().into()),
            Cell::Number(number) => Some(number.normalize().to_string().into()),
            Cell::Path(steps) => Some(steps.join(STEP).into()),
        }
    }

    /// The cell as a number of floating point, the nearest there is.
    pub(super) fn float(&self) -> Option<f64> {
        match self {
            Cell::Integer(number) => Some(*number as f64),
            // Through its digits: the shortest way to the nearest number.
            Cell::Number(number) => number.normalize().to_string().parse().ok(),
            _ => None,
        }
    }
}
