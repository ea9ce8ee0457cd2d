//! x
#![allow(dead_code, missing_docs)]
mod clause;
mod document;
mod error;
mod extract;
mod lexicon;
mod measure;
mod numeral;
mod scheme;
mod sector;
mod span;
mod status;
mod target;
mod words;

pub use error::{Error, Result};
pub use extract::{Extraction, Extractor, ExtractorBuilder, Report};
pub use measure::{Measure, Rejection};
pub use scheme::{Bound, Change, Rate, Status, Strength, UnitKind};
pub use span::{CodePoints, Span};
pub use target::{Evidence, Reason, Target};
