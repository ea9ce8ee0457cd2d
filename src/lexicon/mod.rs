//! The words the engine knows, typed, from `lexicon/*.tsv`; a caller's folder may add to or replace entries.

mod edges;
mod initials;
mod load;
mod particles;
mod sector_terms;
mod sources;
pub(crate) mod table;
mod trie;
pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::headline::Headline;
use crate::scheme::{Bound, Change, Rate, Status, Strength, UnitKind};
use crate::signs::{Alphabet, Sign};
use crate::taxonomy::{Class, StandardCode};
pub(crate) use initials::{Initials, Tables};
pub use load::{TableCheck, check_lexicon};
pub(crate) use load::{dictionary, read_file};
pub(crate) use particles::{Particle, Particles};
pub(crate) use sector_terms::{SectorName, SectorTerm, SectorTerms};
pub(crate) use words::Words;

/// A named rule: what it states, a text on which it decides and one on which it does not. The examples are run as
/// tests of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The name that records give as evidence, such as `strength.cue`.
    pub name: String,
    /// What it states.
    pub states: String,
    /// A text on which it decides.
    pub example: String,
    /// A text much like it on which it does not.
    pub counter_example: String,
}

/// All tables.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Units with what they measure.
    pub(crate) units: Words<UnitKind>,
    /// Those units that begin with a magnitude (千瓦).
    pub(crate) magnitude_units: Words<()>,
    /// Words that the segmenter is to know besides its own, with their frequencies.
    pub(crate) dictionary: Vec<(Box<str>, u32)>,
    /// Words that begin with a unit's character and are none (升级 after 3).
    pub(crate) not_units: Words<()>,
    /// Words that hold a numeral and are no measure.
    pub(crate) not_measures: Words<NotMeasure>,
    /// Those of them that number an item (第一, 一是).
    pub(crate) orders: Words<()>,
    /// What stands before a numeral inside them, with the numeral's first character.
    pub(crate) numeral_inside: Words<()>,
    /// Bound words that stand before the number.
    pub(crate) bounds_before: Words<BoundWord>,
    /// Bound words that stand anywhere before the number in its clause (至少).
    pub(crate) bounds_free: Words<Bound>,
    /// Bound words that stand after it.
    pub(crate) bounds_after: Words<BoundWord>,
    /// Words that say how firm a promise is.
    pub(crate) cues: Words<Cue>,
    /// Verbs that govern numbers.
    pub(crate) verbs: Words<Verb>,
    /// Nouns that end a measured quantity (率, 面积).
    pub(crate) heads: Words<Change>,
    /// Indicator names that keep a verb inside.
    pub(crate) fixed: Words<Fixed>,
    /// Words to pass over at the front of a clause.
    pub(crate) modifiers: Words<Modifier>,
    /// Those of them that name a time.
    pub(crate) times: Words<()>,
    /// What the words begin with that may stand at the front of a clause before its verb or noun; an [`Opener`] each.
    pub(crate) fronts: Tables,
    /// What the words end with that may stand between a verb or noun and its number.
    pub(crate) backs: Initials,
    /// What aspects and cues begin with, which are looked for in every sentence; an [`InSentence`] each.
    pub(crate) in_sentences: Tables,
    /// Words of headings that tell the time frame.
    pub(crate) frames_heading: Words<FrameWord>,
    /// Words that open a paragraph and tell the time frame.
    pub(crate) frames_opening: Words<FrameWord>,
    /// Words that mark something done.
    pub(crate) aspects: Words<Status>,
    /// Words that spread a number over years.
    pub(crate) rates: Words<Rate>,
    /// Grammatical words by role.
    pub(crate) particles: Particles,
    /// Words after which a number describes one named project.
    pub(crate) attributes: Words<()>,
    /// Nouns that count the outline of the report itself.
    pub(crate) outline: Words<()>,
    /// Words that begin a new predicate behind a counted noun.
    pub(crate) breaks: Words<()>,
    /// Words between an indicator and its verb or number that belong to neither.
    pub(crate) trailing: Words<()>,
    /// People and households counted without a classifier, with their unit.
    pub(crate) counted: Words<Box<str>>,
    /// Which characters are looked for in a text.
    pub(crate) alphabet: Alphabet,
    /// The rules by name.
    pub(crate) rules: BTreeMap<String, Rule>,
    /// Words that fix the year a target is due.
    pub(crate) horizons: Words<HorizonWord>,
    /// Whether they speak of the time ahead in a review too.
    pub(crate) horizons_ahead: Words<bool>,
    /// Words that name or end a place, and those that only look like one.
    pub(crate) places: Words<PlaceWord>,
    /// Words of a title that make the text a plan.
    pub(crate) genres: Words<()>,
    /// Words of one indicator that stand for several (城乡).
    pub(crate) splits: Words<Vec<Box<str>>>,
    /// Sector codes with name and gloss, in the order of the guideline.
    pub(crate) sectors: Vec<SectorName>,
    /// The code lists of others.
    pub(crate) standards: Vec<StandardCode>,
    /// The classes under the sectors.
    pub(crate) classes: Vec<Class>,
    /// The headline indicators, in the order of a panel's columns.
    pub(crate) headlines: Vec<Headline>,
    /// Words of indicators with their sector.
    pub(crate) sector_terms: Words<SectorTerms>,
    /// The codes that they give.
    codes: BTreeSet<Arc<str>>,
}

