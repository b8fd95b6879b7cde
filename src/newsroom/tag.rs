//! Which artists of the catalogue a text is about, by exact and near forms of their names.
//!
//! A form that is certainly a name tags its artist at once. A form that several artists share, or that is also an
//! everyday word ("Joy", "V"), needs support where capitals say nothing: the artist's group, or somebody the artist made a song with, in the text.

use crate::catalogue::names::is_family_name;
use crate::catalogue::{Artist, Catalogue};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;

/// Words of the longest names ("Yesterday Was A Beautiful Day", "Girls' Generation-Oh!GG").
const FORM_WORDS_MAX: usize = 5;
/// A single word of at most so many letters is a name only as the catalogue writes it: "Ive", "Key".
const SHORT_LETTERS_MAX: usize = 5;
/// Fewer letters than this are not looked up by likeness: too many words are near them.
const NEAR_LETTERS_MIN: usize = 8;
/// Looks by likeness in one text, up to 0.1 ms each: what a long text names first is what it is about.
const NEAR_LOOKS_MAX: usize = 12;

/// An artist that a text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag<'a> {
    /// The artist.
    pub artist: &'a Artist,
    /// How often the text names the artist.
    pub mentions: usize,
}

/// Knows every form of every artist's name; made once for a catalogue.
#[derive(Debug, Default)]
pub struct Tagger {
    /// By the folded form; in order, so that it is seen at once whether any form goes on from the words read so far.
    forms: BTreeMap<String, Vec<Form>>,
    /// Artists that support each other: groups with members, and whoever made a song together.
    around: Vec<HashSet<usize>>,
}

#[derive(Debug, Clone)]
struct Form {
    artist: usize,
    /// The name as the catalogue writes it.
    written: String,
    /// The artist's [`Artist::everyday_word`].
    is_everyday: bool,
}

/// A word of the text as it stands, without what hangs on it.
struct Word<'a> {
    text: &'a str,
    folded: String,
    /// The same without a Korean particle, where it may end in one.
    stem: Option<String>,
    /// No name runs on behind it: a comma, a stop or a bracket follows.
    ends: bool,
    /// Its line is written in capitals throughout, as headlines are, or it opens a sentence: capitals say nothing.
    capital_by_place: bool,
}

/// A run of words that is a known form.
struct Naming {
    /// Place of its first word.
    place: usize,
    /// Whom it may mean.
    candidates: Vec<usize>,
    /// It can hardly be anything but a name.
    is_certain: bool,
}

