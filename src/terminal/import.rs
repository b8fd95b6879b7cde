//! Articles that somebody saved or pasted: found in files, understood, shown, and written as drafts.

use super::web;
use crate::catalogue::{Artist, Catalogue, Draft, DraftQuote, DraftStatus, Source};
use crate::newsroom::body::Body;
use crate::newsroom::parse;
use crate::newsroom::quotes::SURE;
use crate::newsroom::story::{Understood, understand};
use crate::newsroom::tag::Tagger;
use crate::text::fold_words;
use jiff::Timestamp;
use serde::Serialize;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes of one file; no article has so many.
const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024;
/// Endings of the files that are taken from a folder; a file that is named itself may have any.
const ENDINGS: [&str; 4] = ["htm", "html", "md", "txt"];
/// Words of a headline that a draft's id is made of.
const ID_WORDS_MAX: usize = 10;

/// What the person who imports says about an article, where the page does not say it itself.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Where it was printed.
    pub source: Option<Source>,
    /// The outlet's name.
    pub outlet: Option<String>,
}

/// An article that was found in a file.
#[derive(Debug, Clone)]
pub struct Page {
    /// The outlet's name; empty where nobody says.
    pub outlet: String,
    /// The article's address, where it was recorded.
    pub link: Option<Source>,
    /// Code of its language.
    pub language: &'static str,
    /// When the page says that it was published.
    pub published_at: Option<Timestamp>,
    /// Its headline, text and credits.
    pub body: Body,
}

/// The files that are named, and those of the folders that are named, in order, each once.
pub fn files(paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            below(path, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // A link may lead in a circle; what it leads to can be named itself.
        let kind = entry.file_type()?;
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if kind.is_dir() {
            below(&path, found)?;
        } else if kind.is_file() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads the article in a file, HTML or plain text. Err says why there is none.
pub fn read(known: &Known, file: &Path) -> Result<Page, String> {
    let bytes = bytes(file)?;
    let body = web::article(&parse::decode(&bytes, None));
    if body.paragraphs.is_empty() {
        return Err("no part of it reads like an article".into());
    }
    if body.title.is_empty() {
        return Err("it has no headline; write it into the first line, with an empty line below".into());
    }
    let host = known.source.as_ref().and_then(Source::address).and_then(host);
    let outlet = known.outlet.clone().or_else(|| body.outlet.clone()).or(host);
    Ok(Page {
        outlet: outlet.unwrap_or_default(),
        link: known.source.clone(),
        language: language(&body.text()),
        published_at: body.published,
        body,
    })
}

fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let words = |error: io::Error| error.to_string();
    let metadata = std::fs::metadata(file).map_err(words)?;
    // A pipe would be waited for, and a device never ends.
    if !metadata.is_file() {
        return Err("this is no ordinary file".into());
    }
    let mut bytes = Vec::new();
    let mut start = File::open(file).map_err(words)?.take(FILE_BYTES_MAX + 1);
    start.read_to_end(&mut bytes).map_err(words)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(format!("the file has more than {FILE_BYTES_MAX} bytes"));
    }
    Ok(bytes)
}

fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Korean where most letters are Hangul syllables.
fn language(text: &str) -> &'static str {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let syllables = text.chars().filter(|letter| ('가'..='힣').contains(letter)).count();
    if syllables * 2 > letters { "ko" } else { "en" }
}

impl Page {
    /// What the stages make of it.
    pub fn understood(&self, catalogue: &Catalogue, tagger: &Tagger) -> Understood {
        understand(catalogue, tagger, &self.body.title, &self.body.text())
    }
}

/// Writes what was understood of a page.
pub fn tell(catalogue: &Catalogue, page: &Page, understood: &Understood, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", page.body.title)?;
    let outlet = if page.outlet.is_empty() {
        "outlet not known"
    } else {
        &page.outlet
    };
    let link = page
        .link
        .as_ref()
        .map_or("address not recorded".to_owned(), Source::to_string);
    writeln!(out, "  {outlet} · {link}")?;
    if let Some(kind) = understood.kind {
        writeln!(out, "  kind: {}", kind.name())?;
    }
    let artists: Vec<&str> = artists(catalogue, understood)
        .iter()
        .map(|artist| artist.name.as_str())
        .collect();
    writeln!(out, "  artists: {}", or_none(&artists.join(", ")))?;
    let songs = understood.songs.iter().filter_map(|id| catalogue.collaboration(id));
    let songs: Vec<&str> = songs.map(|song| song.title.as_str()).collect();
    writeln!(out, "  songs: {}", or_none(&songs.join(", ")))?;
    writeln!(out, "  summary: {}", or_none(&understood.summary))?;
    for point in &understood.points {
        writeln!(out, "  - {point}")?;
    }
    for quote in &understood.quotes {
        let speaker = quote.name.as_deref().unwrap_or("somebody");
        let sure = if quote.confidence >= SURE { "sure" } else { "not sure" };
        writeln!(out, "  {speaker} ({sure}): “{}”", quote.text)?;
    }
    writeln!(out, "  photos: {}", or_none(&page.body.credits.join(", ")))
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn artists<'a>(catalogue: &'a Catalogue, understood: &Understood) -> Vec<&'a Artist> {
    let ids = understood.artists.iter();
    ids.filter_map(|id| catalogue.artist(id)).collect()
}

