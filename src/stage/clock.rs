//! The stage's own time: the machine's clock plus what a test has advanced it by.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds between 1970 and Discord's first second, 2015-01-01 (reference: Snowflakes).
const DISCORD_EPOCH_MILLIS: u64 = 1_420_070_400_000;
/// Seconds one advance may skip: a year is more than any token, bucket or question lives.
pub(super) const ADVANCE_SECONDS_MAX: u64 = 366 * 24 * 60 * 60;

/// A moment on the stage, counted from its start; it never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(Duration);

impl Moment {
    /// The time from `earlier` to this moment, zero if `earlier` is later.
    pub(super) fn since(self, earlier: Moment) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    pub(super) fn plus(self, span: Duration) -> Moment {
        Moment(self.0.saturating_add(span))
    }
}

/// Tells the time and numbers what is created.
pub(super) struct Clock {
    started: Instant,
    started_unix: Duration,
    advanced: Duration,
    last_id: u64,
}

impl Clock {
    pub(super) fn new() -> Clock {
        Clock {
            started: Instant::now(),
            started_unix: SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
            advanced: Duration::ZERO,
            last_id: 0,
        }
    }

    pub(super) fn now(&self) -> Moment {
        Moment(self.started.elapsed().saturating_add(self.advanced))
    }

    pub(super) fn advance(&mut self, seconds: u64) {
        self.advanced = self
            .advanced
            .saturating_add(Duration::from_secs(seconds.min(ADVANCE_SECONDS_MAX)));
    }

    /// The time since 1970 as the stage tells it.
    pub(super) fn unix(&self) -> Duration {
        self.started_unix.saturating_add(self.now().0)
    }

    /// The time as Discord writes it in messages: ISO 8601 with microseconds.
    pub(super) fn timestamp(&self) -> String {
        let micros = i64::try_from(self.unix().as_micros()).unwrap_or(i64::MAX);
        let moment = jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::MAX);
        format!("{moment:.6}").replace('Z', "+00:00")
    }

    /// A fresh snowflake, larger than every one before it.
    pub(super) fn id(&mut self) -> u64 {
        let millis = u64::try_from(self.unix().as_millis())
            .unwrap_or(u64::MAX)
            .saturating_sub(DISCORD_EPOCH_MILLIS);
        self.last_id = (millis << 22).max(self.last_id + 1);
        self.last_id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_only_grow_and_time_can_be_advanced() {
        let mut clock = Clock::new();
        let (first, second) = (clock.id(), clock.id());
        assert!(first < second);
        let before = clock.now();
        clock.advance(60);
        assert!(clock.now().since(before) >= Duration::from_secs(60));
        assert!(clock.id() > second);
        assert!(clock.timestamp().ends_with("+00:00"));
    }
}
