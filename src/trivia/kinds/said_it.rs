//! "Who said “If it's a duet with you I want to try it.”?"

use super::super::index::{names, same_kind};
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing};
use crate::catalogue::{Artist, Quote};
use crate::text::fold;
use std::collections::HashSet;

/// Every quote that does not name its speaker or one of the speaker's groups.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let quotes = index.catalogue.quotes().iter();
    quotes
        .filter_map(|quote| Some((quote, index.catalogue.artist(&quote.speaker)?)))
        .filter(|(quote, speaker)| !gives_away(index, quote, speaker))
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

/// The answer is the speaker; wrong is everyone outside the speaker's circle who is not named in the words, did not tell
/// them, had no part in the song they are about, and is not quoted with the same words.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Quote { quote, speaker } = topic.about else {
        return nothing();
    };
    let quotes = index.catalogue.quotes().iter();
    let (same, others): (Vec<&Quote>, Vec<&Quote>) = quotes.partition(|other| fold(&other.text) == fold(&quote.text));
    let song = quote.collaboration.as_ref().and_then(|id| index.catalogue.collaboration(id));
    let mut excluded: HashSet<&str> = song.map(|song| index.took_part(song)).unwrap_or_default();
    for other in &same {
        excluded.extend(index.circle(&other.speaker));
        excluded.extend(other.told_by.as_deref());
    }
    let quoted: HashSet<&str> = others.iter().map(|other| other.speaker.as_str()).collect();
    artists_as_options(
        index,
        speaker,
        |artist| !excluded.contains(artist.id.as_str()) && !names(&quote.text, artist),
        |artist| same_kind(artist, speaker) && quoted.contains(artist.id.as_str()),
    )
}
