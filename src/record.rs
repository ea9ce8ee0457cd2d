//! Puts the records together: each measure with its attachment, status, horizon, sector and the evidence for them.

use crate::clause::cue::{Cues, Governance};
use crate::clause::horizon::{self, Horizons};
use crate::clause::{self, Attachment, Ground};
use crate::document::{Document, Paragraph, sentence};
use crate::lexicon::Lexicon;
use crate::measure::Measure;
use crate::scheme::{Change, Status, Strength};
use crate::sector;
use crate::span::{CodePoints, Span};
use crate::status::{self, Case, Marks};
use crate::target::{Evidence, Reason, Target};
use crate::words::Segmenter;

/// One text on its way through the stages.
pub(crate) struct Reading<'r> {
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) segmenter: &'r Segmenter,
    pub(crate) all: bool,
    pub(crate) text: &'r str,
    pub(crate) name: Option<&'r str>,
    pub(crate) points: CodePoints<'r>,
    pub(crate) document: &'r Document,
    pub(crate) year: Option<i32>,
}

impl Reading<'_> {
    /// The records of the text's measures, in reading order.
    pub(crate) fn targets(&self, measures: &[Measure]) -> Vec<Target> {
        let ground = Ground {
            lexicon: self.lexicon,
            segmenter: self.segmenter,
            text: self.text,
            han_style: han_style(measures),
        };
        let mut found = Vec::new();
        let mut next = 0;
        let mut list = None;
        for paragraph in &self.document.paragraphs {
            let end =
                next + measures[next..].iter().take_while(|measure| measure.span.start < paragraph.span.end).count();
            let listed = list.filter(|_| self.is_item(paragraph));
            self.paragraph(&ground, paragraph, &measures[next..end], next, listed, &mut found);
            list = self.list_opened(paragraph).or(listed);
            next = end;
        }
        found
    }

    /// The list that a paragraph introduces at its end, also where a page has broken the line (主要预期目标⏎是：…).
    fn list_opened(&self, paragraph: &Paragraph) -> Option<Governance> {
        let text = paragraph.span.slice(self.text);
        if !text.ends_with(['：', ':']) && !text.ends_with(char::is_alphanumeric) {
            return None;
        }
        let last = sentence::sentences(self.text, paragraph.span).pop()?;
        let cues = Cues::read(self.lexicon, self.text, last);
        cues.list(paragraph.span.end).filter(|governance| governance.strength == Strength::Expect)
    }

    /// Whether a paragraph is an item of the list opened before it.
    fn is_item(&self, paragraph: &Paragraph) -> bool {
        let before = self.text[..paragraph.span.start].trim_end();
        // Behind a letter the line before has broken off inside a sentence.
        before.ends_with(['：', ':', '；', ';', '，']) || before.ends_with(char::is_alphanumeric)
    }

    fn paragraph(
        &self,
        ground: &Ground<'_>,
        paragraph: &Paragraph,
        measures: &[Measure],
        offset: usize,
        list: Option<Governance>,
        found: &mut Vec<Target>,
    ) {
        let text = self.text;
        if measures.is_empty() {
            return;
        }
        let sentences = sentence::sentences(text, paragraph.span);
        let topic = sentences.first().map_or("", |span| span.slice(text));
        let headings: Vec<&str> =
            self.document.sections[paragraph.section].iter().rev().map(|title| title.slice(text)).collect();
        let context = sector::Context::new(self.lexicon, topic, &headings);
        let mut next = 0;
        let mut lead = None;
        for sentence in &sentences {
            let end = next + measures[next..].iter().take_while(|measure| measure.span.start < sentence.end).count();
            let inside = &measures[next..end];
            if inside.iter().any(|measure| measure.rejection.is_none()) {
                // 主要预期目标是：…增长13%。城镇化率提高1.5个百分点。 The list goes on while nobody acts.
                let first = inside.iter().find(|measure| measure.rejection.is_none()).unwrap_or(&inside[0]);
                let opening = Span::new(sentence.start, first.extent().start.max(sentence.start));
                lead = lead.filter(|_| clause::measures_on(self.lexicon, opening.slice(text)));
                let list = list.filter(|_| sentence.start == paragraph.span.start).or(lead);
                let scene = Scene {
                    paragraph,
                    sentence: *sentence,
                    headings: &headings,
                    context: &context,
                    cues: Cues::read(self.lexicon, text, *sentence),
                    marks: Marks::read(self.lexicon, text, *sentence, paragraph.frame.tense, self.year),
                    horizons: Horizons::read(self.lexicon, text, *sentence, self.year),
                    list,
                };
                lead = scene.cues.opened(text, sentence.end).or(lead);
                let attachments = clause::attach(ground, *sentence, inside, offset + next);
                let records = attachments
                    .iter()
                    .map(|attachment| self.record(&scene, &inside[attachment.measure - offset - next], attachment));
                found.extend(records.filter(|record| self.all || record.status == Status::Target));
            }
            next = end;
        }
    }

    fn record(&self, scene: &Scene<'_>, measure: &Measure, attachment: &Attachment) -> Target {
        let (text, lexicon) = (self.text, self.lexicon);
        let at = measure.extent().start;
        let governance = scene.list.unwrap_or_else(|| scene.cues.governing(lexicon, text, attachment.clause.start, at));
        let horizon = scene.horizons.nearest(at);
        let dated = horizon.is_some_and(|horizon| horizon.rule != "deadline.word" && horizon.year >= self.year);
        let verdict = status::decide(&Case {
            marks: &scene.marks,
            clause: attachment.clause,
            at,
            frame: scene.paragraph.frame,
            refusal: attachment.refusal,
            commits: (dated || self.promises(&governance, scene.sentence, at))
                && attachment.action.is_some()
                && attachment.change != Change::Level,
            cue: governance.word.filter(|_| governance.rule == "strength.cue").map(|word| word.start),
        });
        let deadline = horizon.and_then(|horizon| horizon.year).or(scene.paragraph.frame.horizon).or(self.year);
        let rate = horizon::rate(lexicon, text, attachment.from.min(at), at);
        let sector = sector::classify(
            scene.context,
            attachment.indicator.as_deref().unwrap_or(""),
            attachment.action.as_deref(),
            text,
            scene.sentence,
            attachment.clause,
        );
        let bound_word = measure.bound_before.or(measure.bound_after);
        let evidence = Evidence {
            status: self.reason(verdict.rule, verdict.word),
            bound: self
                .reason(if attachment.bound == measure.bound { "bound.word" } else { "bound.coordinated" }, bound_word),
            change: word_reason(attachment.change_rule, None),
            action: word_reason(attachment.action_rule, attachment.action.as_deref()),
            indicator: word_reason(attachment.indicator_rule, attachment.indicator.as_deref()),
            strength: self.reason(governance.rule, governance.word),
            deadline: match horizon {
                Some(horizon) => self.reason(horizon.rule, horizon.word),
                None if scene.paragraph.frame.horizon.is_some() => {
                    self.reason("deadline.section", scene.paragraph.frame.told)
                }
                None => word_reason("deadline.report_year", None),
            },
            rate: rate.map(|(_, word)| self.reason("rate.word", Some(word))),
            sector: word_reason(sector.rule, sector.term.as_deref()),
        };
        Target {
            document: self.name.map(str::to_owned),
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
            class: sector.class,
            status: verdict.status,
            section: scene.headings.iter().rev().map(|title| (*title).into()).collect(),
            sentence: scene.sentence.slice(text).into(),
            span: measure.span,
            evidence,
        }
    }

    /// Whether a cue governs, and what it governs is not what the whole country does.
    fn promises(&self, governance: &Governance, sentence: Span, at: usize) -> bool {
        governance.rule == "strength.cue" && !self.text[sentence.start.min(at)..at].contains(NATION)
    }

    fn reason(&self, rule: &str, word: Option<Span>) -> Reason {
        Reason {
            rule: rule.into(),
            word: word.map(|span| span.slice(self.text).into()).filter(|word: &String| !word.is_empty()),
            at: word.map(|span| self.points.at(span.start)),
        }
    }
}

/// Whose deeds no report below it commits to.
const NATION: &str = "全国";

/// Where a sentence stands.
struct Scene<'s> {
    paragraph: &'s Paragraph,
    sentence: Span,
    /// The headings it stands under, innermost first.
    headings: &'s [&'s str],
    context: &'s sector::Context<'s>,
    cues: Cues,
    marks: Marks,
    horizons: Horizons,
    list: Option<Governance>,
}

fn word_reason(rule: &str, word: Option<&str>) -> Reason {
    Reason { rule: rule.into(), word: word.map(str::to_owned), at: None }
}

/// Whether most quantities of a text are in Han digits.
fn han_style(measures: &[Measure]) -> bool {
    let quantities = || measures.iter().filter(|measure| measure.rejection.is_none());
    let arabic = quantities().filter(|measure| measure.numeral.arabic).count();
    arabic * 2 < quantities().count() || arabic == 0
}
