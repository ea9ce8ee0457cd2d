//! Draws `lexicon/dictionary.tsv` from the dictionary of jieba, which is eight times as large: `dictionary dict.txt`.
//!
//! The segmenter is asked only where verbs begin and end. A word matters for that if it holds a verb or could take
//! characters from one; of the others the frequent ones are kept.

use std::collections::HashSet;
use std::path::Path;

/// A word that ends with a verb of one character is kept from this frequency on.
const ENDS_IN_VERB: u64 = 3;
/// A word that can overlap with a verb.
const OVERLAPS: u64 = 50;
/// Any other.
const OTHER: u64 = 200;
/// Stands for all that is left out, so that the words kept weigh as much as before. It is in no text.
const REST: char = '\u{10FFFD}';

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of jieba's dict.txt")?;
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
    let column = |table: &str| -> std::io::Result<HashSet<String>> {
        let text = std::fs::read_to_string(tables.join(table))?;
        Ok(text.lines().skip(1).filter_map(|row| Some(row.split('\t').next()?.to_owned())).collect())
    };
    let (verbs, heads, breaks) = (column("verbs.tsv")?, column("heads.tsv")?, column("breaks.tsv")?);
    let deeds: HashSet<&str> = verbs.iter().chain(&breaks).map(String::as_str).collect();
    let long = |word: &str| word.chars().nth(1).is_some();
    let (mut fronts, mut backs) = (HashSet::new(), HashSet::new());
    for deed in deeds.iter().filter(|deed| long(deed)) {
        for (cut, _) in deed.char_indices().skip(1) {
            fronts.insert(&deed[..cut]);
            backs.insert(&deed[cut..]);
        }
    }
    let least = |word: &str| {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let holds = || {
            let inner = |from: usize| cuts[from..].iter().skip(2).any(|to| deeds.contains(&word[cuts[from]..*to]));
            (0..cuts.len()).any(inner)
        };
        let inside = || &cuts[1..cuts.len() - 1];
        let overlaps = || inside().iter().any(|cut| fronts.contains(&word[*cut..]) || backs.contains(&word[..*cut]));
        match word.char_indices().next_back() {
            _ if holds() => 0,
            Some((0, _)) => OTHER,
            Some((last, _)) if deeds.contains(&word[last..]) => ENDS_IN_VERB,
            _ if overlaps() => OVERLAPS,
            _ => OTHER,
        }
    };
    let text = std::fs::read_to_string(path)?;
    let (mut kept, mut rest) = (Vec::new(), 0);
    for line in text.lines() {
        let mut cells = line.split(' ');
        let (Some(word), Some(frequency)) = (cells.next(), cells.next()) else { continue };
        let frequency: u64 = frequency.parse()?;
        // The segmenter is given the verbs and heads themselves besides.
        let given = long(word) && (verbs.contains(word) || heads.contains(word));
        if !given && frequency >= least(word) {
            kept.push((word.to_owned(), frequency));
        } else {
            rest += frequency;
        }
    }
    kept.push((REST.into(), rest));
    kept.sort_unstable();
    let rows: String = kept.iter().map(|(word, frequency)| format!("{word}\t{frequency}\n")).collect();
    std::fs::write(tables.join("dictionary.tsv"), format!("word\tfrequency\n{rows}"))?;
    println!("{} words", kept.len());
    Ok(())
}
