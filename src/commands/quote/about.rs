//! What a quote is wanted about: a song the artist has spoken of, or words of the occasion.

use super::{Keep, Pool, SPEC};
use crate::catalogue::{Artist, Collaboration, Meant, Quote};
use crate::commands::words::name_with_group;
use crate::commands::{Trouble, Turn, song, who};
use crate::interaction::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::interaction::{Button, Choice, custom_id};
use crate::text::{escape, fold};

/// What the artist said about `about`; where there is nothing, trouble that offers what else there is.
pub fn pool<'a>(turn: &Turn<'a>, artist: &'a Artist, about: &str) -> Result<Pool<'a>, Trouble> {
    let all = Pool::of(turn, artist).quotes;
    if all.is_empty() {
        return Ok(Pool::of(turn, artist));
    }
    let (certain, near): (Vec<&Collaboration>, Vec<&Collaboration>) = match turn.catalogue.song_meant(about) {
        Meant::Sure { first, likewise } => (std::iter::once(first).chain(likewise).collect(), Vec::new()),
        Meant::Unsure(nearest) => (Vec::new(), nearest),
    };
    let on = |songs: &[&Collaboration]| -> Vec<&'a Quote> {
        let is_on = |quote: &&Quote| songs.iter().any(|song| quote.collaboration.as_ref() == Some(&song.id));
        all.iter().copied().filter(is_on).collect()
    };
    // A title that is certain comes before the occasion, one that is only near comes after it.
    let of_occasion = all.iter().copied().filter(|quote| is_occasion(quote, about)).collect();
    let attempts = [
        (on(&certain), Keep::Song),
        (of_occasion, Keep::Speaker),
        (on(&near), Keep::Song),
    ];
    let found = attempts.into_iter().find(|(quotes, _)| !quotes.is_empty());
    found
        .map(|(quotes, keep)| Pool { quotes, keep })
        .ok_or_else(|| nothing(turn, artist, about, &all))
}

/// Whether the occasion, in one of its languages, has every word of `about`.
fn is_occasion(quote: &Quote, about: &str) -> bool {
    let mut occasions = std::iter::once(&quote.occasion.en).chain(&quote.occasion.ko);
    occasions.any(|text| has_words(text, about))
}

/// Whether every word of `about` begins a word of the text.
pub fn has_words(text: &str, about: &str) -> bool {
    let (wanted, said) = (fold::fold_words(about), fold::fold_words(text));
    let is_said = |word: &String| said.iter().any(|own| own.starts_with(word.as_str()));
    !wanted.is_empty() && wanted.iter().all(is_said)
}

/// The songs the artist has spoken of, each with the first quote about it.
fn topics<'a>(turn: &Turn<'a>, quotes: &[&'a Quote]) -> Vec<(&'a Collaboration, &'a Quote)> {
    let mut topics: Vec<(&Collaboration, &Quote)> = Vec::new();
    for quote in quotes {
        let song = quote
            .collaboration
            .as_ref()
            .and_then(|id| turn.catalogue.collaboration(id));
        let Some(song) = song.filter(|song| topics.iter().all(|(known, _)| known.id != song.id)) else {
            continue;
        };
        topics.push((song, quote));
    }
    topics
}

fn nothing(turn: &Turn<'_>, artist: &Artist, about: &str, all: &[&Quote]) -> Trouble {
    let words = turn.words;
    let name = name_with_group(words, turn.catalogue, artist);
    let topics = topics(turn, all);
    let topic = |(song, quote): &(&Collaboration, &Quote)| {
        Button::press(song.title.clone(), custom_id::write(SPEC.name, "show", &[&quote.id]))
    };
    let mut buttons: Vec<Button> = topics.iter().take(who::OFFERED).map(topic).collect();
    let key = if buttons.is_empty() { "none" } else { "some" };
    if buttons.is_empty() {
        buttons.push(Button::press(name.clone(), super::of_id(artist)));
    }
    let values = [
        ("name", escape(&name).into()),
        ("about", who::said_back(about).into()),
        ("else", key.into()),
    ];
    Trouble::offering(words.say("quote-about-none", &values), buttons)
}

/// The songs the artist has spoken of that `typed` may become.
pub fn choices(turn: &Turn<'_>, artist: &str, typed: &str) -> Vec<Choice> {
    let Meant::Sure { first: artist, .. } = turn.catalogue.meant(artist) else {
        return Vec::new();
    };
    let topics = topics(turn, &turn.catalogue.quotes_of(&artist.id));
    let found = turn.catalogue.suggest_songs(typed, usize::MAX).into_iter();
    found
        .filter(|song| topics.iter().any(|(topic, _)| topic.id == song.id))
        .take(AUTOCOMPLETE_CHOICES_MAX)
        .map(|song| song::choice(turn, song))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn a_song_or_an_occasion_narrows_it_down() {
        let chat = Chat::new().await;
        for about in ["with-you", "With You", "withyou", "drama", "a drama song"] {
            for _ in 0..3 {
                let reply = chat.types(&format!("/quote artist:jimin-bts about:{about}")).await;
                reply.shows("a duet with you");
            }
        }
        let korean = chat.in_locale("ko").types("/quote artist:jimin-bts about:드라마").await;
        korean.shows("드라마 OST 제안을 받고");
        let test = chat.types("/quote artist:jimin-bts about:tests").await;
        test.is_private()
            .shows("I have no quotes by Jimin (BTS) about “tests”. These are about:");
        test.press("With You").await.shows("a duet with you");
    }

    #[tokio::test]
    async fn another_keeps_to_the_song_while_there_is_another_about_it() {
        let second = "[[quote]]\nid = \"jimin-third\"\ntext = \"Third.\"\nspeaker = \"jimin-bts\"\noccasion = { en = \
                      \"later\" }\ncollaboration = \"with-you\"\nsource = { title = \"A page\" }\n";
        let chat = Chat::with_file("quotes", second).await;
        let mut answer = chat.types("/quote artist:jimin-bts about:with-you").await;
        for _ in 0..4 {
            answer = answer.press("Another").await;
            answer.hides("A second line");
        }
    }

    #[tokio::test]
    async fn what_a_quote_can_be_about_is_suggested() {
        let chat = Chat::new().await;
        let names = chat.is_typing("/quote artist:jimin-bts about:wi").await;
        assert_eq!(names, ["With You · Jimin, Ha Sung Woon"]);
        assert_eq!(
            chat.is_typing("/quote artist:jimin-bts about:dream").await,
            Vec::<String>::new()
        );
        assert_eq!(
            chat.is_typing("/quote artist:qqqqqq about:wi").await,
            Vec::<String>::new()
        );
    }
}
