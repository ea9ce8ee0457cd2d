//! Grammatical words by the part they play. Several parts are asked for at nearly every place of a clause, so that which
//! of them a character may begin or end is one look.

use super::words::Words;
use crate::characters::{first, last};
use once_cell::sync::Lazy;

/// The part a grammatical word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Particle {
    Ordinal,
    Attributive,
    Respectively,
    Each,
    Share,
    Origin,
    Comparison,
    Among,
    Conjunction,
    /// A word that stands before a number and is no noun (先, 对).
    NoNoun,
    /// People who come of themselves: no government brings their number about (毕业生).
    Befalls,
    /// A verb of giving: 按投资额的30%给予补助.
    Grants,
    /// Leaves out nobody: 不让一人返贫.
    Nobody,
    /// A classifier of what can be built or repaired (座, 所).
    Concrete,
    Per,
    Doubling,
    Fold,
    Half,
    Classifier,
    To,
    Preposition,
    Tenth,
    NotTenth,
    Grade,
    NotRank,
    NotBound,
    Code,
    Calendar,
    Perfective,
    Causative,
    Link,
    Arrival,
    NotVerbEnd,
    Milestone,
    Listed,
    Parallel,
    Builds,
    CompoundNoun,
    DeedNoun,
    Project,
    Programme,
    Adds,
    /// A measuring noun that is counted in yuan even where none is named (产值超二百亿).
    SumOfMoney,
    /// What people come to (再就业): to bring it about for so many is a deed.
    Event,
    /// A deed that is an event one counts (演出, 展览).
    Shown,
    /// A verb with its object inside: with whom it is done for it makes the noun (经营主体减负).
    WholeDeed,
    /// Who pays (中央财政).
    Payer,
    /// How fast or well a deed goes on, behind it (建设步伐).
    Manner,
    /// What a share is called (比重).
    Portion,
    /// What something is taken as before the deed itself is named (以…为指导).
    Premise,
    /// Money given for a purpose, which its noun ends with (10亿元…补偿基金).
    Fund,
    /// A measuring noun that needs the thing it measures before it (产量, 出栏).
    BoundHead,
    /// 把, which takes hold of the object before the verb.
    Disposal,
    /// A verb that takes its object next and never stands before a noun as its modifier (完成, 安排; not 改造).
    Transitive,
    /// A verb that spends the money behind it where nothing stands before it (投资1.6亿元).
    Spends,
    /// A verb of coming to be that ends its clause behind the counted noun (10个项目开工).
    Completes,
}

/// The grammatical words, a table for each part they play.
#[derive(Debug, Default)]
pub(crate) struct Particles {
    tables: Vec<Words<()>>,
    beginning: Parts,
    ending: Parts,
}

impl Particles {
    pub(crate) fn insert(&mut self, word: &str, part: Particle) {
        let place = part as usize;
        if self.tables.len() <= place {
            self.tables.resize_with(place + 1, Words::default);
        }
        self.tables[place].insert(word, ());
        self.beginning.add(first(word.as_bytes()), part);
        self.ending.add(last(word.as_bytes()), part);
    }

    pub(super) fn of(&self, part: Particle) -> &Words<()> {
        static NONE: Lazy<Words<()>> = Lazy::new(Words::default);
        self.tables.get(part as usize).unwrap_or(&NONE)
    }

    /// Whether a word plays a part.
    pub(super) fn plays(&self, word: &str, part: Particle) -> bool {
        self.beginning.may(first(word.as_bytes()), part) && self.of(part).get(word).is_some()
    }

    /// Whether a word with this part may begin with a character.
    pub(super) fn may_begin(&self, part: Particle, character: char) -> bool {
        self.of(part).may_begin(character)
    }

    /// The word with this part that `text` starts with.
    pub(super) fn starting<'t>(&self, text: &'t str, part: Particle) -> Option<&'t str> {
        if !self.beginning.may(first(text.as_bytes()), part) {
            return None;
        }
        self.of(part).starting(text).map(|(word, ())| word)
    }

    /// The word with this part that `text` ends with.
    pub(super) fn ending<'t>(&self, text: &'t str, part: Particle) -> Option<&'t str> {
        if !self.ending.may(last(text.as_bytes()), part) {
            return None;
        }
        self.of(part).ending(text).map(|(word, ())| word)
    }

    /// The words with this part in `text`.
    pub(super) fn find<'t>(&self, text: &'t str, part: Particle) -> impl Iterator<Item = (usize, &'t str)> {
        self.of(part).find(text).map(|(at, word, ())| (at, word))
    }
}

/// The parts that words may play at whose edge a character stands, a bit each, for all characters that are alike in their
/// last bits.
#[derive(Debug)]
struct Parts(Box<[u64; ALIKE]>);

/// Each part has its bit.
const _: () = assert!((Particle::Completes as u32) < u64::BITS);

/// How many characters are told apart.
const ALIKE: usize = 0x400;

impl Default for Parts {
    fn default() -> Self {
        Self(Box::new([0; ALIKE]))
    }
}

impl Parts {
    fn add(&mut self, edge: Option<(u32, &[u8])>, part: Particle) {
        if let Some((code, _)) = edge {
            self.0[code as usize % ALIKE] |= 1 << part as u32;
        }
    }

    /// Whether a word with this part may have the character at its edge.
    #[inline]
    fn may(&self, edge: Option<(u32, &[u8])>, part: Particle) -> bool {
        edge.is_some_and(|(code, _)| self.0[code as usize % ALIKE] & 1 << part as u32 != 0)
    }
}
