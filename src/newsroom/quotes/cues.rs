//! Finds the words beside a quotation that say who speaks: "said she", "the singer told us:", "according to Bae".

use std::ops::Range;

use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at, mentions_in};
use super::page::Page;
use super::tokens::Kind;
use super::traits::{Saying, Traits};

/// On what ground a speaker is named, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Evidence {
    /// "…," said she · "…," she said
    Behind,
    /// She said: "…"
    Before,
    /// According to her, "…"
    According,
    /// "…" — Bae
    Signed,
    /// "…," she beamed, with a verb we do not know.
    BehindUnlisted,
    /// The subject of the sentence that the quotation is a part of.
    SameSentence,
    /// The same speaker goes on.
    GoesOn,
    /// The other one of two who talk in turn, or the one who was addressed.
    Turn,
    /// The last person acting before the quotation.
    Nearby,
    /// The subject of the sentence before the quotation.
    SentenceBefore,
    /// Nobody could be found.
    Nothing,
}

/// A mention and why it is the speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) mention: Mention,
    pub(super) evidence: Evidence,
}

/// A verb of saying is looked for in this many tokens behind a quotation.
const BEHIND_TOKENS_MAX: usize = 45;

/// The best cue beside a quotation.
pub(super) fn cue(page: &Page<'_>, span: &Span) -> Option<Cue> {
    let before = cue_before(page, span);
    let behind = cue_behind(page, span);
    match (before, behind) {
        (Some(before), Some(behind)) => Some(if prefers_before(page, span, before) {
            before
        } else {
            behind
        }),
        (before, behind) => before.or(behind),
    }
}

/// With cues on both sides, "He said: “…”" wins only if it leads straight to the quotation, or if what is behind is
/// a clause of its own ("after she spoke").
fn prefers_before(page: &Page<'_>, span: &Span, before: Cue) -> bool {
    let behind = page.token(page.zone_after(span).start);
    if before.evidence == Evidence::Before && behind.has(Traits::JOINER) {
        return true;
    }
    let last = page.last_inside(span);
    let open_end = last.text == "," || (last.kind == Kind::Stop && !page.ends_full(span));
    let leads = matches!(page.before(span.open).text, ":" | ",") || page.before(span.open).has(Traits::SAYING);
    before.evidence == Evidence::Before && leads && !open_end
}

/// A cue behind the quotation, in the same sentence.
fn cue_behind(page: &Page<'_>, span: &Span) -> Option<Cue> {
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
    let mut start = zone.start;
    while page.token(start).ends_line() && start < zone.start + 1 {
        start += 1;
    }
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

/// "according to Bae".
fn according(page: &Page<'_>, zone: Range<usize>) -> Option<Cue> {
    let end = zone.end;
    let place = zone.into_iter().find(|&index| {
        page.token(index).text.eq_ignore_ascii_case("according") && page.token(index + 1).text == "to"
    })?;
    let mention = mention_at(page, place + 2, end)?;
    Some(Cue {
        mention: named_behind_comma(page, mention, end),
        evidence: Evidence::According,
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
    if !token.is_small() || !(listed || token.text.ends_with("ed")) {
        return None;
    }
    let mut subject = verb + 1;
    while page.token(subject).is_small() && page.token(subject).text.ends_with("ly") {
        subject += 1;
    }
    let mention = mention_at(page, subject, zone.end)
        .or_else(|| bare_description(page, subject, zone.end))
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

/// "Rubio's manager, Rich Beeson, who …": the name behind the comma says more.
fn named_behind_comma(page: &Page<'_>, mention: Mention, end: usize) -> Mention {
    if mention.shape != Shape::Description || page.token(mention.last + 1).text != "," {
        return mention;
    }
    let name = mention_at(page, mention.last + 2, end).filter(|name| name.shape == Shape::Name && !name.possessive);
    let Some(name) = name else { return mention };
    let next = page.token(name.last + 1);
    let closed = !next.is_word() || next.has(Traits::JOINER.or(Traits::PREPOSITION));
    if closed { name } else { mention }
}

/// Whether a verb of saying stands here, and how sure it is.
fn saying(page: &Page<'_>, index: usize) -> Option<Saying> {
    let token = page.token(index);
    if !token.is_small() || !token.has(Traits::SAYING) || page.is_quoted(index) {
        return None;
    }
    if token.has(Traits::SOMETIMES) {
        return Some(Saying::Sometimes);
    }
    Some(Saying::Always)
}

/// A cue in the sentence that leads to the quotation.
fn cue_before(page: &Page<'_>, span: &Span) -> Option<Cue> {
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
        _ => mention_at(page, start, stop).filter(|mention| mention.shape != Shape::Description && !mention.possessive),
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

/// The subject of the verb at `verb`, in the sentence that begins at `start`.
fn subject_before(page: &Page<'_>, start: usize, verb: usize) -> Option<Mention> {
    let mentions: Vec<Mention> = mentions_in(page, start, verb)
        .into_iter()
        .filter(|mention| !mention.possessive)
        .collect();
    let participle = page.token(verb).text.ends_with("ing");
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

impl Evidence {
    /// How often a speaker found on this ground is right.
    pub(super) fn trust(self) -> f32 {
        match self {
            Evidence::Behind => 0.97,
            Evidence::Before => 0.94,
            Evidence::According | Evidence::Signed => 0.9,
            Evidence::BehindUnlisted => 0.85,
            Evidence::SameSentence => 0.75,
            Evidence::GoesOn => 0.9,
            Evidence::Turn => 0.45,
            Evidence::SentenceBefore => 0.7,
            Evidence::Nearby => 0.5,
            Evidence::Nothing => 0.1,
        }
    }
}
