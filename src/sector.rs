//! The sector of a target: by what the indicator is about, then by where it stands (guideline §3).

use crate::lexicon::{Lexicon, Particle, SectorTerm};
use crate::numeral::character::counts;
use crate::span::Span;
use compact_str::{CompactString, format_compact};
use std::cell::{OnceCell, RefCell};

/// A sector code, the word that decided it and where that word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sector {
    pub(crate) code: CompactString,
    pub(crate) class: Option<CompactString>,
    pub(crate) term: Option<CompactString>,
    pub(crate) rule: &'static str,
}

impl Sector {
    fn by(term: &str, row: &SectorTerm, rule: &'static str) -> Self {
        let class = row.class.as_deref().map(Into::into);
        Self { code: (&*row.sector).into(), class, term: Some(term.into()), rule }
    }
}

/// Where a sentence and a clause of it begin.
type Place = (usize, usize);

/// Where a target stands, from the innermost outwards.
#[derive(Debug)]
pub(crate) struct Context<'c> {
    lexicon: &'c Lexicon,
    /// The paragraph's first sentence.
    topic: &'c str,
    /// Headings, outermost first.
    headings: &'c [Span],
    text: &'c str,
    /// What the topic and the headings tell: the same for all targets of a paragraph.
    outer: OnceCell<Option<Sector>>,
    /// What the last clause told, by where it stands: the same for all its targets.
    inner: RefCell<Option<(Place, Option<Sector>)>>,
    /// What a sentence tells up to the last mark before a clause.
    before: RefCell<Option<(Place, Option<Sector>)>>,
}

impl<'c> Context<'c> {
    pub(crate) fn new(lexicon: &'c Lexicon, text: &'c str, topic: Span, headings: &'c [Span]) -> Self {
        Self {
            lexicon,
            topic: topic.slice(text),
            headings,
            text,
            outer: OnceCell::new(),
            inner: RefCell::new(None),
            before: RefCell::new(None),
        }
    }

    /// The headings, innermost first.
    fn headings(&self) -> impl Iterator<Item = &'c str> {
        self.headings.iter().rev().map(|heading| heading.slice(self.text))
    }

    /// The strongest term in `text`, whose row may ask for a word of the topic or a heading.
    fn best<'t>(&'t self, text: &'t str) -> Option<(&'t str, &'t SectorTerm)> {
        let under = |word: &str| self.topic.contains(word) || self.headings().any(|heading| heading.contains(word));
        best(self.lexicon, text, &under)
    }

    /// The sector that the words of a text tell clearly.
    fn told(&self, text: &str, rule: &'static str) -> Option<Sector> {
        self.best(text).filter(|(_, row)| row.priority >= CLEAR).map(|(term, row)| Sector::by(term, row, rule))
    }

    /// What the clause tells, or else what stands before it in its sentence.
    fn inner(&self, text: &str, sentence: Span, clause: Span) -> Option<Sector> {
        let place = (sentence.start, clause.start);
        if let Some((_, told)) = self.inner.borrow().as_ref().filter(|(known, _)| *known == place) {
            return told.clone();
        }
        let told = self
            .told(behind_names(clause.slice(text)), "sector.clause")
            .or_else(|| self.before(text, sentence, clause.start.max(sentence.start)));
        *self.inner.borrow_mut() = Some((place, told.clone()));
        told
    }

    /// What the clause nearest before byte `at` tells that tells anything. What is read once is not read again for the
    /// clauses behind it.
    fn before(&self, text: &str, sentence: Span, at: usize) -> Option<Sector> {
        const MARKS: [char; 4] = ['，', '；', ',', ';'];
        let told = |text: &str| text.rsplit(MARKS).find_map(|clause| self.told(clause, "sector.sentence"));
        let whole = text[sentence.start..at].rfind(MARKS).map_or(sentence.start, |mark| sentence.start + mark);
        let mut known = self.before.borrow_mut();
        let (from, earlier) = match known.take() {
            Some(((start, from), earlier)) if start == sentence.start && from <= whole => (from, earlier),
            _ => (sentence.start, None),
        };
        let earlier = told(&text[from..whole]).or(earlier);
        *known = Some(((sentence.start, whole), earlier.clone()));
        told(&text[whole..at]).or(earlier)
    }

    /// What the paragraph's topic tells, or else its headings.
    fn outer(&self) -> Option<Sector> {
        let told = || {
            let headings = || self.headings().find_map(|heading| self.told(heading, "sector.heading"));
            self.told(self.topic, "sector.topic").or_else(headings)
        };
        self.outer.get_or_init(told).clone()
    }
}

