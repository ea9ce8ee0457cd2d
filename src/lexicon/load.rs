//! Reads the tables: the embedded ones, then a caller's folder over them.

use super::Lexicon;
use super::sources::{DICTIONARY, SOURCES, Source};
use super::table::{Row, Table};
use super::words::LONGEST;
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// The tables that a folder in the place of the built-in taxonomy holds; one without classes has none.
const TAXONOMY: [&str; 3] = ["sectors.tsv", "classes.tsv", "sector_terms.tsv"];
const OPTIONAL: &str = "classes.tsv";

impl Lexicon {
    /// The embedded tables, then the tables of `overlay` over them. With `taxonomy`, its sector tables
    /// take the place of the built-in ones.
    pub(crate) fn load(overlay: Option<&Path>, taxonomy: Option<&Path>) -> Result<Self> {
        let mut lexicon = Self::default();
        for source in SOURCES {
            match taxonomy.filter(|_| TAXONOMY.contains(&source.file)) {
                Some(folder) if source.file == OPTIONAL && !folder.join(OPTIONAL).exists() => {}
                Some(folder) => lexicon.take_file(source, &folder.join(source.file))?,
                None if source.file == DICTIONARY => {}
                None => lexicon.take(source, source.file, source.text)?,
            }
            if let Some(path) = overlay.map(|folder| folder.join(source.file)).filter(|path| path.exists()) {
                lexicon.take_file(source, &path)?;
            }
        }
        if let Some(folder) = overlay {
            check_folder(folder)?;
        }
        lexicon.learn();
        Ok(lexicon)
    }

    fn take_file(&mut self, source: &Source, path: &Path) -> Result<()> {
        self.take(source, &path.display().to_string(), &read_file(path)?)
    }

    fn take(&mut self, source: &Source, file: &str, text: &str) -> Result<()> {
        let table = Table::read(file, text, source.columns)?;
        if let Some(error) = table.rows().get(held(&table)).map(too_many) {
            return Err(error);
        }
        table.rows().iter().try_for_each(|row| self.take_row(source, row))
    }

    fn take_row(&mut self, source: &Source, row: &Row<'_>) -> Result<()> {
        if row.cell(0).chars().nth(LONGEST).is_some() {
            return Err(row.error(1, &format!("at most {LONGEST} characters"), row.cell(0)));
        }
        (source.take)(self, row)
    }
}

/// The words of a table have no more characters in all, which is what its tree can tell apart.
const MOST: usize = 1_000_000;

/// How many rows of a table can be held.
fn held(table: &Table<'_>) -> usize {
    let mut characters = 0;
    let fits = |row: &&Row<'_>| {
        characters += row.cell(0).chars().count();
        characters <= MOST
    };
    table.rows().iter().take_while(fits).count()
}

fn too_many(row: &Row<'_>) -> Error {
    row.error(1, &format!("at most {MOST} characters of words in a table"), row.cell(0))
}

/// The built-in rows of the segmenter's table.
pub(crate) fn dictionary() -> &'static str {
    let text = SOURCES.iter().find(|source| source.file == DICTIONARY).map_or("", |source| source.text);
    text.split_once('\n').map_or("", |(_, rows)| rows)
}

/// What was found in one table of a folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct TableCheck {
    /// The file.
    pub path: PathBuf,
    /// How many of its rows can be taken.
    pub rows: usize,
    /// What is wrong with the others, or with the file.
    pub errors: Vec<Error>,
}

/// Checks every table of a folder that is to be given to
/// [`ExtractorBuilder::lexicon_dir`](crate::ExtractorBuilder::lexicon_dir), and tells all that is wrong, not only what
/// comes first.
///
/// # Errors
/// [`Error::Read`] where the folder cannot be read.
pub fn check_lexicon(folder: &Path) -> Result<Vec<TableCheck>> {
    let mut lexicon = Lexicon::load(None, None)?;
    let unreadable = |source| Error::Read { path: folder.into(), source };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    // Later tables refer to earlier ones.
    let place = |name: &String| SOURCES.iter().position(|source| source.file == *name).unwrap_or(SOURCES.len());
    names.retain(|name| name.ends_with(".tsv"));
    names.sort_by_key(|name| (place(name), name.clone()));
    Ok(names.iter().map(|name| lexicon.check_table(folder, name)).collect())
}

impl Lexicon {
    fn check_table(&mut self, folder: &Path, name: &str) -> TableCheck {
        let path = folder.join(name);
        let mut check = TableCheck { path: path.clone(), rows: 0, errors: Vec::new() };
        let Some(source) = SOURCES.iter().find(|source| source.file == name) else {
            check.errors.push(unknown_table(&path, name));
            return check;
        };
        match read_file(&path) {
            Ok(text) => {
                let file = path.display().to_string();
                let (table, errors) = Table::read_all(&file, &text, source.columns);
                check.errors = errors;
                let held = held(&table);
                check.errors.extend(table.rows().get(held).map(too_many));
                for row in &table.rows()[..held] {
                    match self.take_row(source, row) {
                        Ok(()) => check.rows += 1,
                        Err(error) => check.errors.push(error),
                    }
                }
            }
            Err(error) => check.errors.push(error),
        }
        check
    }
}

/// The text of a table's file.
pub(crate) fn read_file(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.into(), source })?;
    String::from_utf8(bytes)
        .map_err(|error| Error::Encoding { path: path.into(), offset: error.utf8_error().valid_up_to() })
}

/// An overlay that cannot be read, or holds a table of no known name, is a mistake worth telling.
fn check_folder(folder: &Path) -> Result<()> {
    let unreadable = |source| Error::Read { path: folder.into(), source };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tsv") && SOURCES.iter().all(|source| source.file != name) {
            return Err(unknown_table(&folder.join(&name), &name));
        }
    }
    Ok(())
}

fn unknown_table(path: &Path, name: &str) -> Error {
    let known: Vec<_> = SOURCES.iter().map(|source| source.file).collect();
    Error::Lexicon {
        file: path.display().to_string(),
        line: 1,
        column: 1,
        expected: format!("a table named one of {}", known.join(", ")),
        found: name.into(),
    }
}
