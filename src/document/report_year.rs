//! The year a report is given in: from its title and date, its headings, its congress, its sentences.

use super::heading::Heading;
use super::year::{YearMention, ordinal, plan_end, years};
use crate::span::first_characters;
use once_cell::sync::Lazy;
use regex::Regex;

/// The year of the report, where the text tells.
pub(crate) fn report_year(text: &str, headings: &[Heading]) -> Option<i32> {
    head_year(text)
        .or_else(|| heading_year(text, headings))
        .or_else(|| session_year(text))
        .or_else(|| passed_year(text))
        .or_else(|| signed_year(text))
        .or_else(|| sentence_year(text))
        .or_else(|| reviewed_year(text))
}

/// Lines that can hold title and date.
const HEAD_LINES: usize = 16;
/// A longer line is no title.
const TITLE: usize = 70;

/// What follows a year in a date: 年1月, -01, /1, .1.
static MONTH: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"^\s*(?:月|\s*[-—./年]\s*[0-9０-９]{1,2}|\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月)")
        .expect("the pattern is valid")
});

const CARRIED_OUT: &str = "执行情况";

fn dated(line: &str) -> Option<i32> {
    years(line).into_iter().find(|mention| MONTH.is_match(&line[mention.end..])).map(|mention| mention.year)
}

/// The title of a report names its year; a plan's title names the years it covers, so its date comes first.
fn head_year(text: &str) -> Option<i32> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .take(HEAD_LINES)
        .take_while(|line| line.chars().nth(TITLE).is_none())
        .filter(|line| !line.contains('。'))
        .collect();
    let lines = || lines.iter().copied();
    let titled = |words: &[&str]| {
        lines().filter(|line| words.iter().any(|word| line.contains(word))).find_map(|line| {
            let covers =
                |mention: &YearMention| mention.named || line[mention.end..].starts_with(['-', '—', '－', '–', '～']);
            let mut named = years(line).into_iter().filter(covers).map(|mention| mention.year);
            // 关于2023年计划执行情况与2024年计划草案的报告: the report is of the year ahead.
            if line.contains(CARRIED_OUT) { named.max() } else { named.next() }
        })
    };
    titled(&["政府工作报告"])
        .or_else(|| lines().find_map(dated))
        .or_else(|| titled(&["方案", "计划", "规划", "措施", "意见"]))
        .or_else(|| {
            lines()
                .filter(|line| line.ends_with("规划") || line.ends_with("纲要"))
                .find_map(plan_end)
                .map(|(_, end)| end - 4)
        })
}

fn heading_year(text: &str, headings: &[Heading]) -> Option<i32> {
    let titles = || headings.iter().map(|heading| heading.title.slice(text));
    let named = |title: &str| {
        years(title).into_iter().filter(|mention| mention.named).map(|mention| mention.year).collect::<Vec<_>>()
    };
    let (mut ahead, mut behind): (Vec<i32>, Vec<Vec<i32>>) = (Vec::new(), Vec::new());
    for (title, years) in titles().map(|title| (title, named(title))).filter(|(_, years)| !years.is_empty()) {
        if is_review(title) { behind.push(years) } else { ahead.extend(years) }
    }
    // 1998年工作回顾和1999年工作要求: the later year of one title is the report's.
    let both = behind.iter().find(|years| years.len() > 1).and_then(|years| years.iter().max().copied());
    let past = behind.iter().flatten().max().copied();
    // 2018年…, 2019年…: the year behind and the year ahead. A year further off is a horizon, not the report's.
    let first = ahead.iter().min().copied();
    let plan = first.and_then(|first| ahead.iter().filter(|year| **year <= first + 1).max().copied());
    let planned = plan.filter(|year| past.is_none_or(|past| past < *year));
    let plan_reviewed = || titles().filter(|title| is_review(title)).find_map(plan_end).map(|(_, end)| end + 1);
    both.or(planned).or(past.map(|year| year + 1)).or_else(plan_reviewed)
}

fn is_review(title: &str) -> bool {
    ["回顾", "总结", "首先报告", "工作情况", "完成情况", "执行情况", "主要成就", "发展成就"]
        .iter()
        .any(|word| title.contains(word))
}

/// The national congress meets once a year: the nth session of its kth term (k ≥ 6) is in 1983 + 5(k − 6) + n − 1.
/// A report that looks back at the five years since a first session is given at the next one.
fn session_year(text: &str) -> Option<i32> {
    static SESSION: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"第(十?[一二三四五六七八九]|十)届全国人民代表大会第([一二三四五])次会议(以来的五年|，到这次大会)?")
            .expect("the pattern is valid")
    });
    let captures = SESSION.captures(first_characters(text, 800))?;
    let number = |index: usize| ordinal(&captures[index]);
    let since = if captures.get(3).is_some() { 5 } else { 0 };
    Some(1983 + 5 * (number(1) - 6) + number(2) - 1 + since).filter(|year| *year >= 1978)
}

/// 刚刚过去的1984年: the report follows the year that has just passed.
fn passed_year(text: &str) -> Option<i32> {
    let head = first_characters(text, 400);
    let passed = |mention: &YearMention| head[..mention.start].ends_with(PASSED);
    years(head).into_iter().find(passed).map(|mention| mention.year + 1)
}

const PASSED: &str = "刚刚过去的";

/// A line that is a date and nothing else, as documents are signed with.
fn signed_year(text: &str) -> Option<i32> {
    text.lines().map(str::trim).filter(|line| line.ends_with('日') && line.chars().count() <= 14).find_map(dated)
}

/// `N年是…之年`, `N年政府工作`: the latest year said to be the present one.
fn sentence_year(text: &str) -> Option<i32> {
    let present = |mention: &YearMention| {
        let rest = &text[mention.end..];
        let told = [
            "是",
            "政府工作",
            "全县经济",
            "全市经济",
            "全区经济",
            "全省经济",
            "经济社会发展",
            "国民经济和",
            "的工作",
            "工作的",
        ];
        let past = ["收官", "极不", "不平凡", "不寻常", "历史上", "以来", "取得"];
        let head: String = rest.chars().take(24).take_while(|c| *c != '，').collect();
        told.iter().any(|word| rest.starts_with(word))
            && !past.iter().any(|word| head.contains(word))
            && !text[..mention.start].ends_with(['到', '至'])
    };
    years(text).into_iter().filter(|mention| mention.named).filter(present).map(|mention| mention.year).max()
}

/// The latest year that the first part of a speech to deputies speaks of is the year under review.
fn reviewed_year(text: &str) -> Option<i32> {
    if !first_characters(text, 200).contains("各位代表") {
        return None;
    }
    let third = (text.len() / 3..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let spoken = |mention: &YearMention| mention.named && !text[..mention.start].ends_with(['到', '至', '比', '较']);
    years(&text[..third]).into_iter().filter(spoken).map(|mention| mention.year).max().map(|year| year + 1)
}
