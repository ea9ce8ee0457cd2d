//! Documents in every format give the text they hold, and what is none of them gives the reason.
#![cfg(feature = "formats")]

mod fixture;

use docx_rs::{
    AbstractNumbering, Delete, Docx, IndentLevel, Insert, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId, Paragraph, Run, Start, Table, TableCell, TableRow,
};
use encoding_rs::{GB18030, GBK};
use fixture::{QUOTES, REPORT, folder, pages, pdf};
use policy_targets::formats::{Columns, Dataset, Format, Options, Repair, read_bytes, read_file};
use policy_targets::{Error, Extractor, Report, Unreadable};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

fn read(name: &str, bytes: &[u8]) -> policy_targets::formats::Text {
    read_bytes(Path::new(name), bytes, &Options::default()).unwrap()
}

fn reason(name: &str, bytes: &[u8]) -> Unreadable {
    // Small limits, so that what breaks them is small too.
    match read_bytes(Path::new(name), bytes, &Options { max_bytes: 1 << 20, ..Options::default() }) {
        Err(Error::Document { reason, .. }) => reason,
        other => panic!("{name}: {other:?}"),
    }
}

fn quotes(text: &str) -> Vec<String> {
    let found = Extractor::new().extract(&Report::new(text));
    found.targets.into_iter().map(|target| target.quote.into()).collect()
}

fn docx(paragraphs: impl IntoIterator<Item = Paragraph>) -> Vec<u8> {
    let document = paragraphs.into_iter().fold(Docx::new(), Docx::add_paragraph);
    packed(document)
}

