//! `/news`: today's stories, and those that the catalogue tells.

mod digest;
mod find;
mod list;
mod page;
mod saved;
mod search;

use super::{Command, Outcome, Press, Trouble, Turn, story, who};
use crate::interaction::{Call, Choice, Form, Message, OptionSpec, Places, Reply, Spec, Subcommand};
use crate::newsroom::kind::{KIND_NAMES, Kind};
use crate::store::StoreError;
use async_trait::async_trait;
use list::List;

const ARTIST: OptionSpec = OptionSpec {
    name: "artist",
    required: false,
    autocomplete: true,
    form: Form::Text,
};
const KIND: OptionSpec = OptionSpec {
    name: "kind",
    required: false,
    autocomplete: false,
    form: Form::OneOf(&KIND_NAMES),
};

const SPEC: Spec = Spec {
    name: "news",
    subcommands: &[
        Subcommand {
            name: "latest",
            options: &[ARTIST, KIND],
        },
        Subcommand {
            name: "search",
            options: &[
                OptionSpec {
                    name: "words",
                    required: true,
                    autocomplete: false,
                    form: Form::Text,
                },
                ARTIST,
                OptionSpec {
                    name: "outlet",
                    required: false,
                    autocomplete: true,
                    form: Form::Text,
                },
                KIND,
                OptionSpec {
                    name: "since",
                    required: false,
                    autocomplete: false,
                    form: Form::OneOf(&["today", "week", "month"]),
                },
            ],
        },
        Subcommand {
            name: "read",
            options: &[OptionSpec {
                name: "story",
                required: true,
                autocomplete: true,
                form: Form::Text,
            }],
        },
        Subcommand {
            name: "digest",
            options: &[OptionSpec {
                name: "period",
                required: false,
                autocomplete: false,
                form: Form::OneOf(&["today", "week"]),
            }],
        },
        Subcommand {
            name: "saved",
            options: &[],
        },
    ],
    options: &[],
    on_message: Some("Find the story"),
    places: Places::EVERYWHERE,
    example: "/news latest artist:jimin",
};

/// `/news`.
pub struct NewsCommand;

#[async_trait]
impl Command for NewsCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let message = match call.subcommand.as_deref() {
            Some("latest") => latest(turn, call).await?,
            Some("search") => search::message(turn, call).await?,
            Some("read") => search::read(turn, call.text("story").unwrap_or_default()).await?,
            Some("digest") => digest::message(turn, call.text("period")).await?,
            Some("saved") => page::page(turn, &List::Saved, 0).await?,
            _ => return Err(Trouble::refused(turn.words.plain("command-gone"))),
        };
        Ok(Reply::Message(message))
    }

    async fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Result<Vec<Choice>, StoreError> {
        let typed = call.text(focused).unwrap_or_default();
        match focused {
            "story" => search::stories(turn, typed).await,
            "outlet" => search::outlets(turn, typed).await,
            _ => Ok(who::choices(turn, typed)),
        }
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        match (press.id.verb, press.id.arguments.as_slice(), press.values) {
            ("newer" | "older" | "back", [number, of @ ..], []) => {
                let (number, list) = place(number, of)?;
                Ok(Reply::Update(page::page(turn, &list, number).await?))
            }
            ("open", [number, of @ ..], [key]) => {
                let (number, list) = place(number, of)?;
                let item = story::one(turn, key).await?;
                Ok(Reply::Update(page::opened(turn, &item, &list, number).await?))
            }
            ("of", of, []) => {
                let list = List::read(of).ok_or(Trouble::Stale)?;
                Ok(Reply::Message(page::page(turn, &list, 0).await?))
            }
            ("read", [key], []) => Ok(Reply::Message(story::message(turn, &story::one(turn, key).await?))),
            // A story of a private list or of somebody's aside is shown to that person alone.
            ("card", [], [key]) => {
                let message = story::message(turn, &story::one(turn, key).await?);
                Ok(Reply::Message(Message {
                    private: true,
                    ..message
                }))
            }
            ("related", [key], []) => {
                let item = story::one(turn, key).await?;
                Ok(Reply::Message(story::related_message(turn, &item).await?))
            }
            ("save", [key], []) => Ok(Reply::Message(saved::save(turn, key).await?)),
            ("unsave", [key], []) => Ok(Reply::Update(saved::unsave(turn, key).await?)),
            ("drop", [number], [key]) => {
                turn.store.unsave_story(turn.request.user, key).await?;
                let number = number.parse().map_err(|_| Trouble::Stale)?;
                Ok(Reply::Update(page::page(turn, &List::Saved, number).await?))
            }
            ("digest", [period], []) => Ok(Reply::Message(digest::message(turn, Some(period)).await?)),
            _ => Err(Trouble::Stale),
        }
    }

    async fn on_message(&self, turn: &mut Turn<'_>, text: &str) -> Outcome {
        Ok(Reply::Message(find::message(turn, text).await?))
    }
}

/// The page and the list that a component names.
fn place(number: &str, of: &[&str]) -> Result<(usize, List), Trouble> {
    let number = number.parse().map_err(|_| Trouble::Stale)?;
    Ok((number, List::read(of).ok_or(Trouble::Stale)?))
}

/// The custom_id of a button that shows the newest stories about an artist, given by id.
pub fn latest_of(artist: &str) -> String {
    let list = List::Latest {
        artist: Some(artist.to_owned()),
        kind: None,
    };
    list.write("of")
}

/// The newest stories, perhaps of one artist or one kind.
async fn latest(turn: &Turn<'_>, call: &Call) -> Result<Message, Trouble> {
    let kind = call.text("kind").and_then(Kind::named);
    let of = |artist: Option<String>| List::Latest { artist, kind };
    let id = |artist: &crate::catalogue::Artist| of(Some(artist.id.clone())).write("of");
    let Some(typed) = call.text("artist") else {
        return page::page(turn, &of(None), 0).await;
    };
    let found = who::find(turn, typed, id)?;
    let mut message = page::page(turn, &of(Some(found.artist.id.clone())), 0).await?;
    let others = who::buttons(turn, &found.likewise, id);
    if !others.is_empty() {
        message.rows.push(crate::interaction::Row::Buttons(others));
    }
    Ok(message)
}

#[cfg(test)]
mod tests;
