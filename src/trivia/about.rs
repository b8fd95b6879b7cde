//! Whom a question was about, read off its id: what is stored of an answer is the id alone.

use super::Kind;
use crate::catalogue::{Artist, Catalogue};

/// The artists whom the question of this id is about, the answer included; nobody where the catalogue does not know what
/// it speaks of any more. The ids are those that [`super::Topic::id`] writes.
pub fn artists_of<'a>(catalogue: &'a Catalogue, id: &str) -> Vec<&'a Artist> {
    let mut parts = id.split(':');
    let (kind, first) = (parts.next().and_then(Kind::named), parts.next());
    let (Some(kind), Some(first)) = (kind, first) else {
        return Vec::new();
    };
    let ids: Vec<&str> = match kind {
        Kind::Partner | Kind::Song | Kind::Work | Kind::Featured | Kind::Year => {
            let song = catalogue.collaboration(first);
            let credits = song.into_iter().flat_map(|song| &song.artists);
            credits.map(|credit| credit.id.as_str()).collect()
        }
        Kind::SaidIt => catalogue
            .quote(first)
            .map(|quote| quote.speaker.as_str())
            .into_iter()
            .collect(),
        Kind::Written => {
            let question = catalogue.question(first);
            let artists = question.into_iter().flat_map(|question| &question.artists);
            artists.map(String::as_str).collect()
        }
        Kind::Group | Kind::MissingLink | Kind::OddOneOut => std::iter::once(first).chain(parts).collect(),
    };
    ids.into_iter().filter_map(|id| catalogue.artist(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::trivia::Index;
    use jiff::civil::date;
    use std::path::Path;

    #[test]
    fn the_id_of_every_question_leads_to_its_artists() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let catalogue = Catalogue::new(catalogue::read(&data));
        let index = Index::new(&catalogue, date(2026, 11, 22));
        for kind in Kind::all() {
            let topics = kind.topics(&index);
            assert!(!topics.is_empty(), "{kind:?}");
            for topic in topics {
                assert_eq!(
                    artists_of(&catalogue, &topic.id()),
                    topic.artists(&index),
                    "{}",
                    topic.id()
                );
            }
        }
    }

    #[test]
    fn strange_ids_lead_to_nobody() {
        let catalogue = catalogue::testing::catalogue();
        for id in [
            "",
            "partner",
            "partner:nothing",
            "weather:with-you",
            "group:nobody:nowhere",
            "said-it:",
        ] {
            assert_eq!(artists_of(&catalogue, id), Vec::<&Artist>::new(), "{id}");
        }
    }
}
