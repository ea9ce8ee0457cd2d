//! Target, achievement or background: the passage's time frame, then what the sentence itself says of time.

use crate::document::times::Times;
use crate::document::year::{named_years_at, years};
use crate::document::{Frame, Tense};
use crate::lexicon::{BASE, HorizonWord, Lexicon};
use crate::numeral::character::is_letter;
use crate::scheme::Status;
use crate::signs::{Sign, Signs};
use crate::span::Span;

/// A status with the rule and the word that decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) status: Status,
    pub(crate) rule: &'static str,
    pub(crate) word: Option<Span>,
}

/// Whether a clause opens right after `head`: what dates it then dates the rest of the sentence.
fn opens(head: &str) -> bool {
    head.chars().next_back().is_none_or(|c| !is_letter(c))
}

/// What is known of a measure when its status is decided.
#[derive(Clone, Copy)]
pub(crate) struct Case<'c> {
    pub(crate) marks: &'c Marks,
    pub(crate) clause: Span,
    /// Where the measure begins.
    pub(crate) at: usize,
    pub(crate) frame: Frame,
    pub(crate) refusal: Option<&'static str>,
    /// Whether its own sentence says by when it is to be done, or that it shall be; a glossary is asked.
    pub(crate) commits: &'c dyn Fn() -> bool,
    /// Where the cue that governs the measure stands.
    pub(crate) cue: Option<usize>,
}

/// Decides the status of a measure.
pub(crate) fn decide(case: &Case<'_>) -> Verdict {
    let verdict = |status, rule, word| Verdict { status, rule, word };
    if let Some(rule) = case.refusal {
        return verdict(Status::Background, rule, None);
    }
    // 指五年内培育企业20家: an explanation that dates its deed ahead commits (guideline, ruling 13).
    if case.frame.tense == Tense::Glossary && (case.commits)() {
        return verdict(Status::Target, "target.glossary_commits", case.marks.ahead(case.at));
    }
    if case.frame.tense == Tense::Glossary {
        return verdict(Status::Background, "background.glossary", case.frame.told);
    }
    let (past, ahead) = (case.marks.past(case), case.marks.ahead(case.at));
    match (past, ahead) {
        (Some((past, status)), ahead) if ahead.is_none_or(|ahead| ahead.start <= past.start) => match status {
            Status::Background => verdict(Status::Background, "background.stock", Some(past)),
            _ => verdict(Status::Achievement, "achievement.past_wording", Some(past)),
        },
        (_, ahead) if case.frame.tense == Tense::Review => match ahead {
            Some(word) => verdict(Status::Target, "target.ahead_in_review", Some(word)),
            None => verdict(Status::Achievement, "achievement.review", case.frame.told),
        },
        (_, ahead) if case.frame.tense == Tense::Unknown => verdict(Status::Target, "target.no_frame", ahead),
        (_, ahead) => verdict(Status::Target, "target.plan", ahead.or(case.frame.told)),
    }
}

/// Whether a stretch that reviews may speak of the report's year or a later one too.
pub(crate) fn looks_ahead(lexicon: &Lexicon, signs: &Signs<'_>, span: Span, year: Option<i32>) -> bool {
    let content = span.slice(signs.text);
    let named = || named_years_at(content, signs.within(span, Sign::Year));
    lexicon.horizons_ahead.find_at(content, signs.within(span, Sign::Time)).any(|(_, _, ahead)| *ahead)
        || year.is_some_and(|year| named().iter().any(|mention| mention.year >= year))
}

/// Whether a word of the horizon speaks of the time ahead.
fn reaches(lexicon: &Lexicon, word: &str, tense: Tense) -> bool {
    lexicon.horizons_ahead.get(word) == Some(&true) || tense != Tense::Review && word.starts_with('年')
}

/// What one sentence says of past and future, found once for all its measures.
#[derive(Debug)]
pub(crate) struct Marks {
    /// 去年, 2023年: they date all that follows in the sentence.
    dating: Vec<(Span, Status)>,
    /// 已, 了: they speak of their own clause.
    local: Vec<(Span, Status)>,
    /// 今年, 到2027年.
    ahead: Vec<Span>,
    /// 在2010年的基础上翻一番: where a base of comparison ends.
    bases: Vec<usize>,
}

