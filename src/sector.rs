//! The sector of a target: by what the indicator is about, then by where it stands (guideline §3).

use crate::lexicon::{Lexicon, Particle, SectorTerm};
use crate::numeral::character::counts;

/// A sector code, the word that decided it and where that word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sector {
    pub(crate) code: String,
    pub(crate) class: Option<String>,
    pub(crate) term: Option<String>,
    pub(crate) rule: &'static str,
}

/// Where a target stands, from the innermost outwards.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'c> {
    pub(crate) clause: &'c str,
    /// The sentence up to the clause.
    pub(crate) before: &'c str,
    /// The paragraph's first sentence.
    pub(crate) topic: &'c str,
    /// Headings, innermost first.
    pub(crate) headings: &'c [&'c str],
}

/// Words of this priority and above decide from an indicator.
const TELLING: u8 = 3;
/// Words of this priority and above decide from the surroundings.
const CLEAR: u8 = 4;
/// The code of what no word tells.
const OTHER: &str = "other";

/// Classifies an indicator where it stands.
pub(crate) fn classify(lexicon: &Lexicon, indicator: &str, action: Option<&str>, context: Context<'_>) -> Sector {
    let numerator = numerator(lexicon, indicator);
    let under =
        |word: &str| context.topic.contains(word) || context.headings.iter().any(|heading| heading.contains(word));
    let decide = |text: &str, floor: u8, rule: &'static str| {
        best(lexicon, text, floor, &under).map(|(term, sector)| Sector {
            code: sector.sector.to_string(),
            class: sector.class.as_deref().map(str::to_owned),
            term: Some(term.into()),
            rule,
        })
    };
    let with_action = format!("{}{numerator}", action.unwrap_or(""));
    // 稻米、生猪等7个千亿级产业: a generic noun is of the sector that the names before its number agree on.
    let generic = |own: Sector| {
        let mut told = listed(context.clause).split('、').filter_map(|name| decide(name, CLEAR, "sector.names"));
        let (first, second) = (told.next(), told.next());
        match (first, second) {
            (Some(first), Some(second)) if second.code == first.code && told.all(|next| next.code == first.code) => {
                first
            }
            _ => own,
        }
    };
    decide(numerator, CLEAR, "sector.indicator")
        .or_else(|| decide(numerator, TELLING, "sector.indicator").map(generic))
        .or_else(|| decide(&with_action, CLEAR, "sector.action"))
        .or_else(|| decide(behind_names(context.clause), CLEAR, "sector.clause"))
        .or_else(|| {
            context.before.rsplit(['，', '；', ',', ';']).find_map(|clause| decide(clause, CLEAR, "sector.sentence"))
        })
        .or_else(|| decide(context.topic, CLEAR, "sector.topic"))
        .or_else(|| context.headings.iter().find_map(|heading| decide(heading, CLEAR, "sector.heading")))
        .or_else(|| decide(numerator, 0, "sector.hint"))
        .unwrap_or(Sector { code: OTHER.into(), class: None, term: None, rule: "sector.none" })
}

/// The part of a share that it is a share of something else: 甲 in `甲占乙比重`.
fn numerator<'t>(lexicon: &Lexicon, indicator: &'t str) -> &'t str {
    match lexicon.particle_in(indicator, Particle::Share) {
        Some((at, _)) if at >= "甲乙".len() => &indicator[..at],
        _ => indicator,
    }
}

/// The strongest term in `text`: by priority, then with a matching heading, then the longest, then the last.
fn best<'l>(
    lexicon: &'l Lexicon,
    text: &'l str,
    floor: u8,
    under: &dyn Fn(&str) -> bool,
) -> Option<(&'l str, &'l SectorTerm)> {
    text.char_indices()
        .flat_map(|(at, _)| lexicon.sector_terms.all_starting(&text[at..]).map(move |(term, rows)| (at, term, rows)))
        .flat_map(|(at, term, rows)| rows.iter().map(move |row| (at, term, row)))
        .filter(|(_, _, row)| row.priority >= floor && row.under.as_deref().is_none_or(under))
        .max_by_key(|(at, term, row)| (row.priority, row.under.is_some(), term.len(), *at))
        .map(|(_, term, row)| (term, row))
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