fn packed(document: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

#[test]
fn a_report_gives_the_same_targets_in_every_format() {
    let wide: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let page: String = REPORT.lines().map(|line| format!("<p>{line}</p>")).collect();
    let documents = [
        ("utf-8", REPORT.as_bytes().to_vec()),
        ("gb18030", GB18030.encode(REPORT).0.into_owned()),
        ("utf-16le", [b"\xff\xfe".to_vec(), wide].concat()),
        ("html", format!("<html><head><title>报告</title></head><body><div>{page}</div></body></html>").into_bytes()),
        ("docx", docx(REPORT.lines().map(plain))),
        ("pdf, GBK", pdf("GBK-EUC-H", &pages(REPORT), |text| GBK.encode(text).0.into_owned())),
        (
            "pdf, UCS-2",
            pdf("UniGB-UCS2-H", &pages(REPORT), |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ),
    ];
    for (name, bytes) in documents {
        assert_eq!(quotes(&read(name, &bytes).text), QUOTES, "{name}");
    }
}

#[test]
fn a_pdf_is_its_paragraphs() {
    // Parts of unequal length, so that no line stands at the head of every page by chance.
    let long: String = (0..12).map(|part| REPORT.to_owned() + &"各乡镇要抓好落实。\n".repeat(part % 4)).collect();
    let bytes = pdf("GBK-EUC-H", &pages(&long), |text| GBK.encode(text).0.into_owned());
    let read = read("report.pdf", &bytes);
    assert_eq!(read.text, long);
    assert_eq!((read.format, read.repairs), (Format::Pdf, vec![Repair::PagesCleared, Repair::LinesJoined]));
}

#[test]
fn what_has_no_width_is_dropped() {
    let found = read("a.txt", "新建学校\u{200b}3\u{200b}所，\u{feff}改造小区5个。".as_bytes());
    assert_eq!((found.text.as_str(), found.repairs), ("新建学校3所，改造小区5个。", vec![Repair::InvisibleDropped]));
}

#[test]
fn names_are_not_believed() {
    let page = format!("<html><body>{}</body></html>", "<p>新建学校3所。</p>".repeat(4));
    let cases = [
        ("text.docx", b"\xe6\x96\xb0\xe5\xbb\xba".to_vec(), Format::Text),
        ("text.html", "新建学校3所。\n新建医院1所。".into(), Format::Text),
        ("page.doc", page.clone().into_bytes(), Format::Html),
        ("word.txt", docx([plain("新建学校3所。")]), Format::Docx),
    ];
    for (name, bytes, format) in cases {
        assert_eq!(read(name, &bytes).format, format, "{name}");
    }
}

#[test]
fn a_scan_has_no_text() {
    let empty = pdf("GBK-EUC-H", &[vec![], vec![], vec![]], |text| GBK.encode(text).0.into_owned());
    assert_eq!(reason("scan.pdf", &empty), Unreadable::NoText);
    // Codes of a font that does not say what they mean.
    let mute = pdf("Identity-H", &pages(REPORT), |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    assert_eq!(reason("mute.pdf", &mute), Unreadable::NoText);
}

#[test]
fn a_word_document_keeps_its_order_and_drops_what_was_deleted() {
    let row = |cells: [&str; 2]| TableRow::new(cells.map(|cell| TableCell::new().add_paragraph(plain(cell))).to_vec());
    let revised = Paragraph::new()
        .add_run(Run::new().add_text("新建学校"))
        .add_delete(Delete::new().add_run(Run::new().add_delete_text("3所")))
        .add_insert(Insert::new(Run::new().add_text("5所。")));
    let document = Docx::new()
        .add_paragraph(plain("二、工作安排"))
        .add_table(Table::new(vec![row(["指标", "目标"]), row(["新增就业", "5万人"])]))
        .add_paragraph(revised);
    let one_cell = Table::new(vec![TableRow::new(vec![
        TableCell::new().add_paragraph(plain("新建学校3所。")).add_paragraph(plain("新建医院1所。")),
    ])]);
    let laid_out = Docx::new().add_table(one_cell);
    assert_eq!(read("cell.docx", &packed(laid_out)).text, "新建学校3所。\n新建医院1所。\n");
    assert_eq!(read("plan.docx", &packed(document)).text, "二、工作安排\n指标\t目标\n新增就业\t5万人\n新建学校5所。\n");
}

#[test]
fn word_s_own_numbers_stand_before_headings() {
    let level = |at: usize, format: &str, text: &str| {
        Level::new(at, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
    };
    let kinds = AbstractNumbering::new(3).add_level(level(0, "chineseCounting", "%1、")).add_level(level(
        1,
        "chineseCounting",
        "（%2）",
    ));
    let numbered = |text: &str, at: usize| plain(text).numbering(NumberingId::new(7), IndentLevel::new(at));
    let document = Docx::new()
        .add_abstract_numbering(kinds)
        .add_numbering(Numbering::new(7, 3))
        .add_paragraph(numbered("2023年工作回顾", 0))
        .add_paragraph(numbered("2024年工作安排", 0))
        .add_paragraph(numbered("稳增长。", 1))
        .add_paragraph(numbered("惠民生。", 1))
        .add_paragraph(plain("新建学校3所。"))
        .add_paragraph(numbered("加强自身建设", 0))
        .add_paragraph(numbered("依法行政。", 1));
    let expected = "一、2023年工作回顾\n二、2024年工作安排\n（一）稳增长。\n（二）惠民生。\n新建学校3所。\n三、加强自身建设\n（一）依法行政。\n";
    assert_eq!(read("numbered.docx", &packed(document)).text, expected);
}

#[test]
fn what_is_no_document_says_why() {
    let whole = docx([plain("新建学校3所。")]);
    let archive = |name: &str, content: &[u8]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let body = |inner: &str| archive("word/document.xml", format!("<w:document>{inner}</w:document>").as_bytes());
    let sly = r#"<w:tbl a="/>"><!-- </w:tbl> -->"#.repeat(1000);
    let deep = format!("{}{}", "<w:tbl>".repeat(50_000), "</w:tbl>".repeat(50_000));
    let cases = [
        ("empty.txt", vec![], Unreadable::Empty),
        ("blank.txt", b" \n\n".to_vec(), Unreadable::Empty),
        ("zeros.txt", vec![0; 5000], Unreadable::NotText),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Unreadable::Unsupported),
        ("photo.txt", b"\x89PNG\r\n".to_vec(), Unreadable::Unsupported),
        ("cut.docx", whole[..whole.len() / 2].to_vec(), Unreadable::Damaged),
        ("sly.docx", body(&sly), Unreadable::Damaged),
        ("many.docx", body(&"<w:p/>".repeat(60_000)), Unreadable::TooLarge),
        ("sheet.docx", archive("xl/workbook.xml", b"<x/>"), Unreadable::Unsupported),
        ("bomb.docx", archive("word/document.xml", &vec![b'1'; 5 << 20]), Unreadable::TooLarge),
        ("deep.docx", body(&deep), Unreadable::Damaged),
        ("open.docx", archive("word/document.xml", b"<w:document><w:p>"), Unreadable::Damaged),
        (
            "locked.docx",
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide("EncryptedPackage")].concat(),
            Unreadable::Encrypted,
        ),
        ("cut.pdf", b"%PDF-1.5\nnothing more".to_vec(), Unreadable::Damaged),
        ("deep.html", "<div>".repeat(5000).into_bytes(), Unreadable::Damaged),
    ];
    for (name, bytes, why) in cases {
        assert_eq!(reason(name, &bytes), why, "{name}");
    }
}

#[test]
fn a_part_of_a_word_document_that_is_cut_short_is_refused() {
    let parts = ["document", "numbering", "styles"];
    let whole: [&str; 3] = ["<w:p><w:r><w:t>新建学校3所。</w:t></w:r></w:p>", "<w:abstractNum/>", "<w:style/>"];
    let word = |contents: [String; 3]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (part, content) in parts.iter().zip(contents) {
            zip.start_file(format!("word/{part}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let written = || std::array::from_fn(|at| format!("<w:{0}>{1}</w:{0}>", parts[at], whole[at]));
    assert_eq!(read("whole.docx", &word(written())).text, "新建学校3所。\n");
    for at in 0..parts.len() {
        let opening = whole[at].split_inclusive('>').next().unwrap().replace('/', "");
        for broken in ["", "<w:other/>", &format!("<w:{}>{opening}", parts[at])] {
            let mut contents = written();
            contents[at] = broken.to_owned();
            assert_eq!(reason("broken.docx", &word(contents)), Unreadable::Damaged, "{}: {broken}", parts[at]);
        }
    }
}

#[test]
fn a_file_is_refused_by_its_size_before_it_is_read() {
    let path = folder("formats-size").join("large.txt");
    fs::write(&path, "新建学校3所。".repeat(100)).unwrap();
    let options = Options { max_bytes: 100, ..Options::default() };
    assert!(matches!(read_file(&path, &options), Err(Error::Document { reason: Unreadable::TooLarge, .. })));
    assert!(matches!(
        read_file(Path::new("no/such/file.txt"), &options),
        Err(Error::Document { reason: Unreadable::Io, .. })
    ));
}

#[test]
fn the_year_of_a_row_is_read_as_tables_write_it() {
    let path = folder("formats-years").join("years.csv");
    let columns = Columns { year: Some("year".into()), ..Columns::default() };
    let cells = ["2024", "2024.0", "2024年", "2024-01-15", "20240115", "二〇二四年", "2024/2025"];
    let rows: String = cells.iter().map(|cell| format!("{cell},新建学校3所。\n")).collect();
    fs::write(&path, format!("year,text\n{rows}next year,新建学校3所。\n")).unwrap();
    let entries = Dataset::open(&path, &columns, &Options::default()).unwrap().map(|(_, entry)| entry.unwrap());
    let read: Vec<_> = entries.map(|entry| (entry.year, entry.year_unread)).collect();
    assert!(read[..cells.len()].iter().all(|year| *year == (Some(2024), None)), "{read:?}");
    assert_eq!(read[cells.len()], (None, Some("next year".into())));
}

/// A row of a table: its number; its name, year and text, or why it has none.
type Row = (u64, Result<(String, Option<i32>, String), Unreadable>);

fn rows(path: &Path, columns: &Columns) -> Vec<Row> {
    let dataset = Dataset::open(path, columns, &Options::default()).unwrap();
    dataset
        .map(|(row, entry)| {
            let entry = match entry {
                Ok(entry) => Ok((entry.id.unwrap_or_default(), entry.year, entry.text)),
                Err(Error::Document { reason, .. }) => Err(reason),
                Err(other) => panic!("{other}"),
            };
            (row, entry)
        })
        .collect()
}

#[test]
fn tables_are_read_row_by_row() {
    let folder = folder("formats-tables");
    let columns =
        Columns { text: Some("正文".into()), id: Some("地区".into()), year: Some("年份".into()), place: None };
    let csv = "地区,年份,正文\n青河县,2024,\"新建学校3所。\n新建医院1所。\"\n南湾区,2023.0,新增企业100家。\n东湖区,,\n";
    let expected =
        |row: u64, id: &str, year: Option<i32>, text: &str| (row, Ok((id.to_owned(), year, text.to_owned())));
    let good = [
        expected(1, "青河县", Some(2024), "新建学校3所。\n新建医院1所。"),
        expected(2, "南湾区", Some(2023), "新增企业100家。"),
        expected(3, "东湖区", None, ""),
    ];
    for (name, bytes) in [
        ("a.csv", csv.as_bytes().to_vec()),
        ("b.csv", ["\u{feff}", csv].concat().into_bytes()),
        ("c.csv", GB18030.encode(csv).0.into_owned()),
        ("d.csv", csv.replace(',', ";").into_bytes()),
        ("e.tsv", csv.replace(',', "\t").into_bytes()),
    ] {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        assert_eq!(rows(&path, &columns), good, "{name}");
    }
    // A text that is not quoted is not cut at its comma.
    let cut = folder.join("cut.csv");
    fs::write(&cut, "地区,年份,正文\n青河县,2024,新增企业1,200家。\n南湾区,2023,新建学校3所。\n").unwrap();
    let found = rows(&cut, &columns);
    assert_eq!(found[0], (1, Err(Unreadable::Damaged)));
    assert_eq!(found[1], expected(2, "南湾区", Some(2023), "新建学校3所。"));
    let lines = folder.join("f.jsonl");
    let json = "{\"地区\":\"青河县\",\"年份\":2024,\"正文\":\"新建学校3所。\"}\n\nno json\n{\"地区\":7,\"正文\":\"新增企业100家。\"}\n{\"地区\":\"东湖区\"}\n";
    fs::write(&lines, json).unwrap();
    let found = rows(&lines, &columns);
    assert_eq!(found[0], expected(1, "青河县", Some(2024), "新建学校3所。"));
    assert_eq!(found[1], (2, Err(Unreadable::Damaged)));
    assert_eq!(found[2], expected(3, "7", None, "新增企业100家。"));
    assert_eq!(found[3], (4, Err(Unreadable::NoColumn)));
}

#[test]
fn a_parquet_table_is_read_by_its_columns() {
    use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;
    use std::sync::Arc;

    let path = folder("formats-parquet").join("reports.parquet");
    let batch = RecordBatch::try_from_iter([
        ("year", Arc::new(Int64Array::from(vec![Some(2024), None])) as ArrayRef),
        ("other", Arc::new(StringArray::from(vec!["x", "y"]))),
        ("content", Arc::new(StringArray::from(vec![Some("新建学校3所。"), None]))),
    ])
    .unwrap();
    let mut writer = ArrowWriter::try_new(fs::File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    // The text column is found by its usual name.
    let columns = Columns { year: Some("year".into()), ..Columns::default() };
    let found = rows(&path, &columns);
    assert_eq!(found[0], (1, Ok((String::new(), Some(2024), "新建学校3所。".into()))));
    assert_eq!(found[1], (2, Ok((String::new(), None, String::new()))));
    let wrong = Columns { text: Some("body".into()), ..Columns::default() };
    let Err(Error::Document { reason, detail, .. }) = Dataset::open(&path, &wrong, &Options::default()) else {
        panic!("opened")
    };
    assert_eq!(reason, Unreadable::NoColumn);
    assert!(detail.contains("body") && detail.contains("content"), "{detail}");
}
