//! `/quote`: what an artist said, with where it is printed.

mod about;
mod card;
mod feed;

pub use card::in_brief;

use super::words::name_with_group;
use super::{Command, Outcome, Press, Trouble, Turn, artist, story, who};
use crate::catalogue::{Artist, Quote};
use crate::interaction::{Button, Call, Choice, Form, Message, OptionSpec, Places, Reply, Row, Spec, custom_id};
use crate::store::StoreError;
use crate::text::escape;
use async_trait::async_trait;
use rand::seq::IndexedRandom;

const SPEC: Spec = Spec {
    name: "quote",
    subcommands: &[],
    options: &[
        OptionSpec {
            name: "artist",
            required: true,
            autocomplete: true,
            form: Form::Text,
        },
        OptionSpec {
            name: "about",
            required: false,
            autocomplete: true,
            form: Form::Text,
        },
    ],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/quote artist:jimin",
};

/// The argument of *Another* that keeps to the song the quote is about.
const SAME_SONG: &str = "song";

/// `/quote`.
pub struct QuoteCommand;

#[async_trait]
impl Command for QuoteCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let found = who::find(turn, call.text("artist").unwrap_or_default(), of_id)?;
        let pool = match call.text("about") {
            Some(about) => {
                let pool = about::pool(turn, found.artist, about);
                let is_found = pool.as_ref().is_ok_and(|pool| !pool.quotes.is_empty());
                if !is_found && let Some(message) = feed::about(turn, found.artist, about).await? {
                    return Ok(Reply::Message(message));
                }
                pool?
            }
            None => Pool::of(turn, found.artist),
        };
        first(turn, found.artist, &pool, &found.likewise).await
    }

    async fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Result<Vec<Choice>, StoreError> {
        let typed = call.text(focused).unwrap_or_default();
        Ok(match focused {
            "about" => about::choices(turn, call.text("artist").unwrap_or_default(), typed),
            _ => who::choices(turn, typed),
        })
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let quote = |id: &str| turn.catalogue.quote(id).ok_or(Trouble::Stale);
        match (press.id.verb, press.id.arguments.as_slice()) {
            ("of", [id]) => {
                let artist = turn.catalogue.artist(id).ok_or(Trouble::Stale)?;
                let pool = Pool::of(turn, artist);
                let likewise = who::namesakes(turn, artist);
                first(turn, artist, &pool, &likewise).await
            }
            ("news", [id, place]) => {
                let artist = turn.catalogue.artist(id).ok_or(Trouble::Stale)?;
                let place = place.parse().map_err(|_| Trouble::Stale)?;
                let message = feed::message(turn, artist, place).await?;
                // The first comes beside the quote of the catalogue, others in its place.
                let reply = if place == 0 { Reply::Message } else { Reply::Update };
                message.map(reply).ok_or(Trouble::Stale)
            }
            ("show", [id]) => Ok(Reply::Message(message(turn, quote(id)?, Keep::Song, &[]))),
            ("another", [id, rest @ ..]) => {
                let shown = quote(id)?;
                let keep = match rest {
                    [] => Keep::Speaker,
                    [SAME_SONG] => Keep::Song,
                    _ => return Err(Trouble::Stale),
                };
                let pool = Pool::like(turn, shown, keep);
                let next = drawn(turn, &pool, Some(shown), &[]).await?;
                next.map(Reply::Update).ok_or(Trouble::Stale)
            }
            _ => Err(Trouble::Stale),
        }
    }
}

/// A quote of the catalogue, else one of the news; trouble that offers what else there is where there is neither.
async fn first(turn: &mut Turn<'_>, artist: &Artist, pool: &Pool<'_>, likewise: &[&Artist]) -> Outcome {
    if let Some(mut message) = drawn(turn, pool, None, likewise).await? {
        if let Some(Row::Buttons(buttons)) = message.rows.first_mut() {
            buttons.extend(feed::button(turn, artist).await?);
        }
        return Ok(Reply::Message(message));
    }
    let of_news = feed::message(turn, artist, 0).await?;
    of_news
        .map(Reply::Message)
        .ok_or_else(|| nothing(turn, artist, likewise))
}

fn of_id(artist: &Artist) -> String {
    custom_id::write(SPEC.name, "of", &[&artist.id])
}

/// What the next quote has in common with the one that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Who said it.
    Speaker,
    /// That, and the song it is about.
    Song,
}

/// The quotes that one is drawn from.
struct Pool<'a> {
    quotes: Vec<&'a Quote>,
    keep: Keep,
}

impl<'a> Pool<'a> {
    /// All that the artist said.
    fn of(turn: &Turn<'a>, artist: &Artist) -> Self {
        Self {
            quotes: turn.catalogue.quotes_of(&artist.id),
            keep: Keep::Speaker,
        }
    }

