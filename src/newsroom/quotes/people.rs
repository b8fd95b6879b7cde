//! Gathers the people of a text: which names are the same person's, the fullest of them, and he or she.

use std::collections::HashMap;

use super::KnownPerson;
use super::korean::{is_hangul, without_particle};
use super::mentions::{Mention, Shape};
use super::page::Page;
use super::tokens::Kind;
use super::traits::Traits;

/// He or she, as far as the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// One person, or a group that talks like one.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The words of the fullest name, in small letters, without titles; for somebody without a name the head noun.
    key: Vec<String>,
    /// How the person is called in answers.
    pub(super) display: String,
    pub(super) gender: Option<Gender>,
    /// Nouns that introduced the person: "singer".
    roles: Vec<String>,
    /// Whether the person has a name.
    pub(super) named: bool,
    /// Whether the name looks like a place, a paper or a party.
    pub(super) place: bool,
    /// Whether anything shows a person rather than a place or a thing: a title, he or she, speech, being spoken to.
    pub(super) alive: bool,
}

/// Everybody in a text.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    /// Who is meant by a name as it is written, in small letters.
    names: HashMap<String, usize>,
}

/// Roles that fit whoever the story is about.
const STAGE_ROLES: &[&str] = &[
    "singer",
    "rapper",
    "idol",
    "artist",
    "star",
    "vocalist",
    "actor",
    "actress",
    "member",
    "leader",
    "musician",
    "soloist",
    "performer",
    "dancer",
    "producer",
    "songwriter",
    "composer",
];

impl People {
    /// Gathers the people from the names mentioned.
    pub(super) fn gather(page: &Page<'_>, mentions: &[Mention], known: &[KnownPerson]) -> Self {
        let mut people = People::default();
        let mut names: Vec<(Vec<String>, &Mention)> = mentions
            .iter()
            .filter(|mention| mention.shape == Shape::Name)
            .map(|mention| (key(page, mention), mention))
            .filter(|(key, mention)| !key.is_empty() && (key.len() <= 3 || !page.is_headline(mention.first)))
            .collect();
        let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
        for (key, mention) in &names {
            *counts.entry(key.clone()).or_default() += if is_plainly_a_name(page, mention) { SURE } else { 1 };
        }
        names.retain(|(key, _)| key.len() > 1 || counts.get(key).copied().unwrap_or(0) >= SURE);
        names.sort_by_key(|(key, mention)| {
            (
                usize::MAX - key.len(),
                usize::MAX - counts.get(key).copied().unwrap_or(0),
                mention.first,
            )
        });
        for (key, mention) in names {
            people.take(page, key, mention, known);
        }
        people
    }

    /// Who is meant by the name of a mention.
    pub(super) fn named(&self, page: &Page<'_>, mention: &Mention) -> Option<usize> {
        self.names.get(&written(page, mention)).copied()
    }

    /// Who is meant by the name of a speaker, who may not have been noticed before.
    pub(super) fn named_or_new(&mut self, page: &Page<'_>, mention: &Mention, known: &[KnownPerson]) -> Option<usize> {
        if self.named(page, mention).is_none() {
            self.take(page, key(page, mention), mention, known);
        }
        self.named(page, mention)
    }

    fn take(&mut self, page: &Page<'_>, key: Vec<String>, mention: &Mention, known: &[KnownPerson]) {
        let gender = gender_of(page, mention);
        let written = written(page, mention);
        let id = self.names.get(&written).copied().or_else(|| self.fitting(&key, gender));
        let id = id.unwrap_or_else(|| {
            let place = page.token(mention.last).has(Traits::PLACE);
            let display = display(page, mention, &key);
            let stage_name = known_name(&key, known);
            let alive = stage_name.is_some() || is_hangul(&display);
            let display = stage_name.map_or(display, str::to_owned);
            self.list.push(Person {
                key,
                display,
                gender: None,
                roles: Vec::new(),
                named: true,
                place,
                alive,
            });
            self.list.len() - 1
        });
        self.names.insert(written, id);
        if let Some(person) = self.list.get_mut(id) {
            person.gender = person.gender.or(gender);
            person.alive |= gender.is_some() || page.is_quoted(mention.first) || is_beside_saying(page, mention);
            let role = page.before(mention.first);
            if role.is_small() {
                person.roles.push(role.lower());
            }
        }
    }

