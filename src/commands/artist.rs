//! `/artist`: who somebody is, with everything there is to open.

use super::story::Item;
use super::words::{date_words, list_short, name_in_both, name_words};
use super::{Command, Outcome, Press, Trouble, Turn, news, rests, song, story, who};
use crate::catalogue::{Artist, ArtistKind};
use crate::interaction::{
    Button, Call, Choice, Embed, Field, Form, Message, OptionSpec, Places, Reply, Row, Spec, custom_id,
};
use crate::store::StoreError;
use crate::text::escape;
use async_trait::async_trait;

const SPEC: Spec = Spec {
    name: "artist",
    subcommands: &[],
    options: &[OptionSpec {
        name: "name",
        required: true,
        autocomplete: true,
        form: Form::Text,
    }],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/artist name:jimin",
};

/// Songs on the card; more stand behind the button.
const SONGS_SHOWN: usize = 5;
/// Stories on the card.
const STORIES_SHOWN: u32 = 3;
/// Members that are named; the rest are counted.
const MEMBERS_SHOWN: usize = 25;

/// `/artist`.
pub struct ArtistCommand;

#[async_trait]
impl Command for ArtistCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let typed = call.text("name").unwrap_or_default();
        let found = who::find(turn, typed, of_id)?;
        Ok(Reply::Message(message(turn, found.artist, &found.likewise).await?))
    }

    async fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Result<Vec<Choice>, StoreError> {
        Ok(who::choices(turn, call.text(focused).unwrap_or_default()))
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let (verb, [id]) = (press.id.verb, press.id.arguments.as_slice()) else {
            return Err(Trouble::Stale);
        };
        let private = match verb {
            "of" => false,
            // *Who is this?* below a card of another command: an aside for the person who asks.
            "who" => true,
            _ => return Err(Trouble::Stale),
        };
        let artist = turn.catalogue.artist(id).ok_or(Trouble::Stale)?;
        Ok(Reply::Message(Message {
            private,
            ..message(turn, artist, &[]).await?
        }))
    }
}

fn of_id(artist: &Artist) -> String {
    custom_id::write(SPEC.name, "of", &[&artist.id])
}

/// *Who is this?*: a button that shows an artist's card to the person who presses.
pub fn who_button(turn: &Turn<'_>, artist: &Artist) -> Button {
    let id = custom_id::write(SPEC.name, "who", &[&artist.id]);
    Button::press(turn.words.plain("artist-who"), id)
}

async fn message(turn: &Turn<'_>, artist: &Artist, likewise: &[&Artist]) -> Result<Message, StoreError> {
    let stories = newest(turn, artist).await?;
    let mut names = who::buttons(turn, likewise, of_id);
    // Discord takes no two buttons with one custom_id.
    let mut others = nearby(turn, artist);
    others.retain(|other| likewise.iter().all(|like| like.id != other.id));
    names.extend(who::buttons(turn, &others, of_id));
    let mut things = things(turn, artist);
    if stories.iter().any(|story| matches!(story, Item::Feed(_))) {
        things.insert(0, news_button(turn, artist));
    }
    let rows = [things, names].into_iter().filter(|row| !row.is_empty());
    Ok(Message {
        embeds: vec![card(turn, artist, &stories)],
        rows: rows.map(Row::Buttons).collect(),
        ..Message::default()
    })
}

/// The newest stories about the artist, of feeds and of the catalogue.
async fn newest<'a>(turn: &Turn<'a>, artist: &Artist) -> Result<Vec<Item<'a>>, StoreError> {
    let mut keys = story::newest(turn, Some(&artist.id), None, STORIES_SHOWN).await?;
    keys.truncate(STORIES_SHOWN as usize);
    story::load(turn, &keys).await
}

/// A button to the list of all stories about the artist.
fn news_button(turn: &Turn<'_>, artist: &Artist) -> Button {
    Button::press(turn.words.plain("news-latest"), news::latest_of(&artist.id))
}

/// Buttons to what the catalogue has: the newest story, the quotes, the collaborations.
fn things(turn: &Turn<'_>, artist: &Artist) -> Vec<Button> {
    let words = turn.words;
    let mut buttons = Vec::new();
    if let Some(story) = turn.catalogue.articles_about(&artist.id).first() {
        buttons.push(story::read_button(turn, story));
    }
    if !turn.catalogue.quotes_of(&artist.id).is_empty() {
        let id = custom_id::write("quote", "of", &[&artist.id]);
        buttons.push(Button::press(words.plain("artist-quotes"), id));
    }
    if !turn.catalogue.collaborations_of(&artist.id).is_empty() {
        let id = custom_id::write("collab", "of", &[&artist.id]);
        buttons.push(Button::press(words.plain("artist-songs"), id));
    }
    buttons
}

