//! What stands before the verb or noun of a clause and belongs to neither: conjunctions, cues, times, adverbs.

use crate::document::year::year_opening;
use crate::lexicon::{Lexicon, Modifier, Opener, Particle, Scope};
use crate::numeral::character::{counts, is_letter};
use crate::span::first_characters;

/// What passing over the front of a clause found.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Front {
    /// Bytes passed over.
    pub(crate) width: usize,
    /// Whether 其中 or the like stood there.
    pub(crate) among: bool,
}

/// Passes over the front of `text`.
pub(crate) fn front(lexicon: &Lexicon, text: &str) -> Front {
    let mut front = Front::default();
    loop {
        let rest = &text[front.width..];
        let width = step(lexicon, &text[..front.width], rest, &mut front.among);
        if width == 0 {
            return front;
        }
        front.width += width;
    }
}

/// The width of what `rest` begins with and is to be passed over behind `before`.
fn step(lexicon: &Lexicon, before: &str, rest: &str, among: &mut bool) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let opened = matches!(first, '（' | '(') && !rest.contains(['）', ')']);
    if opened || is_mark(first) {
        return first.len_utf8();
    }
    let tables = lexicon.fronts.of(first.into());
    let may = |opener: Opener| tables & opener as u8 != 0;
    let (digit, other) = (counts(first), opens_other(first));
    if tables == 0 && !digit && !other {
        return 0;
    }
    // 第一， opens an item; 第一产业 is a name.
    let opens = |word: &str| {
        !word.starts_with('第') || !rest[word.len()..].starts_with(|next: char| is_letter(next) || next == '、')
    };
    if may(Opener::Order)
        && let Some((word, ())) = lexicon.orders.starting_where(rest, |word, ()| opens(word))
    {
        return word.len();
    }
    if (digit || other)
        && let Some(width) = list_number(rest)
    {
        return width;
    }
    if may(Opener::Among)
        && let Some(word) = lexicon.particle_at(rest, Particle::Among)
    {
        *among = true;
        return word.len();
    }
    if (digit || other || may(Opener::Time))
        && let Some(width) = time(lexicon, rest)
    {
        return width;
    }
    // A fixed name or verb that begins like an adverb is neither to be cut (再就业, 重点项目).
    let longer = || {
        let fixed = lexicon.fixed.starting(rest).map(|(word, _)| word.len());
        fixed.max(lexicon.verbs.starting(rest).map(|(word, _)| word.len())).unwrap_or(0)
    };
    if may(Opener::Cue)
        && let Some((word, cue)) = super::cue::dated(lexicon, rest).or_else(|| lexicon.cues.starting(rest))
        && (cue.scope != Scope::List || !rest[word.len()..].is_empty())
        && cue.scope != Scope::Aside
        && word.len() >= longer()
        // 确保争取资金: behind a cue the second is the verb.
        && !(lexicon.cues.ending(before).is_some() && lexicon.verbs.get(word).is_some())
    {
        return word.len();
    }
    if may(Opener::Rate)
        && let Some((word, _)) = lexicon.rates.starting(rest)
    {
        return word.len();
    }
    if !may(Opener::Modifier) {
        return 0;
    }
    let Some((word, modifier)) = lexicon.modifiers.starting(rest) else { return 0 };
    let single = word.chars().nth(1).is_none();
    match modifier {
        _ if word.len() < longer() => 0,
        // 加快3条铁路建设: an adverb that is all there is, is the verb.
        Modifier::Adverb if word.len() == rest.trim_end().len() && lexicon.verbs.get(word).is_some() => 0,
        Modifier::Scope => 0,
        Modifier::Adverb if is_noun_front(lexicon, &rest[word.len()..], word) => 0,
        // One-character conjunctions and adverbs begin many nouns (及格, 再生水, 同业).
        Modifier::Intro if single => 0,
        Modifier::Conjunction | Modifier::Adverb if single => {
            let next = &rest[word.len()..];
            let adverb = |(word, kind): (&str, &Modifier)| *kind == Modifier::Adverb && word.chars().nth(1).is_some();
            let governs = lexicon.verbs.starting(next).is_some()
                || lexicon.cues.starting(next).is_some()
                || lexicon.modifiers.starting(next).is_some_and(adverb);
            let conjunction = *modifier == Modifier::Conjunction
                && matches!(first, '和' | '与' | '及' | '并' | '、' | '，' | '使' | '让' | '但' | '而');
            if governs || conjunction { word.len() } else { 0 }
        }
        _ => word.len(),
    }
}

/// What else than a word or a digit may open a number of a list, a date or the name of a plan.
fn opens_other(first: char) -> bool {
    matches!(first, '（' | '(' | '[' | '【' | '到' | '至' | '在' | '截' | '“' | '”' | '"' | '‘' | '’' | '「' | '第')
}

