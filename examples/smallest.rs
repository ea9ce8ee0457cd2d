//! The smallest use of the library: one sentence in, its targets out.

use policy_targets::{Extractor, Report};

fn main() {
    // "strive to add 100 high-tech firms or more within the year"
    let report = Report::new("力争全年新增高新技术企业100家以上。").with_year(2024);
    for target in Extractor::new().extract(&report).targets {
        let (indicator, unit) = (target.indicator.unwrap_or_default(), target.unit.unwrap_or_default());
        println!("{indicator} {} {}{unit} {} by {:?}", target.bound, target.value, target.strength, target.deadline);
    }
}
