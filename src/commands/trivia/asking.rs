//! A puzzle in a person's words: the question, its options, and the line that tells the answer in full.

use super::super::Turn;
use super::super::words::{date_words, list_words, name_with_group, name_words, work_words};
use crate::catalogue::{Artist, Collaboration, Quote, Source, WrittenQuestion};
use crate::text::{escape, link};
use crate::trivia::{About, Choice, Headline, Index, Kind, Puzzle, Question, alike, asked_title};
use rand::seq::IteratorRandom;

/// Difficulties are kept in tenths, as whole numbers.
const TENTHS: f64 = 10.0;

/// The puzzle as a question in the words of the person who asked for it.
pub fn in_words<'a>(turn: &mut Turn<'_>, index: &Index<'a>, puzzle: &Puzzle<'a>) -> Question {
    let told = told(turn, puzzle);
    let artist = told.story.is_none().then(|| artist(turn, index, puzzle)).flatten();
    let id = puzzle.topic.id();
    Question {
        id,
        kind: puzzle.topic.kind.name().to_owned(),
        prompt: prompt(turn, puzzle),
        options: options(turn, puzzle),
        right: puzzle.right,
        // From 10 to 50, so that it fits.
        difficulty_tenths: (puzzle.difficulty * TENTHS).round().clamp(10.0, 50.0) as u8,
        fact: told.fact,
        story: told.story,
        artist,
        sources: told.sources,
    }
}

/// The artist to read about: the right one, else the first of those it is about.
fn artist<'a>(turn: &Turn<'_>, index: &Index<'a>, puzzle: &Puzzle<'a>) -> Option<Choice> {
    let right = puzzle.options.get(puzzle.right).map(|option| option.id.as_str());
    let right = right.filter(|_| puzzle.topic.kind.asks_for_an_artist());
    let right = right.and_then(|id| index.catalogue.artist(id));
    let artist = right.or_else(|| puzzle.topic.artists(index).into_iter().next())?;
    Some(Choice {
        id: artist.id.clone(),
        label: name_with_group(turn.words, turn.catalogue, artist),
    })
}

/// The options in the person's spelling; as they were drawn where one would then contain another.
fn options(turn: &Turn<'_>, puzzle: &Puzzle<'_>) -> Vec<Choice> {
    if let About::Written(written) = puzzle.topic.about {
        return written_options(turn, puzzle, written);
    }
    let asks_for_an_artist = puzzle.topic.kind.asks_for_an_artist();
    let in_words = |option: &Choice| match turn.catalogue.artist(&option.id).filter(|_| asks_for_an_artist) {
        Some(artist) => Choice {
            label: name_with_group(turn.words, turn.catalogue, artist),
            ..option.clone()
        },
        None => option.clone(),
    };
    let options: Vec<Choice> = puzzle.options.iter().map(in_words).collect();
    let clash = |place: usize, one: &Choice| {
        let mut later = options.iter().skip(place + 1);
        later.any(|other| alike(&one.label, &other.label))
    };
    if options.iter().enumerate().any(|(place, one)| clash(place, one)) {
        puzzle.options.clone()
    } else {
        options
    }
}

fn written_options(turn: &Turn<'_>, puzzle: &Puzzle<'_>, written: &WrittenQuestion) -> Vec<Choice> {
    let text = |option: &Choice| {
        let place: Option<usize> = option.id.parse().ok();
        let text = place
            .and_then(|place| written.wrong.get(place))
            .unwrap_or(&written.answer);
        text.in_language(turn.words.language).to_owned()
    };
    let options = puzzle.options.iter();
    options
        .map(|option| Choice {
            label: text(option),
            ..option.clone()
        })
        .collect()
}

fn prompt(turn: &Turn<'_>, puzzle: &Puzzle<'_>) -> String {
    let words = turn.words;
    match &puzzle.topic.about {
        About::Song { song, named, .. } => song_prompt(turn, puzzle.topic.kind, song, named),
        About::Quote { quote, .. } => words.say("trivia-said-it", &[("quote", escape(&quote.text).into())]),
        About::Member { artist, .. } => {
            words.say("trivia-group", &[("artist", escape(&name_words(words, artist)).into())])
        }
        About::Link { ends: [one, other], .. } => words.say(
            "trivia-missing-link",
            &[("one", full(turn, one).into()), ("other", full(turn, other).into())],
        ),
        About::Odd { hub, .. } => words.say("trivia-odd-one-out", &[("artist", full(turn, hub).into())]),
        About::Headline { headline, artist } => {
            let asked = headline.without(artist).unwrap_or_default();
            let places = [
                ("headline", escape(&asked).into()),
                ("outlet", escape(&headline.outlet).into()),
            ];
            words.say("trivia-headline", &places)
        }
        About::Written(written) => escape(written.prompt.in_language(words.language)),
    }
}

