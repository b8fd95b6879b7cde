//! A check that our texts are our own words: no long run of words that also stands in another text.

use super::{Check, Report};
use crate::catalogue::files;
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{Placed, RowPlace, Rows};
use crate::text::fold;
use std::collections::HashMap;
use std::path::Path;

pub const SHARED_WORDS: Check = Check {
    name: "shared-words",
    severity: Severity::Error,
    finds: "eight or more words in a row of an article or fact that also stand in a text below --against DIR",
    why: "What we tell is told in our own words: facts are free, sentences are their author's. Names and titles may \
          coincide, a run of eight words may not. Without --against there is nothing to compare with.",
    run: shared_words,
};

/// Words in a row from which a run is too long to be chance.
const RUN_WORDS: usize = 8;
/// Bytes of a text that is compared; a larger file is told and passed over.
const TEXT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// One of our texts, word by word.
struct Own<'a> {
    place: &'a RowPlace,
    key: String,
    /// As they stand, with their folded form.
    words: Vec<(&'a str, String)>,
}

/// Where every run of [`RUN_WORDS`] folded words stands: text and first word.
type Runs<'a> = HashMap<Vec<&'a str>, Vec<(usize, usize)>>;

fn shared_words(rows: &Rows, report: &mut Report<'_>) {
    let Some(directory) = report.against else { return };
    let own = own_texts(rows);
    let mut runs: Runs<'_> = HashMap::new();
    for (text, own) in own.iter().enumerate() {
        for (start, run) in own.words.windows(RUN_WORDS).enumerate() {
            let folded = run.iter().map(|(_, folded)| folded.as_str()).collect();
            runs.entry(folded).or_default().push((text, start));
        }
    }
    for file in files::below(directory) {
        match read(&file) {
            Ok(text) => compare(&own, &runs, &file, &text, report),
            Err(what) => report.tell(
                &RowPlace::of_file(&file),
                "",
                what,
                "compare it by hand, or move it away",
            ),
        }
    }
}

fn own_texts(rows: &Rows) -> Vec<Own<'_>> {
    let mut texts: Vec<(&RowPlace, String, &str)> = Vec::new();
    for Placed { row, place } in &rows.articles {
        for (key, text) in [("headline", &row.headline), ("text", &row.text)] {
            texts.push((place, format!("{key}.en"), &text.en));
            texts.extend(text.ko.as_deref().map(|korean| (place, format!("{key}.ko"), korean)));
        }
    }
    for Placed { row, place } in &rows.collaborations {
        for (index, fact) in row.facts.iter().enumerate() {
            let korean = fact.ko.as_deref();
            texts.push((place, format!("facts[{index}].en"), &fact.en));
            texts.extend(korean.map(|korean| (place, format!("facts[{index}].ko"), korean)));
        }
    }
    let own = texts.into_iter().map(|(place, key, text)| {
        let words = text.split_whitespace().map(|word| (word, fold(word)));
        let words = words.filter(|(_, folded)| !folded.is_empty()).collect();
        Own { place, key, words }
    });
    own.collect()
}

fn read(file: &Path) -> Result<String, String> {
    let bytes = std::fs::metadata(file).map_err(|error| error.to_string())?.len();
    if bytes > TEXT_BYTES_MAX {
        return Err(format!("the text has {bytes} bytes, more than {TEXT_BYTES_MAX}"));
    }
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Tells every longest shared run of this text once.
fn compare(own: &[Own<'_>], runs: &Runs<'_>, file: &Path, text: &str, report: &mut Report<'_>) {
    let words: Vec<String> = text
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    // Where the last run told of each text ends here and there, so that its tail is not told again.
    let mut told: HashMap<usize, (usize, usize)> = HashMap::new();
    for (there, run) in words.windows(RUN_WORDS).enumerate() {
        let key: Vec<&str> = run.iter().map(String::as_str).collect();
        for &(text, start) in runs.get(&key).into_iter().flatten() {
            let inside_last = told
                .get(&text)
                .is_some_and(|&(end, end_there)| start < end && there < end_there);
            let Some(own) = own.get(text).filter(|_| !inside_last) else {
                continue;
            };
            let (rest, rest_there) = (own.words.iter().skip(start), words.iter().skip(there));
            let length = rest
                .zip(rest_there)
                .take_while(|((_, folded), other)| folded == *other)
                .count();
            told.insert(text, (start + length, there + length));
            let shared: Vec<&str> = own
                .words
                .iter()
                .skip(start)
                .take(length)
                .map(|(word, _)| *word)
                .collect();
            let what = format!(
                "{length} words in a row stand in {}: “{}”",
                file.display(),
                shared.join(" ")
            );
            report.tell(own.place, &own.key, what, "say it in our own words");
        }
    }
}
