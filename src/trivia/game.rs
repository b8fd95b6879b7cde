//! A game of several questions as a pure machine: the state, what happens, and the time in; what is told and what is to
//! be recorded out. It neither knows the questions' words nor stores anything, so that any process can take the next step.

mod parts;
mod votes;

pub use parts::{Event, Given, Key, Mode, Phase, Player, Record, Rules, Told};

use super::points::points;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A game.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Game {
    /// What was agreed.
    pub rules: Rules,
    /// One key a question.
    pub keys: Vec<Key>,
    /// Index of the current question.
    pub number: usize,
    /// Where it stands.
    pub phase: Phase,
    /// When the current question was asked.
    pub asked_at: Timestamp,
    /// When anybody last did anything.
    pub touched_at: Timestamp,
    /// Answers to the current question, the first at the front.
    pub given: Vec<Given>,
    /// Who wants a hint.
    pub hint_votes: Vec<u64>,
    /// Hints given to the current question.
    pub hints: u8,
    /// Who wants to go on.
    pub skip_votes: Vec<u64>,
    /// Everybody who takes part, the first to come at the front.
    pub players: Vec<Player>,
    /// Questions in a row that nobody answered.
    pub quiet: u8,
}

/// How long an answer is shown before the next question comes.
pub const PAUSE: SignedDuration = SignedDuration::from_secs(8);
/// Hints a question can have: two options always stay.
pub const HINTS_MAX: u8 = 2;
/// Questions in a row without any answer after which a game with a timer ends.
const QUIET_MAX: u8 = 3;
/// How long a game without a timer waits for somebody to do something.
const IDLE_MAX: SignedDuration = SignedDuration::from_mins(30);

