//! The second level of the sector taxonomy, and its crosswalk to the code lists of others.

use crate::scheme::Standard;

/// A class under a sector: what typical indicators it holds and where other classifications file it.
///
/// ```
/// use policy_targets::{Extractor, Standard};
/// let extractor = Extractor::new();
/// let class = extractor.class("technology.hightech").unwrap();
/// assert_eq!((&*class.sector, class.code_in(Standard::Cap)), ("technology", Some("17")));
/// // The Comparative Agendas Project calls its topic 17 so.
/// assert_eq!(extractor.standard_code(Standard::Cap, "17").unwrap().title, "Technology");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Class {
    /// The code that records give, such as `economy.growth`.
    pub code: String,
    /// The sector it is a class of.
    pub sector: String,
    /// Its Chinese name.
    pub name: String,
    /// Its name in English.
    pub gloss: String,
    /// Indicators as reports word them.
    pub indicators: Vec<String>,
    pub(crate) crosswalk: [Option<String>; Standard::ALL.len()],
}

impl Class {
    /// The code that a standard files the class under; none where the standard has no place for it (what is no
    /// industry has no GB/T 4754 section).
    pub fn code_in(&self, standard: Standard) -> Option<&str> {
        self.crosswalk[standard as usize].as_deref()
    }
}

/// An entry of a standard's own code list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandardCode {
    /// Whose list.
    pub standard: Standard,
    /// The code as the standard writes it.
    pub code: String,
    /// Its title in English; a short summary for SDG targets.
    pub title: String,
    /// Its title in Chinese.
    pub title_zh: String,
    /// Where the list is published.
    pub source: String,
}
