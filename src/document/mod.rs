//! A report's text as sections, paragraphs and sentences, each with the time it speaks of.

pub(crate) mod frame;
pub(crate) mod heading;
pub(crate) mod place;
mod report_year;
pub(crate) mod sentence;
mod speech;
pub(crate) mod times;
pub(crate) mod year;

use crate::lexicon::Lexicon;
use crate::numeral::character::is_letter;
use crate::span::{Span, first_characters};
pub(crate) use frame::{Frame, Tense};
use heading::Heading;

/// A report, taken apart. All spans are bytes of the source text.
#[derive(Debug)]
pub(crate) struct Document {
    /// The year the report is given in, if anything says.
    pub(crate) year: Option<i32>,
    /// The year that the text tells; not looked for where the caller gives one.
    pub(crate) told_year: Option<i32>,
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The heading paths that paragraphs stand under, outermost heading first.
    pub(crate) sections: Vec<Vec<Span>>,
}

/// A line of the text that holds something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph {
    pub(crate) span: Span,
    /// Its place in [`Document::sections`].
    pub(crate) section: usize,
    pub(crate) frame: Frame,
}

impl Document {
    /// Reads `text`; a year given beats what the text says, which beats the default.
    pub(crate) fn read(lexicon: &Lexicon, text: &str, year: Option<i32>, default: Option<i32>) -> Self {
        let spans = paragraphs(text);
        let mut headings: Vec<Heading> =
            spans.iter().enumerate().filter_map(|(index, span)| heading::read(lexicon, text, index, *span)).collect();
        heading::place_unnumbered(text, &mut headings);
        let told_year = if year.is_none() { report_year::report_year(text, &headings) } else { None };
        let year = year.or(told_year).or(default);
        let mut reader = Reader::new(lexicon, text, year, &spans, &headings);
        let paragraphs = spans.iter().enumerate().map(|(index, span)| reader.paragraph(index, *span)).collect();
        Self { year, told_year, paragraphs, sections: reader.sections }
    }
}

/// The lines of `text` that hold something, without the white space around them (U+3000 indents, CRLF).
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes())
        .chain([text.len()])
        .map(|end| {
            let span = Span::new(start, end).trimmed(text);
            start = end + 1;
            span
        })
        .filter(|span| !span.is_empty())
        .collect()
}

/// Walks the paragraphs with the heading path and time frame that hold at each.
struct Reader<'d> {
    lexicon: &'d Lexicon,
    text: &'d str,
    year: Option<i32>,
    headings: std::iter::Peekable<std::slice::Iter<'d, Heading>>,
    /// The last heading that opens a plan; up to it, a plan-like opening in a review holds for its paragraph only.
    last_plan_heading: Option<usize>,
    path: Vec<Heading>,
    /// The frame of a text that is a plan as a whole.
    whole: Frame,
    frame: Frame,
    /// The depth of the heading that opened the review.
    review_level: Option<u8>,
    sections: Vec<Vec<Span>>,
}

impl<'d> Reader<'d> {
    fn new(lexicon: &'d Lexicon, text: &'d str, year: Option<i32>, spans: &[Span], headings: &'d [Heading]) -> Self {
        let frame = if is_plan_document(lexicon, text, spans) { plan_frame(text, spans, year) } else { Frame::UNKNOWN };
        let last_plan_heading = headings
            .iter()
            .filter(|heading| {
                frame::of_heading(lexicon, heading.title.slice(text), year, Frame::UNKNOWN)
                    .is_some_and(|frame| frame.tense == Tense::Plan)
            })
            .map(|heading| heading.paragraph)
            .next_back();
        Self {
            lexicon,
            text,
            year,
            headings: headings.iter().peekable(),
            last_plan_heading,
            path: Vec::new(),
            whole: frame,
            frame,
            review_level: None,
            sections: vec![Vec::new()],
        }
    }

    fn paragraph(&mut self, index: usize, span: Span) -> Paragraph {
        let mut own = None;
        if let Some(heading) = self.headings.next_if(|heading| heading.paragraph == index) {
            self.enter(*heading);
            let title = heading.title.slice(self.text);
            let current = if heading.numbered { self.whole } else { self.frame };
            let told = frame::of_heading(self.lexicon, title, self.year, current)
                .filter(|frame| frame.tense != Tense::Plan || !self.inside_review(heading, title));
            match told {
                // Inner headings of a review or plan speak of their own matter: only the outer ones turn it round.
                Some(frame)
                    if heading.level <= 2 || self.frame.tense == Tense::Unknown || frame.tense == Tense::Glossary =>
                {
                    // A heading inside a review that looks back too does not take its place.
                    let outer = self.review_level.filter(|_| self.frame.tense == Tense::Review);
                    self.review_level = (frame.tense == Tense::Review)
                        .then(|| outer.map_or(heading.level, |outer| outer.min(heading.level)));
                    self.frame = frame.told_by(heading.title);
                }
                // The chapter after the review that does not say what it is: its sentences will tell.
                None if heading.numbered && self.review_level == Some(heading.level) && heading.level <= 2 => {
                    self.frame = Frame::UNKNOWN;
                    self.review_level = None;
                }
                _ => {}
            }
            own = self.opening(Span::new(heading.title.end.min(span.end), span.end));
        } else if self.frame.tense != Tense::Glossary {
            own = self.opening(span);
        }
        let frame = match own {
            Some(frame) => {
                if self.lasts(index, frame) {
                    self.frame = frame;
                }
                frame
            }
            None => self.frame,
        };
        Paragraph { span, section: self.sections.len() - 1, frame }
    }

