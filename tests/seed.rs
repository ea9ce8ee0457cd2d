//! The seed document: exactly its eight targets, every field and its evidence, as a reviewed snapshot.

use policy_targets::{Extractor, Report};

const SEED: &str = include_str!("../seeds/000_67e4bbbf001d83ba.txt");

#[test]
fn the_seed_gives_its_eight_targets() {
    let found = Extractor::new().extract(&Report::new(SEED).with_document("seed"));
    insta::assert_json_snapshot!(found);
}

#[test]
fn every_number_of_the_seed_is_explained() {
    insta::assert_snapshot!(Extractor::new().explain(&Report::new(SEED).with_year(2024)));
}
