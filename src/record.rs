//! Puts the records together: each measure with its attachment, status, horizon, sector and the evidence for them.

use crate::characters::first;
use crate::clause::cue::{Cues, Governance};
use crate::clause::horizon::{self, Horizons};
use crate::clause::{self, Attachment, Ground};
use crate::document::times::Times;
use crate::document::{Document, Frame, Paragraph, Tense, sentence};
use crate::lexicon::{InSentence, Lexicon};
use crate::measure::{self, Measure};
use crate::numeral::character::is_letter;
use crate::scheme::{Change, Status, Strength};
use crate::sector;
use crate::signs::Signs;
use crate::span::{CodePoints, Span};
use crate::status::{self, Case, Marks};
use crate::target::{Evidence, Reason, Target};
use crate::words::Segmenter;
use compact_str::CompactString;
use std::cell::OnceCell;
use std::sync::Arc;

/// One text on its way through the stages.
pub(crate) struct Reading<'r> {
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) segmenter: &'r Segmenter,
    pub(crate) all: bool,
    pub(crate) text: &'r str,
    /// The signs of each paragraph.
    pub(crate) signs: Vec<Signs<'r>>,
    pub(crate) name: Option<&'r str>,
    pub(crate) points: CodePoints<'r>,
    pub(crate) document: &'r Document,
    pub(crate) year: Option<i32>,
}