    /// The frame that the first words of a stretch set.
    fn opening(&self, stretch: Span) -> Option<Frame> {
        let words = stretch.slice(self.text);
        let end = words.find(['，', '。', '；', '：', ',']).unwrap_or(words.len());
        // 2026年某省政府工作报告, 2026年某省政府工作报告来源：某日报 name the speech.
        if words.ends_with(REPORT) || words[..end].contains(SPEECH) {
            return None;
        }
        let mut frame = match frame::of_opening(self.lexicon, words, self.year, self.frame) {
            Some(frame) => frame,
            None => {
                return self
                    .plan_named(words)
                    .map(|frame| frame.told_by(Span::new(stretch.start, stretch.start + end)));
            }
        };
        // 一、“十四五”成就和“十五五”目标: the plan that its heading names besides.
        if frame.tense == Tense::Plan && frame.horizon.is_none() && self.frame.tense == Tense::Review {
            let named = self.path.iter().flat_map(|heading| year::plan_ends(heading.title.slice(self.text)));
            let opened = frame::annual(self.lexicon, words);
            frame.horizon =
                named.map(|(_, end)| end).max().filter(|end| !opened && self.year.is_some_and(|year| *end > year));
        }
        Some(frame.told_by(Span::new(stretch.start, stretch.start + end).trimmed(self.text)))
    }

    /// 我们编制了“十五五”规划纲要: under a heading that names the new plan besides the old, a paragraph that opens with it
    /// looks ahead.
    fn plan_named(&self, words: &str) -> Option<Frame> {
        if self.frame.tense != Tense::Review {
            return None;
        }
        let ahead = |end: &i32| self.year.is_some_and(|year| *end > year);
        let named = self.path.iter().flat_map(|heading| year::plan_ends(heading.title.slice(self.text)));
        let plan = named.map(|(_, end)| end).filter(ahead).max()?;
        let head = first_characters(words, NAMED_WITHIN);
        let found = year::plan_ends(head).iter().any(|(_, end)| *end == plan);
        found.then_some(Frame { horizon: Some(plan), ..Frame::PLAN })
    }

    /// Whether a numbered heading stands under the review's own heading without naming the time ahead: 实现“十二五”
    /// 良好开局 under 2011年工作回顾.
    fn inside_review(&self, heading: &Heading, title: &str) -> bool {
        let deeper = self.frame.tense == Tense::Review && self.review_level.is_some_and(|level| level < heading.level);
        let ahead = |mention: &year::YearMention| self.year.is_some_and(|year| mention.year >= year);
        heading.numbered && deeper && !year::named_years(title).iter().any(ahead)
    }

    /// Whether a frame that an opening sets holds for the paragraphs after it too.
    fn lasts(&self, index: usize, opening: Frame) -> bool {
        match (self.frame.tense, opening.tense) {
            (Tense::Glossary, _) => false,
            (Tense::Unknown, _) | (_, Tense::Glossary) => true,
            // 去年… inside a plan is an aside.
            (Tense::Plan, Tense::Review) => false,
            (Tense::Review, Tense::Plan) => self.last_plan_heading.is_none_or(|last| last < index),
            // The annual part follows the five-year part; a look at five years inside the annual part is an aside.
            (Tense::Plan, Tense::Plan) => opening.horizon.is_none(),
            _ => true,
        }
    }

    fn enter(&mut self, heading: Heading) {
        self.path.retain(|outer| outer.level < heading.level);
        self.path.push(heading);
        self.sections.push(self.path.iter().map(|heading| heading.title).collect());
    }
}

/// A paragraph about a plan names it within so many characters.
const NAMED_WITHIN: usize = 40;

/// How many lines of a document can be its title.
const TITLE_LINES: usize = 10;
const TITLE: usize = 60;

fn titles<'t>(text: &'t str, spans: &'t [Span]) -> impl Iterator<Item = &'t str> {
    spans
        .iter()
        .take(TITLE_LINES)
        .map(|span| span.slice(text))
        .filter(|line| line.chars().nth(TITLE).is_none() && !line.ends_with(['。', '；', '：']))
}

/// Whether a title says that the whole text is a plan (规划, 行动计划, 若干措施) and no report on a year.
fn is_plan_document(lexicon: &Lexicon, text: &str, spans: &[Span]) -> bool {
    let report = titles(text, spans).any(|line| line.contains(REPORT));
    let addressed = spans.iter().take(TITLE_LINES).any(|span| span.slice(text).starts_with(ADDRESS));
    !report
        && !addressed
        && titles(text, spans).any(|line| {
            // 行动计划（2024—2026年）: the years stand behind the genre.
            let line = line.split(['（', '(']).next().unwrap_or(line).trim_end_matches(|c: char| !is_letter(c));
            lexicon.genres.ending(line.trim_end_matches(['的', '通', '知'])).is_some() || line.contains(OUTLINE)
        })
}

/// A report to a congress calls itself so or addresses its deputies.
const REPORT: &str = "报告";
const SPEECH: &str = "政府工作报告";
const ADDRESS: &str = "各位代表";
const OUTLINE: &str = "纲要";

/// The frame of a plan document: its horizon is the last year of its title, or its five-year plan's end.
fn plan_frame(text: &str, spans: &[Span], year: Option<i32>) -> Frame {
    let plan = titles(text, spans).filter_map(|line| year::plan_end(line).map(|(_, end)| end)).max();
    let named =
        || titles(text, spans).flat_map(year::years).filter(|mention| mention.named).map(|mention| mention.year);
    // 第十四个五年规划和二〇三五年远景目标纲要 is the plan of its five years.
    let last = plan.or_else(|| named().max());
    Frame { horizon: last.filter(|last| Some(*last) != year), ..Frame::PLAN }
}
