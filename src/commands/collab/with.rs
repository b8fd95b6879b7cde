//! `/collab with`: an artist's songs with others, newest first, a page at a time.

use super::SPEC;
use crate::catalogue::{Artist, Collaboration};
use crate::commands::words::{name_in_both, name_with_group};
use crate::commands::{Trouble, Turn, artist, song, who};
use crate::interaction::{Button, Embed, Message, Row, custom_id};
use crate::text::escape;

/// Songs on a page: as many as a phone shows.
const PAGE_SONGS: usize = 8;

pub fn answer(turn: &Turn<'_>, typed: &str) -> Result<Message, Trouble> {
    let found = who::find(turn, typed, of_id)?;
    page(turn, found.artist, 0, &found.likewise)
}

fn of_id(artist: &Artist) -> String {
    custom_id::write(SPEC.name, "of", &[&artist.id])
}

/// A page of the artist's songs, numbered from 0; the last page for a number beyond it.
pub fn page(turn: &Turn<'_>, artist: &Artist, number: usize, likewise: &[&Artist]) -> Result<Message, Trouble> {
    let songs = turn.catalogue.collaborations_of(&artist.id);
    let pages: Vec<&[&Collaboration]> = songs.chunks(PAGE_SONGS).collect();
    let number = number.min(pages.len().saturating_sub(1));
    let Some(shown) = pages.get(number) else {
        return Err(none(turn, artist, likewise));
    };
    let words = turn.words;
    let lines: Vec<String> = shown.iter().map(|song| song::line_of(turn, song, artist)).collect();
    let name = name_in_both(words, artist);
    let count = [
        ("count", songs.len().into()),
        ("page", (number + 1).into()),
        ("pages", pages.len().into()),
    ];
    let embed = Embed {
        title: words.say("collab-with-title", &[("name", name.into())]),
        text: lines.join("\n"),
        footer: words.say("collab-with-page", &count),
        ..Embed::default()
    };
    let mut buttons = turning(turn, artist, number, pages.len());
    buttons.push(artist::who_button(turn, artist));
    let mut rows: Vec<Row> = song::menu(turn, shown).into_iter().collect();
    rows.push(Row::Buttons(buttons));
    rows.push(Row::Buttons(who::buttons(turn, likewise, of_id)));
    Ok(Message {
        embeds: vec![embed],
        rows,
        ..Message::default()
    })
}

/// ◀ and ▶ where there is more than one page, each greyed out at its end.
fn turning(turn: &Turn<'_>, artist: &Artist, number: usize, count: usize) -> Vec<Button> {
    if count < 2 {
        return Vec::new();
    }
    let to = |number: usize| custom_id::write(SPEC.name, "page", &[&artist.id, &number.to_string()]);
    // At the first page the way back leads beyond the last, so that no two buttons carry one custom_id.
    let newer = number.checked_sub(1).unwrap_or(count);
    vec![
        Button::press(turn.words.plain("news-newer"), to(newer)).disabled_when(number == 0),
        Button::press(turn.words.plain("news-older"), to(number + 1)).disabled_when(number + 1 >= count),
    ]
}

/// No song under this name: the nearest that has some.
fn none(turn: &Turn<'_>, artist: &Artist, likewise: &[&Artist]) -> Trouble {
    let catalogue = turn.catalogue;
    let has_songs = |other: &&Artist| !catalogue.collaborations_of(&other.id).is_empty();
    let mut instead: Vec<&Artist> = likewise.iter().copied().filter(has_songs).collect();
    let mut near: Vec<&Artist> = catalogue.groups_of(artist).filter(has_songs).collect();
    near.extend(catalogue.members_of(&artist.id).filter(has_songs));
    near.sort_by_key(|other| std::cmp::Reverse(catalogue.collaborations_of(&other.id).len()));
    near.retain(|other| instead.iter().all(|like| like.id != other.id));
    instead.extend(near);
    let name = escape(&name_with_group(turn.words, catalogue, artist));
    let key = if instead.is_empty() { "none" } else { "some" };
    Trouble::offering(
        turn.words
            .say("collab-with-none", &[("name", name.into()), ("else", key.into())]),
        who::buttons(turn, &instead, of_id),
    )
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn the_songs_come_newest_first_and_can_be_opened() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab with artist:suzy").await;
        reply.shows("Collaborations of Suzy (수지)");
        reply
            .shows("**“Another Song”** with Punch · May 2022 · one source\n**“Dream”** with Baekhyun · 7 January 2016");
        reply.shows("2 songs · page 1 of 1");
        let song = reply.choose("Dream").await;
        song.is_private().shows("“Dream”").shows("**Baekhyun (백현)**");
        reply.press("Who is this?").await.is_private().shows("Soloist");
    }

    #[tokio::test]
    async fn more_songs_than_a_page_holds_are_turned() {
        let rows: String = (1..=9)
            .map(|day| {
                format!(
                    "[[collaboration]]\nid = \"s-{day}\"\ntitle = \"Song {day}\"\nkind = \"duet\"\ndate = \"2020-01-0{day}\"\n\
                     artists = [{{ id = \"bts\", role = \"lead\" }}, {{ id = \"iu\", role = \"lead\" }}]\nsources = \
                     [\"dataset:a/b:c\"]\n\n"
                )
            })
            .collect();
        let chat = Chat::with_file("collaborations", &rows).await;
        let first = chat.types("/collab with bts").await;
        first.shows("“Song 9”").hides("“Song 1”").shows("page 1 of 2");
        let second = first.press("Older ▶").await;
        second.shows("“Song 1”").hides("“Song 9”");
        second.press("◀ Newer").await.shows("“Song 9”");
    }

    #[tokio::test]
    async fn an_artist_without_songs_leads_to_the_nearest_with_some() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab with bts").await;
        reply.is_private().shows("no collaborations of BTS under this name");
        reply.press("Jimin (BTS)").await.shows("With You");
        let nobody = chat.types("/collab with aoa").await;
        nobody.is_private().shows("Try /collab with another artist");
    }

    #[tokio::test]
    async fn a_shared_name_offers_the_other_and_an_unknown_one_the_nearest() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab with jimin").await;
        reply
            .shows("With You")
            .press("Jimin (AOA)")
            .await
            .shows("no collaborations");
        let unknown = chat.types("/collab with jimn").await;
        unknown.is_private().press("Jimin (BTS)").await.shows("With You");
    }
}
