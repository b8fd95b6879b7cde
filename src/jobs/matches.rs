//! Running games: their questions end and come by the clock, and their message shows what happened, at most once a step.

use super::{NotEdited, Outbox, Sent};
use crate::commands::match_message;
use crate::locale::Locales;
use crate::store::{Match, Store, StoreError};
use crate::trivia::game::Event;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use tokio::time::timeout;

/// How often the clock calls [`step`]: so often is a message edited at most, and so late is a question at most.
pub const STEP_EVERY: Duration = Duration::from_secs(1);

/// Games that one step looks at, the oldest at the front.
const MATCHES_MAX: u32 = 500;

/// How long a game waits for a press that shows a way to its message again; then nobody will come.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// How long after a press its token may be unknown to Discord: as long as an answer may take, and a little more.
const TOKEN_SETTLES_WITHIN: SignedDuration = SignedDuration::from_secs(5);

/// How long one edit may take: a slow answer for one channel must not hold up the others for longer. An edit that was
/// broken off is made again after a while.
const EDIT_TIME_MAX: Duration = Duration::from_secs(3);

/// How long after an edit that Discord did not take the next one waits: each time twice as long, up to the most.
const RETRY_AFTER: SignedDuration = SignedDuration::from_secs(1);
const RETRY_AFTER_MAX: SignedDuration = SignedDuration::from_secs(60);

/// Brings every running game and its message up to date; safe to repeat and to break off anywhere.
///
/// A game whose message cannot be reached waits: its questions do not go by unseen. The next press goes on with it.
pub async fn step(store: &Store, locales: &Locales, outbox: &dyn Outbox, now: Timestamp) -> Result<(), StoreError> {
    store.abandon_matches(now - GIVE_UP_AFTER, now).await?;
    let found = store.matches_to_show(now, MATCHES_MAX).await?;
    let steps = found
        .into_iter()
        .map(|found| step_match(store, locales, outbox, now, found));
    // Each by itself: trouble with one game keeps no other from its step.
    let outcomes = futures_util::future::join_all(steps).await;
    outcomes.into_iter().collect()
}

async fn step_match(
    store: &Store,
    locales: &Locales,
    outbox: &dyn Outbox,
    now: Timestamp,
    found: Match,
) -> Result<(), StoreError> {
    let Some(sent) = reach(&found, now) else {
        return store.note_unreachable(found.id).await;
    };
    // What Discord did not take is shown before anything more happens, so that no answer goes by unseen.
    let is_behind = found.refusals > 0 && found.shown_version < found.version;
    let is_due = !is_behind && found.game.due_at().is_some_and(|due| due <= now);
    let found = if is_due {
        let played = store.play(found.id, Event::Tick, now).await?;
        played.map_or(found, |played| played.game)
    } else {
        found
    };
    if found.shown_version >= found.version || is_being_posted(&found, now) {
        return Ok(());
    }
    let words = locales.words(found.language);
    let message = match_message(store, words, &found, now).await?.fitted();
    let edit = timeout(EDIT_TIME_MAX, outbox.edit(&sent, &message)).await;
    match edit.unwrap_or_else(|_| Err(NotEdited::Later("Discord is slow to answer".into()))) {
        Ok(()) => store.note_shown(found.id, found.version).await,
        Err(NotEdited::Later(why)) => {
            let wait = retry_after(found.refusals);
            let (game, seconds) = (found.id.0, wait.as_secs());
            tracing::warn!(game, seconds, why, "a game cannot be shown yet; trying again");
            store.note_refused(found.id, now + wait).await
        }
        // A press may have brought a token that Discord does not know yet, as its answer is still on its way.
        Err(NotEdited::Never(_)) if now.duration_since(found.token_at) < TOKEN_SETTLES_WITHIN => Ok(()),
        Err(NotEdited::Never(why)) => {
            tracing::warn!(
                game = found.id.0,
                why,
                "a game cannot be shown until somebody presses its buttons"
            );
            store.note_unreachable(found.id).await
        }
    }
}

/// Whether nothing has happened in a game but its start, whose answer may be under way. If it never arrives, as when the
/// program ends in that moment, the edit that follows finds no message: then the game must not keep its channel.
fn is_being_posted(found: &Match, now: Timestamp) -> bool {
    found.shown_version == 0 && found.version == 1 && now.duration_since(found.token_at) < TOKEN_SETTLES_WITHIN
}

/// How long the next edit waits after so many refused before this one.
fn retry_after(refusals: u32) -> SignedDuration {
    let longer = 1i32.checked_shl(refusals.min(16)).unwrap_or(i32::MAX);
    (RETRY_AFTER * longer).min(RETRY_AFTER_MAX)
}

/// The ways that lead to a game's message at `now`.
fn reach(found: &Match, now: Timestamp) -> Option<Sent> {
    let (token, in_channel) = found.roads(now);
    let reachable = token.is_some() || in_channel.is_some();
    reachable.then_some(Sent {
        application: found.application,
        token,
        in_channel,
    })
}

#[cfg(test)]
mod tests;
