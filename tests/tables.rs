//! The same rows in every format of table, read back with other readers.
#![cfg(feature = "tables")]

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use encoding_rs::GB18030;
use parquet::file::reader::{FileReader, SerializedFileReader};
use policy_targets::tables::{CsvEncoding, Kind, Layout, Source, Table, TableFormat};
use policy_targets::{Extraction, Extractor, Report, Target};
use std::io::Cursor;

const TEXT: &str = "二、2024年工作安排\n\
    （一）稳增长。地区生产总值增长5%—6%，城镇调查失业率控制在5.5%以内。\n\
    （二）惠民生。力争新建“口袋公园”3座,改造老旧小区1.2万户。\n";

fn extraction(extractor: &Extractor) -> Extraction {
    extractor.extract(&Report::new(TEXT).with_year(2024).with_place("青河县").with_document("青河县-2024"))
}

/// A table of two documents, the second of which could not be read.
fn written(format: TableFormat, layout: Layout, encoding: CsvEncoding) -> Vec<u8> {
    let extractor = Extractor::new();
    let mut out = Vec::new();
    let mut table = Table::encoded(format, &mut out, layout, encoding).unwrap();
    let source = Source { document: "青河县-2024", path: Some("a/青河县-2024.txt"), row: Some(7) };
    table.write(&extractor, &source, &extraction(&extractor)).unwrap();
    table.write_failed(&extractor, &Source { document: "坏", path: None, row: None }).unwrap();
    table.finish().unwrap();
    out
}

/// Cells as text, numbers as they are written, nothing for nothing.
type Cells = Vec<Vec<String>>;

fn from_csv(text: &str) -> Cells {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn from_json(value: &serde_json::Value, names: &[String]) -> Vec<String> {
    let cell = |name: &String| match &value[name] {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(steps) => {
            steps.iter().map(|step| step.as_str().unwrap()).collect::<Vec<_>>().join(" > ")
        }
        number => number.to_string(),
    };
    names.iter().map(cell).collect()
}

fn from_parquet(bytes: Vec<u8>) -> Cells {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    let names = reader.metadata().file_metadata().schema().get_fields().iter().map(|field| field.name().to_owned());
    let mut cells: Cells = vec![names.collect()];
    for row in rows {
        let cell = |field: &parquet::record::Field| match field {
            parquet::record::Field::Null => String::new(),
            parquet::record::Field::Str(text) => text.clone(),
            other => other.to_string().trim_end_matches(".0").to_owned(),
        };
        cells.push(row.get_column_iter().map(|(_, field)| cell(field)).collect());
    }
    cells
}

fn from_xlsx(bytes: Vec<u8>, sheet: &str) -> Cells {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

fn names(layout: &Layout) -> Vec<String> {
    layout.columns().iter().map(|column| column.name.to_string()).collect()
}

#[test]
fn every_format_holds_the_same_rows() {
    let extractor = Extractor::new();
    let panel = || Layout::panel(extractor.headlines().take(3).cloned().collect());
    for (layout, sheet, count) in
        [(Layout::targets(), "targets", 4), (Layout::targets_with_evidence(), "targets", 4), (panel(), "documents", 2)]
    {
        let write = |format| written(format, layout.clone(), CsvEncoding::Utf8);
        let csv = from_csv(&String::from_utf8(write(TableFormat::Csv)).unwrap());
        assert_eq!((csv.len(), &csv[0]), (count + 1, &names(&layout)));
        assert_eq!(from_parquet(write(TableFormat::Parquet)), csv);
        assert_eq!(from_xlsx(write(TableFormat::Xlsx), sheet), csv);
        let lines = String::from_utf8(write(TableFormat::Jsonl)).unwrap();
        let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let array: Vec<serde_json::Value> = serde_json::from_slice(&write(TableFormat::Json)).unwrap();
        for objects in [lines, array] {
            let rows: Cells = objects.iter().map(|object| from_json(object, &csv[0])).collect();
            assert_eq!(rows, csv[1..]);
        }
    }
}

#[test]
fn a_table_of_no_rows_is_a_header() {
    for (name, format) in TableFormat::ALL {
        let mut out = Vec::new();
        Table::new(*format, &mut out, Layout::targets()).unwrap().finish().unwrap();
        let expected = names(&Layout::targets());
        match format {
            TableFormat::Csv => assert_eq!(from_csv(&String::from_utf8(out).unwrap()), [expected], "{name}"),
            TableFormat::Parquet => assert_eq!(from_parquet(out), [expected], "{name}"),
            TableFormat::Xlsx => assert_eq!(from_xlsx(out, "targets"), [expected], "{name}"),
            TableFormat::Jsonl => assert!(out.is_empty(), "{name}"),
            TableFormat::Json => assert_eq!(serde_json::from_slice::<Vec<Target>>(&out).unwrap(), [], "{name}"),
            other => panic!("{other} has no reader here"),
        }
    }
}

#[test]
fn a_line_of_json_reads_back_as_the_record() {
    let lines = String::from_utf8(written(TableFormat::Jsonl, Layout::targets(), CsvEncoding::Utf8)).unwrap();
    let read: Vec<Target> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, extraction(&Extractor::new()).targets);
}

#[test]
fn columns_are_stable_and_typed() {
    let layout = Layout::targets();
    let kinds: Vec<(String, Kind)> =
        layout.columns().iter().map(|column| (column.name.to_string(), column.kind)).collect();
    insta::assert_debug_snapshot!(kinds);
    let names = names(&Layout::targets_with_evidence());
    assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')), "{names:?}");
}

#[test]
fn a_panel_tells_not_found_from_failed() {
    let extractor = Extractor::new();
    let codes = ["gdp_growth", "unemployment_surveyed", "cpi"];
    let layout = Layout::panel(
        codes.iter().map(|code| extractor.headlines().find(|known| known.code == *code).unwrap().clone()).collect(),
    );
    let csv = from_csv(&String::from_utf8(written(TableFormat::Csv, layout, CsvEncoding::Utf8)).unwrap());
    assert_eq!(csv[1][5..11], ["read", "found", "5", "6", "range", "plan"]);
    assert_eq!(csv[1][11..16], ["found", "5.5", "", "le", "plan"]);
    assert_eq!(csv[1][16..], ["not_found", "", "", "", ""]);
    assert_eq!(csv[2][5..11], ["failed", "failed", "", "", "", ""]);
}

#[test]
fn csv_for_excel_and_for_old_stata() {
    let plain = written(TableFormat::Csv, Layout::targets(), CsvEncoding::Utf8);
    let marked = written(TableFormat::Csv, Layout::targets(), CsvEncoding::Utf8Marked);
    assert_eq!(marked, [b"\xef\xbb\xbf".to_vec(), plain.clone()].concat());
    let stata = written(TableFormat::Csv, Layout::targets(), CsvEncoding::Gb18030);
    let (decoded, _, lossy) = GB18030.decode(&stata);
    assert!(!lossy && decoded.as_bytes() == plain);
}

#[test]
fn the_same_table_is_the_same_bytes() {
    for (name, format) in TableFormat::ALL {
        let write = || written(*format, Layout::targets(), CsvEncoding::Utf8);
        assert!(write() == write(), "{name}");
    }
}