impl Reading<'_> {
    /// The records of the text's measures, in reading order.
    pub(crate) fn targets(&self) -> Vec<Target> {
        let paragraphs = &self.document.paragraphs;
        let (measures, han_style) = self.measures();
        // Nearly every measure is a record.
        let kept = measures.iter().flatten().filter(|measure| measure.rejection.is_none());
        let mut records = Records {
            found: Vec::with_capacity(kept.count()),
            sections: vec![OnceCell::new(); self.document.sections.len()],
            places: Places::default(),
        };
        let mut list = None;
        for (at, (paragraph, measures)) in paragraphs.iter().zip(&measures).enumerate() {
            let listed = list.filter(|_| self.is_item(paragraph));
            let Self { lexicon, segmenter, .. } = *self;
            let ground = Ground { lexicon, segmenter, signs: &self.signs[at], han_style };
            self.paragraph(&ground, paragraph, measures, listed, &mut records);
            let goes_on = || paragraphs.get(at + 1).is_some_and(|next| self.is_item(next));
            let may_open = self.may_open(paragraph);
            let opened = || if may_open { self.list_opened(at) } else { None };
            list = if (listed.is_some() || may_open) && goes_on() { opened().or(listed) } else { None };
        }
        records.found
    }

    /// The numbers of each paragraph that may hold a record, and whether the report writes its quantities in Han digits.
    fn measures(&self) -> (Vec<Vec<Measure>>, bool) {
        let paragraphs = &self.document.paragraphs;
        let scan = |at: usize| measure::measures(self.lexicon, &self.signs[at], paragraphs[at].span);
        let back: Vec<bool> = (0..paragraphs.len()).map(|at| self.looks_back(at)).collect();
        let ahead = |at: usize| if back[at] { Vec::new() } else { scan(at) };
        let mut found: Vec<Vec<Measure>> = (0..paragraphs.len()).map(ahead).collect();
        // Few quantities do not tell how a report writes them.
        let few = found.iter().flatten().filter(|measure| measure.rejection.is_none()).nth(TELLING).is_none();
        let style = if few { None } else { Some(han_style(&found)) };
        if few || self.all {
            for at in (0..paragraphs.len()).filter(|at| back[*at]) {
                found[at] = scan(at);
            }
        }
        let style = style.unwrap_or_else(|| han_style(&found));
        (found, style)
    }

    /// Whether a paragraph reviews and says nothing of the time ahead.
    fn looks_back(&self, at: usize) -> bool {
        let (paragraph, signs) = (&self.document.paragraphs[at], &self.signs[at]);
        let ahead = |span: Span| status::looks_ahead(self.lexicon, signs, span, self.year);
        // Where a sentence is cut, what it says of time may be cut too.
        paragraph.frame.tense == Tense::Review
            && !ahead(paragraph.span)
            && (paragraph.span.len() <= sentence::LONGEST
                || !sentence::sentences(signs, paragraph.span).into_iter().any(ahead))
    }

    /// The list that a paragraph introduces at its end, also where a page has broken the line (主要预期目标⏎是：…).
    fn list_opened(&self, at: usize) -> Option<Governance> {
        let (paragraph, signs) = (&self.document.paragraphs[at], &self.signs[at]);
        let last = sentence::sentences(signs, paragraph.span).pop()?;
        let mut places = Places::default();
        places.find(self.lexicon, last.slice(self.text));
        let cues = Cues::read(self.lexicon, signs, last, &places.cues);
        cues.list(paragraph.span.end).filter(|governance| governance.strength == Strength::Expect)
    }

    /// Whether a paragraph ends like the introduction of a list.
    fn may_open(&self, paragraph: &Paragraph) -> bool {
        let text = paragraph.span.slice(self.text);
        text.ends_with(|last| matches!(last, '：' | ':') || is_letter(last))
    }

    /// Whether a paragraph is an item of the list opened before it.
    fn is_item(&self, paragraph: &Paragraph) -> bool {
        let last = self.text[..paragraph.span.start].trim_end().chars().next_back();
        // Behind a letter the line before has broken off inside a sentence.
        last.is_some_and(|last| matches!(last, '：' | ':' | '；' | ';' | '，') || is_letter(last))
    }

    fn paragraph(
        &self,
        ground: &Ground<'_>,
        paragraph: &Paragraph,
        measures: &[Measure],
        list: Option<Governance>,
        Records { found, sections, places }: &mut Records,
    ) {
        let text = self.text;
        if measures.is_empty() {
            return;
        }
        let signs = ground.signs;
        let sentences = sentence::sentences(signs, paragraph.span);
        let topic = sentences.first().copied().unwrap_or(Span::empty(0));
        let titles = &self.document.sections[paragraph.section];
        let context = sector::Context::new(self.lexicon, text, topic, titles);
        let tense = paragraph.frame.tense;
        let read = |(span, measures)| {
            let signs = signs.part(span);
            let times = Times::read(self.lexicon, &signs, span);
            let marks = Marks::read(self.lexicon, &signs, span, &times, (tense, self.year));
            Sentence { span, measures, signs, times, marks }
        };
        let counting = || counting(&sentences, measures).map(read);
        // What a look back reports is done: it holds no target.
        if !self.all && tense == Tense::Review && counting().all(|sentence| sentence.marks.look_back()) {
            return;
        }
        let mut lead = None;
        for Sentence { span: sentence, measures, signs, times, marks } in counting() {
            // 主要预期目标是：…增长13%。城镇化率提高1.5个百分点。 The list goes on while nobody acts.
            let first = measures.iter().find(|measure| measure.rejection.is_none()).unwrap_or(&measures[0]);
            let opening = Span::new(sentence.start, first.extent().start.max(sentence.start));
            lead = lead.filter(|_| clause::measures_on(self.lexicon, opening.slice(text)));
            let list = list.filter(|_| sentence.start == paragraph.span.start).or(lead);
            places.find(self.lexicon, sentence.slice(text));
            let scene = Scene {
                frame: paragraph.frame,
                sentence,
                context: &context,
                cues: Cues::read(self.lexicon, &signs, sentence, &places.cues),
                marks: marks.with_aspects(self.lexicon, text, sentence, &places.aspects),
                horizons: Horizons::read(self.lexicon, &signs, sentence, &times, self.year),
                list,
                titles,
                section: &sections[paragraph.section],
                quoted: OnceCell::new(),
            };
            lead = scene.cues.opened(text, sentence.end).or(lead);
            let attachments = clause::attach(&Ground { signs: &signs, ..*ground }, sentence, measures);
            let record = |attachment: Attachment| self.record(&scene, &measures[attachment.measure], attachment);
            found.extend(attachments.into_iter().filter_map(record));
        }
    }

    /// The record of a measure, if its status is one that was asked for.
    fn record(&self, scene: &Scene<'_>, measure: &Measure, attachment: Attachment) -> Option<Target> {
        let (text, lexicon) = (self.text, self.lexicon);
        let at = measure.extent().start;
        let governance = scene.list.unwrap_or_else(|| scene.cues.governing(lexicon, text, attachment.clause.start, at));
        let horizon = scene.horizons.nearest(at);
        let commits = || {
            let dated = horizon.is_some_and(|horizon| horizon.rule != "deadline.word" && horizon.year >= self.year);
            (dated || self.promises(&governance, scene.sentence, at))
                && attachment.action.is_some()
                && attachment.change != Change::Level
        };
        let verdict = status::decide(&Case {
            marks: &scene.marks,
            clause: attachment.clause,
            at,
            frame: scene.frame,
            refusal: attachment.refusal,
            commits: &commits,
            cue: governance.word.filter(|_| governance.rule == "strength.cue").map(|word| word.start),
        });
        if verdict.status != Status::Target && !self.all {
            return None;
        }
        let deadline = horizon.and_then(|horizon| horizon.year).or(scene.frame.horizon).or(self.year);
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
            action: word_reason(attachment.action_rule, attachment.action.clone()),
            indicator: word_reason(attachment.indicator_rule, attachment.indicator.clone()),
            strength: self.reason(governance.rule, governance.word),
            deadline: match horizon {
                Some(horizon) => self.reason(horizon.rule, horizon.word),
                None if scene.frame.horizon.is_some() => self.reason("deadline.section", scene.frame.told),
                None => word_reason("deadline.report_year", None),
            },
            rate: rate.map(|(_, word)| self.reason("rate.word", Some(word))),
            sector: word_reason(sector.rule, sector.term),
        };
        Some(Target {
            document: self.name.map(str::to_owned),
            start: self.points.at(measure.span.start),
            end: self.points.at(measure.span.end),
            quote: measure.span.slice(text).into(),
            value: measure.value,
            value_max: measure.value_max,
            unit: measure.unit.clone().or(attachment.unit),
            bound: attachment.bound,
            change: attachment.change,
            action: attachment.action,
            indicator: attachment.indicator,
            strength: governance.strength,
            deadline,
            rate: rate.map(|(rate, _)| rate),
            sector: sector.code,
            class: sector.class,
            status: verdict.status,
            section: scene.section.get_or_init(|| self.titles(scene.titles)).clone(),
            sentence: scene.quoted.get_or_init(|| scene.sentence.slice(text).into()).clone(),
            span: measure.span,
            evidence,
        })
    }

    fn titles(&self, titles: &[Span]) -> Arc<[String]> {
        titles.iter().map(|title| title.slice(self.text).to_owned()).collect()
    }

    /// Whether a cue governs, and what it governs is not what the whole country does.
    fn promises(&self, governance: &Governance, sentence: Span, at: usize) -> bool {
        governance.rule == "strength.cue" && !self.text[sentence.start.min(at)..at].contains(NATION)
    }

    fn reason(&self, rule: &'static str, word: Option<Span>) -> Reason {
        Reason {
            rule: rule.into(),
            word: word.map(|span| span.slice(self.text).into()).filter(|word: &CompactString| !word.is_empty()),
            at: word.map(|span| self.points.at(span.start)),
        }
    }
}

