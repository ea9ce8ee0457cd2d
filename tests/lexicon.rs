//! The tables' canonical form, and overlays: what a caller's folder changes and how its mistakes are told.

use policy_targets::{Error, Extractor, Report};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

fn tables() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
    let mut tables: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    tables.sort();
    tables
}

/// How many columns name a row of a table.
fn key_width(table: &str) -> usize {
    match table {
        "bounds.tsv" | "frames.tsv" | "particles.tsv" | "standards.tsv" => 2,
        "headline_names.tsv" => 3,
        _ => 1,
    }
}

#[test]
fn tables_are_sorted_unique_and_whole() {
    for (name, text) in tables() {
        assert!(text.ends_with('\n') && !text.contains('\r') && !text.contains("\n\n"), "{name}: lines");
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty() && cell.trim() == *cell), "{name}: cells");
        // The order of the sectors is the guideline's, that of the headlines a panel's.
        if name != "sectors.tsv" && name != "headlines.tsv" {
            assert!(rows.is_sorted_by_key(|row| row[0].as_bytes().to_vec()), "{name}: order");
        }
        let mut seen = HashSet::new();
        for row in &rows {
            let key = if name == "sector_terms.tsv" { vec![row[0], row[4]] } else { row[..key_width(&name)].to_vec() };
            assert!(seen.insert(key.clone()), "{name}: {key:?} stands twice");
        }
    }
}

/// Tables whose last column is no example of their entry.
const WITHOUT_EXAMPLE: [&str; 6] =
    ["classes.tsv", "dictionary.tsv", "headlines.tsv", "rules.tsv", "sectors.tsv", "standards.tsv"];

#[test]
fn examples_hold_their_entry() {
    for (name, text) in tables().into_iter().filter(|(name, _)| !WITHOUT_EXAMPLE.contains(&name.as_str())) {
        for line in text.lines().skip(1) {
            let cells: Vec<_> = line.split('\t').collect();
            assert!(cells[cells.len() - 1].contains(cells[0]), "{name}: {line}");
        }
    }
}

