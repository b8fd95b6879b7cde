//! What a game is made of: what was agreed, where it stands, what happens to it, and what comes of that.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a game is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// All answer each question, once each; it is over when time is up or everybody has answered.
    Everyone,
    /// The first right answer takes the question.
    Fastest,
    /// One person plays, unseen by others.
    Solo,
}

impl Mode {
    /// Every mode, the default first.
    pub const ALL: [Mode; 3] = [Mode::Everyone, Mode::Fastest, Mode::Solo];

    /// Its name in option values.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Everyone => "everyone",
            Mode::Fastest => "fastest",
            Mode::Solo => "solo",
        }
    }
}

/// What was agreed before the first question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// How it is played.
    pub mode: Mode,
    /// Seconds for each question; none for as long as it takes.
    pub seconds: Option<u32>,
    /// Who started it.
    pub starter: u64,
    /// Nobody but the starter can take part.
    pub alone: bool,
}

/// What the machine needs to know of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Index of the right option.
    pub right: u8,
    /// The wrong ones in the order in which hints remove them.
    pub wrong: Vec<u8>,
}

/// Where a game stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The question can be answered.
    Asking {
        /// Until then, where there is a limit.
        closes_at: Option<Timestamp>,
    },
    /// The answer is shown; the next question comes then, or when somebody asks for it.
    Shown {
        /// When the next question comes by itself.
        next_at: Option<Timestamp>,
    },
    /// The last answer and the result are shown.
    Over,
}

/// An answer to the current question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Who gave it.
    pub user: u64,
    /// Which option, from 0.
    pub choice: u8,
    /// Whether it is right.
    pub right: bool,
    /// Points it earned.
    pub points: u32,
    /// Milliseconds after the question.
    pub took: u64,
}

/// Somebody who takes part, with what they have won so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Player {
    /// Who.
    pub user: u64,
    /// Points.
    pub points: u32,
    /// Right answers.
    pub right: u32,
    /// Right answers in a row.
    pub streak: u32,
    /// The longest row.
    pub best_streak: u32,
}

/// What happens to a game.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Time goes by.
    Tick,
    /// Somebody answers a question.
    Answer {
        /// Who.
        user: u64,
        /// Which question, from 0: an answer to an earlier one comes too late.
        number: usize,
        /// Which option.
        choice: u8,
    },
    /// Somebody wants a hint for a question.
    Hint {
        /// Who.
        user: u64,
        /// Which question.
        number: usize,
    },
    /// Somebody wants to go on: past this question, or from its answer to the next.
    Skip {
        /// Who.
        user: u64,
        /// Which question.
        number: usize,
    },
    /// Somebody takes part from now on.
    Join {
        /// Who.
        user: u64,
    },
    /// The game is ended by somebody who may.
    Stop,
}

/// What the person who did it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nothing in particular: the game shows what came of it.
    Done,
    /// The answer counts.
    Counted {
        /// Whether it is right.
        right: bool,
    },
    /// This person had answered; that answer stays.
    AnsweredBefore,
    /// A hint has removed that option.
    Removed,
    /// The question is over, or another.
    Closed,
    /// The vote counts, but more are needed.
    Voted {
        /// Votes so far.
        votes: usize,
        /// Votes needed.
        needed: usize,
    },
    /// There are no more hints for this question.
    NoMoreHints,
    /// The game belongs to somebody else.
    NotYours,
    /// This person took part already.
    JoinedBefore,
    /// This person takes part now.
    Joined,
}

/// What is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A question came up, by its index.
    Asked(usize),
    /// A question is over: its index and its answers.
    Answered(usize, Vec<Given>),
}
