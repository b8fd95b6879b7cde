//! Reading the data files: every row by itself, so that one bad row hides no other, each with the line of every key.

use super::files;
use super::problem::{Problem, Severity};
use super::rows::{Article, Artist, Collaboration, Draft, Feed, Quote, Strangers, WrittenQuestion};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Bytes of one data file. Far above any sensible file; it keeps a wrong path from filling the memory.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// All rows of a data directory, each with where it stands, and what could not be read.
#[derive(Debug, Default)]
pub struct Rows {
    /// The data directory.
    pub directory: PathBuf,
    /// From `artists/`.
    pub artists: Vec<Placed<Artist>>,
    /// From `collaborations/`.
    pub collaborations: Vec<Placed<Collaboration>>,
    /// From `quotes/`.
    pub quotes: Vec<Placed<Quote>>,
    /// From `articles/`.
    pub articles: Vec<Placed<Article>>,
    /// From `articles/` too: what is no article yet.
    pub drafts: Vec<Placed<Draft>>,
    /// From `feeds.toml`.
    pub feeds: Vec<Placed<Feed>>,
    /// Files of the data folder that nothing reads.
    pub unused: Vec<PathBuf>,
    /// From `trivia/`.
    pub questions: Vec<Placed<WrittenQuestion>>,
    /// From `strangers/`.
    pub strangers: Vec<Placed<Strangers>>,
    /// Files and rows that could not be read, all of them errors.
    pub problems: Vec<Problem>,
}

/// A row and where it stands.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// The row.
    pub row: T,
    /// Its place.
    pub place: RowPlace,
}

/// Where a row stands: its file, its first line, and the line of each of its keys.
#[derive(Debug, Clone)]
pub struct RowPlace {
    /// Path of the file as it was reached.
    pub file: PathBuf,
    /// Line of the row's heading, from 1.
    pub line: usize,
    keys: BTreeMap<String, usize>,
}

impl RowPlace {
    /// The place of something about a file as a whole.
    pub fn of_file(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            keys: BTreeMap::new(),
        }
    }

    /// The line of `key`, such as `artists[1].id`; of the nearest key around it where the row has no such key.
    pub fn line_of(&self, key: &str) -> usize {
        let mut key = key;
        loop {
            if let Some(line) = self.keys.get(key) {
                return *line;
            }
            match key.rfind(['.', '[']) {
                Some(cut) => key = key.get(..cut).unwrap_or_default(),
                None => return self.line,
            }
        }
    }
}

/// Reads `feeds.toml` and every `*.toml` below the six folders of `directory`, in the order of their paths.
pub fn read(directory: &Path) -> Rows {
    let mut rows = Rows {
        directory: directory.to_owned(),
        ..Rows::default()
    };
    if !directory.is_dir() {
        rows.problems.push(Problem {
            check: "readable-files",
            severity: Severity::Error,
            file: directory.to_owned(),
            line: 0,
            key: String::new(),
            what: "there is no such folder".into(),
            remedy: "name the data folder with --data DIR, or run from the folder that holds `data`".into(),
        });
        return rows;
    }
    rows.unused = files::unused(directory);
    let problems = &mut rows.problems;
    let [artists, collaborations, quotes, articles, questions, strangers] =
        files::FOLDERS.map(|folder| directory.join(folder));
    rows.artists = read_kind(&artists, "artist", problems);
    rows.collaborations = read_kind(&collaborations, "collaboration", problems);
    rows.quotes = read_kind(&quotes, "quote", problems);
    (rows.articles, rows.drafts) = read_articles(&articles, problems);
    let feeds = directory.join(files::FEEDS);
    // Without the file there is no news, and nothing else is missing.
    if feeds.exists() {
        let kept = &mut rows.feeds;
        read_file(&feeds, "feed", problems, &mut |row, problems| {
            kept.extend(row.read(problems))
        });
    }
    rows.questions = read_kind(&questions, "question", problems);
    rows.strangers = read_kind(&strangers, "strangers", problems);
    rows
}

fn read_kind<T: DeserializeOwned>(folder: &Path, heading: &str, problems: &mut Vec<Problem>) -> Vec<Placed<T>> {
    let mut placed = Vec::new();
    read_folder(folder, heading, problems, &mut |row, problems| {
        placed.extend(row.read(problems))
    });
    placed
}

/// The articles of a folder, and the drafts that stand among them.
fn read_articles(folder: &Path, problems: &mut Vec<Problem>) -> (Vec<Placed<Article>>, Vec<Placed<Draft>>) {
    let (mut articles, mut drafts) = (Vec::new(), Vec::new());
    read_folder(folder, "article", problems, &mut |row, problems| {
        if row.says("status", "draft") {
            drafts.extend(row.read(problems));
        } else {
            articles.extend(row.read(problems));
        }
    });
    (articles, drafts)
}

/// What is done with each row that is found.
type Keep<'a> = dyn FnMut(Found<'_, '_>, &mut Vec<Problem>) + 'a;

