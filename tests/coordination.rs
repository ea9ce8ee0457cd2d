//! Long sentences: verbs far from their number, lists of names, what 分别 deals out, sizes inside names. Every case
//! that a rule takes stands beside one it must leave alone.

mod table;

use policy_targets::{Extractor, Report, Target};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// `quote change action indicator`, `-` for none.
fn row(target: &Target) -> String {
    format!(
        "{} {} {} {}",
        target.quote,
        target.change,
        target.action.as_deref().unwrap_or("-"),
        target.indicator.as_deref().unwrap_or("-")
    )
}

fn check(cases: &[(&str, &str, &str)]) {
    table::agree(cases.iter().map(|(label, text, expected)| {
        let found = EXTRACTOR.extract(&Report::new(text).with_year(2024));
        let got = found.targets.iter().map(row).collect::<Vec<_>>().join(" | ");
        table::Row { label, text, expected, got }
    }));
}

#[test]
fn a_verb_that_takes_an_object_is_no_part_of_its_noun() {
    check(&[
        ("subject, verb, measure", "开发区建设完成投资6亿元。", "6亿元 deliver 完成 开发区建设投资"),
        ("who gives is no measure", "县财政安排资金900万元。", "900万元 deliver 安排 资金"),
        ("a new verb", "新栽桑树2万亩。", "2万亩 deliver 新栽 桑树"),
        ("modal before it", "中央财政拟安排救灾补助资金30亿元。", "30亿元 deliver 安排 救灾补助资金"),
        ("a deed as its object", "完成植树造林4万亩。", "4万亩 deliver 完成 植树造林"),
        ("left alone: a deed before a size", "旧房改造面积3万平方米。", "3万平方米 level - 旧房改造面积"),
        ("left alone: a deed before its growth", "企业研发投入增长12%。", "12% increase 增长 企业研发投入"),
    ]);
}

#[test]
fn money_spent() {
    check(&[
        ("on the object of the verb", "投资3亿元实施城区供水工程。", "3亿元 deliver 投资 城区供水工程"),
        ("before a clause", "年内投资2亿元，改造学校7所。", "2亿元 deliver 投资 投资 | 7所 deliver 改造 学校"),
        (
            "both numbers",
            "投资800万元完成9公里乡村道路。",
            "800万元 deliver 投资 乡村道路 | 9公里 deliver 完成 乡村道路",
        ),
        ("planned", "全年计划投资5亿元，建设厂房6座。", "5亿元 deliver 投资 投资 | 6座 deliver 建设 厂房"),
        ("left alone: a growth", "工业投资增长9%。", "9% increase 增长 工业投资"),
        ("left alone: a level", "当年投资超过4亿元。", "4亿元 level - 投资"),
        ("left alone: of a project", "总投资4亿元的轴承项目开工。", ""),
    ]);
}

#[test]
fn names_before_a_number() {
    check(&[
        ("a verb inside a name", "实施东湖改造、西湖治理等9个项目。", "9个 deliver 实施 项目"),
        ("the verb behind a subject", "集中力量打造软件服务、集成电路等5个集群。", "5个 deliver 打造 集群"),
        ("a single name", "推动南河扩建等3个工程建设。", "3个 deliver 建设 工程"),
        ("left alone: no names", "改造治理9个片区。", "9个 deliver 改造治理 片区"),
        ("left alone: a premise", "以3个产业园为载体，加快集聚。", ""),
    ]);
}

#[test]
fn the_predicate_behind_the_noun() {
    check(&[
        (
            "before a verb handed on",
            "新建泵站12座，30座泵站投入使用。",
            "12座 deliver 新建 泵站 | 30座 deliver 投入使用 泵站",
        ),
        ("verbs in a row", "力争6家企业挂牌上市。", "6家 deliver 挂牌上市 企业"),
        ("how it goes on is no deed", "推动15个仓库加快建设。", "15个 deliver 建设 仓库"),
        ("a pace is no deed", "加快8个泵站建设步伐。", "8个 deliver 建设 泵站"),
        ("a verb with 的 describes", "确保新建的4个车站投入运营。", "4个 deliver 投入运营 车站"),
        ("a date is no noun", "确保11个桥梁项目9月底前全部开工。", "11个 deliver 开工 桥梁项目"),
        (
            "left alone: a purpose of the list",
            "选派30名医生和40名教师开展培训。",
            "30名 deliver 选派 医生 | 40名 deliver 选派 教师",
        ),
        ("left alone: a name with a verb", "推进7个产能提升重点镇建设。", "7个 deliver 建设 产能提升重点镇"),
    ]);
}