    /// What has with `quote` in common what is to be kept.
    fn like(turn: &Turn<'a>, quote: &Quote, keep: Keep) -> Self {
        let mut quotes = turn.catalogue.quotes_of(&quote.speaker);
        if keep == Keep::Song {
            quotes.retain(|other| other.collaboration == quote.collaboration);
        }
        Self { quotes, keep }
    }
}

/// Draws a quote that this person has not been shown, or begins anew when all were; none from an empty pool.
async fn drawn(
    turn: &mut Turn<'_>,
    pool: &Pool<'_>,
    on_screen: Option<&Quote>,
    likewise: &[&Artist],
) -> Result<Option<Message>, StoreError> {
    let user = turn.request.user;
    let shown = turn.store.quotes_shown(user).await?;
    let mut fresh: Vec<&Quote> = pool.quotes.clone();
    fresh.retain(|quote| !shown.contains(&quote.id));
    if fresh.is_empty() {
        let ids: Vec<&str> = pool.quotes.iter().map(|quote| quote.id.as_str()).collect();
        turn.store.forget_quotes_shown(user, &ids).await?;
        fresh.clone_from(&pool.quotes);
    }
    // What everybody sees in the message is no other quote, even for somebody who was not shown it.
    if fresh.len() > 1 {
        fresh.retain(|quote| on_screen.is_none_or(|shown| shown.id != quote.id));
    }
    let Some(quote) = fresh.choose(&mut turn.random) else {
        return Ok(None);
    };
    if let Err(error) = turn.store.note_quote_shown(user, &quote.id, turn.now).await {
        // It may be shown once more; that is better than no quote.
        tracing::warn!(%error, "that a quote was shown could not be noted");
    }
    Ok(Some(message(turn, quote, pool.keep, likewise)))
}

/// The quote as a message, with buttons for what to do next and for others of the speaker's name.
fn message(turn: &Turn<'_>, quote: &Quote, keep: Keep, likewise: &[&Artist]) -> Message {
    let words = turn.words;
    let mut buttons: Vec<Button> = another_id(turn, quote, keep)
        .map(|id| Button::press(words.plain("quote-another"), id))
        .into_iter()
        .collect();
    let song = quote.collaboration.as_ref();
    let story = song.and_then(|song| turn.catalogue.story_of(song));
    buttons.extend(story.map(|story| story::read_button(turn, story)));
    let speaker = turn.catalogue.artist(&quote.speaker);
    buttons.extend(speaker.map(|speaker| artist::who_button(turn, speaker)));
    let rows = [buttons, who::buttons(turn, likewise, of_id)];
    Message {
        embeds: vec![card::card(turn, quote)],
        rows: rows.map(Row::Buttons).into(),
        ..Message::default()
    }
}

/// The custom_id of *Another*: about the same song while there is another about it, else by the same speaker.
fn another_id(turn: &Turn<'_>, quote: &Quote, keep: Keep) -> Option<String> {
    let several = |keep| Pool::like(turn, quote, keep).quotes.len() > 1;
    if keep == Keep::Song && quote.collaboration.is_some() && several(Keep::Song) {
        return Some(custom_id::write(SPEC.name, "another", &[&quote.id, SAME_SONG]));
    }
    several(Keep::Speaker).then(|| custom_id::write(SPEC.name, "another", &[&quote.id]))
}

