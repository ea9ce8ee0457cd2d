//! How firmly a number is promised, and how far each cue reaches.

mod table;

use policy_targets::{Extractor, Report};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// (label, text, `quote strength` joined with ` | `).
fn check(cases: &[(&str, &str, &str)]) {
    table::agree(cases.iter().map(|(label, text, expected)| {
        let found = EXTRACTOR.extract(&Report::new(text).with_year(2024));
        let got = found
            .targets
            .iter()
            .map(|target| format!("{} {}", target.quote, target.strength))
            .collect::<Vec<_>>()
            .join(" | ");
        table::Row { label, text, expected, got }
    }));
}

#[test]
fn cues() {
    check(&[
        ("确保", "确保城镇新增就业2万人以上。", "2万人 ensure"),
        ("保证", "保证完成水利投资3亿元。", "3亿元 ensure"),
        ("务必", "务必建成标准化粮库4座。", "4座 ensure"),
        ("必须", "全年必须造林5万亩。", "5万亩 ensure"),
        ("坚决", "坚决压减一般性支出5%以上。", "5% ensure"),
        ("力争", "力争引进省外资金120亿元。", "120亿元 strive"),
        ("争取", "争取粮食总产量达到六亿斤。", "六亿斤 strive"),
        ("努力", "努力实现社会消费品零售总额增长7%。", "7% strive"),
        ("力求", "力求财政收入增长6%。", "6% strive"),
        ("奋力", "奋力实现规上工业增加值增长10%。", "10% strive"),
        ("预期", "预期地区生产总值增长5.5%左右。", "5.5% expect"),
        ("cue behind the indicator", "规上工业增加值力争增长9%。", "9% strive"),
    ]);
}

#[test]
fn reach() {
    check(&[
        (
            "over 、 and ，",
            "力争新增瞪羚企业10家、独角兽企业1家，引进高层次人才200名。",
            "10家 strive | 1家 strive | 200名 strive",
        ),
        ("to the next cue", "确保新开工项目60个，力争竣工项目45个。", "60个 ensure | 45个 strive"),
        ("not over 。", "力争引进项目30个。新建标准厂房20万平方米。", "30个 strive | 20万平方米 plan"),
        ("not over ； to a verb", "力争引进项目30个；新建标准厂房20万平方米。", "30个 strive | 20万平方米 plan"),
        (
            "over ； where no verb stands",
            "力争粮食总产量60万吨；生猪出栏80万头；水产品产量5万吨。",
            "60万吨 strive | 80万头 strive | 5万吨 strive",
        ),
        ("not backwards", "新建公园3个，力争新增绿地50公顷。", "3个 plan | 50公顷 strive"),
        (
            "expected list",
            "主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，城镇新增就业1万人。",
            "6% expect | 8% expect | 1万人 expect",
        ),
        (
            "expected list over ；",
            "预期目标为：地区生产总值增长6%；城镇登记失业率控制在4.5%以内；财政收入增长5%。",
            "6% expect | 4.5% expect | 5% expect",
        ),
        (
            "expected list with a cheer",
            "主要预期目标是：地区生产总值增长5.5%左右，努力争取更好结果；规上工业增加值增长7%。",
            "5.5% expect | 7% expect",
        ),
        ("list done", "主要预期目标是：地区生产总值增长6%左右。新建学校5所。", "6% expect | 5所 plan"),
        ("cue with an object of its own", "保证用地供应，新增工业用地2000亩。", "2000亩 plan"),
        ("cue with an object of its own", "确保粮食安全，新建高标准农田5万亩。", "5万亩 plan"),
        ("坚决 its own phrase only", "坚决打好蓝天保卫战，空气优良天数比例达到85%以上。", "85% plan"),
        ("坚决 its own phrase only", "坚决压减一般性支出8%，新增民生投入3亿元。", "8% ensure | 3亿元 plan"),
    ]);
}

#[test]
fn no_cue() {
    check(&[
        ("plain", "新建幼儿园6所。", "6所 plan"),
        ("争创", "争创省级生态镇4个。", "4个 plan"),
        ("力促", "力促20个项目开工建设。", "20个 plan"),
        ("拟", "拟新建农贸市场3个。", "3个 plan"),
        ("计划", "计划改造老旧小区45个。", "45个 plan"),
        ("将", "我们将新增公交线路8条。", "8条 plan"),
        ("着力", "着力培育专精特新企业30家。", "30家 plan"),
        ("cue after the number", "建成学校3所，确保秋季学期投入使用。", "3所 plan"),
        ("cue after the number", "引进重点项目25个，力争招商工作走在前列。", "25个 plan"),
        ("inside a word", "城市供水保证率达到98%。", "98% plan"),
        ("inside a word", "人均预期寿命达到80岁。", "80岁 plan"),
        ("noun", "全市上下共同努力，新建公园12个。", "12个 plan"),
        ("another sentence before", "我们必须坚定信心。今年新建桥梁6座。", "6座 plan"),
        ("目标 alone", "主要目标是：地区生产总值增长6%。", "6% plan"),
    ]);
}
