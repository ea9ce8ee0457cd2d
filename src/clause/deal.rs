//! 分别: several numbers dealt out to several nouns that may share a head or a modifier.

use super::inherit::thing;
use crate::lexicon::{Lexicon, Particle};
use compact_str::{CompactString, format_compact};

/// The nouns that `count` numbers are dealt out to, put together with what they share; `None` where they do not match.
///
/// `原煤、原油产量` gives `原煤产量` and `原油产量` ("output of raw coal", "output of crude oil").
pub(crate) fn deal(lexicon: &Lexicon, subject: &str, count: usize) -> Option<Vec<CompactString>> {
    split_word(lexicon, subject, count).or_else(|| list(lexicon, subject, count))
}

/// 城乡居民…收入: one word stands for as many as there are numbers.
fn split_word(lexicon: &Lexicon, subject: &str, count: usize) -> Option<Vec<CompactString>> {
    let (at, word, parts) = lexicon.splits.find(subject).find(|(_, _, parts)| parts.len() == count)?;
    let (before, after) = (&subject[..at], &subject[at + word.len()..]);
    Some(parts.iter().map(|part| format_compact!("{before}{part}{after}")).collect())
}

fn list(lexicon: &Lexicon, subject: &str, count: usize) -> Option<Vec<CompactString>> {
    let items = cut(lexicon, subject, count)?;
    let (last, firsts) = items.split_last()?;
    let shared = shared_tail(lexicon, firsts.last().copied().unwrap_or(last), last);
    Some(
        items
            .iter()
            .map(|item| if ends_in_head(lexicon, item) { (*item).into() } else { format_compact!("{item}{shared}") })
            .enumerate()
            .map(|(index, item): (usize, CompactString)| match index + 1 == items.len() {
                // 粮食播种面积、产量: what is measured stands before the first measuring noun.
                true if lexicon.plays(last, Particle::BoundHead) => {
                    format_compact!(
                        "{}{last}",
                        firsts.first().and_then(|first| thing(lexicon, first)).unwrap_or_default()
                    )
                }
                true => (*last).into(),
                false => item,
            })
            .collect(),
    )
}

/// The subject cut at 、 and 和 into `count` items: at the marks first, then at the conjunctions too.
fn cut<'t>(lexicon: &Lexicon, subject: &'t str, count: usize) -> Option<Vec<&'t str>> {
    let clean = |items: Vec<&'t str>| -> Vec<&'t str> {
        items.into_iter().map(str::trim).filter(|item| !item.is_empty()).collect()
    };
    let marks = clean(subject.split('、').collect());
    if marks.len() == count {
        return Some(marks);
    }
    let mut items = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < subject.len() {
        let rest = &subject[at..];
        // 及其 and 以及其他 do not part; 文化及相关产业 is a name.
        let word = lexicon
            .particle_at(rest, Particle::Conjunction)
            .filter(|word| at > start && !rest[word.len()..].starts_with(['其', '相']));
        match word {
            Some(word) => {
                items.push(&subject[start..at]);
                at += word.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    items.push(&subject[start..]);
    let items = clean(items);
    (items.len() == count && count > 1).then_some(items)
}

fn ends_in_head(lexicon: &Lexicon, item: &str) -> bool {
    lexicon.heads.ending(item).is_some() || lexicon.fixed.get(item).is_some()
}

/// What the last item shares with those before: its measuring noun with all that follows it.
fn shared_tail<'t>(lexicon: &Lexicon, before: &str, last: &'t str) -> &'t str {
    // 产业增加值占…比重: the tail begins behind the word that both items end their own part with.
    let own = before.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect::<CompactString>();
    if own.chars().count() == 2
        && let Some(at) = last.find(&*own)
        && at + own.len() < last.len()
    {
        return &last[at + own.len()..];
    }
    // 第一、第二产业; 省、市级示范社: what follows as many characters of the last as the others have.
    let width = before.chars().count();
    if width == 1 || before.chars().next() == last.chars().next() && !ends_in_head(lexicon, before) {
        return last.char_indices().nth(width).map_or("", |(at, _)| &last[at..]);
    }
    // 城镇和农村居民收入: parallel words share all that follows them.
    if let (Some(own), Some(word)) =
        (lexicon.particle_at(before, Particle::Parallel), lexicon.particle_at(last, Particle::Parallel))
        && own == before
    {
        return &last[word.len()..];
    }
    let share = lexicon.particle_in(last, Particle::Share).map_or(last.len(), |(at, _)| at);
    match lexicon.heads.ending(&last[..share]) {
        Some((head, _)) => &last[share - head.len()..],
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::LEXICON;

    #[test]
    fn shared_heads_are_put_together() {
        let cases = [
            ("原煤、原油、天然气产量", 3, "原煤产量|原油产量|天然气产量"),
            ("城乡居民人均可支配收入", 2, "城镇居民人均可支配收入|农村居民人均可支配收入"),
            ("粮食播种面积、产量", 2, "粮食播种面积|粮食产量"),
            ("接待人次和旅游收入", 2, "接待人次|旅游收入"),
            (
                "甲产业、乙产业增加值占地区生产总值比重",
                2,
                "甲产业增加值占地区生产总值比重|乙产业增加值占地区生产总值比重",
            ),
        ];
        for (subject, count, expected) in cases {
            assert_eq!(
                deal(&LEXICON, subject, count).map(|items| items.join("|")).as_deref(),
                Some(expected),
                "{subject}"
            );
        }
    }

    #[test]
    fn what_does_not_match_in_number_is_not_dealt() {
        assert_eq!(deal(&LEXICON, "原煤、原油产量", 3), None);
        assert_eq!(deal(&LEXICON, "粮食产量", 2), None);
    }
}
