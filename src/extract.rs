//! The extractor: wiring of the stages, in order.

use crate::document::{self, Document};
use crate::error::Result;
use crate::lexicon::{Lexicon, Rule};
use crate::measure::{self, Measure};
use crate::origin::{Conflict, Named, known};
use crate::record::Reading;
use crate::scheme::{Origin, Standard};
use crate::signs::Signs;
use crate::span::{CodePoints, Span};
use crate::target::Target;
use crate::taxonomy::{Class, StandardCode};
use crate::words::Segmenter;
use std::path::PathBuf;

/// A text with what its caller knows of it.
///
/// ```
/// use policy_targets::Report;
/// // "add 100 high-tech firms within the year"
/// let report = Report::new("全年新增高新技术企业100家。").with_year(2024).with_document("某区-2024");
/// assert_eq!(report.year(), Some(2024));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Report<'t> {
    text: &'t str,
    document: Option<&'t str>,
    year: Option<i32>,
    place: Option<&'t str>,
    name: Option<&'t str>,
    default_year: Option<i32>,
}

impl<'t> Report<'t> {
    /// A report whose year its text may tell.
    pub fn new(text: &'t str) -> Self {
        Self { text, ..Self::default() }
    }

    /// Sets the year the report is given in, from 1 to 9999; it beats what the text says.
    pub fn with_year(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// Names the document; the name stands in every record.
    pub fn with_document(self, document: &'t str) -> Self {
        Self { document: Some(document), ..self }
    }

    /// Sets the place the report is of; it beats what the text says.
    pub fn with_place(self, place: &'t str) -> Self {
        Self { place: Some(place), ..self }
    }

    /// Gives the name of the text's file, without folder and ending: its year and place stand in where the text names
    /// none, and what contradicts the text is a [`Conflict`].
    pub fn with_name(self, name: &'t str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The year where neither caller, text nor name tells; it beats the extractor's own default.
    pub fn with_default_year(self, year: i32) -> Self {
        Self { default_year: Some(year), ..self }
    }

    /// The year set, if any.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }
}

/// What was found in one text.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Extraction {
    /// The name the caller gave the text.
    pub document: Option<String>,
    /// The report's year: given, told by the text or its name, the default, or unknown.
    pub year: Option<i32>,
    /// What tells the year.
    #[serde(default)]
    pub year_origin: Option<Origin>,
    /// The place the report is of, as the text names it; a province by its full name, the nation as 全国.
    #[serde(default)]
    pub place: Option<String>,
    /// What tells the place.
    #[serde(default)]
    pub place_origin: Option<Origin>,
    /// Where the name of the file contradicts the text.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// The records in reading order: targets, and all others too where the extractor was asked for them.
    pub targets: Vec<Target>,
}

/// Finds the targets of texts. Built once, shared freely: it is `Send + Sync` and never changes.
///
/// ```
/// use policy_targets::{Bound, Extractor, Report, Strength};
/// let extractor = Extractor::new();
/// // "strive to add 100 high-tech firms or more within the year"
/// let found = extractor.extract(&Report::new("力争全年新增高新技术企业100家以上。").with_year(2024));
/// let target = &found.targets[0];
/// assert_eq!((target.quote.as_str(), target.bound, target.strength), ("100家", Bound::Ge, Strength::Strive));
/// assert_eq!(target.indicator.as_deref(), Some("高新技术企业"));
/// assert_eq!(target.deadline, Some(2024));
/// ```
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    segmenter: Segmenter,
    year: Option<i32>,
    all: bool,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in lexicon and taxonomy.
    ///
    /// # Panics
    /// Never: a test of the crate loads the built-in tables.
    pub fn new() -> Self {
        Self::builder().build().expect("the built-in tables load")
    }

    /// Options, then [`ExtractorBuilder::build`].
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Finds the targets of a report. No text makes it fail.
    pub fn extract(&self, report: &Report<'_>) -> Extraction {
        self.extract_as(report, self.all)
    }

    /// The records of every status, whatever the extractor was built for.
    pub(crate) fn extract_all_statuses(&self, report: &Report<'_>) -> Extraction {
        self.extract_as(report, true)
    }

    /// The rules that decide, by name: what each states, with an example and a counter-example.
    ///
    /// ```
    /// use policy_targets::Extractor;
    /// let extractor = Extractor::new();
    /// let rule = extractor.rules().find(|rule| rule.name == "strength.cue").unwrap();
    /// // "strive to add a hundred firms" against "add a hundred firms"
    /// assert_eq!((&*rule.example, &*rule.counter_example), ("力争新增企业100家。", "新增企业100家。"));
    /// ```
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.lexicon.rules.values()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub(crate) fn rule(&self, name: &str) -> Option<&Rule> {
        self.lexicon.rules.get(name)
    }

