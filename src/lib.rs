//! Turns Chinese policy text, a 政府工作报告 (government work report) first of all, into typed records of what it
//! commits to: who promises how much of what, how firmly, by when, in which sector.
//!
//! ```
//! use policy_targets::{Bound, Change, Extractor, Report, Strength};
//!
//! let extractor = Extractor::new(); // built once; Send + Sync; cheap to share
//! // "strive to add 100 high-tech firms or more within the year, and enter 800 small tech firms or more in the register"
//! let text = "力争全年新增高新技术企业100家以上，科技型中小企业入库800家以上。";
//! let found = extractor.extract(&Report::new(text).with_year(2024));
//!
//! let first = &found.targets[0];
//! assert_eq!(first.quote, "100家");
//! assert_eq!((first.bound, first.change, first.strength), (Bound::Ge, Change::Increase, Strength::Strive));
//! assert_eq!(first.indicator.as_deref(), Some("高新技术企业"));
//! assert_eq!((first.deadline, first.sector.as_str()), (Some(2024), "technology"));
//! assert_eq!(found.targets[1].action.as_deref(), Some("入库"));
//! ```
//!
//! # Conventions
//! - [`Target::start`] and [`Target::end`] count Unicode code points, as Python, R and Stata do; every [`Span`] counts
//!   bytes, as Rust does.
//! - Values are exact decimals with every multiplier applied (`2.38万亩` is 23800 亩); percent stays percent.
//! - No text makes extraction fail or panic; only building an extractor can fail, with an [`Error`].
//! - The same text and options give the same records, byte for byte.
//!
//! # Features
//! None is on by default.
//! - `formats`: reads documents to text: plain text in any Chinese encoding, HTML, DOCX, PDF, tables with a text column.
//! - `tables`: writes CSV, JSON, JSON lines, Parquet and XLSX, a row a target or a row a document.
//! - `parallel`: extracts many texts at once, on all cores.
//! - `cli`: all of them, and the command `policy-targets`.

mod characters;
mod clause;
mod document;
mod error;
mod explain;
mod extract;
#[cfg(feature = "formats")]
pub mod formats;
mod headline;
mod lexicon;
mod measure;
mod numeral;
mod origin;
mod panel;
#[cfg(feature = "parallel")]
mod parallel;
mod record;
mod scheme;
mod sector;
mod signs;
mod span;
mod status;
#[cfg(feature = "tables")]
pub mod tables;
mod target;
mod taxonomy;
mod words;

pub use compact_str::CompactString;
pub use error::{Error, Result, Unreadable};
pub use extract::{Extraction, Extractor, ExtractorBuilder, Report};
pub use headline::Headline;
pub use lexicon::{Rule, TableCheck, check_lexicon};
pub use measure::{Measure, Rejection};
pub use origin::Conflict;
pub use rust_decimal::Decimal;
pub use scheme::{Bound, Change, Origin, Rate, Standard, Status, Strength, UnitKind};
pub use span::{CodePoints, Span};
pub use target::{Evidence, PlainNumber, Reason, Target, plain_number};
pub use taxonomy::{Class, StandardCode};
