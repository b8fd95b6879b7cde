//! `/trivia`: a game of questions about collaborations, answered with four buttons or by typing, alone or with a whole channel.

mod asking;
mod board;
mod report;
mod result;
mod start;
mod typing;

pub use board::{ended, game_message};
pub use start::{new_match, questions};

use super::{Command, Outcome, Press, Submit, Trouble, Turn, daily, who};
use crate::interaction::custom_id::CustomId;
use crate::interaction::{Call, Choice, Form, Message, OptionSpec, Places, Reply, Spec, Tint, Value};
use crate::locale::Words;
use crate::store::{Match, MatchId, Played, Store, StoreError};
use crate::trivia::daily::Day;
use crate::trivia::game::{Event, Phase, Told};
use async_trait::async_trait;
use jiff::Timestamp;

/// Values of the option `kind`, in the order of the table of kinds.
const KINDS: &[&str] = &[
    "partner",
    "song",
    "work",
    "featured",
    "year",
    "said-it",
    "group",
    "missing-link",
    "odd-one-out",
    "headline",
    "written",
];
/// Values of the option `timer`: seconds, or none.
const TIMERS: &[&str] = &["none", "10", "15", "20", "30", "45", "60", "90", "120"];
/// Values of the option `mode`.
const MODES: &[&str] = &["everyone", "fastest", "solo"];

const SPEC: Spec = Spec {
    name: "trivia",
    subcommands: &[],
    options: &[
        option("rounds", Form::Whole { least: 1, most: 20 }),
        option("difficulty", Form::Whole { least: 1, most: 5 }),
        option("kind", Form::OneOf(KINDS)),
        OptionSpec {
            autocomplete: true,
            ..option("artist", Form::Text)
        },
        option("timer", Form::OneOf(TIMERS)),
        option("mode", Form::OneOf(MODES)),
    ],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/trivia rounds:5",
};

const fn option(name: &'static str, form: Form) -> OptionSpec {
    OptionSpec {
        name,
        required: false,
        autocomplete: false,
        form,
    }
}

/// `/trivia`.
pub struct TriviaCommand;

#[async_trait]
impl Command for TriviaCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        start::run(turn, call).await
    }

    async fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Result<Vec<Choice>, StoreError> {
        Ok(who::choices(turn, call.text(focused).unwrap_or_default()))
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        if let ("about", [artist]) = (press.id.verb, press.id.arguments.as_slice()) {
            return start::run(turn, &about(artist)).await;
        }
        let (found, rest) = game_of(turn, &press.id).await?;
        if !press.values.is_empty() {
            return Err(Trouble::Stale);
        }
        let deed = Deed::press(turn, press);
        match (press.id.verb, rest.as_slice()) {
            ("type", [number]) => return typing::open(turn, deed, &found, read_number(number)?).await,
            ("report", [number]) => return report::open(turn, &found, read_number(number)?),
            _ => {}
        }
        let event = event(turn.request.user, press.id.verb, &rest).ok_or(Trouble::Stale)?;
        if event == Event::Stop && !may_stop(turn, &found) {
            return Err(Trouble::refused(turn.words.plain("trivia-not-yours-to-stop")));
        }
        let played = turn
            .store
            .play(found.id, event, turn.now)
            .await?
            .ok_or(Trouble::Stale)?;
        if let Event::Join { .. } = event {
            let message = told_message(turn.words, played.told, Some(&played.game));
            return Ok(Reply::Message(message));
        }
        answer(turn, deed, &found, &played).await
    }

    async fn submit(&self, turn: &mut Turn<'_>, submit: &Submit<'_>) -> Outcome {
        let (found, rest) = game_of(turn, &submit.id).await?;
        match (submit.id.verb, rest.as_slice()) {
            ("typed", [number]) => typing::submit(turn, submit, &found, read_number(number)?).await,
            ("reported", [number]) => report::submit(turn, submit, &found, read_number(number)?).await,
            _ => Err(Trouble::Stale),
        }
    }
}

/// The game that a custom_id names, and what else it says.
async fn game_of<'a>(turn: &Turn<'_>, id: &CustomId<'a>) -> Result<(Match, Vec<&'a str>), Trouble> {
    let (id, rest) = id.arguments.split_first().ok_or(Trouble::Stale)?;
    let id = MatchId(id.parse().map_err(|_| Trouble::Stale)?);
    let found = turn.store.match_by_id(id).await?.ok_or(Trouble::Stale)?;
    // The ids are small numbers that anyone could write: they must come from the game's own channel.
    let is_here = found.channel == turn.request.place.channel;
    is_here.then(|| (found, rest.to_vec())).ok_or(Trouble::Stale)
}

fn read_number(text: &str) -> Result<usize, Trouble> {
    text.parse().map_err(|_| Trouble::Stale)
}

/// What a press or a window that was sent tells about the ways to the game's message.
#[derive(Debug, Clone, Copy)]
struct Deed {
    /// The message, where it is known.
    message: Option<u64>,
    /// Whether the bot may edit it without a token, where that is known.
    may_edit: Option<bool>,
}