/// Who else may be wanted: the same person under another name, the groups, and for a group of which nothing is known
/// the members of whom there is most to show.
fn nearby<'a>(turn: &Turn<'a>, artist: &'a Artist) -> Vec<&'a Artist> {
    let catalogue = turn.catalogue;
    let mut found: Vec<&Artist> = other_guises(turn, artist);
    found.extend(catalogue.groups_of(artist).take(1));
    if things(turn, artist).is_empty() {
        let mut members: Vec<&Artist> = catalogue.members_of(&artist.id).collect();
        members.retain(|member| !things(turn, member).is_empty());
        members.sort_by_key(|member| std::cmp::Reverse(catalogue.collaborations_of(&member.id).len()));
        found.extend(members);
    }
    found.truncate(2);
    found
}

/// The other rows of the same person.
fn other_guises<'a>(turn: &Turn<'a>, artist: &Artist) -> Vec<&'a Artist> {
    let catalogue = turn.catalogue;
    let is_other = |other: &&Artist| other.id != artist.id && catalogue.same_person(other, artist);
    catalogue.artists().iter().filter(is_other).collect()
}

fn card(turn: &Turn<'_>, artist: &Artist, stories: &[Item<'_>]) -> Embed {
    let words = turn.words;
    let mut fields: Vec<Field> = [songs(turn, artist), story_lines(turn, stories), quotes(turn, artist)]
        .into_iter()
        .flatten()
        .collect();
    fields.push(Field {
        name: words.plain("story-sources"),
        value: rests::lines(words, &artist.sources).join("\n"),
    });
    Embed {
        above: kind(turn, artist),
        title: name_in_both(words, artist),
        text: facts(turn, artist).join("\n"),
        fields,
        footer: rests::one_source(words, &artist.sources).unwrap_or_default(),
        ..Embed::default()
    }
}

/// "Member · BTS".
fn kind(turn: &Turn<'_>, artist: &Artist) -> String {
    let kind = match artist.kind {
        ArtistKind::Group => "group",
        ArtistKind::Unit => "unit",
        ArtistKind::Member => "member",
        ArtistKind::Soloist => "soloist",
    };
    let kind = turn.words.say("artist-kind", &[("kind", kind.into())]);
    let groups = turn
        .catalogue
        .groups_of(artist)
        .map(|group| name_words(turn.words, group));
    std::iter::once(kind).chain(groups).collect::<Vec<_>>().join(" · ")
}

/// A line for each thing that is known: former names, other guises, members, agency, debut.
fn facts(turn: &Turn<'_>, artist: &Artist) -> Vec<String> {
    let words = turn.words;
    let names = |artists: &[&Artist]| -> String {
        let names: Vec<String> = artists
            .iter()
            .map(|artist| escape(&name_words(words, artist)))
            .collect();
        list_short(words, &names, MEMBERS_SHOWN)
    };
    let mut lines = Vec::new();
    if !artist.former_names.is_empty() {
        let former = escape(&artist.former_names.join(", "));
        lines.push(words.say("artist-formerly", &[("names", former.into())]));
    }
    let guises = other_guises(turn, artist);
    if !guises.is_empty() {
        lines.push(words.say("artist-also", &[("names", names(&guises).into())]));
    }
    let is_unit = |member: &&Artist| member.kind == ArtistKind::Unit;
    let (units, mut members): (Vec<&Artist>, Vec<&Artist>) = turn.catalogue.members_of(&artist.id).partition(is_unit);
    // A member under a second name (Agust D) is named once, under the first in the files.
    let mut named: Vec<&Artist> = Vec::new();
    members.retain(|member| {
        let is_first = named.iter().all(|known| !turn.catalogue.same_person(known, member));
        named.push(member);
        is_first
    });
    if !members.is_empty() {
        lines.push(words.say("artist-members", &[("names", names(&members).into())]));
    }
    if !units.is_empty() {
        lines.push(words.say("artist-units", &[("names", names(&units).into())]));
    }
    if let Some(agency) = &artist.agency {
        // The year is given as text: Fluent would write the number as "2,020".
        let (name, year) = (escape(&agency.name), agency.year.to_string());
        lines.push(words.say("artist-agency", &[("name", name.into()), ("year", year.into())]));
    }
    if let Some(debut) = artist.debut {
        lines.push(words.say("artist-debut", &[("date", date_words(words, debut).into())]));
    }
    lines
}

/// The newest songs with others, the rest counted.
fn songs(turn: &Turn<'_>, artist: &Artist) -> Option<Field> {
    let songs = turn.catalogue.collaborations_of(&artist.id);
    let mut lines: Vec<String> = songs
        .iter()
        .take(SONGS_SHOWN)
        .map(|song| song::line_of(turn, song, artist))
        .collect();
    if songs.len() > SONGS_SHOWN {
        let more = songs.len() - SONGS_SHOWN;
        lines.push(turn.words.say("artist-songs-more", &[("count", more.into())]));
    }
    (!lines.is_empty()).then(|| Field {
        name: turn.words.plain("artist-songs"),
        value: lines.join("\n"),
    })
}

fn story_lines(turn: &Turn<'_>, stories: &[Item<'_>]) -> Option<Field> {
    let lines: Vec<String> = stories
        .iter()
        .map(|story| format!("**{}** · {}", escape(story.headline(turn)), story.line(turn)))
        .collect();
    (!lines.is_empty()).then(|| Field {
        name: turn.words.plain("artist-stories"),
        value: lines.join("\n"),
    })
}

