//! Checks that what a row says can be so.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};
use crate::catalogue::rows::Bilingual;
use std::collections::HashMap;

pub const TEXTS: Check = Check {
    name: "texts",
    severity: Severity::Error,
    finds: "a name or text that is blank",
    why: "A blank text makes an empty card.",
    run: texts,
};

pub const QUOTE_LENGTH: Check = Check {
    name: "quote-length",
    severity: Severity::Error,
    finds: "a quote of more than 40 words: a short quotation is the publisher's due",
    why: "A quotation may be short by law and custom; forty words say what was meant.",
    run: quote_length,
};

pub const FUTURE_DATE: Check = Check {
    name: "future-date",
    severity: Severity::Error,
    finds: "a date that has not come yet",
    why: "What has not happened is no fact. The date is mostly mistyped.",
    run: future_date,
};

pub const BEFORE_DEBUT: Check = Check {
    name: "collaboration-before-debut",
    severity: Severity::Warning,
    finds: "a song that is older than the debut of one of its artists",
    why: "One of the two dates is mostly wrong. Guests do sing before their own debut: then accept it with that reason.",
    run: before_debut,
};

pub const EXPIRED_FACT: Check = Check {
    name: "expired-fact",
    severity: Severity::Warning,
    finds: "a fact whose date has passed: it is no longer shown",
    why: "A record holds until it is broken. The fact is no longer shown or asked, so it is time to look again.",
    run: expired_fact,
};

pub const KOREAN: Check = Check {
    name: "korean",
    severity: Severity::Warning,
    finds: "a text that has no Korean: people with Korean Discord read it in English",
    why: "Half of the readers read Korean. Where it cannot be had yet, accept it with a reason.",
    run: korean,
};

/// Words of a quote.
pub const QUOTE_WORDS_MAX: usize = 40;

fn texts(rows: &Rows, report: &mut Report<'_>) {
    let mut look = |text: &str, key: &str, place: &RowPlace| {
        if text.trim().is_empty() {
            report.tell(place, key, "nothing stands here", "write it, or remove the row");
        }
    };
    for placed in &rows.artists {
        look(&placed.row.name, "name", &placed.place);
    }
    for placed in &rows.collaborations {
        look(&placed.row.title, "title", &placed.place);
    }
    for placed in &rows.quotes {
        look(&placed.row.text, "text", &placed.place);
        look(&placed.row.occasion.en, "occasion.en", &placed.place);
    }
    for placed in &rows.articles {
        look(&placed.row.headline.en, "headline.en", &placed.place);
        look(&placed.row.text.en, "text.en", &placed.place);
    }
    for placed in &rows.questions {
        look(&placed.row.prompt.en, "prompt.en", &placed.place);
        look(&placed.row.answer.en, "answer.en", &placed.place);
        look(&placed.row.fact.en, "fact.en", &placed.place);
    }
}

fn quote_length(rows: &Rows, report: &mut Report<'_>) {
    for placed in &rows.quotes {
        let words = placed.row.text.split_whitespace().count();
        if words > QUOTE_WORDS_MAX {
            let what = format!("the quote has {words} words");
            report.tell(&placed.place, "text", what, format!("quote at most {QUOTE_WORDS_MAX}"));
        }
    }
}

fn future_date(rows: &Rows, report: &mut Report<'_>) {
    let artists = rows
        .artists
        .iter()
        .map(|placed| (placed.row.debut, "debut", &placed.place));
    let songs = rows
        .collaborations
        .iter()
        .map(|placed| (placed.row.date, "date", &placed.place));
    let quotes = rows
        .quotes
        .iter()
        .map(|placed| (placed.row.date, "date", &placed.place));
    let articles = rows
        .articles
        .iter()
        .map(|placed| (placed.row.event_date, "event_date", &placed.place));
    for (date, key, place) in artists.chain(songs).chain(quotes).chain(articles) {
        if let Some(date) = date.filter(|date| date.earliest() > report.today) {
            let what = format!("{date} has not come yet");
            report.tell(place, key, what, "correct it, or add the row when it has happened");
        }
    }
}

fn before_debut(rows: &Rows, report: &mut Report<'_>) {
    let debuts: HashMap<&str, i16> = rows
        .artists
        .iter()
        .filter_map(|placed| Some((placed.row.id.as_str(), placed.row.debut?.year())))
        .collect();
    for placed in &rows.collaborations {
        let Some(year) = placed.row.date.map(|date| date.year()) else {
            continue;
        };
        for (index, credit) in placed.row.artists.iter().enumerate() {
            if let Some(debut) = debuts.get(credit.id.as_str()).filter(|debut| **debut > year) {
                let key = format!("artists[{index}].id");
                let what = format!("“{}” made a debut in {debut}, the song is of {year}", credit.id);
                let remedy = "look which is right, or accept it with a reason";
                report.tell_unless(&placed.row.accepted, &placed.place, &key, what, remedy);
            }
        }
    }
}

fn expired_fact(rows: &Rows, report: &mut Report<'_>) {
    for placed in &rows.collaborations {
        for (index, fact) in placed.row.facts.iter().enumerate() {
            if let Some(date) = fact.expires.filter(|date| date.earliest() <= report.today) {
                let key = format!("facts[{index}].expires");
                let what = format!("the fact held until {date}");
                report.tell_unless(&placed.row.accepted, &placed.place, &key, what, "renew it or remove it");
            }
        }
    }
}

fn korean(rows: &Rows, report: &mut Report<'_>) {
    let remedy = "write it in Korean, or accept it with a reason";
    let missing = |text: &Bilingual| text.ko.as_ref().is_none_or(|korean| korean.trim().is_empty());
    for placed in &rows.collaborations {
        for (index, fact) in placed.row.facts.iter().enumerate() {
            if fact.ko.as_ref().is_none_or(|korean| korean.trim().is_empty()) {
                let key = format!("facts[{index}]");
                report.tell_unless(&placed.row.accepted, &placed.place, &key, "no Korean".into(), remedy);
            }
        }
    }
    for placed in &rows.quotes {
        if missing(&placed.row.occasion) {
            report.tell_unless(
                &placed.row.accepted,
                &placed.place,
                "occasion",
                "no Korean".into(),
                remedy,
            );
        }
    }
    for placed in &rows.articles {
        for (key, text) in [("headline", &placed.row.headline), ("text", &placed.row.text)] {
            if missing(text) {
                report.tell_unless(&placed.row.accepted, &placed.place, key, "no Korean".into(), remedy);
            }
        }
    }
    for placed in &rows.questions {
        let row = &placed.row;
        for (key, text) in [("prompt", &row.prompt), ("answer", &row.answer), ("fact", &row.fact)] {
            if missing(text) {
                report.tell_unless(&row.accepted, &placed.place, key, "no Korean".into(), remedy);
            }
        }
    }
}
