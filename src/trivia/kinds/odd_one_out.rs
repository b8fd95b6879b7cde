//! "Three of these have a song with IU. Who has none?"

use super::super::index::{is_several, same_kind};
use super::super::{About, Choice, Draft, Index, OPTIONS, Topic};
use super::{Kind, nothing};
use crate::catalogue::Artist;
use std::collections::HashSet;

/// Every artist with enough partners, against each who is listed as having no song with them.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let enough = |hub: &&Artist| index.partners_of(&hub.id).count() >= OPTIONS - 1;
    index
        .with_partners()
        .filter(enough)
        .flat_map(|hub| index.strangers_of(&hub.id).map(move |odd| (hub, odd)))
        .map(|(hub, odd)| Topic {
            kind: Kind::OddOneOut,
            about: About::Odd { hub, odd },
        })
        .collect()
}

/// The answer is the one without a song; beside it stand those credited on one, each an act of the same kind where
/// there are enough.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Odd { hub, odd } = topic.about else {
        return nothing();
    };
    let own: HashSet<&str> = index.circle(&hub.id).chain(index.circle(&odd.id)).collect();
    let partners = index.partners_of(&hub.id).filter(|(id, _)| !own.contains(id));
    let partners: Vec<&Artist> = partners.filter_map(|(id, _)| index.catalogue.artist(id)).collect();
    let known = |artist: &&Artist| same_kind(artist, odd) && (is_several(artist) || !artist.groups.is_empty());
    let (plausible, others): (Vec<&Artist>, Vec<&Artist>) = partners.into_iter().partition(known);
    let choices =
        |artists: Vec<&Artist>| -> Vec<Choice> { artists.into_iter().map(|artist| index.choice(artist)).collect() };
    Draft {
        answer: index.choice(odd),
        plausible: choices(plausible),
        others: choices(others),
    }
}
