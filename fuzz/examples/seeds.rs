//! Writes the inputs that the targets start from: the sentences, numbers, tables and documents of the tests.

#[path = "../../tests/fixture/documents.rs"]
mod documents;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use documents::{QUOTES, REPORT, pages, pdf};
use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Paragraph,
    Run, Start, Table, TableCell, TableRow,
};
use encoding_rs::{BIG5, GB18030, GBK};
use parquet::arrow::ArrowWriter;
use policy_targets_fuzz::numbers::stretches;
use policy_targets_fuzz::pack::CUT;
use policy_targets_fuzz::tables;
use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The inputs of one target.
fn write(target: &str, seeds: impl IntoIterator<Item = Vec<u8>>) {
    let folder = here().join("corpus").join(target);
    fs::create_dir_all(&folder).expect("a folder");
    for (index, seed) in seeds.into_iter().enumerate() {
        fs::write(folder.join(format!("seed-{index:04}")), seed).expect("a file");
    }
}

/// The project's sample documents.
fn samples() -> Vec<String> {
    let entries = fs::read_dir(here().join("../seeds")).expect("a folder");
    entries.map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("text")).collect()
}

/// The sentences of the lexicon's examples and of the documents.
fn sentences() -> Vec<String> {
    let mut found = Vec::new();
    for (_, table) in tables() {
        let header = table.lines().next().unwrap_or_default();
        let examples: Vec<usize> =
            header.split('\t').enumerate().filter(|(_, name)| name.ends_with("example")).map(|(at, _)| at).collect();
        // One word in many is enough to begin with; each rule is a case of its own, a / in it the end of a line.
        let (step, line_end) = if header.starts_with("rule") { (1, "/") } else { (10, "\n") };
        for row in table.lines().skip(1).step_by(step) {
            let cells: Vec<&str> = row.split('\t').collect();
            found.extend(examples.iter().map(|at| cells[*at].replace(line_end, "\n")));
        }
    }
    for document in samples().iter().chain([&REPORT.to_owned()]) {
        found.push(document.clone());
        found.extend(document.lines().map(str::to_owned));
    }
    found
}

/// Each table's first rows and some of the later ones, led by the byte that chooses it.
fn rows() -> Vec<Vec<u8>> {
    // A second round of bytes, since the first has the end of a line among them.
    let round = tables().len();
    let chosen = |(choice, (_, table)): (usize, (String, String))| {
        let rows: Vec<Vec<u8>> = table.lines().skip(1).map(|row| led((round + choice) as u8, row)).collect();
        let pieces = rows.chunks(4).step_by(rows.len() / 40 + 1).enumerate();
        pieces.map(|(index, rows)| led(index as u8, rows.join(&b'\n'))).collect::<Vec<_>>()
    };
    tables().into_iter().enumerate().flat_map(chosen).collect()
}

fn led(choice: u8, bytes: impl AsRef<[u8]>) -> Vec<u8> {
    [&[choice], bytes.as_ref()].concat()
}

fn plain() -> Vec<Vec<u8>> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let high = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let broken: String = pages(REPORT).concat().join("\n").repeat(3);
    let texts = [
        REPORT.to_owned(),
        broken,
        REPORT.replace('\n', "\\r\\n"),
        REPORT.replace('\n', "\r\n"),
        QUOTES.join("\u{200b}"),
    ];
    let encoded = |text: &String| {
        let marked = [b"\xff\xfe".to_vec(), wide(text)].concat();
        let known = [
            (1, text.clone().into_bytes()),
            (2, GB18030.encode(text).0.into_owned()),
            (3, BIG5.encode(text).0.into_owned()),
            (4, wide(text)),
            (5, high(text)),
            (0, marked),
        ];
        known.into_iter().flat_map(|(choice, bytes)| [led(choice, &bytes), led(0, &bytes)]).collect::<Vec<_>>()
    };
    texts.iter().flat_map(encoded).collect()
}

fn web() -> Vec<Vec<u8>> {
    let page: String = REPORT.lines().map(|line| format!("<p>{line}</p>")).collect();
    let rows: String = QUOTES.iter().map(|quote| format!("<tr><td>目标</td><td><p>{quote}</p></td></tr>")).collect();
    let long = format!(
        "<div class=article>{}</div><nav><a href=a>首页</a></nav><div class=footer><a href=b>版权</a></div>",
        page.repeat(4)
    );
    [
        format!("<html><head><title>报告</title><script>if (a<b) {{}}</script></head><body>{long}</body></html>"),
        format!("---\ntitle: \"报告\"\n---\n{page}"),
        format!("<!DOCTYPE html><table border=1>{rows}</table><ul><li>a &amp; b&nbsp;c<li>d</ul>"),
        format!("<pre>{REPORT}</pre><p style='white-space: pre-wrap'>{REPORT}</p>"),
        REPORT.replace('\n', "<br><br/>"),
        format!("<div><font color=1>{page}</div><svg><select><!-- a --></select></svg><textarea>a</textarea>"),
        "<div><span><td><b><i><p>".repeat(20) + "新建学校3所。",
    ]
    .map(|page| [page.clone().into_bytes(), GB18030.encode(&page).0.into_owned()])
    .concat()
}

