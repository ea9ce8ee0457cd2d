//! One TSV table: header row, one entry a line, every mistake reported with file, line and column.

use crate::error::{Error, Result};

/// A table as read: the rows' cells with the line each stands on.
pub(crate) struct Table<'t> {
    rows: Vec<Row<'t>>,
}

/// One entry of a table.
pub(crate) struct Row<'t> {
    file: &'t str,
    line: usize,
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Reads `text`, whose header must name exactly `columns`.
    pub(crate) fn read(file: &'t str, text: &'t str, columns: &[&str]) -> Result<Self> {
        let (table, mut errors) = Self::read_all(file, text, columns);
        if errors.is_empty() { Ok(table) } else { Err(errors.swap_remove(0)) }
    }

    /// The rows that are whole, and what is wrong with the others.
    pub(crate) fn read_all(file: &'t str, text: &'t str, columns: &[&str]) -> (Self, Vec<Error>) {
        let mut lines = text.lines().map(|line| line.trim_end_matches('\r')).enumerate();
        let header = lines.next().map_or("", |(_, line)| line).trim_start_matches('\u{feff}');
        if header.split('\t').ne(columns.iter().copied()) {
            let expected = format!("the header {}", columns.join("⇥"));
            let error = Error::Lexicon { file: file.into(), line: 1, column: 1, expected, found: header.into() };
            return (Self { rows: Vec::new() }, vec![error]);
        }
        let (mut rows, mut errors) = (Vec::new(), Vec::new());
        for (index, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let row = Row { file, line: index + 1, cells: line.split('\t').collect() };
            if row.cells.len() != columns.len() {
                errors.push(row.error(row.cells.len(), &format!("{} cells", columns.len()), line));
            } else if let Some(empty) = row.cells.iter().position(|cell| cell.trim().is_empty()) {
                errors.push(row.error(empty + 1, "a value, or - for none", row.cells[empty]));
            } else {
                rows.push(row);
            }
        }
        (Self { rows }, errors)
    }

    /// The entries, in the order of the file.
    pub(crate) fn rows(&self) -> &[Row<'t>] {
        &self.rows
    }
}

impl<'t> Row<'t> {
    /// The cell of a 0-based column.
    pub(crate) fn cell(&self, column: usize) -> &'t str {
        self.cells[column]
    }

    /// The cell, unless it says `-`.
    pub(crate) fn optional(&self, column: usize) -> Option<&'t str> {
        Some(self.cells[column]).filter(|cell| *cell != "-")
    }

    /// The cell as one of a closed set of names.
    pub(crate) fn one_of<T: Copy>(&self, column: usize, set: &[(&str, T)]) -> Result<T> {
        let cell = self.cell(column);
        set.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<_> = set.iter().map(|(name, _)| *name).collect();
            self.error(column + 1, &format!("one of {}", names.join(", ")), cell)
        })
    }

    /// The cell as a small number.
    pub(crate) fn number(&self, column: usize) -> Result<u8> {
        let cell = self.cell(column);
        cell.parse().map_err(|_| self.error(column + 1, "a whole number below 256", cell))
    }

    /// The cell as a frequency.
    pub(crate) fn frequency(&self, column: usize) -> Result<u32> {
        let cell = self.cell(column);
        cell.parse().map_err(|_| self.error(column + 1, "a whole number below 2^32", cell))
    }

    /// An error that points at a 1-based column of this row.
    pub(crate) fn error(&self, column: usize, expected: &str, found: &str) -> Error {
        Error::Lexicon {
            file: self.file.into(),
            line: self.line,
            column,
            expected: expected.into(),
            found: found.into(),
        }
    }
}
