//! The unit after a number: the longest unit of the lexicon, slash compounds, bracketed alternatives.

use crate::lexicon::{Lexicon, Particle};
use crate::numeral::character::{self, Role};
use crate::scheme::UnitKind;
use compact_str::CompactString;

/// A unit with what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitFound {
    /// The unit as the record names it.
    pub(crate) name: CompactString,
    pub(crate) kind: UnitKind,
    /// How many bytes of the text it takes.
    pub(crate) width: usize,
}

/// The unit that `rest`, the text after a number, starts with.
pub(crate) fn read(lexicon: &Lexicon, rest: &str) -> Option<UnitFound> {
    let rest_inner = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let space = rest.len() - rest_inner.len();
    let (classifier, inner) = match lexicon.particle_at(rest_inner, Particle::Classifier) {
        // 3个百分点: the classifier carries no meaning of its own before a unit.
        Some(word) if measured_unit(lexicon, &rest_inner[word.len()..]) => (word.len(), &rest_inner[word.len()..]),
        _ => (0, rest_inner),
    };
    let (word, kind) = base(lexicon, inner)?;
    // 3升级 is no volume, while 人民币 is longer than the word 人民.
    if lexicon.not_units.starting(inner).is_some_and(|(other, _)| other.len() >= word.len()) {
        return None;
    }
    if space > 0 && kind == UnitKind::Count {
        return None;
    }
    let mut width = word.len();
    let name = if let Some(more) = slash(lexicon, &inner[width..]) {
        width += more;
        canonical(&inner[..width])
    } else if let Some(more) = bracket(lexicon, &inner[width..]) {
        width += more;
        inner[..width].into()
    } else {
        canonical(word)
    };
    Some(UnitFound { name, kind, width: space + classifier + width })
}

/// The longest unit at the start of `text` that is not the front of a Latin word.
fn base<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(&'t str, UnitKind)> {
    let whole = |word: &str| {
        let latin = word.ends_with(|c: char| c.is_ascii_alphanumeric());
        !latin || !text[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    lexicon.units.starting_where(text, |word, _| whole(word)).map(|(word, kind)| (word, *kind))
}

/// Whether a unit stands here that may follow the classifier 个.
fn measured_unit(lexicon: &Lexicon, text: &str) -> bool {
    base(lexicon, text).is_some_and(|(word, kind)| {
        word.chars().count() > 1 && matches!(kind, UnitKind::Ratio | UnitKind::Time | UnitKind::Freight)
    })
}

/// The width of `/立方米`, `/人` and `/平方米/年` after a unit.
fn slash(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let mut width = 0;
    while let Some(more) = per(lexicon, &rest[width..]) {
        width += more;
    }
    (width > 0).then_some(width)
}

/// The width of one `/立方米`.
fn per(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(['/', '／'])?;
    // 0.6人/百亿元
    let magnitudes: usize =
        inner.chars().take_while(|c| matches!(character::role(*c), Some(Role::Magnitude(_)))).map(char::len_utf8).sum();
    let (word, magnitudes) = match base(lexicon, inner) {
        Some((word, _)) => (word, 0),
        None => (base(lexicon, &inner[magnitudes..])?.0, magnitudes),
    };
    Some(rest.len() - inner.len() + magnitudes + word.len())
}

/// The width of `（套）` after a unit.
fn bracket(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let (close, inner) =
        [('（', '）'), ('(', ')')].into_iter().find_map(|(open, close)| Some((close, rest.strip_prefix(open)?)))?;
    let (word, _) = base(lexicon, inner)?;
    let after = inner[word.len()..].strip_prefix(close)?;
    Some(rest.len() - after.len())
}

/// Full-width signs and slashes in the form the guideline names units by.
fn canonical(unit: &str) -> CompactString {
    if !unit.contains(['％', '／']) {
        return unit.into();
    }
    unit.chars()
        .map(|c| match c {
            '％' => '%',
            '／' => '/',
            other => other,
        })
        .collect()
}
