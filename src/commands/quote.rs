//! `/quote`: what an artist said, with where it is printed.

use super::words::{date_words, list_or_words, name_in_both, name_with_group, name_words};
use super::{Command, Outcome, Press, Trouble, Turn};
use crate::catalogue::{Artist, Meant, Quote, Wording};
use crate::interaction::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::interaction::{Button, Call, Choice, Embed, Form, Message, OptionSpec, Places, Reply, Row, Spec, custom_id};
use crate::text::{clip, escape, link};
use async_trait::async_trait;
use rand::seq::IndexedRandom;

const SPEC: Spec = Spec {
    name: "quote",
    subcommands: &[],
    options: &[OptionSpec {
        name: "artist",
        required: true,
        autocomplete: true,
        form: Form::Text,
    }],
    places: Places::EVERYWHERE,
    example: "/quote artist:jimin",
};

/// Characters of an unknown name that are said back.
const TYPED_CHARS_SHOWN: usize = 60;
/// Names that are offered where the one that was typed is unknown.
const NEAREST_OFFERED: usize = 3;

/// `/quote`.
pub struct QuoteCommand;

#[async_trait]
impl Command for QuoteCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let typed = call.text("artist").unwrap_or_default();
        let (artist, likewise) = match turn.catalogue.meant(typed) {
            Meant::Sure { artist, likewise } => (artist, likewise),
            Meant::Unsure(nearest) => return Err(unknown(turn, typed, &nearest)),
        };
        let quotes = turn.catalogue.quotes_of(&artist.id);
        match quotes.choose(&mut turn.random) {
            Some(quote) => Ok(Reply::Message(message(turn, quote, &likewise))),
            None => Err(nothing(turn, artist, &likewise)),
        }
    }

    fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Vec<Choice> {
        let typed = call.text(focused).unwrap_or_default();
        let found = turn.catalogue.suggest(typed, AUTOCOMPLETE_CHOICES_MAX).into_iter();
        found
            .map(|artist| Choice {
                name: choice_name(turn, artist),
                value: artist.id.clone(),
            })
            .collect()
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        match (press.id.verb, press.id.arguments.as_slice()) {
            ("of", [id]) => {
                let artist = turn.catalogue.artist(id).ok_or(Trouble::Stale)?;
                let quotes = turn.catalogue.quotes_of(&artist.id);
                match quotes.choose(&mut turn.random) {
                    Some(quote) => Ok(Reply::Message(message(turn, quote, &[]))),
                    None => Err(nothing(turn, artist, &[])),
                }
            }
            ("another", [id]) => {
                let shown = turn.catalogue.quote(id).ok_or(Trouble::Stale)?;
                Ok(Reply::Update(message(turn, after(turn, shown), &[])))
            }
            _ => Err(Trouble::Stale),
        }
    }
}

/// The quote after `shown` among its speaker's, the first after the last.
fn after<'a>(turn: &Turn<'a>, shown: &'a Quote) -> &'a Quote {
    let quotes = turn.catalogue.quotes_of(&shown.speaker);
    let place = quotes.iter().position(|quote| quote.id == shown.id).unwrap_or_default();
    quotes.get((place + 1) % quotes.len().max(1)).copied().unwrap_or(shown)
}

/// The name of a suggestion: both spellings, and the group.
fn choice_name(turn: &Turn<'_>, artist: &Artist) -> String {
    let name = name_in_both(turn.words, artist);
    match turn.catalogue.groups_of(artist).next() {
        Some(group) => format!("{name} · {}", name_words(turn.words, group)),
        None => name,
    }
}

/// The quote as a message, with buttons for what to do next and for others of the speaker's name.
fn message(turn: &Turn<'_>, quote: &Quote, likewise: &[&Artist]) -> Message {
    let words = turn.words;
    let mut buttons = Vec::new();
    if turn.catalogue.quotes_of(&quote.speaker).len() > 1 {
        let id = custom_id::write(SPEC.name, "another", &[&quote.id]);
        buttons.push(Button::press(words.plain("quote-another"), id));
    }
    if let Some(story) = quote
        .collaboration
        .as_ref()
        .and_then(|song| turn.catalogue.story_of(song))
    {
        buttons.push(Button::press(
            words.plain("story-read"),
            custom_id::write("news", "read", &[&story.id]),
        ));
    }
    let rows = [buttons, name_buttons(turn, likewise)]
        .into_iter()
        .filter(|row| !row.is_empty());
    Message {
        embeds: vec![card(turn, quote)],
        rows: rows.map(Row::Buttons).collect(),
        ..Message::default()
    }
}

