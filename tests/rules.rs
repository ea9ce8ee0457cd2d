//! Every named rule decides its example and leaves its counter-example alone.

use policy_targets::{Extractor, Report};
use std::collections::BTreeSet;

/// The rules that decided anything about the numbers of a text.
fn decided(extractor: &Extractor, text: &str) -> BTreeSet<String> {
    let refused = extractor.numbers(text).into_iter().filter_map(|number| number.rejection());
    let mut found: BTreeSet<String> = refused.map(|rejection| rejection.rule().to_owned()).collect();
    for record in extractor.extract(&Report::new(text)).targets {
        let evidence = record.evidence;
        let always = [
            evidence.status,
            evidence.bound,
            evidence.change,
            evidence.action,
            evidence.indicator,
            evidence.strength,
            evidence.deadline,
            evidence.sector,
        ];
        found.extend(always.into_iter().chain(evidence.rate).map(|reason| reason.rule.into_owned()));
    }
    found
}

#[test]
fn every_rule_decides_its_example() {
    let extractor = Extractor::builder().all(true).default_year(2026).build().unwrap();
    let silent: Vec<_> = extractor
        .rules()
        .map(|rule| (rule, decided(&extractor, &rule.example)))
        .filter(|(rule, found)| !found.contains(&rule.name))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn no_rule_decides_its_counter_example() {
    let extractor = Extractor::builder().all(true).default_year(2026).build().unwrap();
    let loud: Vec<_> =
        extractor.rules().filter(|rule| decided(&extractor, &rule.counter_example).contains(&rule.name)).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}
