//! `/news`: the stories Fanchant knows, newest first.

use super::{Command, Outcome, Press, Trouble, Turn, story};
use crate::catalogue::Article;
use crate::interaction::{
    Button, Call, Embed, Menu, MenuOption, Message, Places, Reply, Row, Spec, Subcommand, custom_id,
};
use crate::text::escape;
use async_trait::async_trait;

const SPEC: Spec = Spec {
    name: "news",
    subcommands: &[Subcommand {
        name: "latest",
        options: &[],
    }],
    options: &[],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/news latest",
};

/// Stories on a page: short enough to be read on a phone without scrolling.
const PAGE_STORIES: usize = 5;

/// `/news`.
pub struct NewsCommand;

#[async_trait]
impl Command for NewsCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, _call: &Call) -> Outcome {
        Ok(Reply::Message(page(turn, 0)?))
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        match (press.id.verb, press.id.arguments.as_slice(), press.values) {
            ("newer" | "older" | "back", [number], []) => {
                Ok(Reply::Update(page(turn, number.parse().map_err(|_| Trouble::Stale)?)?))
            }
            ("open", [number], [id]) => {
                let number = number.parse().map_err(|_| Trouble::Stale)?;
                Ok(Reply::Update(opened(turn, article(turn, id)?, number)?))
            }
            ("read", [id], []) => {
                let article = article(turn, id)?;
                let rows = vec![Row::Buttons(story::buttons(turn, article))];
                Ok(Reply::Message(Message {
                    embeds: vec![story::card(turn, article)],
                    rows,
                    ..Message::default()
                }))
            }
            ("related", [id], []) => Ok(Reply::Message(story::related_message(turn, article(turn, id)?))),
            _ => Err(Trouble::Stale),
        }
    }
}

fn article<'a>(turn: &Turn<'a>, id: &str) -> Result<&'a Article, Trouble> {
    turn.catalogue.article(id).ok_or(Trouble::Stale)
}

/// The stories of a page, numbered from 0, with how many pages there are; the last page for a number beyond it.
fn stories<'a>(turn: &Turn<'a>, number: usize) -> Option<(usize, usize, &'a [Article])> {
    let pages: Vec<&[Article]> = turn.catalogue.articles().chunks(PAGE_STORIES).collect();
    let number = number.min(pages.len().checked_sub(1)?);
    Some((number, pages.len(), pages.get(number)?))
}

/// A page of headlines.
fn page(turn: &Turn<'_>, number: usize) -> Result<Message, Trouble> {
    let words = turn.words;
    let Some((number, count, articles)) = stories(turn, number) else {
        return Err(Trouble::refused(words.plain("news-none")));
    };
    let lines: Vec<String> = articles
        .iter()
        .map(|article| {
            let headline = escape(article.headline.in_language(words.language));
            format!("**{headline}**\n{}", story::when(turn, article))
        })
        .collect();
    let embed = Embed {
        title: words.plain("news-title"),
        text: lines.join("\n\n"),
        footer: words.say("news-page", &[("page", (number + 1).into()), ("pages", count.into())]),
        ..Embed::default()
    };
    let rows = vec![
        Row::Menu(menu(turn, articles, number)),
        Row::Buttons(turning(turn, number, count)),
    ];
    Ok(Message {
        embeds: vec![embed],
        rows,
        ..Message::default()
    })
}

/// One story in the place of its page, which stays within reach.
fn opened(turn: &Turn<'_>, article: &Article, number: usize) -> Result<Message, Trouble> {
    let Some((number, count, articles)) = stories(turn, number) else {
        return Err(Trouble::Stale);
    };
    let back = Button::press(turn.words.plain("news-back"), page_id("back", number));
    let mut buttons = story::buttons(turn, article);
    buttons.push(back);
    let mut rows = vec![Row::Buttons(buttons), Row::Menu(menu(turn, articles, number))];
    // Two rows of buttons at most: with ◀ ▶ only where there is another page.
    if count > 1 {
        rows.push(Row::Buttons(turning(turn, number, count)));
    }
    Ok(Message {
        embeds: vec![story::card(turn, article)],
        rows,
        ..Message::default()
    })
}

