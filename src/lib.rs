//! x
#![allow(dead_code, missing_docs)]
mod error;
mod lexicon;
mod measure;
mod numeral;
mod document;
mod scheme;
mod span;
pub use error::{Error, Result};
pub use span::{CodePoints, Span};
pub use scheme::*;
