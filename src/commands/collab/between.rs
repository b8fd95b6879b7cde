//! `/collab between`: the songs of two artists together, or the shortest chain of songs from one to the other.

use super::SPEC;
use crate::catalogue::{Artist, Collaboration, Meant};
use crate::commands::words::{name_in_both, name_with_group};
use crate::commands::{Trouble, Turn, song, who};
use crate::interaction::limits::ROW_BUTTONS_MAX;
use crate::interaction::{Button, Embed, Message, Row, custom_id};
use crate::locale::Value;
use crate::text::escape;

/// Songs that are listed; the rest are counted.
const SONGS_SHOWN: usize = 10;

pub fn answer(turn: &Turn<'_>, first: &str, second: &str) -> Result<Message, Trouble> {
    // Whoever is offered for one name is offered together with the other name, where that one is clear.
    let clear = |typed: &str| match turn.catalogue.meant(typed) {
        Meant::Sure { first, .. } => Some(first),
        Meant::Unsure(_) => None,
    };
    let one = who::find(turn, first, |near| match clear(second) {
        Some(other) => between_id(near, other),
        None => custom_id::write(SPEC.name, "of", &[&near.id]),
    })?;
    let other = who::find(turn, second, |near| between_id(one.artist, near))?;
    let instead_of_one = one.likewise.iter().map(|like| (*like, other.artist));
    let instead_of_other = other.likewise.iter().map(|like| (one.artist, *like));
    let mut pairs: Vec<(&Artist, &Artist)> = instead_of_one.chain(instead_of_other).collect();
    pairs.retain(|(one, other)| one.id != other.id);
    pairs.truncate(ROW_BUTTONS_MAX);
    let likewise = pairs.into_iter().map(|(one, other)| pair_button(turn, one, other));
    Ok(message(turn, one.artist, other.artist, likewise.collect()))
}

/// Two ids of full length do not fit into a custom_id; such a button is left out as every reply is fitted.
fn between_id(one: &Artist, other: &Artist) -> String {
    custom_id::write(SPEC.name, "between", &[&one.id, &other.id])
}

fn pair_button(turn: &Turn<'_>, one: &Artist, other: &Artist) -> Button {
    let name = |artist| name_with_group(turn.words, turn.catalogue, artist);
    let label = turn.words.say(
        "collab-pair",
        &[("first", name(one).into()), ("second", name(other).into())],
    );
    Button::press(label, between_id(one, other))
}

/// What joins two artists, with `likewise`, the buttons for others of their names.
pub fn message(turn: &Turn<'_>, one: &Artist, other: &Artist, likewise: Vec<Button>) -> Message {
    let together = turn.catalogue.songs_together(one, other);
    let (text, songs) = if turn.catalogue.same_person(one, other) {
        let names = pair_names(turn, one, other);
        (turn.words.say("collab-same-person", &names), Vec::new())
    } else if together.is_empty() {
        chain(turn, one, other)
    } else {
        (told_together(turn, &together), together)
    };
    let words = turn.words;
    let title = words.say(
        "collab-pair",
        &[
            ("first", name_in_both(words, one).into()),
            ("second", name_in_both(words, other).into()),
        ],
    );
    let embed = Embed {
        title,
        text,
        footer: words.plain("collab-songs-only"),
        ..Embed::default()
    };
    let shown = songs.get(..SONGS_SHOWN.min(songs.len())).unwrap_or_default();
    let mut rows: Vec<Row> = song::menu(turn, shown).into_iter().collect();
    rows.push(Row::Buttons(likewise));
    Message {
        embeds: vec![embed],
        rows,
        ..Message::default()
    }
}

fn told_together(turn: &Turn<'_>, songs: &[&Collaboration]) -> String {
    let words = turn.words;
    let mut lines = vec![words.say("collab-together", &[("count", songs.len().into())])];
    lines.extend(songs.iter().take(SONGS_SHOWN).map(|song| song::line(turn, song)));
    if songs.len() > SONGS_SHOWN {
        let more = songs.len() - SONGS_SHOWN;
        lines.push(words.say("artist-songs-more", &[("count", more.into())]));
    }
    lines.join("\n")
}

/// The chain in words, with its songs; a sentence where there is none.
fn chain<'a>(turn: &Turn<'a>, one: &'a Artist, other: &'a Artist) -> (String, Vec<&'a Collaboration>) {
    let Some(steps) = turn.catalogue.chain(one, other) else {
        let names = pair_names(turn, one, other);
        return (turn.words.say("collab-no-chain", &names), Vec::new());
    };
    let mut lines = vec![turn.words.say("collab-chain", &[("count", steps.len().into())])];
    let mut reached = one;
    for (index, step) in steps.iter().enumerate() {
        let last = index + 1 == steps.len();
        let ends = [(step.from, reached), (step.to, if last { other } else { step.to })];
        lines.push(format!("{}. {}", index + 1, step_words(turn, ends, step.song)));
        reached = step.to;
    }
    let mut songs: Vec<&Collaboration> = Vec::new();
    for step in &steps {
        // One song may join several in a row; a menu takes no choice twice.
        if songs.iter().all(|song| song.id != step.song.id) {
            songs.push(step.song);
        }
    }
    (lines.join("\n"), songs)
}