impl Deed {
    fn press(turn: &Turn<'_>, press: &Press<'_>) -> Self {
        Self {
            message: Some(press.message),
            may_edit: Some(turn.request.rights.bot_may_edit),
        }
    }

    /// A window says less about where it was sent than a press does: what it does not know, it does not deny.
    fn submit(turn: &Turn<'_>, submit: &Submit<'_>) -> Self {
        Self {
            message: submit.message,
            may_edit: turn.request.rights.bot_may_edit.then_some(true),
        }
    }
}

/// The command that asks about one artist.
fn about(artist: &str) -> Call {
    Call {
        name: SPEC.name.to_owned(),
        subcommand: None,
        options: vec![("artist".to_owned(), Value::Text(artist.to_owned()))],
    }
}

/// What a press means, as far as its custom_id says.
fn event(user: u64, verb: &str, arguments: &[&str]) -> Option<Event> {
    let number = |text: &str| text.parse().ok();
    match (verb, arguments) {
        ("answer", [round, choice]) => {
            let choice = choice
                .parse()
                .ok()
                .filter(|choice| usize::from(*choice) < crate::trivia::OPTIONS)?;
            let number = number(round)?;
            Some(Event::Answer { user, number, choice })
        }
        ("hint", [round]) => number(round).map(|number| Event::Hint { user, number }),
        ("skip", [round]) => number(round).map(|number| Event::Skip { user, number }),
        ("join", []) => Some(Event::Join { user }),
        ("stop", []) => Some(Event::Stop),
        _ => None,
    }
}

fn may_stop(turn: &Turn<'_>, found: &Match) -> bool {
    found.game.rules.starter == turn.request.user || turn.request.rights.manages_messages
}

/// The answer to a press or a typed answer: the game as it stands now where all are to see what it did or where nothing
/// else can show it, else a word to whoever did it.
async fn answer(turn: &Turn<'_>, deed: Deed, before: &Match, played: &Played) -> Outcome {
    let Played { game: found, told } = played;
    let Deed { message, may_edit } = deed;
    let asks = matches!(found.game.phase, Phase::Asking { .. });
    let shows = match told {
        Told::Done => true,
        Told::Counted { .. } => found.private || !asks,
        // What Discord did not take shows a question that is over: this answer brings what it should show.
        Told::Closed => before.refusals > 0,
        _ => false,
    };
    if message.is_none() || (!shows && before.is_reachable(turn.now)) {
        turn.store.note_press(found.id, message, may_edit, None).await?;
        return Ok(Reply::Message(told_message(turn.words, *told, None)));
    }
    // The answer is the message itself, so its token leads there from now on.
    let token = Some((&turn.request.token, turn.now));
    turn.store.note_press(found.id, message, may_edit, token).await?;
    // Whether the answer arrives is not known here, so the clock shows the same once more: a program that ends now would
    // else leave a message behind whose question is over, and nobody would see the answer.
    let language = turn.locales.words(found.language);
    Ok(Reply::Update(
        match_message(turn.store, language, found, turn.now).await?,
    ))
}

/// A game's message as it stands. The end of a daily tells of streaks, which the store knows.
pub async fn match_message(
    store: &Store,
    words: Words<'_>,
    found: &Match,
    now: Timestamp,
) -> Result<Message, StoreError> {
    match found.daily.filter(|_| found.game.is_over()) {
        Some(day) => {
            let standing = store.standing(found, Day::of(now)).await?;
            Ok(daily::ended(words, found, day, &standing))
        }
        None => Ok(game_message(words, found)),
    }
}

/// What the presser is told, and nobody else; never what the right answer is.
fn told_message(words: Words<'_>, told: Told, game: Option<&Match>) -> Message {
    let verdict = |verdict: &'static str| words.say("trivia-verdict", &[("verdict", verdict.into())]);
    let (text, tint) = match told {
        Told::Counted { right: true } => (verdict("right"), Tint::Right),
        Told::Counted { right: false } => (verdict("wrong"), Tint::Wrong),
        Told::AnsweredBefore => (verdict("before"), Tint::Accent),
        Told::Removed => (words.plain("trivia-removed"), Tint::Accent),
        Told::Voted { votes, needed } => {
            let places = [("votes", votes.into()), ("needed", needed.into())];
            (words.say("trivia-voted", &places), Tint::Accent)
        }
        Told::NoMoreHints => (words.plain("trivia-no-more-hints"), Tint::Accent),
        Told::NotYours => (words.plain("trivia-not-yours"), Tint::Accent),
        Told::Joined => (words.plain("trivia-joined"), Tint::Accent),
        Told::JoinedBefore => (words.plain("trivia-joined-before"), Tint::Accent),
        Told::Closed | Told::Done => (verdict("closed"), Tint::Accent),
    };
    board::private_card(words, text, tint, game)
}

#[cfg(test)]
mod tests;
