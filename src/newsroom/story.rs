//! A stored story through all stages: what is kept and shown of it beside its headline.

use super::body;
use super::kind::{Kind, kind};
use super::quotes::{self, Found};
use super::read::known_person;
use super::summary;
use super::tag::{Tag, Tagger};
use crate::catalogue::{Catalogue, Collaboration};
use crate::text::fold_words;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words of a quote that is kept; more would be the outlet's text rather than a quotation from it.
const QUOTE_WORDS_MAX: usize = 40;
/// Characters of it: Korean says in few words what English says in many.
const QUOTE_CHARS_MAX: usize = 300;
/// Quotes of one story that are kept.
const QUOTES_MAX: usize = 20;
/// Raised whenever the stages read better: then stories are read again.
const STAGES: u32 = 2;
/// Credited artists that a text must name where it gives a song's title without marks: titles are everyday words.
const CREDITED_MIN: usize = 2;
/// The marks that stand around titles.
const TITLE_MARKS: [(char, char); 7] = [
    ('“', '”'),
    ('‘', '’'),
    ('"', '"'),
    ('\'', '\''),
    ('「', '」'),
    ('『', '』'),
    ('<', '>'),
];

/// What was understood of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Understood {
    /// The story in a few of its own sentences, at most [`summary::SUMMARY_WORDS_MAX`] words; may be empty.
    pub summary: String,
    /// The same as [`summary::BULLETS_MAX`] sentences that stand alone; none where the summary says all there is.
    pub points: Vec<String>,
    /// What kind of story it is.
    pub kind: Option<Kind>,
    /// Ids of the artists it names, in the order of their first mention.
    pub artists: Vec<String>,
    /// Ids of the songs it names.
    pub songs: Vec<String>,
    /// What is said in it.
    pub quotes: Vec<StoryQuote>,
}

/// Words that a story quotes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryQuote {
    /// The words, without marks.
    pub text: String,
    /// Id of the artist who says them; none where the speaker is nobody of the catalogue.
    pub speaker: Option<String>,
    /// The speaker's name in the text; none where it is not known.
    pub name: Option<String>,
    /// How sure it is that this is speech, and by this person: 0 to 1.
    pub confidence: f32,
}

impl Understood {
    /// The quotes that are surely the words of an artist of the catalogue, with the artist's id.
    pub fn sure_quotes(&self) -> impl Iterator<Item = (&StoryQuote, &str)> {
        let sure = self.quotes.iter().filter(|quote| quote.confidence >= quotes::SURE);
        sure.filter_map(|quote| Some((quote, quote.speaker.as_deref()?)))
    }
}

/// Reads a story: its headline, and its text or what stands for it, paragraphs parted by empty lines.
pub fn understand(catalogue: &Catalogue, tagger: &Tagger, headline: &str, text: &str) -> Understood {
    let whole = format!("{headline}\n\n{text}");
    let body = body::of_text(&whole);
    let told: Vec<&str> = body.story().collect();
    let tags = tagger.tags(catalogue, &whole);
    let (summary, points) = summary::both(headline, &told);
    Understood {
        summary,
        points,
        kind: kind(headline, text),
        songs: songs(catalogue, &tags, &whole),
        quotes: said(&tags, &whole),
        artists: tags.into_iter().map(|tag| tag.artist.id.clone()).collect(),
    }
}

/// What a reading depends on beside the story: the stages, and every name and title. Two states that are written alike
/// read alike; with another compiler the same state may be written otherwise, and is then read once more.
pub fn state(catalogue: &Catalogue) -> String {
    let mut hasher = DefaultHasher::new();
    STAGES.hash(&mut hasher);
    for artist in catalogue.artists() {
        (&artist.id, &artist.name, &artist.hangul, &artist.aliases).hash(&mut hasher);
        (&artist.former_names, &artist.groups, artist.everyday_word).hash(&mut hasher);
    }
    for song in catalogue.collaborations() {
        (&song.id, &song.title).hash(&mut hasher);
        song.artists.iter().for_each(|credit| credit.id.hash(&mut hasher));
    }
    format!("{:016x}", hasher.finish())
}

