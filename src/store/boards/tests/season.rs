//! A season: 200 players of known skill play for 30 days, through the store as the commands do, by a clock that only the
//! test moves.
//!
//! Ten servers of 20 players have a game of two questions a day: 12,000 answers, each an event of its own. Eight of the
//! players also play the daily, from four time zones, while Berlin and New York leave summer time. That takes some
//! seconds, and 60 answers a player are enough to rank them: 0.95 when this was written.

use super::super::{Board, Scope, WantedBoard};
use super::{wanted, whole};
use crate::interaction::Token;
use crate::store::{MatchId, NewMatch, Started, Store};
use crate::text::Language;
use crate::trivia::daily::Day;
use crate::trivia::game::{Event, Game, Key, Mode, Rules};
use crate::trivia::rating::{Rating, START, chance, rank_correlation};
use crate::trivia::{Choice, Question};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Span, Timestamp};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;

const PLAYERS: u64 = 200;
const SERVERS: u64 = 10;
const DAYS: i64 = 30;
const QUESTIONS: usize = 2;
const POOL: usize = 300;
/// The season's first day. Berlin leaves summer time on 25 October 2026, New York on 1 November.
const FIRST: Date = date(2026, 10, 10);

struct Season {
    store: Store,
    random: StdRng,
    /// What each player really can, on the scale of ratings.
    skills: Vec<f64>,
    /// How hard each question really is, on the same scale.
    hardness: Vec<f64>,
    interactions: u64,
    /// Points that ended games showed: by server, and those of dailies alone.
    points: BTreeMap<u64, u64>,
    daily_points: u64,
}

impl Season {
    async fn new() -> Self {
        let mut random = StdRng::seed_from_u64(2026);
        let mut draw = |count: usize| -> Vec<f64> {
            let one = |_| START + random.random_range(-500.0..500.0);
            (0..count).map(one).collect()
        };
        let (skills, hardness) = (draw(PLAYERS as usize), draw(POOL));
        Self {
            store: Store::in_memory().await.expect("a database"),
            random,
            skills,
            hardness,
            interactions: 0,
            points: BTreeMap::new(),
            daily_points: 0,
        }
    }

    /// Which option a player takes of a question of the pool: the right one is 0.
    fn choice(&mut self, user: u64, question: usize) -> u8 {
        let truth = |value| Rating { value, answers: 0 };
        let skill = truth(self.skills[user as usize - 1]);
        let knows = chance(skill, truth(self.hardness[question]));
        if self.random.random_bool(knows) { 0 } else { 1 }
    }

    async fn starts(&mut self, rules: Rules, guild: u64, daily: Option<Day>, now: Timestamp) -> (MatchId, Vec<usize>) {
        let count = if daily.is_some() { 5 } else { QUESTIONS };
        let drawn: Vec<usize> = (0..count).map(|_| self.random.random_range(0..POOL)).collect();
        let questions: Vec<Question> = drawn.iter().map(|number| question(*number)).collect();
        let key = Key {
            right: 0,
            wrong: vec![1, 2, 3],
        };
        let private = rules.alone;
        let (game, _) = Game::new(rules, vec![key; count], now);
        self.interactions += 1;
        let new = NewMatch {
            interaction: self.interactions,
            application: 1,
            token: &Token::new("t"),
            channel: guild,
            guild: Some(guild),
            private,
            daily,
            may_edit: true,
            language: Language::English,
            questions: &questions,
            game: &game,
            now,
        };
        match self.store.start_match(new).await.expect("stored") {
            Started::Now(found) => (found.id, drawn),
            Started::Other(other) => panic!("{:?} is played already", other.id),
        }
    }

    /// A server's game of the day: everybody answers every question.
    async fn plays_in(&mut self, guild: u64, players: &[u64], begin: Timestamp) {
        let rules = Rules {
            mode: Mode::Everyone,
            seconds: Some(20),
            starter: players[0],
            alone: false,
        };
        let (id, drawn) = self.starts(rules, guild, None, begin).await;
        let mut asked_at = begin;
        for (number, question) in drawn.into_iter().enumerate() {
            for user in players {
                let choice = self.choice(*user, question);
                let took = SignedDuration::from_millis(self.random.random_range(500..19_000));
                let answer = Event::Answer {
                    user: *user,
                    number,
                    choice,
                };
                self.store.play(id, answer, asked_at + took).await.expect("played");
            }
            for second in [20, 28] {
                let now = asked_at + SignedDuration::from_secs(second);
                self.store.play(id, Event::Tick, now).await.expect("played");
            }
            asked_at += SignedDuration::from_secs(28);
        }
        *self.points.entry(guild).or_default() += self.sum_of(id).await;
    }

    /// Somebody's daily, unless it is played already.
    async fn plays_daily(&mut self, user: u64, guild: u64, now: Timestamp) {
        let day = Day::of(now);
        if self.store.daily_of(user, day).await.expect("read").is_some() {
            return;
        }
        let rules = Rules {
            mode: Mode::Solo,
            seconds: None,
            starter: user,
            alone: true,
        };
        let (id, drawn) = self.starts(rules, guild, Some(day), now).await;
        for (number, question) in drawn.into_iter().enumerate() {
            let choice = self.choice(user, question);
            self.store
                .play(id, Event::Answer { user, number, choice }, now)
                .await
                .expect("played");
            self.store
                .play(id, Event::Skip { user, number }, now)
                .await
                .expect("played");
        }
        let points = self.sum_of(id).await;
        *self.points.entry(guild).or_default() += points;
        self.daily_points += points;
    }