impl Marks {
    /// The times that a sentence names.
    pub(crate) fn read(
        lexicon: &Lexicon,
        signs: &Signs<'_>,
        sentence: Span,
        times: &Times<'_>,
        (tense, year): (Tense, Option<i32>),
    ) -> Self {
        let content = sentence.slice(signs.text);
        let span = |start: usize, len: usize| Span::new(sentence.start + start, sentence.start + start + len);
        let compared = |start: usize| lexicon.leads_to_base(&content[..start]);
        let (mut dating, mut ahead) = (Vec::new(), Vec::new());
        let mentions = if times.years.is_empty() { Vec::new() } else { years(content) };
        // 2005—2007年…计划: a stretch that began in the past.
        let begun = |start: usize| {
            mentions.iter().any(|other| {
                let dash = start.checked_sub(other.end).map(|_| &content[other.end..start]);
                dash.is_some_and(|dash| DASHES.contains(&dash)) && year.is_some_and(|year| other.year < year)
            })
        };
        for mention in times.years.iter().filter(|mention| !compared(mention.start)) {
            let place = span(mention.start, mention.end - mention.start);
            match year {
                Some(_) if begun(mention.start) => {}
                Some(year) if mention.year >= year => ahead.push(place),
                // 结转2024年农田: behind a verb a past year only names its noun.
                Some(_) if !content[mention.end..].starts_with("以来") && leads(&content[..mention.start]) => {
                    dating.push((place, Status::Achievement))
                }
                _ => {}
            }
        }
        let words = times.words.iter().filter(|(start, word, kind)| {
            reaches(lexicon, word, tense) && (*kind != HorizonWord::ThisYear || !compared(*start))
        });
        ahead.extend(words.map(|(start, word, _)| span(*start, word.len())));
        ahead.sort();
        let bases = signs.find(sentence, Sign::Time).filter(|at| signs.text[*at..].starts_with(BASE)).collect();
        Self { dating, local: Vec::new(), ahead, bases }
    }

    /// The same with the words that mark something done; `places` are those where one may begin, as bytes of `content`.
    pub(crate) fn with_aspects(mut self, lexicon: &Lexicon, text: &str, sentence: Span, places: &[usize]) -> Self {
        let content = sentence.slice(text);
        let compared = |start: usize| lexicon.leads_to_base(&content[..start]);
        // 在提高效益的基础上|年均增长7%: no 上年 in it.
        let inside_base = |start: usize, word: &str| word.starts_with('上') && content[..start].ends_with("基础");
        let aspects = lexicon.aspects.find_at(content, places.iter().copied());
        for (start, word, status) in aspects.filter(|(start, word, _)| !compared(*start) && !inside_base(*start, word))
        {
            let span = Span::new(sentence.start + start, sentence.start + start + word.len());
            let list = if dates(word) && opens(&content[..start]) { &mut self.dating } else { &mut self.local };
            list.push((span, *status));
        }
        self.dating.sort_by_key(|(word, _)| word.start);
        self
    }

    /// Whether the sentence says nothing of the time ahead.
    pub(crate) fn look_back(&self) -> bool {
        self.ahead.is_empty()
    }

    /// The last wording of the past before byte `at` that holds for the clause that begins at `clause`.
    fn past(&self, case: &Case<'_>) -> Option<(Span, Status)> {
        let (clause, at) = (case.clause.start, case.at);
        let last = |list: &[(Span, Status)]| list[..list.partition_point(|(word, _)| word.end <= at)].last().copied();
        // 力争入选试点企业5家: behind a cue nothing is done yet, unless all of it is past.
        let promised = |word: Span| case.frame.tense != Tense::Review && case.cue.is_some_and(|cue| cue < word.start);
        let local = last(&self.local).filter(|(word, _)| word.start >= clause && !promised(*word));
        let base = self.bases[..self.bases.partition_point(|base| *base < at)].last().copied().unwrap_or(0);
        last(&self.dating)
            .into_iter()
            .chain(local)
            .max_by_key(|(word, _)| word.start)
            .filter(|(word, _)| word.end > base)
    }

    /// The last wording of the future before byte `at`.
    fn ahead(&self, at: usize) -> Option<Span> {
        self.ahead[..self.ahead.partition_point(|word| word.end <= at)].last().copied()
    }
}

/// Aspect words that date what follows them.
fn dates(word: &str) -> bool {
    word.contains(['年', '截', '止', '今', '前'])
}

/// Whether a year behind `head` dates what follows: it opens a phrase, or a preposition leads it in.
fn leads(head: &str) -> bool {
    opens(head) || ["在", "到", "至", "截至", "于", "的", "是"].iter().any(|word| head.ends_with(word))
}

/// Marks between two years.
const DASHES: [&str; 6] = ["—", "－", "-", "–", "～", "至"];
