//! Reads the words behind a quotation: "…," said she · "…," the singer added · "…" — Bae.

use std::ops::Range;

use super::cues::{Cue, Evidence, according, named_behind_comma};
use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at, mentions_in};
use super::page::Page;
use super::subjects::{saying, subject_before};
use super::tokens::Kind;
use super::traits::Traits;

/// A verb of saying is looked for in this many tokens behind a quotation.
const BEHIND_TOKENS_MAX: usize = 45;

/// A cue behind the quotation, in the same sentence.
pub(super) fn cue_behind(page: &Page<'_>, span: &Span) -> Option<Cue> {
    let mut zone = page.zone_after(span);
    if let Some(signed) = signature(page, &zone) {
        return Some(signed);
    }
    while zone.start < zone.end && !page.token(zone.start).is_word() {
        zone.start += 1;
    }
    let first = page.token(zone.start);
    if zone.is_empty() || (page.ends_full(span) && !first.is_small() && !is_bare_clause(page, &zone)) {
        return None;
    }
    if leads_on(page, &zone) && page.last_inside(span).text != "," && !first.is_small() {
        return None;
    }
    according(page, zone.clone())
        .or_else(|| verb_first(page, &zone))
        .or_else(|| subject_first(page, span, &zone))
}

/// Whether the zone introduces the next quotation: "He added, “…”".
fn leads_on(page: &Page<'_>, zone: &Range<usize>) -> bool {
    page.is_quoted(zone.end) && matches!(page.before(zone.end).text, ":" | ",")
}

/// "Bae said." behind a full stop inside the marks.
fn is_bare_clause(page: &Page<'_>, zone: &Range<usize>) -> bool {
    let verb = zone.clone().find(|&index| page.token(index).has(Traits::SAYING));
    let ends = !page.is_quoted(zone.end) && page.token(zone.end).kind == Kind::Stop;
    ends && zone.len() <= 9 && verb.is_some_and(|verb| zone.end - verb <= 4)
}

/// "— Bae Na Rin" at the end of the line.
fn signature(page: &Page<'_>, zone: &Range<usize>) -> Option<Cue> {
    let dash = |index: usize| matches!(page.token(index).text, "—" | "–" | "-" | "--" | "―");
    let start = zone.start + usize::from(page.token(zone.start).ends_line());
    if !dash(start) {
        return None;
    }
    let end = page.line_end(start);
    let mention = mention_at(page, start + 1, end).filter(|mention| mention.shape == Shape::Name)?;
    (end - start <= 12 && !(start..end).any(|index| page.token(index).has(Traits::SAYING))).then_some(Cue {
        mention,
        evidence: Evidence::Signed,
    })
}

/// "…," said the singer
fn verb_first(page: &Page<'_>, zone: &Range<usize>) -> Option<Cue> {
    let mut verb = zone.start;
    while page.token(verb).is_small() && page.token(verb).text.ends_with("ly") {
        verb += 1;
    }
    let token = page.token(verb);
    let listed = token.has(Traits::SAYING);
    if !token.is_small() || !(listed || token.text.ends_with("ed") || token.has(Traits::PAST)) {
        return None;
    }
    let mut subject = verb + 1;
    while page.token(subject).is_small() && page.token(subject).text.ends_with("ly") {
        subject += 1;
    }
    let mention = mention_at(page, subject, zone.end)
        .or_else(|| bare_description(page, subject, zone.end))
        .or_else(|| first_name(page, subject, zone.end.min(subject + 7)))
        .filter(|mention| !mention.possessive)?;
    let evidence = if listed {
        Evidence::Behind
    } else {
        Evidence::BehindUnlisted
    };
    Some(Cue {
        mention: named_behind_comma(page, mention, zone.end),
        evidence,
    })
}

/// The first name before any comma: "said 27-year-old Bae Na Rin".
fn first_name(page: &Page<'_>, start: usize, end: usize) -> Option<Mention> {
    let stop = (start..end).find(|&index| page.token(index).text == ",").unwrap_or(end);
    mentions_in(page, start, stop)
        .into_iter()
        .find(|mention| mention.shape == Shape::Name && !mention.governed)
}

/// "…," the singer said
fn subject_first(page: &Page<'_>, span: &Span, zone: &Range<usize>) -> Option<Cue> {
    let limit = zone.end.min(zone.start + BEHIND_TOKENS_MAX);
    let verb = (zone.start + 1..limit).find(|&index| saying(page, index).is_some());
    let open_end = page.ends_somehow(span) && !page.ends_full(span);
    let Some(verb) = verb else {
        let mention = mention_at(page, zone.start, zone.end)?;
        let next = page.token(mention.last + 1);
        let acts = next.is_small() && !next.has(Traits::PREPOSITION.or(Traits::JOINER));
        let named = mention.shape != Shape::Description || next.text.ends_with("ed");
        return (open_end && acts && named && page.last_inside(span).text == ",").then_some(Cue {
            mention,
            evidence: Evidence::BehindUnlisted,
        });
    };
    let joined =
        page.token(zone.start).has(Traits::JOINER.or(Traits::PREPOSITION)) && page.token(zone.start).is_small();
    if joined && !open_end {
        return None;
    }
    let mention = subject_before(page, zone.start, verb).or_else(|| bare_description(page, zone.start, verb))?;
    let direct = open_end || mention.first == zone.start;
    Some(Cue {
        mention,
        evidence: if direct {
            Evidence::Behind
        } else {
            Evidence::SameSentence
        },
    })
}

/// Small words without "the": "federal prosecutors", "spokesman", "sources".
fn bare_description(page: &Page<'_>, first: usize, end: usize) -> Option<Mention> {
    let fits = |index: &usize| {
        let token = page.token(*index);
        let stops = Traits::PREPOSITION
            .or(Traits::JOINER)
            .or(Traits::OTHER_PRONOUN)
            .or(Traits::SAYING)
            .or(Traits::BETWEEN);
        token.is_word() && !token.has(stops)
    };
    let length = (first..end).take_while(fits).take(6).count();
    let small = page.token(first).is_small() && page.token(first + length).ends_clause();
    let mention = |first: usize| Mention {
        first,
        last: 0,
        shape: Shape::Description,
        governed: false,
        possessive: false,
    };
    let last = first + length.checked_sub(1)?;
    let names = mentions_in(page, first, last + 1);
    if let Some(name) = names
        .iter()
        .rev()
        .find(|name| name.shape == Shape::Name && name.last == last)
    {
        return Some(*name);
    }
    small.then_some(Mention { last, ..mention(first) })
}
