//! Rows as an Excel workbook, kept in a temporary file while they are written.

use super::column::{Cell, Column};
use crate::span::first_characters;
use crate::target::Target;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{Error, Result, Seek, Write};

pub(super) struct Rows<W: Write> {
    writer: W,
    workbook: Workbook,
    columns: Vec<Column>,
    name: &'static str,
    sheets: usize,
    row: u32,
}

/// Rows of a sheet, the header among them.
const SHEET: u32 = 1_048_576;
/// Characters of a cell.
const CELL: usize = 32_767;
/// How wide columns of text are shown, in characters.
const WIDE: [(&str, u16); 5] = [("document", 22), ("quote", 14), ("indicator", 28), ("section", 30), ("sentence", 60)];

impl<W: Write> Rows<W> {
    pub(super) fn new(writer: W, columns: &[Column], name: &'static str) -> Result<Self> {
        let mut workbook = Workbook::new();
        // The same table is the same bytes, whenever it is written.
        let epoch = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
        let mut rows = Self { writer, workbook, columns: columns.to_vec(), name, sheets: 0, row: SHEET };
        rows.next_sheet()?;
        Ok(rows)
    }

    fn next_sheet(&mut self) -> Result<()> {
        self.sheets += 1;
        self.row = 1;
        let bold = Format::new().set_bold();
        let sheet = self.workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        let name = if self.sheets == 1 { self.name.into() } else { format!("{}_{}", self.name, self.sheets) };
        sheet.set_name(name).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (at, column) in (0u16..).zip(&self.columns) {
            if let Some((_, width)) = WIDE.iter().find(|(name, _)| *name == column.name) {
                sheet.set_column_width(at, *width).map_err(failed)?;
            }
            sheet.write_string_with_format(0, at, &*column.name, &bold).map_err(failed)?;
        }
        Ok(())
    }

    fn sheet(&mut self) -> Result<&mut Worksheet> {
        self.workbook.worksheet_from_index(self.sheets - 1).map_err(failed)
    }
}

impl<W: Write> super::Rows for Rows<W> {
    fn write(&mut self, cells: &[Cell<'_>], _record: Option<&Target>) -> Result<()> {
        if self.row == SHEET {
            self.next_sheet()?;
        }
        let row = self.row;
        let sheet = self.sheet()?;
        for (column, cell) in (0u16..).zip(cells) {
            match (cell.float(), cell.written()) {
                (Some(number), _) => sheet.write_number(row, column, number),
                (None, Some(text)) if !text.is_empty() => {
                    sheet.write_string(row, column, first_characters(&text, CELL))
                }
                _ => continue,
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        // The workbook is put together by going back and forth, which not every writer can.
        let mut whole = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut whole).map_err(failed)?;
        whole.rewind()?;
        std::io::copy(&mut whole, &mut self.writer)?;
        self.writer.flush()
    }
}

fn failed(error: XlsxError) -> Error {
    Error::other(error)
}
