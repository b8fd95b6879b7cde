//! Starting a game: what was asked for, the questions, and what to say when another game runs in the channel.

use super::super::{Outcome, Trouble, Turn, who};
use super::{asking, board};
use crate::catalogue::Artist;
use crate::interaction::{Button, Call, Message, Reply, custom_id};
use crate::store::{Match, NewMatch, Started};
use crate::trivia::game::{Game, Key, Mode, Rules};
use crate::trivia::{self, Index, Kind, OPTIONS, Puzzle, Question, Wish};
use rand::seq::SliceRandom;

/// Starts a game, or says who is playing here.
pub async fn run(turn: &mut Turn<'_>, call: &Call) -> Outcome {
    let wish = wish(turn, call)?;
    let place = turn.request.place;
    let rules = rules(turn, call);
    // Where the bot is no member it can edit only through the token, and only what it answered: privately.
    let private = rules.mode == Mode::Solo;
    if !private && let Some(other) = turn.store.match_in(place.channel).await? {
        if other.is_reachable(turn.now) {
            return Err(occupied(turn, &other));
        }
        // Its message is gone or nobody can show it any more; it must not keep the channel.
        turn.store.abandon_match(other.id, turn.now).await?;
    }
    let rounds = usize::try_from(call.whole("rounds").unwrap_or(1)).unwrap_or(1);
    let wish = Wish {
        asked: turn.store.asked_in(place.channel).await?,
        learned: turn.store.learned_difficulties().await?,
        ..wish
    };
    let index = Index::new(turn.catalogue, turn.today());
    let (questions, keys) = questions(turn, &index, &wish, rounds);
    if questions.is_empty() {
        let narrow = wish.kind.is_some() || wish.artist.is_some();
        let key = if narrow { "narrow" } else { "none" };
        let sentence = turn.words.say("trivia-none", &[("why", key.into())]);
        return Err(Trouble::refused(sentence));
    }
    let (game, _) = Game::new(rules, keys, turn.now);
    begin(turn, private, &questions, &game).await
}

/// Records the game and shows its first question.
async fn begin(turn: &Turn<'_>, private: bool, questions: &[Question], game: &Game) -> Outcome {
    match turn
        .store
        .start_match(new_match(turn, private, questions, game))
        .await?
    {
        Started::Now(found) => Ok(Reply::Message(Message {
            private,
            edited_later: true,
            ..board::game_message(turn.words, &found)
        })),
        Started::Other(other) => Err(occupied(turn, &other)),
    }
}

/// The game as it is to be recorded: one that is no daily.
pub fn new_match<'a>(turn: &Turn<'a>, private: bool, questions: &'a [Question], game: &'a Game) -> NewMatch<'a> {
    let place = turn.request.place;
    NewMatch {
        interaction: turn.request.id,
        application: turn.request.application,
        token: &turn.request.token,
        channel: place.channel,
        guild: place.guild,
        private,
        daily: None,
        may_edit: turn.request.rights.bot_may_edit,
        language: turn.words.language,
        questions,
        game,
        now: turn.now,
    }
}

/// How it is to be played.
fn rules(turn: &Turn<'_>, call: &Call) -> Rules {
    let place = turn.request.place;
    let wanted = call.text("mode").unwrap_or_default();
    let mode = Mode::ALL.into_iter().find(|mode| mode.name() == wanted);
    let mode = mode.filter(|_| place.bot_is_member);
    let mode = mode.unwrap_or(if place.bot_is_member {
        Mode::Everyone
    } else {
        Mode::Solo
    });
    let seconds = match call.text("timer") {
        Some("none") => None,
        Some(seconds) => seconds.parse().ok().or(Some(turn.settings.trivia_seconds)),
        None => Some(turn.settings.trivia_seconds),
    };
    Rules {
        mode,
        seconds,
        starter: turn.request.user,
        // In direct messages with the bot nobody else is there.
        alone: mode == Mode::Solo || (place.guild.is_none() && place.bot_is_member),
    }
}

/// What was asked for; trouble when nobody is known by the name typed.
fn wish(turn: &Turn<'_>, call: &Call) -> Result<Wish, Trouble> {
    let about = |artist: &Artist| custom_id::write("trivia", "about", &[&artist.id]);
    let found = call
        .text("artist")
        .map(|typed| who::find(turn, typed, about))
        .transpose()?;
    Ok(Wish {
        kind: call.text("kind").and_then(Kind::named),
        artist: found.map(|found| found.artist.id.clone()),
        difficulty: call.whole("difficulty").and_then(|number| u8::try_from(number).ok()),
        ..Wish::default()
    })
}

/// The questions in words, and what the machine needs to know of them.
pub fn questions(turn: &mut Turn<'_>, index: &Index<'_>, wish: &Wish, rounds: usize) -> (Vec<Question>, Vec<Key>) {
    let puzzles = trivia::draw(index, wish, rounds, &mut turn.random);
    // Before the words, which take from chance as many times as there are facts to choose from.
    let keys = puzzles.iter().map(|puzzle| key(turn, puzzle)).collect();
    let questions = puzzles.iter().map(|puzzle| asking::in_words(turn, puzzle)).collect();
    (questions, keys)
}

fn key(turn: &mut Turn<'_>, puzzle: &Puzzle<'_>) -> Key {
    let small = |place: usize| u8::try_from(place).unwrap_or_default();
    let mut wrong: Vec<u8> = (0..OPTIONS).filter(|place| *place != puzzle.right).map(small).collect();
    // In any order that the options' own order does not tell: else the first hint would give the answer away.
    wrong.shuffle(&mut turn.random);
    Key {
        right: small(puzzle.right),
        wrong,
    }
}

/// Somebody plays here: who, how far, and a way to take part.
fn occupied(turn: &Turn<'_>, other: &Match) -> Trouble {
    let sentence = turn.words.say(
        "trivia-occupied",
        &[
            ("name", format!("<@{}>", other.game.rules.starter).into()),
            ("number", (other.game.number + 1).into()),
            ("count", other.questions.len().into()),
        ],
    );
    let id = custom_id::write("trivia", "join", &[&other.id.0.to_string()]);
    let mut buttons = vec![Button::press(turn.words.plain("trivia-join"), id)];
    buttons.extend(board::link_to(turn.words, other));
    Trouble::offering(sentence, buttons)
}
