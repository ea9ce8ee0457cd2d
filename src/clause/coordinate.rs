//! Walks a sentence's measures: each gets its own verb and noun, or those that coordination hands on.

use super::change::{THINGS_RAISED, adds, change};
use super::inherit::Previous;
use super::predicate::{self, Governor, Left, Place, Site};
use super::right::{self, Right};
use super::share;
use super::slot::{self, Slot};
use super::{Attachment, Ground, Ruled, deal::deal, distant, inherit, noun, refuse, split};
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::scheme::{Bound, Change, UnitKind};
use crate::span::Span;
use crate::words::Segmenter;

/// Attaches the measures of one sentence. `first` is the place of the first of them among the text's measures.
pub(crate) fn attach(ground: &Ground<'_>, sentence: Span, measures: &[Measure], first: usize) -> Vec<Attachment> {
    let Ground { lexicon, segmenter, text, han_style } = *ground;
    let spans: Vec<Span> = measures.iter().map(Measure::extent).collect();
    let mut walk = Walk { lexicon, segmenter, text, han_style, previous: None };
    let mut found = Vec::new();
    let mut next = 0;
    for clause in split::clauses(text, sentence, &spans) {
        let end = next + measures[next..].iter().take_while(|measure| measure.span.start < clause.end).count();
        let inside: Vec<(usize, &Measure)> = (next..end)
            .map(|index| (first + index, &measures[index]))
            .filter(|(_, measure)| clause.contains(measure.span) && measure.rejection.is_none())
            .collect();
        next = end;
        if inside.is_empty() {
            walk.pass(clause);
        } else {
            found.extend(walk.clause(clause, &inside));
        }
    }
    found
}

struct Walk<'w> {
    lexicon: &'w Lexicon,
    segmenter: &'w Segmenter,
    text: &'w str,
    /// Whether the report writes its quantities in Han digits.
    han_style: bool,
    previous: Option<Previous>,
}

