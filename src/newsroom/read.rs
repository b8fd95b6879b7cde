//! One text through all stages that need nothing but the text: headline, artists, quotes, summary.

use super::body::{self, Body};
use super::quotes::{self, Found, KnownPerson};
use super::summary;
use super::tag::{Tag, Tagger};
use crate::catalogue::Catalogue;

/// What was understood of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'a> {
    /// Its headline, paragraphs and photo credits.
    pub body: Body,
    /// Everything that is quoted, with its speaker and how sure that is.
    pub quotes: Vec<Found>,
    /// The story in a few of its own sentences.
    pub summary: String,
    /// The artists it names, in the order of their first mention.
    pub artists: Vec<Tag<'a>>,
}

/// Reads a pasted text; the summary has at most `words_max` words.
pub fn read<'a>(catalogue: &'a Catalogue, tagger: &Tagger, text: &str, words_max: usize) -> Reading<'a> {
    let body = body::of_text(text);
    let artists = tagger.tags(catalogue, text);
    let known: Vec<KnownPerson> = artists.iter().map(known_person).collect();
    let story: Vec<&str> = body.story().collect();
    Reading {
        quotes: quotes::quotes(&body::without_captions(text), &known),
        summary: summary::summarise(&body.title, &story, words_max),
        body,
        artists,
    }
}

pub(super) fn known_person(tag: &Tag<'_>) -> KnownPerson {
    let artist = tag.artist;
    let spellings = artist.hangul.iter().chain(&artist.aliases).chain(&artist.former_names);
    KnownPerson {
        name: artist.name.clone(),
        spellings: spellings.cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use proptest::prelude::*;

    #[test]
    fn a_text_in_the_founding_form_is_understood() {
        let catalogue = testing::shared();
        let text = "Suzy and Baekhyun Suzy and Baekhyun\n\nSuzy wanted to practise with Baekhyun, this is how it went\n\n\
                    The singers Suzy and Baekhyun met for a practice on a rainy day in spring.\n\n\
                    Suzy explained how the rain began. She said:\n\n\
                    I looked out of the window and the street was a river.\n\n\
                    Suzy at the practice / By @somebody\n\n\
                    Baekhyun response was:\n\nThen let us stay here and sing.\n\nRelated Articles\n\nMore News";
        let reading = read(catalogue, &Tagger::new(catalogue), text, 60);
        assert_eq!(
            reading.body.title,
            "Suzy wanted to practise with Baekhyun, this is how it went"
        );
        let said: Vec<(String, Option<&str>)> = reading
            .quotes
            .iter()
            .map(|found| {
                let words: String = text.chars().skip(found.start).take(found.end - found.start).collect();
                (words, found.speaker.as_deref())
            })
            .collect();
        assert_eq!(
            said,
            [
                (
                    "I looked out of the window and the street was a river.".to_owned(),
                    Some("Suzy")
                ),
                ("Then let us stay here and sing.".to_owned(), Some("Baekhyun")),
            ]
        );
        assert_eq!(reading.body.credits, ["@somebody"]);
        let artists: Vec<&str> = reading.artists.iter().map(|tag| tag.artist.id.as_str()).collect();
        assert_eq!(artists, ["suzy", "baekhyun"]);
        assert!(
            !reading.summary.contains("By @") && !reading.summary.contains("Related"),
            "{}",
            reading.summary
        );
        assert!(reading.body.story().all(|paragraph| !paragraph.contains("More News")));
    }

    proptest! {
        #[test]
        fn every_quotation_of_any_bytes_stands_in_the_text(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let text = format!("Suzy Kim Suzy Kim\nSuzy said:\n“{}”", String::from_utf8_lossy(&bytes));
            let catalogue = testing::shared();
            let reading = read(catalogue, &Tagger::new(catalogue), &text, 60);
            let letters = text.chars().count();
            prop_assert!(reading.quotes.iter().all(|found| found.start < found.end && found.end <= letters));
        }
    }
}
