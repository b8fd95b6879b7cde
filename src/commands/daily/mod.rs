//! `/daily`: the day's five questions, the same for everybody, played once and unseen by others, with a result to share.

mod card;

pub use card::{ended, streak_words, title};

use super::trivia::{match_message, new_match, questions};
use super::{Command, Outcome, Press, Trouble, Turn};
use crate::interaction::{Call, Message, Places, Reply, Spec};
use crate::store::{Match, NewMatch, Started, StoreError};
use crate::trivia::daily::{Day, QUESTIONS, seed};
use crate::trivia::game::{Game, Key, Mode, Rules};
use crate::trivia::{Index, Question, Wish};
use async_trait::async_trait;
use rand::SeedableRng;
use rand::rngs::StdRng;

const SPEC: Spec = Spec {
    name: "daily",
    subcommands: &[],
    options: &[],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/daily",
};

/// `/daily`.
pub struct DailyCommand;

#[async_trait]
impl Command for DailyCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, _call: &Call) -> Outcome {
        let day = Day::of(turn.now);
        if let Some(found) = turn.store.daily_of(turn.request.user, day).await? {
            return again(turn, &found).await;
        }
        let (questions, keys) = questions_of(turn, day).await?;
        if questions.len() < QUESTIONS {
            return Err(Trouble::refused(turn.words.plain("daily-none")));
        }
        let rules = Rules {
            mode: Mode::Solo,
            seconds: None,
            starter: turn.request.user,
            alone: true,
        };
        let (game, _) = Game::new(rules, keys, turn.now);
        let new = NewMatch {
            daily: Some(day),
            ..new_match(turn, true, &questions, &game)
        };
        match turn.store.start_match(new).await? {
            Started::Now(found) => shown(turn, &found).await,
            // The same person asked twice at once.
            Started::Other(found) => again(turn, &found).await,
        }
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        match (press.id.verb, press.id.arguments.as_slice(), press.values) {
            ("share", [day], []) => share(turn, Day(day.parse().map_err(|_| Trouble::Stale)?)).await,
            _ => Err(Trouble::Stale),
        }
    }
}

/// The day's questions. Nothing but the day, the data and what rested when the day's first daily began goes into which
/// they are: neither what a channel was asked before, nor what answers have taught, nor the person's language.
async fn questions_of(turn: &mut Turn<'_>, day: Day) -> Result<(Vec<Question>, Vec<Key>), StoreError> {
    turn.random = StdRng::seed_from_u64(seed(day, turn.catalogue.fingerprint()));
    let index = Index::new(turn.catalogue, day.date());
    let wish = Wish {
        rested: turn.store.rested_for_daily(day).await?,
        ..Wish::default()
    };
    Ok(questions(turn, &index, &wish, QUESTIONS))
}

/// The person's daily that was begun before: it goes on here, or is shown with its result.
async fn again(turn: &Turn<'_>, found: &Match) -> Outcome {
    if !found.game.is_over() {
        turn.store.move_match(found.id, turn.request, turn.now).await?;
    }
    shown(turn, found).await
}

async fn shown(turn: &Turn<'_>, found: &Match) -> Outcome {
    let words = turn.locales.words(found.language);
    Ok(Reply::Message(Message {
        private: true,
        edited_later: !found.game.is_over(),
        ..match_message(turn.store, words, found, turn.now).await?
    }))
}

/// The presser's own result, for all to see.
async fn share(turn: &Turn<'_>, day: Day) -> Outcome {
    let found = turn.store.daily_of(turn.request.user, day).await?;
    let found = found.filter(|found| found.game.is_over()).ok_or(Trouble::Stale)?;
    let standing = turn.store.standing(&found, Day::of(turn.now)).await?;
    Ok(Reply::Message(card::shared(
        turn.words,
        turn.request.user,
        day,
        &standing,
    )))
}

#[cfg(test)]
mod tests;
