//! By when a target is due and how it spreads over the years, from the nearest wording.

use crate::document::times::Times;
use crate::document::year::{plan_ends, years_ahead};
use crate::lexicon::{HorizonWord, Lexicon, Particle};
use crate::numeral::{self, Reading, character::is_letter};
use crate::scheme::{Change, Rate};
use crate::signs::{Sign, Signs};
use crate::span::Span;

/// The year by whose end something is due, and the wording that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Horizon {
    pub(crate) year: Option<i32>,
    pub(crate) word: Option<Span>,
    pub(crate) rule: &'static str,
    /// Where it ends to hold.
    until: usize,
}

/// It holds to the end of the sentence.
const ON: usize = usize::MAX;

/// The horizons that one sentence names, found once for all its measures, in order.
#[derive(Debug)]
pub(crate) struct Horizons {
    found: Vec<(usize, Horizon)>,
}

impl Horizons {
    pub(crate) fn read(
        lexicon: &Lexicon,
        signs: &Signs<'_>,
        sentence: Span,
        times: &Times<'_>,
        report: Option<i32>,
    ) -> Self {
        let content = sentence.slice(signs.text);
        let within = |sign| signs.within(sentence, sign);
        if [Sign::Year, Sign::Five, Sign::Time].into_iter().all(|sign| within(sign).next().is_none()) {
            return Self { found: Vec::new() };
        }
        let place = |start: usize, end: usize| Some(Span::new(sentence.start + start, sentence.start + end));
        // 《规划（2019—2035年）》: the year of a title dates nothing.
        let titled = |at: usize| content[..at].matches('《').count() > content[..at].matches('》').count();
        let named = times
            .years
            .iter()
            .filter(|mention| !titled(mention.start))
            .filter(|mention| report.is_none_or(|report| mention.year >= report))
            .filter(|mention| !compared(lexicon, &content[..mention.start], &content[mention.end..]))
            .filter(|mention| dates(&content[..mention.start]))
            .map(|mention| {
                let word = place(mention.start, mention.end);
                (mention.start, Horizon { year: Some(mention.year), word, rule: "deadline.year", until: ON })
            });
        let plans = if within(Sign::Five).next().is_some() { plan_ends(content) } else { Vec::new() };
        let plans = plans
            .into_iter()
            .filter(|(_, end)| report.is_none_or(|report| *end >= report))
            .filter(|(start, _)| !compared(lexicon, &content[..*start], ""))
            .filter(|(start, _)| dates(&content[..*start]) || !is_plan(&content[*start..]))
            .map(|(start, end)| {
                (
                    start,
                    Horizon { year: Some(end), word: place(start, start), rule: "deadline.five_year_plan", until: ON },
                )
            });
        // 2024年底前, 三年内: the word is the tail of a longer time.
        let tail = |start: usize| content[..start].chars().next_back().is_some_and(numeral::character::counts);
        let words = times.words.iter().filter(|(start, ..)| !tail(*start)).map(|(start, word, kind)| {
            let year = match kind {
                HorizonWord::ThisYear => report,
                HorizonWord::NextYear => report.map(|year| year + 1),
                HorizonWord::Century => report.map(|year| (year - 1) / 100 * 100 + 100),
            };
            (*start, Horizon { year, word: place(*start, start + word.len()), rule: "deadline.word", until: ON })
        });
        let ahead = within(Sign::Time).filter_map(|start| {
            let (width, years) = years_ahead(&content[start..])?;
            Some((
                start,
                Horizon {
                    year: Some(report? + years - 1),
                    word: place(start, start + width),
                    rule: "deadline.within",
                    until: ON,
                },
            ))
        });
        let spans = durations(lexicon, content, within(Sign::Year), report).map(|(start, end, year, until)| {
            let until = until.map_or(ON, |until| sentence.start + until);
            (start, Horizon { year: Some(year), word: place(start, end), rule: "deadline.within", until })
        });
        let mut found: Vec<(usize, Horizon)> = named
            .chain(plans)
            .chain(words)
            .chain(spans)
            .chain(ahead)
            .map(|(start, horizon)| (sentence.start + start, horizon))
            .collect();
        found.sort_by_key(|(start, _)| *start);
        Self { found }
    }

    /// The horizon that stands nearest before byte `at`.
    pub(crate) fn nearest(&self, at: usize) -> Option<Horizon> {
        let before = &self.found[..self.found.partition_point(|(start, _)| *start < at)];
        before.iter().rfind(|(_, horizon)| horizon.until > at).map(|(_, horizon)| *horizon)
    }
}

