//! "Who said “If it's a duet with you I want to try it.”?"

use super::super::index::{name_stands_in, names, same_kind};
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing};
use crate::catalogue::{Artist, Quote};
use crate::text::{fold, fold_words};
use std::collections::HashSet;

/// Every quote.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let quotes = index.catalogue.quotes().iter();
    quotes
        .filter_map(|quote| Some((quote, index.catalogue.artist(&quote.speaker)?)))
        .map(|(quote, speaker)| Topic {
            kind: Kind::SaidIt,
            about: About::Quote { quote, speaker },
        })
        .collect()
}

/// Whether the words, or the occasion that is told with them, name the speaker or the speaker's group.
fn gives_away(index: &Index<'_>, quote: &Quote, speaker: &Artist) -> bool {
    let texts = [Some(&quote.text), Some(&quote.occasion.en), quote.occasion.ko.as_ref()];
    let own: Vec<&Artist> = index.catalogue.groups_of(speaker).chain([speaker]).collect();
    let mut texts = texts.into_iter().flatten();
    texts.any(|text| own.iter().any(|artist| names(text, artist)))
}

/// Nothing where the words say who it is. The answer is the speaker; wrong is everyone outside the speaker's circle who
/// is not named in the words, did not tell them, had no part in the song they are about, and is not quoted with the
/// same words.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Quote { quote, speaker } = topic.about else {
        return nothing();
    };
    if gives_away(index, quote, speaker) {
        return nothing();
    }
    let (quotes, text) = (index.catalogue.quotes().iter(), fold(&quote.text));
    let (same, others): (Vec<&Quote>, Vec<&Quote>) = quotes.partition(|other| fold(&other.text) == text);
    let song = quote
        .collaboration
        .as_ref()
        .and_then(|id| index.catalogue.collaboration(id));
    let mut excluded: HashSet<&str> = song.map(|song| index.took_part(song)).unwrap_or_default();
    for other in &same {
        excluded.extend(index.circle(&other.speaker));
        excluded.extend(other.told_by.as_deref());
    }
    let quoted: HashSet<&str> = others.iter().map(|other| other.speaker.as_str()).collect();
    let words = fold_words(&quote.text);
    artists_as_options(
        index,
        speaker,
        |artist| !excluded.contains(artist.id.as_str()) && !name_stands_in(&words, artist),
        |artist| same_kind(artist, speaker) && quoted.contains(artist.id.as_str()),
    )
}