/// "Suzy and Baekhyun: **“Dream”** · 7 January 2016". Each end is the artist whom the song credits and the one whom the
/// chain means: of one person it says both names.
fn step_words(turn: &Turn<'_>, ends: [(&Artist, &Artist); 2], song: &Collaboration) -> String {
    let words = turn.words;
    let name = |artist: &Artist| escape(&name_with_group(words, turn.catalogue, artist));
    let [first, second] = ends.map(|(credited, meant)| {
        if credited.id == meant.id {
            return name(credited);
        }
        let values = [("name", name(credited).into()), ("other", name(meant).into())];
        words.say("collab-as", &values)
    });
    let both = words.say("collab-pair", &[("first", first.into()), ("second", second.into())]);
    format!("{both}: {}", song::line(turn, song))
}

fn pair_names<'v>(turn: &Turn<'_>, one: &Artist, other: &Artist) -> [(&'v str, Value<'v>); 2] {
    let name = |artist| escape(&name_with_group(turn.words, turn.catalogue, artist));
    [("first", name(one).into()), ("second", name(other).into())]
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn two_who_sang_together_are_told_their_songs() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab between first:ha sung woon second:jimin-bts").await;
        reply.shows("Ha Sung Woon (하성운) and Jimin (지민)");
        reply.shows("They made one song together:\n**“With You”** · 24 April 2022");
        reply
            .choose("With You")
            .await
            .is_private()
            .shows("Jimin's first drama OST.");
    }

    #[tokio::test]
    async fn two_who_did_not_are_joined_by_the_shortest_chain() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab between first:baekhyun second:punch").await;
        reply.shows("No song together that I know of. The shortest way takes 2 songs:");
        reply.shows("1. Baekhyun and Suzy: **“Dream”** · 7 January 2016");
        reply.shows("2. Suzy and Punch: **“Another Song”** · May 2022 · one source");
        reply.shows("Through songs only: a group and its members count as different artists.");
        reply.choose("Dream").await.shows("**Suzy (수지)**");
    }

    #[tokio::test]
    async fn a_person_of_two_names_is_told_under_both() {
        let folder = "[[artist]]\nid = \"suji\"\nname = \"Bae Suji\"\nkind = \"soloist\"\nsame_person_as = \"suzy\"\nsources \
                      = [\"dataset:a/b:c\"]\n";
        let chat = Chat::with_file("artists", folder).await;
        let from = chat.types("/collab between first:suji second:punch").await;
        from.shows("They made one song together:");
        let reply = chat.types("/collab between first:suji second:suzy").await;
        reply.shows("Bae Suji and Suzy are one and the same");
    }

    #[tokio::test]
    async fn no_way_is_told() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab between first:jimin-bts second:bts").await;
        reply.shows("I know no songs that lead from Jimin (BTS) to BTS.");
    }

    #[tokio::test]
    async fn one_and_the_same_is_told() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab between first:iu second:아이유").await;
        reply.shows("IU and IU are one and the same person or act.");
    }

    #[tokio::test]
    async fn shared_names_offer_the_other_pairs() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab between first:jimin second:ha sung woon").await;
        reply.shows("With You");
        let other = reply.press("Jimin (AOA) and Ha Sung Woon").await;
        other.shows("I know no songs that lead from Jimin (AOA) to Ha Sung Woon.");
    }

    #[tokio::test]
    async fn an_unknown_name_offers_the_nearest_with_the_other_name() {
        let chat = Chat::new().await;
        let first = chat.types("/collab between first:jimn second:ha sung woon").await;
        first.is_private().press("Jimin (BTS)").await.shows("With You");
        let second = chat.types("/collab between first:ha sung woon second:jimn").await;
        second.is_private().press("Jimin (BTS)").await.shows("With You");
        let both = chat.types("/collab between first:jimn second:qqqqqqq").await;
        both.is_private().press("Jimin (BTS)").await.shows("With You");
    }

    #[tokio::test]
    async fn korean_is_spoken_to_koreans() {
        let chat = Chat::new().await;
        let korean = chat.in_locale("ko");
        let reply = korean.types("/collab between first:백현 second:펀치").await;
        reply.shows("1. 백현, 수지: **‘Dream’** · 2016년 1월 7일");
    }

    #[tokio::test]
    async fn suggestions_are_artists_for_both_names() {
        let chat = Chat::new().await;
        for line in ["/collab between first:jim", "/collab between first:iu second:jim"] {
            let call = crate::terminal::parse(&format!("{line} second:x"));
            assert!(call.is_ok(), "{line}");
        }
        let names = chat.is_typing("/collab between first:iu second:jim").await;
        assert_eq!(names[0], "Jimin (지민) · BTS");
    }
}
