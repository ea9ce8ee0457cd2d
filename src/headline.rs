//! A headline indicator: one of the few numbers that every report gives, with the names each gives it.

use crate::scheme::Change;

/// An indicator of a panel: one number a document, such as the growth of output.
///
/// ```
/// use policy_targets::{Extractor, Report};
/// let extractor = Extractor::new();
/// // "gross output to grow by about 6 %, towns to add 50,000 jobs or more"
/// let report = Report::new("地区生产总值增长6%左右，城镇新增就业5万人以上。").with_year(2024);
/// let found = extractor.extract(&report);
/// let growth = extractor.headlines().find(|headline| headline.code == "gdp_growth").unwrap();
/// assert_eq!(extractor.headline_target(growth, &found).unwrap().quote, "6%");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Headline {
    /// The name its columns begin with, such as `gdp_growth`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// The name in English.
    pub gloss: String,
    /// The unit its values are in; any where none is given.
    pub unit: Option<String>,
    /// What reports call it, each with what the number says of it; any where none is given.
    pub indicators: Vec<(String, Option<Change>)>,
}

impl Headline {
    pub(crate) fn new(code: &str, name: &str, gloss: &str, unit: Option<&str>) -> Self {
        let indicators = Vec::new();
        Self { code: code.into(), name: name.into(), gloss: gloss.into(), unit: unit.map(Into::into), indicators }
    }

    /// Whether it goes by this name where a number says this of it.
    pub(crate) fn names(&self, indicator: &str, change: Change) -> bool {
        self.indicators.iter().any(|(name, says)| name == indicator && says.is_none_or(|says| says == change))
    }
}
