//! What an artist said in stories that feeds brought: only quotes that are surely this artist's, each with its story.

use super::SPEC;
use super::about::has_words;
use crate::catalogue::{Artist, Meant};
use crate::commands::story::{self, Item};
use crate::commands::{Turn, artist, who};
use crate::interaction::{Button, Embed, Message, Row, custom_id};
use crate::newsroom::story::StoryQuote;
use crate::store::{StoreError, Story};
use crate::text::{escape, link};

/// Newest stories about the artist in which quotes are looked for.
const STORIES_MAX: u32 = 30;

/// The newest quotes of an artist in stories, the newest story first.
async fn quotes(turn: &Turn<'_>, artist: &Artist) -> Result<Vec<(Story, StoryQuote)>, StoreError> {
    let stories = turn.store.stories_about(&[&artist.id], STORIES_MAX).await?;
    let mut found: Vec<(Story, StoryQuote)> = Vec::new();
    for story in stories {
        let own = story
            .understood
            .sure_quotes()
            .filter(|(_, speaker)| *speaker == artist.id);
        // Outlets that tell one event print the same words.
        let new: Vec<StoryQuote> = own
            .map(|(quote, _)| quote.clone())
            .filter(|quote| found.iter().all(|(_, known)| known.text != quote.text))
            .collect();
        found.extend(new.into_iter().map(|quote| (story.clone(), quote)));
    }
    Ok(found)
}

/// The button that leads from the quotes of the catalogue to those of the news, where there are any.
pub async fn button(turn: &Turn<'_>, artist: &Artist) -> Result<Option<Button>, StoreError> {
    let has_any = !quotes(turn, artist).await?.is_empty();
    Ok(has_any.then(|| Button::press(turn.words.plain("quote-from-news"), id(artist, 0))))
}

/// The newest quote of an artist in stories about `about`: by the songs they name, their headlines, or its own words.
pub async fn about(turn: &Turn<'_>, artist: &Artist, about: &str) -> Result<Option<Message>, StoreError> {
    let song = match turn.catalogue.song_meant(about) {
        Meant::Sure { first, .. } => Some(&first.id),
        Meant::Unsure(_) => None,
    };
    let is_about = |(story, quote): &(Story, StoryQuote)| {
        song.is_some_and(|song| story.understood.songs.contains(song))
            || has_words(&story.said.headline, about)
            || has_words(&quote.text, about)
    };
    match quotes(turn, artist).await?.iter().position(is_about) {
        Some(place) => message(turn, artist, place).await,
        None => Ok(None),
    }
}

/// The quote at this place among the artist's in the news, counted from the newest and round again; none where there
/// are none.
pub async fn message(turn: &Turn<'_>, artist: &Artist, place: usize) -> Result<Option<Message>, StoreError> {
    let quotes = quotes(turn, artist).await?;
    let Some(place) = place.checked_rem(quotes.len()) else {
        return Ok(None);
    };
    let more = quotes.len() > 1;
    let Some((story, quote)) = quotes.into_iter().nth(place) else {
        return Ok(None);
    };
    let item = Item::Feed(Box::new(story));
    let another = Button::press(turn.words.plain("quote-another"), id(artist, place + 1));
    let mut buttons: Vec<Button> = more.then_some(another).into_iter().collect();
    let read = custom_id::write("news", "read", &[&item.key()]);
    buttons.push(Button::press(turn.words.plain("story-read"), read));
    buttons.push(artist::who_button(turn, artist));
    Ok(Some(Message {
        embeds: vec![card(turn, artist, &item, &quote)],
        rows: vec![Row::Buttons(buttons)],
        ..Message::default()
    }))
}

fn card(turn: &Turn<'_>, artist: &Artist, item: &story::Item<'_>, quote: &StoryQuote) -> Embed {
    let headline = item.headline(turn);
    let printed = match item.address() {
        Some(address) => link(headline, address),
        None => escape(headline),
    };
    let printed = turn.words.say("quote-in-story", &[("story", printed.into())]);
    let who = who::in_full_bold(turn, artist);
    Embed {
        text: format!("> {}\n\n{who}\n{printed}\n{}", escape(&quote.text), item.line(turn)),
        footer: turn.words.plain("quote-as-printed"),
        ..Embed::default()
    }
}

fn id(artist: &Artist, place: usize) -> String {
    custom_id::write(SPEC.name, "news", &[&artist.id, &place.to_string()])
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;
    use crate::store::NewStory;

    async fn newsroom() -> Chat {
        let chat = Chat::new().await;
        let story = |headline: &str, text: &str| NewStory {
            identity: headline.into(),
            headline: headline.into(),
            link: Some("https://outlet.example/1".into()),
            body: Some(text.into()),
            ..NewStory::default()
        };
        let rain = story(
            "Baekhyun on the rain",
            "“It rained all day,” said Baekhyun, who sang ‘Dream’.",
        );
        let both = story(
            "Ha Sung Woon and Baekhyun on the sun",
            "“The sun was out again,” said Ha Sung Woon. “We walked home,” said Baekhyun.",
        );
        chat.brings("North", vec![rain, both]).await;
        chat
    }

    #[tokio::test]
    async fn where_the_catalogue_has_no_quote_the_news_may() {
        let chat = newsroom().await;
        let first = chat.types("/quote baekhyun").await;
        first.shows("> We walked home,").shows("**Baekhyun (백현)**");
        first
            .shows("In [Ha Sung Woon and Baekhyun on the sun](https://outlet.example/1)")
            .shows("North · first seen <t:");
        first
            .shows("As the outlet printed it")
            .press("Read the story")
            .await
            .shows("Read at the outlet");
        let second = first.press("Another").await;
        second.shows("> It rained all day,");
        second.press("Another").await.shows("> We walked home,");
        second.press("Who is this?").await.is_private().shows("Soloist");
    }

    #[tokio::test]
    async fn what_the_news_quote_is_found_by_what_it_is_about() {
        let chat = newsroom().await;
        for about in ["the rain", "rained", "Dream"] {
            let reply = chat.types(&format!("/quote artist:baekhyun about:{about}")).await;
            reply.shows("> It rained all day,");
        }
        let reply = chat.types("/quote artist:ha-sung-woon about:sun again").await;
        reply.shows("> The sun was out again,");
        let reply = chat.types("/quote artist:ha-sung-woon about:elephants").await;
        reply.is_private().shows("about “elephants”");
    }

    #[tokio::test]
    async fn the_quotes_of_the_catalogue_come_first() {
        let chat = newsroom().await;
        let first = chat.types("/quote ha-sung-woon").await;
        first
            .shows("so happy it worked out")
            .press("From the news")
            .await
            .shows("> The sun was out again,");
        let jimin = chat.types("/quote jimin-bts").await;
        assert!(jimin.buttons().iter().all(|(label, _)| label != "From the news"));
        chat.types("/quote suzy")
            .await
            .is_private()
            .shows("I have no quotes by Suzy yet");
        for id in [
            "1:quote:news:baekhyun:x",
            "1:quote:news:nobody:0",
            "1:quote:news:suzy:0",
        ] {
            chat.presses(id, &[]).await.is_private().shows("older version");
        }
    }
}