    /// All points of a game that is over.
    async fn sum_of(&self, id: MatchId) -> u64 {
        let found = self.store.match_by_id(id).await.expect("read").expect("there");
        assert!(found.game.is_over(), "{:?}", found.game);
        found.game.players.iter().map(|player| u64::from(player.points)).sum()
    }
}

fn question(number: usize) -> Question {
    let option = |label: &str| Choice {
        id: label.to_owned(),
        label: label.to_owned(),
    };
    Question {
        id: format!("written:sample-{number}"),
        kind: "written".into(),
        prompt: "?".into(),
        options: ["a", "b", "c", "d"].map(option).into(),
        right: 0,
        // Nothing is known of a question at first: answers must teach it.
        difficulty_tenths: 30,
        fact: String::new(),
        story: None,
        artist: None,
        sources: Vec::new(),
    }
}

/// Somebody who plays the daily: where they live, when in their day they play, on which days of the season they do
/// not, and the streak they must have at the end of it.
struct Regular {
    zone: &'static str,
    hour: i8,
    minute: i8,
    misses: &'static [i64],
    streak: u32,
}

const fn regular(zone: &'static str, hour: i8, minute: i8, misses: &'static [i64], streak: u32) -> Regular {
    Regular {
        zone,
        hour,
        minute,
        misses,
        streak,
    }
}

const REGULARS: [Regular; 8] = [
    regular("Asia/Seoul", 0, 0, &[], 30),
    regular("Asia/Seoul", 23, 59, &[5, 12, 19], 27),
    // Two missed days in a row end a streak; so does a second one within a week.
    regular("Asia/Seoul", 12, 0, &[20, 21], 8),
    regular("Europe/Berlin", 20, 0, &[10, 16], 13),
    // 16:30 in Berlin is 23:30 in Seoul in summer and 00:30 in winter: one of Seoul's days goes by, and is forgiven.
    regular("Europe/Berlin", 16, 30, &[], 30),
    regular("America/New_York", 21, 0, &[], 30),
    regular("America/New_York", 10, 30, &[], 30),
    regular("Australia/Sydney", 1, 15, &[29], 29),
];

fn regular_at(regular: &Regular, day: i64) -> Timestamp {
    let on = FIRST + Span::new().days(day);
    let there = on.at(regular.hour, regular.minute, 0, 0).in_tz(regular.zone);
    there.expect("a known zone").timestamp()
}

#[tokio::test]
async fn ratings_order_players_streaks_survive_clocks_and_boards_add_up() {
    let mut season = Season::new().await;
    let players: Vec<u64> = (1..=PLAYERS).collect();
    for day in 0..DAYS {
        let evening = FIRST + Span::new().days(day);
        let evening = evening.at(20, 0, 0, 0).in_tz("Asia/Seoul").expect("Seoul").timestamp();
        for (guild, members) in (1..).zip(players.chunks((PLAYERS / SERVERS) as usize)) {
            season.plays_in(guild, members, evening).await;
        }
        for (user, regular) in (1u64..).zip(&REGULARS) {
            if !regular.misses.contains(&day) {
                season.plays_daily(user, 1, regular_at(regular, day)).await;
            }
        }
    }
    ratings_order_players(&season).await;
    streaks_are_right(&season).await;
    boards_add_up(&season).await;
}

async fn ratings_order_players(season: &Season) {
    let mut learned = Vec::new();
    for user in 1..=PLAYERS {
        learned.push(season.store.player_rating(user).await.expect("read").value);
    }
    let found = rank_correlation(&season.skills, &learned);
    assert!(found >= 0.9, "rank correlation {found}");
}

async fn streaks_are_right(season: &Season) {
    for (user, regular) in (1u64..).zip(&REGULARS) {
        let last = Day::of(regular_at(regular, DAYS - 1));
        let days = season.store.days_of(user).await.expect("read");
        let found = crate::trivia::daily::streak(&days, last);
        assert_eq!(
            found.days, regular.streak,
            "{} at {}: {days:?}",
            regular.zone, regular.hour
        );
    }
}

async fn boards_add_up(season: &Season) {
    let sum = async |wanted: WantedBoard| -> u64 {
        let lines = whole(&season.store, &wanted, 10).await;
        let places: Vec<u64> = lines.iter().map(|line| line.place).collect();
        assert!(places.is_sorted() && places.first() == Some(&1), "{places:?}");
        for pair in lines.windows(2) {
            assert!(pair[0].points >= pair[1].points);
            assert_eq!(pair[0].points == pair[1].points, pair[0].place == pair[1].place);
        }
        lines.iter().map(|line| line.points).sum()
    };
    for (guild, points) in &season.points {
        assert_eq!(sum(wanted(Scope::Server(*guild), 0, Board::Points)).await, *points);
        assert_eq!(sum(wanted(Scope::Channel(*guild), 0, Board::Points)).await, *points);
    }
    let all: u64 = season.points.values().sum();
    assert_eq!(sum(wanted(Scope::Everywhere, 0, Board::Points)).await, all);
    assert_eq!(
        sum(wanted(Scope::Everywhere, 0, Board::Daily)).await,
        season.daily_points
    );
    let mut own = 0;
    for user in 1..=PLAYERS {
        own += season.store.points_of(user).await.expect("read");
    }
    assert_eq!(own, all);
}
