//! Checks that whatever a row names exists.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};
use std::collections::{BTreeSet, HashSet};

pub const KNOWN_REFERENCES: Check = Check {
    name: "known-references",
    severity: Severity::Error,
    finds: "the id of an artist or song that no row has",
    why: "A card would lack a name, or a button lead nowhere. Mostly an id is misspelt.",
    run: known_references,
};

pub const CREDITS: Check = Check {
    name: "credits",
    severity: Severity::Error,
    finds: "a collaboration with fewer than two artists, or with one artist twice",
    why: "A song by one act is no collaboration, and a chain of songs needs both of its ends.",
    run: credits,
};

/// The ids that rows may name, and where to report one that is not among them.
struct Known<'a, 'b> {
    artists: HashSet<&'a str>,
    songs: HashSet<&'a str>,
    report: &'a mut Report<'b>,
}

impl Known<'_, '_> {
    fn artist(&mut self, id: &str, place: &RowPlace, key: &str) {
        if !self.artists.contains(id) {
            self.report.tell(
                place,
                key,
                format!("there is no artist “{id}”"),
                "correct the id, or add the artist",
            );
        }
    }

    fn song(&mut self, id: &str, place: &RowPlace, key: &str) {
        if !self.songs.contains(id) {
            let what = format!("there is no collaboration “{id}”");
            self.report
                .tell(place, key, what, "correct the id, or add the collaboration");
        }
    }

    fn artists<'a>(&mut self, ids: impl IntoIterator<Item = &'a String>, place: &RowPlace, key: &str) {
        for (index, id) in ids.into_iter().enumerate() {
            self.artist(id, place, &format!("{key}[{index}]"));
        }
    }
}

fn known_references(rows: &Rows, report: &mut Report<'_>) {
    let mut known = Known {
        artists: rows.artists.iter().map(|placed| placed.row.id.as_str()).collect(),
        songs: rows
            .collaborations
            .iter()
            .map(|placed| placed.row.id.as_str())
            .collect(),
        report,
    };
    for placed in &rows.artists {
        known.artists(&placed.row.groups, &placed.place, "groups");
        known.artists(&placed.row.shares_name_with, &placed.place, "shares_name_with");
        if let Some(id) = &placed.row.same_person_as {
            known.artist(id, &placed.place, "same_person_as");
        }
    }
    for placed in &rows.collaborations {
        for (index, credit) in placed.row.artists.iter().enumerate() {
            known.artist(&credit.id, &placed.place, &format!("artists[{index}].id"));
        }
    }
    for placed in &rows.quotes {
        known.artist(&placed.row.speaker, &placed.place, "speaker");
        if let Some(id) = &placed.row.told_by {
            known.artist(id, &placed.place, "told_by");
        }
        if let Some(id) = &placed.row.collaboration {
            known.song(id, &placed.place, "collaboration");
        }
    }
    for placed in &rows.articles {
        known.artists(&placed.row.artists, &placed.place, "artists");
        for (index, id) in placed.row.collaborations.iter().enumerate() {
            known.song(id, &placed.place, &format!("collaborations[{index}]"));
        }
    }
    for placed in &rows.questions {
        known.artists(&placed.row.artists, &placed.place, "artists");
        if let Some(id) = &placed.row.collaboration {
            known.song(id, &placed.place, "collaboration");
        }
    }
    for placed in &rows.strangers {
        known.artist(&placed.row.artist, &placed.place, "artist");
        known.artists(&placed.row.with, &placed.place, "with");
    }
}

fn credits(rows: &Rows, report: &mut Report<'_>) {
    for placed in &rows.collaborations {
        let credits = &placed.row.artists;
        if credits.len() < 2 {
            report.tell(
                &placed.place,
                "artists",
                "fewer than two artists are credited",
                "credit everyone who took part",
            );
        }
        let mut seen = BTreeSet::new();
        for (index, credit) in credits.iter().enumerate() {
            if !seen.insert(&credit.id) {
                let what = format!("“{}” is credited twice", credit.id);
                report.tell(
                    &placed.place,
                    &format!("artists[{index}].id"),
                    what,
                    "keep the more important part",
                );
            }
        }
    }
}