fn song_prompt(turn: &Turn<'_>, kind: Kind, song: &Collaboration, named: &[&Artist]) -> String {
    let words = turn.words;
    let title = || escape(&asked_title(&song.title)).into();
    let artists = || list(turn, named).into();
    match kind {
        Kind::Partner => words.say("trivia-partner", &[("artist", artists()), ("title", title())]),
        Kind::Song => words.say("trivia-song", &[("artists", artists())]),
        Kind::Work => words.say("trivia-work", &[("artists", artists()), ("title", title())]),
        Kind::Year => words.say("trivia-year", &[("artists", artists()), ("title", title())]),
        _ => words.say("trivia-featured", &[("artists", artists()), ("title", title())]),
    }
}

/// The name with the group, safe in markdown.
fn full(turn: &Turn<'_>, artist: &Artist) -> String {
    escape(&name_with_group(turn.words, turn.catalogue, artist))
}

fn list(turn: &Turn<'_>, artists: &[&Artist]) -> String {
    let names: Vec<String> = artists.iter().map(|artist| full(turn, artist)).collect();
    list_words(turn.words, &names)
}

/// What is told when the question is over.
struct Told {
    fact: String,
    story: Option<String>,
    sources: Vec<Source>,
}

fn told(turn: &mut Turn<'_>, puzzle: &Puzzle<'_>) -> Told {
    match &puzzle.topic.about {
        About::Song { song, .. } => song_told(turn, song),
        About::Quote { quote, speaker } => quote_told(turn, quote, speaker),
        About::Member { artist, group } => member_told(turn, artist, group),
        About::Headline { headline, .. } => headline_told(turn, headline),
        About::Link { ends, link } => {
            let songs: Vec<_> = ends.iter().filter_map(|end| song_of(turn, link, end)).collect();
            let places = [
                ("artist", full(turn, link).into()),
                ("songs", songs_with(turn, &songs).into()),
            ];
            songs_told(turn, turn.words.say("trivia-fact-link", &places), &songs)
        }
        About::Odd { hub, odd } => {
            let partners = puzzle.options.iter().filter(|option| option.id != odd.id);
            let partners = partners.filter_map(|option| turn.catalogue.artist(&option.id));
            let songs: Vec<_> = partners.filter_map(|partner| song_of(turn, hub, partner)).collect();
            let places = [
                ("artist", full(turn, hub).into()),
                ("odd", full(turn, odd).into()),
                ("songs", songs_with(turn, &songs).into()),
            ];
            songs_told(turn, turn.words.say("trivia-fact-odd", &places), &songs)
        }
        About::Written(written) => Told {
            fact: escape(written.fact.in_language(turn.words.language)),
            story: written.collaboration.as_ref().and_then(|song| story_of(turn, song)),
            sources: written.sources.clone(),
        },
    }
}

fn story_of(turn: &Turn<'_>, song: &str) -> Option<String> {
    turn.catalogue.story_of(song).map(|story| story.id.clone())
}

/// Who made the song, what for, and when; and a fact about it that still holds.
fn song_told(turn: &mut Turn<'_>, song: &Collaboration) -> Told {
    let today = turn.today();
    let more = song.facts_on(today).choose(&mut turn.random);
    let mut fact = song_line(turn, song);
    if let Some(more) = more {
        fact.push('\n');
        fact.push_str(&escape(more.in_language(turn.words.language)));
    }
    Told {
        fact,
        story: story_of(turn, &song.id),
        sources: song.sources.clone(),
    }
}