impl Tagger {
    /// Gathers the forms of all artists.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for (artist, row) in catalogue.artists().iter().enumerate() {
            let own = std::iter::once(&row.name)
                .chain(&row.hangul)
                .chain(&row.aliases)
                .chain(&row.former_names);
            for written in own {
                let known = forms.entry(fold(written)).or_default();
                if !known.iter().any(|form| form.artist == artist) {
                    known.push(Form {
                        artist,
                        written: written.clone(),
                        is_everyday: row.everyday_word,
                    });
                }
            }
        }
        Self {
            forms,
            around: around(catalogue),
        }
    }

    /// The artists that `text` names, in the order of their first mention.
    pub fn tags<'a>(&self, catalogue: &'a Catalogue, text: &str) -> Vec<Tag<'a>> {
        let words = words(text);
        let (found, taken) = self.exact(&words);
        let mut sure: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut open: Vec<Naming> = Vec::new();
        for naming in found {
            match naming.candidates.as_slice() {
                [only] if naming.is_certain => sure.entry(*only).or_default().push(naming.place),
                _ => open.push(naming),
            }
        }
        for (place, artist) in near(catalogue, &words, &taken) {
            sure.entry(artist).or_default().push(place);
        }
        let certain: HashSet<usize> = sure.keys().copied().collect();
        for naming in open {
            if let Some(artist) = self.supported(&naming.candidates, &certain) {
                sure.entry(artist).or_default().push(naming.place);
            }
        }
        in_order(catalogue, sure)
    }

    /// Every longest run of words that is a known form, and the places that these take.
    fn exact(&self, words: &[Word<'_>]) -> (Vec<Naming>, HashSet<usize>) {
        let (mut found, mut taken, mut place) = (Vec::new(), HashSet::new(), 0);
        while let Some(rest) = words.get(place..).filter(|rest| !rest.is_empty()) {
            let Some((run, forms)) = self.longest(rest) else {
                place += 1;
                continue;
            };
            let candidates: Vec<usize> = forms.iter().map(|form| form.artist).collect();
            if is_name_like(run, forms) {
                found.push(Naming {
                    place,
                    candidates,
                    is_certain: is_certain(run, forms) && !is_part_of_a_name(words, place, run.len()),
                });
                taken.extend(place..place + run.len());
            }
            place += run.len();
        }
        (found, taken)
    }

    /// The longest run at the beginning of `words` that is a known form, as it stands or without the particle at its end.
    fn longest<'w, 't>(&self, words: &'w [Word<'t>]) -> Option<(&'w [Word<'t>], &[Form])> {
        let (mut longest, mut joined) = (None, String::new());
        for (count, word) in (1..=FORM_WORDS_MAX).zip(words) {
            let start = joined.len();
            joined.push_str(&word.folded);
            let onwards = (Bound::Included(joined.as_str()), Bound::Unbounded);
            let next = self.forms.range::<str, _>(onwards).next();
            let goes_on = next.filter(|(form, _)| form.starts_with(&joined));
            let as_it_stands = goes_on.filter(|(form, _)| **form == joined).map(|(_, forms)| forms);
            let goes_on = goes_on.is_some() && !word.ends;
            let forms = as_it_stands.or_else(|| {
                let (before, stem) = (joined.get(..start)?, word.stem.as_ref()?);
                self.forms.get(&format!("{before}{stem}"))
            });
            if let Some(forms) = forms {
                longest = Some((words.get(..count)?, forms.as_slice()));
            }
            if !goes_on {
                break;
            }
        }
        longest
    }

    /// The one of `candidates` that most of the certain artists stand beside; none when two are supported alike.
    fn supported(&self, candidates: &[usize], certain: &HashSet<usize>) -> Option<usize> {
        let support = |artist: usize| {
            let beside = self
                .around
                .get(artist)
                .map_or(0, |around| around.intersection(certain).count());
            beside + usize::from(certain.contains(&artist))
        };
        let mut ranked: Vec<(usize, usize)> = candidates.iter().map(|artist| (support(*artist), *artist)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        match ranked.as_slice() {
            [(best, artist), rest @ ..] if *best > 0 && rest.first().is_none_or(|(next, _)| next < best) => {
                Some(*artist)
            }
            _ => None,
        }
    }
}

/// Artists that stand beside each other: groups and members, and everybody credited on one song.
fn around(catalogue: &Catalogue) -> Vec<HashSet<usize>> {
    let places: HashMap<&str, usize> = catalogue
        .artists()
        .iter()
        .enumerate()
        .map(|(place, artist)| (artist.id.as_str(), place))
        .collect();
    let mut around = vec![HashSet::new(); catalogue.artists().len()];
    let mut tie = |one: &str, other: &str| {
        if let (Some(one), Some(other)) = (places.get(one), places.get(other)) {
            for (from, to) in [(one, other), (other, one)] {
                if let Some(set) = around.get_mut(*from).filter(|_| from != to) {
                    set.insert(*to);
                }
            }
        }
    };
    for artist in catalogue.artists() {
        artist.groups.iter().for_each(|group| tie(&artist.id, group));
    }
    for song in catalogue.collaborations() {
        for one in &song.artists {
            song.artists.iter().for_each(|other| tie(&one.id, &other.id));
        }
    }
    around
}