fn said(tags: &[Tag<'_>], text: &str) -> Vec<StoryQuote> {
    let known: Vec<_> = tags.iter().map(known_person).collect();
    let characters: Vec<char> = text.chars().collect();
    let mut kept: Vec<StoryQuote> = Vec::new();
    for found in quotes::quotes(text, &known) {
        let quote = quote(tags, &characters, &found).filter(|quote| kept.iter().all(|known| known.text != quote.text));
        kept.extend(quote);
    }
    kept.truncate(QUOTES_MAX);
    kept
}

/// A quotation that is short enough to be kept.
fn quote(tags: &[Tag<'_>], characters: &[char], found: &Found) -> Option<StoryQuote> {
    let text: String = characters.get(found.start..found.end)?.iter().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits = (1..=QUOTE_WORDS_MAX).contains(&words.len()) && found.end - found.start <= QUOTE_CHARS_MAX;
    fits.then(|| StoryQuote {
        text: words.join(" "),
        speaker: found.speaker.as_deref().and_then(|name| only(tags, name)),
        name: found.speaker.clone(),
        confidence: found.confidence,
    })
}

/// The one artist of this name that the text names; none where it names two.
fn only(tags: &[Tag<'_>], name: &str) -> Option<String> {
    let mut of_name = tags.iter().filter(|tag| tag.artist.name == name);
    let first = of_name.next()?;
    of_name.next().is_none().then(|| first.artist.id.clone())
}

/// The songs that a text names, by title and by who made them.
fn songs(catalogue: &Catalogue, tags: &[Tag<'_>], text: &str) -> Vec<String> {
    let named: HashSet<&str> = tags.iter().map(|tag| tag.artist.id.as_str()).collect();
    let words = fold_words(text);
    let is_named = |song: &&Collaboration| {
        let credited = song
            .artists
            .iter()
            .filter(|credit| named.contains(credit.id.as_str()))
            .count();
        credited > 0 && (in_marks(text, &song.title) || (credited >= CREDITED_MIN && stands_in(&words, &song.title)))
    };
    let songs = catalogue.collaborations().iter().filter(is_named);
    songs.map(|song| song.id.clone()).collect()
}

fn in_marks(text: &str, title: &str) -> bool {
    // Outlets put the comma of the sentence inside the marks.
    let ends = ["", ",", "."];
    text.contains(title)
        && TITLE_MARKS.iter().any(|(open, close)| {
            ends.iter()
                .any(|end| text.contains(&format!("{open}{title}{end}{close}")))
        })
}

fn stands_in(words: &[String], title: &str) -> bool {
    let title = fold_words(title);
    !title.is_empty() && words.windows(title.len()).any(|run| run == title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use proptest::prelude::*;

    fn read(headline: &str, text: &str) -> Understood {
        let catalogue = testing::shared();
        understand(catalogue, &Tagger::new(catalogue), headline, text)
    }

    #[test]
    fn a_story_is_understood_in_all_its_parts() {
        let text = "The singers Suzy and Baekhyun met for a practice on a rainy day in spring.\n\n\
                    “The street was a river that day,” said Suzy.\n\nRelated Articles\n\nMore News";
        let read = read("Suzy and Baekhyun practise “Dream” for a concert", text);
        assert_eq!(read.artists, ["suzy", "baekhyun"]);
        assert_eq!(read.songs, ["dream"]);
        assert_eq!(read.kind, Some(Kind::Tour));
        assert!(
            read.summary.contains("rainy day") && !read.summary.contains("Related"),
            "{}",
            read.summary
        );
        let sure: Vec<_> = read
            .sure_quotes()
            .map(|(quote, who)| (quote.text.as_str(), who))
            .collect();
        assert_eq!(sure, [("The street was a river that day,", "suzy")]);
    }

    #[test]
    fn a_title_without_marks_needs_both_of_its_singers() {
        assert_eq!(read("Baekhyun had a dream", "").songs, Vec::<String>::new());
        assert_eq!(read("Suzy and Baekhyun sing Dream", "").songs, ["dream"]);
        assert_eq!(read("Baekhyun sings ‘Dream’", "").songs, ["dream"]);
    }

    #[test]
    fn long_quotations_are_not_kept() {
        let long = "word ".repeat(60);
        let read = read(
            "Suzy spoke",
            &format!("“{long}of mine,” said Suzy. “It rained,” said Suzy."),
        );
        let kept: Vec<_> = read.quotes.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!(kept, ["It rained,"]);
    }

    #[test]
    fn other_names_are_another_state() {
        let catalogue = testing::catalogue();
        assert_eq!(state(&catalogue), state(testing::shared()));
        assert_ne!(state(&catalogue), state(&Catalogue::default()));
    }

    proptest! {
        #[test]
        fn any_story_is_read(headline in "\\PC{0,40}", text in "(\\PC|Suzy |“|” |said |\n\n|“Dream” ){0,60}") {
            let read = read(&headline, &text);
            prop_assert!(read.quotes.iter().all(|quote| quote.text.split_whitespace().count() <= QUOTE_WORDS_MAX));
        }
    }
}
