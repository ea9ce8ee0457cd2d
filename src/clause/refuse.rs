//! Rules by which a measure states no commitment in any time frame: articles, outlines, classes, attributes.

use super::change::FULFIL;
use super::strip::{back, body};
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::numeral::{
    Vague,
    character::{counts, is_letter},
};
use crate::scheme::{Bound, Change, UnitKind};
use crate::signs::position;
use compact_str::CompactString;
use rust_decimal::Decimal;

/// A rule: its name in `lexicon/rules.tsv` and what it asks of a measure.
type Rule = (&'static str, fn(&Site<'_>) -> bool);

/// The first rule that holds decides.
const RULES: [Rule; 14] = [
    ("background.article", |site| site.article()),
    ("background.known_set", |site| site.known_set()),
    ("background.enumeration", |site| site.enumeration()),
    ("background.premise", |site| site.premise()),
    ("background.comparison_set", |site| site.comparison_set()),
    ("background.outline", |site| site.outline()),
    ("background.voltage_class", |site| site.voltage_class()),
    ("background.size_class", |site| site.size_class()),
    ("background.magnitude_name", |site| site.magnitude_name()),
    ("background.magnitude_class", |site| site.magnitude_class()),
    ("background.programme", |site| site.programme()),
    ("background.described", |site| site.described()),
    ("background.attribute", |site| site.attribute()),
    ("background.capacity", |site| site.capacity()),
];

/// The rule by which the measure is no commitment, judged by its clause.
pub(super) fn refuse(site: &Site<'_>) -> Option<&'static str> {
    RULES.iter().find(|(_, holds)| holds(site)).map(|(name, _)| *name)
}

/// A measure in its clause.
pub(super) struct Site<'s> {
    lexicon: &'s Lexicon,
    measure: &'s Measure,
    /// The text that touches its extent on the left.
    left: &'s str,
    /// The left without what trails before a number and governs nothing.
    held: &'s str,
    right: &'s str,
    /// The noun that the right opens with.
    noun: &'s str,
    /// Whether a noun or 的 follows.
    followed: bool,
    /// From where its clause begins, behind what governs nothing, to the number.
    lead: &'s dyn Fn() -> &'s str,
    /// Whether the report writes its quantities in Han digits.
    han_style: bool,
}

impl<'s> Site<'s> {
    pub(super) fn new(
        lexicon: &'s Lexicon,
        measure: &'s Measure,
        left: &'s str,
        right: &'s str,
        noun: &'s str,
        lead: &'s dyn Fn() -> &'s str,
        han_style: bool,
    ) -> Self {
        // 突破千亿元大关 reaches a mark; the noun names nothing.
        let mark = lexicon.particle_at(right, Particle::Milestone).is_some();
        let described = lexicon.particle_at(right, Particle::Attributive).is_some();
        let followed = !mark && !noun.is_empty() || described;
        Self { lexicon, measure, left, held: back(lexicon, left), right, noun, followed, lead, han_style }
    }

    fn is(&self, kinds: &[UnitKind]) -> bool {
        self.measure.kind.is_some_and(|kind| kinds.contains(&kind))
    }

    fn counts(&self) -> bool {
        self.is(&[UnitKind::Count])
    }

    fn touches_word(&self) -> bool {
        self.right.starts_with(is_letter)
    }

    /// 打造一个平台; but 每村一名医生 counts.
    fn article(&self) -> bool {
        let Measure { numeral, value, bound, .. } = self.measure;
        !numeral.arabic
            && *value == Decimal::ONE
            && numeral.vague.is_none()
            && self.counts()
            && self.lexicon.particle_before(self.left, Particle::Each).is_none()
            // 至少新增一家 counts.
            && self.lexicon.bounds_free.find(self.left).next().is_none()
            // 说一件、干一件: a saying.
            && (self.touches_word() || self.lexicon.particle_before(self.held, Particle::Nobody).is_some() || *bound != Bound::Eq || self.left.trim_start_matches('、').chars().nth(1).is_none())
    }

