//! What the name of a file tells of a document, and where that contradicts the text.

use crate::document::{place, year};
use crate::lexicon::Lexicon;

/// The text says one thing and the name of its file another; the text was believed.
///
/// ```
/// use policy_targets::{Conflict, Extractor, Report};
/// // "Work report of Qinghe County of 2022", filed as "Qinghe County 2024"
/// let report = Report::new("青河县2022年政府工作报告\n新建学校3所。").with_name("青河县-2024");
/// let found = Extractor::new().extract(&report);
/// assert_eq!(found.conflicts, [Conflict::Year { text: 2022, name: 2024 }]);
/// assert_eq!(found.year, Some(2022));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conflict {
    /// Of the year.
    Year {
        /// What the text says.
        text: i32,
        /// What the name says.
        name: i32,
    },
    /// Of the place.
    Place {
        /// What the text says.
        text: String,
        /// What the name says.
        name: String,
    },
}

/// Year and place as a file is named.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) year: Option<i32>,
    pub(crate) place: Option<String>,
}

impl Named {
    /// Reads the name of a file, without folder and ending.
    pub(crate) fn read(lexicon: &Lexicon, name: &str) -> Self {
        Self { year: named_year(name), place: place::named_place(lexicon, name) }
    }

    /// Where the text contradicts the name. A place goes uncontested where either names none.
    pub(crate) fn conflicts(&self, lexicon: &Lexicon, year: Option<i32>, place: Option<&str>) -> Vec<Conflict> {
        let years = year.zip(self.year).filter(|(text, name)| text != name);
        let places = place.zip(self.place.as_deref()).filter(|(text, name)| !place::is_same(lexicon, text, name));
        let year = years.map(|(text, name)| Conflict::Year { text, name });
        let place = places.map(|(text, name)| Conflict::Place { text: text.into(), name: name.into() });
        year.into_iter().chain(place).collect()
    }
}

/// Years beyond it are taken for it.
const LAST_YEAR: i32 = 9999;

/// A year that a caller gives, within what years can be.
pub(crate) fn known(year: i32) -> i32 {
    year.clamp(1, LAST_YEAR)
}

/// The years that names and cells speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2099;

/// A year with 年 behind it, else the first of four digits, else the first of a date written without marks (20240123).
pub(crate) fn named_year(name: &str) -> Option<i32> {
    let mut years = year::years(name);
    years.retain(|mention| YEARS.contains(&mention.year));
    let first = years.iter().find(|mention| mention.named).or(years.first()).map(|mention| mention.year);
    first.or_else(|| {
        name.split(|character: char| !character.is_ascii_digit())
            .filter(|digits| digits.len() == DATE)
            .find_map(|digits| digits[..4].parse().ok().filter(|year| YEARS.contains(year)))
    })
}

/// The digits of a date.
const DATE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_a_year() {
        let cases = [
            ("2025年上海市政府工作报告", Some(2025)),
            ("district-南湾区-2012", Some(2012)),
            ("南湾区_20240123", Some(2024)),
            ("05_2026_招生方案", Some(2026)),
            ("二〇一九年报告", Some(2019)),
            ("文件_2018_2019年报告", Some(2019)),
            ("南湾区", None),
            ("报告123456", None),
            ("content_2103", None),
            ("000_67e4bbbf001d83ba", None),
        ];
        for (name, year) in cases {
            assert_eq!(named_year(name), year, "{name}");
        }
    }
}
