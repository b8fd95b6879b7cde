//! Running questions: their message counts the answers, and shows the right one when time is up.

use super::{NotEdited, Outbox, Sent};
use crate::commands::{closed_message, running_message};
use crate::interaction::Message;
use crate::interaction::limits::INTERACTION_TOKEN_LIFE;
use crate::locale::Locales;
use crate::store::{Round, Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use tokio::time::timeout;

/// How often the clock calls [`step`]: a count is at most this old, and an answer at most this late.
pub const STEP_EVERY: Duration = Duration::from_secs(1);

/// Rounds that one step looks at, the one that closes first at the front.
const ROUNDS_MAX: u32 = 200;

/// How long an answer is tried to be shown after its question closed; then Discord must be gone for good.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// A token is not used in its last seconds: an edit takes a moment, and one too late is an error at Discord.
const TOKEN_MARGIN: SignedDuration = SignedDuration::from_secs(10);

/// How long one edit may take: a slow answer for one channel must not hold up the others for longer. An edit that was
/// broken off is made again at the next step.
const EDIT_TIME_MAX: Duration = Duration::from_secs(3);

/// Brings the message of every running round up to date; safe to repeat and to break off anywhere.
pub async fn step(store: &Store, locales: &Locales, outbox: &dyn Outbox, now: Timestamp) -> Result<(), StoreError> {
    let rounds = store.running_rounds(now, ROUNDS_MAX).await?;
    let steps = rounds.iter().map(|round| async move {
        let outcome = step_round(store, locales, outbox, now, round).await;
        match outcome {
            // Trying again would not make the row readable.
            Err(error @ StoreError::BadRow(_)) => {
                tracing::error!(round = round.id.0, %error, "an answer will not be shown");
                store.note_revealed(round.id, now).await
            }
            outcome => outcome,
        }
    });
    // Each by itself: trouble with one round keeps no other from its step.
    let outcomes = futures_util::future::join_all(steps).await;
    outcomes.into_iter().collect()
}

async fn step_round(
    store: &Store,
    locales: &Locales,
    outbox: &dyn Outbox,
    now: Timestamp,
    round: &Round,
) -> Result<(), StoreError> {
    let words = locales.words(round.language);
    if now >= round.closes_at {
        let message = closed_message(words, round, &store.seal(round.id).await?).fitted();
        return reveal(store, outbox, now, round, &message).await;
    }
    let answers = store.answers(round.id).await?;
    let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
    if count != round.answers_shown {
        let message = running_message(words, round, answers.len()).fitted();
        if edit(outbox, round, &message, now).await.is_ok() {
            store.note_answers_shown(round.id, count).await?;
        }
    }
    Ok(())
}

/// Shows the answer; what fails for now is tried again at the next step, for [`GIVE_UP_AFTER`].
async fn reveal(
    store: &Store,
    outbox: &dyn Outbox,
    now: Timestamp,
    round: &Round,
    message: &Message,
) -> Result<(), StoreError> {
    match edit(outbox, round, message, now).await {
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
        Some(sent) => timeout(EDIT_TIME_MAX, outbox.edit(&sent, message))
            .await
            .unwrap_or_else(|_| Err(NotEdited::Later("Discord is slow to answer".into()))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::conversation::{CHANNEL, Chat, MESSAGE};
    use crate::interaction::Place;
    use crate::store::RoundId;
    use crate::terminal;
    use async_trait::async_trait;
    use std::sync::Mutex;

    /// An outbox that keeps what it is given, and refuses as often as it is told to.
    #[derive(Default)]
    struct Kept {
        edits: Mutex<Vec<(Sent, String)>>,
        refusals: Mutex<Vec<NotEdited>>,
    }

    #[async_trait]
    impl Outbox for Kept {
        async fn edit(&self, sent: &Sent, message: &Message) -> Result<(), NotEdited> {
            if let Some(refusal) = self.refusals.lock().expect("no panic").pop() {
                return Err(refusal);
            }
            let text = terminal::print(&crate::interaction::Reply::Update(message.clone()));
            self.edits.lock().expect("no panic").push((sent.clone(), text));
            Ok(())
        }
    }

    impl Kept {
        /// One step of the job as many seconds after the chat's time; what it edited.
        async fn step(&self, chat: &Chat, seconds: i64) -> Vec<(Sent, String)> {
            let now = chat.seconds_later(seconds).now();
            step(chat.store(), chat.engine().locales(), self, now)
                .await
                .expect("the database works");
            std::mem::take(&mut *self.edits.lock().expect("no panic"))
        }
    }

    #[tokio::test]
    async fn the_message_counts_answers_once_for_each_change() {
        let (chat, outbox) = (Chat::new().await, Kept::default());
        let asked = chat.types("/trivia").await;
        assert_eq!(outbox.step(&chat, 1).await, []);
        let (label, _) = asked.buttons().swap_remove(0);
        asked.press(&label).await;
        asked.press_as(&chat.as_user(2), &label).await;
        let edits = outbox.step(&chat, 2).await;
        assert_eq!(edits.len(), 1);
        assert!(
            edits[0].1.contains("2 answers") && !edits[0].1.contains("The answer"),
            "{}",
            edits[0].1
        );
        assert_eq!(outbox.step(&chat, 3).await, []);
    }

    #[tokio::test]
    async fn when_time_is_up_the_answer_is_shown_once_with_source_and_who_was_right() {
        let (chat, outbox) = (Chat::new().await, Kept::default());
        let asked = chat.types("/trivia").await;
        for (user, (label, _)) in asked.buttons().into_iter().enumerate() {
            asked
                .press_as(&chat.as_user(user as u64).seconds_later(user as i64), &label)
                .await;
        }
        let round = chat.store().round(RoundId(1)).await.expect("read").expect("asked");
        let edits = outbox.step(&chat, 20).await;
        let text = &edits[0].1;
        let right = round.question.right;
        assert!(
            text.contains("The answer: **") && text.contains(&round.question.options[right].label),
            "{text}"
        );
        assert!(text.contains(&format!("<@{right}> · right in {right}.0 s")), "{text}");
        assert!(text.contains("4 answers") && text.contains("example.org"), "{text}");
        assert_eq!(outbox.step(&chat, 21).await, []);
    }

    #[tokio::test]
    async fn a_passing_failure_is_tried_again_and_a_final_one_is_not() {
        let (chat, outbox) = (Chat::new().await, Kept::default());
        chat.types("/trivia").await;
        outbox
            .refusals
            .lock()
            .expect("no panic")
            .push(NotEdited::Later("busy".into()));
        assert_eq!(outbox.step(&chat, 20).await, []);
        assert_eq!(outbox.step(&chat, 21).await.len(), 1);

        chat.types("/trivia").await;
        outbox
            .refusals
            .lock()
            .expect("no panic")
            .push(NotEdited::Never("gone".into()));
        assert_eq!(outbox.step(&chat, 20).await, []);
        assert_eq!(outbox.step(&chat, 21).await, []);
    }

    #[tokio::test]
    async fn after_a_long_pause_the_channel_leads_to_the_message() {
        let (chat, outbox) = (Chat::new().await, Kept::default());
        let asked = chat.types("/trivia").await;
        let (label, _) = asked.buttons().swap_remove(0);
        asked.press(&label).await;
        let (sent, _) = outbox.step(&chat, 16 * 60).await.swap_remove(0);
        assert_eq!((sent.token, sent.in_channel), (None, Some((CHANNEL, MESSAGE))));
    }

    #[tokio::test]
    async fn where_nothing_leads_to_the_message_the_round_ends_quietly() {
        let chat = Chat::new().await.at_place(Place {
            channel: 6,
            guild: None,
            bot_is_member: false,
        });
        let outbox = Kept::default();
        chat.types("/trivia").await;
        assert_eq!(outbox.step(&chat, 16 * 60).await, []);
        assert_eq!(chat.store().running_rounds(chat.now(), 9).await.expect("read"), []);
    }
}
