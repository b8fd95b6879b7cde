//! When a feed is asked again: what is remembered of it and the time decide, and every answer renews what is remembered.

use super::parse::date;
use jiff::{SignedDuration, Timestamp};

/// Time between two polls of a feed that says nothing about it.
pub const EVERY: SignedDuration = SignedDuration::from_mins(15);
/// The shortest time between two polls, whatever a feed allows.
pub const EVERY_MIN: SignedDuration = SignedDuration::from_mins(5);
/// The longest time between two polls of a feed that works: headers that ask for a year would silence it.
pub const EVERY_MAX: SignedDuration = SignedDuration::from_hours(1);
/// First wait after a failure; doubled with each further one: 5·2ⁿ minutes.
pub const BACK_OFF: SignedDuration = SignedDuration::from_mins(5);
/// Failures in a row after which a feed is off: the waits between them add up to more than three days.
pub const FAILURES_MAX: u32 = 10;
/// The longest wait that a Retry-After is believed.
pub const RETRY_AFTER_MAX: SignedDuration = SignedDuration::from_hours(24);

/// No answer makes a feed wait longer.
const WAIT_MAX: SignedDuration = SignedDuration::from_hours(48);

/// What is remembered of a feed between polls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The version that the outlet named, to be sent back.
    pub etag: Option<String>,
    /// The date that the outlet gave this version, to be sent back.
    pub last_modified: Option<String>,
    /// Not before this.
    pub next_at: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// Why it is asked no more.
    pub off: Option<Off>,
}

/// Why a feed is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// Its row says so.
    Disabled,
    /// It failed [`FAILURES_MAX`] times in a row.
    Failing,
    /// The outlet said that it is gone for good.
    Gone,
}

/// What to do about a feed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Ask it.
    Due,
    /// Ask it then.
    Wait(Timestamp),
    /// Never ask it until its row changes.
    Off(Off),
}

/// How an outlet answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A document.
    Fresh(Headers),
    /// The document is the one we have (304); this renews how long it is good for.
    Unchanged(Headers),
    /// No: a status other than success.
    Refused(u16, Headers),
    /// None, or one that could not be read.
    Failed,
}

/// The headers of an answer that say when to come again; as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// `ETag`
    pub etag: Option<String>,
    /// `Last-Modified`
    pub last_modified: Option<String>,
    /// `Cache-Control`
    pub cache_control: Option<String>,
    /// `Expires`
    pub expires: Option<String>,
    /// `Age`
    pub age: Option<String>,
    /// `Date`
    pub date: Option<String>,
    /// `Retry-After`
    pub retry_after: Option<String>,
}

/// What to do about a feed at `now`; `enabled` is what its row says.
pub fn verdict(facts: &Facts, enabled: bool, now: Timestamp) -> Verdict {
    match (enabled, facts.off, facts.next_at) {
        (false, ..) => Verdict::Off(Off::Disabled),
        (true, Some(off), _) => Verdict::Off(off),
        // A clock that was set back, or a row written by hand, must not silence a feed for years.
        (true, None, Some(next_at)) if next_at > now && next_at.duration_since(now) <= WAIT_MAX => {
            Verdict::Wait(next_at)
        }
        _ => Verdict::Due,
    }
}

/// What is remembered after an answer that came at `now`.
pub fn after(facts: &Facts, answer: &Answer, now: Timestamp) -> Facts {
    match answer {
        Answer::Fresh(headers) => Facts {
            etag: headers.etag.clone(),
            last_modified: headers.last_modified.clone(),
            next_at: later(now, pause(headers, now)),
            failures: 0,
            off: None,
        },
        Answer::Unchanged(headers) => Facts {
            etag: headers.etag.clone().or_else(|| facts.etag.clone()),
            last_modified: headers.last_modified.clone().or_else(|| facts.last_modified.clone()),
            next_at: later(now, pause(headers, now)),
            failures: 0,
            off: None,
        },
        Answer::Refused(410, _) => Facts {
            off: Some(Off::Gone),
            next_at: None,
            failures: facts.failures.saturating_add(1),
            ..facts.clone()
        },
        Answer::Refused(status, headers) => failed(facts, *status, retry_after(headers, now), now),
        Answer::Failed => failed(facts, 0, None, now),
    }
}