#[test]
fn what_is_dealt_out() {
    check(&[
        (
            "nouns of the clause before",
            "出口总额和外资总额翻一番，分别达到30亿元、4亿元。",
            "翻一番 increase 翻 出口总额和外资总额 | 30亿元 level 达到 出口总额 | 4亿元 level 达到 外资总额",
        ),
        (
            "the last measures",
            "接待旅客90万人次，实现旅游收入8亿元，分别增长12%、15%。",
            "90万人次 deliver 接待 旅客 | 8亿元 level 实现 旅游收入 | 12% increase 增长 旅客 | 15% increase 增长 旅游收入",
        ),
        (
            "owners in the clause before",
            "重点发展丝绸、陶瓷、造纸三大产业，年产值分别达到30亿元、20亿元、10亿元。",
            "30亿元 level 达到 丝绸年产值 | 20亿元 level 达到 陶瓷年产值 | 10亿元 level 达到 造纸三大产业年产值",
        ),
        (
            "a noun behind the last",
            "对入选企业分别给予5万元、3万元补贴。",
            "5万元 deliver 给予 补贴 | 3万元 deliver 给予 补贴",
        ),
        (
            "taken hold of",
            "把小学、初中公用经费分别提高到300元、500元。",
            "300元 level 提高到 小学公用经费 | 500元 level 提高到 初中公用经费",
        ),
        (
            "left alone: numbers do not match",
            "原煤产量达到3万吨，增长5%。",
            "3万吨 level 达到 原煤产量 | 5% increase 增长 原煤产量",
        ),
    ]);
}

#[test]
fn nouns_handed_on() {
    check(&[
        ("a head of the same thing", "山羊存栏5万只、出栏7万只。", "5万只 level - 山羊存栏 | 7万只 level - 山羊出栏"),
        ("an object of the clause before", "实施规上企业倍增计划，新增30家。", "30家 increase 新增 规上企业倍增计划"),
        ("a subject of the clause before", "压缩行政经费，一律削减8%。", "8% decrease 削减 行政经费"),
        ("left alone: its own noun", "实施倍增计划，新增商场30家。", "30家 increase 新增 商场"),
        (
            "left alone: another thing",
            "山羊存栏5万只、肉牛出栏7万头。",
            "5万只 level - 山羊存栏 | 7万头 level - 肉牛出栏",
        ),
    ]);
}

#[test]
fn sizes_inside_names() {
    check(&[
        ("between count and thing", "建设6个年交易额超10亿元市场。", "6个 deliver 建设 年交易额超10亿元市场"),
        ("before the count", "年销售收入过5亿元企业达到8家。", "8家 level 达到 年销售收入过5亿元企业"),
        ("what a plant turns out", "加快推进华阳40兆瓦风电场前期工作。", ""),
        ("a distance within which", "地铁口50米内换乘率达到90%。", "90% level 达到 地铁口50米内换乘率"),
        (
            "left alone: capacity as the deed",
            "布局建设60万千瓦新型储能项目。",
            "60万千瓦 deliver 布局建设 新型储能项目",
        ),
        ("left alone: a limit that is the target", "市场交易额超10亿元。", "10亿元 level - 市场交易额"),
        (
            "left alone: two targets",
            "建设市场6个、交易额达到10亿元。",
            "6个 deliver 建设 市场 | 10亿元 level 达到 交易额",
        ),
    ]);
}

