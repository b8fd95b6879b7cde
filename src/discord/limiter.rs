//! When a REST request may go out: what Discord's headers and 429 answers said, kept for as long as it matters.
//!
//! Pure: times come in as values, so the tests need no clock. Answers to interactions are not throttled here: each has
//! a bucket of its own and does not count towards the global limit.

use crate::interaction::limits::GLOBAL_REQUESTS_PER_SECOND;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// Buckets that are remembered; when full, those that have reset are dropped, then the one that resets first.
const BUCKETS_MAX: usize = 4_096;

/// The longest wait that an answer may ask for. Discord's own stay below; no header can block a route for good.
const WAIT_TOLD_MAX: Duration = Duration::from_secs(60 * 60);

/// What is known of Discord's patience.
#[derive(Debug, Default)]
pub struct Limiter {
    buckets: HashMap<String, Bucket>,
    blocked_until: Option<Instant>,
    sent: VecDeque<Instant>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    remaining: u32,
    resets_at: Instant,
}

/// What an answer said about its bucket.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// Requests left until the bucket resets.
    pub remaining: u32,
    /// How long until it does.
    pub reset_after: Duration,
}

/// What a 429 answer said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Refusal {
    /// How long to wait.
    pub retry_after: Duration,
    /// Whether it is for every route.
    pub global: bool,
}

impl Limiter {
    /// The time at which a request of `bucket` may go out; when that is `now` or past, it is counted as sent.
    ///
    /// `global` says whether the request counts towards the limit over all routes.
    pub fn admit(&mut self, bucket: &str, global: bool, now: Instant) -> Instant {
        let mut free_at = now;
        if let Some(known) = self.buckets.get(bucket).filter(|known| known.remaining == 0) {
            free_at = free_at.max(known.resets_at);
        }
        if global {
            free_at = free_at
                .max(self.blocked_until.unwrap_or(now))
                .max(self.second_free_at(now));
        }
        if free_at <= now {
            if let Some(known) = self.buckets.get_mut(bucket) {
                known.remaining = known.remaining.saturating_sub(1);
                if known.resets_at <= now {
                    self.buckets.remove(bucket);
                }
            }
            if global {
                self.sent.push_back(now);
            }
        }
        free_at
    }

    /// When the last second holds fewer requests than Discord allows.
    fn second_free_at(&mut self, now: Instant) -> Instant {
        let second = Duration::from_secs(1);
        while self.sent.front().is_some_and(|sent| *sent + second <= now) {
            self.sent.pop_front();
        }
        let most = GLOBAL_REQUESTS_PER_SECOND as usize;
        let excess = (self.sent.len() + 1).checked_sub(most + 1);
        excess
            .and_then(|index| self.sent.get(index))
            .map_or(now, |sent| *sent + second)
    }

    /// Takes what an answer's headers said about its bucket.
    pub fn learn(&mut self, bucket: &str, told: Told, now: Instant) {
        self.make_room(now);
        let resets_at = after(now, told.reset_after);
        let known = Bucket {
            remaining: told.remaining,
            resets_at,
        };
        let entry = self.buckets.entry(bucket.to_owned()).or_insert(known);
        // Answers overtake each other: within one window the lower count is the newer one.
        if entry.resets_at <= now || told.remaining < entry.remaining {
            *entry = known;
        }
    }

    /// Takes a 429: nothing of the bucket, or of all routes, goes out before the time it names.
    pub fn refuse(&mut self, bucket: &str, refusal: Refusal, now: Instant) {
        let until = after(now, refusal.retry_after);
        if refusal.global {
            self.blocked_until = self.blocked_until.max(Some(until));
        }
        // Also for all routes: an answer to an interaction heeds no global limit, but its own request was refused.
        self.make_room(now);
        let bucket = bucket.to_owned();
        let refused = Bucket {
            remaining: 0,
            resets_at: until,
        };
        self.buckets.insert(bucket, refused);
    }