fn quotes(turn: &Turn<'_>, artist: &Artist) -> Option<Field> {
    let count = turn.catalogue.quotes_of(&artist.id).len();
    (count > 0).then(|| Field {
        name: turn.words.plain("artist-quotes"),
        value: turn.words.say("artist-quotes-count", &[("count", count.into())]),
    })
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;
    use crate::store::NewStory;

    #[tokio::test]
    async fn the_card_says_who_it_is_and_what_there_is() {
        let chat = Chat::new().await;
        let reply = chat.types("/artist jimin-bts").await;
        reply.shows("Member · BTS\n\nJimin (지민)");
        reply.shows("Debut: 2013");
        reply.shows("**“With You”** with Ha Sung Woon · 24 April 2022\n");
        reply.shows("**How Jimin and Ha Sung Woon came to sing “With You”** · Released 24 April 2022");
        reply.shows("2 quotes");
        reply.shows("One source only");
        reply
            .press("Read the story")
            .await
            .shows("The OST team asked for a duet.");
        reply.press("Quotes").await.shows("**Jimin (지민)** · BTS");
        reply.press("Collaborations").await.shows("With You");
        reply.press("BTS").await.shows("Group\n\nBTS (방탄소년단)");
    }

    #[tokio::test]
    async fn a_song_that_one_source_alone_knows_says_so() {
        let chat = Chat::new().await;
        chat.types("/artist iu")
            .await
            .shows("with HIGH4 · 8 April 2014 · one source");
        chat.types("/artist baekhyun").await.hides("· one source");
    }

    #[tokio::test]
    async fn a_group_names_the_members_that_are_known_and_leads_to_them() {
        let chat = Chat::new().await;
        let reply = chat.types("/artist bts").await;
        reply.shows("Members I know of: Jimin");
        reply.shows("Debut: 13 June 2013");
        reply.press("Jimin (BTS)").await.shows("Member · BTS");
    }

    #[tokio::test]
    async fn a_shared_name_shows_one_and_offers_the_other() {
        let chat = Chat::new().await;
        let reply = chat.types("/artist jimin").await;
        reply.shows("Member · BTS");
        reply.press("Jimin (AOA)").await.shows("Member · AOA");
    }

    #[tokio::test]
    async fn an_unknown_name_offers_the_nearest_and_says_how_to_add_one() {
        let chat = Chat::new().await;
        let reply = chat.types("/artist jimn").await;
        reply
            .is_private()
            .shows("I don't know an artist called “jimn”. Did you mean");
        reply.shows("data/artists");
        reply.press("Jimin (BTS)").await.shows("Member · BTS");
        let nobody = chat.types("/artist qqqqqqqq").await;
        nobody.is_private().shows("Check the spelling").shows("data/artists");
    }

    #[tokio::test]
    async fn who_is_this_is_an_aside() {
        let chat = Chat::new().await;
        let quote = chat.types("/quote ha-sung-woon").await;
        let card = quote.press("Who is this?").await;
        card.is_private().shows("Soloist\n\nHa Sung Woon (하성운)");
    }

    #[tokio::test]
    async fn what_feeds_told_stands_beside_the_articles_the_newest_first() {
        let chat = Chat::new().await;
        chat.types("/artist suzy").await.hides("North");
        let story = NewStory {
            identity: "1".into(),
            headline: "Jimin *walks* in the rain with BTS".into(),
            link: Some("https://outlet.example/1".into()),
            ..NewStory::default()
        };
        chat.brings("North", vec![story]).await;
        let reply = chat.types("/artist jimin-bts").await;
        reply.shows("**Jimin \\*walks\\* in the rain with BTS** · North · first seen <t:");
        let text = reply.text();
        assert!(text.find("in the rain") < text.find("How Jimin and"), "{text}");
        let list = reply.press("Latest stories").await;
        list.shows("in the rain").shows("How Jimin and").hides("A story alone");
    }

    #[tokio::test]
    async fn korean_is_spoken_to_koreans() {
        let chat = Chat::new().await;
        let reply = chat.in_locale("ko").types("/artist 지민").await;
        reply.shows("멤버 · 방탄소년단\n\n지민 (Jimin)").shows("데뷔: 2013년");
        reply.shows("**‘With You’** (하성운) · 2022년 4월 24일");
    }

    #[tokio::test]
    async fn suggestions_name_both_spellings_and_the_group() {
        let chat = Chat::new().await;
        assert_eq!(chat.is_typing("/artist name:jim").await[0], "Jimin (지민) · BTS");
    }

    #[tokio::test]
    async fn strange_buttons_are_refused() {
        let chat = Chat::new().await;
        for id in [
            "1:artist:of:nobody",
            "1:artist:who",
            "1:artist:burn:iu",
            "1:artist:of:iu:iu",
        ] {
            chat.presses(id, &[]).await.is_private().shows("older version");
        }
    }
}
