//! The sectors, and what words of indicators say of them.

use std::sync::Arc;

/// A sector code with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectorName {
    pub(crate) code: Box<str>,
    pub(crate) name: Box<str>,
    pub(crate) gloss: Box<str>,
}

/// The rows of a word of an indicator. Nearly all have one, which is kept at hand.
#[derive(Debug, Clone)]
pub(crate) struct SectorTerms {
    first: SectorTerm,
    more: Vec<SectorTerm>,
}

impl SectorTerms {
    pub(crate) fn new(first: SectorTerm) -> Self {
        Self { first, more: Vec::new() }
    }

    /// Adds a row, in the place of one for the same surroundings.
    pub(crate) fn with(self, row: SectorTerm) -> Self {
        let mut rows = vec![self.first];
        rows.extend(self.more);
        rows.retain(|known| known.under != row.under);
        rows.push(row);
        Self { first: rows.remove(0), more: rows }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &SectorTerm> {
        std::iter::once(&self.first).chain(&self.more)
    }
}

/// What a word of an indicator says of its sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectorTerm {
    /// Codes are few and rows many: each code stands once.
    pub(crate) sector: Arc<str>,
    /// The class under the sector.
    pub(crate) class: Option<Arc<str>>,
    pub(crate) priority: u8,
    /// A word that must stand in the heading or topic for the row to count.
    pub(crate) under: Option<Box<str>>,
}