fn song_line(turn: &Turn<'_>, song: &Collaboration) -> String {
    let words = turn.words;
    let artists: Vec<&Artist> = song
        .artists
        .iter()
        .filter_map(|credit| turn.catalogue.artist(&credit.id))
        .collect();
    let work = song.work.as_ref().map(|work| escape(&work_words(words, work)));
    let year = song.date.filter(|_| song.date_doubt.is_none());
    let shape = match (&work, year) {
        (Some(_), Some(_)) => "work-and-year",
        (Some(_), None) => "work",
        (None, Some(_)) => "year",
        (None, None) => "bare",
    };
    words.say(
        "trivia-fact",
        &[
            ("shape", shape.into()),
            ("title", escape(&song.title).into()),
            ("artists", list(turn, &artists).into()),
            ("work", work.unwrap_or_default().into()),
            (
                "year",
                year.map(|date| date.year().to_string()).unwrap_or_default().into(),
            ),
        ],
    )
}

/// Who said it, on what occasion, when, and where it is printed when that has no address.
fn quote_told(turn: &Turn<'_>, quote: &Quote, speaker: &Artist) -> Told {
    let words = turn.words;
    let occasion = escape(quote.occasion.in_language(words.language));
    let speaker = full(turn, speaker);
    let mut lines = vec![words.say(
        "trivia-fact-said",
        &[("speaker", speaker.into()), ("occasion", occasion.into())],
    )];
    let teller = quote.told_by.as_ref().and_then(|id| turn.catalogue.artist(id));
    let teller = teller.map(|artist| escape(&name_words(words, artist)));
    lines.extend(teller.map(|name| words.say("quote-told-by", &[("name", name.into())])));
    lines.extend(quote.date.map(|date| date_words(words, date)));
    let title = quote.source.title.as_ref().filter(|_| quote.source.url.is_none());
    lines.extend(title.map(|title| words.say("source-no-address", &[("title", escape(title).into())])));
    Told {
        fact: lines.join("\n"),
        story: quote.collaboration.as_ref().and_then(|song| story_of(turn, song)),
        sources: quote.source.url.iter().cloned().collect(),
    }
}

fn member_told(turn: &Turn<'_>, artist: &Artist, group: &Artist) -> Told {
    let words = turn.words;
    let name = |artist: &Artist| escape(&name_words(words, artist)).into();
    let songs = turn.catalogue.collaborations_of(&artist.id);
    Told {
        fact: words.say("trivia-fact-group", &[("artist", name(artist)), ("group", name(group))]),
        story: songs.iter().find_map(|song| story_of(turn, &song.id)),
        sources: artist.sources.clone(),
    }
}

/// The whole headline, as the outlet wrote it and where it did; nothing of our own.
fn headline_told(turn: &Turn<'_>, headline: &Headline) -> Told {
    let places = [
        ("headline", link(&headline.text, &headline.link).into()),
        ("outlet", escape(&headline.outlet).into()),
    ];
    Told {
        fact: turn.words.say("trivia-fact-headline", &places),
        story: None,
        sources: headline.link.parse().into_iter().collect(),
    }
}

/// A song that credits both.
fn song_of<'a>(turn: &Turn<'a>, one: &Artist, other: &'a Artist) -> Option<(&'a Artist, &'a Collaboration)> {
    let songs = turn.catalogue.collaborations_of(&one.id);
    let shared = |song: &&Collaboration| song.artists.iter().any(|credit| credit.id == other.id);
    songs.into_iter().find(shared).map(|song| (other, song))
}

/// "“A” with Suga (BTS) and “B” with Zico".
fn songs_with(turn: &Turn<'_>, songs: &[(&Artist, &Collaboration)]) -> String {
    let with = |(partner, song): &(&Artist, &Collaboration)| {
        let (title, name) = (escape(&song.title), full(turn, partner));
        let places = [("title", title.into()), ("artist", name.into())];
        turn.words.say("trivia-song-with", &places)
    };
    list_words(turn.words, &songs.iter().map(with).collect::<Vec<_>>())
}

fn songs_told(turn: &Turn<'_>, fact: String, songs: &[(&Artist, &Collaboration)]) -> Told {
    let mut sources: Vec<Source> = Vec::new();
    for source in songs.iter().filter_map(|(_, song)| song.sources.first()) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    Told {
        fact,
        story: songs.iter().find_map(|(_, song)| story_of(turn, &song.id)),
        sources,
    }
}

#[cfg(test)]
mod tests;
