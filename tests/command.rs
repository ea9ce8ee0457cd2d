//! The command as it is run: inputs of every kind, tables, lists beside them, exit status, interruption.
#![cfg(feature = "cli")]

mod fixture;

use encoding_rs::GB18030;
use fixture::{QUOTES, REPORT, folder};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_policy-targets")).args(arguments).output().unwrap()
}

/// Runs `extract` in a folder and gives the exit status with what stood on standard error.
fn extract(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_policy-targets"))
        .current_dir(folder)
        .arg("extract")
        .args(arguments)
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The cells of a CSV file under some columns.
fn cells(path: &Path, columns: &[&str]) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().unwrap().clone();
    let places: Vec<usize> =
        columns.iter().map(|column| names.iter().position(|name| name == *column).unwrap()).collect();
    reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| places.iter().map(|place| record[*place].to_owned()).collect())
        .collect()
}

fn quotes(path: &Path) -> Vec<String> {
    cells(path, &["quote"]).concat()
}

#[test]
fn a_folder_becomes_a_table() {
    let folder = folder("command-folder");
    fs::create_dir_all(folder.join("in/2024")).unwrap();
    fs::write(folder.join("in/b.txt"), REPORT).unwrap();
    fs::write(folder.join("in/2024/a.txt"), GB18030.encode(REPORT).0).unwrap();
    fs::write(folder.join("in/.hidden.txt"), REPORT).unwrap();
    fs::write(folder.join("in/notes.md"), REPORT).unwrap();
    let (status, told) = extract(&folder, &["in", "-o", "out.csv"]);
    assert!(status == 0 && told.contains("\n2 documents, 10 targets, 0 failed\n"), "{told}");
    assert_eq!(quotes(&folder.join("out.csv")), [QUOTES, QUOTES].concat());
    let documents = cells(&folder.join("out.csv.documents.csv"), &["document", "status", "encoding", "place", "year"]);
    assert_eq!(documents, [["a", "read", "gb18030", "青河县", "2024"], ["b", "read", "utf-8", "青河县", "2024"]]);
    let mut left: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["in", "out.csv", "out.csv.documents.csv"]);
}

