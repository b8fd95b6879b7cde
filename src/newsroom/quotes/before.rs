//! Reads the words before a quotation: She said: "…" · her answer was: "…".

use std::ops::Range;

use super::cues::{Cue, Evidence, according};
use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at, mentions_in};
use super::page::Page;
use super::subjects::{saying, subject_before};
use super::traits::{Saying, Traits};

/// A cue in the sentence that leads to the quotation.
pub(super) fn cue_before(page: &Page<'_>, span: &Span) -> Option<Cue> {
    let zone = page.zone_before(span.open);
    let words = zone
        .clone()
        .filter(|&index| page.token(index).is_word() && !page.is_quoted(index))
        .count();
    if words == 0 {
        return None;
    }
    let leads = matches!(page.before(zone.end).text, ":" | "," | "：") || colon_line(page, &zone);
    if let Some(cue) = speech_noun(page, &zone, leads) {
        return Some(cue);
    }
    if let Some(cue) = according(page, zone.clone()) {
        return Some(cue);
    }
    let verbs: Vec<usize> = zone.clone().filter(|&index| saying(page, index).is_some()).collect();
    let close = |&&verb: &&usize| saying(page, verb) == Some(Saying::Always) || zone.end - verb <= 6;
    let verb = verbs.iter().rev().find(close).or(verbs.last());
    let Some(&verb) = verb else {
        let mention = subject_before(page, zone.start, zone.end)?;
        let evidence = if leads {
            Evidence::Before
        } else {
            Evidence::SameSentence
        };
        return Some(Cue { mention, evidence });
    };
    let mention = subject_before(page, zone.start, verb)?;
    let near = zone.end - verb <= 12 || leads;
    Some(Cue {
        mention,
        evidence: if near { Evidence::Before } else { Evidence::SameSentence },
    })
}

/// The subject of the whole sentence that ends right before a quotation, if it speaks or begins the sentence.
pub(super) fn sentence_before(page: &Page<'_>, from: usize, open: usize) -> Option<Mention> {
    let stop = (from..open)
        .rev()
        .find(|&index| page.token(index).is_word())
        .map(|index| index + 1)?;
    let zone = page.zone_before(stop);
    let start = zone.start.max(from);
    let verb = (start..stop)
        .rev()
        .find(|&index| saying(page, index) == Some(Saying::Always));
    match verb {
        Some(verb) if verb > start => subject_before(page, start, verb),
        _ => mention_at(page, start, stop).filter(|mention| {
            let person = page.token(mention.last).has(Traits::MALE.or(Traits::FEMALE));
            (mention.shape != Shape::Description || person) && !mention.possessive
        }),
    }
}

fn colon_line(page: &Page<'_>, zone: &Range<usize>) -> bool {
    page.before(zone.end).ends_line() && page.before(zone.end.saturating_sub(1)).text == ":"
}

/// "Jimin's response was:", "Her words:"
fn speech_noun(page: &Page<'_>, zone: &Range<usize>, leads: bool) -> Option<Cue> {
    let noun = zone
        .clone()
        .rev()
        .find(|&index| page.token(index).has(Traits::SPEECH_NOUN))?;
    let verb_behind = (noun..zone.end).any(|index| saying(page, index).is_some());
    if !leads || verb_behind || zone.end - noun > 7 || noun == zone.start {
        return None;
    }
    let owner = page.token(noun - 1);
    if owner.has(Traits::OTHER_PRONOUN) && owner.has(Traits::DETERMINER) {
        let mention = Mention {
            first: noun - 1,
            last: noun - 1,
            shape: Shape::Pronoun,
            governed: false,
            possessive: true,
        };
        return Some(Cue {
            mention,
            evidence: Evidence::Before,
        });
    }
    let close = |mention: &&Mention| mention.shape == Shape::Name && noun - mention.last <= 3;
    let mention = *mentions_in(page, zone.start, noun).iter().rev().find(close)?;
    let verb_between = (mention.last..noun).any(|index| saying(page, index).is_some());
    (!verb_between).then_some(Cue {
        mention,
        evidence: Evidence::Before,
    })
}