fn word() -> Vec<Vec<u8>> {
    let plain = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let level = |at: usize, text: &str| {
        Level::new(at, Start::new(1), NumberFormat::new("chineseCounting"), LevelText::new(text), LevelJc::new("left"))
    };
    let cells = QUOTES.map(|quote| TableCell::new().add_paragraph(plain(quote))).to_vec();
    let numbered = |text: &str, at: usize| plain(text).numbering(NumberingId::new(7), IndentLevel::new(at));
    let documents = [
        REPORT.lines().map(plain).fold(Docx::new(), Docx::add_paragraph),
        Docx::new().add_table(Table::new(vec![TableRow::new(cells)])).add_paragraph(plain("新建学校3所。")),
        Docx::new()
            .add_abstract_numbering(AbstractNumbering::new(3).add_level(level(0, "%1、")).add_level(level(1, "（%2）")))
            .add_numbering(Numbering::new(7, 3))
            .add_paragraph(numbered("工作安排", 0))
            .add_paragraph(numbered("稳增长。", 1)),
    ];
    let written = |document: Docx| {
        let mut file = Cursor::new(Vec::new());
        let parts = document.build();
        let pieces = [&parts.document, &parts.numberings, &parts.styles].map(Vec::as_slice);
        let given = [led(1, &parts.document), led(1, pieces[..2].join(&CUT)), led(1, pieces.join(&CUT))];
        parts.pack(&mut file).expect("memory takes it");
        [led(0, file.into_inner())].into_iter().chain(given).collect::<Vec<_>>()
    };
    let marks = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:hyperlink><w:r><w:t>新建</w:t><w:tab/><w:br/>\
        <w:noBreakHyphen/></w:r></w:hyperlink><w:ins><w:r><w:t>3所</w:t></w:r></w:ins><w:del><w:r><w:delText>5所</w:delText></w:r></w:del>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:sdtContent></w:sdt>\
        </w:body></w:document>";
    documents.into_iter().flat_map(written).chain([led(1, marks)]).collect()
}

fn drawn() -> Vec<Vec<u8>> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let quotes = QUOTES.map(|quote| hex(&GBK.encode(quote).0));
    let lines: String = quotes.iter().map(|quote| format!("0 -22 Td <{quote}> Tj ")).collect();
    let table = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <65b0> endbfchar \
        2 beginbfrange <0002> <0005> <5efa> <0006> <0007> [<5b66> <6821>] endbfrange endcmap";
    let own = "q 1 0 0 1 72 700 cm BT /F2 14 Tf 20 TL [<00010002> -250 <00030006>] TJ T* <0007> ' ET Q /X1 Do";
    let form = format!("BT /F1 10 Tf 50 Tz 1 0 0 1 290 40 Tm <{}> Tj ET", quotes[0]);
    vec![
        led(0, pdf("GBK-EUC-H", &pages(REPORT), |text| GBK.encode(text).0.into_owned())),
        led(0, pdf("UniGB-UCS2-H", &pages(&REPORT.repeat(3)), wide)),
        led(0, pdf("Identity-H", &pages(QUOTES[0]), wide)),
        led(1, format!("BT /F1 14 Tf 1 0 0 1 72 760 Tm {lines}ET")),
        led(1, [own.as_bytes(), table.as_bytes(), form.as_bytes()].join(&CUT)),
    ]
}

fn listed() -> Vec<Vec<u8>> {
    let csv = format!("id,year,正文\n青河县,2024,\"{REPORT}\"\n南湾区,2023.0,新增企业100家。\n东湖区,,\n");
    let json = "{\"id\":\"青河县\",\"year\":2024,\"text\":\"新建学校3所。\"}\n\nno json\n{\"id\":7,\"text\":null}\n";
    let batch = RecordBatch::try_from_iter([
        ("year", Arc::new(Int64Array::from(vec![Some(2024), None])) as ArrayRef),
        ("id", Arc::new(StringArray::from(vec!["x", "y"]))),
        ("content", Arc::new(StringArray::from(vec![Some("新建学校3所。"), None]))),
    ])
    .expect("columns of one length");
    let mut columns = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a writer");
    columns.write(&batch).expect("memory takes it");
    let columns = columns.into_inner().expect("memory takes it");
    let files = [
        (0, csv.clone().into_bytes()),
        (0, csv.replace(',', ";").into_bytes()),
        (0, GB18030.encode(&csv).0.into_owned()),
        (1, csv.replace(',', "\t").into_bytes()),
        (2, json.into()),
        (3, columns),
    ];
    // With the columns named and without.
    files.into_iter().flat_map(|(choice, bytes)| [led(choice, &bytes), led(choice + 4, &bytes)]).collect()
}

fn main() {
    let sentences = sentences();
    let numbers: BTreeSet<Vec<u8>> = sentences.iter().flat_map(|sentence| stretches(sentence)).collect();
    write("numeral", numbers);
    write("extract", sentences.into_iter().map(String::into_bytes));
    write("lexicon", rows());
    write("text", plain());
    write("html", web());
    write("docx", word());
    write("pdf", drawn());
    write("table", listed());
}