/// Why a word with a numeral is no measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotMeasure {
    Idiom,
    Word,
    Place,
    Policy,
    Class,
    Order,
    PerUnit,
    Date,
}

impl NotMeasure {
    const ALL: &'static [(&'static str, Self)] = &[
        ("idiom", Self::Idiom),
        ("word", Self::Word),
        ("place", Self::Place),
        ("policy", Self::Policy),
        ("class", Self::Class),
        ("order", Self::Order),
        ("per_unit", Self::PerUnit),
        ("date", Self::Date),
    ];
}

/// What a bound word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoundWord {
    /// A bound.
    Plain(Bound),
    /// 控制在: an upper limit unless another word says more.
    Cap,
    /// 上: more than, before a magnitude alone (上百).
    Over,
}

/// A word of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) strength: Option<Strength>,
    pub(crate) scope: Scope,
}

/// How far a cue governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The conjuncts that follow in the sentence.
    Sentence,
    /// Its own object; where that is a measured clause, the conjuncts after it too.
    Object,
    /// The phrase it stands in.
    Phrase,
    /// The list it introduces.
    List,
    /// Nothing: the word only contains a cue.
    Aside,
}

/// A verb that governs numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verb {
    pub(crate) change: Change,
    /// Whether it hands the action to a verb behind the noun (加快…建设).
    pub(crate) light: bool,
}

/// An indicator name with a verb inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fixed {
    pub(crate) action: Option<Box<str>>,
    pub(crate) change: Change,
}

/// What a word at the front of a clause does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Modifier {
    Adverb,
    Time,
    Scope,
    Conjunction,
    Intro,
}

impl Modifier {
    const ALL: &'static [(&'static str, Self)] = &[
        ("adverb", Self::Adverb),
        ("time", Self::Time),
        ("scope", Self::Scope),
        ("conj", Self::Conjunction),
        ("intro", Self::Intro),
    ];
}

/// What a heading or opening says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrameWord {
    Review,
    /// Ahead, by a horizon that other words tell.
    Plan,
    /// Ahead, within the report's year.
    Annual,
    FiveYear,
    Glossary,
}

/// How a word fixes the year a target is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HorizonWord {
    /// The year of the report.
    ThisYear,
    /// The year after.
    NextYear,
    /// The end of the century that the report stands in.
    Century,
}

