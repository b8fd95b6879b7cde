//! `/profile`: what somebody's answers add up to; of somebody who is hidden, for themselves alone.

use super::daily::streak_words;
use super::words::name_with_group;
use super::{Command, Outcome, Press, Trouble, Turn};
use crate::catalogue::Artist;
use crate::interaction::{Call, Embed, Field, Form, Message, OptionSpec, Places, Reply, Spec};
use crate::store::{PastGame, Profile};
use crate::text::escape;
use crate::trivia::artists_of;
use crate::trivia::daily::{Day, streak};
use crate::trivia::rating::PLACED_AFTER;
use async_trait::async_trait;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const SPEC: Spec = Spec {
    name: "profile",
    subcommands: &[],
    options: &[OptionSpec {
        name: "player",
        required: false,
        autocomplete: false,
        form: Form::Person,
    }],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/profile",
};

/// Artists that are told as somebody's favourites.
const FAVOURITES: usize = 3;

/// `/profile`.
pub struct ProfileCommand;

#[async_trait]
impl Command for ProfileCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let user = call.person("player").unwrap_or(turn.request.user);
        let own = user == turn.request.user;
        let hidden = turn.store.is_hidden(user).await?;
        let name = || [("name", format!("<@{user}>").into())];
        if hidden && !own {
            return Err(Trouble::refused(turn.words.say("profile-hidden", &name())));
        }
        let profile = turn.store.profile_of(user).await?;
        if profile.answers == 0 {
            return Err(Trouble::refused(turn.words.say("profile-none", &name())));
        }
        let embed = Embed {
            title: turn.words.plain("profile-title"),
            text: format!("<@{user}>\n{}\n{}", totals(turn, &profile), level(turn, &profile)),
            fields: fields(turn, &profile),
            ..Embed::default()
        };
        Ok(Reply::Message(Message {
            embeds: vec![embed],
            private: hidden,
            ..Message::default()
        }))
    }

    async fn press(&self, _turn: &mut Turn<'_>, _press: &Press<'_>) -> Outcome {
        Err(Trouble::Stale)
    }
}

/// Hundredths, rounded.
fn percent(right: u64, answers: u64) -> u64 {
    (right * 100 + answers / 2) / answers.max(1)
}

fn totals(turn: &Turn<'_>, profile: &Profile) -> String {
    turn.words.say(
        "profile-totals",
        &[
            ("points", profile.points.into()),
            ("games", profile.games.into()),
            ("answers", profile.answers.into()),
            ("percent", percent(profile.right, profile.answers).into()),
        ],
    )
}

fn level(turn: &Turn<'_>, profile: &Profile) -> String {
    let missing = PLACED_AFTER.saturating_sub(profile.rating.answers);
    let level = profile.rating.level().map_or("none".into(), Into::into);
    turn.words
        .say("profile-level", &[("level", level), ("missing", missing.into())])
}

fn fields(turn: &Turn<'_>, profile: &Profile) -> Vec<Field> {
    let days = streak_words(turn.words, streak(&profile.days, Day::of(turn.now)));
    let row = turn.words.say("profile-row", &[("count", profile.streak.into())]);
    let kinds: Vec<String> = profile
        .kinds
        .iter()
        .map(|score| {
            let name = turn.words.plain(&format!("command-trivia-kind-{}", score.kind));
            let share = percent(score.right, score.answers).into();
            let places = [
                ("kind", name.into()),
                ("percent", share),
                ("answers", score.answers.into()),
            ];
            turn.words.say("profile-kind", &places)
        })
        .collect();
    let favourites = favourites(turn, profile);
    let games: Vec<String> = profile.last.iter().map(|game| game_words(turn, game)).collect();
    [
        (turn.words.plain("profile-rows"), row),
        (turn.words.plain("daily-streak"), days),
        (turn.words.plain("profile-kinds"), kinds.join("\n")),
        (turn.words.plain("profile-favourites"), favourites.join("\n")),
        (turn.words.plain("profile-games"), games.join("\n")),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| Field { name, value })
    .collect()
}

/// The artists of whom somebody knows most, with how many right answers were about them.
fn favourites(turn: &Turn<'_>, profile: &Profile) -> Vec<String> {
    let mut counts: BTreeMap<&str, (u64, &Artist)> = BTreeMap::new();
    for (question, times) in &profile.right_questions {
        for artist in artists_of(turn.catalogue, question) {
            counts.entry(&artist.id).or_insert((0, artist)).0 += times;
        }
    }
    let mut counts: Vec<(u64, &Artist)> = counts.into_values().collect();
    counts.sort_by_key(|(count, _)| Reverse(*count));
    counts.truncate(FAVOURITES);
    let line = |(count, artist): (u64, &Artist)| {
        let name = escape(&name_with_group(turn.words, turn.catalogue, artist));
        turn.words
            .say("profile-favourite", &[("name", name.into()), ("count", count.into())])
    };
    counts.into_iter().map(line).collect()
}

fn game_words(turn: &Turn<'_>, game: &PastGame) -> String {
    let daily = if game.daily { "yes" } else { "no" };
    turn.words.say(
        "profile-game",
        &[
            ("when", format!("<t:{}:R>", game.at.as_second()).into()),
            ("daily", daily.into()),
            ("right", game.right.into()),
            ("answers", game.answers.into()),
            ("points", game.points.into()),
        ],
    )
}

#[cfg(test)]
mod tests;
