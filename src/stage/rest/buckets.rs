//! Rate limits as Discord counts them: a bucket a route, and one limit over all routes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use super::super::clock::{Clock, Moment};
use crate::interaction::limits::GLOBAL_REQUESTS_PER_SECOND;

/// Buckets remembered; beyond that the ones that have run out are forgotten.
const BUCKETS_MAX: usize = 10_000;

struct Bucket {
    used: u32,
    resets: Moment,
}

/// How a request stands with its bucket.
#[derive(Debug, PartialEq)]
pub(in crate::stage) struct Standing {
    pub(in crate::stage) limit: u32,
    pub(in crate::stage) remaining: u32,
    pub(in crate::stage) reset_after: Duration,
    /// Seconds since 1970 when the bucket is full again.
    pub(in crate::stage) reset: f64,
    pub(in crate::stage) name: String,
    /// Whether the request came too much.
    pub(in crate::stage) exceeded: bool,
    /// Whether it was the limit over all routes.
    pub(in crate::stage) global: bool,
}

/// All buckets by name.
#[derive(Default)]
pub(in crate::stage) struct Buckets {
    by_name: HashMap<String, Bucket>,
    global: Option<Bucket>,
}

impl Buckets {
    /// Counts one request against `limit` in `seconds`.
    pub(in crate::stage) fn count(&mut self, clock: &Clock, name: &str, limit: u32, seconds: u64) -> Standing {
        let now = clock.now();
        if self.by_name.len() >= BUCKETS_MAX {
            self.by_name.retain(|_, bucket| bucket.resets > now);
        }
        let global = self.global.get_or_insert(Bucket { used: 0, resets: now });
        let over_all = take(global, now, GLOBAL_REQUESTS_PER_SECOND, Duration::from_secs(1));
        let bucket = self
            .by_name
            .entry(name.to_owned())
            .or_insert(Bucket { used: 0, resets: now });
        let within = over_all && take(bucket, now, limit, Duration::from_secs(seconds));
        let until = if over_all { bucket.resets } else { global.resets };
        let reset_after = until.since(now);
        Standing {
            limit,
            remaining: limit.saturating_sub(bucket.used),
            reset_after,
            reset: (clock.unix() + reset_after).as_secs_f64(),
            name: digest(name),
            exceeded: !within,
            global: !over_all,
        }
    }
}

/// Takes one from a bucket; false if it is empty.
fn take(bucket: &mut Bucket, now: Moment, limit: u32, span: Duration) -> bool {
    if now >= bucket.resets {
        *bucket = Bucket {
            used: 0,
            resets: now.plus(span),
        };
    }
    if bucket.used >= limit {
        return false;
    }
    bucket.used += 1;
    true
}

/// An opaque name, as Discord shows it.
fn digest(name: &str) -> String {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_request_waits_and_time_fills_the_bucket() {
        let (mut buckets, mut clock) = (Buckets::default(), Clock::new());
        let remaining: Vec<u32> = (0..5).map(|_| buckets.count(&clock, "a", 5, 5).remaining).collect();
        assert_eq!(remaining, [4, 3, 2, 1, 0]);
        assert!(buckets.count(&clock, "a", 5, 5).exceeded);
        assert!(!buckets.count(&clock, "b", 5, 5).exceeded, "another bucket");
        clock.advance(5);
        assert!(!buckets.count(&clock, "a", 5, 5).exceeded);
    }

    #[test]
    fn fifty_a_second_over_all_routes() {
        let (mut buckets, clock) = (Buckets::default(), Clock::new());
        let last = (0..=GLOBAL_REQUESTS_PER_SECOND)
            .map(|n| buckets.count(&clock, &n.to_string(), 5, 5))
            .last();
        assert!(last.is_some_and(|last| last.exceeded && last.global));
    }
}
