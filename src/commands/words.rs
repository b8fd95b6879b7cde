//! Facts of the catalogue in a person's words: dates, works, names.

use crate::catalogue::{Artist, Catalogue, PartialDate, Work, WorkKind};
use crate::locale::Words;
use crate::text::Language;

/// A date as people say it, as precise as it is known: "24 April 2022", "2022년 4월".
pub fn date_words(words: Words<'_>, date: PartialDate) -> String {
    // The year is given as text: Fluent would write the number as "2,022".
    let year = date.year().to_string();
    let (month, day) = (date.month().unwrap_or_default(), date.day().unwrap_or_default());
    match (date.month(), date.day()) {
        (Some(_), Some(_)) => words.say(
            "date-day",
            &[("year", year.into()), ("month", month.into()), ("day", day.into())],
        ),
        (Some(_), None) => words.say("date-month", &[("year", year.into()), ("month", month.into())]),
        _ => words.say("date-year", &[("year", year.into())]),
    }
}

/// A work with what it is: "the drama “Our Blues”".
pub fn work_words(words: Words<'_>, work: &Work) -> String {
    let kind = match work.kind {
        WorkKind::Drama => "drama",
        WorkKind::Film => "film",
        WorkKind::Series => "series",
        WorkKind::Show => "show",
        WorkKind::Album => "album",
        WorkKind::Ep => "ep",
        WorkKind::Single => "single",
        WorkKind::Mixtape => "mixtape",
        WorkKind::Game => "game",
        WorkKind::Commercial => "commercial",
        WorkKind::Project => "project",
        WorkKind::Event => "event",
    };
    words.say("work", &[("kind", kind.into()), ("title", work.title.clone().into())])
}

/// An artist's name in the person's spelling: Hangul for Korean where a source confirms it.
pub fn name_words(words: Words<'_>, artist: &Artist) -> String {
    match (words.language, &artist.hangul) {
        (Language::Korean, Some(hangul)) => hangul.clone(),
        _ => artist.name.clone(),
    }
}

/// The name with the group in brackets: "Jimin (BTS)", "지민 (방탄소년단)".
pub fn name_with_group(words: Words<'_>, catalogue: &Catalogue, artist: &Artist) -> String {
    let name = name_words(words, artist);
    match catalogue.group_beside(artist) {
        Some(group) => format!("{name} ({})", name_words(words, group)),
        None => name,
    }
}

/// The name with its other spelling beside it: "Ha Sung Woon (하성운)", "하성운 (Ha Sung Woon)".
pub fn name_in_both(words: Words<'_>, artist: &Artist) -> String {
    match (&artist.hangul, words.language) {
        (Some(hangul), Language::English) => format!("{} ({hangul})", artist.name),
        (Some(hangul), Language::Korean) => format!("{hangul} ({})", artist.name),
        (None, _) => artist.name.clone(),
    }
}

/// Several things in one line, as the language joins them: "A, B and C".
pub fn list_words(words: Words<'_>, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => words.say(
            "list-and",
            &[("start", start.join(", ").into()), ("last", last.clone().into())],
        ),
    }
}

/// The first `most` of several things in one line, the rest counted: "A, B and 3 more".
pub fn list_short(words: Words<'_>, items: &[String], most: usize) -> String {
    match items.get(..most) {
        Some(shown) if items.len() > most => words.say(
            "list-more",
            &[
                ("start", shown.join(", ").into()),
                ("count", (items.len() - most).into()),
            ],
        ),
        _ => list_words(words, items),
    }
}

/// Several things in one line of which one may be meant: "A, B or C".
pub fn list_or_words(words: Words<'_>, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => words.say(
            "list-or",
            &[("start", start.join(", ").into()), ("last", last.clone().into())],
        ),
    }
}
