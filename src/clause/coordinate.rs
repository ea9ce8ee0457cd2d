//! Walks a sentence's measures: each gets its own verb and noun, or those that coordination hands on.

use super::change::change;
use super::inherit::Previous;
use super::predicate::{self, Governor, Left, Place, Site};
use super::right;
use super::share;
use super::slot::{self, Slot};
use super::{Attachment, Ground, Ruled, distant, inherit, inner_class, noun, refuse, split, strip, verb};
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::numeral::character::is_letter;
use crate::scheme::{Bound, Change, UnitKind};
use crate::span::Span;
use crate::words::Segmenter;
use compact_str::CompactString;
use rust_decimal::Decimal;

/// Attaches the measures of one sentence.
pub(crate) fn attach(ground: &Ground<'_>, sentence: Span, measures: &[Measure]) -> Vec<Attachment> {
    let Ground { lexicon, segmenter, signs, han_style } = *ground;
    let text = signs.text;
    let mut walk = Walk {
        lexicon,
        segmenter,
        text,
        han_style,
        previous: None,
        passed: Vec::new(),
        recent: Vec::new(),
        lead_bound: None,
    };
    let mut found = Vec::with_capacity(measures.len());
    let mut inside = Vec::with_capacity(measures.len());
    let mut next = 0;
    for clause in split::clauses(signs, sentence, measures.iter().map(Measure::extent)) {
        if next == measures.len() {
            break;
        }
        let end = next + measures[next..].iter().take_while(|measure| measure.span.start < clause.end).count();
        let own = (next..end).map(|index| (index, &measures[index]));
        inside.clear();
        inside.extend(own.filter(|(_, measure)| clause.contains(measure.span) && measure.rejection.is_none()));
        next = end;
        if inside.is_empty() {
            walk.pass(clause);
        } else {
            walk.clause(clause, &inside, &mut found);
        }
    }
    found
}

pub(super) struct Walk<'w> {
    pub(super) lexicon: &'w Lexicon,
    segmenter: &'w Segmenter,
    pub(super) text: &'w str,
    /// Whether the report writes its quantities in Han digits.
    han_style: bool,
    pub(super) previous: Option<Previous>,
    /// The clauses without a measure so far.
    pub(super) passed: Vec<Span>,
    /// The indicators of the sentence so far.
    pub(super) recent: Vec<CompactString>,
    /// The bound word before the first number of a list.
    lead_bound: Option<Bound>,
}

impl<'w> Walk<'w> {
    /// The indicator of the measure before, where that hands anything on.
    pub(super) fn named(&self) -> Option<&str> {
        self.previous.as_ref().and(self.recent.last()).map(CompactString::as_str)
    }

    fn clause(&mut self, clause: Span, measures: &[(usize, &Measure)], found: &mut Vec<Attachment>) {
        let first = found.len();
        let slots = self.cut(clause, measures, found);
        let mut at = 0;
        while at < slots.len() {
            let slot = &slots[at];
            if slot.baseline {
                found.push(self.background(clause, slot, "background.baseline"));
                at += 1;
                continue;
            }
            let left = self.left(slot);
            // 生猪、肉牛分别出栏90万头、5万头: the measuring noun belongs to each.
            let left = if left.dealt { self.as_head(slot, left) } else { left };
            let group = self.group(&slots[at..], &left);
            match group.filter(|(_, items)| !items.is_empty()) {
                Some((count, items)) => {
                    found.extend(self.dealt(clause, &slots[at..at + count], &left, &items));
                    at += count;
                }
                None => {
                    let last = at + 1 == slots.len();
                    found.push(self.single(clause, slot, left, last));
                    at += 1;
                }
            }
        }
        let found = &mut found[first..];
        share::share_heads(self.lexicon, found);
        found.sort_by_key(|attachment| attachment.measure);
    }