    fn make_room(&mut self, now: Instant) {
        if self.buckets.len() < BUCKETS_MAX {
            return;
        }
        self.buckets.retain(|_, bucket| bucket.resets_at > now);
        if self.buckets.len() >= BUCKETS_MAX {
            let first = self
                .buckets
                .iter()
                .min_by_key(|(_, bucket)| bucket.resets_at)
                .map(|(name, _)| name.clone());
            first.map(|name| self.buckets.remove(&name));
        }
    }
}

/// `wait` from `now`, as far as a wait from outside is believed.
fn after(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait.min(WAIT_TOLD_MAX)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn told(remaining: u32) -> Told {
        Told {
            remaining,
            reset_after: 5 * SECOND,
        }
    }

    #[test]
    fn an_empty_bucket_waits_for_its_reset_and_holds_up_no_other() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        limiter.learn("a", told(0), now);
        assert_eq!(limiter.admit("a", true, now), now + 5 * SECOND);
        assert_eq!(limiter.admit("b", true, now), now);
        assert_eq!(limiter.admit("a", true, now + 5 * SECOND), now + 5 * SECOND);
    }

    #[test]
    fn requests_under_way_are_counted_before_their_answers_come() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        limiter.learn("a", told(2), now);
        assert_eq!(limiter.admit("a", true, now), now);
        assert_eq!(limiter.admit("a", true, now), now);
        assert_eq!(limiter.admit("a", true, now), now + 5 * SECOND);
    }

    #[test]
    fn an_answer_that_was_refused_for_all_routes_waits_too() {
        // It was sent again at once, five times, and then lost.
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        let refusal = Refusal {
            retry_after: SECOND,
            global: true,
        };
        limiter.refuse("callback:1", refusal, now);
        assert_eq!(limiter.admit("callback:1", false, now), now + SECOND);
        assert_eq!(limiter.admit("callback:1", false, now + SECOND), now + SECOND);
    }

    #[test]
    fn a_wait_of_ages_is_cut_and_ends_nothing() {
        // Adding it to the time of day overflowed, and the panic ended the program.
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        let ages = Duration::try_from_secs_f64(1e19).expect("a duration");
        for (bucket, global) in [("a", false), ("b", true)] {
            let refusal = Refusal {
                retry_after: ages,
                global,
            };
            limiter.refuse(bucket, refusal, now);
            assert_eq!(limiter.admit(bucket, true, now), now + WAIT_TOLD_MAX);
        }
        let told = Told {
            remaining: 0,
            reset_after: ages,
        };
        limiter.learn("c", told, now);
        assert_eq!(limiter.admit("c", false, now), now + WAIT_TOLD_MAX);
    }

    #[test]
    fn a_global_refusal_stops_all_but_answers_to_interactions() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        limiter.refuse(
            "a",
            Refusal {
                retry_after: 2 * SECOND,
                global: true,
            },
            now,
        );
        assert_eq!(limiter.admit("b", true, now), now + 2 * SECOND);
        assert_eq!(limiter.admit("c", false, now), now);
    }

    #[test]
    fn the_second_after_fifty_requests_is_waited_for() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        for number in 0..50 {
            assert_eq!(limiter.admit(&format!("bucket {number}"), true, now), now);
        }
        assert_eq!(limiter.admit("one more", true, now), now + SECOND);
        assert_eq!(limiter.admit("one more", true, now + SECOND), now + SECOND);
    }

    #[test]
    fn it_never_remembers_more_than_its_bound() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        for number in 0..BUCKETS_MAX + 10 {
            limiter.learn(&number.to_string(), told(1), now);
        }
        assert_eq!(limiter.buckets.len(), BUCKETS_MAX);
    }

    #[test]
    fn an_answer_that_was_overtaken_does_not_raise_the_count() {
        let (mut limiter, now) = (Limiter::default(), Instant::now());
        limiter.learn("a", told(0), now);
        limiter.learn("a", told(3), now);
        assert_eq!(limiter.admit("a", true, now), now + 5 * SECOND);
    }
}