/// A mark that opens an item (、 — ① ◆ ※), or space: no letter, and nothing that a quotation or a bracket opens with.
fn is_mark(first: char) -> bool {
    let letter = is_letter(first) && !matches!(first, '①'..='⑳');
    !letter && !QUOTES.contains(first)
}

/// What a name can stand in, and signs before a number.
const QUOTES: &str = "“”‘’〝〞＂＇「」『』｢｣《》〈〉«»〔〕【】[]［］{}｛｝（(\"'%％+＋";

/// 重点项目, 高标准农田: the adverb is part of a noun unless a verb or another adverb follows.
fn is_noun_front(lexicon: &Lexicon, next: &str, word: &str) -> bool {
    if word.chars().nth(1).is_none() {
        return false;
    }
    let goes_on = next.is_empty()
        || lexicon.verbs.starting(next).is_some()
        || lexicon.modifiers.starting(next).is_some()
        || lexicon.cues.starting(next).is_some();
    !goes_on
}

/// `（一）`, `1.`, `2、` and `[3]` at the front.
fn list_number(rest: &str) -> Option<usize> {
    let inner = rest.trim_start_matches(['（', '(', '[', '【']);
    let digits: usize = inner.chars().take_while(|c| counts(*c)).map(char::len_utf8).sum();
    let after = &inner[digits..];
    let mark = after.chars().next().filter(|c| matches!(c, '）' | ')' | '.' | '．' | '、' | ']' | '】'))?;
    let opened = inner.len() < rest.len();
    let closes = matches!(mark, '）' | ')' | ']' | '】');
    // 二、三产业 are one name.
    let goes_on = mark == '、' && after[mark.len_utf8()..].starts_with(counts);
    (digits > 0 && !goes_on && (opened && closes || !opened && !closes))
        .then_some(rest.len() - after.len() + mark.len_utf8())
}

/// 今年, 到2030年, “十五五”末, 三年内.
fn time(lexicon: &Lexicon, rest: &str) -> Option<usize> {
    let inner = ["到", "至", "在", "截至"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let offset = rest.len() - inner.len();
    if inner.starts_with(counts)
        && let Some(mention) = year_opening(first_characters(inner, 6))
    {
        let named = inner[mention.end..]
            .strip_prefix('年')
            .filter(|after| !after.starts_with('代'))
            .map_or(mention.end, |after| inner.len() - after.len());
        let tail = ["年底前", "年底", "年末", "底前", "底", "末", "前", "度"]
            .iter()
            .find(|tail| inner[named..].starts_with(**tail))
            .map_or(0, |tail| tail.len());
        return (mention.named || named > mention.end).then_some(offset + named + tail);
    }
    if crate::document::year::plan_opening(inner).is_some() {
        let end = ["时期", "期间", "末", "规划末", "期末"]
            .iter()
            .filter_map(|tail| inner.find(tail).map(|at| at + tail.len()))
            .filter(|end| *end < 40)
            .min();
        return end.map(|end| offset + end);
    }
    lexicon.times.starting(inner).map(|(word, ())| offset + word.len())
}

/// `text` from what may govern on: without what stands at its front and is neither verb nor noun.
pub(crate) fn body<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    &text[front(lexicon, text).width..]
}

/// `text` without what trails before a number and is no verb or noun: 分别, 均, 同口径, 年均, 力争.
pub(crate) fn back<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    let mut text = text;
    loop {
        let trimmed = text.trim_end();
        if !trimmed.chars().next_back().is_some_and(|last| lexicon.backs.may_hold(last.into())) {
            return trimmed;
        }
        let cut = lexicon
            .rates
            .ending(trimmed)
            .map(|(word, _)| word)
            .or_else(|| {
                // 预期性指标 and 预期寿命 are nouns that only hold a cue.
                lexicon
                    .cues
                    .ending(trimmed)
                    .filter(|(word, cue)| cue.scope != Scope::Aside && (cue.scope != Scope::List || word.ends_with(IS)))
                    .map(|(word, _)| word)
            })
            .or_else(|| lexicon.particle_before(trimmed, Particle::Respectively))
            .or_else(|| lexicon.trailing.ending(trimmed).map(|(word, _)| word).filter(|_| !averaged(trimmed)));
        match cut {
            Some(word) => text = &trimmed[..trimmed.len() - word.len()],
            None => return trimmed,
        }
    }
}

/// Closes a lead: 预期目标为.
const IS: [char; 2] = ['为', '是'];

/// 人均, 户均: the average is part of the noun.
pub(super) fn averaged(text: &str) -> bool {
    ["人均", "户均", "亩均", "月均", "地均"].iter().any(|word| text.ends_with(word))
}