fn read_folder(folder: &Path, heading: &str, problems: &mut Vec<Problem>, keep: &mut Keep<'_>) {
    let listing = files::list(folder);
    for (folder, why) in &listing.unlisted {
        // Its rows would be gone without a word, and with them the good data that is in use.
        let what = format!("the folder cannot be listed: {why}");
        let remedy = "let the user that runs Fanchant read it";
        problems.push(unreadable(folder, 0, String::new(), what, remedy));
    }
    for file in listing.files.into_iter().filter(|file| files::is_toml(file)) {
        read_file(&file, heading, problems, keep);
    }
}

fn read_file(file: &Path, heading: &str, problems: &mut Vec<Problem>, keep: &mut Keep<'_>) {
    match read_text(file) {
        Ok(text) => read_rows(file, &text, heading, problems, keep),
        Err(what) => problems.push(unreadable(file, 0, String::new(), what, "mend the file or remove it")),
    }
}

fn read_text(file: &Path) -> Result<String, String> {
    let words = |error: io::Error| error.to_string();
    // A pipe would be waited for, and a device never ends.
    if !std::fs::metadata(file).map_err(words)?.is_file() {
        return Err("this is no ordinary file".into());
    }
    let mut text = String::new();
    let mut start = File::open(file).map_err(words)?.take(FILE_BYTES_MAX + 1);
    start.read_to_string(&mut text).map_err(words)?;
    if text.len() as u64 > FILE_BYTES_MAX {
        return Err(format!("the file has more than {FILE_BYTES_MAX} bytes"));
    }
    Ok(text)
}

/// Reads the `[[heading]]` rows of one file's text.
fn read_rows(file: &Path, text: &str, heading: &str, problems: &mut Vec<Problem>, keep: &mut Keep<'_>) {
    let lines = Lines::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let line = error.span().map_or(0, |span| lines.of(span.start));
            let what = format!("this is not TOML: {}", error.message());
            problems.push(unreadable(
                file,
                line,
                String::new(),
                what,
                "compare with the example in docs/data.md",
            ));
        }
        return;
    }
    for (key, value) in table.into_inner() {
        let line = lines.of(key.span().start);
        match value.into_inner() {
            DeValue::Array(rows) if key.get_ref() == heading => {
                for row in rows {
                    let lines = &lines;
                    keep(Found { file, lines, row }, problems);
                }
            }
            _ => {
                let what = format!("only [[{heading}]] rows stand in this folder");
                problems.push(unreadable(
                    file,
                    line,
                    key.get_ref().to_string(),
                    what,
                    "remove it, or move it",
                ));
            }
        }
    }
}

/// A row that was found, of whatever kind.
struct Found<'a, 'v> {
    file: &'a Path,
    lines: &'a Lines,
    row: Spanned<DeValue<'v>>,
}

impl Found<'_, '_> {
    /// Whether its `key` has this text.
    fn says(&self, key: &str, text: &str) -> bool {
        let value = self.row.get_ref().get(key);
        value.and_then(|value| value.get_ref().as_str()) == Some(text)
    }

    /// The row as one of kind `T`; a problem where it is none.
    fn read<T: DeserializeOwned>(self, problems: &mut Vec<Problem>) -> Option<Placed<T>> {
        read_row(self.file, self.lines, self.row, problems)
    }
}

fn read_row<T: DeserializeOwned>(
    file: &Path,
    lines: &Lines,
    row: Spanned<DeValue<'_>>,
    problems: &mut Vec<Problem>,
) -> Option<Placed<T>> {
    let line = lines.of(row.span().start);
    let mut keys = BTreeMap::new();
    collect_keys("", &row, lines, &mut keys);
    let mut bare_dates = Vec::new();
    collect_dates(&row, &mut bare_dates);
    match T::deserialize(toml::de::ValueDeserializer::from(row)) {
        Ok(row) => Some(Placed {
            row,
            place: RowPlace {
                file: file.to_owned(),
                line,
                keys,
            },
        }),
        Err(error) => {
            let start = error.span().map(|span| span.start);
            let at = start.map_or(line, |start| lines.of(start));
            let key = keys
                .iter()
                .find(|(_, key_line)| **key_line == at)
                .map(|(key, _)| key.clone());
            let is_bare_date = start.is_some_and(|start| bare_dates.contains(&start));
            let what = match error.message().trim() {
                _ if is_bare_date => "a date stands in quotes here: put the date in quotes",
                words => words,
            };
            let (key, remedy) = (key.unwrap_or_default(), "see this key in docs/data.md");
            problems.push(unreadable(file, at, key, what.to_owned(), remedy));
            None
        }
    }
}

fn collect_keys(path: &str, value: &Spanned<DeValue<'_>>, lines: &Lines, keys: &mut BTreeMap<String, usize>) {
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table.iter() {
                let name = key.get_ref();
                let inner = if path.is_empty() {
                    name.to_string()
                } else {
                    format!("{path}.{name}")
                };
                keys.insert(inner.clone(), lines.of(key.span().start));
                collect_keys(&inner, value, lines, keys);
            }
        }
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let inner = format!("{path}[{index}]");
                keys.insert(inner.clone(), lines.of(item.span().start));
                collect_keys(&inner, item, lines, keys);
            }
        }
        _ => {}
    }
}

