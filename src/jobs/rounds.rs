//! Running questions: their message counts the answers, and shows the right one when time is up.

use super::{NotEdited, Outbox, Sent};
use crate::commands::{closed_message, running_message};
use crate::interaction::Message;
use crate::interaction::limits::INTERACTION_TOKEN_LIFE;
use crate::locale::Locales;
use crate::store::{Round, Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// How often the clock calls [`step`]: a count is at most this old, and an answer at most this late.
pub const STEP_EVERY: Duration = Duration::from_secs(1);

/// Rounds that one step looks at, the one that closes first at the front.
const ROUNDS_MAX: u32 = 200;

/// How long an answer is tried to be shown after its question closed; then Discord must be gone for good.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// A token is not used in its last seconds: an edit takes a moment, and one too late is an error at Discord.
const TOKEN_MARGIN: SignedDuration = SignedDuration::from_secs(10);

/// Brings the message of every running round up to date; safe to repeat and to break off anywhere.
pub async fn step(store: &Store, locales: &Locales, outbox: &dyn Outbox, now: Timestamp) -> Result<(), StoreError> {
    let rounds = store.running_rounds(ROUNDS_MAX).await?;
    let steps = rounds
        .iter()
        .map(|round| step_round(store, locales, outbox, now, round));
    // One slow or forbidden edit must not hold up the other channels.
    futures_util::future::try_join_all(steps).await.map(|_| ())
}

async fn step_round(
    store: &Store,
    locales: &Locales,
    outbox: &dyn Outbox,
    now: Timestamp,
    round: &Round,
) -> Result<(), StoreError> {
    let words = locales.words(round.language);
    let answers = store.answers(round.id).await?;
    if now < round.closes_at {
        let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
        if count != round.answers_shown {
            let message = running_message(words, round, answers.len()).fitted();
            if edit(outbox, round, &message, now).await.is_ok() {
                store.note_answers_shown(round.id, count).await?;
            }
        }
        return Ok(());
    }
    let message = closed_message(words, round, &answers).fitted();
    match edit(outbox, round, &message, now).await {
        Ok(()) => store.note_revealed(round.id, now).await,
        Err(NotEdited::Later(why)) if now.duration_since(round.closes_at) < GIVE_UP_AFTER => {
            tracing::warn!(round = round.id.0, why, "an answer cannot be shown yet; trying again");
            Ok(())
        }
        Err(error) => {
            tracing::warn!(round = round.id.0, %error, "an answer will not be shown");
            store.note_revealed(round.id, now).await
        }
    }
}

async fn edit(outbox: &dyn Outbox, round: &Round, message: &Message, now: Timestamp) -> Result<(), NotEdited> {
    match reach(round, now) {
        Some(sent) => outbox.edit(&sent, message).await,
        None => Err(NotEdited::Never(
            "its token has expired, and the bot is not in its channel".into(),
        )),
    }
}

/// The ways that lead to a round's message at `now`.
fn reach(round: &Round, now: Timestamp) -> Option<Sent> {
    let life = SignedDuration::try_from(INTERACTION_TOKEN_LIFE).unwrap_or_default() - TOKEN_MARGIN;
    let token_lives = now.duration_since(round.posted_at) < life && !round.token.expose().is_empty();
    let token = token_lives.then(|| round.token.clone());
    let in_channel = round
        .message
        .filter(|_| round.bot_is_member)
        .map(|message| (round.channel, message));
    let reachable = token.is_some() || in_channel.is_some();
    reachable.then_some(Sent {
        application: round.application,
        token,
        in_channel,
    })
}
