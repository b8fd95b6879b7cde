//! Checks that every thing stands there once and can be told from every other.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{Placed, RowPlace, Rows};
use crate::catalogue::rows::Artist;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub const UNIQUE_IDS: Check = Check {
    name: "unique-ids",
    severity: Severity::Error,
    finds: "an id that stands twice, or is not made of lower-case letters, digits and single hyphens",
    why: "Buttons in old messages carry ids, so an id must mean one row for ever. It is short enough for a custom_id of Discord.",
    run: unique_ids,
};

pub const SAME_THING_TWICE: Check = Check {
    name: "same-thing-twice",
    severity: Severity::Error,
    finds: "two rows that say the same: a song with the same title and artists, a quote with the same words",
    why: "Two rows about one thing drift apart, and people see it twice.",
    run: same_thing_twice,
};

pub const TOLD_APART: Check = Check {
    name: "told-apart",
    severity: Severity::Error,
    finds: "an alias that also means another artist, when neither row says so with shares_name_with",
    why: "Whoever types a name that means two artists must be offered both; `shares_name_with` says that this is so and not a slip.",
    run: told_apart,
};

pub const SAME_NAME: Check = Check {
    name: "same-name",
    severity: Severity::Warning,
    finds: "two artists whose stage names are written alike, when the row does not say so with shares_name_with",
    why: "Namesakes are common; the row says with `shares_name_with` that they are two and not one.",
    run: same_name,
};

pub const EVERYDAY_WORD: Check = Check {
    name: "everyday-word",
    severity: Severity::Warning,
    finds: "everyday_word on a row none of whose names is one word of Latin letters",
    why: "`everyday_word` makes the news tag such a name only beside a group or a partner; on any other row it does nothing and misleads.",
    run: everyday_word,
};

fn unique_ids(rows: &Rows, report: &mut Report<'_>) {
    ids(
        rows.artists.iter().map(|placed| (&placed.row.id, &placed.place)),
        report,
    );
    ids(
        rows.collaborations.iter().map(|placed| (&placed.row.id, &placed.place)),
        report,
    );
    ids(rows.feeds.iter().map(|placed| (&placed.row.id, &placed.place)), report);
    ids(rows.quotes.iter().map(|placed| (&placed.row.id, &placed.place)), report);
    ids(
        rows.articles.iter().map(|placed| (&placed.row.id, &placed.place)),
        report,
    );
    ids(
        rows.questions.iter().map(|placed| (&placed.row.id, &placed.place)),
        report,
    );
}

fn ids<'a>(rows: impl Iterator<Item = (&'a String, &'a RowPlace)>, report: &mut Report<'_>) {
    let mut first: HashMap<&str, &RowPlace> = HashMap::new();
    for (id, place) in rows {
        if !is_slug(id) {
            let what = format!("“{id}” is no id");
            report.tell(
                place,
                "id",
                what,
                "use lower-case letters, digits and single hyphens, at most 60",
            );
        }
        match first.get(id.as_str()) {
            None => {
                first.insert(id, place);
            }
            Some(other) => {
                let what = format!("“{id}” is also the id at {}:{}", other.file.display(), other.line);
                report.tell(place, "id", what, "give one of the two another id");
            }
        }
    }
}

/// Characters of an id. A custom_id of 100 characters holds one id and a few numbers.
const ID_CHARS_MAX: usize = 60;

fn is_slug(id: &str) -> bool {
    let plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    id.len() <= ID_CHARS_MAX && id.chars().all(plain) && id.split('-').all(|part| !part.is_empty())
}

fn same_thing_twice(rows: &Rows, report: &mut Report<'_>) {
    let songs = rows.collaborations.iter().map(|placed| {
        let artists: BTreeSet<&str> = placed.row.artists.iter().map(|credit| credit.id.as_str()).collect();
        ((fold(&placed.row.title), artists), &placed.place, "title")
    });
    twice(songs, "this song", report);
    let quotes = rows
        .quotes
        .iter()
        .map(|placed| ((fold(&placed.row.text), &placed.row.speaker), &placed.place, "text"));
    twice(quotes, "this quote", report);
    let articles = rows
        .articles
        .iter()
        .map(|placed| (fold(&placed.row.headline.en), &placed.place, "headline"));
    twice(articles, "this headline", report);
}

