//! The daily: the same five questions for everybody from one midnight in Seoul to the next, and the rows of days on
//! which people play them.
//!
//! A day counts as played when at least one of its questions was answered; a game begun before midnight belongs to the
//! day it was begun on. **The rule of the personal streak:** it grows by one with each day played. A missed day is
//! forgiven, and adds nothing, if no other missed day was forgiven within the seven days up to it; any other missed day
//! ends the streak. So of two missed days in a row the second ends it, and nothing is forgiven twice a week. Today is
//! not missed before it is over.

use crate::text::fingerprint;
use jiff::tz::{self, Offset, TimeZone};
use jiff::{Timestamp, civil};

/// Questions of a day.
pub const QUESTIONS: usize = 5;

/// Days from one forgiven day to the next that can be.
const FREEZE_EVERY_DAYS: i64 = 7;

/// Seoul's time. South Korea keeps no summer time; were that to change, days would still be 24 hours long here, as days
/// that were stored before must keep their numbers.
const SEOUL: Offset = tz::offset(9);
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A day in Seoul, as the number of days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day in Seoul at a moment, wherever whoever asks lives.
    pub fn of(now: Timestamp) -> Self {
        Self((now.as_second() + i64::from(SEOUL.seconds())).div_euclid(DAY_SECONDS))
    }

    /// When it begins.
    pub fn begins(self) -> Timestamp {
        let second = self.0.saturating_mul(DAY_SECONDS) - i64::from(SEOUL.seconds());
        Timestamp::from_second(second).unwrap_or_default()
    }

    /// The day so many days later.
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its date in Seoul.
    pub fn date(self) -> civil::Date {
        self.begins().to_zoned(TimeZone::fixed(SEOUL)).date()
    }

    /// The Monday of its week.
    pub fn week_begins(self) -> Self {
        self.plus(-i64::from(self.date().weekday().to_monday_zero_offset()))
    }

    /// The first of its month.
    pub fn month_begins(self) -> Self {
        self.plus(1 - i64::from(self.date().day()))
    }
}

/// The seed of a day's questions: another day or other data (`catalogue` is their fingerprint) gives other ones.
pub fn seed(day: Day, catalogue: u64) -> u64 {
    fingerprint(&format!("{}:{catalogue:016x}", day.0))
}

/// How regularly somebody plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streak {
    /// Days played in the streak that still runs; 0 when none does.
    pub days: u32,
    /// The most days a streak had.
    pub best: u32,
    /// The first day that would be forgiven again; none while any would be.
    pub freeze_from: Option<Day>,
}

/// The streak of somebody who played on these days, in order, as it stands `today`.
pub fn streak(played: &[Day], today: Day) -> Streak {
    let mut streak = Streak::default();
    let (mut last, mut forgiven) = (None, None);
    for day in played.iter().copied() {
        if !goes_on(last, day, &mut forgiven) {
            streak.days = 0;
        }
        streak.days += 1;
        streak.best = streak.best.max(streak.days);
        last = Some(day);
    }
    if !goes_on(last, today, &mut forgiven) {
        streak.days = 0;
    }
    let again = forgiven.map(|day: Day| day.plus(FREEZE_EVERY_DAYS));
    streak.freeze_from = again.filter(|again| *again > today);
    streak
}

/// Whether a streak whose last day is `last` goes on at `next`; notes the day that is forgiven for it.
fn goes_on(last: Option<Day>, next: Day, forgiven: &mut Option<Day>) -> bool {
    let missed = last.map_or(0, |last| next.0 - last.0 - 1);
    let Some(first) = last.map(|last| last.plus(1)).filter(|_| missed > 0) else {
        return true;
    };
    if forgiven.is_some_and(|before| first < before.plus(FREEZE_EVERY_DAYS)) {
        return false;
    }
    *forgiven = Some(first);
    missed == 1
}

/// The streak of a server on whose days, in order, at least one member played: days in a row up to today, or up to
/// yesterday while nobody has played today. Nothing is forgiven: one member is enough.
pub fn server_streak(played: &[Day], today: Day) -> u32 {
    // Another process may be in tomorrow already.
    let played = played.iter().rev().skip_while(|day| **day > today);
    let (mut days, mut before) = (0, today.plus(1));
    for day in played {
        let in_a_row = *day == before.plus(-1) || (days == 0 && *day == today.plus(-1));
        if !in_a_row {
            break;
        }
        days += 1;
        before = *day;
    }
    days
}

#[cfg(test)]
mod tests;