    fn extract_as(&self, report: &Report<'_>, all: bool) -> Extraction {
        let named = report.name.map(|name| Named::read(&self.lexicon, name)).unwrap_or_default();
        let default = named.year.or(report.default_year).or(self.year);
        let signs = Signs::read(&self.lexicon.alphabet, report.text);
        let document = Document::read(&self.lexicon, report.text, report.year.map(known), default.map(known));
        let year = document.year;
        let reading = Reading {
            lexicon: &self.lexicon,
            segmenter: &self.segmenter,
            all,
            text: report.text,
            signs: signs.parts(document.paragraphs.iter().map(|paragraph| paragraph.span)),
            name: report.document,
            points: CodePoints::new(report.text),
            document: &document,
            year,
        };
        let targets = reading.targets();
        let year_origin = match (report.year, document.told_year, named.year) {
            _ if year.is_none() => None,
            (Some(_), ..) => Some(Origin::Given),
            (_, Some(_), _) => Some(Origin::Text),
            (.., Some(_)) => Some(Origin::Name),
            _ => Some(Origin::Default),
        };
        let told_place = document::place::report_place(&self.lexicon, report.text);
        let conflicts = named.conflicts(&self.lexicon, document.told_year, told_place.as_deref());
        let place =
            [(Origin::Given, report.place.map(str::to_owned)), (Origin::Text, told_place), (Origin::Name, named.place)];
        let place = place.into_iter().find_map(|(origin, place)| Some((origin, place?)));
        Extraction {
            document: report.document.map(str::to_owned),
            year,
            year_origin,
            place_origin: place.as_ref().map(|(origin, _)| *origin),
            place: place.map(|(_, place)| place),
            conflicts,
            targets,
        }
    }

    /// Every number and measure of `text` that is no date, name, rank, class or code, in order.
    ///
    /// ```
    /// use policy_targets::{Bound, Extractor};
    /// // "200,000 person-times or more"
    /// let found = Extractor::new().measures("20万人次以上");
    /// assert_eq!((found[0].unit.as_deref(), found[0].bound), (Some("人次"), Bound::Ge));
    /// ```
    pub fn measures(&self, text: &str) -> Vec<Measure> {
        let mut found = self.numbers(text);
        found.retain(|measure| measure.rejection.is_none());
        found
    }

    /// Every number of `text`, those that are no measure with their [`Measure::rejection`].
    pub fn numbers(&self, text: &str) -> Vec<Measure> {
        let signs = Signs::read(&self.lexicon.alphabet, text);
        measure::numbers(&self.lexicon, &signs, Span::new(0, text.len()))
    }

    /// The sector codes with their Chinese names and English glosses, in the order of the taxonomy.
    pub fn sectors(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.lexicon.sectors.iter().map(|sector| (&*sector.code, &*sector.name, &*sector.gloss))
    }

    /// The classes under the sectors, with their crosswalk to other classifications.
    pub fn classes(&self) -> impl Iterator<Item = &Class> {
        self.lexicon.classes.iter()
    }

    /// The class of a code, as records give it.
    pub fn class(&self, code: &str) -> Option<&Class> {
        self.classes().find(|class| class.code == code)
    }

    /// The code list of a standard, in so far as a class could refer to it.
    pub fn standard(&self, standard: Standard) -> impl Iterator<Item = &StandardCode> {
        self.lexicon.standards.iter().filter(move |code| code.standard == standard)
    }

    /// One entry of a standard's code list.
    pub fn standard_code(&self, standard: Standard, code: &str) -> Option<&StandardCode> {
        self.standard(standard).find(|entry| entry.code == code)
    }
}

/// Options of an [`Extractor`].
///
/// ```
/// use policy_targets::{Extractor, Report, Status};
/// let extractor = Extractor::builder().default_year(2024).all(true).build()?;
/// // "120 were added last year"
/// let found = extractor.extract(&Report::new("去年新增高新技术企业120家。"));
/// assert_eq!(found.targets[0].status, Status::Achievement);
/// # Ok::<(), policy_targets::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    year: Option<i32>,
    all: bool,
    lexicon_dir: Option<PathBuf>,
    taxonomy_dir: Option<PathBuf>,
}

impl ExtractorBuilder {
    /// The year of reports that neither their caller nor their text dates.
    pub fn default_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Keeps achievements and background too, each with its [`Status`](crate::Status).
    pub fn all(mut self, all: bool) -> Self {
        self.all = all;
        self
    }

    /// A folder of tables whose rows are added to, or replace, the built-in rows of the tables of the same name.
    pub fn lexicon_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.lexicon_dir = Some(folder.into());
        self
    }

    /// A folder whose `sectors.tsv` and `sector_terms.tsv`, and `classes.tsv` if it has one, take the place of the
    /// built-in taxonomy.
    pub fn taxonomy_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.taxonomy_dir = Some(folder.into());
        self
    }

    /// Loads the tables.
    ///
    /// # Errors
    /// [`Error::Read`](crate::Error::Read) and [`Error::Encoding`](crate::Error::Encoding) for a folder or file that
    /// cannot be read, [`Error::Lexicon`](crate::Error::Lexicon) with file, line and column for a row that breaks its
    /// table's format.
    pub fn build(self) -> Result<Extractor> {
        let lexicon = Lexicon::load(self.lexicon_dir.as_deref(), self.taxonomy_dir.as_deref())?;
        Ok(Extractor { lexicon, segmenter: Segmenter::default(), year: self.year, all: self.all })
    }
}