/// A data file with one draft.
#[derive(Serialize)]
struct DraftFile {
    article: [Draft; 1],
}

/// The name and the text of a data file with the article as a draft, which has none of its sentences but the quotes.
pub fn draft(page: &Page, understood: &Understood) -> Result<(String, String), toml::ser::Error> {
    let id = id(&page.body.title);
    let quotes = understood.quotes.iter().map(|quote| DraftQuote {
        text: quote.text.clone(),
        speaker: quote.name.clone(),
    });
    let draft = Draft {
        id: id.clone(),
        status: DraftStatus::Draft,
        title: page.body.title.clone(),
        text: String::new(),
        artists: understood.artists.clone(),
        quotes: quotes.collect(),
        photo_credits: page.body.credits.clone(),
        outlet: Some(page.outlet.clone()).filter(|outlet| !outlet.is_empty()),
        link: page.link.clone(),
    };
    let text = toml::to_string_pretty(&DraftFile { article: [draft] })?;
    Ok((format!("draft-{id}.toml"), text))
}

/// Lower-case letters, digits and hyphens; `article` where the headline has no Latin letter.
fn id(title: &str) -> String {
    let words = fold_words(title);
    let plain = |word: &String| word.chars().all(|letter| letter.is_ascii_alphanumeric());
    let words: Vec<String> = words.into_iter().filter(plain).take(ID_WORDS_MAX).collect();
    if words.is_empty() {
        "article".to_owned()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{self, testing};

    const PAGE: &str = "Suzy and Baekhyun met for a duet\n\nThe singers Suzy and Baekhyun met on a rainy day in spring to \
                        practise “Dream” together.\n\nSuzy explained how the rain began. She said:\n\nI looked out of \
                        the window and the street was a river.\n\nSuzy at the practice / By @somebody\n\nRelated \
                        Articles\n\nMore News";

    fn page(text: &str, known: &Known) -> Result<Page, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.txt");
        std::fs::write(&file, text).expect("written");
        read(known, &file)
    }

    fn pasted() -> (Page, Understood) {
        let page = page(PAGE, &Known::default()).expect("an article");
        let understood = page.understood(testing::shared(), &Tagger::new(testing::shared()));
        (page, understood)
    }

    #[test]
    fn a_pasted_page_is_told_in_all_its_parts() {
        let (page, understood) = pasted();
        let mut out = Vec::new();
        tell(testing::shared(), &page, &understood, &mut out).expect("written");
        let told = String::from_utf8(out).expect("text");
        for part in [
            "Suzy and Baekhyun met for a duet\n  outlet not known · address not recorded\n",
            "artists: Suzy, Baekhyun",
            "songs: Dream",
            "“I looked out of the window and the street was a river.”",
            "photos: @somebody",
        ] {
            assert!(told.contains(part), "{part:?} is not in\n{told}");
        }
        assert!(!told.contains("More News"), "{told}");
    }

    #[test]
    fn the_address_names_the_outlet_where_nobody_does() {
        let known = Known {
            source: "https://www.example.org/a".parse().ok(),
            outlet: None,
        };
        assert_eq!(page(PAGE, &known).expect("an article").outlet, "example.org");
    }

    #[test]
    fn a_draft_has_the_quotes_and_no_sentence_of_the_page() {
        let (page, understood) = pasted();
        let (name, text) = draft(&page, &understood).expect("TOML");
        assert_eq!(name, "draft-suzy-and-baekhyun-met-for-a-duet.toml");
        assert!(
            text.contains("the street was a river") && !text.contains("rainy day"),
            "{text}"
        );
        let rows = catalogue::read(testing::with_file("articles", &text).path());
        assert_eq!(rows.problems, []);
        assert_eq!(rows.drafts.len(), 1);
        assert_eq!(rows.drafts[0].row.artists, ["suzy", "baekhyun"]);
    }

    #[test]
    fn a_text_without_headline_or_story_is_refused() {
        assert!(page("", &Known::default()).is_err());
        let folder = tempfile::tempdir().expect("a folder");
        assert!(read(&Known::default(), folder.path()).is_err());
    }

    #[test]
    fn folders_give_their_texts_and_pages_once() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("inner")).expect("a folder");
        for name in ["b.txt", "inner/a.HTML", "c.jpg"] {
            std::fs::write(folder.path().join(name), "").expect("written");
        }
        let named = [folder.path().to_owned(), folder.path().join("b.txt")];
        let found = files(&named).expect("listed");
        assert_eq!(found, [folder.path().join("b.txt"), folder.path().join("inner/a.HTML")]);
    }
}
