//! What a run has done so far, a line a document, so that an interrupted one can go on.

use crate::outcome::Outcome;
use crate::work::Task;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Error, Result, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub struct Journal {
    path: PathBuf,
    writer: BufWriter<File>,
    /// What an earlier run has left, up to where it was compared with this one's tasks.
    earlier: Option<Earlier>,
    begun: Begun,
}

/// How a journal begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// There was none.
    Anew,
    /// In the place of an earlier run's.
    Over,
    /// Behind what an earlier run has done.
    Behind,
}

struct Earlier {
    reader: BufReader<File>,
    compared: u64,
}

#[derive(Serialize, Deserialize)]
struct Line {
    stamp: (u64, u128),
    outcome: Outcome,
}

impl Journal {
    /// Opens the journal of a run. One that an earlier run of the same options left is gone on with, if so asked; any
    /// other is begun anew.
    pub fn open(path: &Path, options: &str, resume: bool) -> Result<Self> {
        let left = path.exists();
        let earlier = if resume { Earlier::open(path, options)? } else { None };
        let begun = match &earlier {
            Some(_) => Begun::Behind,
            None if left => Begun::Over,
            None => Begun::Anew,
        };
        let mut file = OpenOptions::new().create(true).write(true).truncate(earlier.is_none()).open(path)?;
        if earlier.is_none() {
            file.write_all(options.as_bytes())?;
            file.write_all(b"\n")?;
        } else {
            file.seek(SeekFrom::End(0))?;
        }
        Ok(Self { path: path.into(), writer: BufWriter::new(file), earlier, begun })
    }

    /// How it was opened.
    pub fn begun(&self) -> Begun {
        self.begun
    }

    /// Whether an earlier run has done a task. Tasks are asked for in order; with the first that is new, or not what it
    /// was, what follows is new too.
    pub fn has(&mut self, task: &Task) -> Result<bool> {
        let Some(earlier) = &mut self.earlier else { return Ok(false) };
        if let Some((line, length)) = earlier.next()?
            && line.stamp == task.stamp
            && line.outcome.row == task.row
            && line.outcome.path == task.path.to_string_lossy()
            && line.outcome.document == task.document
        {
            earlier.compared += length;
            return Ok(true);
        }
        self.forget_rest()?;
        Ok(false)
    }

    /// Drops what an earlier run has left beyond what was compared.
    fn forget_rest(&mut self) -> Result<()> {
        if let Some(earlier) = self.earlier.take() {
            self.writer.get_ref().set_len(earlier.compared)?;
            self.writer.seek(SeekFrom::End(0))?;
        }
        Ok(())
    }

    pub fn append(&mut self, stamp: (u64, u128), outcome: Outcome) -> Result<()> {
        serde_json::to_writer(&mut self.writer, &Line { stamp, outcome })?;
        self.writer.write_all(b"\n")
    }

    /// Hands what was appended to the system, so that it outlives this process.
    pub fn flush(&mut self) -> Result<()> {
        self.writer.flush()
    }

    /// The outcomes of the run, in order.
    pub fn outcomes(mut self) -> Result<impl Iterator<Item = Result<Outcome>>> {
        self.forget_rest()?;
        self.writer.flush()?;
        let lines = BufReader::new(File::open(&self.path)?).lines().skip(1);
        Ok(lines.map(|line| Ok(serde_json::from_str::<Line>(&line?).map_err(Error::other)?.outcome)))
    }
}

impl Earlier {
    /// The journal of an earlier run with the same options, if there is one.
    fn open(path: &Path, options: &str) -> Result<Option<Self>> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut reader = BufReader::new(file);
        let mut header = String::new();
        // A journal that holds no text is none.
        if reader.read_line(&mut header).is_err() || header.strip_suffix('\n') != Some(options) {
            return Ok(None);
        }
        Ok(Some(Self { compared: header.len() as u64, reader }))
    }

    /// The next line with its length, if it is whole.
    fn next(&mut self) -> Result<Option<(Line, u64)>> {
        let mut line = Vec::new();
        let length = self.reader.read_until(b'\n', &mut line)?;
        match serde_json::from_slice(&line) {
            Ok(read) if line.ends_with(b"\n") => Ok(Some((read, length as u64))),
            _ => Ok(None),
        }
    }
}
