//! Picks from a report's records the one that gives a headline indicator.

use crate::error::Result;
use crate::extract::{Extraction, Extractor};
use crate::headline::Headline;
use crate::lexicon::table::Table;
use crate::lexicon::{Lexicon, Modifier};
use crate::scheme::{Change, Status};
use crate::target::Target;
use std::path::Path;

/// What an indicator ends with that is the growth of what stands before.
const GROWTH: [&str; 5] = ["增长速度", "增长率", "增速", "增幅", "增长"];
/// What joins indicators that share one number.
const JOINTS: [char; 6] = ['和', '及', '与', '、', '，', ','];

impl Headline {
    /// Reads headlines from a table of your own: `headline`, `indicator`, `unit`, `change`, with tabs between, a row for
    /// each name that reports give it; `-` for any unit or change.
    ///
    /// # Errors
    /// [`Error::Read`](crate::Error::Read), [`Error::Encoding`](crate::Error::Encoding), and
    /// [`Error::Lexicon`](crate::Error::Lexicon) with line and column for a row that breaks the format.
    pub fn read_table(path: &Path) -> Result<Vec<Self>> {
        let text = crate::lexicon::read_file(path)?;
        let mut found: Vec<Self> = Vec::new();
        for row in Table::read(&path.display().to_string(), &text, &["headline", "indicator", "unit", "change"])?.rows()
        {
            let change = row.optional(3).map(|_| row.one_of(3, Change::ALL)).transpose()?;
            let indicator = (row.cell(1).to_owned(), change);
            match found.iter_mut().find(|headline| headline.code == row.cell(0)) {
                Some(headline) if headline.unit.as_deref() != row.optional(2) => {
                    return Err(row.error(3, "the unit of the headline's first row", row.cell(2)));
                }
                Some(headline) => headline.indicators.push(indicator),
                None => {
                    let mut headline = Self::new(row.cell(0), row.cell(1), row.cell(0), row.optional(2));
                    headline.indicators.push(indicator);
                    found.push(headline);
                }
            }
        }
        Ok(found)
    }

    /// Whether a record gives this headline, by its indicator and unit.
    fn is_given_by(&self, lexicon: &Lexicon, target: &Target) -> bool {
        let Some(indicator) = &target.indicator else { return false };
        if self.unit.is_some() && self.unit.as_deref() != target.unit.as_deref() {
            return false;
        }
        let bare = without_scope(lexicon, indicator);
        self.names(indicator, target.change)
            || self.names(bare, target.change)
            || GROWTH.iter().filter_map(|growth| bare.strip_suffix(growth)).any(|grown| {
                matches!(target.change, Change::Increase | Change::Level) && self.names(grown, Change::Increase)
            })
            || bare.contains(JOINTS) && bare.split(JOINTS).any(|part| self.names(part, target.change))
    }
}

/// An indicator without what says whose it is, and when: 全市, 今年.
fn without_scope<'t>(lexicon: &Lexicon, indicator: &'t str) -> &'t str {
    let mut rest = indicator;
    let says = |kind: &Modifier| matches!(kind, Modifier::Scope | Modifier::Time);
    while let Some((word, _)) = lexicon.modifiers.starting_where(rest, |_, kind| says(kind)) {
        rest = &rest[word.len()..];
    }
    rest
}

impl Extractor {
    /// The headline indicators of the lexicon, in the order of a panel's columns.
    pub fn headlines(&self) -> impl Iterator<Item = &Headline> {
        self.lexicon().headlines.iter()
    }

    /// The record that gives a headline: the first target of the report's own year under one of its names. A target for
    /// the end of a five-year plan is none.
    pub fn headline_target<'e>(&self, headline: &Headline, found: &'e Extraction) -> Option<&'e Target> {
        found.targets.iter().find(|target| {
            target.status == Status::Target
                && (target.deadline.is_none() || target.deadline == found.year)
                && headline.is_given_by(self.lexicon(), target)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Report;

    /// What each sentence gives for a headline, read as a report of 2024.
    #[test]
    fn a_headline_goes_by_many_names() {
        let extractor = Extractor::new();
        let cases = [
            ("gdp_growth", "地区生产总值增长6%左右。", Some("6%")),
            ("gdp_growth", "全市生产总值增速6%以上。", Some("6%")),
            ("gdp_growth", "经济增长预期目标为5%左右。", Some("5%")),
            ("gdp_growth", "服务业增加值占生产总值比重达到50%。", None),
            ("gdp_growth", "地区生产总值达到500亿元。", None),
            ("gdp_growth", "到2030年，地区生产总值年均增长6%。", None),
            ("gdp_growth", "高新技术产业增加值增长6%。", None),
            ("gdp", "地区生产总值达到500亿元。", Some("500亿元")),
            ("retail_growth", "全社会消费品零售总额增长8%。", Some("8%")),
            ("urban_income_growth", "城乡居民人均可支配收入增长7%。", Some("7%")),
            ("rural_income_growth", "城乡居民人均可支配收入增长7%。", Some("7%")),
            ("rural_income_growth", "城镇居民人均可支配收入增长7%。", None),
            ("new_urban_jobs", "城镇新增就业5万人以上。", Some("5万人")),
            ("new_urban_jobs", "转移农村劳动力5万人。", None),
            ("unemployment_surveyed", "城镇调查失业率控制在5.5%左右。", Some("5.5%")),
            ("unemployment_registered", "城镇调查失业率控制在5.5%左右。", None),
            ("cpi", "居民消费价格涨幅3%左右。", Some("3%")),
            ("energy_intensity", "单位地区生产总值能耗下降3%。", Some("3%")),
        ];
        let mut wrong = Vec::new();
        for (code, text, quote) in cases {
            let found = extractor.extract(&Report::new(text).with_year(2024));
            let headline = extractor.headlines().find(|headline| headline.code == code).unwrap();
            let given = extractor.headline_target(headline, &found).map(|target| target.quote.clone());
            if given.as_deref() != quote {
                wrong.push((code, text, given));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