fn failed(facts: &Facts, status: u16, asked: Option<SignedDuration>, now: Timestamp) -> Facts {
    // Who names a time to come again is busy, not broken.
    let busy = asked.is_some() && matches!(status, 429 | 503);
    let failures = if busy {
        facts.failures
    } else {
        facts.failures.saturating_add(1)
    };
    let wait = back_off(failures).max(asked.unwrap_or_default());
    let off = (failures >= FAILURES_MAX).then_some(Off::Failing);
    Facts {
        next_at: off.map_or_else(|| later(now, wait), |_| None),
        failures,
        off,
        ..facts.clone()
    }
}

/// The wait after so many failures in a row.
fn back_off(failures: u32) -> SignedDuration {
    let doubled = failures.saturating_sub(1).min(FAILURES_MAX);
    BACK_OFF.saturating_mul(1 << doubled)
}

fn later(now: Timestamp, wait: SignedDuration) -> Option<Timestamp> {
    now.checked_add(wait).ok()
}

/// How long an answer is good for, within our bounds.
fn pause(headers: &Headers, now: Timestamp) -> SignedDuration {
    let told = max_age(headers).or_else(|| until_expiry(headers, now));
    // An age of nothing means "ask every time", which for a feed is as often as we ask anyone.
    told.filter(SignedDuration::is_positive)
        .map_or(EVERY, |told| told.clamp(EVERY_MIN, EVERY_MAX))
}

fn max_age(headers: &Headers) -> Option<SignedDuration> {
    let control = headers.cache_control.as_deref()?.to_ascii_lowercase();
    let mut directives = control.split(',').map(str::trim);
    let seconds = directives.find_map(|directive| directive.strip_prefix("max-age="))?;
    let age = headers.age.as_deref().and_then(seconds_in).unwrap_or_default();
    Some(seconds_in(seconds)? - age)
}

fn until_expiry(headers: &Headers, now: Timestamp) -> Option<SignedDuration> {
    let expires = date::parse(headers.expires.as_deref()?)?;
    let sent = headers.date.as_deref().and_then(date::parse).unwrap_or(now);
    Some(expires.duration_since(sent))
}

/// A whole number of seconds; quotes around it are forgiven, and more than a year is a year.
fn seconds_in(text: &str) -> Option<SignedDuration> {
    let digits = text.trim().trim_matches('"');
    let sound = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    const YEAR: i64 = 366 * 24 * 3600;
    sound.then(|| SignedDuration::from_secs(digits.parse().unwrap_or(YEAR).min(YEAR)))
}

