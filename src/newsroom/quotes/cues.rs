//! Finds the words beside a quotation that say who speaks: "said she", "the singer told us:", "according to Bae".

use std::ops::Range;

use super::before::cue_before;
use super::behind::cue_behind;
use super::interviews::{is_labelled, label};
use super::korean;
use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at};
use super::page::Page;
use super::tokens::Kind;
use super::traits::Traits;

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

/// The best cue beside a quotation.
pub(super) fn cue(page: &Page<'_>, span: &Span) -> Option<Cue> {
    let mention = label(page, span);
    if is_labelled(page, span) && mention.is_none() {
        return None;
    }
    if let Some(mention) = mention {
        return Some(Cue {
            mention,
            evidence: Evidence::Before,
        });
    }
    if let Some(cue) = korean::cue(page, span) {
        return Some(cue);
    }
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
    let named = before.mention.shape == Shape::Name && page.before(span.open).text == ":";
    if before.evidence == Evidence::Before && named && behind.has(Traits::PRONOUN) {
        return true;
    }
    let last = page.last_inside(span);
    let open_end = last.text == "," || (last.kind == Kind::Stop && !page.ends_full(span));
    let leads = matches!(page.before(span.open).text, ":" | ",") || page.before(span.open).has(Traits::SAYING);
    before.evidence == Evidence::Before && leads && !open_end
}

/// "according to Bae".
pub(super) fn according(page: &Page<'_>, zone: Range<usize>) -> Option<Cue> {
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

/// "Rubio's manager, Rich Beeson, who …": the name behind the comma says more.
pub(super) fn named_behind_comma(page: &Page<'_>, mention: Mention, end: usize) -> Mention {
    if mention.shape != Shape::Description || page.token(mention.last + 1).text != "," {
        return mention;
    }
    let name = mention_at(page, mention.last + 2, end).filter(|name| name.shape == Shape::Name && !name.possessive);
    let Some(name) = name else { return mention };
    let next = page.token(name.last + 1);
    let closed = !next.is_word() || next.has(Traits::JOINER.or(Traits::PREPOSITION));
    if closed { name } else { mention }
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
