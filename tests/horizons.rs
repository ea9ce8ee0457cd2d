//! By when, and how spread over the years.

mod table;

use policy_targets::{Extractor, Report, Target};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// `quote deadline rate`, `-` for none.
fn row(target: &Target) -> String {
    let deadline = target.deadline.map_or("-".into(), |year| year.to_string());
    format!("{} {} {}", target.quote, deadline, target.rate.map_or("-", |rate| rate.name()))
}

/// (label, year of the report, 0 where its caller does not know it, text, rows).
fn check(cases: &[(&str, i32, &str, &str)]) {
    table::agree(cases.iter().map(|(label, year, text, expected)| {
        let report = Report::new(text);
        let found = EXTRACTOR.extract(&if *year == 0 { report } else { report.with_year(*year) });
        let got = found.targets.iter().map(row).collect::<Vec<_>>().join(" | ");
        table::Row { label, text, expected, got }
    }));
}

#[test]
fn deadlines() {
    check(&[
        ("year", 2024, "到2027年，规上工业企业达到500家。", "500家 2027 -"),
        ("year without 到", 2024, "2025年建成区域医疗中心2个。", "2个 2025 -"),
        ("end of year", 2022, "2024年底前完成86个老旧小区改造。", "86个 2024 -"),
        ("end of year with 到", 2022, "到2024年底，完成86个老旧小区改造。", "86个 2024 -"),
        ("before a year", 2022, "2024年前完成86个老旧小区改造。", "86个 2024 -"),
        ("Han digits", 1986, "到一九九〇年，粮食总产量达到四亿斤。", "四亿斤 1990 -"),
        ("end of the century", 1985, "到本世纪末，工农业总产值翻两番。", "翻两番 2000 -"),
        ("end of a plan", 2026, "“十五五”末，常住人口城镇化率达到70%。", "70% 2030 -"),
        ("end of an early plan", 1991, "“八五”末，乡镇企业总产值达到20亿元。", "20亿元 1995 -"),
        ("within three years", 2024, "三年内新建停车位1.2万个。", "1.2万个 2026 -"),
        ("within 3 years", 2024, "交通要改善，力争3年内新建停车位1.2万个。", "1.2万个 2026 -"),
        ("within five years", 2017, "五年内培育农业龙头企业80家。", "80家 2021 -"),
        ("within the year", 2023, "年内新建幼儿园6所。", "6所 2023 -"),
        ("the whole year", 2023, "全年新增城镇就业1.5万人。", "1.5万人 2023 -"),
        ("this year", 2019, "今年新建农村公路90公里。", "90公里 2019 -"),
        ("next year", 2023, "明年6月底前建成公交场站3个。", "3个 2024 -"),
        ("month", 2024, "9月底前新投用中小学校4所。", "4所 2024 -"),
        ("nearest", 2024, "今年新建社区食堂20个，到2026年达到80个。", "20个 2024 - | 80个 2026 -"),
        ("carried on", 2021, "到2025年，森林覆盖率达到62%，湿地保护率达到55%。", "62% 2025 - | 55% 2025 -"),
        ("section by year", 2022, "三、2022年工作安排\n新建幼儿园6所。", "6所 2022 -"),
        ("section by plan", 2021, "二、“十四五”主要目标\n新建三级医院2所。", "2所 2025 -"),
        ("wording beats section", 2021, "二、“十四五”主要目标\n到2023年，新建三级医院1所。", "1所 2023 -"),
        ("title of a plan", 2024, "某市低空经济行动计划（2024—2026年）\n培育链上企业50家。", "50家 2026 -"),
        ("report year", 2019, "新建幼儿园6所。", "6所 2019 -"),
        ("told by its heading", 0, "2023年工作回顾\n新建桥梁3座。\n2024年工作安排\n新建桥梁5座。", "5座 2024 -"),
    ]);
}

