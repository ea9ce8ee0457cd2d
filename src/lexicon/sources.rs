//! The tables there are: each with its file, its columns, and what a row does to the lexicon.

use super::table::Row;
use super::*;
use crate::error::Result;
use crate::numeral::character::{self, Role};
use crate::scheme::Standard;

/// One table.
pub(super) struct Source {
    pub(super) file: &'static str,
    pub(super) text: &'static str,
    pub(super) columns: &'static [&'static str],
    pub(super) take: fn(&mut Lexicon, &Row<'_>) -> Result<()>,
}

macro_rules! source {
    ($file:literal, $columns:expr, $take:expr) => {
        Source { file: $file, text: include_str!(concat!("../../lexicon/", $file)), columns: &$columns, take: $take }
    };
}

/// A table of words that carry no more than themselves.
macro_rules! words {
    ($file:literal, $table:ident) => {
        source!($file, ["word", "example"], |lexicon, row| {
            lexicon.$table.insert(row.cell(0), ());
            Ok(())
        })
    };
}

/// The table of the segmenter, which reads the built-in rows itself when it is first asked.
pub(super) const DICTIONARY: &str = "dictionary.tsv";

/// Stands for the end of a line in the examples of rules.
const LINE: char = '/';

pub(super) const SOURCES: &[Source] = &[
    source!("units.tsv", ["unit", "kind", "example"], |lexicon, row| {
        let unit = row.cell(0);
        lexicon.units.insert(unit, row.one_of(1, UnitKind::ALL)?);
        if unit.starts_with(|first| matches!(character::role(first), Some(Role::Magnitude(_)))) {
            lexicon.magnitude_units.insert(unit, ());
        }
        Ok(())
    }),
    source!("dictionary.tsv", ["word", "frequency"], |lexicon, row| {
        lexicon.dictionary.push((row.cell(0).into(), row.frequency(1)?));
        Ok(())
    }),
    words!("not_units.tsv", not_units),
    source!("not_measures.tsv", ["word", "kind", "example"], |lexicon, row| {
        let word = row.cell(0);
        lexicon.not_measures.insert(word, row.one_of(1, NotMeasure::ALL)?);
        let mut before = 0;
        for (at, character) in word.char_indices().skip(1) {
            let end = at + character.len_utf8();
            if character::begins(character as u32) {
                lexicon.numeral_inside.insert(&word[before..end], ());
            }
            before = at;
        }
        Ok(())
    }),
    source!("bounds.tsv", ["word", "side", "bound", "example"], |lexicon, row| {
        let bound = match row.cell(2) {
            "cap" => BoundWord::Cap,
            "over" => BoundWord::Over,
            _ => BoundWord::Plain(row.one_of(2, Bound::ALL)?),
        };
        match row.one_of(1, &[("before", 0), ("after", 1), ("free", 2)])? {
            0 => lexicon.bounds_before.insert(row.cell(0), bound),
            1 => lexicon.bounds_after.insert(row.cell(0), bound),
            _ => lexicon.bounds_free.insert(row.cell(0), row.one_of(2, Bound::ALL)?),
        }
        Ok(())
    }),
    source!("cues.tsv", ["word", "strength", "scope", "example"], |lexicon, row| {
        let strength = if row.cell(1) == "none" { None } else { Some(row.one_of(1, Strength::ALL)?) };
        let scope = [
            ("sentence", Scope::Sentence),
            ("object", Scope::Object),
            ("phrase", Scope::Phrase),
            ("list", Scope::List),
            ("aside", Scope::Aside),
        ];
        lexicon.cues.insert(row.cell(0), Cue { strength, scope: row.one_of(2, &scope)? });
        Ok(())
    }),
    source!("verbs.tsv", ["verb", "change", "light", "example"], |lexicon, row| {
        let light = row.one_of(2, &[("yes", true), ("-", false)])?;
        lexicon.verbs.insert(row.cell(0), Verb { change: row.one_of(1, Change::ALL)?, light });
        Ok(())
    }),
    source!("heads.tsv", ["head", "change", "example"], |lexicon, row| {
        lexicon.heads.insert(row.cell(0), row.one_of(1, Change::ALL)?);
        Ok(())
    }),
    source!("fixed_indicators.tsv", ["name", "action", "change", "example"], |lexicon, row| {
        let action = row.optional(1).map(Into::into);
        lexicon.fixed.insert(row.cell(0), Fixed { action, change: row.one_of(2, Change::ALL)? });
        Ok(())
    }),
    source!("modifiers.tsv", ["word", "kind", "example"], |lexicon, row| {
        lexicon.modifiers.insert(row.cell(0), row.one_of(1, Modifier::ALL)?);
        Ok(())
    }),
    source!("frames.tsv", ["word", "place", "frame", "example"], |lexicon, row| {
        let frames = [
            ("review", FrameWord::Review),
            ("plan", FrameWord::Plan),
            ("annual", FrameWord::Annual),
            ("five_year", FrameWord::FiveYear),
            ("glossary", FrameWord::Glossary),
        ];
        let heading = row.one_of(1, &[("heading", true), ("opening", false)])?;
        let place = if heading { &mut lexicon.frames_heading } else { &mut lexicon.frames_opening };
        place.insert(row.cell(0), row.one_of(2, &frames)?);
        Ok(())
    }),
    source!("aspects.tsv", ["word", "status", "example"], |lexicon, row| {
        lexicon.aspects.insert(row.cell(0), row.one_of(1, Status::ALL)?);
        Ok(())
    }),
    source!("rates.tsv", ["word", "rate", "example"], |lexicon, row| {
        lexicon.rates.insert(row.cell(0), row.one_of(1, Rate::ALL)?);
        Ok(())
    }),
    source!("particles.tsv", ["word", "role", "example"], |lexicon, row| {
        let roles = [
            ("ordinal", Particle::Ordinal),
            ("attributive", Particle::Attributive),
            ("respectively", Particle::Respectively),
            ("each", Particle::Each),
            ("share", Particle::Share),
            ("origin", Particle::Origin),
            ("comparison", Particle::Comparison),
            ("among", Particle::Among),
            ("conjunction", Particle::Conjunction),
            ("no_noun", Particle::NoNoun),
            ("befalls", Particle::Befalls),
            ("grants", Particle::Grants),
            ("nobody", Particle::Nobody),
            ("concrete", Particle::Concrete),
            ("per", Particle::Per),
            ("doubling", Particle::Doubling),
            ("fold", Particle::Fold),
            ("half", Particle::Half),
            ("classifier", Particle::Classifier),
            ("to", Particle::To),
            ("preposition", Particle::Preposition),
            ("tenth", Particle::Tenth),
            ("not_tenth", Particle::NotTenth),
            ("grade", Particle::Grade),
            ("not_rank", Particle::NotRank),
            ("not_bound", Particle::NotBound),
            ("code", Particle::Code),
            ("calendar", Particle::Calendar),
            ("perfective", Particle::Perfective),
            ("causative", Particle::Causative),
            ("link", Particle::Link),
            ("arrival", Particle::Arrival),
            ("not_verb_end", Particle::NotVerbEnd),
            ("milestone", Particle::Milestone),
            ("listed", Particle::Listed),
            ("parallel", Particle::Parallel),
            ("builds", Particle::Builds),
            ("compound_noun", Particle::CompoundNoun),
            ("deed_noun", Particle::DeedNoun),
            ("project", Particle::Project),
            ("programme", Particle::Programme),
            ("adds", Particle::Adds),
            ("sum_of_money", Particle::SumOfMoney),
            ("event", Particle::Event),
            ("shown", Particle::Shown),
            ("whole_deed", Particle::WholeDeed),
            ("payer", Particle::Payer),
            ("manner", Particle::Manner),
            ("portion", Particle::Portion),
            ("premise", Particle::Premise),
            ("fund", Particle::Fund),
            ("bound_head", Particle::BoundHead),
            ("disposal", Particle::Disposal),
            ("transitive", Particle::Transitive),
            ("spends", Particle::Spends),
            ("completes", Particle::Completes),
        ];
        lexicon.particles.insert(row.cell(0), row.one_of(1, &roles)?);
        Ok(())
    }),
    words!("attributes.tsv", attributes),
    words!("outline.tsv", outline),
    words!("breaks.tsv", breaks),
    words!("trailing.tsv", trailing),
    source!("counted.tsv", ["noun", "unit", "example"], |lexicon, row| {
        lexicon.counted.insert(row.cell(0), row.cell(1).into());
        Ok(())
    }),
    source!("rules.tsv", ["rule", "states", "example", "counter_example"], |lexicon, row| {
        let rule = Rule {
            name: row.cell(0).into(),
            states: row.cell(1).into(),
            example: row.cell(2).replace(LINE, "\n"),
            counter_example: row.cell(3).replace(LINE, "\n"),
        };
        lexicon.rules.insert(rule.name.clone(), rule);
        Ok(())
    }),
    source!("horizons.tsv", ["word", "year", "example"], |lexicon, row| {
        let years =
            [("this", HorizonWord::ThisYear), ("next", HorizonWord::NextYear), ("century", HorizonWord::Century)];
        let (word, year) = (row.cell(0), row.one_of(1, &years)?);
        lexicon.horizons.insert(word, year);
        // 年末, 全年 close what a review tells too.
        lexicon.horizons_ahead.insert(word, year != HorizonWord::ThisYear || word.starts_with(['今', '新']));
        Ok(())
    }),
    source!("places.tsv", ["word", "kind", "name", "example"], |lexicon, row| {
        let word = match row.one_of(1, &[("province", 0), ("division", 1), ("not_place", 2)])? {
            0 => PlaceWord::Province(row.cell(2).into()),
            1 => PlaceWord::Division,
            _ => PlaceWord::NotPlace,
        };
        lexicon.places.insert(row.cell(0), word);
        Ok(())
    }),
    words!("genres.tsv", genres),
    source!("splits.tsv", ["word", "parts", "example"], |lexicon, row| {
        lexicon.splits.insert(row.cell(0), row.cell(1).split('、').map(Into::into).collect());
        Ok(())
    }),
    source!("sectors.tsv", ["code", "name", "gloss"], |lexicon, row| {
        let sector = SectorName { code: row.cell(0).into(), name: row.cell(1).into(), gloss: row.cell(2).into() };
        match lexicon.sectors.iter_mut().find(|known| known.code == sector.code) {
            Some(known) => *known = sector,
            None => lexicon.sectors.push(sector),
        }
        Ok(())
    }),
    source!("headlines.tsv", ["headline", "name", "gloss", "unit"], |lexicon, row| {
        let headline = Headline::new(row.cell(0), row.cell(1), row.cell(2), row.optional(3));
        lexicon.headlines.retain(|known| known.code != headline.code);
        lexicon.headlines.push(headline);
        Ok(())
    }),
    source!("headline_names.tsv", ["indicator", "headline", "change", "example"], |lexicon, row| {
        let change = row.one_of(2, Change::ALL)?;
        let known = lexicon.headlines.iter_mut().find(|headline| headline.code == row.cell(1));
        let headline = known.ok_or_else(|| row.error(2, "a headline of headlines.tsv", row.cell(1)))?;
        headline.indicators.push((row.cell(0).into(), Some(change)));
        Ok(())
    }),
    source!("standards.tsv", ["standard", "code", "title_en", "title_zh", "source"], |lexicon, row| {
        lexicon.standards.push(StandardCode {
            standard: row.one_of(0, Standard::ALL)?,
            code: row.cell(1).into(),
            title: row.cell(2).into(),
            title_zh: row.cell(3).into(),
            source: row.cell(4).into(),
        });
        Ok(())
    }),
    source!("classes.tsv", CLASS_COLUMNS, |lexicon, row| {
        let mut crosswalk = [const { None }; Standard::ALL.len()];
        for (at, (name, standard)) in Standard::ALL.iter().enumerate() {
            let code = row.optional(CLASS_CODES + at);
            let listed =
                |code: &str| lexicon.standards.iter().any(|known| known.standard == *standard && known.code == code);
            if let Some(code) = code.filter(|code| !listed(code)) {
                return Err(row.error(CLASS_CODES + at + 1, &format!("a code of {name} in standards.tsv"), code));
            }
            crosswalk[*standard as usize] = code.map(Into::into);
        }
        let class = Class {
            code: row.cell(0).into(),
            sector: sector_of(lexicon, row, 1)?.into(),
            name: row.cell(2).into(),
            gloss: row.cell(3).into(),
            indicators: row.cell(4).split(';').map(|indicator| indicator.trim().into()).collect(),
            crosswalk,
        };
        lexicon.classes.retain(|known| known.code != class.code);
        lexicon.classes.push(class);
        Ok(())
    }),
    source!("sector_terms.tsv", ["term", "sector", "class", "priority", "under", "example"], |lexicon, row| {
        let sector = sector_of(lexicon, row, 1)?;
        let class = row.optional(2);
        let known = |class: &str| lexicon.classes.iter().any(|known| known.code == class && known.sector == sector);
        if let Some(class) = class.filter(|class| !known(class)) {
            return Err(row.error(3, &format!("a class of {sector} in classes.tsv"), class));
        }
        let term = SectorTerm {
            sector: lexicon.code(sector),
            class: class.map(|class| lexicon.code(class)),
            priority: row.number(3)?,
            under: row.optional(4).map(Into::into),
        };
        let terms = match lexicon.sector_terms.get(row.cell(0)) {
            Some(known) => known.clone().with(term),
            None => SectorTerms::new(term),
        };
        lexicon.sector_terms.insert(row.cell(0), terms);
        Ok(())
    }),
];

/// The columns of the classes: six standards behind the class itself, in the order of [`Standard::ALL`].
const CLASS_COLUMNS: [&str; 11] =
    ["class", "sector", "name", "gloss", "indicators", "gbt4754", "cofog", "cap", "sdg", "gov_theme", "budget_func"];
const CLASS_CODES: usize = 5;

/// A cell that names a sector.
fn sector_of<'r>(lexicon: &Lexicon, row: &Row<'r>, column: usize) -> Result<&'r str> {
    let sector = row.cell(column);
    let known = lexicon.sectors.iter().any(|known| *known.code == *sector);
    if known { Ok(sector) } else { Err(row.error(column + 1, "a code of sectors.tsv", sector)) }
}
