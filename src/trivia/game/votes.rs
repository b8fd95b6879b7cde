//! What players do beside answering: they vote for a hint or to go on, join in, and stop the game.

use super::{Game, HINTS_MAX, Phase, Record, Told};
use jiff::Timestamp;

impl Game {
    /// Votes that carry a hint or a skip: more than half of those who take part.
    fn votes_needed(&self) -> usize {
        self.players.len() / 2 + 1
    }

    pub(super) fn hint(&mut self, user: u64, number: usize) -> Told {
        if number != self.number || !matches!(self.phase, Phase::Asking { .. }) {
            return Told::Closed;
        }
        if self.rules.alone && user != self.rules.starter {
            return Told::NotYours;
        }
        if self.hints >= HINTS_MAX {
            return Told::NoMoreHints;
        }
        self.player(user);
        add(&mut self.hint_votes, user);
        let (votes, needed) = (self.hint_votes.len(), self.votes_needed());
        if votes < needed {
            return Told::Voted { votes, needed };
        }
        self.hint_votes.clear();
        self.hints += 1;
        Told::Done
    }

    pub(super) fn skip(&mut self, user: u64, number: usize, now: Timestamp, records: &mut Vec<Record>) -> Told {
        if number != self.number || self.phase == Phase::Over {
            return Told::Closed;
        }
        if self.rules.alone && user != self.rules.starter {
            return Told::NotYours;
        }
        self.player(user);
        if let Phase::Shown { .. } = self.phase {
            // From an answer to the next question anybody may lead: nothing is lost by it.
            self.number += 1;
            records.push(self.ask(now));
            return Told::Done;
        }
        add(&mut self.skip_votes, user);
        let (votes, needed) = (self.skip_votes.len(), self.votes_needed());
        if votes < needed {
            return Told::Voted { votes, needed };
        }
        records.push(self.close(now));
        Told::Done
    }

    pub(super) fn join(&mut self, user: u64) -> Told {
        if self.phase == Phase::Over {
            return Told::Closed;
        }
        if self.rules.alone && user != self.rules.starter {
            return Told::NotYours;
        }
        if self.players.iter().any(|player| player.user == user) {
            return Told::JoinedBefore;
        }
        self.player(user);
        Told::Joined
    }

    pub(super) fn stop(&mut self, records: &mut Vec<Record>) -> Told {
        if self.phase == Phase::Over {
            return Told::Closed;
        }
        if let Phase::Asking { .. } = self.phase {
            let now = self.asked_at;
            records.push(self.close(now));
        }
        self.phase = Phase::Over;
        Told::Done
    }
}

/// Adds a vote; twice is once.
fn add(votes: &mut Vec<u64>, user: u64) {
    if !votes.contains(&user) {
        votes.push(user);
    }
}
