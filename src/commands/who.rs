//! Whom a typed name means, shared by every command that asks for an artist: the answer, the others of that name, and
//! what to offer where nobody is known by it.

use super::words::{list_or_words, name_in_both, name_with_group, name_words};
use super::{Trouble, Turn};
use crate::catalogue::{Artist, Meant};
use crate::interaction::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::interaction::{Button, Choice};
use crate::text::{clip, escape, fold};

/// Characters of an unknown name that are said back.
const TYPED_CHARS_SHOWN: usize = 60;
/// Names that are offered beside the one that is shown, or where the one that was typed is unknown.
pub const OFFERED: usize = 3;

/// Whom a typed name means.
pub struct Found<'a> {
    /// The one with most to show.
    pub artist: &'a Artist,
    /// The others of that name.
    pub likewise: Vec<&'a Artist>,
}

/// Whom `typed` means; where nobody is known by it, trouble that offers the nearest, a button with `custom_id` each.
pub fn find<'a>(turn: &Turn<'a>, typed: &str, custom_id: impl Fn(&Artist) -> String) -> Result<Found<'a>, Trouble> {
    if typed.trim().is_empty() {
        return Err(Trouble::refused(turn.words.plain("artist-needed")));
    }
    match turn.catalogue.meant(typed) {
        Meant::Sure { first, likewise } => Ok(Found {
            artist: first,
            likewise,
        }),
        Meant::Unsure(nearest) => {
            let nearest = nearest.get(..OFFERED.min(nearest.len())).unwrap_or_default();
            Err(Trouble::offering(
                unknown(turn, typed, nearest),
                buttons(turn, nearest, custom_id),
            ))
        }
    }
}

/// The sentences for a name that nobody is known by.
fn unknown(turn: &Turn<'_>, typed: &str, nearest: &[&Artist]) -> String {
    let words = turn.words;
    let typed = said_back(typed);
    let names: Vec<String> = nearest
        .iter()
        .map(|artist| escape(&name_with_group(words, turn.catalogue, artist)))
        .collect();
    let sentence = if names.is_empty() {
        words.say("artist-unknown", &[("typed", typed.into())])
    } else {
        let names = list_or_words(words, &names);
        words.say("artist-nearest", &[("typed", typed.into()), ("names", names.into())])
    };
    format!("{sentence}\n{}", words.plain("artist-missing"))
}

/// The others whose stage name is written like this artist's.
pub fn namesakes<'a>(turn: &Turn<'a>, artist: &Artist) -> Vec<&'a Artist> {
    let others = artist
        .shares_name_with
        .iter()
        .filter_map(|id| turn.catalogue.artist(id));
    others.filter(|other| fold(&other.name) == fold(&artist.name)).collect()
}

/// What a person typed, so that it can be said back: as it is, and not for ever.
pub fn said_back(typed: &str) -> String {
    escape(&clip(typed, TYPED_CHARS_SHOWN))
}

/// A button for each artist, at most [`OFFERED`].
pub fn buttons(turn: &Turn<'_>, artists: &[&Artist], custom_id: impl Fn(&Artist) -> String) -> Vec<Button> {
    artists
        .iter()
        .take(OFFERED)
        .map(|artist| {
            let label = name_with_group(turn.words, turn.catalogue, artist);
            Button::press(label, custom_id(artist))
        })
        .collect()
}

/// What `typed` may become: both spellings and the group of each artist, its id as the value.
pub fn choices(turn: &Turn<'_>, typed: &str) -> Vec<Choice> {
    let found = turn.catalogue.suggest(typed, AUTOCOMPLETE_CHOICES_MAX).into_iter();
    found
        .map(|artist| Choice {
            name: in_full(turn, artist),
            value: artist.id.clone(),
        })
        .collect()
}

/// Both spellings and the group: "Jimin (지민) · BTS".
pub fn in_full(turn: &Turn<'_>, artist: &Artist) -> String {
    let name = name_in_both(turn.words, artist);
    match turn.catalogue.group_beside(artist) {
        Some(group) => format!("{name} · {}", name_words(turn.words, group)),
        None => name,
    }
}

/// The same as markdown, the name in bold: "**Jimin (지민)** · BTS".
pub fn in_full_bold(turn: &Turn<'_>, artist: &Artist) -> String {
    let name = format!("**{}**", escape(&name_in_both(turn.words, artist)));
    match turn.catalogue.group_beside(artist) {
        Some(group) => format!("{name} · {}", escape(&name_words(turn.words, group))),
        None => name,
    }
}