    /// A person whose fuller name contains this one, or whose name differs by one letter.
    fn fitting(&self, key: &[String], gender: Option<Gender>) -> Option<usize> {
        let agrees = |person: &Person| {
            let strict = person.key.len() == 1 && key.len() == 1;
            person.gender.is_none() || gender.is_none() || person.gender == gender || !strict && key.len() > 1
        };
        let position = |fits: &dyn Fn(&Person) -> bool| self.list.iter().position(|p| agrees(p) && fits(p));
        position(&|person| person.key == key)
            .or_else(|| position(&|person| person.key.len() > key.len() && person.key.ends_with(key)))
            .or_else(|| position(&|person| person.key.len() > key.len() && person.key.starts_with(key)))
            .or_else(|| position(&|person| is_misspelt(&person.key, key)))
    }

    /// "his wife" is Mrs. Bennet if he is Mr. Bennet.
    fn spouse(&self, owner: usize, head: &str) -> Option<usize> {
        let owner = self
            .list
            .get(owner)
            .filter(|_| matches!(head, "wife" | "husband" | "lady"))?;
        let shares = |person: &Person| person.named && person.key.last() == owner.key.last();
        self.list
            .iter()
            .position(|person| shares(person) && person.gender.is_some() && person.gender != owner.gender)
    }

    /// Somebody who is described but not named: "the old man". Equal head nouns are one person.
    pub(super) fn described(
        &mut self,
        page: &Page<'_>,
        mention: &Mention,
        favourite: Option<usize>,
        owner: Option<usize>,
    ) -> usize {
        let head = page.token(head(page, mention)).stem().to_lowercase();
        let by_role = self
            .list
            .iter()
            .position(|person| person.named && person.roles.contains(&head));
        let on_stage = favourite.filter(|_| STAGE_ROLES.contains(&head.as_str()));
        let definite = matches!(page.token(mention.first).lower().as_str(), "the" | "this" | "that");
        if let Some(id) = by_role.or(on_stage).filter(|_| definite) {
            return id;
        }
        if let Some(id) = owner.and_then(|owner| self.spouse(owner, &head)) {
            return id;
        }
        let key = vec![head];
        if let Some(id) = self.list.iter().position(|person| !person.named && person.key == key) {
            return id;
        }
        let gender = gender_of_word(page.token(head_index(page, mention)).traits);
        let display = page.slice(mention.first, mention.last).to_owned();
        let person = Person {
            key,
            display,
            gender,
            roles: Vec::new(),
            named: false,
            place: false,
            alive: gender.is_some(),
        };
        self.list.push(person);
        self.list.len() - 1
    }
}

/// A single word counts as a name if it is once surely a name, or stands this often at the beginning of a sentence.
const SURE: usize = 3;

/// Whether the capital of a name has no other reason, such as the beginning of a sentence.
fn is_plainly_a_name(page: &Page<'_>, mention: &Mention) -> bool {
    let before = page.before(mention.first);
    let begins = before.ends_line() || matches!(before.kind, Kind::Stop | Kind::Mark) || before.text == ":";
    let adverb = page.token(mention.last).text.ends_with("ly") && begins;
    let behind = page.token(mention.last + 1);
    let moves = behind.is_small() && behind.text.ends_with("ed");
    let known = page.is_name_word(mention.first) && !page.token(mention.first).is_capital();
    let acts = known || moves || behind.text == ":" || behind.has(Traits::SAYING.or(Traits::BETWEEN).or(Traits::PAST));
    !adverb
        && (!begins
            || acts
            || is_hangul(page.token(mention.first).text)
            || mention.possessive
            || titles(page, mention) > 0)
}