    /// Where quantities are in Arabic digits, a small count in Han digits names a known set (两个闸门, 五项保险;
    /// GB/T 15835-2011, 4.2). 新建三所学校 is a count like any other.
    fn known_set(&self) -> bool {
        let Measure { numeral, value, .. } = self.measure;
        let small_han = !numeral.arabic
            && *value <= Decimal::TEN
            && numeral.vague.is_none()
            && (!numeral.bare || *value == Decimal::TEN);
        let set = || {
            self.counts() && self.touches_word() && !self.builds()
            // 三元、元盛等企业: a firm, not three yuan.
            || self.is(&[UnitKind::Money]) && self.right.starts_with('、')
        };
        small_han && !self.han_style && set()
    }

    /// Whether a verb of building governs the number, right before it or before a list of names.
    fn builds(&self) -> bool {
        // 实施三家公立医院改造: houses and roads are made, whatever the verb of deeds.
        let concrete = || self.measure.unit.as_deref().is_some_and(|unit| self.lexicon.plays(unit, Particle::Concrete));
        let deed = || self.lexicon.verbs.ending(self.held).is_some_and(|(_, verb)| verb.change == Change::Deliver);
        self.lexicon.particle_before(self.held, Particle::Builds).is_some()
            || concrete() && deed()
            || self.left.ends_with('等')
                && self.lexicon.particle_at(body(self.lexicon, self.held), Particle::Builds).is_some()
            || self.goes_on()
    }

    /// 建设四座公园、两条景观路: a list of what is built goes on; but 二、三次管网 is numbered.
    fn goes_on(&self) -> bool {
        if self.left.trim_end() != "、" {
            return false;
        }
        let lead = (self.lead)();
        let listed = lead.trim_end().strip_suffix('、');
        listed.is_some_and(|list| !list.ends_with(counts) && !list.contains(INCLUDING))
            && self.lexicon.particle_at(lead, Particle::Builds).is_some()
    }

    /// 以5个园区为载体: what something is taken as comes before the deed.
    fn premise(&self) -> bool {
        // Few clauses hold either word, and what stands at their front is long to pass over.
        if position(self.left, |code| OPENING.contains(&code)).is_none() {
            return false;
        }
        let body = body(self.lexicon, self.left);
        let taken = body.starts_with(TAKING) && self.lexicon.particle_in(self.right, Particle::Premise).is_some();
        self.counts() && taken || body.starts_with(RELYING) && self.measure.bound == Bound::Eq
    }

    /// “甲、乙、丙”等四项重点工程 counts what was just listed.
    fn enumeration(&self) -> bool {
        self.counts()
            && (!self.measure.numeral.arabic && self.left.ends_with('等') && !self.builds()
                || self.lexicon.particle_before(self.left, Particle::Listed).is_some())
    }

    /// 在全省32个同类县中: those among whom a place is compared.
    fn comparison_set(&self) -> bool {
        let within = || self.noun.strip_suffix('中').is_some_and(|set| set.chars().nth(1).is_some());
        self.counts() && within() && body(self.lexicon, self.held).starts_with(['在', '从'])
    }

    fn outline(&self) -> bool {
        let small = self.measure.value <= Decimal::from(40) && self.measure.value_max.is_none();
        small && self.counts() && is_outline(self.lexicon, self.noun)
    }

    fn voltage_class(&self) -> bool {
        self.is(&[UnitKind::Voltage])
    }

    /// 亿元以上项目, 5000万元以上的工业项目: the bound word makes a class of what follows.
    fn size_class(&self) -> bool {
        let limited =
            self.measure.bound_after.is_some() && matches!(self.measure.bound, Bound::Ge | Bound::Le | Bound::Gt);
        limited && self.is(&SIZES) && self.followed
    }

    /// 万头猪场, 万家花园: a magnitude alone that no verb governs is part of a name.
    fn magnitude_name(&self) -> bool {
        self.measure.numeral.bare
            && self.measure.bound == Bound::Eq
            && self.followed
            && !self.is(&[UnitKind::Ratio])
            && self.lexicon.verbs.ending(self.held).is_none()
    }

    /// 百亿企业, 超亿元企业, 千亿产业集群.
    fn magnitude_class(&self) -> bool {
        let crowd = self.is(&[UnitKind::Person]) && self.measure.unit.as_deref() == Some(PERSON);
        self.measure.numeral.bare
            && (self.measure.kind.is_none() || self.is(&[UnitKind::Money, UnitKind::Length]) || crowd)
            && self.measure.numeral.vague != Some(Vague::More)
            && self.followed
            && self.measure.bound_after.is_none()
    }