/// A word of place names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PlaceWord {
    /// A province by its short name, with its full one (宁夏).
    Province(Box<str>),
    /// What names of divisions end with (县).
    Division,
    /// A word that ends like a division and is none (社区).
    NotPlace,
}

/// What may stand at the front of a clause and is neither verb nor noun.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub(crate) enum Opener {
    Order = 1,
    Among = 1 << 1,
    Time = 1 << 2,
    Cue = 1 << 3,
    Rate = 1 << 4,
    Modifier = 1 << 5,
}

/// What is looked for anywhere in a sentence.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub(crate) enum InSentence {
    Aspect = 1,
    Cue = 1 << 1,
}

/// What closes a base of comparison: behind it a sentence speaks of its own time again.
pub(crate) const BASE: &str = "基础上";

impl Lexicon {
    /// Works out what follows from the tables once all are read.
    fn learn(&mut self) {
        let Self { horizons, horizons_ahead, alphabet, .. } = self;
        let words = horizons.words().chain(horizons_ahead.words());
        words.filter_map(|word| word.chars().next()).for_each(|first| alphabet.add(Sign::Time, first));
        self.orders = self.not_measures.with(|kind| *kind == NotMeasure::Order);
        self.times = self.modifiers.with(|kind| *kind == Modifier::Time);
        let Self { orders, times, aspects, cues, rates, modifiers, trailing, particles, .. } = &*self;
        let (among, respectively) = (particles.of(Particle::Among), particles.of(Particle::Respectively));
        let (mut fronts, mut in_sentences) = (Tables::default(), Tables::default());
        fronts.add(Opener::Order as u8, orders.words());
        fronts.add(Opener::Among as u8, among.words());
        fronts.add(Opener::Time as u8, times.words());
        fronts.add(Opener::Cue as u8, cues.words());
        fronts.add(Opener::Rate as u8, rates.words());
        fronts.add(Opener::Modifier as u8, modifiers.words());
        in_sentences.add(InSentence::Aspect as u8, aspects.words());
        in_sentences.add(InSentence::Cue as u8, cues.words());
        let backs = cues.words().chain(rates.words()).chain(trailing.words()).chain(respectively.words());
        self.backs = backs.filter_map(|word| word.chars().next_back()).map(u32::from).collect();
        (self.fronts, self.in_sentences) = (fronts, in_sentences);
    }

    /// A code of the taxonomy, the same for all rows that give it.
    fn code(&mut self, code: &str) -> Arc<str> {
        if let Some(known) = self.codes.get(code) {
            return known.clone();
        }
        let code: Arc<str> = code.into();
        self.codes.insert(code.clone());
        code
    }

    /// Whether a word plays a part.
    pub(crate) fn plays(&self, word: &str, part: Particle) -> bool {
        self.particles.plays(word, part)
    }

    /// Whether a word with this part may begin with a character.
    pub(crate) fn may_begin(&self, part: Particle, character: char) -> bool {
        self.particles.may_begin(part, character)
    }

    /// The word with this part that `text` starts with.
    pub(crate) fn particle_at<'t>(&self, text: &'t str, part: Particle) -> Option<&'t str> {
        self.particles.starting(text, part)
    }

    /// The word with this part that `text` ends with.
    pub(crate) fn particle_before<'t>(&self, text: &'t str, part: Particle) -> Option<&'t str> {
        self.particles.ending(text, part)
    }

    /// Whether `head` leads to what something is compared with or starts from (比, 较, 从).
    pub(crate) fn leads_to_base(&self, head: &str) -> bool {
        [Particle::Comparison, Particle::Origin].iter().any(|part| self.particle_before(head, *part).is_some())
    }

    /// The first word with this part in `text`, with its byte offset.
    pub(crate) fn particle_in<'t>(&self, text: &'t str, part: Particle) -> Option<(usize, &'t str)> {
        self.particles.find(text, part).next()
    }
}