    /// Cuts the clause into slots. Measures that only name a class or attribute are parted from the others: those are
    /// text like any other, so that 招引 governs 3000个 in 招引总投资亿元以上项目3000个.
    fn cut<'m>(&self, clause: Span, measures: &[(usize, &'m Measure)], found: &mut Vec<Attachment>) -> Vec<Slot<'m>>
    where
        'w: 'm,
    {
        let slots = self.slots(clause, measures);
        let first = found.len();
        for (at, slot) in slots.iter().enumerate() {
            let text = slot.right.slice(self.text).trim_start();
            let begins = slot.measure.extent().start;
            let lead = || {
                let front = clause.start + strip::front(self.lexicon, clause.slice(self.text)).width;
                Span::new(front.min(begins), begins).slice(self.text)
            };
            let noun = slot.reading.noun;
            let site = refuse::Site::new(self.lexicon, slot.measure, &slot.left, text, noun, &lead, self.han_style);
            let inner = || inner_class::holds(self.lexicon, self.text, &slots, noun, at).then_some(inner_class::RULE);
            if let Some(rule) = refuse::refuse(&site).or_else(inner).filter(|_| !slot.baseline) {
                found.push(self.background(clause, slot, rule));
            }
        }
        if found.len() == first {
            return slots;
        }
        let mut refused = found[first..].iter().map(|attachment| attachment.measure).peekable();
        let kept: Vec<_> = measures.iter().filter(|(index, _)| refused.next_if_eq(index).is_none()).copied().collect();
        self.slots(clause, &kept)
    }

    fn slots<'m>(&self, clause: Span, measures: &[(usize, &'m Measure)]) -> Vec<Slot<'m>>
    where
        'w: 'm,
    {
        let mut slots = slot::cut(self.lexicon, self.text, clause, measures);
        let read = |slot: &Slot<'_>| {
            // 为6000栋楼, 在主城区50个小区: nothing but a place may stand behind the preposition.
            let acts = |text: &str| self.lexicon.verbs.find(text).any(|(_, word, _)| word.chars().nth(1).is_some());
            let opens = || {
                let body = strip::body(self.lexicon, slot.left.trim_end());
                self.lexicon.particle_at(body, Particle::Preposition).is_some_and(|word| !acts(&body[word.len()..]))
            };
            let led = || slot.measure.kind == Some(UnitKind::Count) && opens();
            right::read(self.lexicon, self.segmenter, slot.right.slice(self.text), slot.measure.kind, &led)
        };
        slots.iter_mut().for_each(|slot| slot.reading = read(slot));
        slots
    }

    fn left<'s>(&self, slot: &'s Slot<'_>) -> Left<'s> {
        let bound = slot.measure.bound_before.map(|span| span.slice(self.text));
        let site = Site { lexicon: self.lexicon, segmenter: self.segmenter, bound, kind: slot.measure.kind };
        let text = slot.left.trim_end();
        // 翻一番: the measure holds its own verb.
        if let Some(word) = self.lexicon.particle_at(slot.measure.span.slice(self.text), Particle::Doubling) {
            let noun = predicate::read(&Site { bound: None, ..site }, text);
            let verb = self.lexicon.verbs.get(word).copied();
            let governor = verb.map(|verb| Governor { action: word.into(), verb, place: Place::Final });
            return Left { governor, ..noun };
        }
        predicate::read(&site, text)
    }

    fn single(&mut self, clause: Span, slot: &Slot<'_>, left: Left<'_>, last: bool) -> Attachment {
        let right = &slot.reading;
        let measure = slot.measure;
        let left = self.as_head(slot, self.as_noun(slot, left));
        let left = if right.noun.is_empty() { self.fulfilled(left) } else { left };
        let own = left.governor.clone();
        let counts_behind = !right.noun.is_empty() && self.counts_what_follows(slot, &left);
        if let Some(governor) = own.as_ref().filter(|own| self.lexicon.plays(&own.action, Particle::Spends))
            && left.noun.is_empty()
        {
            return self.spent(clause, slot, governor.clone());
        }
        if counts_behind {
            return self.behind(clause, slot, own, last);
        }
        // 按交易额的5‰给予奖励: the verb that touches the number from behind.
        // So too 产能1400万吨建成投运.
        let touches =
            |action: &str| verb::takes_object(self.lexicon, action) || self.lexicon.plays(action, Particle::Completes);
        let grants = |verb: &Governor| right.noun.is_empty() && touches(&verb.action);
        let behind =
            || right.verb.clone().filter(|verb| left.noun.is_empty() || !right.noun.is_empty() || grants(verb));
        let inherited = || inherit::verb(self, slot, &left);
        let governor = match own {
            Some(governor) => Ruled { rule: governor.rule(), value: Some(governor) },
            None => match inherited() {
                Some(governor) => Ruled { value: Some(governor), rule: "action.coordinated" },
                None => Ruled { value: behind(), rule: "action.behind_noun" },
            },
        };
        let indicator = inherit::indicator(self, slot, &left, governor.value.as_ref());
        let carried = left.noun.is_empty();
        let change = change(self.lexicon, governor.value.as_ref(), &indicator.value, measure, carried);
        self.finish(clause, slot, governor, change, indicator)
    }

    /// 投资1.6亿元实施供水工程: the money is spent on the object of the verb behind it.
    fn spent(&mut self, clause: Span, slot: &Slot<'_>, governor: Governor) -> Attachment {
        let behind = slot.right.slice(self.text).trim_start();
        let object = verb::leading(self.lexicon, behind).map_or(slot.reading.noun, |(_, object)| object);
        let object = noun::noun_phrase(self.lexicon, object);
        let rule = if object.is_empty() { "indicator.verb" } else { "indicator.behind_number" };
        let noun = if object.is_empty() { governor.action.clone() } else { object.into() };
        let change = Ruled { value: governor.verb.change, rule: "change.verb" };
        let governor = Ruled { rule: governor.rule(), value: Some(governor) };
        let attachment = self.finish(clause, slot, governor, change, Ruled { value: noun, rule });
        self.previous = None;
        attachment
    }

    /// Puts an attachment together and remembers what it hands on.
    pub(super) fn finish(
        &mut self,
        clause: Span,
        slot: &Slot<'_>,
        governor: Ruled<Option<Governor>>,
        change: Ruled<Change>,
        indicator: Ruled<CompactString>,
    ) -> Attachment {
        let Ruled { value: governor, rule: action_rule } = governor;
        let Ruled { value: indicator, rule: indicator_rule } = indicator;
        let indicator = noun::unmarked(indicator);
        let measure = slot.measure;
        let named = governor.is_none().then(|| self.lexicon.fixed.ending(&indicator)).flatten();
        let (action, change, action_rule) = match (&governor, named) {
            (Some(governor), _) => (Some(governor.action.clone()), change, action_rule),
            (None, Some((_, fixed))) => (
                fixed.action.as_deref().map(Into::into),
                Ruled { value: fixed.change, rule: "change.in_name" },
                if fixed.action.is_some() { "action.in_name" } else { "action.none" },
            ),
            (None, None) => (None, change, "action.none"),
        };
        let own = governor.as_ref().is_some_and(|governor| governor.rule() == action_rule);
        let hands_over = governor.as_ref().is_some_and(|governor| governor.verb.light);
        // 不低于60%、55%: a bound before the list holds for all of it; one behind only for the last (ruling 4).
        let bare = slot.coordinated && !slot.left.contains(is_letter);
        if !bare {
            self.lead_bound = measure.bound_before.map(|_| measure.bound);
        }
        let listed = self.lead_bound.filter(|_| bare && measure.bound == Bound::Eq);
        self.recent.push(indicator.clone());
        self.previous = Some(Previous { governor, kind: measure.kind, noun_behind: false });
        let outline = measure.kind == Some(UnitKind::Count) && self.lexicon.outline.get(&indicator).is_some();
        let counted = || refuse::counted_unit(self.lexicon, measure, &indicator);
        let counted = measure.unit.is_none().then(counted).flatten();
        // 产值超二百亿: what is money is counted in yuan.
        let yuan = measure.unit.is_none()
            && measure.numeral.scale >= HUNDRED_MILLION
            && self.lexicon.particle_before(&indicator, Particle::SumOfMoney).is_some();
        let counted = counted.or_else(|| yuan.then(|| YUAN.into()));
        let unitless = measure.unit.is_none() && counted.is_none();
        // 高校毕业生超过1170万人: the size of the task, not what is undertaken.
        let befalls = change.value == Change::Level
            && measure.kind == Some(UnitKind::Person)
            && self.lexicon.particle_before(&indicator, Particle::Befalls).is_some();
        let refusal =
            [(outline, "background.outline"), (unitless, "background.no_unit"), (befalls, "background.circumstance")];
        let refusal = refusal.into_iter().find(|(holds, _)| *holds).map(|(_, rule)| rule);
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
            bound: distant::bound(self.lexicon, self.text, slot).or(listed).unwrap_or(measure.bound),
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

/// 亿, from which on a sum needs no unit.
const HUNDRED_MILLION: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);
const YUAN: &str = "元";
