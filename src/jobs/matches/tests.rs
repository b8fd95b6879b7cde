//! Games as the clock moves them.

use super::*;
use crate::commands::conversation::{Answer, CHANNEL, Chat, MESSAGE};
use crate::interaction::{Message, Place};
use crate::store::MatchId;
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

async fn right(chat: &Chat, asked: &Answer) -> String {
    let found = chat
        .store()
        .match_by_id(MatchId(1))
        .await
        .expect("read")
        .expect("started");
    asked.buttons()[found.question().expect("asked").right].0.clone()
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
async fn a_game_whose_first_message_never_came_lets_its_channel_go() {
    // Without a timer it kept the channel for a quarter of an hour, and nobody could see or stop it.
    let (chat, outbox) = (Chat::new().await, Kept::default());
    chat.types("/trivia timer:none").await;
    assert_eq!(outbox.step(&chat, 1).await, [], "the answer may be under way");
    outbox
        .refusals
        .lock()
        .expect("no panic")
        .push(NotEdited::Never("there is no such message".into()));
    assert_eq!(outbox.step(&chat, 6).await, []);
    let again = chat.seconds_later(7).types("/trivia timer:none").await;
    again.shows("Question 1 of 1");
}

#[tokio::test]
async fn what_an_answer_shows_is_shown_once_more_as_it_may_have_been_lost() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let asked = chat.types("/trivia mode:solo timer:none rounds:2").await;
    let (label, _) = asked.buttons().swap_remove(0);
    asked.press(&label).await.shows("The answer: **");
    assert!(outbox.step(&chat, 1).await[0].1.contains("The answer: **"));
    assert_eq!(outbox.step(&chat, 2).await, []);
}

#[tokio::test]
async fn a_whole_game_runs_by_the_clock_in_one_message_to_its_result() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let asked = chat.types("/trivia rounds:2").await;
    let label = right(&chat, &asked).await;
    asked.press_as(&chat.as_user(2).seconds_later(2), &label).await;
    outbox.step(&chat, 3).await;
    let edits = outbox.step(&chat, 20).await;
    let text = &edits[0].1;
    assert!(
        text.contains("The answer: **") && text.contains("<@2> · right in 2.0 s"),
        "{text}"
    );
    assert!(
        text.contains("The next question comes") && text.contains("example.org"),
        "{text}"
    );
    assert_eq!(outbox.step(&chat, 21).await, []);
    assert!(outbox.step(&chat, 28).await[0].1.contains("Question 2 of 2"));
    let end = outbox.step(&chat, 48).await;
    assert!(
        end[0].1.contains("**First:** <@2>") && end[0].1.contains("1 of 2 right"),
        "{}",
        end[0].1
    );
    assert_eq!(outbox.step(&chat, 49).await, []);
    let found = chat
        .store()
        .match_by_id(MatchId(1))
        .await
        .expect("read")
        .expect("there");
    assert_eq!(
        found.token.expose(),
        "",
        "the token of a game that is over is forgotten"
    );
}

#[tokio::test]
async fn a_passing_failure_is_tried_again_and_after_a_final_one_the_game_waits_for_a_press() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let refuse = |refusal| outbox.refusals.lock().expect("no panic").push(refusal);
    let asked = chat.types("/trivia rounds:3").await;
    refuse(NotEdited::Later("busy".into()));
    assert_eq!(outbox.step(&chat, 20).await, []);
    assert_eq!(outbox.step(&chat, 21).await.len(), 1);
    refuse(NotEdited::Never("forbidden".into()));
    assert_eq!(outbox.step(&chat, 30).await, []);
    assert_eq!(outbox.step(&chat, 500).await, [], "no question goes by unseen");
    let (label, _) = asked.buttons().swap_remove(0);
    let on = asked.press_as(&chat.seconds_later(501), &label).await;
    on.shows("The answer: **");
    assert!(!outbox.step(&chat, 520).await.is_empty(), "the press brought a new way");
}

#[tokio::test]
async fn a_press_whose_answer_is_still_on_its_way_does_not_make_a_game_wait() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let asked = chat.types("/trivia mode:solo").await;
    let label = right(&chat, &asked).await;
    asked.press_as(&chat.seconds_later(10), &label).await;
    let unknown = NotEdited::Never("unknown webhook".into());
    outbox.refusals.lock().expect("no panic").push(unknown);
    assert_eq!(outbox.step(&chat, 11).await, []);
    assert!(outbox.step(&chat, 12).await[0].1.contains("The answer: **"));
}

