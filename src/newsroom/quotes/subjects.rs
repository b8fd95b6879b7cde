//! Finds verbs of saying and their subjects.

use super::mentions::{Mention, Shape, mentions_in};
use super::page::Page;
use super::traits::{Saying, Traits};

/// Whether a verb of saying stands here, and how sure it is.
pub(super) fn saying(page: &Page<'_>, index: usize) -> Option<Saying> {
    let token = page.token(index);
    if !token.is_small() || !token.has(Traits::SAYING) || page.is_quoted(index) {
        return None;
    }
    if token.has(Traits::SOMETIMES) {
        return Some(Saying::Sometimes);
    }
    Some(Saying::Always)
}

/// The subject of the verb at `verb`, in the sentence that begins at `start`.
pub(super) fn subject_before(page: &Page<'_>, start: usize, verb: usize) -> Option<Mention> {
    let mentions: Vec<Mention> = mentions_in(page, start, verb)
        .into_iter()
        .filter(|mention| !mention.possessive)
        .collect();
    let participle = page.token(verb).text.ends_with("ing");
    let right_before = mentions.iter().find(|mention| mention.last + 1 == verb);
    if let Some(right_before) = right_before.filter(|_| participle) {
        return Some(*right_before);
    }
    let mut left = verb;
    while left > start && may_stand_between(page, left - 1) {
        left -= 1;
    }
    let beside = mentions
        .iter()
        .find(|mention| mention.last + 1 == left && !mention.governed);
    if let Some(beside) = beside.filter(|_| !participle) {
        return Some(*beside);
    }
    let mut best: Option<(i32, Mention)> = None;
    for mention in mentions {
        let score = subject_score(page, start, verb, &mention);
        if best.is_none_or(|(highest, _)| score >= highest) {
            best = Some((score, mention));
        }
    }
    best.map(|(_, mention)| mention)
}

fn may_stand_between(page: &Page<'_>, index: usize) -> bool {
    let token = page.token(index);
    token.is_small() && (token.has(Traits::BETWEEN) || token.text.ends_with("ly"))
}

/// How much a mention looks like the subject of the sentence; weights in tenths, set by hand.
fn subject_score(page: &Page<'_>, start: usize, verb: usize, mention: &Mention) -> i32 {
    let next = page.token(mention.last + 1);
    let verb_behind = next.is_small()
        && (next.has(Traits::SAYING.or(Traits::BETWEEN)) || next.text.ends_with("ed") || next.text == "who");
    let subordinate = page.before(mention.first).has(Traits::JOINER) && page.before(mention.first).text != "and";
    let mut score = 0;
    score += if mention.governed { -30 } else { 10 };
    score += if verb_behind { 15 } else { 0 };
    score += if mention.shape == Shape::Pronoun { 8 } else { 0 };
    score += if page.token(mention.first).text == "it" { -15 } else { 0 };
    score += if mention.shape == Shape::Name { 6 } else { 0 };
    score += if page.token(mention.last).has(Traits::PLACE) {
        -8
    } else {
        0
    };
    score += if mention.first == start { 8 } else { 0 };
    score += if next.text == "," || page.before(mention.first).text == "," {
        3
    } else {
        0
    };
    score -= if subordinate { 6 } else { 0 };
    score - i32::try_from((verb - mention.last) / 4).unwrap_or(0)
}
