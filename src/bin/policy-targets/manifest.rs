//! What a manifest says of documents: their names, places and years.

use policy_targets::formats::{Options, decode};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is said of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub id: Option<String>,
    pub place: Option<String>,
    pub year: Option<i32>,
}

/// A manifest, by the paths it names.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The paths in its order, relative ones in its own folder.
    pub paths: Vec<PathBuf>,
    by_path: HashMap<PathBuf, Said>,
    /// By file name alone, where that is a name for one file only.
    by_name: HashMap<String, Option<Said>>,
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
                column.and_then(|column| record.get(column)).map(str::trim).filter(|cell| !cell.is_empty())
            };
            let Some(named) = cell(Some(at)) else {
                return Err(failed(format!("line {line}: expected a path, found nothing")));
            };
            let year = match cell(year) {
                Some(year) => {
                    Some(year.parse().map_err(|_| failed(format!("line {line}: expected a year, found {year:?}")))?)
                }
                None => None,
            };
            let said = Said { id: cell(id).map(str::to_owned), place: cell(place).map(str::to_owned), year };
            let full = folder.join(named);
            if let Some(name) = full.file_name() {
                let known = manifest.by_name.entry(name.to_string_lossy().into_owned());
                known.and_modify(|said| *said = None).or_insert_with(|| Some(said.clone()));
            }
            manifest.by_path.insert(known(&full), said.clone());
            manifest.by_path.insert(PathBuf::from(named), said);
            manifest.paths.push(full);
        }
        Ok(manifest)
    }

    /// What it says of a file: by its path as the manifest or the command line has it, else by its name.
    pub fn of(&self, path: &Path) -> Said {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let by_path = self.by_path.get(path).or_else(|| self.by_path.get(&known(path)));
        by_path.or_else(|| self.by_name.get(&name).and_then(Option::as_ref)).cloned().unwrap_or_default()
    }

    /// The paths that none of the files read is.
    pub fn unused<'m>(&'m self, read: &[PathBuf]) -> Vec<&'m PathBuf> {
        let names: Vec<_> = read.iter().map(|path| path.file_name()).collect();
        self.paths.iter().filter(|path| !names.contains(&path.file_name())).collect()
    }
}

/// A path as the file system knows it, where it does.
fn known(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.into())
}