fn menu(turn: &Turn<'_>, articles: &[Article], number: usize) -> Menu {
    let options = articles.iter().map(|article| MenuOption {
        label: article.headline.in_language(turn.words.language).to_owned(),
        value: article.id.clone(),
        description: story::when(turn, article),
    });
    Menu {
        custom_id: custom_id::write("news", "open", &[&number.to_string()]),
        placeholder: turn.words.plain("news-choose"),
        options: options.collect(),
    }
}

/// ◀ and ▶, each greyed out at its end.
fn turning(turn: &Turn<'_>, number: usize, count: usize) -> Vec<Button> {
    let newer = Button::press(
        turn.words.plain("news-newer"),
        page_id("newer", number.saturating_sub(1)),
    );
    let older = Button::press(turn.words.plain("news-older"), page_id("older", number + 1));
    vec![
        newer.disabled_when(number == 0),
        older.disabled_when(number + 1 >= count),
    ]
}

/// Leads to a page. Two buttons of a message may lead to one page, but Discord refuses two equal custom_ids: the verb
/// tells them apart.
fn page_id(verb: &str, number: usize) -> String {
    custom_id::write("news", verb, &[&number.to_string()])
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn the_newest_event_comes_first_and_says_what_its_date_is() {
        let chat = Chat::new().await;
        let reply = chat.types("/news latest").await;
        reply.shows("**Another song of the drama**\nReleased May 2022");
        reply.shows("Released 24 April 2022");
        reply.shows("**A story alone**\nDate unknown");
        let text = reply.text();
        assert!(text.find("Another song") < text.find("How Jimin"), "{text}");
    }

    #[tokio::test]
    async fn a_story_opens_in_place_with_everything_it_rests_on() {
        let chat = Chat::new().await;
        let page = chat.types("/news latest").await;
        let story = page.choose("How Jimin and Ha Sung Woon came to sing “With You”").await;
        story.shows("The OST team asked for a duet.");
        story.shows("> If it's a duet with you I want to try it.\n— Jimin");
        story.shows("Jimin (지민) · Ha Sung Woon (하성운)");
        story.shows("Photos: @btsargento, @kiss_seven7");
        story.shows("[example.org](https://example.org/with-you)");
        story.shows("(address not recorded)");
        story.press("Back to the list").await.shows("**A story alone**");
    }

    #[tokio::test]
    async fn related_stories_come_with_their_reason() {
        let chat = Chat::new().await;
        let page = chat.types("/news latest").await;
        let story = page.choose("How Jimin and Ha Sung Woon came to sing “With You”").await;
        let related = story.press("Related").await;
        related.is_private().shows("Another song of the drama");
        related.shows("same drama or album: Our Blues");
        let lone = page.choose("A story alone").await;
        lone.press("Related").await.shows("No related stories yet");
    }

    #[tokio::test]
    async fn a_story_in_korean_where_there_is_korean() {
        let chat = Chat::new().await;
        let page = chat.in_locale("ko").types("/news latest").await;
        page.shows("**지민과 하성운의 ‘With You’ 이야기**\n2022년 4월 24일 발매");
    }

    #[tokio::test]
    async fn pages_beyond_the_end_and_strange_ids_do_no_harm() {
        let chat = Chat::new().await;
        chat.presses("1:news:older:99", &[]).await.shows("Page 1 of 1");
        for (id, values) in [
            ("1:news:older:-1", &[][..]),
            ("1:news:open:0", &["nothing"]),
            ("1:news:read:x", &[]),
        ] {
            chat.presses(id, values).await.is_private().shows("older version");
        }
    }

    #[tokio::test]
    async fn an_empty_catalogue_says_so() {
        Chat::with_nothing()
            .await
            .types("/news latest")
            .await
            .is_private()
            .shows("no stories yet");
    }
}
