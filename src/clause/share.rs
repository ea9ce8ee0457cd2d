//! Nouns that several numbers share, put back to each of them.

use super::Attachment;
use crate::lexicon::Lexicon;
use crate::scheme::Change;
use compact_str::{CompactString, format_compact};

/// 20个国家级、19个省级重点县: a grade alone takes the noun that follows the last grade of the list.
pub(super) fn share_heads(lexicon: &Lexicon, found: &mut [Attachment]) {
    for at in (1..found.len()).rev() {
        let (firsts, rest) = found.split_at_mut(at);
        let (Some(before), Some(after)) = (firsts.last_mut(), rest.first()) else { continue };
        // 加快3条铁路、5座变电站建设: the verb behind the last noun is the deed of all.
        let led = before.own && before.indicator_rule == "indicator.behind_number" && before.hands_over;
        if led && after.action_rule == "action.behind_noun" && before.clause == after.clause {
            before.action.clone_from(&after.action);
            before.action_rule = "action.behind_noun";
            let noun = before.indicator.as_deref().zip(after.action.as_deref());
            before.indicator =
                noun.map(|(noun, deed)| noun.strip_suffix(deed).filter(|stem| !stem.is_empty()).unwrap_or(noun).into());
            before.change = after.change;
            before.change_rule = after.change_rule;
            continue;
        }
        // 引进3个、预备3个项目: the noun stands behind the last number.
        let bare = matches!(before.indicator_rule, "indicator.verb" | "indicator.topic") && before.action.is_some();
        if bare && after.indicator_rule == "indicator.behind_number" {
            before.indicator.clone_from(&after.indicator);
            before.indicator_rule = "indicator.shared_head";
            continue;
        }
        // 实施45个城中村、6条街巷改造: the deed behind the last noun belongs to every noun (ruling 7).
        if let Some(deed) = shared_deed(lexicon, before, after) {
            before.indicator = before.indicator.take().map(|noun| noun + &deed);
            before.indicator_rule = "indicator.shared_head";
            continue;
        }
        let (Some(grade), Some(whole)) = (before.indicator.as_deref(), after.indicator.as_deref()) else { continue };
        let Some(mark) = grade.chars().next_back().filter(|c| GRADES.contains(c)) else { continue };
        if before.indicator_rule == "indicator.behind_number"
            && after.indicator_rule == "indicator.behind_number"
            && let Some(cut) = whole.find(mark).map(|cut| cut + mark.len_utf8()).filter(|cut| *cut < whole.len())
        {
            before.indicator = Some(format_compact!("{grade}{}", &whole[cut..]));
            before.indicator_rule = "indicator.shared_head";
        }
    }
}

/// What a grade that needs a noun ends with.
const GRADES: [char; 4] = ['级', '型', '类', '式'];

/// The deed that ends the noun of the last number and that the noun before lacks.
fn shared_deed(lexicon: &Lexicon, before: &Attachment, after: &Attachment) -> Option<CompactString> {
    let behind =
        |attachment: &Attachment| attachment.indicator_rule == "indicator.behind_number" && !attachment.hands_over;
    let deed = |noun: &str| {
        lexicon
            .verbs
            .ending(noun)
            .filter(|(word, verb)| {
                word.chars().nth(1).is_some() && word.len() < noun.len() && verb.change == Change::Deliver
            })
            .map(|(word, _)| word.into())
    };
    let joined =
        after.action_rule == "action.coordinated" && before.action == after.action && before.clause == after.clause;
    let lacking = before.indicator.as_deref().is_some_and(|noun| deed(noun).is_none());
    (joined && lacking && behind(before) && behind(after)).then(|| deed(after.indicator.as_deref()?)).flatten()
}