#[test]
fn one_bad_file_never_stops_the_run() {
    let folder = folder("command-bad");
    fs::write(folder.join("empty.txt"), "").unwrap();
    fs::write(folder.join("good.txt"), REPORT).unwrap();
    fs::write(folder.join("word.docx"), "PK\u{3}\u{4}cut short").unwrap();
    let (status, told) =
        extract(&folder, &["empty.txt", "good.txt", "missing.txt", "word.docx", "x*.txt", "-o", "out.csv"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("5 documents, 5 targets, 4 failed"), "{told}");
    assert_eq!(quotes(&folder.join("out.csv")), QUOTES);
    let errors = cells(&folder.join("out.csv.errors.csv"), &["path", "reason"]);
    assert_eq!(errors, [["empty.txt", "empty"], ["missing.txt", "io"], ["word.docx", "damaged"], ["x*.txt", "io"]]);
    // For old Stata, the lists too.
    extract(&folder, &["good.txt", "-o", "stata.csv", "-q", "--csv-encoding", "gb18030"]);
    for name in ["stata.csv", "stata.csv.documents.csv"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        assert!(GB18030.decode(&bytes).0.contains("青河县"), "{name}");
    }
    // A run without failures leaves no list of an earlier one's.
    assert_eq!(extract(&folder, &["good.txt", "-o", "out.csv", "-q"]), (0, String::new()));
    assert!(!folder.join("out.csv.errors.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_is_read_and_told() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("command-names");
    fs::write(folder.join(std::ffi::OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.txt")), REPORT).unwrap();
    let (status, told) = extract(&folder, &[".", "-o", "out.csv"]);
    assert!(status == 0 && told.contains("name_not_unicode 1"), "{told}");
    assert_eq!(quotes(&folder.join("out.csv")), QUOTES);
}

#[test]
fn usage_is_told_by_the_status() {
    let folder = folder("command-usage");
    fs::write(folder.join("a.txt"), REPORT).unwrap();
    let cases = [
        (&["a.txt", "-o", "out.doc"][..], "expected a name that ends with one of .csv"),
        (&[][..], "required arguments"),
        (&["a.txt", "-o", "out.csv", "--indicators", "gdp"][..], "--wide"),
        (&["a.txt", "-o", "out.csv", "--wide", "--indicators", "gdp,nonsense"][..], "found \"nonsense\""),
        (&["a.txt", "-o", "out.csv", "--manifest", "none.csv"][..], "none.csv"),
        (&["a.txt", "-o", "no/such/folder/out.csv"][..], "no/such/folder"),
        (&["a.txt", "-o", "out.csv", "-o", "out.csv"][..], "each output once"),
        (&["a.txt", "-o", "a.txt", "--format", "csv"][..], "found an input"),
        (&["a.txt", "-o", "out.csv", "--texts", "."][..], "a folder of its own"),
        (&["a.txt", "-o", "out.csv", "--encoding", "klingon"][..], "klingon"),
        (&["a.txt", "-o", "out.csv", "--year", "24"][..], "1000..=9999"),
        (&["-", "-o", "out.csv", "--text-column", "text"][..], "one document"),
        (&["a.txt", "-o", "out.csv", "--lexicon", "nowhere"][..], "nowhere"),
    ];
    for (arguments, says) in cases {
        let (status, told) = extract(&folder, arguments);
        assert!(status == 2 && told.contains(says), "{arguments:?}: {status} {told}");
    }
    assert!(!folder.join("out.csv").exists());
}

#[test]
fn year_and_place_come_from_text_name_and_manifest() {
    let folder = folder("command-origin");
    let undated = "各位代表：\n新建学校3所。\n";
    fs::write(folder.join("南湾区-2023.txt"), undated).unwrap();
    fs::write(folder.join("青河县-2022.txt"), REPORT).unwrap();
    fs::write(folder.join("无名.txt"), undated).unwrap();
    fs::write(folder.join("改名.txt"), REPORT).unwrap();
    fs::write(folder.join("list.csv"), "path,id,place,year\n改名.txt,qinghe,东湖区,2020\n").unwrap();
    let arguments = [
        "南湾区-2023.txt",
        "青河县-2022.txt",
        "无名.txt",
        "改名.txt",
        "-o",
        "out.csv",
        "--year",
        "1999",
        "--manifest",
        "list.csv",
    ];
    let (status, told) = extract(&folder, &arguments);
    assert!(status == 0 && told.contains("year_conflict 1"), "{told}");
    let documents = cells(
        &folder.join("out.csv.documents.csv"),
        &["document", "place", "place_origin", "year", "year_origin", "warnings"],
    );
    assert_eq!(
        documents,
        [
            ["南湾区-2023", "南湾区", "name", "2023", "name", ""],
            ["青河县-2022", "青河县", "text", "2024", "text", "year_conflict: the text says 2024, its name 2022"],
            ["无名", "", "", "1999", "default", ""],
            ["qinghe", "东湖区", "given", "2020", "given", ""],
        ]
    );
    assert_eq!(cells(&folder.join("out.csv"), &["deadline"])[0], ["2023"]);
}

#[test]
fn a_manifest_speaks_of_the_file_it_names() {
    let folder = folder("command-manifest");
    for year in ["2023", "2024"] {
        fs::create_dir_all(folder.join("in").join(year)).unwrap();
        fs::write(folder.join("in").join(year).join("report.txt"), REPORT).unwrap();
    }
    fs::write(folder.join("in/only.txt"), REPORT).unwrap();
    let list = "path,id\nin/2023/report.txt,first\nelsewhere/only.txt,second\nreport.txt,none\n";
    fs::write(folder.join("list.csv"), list).unwrap();
    let (_, told) = extract(&folder, &["in", "-o", "out.csv", "--manifest", "list.csv"]);
    let documents = cells(&folder.join("out.csv.documents.csv"), &["path", "document"]);
    assert_eq!(
        documents,
        [["in/2023/report.txt", "first"], ["in/2024/report.txt", "report"], ["in/only.txt", "second"]]
    );
    assert!(told.contains("the manifest names") && told.contains("report.txt"), "{told}");
    // Without other inputs, the manifest names them.
    fs::write(folder.join("whole.csv"), "path,year\nin/only.txt,2020\n").unwrap();
    extract(&folder, &["--manifest", "whole.csv", "-o", "out.csv", "-q"]);
    assert_eq!(cells(&folder.join("out.csv.documents.csv"), &["document", "year"]), [["only", "2020"]]);
}

#[test]
fn what_is_passed_over_is_told() {
    let folder = folder("command-passed");
    fs::create_dir(folder.join("in")).unwrap();
    for name in ["a.txt", "b.doc", "c.md", "d.csv", "~$e.docx"] {
        fs::write(folder.join("in").join(name), REPORT).unwrap();
    }
    let (status, told) = extract(&folder, &["in", "-o", "in/out.csv"]);
    assert!(status == 0 && told.contains("2 documents") && told.contains(".csv 1, .md 1"), "{told}");
    let again = extract(&folder, &["in/*", "-o", "in/out.csv", "--text-column", "text"]).1;
    assert!(again.contains("4 documents") && !again.contains("out.csv"), "{again}");
}

#[test]
fn a_corpus_is_never_written_over() {
    let folder = folder("command-over");
    fs::create_dir(folder.join("in")).unwrap();
    let corpus = "text\n新建学校3所。\n";
    fs::write(folder.join("in/data.csv"), corpus).unwrap();
    for inputs in ["in", "in/data.csv", "in/*.csv"] {
        let (status, told) = extract(&folder, &[inputs, "-o", "in/data.csv", "--text-column", "text"]);
        assert!(status == 2 && told.contains("found an input"), "{inputs}: {told}");
    }
    assert_eq!(fs::read_to_string(folder.join("in/data.csv")).unwrap(), corpus);
}

#[test]
fn a_corpus_can_be_a_table() {
    let folder = folder("command-corpus");
    let rows = format!("name,when,body\n青河县,2024,\"{REPORT}\"\n南湾区,2021,新建学校3所。\n东湖区,,\n");
    fs::write(folder.join("corpus.csv"), rows).unwrap();
    let columns = ["--text-column", "body", "--id-column", "name", "--year-column", "when"];
    let (status, told) = extract(&folder, &[&["corpus.csv", "-o", "out.csv"], &columns[..]].concat());
    assert!(status == 1 && told.contains("3 documents, 6 targets, 1 failed"), "{told}");
    let found = cells(&folder.join("out.csv"), &["document", "row", "year", "quote"]);
    assert_eq!(found[0], ["青河县", "1", "2024", "6%"]);
    assert_eq!(found[5], ["南湾区", "2", "2021", "3所"]);
    let errors = cells(&folder.join("out.csv.errors.csv"), &["document", "row", "reason"]);
    assert_eq!(errors, [["东湖区", "3", "empty"]]);
    // A table in a folder is a document only where its text column is named.
    fs::create_dir(folder.join("in")).unwrap();
    fs::rename(folder.join("corpus.csv"), folder.join("in/corpus.csv")).unwrap();
    assert!(extract(&folder, &["in", "-o", "none.csv"]).1.contains("0 documents"));
    // What the run writes itself is none either.
    for _ in 0..2 {
        assert!(extract(&folder, &[&["in", "-o", "in/all.csv"], &columns[..]].concat()).1.contains("3 documents"));
    }
}

#[test]
fn a_panel_has_a_row_for_every_document() {
    let folder = folder("command-panel");
    fs::write(folder.join("a.txt"), REPORT).unwrap();
    fs::write(folder.join("b.txt"), "").unwrap();
    fs::write(folder.join("own.tsv"), "headline\tindicator\tunit\tchange\nhightech\t高新技术企业\t家\tincrease\n")
        .unwrap();
    let (status, _) =
        extract(&folder, &["a.txt", "b.txt", "-o", "out.csv", "--wide", "--indicators", "gdp_growth,cpi"]);
    assert_eq!(status, 1);
    let found = cells(
        &folder.join("out.csv"),
        &["status", "gdp_growth_status", "gdp_growth_value", "gdp_growth_bound", "cpi_status"],
    );
    assert_eq!(found, [["read", "found", "6", "approx", "not_found"], ["failed", "failed", "", "", "failed"]]);
    extract(&folder, &["a.txt", "-o", "own.csv", "--wide", "--indicators", "own.tsv"]);
    assert_eq!(cells(&folder.join("own.csv"), &["hightech_value", "hightech_strength"]), [["100", "strive"]]);
}

/// A folder of many reports and the whole table they give.
fn many(name: &str) -> (std::path::PathBuf, Vec<u8>) {
    let folder = folder(name);
    fs::create_dir(folder.join("in")).unwrap();
    for index in 0..90 {
        fs::write(folder.join(format!("in/{index:03}.txt")), REPORT.replace("100家", &format!("{}家", index + 200)))
            .unwrap();
    }
    assert_eq!(extract(&folder, &["in", "-o", "whole.csv", "-q"]).0, 0);
    let whole = fs::read(folder.join("whole.csv")).unwrap();
    (folder, whole)
}

#[test]
fn the_order_is_that_of_the_inputs_whatever_the_threads_do() {
    let (folder, whole) = many("command-threads");
    for threads in ["1", "7"] {
        extract(&folder, &["in", "-o", "out.csv", "-q", "--threads", threads]);
        assert!(fs::read(folder.join("out.csv")).unwrap() == whole, "{threads}");
    }
}

/// What an interrupted run leaves: the journal up to some byte. A run that goes on from it gives the whole table.
#[test]
fn an_interrupted_run_is_gone_on_with() {
    let (folder, whole) = many("command-resume");
    let journal = folder.join("out.csv.partial");
    // The journal of a run that cannot write its table.
    fs::create_dir(folder.join("out.csv.tmp")).unwrap();
    assert_eq!(extract(&folder, &["in", "-o", "out.csv", "-q"]).0, 2);
    fs::remove_dir(folder.join("out.csv.tmp")).unwrap();
    let left = fs::read(&journal).unwrap();
    for end in [0, 10, left.len() / 3, left.len() / 2, left.len() - 1, left.len()] {
        fs::write(&journal, &left[..end]).unwrap();
        let (status, told) = extract(&folder, &["in", "-o", "out.csv", "--resume"]);
        assert_eq!(status, 0, "{told}");
        assert!(fs::read(folder.join("out.csv")).unwrap() == whole, "cut at {end}");
        assert!(!journal.exists());
        assert_eq!(told.contains("going on after"), end > left.len() / 4, "cut at {end}: {told}");
    }
    // What has changed since is done again, and so is all where the options are others.
    fs::write(&journal, &left).unwrap();
    fs::write(folder.join("in/040.txt"), "新建学校3所。\n").unwrap();
    let (_, told) = extract(&folder, &["in", "-o", "out.csv", "--resume"]);
    assert!(told.contains("going on after 40 documents"), "{told}");
    assert_eq!(quotes(&folder.join("out.csv")).len(), 89 * 5 + 1);
    fs::write(&journal, &left).unwrap();
    let (_, told) = extract(&folder, &["in", "-o", "out.csv", "--resume", "--all"]);
    assert!(told.contains("beginning anew"), "{told}");
}

#[test]
fn standard_input_and_output() {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_policy-targets"))
        .args(["extract", "-", "--format", "csv", "-q"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&GB18030.encode(REPORT).0).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), text.lines().count()), (Some(0), 6));
}

#[test]
fn kept_texts_have_names_of_their_own() {
    let folder = folder("command-kept");
    fs::write(folder.join("corpus.csv"), "id,text\na/b,新建学校1所。\na:b,新建学校2所。\nA_B,新建学校3所。\n").unwrap();
    extract(&folder, &["corpus.csv", "-o", "out.csv", "--id-column", "id", "--texts", "texts", "-q"]);
    let mut kept: Vec<String> = fs::read_dir(folder.join("texts"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, ["新建学校1所。", "新建学校2所。", "新建学校3所。"]);
}

#[test]
fn the_texts_are_kept_that_offsets_count_in() {
    let folder = folder("command-texts");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(
        folder.join("in/a.html"),
        format!("<html><body><p>{}</p></body></html>", REPORT.replace('\n', "</p><p>")),
    )
    .unwrap();
    extract(&folder, &["in", "-o", "out.csv", "--texts", "texts", "-q"]);
    let text: Vec<char> = fs::read_to_string(folder.join("texts/a.txt")).unwrap().chars().collect();
    for row in cells(&folder.join("out.csv"), &["start", "end", "quote"]) {
        let (start, end): (usize, usize) = (row[0].parse().unwrap(), row[1].parse().unwrap());
        assert_eq!(text[start..end].iter().collect::<String>(), row[2]);
    }
}

#[test]
fn the_other_commands() {
    let explained = String::from_utf8(run(&["explain", "--year", "2024", "新增企业100家以上。"]).stdout).unwrap();
    assert!(explained.contains("100家: target") && explained.contains("bound     ge"), "{explained}");
    let lexicon = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
    assert_eq!(run(&["lexicon", "check", lexicon.to_str().unwrap()]).status.code(), Some(0));
    let folder = folder("command-lexicon");
    fs::write(folder.join("units.tsv"), "unit\tkind\texample\n榀\tcount\t3榀\n座\tnonsense\t3座\n盏\tcount\n").unwrap();
    let checked = run(&["lexicon", "check", folder.to_str().unwrap()]);
    let told = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(1));
    assert!(told.contains("units.tsv:3:2: expected one of") && told.contains("units.tsv:4:"), "{told}");
    assert!(told.contains("1 rows, 2 mistakes"), "{told}");
    assert!(String::from_utf8(run(&["completions", "bash"]).stdout).unwrap().contains("policy-targets"));
    assert!(String::from_utf8(run(&["man"]).stdout).unwrap().contains(".TH policy-targets"));
    assert!(String::from_utf8(run(&["man", "extract"]).stdout).unwrap().contains("manifest"));
}
