//! A page of a list of stories, and a story that is opened in its place.

use super::list::List;
use crate::commands::story::Item;
use crate::commands::{Trouble, Turn, story};
use crate::interaction::{Button, Embed, Menu, MenuOption, Message, Row};
use crate::text::escape;

/// Stories on a page: short enough to be read on a phone without scrolling.
const PAGE_STORIES: usize = 5;
/// Buttons below an opened story beside those of the story itself: an artist, and the way back.
const ARTISTS_OFFERED: usize = 1;

/// Some stories of a list.
struct Page<'a> {
    title: String,
    items: Vec<Item<'a>>,
    /// From 0.
    number: usize,
    /// How many pages there are.
    count: usize,
}

impl<'a> Page<'a> {
    /// The page with this number; the last page for a number beyond it. Empty where the list is.
    async fn of(turn: &Turn<'a>, list: &List, number: usize) -> Result<Self, Trouble> {
        let listed = list.listed(turn).await?;
        let pages: Vec<&[String]> = listed.keys.chunks(PAGE_STORIES).collect();
        let number = number.min(pages.len().saturating_sub(1));
        let keys = pages.get(number).copied().unwrap_or_default();
        Ok(Self {
            title: listed.title,
            items: story::load(turn, keys).await?,
            number,
            count: pages.len().max(1),
        })
    }
}

/// A page of headlines.
pub async fn page(turn: &Turn<'_>, list: &List, number: usize) -> Result<Message, Trouble> {
    let words = turn.words;
    let page = Page::of(turn, list, number).await?;
    let lines: Vec<String> = page
        .items
        .iter()
        .map(|item| format!("**{}**\n{}", escape(item.headline(turn)), item.line(turn)))
        .collect();
    let text = match (lines.is_empty(), list) {
        (true, List::Saved) => words.plain("news-saved-none"),
        (true, _) => words.plain("news-gone"),
        (false, _) => lines.join("\n\n"),
    };
    let numbers = [("page", (page.number + 1).into()), ("pages", page.count.into())];
    let embed = Embed {
        title: page.title.clone(),
        text,
        footer: words.say("news-page", &numbers),
        ..Embed::default()
    };
    let mut rows = vec![Row::Menu(menu(turn, &page, list))];
    if *list == List::Saved {
        rows.push(Row::Menu(removing(turn, &page)));
    }
    if !page.items.is_empty() {
        rows.push(Row::Buttons(turning(turn, &page, list)));
    }
    Ok(Message {
        embeds: vec![embed],
        rows,
        private: *list == List::Saved,
        ..Message::default()
    })
}

/// One story in the place of its page, which stays within reach.
pub async fn opened(turn: &Turn<'_>, item: &Item<'_>, list: &List, number: usize) -> Result<Message, Trouble> {
    let page = Page::of(turn, list, number).await?;
    let mut buttons = story::buttons(turn, item);
    buttons.extend(story::artist_buttons(turn, item).into_iter().take(ARTISTS_OFFERED));
    let back = list.write_page("back", page.number);
    buttons.push(Button::press(turn.words.plain("news-back"), back));
    let mut rows = vec![Row::Buttons(buttons), Row::Menu(menu(turn, &page, list))];
    // Two rows of buttons at most: with ◀ ▶ only where there is another page.
    if page.count > 1 {
        rows.push(Row::Buttons(turning(turn, &page, list)));
    }
    Ok(Message {
        embeds: vec![story::card(turn, item)],
        rows,
        private: *list == List::Saved,
        ..Message::default()
    })
}

fn options(turn: &Turn<'_>, page: &Page<'_>) -> Vec<MenuOption> {
    let option = |item: &Item<'_>| MenuOption {
        label: item.headline(turn).to_owned(),
        value: item.key(),
        description: item.plain_line(turn),
    };
    page.items.iter().map(option).collect()
}

fn menu(turn: &Turn<'_>, page: &Page<'_>, list: &List) -> Menu {
    Menu {
        custom_id: list.write_page("open", page.number),
        placeholder: turn.words.plain("news-choose"),
        options: options(turn, page),
    }
}

/// The menu by which what was saved is given up.
fn removing(turn: &Turn<'_>, page: &Page<'_>) -> Menu {
    let number = page.number.to_string();
    Menu {
        custom_id: crate::interaction::custom_id::write(super::SPEC.name, "drop", &[&number]),
        placeholder: turn.words.plain("news-remove"),
        options: options(turn, page),
    }
}

/// ◀ and ▶, each greyed out at its end. Two buttons of a message may lead to one page, but Discord refuses two equal
/// custom_ids: the verb tells them apart.
fn turning(turn: &Turn<'_>, page: &Page<'_>, list: &List) -> Vec<Button> {
    let newer = list.write_page("newer", page.number.saturating_sub(1));
    let older = list.write_page("older", page.number + 1);
    // What was found stands in the order of how well it fits, what was saved in that of saving.
    let labels = match list {
        List::Latest { .. } => [turn.words.plain("news-newer"), turn.words.plain("news-older")],
        List::Found(_) | List::Saved => [turn.words.plain("news-previous"), turn.words.plain("news-next")],
    };
    let [back, on] = labels;
    vec![
        Button::press(back, newer).disabled_when(page.number == 0),
        Button::press(on, older).disabled_when(page.number + 1 >= page.count),
    ]
}
