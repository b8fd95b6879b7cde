//! `/collab song`: one song, found by its title in whatever spelling.

use crate::catalogue::Meant;
use crate::commands::words::list_or_words;
use crate::commands::{Trouble, Turn, song, who};
use crate::interaction::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::interaction::{Choice, Message};

pub fn answer(turn: &Turn<'_>, typed: &str) -> Result<Message, Trouble> {
    let nearest = match turn.catalogue.song_meant(typed) {
        Meant::Sure { first, likewise } => return Ok(song::message(turn, first, &likewise)),
        Meant::Unsure(nearest) => nearest,
    };
    let nearest = nearest.get(..who::OFFERED.min(nearest.len())).unwrap_or_default();
    let titles: Vec<String> = nearest.iter().map(|song| song::by(turn, song)).collect();
    let words = turn.words;
    let typed = who::said_back(typed);
    let sentence = if titles.is_empty() {
        words.say("song-unknown", &[("typed", typed.into())])
    } else {
        let titles = list_or_words(words, &titles);
        words.say("song-nearest", &[("typed", typed.into()), ("titles", titles.into())])
    };
    let sentence = format!("{sentence}\n{}", words.plain("song-missing"));
    Err(Trouble::offering(sentence, song::buttons(turn, nearest)))
}

pub fn choices(turn: &Turn<'_>, typed: &str) -> Vec<Choice> {
    let found = turn.catalogue.suggest_songs(typed, AUTOCOMPLETE_CHOICES_MAX);
    found.into_iter().map(|song| song::choice(turn, song)).collect()
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn a_song_says_who_made_it_when_and_what_for() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab song title:with you").await;
        reply.shows("“With You”\n\n**Jimin (지민)** · BTS\n**Ha Sung Woon (하성운)**");
        reply.shows("Song for a drama or film · the drama “Our Blues” · 24 April 2022");
        reply.shows("Jimin's first drama OST.");
        reply.shows("> If it's a duet with you I want to try it.\n— Jimin");
        reply.shows("[example.org](https://example.org/with-you)");
        reply
            .press("Read the story")
            .await
            .shows("The OST team asked for a duet.");
        reply.press("Ha Sung Woon").await.is_private().shows("Soloist");
    }

    #[tokio::test]
    async fn a_guest_and_a_single_source_are_told() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab song not spring love or cherry blossoms").await;
        reply.shows("**IU (아이유)** · featured").shows("One source only");
        chat.types("/collab song dream").await.hides("One source only");
    }

    #[tokio::test]
    async fn a_shared_title_shows_one_and_offers_the_other() {
        let other = "[[collaboration]]\nid = \"dream-two\"\ntitle = \"Dream\"\nkind = \"duet\"\nartists = [{ id = \"iu\", \
                     role = \"lead\" }, { id = \"bts\", role = \"lead\" }]\ndate_doubt = \"Nobody knows.\"\nsources = \
                     [\"dataset:a/b:c\"]\n";
        let chat = Chat::with_file("collaborations", other).await;
        let reply = chat.types("/collab song Dream").await;
        reply.shows("**Suzy (수지)**");
        let second = reply.press("Dream · IU, BTS").await;
        second.shows("date unknown\nThe sources do not agree on the date.");
        let told = chat.types("/collab song dream iu").await;
        told.shows("**IU (아이유)**").hides("Suzy");
    }

    #[tokio::test]
    async fn an_unknown_title_offers_the_nearest_and_says_how_to_add_one() {
        let chat = Chat::new().await;
        let reply = chat.types("/collab song anothr sogn").await;
        reply
            .is_private()
            .shows("I don't know a song called “anothr sogn”. Did you mean");
        reply.shows("data/collaborations");
        reply
            .press("Another Song · Punch, Suzy")
            .await
            .shows("**Punch (펀치)**");
        let nothing = chat.types("/collab song qqqqqqqqq").await;
        nothing.is_private().shows("Check the spelling");
    }

    #[tokio::test]
    async fn titles_are_suggested_with_their_artists() {
        let chat = Chat::new().await;
        let names = chat.is_typing("/collab song title:dre").await;
        assert_eq!(names[0], "Dream · Suzy, Baekhyun");
        let korean = chat.in_locale("ko").is_typing("/collab song title:dre").await;
        assert_eq!(korean[0], "Dream · 수지, 백현");
    }
}