/// Whether a name says something: "Bae said", or "said Bae" right behind a quotation.
fn is_beside_saying(page: &Page<'_>, mention: &Mention) -> bool {
    let says = |index: usize| page.token(index).is_small() && page.token(index).has(Traits::SAYING);
    let inverted = |verb: usize| says(verb) && !page.before(verb).is_word();
    says(mention.last + 1) || mention.first.checked_sub(1).is_some_and(inverted)
}

fn head(page: &Page<'_>, mention: &Mention) -> usize {
    head_index(page, mention)
}

/// The head noun of a description: its last word before "of".
fn head_index(page: &Page<'_>, mention: &Mention) -> usize {
    let of = (mention.first..=mention.last).find(|&index| page.token(index).text == "of");
    of.map_or(mention.last, |of| of.saturating_sub(1).max(mention.first))
}

fn written(page: &Page<'_>, mention: &Mention) -> String {
    let text = page.slice(mention.first, mention.last).to_lowercase();
    let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(&text);
    without_particle(text).to_owned()
}

/// The words of a name without titles before it, unless nothing else is left.
fn key(page: &Page<'_>, mention: &Mention) -> Vec<String> {
    let words = |skip: usize| -> Vec<String> {
        (mention.first + skip..=mention.last)
            .map(|index| page.token(index))
            .filter(|token| token.is_word())
            .map(|token| without_particle(token.stem()).to_lowercase())
            .collect()
    };
    words(titles(page, mention))
}

/// How many titles stand before the name itself.
fn titles(page: &Page<'_>, mention: &Mention) -> usize {
    let is_title = |&index: &usize| page.token(index).has(Traits::TITLE.or(Traits::DETERMINER));
    (mention.first..mention.last).take_while(is_title).count()
}

/// The name for answers: a single name keeps its title ("Mrs. Bennet").
fn display(page: &Page<'_>, mention: &Mention, key: &[String]) -> String {
    let skip = if key.len() > 1 { titles(page, mention) } else { 0 };
    let text = page.slice(mention.first + skip, mention.last);
    let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
    without_particle(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gender_of_word(traits: Traits) -> Option<Gender> {
    match (traits.has(Traits::MALE), traits.has(Traits::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// He or she, by the title, the noun before the name, or the first name.
fn gender_of(page: &Page<'_>, mention: &Mention) -> Option<Gender> {
    let before = mention
        .first
        .checked_sub(1)
        .map(|index| page.token(index))
        .filter(|token| token.is_small());
    let first = mention.first + titles(page, mention);
    (mention.first..=first)
        .find_map(|index| gender_of_word(page.token(index).traits))
        .or_else(|| before.and_then(|token| gender_of_word(token.traits)))
}

fn known_name<'a>(key: &[String], known: &'a [KnownPerson]) -> Option<&'a str> {
    let first = key.first().and_then(|word| word.chars().next());
    let equal = |spelling: &str| {
        let begins = spelling
            .trim_start()
            .chars()
            .next()
            .and_then(|letter| letter.to_lowercase().next());
        if begins != first {
            return false;
        }
        let mut words = spelling.split_whitespace();
        key.iter().all(|word| {
            words
                .next()
                .is_some_and(|other| other.to_lowercase() == word.trim_end_matches('.'))
        }) && words.next().is_none()
    };
    let fits = |person: &&KnownPerson| equal(&person.name) || person.spellings.iter().any(|spelling| equal(spelling));
    known.iter().find(fits).map(|person| person.name.as_str())
}

/// Whether two names of two words or more differ by one letter in one word.
fn is_misspelt(one: &[String], other: &[String]) -> bool {
    let differing: Vec<_> = one.iter().zip(other).filter(|(one, other)| one != other).collect();
    match differing.as_slice() {
        [(one_word, other_word)] => {
            one.len() == other.len() && one.len() > 1 && is_one_letter_off(one_word, other_word)
        }
        _ => false,
    }
}

fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let same_end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    one.len().abs_diff(other.len()) <= 1 && one.len().max(other.len()) <= same_start + same_end + 1
}
