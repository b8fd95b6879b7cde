//! Checks that everything says where it comes from.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};
use crate::catalogue::rows::Accepted;
use crate::catalogue::source::{Source, single_origin};

pub const SOURCES: Check = Check {
    name: "sources",
    severity: Severity::Error,
    finds: "a row without a source",
    why: "Fans know these facts by heart: what we cannot show a source for is not told.",
    run: sources,
};

pub const QUOTE_PROVENANCE: Check = Check {
    name: "quote-provenance",
    severity: Severity::Error,
    finds: "a quote that does not say where it is printed",
    why: "Words are printed somewhere; whoever doubts them must be able to look. Where the address was not recorded the page's title stands in for it.",
    run: quote_provenance,
};

pub const ONE_SOURCE: Check = Check {
    name: "one-source",
    severity: Severity::Warning,
    finds: "a collaboration or article that rests on one source; people are told so where it is shown",
    why: "Two sources that agree are strong, one may be wrong. People are told where it is so; accept it with a reason when a second source cannot be had.",
    run: one_source,
};

fn sources(rows: &Rows, report: &mut Report<'_>) {
    let artists = rows.artists.iter().map(|placed| (&placed.row.sources, &placed.place));
    let songs = rows
        .collaborations
        .iter()
        .map(|placed| (&placed.row.sources, &placed.place));
    let articles = rows.articles.iter().map(|placed| (&placed.row.sources, &placed.place));
    let questions = rows.questions.iter().map(|placed| (&placed.row.sources, &placed.place));
    for (sources, place) in artists.chain(songs).chain(articles).chain(questions) {
        if sources.is_empty() {
            report.tell(
                place,
                "sources",
                "the row names no source",
                "add the page or data set it comes from",
            );
        }
    }
}

fn quote_provenance(rows: &Rows, report: &mut Report<'_>) {
    for placed in &rows.quotes {
        let source = &placed.row.source;
        let titled = source.title.as_ref().is_some_and(|title| !title.trim().is_empty());
        match &source.url {
            None if !titled => {
                let remedy = "add url, or the page's title where its address was not recorded";
                report.tell(&placed.place, "source", "nobody could look this up", remedy);
            }
            Some(Source::Dataset { .. }) => {
                let what = "a data set prints no quotes";
                report.tell(&placed.place, "source.url", what, "name the page's http(s) address");
            }
            _ => {}
        }
    }
}

fn one_source(rows: &Rows, report: &mut Report<'_>) {
    let mut look = |sources: &[Source], accepted: &[Accepted], place: &RowPlace| {
        if let Some(origin) = single_origin(sources) {
            let what = format!("all of it rests on {origin}");
            report.tell_unless(
                accepted,
                place,
                "sources",
                what,
                "add a second source, or accept it with a reason",
            );
        }
    };
    for placed in &rows.collaborations {
        look(&placed.row.sources, &placed.row.accepted, &placed.place);
    }
    for placed in &rows.articles {
        look(&placed.row.sources, &placed.row.accepted, &placed.place);
    }
}
