//! Stories that people save for themselves: only they see them.

use super::SPEC;
use crate::commands::{Trouble, Turn, story};
use crate::interaction::{Button, Message, Row, custom_id};

/// Saves a story, and offers to undo it.
pub async fn save(turn: &Turn<'_>, key: &str) -> Result<Message, Trouble> {
    // Only what there is can be saved.
    let key = story::one(turn, key).await?.key();
    let is_new = turn.store.save_story(turn.request.user, &key, turn.now).await?;
    let key_of_words = if is_new { "new" } else { "known" };
    let remove = Button::press(
        turn.words.plain("story-remove"),
        custom_id::write(SPEC.name, "unsave", &[&key]),
    );
    let said = turn.words.say("story-saved", &[("state", key_of_words.into())]);
    Ok(told(said, vec![Row::Buttons(vec![remove])]))
}

/// Gives up a saved story.
pub async fn unsave(turn: &Turn<'_>, key: &str) -> Result<Message, Trouble> {
    turn.store.unsave_story(turn.request.user, key).await?;
    Ok(told(turn.words.plain("story-removed"), Vec::new()))
}

fn told(content: String, rows: Vec<Row>) -> Message {
    Message {
        content,
        rows,
        private: true,
        ..Message::default()
    }
}
