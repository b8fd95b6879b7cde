//! That every question which the real data can ask has one right answer that nothing gives away.

use super::index::{asked_title, names, stem};
use super::*;
use crate::catalogue::{Catalogue, load, testing};
use crate::text::fold;
use jiff::civil::date;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

pub(super) const TODAY: jiff::civil::Date = date(2026, 11, 22);

/// The data of this repository, read once for all tests.
pub(super) fn real() -> &'static Catalogue {
    static REAL: LazyLock<Catalogue> = LazyLock::new(|| {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        load(&data, TODAY).expect("the data is sound").0
    });
    &REAL
}

/// Headlines over the catalogue's own articles: of the same make as those of outlets, and no more is said of anybody.
pub(super) fn headlines(catalogue: &Catalogue) -> Vec<Headline> {
    let articles = catalogue.articles().iter();
    articles
        .map(|article| Headline {
            id: article.id.clone(),
            text: article.headline.en.clone(),
            outlet: "Sample Outlet".into(),
            link: "https://example.org/story".into(),
            artists: article.artists.clone(),
        })
        .collect()
}

/// The catalogue asked in another way than the questions are made.
struct Oracle<'a> {
    catalogue: &'a Catalogue,
    /// For each artist everybody whose song counts as that artist's: the same person, groups, members.
    acts: HashMap<&'a str, HashSet<&'a str>>,
    /// The credits of all songs that go by a title, and their years.
    credits: HashMap<String, HashSet<&'a str>>,
    years: HashMap<String, HashSet<String>>,
}

impl<'a> Oracle<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        let mut acts: HashMap<&str, HashSet<&str>> = HashMap::new();
        for artist in catalogue.artists() {
            acts.entry(&artist.id).or_default().insert(&artist.id);
            for other in artist.groups.iter().chain(&artist.same_person_as) {
                acts.entry(&artist.id).or_default().insert(other);
                acts.entry(other).or_default().insert(&artist.id);
            }
        }
        let mut credits: HashMap<String, HashSet<&str>> = HashMap::new();
        let mut years: HashMap<String, HashSet<String>> = HashMap::new();
        for song in catalogue.collaborations() {
            let ids = song.artists.iter().map(|credit| credit.id.as_str());
            credits.entry(stem(&song.title)).or_default().extend(ids);
            let year = song.date.map(|date| date.year().to_string());
            years.entry(stem(&song.title)).or_default().extend(year);
        }
        Self {
            catalogue,
            acts,
            credits,
            years,
        }
    }

    fn took_part(&self, song: &Collaboration, id: &str) -> bool {
        !self.credits[&stem(&song.title)].is_disjoint(&self.acts[id])
    }

    fn together(&self, one: &str, other: &str) -> bool {
        let has = |song: &Collaboration, id| {
            song.artists
                .iter()
                .any(|credit| self.acts[id].contains(credit.id.as_str()))
        };
        self.catalogue
            .collaborations()
            .iter()
            .any(|song| has(song, one) && has(song, other))
    }
}

/// Whether the option is right.
fn is_right(oracle: &Oracle<'_>, puzzle: &Puzzle<'_>, id: &str) -> bool {
    let catalogue = oracle.catalogue;
    match (&puzzle.topic.about, puzzle.topic.kind) {
        (About::Song { song, .. }, Kind::Partner | Kind::Featured) => oracle.took_part(song, id),
        (About::Song { named, .. }, Kind::Song) => {
            let song = catalogue.collaboration(id).expect("an option is a song");
            named.iter().any(|artist| oracle.took_part(song, &artist.id))
        }
        (About::Song { song, .. }, Kind::Work) => song.work.as_ref().is_some_and(|work| fold(&work.title) == fold(id)),
        (About::Song { song, .. }, _) => oracle.years[&stem(&song.title)].contains(id),
        (About::Quote { quote, .. }, _) => {
            let mut same = catalogue
                .quotes()
                .iter()
                .filter(|other| fold(&other.text) == fold(&quote.text));
            same.any(|other| oracle.acts[other.speaker.as_str()].contains(id) || other.told_by.as_deref() == Some(id))
        }
        (About::Member { artist, .. }, _) => artist.groups.iter().any(|group| group == id),
        (About::Link { ends: [one, other], .. }, _) => oracle.together(id, &one.id) && oracle.together(id, &other.id),
        (About::Odd { hub, .. }, _) => !oracle.together(id, &hub.id),
        (About::Headline { headline, .. }, _) => {
            let told = headline
                .artists
                .iter()
                .any(|artist| oracle.acts[artist.as_str()].contains(id));
            told || names(&headline.text, catalogue.artist(id).expect("an option is an artist"))
        }
        (About::Written(_), _) => id == "right",
    }
}