fn retry_after(headers: &Headers, now: Timestamp) -> Option<SignedDuration> {
    let text = headers.retry_after.as_deref()?;
    let wait = seconds_in(text).or_else(|| Some(date::parse(text)?.duration_since(now)))?;
    Some(wait.clamp(SignedDuration::ZERO, RETRY_AFTER_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a time")
    }

    fn minutes_until(facts: &Facts) -> i64 {
        facts.next_at.expect("a time").duration_since(noon()).as_mins()
    }

    fn cached(text: &str) -> Headers {
        Headers {
            cache_control: Some(text.into()),
            ..Headers::default()
        }
    }

    #[test]
    fn a_feed_is_due_at_first_and_then_when_its_time_has_come() {
        let mut facts = Facts::default();
        assert_eq!(verdict(&facts, true, noon()), Verdict::Due);
        assert_eq!(verdict(&facts, false, noon()), Verdict::Off(Off::Disabled));
        facts = after(&facts, &Answer::Fresh(Headers::default()), noon());
        let next = noon() + EVERY;
        assert_eq!(verdict(&facts, true, noon()), Verdict::Wait(next));
        assert_eq!(verdict(&facts, true, next), Verdict::Due);
        facts.next_at = Some("2099-01-01T00:00:00Z".parse().expect("a time"));
        assert_eq!(
            verdict(&facts, true, noon()),
            Verdict::Due,
            "a time that no answer sets"
        );
    }

    #[test]
    fn headers_say_when_to_come_again_within_bounds() {
        let dated = |expires: &str, date: Option<&str>| Headers {
            expires: Some(expires.into()),
            date: date.map(str::to_owned),
            ..Headers::default()
        };
        let aged = Headers {
            age: Some("600".into()),
            ..cached("public, max-age=1800")
        };
        for (headers, minutes) in [
            (Headers::default(), 15),
            (cached("max-age=1200"), 20),
            (cached("Public, Max-Age=\"1200\""), 20),
            (cached("max-age=31536000"), 60),
            (cached("max-age=99999999999999999999"), 60),
            (cached("max-age=60"), 5),
            (cached("max-age=0"), 15),
            (cached("no-cache, no-store"), 15),
            (cached("max-age=soon"), 15),
            (aged, 20),
            (dated("Sun, 22 Nov 2026 12:40:00 GMT", None), 40),
            (
                dated("Sun, 22 Nov 2020 12:40:00 GMT", Some("Sun, 22 Nov 2020 12:30:00 GMT")),
                10,
            ),
            (dated("0", None), 15),
            (dated("Thu, 01 Jan 1970 00:00:00 GMT", None), 15),
        ] {
            let facts = after(&Facts::default(), &Answer::Fresh(headers.clone()), noon());
            assert_eq!(minutes_until(&facts), minutes, "{headers:?}");
        }
    }

    #[test]
    fn an_unchanged_answer_renews_and_keeps_what_it_does_not_repeat() {
        let known = Facts {
            etag: Some("\"a\"".into()),
            last_modified: Some("Sun, 22 Nov 2026 10:00:00 GMT".into()),
            next_at: Some(noon()),
            failures: 3,
            off: None,
        };
        let facts = after(&known, &Answer::Unchanged(cached("max-age=1200")), noon());
        assert_eq!((facts.etag, facts.failures), (known.etag, 0));
        assert_eq!(facts.next_at, Some(noon() + SignedDuration::from_mins(20)));
    }

    #[test]
    fn a_fresh_answer_forgets_the_version_of_the_last() {
        let known = Facts {
            etag: Some("\"a\"".into()),
            ..Facts::default()
        };
        assert_eq!(after(&known, &Answer::Fresh(Headers::default()), noon()).etag, None);
    }

    #[test]
    fn failures_double_the_wait_and_the_tenth_turns_it_off() {
        let mut facts = Facts::default();
        let mut waits = Vec::new();
        while facts.off.is_none() {
            facts = after(&facts, &Answer::Failed, noon());
            waits.extend(facts.next_at.map(|_| minutes_until(&facts)));
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280]);
        assert_eq!((facts.failures, facts.off), (10, Some(Off::Failing)));
        assert_eq!(verdict(&facts, true, noon()), Verdict::Off(Off::Failing));
    }

    #[test]
    fn who_is_busy_is_waited_for_and_who_is_gone_is_let_go() {
        let asked = |text: &str| Headers {
            retry_after: Some(text.into()),
            ..Headers::default()
        };
        for (status, headers, minutes, failures) in [
            (429, asked("1800"), 30, 0),
            (503, asked("Sun, 22 Nov 2026 14:00:00 GMT"), 120, 0),
            (429, asked("999999999"), 24 * 60, 0),
            (429, asked("Sun, 22 Nov 2020 14:00:00 GMT"), 5, 0),
            (429, Headers::default(), 5, 1),
            (500, asked("60"), 5, 1),
            (404, Headers::default(), 5, 1),
        ] {
            let facts = after(&Facts::default(), &Answer::Refused(status, headers), noon());
            assert_eq!((minutes_until(&facts), facts.failures), (minutes, failures), "{status}");
        }
        let gone = after(&Facts::default(), &Answer::Refused(410, Headers::default()), noon());
        assert_eq!(gone.off, Some(Off::Gone));
    }

    proptest! {
        #[test]
        fn whatever_an_outlet_sends_the_wait_stays_within_bounds(
            control in "\\PC{0,40}|(max-age=)?[0-9]{0,30}", expires in "\\PC{0,40}", retry in "\\PC{0,30}|[0-9]{0,30}",
            status in 200u16..600, failures in 0u32..12,
        ) {
            let headers = Headers {
                cache_control: Some(control),
                expires: Some(expires),
                retry_after: Some(retry),
                ..Headers::default()
            };
            let known = Facts { failures, ..Facts::default() };
            for answer in [Answer::Fresh(headers.clone()), Answer::Unchanged(headers.clone()), Answer::Refused(status, headers)] {
                let facts = after(&known, &answer, noon());
                match verdict(&facts, true, noon()) {
                    Verdict::Wait(until) => {
                        let wait = until.duration_since(noon());
                        prop_assert!(wait >= EVERY_MIN && wait <= BACK_OFF * 512, "{wait}");
                    }
                    Verdict::Off(off) => prop_assert!(off != Off::Disabled),
                    Verdict::Due => prop_assert!(false, "asked again at once"),
                }
            }
        }
    }
}