/// How a report writes its quantities is judged by more than so many.
const TELLING: usize = 20;

/// Whose deeds no report below it commits to.
const NATION: &str = "全国";

/// A sentence that holds a measure.
struct Sentence<'p> {
    span: Span,
    /// Its numbers.
    measures: &'p [Measure],
    signs: Signs<'p>,
    times: Times<'p>,
    marks: Marks,
}

/// Where a sentence stands. What its records share is put down once, for the first that is kept.
struct Scene<'s> {
    frame: Frame,
    sentence: Span,
    context: &'s sector::Context<'s>,
    cues: Cues,
    marks: Marks,
    horizons: Horizons,
    list: Option<Governance>,
    /// The headings it stands under, outermost first.
    titles: &'s [Span],
    section: &'s OnceCell<Arc<[String]>>,
    quoted: OnceCell<Arc<str>>,
}

/// The records so far, and what is put down once for many.
struct Records {
    found: Vec<Target>,
    /// The headings of each section, from its first record on.
    sections: Vec<OnceCell<Arc<[String]>>>,
    /// Room for those of a sentence.
    places: Places,
}

/// Where in a sentence words may begin that are looked for in every one.
#[derive(Default)]
struct Places {
    aspects: Vec<usize>,
    cues: Vec<usize>,
}

impl Places {
    fn find(&mut self, lexicon: &Lexicon, sentence: &str) {
        self.aspects.clear();
        self.cues.clear();
        let mut rest = sentence.as_bytes();
        while let Some((code, behind)) = first(rest) {
            let (tables, at) = (lexicon.in_sentences.of(code), sentence.len() - rest.len());
            rest = behind;
            if tables == 0 {
                continue;
            }
            if tables & InSentence::Aspect as u8 != 0 {
                self.aspects.push(at);
            }
            if tables & InSentence::Cue as u8 != 0 {
                self.cues.push(at);
            }
        }
    }
}

fn word_reason(rule: &'static str, word: Option<CompactString>) -> Reason {
    Reason { rule: rule.into(), word, at: None }
}

/// The sentences that hold a measure, with their numbers.
fn counting<'m>(sentences: &[Span], measures: &'m [Measure]) -> impl Iterator<Item = (Span, &'m [Measure])> {
    let mut rest = measures;
    sentences.iter().filter_map(move |sentence| {
        let count = rest.iter().take_while(|measure| measure.span.start < sentence.end).count();
        let (inside, behind) = rest.split_at(count);
        rest = behind;
        inside.iter().any(|measure| measure.rejection.is_none()).then_some((*sentence, inside))
    })
}

/// Whether most quantities are in Han digits.
fn han_style(measures: &[Vec<Measure>]) -> bool {
    let (mut all, mut arabic) = (0, 0);
    for measure in measures.iter().flatten().filter(|measure| measure.rejection.is_none()) {
        all += 1;
        arabic += usize::from(measure.numeral.arabic);
    }
    arabic * 2 < all || arabic == 0
}
