//! How strong a player and how hard a question is, learned from answers: Elo's rating, with questions as opponents.
//!
//! A question and a player meet; the player wins with a right answer. Before the meeting their ratings say how likely
//! that is, [`chance`]; afterwards each moves by how much the outcome surprised, times a step that shrinks as more
//! answers are known, so that a newcomer finds a place quickly and an old hand keeps one. Four options leave a quarter
//! to luck, so that a right answer is never less likely than `LUCK`: without that, guessing would lift the weakest.
//!
//! A question begins at its estimated difficulty: 3 of 5 is 1500, each step `STEP` points.

/// Where a player begins, and a question of middle difficulty.
pub const START: f64 = 1_500.0;
/// Points between two difficulties.
const STEP: f64 = 150.0;
/// Points at which the stronger is ten times likelier to win.
const SCALE: f64 = 400.0;
/// The chance of a right answer by guessing.
const LUCK: f64 = 0.25;
/// The step of the first answer, and what it shrinks towards.
const FIRST_STEP: f64 = 60.0;
const LAST_STEP: f64 = 12.0;
/// Answers after which half of the way from the first step to the last is gone.
const HALF_AFTER: f64 = 30.0;

/// Answers after which a player's rating is told: before, each answer still moves it by a large part of a level.
pub const PLACED_AFTER: u32 = 10;

/// A rating and the answers it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// The rating.
    pub value: f64,
    /// Answers that went into it.
    pub answers: u32,
}

impl Rating {
    /// A player of whom nothing is known.
    pub fn new_player() -> Self {
        Self {
            value: START,
            answers: 0,
        }
    }

    /// A question that nobody has answered, by its estimated difficulty in tenths.
    pub fn new_question(difficulty_tenths: u8) -> Self {
        Self {
            value: START + (f64::from(difficulty_tenths) / 10.0 - 3.0) * STEP,
            answers: 0,
        }
    }

    /// The difficulty from 1 to 5 that a question's rating stands for.
    pub fn difficulty(self) -> f64 {
        ((self.value - START) / STEP + 3.0).clamp(1.0, 5.0)
    }

    /// The level from 1 to 5 that a player's rating stands for: the difficulty of the questions that the player is even
    /// with. None while too little is known.
    pub fn level(self) -> Option<u8> {
        (self.answers >= PLACED_AFTER).then(|| self.difficulty().round() as u8)
    }

    fn step(self) -> f64 {
        LAST_STEP + (FIRST_STEP - LAST_STEP) * HALF_AFTER / (HALF_AFTER + f64::from(self.answers))
    }

    fn moved(self, by: f64) -> Self {
        Self {
            value: self.value + self.step() * by,
            answers: self.answers.saturating_add(1),
        }
    }
}

/// The chance that the player answers the question rightly.
pub fn chance(player: Rating, question: Rating) -> f64 {
    let knows = 1.0 / (1.0 + 10f64.powf((question.value - player.value) / SCALE));
    LUCK + (1.0 - LUCK) * knows
}

/// The ratings of a player and a question after an answer.
pub fn meet(player: Rating, question: Rating, right: bool) -> (Rating, Rating) {
    let outcome = if right { 1.0 } else { 0.0 };
    let surprise = outcome - chance(player, question);
    (player.moved(surprise), question.moved(-surprise))
}

/// The rank correlation of two lists of equally many values (Spearman's, without ties): 1 where they order alike.
#[cfg(test)]
pub(crate) fn rank_correlation(one: &[f64], other: &[f64]) -> f64 {
    let ranks = |values: &[f64]| -> Vec<f64> {
        let rank = |value: &f64| values.iter().filter(|other| *other < value).count() as f64;
        values.iter().map(rank).collect()
    };
    let count = one.len() as f64;
    let squares = ranks(one).into_iter().zip(ranks(other)).map(|(a, b)| (a - b).powi(2));
    1.0 - 6.0 * squares.sum::<f64>() / (count * (count * count - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::rngs::StdRng;
    use rand::{RngExt, SeedableRng};

    #[test]
    fn a_right_answer_lifts_the_player_and_lowers_the_question() {
        let (player, question) = (Rating::new_player(), Rating::new_question(30));
        let (winner, beaten) = meet(player, question, true);
        assert!(winner.value > player.value && beaten.value < question.value);
        let (loser, winner) = meet(player, question, false);
        assert!(loser.value < player.value && winner.value > question.value);
        assert!((Rating::new_question(47).difficulty() - 4.7).abs() < 1e-9);
    }

    #[test]
    fn a_level_is_told_after_some_answers() {
        let player = |value, answers| Rating { value, answers };
        assert_eq!(player(2_500.0, PLACED_AFTER - 1).level(), None);
        assert_eq!(player(2_500.0, PLACED_AFTER).level(), Some(5));
        assert_eq!(player(START, PLACED_AFTER).level(), Some(3));
        assert_eq!(player(500.0, PLACED_AFTER).level(), Some(1));
    }

    /// A season: 200 players of known skill, ten questions a day for 30 days, out of 400 of known difficulty.
    #[test]
    fn a_season_orders_players_and_questions_rightly() {
        let mut random = StdRng::seed_from_u64(30);
        let mut draw =
            |count: usize| -> Vec<f64> { (0..count).map(|_| START + random.random_range(-500.0..500.0)).collect() };
        let (skills, hardness) = (draw(200), draw(400));
        let truth = |value: f64| Rating { value, answers: 0 };
        let mut players = vec![Rating::new_player(); skills.len()];
        let mut questions = vec![Rating::new_question(30); hardness.len()];
        let mut random = StdRng::seed_from_u64(31);
        for _ in 0..30 * 10 {
            for player in 0..players.len() {
                let question = random.random_range(0..questions.len());
                let right = random.random_bool(chance(truth(skills[player]), truth(hardness[question])));
                (players[player], questions[question]) = meet(players[player], questions[question], right);
            }
        }
        let learned = |ratings: &[Rating]| ratings.iter().map(|rating| rating.value).collect::<Vec<_>>();
        let of_players = rank_correlation(&skills, &learned(&players));
        let of_questions = rank_correlation(&hardness, &learned(&questions));
        assert!(of_players >= 0.9 && of_questions >= 0.9, "{of_players} {of_questions}");
    }
}
