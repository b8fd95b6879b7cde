//! Answering by typing: a button opens a window, and what is typed into it counts as a press of the option it names.

use super::super::words::list_or_words;
use super::super::{Outcome, Submit, Trouble, Turn, who};
use super::{Deed, SPEC, answer, board};
use crate::interaction::{Modal, Reply, TextField, Tint, custom_id};
use crate::store::{Match, Played};
use crate::text::escape;
use crate::trivia::game::{Event, Told};
use crate::trivia::{Question, TYPED_CHARS_MAX, Typed, read_typed};

/// The window's one field.
const FIELD: &str = "answer";

/// The window to type an answer to the question `number` into; where it cannot be answered, what a press would say.
pub async fn open(turn: &Turn<'_>, deed: Deed, found: &Match, number: usize) -> Outcome {
    if let Some(told) = found.game.refuses(turn.request.user, number, turn.now) {
        return refused(turn, deed, found, told).await;
    }
    let words = turn.words;
    Ok(Reply::Modal(Modal {
        custom_id: custom_id::write(SPEC.name, "typed", &[&found.id.0.to_string(), &number.to_string()]),
        title: words.plain("trivia-type"),
        fields: vec![TextField {
            name: FIELD.to_owned(),
            label: words.plain("trivia-typed"),
            placeholder: words.plain("trivia-typed-placeholder"),
            is_long: false,
            required: true,
            chars_max: TYPED_CHARS_MAX,
        }],
    }))
}

/// Answers what was typed: as a press where it names an option, else with a sentence; then it does not count.
pub async fn submit(turn: &Turn<'_>, submit: &Submit<'_>, found: &Match, number: usize) -> Outcome {
    let deed = Deed::submit(turn, submit);
    let user = turn.request.user;
    if let Some(told) = found.game.refuses(user, number, turn.now) {
        return refused(turn, deed, found, told).await;
    }
    let question = found.questions.get(number).ok_or(Trouble::Stale)?;
    let typed = submit.text(FIELD);
    let sentence = match read_typed(turn.catalogue, question, typed) {
        Typed::Names(place) => return press(turn, deed, found, number, place).await,
        Typed::Several(mut places) => {
            let removed = found.game.removed();
            places.retain(|place| removed.iter().all(|gone| usize::from(*gone) != *place));
            if let [only] = places.as_slice() {
                return press(turn, deed, found, number, *only).await;
            }
            several(turn, question, &places)
        }
        Typed::Close => turn.words.plain("trivia-typed-close"),
        Typed::Nothing => {
            let typed = who::said_back(typed);
            turn.words.say("trivia-typed-nothing", &[("typed", typed.into())])
        }
    };
    let message = board::private_card(turn.words, sentence, Tint::Accent, None);
    Ok(Reply::Message(message))
}

/// The option that was named counts as if its button had been pressed.
async fn press(turn: &Turn<'_>, deed: Deed, found: &Match, number: usize, place: usize) -> Outcome {
    let user = turn.request.user;
    let choice = u8::try_from(place).map_err(|_| Trouble::Stale)?;
    let event = Event::Answer { user, number, choice };
    let played = turn.store.play(found.id, event, turn.now).await?;
    answer(turn, deed, found, &played.ok_or(Trouble::Stale)?).await
}

/// Whoever cannot answer is told as by a press; what time has brought meanwhile happens.
async fn refused(turn: &Turn<'_>, deed: Deed, found: &Match, told: Told) -> Outcome {
    let played = turn
        .store
        .play(found.id, Event::Tick, turn.now)
        .await?
        .ok_or(Trouble::Stale)?;
    answer(turn, deed, found, &Played { told, ..played }).await
}

/// "That may be A · Jimin (BTS) or C · Jimin (AOA)."
fn several(turn: &Turn<'_>, question: &Question, places: &[usize]) -> String {
    let options = places.iter().filter_map(|place| question.options.get(*place));
    let labels: Vec<String> = options.map(|option| escape(&option.label)).collect();
    let options = list_or_words(turn.words, &labels);
    turn.words.say("trivia-typed-several", &[("options", options.into())])
}

#[cfg(test)]
mod tests;