#[test]
fn unit_examples_are_read_as_one_measure_of_their_unit() {
    let extractor = Extractor::new();
    let table = tables().into_iter().find(|(name, _)| name == "units.tsv").unwrap().1;
    let wrong: Vec<_> = table
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>())
        // Lengths of time and ages are measures only where something promises them.
        .filter(|cells| !matches!(cells[1], "time" | "age"))
        .filter(|cells| !matches!(cells[0], "番" | "成"))
        .filter_map(|cells| {
            let found = extractor.measures(cells[2]);
            let unit = found.first().and_then(|measure| measure.unit.clone());
            let canonical = cells[0].replace('％', "%").replace('／', "/");
            (unit.as_deref() != Some(canonical.as_str())).then(|| (cells[2].to_owned(), unit))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A folder of its own under the target folder.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

#[test]
fn an_overlay_adds_units_and_verbs() {
    let overlay = folder(
        "overlay",
        &[
            ("units.tsv", "unit\tkind\texample\n榀\tcount\t3榀\n"),
            ("verbs.tsv", "verb\tchange\tlight\texample\n安架\tdeliver\t-\t安架大棚3榀\n"),
        ],
    );
    let extractor = Extractor::builder().lexicon_dir(overlay).build().unwrap();
    let found = extractor.extract(&Report::new("安架钢骨大棚300榀。").with_year(2024));
    assert_eq!(found.targets[0].unit.as_deref(), Some("榀"));
    assert_eq!(found.targets[0].action.as_deref(), Some("安架"));
    assert!(Extractor::new().extract(&Report::new("安架钢骨大棚300榀。")).targets.is_empty());
}

#[test]
fn a_taxonomy_takes_the_place_of_the_built_in_one() {
    let taxonomy = folder(
        "taxonomy",
        &[
            ("sectors.tsv", "code\tname\tgloss\nland\t土地\tland\nrest\t其余\tthe rest\n"),
            ("sector_terms.tsv", "term\tsector\tclass\tpriority\tunder\texample\n农田\tland\t-\t5\t-\t高标准农田\n"),
        ],
    );
    let extractor = Extractor::builder().taxonomy_dir(taxonomy).build().unwrap();
    assert_eq!(extractor.sectors().map(|(code, ..)| code).collect::<Vec<_>>(), ["land", "rest"]);
    let found = extractor.extract(&Report::new("新建高标准农田2万亩。\n新增企业3家。"));
    assert_eq!(found.targets.iter().map(|target| target.sector.as_str()).collect::<Vec<_>>(), ["land", "other"]);
}

#[test]
fn a_word_of_the_dictionary_is_not_cut() {
    // "provide 1,000 plays that go into the neighbourhoods"
    let report = Report::new("选送1000场品质戏曲进社区进乡村。");
    let overlay = folder("dictionary", &[("dictionary.tsv", "word\tfrequency\n进社区\t90000\n")]);
    let indicator = |extractor: Extractor| extractor.extract(&report).targets[0].indicator.clone();
    assert_eq!(indicator(Extractor::new()).as_deref(), Some("品质戏曲"));
    let known = Extractor::builder().lexicon_dir(overlay).build().unwrap();
    assert_eq!(indicator(known).as_deref(), Some("品质戏曲进社区"));
}

#[test]
fn mistakes_are_told_with_file_line_and_column() {
    // More words than one tree can tell apart.
    let rows: String = (0..20_000).map(|row| format!("{row:060}\tcount\t-\n")).collect();
    let crowded = format!("unit\tkind\texample\n{rows}");
    let cases = [
        ("units.tsv", "unit\tkind\texample\n榀\tthings\t3榀\n", "units.tsv:2:2: expected one of count, person"),
        ("units.tsv", "unit\tkind\n", "units.tsv:1:1: expected the header unit⇥kind⇥example"),
        ("units.tsv", "unit\tkind\texample\n榀\tcount\n", "units.tsv:2:2: expected 3 cells"),
        (
            "sector_terms.tsv",
            "term\tsector\tclass\tpriority\tunder\texample\n农田\tland\t-\t5\t-\t农田\n",
            "sector_terms.tsv:2:2: expected a code of sectors.tsv",
        ),
        (
            "sector_terms.tsv",
            "term\tsector\tclass\tpriority\tunder\texample\n农田\tenergy\t-\tx\t-\t农田\n",
            "sector_terms.tsv:2:4: expected a whole number",
        ),
        (
            "sector_terms.tsv",
            "term\tsector\tclass\tpriority\tunder\texample\n农田\tenergy\teconomy.growth\t5\t-\t农田\n",
            "sector_terms.tsv:2:3: expected a class of energy in classes.tsv",
        ),
        ("unit.tsv", "unit\tkind\texample\n", "expected a table named one of"),
        ("dictionary.tsv", "word\tfrequency\n大棚\toften\n", "dictionary.tsv:2:2: expected a whole number"),
        ("units.tsv", &crowded, "units.tsv:16668:1: expected at most 1000000 characters"),
    ];
    for (index, (file, text, message)) in cases.iter().enumerate() {
        let overlay = folder(&format!("mistake-{index}"), &[(file, text)]);
        let error = Extractor::builder().lexicon_dir(overlay).build().unwrap_err();
        assert!(matches!(error, Error::Lexicon { .. }) && error.to_string().contains(message), "{error}");
    }
    let overlay = folder("bytes", &[]);
    fs::write(overlay.join("units.tsv"), b"unit\tkind\texample\n\xff").unwrap();
    assert!(matches!(
        Extractor::builder().lexicon_dir(overlay).build().unwrap_err(),
        Error::Encoding { offset: 18, .. }
    ));
    assert!(matches!(Extractor::builder().lexicon_dir("no/such").build().unwrap_err(), Error::Read { .. }));
}
