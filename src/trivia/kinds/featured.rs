//! "Who is featured on “Palette” by IU?"

use super::super::{About, Draft, Index, Topic};
use super::{Kind, with_role};
use crate::catalogue::Role;

/// Every song with one credited guest.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let songs = index.catalogue.collaborations().iter();
    songs
        .filter_map(|song| {
            let [guest] = with_role(index, song, Role::Featured)[..] else {
                return None;
            };
            let named = with_role(index, song, Role::Lead);
            (!named.is_empty()).then_some(Topic {
                kind: Kind::Featured,
                about: About::Song {
                    song,
                    named,
                    wanted: Some(guest),
                },
            })
        })
        .collect()
}

/// The answer is the guest; wrong is everyone who had no part in the song in any guise.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    super::partner::draft(index, topic)
}
