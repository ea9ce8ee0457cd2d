//! What the command line says.

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use policy_targets::tables::TableFormat;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  A folder of reports to a table for Stata, R or pandas:
    policy-targets extract reports/ -o targets.parquet
  For Excel, with the year of reports that do not say theirs:
    policy-targets extract reports/ -o targets.xlsx --year 2024
  One row a document, with columns for each headline indicator:
    policy-targets extract reports/ -o panel.csv --wide
  A corpus that is a table with a text column:
    policy-targets extract corpus.parquet -o targets.csv --text-column content --id-column city_year
  Go on with a run that was interrupted:
    policy-targets extract reports/ -o targets.parquet --resume
  Why a sentence gives what it gives:
    policy-targets explain --year 2024 力争全年新增高新技术企业100家以上";

/// Quantified commitments out of Chinese policy text.
#[derive(Debug, Parser)]
#[command(name = "policy-targets", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Extract the targets of documents into a table
    Extract(Box<Extract>),
    /// Explain every number of a sentence: what became of it, and which rule and word decided
    Explain(Explain),
    /// Work with tables of words
    #[command(subcommand)]
    Lexicon(LexiconCommand),
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page (roff), of a subcommand where one is named
    Man {
        /// The subcommand
        command: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Check a folder of tables for --lexicon, and tell every mistake with file, line and column
    Check {
        /// The folder
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The sentence; standard input where none is given
    pub sentence: Vec<String>,
    /// The year of the report it stands in
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i32>,
    /// A folder of tables over the built-in ones
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
}

const AFTER_EXTRACT: &str = "\
Read are .txt (UTF-8, GB18030, UTF-16, Big5: found out), .html, .docx and .pdf with a text layer, whatever their names
say; of a folder, files with those endings. A .csv, .tsv, .jsonl or .parquet with a text column is read row by row: where
it is named, or found in a folder and --text-column is given.

Beside OUT stand OUT.documents.csv, which tells of every document what it was, its year and place and where they are
known from, and what was mended or odd; and OUT.errors.csv, which lists what could not be read and why. While a run lasts,
OUT.partial keeps what is done, for --resume.

The year is the text's own, else the file name's, else --year. A manifest beats them all.

Exit status: 0 all well, 1 some documents could not be read, 2 the run could not be done.";

#[derive(Debug, Args)]
#[command(after_help = AFTER_EXTRACT)]
pub struct Extract {
    /// Files, folders, patterns such as 'reports/*2024*'; - is standard input
    #[arg(value_name = "PATH", required_unless_present = "manifest")]
    pub paths: Vec<PathBuf>,

    /// The table to write, by its ending: .csv, .jsonl, .json, .parquet, .xlsx; may be given several times. - is standard output
    #[arg(short, long = "output", value_name = "OUT", default_value = "-")]
    pub outputs: Vec<PathBuf>,

    /// The kind of table, whatever OUT's ending says (standard output: jsonl)
    #[arg(long, value_name = "FORMAT", value_parser = table_format)]
    pub format: Option<TableFormat>,

    /// One row a document, with the value, bound and strength of each headline indicator in the report's own year
    #[arg(long)]
    pub wide: bool,

    /// The headline indicators of --wide: codes with commas between them, or a table (headline, indicator, unit, change)
    #[arg(long, value_name = "LIST|FILE", requires = "wide")]
    pub indicators: Option<String>,

    /// Keep achievements and background too, told apart by `status`
    #[arg(long)]
    pub all: bool,

    /// Add the rule that decided each field and the word it rests on
    #[arg(long, conflicts_with = "wide")]
    pub evidence: bool,

    /// The encoding of texts, where it should not be found out (gb18030, big5, utf-16le ...)
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// The encoding of a .csv written: utf-8 with the mark Excel looks for, or gb18030 for old Stata
    #[arg(long, value_name = "NAME", default_value = "utf-8", value_parser = ["utf-8", "gb18030"])]
    pub csv_encoding: String,

    /// The year of documents that neither manifest, text nor file name dates
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1000..=9999))]
    pub year: Option<i32>,

    /// A CSV with the columns path, id, place, year (all but path optional) that beats text and file name
    #[arg(long, value_name = "CSV")]
    pub manifest: Option<PathBuf>,

    /// The column that holds the text, in documents that are rows of a table
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,

    /// The column that names the document
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,

    /// The column that holds the year; beats the text
    #[arg(long, value_name = "NAME")]
    pub year_column: Option<String>,

    /// The column that holds the place; beats the text
    #[arg(long, value_name = "NAME")]
    pub place_column: Option<String>,

    /// Keep the texts as they were read, which start and end count in, as files in this folder
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,

    /// Go on from what an interrupted run with the same options has done
    #[arg(long)]
    pub resume: bool,

    /// A folder of tables over the built-in ones
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,

    /// A folder with a taxonomy in the place of the built-in one
    #[arg(long, value_name = "DIR")]
    pub taxonomy: Option<PathBuf>,

    /// Documents larger than this are not read, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 64)]
    pub max_size: u64,

    /// How many threads work; as many as there are cores where none is given
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,

    /// Print nothing but what stops the run
    #[arg(short, long)]
    pub quiet: bool,
}

fn table_format(name: &str) -> Result<TableFormat, String> {
    let known = || TableFormat::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    TableFormat::ALL
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, format)| *format)
        .ok_or_else(|| format!("expected one of {}", known()))
}