/// Words of this priority and above decide from an indicator.
const TELLING: u8 = 3;
/// Words of this priority and above decide from the surroundings.
const CLEAR: u8 = 4;
/// The code of what no word tells.
const OTHER: &str = "other";

/// Classifies an indicator where it stands.
pub(crate) fn classify(
    context: &Context<'_>,
    indicator: &str,
    action: Option<&str>,
    text: &str,
    sentence: Span,
    clause: Span,
) -> Sector {
    let numerator = numerator(context.lexicon, indicator);
    // 稻米、生猪等7个千亿级产业: a generic noun is of the sector that the names before its number agree on.
    let generic = |own: Sector| {
        let names = listed(clause.slice(text)).split('、').take(LONGEST_LIST);
        let mut told = names.filter_map(|name| context.told(name, "sector.names"));
        let (first, second) = (told.next(), told.next());
        match (first, second) {
            (Some(first), Some(second)) if second.code == first.code && told.all(|next| next.code == first.code) => {
                first
            }
            _ => own,
        }
    };
    let with_action = || format_compact!("{}{numerator}", action.unwrap_or(""));
    // One look at the indicator: a clear term decides, a generic one asks the names, a weak one is the last resort.
    let own = context.best(numerator);
    let by = |rule| own.map(|(term, row)| (row.priority, Sector::by(term, row, rule)));
    by("sector.indicator")
        .filter(|(priority, _)| *priority >= TELLING)
        .map(|(priority, own)| if priority >= CLEAR { own } else { generic(own) })
        .or_else(|| context.told(&with_action(), "sector.action"))
        .or_else(|| context.inner(text, sentence, clause))
        .or_else(|| context.outer())
        .or_else(|| by("sector.hint").map(|(_, own)| own))
        .unwrap_or(Sector { code: OTHER.into(), class: None, term: None, rule: "sector.none" })
}

/// More names than these tell nothing new.
const LONGEST_LIST: usize = 64;

/// The part of a share that it is a share of something else: 甲 in `甲占乙比重`.
fn numerator<'t>(lexicon: &Lexicon, indicator: &'t str) -> &'t str {
    match lexicon.particle_in(indicator, Particle::Share) {
        Some((at, _)) if at >= "甲乙".len() => &indicator[..at],
        _ => indicator,
    }
}

/// What makes a term the stronger: its priority, a matching heading, its length, its place.
type Strength = (u8, bool, usize, usize);

/// The strongest term in `text`: by priority, then with a matching heading, then the longest, then the last.
fn best<'l>(lexicon: &'l Lexicon, text: &'l str, under: &dyn Fn(&str) -> bool) -> Option<(&'l str, &'l SectorTerm)> {
    let mut strongest: Option<(Strength, &str, &SectorTerm)> = None;
    for (at, _) in text.char_indices().filter(|(_, character)| lexicon.sector_terms.may_begin(*character)) {
        lexicon.sector_terms.each_starting(&text[at..], |term, rows| {
            for row in rows.iter() {
                let strength = (row.priority, row.under.is_some(), term.len(), at);
                let stronger = strongest.as_ref().is_none_or(|(known, ..)| strength >= *known);
                if stronger && row.under.as_deref().is_none_or(under) {
                    strongest = Some((strength, term, row));
                }
            }
        });
    }
    strongest.map(|(_, term, row)| (term, row))
}

/// The names that a number with a generic noun counts: 稻米、生猪 in 稻米、生猪等7个千亿级产业.
fn listed(clause: &str) -> &str {
    let behind = behind_names(clause);
    if behind.len() == clause.len() { "" } else { &clause[..clause.len() - behind.len()] }
}

/// A clause from the number behind a list of names on: 甲、乙等20个项目 is no matter of 甲.
fn behind_names(clause: &str) -> &str {
    let numbered = |(at, word): &(usize, &str)| clause[at + word.len()..].starts_with(counts);
    clause.rmatch_indices('等').find(numbered).map_or(clause, |(at, _)| &clause[at..])
}