/// The artist is known, but no quote: the nearest thing that exists.
fn nothing(turn: &Turn<'_>, artist: &Artist, likewise: &[&Artist]) -> Trouble {
    let name = escape(&name_with_group(turn.words, turn.catalogue, artist));
    let members = turn.catalogue.members_of(&artist.id);
    let with_quotes = |artist: &&Artist| !turn.catalogue.quotes_of(&artist.id).is_empty();
    let instead: Vec<&Artist> = likewise.iter().copied().chain(members).filter(with_quotes).collect();
    let mut buttons = who::buttons(turn, &instead, of_id);
    if let Some(story) = turn.catalogue.articles_about(&artist.id).first() {
        buttons.insert(0, story::read_button(turn, story));
    }
    let key = if buttons.is_empty() { "none" } else { "some" };
    Trouble::offering(
        turn.words
            .say("quote-none", &[("name", name.into()), ("else", key.into())]),
        buttons,
    )
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn a_quote_says_who_when_and_where_it_is_printed() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:ha sung woon").await;
        reply.shows("so happy it worked out");
        reply.shows("**Ha Sung Woon (하성운)**");
        reply.shows("how the duet came together · a translation from Korean · date unknown");
        reply.shows("this is the story behind 'With you'” (address not recorded)");
    }

    #[tokio::test]
    async fn a_recollection_says_whose() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:jimin-bts").await;
        let told = if reply.text().contains("a duet with you") {
            reply
        } else {
            reply.press("Another").await
        };
        told.shows("as told by Ha Sung Woon");
    }

    #[tokio::test]
    async fn any_spelling_finds_the_artist() {
        let chat = Chat::new().await;
        for spelling in ["하성운", "HA SUNGWOON", "Sung Woon Ha", "He Sung Woon", "gktjddns"] {
            chat.types(&format!("/quote artist:{spelling}"))
                .await
                .shows("Ha Sung Woon (하성운)");
        }
    }

    #[tokio::test]
    async fn a_shared_name_shows_one_and_offers_the_other() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:jimin").await;
        reply.shows("**Jimin (지민)** · BTS");
        reply.press("Jimin (AOA)").await.is_private().shows("no quotes");
    }

    #[tokio::test]
    async fn another_shows_the_next_and_comes_round() {
        let chat = Chat::new().await;
        let first = chat.types("/quote artist:jimin-bts").await;
        let second = first.press("Another").await;
        assert_ne!(first.text(), second.text());
        assert_eq!(second.press("Another").await.text(), first.text());
    }

    #[tokio::test]
    async fn nothing_repeats_before_all_were_shown_to_that_person() {
        let quotes: String = ["a", "b", "c", "d", "e"]
            .map(|name| {
                format!(
                    "[[quote]]\nid = \"iu-{name}\"\ntext = \"Words {name}.\"\nspeaker = \"iu\"\noccasion = {{ en = \"in \
                     a test\" }}\nsource = {{ title = \"A page\" }}\n\n"
                )
            })
            .concat();
        let chat = Chat::with_file("quotes", &quotes).await;
        let words = |text: String| text.lines().next().unwrap_or_default().to_owned();
        let mut answer = chat.types("/quote iu").await;
        let mut seen = vec![words(answer.text())];
        for _ in 1..10 {
            answer = answer.press("Another").await;
            seen.push(words(answer.text()));
        }
        for round in seen.chunks(5) {
            let different: std::collections::BTreeSet<_> = round.iter().collect();
            assert_eq!(different.len(), 5, "{seen:?}");
        }
        assert_ne!(seen[4], seen[5], "the first of a new round is not the last of the old");
        // Somebody else has seen nothing yet.
        answer.press_as(&chat.as_user(2), "Another").await.shows("> Words");
        assert_eq!(chat.store().quotes_shown(2).await.expect("read").len(), 1);
    }

    #[tokio::test]
    async fn the_story_behind_a_quote_is_one_press_away() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:ha-sung-woon").await;
        reply
            .press("Read the story")
            .await
            .shows("How Jimin and Ha Sung Woon came to sing");
    }

    #[tokio::test]
    async fn an_unknown_name_offers_the_nearest() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:hasungwonn x").await;
        reply.is_private().shows("I don't know an artist called “hasungwonn x”");
        chat.types("/quote artist:qqqqqqqq")
            .await
            .is_private()
            .shows("I don't know an artist called “qqqqqqqq”");
    }

    #[tokio::test]
    async fn what_was_typed_is_shown_as_it_is_and_not_for_ever() {
        let chat = Chat::new().await;
        chat.types("/quote artist:**@everyone**")
            .await
            .shows("\\*\\*\\@\u{200b}everyone");
        assert!(
            chat.types(&format!("/quote artist:{}", "qx".repeat(3_000)))
                .await
                .text()
                .chars()
                .count()
                < 300
        );
    }

    #[tokio::test]
    async fn a_group_without_quotes_offers_its_members() {
        let chat = Chat::new().await;
        let reply = chat.types("/quote artist:bts").await;
        reply.is_private().shows("no quotes");
        reply.press("Jimin (BTS)").await.shows("**Jimin (지민)** · BTS");
    }

    #[tokio::test]
    async fn words_are_shown_not_obeyed() {
        let chat = Chat::new().await;
        let first = chat.types("/quote artist:jimin-bts").await;
        let both = first.text() + &first.press("Another").await.text();
        assert!(both.contains(r"A second line of \*stars\*."), "{both}");
        assert!(both.contains("[Example](https://example.org/interview)"), "{both}");
    }

    #[tokio::test]
    async fn suggestions_name_both_spellings_and_the_group() {
        let chat = Chat::new().await;
        let names = chat.is_typing("/quote artist:jim").await;
        assert_eq!(names[..2], ["Jimin (지민) · BTS", "Jimin (지민) · AOA"]);
        let korean = chat.in_locale("ko").is_typing("/quote artist:지").await;
        assert_eq!(korean[0], "지민 (Jimin) · 방탄소년단");
    }

    #[tokio::test]
    async fn korean_is_spoken_to_koreans() {
        let chat = Chat::new().await;
        chat.in_locale("ko")
            .types("/quote artist:하성운")
            .await
            .shows("듀엣이 성사된 과정을 이야기하며");
    }

    #[tokio::test]
    async fn strange_buttons_are_refused() {
        let chat = Chat::new().await;
        for id in [
            "1:quote:another:nobody",
            "1:quote:of",
            "1:quote:burn:jimin-bts",
            "1:quote:show:nothing",
            "1:quote:another:jimin-second:moon",
            "1:nothing:x",
            "x",
        ] {
            chat.presses(id, &[]).await.is_private().shows("older version");
        }
    }
}
