//! What each indicator is about: all codes of the taxonomy, and the ties that the guideline settles.

mod table;

use policy_targets::{Extractor, Report};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// (text, codes of its targets joined with a space).
fn check(cases: &[(&str, &str)]) {
    table::agree(cases.iter().map(|(text, expected)| {
        let found = EXTRACTOR.extract(&Report::new(text).with_year(2024));
        let got = found.targets.iter().map(|target| &*target.sector).collect::<Vec<_>>().join(" ");
        table::Row { label: "sector", text, expected, got }
    }));
}

const CASES: &[(&str, &str)] = &[
    ("地区生产总值增长6%左右。", "economy"),
    ("一般公共预算收入增长5%。", "economy"),
    ("居民消费价格涨幅控制在3%以内。", "economy"),
    ("税收收入达到18亿元。", "economy"),
    ("固定资产投资增长8%以上。", "investment"),
    ("新签约招商引资项目60个。", "investment"),
    ("争取专项债券资金25亿元。", "investment"),
    ("规上工业增加值增长9%。", "industry"),
    ("新增国家级单项冠军企业2家。", "industry"),
    ("新建智能工厂15家。", "industry"),
    ("高新技术企业达到300家。", "technology"),
    ("技术合同成交额突破40亿元。", "technology"),
    ("引进高层次人才120名。", "technology"),
    ("全社会研发投入增长12%。", "technology"),
    ("算力规模达到5000P。", "digital"),
    ("新建5G基站1200个。", "digital"),
    ("数字经济核心产业增加值增长15%。", "digital"),
    ("粮食总产量稳定在50万吨以上。", "agriculture"),
    ("新建高标准农田8万亩。", "agriculture"),
    ("改造农村户厕6000户。", "agriculture"),
    ("生猪出栏45万头。", "agriculture"),
    ("社会消费品零售总额增长7%。", "commerce"),
    ("举办促消费活动80场以上。", "commerce"),
    ("电商交易额突破30亿元。", "commerce"),
    ("接待游客1200万人次。", "culture"),
    ("修缮文物保护单位16处。", "culture"),
    ("举办马拉松赛事3场。", "culture"),
    ("进出口总额增长10%。", "opening"),
    ("实际利用外资2亿美元。", "opening"),
    ("开行中欧班列260列。", "opening"),
    ("各项贷款余额增长11%。", "finance"),
    ("新增上市公司3家。", "finance"),
    ("设立产业基金20亿元。", "finance"),
    ("新登记个体工商户1.8万户。", "business"),
    ("为企业减税降费5亿元。", "business"),
    ("新增经营主体2万户。", "business"),
    ("新增电力装机120万千瓦。", "energy"),
    ("新建公共充电桩2000个。", "energy"),
    ("原煤产量达到800万吨。", "energy"),
    ("空气优良天数比例达到88%。", "environment"),
    ("完成造林绿化6万亩。", "environment"),
    ("新建污水处理厂4座。", "environment"),
    ("单位地区生产总值能耗下降3%。", "environment"),
    ("新改建农村公路210公里。", "transport"),
    ("新增机场航线6条。", "transport"),
    ("快递业务量突破1亿件。", "transport"),
    ("改造老旧小区52个。", "construction"),
    ("常住人口城镇化率达到66%。", "construction"),
    ("新增停车位3500个。", "construction"),
    ("除险加固小型水库24座。", "water"),
    ("治理中小河流85公里。", "water"),
    ("新建供水工程12处。", "water"),
    ("新建公办幼儿园9所。", "education"),
    ("新增普惠性学位4000个。", "education"),
    ("新增医疗床位800张。", "health"),
    ("完成妇女“两癌”筛查3万人。", "health"),
    ("人均预期寿命达到80.5岁。", "health"),
    ("城镇新增就业1.6万人。", "employment"),
    ("城镇调查失业率控制在5.5%以内。", "employment"),
    ("农村居民人均可支配收入增长7%。", "employment"),
    ("新增养老床位600张。", "welfare"),
    ("新增托位1000个。", "welfare"),
    ("改造残疾人无障碍家庭300户。", "welfare"),
    ("生产安全事故起数下降10%。", "safety"),
    ("新建乡镇消防站7个。", "safety"),
    ("食品抽检合格率达到98.5%。", "safety"),
    ("推出“高效办成一件事”事项20项。", "government"),
    ("行政审批时限压减30%。", "government"),
    ("提请审议地方性法规草案5件。", "government"),
];

#[test]
fn one_sentence_each() {
    check(CASES);
}

#[test]
fn every_code_of_the_taxonomy_has_a_case() {
    let cases: BTreeSet<&str> = CASES.iter().chain(NONE).map(|(_, code)| *code).collect();
    let codes: BTreeSet<&str> = EXTRACTOR.sectors().map(|(code, ..)| code).collect();
    assert_eq!(cases, codes);
}

const NONE: &[(&str, &str)] = &[("年内完成既定事项30项。", "other"), ("采购相关设备200台（套）。", "other")];

#[test]
fn none_of_them() {
    check(NONE);
}

#[test]
fn ties() {
    check(&[
        ("战略性新兴产业增加值增长12%。", "industry"),
        ("低空经济规模突破50亿元。", "industry"),
        ("生物经济规模达到80亿元。", "industry"),
        ("第三产业增加值增长7%。", "economy"),
        ("第一产业增加值增长4%。", "economy"),
        ("县域经济总量突破400亿元。", "economy"),
        ("社会物流成本下降2%。", "transport"),
        ("增加中小学学位6000个。", "education"),
        ("开展职业技能培训1.2万人次。", "employment"),
        ("居民医保补助标准提高到每人670元。", "welfare"),
        ("（三）推进乡村全面振兴\n硬化村内道路90公里。", "agriculture"),
        ("（四）完善综合交通网络\n硬化村内道路90公里。", "transport"),
        ("（五）推动绿色低碳发展\n非化石能源消费占比达到22%。", "environment"),
        ("（二）构建新型能源体系\n非化石能源消费占比达到22%。", "energy"),
        ("新增创新型中小企业80家。", "industry"),
        ("培育专精特新中小企业40家。", "industry"),
        ("新增科技型中小企业150家。", "technology"),
        ("培育产教融合型企业10家。", "education"),
        ("服务业增加值增长8%。", "commerce"),
        ("文化产业增加值增长9%。", "culture"),
        ("发电量增长6%，高新技术企业新增30家，新增就业8000人。", "energy technology employment"),
    ]);
}