#[test]
fn numbers_of_meetings_and_ranges() {
    check(&[
        ("sessions", "贯彻省委七届六次、七次全会精神，新建学校3所。", "3所 deliver 新建 学校"),
        ("a congress", "落实县十二次党代会部署，新建学校3所。", "3所 deliver 新建 学校"),
        ("the second end of a percent range", "财政收入增长百分之七至八。", "百分之七至八 increase 增长 财政收入"),
        ("digits that stand apart", "粮食产量稳定在4 9 0 万吨。", "4 9 0 万吨 level 稳定在 粮食产量"),
        ("once as much again", "补助标准提高一倍。", "一倍 increase 提高 补助标准"),
        ("left alone: times that count", "开展巡诊七次。", "七次 deliver 开展 巡诊"),
        ("left alone: table cells", "学校3所 医院2家。", "3所 level - 学校 | 2家 level - 医院"),
    ]);
}

#[test]
fn levels_of_government() {
    check(&[
        (
            "take the noun of the level before",
            "新增省级龙头企业5家、市级30家。",
            "5家 increase 新增 省级龙头企业 | 30家 increase 新增 市级龙头企业",
        ),
        (
            "of key projects",
            "实施省市重点项目26项，其中省重点4项、市重点22项。",
            "26项 deliver 实施 省市重点项目 | 4项 deliver 实施 省重点项目 | 22项 deliver 实施 市重点项目",
        ),
        (
            "left alone: a noun of its own",
            "新增省级龙头企业5家、市级园区3个。",
            "5家 increase 新增 省级龙头企业 | 3个 increase 新增 市级园区",
        ),
    ]);
}

#[test]
fn lists_go_on() {
    check(&[
        (
            "what is built, in Han digits",
            "建设四座公园、两条景观路，增长5%。",
            "四座 deliver 建设 公园 | 两条 deliver 建设 景观路 | 5% increase 增长 景观路",
        ),
        ("left alone: what is held", "把好两个闸门，财政收入增长5%。", "5% increase 增长 财政收入"),
        (
            "fulfilled deeds",
            "完成造林3万亩，森林抚育6万亩，人工育苗1万亩。",
            "3万亩 deliver 完成 造林 | 6万亩 deliver 完成 森林抚育 | 1万亩 deliver 完成 人工育苗",
        ),
        (
            "left alone: a verb with its object",
            "完成造林3万亩，新建苗圃2个。",
            "3万亩 deliver 完成 造林 | 2个 deliver 新建 苗圃",
        ),
        (
            "a measuring noun for each",
            "生猪、肉牛分别出栏90万头、5万头。",
            "90万头 level - 生猪出栏 | 5万头 level - 肉牛出栏",
        ),
        (
            "a unit for each",
            "钢铁、化工产业产值分别达1.2万亿、8200亿元。",
            "1.2万亿 level 达 钢铁产值 | 8200亿元 level 达 化工产业产值",
        ),
        ("left alone: a sum without a unit", "招商引资签约1.2万亿。", ""),
    ]);
}

#[test]
fn shares_by_which_money_is_given() {
    check(&[
        (
            "the verb behind the share gives both",
            "按实际投资额的30%给予最高50万元奖励。",
            "30% deliver 给予 实际投资额 | 50万元 deliver 给予 奖励",
        ),
        ("left alone: a share that is kept", "赤字率拟按3%安排。", "3% level - 赤字率"),
        (
            "left alone: two growths",
            "按可比价计算，生产总值增长5%、投资增长6%。",
            "5% increase 增长 生产总值 | 6% increase 增长 投资",
        ),
    ]);
}

#[test]
fn words_that_are_no_noun() {
    check(&[
        ("an adverb", "一般公共预算收入可比增长8%。", "8% increase 增长 一般公共预算收入"),
        ("a frame", "广义货币增长目标为9%。", "9% increase 增长 广义货币"),
        ("a comparison", "赤字规模比上年预算减少500亿元。", "500亿元 decrease 减少 赤字规模"),
        ("a support verb", "实现新增城镇就业3640人。", "3640人 increase 新增 城镇就业"),
        ("a verb that bites", "新增设施农业2万亩。", "2万亩 increase 新增 设施农业"),
        ("left alone: a noun like it", "实现工业增加值300亿元。", "300亿元 level 实现 工业增加值"),
        ("left alone: a verb of two", "增设公交站点20个。", "20个 increase 增设 公交站点"),
    ]);
}