/// The offsets of dates without quotes, which TOML has a type for and this program has not.
fn collect_dates(value: &Spanned<DeValue<'_>>, dates: &mut Vec<usize>) {
    match value.get_ref() {
        DeValue::Datetime(_) => dates.push(value.span().start),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| collect_dates(value, dates)),
        DeValue::Array(items) => items.iter().for_each(|item| collect_dates(item, dates)),
        _ => {}
    }
}

fn unreadable(file: &Path, line: usize, key: String, what: String, remedy: &str) -> Problem {
    let severity = Severity::Error;
    Problem {
        check: "readable-files",
        severity,
        file: file.to_owned(),
        line,
        key,
        what,
        remedy: remedy.to_owned(),
    }
}

/// Line numbers of byte offsets.
struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let after_breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(index, _)| index + 1);
        Self {
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    fn of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

#[cfg(test)]
mod tests {
    use super::{read_rows, *};

    fn quotes(text: &str) -> (Vec<Placed<Quote>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut rows = Vec::new();
        let file = Path::new("quotes/a.toml");
        read_rows(file, text, "quote", &mut problems, &mut |row, problems| {
            rows.extend(row.read(problems))
        });
        (rows, problems)
    }

    const GOOD: &str = "[[quote]]\nid = \"a\"\ntext = \"b\"\nspeaker = \"c\"\noccasion = { en = \"d\" }\n\
                        source = { title = \"e\" }\n";

    #[test]
    fn one_bad_row_hides_no_other_and_names_its_line_and_key() {
        let text = format!("{GOOD}\n[[quote]]\nid = \"x\"\ntext = 7\n\n{GOOD}");
        let (rows, problems) = quotes(&text);
        assert_eq!(rows.len(), 2);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].line, problems[0].key.as_str()), (10, "text"));
    }

    #[test]
    fn a_misspelt_key_is_told() {
        let (_, problems) = quotes(&GOOD.replace("speaker", "speeker"));
        assert!(problems[0].what.contains("speeker"), "{}", problems[0].what);
        assert_eq!(problems[0].line, 4);
    }

    #[test]
    fn a_file_that_is_no_toml_says_where() {
        let (_, problems) = quotes("[[quote]]\nid = \"a\ntext = 1\n");
        assert_eq!(problems[0].line, 2);
    }

    #[test]
    fn a_date_without_quotes_says_what_it_lacks() {
        // "invalid type: map, expected a string" helped nobody.
        let (rows, problems) = quotes(&format!("{GOOD}date = 2022-04-24\n"));
        assert_eq!((rows.len(), problems.len()), (0, 1), "{problems:?}");
        assert!(
            problems[0].what.contains("put the date in quotes"),
            "{}",
            problems[0].what
        );
        assert_eq!((problems[0].line, problems[0].key.as_str()), (7, "date"));
    }

    #[test]
    fn a_file_that_is_too_large_is_told() {
        let directory = tempfile::tempdir().expect("a folder");
        let file = directory.path().join("a.toml");
        std::fs::write(&file, "#".repeat(4 * 1024 * 1024)).expect("written");
        assert!(read_text(&file).is_ok());
        std::fs::write(&file, "#".repeat(4 * 1024 * 1024 + 1)).expect("written");
        assert!(read_text(&file).expect_err("too large").contains("more than"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_is_told_and_not_waited_for() {
        // A link to a device was read until the memory was full, and a pipe until somebody wrote.
        let directory = tempfile::tempdir().expect("a folder");
        let artists = directory.path().join("artists");
        std::fs::create_dir(&artists).expect("a folder");
        std::os::unix::fs::symlink("/dev/zero", artists.join("endless.toml")).expect("a link");
        let rows = read(directory.path());
        assert_eq!(rows.problems.len(), 1, "{:?}", rows.problems);
        assert_eq!(rows.problems[0].what, "this is no ordinary file");
    }

    #[test]
    fn a_folder_that_cannot_be_listed_is_a_problem_and_one_that_is_missing_is_none() {
        // The rows of such a folder were gone without a word, and an empty catalogue replaced a good one.
        let directory = tempfile::tempdir().expect("a folder");
        std::fs::write(directory.path().join("artists"), "no folder").expect("written");
        let rows = read(directory.path());
        assert_eq!(rows.problems.len(), 1, "{:?}", rows.problems);
        assert!(rows.problems[0].what.starts_with("the folder cannot be listed"));
        assert!(rows.problems[0].file.ends_with("artists"));
    }

    #[test]
    fn a_key_that_is_missing_has_the_line_of_what_is_around_it() {
        let (rows, _) = quotes(GOOD);
        let place = &rows[0].place;
        assert_eq!(place.line_of("source.url"), 6);
        assert_eq!(place.line_of("nowhere"), 1);
    }
}
