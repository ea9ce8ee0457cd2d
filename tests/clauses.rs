//! Which numbers of a sentence are targets, and what governs each: bound, change, action and indicator.

mod table;

use policy_targets::{Extractor, Report, Target};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// `quote bound change action indicator`, `-` for none.
fn row(target: &Target) -> String {
    format!(
        "{} {} {} {} {}",
        target.quote,
        target.bound,
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
fn verbs_and_nouns() {
    check(&[
        ("verb before", "全年新增规模以上工业企业60家以上。", "60家 ge increase 新增 规模以上工业企业"),
        ("noun after classifier", "新建12个村级养老服务站。", "12个 eq deliver 新建 村级养老服务站"),
        (
            "verb shared over 、",
            "培育省级示范合作社20家、家庭农场50家。",
            "20家 eq deliver 培育 省级示范合作社 | 50家 eq deliver 培育 家庭农场",
        ),
        (
            "verb shared over ，",
            "新增国家级绿色工厂3家，省级绿色工厂12家。",
            "3家 eq increase 新增 国家级绿色工厂 | 12家 eq increase 新增 省级绿色工厂",
        ),
        (
            "verb shared, noun after",
            "建设6个口袋公园、18个健身广场。",
            "6个 eq deliver 建设 口袋公园 | 18个 eq deliver 建设 健身广场",
        ),
        (
            "new verb",
            "新建幼儿园4所，改造农村中小学校舍3万平方米。",
            "4所 eq deliver 新建 幼儿园 | 3万平方米 eq deliver 改造 农村中小学校舍",
        ),
        ("subject and verb", "示范基地新培育带头人200名。", "200名 eq deliver 新培育 带头人"),
        ("support others to", "支持龙头企业组建创新联合体6个。", "6个 eq deliver 组建 创新联合体"),
        ("verb after the noun", "工业企业升规30家。", "30家 eq deliver 升规 工业企业"),
        ("net increase", "净增市场主体1.5万户。", "1.5万户 eq increase 净增 市场主体"),
        ("without classifier", "解决6万农村人口饮水安全问题。", "6万 eq deliver 解决 农村人口饮水安全问题"),
        ("bracket of the unit", "筹集保障性租赁住房5200套（间）。", "5200套（间） eq deliver 筹集 保障性租赁住房"),
        ("train", "每年至少培训新型职业农民1000人次。", "1000人次 ge deliver 培训 新型职业农民"),
        ("full-width", "新修梯田３．５万亩。", "３．５万亩 eq deliver 新修 梯田"),
        ("class and count", "新开工亿元以上项目85个。", "85个 eq deliver 新开工 亿元以上项目"),
        ("class of the indicator", "培育3个百亿级产业集群。", "3个 eq deliver 培育 百亿级产业集群"),
        ("locative left out", "在老城区新增停车泊位1500个。", "1500个 eq increase 新增 停车泊位"),
        ("fixed name with its verb", "城镇新增就业3.2万人以上。", "3.2万人 ge increase 新增 城镇新增就业"),
        (
            "among them",
            "新增公办学位1.2万个，其中幼儿园学位3000个。",
            "1.2万个 eq increase 新增 公办学位 | 3000个 eq increase 新增 幼儿园学位",
        ),
        ("each one", "新建小学、初中各2所。", "2所 eq deliver 新建 小学、初中"),
    ]);
}

#[test]
fn split_verbs_and_shared_heads() {
    check(&[
        ("加快…建设", "加快3条城际铁路、5座变电站建设。", "3条 eq deliver 建设 城际铁路 | 5座 eq deliver 建设 变电站"),
        (
            "实施…改造",
            "实施45个城中村、6条背街小巷改造。",
            "45个 eq deliver 实施 城中村改造 | 6条 eq deliver 实施 背街小巷改造",
        ),
        ("完成…整治", "完成18个村庄整治。", "18个 eq deliver 完成 村庄整治"),
        (
            "shared head",
            "创建2个国家级、5个省级农业产业园。",
            "2个 eq deliver 创建 国家级农业产业园 | 5个 eq deliver 创建 省级农业产业园",
        ),
        (
            "分别, shared head",
            "生猪、肉牛出栏分别达到60万头和8万头。",
            "60万头 eq level 达到 生猪出栏 | 8万头 eq level 达到 肉牛出栏",
        ),
        (
            "分别, 城乡",
            "城乡居民人均可支配收入分别增长6%和7.5%以上。",
            "6% ge increase 增长 城镇居民人均可支配收入 | 7.5% ge increase 增长 农村居民人均可支配收入",
        ),
        (
            "分别, two names",
            "一般公共预算收入、税收收入分别增长4%、5%左右。",
            "4% approx increase 增长 一般公共预算收入 | 5% approx increase 增长 税收收入",
        ),
        (
            "分别, three names",
            "第一、第二、第三产业增加值分别增长3%、7%、8%。",
            "3% eq increase 增长 第一产业增加值 | 7% eq increase 增长 第二产业增加值 | 8% eq increase 增长 第三产业增加值",
        ),
        (
            "one number for two",
            "社会消费品零售总额、服务业增加值增长6%。",
            "6% eq increase 增长 社会消费品零售总额、服务业增加值",
        ),
    ]);
}

#[test]
fn bounds() {
    check(&[
        (
            "trailing bound, last only",
            "引进企业总部5家、科研机构8家、专业服务机构20家以上。",
            "5家 eq deliver 引进 企业总部 | 8家 eq deliver 引进 科研机构 | 20家 ge deliver 引进 专业服务机构",
        ),
        ("before the number", "举办不少于40场专场招聘会。", "40场 ge deliver 举办 专场招聘会"),
        ("上百", "引进上百家配套企业。", "百家 gt deliver 引进 配套企业"),
        ("近", "投放近千辆新能源公交车。", "千辆 nearly deliver 投放 新能源公交车"),
        ("多 inside", "新改建村卫生室300多个。", "300多个 gt deliver 新改建 村卫生室"),
        ("two words", "完成投资超过20亿元以上。", "20亿元 gt deliver 完成 投资"),
        ("控制在 alone", "城镇登记失业率控制在4.5%。", "4.5% le level 控制在 城镇登记失业率"),
        ("控制在 and 左右", "城镇登记失业率控制在4%左右。", "4% approx level 控制在 城镇登记失业率"),
        ("range", "地区生产总值增长5%—6%。", "5%—6% range increase 增长 地区生产总值"),
        ("range with 左右", "地方财政收入增长8%至10%左右。", "8%至10% range increase 增长 地方财政收入"),
        ("不低于", "森林覆盖率不低于62%。", "62% ge level - 森林覆盖率"),
        ("低于", "亿元生产总值事故死亡率低于0.02%。", "0.02% lt level - 亿元生产总值事故死亡率"),
    ]);
}

#[test]
fn levels_and_rates() {
    check(&[
        ("no verb", "粮食总产量45万吨以上。", "45万吨 ge level - 粮食总产量"),
        ("超 is no verb", "外贸进出口总额超260亿元。", "260亿元 gt level - 外贸进出口总额"),
        ("突破 is one", "力争县域经济总量突破500亿元。", "500亿元 gt level 突破 县域经济总量"),
        ("完成 a total", "固定资产投资完成180亿元。", "180亿元 eq level 完成 固定资产投资"),
        ("完成 a delivery", "完成技改投资60亿元。", "60亿元 eq deliver 完成 技改投资"),
        (
            "indicator carried over",
            "高新技术产业投资增长12%，达到85亿元。",
            "12% eq increase 增长 高新技术产业投资 | 85亿元 eq level 达到 高新技术产业投资",
        ),
        (
            "1980s",
            "粮食总产量达到五亿斤，比上年增长百分之三点五。",
            "五亿斤 eq level 达到 粮食总产量 | 百分之三点五 eq increase 增长 粮食总产量",
        ),
        (
            "占…比重",
            "数字经济核心产业增加值占地区生产总值比重达到12%。",
            "12% eq level 达到 数字经济核心产业增加值占地区生产总值比重",
        ),
        ("由…提高到", "城乡居民基础养老金标准由163元提高到183元。", "183元 eq level 提高到 城乡居民基础养老金标准"),
        ("从…增加到", "中心城区公交线路从26条增加到31条。", "31条 eq level 增加到 中心城区公交线路"),
        ("standard of a subsidy", "农村低保标准提高到每人每年5600元。", "5600元 eq level 提高到 农村低保标准"),
        ("涨幅", "居民消费价格涨幅控制在3%以内。", "3% le increase 控制在 居民消费价格涨幅"),
        ("增速", "规上工业增加值增速保持在9%左右。", "9% approx increase 保持在 规上工业增加值增速"),
        ("decrease", "单位地区生产总值能耗下降3.5%左右。", "3.5% approx decrease 下降 单位地区生产总值能耗"),
        (
            "time limit promised",
            "工程建设项目审批时限压减至30个工作日以内。",
            "30个工作日 le level 压减至 工程建设项目审批时限",
        ),
        ("percentage points", "常住人口城镇化率提高0.8个百分点。", "0.8个百分点 eq increase 提高 常住人口城镇化率"),
        ("提高到", "常住人口城镇化率提高到58%左右。", "58% approx level 提高到 常住人口城镇化率"),
        ("翻番", "规上工业总产值翻一番。", "翻一番 eq increase 翻 规上工业总产值"),
        ("成", "主要农作物耕种收综合机械化率达到八成以上。", "八成 ge level 达到 主要农作物耕种收综合机械化率"),
        (
            "budget",
            "安排财政衔接资金3.6亿元，比上年增加2000万元。",
            "3.6亿元 eq deliver 安排 财政衔接资金 | 2000万元 eq increase 增加 财政衔接资金",
        ),
    ]);
}

#[test]
fn numbers_that_are_no_target() {
    let none = |label, text| (label, text, "");
    check(&[
        none("name in quotes", "深入实施“3510”产业倍增计划。"),
        none("name in quotes", "用足用好“稳经济48条”政策。"),
        none("name in quotes", "大力实施“百千万”工程。"),
        none("name in quotes", "健全“1+N”政策体系，推进“四大提升工程”。"),
        none("slogan", "坚持两个毫不动摇，做好三篇大文章。"),
        none("plan of years", "启动城市环境整治三年行动计划。"),
        none("set phrase", "把党的温暖送到千家万户。"),
        none("set phrase", "推进一站式服务，实现一网通办。"),
        none("class alone", "强化亿元以上项目全周期服务。"),
        none("class", "打造千亿级绿色食品产业集群。"),
        none("grade", "创建5A级旅游景区，推进三甲医院建设。"),
        none("grade", "加快5G网络布局，统筹PM2.5与臭氧协同治理。"),
        none("class in quotes", "支持市属高校建设“双一流”学科。"),
        none("class", "建设千万吨炼化基地。"),
        none("attribute", "推动总投资38亿元的光伏组件项目尽快投产。"),
        none("attribute", "加快年产20万吨的精细化工项目建设。"),
        none("attribute", "加快城东220千伏输变电工程建设。"),
        none("attribute", "配合做好设计时速350公里的高铁前期工作。"),
        none("article", "打造一个公共服务平台，建设一座宜居新城。"),
        none("article", "擦亮一张文化名片，办好一场群众满意的盛会。"),
        none("vague", "建成一批标准厂房，培育若干龙头企业。"),
        none("vague", "推出一系列惠企举措，解决多个历史遗留问题。"),
        none("outline", "今年重点抓好以下六个方面工作。"),
        none("outline", "18项主要指标继续走在全省前列。"),
        none("enumeration", "全力办好这10件民生实事。"),
        none("numbering", "（三）加快发展现代农业。"),
        none("numbering", "一是稳住工业基本盘，二是激发消费活力。"),
        none("date", "3月15日前做好春耕备耕工作。"),
        none("date", "确保2025年高考改革平稳落地。"),
        none("duration", "用3年时间补齐农村基础设施短板。"),
        none("duration", "推行24小时自助政务服务。"),
        none("document number", "落实省政办发〔2021〕17号文件精神。"),
        none("rank", "县域综合竞争力进入全省前10。"),
        none("rank", "营商环境评价位居全市第2。"),
        none("baseline", "在上年增长12%的基础上，继续保持较快增长。"),
        none("proportion", "我市装备制造业占全省三分之一，优势明显。"),
        none("background", "我市有80万户经营主体，这是发展的底气所在。"),
        none("background", "全县现有耕地120万亩，后备资源不足。"),
        none("achievement", "去年新增规上企业35家。"),
        none("achievement", "目前已建成充电桩2600个。"),
        none("ratio without a unit", "三次产业比调整为12:41:47。"),
        none("full coverage", "实现行政村快递服务站点全覆盖。"),
        none("age", "关爱60岁以上老年人。"),
        none("rule quoted", "严格落实中央八项规定精神。"),
    ]);
}

#[test]
fn lists_of_the_genre() {
    check(&[
        (
            "实现 a total, then a rate",
            "实现农林牧渔业总产值90亿元、增长4%。",
            "90亿元 eq level 实现 农林牧渔业总产值 | 4% eq increase 增长 农林牧渔业总产值",
        ),
        ("compound unit", "PM2.5平均浓度控制在35微克/立方米以下。", "35微克/立方米 le level 控制在 PM2.5平均浓度"),
        ("compound verb", "引进培育领军人才20名左右。", "20名 approx deliver 引进培育 领军人才"),
        ("put idle land to use", "盘活闲置低效用地1200亩。", "1200亩 eq deliver 盘活 闲置低效用地"),
        ("减少", "减少煤炭消费15万吨以上。", "15万吨 ge decrease 减少 煤炭消费"),
        ("降低", "为企业降低用能成本1.2亿元。", "1.2亿元 eq decrease 降低 用能成本"),
        ("每千人口", "每千人口执业（助理）医师数达到3.2人。", "3.2人 eq level 达到 每千人口执业（助理）医师数"),
        ("万元 in the name", "万元地区生产总值能耗下降3%。", "3% eq decrease 下降 万元地区生产总值能耗"),
        (
            "其中 with parts",
            "地区生产总值增长6%左右，其中第一产业增长4%，第二产业增长8%。",
            "6% approx increase 增长 地区生产总值 | 4% eq increase 增长 第一产业 | 8% eq increase 增长 第二产业",
        ),
        (
            "分别, bound of all",
            "粮食播种面积、粮食总产量分别稳定在80万亩、32万吨以上。",
            "80万亩 ge level 稳定在 粮食播种面积 | 32万吨 ge level 稳定在 粮食总产量",
        ),
        (
            "分别, two units",
            "社会消费品零售总额、进出口总额分别突破300亿元、50亿美元。",
            "300亿元 gt level 突破 社会消费品零售总额 | 50亿美元 gt level 突破 进出口总额",
        ),
        (
            "分别, grades",
            "省、市级示范社分别达到12家和45家。",
            "12家 eq level 达到 省级示范社 | 45家 eq level 达到 市级示范社",
        ),
        ("各, one number", "新增绿色食品、有机农产品认证各10个。", "10个 eq increase 新增 绿色食品、有机农产品认证"),
        (
            "classes of firms",
            "新增亿元以上企业5家、十亿元以上企业1家。",
            "5家 eq increase 新增 亿元以上企业 | 1家 eq increase 新增 十亿元以上企业",
        ),
        ("1个 is counted", "创建1个国家级农高区。", "1个 eq deliver 创建 国家级农高区"),
        ("bare magnitude", "规上工业企业达到百家。", "百家 eq level 达到 规上工业企业"),
        ("大关", "地区生产总值突破千亿元大关。", "千亿元 gt level 突破 地区生产总值"),
        ("增幅 without a verb", "财政收入增幅不低于8%。", "8% ge increase - 财政收入增幅"),
        ("降幅 without a verb", "化学需氧量排放降幅2%以上。", "2% ge decrease - 化学需氧量排放降幅"),
        ("提高到 a share", "研发经费投入强度提高到2.5%。", "2.5% eq level 提高到 研发经费投入强度"),
        ("share of a total", "民营经济增加值占比达到55%以上。", "55% ge level 达到 民营经济增加值占比"),
        ("per mu", "小麦亩产突破1000斤。", "1000斤 gt level 突破 小麦亩产"),
        ("range of counts", "新引进全国百强企业3至5家。", "3至5家 range deliver 新引进 全国百强企业"),
        ("翻两番", "力争工农业总产值翻两番。", "翻两番 eq increase 翻 工农业总产值"),
    ]);
}

#[test]
fn numbers_in_names_and_conditions() {
    let none = |text| ("no target", text, "");
    check(&[
        none("让群众办事“最多跑一次”。"),
        none("提升12345政务服务便民热线质效。"),
        none("发展壮大“四上”企业。"),
        none("稳妥推进第二轮土地承包到期后再延长30年试点。"),
        none("加强0—3岁婴幼儿照护服务。"),
        none("落实65岁以上老年人免费乘坐公交政策。"),
        none("办好第八届农民丰收节。"),
        none("打通服务群众最后一公里。"),
        none("沿312国道布局物流园区。"),
        none("做好第五次全国经济普查。"),
        none("弘扬“两弹一星”精神，融入“一带一路”建设。"),
        none("推进农村一二三产业融合发展。"),
        none("开展安全生产百日攻坚行动和“百企帮百村”活动。"),
        none("持续擦亮千年古城品牌。"),
        none("基层治理是一项系统工程。"),
        none("对投资5000万元以上的项目实行领办代办。"),
        none("对年销售收入超2亿元的企业给予重点支持。"),
        none("统筹划定三区三线。"),
        none("坚持一张蓝图绘到底，一件事情接着一件事情办。"),
        none("居民收入增长与经济增长同步。"),
        none("一分部署，九分落实。"),
        none("加快形成“一核两翼三带”空间格局。"),
    ]);
}