/// 比2020年, 较2020年, 2020年的: a base year, no horizon.
fn compared(lexicon: &Lexicon, before: &str, after: &str) -> bool {
    lexicon.leads_to_base(before) || lexicon.particle_at(after, Particle::Attributive).is_some()
}

/// Whether a year behind `before` dates what follows: it opens a phrase, or 到 and the like lead it in. Behind other
/// words it is part of a name (筹备2026年博览会).
fn dates(before: &str) -> bool {
    let opens = before.chars().next_back().is_none_or(|c| !is_letter(c) && !matches!(c, '《' | '“' | '‘' | '"'));
    opens
        || ["到", "至", "在", "于", "力争", "争取", "确保", "计划", "是", "为", "自", "按"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// 编制“十五五”旅游发展规划: a plan that is to be written, by its name.
fn is_plan(text: &str) -> bool {
    let clause = text.split(['，', '。', '；', ',', ';']).next().unwrap_or(text);
    ["规划", "纲要"].iter().any(|word| clause.ends_with(word))
}

/// 三年内, 用3年时间: the report's year and so many less one; with where it ends to hold, if before the sentence does.
fn durations(
    lexicon: &Lexicon,
    stretch: &str,
    marks: impl Iterator<Item = usize>,
    report: Option<i32>,
) -> impl Iterator<Item = (usize, usize, i32, Option<usize>)> {
    marks.filter_map(move |at| {
        let end = at + YEAR.len();
        let after = &stretch[end..];
        let within = ["内", "时间", "左右时间", "之内", "左右的时间"].iter().any(|word| after.starts_with(word));
        let start = stretch[..at].char_indices().rev().take_while(|(_, c)| numeral::character::counts(*c)).last()?.0;
        // 三年建成70所: so many years right before a verb are those of its clause.
        let opens = stretch[..start].chars().next_back().is_none_or(|c| matches!(c, '，' | '；' | '：' | '。' | '、'));
        let acts = opens && lexicon.verbs.starting(after).is_some_and(|(verb, _)| verb.chars().nth(1).is_some());
        let Some(Reading::Numeral(numeral)) = numeral::read(stretch, start, &|_| false) else { return None };
        let years = i32::try_from(numeral.upper.unwrap_or(numeral.value).trunc())
            .ok()
            .filter(|years| (1..=30).contains(years))?;
        let clause = || Some(end + after.find(['，', '；']).unwrap_or(after.len()));
        let until = if within { None } else { clause() };
        ((within || acts) && numeral.span.end == at).then_some((start, end, report? + years - 1, until))
    })
}

/// The rate named nearest before the number in its own clause.
pub(crate) fn rate(lexicon: &Lexicon, text: &str, clause: usize, at: usize) -> Option<(Rate, Span)> {
    let stretch = &text[clause..at];
    if let Some(start) = yearly(lexicon, stretch) {
        return Some((Rate::PerYear, Span::new(clause + start, clause + start + YEAR.len())));
    }
    // 细颗粒物年均浓度: the average is part of the name.
    let named = |start: usize, word: &str| {
        let head = lexicon.heads.starting(&stretch[start..]);
        // 每人每年提高60元: for each of them, not in each year.
        let each = lexicon.particle_before(&stretch[..start], Particle::Each).is_some();
        each || head.is_some_and(|(head, change)| head.len() > word.len() && *change == Change::Level)
    };
    let (start, word, rate) = lexicon.rates.find(stretch).filter(|(start, word, _)| !named(*start, word)).last()?;
    Some((*rate, Span::new(clause + start, clause + start + word.len())))
}

const YEAR: &str = "年";

/// 年培训2000人次: 年 at the front of a clause, right before a verb.
fn yearly(lexicon: &Lexicon, stretch: &str) -> Option<usize> {
    if !stretch.contains(YEAR) {
        return None;
    }
    let start = super::strip::front(lexicon, stretch).width;
    let after = stretch[start..].strip_prefix(YEAR)?;
    let (verb, _) = lexicon.verbs.starting(after).filter(|(verb, _)| verb.chars().nth(1).is_some())?;
    // 年销售收入 is a yearly amount of its own.
    lexicon.heads.starting(after).is_none_or(|(head, _)| head.len() <= verb.len()).then_some(start)
}