impl Game {
    /// A game at its first question.
    pub fn new(rules: Rules, keys: Vec<Key>, now: Timestamp) -> (Self, Vec<Record>) {
        let starter = rules.starter;
        let mut game = Self {
            rules,
            keys,
            number: 0,
            phase: Phase::Over,
            asked_at: now,
            touched_at: now,
            given: Vec::new(),
            hint_votes: Vec::new(),
            hints: 0,
            skip_votes: Vec::new(),
            players: Vec::new(),
            quiet: 0,
        };
        game.player(starter);
        let record = game.ask(now);
        (game, vec![record])
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// When time alone changes it next.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self.phase {
            Phase::Asking { closes_at: Some(at) } | Phase::Shown { next_at: Some(at) } => Some(at),
            // Whoever plays alone and unseen keeps nobody waiting.
            _ if self.rules.mode == Mode::Solo => None,
            Phase::Asking { closes_at: None } | Phase::Shown { next_at: None } => Some(self.touched_at + IDLE_MAX),
            Phase::Over => None,
        }
    }

    /// The options of the current question that hints have removed.
    pub fn removed(&self) -> &[u8] {
        let wrong = self.keys.get(self.number).map(|key| key.wrong.as_slice());
        wrong
            .and_then(|wrong| wrong.get(..usize::from(self.hints)))
            .unwrap_or_default()
    }

    /// The players, the one with most points first; of equals the one with more right answers, then who came first.
    pub fn ranking(&self) -> Vec<&Player> {
        let mut players: Vec<&Player> = self.players.iter().collect();
        players.sort_by_key(|player| std::cmp::Reverse((player.points, player.right)));
        players
    }

    /// A player's place, from 1; equals share one, and the next place is as much further on.
    pub fn place(&self, player: &Player) -> usize {
        let worth = |player: &Player| (player.points, player.right);
        let ahead = self.players.iter().filter(|other| worth(other) > worth(player));
        ahead.count() + 1
    }

    /// Whether the question of this index was asked and is over, so that all about it may be told.
    pub fn is_answered(&self, number: usize) -> bool {
        let asks = matches!(self.phase, Phase::Asking { .. });
        number < self.number || (number == self.number && !asks)
    }

    /// Lets `event` happen at `now`; what time has brought until then comes first.
    pub fn step(&mut self, event: Event, now: Timestamp) -> (Told, Vec<Record>) {
        let mut records = self.pass_time(now);
        let told = match event {
            Event::Tick => Told::Done,
            Event::Answer { user, number, choice } => self.answer(user, number, choice, now, &mut records),
            Event::Hint { user, number } => self.hint(user, number),
            Event::Skip { user, number } => self.skip(user, number, now, &mut records),
            Event::Join { user } => self.join(user),
            Event::Stop => self.stop(&mut records),
        };
        if event != Event::Tick {
            self.touched_at = self.touched_at.max(now);
        }
        (told, records)
    }

    /// At most one step of time, so that nobody misses an answer or a question after a pause of the whole program.
    fn pass_time(&mut self, now: Timestamp) -> Vec<Record> {
        if self.due_at().is_none_or(|due| due > now) {
            return Vec::new();
        }
        match self.phase {
            Phase::Asking { closes_at: Some(_) } => {
                let record = self.close(now);
                if self.quiet >= QUIET_MAX {
                    self.phase = Phase::Over;
                }
                vec![record]
            }
            Phase::Asking { closes_at: None } => {
                let record = self.close(now);
                self.phase = Phase::Over;
                vec![record]
            }
            Phase::Shown { next_at: Some(_) } => {
                self.number += 1;
                vec![self.ask(now)]
            }
            Phase::Shown { next_at: None } | Phase::Over => {
                self.phase = Phase::Over;
                Vec::new()
            }
        }
    }

    fn ask(&mut self, now: Timestamp) -> Record {
        self.asked_at = now;
        self.given.clear();
        self.hint_votes.clear();
        self.skip_votes.clear();
        self.hints = 0;
        let seconds = self
            .rules
            .seconds
            .map(|seconds| SignedDuration::from_secs(i64::from(seconds)));
        self.phase = Phase::Asking {
            closes_at: seconds.map(|seconds| now + seconds),
        };
        Record::Asked(self.number)
    }

    /// Ends the current question and writes its points.
    fn close(&mut self, now: Timestamp) -> Record {
        for player in &mut self.players {
            match self.given.iter().find(|given| given.user == player.user) {
                Some(given) if given.right => {
                    player.points += given.points;
                    player.right += 1;
                    player.streak += 1;
                    player.best_streak = player.best_streak.max(player.streak);
                }
                _ => player.streak = 0,
            }
        }
        self.quiet = if self.given.is_empty() { self.quiet + 1 } else { 0 };
        self.skip_votes.clear();
        self.phase = if self.number + 1 < self.keys.len() {
            Phase::Shown {
                next_at: self.rules.seconds.map(|_| now + PAUSE),
            }
        } else {
            Phase::Over
        };
        Record::Answered(self.number, self.given.clone())
    }

    /// What somebody is told who can not answer this question now; none who can.
    pub fn refuses(&self, user: u64, number: usize, now: Timestamp) -> Option<Told> {
        let asks = matches!(self.phase, Phase::Asking { .. }) && number == self.number;
        if !asks || self.due_at().is_some_and(|due| due <= now) {
            return Some(Told::Closed);
        }
        if self.rules.alone && user != self.rules.starter {
            return Some(Told::NotYours);
        }
        let has_answered = self.given.iter().any(|given| given.user == user);
        has_answered.then_some(Told::AnsweredBefore)
    }

    fn answer(&mut self, user: u64, number: usize, choice: u8, now: Timestamp, records: &mut Vec<Record>) -> Told {
        if let Some(told) = self.refuses(user, number, now) {
            return told;
        }
        let Some(key) = self.keys.get(number) else {
            return Told::Closed;
        };
        let right = key.right == choice;
        if self.removed().contains(&choice) {
            return Told::Removed;
        }
        let streak = self.player(user).streak;
        let took = u64::try_from(now.duration_since(self.asked_at).as_millis()).unwrap_or_default();
        let limit = self.rules.seconds.map(|seconds| u64::from(seconds) * 1_000);
        let points = if right {
            points(took, limit, self.hints, streak)
        } else {
            0
        };
        self.given.push(Given {
            user,
            choice,
            right,
            points,
            took,
        });
        if (right && self.rules.mode == Mode::Fastest) || self.all_have_answered() {
            records.push(self.close(now));
        }
        Told::Counted { right }
    }

    /// Whether nobody is left to wait for. At the first question nobody knows who will play, unless one plays alone.
    fn all_have_answered(&self) -> bool {
        let known = self.rules.alone || self.number > 0 || (self.rules.seconds.is_none() && self.players.len() > 1);
        let has_answered = |player: &Player| self.given.iter().any(|given| given.user == player.user);
        known && self.players.iter().all(has_answered)
    }

    /// Removes every trace of somebody from the game; a game of their own ends, and what others answered counts.
    pub fn forget(&mut self, user: u64) -> Vec<Record> {
        let mut records = Vec::new();
        self.players.retain(|player| player.user != user);
        self.given.retain(|given| given.user != user);
        self.hint_votes.retain(|voter| *voter != user);
        self.skip_votes.retain(|voter| *voter != user);
        if self.rules.starter == user {
            self.rules.starter = 0;
            self.stop(&mut records);
        }
        records
    }

    /// The player of this id, who takes part from now on if not before.
    fn player(&mut self, user: u64) -> Player {
        if let Some(player) = self.players.iter().find(|player| player.user == user) {
            return player.clone();
        }
        let player = Player {
            user,
            points: 0,
            right: 0,
            streak: 0,
            best_streak: 0,
        };
        self.players.push(player.clone());
        player
    }
}

#[cfg(test)]
mod tests;
