//! Measures that state no commitment in any time frame: articles, outlines, classes, attributes, baselines.

use super::strip::back;
use crate::lexicon::{Lexicon, Particle};
use crate::measure::Measure;
use crate::numeral::Vague;
use crate::scheme::{Bound, UnitKind};
use rust_decimal::Decimal;

/// Why the measure is no commitment, judged by its clause: `left` and `right` touch its extent.
pub(super) fn refuse(
    lexicon: &Lexicon,
    measure: &Measure,
    left: &str,
    right: &str,
    noun: &str,
    han_style: bool,
) -> Option<&'static str> {
    let kind = measure.kind;
    let held = back(lexicon, left);
    // 突破千亿元大关 reaches a mark; the noun names nothing.
    let mark = lexicon.particle_at(right, Particle::Milestone).is_some();
    let followed = !mark && !noun.is_empty() || lexicon.particle_at(right, Particle::Attributive).is_some();
    let physical = matches!(
        kind,
        Some(
            UnitKind::Money
                | UnitKind::Length
                | UnitKind::Area
                | UnitKind::Mass
                | UnitKind::Volume
                | UnitKind::Power
                | UnitKind::Energy
        )
    );
    let han_one = !measure.numeral.arabic && measure.value == Decimal::ONE && measure.numeral.vague.is_none();
    if han_one
        && kind == Some(UnitKind::Count)
        && lexicon.particle_before(left, Particle::Each).is_none()
        && (right.starts_with(char::is_alphanumeric) || measure.bound != Bound::Eq || left.is_empty())
    {
        return Some("background.article");
    }
    // Where quantities are in Arabic digits, a small count in Han digits names a known set (两个闸门, 五项保险;
    // GB/T 15835-2011, 4.2).
    let small_han = !measure.numeral.arabic
        && measure.value <= Decimal::TEN
        && measure.numeral.vague.is_none()
        && (!measure.numeral.bare || measure.value == Decimal::TEN);
    // 新建三所学校 is a count like any other.
    let builds = lexicon.particle_before(held, Particle::Builds).is_some();
    let set = kind == Some(UnitKind::Count) && right.starts_with(char::is_alphanumeric) && !builds
        // 三元、元盛等企业: a firm, not three yuan.
        || kind == Some(UnitKind::Money) && right.starts_with('、');
    if small_han && !han_style && set {
        return Some("background.known_set");
    }
    // “甲、乙、丙”等四项重点工程 counts what was just listed.
    if !measure.numeral.arabic && kind == Some(UnitKind::Count) && left.ends_with('等')
        || kind == Some(UnitKind::Count) && lexicon.particle_before(left, Particle::Listed).is_some()
    {
        return Some("background.enumeration");
    }
    let small = measure.value <= Decimal::from(40) && measure.value_max.is_none();
    if small && kind == Some(UnitKind::Count) && is_outline(lexicon, noun) {
        return Some("background.outline");
    }
    if kind == Some(UnitKind::Voltage) && followed {
        return Some("background.class");
    }
    // 亿元以上项目, 5000万元以上的工业项目: the bound word makes a class of what follows.
    let limited = measure.bound_after.is_some() && matches!(measure.bound, Bound::Ge | Bound::Le | Bound::Gt);
    let sized = matches!(
        kind,
        Some(
            UnitKind::Money
                | UnitKind::Power
                | UnitKind::Mass
                | UnitKind::Area
                | UnitKind::Age
                | UnitKind::Time
                | UnitKind::Volume
        )
    );
    if limited && sized && followed {
        return Some("background.class");
    }
    // 万头猪场, 万家花园: a magnitude alone that no verb governs is part of a name.
    let governed = lexicon.verbs.ending(held).is_some();
    if measure.numeral.bare && measure.bound == Bound::Eq && followed && !governed && kind != Some(UnitKind::Ratio) {
        return Some("background.class");
    }
    // 百亿企业, 超亿元企业, 千亿产业集群.
    let crowd = kind == Some(UnitKind::Person) && measure.unit.as_deref() == Some(PERSON);
    let bare = measure.numeral.bare
        && (kind.is_none() || kind == Some(UnitKind::Money) || crowd)
        && measure.numeral.vague != Some(Vague::More);
    if bare && followed && measure.bound_after.is_none() {
        return Some("background.class");
    }
    // 落实百家企业倍增计划, 万名人才行动: names of programmes.
    if measure.numeral.bare
        && measure.bound == Bound::Eq
        && lexicon.particle_before(noun, Particle::Programme).is_some()
    {
        return Some("background.class");
    }
    let described = lexicon.particle_at(right, Particle::Attributive).is_some();
    if physical && (described || followed && lexicon.attributes.ending(held).is_some()) {
        return Some("background.attribute");
    }
    let massive = matches!(kind, Some(UnitKind::Mass | UnitKind::Volume | UnitKind::Power | UnitKind::Money));
    if massive && !noun.is_empty() && (measure.numeral.bare || lexicon.particle_in(noun, Particle::Project).is_some()) {
        return Some("background.attribute");
    }
    None
}

/// 方面工作, 重点指标: what counts the report's own parts.
pub(super) fn is_outline(lexicon: &Lexicon, noun: &str) -> bool {
    lexicon.outline.starting(noun).is_some() || noun.chars().nth(6).is_none() && lexicon.outline.ending(noun).is_some()
}

/// 万人大会, 千人计划: the unit of crowds in names.
const PERSON: &str = "人";

/// A bare number counts only where it is large or left open, and a noun tells what it counts.
pub(super) fn counted_unit(lexicon: &Lexicon, measure: &Measure, noun: &str) -> Option<String> {
    let large = measure.value >= Decimal::from(10_000) && measure.numeral.scale > Decimal::ONE
        || measure.numeral.vague.is_some()
        || measure.numeral.bare && measure.value >= Decimal::ONE_HUNDRED;
    let unit = lexicon.counted.find(noun).last().map(|(_, _, unit)| unit.to_string());
    unit.filter(|_| large)
}
