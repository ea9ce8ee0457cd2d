//! The extractor: wiring of the stages, in order.

use crate::clause::cue::{Cues, Governance};
use crate::clause::{self, Attachment, horizon};
use crate::document::{Document, Paragraph, Tense, sentence};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::measure::{self, Measure};
use crate::scheme::{Status, Strength};
use crate::sector::{self, Context};
use crate::span::{CodePoints, Span};
use crate::status::{self, Case};
use crate::target::{Evidence, Reason, Target};
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
#[derive(Debug, Clone, Copy)]
pub struct Report<'t> {
    text: &'t str,
    year: Option<i32>,
    document: Option<&'t str>,
}

impl<'t> Report<'t> {
    /// A report whose year its text may tell.
    pub fn new(text: &'t str) -> Self {
        Self { text, year: None, document: None }
    }

    /// Sets the year the report is given in; it beats what the text says.
    pub fn with_year(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// Names the document; the name stands in every record.
    pub fn with_document(self, document: &'t str) -> Self {
        Self { document: Some(document), ..self }
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
    /// The report's year: given, told by the text, the extractor's default, or unknown.
    pub year: Option<i32>,
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

    /// What a named rule states.
    pub(crate) fn rule(&self, name: &str) -> Option<&str> {
        self.lexicon.rules.get(name).map(|states| &**states)
    }

    fn extract_as(&self, report: &Report<'_>, all: bool) -> Extraction {
        let document = Document::read(&self.lexicon, report.text, report.year);
        let year = document.year.or(self.year);
        let measures = measure::scan(&self.lexicon, report.text);
        let reading =
            Reading { engine: self, all, report, points: CodePoints::new(report.text), document: &document, year };
        let targets = reading.targets(&measures);
        Extraction { document: report.document.map(str::to_owned), year, targets }
    }

    /// Every number and measure of `text` that is no date, name, rank, class or code, in order.
    ///
    /// ```
    /// use policy_targets::{Bound, Extractor};
    /// // "20,000 person-times or more"
    /// let found = Extractor::new().measures("20万人次以上");
    /// assert_eq!((found[0].unit.as_deref(), found[0].bound), (Some("人次"), Bound::Ge));
    /// ```
    pub fn measures(&self, text: &str) -> Vec<Measure> {
        let mut found = measure::scan(&self.lexicon, text);
        found.retain(|measure| measure.rejection.is_none());
        found
    }

    /// Every number of `text`, those that are no measure with their [`Measure::rejection`].
    pub fn numbers(&self, text: &str) -> Vec<Measure> {
        measure::scan(&self.lexicon, text)
    }

    /// The sector codes with their Chinese names and English glosses, in the order of the taxonomy.
    pub fn sectors(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.lexicon.sectors.iter().map(|sector| (&*sector.code, &*sector.name, &*sector.gloss))
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

    /// Keeps achievements and background too, each with its [`Status`].
    pub fn all(mut self, all: bool) -> Self {
        self.all = all;
        self
    }

    /// A folder of tables whose rows are added to, or replace, the built-in rows of the tables of the same name.
    pub fn lexicon_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.lexicon_dir = Some(folder.into());
        self
    }

    /// A folder whose `sectors.tsv` and `sector_terms.tsv` take the place of the built-in taxonomy.
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

/// One text on its way through the stages.
struct Reading<'r> {
    engine: &'r Extractor,
    all: bool,
    report: &'r Report<'r>,
    points: CodePoints<'r>,
    document: &'r Document,
    year: Option<i32>,
}

impl Reading<'_> {
    fn targets(&self, measures: &[Measure]) -> Vec<Target> {
        let mut found = Vec::new();
        let mut next = 0;
        let mut list = None;
        for paragraph in &self.document.paragraphs {
            let end =
                next + measures[next..].iter().take_while(|measure| measure.span.start < paragraph.span.end).count();
            let listed = list.filter(|_| self.is_item(paragraph));
            if self.all || paragraph.frame.tense != Tense::Glossary {
                self.paragraph(paragraph, &measures[next..end], next, listed, &mut found);
            }
            list = self.list_opened(paragraph).or(listed);
            next = end;
        }
        found
    }

    /// The list that a paragraph introduces at its end, also where a page has broken the line (主要预期目标⏎是：…).
    fn list_opened(&self, paragraph: &Paragraph) -> Option<Governance> {
        let text = paragraph.span.slice(self.report.text);
        if !text.ends_with(['：', ':']) && !text.ends_with(char::is_alphanumeric) {
            return None;
        }
        let last = sentence::sentences(self.report.text, paragraph.span).pop()?;
        let cues = Cues::read(&self.engine.lexicon, self.report.text, last);
        cues.list(paragraph.span.end).filter(|governance| governance.strength == Strength::Expect)
    }

    /// Whether a paragraph is an item of the list opened before it.
    fn is_item(&self, paragraph: &Paragraph) -> bool {
        let before = self.report.text[..paragraph.span.start].trim_end();
        before.ends_with(['：', ':', '；', ';', '，']) || self.broken_before(paragraph)
    }

    /// Whether the line before breaks off inside a sentence.
    fn broken_before(&self, paragraph: &Paragraph) -> bool {
        self.report.text[..paragraph.span.start].trim_end().ends_with(char::is_alphanumeric)
    }

    fn paragraph(
        &self,
        paragraph: &Paragraph,
        measures: &[Measure],
        first: usize,
        list: Option<Governance>,
        found: &mut Vec<Target>,
    ) {
        let text = self.report.text;
        if measures.is_empty() {
            return;
        }
        let sentences = sentence::sentences(text, paragraph.span);
        let topic = sentences.first().map_or("", |span| span.slice(text));
        let mut next = 0;
        for sentence in &sentences {
            let end = next + measures[next..].iter().take_while(|measure| measure.span.start < sentence.end).count();
            let inside = &measures[next..end];
            if inside.iter().any(|measure| measure.rejection.is_none()) {
                let list = list.filter(|_| sentence.start == paragraph.span.start);
                let scene = Scene {
                    paragraph,
                    sentence: *sentence,
                    topic,
                    cues: Cues::read(&self.engine.lexicon, text, *sentence),
                    list,
                };
                let attachments =
                    clause::attach(&self.engine.lexicon, &self.engine.segmenter, text, *sentence, inside, first + next);
                let records = attachments
                    .iter()
                    .map(|attachment| self.record(&scene, &inside[attachment.measure - first - next], attachment));
                found.extend(records.filter(|record| self.all || record.status == Status::Target));
            }
            next = end;
        }
    }

    fn record(&self, scene: &Scene<'_>, measure: &Measure, attachment: &Attachment) -> Target {
        let (text, lexicon) = (self.report.text, &self.engine.lexicon);
        let at = measure.extent().start;
        let governance = scene.list.unwrap_or_else(|| scene.cues.governing(lexicon, text, attachment.clause.start, at));
        let verdict = status::decide(&Case {
            lexicon,
            text,
            sentence: scene.sentence,
            clause: attachment.clause,
            at,
            frame: scene.paragraph.frame,
            year: self.year,
            strength: governance.strength,
            refusal: attachment.refusal,
        });
        let horizon = horizon::nearest(lexicon, text, scene.sentence.start, at, self.year);
        let deadline = horizon.and_then(|horizon| horizon.year).or(scene.paragraph.frame.horizon).or(self.year);
        let rate = horizon::rate(lexicon, text, attachment.from.min(at), at);
        let headings: Vec<&str> =
            self.document.sections[scene.paragraph.section].iter().rev().map(|title| title.slice(text)).collect();
        let sector = sector::classify(
            lexicon,
            attachment.indicator.as_deref().unwrap_or(""),
            attachment.action.as_deref(),
            Context { clause: attachment.clause.slice(text), topic: scene.topic, headings: &headings },
        );
        let bound_word = measure.bound_before.or(measure.bound_after);
        let evidence = Evidence {
            status: self.reason(verdict.rule, verdict.word),
            bound: self
                .reason(if attachment.bound == measure.bound { "bound.word" } else { "bound.coordinated" }, bound_word),
            action: word_reason(attachment.action_rule, attachment.action.as_deref()),
            indicator: word_reason(attachment.indicator_rule, attachment.indicator.as_deref()),
            strength: self.reason(governance.rule, governance.word),
            deadline: match horizon {
                Some(horizon) => self.reason(horizon.rule, horizon.word),
                None => word_reason(
                    if scene.paragraph.frame.horizon.is_some() { "deadline.section" } else { "deadline.report_year" },
                    None,
                ),
            },
            rate: rate.map(|(_, word)| self.reason("rate.word", Some(word))),
            sector: word_reason(sector.rule, sector.term.as_deref()),
        };
        Target {
            document: self.report.document.map(str::to_owned),
            start: self.points.at(measure.span.start),
            end: self.points.at(measure.span.end),
            quote: measure.span.slice(text).into(),
            value: measure.value,
            value_max: measure.value_max,
            unit: measure.unit.clone().or_else(|| attachment.unit.clone()),
            bound: attachment.bound,
            change: attachment.change,
            action: attachment.action.clone(),
            indicator: attachment.indicator.clone(),
            strength: governance.strength,
            deadline,
            rate: rate.map(|(rate, _)| rate),
            sector: sector.code,
            status: verdict.status,
            section: headings.iter().rev().map(|title| (*title).into()).collect(),
            sentence: scene.sentence.slice(text).into(),
            span: measure.span,
            evidence,
        }
    }

    fn reason(&self, rule: &str, word: Option<Span>) -> Reason {
        Reason {
            rule: rule.into(),
            word: word.map(|span| span.slice(self.report.text).into()).filter(|word: &String| !word.is_empty()),
            at: word.map(|span| self.points.at(span.start)),
        }
    }
}

/// Where a sentence stands.
struct Scene<'s> {
    paragraph: &'s Paragraph,
    sentence: Span,
    topic: &'s str,
    cues: Cues,
    list: Option<Governance>,
}

fn word_reason(rule: &str, word: Option<&str>) -> Reason {
    Reason { rule: rule.into(), word: word.map(str::to_owned), at: None }
}
