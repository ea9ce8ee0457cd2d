//! The judged fields of the record, and when two contents of one field count as the same.

use policy_targets::{Bound, Change, Rate, Strength};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// A field that is judged. Its contents are JSON, as records are written and annotated.
pub struct Field {
    /// Its name in records.
    pub name: &'static str,
    /// Whether it belongs to the core.
    pub core: bool,
    /// Whether its contents are names of a closed set, so that confusions can be counted.
    pub closed: bool,
    /// Whether the annotated content and the extracted one count as the same.
    pub same: fn(&Value, &Value) -> bool,
    /// Whether a content can stand in this field at all.
    pub reads: fn(&Value) -> serde_json::Result<()>,
}

/// Every judged field, in the order of the figures.
pub const FIELDS: [Field; 11] = [
    Field { name: "value", core: true, closed: false, same: close, reads: reads_as::<f64> },
    Field { name: "value_max", core: true, closed: false, same: close, reads: reads_as::<f64> },
    Field { name: "unit", core: true, closed: false, same: equal, reads: reads_as::<String> },
    Field { name: "bound", core: true, closed: true, same: equal, reads: reads_as::<Bound> },
    Field { name: "change", core: true, closed: true, same: equal, reads: reads_as::<Change> },
    Field { name: "strength", core: false, closed: true, same: equal, reads: reads_as::<Strength> },
    // Spreadsheet tools write a year beside empty cells as 2030.0.
    Field { name: "deadline", core: false, closed: false, same: close, reads: reads_as::<f64> },
    Field { name: "rate", core: false, closed: true, same: equal, reads: reads_as::<Rate> },
    Field { name: "sector", core: false, closed: true, same: equal, reads: reads_as::<String> },
    Field {
        name: "indicator",
        core: true,
        closed: false,
        same: |a, b| overlap(a, b) >= 0.6,
        reads: reads_as::<String>,
    },
    Field { name: "action", core: false, closed: false, same: |a, b| overlap(a, b) >= 0.5, reads: reads_as::<String> },
];

/// Whether `content` is null or reads as a `T`; the error says what was expected.
fn reads_as<T: DeserializeOwned>(content: &Value) -> serde_json::Result<()> {
    Option::<T>::deserialize(content).map(drop)
}

fn equal(gold: &Value, said: &Value) -> bool {
    gold == said
}

/// The same number to nine digits, whether written `5` or `5.0`.
fn close(gold: &Value, said: &Value) -> bool {
    match (gold.as_f64(), said.as_f64()) {
        (Some(gold), Some(said)) => (gold - said).abs() <= 1e-9 * gold.abs().max(1.0),
        _ => gold == said,
    }
}

/// F1 of two phrases as bags of characters: 1 for the same characters, 0 where none is shared. Null and the empty
/// phrase are alike.
///
/// `粮食产量` (grain output) and `全年粮食产量` (grain output of the whole year) share 4 characters of 4 and 6: 0.8.
pub fn overlap(gold: &Value, said: &Value) -> f64 {
    let (gold, said) = (gold.as_str().unwrap_or(""), said.as_str().unwrap_or(""));
    let (gold_length, said_length) = (gold.chars().count(), said.chars().count());
    if gold_length == 0 || said_length == 0 {
        return if gold_length == said_length { 1.0 } else { 0.0 };
    }
    let mut bag = BTreeMap::new();
    gold.chars().for_each(|c| *bag.entry(c).or_insert(0_usize) += 1);
    let shared = said.chars().filter(|c| bag.get_mut(c).is_some_and(take)).count();
    (2 * shared) as f64 / (gold_length + said_length) as f64
}

/// Takes one out of `left`, if there is one.
fn take(left: &mut usize) -> bool {
    let some = *left > 0;
    *left -= usize::from(some);
    some
}
