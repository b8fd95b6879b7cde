//! Checks of what only the quiz uses: questions written by hand, and the list of artists without a common song.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{Placed, Rows};
use crate::catalogue::rows::{Artist, Bilingual, WrittenQuestion};
use crate::text::fold;
use std::collections::{HashMap, HashSet};

pub const OPTIONS: Check = Check {
    name: "question-options",
    severity: Severity::Error,
    finds: "a written question without exactly three wrong answers, with one that contains another, or with a \
            difficulty outside 1 to 5",
    why: "Four buttons need three wrong answers, and an answer inside another could be taken for it.",
    run: options,
};

pub const EXPIRED_QUESTION: Check = Check {
    name: "expired-question",
    severity: Severity::Warning,
    finds: "a written question whose date has passed: it is no longer asked",
    why: "A fact that may have become false would mark the right answer wrong.",
    run: expired_question,
};

pub const STRANGERS: Check = Check {
    name: "strangers",
    severity: Severity::Error,
    finds: "a pair listed as having no common song that has one, also through a group, a member or a unit, or that \
            stands there twice",
    why: "A question may say that two artists have no song together only where no source of ours knows one.",
    run: strangers,
};

/// Wrong answers of a written question.
const WRONG: usize = 3;

fn options(rows: &Rows, report: &mut Report<'_>) {
    for Placed { row, place } in &rows.questions {
        if row.wrong.len() != WRONG {
            let what = format!("there are {} wrong answers", row.wrong.len());
            report.tell(place, "wrong", what, format!("write {WRONG}"));
        }
        if !(1..=5).contains(&row.difficulty) {
            let what = format!("{} is no difficulty", row.difficulty);
            report.tell(place, "difficulty", what, "write a number from 1 to 5");
        }
        if let Some((one, other)) = first_alike(row) {
            let what = format!("“{one}” contains “{other}” or is contained in it");
            report.tell(
                place,
                "wrong",
                what,
                "word the answers so that none can be taken for another",
            );
        }
    }
}

/// Two options of which one contains the other, in either language.
fn first_alike(question: &WrittenQuestion) -> Option<(String, String)> {
    let english = |text: &Bilingual| text.en.clone();
    let korean = |text: &Bilingual| text.ko.clone().unwrap_or_else(|| text.en.clone());
    let all = || std::iter::once(&question.answer).chain(&question.wrong);
    let languages: [Vec<String>; 2] = [all().map(english).collect(), all().map(korean).collect()];
    languages.into_iter().find_map(|options| {
        let mut pairs = (0..options.len()).flat_map(|one| (one + 1..options.len()).map(move |other| (one, other)));
        pairs.find_map(|(one, other)| {
            let (one, other) = (options.get(one)?, options.get(other)?);
            let (short, long) = (fold(one), fold(other));
            (short.contains(&long) || long.contains(&short)).then(|| (one.clone(), other.clone()))
        })
    })
}

fn expired_question(rows: &Rows, report: &mut Report<'_>) {
    for Placed { row, place } in &rows.questions {
        if let Some(date) = row.expires.filter(|date| date.earliest() <= report.today) {
            let what = format!("the answer held until {date}");
            report.tell_unless(&row.accepted, place, "expires", what, "renew it or remove it");
        }
    }
}

fn strangers(rows: &Rows, report: &mut Report<'_>) {
    let acts = acts(rows);
    let of = |id: &str| acts.get(id).cloned().unwrap_or_default();
    let mut together: HashSet<(&str, &str)> = HashSet::new();
    for Placed { row: song, .. } in &rows.collaborations {
        for one in song.artists.iter().flat_map(|credit| of(&credit.id)) {
            together.extend(
                song.artists
                    .iter()
                    .flat_map(|credit| of(&credit.id))
                    .map(|other| (one, other)),
            );
        }
    }
    let mut listed: HashSet<(&str, &str)> = HashSet::new();
    for Placed { row, place } in &rows.strangers {
        for (index, other) in row.with.iter().enumerate() {
            let key = format!("with[{index}]");
            if row.artist == *other || together.contains(&(row.artist.as_str(), other.as_str())) {
                let what = format!("“{}” and “{other}” have a common song", row.artist);
                report.tell(
                    place,
                    &key,
                    what,
                    "remove the pair, or make the list again with bench/negative_pairs.py",
                );
            }
            let again = listed.contains(&(other, &row.artist)) || !listed.insert((&row.artist, other));
            if again {
                let what = format!("the pair of “{}” and “{other}” stands here twice", row.artist);
                report.tell(place, &key, what, "keep one of the two");
            }
        }
    }
}

/// For each artist the acts whose songs count as that artist's: the artist, the same person, groups, units, members.
fn acts(rows: &Rows) -> HashMap<&str, HashSet<&str>> {
    let mut acts: HashMap<&str, HashSet<&str>> = HashMap::new();
    for Placed { row, .. } in &rows.artists {
        let Artist {
            id,
            groups,
            same_person_as,
            ..
        } = row;
        acts.entry(id).or_default().insert(id);
        for other in groups.iter().chain(same_person_as) {
            acts.entry(id).or_default().insert(other);
            acts.entry(other).or_default().insert(id);
        }
    }
    acts
}
