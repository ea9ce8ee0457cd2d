//! What a manifest says of documents: their names, places and years.

use crate::inputs::known;
use policy_targets::formats::{Options, decode};
use std::collections::HashMap;
use std::hash::Hash;
use std::path::{Path, PathBuf};

/// What is said of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub id: Option<String>,
    pub place: Option<String>,
    pub year: Option<i32>,
}

/// A manifest: what it says of each path it names.
#[derive(Debug, Default)]
pub struct Manifest {
    /// Its rows in order; relative paths stand in its own folder.
    rows: Vec<(PathBuf, PathBuf, Said)>,
    /// What it says of the files of the run.
    said: HashMap<PathBuf, Said>,
}

impl Manifest {
    /// Reads a manifest.
    pub fn read(path: &Path) -> Result<Self, String> {
        let failed = |what: String| format!("{}: {what}", path.display());
        let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
        let (text, _) = decode(path, &bytes, &Options::default()).map_err(|error| error.to_string())?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let names = reader.headers().map_err(|error| failed(error.to_string()))?.clone();
        let column = |wanted: &str| names.iter().position(|name| name.trim_start_matches('\u{feff}').trim() == wanted);
        let at = column("path").ok_or_else(|| {
            failed(format!("expected a column path, found {}", names.iter().collect::<Vec<_>>().join(", ")))
        })?;
        let (id, place, year) = (column("id"), column("place"), column("year"));
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut manifest = Self::default();
        for (index, record) in reader.records().enumerate() {
            let line = index + 2;
            let record = record.map_err(|error| failed(error.to_string()))?;
            let cell = |column: Option<usize>| {
                column.and_then(|column| record.get(column)).map(str::trim).filter(|cell| !MISSING.contains(cell))
            };
            let Some(named) = cell(Some(at)) else {
                return Err(failed(format!("line {line}: expected a path, found nothing")));
            };
            let year = match cell(year) {
                Some(cell) => Some(
                    said_year(cell).ok_or_else(|| failed(format!("line {line}: expected a year, found {cell:?}")))?,
                ),
                None => None,
            };
            let said = Said { id: cell(id).map(str::to_owned), place: cell(place).map(str::to_owned), year };
            manifest.rows.push((PathBuf::from(named), folder.join(named), said));
        }
        Ok(manifest)
    }

    /// The paths that it names.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.rows.iter().map(|(_, path, _)| path.clone()).collect()
    }

    /// Finds out which file of the run each row speaks of: by its path as the command line or the manifest's folder has
    /// it, else by the file's name where one row and one file have that name. Gives the paths it names in
    /// vain, or twice.
    pub fn bind(&mut self, files: &[PathBuf]) -> Vec<PathBuf> {
        let by_path: HashMap<PathBuf, &PathBuf> =
            files.iter().flat_map(|file| [(file.clone(), file), (known(file), file)]).collect();
        let (mut left, mut twice) = (Vec::new(), Vec::new());
        for (named, path, said) in &self.rows {
            match by_path.get(&known(path)).or_else(|| by_path.get(named)) {
                // The first row that names a file counts; a second is told of.
                Some(file) if self.said.contains_key(*file) => twice.push(path.clone()),
                Some(file) => drop(self.said.insert((*file).clone(), said.clone())),
                None => left.push((path, said)),
            }
        }
        let files = once(files.iter().map(|file| (file.file_name(), file)));
        let rows = once(self.rows.iter().map(|(_, path, _)| (path.file_name(), path)));
        let mut vain = twice;
        for (path, said) in left {
            let name = path.file_name();
            match (files.get(&name), rows.get(&name)) {
                (Some(Some(file)), Some(Some(_))) => drop(self.said.insert((*file).clone(), said.clone())),
                _ => vain.push(path.clone()),
            }
        }
        vain
    }

    /// What it says of a file of the run.
    pub fn of(&self, path: &Path) -> Said {
        self.said.get(path).cloned().unwrap_or_default()
    }
}

/// How tables write that nothing is known.
const MISSING: [&str; 5] = ["", "NA", "NaN", "nan", "None"];

/// What each key stands for, where it stands for one thing only.
fn once<K: Eq + Hash, V>(pairs: impl Iterator<Item = (K, V)>) -> HashMap<K, Option<V>> {
    let mut found = HashMap::new();
    for (key, value) in pairs {
        found.entry(key).and_modify(|known| *known = None).or_insert(Some(value));
    }
    found
}

/// A year as lists write it: 2024, 2024年, 2024.0.
fn said_year(cell: &str) -> Option<i32> {
    let digits = cell.trim_end_matches('年');
    let year = digits.strip_suffix(".0").unwrap_or(digits).parse().ok()?;
    (1000..=9999).contains(&year).then_some(year)
}