/// Whether the run is written as a name is: with a capital, a digit, or in a script that has none.
fn is_name_like(run: &[Word<'_>], forms: &[Form]) -> bool {
    let lower_in_catalogue = forms
        .iter()
        .any(|form| form.written.chars().next().is_some_and(char::is_lowercase));
    lower_in_catalogue
        || run
            .iter()
            .all(|word| word.text.chars().any(|c| !c.is_lowercase() && c.is_alphanumeric()))
}

/// Whether the run can hardly be anything but a name.
fn is_certain(run: &[Word<'_>], forms: &[Form]) -> bool {
    let [word] = run else { return true };
    let letters = word.folded.chars().count();
    let is_everyday = forms.iter().any(|form| form.is_everyday);
    if !word.folded.is_ascii() || (letters > SHORT_LETTERS_MAX && !is_everyday) {
        return letters > 1;
    }
    let as_written = letters > SHORT_LETTERS_MAX || forms.iter().any(|form| form.written == word.text);
    let in_capitals = letters > 1 && !word.text.chars().any(char::is_lowercase);
    letters > 1 && as_written && (in_capitals || !is_everyday || !word.capital_by_place)
}

/// Whether a single word may be part of somebody else's name, which the catalogue does not know: the given name behind a
/// family name ("Lee Minho"), or the family name before a given name with a hyphen ("Jin Se-yeon").
fn is_part_of_a_name(words: &[Word<'_>], place: usize, count: usize) -> bool {
    let starts_large = |word: &&Word<'_>| word.text.starts_with(char::is_uppercase);
    let before = place.checked_sub(1).and_then(|before| words.get(before));
    let family = before
        .filter(starts_large)
        .filter(|word| !word.ends && is_family_name(&word.folded));
    let joined = words.get(place).is_some_and(|word| !word.ends);
    let after = words.get(place + count).filter(|_| joined).filter(starts_large);
    let given = after.and_then(|word| word.text.split_once('-'));
    count == 1 && (family.is_some() || given.is_some_and(|(_, end)| end.starts_with(char::is_lowercase)))
}

/// Names that no form matches but that are surely near one: "Ha Seongwoon".
fn near(catalogue: &Catalogue, words: &[Word<'_>], taken: &HashSet<usize>) -> Vec<(usize, usize)> {
    let is_free = |place: usize, word: &Word<'_>| {
        !taken.contains(&place) && word.text.chars().next().is_some_and(char::is_uppercase)
    };
    let runs = words.windows(3).enumerate().chain(words.windows(2).enumerate());
    let fitting = runs.filter(|(place, run)| {
        let joined = run.iter().rev().skip(1).all(|word| !word.ends);
        let letters: usize = run.iter().map(|word| word.folded.chars().count()).sum();
        joined
            && letters >= NEAR_LETTERS_MIN
            && run
                .iter()
                .enumerate()
                .all(|(offset, word)| is_free(place + offset, word))
    });
    fitting
        .take(NEAR_LOOKS_MAX)
        .filter_map(|(place, run)| {
            let written: Vec<&str> = run.iter().map(|word| word.text).collect();
            Some((place, catalogue.names().surely(&written.join(" "))?))
        })
        .collect()
}

fn in_order(catalogue: &Catalogue, sure: BTreeMap<usize, Vec<usize>>) -> Vec<Tag<'_>> {
    let mut tags: Vec<(usize, Tag<'_>)> = sure
        .into_iter()
        .filter_map(|(artist, places)| {
            let tag = Tag {
                artist: catalogue.artists().get(artist)?,
                mentions: places.len(),
            };
            Some((places.into_iter().min()?, tag))
        })
        .collect();
    tags.sort_by_key(|(place, _)| *place);
    tags.into_iter().map(|(_, tag)| tag).collect()
}

/// Korean particles and forms of address that hang on a name, the longer before the shorter.
const HANGING: [&str; 22] = [
    "에게서",
    "이라는",
    "이랑",
    "에게",
    "한테",
    "까지",
    "부터",
    "처럼",
    "라는",
    "님",
    "씨",
    "은",
    "는",
    "이",
    "가",
    "과",
    "와",
    "의",
    "을",
    "를",
    "도",
    "랑",
];

fn words(text: &str) -> Vec<Word<'_>> {
    text.lines().flat_map(line_words).collect()
}

fn line_words(line: &str) -> Vec<Word<'_>> {
    let chunks: Vec<&str> = line
        .split_inclusive([' ', '\t', '\u{a0}', ',', ';', ':', '/', '|', '·', '&', '×', '—', '–'])
        .collect();
    let alphabetic = chunks.iter().filter(|chunk| chunk.chars().any(char::is_alphabetic));
    let starts_small = |chunk: &&&str| {
        chunk
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_lowercase)
    };
    let small = alphabetic.clone().filter(starts_small).count();
    // A headline in capitals leaves only its smallest words small.
    let is_headline = small * 3 < alphabetic.count();
    let mut opens = true;
    let mut words = Vec::new();
    for chunk in chunks {
        let bare = chunk.trim_end_matches([' ', '\t', '\u{a0}']);
        let name = without_possessive(bare.trim_matches([
            '.', ',', ';', ':', '!', '?', '"', '“', '”', '‘', '’', '\'', '…', '|', '/', '—', '–',
        ]));
        let folded = fold(name);
        if folded.is_empty() {
            continue;
        }
        let stem = without_particle(name).map(fold);
        words.push(Word {
            text: name,
            folded,
            stem,
            ends: ends_phrase(chunk, bare),
            capital_by_place: opens || is_headline,
        });
        opens = bare
            .trim_end_matches(['"', '”', '’', '\'', ')'])
            .ends_with(['.', '!', '?', ':']);
    }
    words
}