fn card(turn: &Turn<'_>, quote: &Quote) -> Embed {
    let speaker = turn.catalogue.artist(&quote.speaker);
    let mut who = speaker
        .map(|artist| format!("**{}**", escape(&name_in_both(turn.words, artist))))
        .unwrap_or_default();
    if let Some(group) = speaker.and_then(|artist| turn.catalogue.groups_of(artist).next()) {
        who.push_str(" · ");
        who.push_str(&escape(name_words(turn.words, group).as_str()));
    }
    // Each line of the words is quoted, so that a line break in the data cannot end the block.
    let quoted: Vec<String> = quote.text.lines().map(|line| format!("> {}", escape(line))).collect();
    Embed {
        text: format!(
            "{}\n\n{who}\n{}\n{}",
            quoted.join("\n"),
            circumstances(turn, quote),
            print(turn, quote)
        ),
        ..Embed::default()
    }
}

/// "when asked for a drama song · as told by Ha Sung Woon · translated · date unknown".
fn circumstances(turn: &Turn<'_>, quote: &Quote) -> String {
    let words = turn.words;
    let mut parts = vec![escape(quote.occasion.in_language(words.language))];
    if let Some(teller) = quote.told_by.as_ref().and_then(|id| turn.catalogue.artist(id)) {
        parts.push(words.say("quote-told-by", &[("name", escape(&name_words(words, teller)).into())]));
    }
    let wording = match quote.wording {
        Some(Wording::Verbatim) => "verbatim",
        Some(Wording::Translated) => "translated",
        Some(Wording::Paraphrased) => "paraphrased",
        None => "unknown",
    };
    let language = quote.language.clone().unwrap_or_else(|| "unknown".to_owned());
    parts.push(words.say(
        "quote-wording",
        &[("wording", wording.into()), ("language", language.into())],
    ));
    parts.push(match quote.date {
        Some(date) => date_words(words, date),
        None => words.plain("date-unknown"),
    });
    parts.join(" · ")
}

/// Where the quote is printed: a link where there is an address, else the page's title with a word about it.
fn print(turn: &Turn<'_>, quote: &Quote) -> String {
    let source = &quote.source;
    let address = source.url.as_ref().and_then(|url| url.address());
    match (address, source.title.as_deref(), source.outlet.as_deref()) {
        (Some(address), title, outlet) => {
            let label = [outlet, title].into_iter().flatten().collect::<Vec<_>>().join(": ");
            let host = source.url.as_ref().map(|url| url.origin()).unwrap_or_default();
            let label = if label.is_empty() { host } else { &label };
            turn.words
                .say("quote-printed", &[("where", link(label, address).into())])
        }
        (None, title, outlet) => {
            let title = title.or(outlet).unwrap_or_default();
            turn.words.say("source-no-address", &[("title", escape(title).into())])
        }
    }
}

/// A button for each artist, which shows what they said.
fn name_buttons(turn: &Turn<'_>, artists: &[&Artist]) -> Vec<Button> {
    artists
        .iter()
        .take(NEAREST_OFFERED)
        .map(|artist| {
            let label = name_with_group(turn.words, turn.catalogue, artist);
            Button::press(label, custom_id::write(SPEC.name, "of", &[&artist.id]))
        })
        .collect()
}

/// Nobody is known by this name: the nearest who are, with a button each.
fn unknown(turn: &Turn<'_>, typed: &str, nearest: &[&Artist]) -> Trouble {
    let words = turn.words;
    let nearest = nearest.get(..NEAREST_OFFERED.min(nearest.len())).unwrap_or_default();
    let names: Vec<String> = nearest
        .iter()
        .map(|artist| escape(&name_with_group(words, turn.catalogue, artist)))
        .collect();
    let typed = escape(&clip(typed, TYPED_CHARS_SHOWN));
    let content = match names.as_slice() {
        [] => words.say("artist-unknown", &[("typed", typed.into())]),
        _ => words.say(
            "artist-nearest",
            &[("typed", typed.into()), ("names", list_or_words(words, &names).into())],
        ),
    };
    Trouble::offering(content, name_buttons(turn, nearest))
}

/// The artist is known, but no quote: the nearest thing that exists.
fn nothing(turn: &Turn<'_>, artist: &Artist, likewise: &[&Artist]) -> Trouble {
    let name = escape(&name_with_group(turn.words, turn.catalogue, artist));
    let members = turn.catalogue.members_of(&artist.id);
    let with_quotes = |artist: &&Artist| !turn.catalogue.quotes_of(&artist.id).is_empty();
    let instead: Vec<&Artist> = likewise.iter().copied().chain(members).filter(with_quotes).collect();
    let mut buttons = name_buttons(turn, &instead);
    if let Some(story) = turn.catalogue.articles_about(&artist.id).first() {
        let id = custom_id::write("news", "read", &[&story.id]);
        buttons.insert(0, Button::press(turn.words.plain("story-read"), id));
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
            "1:nothing:x",
            "x",
        ] {
            chat.presses(id, &[]).await.is_private().shows("older version");
        }
    }
}