/// Whether the question itself says the answer.
fn gives_away(catalogue: &Catalogue, puzzle: &Puzzle<'_>) -> bool {
    let answer = &puzzle.options[puzzle.right];
    let artist = catalogue.artist(&answer.id);
    match &puzzle.topic.about {
        About::Song { song, .. } => match (puzzle.topic.kind, artist) {
            (Kind::Partner | Kind::Featured, Some(artist)) => names(&asked_title(&song.title), artist),
            (Kind::Year, _) => song.title.contains(&answer.label),
            (Kind::Work, _) => alike(&song.title, &answer.label),
            _ => false,
        },
        About::Quote { quote, speaker } => names(&quote.text, speaker),
        About::Headline { headline, artist } => {
            let asked = headline.without(artist).expect("asked with a gap");
            let mut groups = catalogue.groups_of(artist);
            names(&asked, artist) || groups.any(|group| names(&asked, group))
        }
        _ => false,
    }
}

/// Whether an option names a guest or, of a song, an artist of its own: then it tells by itself whether it is right.
fn tells_its_artist(catalogue: &Catalogue, puzzle: &Puzzle<'_>, option: &Choice) -> bool {
    let mut words = option.label.split([' ', '(', '[']).map(fold);
    let is_song = puzzle.topic.kind == Kind::Song;
    let song = catalogue.collaboration(&option.id).filter(|_| is_song);
    let mut artists = song.into_iter().flat_map(|song| catalogue.credited(song));
    words.any(|word| ["feat", "ft", "prod"].contains(&word.as_str()))
        || artists.any(|artist| names(&option.label, artist))
}

#[track_caller]
fn check(oracle: &Oracle<'_>, puzzle: &Puzzle<'_>) {
    let id = puzzle.topic.id();
    assert_eq!(puzzle.options.len(), OPTIONS, "{id}");
    let right: Vec<usize> = (0..OPTIONS)
        .filter(|place| is_right(oracle, puzzle, &puzzle.options[*place].id))
        .collect();
    assert_eq!(right, [puzzle.right], "{id}: {:?}", puzzle.options);
    for (place, one) in puzzle.options.iter().enumerate() {
        for other in &puzzle.options[place + 1..] {
            assert!(!alike(&one.label, &other.label), "{id}: {one:?} and {other:?}");
        }
    }
    assert!(!gives_away(oracle.catalogue, puzzle), "{id} says its answer");
    for option in &puzzle.options {
        assert!(
            !tells_its_artist(oracle.catalogue, puzzle, option),
            "{id}: {option:?} says who it is by"
        );
    }
    assert!((1.0..=5.0).contains(&puzzle.difficulty), "{id}");
}

/// Draws every topic of a kind; gives the puzzles.
fn every<'a>(index: &Index<'a>, kind: Kind, seed: u64) -> Vec<Puzzle<'a>> {
    let wish = Wish {
        kind: Some(kind),
        ..Wish::default()
    };
    let topics = kind.topics(index);
    let mut random = StdRng::seed_from_u64(seed);
    topics
        .into_iter()
        .filter_map(|topic| draw::ask(index, &wish, topic, &mut random))
        .collect()
}

/// Every question that the real data can ask, by kind, with the number of topics it was drawn from.
fn everything() -> &'static [(Kind, usize, Vec<Puzzle<'static>>)] {
    static HEADLINES: LazyLock<Vec<Headline>> = LazyLock::new(|| headlines(real()));
    static ALL: LazyLock<Vec<(Kind, usize, Vec<Puzzle<'static>>)>> = LazyLock::new(|| {
        let index = Index::new(real(), TODAY).with_headlines(&HEADLINES);
        let of = |kind: Kind| (kind, kind.topics(&index).len(), every(&index, kind, 7));
        Kind::all().map(of).collect()
    });
    &ALL
}

#[test]
fn every_question_the_data_can_ask_has_one_right_answer() {
    let oracle = Oracle::new(real());
    for (kind, topics, puzzles) in everything() {
        puzzles.iter().for_each(|puzzle| check(&oracle, puzzle));
        // All but a few topics find three sound options; of headlines many go on to say who it is.
        let (kind, puzzles) = (kind.name(), puzzles.len());
        let tenths = if kind == "headline" { 5 } else { 9 };
        assert!(
            puzzles > 4 && puzzles * 10 >= topics * tenths,
            "{kind}: {puzzles} of {topics} can be asked"
        );
    }
}