#[test]
fn no_deadline() {
    check(&[
        ("unknown", 0, "新建幼儿园6所。", "6所 - -"),
        ("unknown year of this year", 0, "年内新建村史馆10个。", "10个 - -"),
        ("base year", 2021, "到2035年，居民人均可支配收入比2020年翻一番。", "翻一番 2035 -"),
        ("base year only", 2024, "城乡居民收入力争比2020年翻一番。", "翻一番 2024 -"),
        ("base year with 较", 2024, "单位地区生产总值能耗较2020年下降13.5%。", "13.5% 2024 -"),
        ("year in a name", 2025, "高标准筹备2026年世界园艺博览会，新建绿道40公里。", "40公里 2025 -"),
        ("year in a quoted name", 2023, "对照《2035年远景目标纲要》，新建公园12个。", "12个 2023 -"),
        ("year of an achievement", 2024, "2022年以来累计建成驿站60个，今年再建20个。", "20个 2024 -"),
        ("not over the full stop", 2024, "到2030年全面建成韧性城市。今年新建改造排水管网85公里。", "85公里 2024 -"),
    ]);
}

#[test]
fn rates() {
    check(&[
        ("年均", 2021, "“十四五”时期，地区生产总值年均增长6.5%。", "6.5% 2025 annual_average"),
        (
            "年均, two numbers",
            2016,
            "到2020年，财政收入年均增长8%，居民收入年均增长9%。",
            "8% 2020 annual_average | 9% 2020 annual_average",
        ),
        ("每年", 2024, "每年新增省级以上创新平台10个。", "10个 2024 per_year"),
        ("每年 until", 2024, "到2027年，每年改造农村户厕8000户。", "8000户 2027 per_year"),
        ("年 with a verb", 2024, "年培训新型职业农民2000人次。", "2000人次 2024 per_year"),
        ("年 with a verb and 达到", 2024, "年接待游客达到300万人次。", "300万人次 2024 per_year"),
        ("累计", 2024, "到2025年累计建成5G基站3000个。", "3000个 2025 cumulative"),
    ]);
}

#[test]
fn no_rate() {
    check(&[
        ("total of the year", 2024, "全年进出口总额达到90亿元。", "90亿元 2024 -"),
        ("每 with a number of people", 2024, "每万人口高价值发明专利拥有量达到12件。", "12件 2024 -"),
        ("per-head indicator", 2024, "人均公园绿地面积达到15平方米。", "15平方米 2024 -"),
        ("年度", 2024, "完成年度造林任务4万亩。", "4万亩 2024 -"),
        (
            "rate of its own clause",
            2021,
            "地区生产总值年均增长6%，到2025年城镇化率达到66%。",
            "6% 2021 annual_average | 66% 2025 -",
        ),
        ("cumulative before", 2024, "去年累计治理河道30公里，今年治理12公里。", "12公里 2024 -"),
    ]);
}

#[test]
fn a_default_year_counts_like_a_given_one() {
    let text = "未来五年\n新建学校10所。";
    let given = Extractor::new().extract(&Report::new(text).with_year(2024));
    let default =
        Extractor::builder().default_year(2024).build().expect("the built-in tables load").extract(&Report::new(text));
    assert_eq!(given.targets[0].deadline, Some(2028));
    assert_eq!(default.targets[0].deadline, Some(2028));
}

#[test]
fn plans_without_a_report_year() {
    for (text, deadline) in [("“十五五”时期建成学校3所。", 2030), ("到“十二五”末建成学校4所。", 2015)]
    {
        let found = Extractor::new().extract(&Report::new(text));
        assert_eq!(found.targets[0].deadline, Some(deadline), "{text}");
    }
}

#[test]
fn the_year_that_a_text_tells() {
    let cases = [
        ("2024年青河县政府工作报告\n各位代表：\n", Some(2024)),
        ("2025年青河县政府工作报告来源：青河日报\n各位代表：\n", Some(2025)),
        ("关于青河县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n", Some(2024)),
        ("青河县人工智能行动计划（2026—2028年）\n", Some(2026)),
        ("各位代表：\n现在报告工作。\n", None),
    ];
    for (text, year) in cases {
        assert_eq!(EXTRACTOR.extract(&Report::new(text)).year, year, "{text}");
    }
}