fn twice<'a, K: Ord>(
    rows: impl Iterator<Item = (K, &'a RowPlace, &'static str)>,
    thing: &str,
    report: &mut Report<'_>,
) {
    let mut first: BTreeMap<K, &RowPlace> = BTreeMap::new();
    for (meaning, place, key) in rows {
        if let Some(other) = first.get(&meaning) {
            let what = format!("{thing} also stands at {}:{}", other.file.display(), other.line);
            report.tell(place, key, what, "keep one and move what only the other says into it");
        } else {
            first.insert(meaning, place);
        }
    }
}

/// Every folded way to write an artist, with its key and whether it is the stage name itself.
fn forms(artist: &Artist) -> Vec<(String, String, bool)> {
    let own = std::iter::once(("name".to_owned(), &artist.name, true));
    let hangul = artist.hangul.iter().map(|name| ("hangul".to_owned(), name, true));
    let aliases = artist
        .aliases
        .iter()
        .enumerate()
        .map(|(index, name)| (format!("aliases[{index}]"), name, false));
    let former = artist.former_names.iter().enumerate();
    let former = former.map(|(index, name)| (format!("former_names[{index}]"), name, false));
    own.chain(hangul)
        .chain(aliases)
        .chain(former)
        .map(|(key, name, stage)| (fold(name), key, stage))
        .collect()
}

fn by_form(artists: &[Placed<Artist>]) -> HashMap<String, Vec<(usize, bool)>> {
    let mut owners: HashMap<String, Vec<(usize, bool)>> = HashMap::new();
    for (index, placed) in artists.iter().enumerate() {
        for (form, _, stage) in forms(&placed.row) {
            owners.entry(form).or_default().push((index, stage));
        }
    }
    owners
}

fn says_so(one: &Artist, other: &Artist) -> bool {
    one.shares_name_with.contains(&other.id)
        || other.shares_name_with.contains(&one.id)
        || one.same_person_as.as_ref() == Some(&other.id)
        || other.same_person_as.as_ref() == Some(&one.id)
}

fn told_apart(rows: &Rows, report: &mut Report<'_>) {
    let owners = by_form(&rows.artists);
    for (index, placed) in rows.artists.iter().enumerate() {
        for (form, key, stage) in forms(&placed.row) {
            let others = owners.get(&form).into_iter().flatten();
            let hidden = others.filter(|(other, _)| *other != index).find_map(|(other, _)| {
                let other = rows.artists.get(*other)?;
                (!stage && !says_so(&placed.row, &other.row)).then_some(&other.row.id)
            });
            if let Some(other) = hidden {
                let what = format!("this also means “{other}”");
                let remedy = format!("remove it, or say shares_name_with = [\"{other}\"]");
                report.tell(&placed.place, &key, what, remedy);
            }
        }
    }
}

fn same_name(rows: &Rows, report: &mut Report<'_>) {
    let mut first: HashMap<String, &Placed<Artist>> = HashMap::new();
    for placed in &rows.artists {
        let Some(other) = first.get(&fold(&placed.row.name)) else {
            first.insert(fold(&placed.row.name), placed);
            continue;
        };
        if !says_so(&placed.row, &other.row) {
            let what = format!("“{}” is written like “{}”", placed.row.name, other.row.id);
            let remedy = "say shares_name_with on both rows, so that people are offered both";
            report.tell_unless(&placed.row.accepted, &placed.place, "name", what, remedy);
        }
    }
}

fn everyday_word(rows: &Rows, report: &mut Report<'_>) {
    for placed in rows.artists.iter().filter(|placed| placed.row.everyday_word) {
        let row = &placed.row;
        let mut names = std::iter::once(&row.name).chain(&row.aliases).chain(&row.former_names);
        if !names.any(|name| name.is_ascii() && !name.contains(char::is_whitespace)) {
            let (what, remedy) = ("no name of this row is a word", "remove the key");
            report.tell_unless(&row.accepted, &placed.place, "everyday_word", what.to_owned(), remedy);
        }
    }
}