fn ends_phrase(chunk: &str, bare: &str) -> bool {
    chunk.ends_with([',', ';', ':', '/', '|', '—', '–']) || bare.ends_with(['.', '!', '?', '"', '”', ')', '…'])
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'", "’"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

fn without_particle(word: &str) -> Option<&str> {
    let stem = HANGING.iter().find_map(|hanging| word.strip_suffix(hanging))?;
    // A name has two syllables at least.
    (stem.chars().count() >= 2).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use proptest::prelude::*;

    fn tagged(text: &str) -> Vec<String> {
        let catalogue = testing::shared();
        let tags = Tagger::new(catalogue).tags(catalogue, text);
        tags.into_iter().map(|tag| tag.artist.id.clone()).collect()
    }

    #[test]
    fn a_short_name_within_somebody_elses_is_nobody() {
        for text in [
            "Lee Suzy opens a shop",
            "A film with Suzy Se-yeon, they say",
            "They met Kim Suzy",
        ] {
            assert_eq!(tagged(text), Vec::<String>::new(), "{text}");
        }
        for text in ["They met Suzy", "Actor Park, Suzy and others", "Suzy's well-known song"] {
            assert_eq!(tagged(text), ["suzy"], "{text}");
        }
    }

    #[test]
    fn a_shared_name_is_told_by_the_group_beside_it() {
        assert_eq!(
            tagged("BTS' Jimin wanted to work with Ha Sung Woon."),
            ["bts", "jimin-bts", "ha-sung-woon"]
        );
        assert_eq!(
            tagged("AOA went on stage, and Jimin spoke first."),
            ["aoa", "jimin-aoa"]
        );
        assert_eq!(tagged("Jimin spoke first."), Vec::<String>::new());
    }

    #[test]
    fn a_song_partner_tells_a_shared_name_too() {
        assert_eq!(
            tagged("The singer Ha Sung-woon called Jimin."),
            ["ha-sung-woon", "jimin-bts"]
        );
    }

    #[test]
    fn misspelt_and_romanised_names_are_near_enough() {
        assert_eq!(tagged("He Sung Woon sings."), ["ha-sung-woon"]);
        assert_eq!(tagged("A new song by Ha Seong Un is out."), ["ha-sung-woon"]);
    }

    #[test]
    fn everyday_words_in_capitals_are_no_names_without_support() {
        assert_eq!(tagged("Punch The Clock With Style Today"), Vec::<String>::new());
        assert_eq!(tagged("The song by Punch and Suzy came out."), ["punch", "suzy"]);
        assert_eq!(tagged("She threw a punch at it, said IU."), ["iu"]);
    }

    #[test]
    fn a_short_name_that_is_no_word_may_open_a_headline() {
        assert_eq!(tagged("Suzy Wins A Prize In Spring"), ["suzy"]);
        assert_eq!(tagged("Suzy reads a letter"), ["suzy"]);
        assert_eq!(tagged("Punch reads a letter"), Vec::<String>::new());
        assert_eq!(tagged("A letter for Punch came late"), ["punch"]);
    }

    #[test]
    fn korean_names_are_found_before_their_particles() {
        assert_eq!(
            tagged("하성운은 방탄소년단 지민과 아이유가 좋다고 했다."),
            ["ha-sung-woon", "bts", "jimin-bts", "iu"]
        );
    }

    #[test]
    fn names_are_counted_and_not_joined_over_a_stop() {
        let catalogue = testing::catalogue();
        let text = "IU met HIGH4. IU's song with HIGH4 is new; they love Ha. Sung Woon is a name.";
        let tags = Tagger::new(&catalogue).tags(&catalogue, text);
        let counts: Vec<_> = tags.iter().map(|tag| (tag.artist.id.as_str(), tag.mentions)).collect();
        assert_eq!(counts, [("iu", 2), ("high4", 2)]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".{0,200}|(BTS|Jimin|IU|[.,! ]|지민은){0,40}") {
            let _ = tagged(&text);
        }
    }
}