    /// 落实百家企业倍增计划, 万名人才行动: names of programmes.
    fn programme(&self) -> bool {
        self.measure.numeral.bare
            && self.measure.bound == Bound::Eq
            && self.lexicon.particle_before(self.noun, Particle::Programme).is_some()
    }

    /// 总建筑面积3万平方米的中心: 的 makes a quality of the number.
    fn described(&self) -> bool {
        // 完成9公里的管网改造: so much of the work is done.
        let fulfilled = || self.held.ends_with(FULFIL) && self.lexicon.verbs.ending(self.noun).is_some();
        self.is(&PHYSICAL) && self.lexicon.particle_at(self.right, Particle::Attributive).is_some() && !fulfilled()
    }

    /// 总投资50亿元汽车城项目: a noun of size before the number, the thing behind it.
    fn attribute(&self) -> bool {
        // 投资2110万元解决饮水问题: the money is spent on what the verb says.
        let spent =
            || self.lexicon.plays(self.held, Particle::Spends) && self.lexicon.verbs.starting(self.right).is_some();
        // 年出栏20万只肉羊养殖项目
        let project = || self.lexicon.particle_in(self.noun, Particle::Project).is_some();
        self.followed
            && self.lexicon.attributes.ending(self.held).is_some()
            && (self.is(&PHYSICAL) || project())
            && !spent()
    }

    /// 30万吨铝箔项目, 大唐700万吨露天矿: what a plant turns out is part of its name.
    fn capacity(&self) -> bool {
        let lexicon = self.lexicon;
        let project = || lexicon.particle_in(self.noun, Particle::Project).is_some();
        let builds = || lexicon.particle_before(self.held, Particle::Builds).is_some();
        let owned = || {
            self.measure.bound == Bound::Eq
                && self.held.ends_with(is_letter)
                && lexicon.verbs.ending(self.held).is_none()
                && lexicon.heads.ending(self.held).is_none()
        };
        let plant = || {
            self.is(&[UnitKind::Power, UnitKind::Mass])
                && owned()
                && lexicon.particle_before(self.noun, Particle::BoundHead).is_none()
        };
        self.is(&CAPACITIES)
            && !self.noun.is_empty()
            && (self.measure.numeral.bare || project() && !(self.is(&[UnitKind::Power]) && builds()) || plant())
    }
}

/// Opens a premise.
const TAKING: char = '以';
const RELYING: &str = "依托";
const OPENING: [u32; 2] = [TAKING as u32, '依' as u32];
/// Opens a list of what a thing consists of.
const INCLUDING: &str = "包括";

const SIZES: [UnitKind; 7] =
    [UnitKind::Money, UnitKind::Power, UnitKind::Mass, UnitKind::Area, UnitKind::Age, UnitKind::Time, UnitKind::Volume];
const PHYSICAL: [UnitKind; 7] = [
    UnitKind::Money,
    UnitKind::Length,
    UnitKind::Area,
    UnitKind::Mass,
    UnitKind::Volume,
    UnitKind::Power,
    UnitKind::Energy,
];
const CAPACITIES: [UnitKind; 4] = [UnitKind::Mass, UnitKind::Volume, UnitKind::Power, UnitKind::Money];

/// 方面工作, 重点指标: what counts the report's own parts.
pub(super) fn is_outline(lexicon: &Lexicon, noun: &str) -> bool {
    lexicon.outline.starting(noun).is_some() || noun.chars().nth(6).is_none() && lexicon.outline.ending(noun).is_some()
}

/// 万人大会, 千人计划: the unit of crowds in names.
const PERSON: &str = "人";

/// A bare number counts only where it is large or left open, and a noun tells what it counts.
pub(super) fn counted_unit(lexicon: &Lexicon, measure: &Measure, noun: &str) -> Option<CompactString> {
    let large = measure.value >= Decimal::from(10_000) && measure.numeral.scale > Decimal::ONE
        || measure.numeral.vague.is_some()
        || measure.numeral.bare && measure.value >= Decimal::ONE_HUNDRED;
    if !large {
        return None;
    }
    lexicon.counted.find(noun).last().map(|(_, _, unit)| CompactString::from(&**unit))
}
