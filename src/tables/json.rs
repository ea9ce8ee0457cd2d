//! Rows as JSON: an object a row, a line each or in one array.

use super::column::{Cell, Column};
use crate::target::{Target, plain_number};
use serde_json::{Map, Value, json};
use std::io::{Result, Write};

pub(super) struct Rows<W: Write> {
    writer: W,
    names: Vec<String>,
    array: bool,
    written: bool,
}

impl<W: Write> Rows<W> {
    pub(super) fn lines(writer: W, columns: &[Column]) -> Self {
        let names = columns.iter().map(|column| column.name.to_string()).collect();
        Self { writer, names, array: false, written: false }
    }

    pub(super) fn array(mut writer: W, columns: &[Column]) -> Result<Self> {
        writer.write_all(b"[")?;
        Ok(Self { array: true, ..Self::lines(writer, columns) })
    }
}

impl<W: Write> super::Rows for Rows<W> {
    fn write(&mut self, cells: &[Cell<'_>], record: Option<&Target>) -> Result<()> {
        let mut object = Map::new();
        for (name, cell) in self.names.iter().zip(cells) {
            object.insert(name.clone(), value(cell)?);
        }
        if let Some(target) = record {
            object.insert("span".into(), serde_json::to_value(target.span)?);
            object.insert("evidence".into(), serde_json::to_value(&target.evidence)?);
        }
        if self.array {
            self.writer.write_all(if self.written { b",\n" } else { b"\n" })?;
        }
        self.written = true;
        serde_json::to_writer(&mut self.writer, &object)?;
        if self.array { Ok(()) } else { self.writer.write_all(b"\n") }
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        if self.array {
            self.writer.write_all(b"\n]\n")?;
        }
        self.writer.flush()
    }
}

fn value(cell: &Cell<'_>) -> Result<Value> {
    Ok(match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Number(number) => serde_json::to_value(plain_number(*number))?,
        Cell::Path(steps) => json!(steps),
    })
}
