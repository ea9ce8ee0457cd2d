//! What is promised and what was done: review and plan sections, wording that overrides them, documents without either.

mod table;

use policy_targets::{Extractor, Report};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);
static ALL: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().all(true).build().expect("the built-in tables load"));

/// (label, year, text, quotes of the targets joined with a space).
type Case = (&'static str, i32, &'static str, &'static str);

fn check(cases: &[Case]) {
    table::agree(cases.iter().map(|(label, year, text, expected)| {
        let found = EXTRACTOR.extract(&Report::new(text).with_year(*year));
        let got = found.targets.iter().map(|target| &*target.quote).collect::<Vec<_>>().join(" ");
        table::Row { label, text, expected, got }
    }));
}

#[test]
fn sections() {
    check(&[
        (
            "numbered headings",
            2024,
            "一、2023年工作回顾\n新增规上工业企业42家，完成技改投资18亿元。\n二、2024年工作安排\n新增规上工业企业50家。",
            "50家",
        ),
        (
            "unnumbered headings",
            2023,
            "2022年工作回顾\n改造老旧小区31个，新建公园5个。\n2023年重点工作\n改造老旧小区40个，新建公园8个。",
            "40个 8个",
        ),
        (
            "headings without years",
            2020,
            "一、过去一年的工作\n建成农村公路260公里。\n二、今年的工作打算\n建成农村公路300公里。",
            "300公里",
        ),
        (
            "a plan named inside the review",
            2012,
            "2011年工作回顾\n一、经济平稳增长，实现“十二五”良好开局\n完成投资210亿元。\n2012年工作安排\n完成投资250亿元。",
            "250亿元",
        ),
        (
            "subheadings inherit",
            2024,
            "一、2023年工作回顾\n（一）产业发展提质增效\n新增规上企业33家。\n（二）民生福祉持续改善\n新建学校5所。\n\
             二、2024年工作安排\n（一）做强实体经济\n新增规上企业45家。\n（二）增进民生福祉\n新建学校7所。",
            "45家 7所",
        ),
        (
            "1980s",
            1987,
            "一、一九八六年工作回顾\n粮食总产量达到三亿斤，乡镇企业产值增长百分之二十。\n二、一九八七年的任务\n粮食总产量达到三亿二千万斤。",
            "三亿二千万斤",
        ),
        (
            "1990s",
            1996,
            "一、“八五”时期的回顾\n国民生产总值年均增长12.6%。\n二、“九五”时期的奋斗目标\n国民生产总值年均增长10%。",
            "10%",
        ),
        (
            "five years, then one",
            2022,
            "一、过去五年工作回顾\n累计建成高速公路180公里。\n二、今后五年的奋斗目标\n高速公路通车里程达到600公里。\n\
             三、2022年工作安排\n新开工高速公路85公里。",
            "600公里 85公里",
        ),
        (
            "five-year plan, then year",
            2026,
            "一、“十四五”发展回顾\n培育上市公司12家。\n二、“十五五”主要目标\n上市公司达到40家。\n三、2026年重点任务\n新增上市公司3家。",
            "40家 3家",
        ),
        (
            "mixed heading",
            2024,
            "2023年工作情况和2024年工作安排\n2023年，城镇新增就业1.1万人。\n2024年，城镇新增就业1.2万人以上。",
            "1.2万人",
        ),
        (
            "no headings",
            2021,
            "各位代表！\n过去一年，新登记经营主体1.3万户。\n今年，我们将新登记经营主体1.5万户。",
            "1.5万户",
        ),
        (
            "problems in the review",
            2024,
            "一、2023年工作回顾\n同时要看到，研发投入强度仅为1.2%，比全省平均水平低0.6个百分点。\n二、2024年工作安排\n研发投入强度达到1.5%。",
            "1.5%",
        ),
        (
            "estimate in the review",
            2025,
            "一、2024年工作回顾\n预计全年地区生产总值增长6.1%，一般公共预算收入增长4%。\n二、2025年工作安排\n地区生产总值增长6%左右。",
            "6%",
        ),
        ("review only", 2018, "一、2017年工作回顾\n全年新建标准化卫生室64个，培训村医380人次。", ""),
        ("plan only", 2018, "二、2018年工作安排\n全年新建标准化卫生室70个，培训村医400人次。", "70个 400人次"),
        (
            "glossary",
            2024,
            "二、2024年工作安排\n新建“口袋公园”12个。\n名词解释\n1.口袋公园：指面积在400至10000平方米之间的小型公园绿地。\n\
             2.“三项清单”：指面向企业发布的36项服务事项。",
            "12个",
        ),
    ]);
}

#[test]
fn wording_beats_the_section() {
    check(&[
        ("去年 in the plan", 2024, "二、2024年工作安排\n去年新改建农村公路120公里，今年再建150公里。", "150公里"),
        ("已 in the plan", 2024, "二、2024年工作安排\n目前已建成充电桩800个，年底前再建成500个。", "500个"),
        ("了 in the plan", 2023, "二、2023年工作安排\n去年我们引进了35个项目，今年引进40个以上。", "40个"),
        (
            "last year by number",
            2024,
            "二、2024年工作安排\n2023年实际利用外资3亿美元。2024年实际利用外资3.5亿美元。",
            "3.5亿美元",
        ),
        (
            "five years in the plan",
            2022,
            "二、2022年工作安排\n五年来，累计改造农村危房6200户。今年改造农村危房300户。",
            "300户",
        ),
        (
            "近年来 in the plan",
            2019,
            "二、2019年工作安排\n近年来累计治理水土流失90平方公里，今年治理15平方公里。",
            "15平方公里",
        ),
        ("截至目前", 2024, "二、2024年工作安排\n截至目前，全区累计签约项目26个。下一步新签约项目30个。", "30个"),
        ("base and what follows it", 2011, "二、2011年工作安排\n财政收入力争在2009年的基础上翻一番。", "翻一番"),
        ("past year inside a noun", 2025, "二、2025年工作安排\n完成结转2024年高标准农田建设3万亩。", "3万亩"),
        ("base in the plan", 2024, "二、2024年工作安排\n在去年新增20家的基础上，今年再新增瞪羚企业30家。", "30家"),
        (
            "budget against last year",
            2015,
            "二、2015年工作安排\n安排扶贫资金8000万元，比上年增加1000万元。",
            "8000万元 1000万元",
        ),
        ("累计 in the plan", 2024, "二、2024年工作安排\n到年底累计建成智慧社区120个。", "120个"),
        (
            "stock in the plan",
            2024,
            "二、2024年工作安排\n我市有3000万消费人口，市场空间广阔。举办促消费活动60场。",
            "60场",
        ),
        ("next year in the review", 2024, "一、2023年工作回顾\n新建改建公厕55座，明年计划再建30座。", "30座"),
        (
            "goal met in the review",
            2024,
            "一、2023年工作回顾\n圆满完成年初确定的增长7%左右的目标，新增贷款96亿元。",
            "",
        ),
        ("今年 in a review of this year", 2023, "今年以来，全县新建高标准农田2.6万亩，粮食总产量达到31万吨。", ""),
        (
            "half year gone",
            2023,
            "上半年，全市已完成固定资产投资60亿元。下半年，要完成固定资产投资75亿元以上。",
            "75亿元",
        ),
        ("将", 2021, "过去一年，我们修建渠道46公里。新的一年，我们将修建渠道50公里。", "50公里"),
        ("完成了 without heading", 2017, "一年来，我们完成了120个贫困村退出。今年，要实现85个贫困村退出。", "85个"),
        ("同比 in the review", 2024, "2023年工作回顾\n规上工业增加值同比增长9.3%，进出口总额同比增长15%。", ""),
    ]);
}

#[test]
fn past_and_future_behind_a_topic() {
    check(&[
        ("去年 behind a topic", 2024, "科技创新要抓实。去年新增高新技术企业18家，今年新增25家。", "25家"),
        ("目前 behind a topic", 2024, "水利设施要补强。目前已建成水库8座，年内再建成2座。", "2座"),
        (
            "two years behind a topic",
            2024,
            "二、2024年工作安排\n开放要扩大。2023年引进外资3亿美元。2024年引进外资3.5亿美元。",
            "3.5亿美元",
        ),
        (
            "过去一年 behind a topic",
            2021,
            "农田水利是根本。过去一年修建渠道46公里。新的一年，将修建渠道50公里。",
            "50公里",
        ),
    ]);
}

#[test]
fn plan_documents() {
    check(&[
        (
            "years in the title",
            2024,
            "临江市制造业提质升级行动计划（2024—2026年）\n到2026年，规上工业企业达到600家。\n每年培育智能工厂10家。",
            "600家 10家",
        ),
        (
            "state of things first",
            2023,
            "某市充电基础设施建设实施方案\n一、发展现状\n截至2022年底，全市已建成充电桩3200个。\n二、主要目标\n到2025年，新建充电桩5000个。",
            "5000个",
        ),
        (
            "five-year outline",
            2021,
            "某县国民经济和社会发展第十四个五年规划纲要\n第一章 发展基础\n“十三五”时期，地区生产总值年均增长7.2%，建成美丽乡村86个。\n\
             第二章 主要目标\n“十四五”时期，地区生产总值年均增长6.5%。",
            "6.5%",
        ),
        (
            "budget of a policy",
            2022,
            "关于促进民宿发展的若干措施\n对新评定的民宿给予补助，三年内培育精品民宿50家。",
            "50家",
        ),
    ]);
}

#[test]
fn every_record_has_its_status() {
    let cases = [
        ("去年新增高新技术企业18家，今年新增25家。", "18家 achievement | 25家 target"),
        ("五年来，累计新建学校27所。", "27所 achievement"),
        ("我省有46万户个体工商户。", "46万户 background"),
        ("村级集体经济收入从10万元提高到15万元。", "10万元 background | 15万元 target"),
        ("2023年工作回顾\n改造棚户区1800户。\n2024年工作安排\n改造棚户区900户。", "1800户 achievement | 900户 target"),
        ("目前已建成水库8座，年内再建成2座。", "8座 achievement | 2座 target"),
    ];
    table::agree(cases.iter().map(|(text, expected)| {
        let found = ALL.extract(&Report::new(text).with_year(2024));
        let rows = found.targets.iter().map(|target| format!("{} {}", target.quote, target.status));
        table::Row { label: "status", text, expected, got: rows.collect::<Vec<_>>().join(" | ") }
    }));
}

#[test]
fn a_glossary_that_promises() {
    check(&[
        ("a cue", 2024, "2024年工作安排\n新建学校2所。\n附：名词解释\n名师工程：全县力争培养名师30名。", "2所 30名"),
        (
            "of the nation",
            2024,
            "2024年工作安排\n新建学校2所。\n附：名词解释\n名师工程：全国力争培养名师3000名。",
            "2所",
        ),
        ("no cue", 2024, "2024年工作安排\n新建学校2所。\n附：名词解释\n名师工程：培养名师30名。", "2所"),
    ]);
}

#[test]
fn ranks_from_below_and_times_after() {
    check(&[
        ("rank", 2024, "确保空气质量退出全省后10位。", ""),
        ("time", 2024, "此后10年新建学校8所。", "8所"),
        ("rank and count", 2024, "退出倒数十名，新增企业5家。", "5家"),
    ]);
}