#[tokio::test]
async fn the_end_of_a_game_is_shown_again_in_case_the_answer_to_the_press_was_lost() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let asked = chat.types("/trivia rounds:2").await;
    asked.press("Stop").await.shows("Result");
    assert!(outbox.step(&chat, 6).await[0].1.contains("Result"));
    assert_eq!(outbox.step(&chat, 7).await, []);
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
async fn where_nothing_leads_to_the_message_the_game_waits_and_is_given_up_after_a_day() {
    let chat = Chat::new().await.at_place(Place {
        channel: 6,
        guild: None,
        bot_is_member: false,
    });
    let outbox = Kept::default();
    chat.types("/trivia").await;
    assert_eq!(outbox.step(&chat, 16 * 60).await, []);
    let over = || async {
        let found = chat.store().match_by_id(MatchId(1)).await.expect("read");
        found.expect("there").over
    };
    assert!(!over().await);
    assert_eq!(outbox.step(&chat, 25 * 3_600).await, []);
    assert!(over().await);
}

#[tokio::test]
async fn a_game_without_a_message_does_not_keep_its_channel() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    chat.types("/trivia").await;
    outbox
        .refusals
        .lock()
        .expect("no panic")
        .push(NotEdited::Never("deleted".into()));
    outbox.step(&chat, 20).await;
    chat.seconds_later(21).types("/trivia").await.shows("Question 1 of 1");
}

#[tokio::test]
async fn an_edit_that_is_refused_again_and_again_waits_longer_each_time_up_to_a_minute() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    chat.types("/trivia rounds:2").await;
    let mut tried = Vec::new();
    for second in 20..=300 {
        outbox
            .refusals
            .lock()
            .expect("no panic")
            .push(NotEdited::Later("busy".into()));
        assert_eq!(outbox.step(&chat, second).await, []);
        // A refusal that is left over was not asked for: nothing was tried in this second.
        let left = std::mem::take(&mut *outbox.refusals.lock().expect("no panic"));
        if left.is_empty() {
            tried.push(second);
        }
    }
    assert_eq!(tried, [20, 21, 23, 27, 35, 51, 83, 143, 203, 263]);
    assert_eq!(outbox.step(&chat, 322).await, []);
    let shown = outbox.step(&chat, 323).await;
    assert!(
        shown[0].1.contains("The answer: **"),
        "no answer goes by unseen: {shown:?}"
    );
    let next = outbox.step(&chat, 324).await;
    assert!(next[0].1.contains("Question 2 of 2"), "and then it goes on: {next:?}");
}

#[tokio::test]
async fn a_press_that_shows_the_game_ends_the_waiting() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let asked = chat.types("/trivia rounds:3").await;
    for second in [20, 21, 23, 27, 35] {
        let refusal = NotEdited::Later("busy".into());
        outbox.refusals.lock().expect("no panic").push(refusal);
        outbox.step(&chat, second).await;
    }
    asked
        .press_as(&chat.seconds_later(36), "Skip")
        .await
        .shows("Question 2 of 3");
    let closed = outbox.step(&chat, 57).await;
    assert!(closed[0].1.contains("The answer: **"), "{closed:?}");
}

#[tokio::test]
async fn an_end_that_is_never_taken_is_given_up_after_a_day() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    chat.types("/trivia").await;
    for second in [20, 40, 100, 24 * 3_600, 24 * 3_600 + 60] {
        let refusal = NotEdited::Later("busy".into());
        outbox.refusals.lock().expect("no panic").push(refusal);
        outbox.step(&chat, second).await;
    }
    outbox.refusals.lock().expect("no panic").clear();
    assert_eq!(outbox.step(&chat, 25 * 3_600).await, []);
}

#[tokio::test]
async fn the_end_of_a_daily_is_shown_by_the_clock_as_it_was_by_the_press() {
    let (chat, outbox) = (Chat::new().await, Kept::default());
    let mut shown = chat.types("/daily").await;
    for number in 0..5 {
        if number > 0 {
            shown = shown.press("Next question").await;
        }
        shown = shown.press("Skip").await;
    }
    let edits = outbox.step(&chat, 1).await;
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].1, shown.text());
    assert!(edits[0].1.contains("⬜⬜⬜⬜⬜"), "{}", edits[0].1);
}