impl Walk<'_> {
    /// A clause without a measure: its verb lets go of the noun before, but the list goes on.
    fn pass(&mut self, clause: Span) {
        let text = clause.slice(self.text);
        if let (Some(previous), Some(_)) = (&mut self.previous, predicate::leading(self.lexicon, text)) {
            previous.governor = None;
        }
    }

    fn clause(&mut self, clause: Span, measures: &[(usize, &Measure)]) -> Vec<Attachment> {
        let (mut found, slots, rights) = self.cut(clause, measures);
        let mut at = 0;
        while at < slots.len() {
            let slot = &slots[at];
            if slot.baseline {
                found.push(self.background(clause, slot, "background.baseline"));
                at += 1;
                continue;
            }
            let left = self.left(slot);
            let group = self.group(&slots[at..], &left);
            match group.filter(|(_, items)| !items.is_empty()) {
                Some((count, items)) => {
                    found.extend(self.dealt(clause, &slots[at..at + count], &left, &items));
                    at += count;
                }
                None => {
                    found.push(self.single(clause, slot, &rights[at], left));
                    at += 1;
                }
            }
        }
        share::share_heads(self.lexicon, &mut found);
        found.sort_by_key(|attachment| attachment.measure);
        found
    }

    /// Cuts the clause into slots. Measures that only name a class or attribute are parted from the others: those are
    /// text like any other, so that 招引 governs 3000个 in 招引总投资亿元以上项目3000个.
    fn cut<'m>(&self, clause: Span, measures: &[(usize, &'m Measure)]) -> (Vec<Attachment>, Vec<Slot<'m>>, Vec<Right>) {
        let (slots, rights) = self.slots(clause, measures);
        let mut refused = Vec::new();
        let mut kept = Vec::new();
        for ((slot, right), measure) in slots.iter().zip(&rights).zip(measures) {
            let text = slot.right.slice(self.text).trim_start();
            let site = refuse::Site::new(self.lexicon, slot.measure, &slot.left, text, &right.noun, self.han_style);
            match refuse::refuse(&site) {
                Some(rule) if !slot.baseline => refused.push(self.background(clause, slot, rule)),
                _ => kept.push(*measure),
            }
        }
        if refused.is_empty() {
            return (refused, slots, rights);
        }
        let (slots, rights) = self.slots(clause, &kept);
        (refused, slots, rights)
    }

    fn slots<'m>(&self, clause: Span, measures: &[(usize, &'m Measure)]) -> (Vec<Slot<'m>>, Vec<Right>) {
        let slots = slot::cut(self.lexicon, self.text, clause, measures);
        let read = |slot: &Slot<'_>| right::read(self.lexicon, self.segmenter, slot.right.slice(self.text));
        let rights = slots.iter().map(read).collect();
        (slots, rights)
    }

    fn left(&self, slot: &Slot<'_>) -> Left {
        let bound = slot.measure.bound_before.map(|span| span.slice(self.text));
        let site = Site { lexicon: self.lexicon, segmenter: self.segmenter, bound, kind: slot.measure.kind };
        let text = slot.left.trim_end();
        if slot.measure.span.slice(self.text).starts_with(DOUBLING) {
            let noun = predicate::read(&Site { bound: None, ..site }, text);
            let verb = self.lexicon.verbs.get(DOUBLING).copied();
            let governor = verb.map(|verb| Governor { action: DOUBLING.into(), verb, place: Place::Final });
            return Left { governor, ..noun };
        }
        predicate::read(&site, text)
    }

    /// How many slots from the first on are dealt the nouns of one subject, and those nouns.
    fn group(&self, slots: &[Slot<'_>], left: &Left) -> Option<(usize, Vec<String>)> {
        let count = 1 + slots[1..]
            .iter()
            .zip(slots)
            .take(LONGEST_LIST)
            .take_while(|(slot, before)| {
                let bare =
                    noun::noun_phrase(self.lexicon, slot.left.trim_start_matches(['和', '与', '及', '、'])).is_empty();
                bare && before.right.is_empty() && !slot.baseline
            })
            .count();
        let closes = slots[count - 1].right.slice(self.text).trim().is_empty() || left.dealt;
        if count < 2 || !closes || left.noun.is_empty() {
            return None;
        }
        let final_verb = left.governor.as_ref().is_none_or(|governor| governor.place == Place::Final);
        (left.dealt || final_verb).then(|| deal(self.lexicon, &left.noun, count).map(|items| (count, items)))?
    }

    fn dealt(&mut self, clause: Span, slots: &[Slot<'_>], left: &Left, items: &[String]) -> Vec<Attachment> {
        let bounded = |slot: &Slot<'_>, word: Option<Span>| word.map(|_| slot.measure.bound);
        let before = slots.first().and_then(|slot| bounded(slot, slot.measure.bound_before));
        let after = slots.last().and_then(|slot| bounded(slot, slot.measure.bound_after));
        let shared = before.or(after).filter(|_| left.dealt);
        slots
            .iter()
            .zip(items)
            .map(|(slot, item)| {
                let change = change(self.lexicon, left.governor.as_ref(), item, slot.measure, false);
                let mut attachment = self.finish(
                    clause,
                    slot,
                    Ruled { value: left.governor.clone(), rule: "action.before_list" },
                    change,
                    Ruled { value: item.clone(), rule: "indicator.dealt" },
                );
                if let Some(bound) = shared.filter(|_| slot.measure.bound == Bound::Eq) {
                    attachment.bound = bound;
                }
                attachment
            })
            .collect()
    }

    fn single(&mut self, clause: Span, slot: &Slot<'_>, right: &Right, left: Left) -> Attachment {
        let measure = slot.measure;
        let left = self.as_noun(slot, left);
        let own = left.governor.clone();
        let counts_behind = !right.noun.is_empty() && self.counts_what_follows(slot, &left);
        if let Some(governor) = own.as_ref().filter(|own| self.lexicon.plays(&own.action, Particle::Spends))
            && left.noun.is_empty()
        {
            return self.spent(clause, slot, governor.clone(), right);
        }
        if counts_behind {
            return self.behind(clause, slot, own, right);
        }
        let behind = || right.verb.clone().filter(|_| left.noun.is_empty() || !right.noun.is_empty());
        let inherited = || inherit::verb(self.lexicon, self.previous.as_ref()?, slot, &left);
        let governor = match own {
            Some(governor) => Ruled { rule: governor.rule(), value: Some(governor) },
            None => match inherited() {
                Some(governor) => Ruled { value: Some(governor), rule: "action.coordinated" },
                None => Ruled { value: behind(), rule: "action.behind_noun" },
            },
        };
        let indicator = inherit::indicator(self.lexicon, self.previous.as_ref(), &left, right, governor.value.as_ref());
        let carried = left.noun.is_empty();
        let change = change(self.lexicon, governor.value.as_ref(), &indicator.value, measure, carried);
        self.finish(clause, slot, governor, change, indicator)
    }

    /// 投资1.6亿元实施供水工程: the money is spent on the object of the verb behind it.
    fn spent(&mut self, clause: Span, slot: &Slot<'_>, governor: Governor, right: &Right) -> Attachment {
        let object = predicate::leading(self.lexicon, &right.noun).map_or("", |(_, object)| object);
        let noun = if object.is_empty() { governor.action.clone() } else { object.to_owned() };
        let rule = if object.is_empty() { "indicator.verb" } else { "indicator.behind_number" };
        let change = Ruled { value: governor.verb.change, rule: "change.verb" };
        let governor = Ruled { rule: governor.rule(), value: Some(governor) };
        let attachment = self.finish(clause, slot, governor, change, Ruled { value: noun, rule });
        self.previous = None;
        attachment
    }

    /// Whether the noun behind the number is what it counts, and not the one before it.
    fn counts_what_follows(&self, slot: &Slot<'_>, left: &Left) -> bool {
        let kind = slot.measure.kind;
        let ratio = kind == Some(UnitKind::Ratio);
        // 支持甲、乙等5个畜牧大县: behind a classifier stands the thing counted.
        let counted = kind == Some(UnitKind::Count) && slot.measure.bound_after.is_none();
        match &left.governor {
            _ if left.noun.is_empty() => true,
            Some(_) if left.noun.ends_with('等') || counted => true,
            Some(governor) => governor.place == Place::Final && governor.verb.change != Change::Level && !ratio,
            None => !ratio,
        }
    }

    /// The counted noun stands behind the number: 培育20个产教融合实践中心.
    fn behind(&mut self, clause: Span, slot: &Slot<'_>, own: Option<Governor>, right: &Right) -> Attachment {
        let counted = slot.measure.kind == Some(UnitKind::Count);
        let carried = || {
            self.previous
                .as_ref()
                .filter(|previous| slot.coordinated || previous.noun_behind)
                .and_then(|previous| previous.governor.clone())
        };
        let inherited = own.is_none();
        let governor = own.or_else(carried);
        let light = governor.as_ref().is_none_or(|governor| governor.verb.light);
        // A predicate of its own goes before a verb handed on: 力争新建20个项目、10个项目开工.
        let completes = |verb: &Governor| inherited && self.lexicon.plays(&verb.action, Particle::Completes);
        // 加快6条高铁建设: the verb behind the noun is the deed; so too 推动10家企业挂牌.
        let trailing = right.verb.clone().filter(|verb| light || completes(verb));
        let noun = if trailing.as_ref().is_some_and(|verb| right.noun.ends_with(&verb.action)) {
            right.stem.clone()
        } else {
            right.noun.clone()
        };
        let (governor, rule) = match trailing {
            Some(verb) => (Some(verb), "action.behind_noun"),
            None if inherited => (governor, "action.coordinated"),
            None => {
                let rule = governor.as_ref().map_or("action.none", Governor::rule);
                (governor, rule)
            }
        };
        let mut change = change(self.lexicon, governor.as_ref(), &noun, slot.measure, false);
        let gains = matches!(change.value, Change::Increase | Change::Decrease);
        // 整合提升1000个综合体: things are not added by raising them.
        if gains && counted && !governor.as_ref().is_some_and(|governor| adds(self.lexicon, &governor.action)) {
            change = Ruled { value: Change::Deliver, rule: THINGS_RAISED };
        }
        let governor = Ruled { value: governor, rule };
        let indicator = Ruled { value: noun, rule: "indicator.behind_number" };
        let mut attachment = self.finish(clause, slot, governor, change, indicator);
        if let Some(previous) = &mut self.previous {
            previous.noun_behind = true;
        }
        if slot.measure.unit.is_none() {
            attachment.unit = refuse::counted_unit(self.lexicon, slot.measure, &right.noun);
        }
        attachment
    }

    /// 完成林分优化200万亩、森林抚育提升200万亩: under a leading verb a deed before the number is part of its noun.
    fn as_noun(&self, slot: &Slot<'_>, left: Left) -> Left {
        let led = self
            .previous
            .as_ref()
            .and_then(|previous| previous.governor.as_ref())
            .is_some_and(|governor| governor.place == Place::Leading);
        let deed = left.governor.as_ref().filter(|governor| {
            matches!(governor.place, Place::Final | Place::Middle)
                && governor.verb.change != Change::Level
                && !adds(self.lexicon, &governor.action)
                && !left.noun.is_empty()
        });
        match deed {
            Some(_) if led && (slot.coordinated || left.among) => {
                Left { noun: left.whole.clone(), governor: None, ..left }
            }
            _ => left,
        }
    }

    /// Puts an attachment together and remembers what it hands on.
    fn finish(
        &mut self,
        clause: Span,
        slot: &Slot<'_>,
        governor: Ruled<Option<Governor>>,
        change: Ruled<Change>,
        indicator: Ruled<String>,
    ) -> Attachment {
        let Ruled { value: governor, rule: action_rule } = governor;
        let Ruled { value: indicator, rule: indicator_rule } = indicator;
        let measure = slot.measure;
        let named = governor.is_none().then(|| self.lexicon.fixed.ending(&indicator)).flatten();
        let (action, change, action_rule) = match (&governor, named) {
            (Some(governor), _) => (Some(governor.action.clone()), change, action_rule),
            (None, Some((_, fixed))) => (
                fixed.action.as_deref().map(str::to_owned),
                Ruled { value: fixed.change, rule: "change.in_name" },
                if fixed.action.is_some() { "action.in_name" } else { "action.none" },
            ),
            (None, None) => (None, change, "action.none"),
        };
        let own = governor.as_ref().is_some_and(|governor| governor.rule() == action_rule);
        let hands_over = governor.as_ref().is_some_and(|governor| governor.verb.light);
        self.previous =
            Some(Previous { governor, indicator: indicator.clone(), kind: measure.kind, noun_behind: false });
        let outline = measure.kind == Some(UnitKind::Count) && self.lexicon.outline.get(&indicator).is_some();
        let counted = refuse::counted_unit(self.lexicon, measure, &indicator).filter(|_| measure.unit.is_none());
        let unitless = measure.unit.is_none() && counted.is_none();
        let refusal = outline.then_some("background.outline").or(unitless.then_some("background.no_unit"));
        Attachment {
            measure: slot.index,
            clause,
            from: if slot.coordinated && own { slot.from } else { clause.start },
            action,
            action_rule,
            own,
            hands_over,
            change: change.value,
            change_rule: change.rule,
            indicator: Some(indicator).filter(|indicator| !indicator.is_empty()),
            indicator_rule,
            bound: distant::bound(self.lexicon, self.text, slot).unwrap_or(measure.bound),
            unit: counted,
            refusal,
        }
    }

    fn background(&self, clause: Span, slot: &Slot<'_>, rule: &'static str) -> Attachment {
        Attachment {
            measure: slot.index,
            clause,
            from: slot.from,
            action: None,
            action_rule: "action.none",
            own: false,
            hands_over: false,
            change: Change::Level,
            change_rule: "change.none",
            indicator: None,
            indicator_rule: "indicator.none",
            bound: slot.measure.bound,
            unit: None,
            refusal: Some(rule),
        }
    }
}

/// A list of more numbers is dealt to nobody.
const LONGEST_LIST: usize = 64;

/// The verb of a doubling.
const DOUBLING: &str = "翻";