#[test]
fn neither_place_nor_length_tells_the_right_answer() {
    let (mut places, mut all, mut longest, mut shortest) = ([0usize; OPTIONS], 0usize, 0usize, 0usize);
    for (_, _, puzzles) in everything() {
        for puzzle in puzzles {
            let length = |choice: &Choice| choice.label.chars().count();
            let right = length(&puzzle.options[puzzle.right]);
            let wrong = || {
                puzzle
                    .options
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| *place != puzzle.right)
            };
            longest += usize::from(wrong().all(|(_, choice)| length(choice) < right));
            shortest += usize::from(wrong().all(|(_, choice)| length(choice) > right));
            places[puzzle.right] += 1;
            all += 1;
        }
    }
    // A fair draw lies within five standard deviations.
    let spread = 5.0 * (all as f64 * 0.25 * 0.75).sqrt();
    assert!(
        places
            .iter()
            .all(|place| (*place as f64 - all as f64 / 4.0).abs() < spread),
        "{places:?} of {all}"
    );
    assert!(
        longest * 100 < all * 30 && shortest * 100 < all * 30,
        "{longest} and {shortest} of {all}"
    );
}

#[test]
fn questions_are_drawn_without_a_repeat_until_all_were_asked() {
    let catalogue = testing::catalogue();
    let index = Index::new(&catalogue, TODAY);
    let pool: usize = Kind::all().map(|kind| every(&index, kind, 1).len()).sum();
    let mut wish = Wish::default();
    for turn in 0..pool {
        let drawn = draw(&index, &wish, 1, &mut StdRng::seed_from_u64(turn as u64));
        let id = drawn[0].topic.id();
        assert!(wish.asked.insert(id.clone(), turn as i64).is_none(), "{id} came again");
    }
    let again = draw(&index, &wish, 1, &mut StdRng::seed_from_u64(1));
    assert_eq!(
        wish.asked[&again[0].topic.id()],
        0,
        "the one asked longest ago comes first"
    );
}

#[test]
fn a_wish_is_kept() {
    let index = Index::new(real(), TODAY);
    let mut random = StdRng::seed_from_u64(3);
    let wish = Wish {
        kind: Some(Kind::Year),
        artist: Some("iu".into()),
        ..Wish::default()
    };
    let drawn = draw(&index, &wish, 5, &mut random);
    assert_eq!(drawn.len(), 5);
    let about_iu = |puzzle: &Puzzle<'_>| puzzle.topic.artists(&index).iter().any(|artist| artist.id == "iu");
    assert!(
        drawn
            .iter()
            .all(|puzzle| puzzle.topic.kind == Kind::Year && about_iu(puzzle))
    );
    let mut means: Vec<f64> = Vec::new();
    for difficulty in 1..=5 {
        let wish = Wish {
            difficulty: Some(difficulty),
            ..Wish::default()
        };
        let drawn = draw(&index, &wish, 20, &mut random);
        means.push(drawn.iter().map(|puzzle| puzzle.difficulty).sum::<f64>() / drawn.len() as f64);
    }
    assert!(means.windows(2).all(|pair| pair[0] < pair[1]), "{means:?}");
}

#[test]
fn a_whole_game_is_drawn_fast_from_many_kinds_and_no_song_twice() {
    let catalogue = real();
    let begun = Instant::now();
    let index = Index::new(catalogue, TODAY);
    let drawn = draw(&index, &Wish::default(), 20, &mut StdRng::seed_from_u64(5));
    // Unoptimised and beside other tests; optimised it takes a few thousandths of a second.
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let subjects: HashSet<String> = drawn.iter().map(|puzzle| puzzle.topic.subject()).collect();
    let kinds: HashSet<Kind> = drawn.iter().map(|puzzle| puzzle.topic.kind).collect();
    assert_eq!((drawn.len(), subjects.len()), (20, 20));
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn what_rests_or_has_expired_is_not_asked_and_what_was_learned_counts() {
    let catalogue = testing::catalogue();
    let index = Index::new(&catalogue, TODAY);
    let drawn = draw(&index, &Wish::default(), 50, &mut StdRng::seed_from_u64(1));
    let rested: HashSet<String> = Kind::all()
        .flat_map(|kind| kind.topics(&index))
        .map(|topic| topic.id())
        .filter(|id| *id != drawn[0].topic.id())
        .collect();
    let wish = Wish {
        rested,
        learned: HashMap::from([(drawn[0].topic.id(), 4.5)]),
        ..Wish::default()
    };
    let left = draw(&index, &wish, 50, &mut StdRng::seed_from_u64(2));
    assert_eq!(left.len(), 1);
    assert!((left[0].difficulty - 4.5).abs() < 1e-9);
}

#[test]
fn the_same_seed_draws_the_same_questions() {
    let catalogue = testing::catalogue();
    let index = Index::new(&catalogue, TODAY);
    let ids = [0, 0].map(|seed| {
        let drawn = draw(&index, &Wish::default(), 3, &mut StdRng::seed_from_u64(seed));
        drawn.iter().map(|puzzle| puzzle.topic.id()).collect::<Vec<_>>()
    });
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn an_empty_catalogue_asks_nothing() {
    let catalogue = Catalogue::default();
    let index = Index::new(&catalogue, TODAY);
    assert!(draw(&index, &Wish::default(), 1, &mut StdRng::seed_from_u64(1)).is_empty());
}
