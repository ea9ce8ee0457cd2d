//! The second level of the taxonomy: which class an indicator falls in, and that every code of the crosswalk stands in
//! its standard's own list.

use policy_targets::{Extractor, Report, Standard};
use std::collections::HashSet;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

#[test]
fn indicators_fall_in_classes() {
    let cases = [
        ("地区生产总值增长6%。", "economy", "economy.growth"),
        ("居民消费价格涨幅2%左右。", "economy", "economy.price"),
        ("城镇调查失业率5.5%以内。", "employment", "employment.unemp"),
        ("新建高标准农田3万亩。", "agriculture", "agriculture.farmland"),
        ("固定资产投资增长8%。", "investment", "investment.fai"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, sector, class)| (text, sector, class, EXTRACTOR.extract(&Report::new(text)).targets.remove(0)))
        .filter(|(_, sector, class, found)| found.sector != **sector || found.class.as_deref() != Some(**class))
        .map(|(text, _, class, found)| format!("{text} {class} {:?}", found.class))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_no_word_tells_has_no_class() {
    let found = EXTRACTOR.extract(&Report::new("完成其他10项。"));
    assert_eq!((found.targets[0].sector.as_str(), &found.targets[0].class), ("other", &None));
}

#[test]
fn a_class_belongs_to_the_sector_of_its_record() {
    let text = "新建学校3所、医院2家、公路50公里；粮食产量3万吨；新增高新技术企业20家；森林覆盖率达到40%。";
    let found = EXTRACTOR.extract(&Report::new(text));
    assert!(found.targets.len() == 6);
    for target in &found.targets {
        let class = EXTRACTOR.class(target.class.as_deref().unwrap()).unwrap();
        assert_eq!(class.sector, target.sector, "{target:?}");
    }
}

#[test]
fn every_sector_has_classes_and_every_code_is_listed() {
    let sectors: HashSet<_> = EXTRACTOR.sectors().map(|(code, ..)| code).collect();
    let covered: HashSet<_> = EXTRACTOR.classes().map(|class| &*class.sector).collect();
    assert_eq!(sectors, covered);
    for class in EXTRACTOR.classes() {
        assert!(class.code.starts_with(&format!("{}.", class.sector)) && !class.indicators.is_empty(), "{class:?}");
        for (name, standard) in Standard::ALL {
            let Some(code) = class.code_in(*standard) else { continue };
            let entry = EXTRACTOR.standard_code(*standard, code).unwrap_or_else(|| panic!("{name} {code}"));
            assert!(!entry.title.is_empty() && !entry.title_zh.is_empty() && !entry.source.is_empty(), "{entry:?}");
        }
    }
}

/// How many entries each standard's own list has.
#[test]
fn the_lists_are_whole() {
    let count = |standard| EXTRACTOR.standard(standard).count();
    // GB/T 4754-2017: sections A–T; COFOG: 10 divisions and 69 groups; CAP: 21 major topics; SDG: 17 goals, 169 targets.
    assert_eq!(count(Standard::Gbt4754), 20);
    assert_eq!(count(Standard::Cofog), 79);
    assert_eq!(count(Standard::Cap), 21);
    assert_eq!(count(Standard::Sdg), 186);
    assert!(EXTRACTOR.standard_code(Standard::Cap, "11").is_none());
    assert!(EXTRACTOR.standard_code(Standard::Gbt4754, "U").is_none());
}
