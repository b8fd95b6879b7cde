//! That days are Seoul's for everybody, and that streaks go by their rule.

use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn days(numbers: &[i64]) -> Vec<Day> {
    numbers.iter().copied().map(Day).collect()
}

/// The Seoul day at a time of day somewhere.
fn day_at(place: &str, on: Date, hour: i8, minute: i8) -> Day {
    let there = on.at(hour, minute, 0, 0).in_tz(place).expect("a known zone");
    Day::of(there.timestamp())
}

#[test]
fn a_day_begins_at_midnight_in_seoul() {
    let day = day_at("Asia/Seoul", date(2026, 11, 22), 0, 0);
    assert_eq!(day.date(), date(2026, 11, 22));
    assert_eq!(day.begins().to_string(), "2026-11-21T15:00:00Z");
    assert_eq!(day_at("Asia/Seoul", date(2026, 11, 21), 23, 59), day.plus(-1));
    assert_eq!(Day::of(Timestamp::UNIX_EPOCH), Day(0));
    // 22 November 2026 is a Sunday.
    assert_eq!(day.week_begins().date(), date(2026, 11, 16));
    assert_eq!(day.month_begins().date(), date(2026, 11, 1));
}

#[test]
fn a_missed_day_is_forgiven_once_in_seven_days() {
    let of = |played: &[i64], today| streak(&days(played), Day(today)).days;
    assert_eq!(of(&[], 5), 0);
    assert_eq!(of(&[1, 2, 3], 3), 3);
    assert_eq!(of(&[1, 2, 3], 4), 3, "today is not over");
    assert_eq!(of(&[1, 2, 4], 4), 3, "one missed day adds nothing and ends nothing");
    assert_eq!(of(&[1, 2, 3], 5), 3, "yesterday can still be forgiven");
    assert_eq!(of(&[1, 2, 3], 6), 0, "two days are not");
    assert_eq!(of(&[1, 3, 5], 5), 1, "nor a second one in the same week");
    assert_eq!(of(&[1, 3, 4, 5, 6, 7, 8, 10], 10), 8, "but one in the next");
    let now = streak(&days(&[1, 2, 3, 7]), Day(7));
    assert_eq!((now.days, now.best), (1, 3));
    assert_eq!(streak(&days(&[1, 3]), Day(4)).freeze_from, Some(Day(9)));
    assert_eq!(streak(&days(&[1, 3]), Day(4)).days, 2);
}

#[test]
fn a_server_counts_days_in_a_row() {
    assert_eq!(server_streak(&[], Day(9)), 0);
    assert_eq!(server_streak(&days(&[5, 7, 8, 9]), Day(9)), 3);
    assert_eq!(server_streak(&days(&[5, 7, 8]), Day(9)), 2);
    assert_eq!(server_streak(&days(&[5, 6]), Day(9)), 0);
}

/// Somebody who plays at the same time of their own day, from `first` on.
fn plays(place: &str, first: Date, count: i64, hour: i8, minute: i8) -> Vec<Day> {
    let mut played: Vec<Day> = (0..count)
        .map(|offset| first + jiff::Span::new().days(offset))
        .map(|on| day_at(place, on, hour, minute))
        .collect();
    // A second game on a day of Seoul's is the first one shown again.
    played.dedup();
    played
}

#[test]
fn streaks_survive_other_time_zones_and_summer_time() {
    // In 2026 New York changes its clocks on 8 March and 1 November, Berlin on 29 March and 25 October.
    for (place, change) in [
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
    ] {
        for hour in 0..24 {
            let first = change - jiff::Span::new().days(10);
            let played = plays(place, first, 20, hour, 30);
            let last = *played.last().expect("played");
            let found = streak(&played, last);
            // Where the change moves the person's hour over Seoul's midnight, one of Seoul's days is met twice or not
            // at all: a day less, and never the end.
            let lost = 20 - found.days;
            assert!(lost <= 1, "{place} at {hour}:30 around {change}: {found:?}");
        }
        let evenings = plays(place, change - jiff::Span::new().days(10), 20, 20, 0);
        assert_eq!(evenings.len(), 20, "an evening there is far from midnight in Seoul");
    }
    // 10:30 in New York is 23:30 in Seoul in summer and 00:30 of the next day in winter.
    let autumn = plays("America/New_York", date(2026, 10, 30), 5, 10, 30);
    assert_eq!(autumn[2].0 - autumn[1].0, 2, "one day of Seoul's passes by");
    assert_eq!(streak(&autumn, autumn[4]).days, 5, "and is forgiven");
    let spring = plays("America/New_York", date(2026, 3, 6), 5, 10, 30);
    assert_eq!(spring.len(), 4, "two mornings fall on one day of Seoul's");
    assert_eq!(streak(&spring, spring[3]).days, 4);
}

/// The rule once more, day by day: what somebody who looks every evening would note.
fn by_the_calendar(played: &[Day], today: Day) -> (u32, u32) {
    let (mut run, mut best, mut forgiven) = (0u32, 0u32, None);
    let first = played.first().map_or(today.0, |day| day.0);
    for day in first..=today.0 {
        if played.contains(&Day(day)) {
            run += 1;
        } else if day < today.0 && run > 0 {
            if forgiven.is_none_or(|before| day - before >= 7) {
                forgiven = Some(day);
            } else {
                run = 0;
            }
        }
        best = best.max(run);
    }
    (run, best)
}

proptest! {
    #[test]
    fn streaks_are_what_the_calendar_says(gaps in proptest::collection::vec(1i64..5, 0..40), since in 0i64..5) {
        let mut played = Vec::new();
        let mut day = 0;
        for gap in gaps {
            day += gap;
            played.push(Day(day));
        }
        let today = Day(day + since);
        let found = streak(&played, today);
        prop_assert_eq!((found.days, found.best), by_the_calendar(&played, today));
        prop_assert!(found.best as usize <= played.len() && found.days <= found.best);
    }

    #[test]
    fn whoever_plays_every_day_loses_nothing(count in 1i64..400, first in -40_000i64..40_000) {
        let played: Vec<Day> = (first..first + count).map(Day).collect();
        let found = streak(&played, Day(first + count - 1));
        prop_assert_eq!(i64::from(found.days), count);
        prop_assert_eq!(i64::from(server_streak(&played, Day(first + count))), count);
        prop_assert_eq!(found.freeze_from, None);
    }

    #[test]
    fn every_moment_lies_in_its_day(second in -2_000_000_000i64..8_000_000_000) {
        let now = Timestamp::from_second(second).expect("a time");
        let day = Day::of(now);
        prop_assert!(day.begins() <= now && now < day.plus(1).begins());
        prop_assert!(day.month_begins() <= day && day.week_begins().0 > day.0 - 7);
    }

    #[test]
    fn days_and_data_have_seeds_of_their_own(day in 0i64..100_000, data in 0u64..u64::MAX) {
        prop_assert_ne!(seed(Day(day), data), seed(Day(day + 1), data));
        prop_assert_ne!(seed(Day(day), data), seed(Day(day), data + 1));
    }
}
