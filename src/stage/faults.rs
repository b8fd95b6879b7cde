//! Trouble on request: the next answers of a route may be refused, broken or slow.

use serde::Deserialize;

/// Faults waiting at once.
const FAULTS_MAX: usize = 1_000;
/// How long a slow answer may take, in milliseconds.
const SLOW_MILLIS_MAX: u64 = 60_000;

/// A group of REST routes that a fault aims at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Target {
    /// First answers to interactions.
    Callback,
    /// `@original` of an interaction.
    Original,
    /// Follow-ups and their edits.
    FollowUp,
    /// Channels and their messages.
    Channel,
    /// Command registration.
    Commands,
    /// Everything else: gateway discovery, users, applications.
    Other,
    /// Every route.
    #[default]
    Any,
}

/// What `POST /stage/fault` takes.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Fault {
    RateLimit {
        #[serde(default)]
        route: Target,
        #[serde(default)]
        global: bool,
        #[serde(default = "default_retry_after")]
        retry_after: f64,
        #[serde(default = "once")]
        times: u32,
    },
    Status {
        #[serde(default)]
        route: Target,
        #[serde(default = "default_status")]
        code: u16,
        #[serde(default = "once")]
        times: u32,
    },
    Slow {
        #[serde(default)]
        route: Target,
        millis: u64,
        #[serde(default = "once")]
        times: u32,
    },
    DropGateway,
    Reconnect,
    InvalidSession {
        #[serde(default)]
        resumable: bool,
    },
    ExpireTokens,
    Clock {
        advance_seconds: u64,
    },
    Clear,
}

fn once() -> u32 {
    1
}

fn default_status() -> u16 {
    500
}

fn default_retry_after() -> f64 {
    0.2
}

/// What a request suffers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Effect {
    RateLimit { global: bool, retry_after: f64 },
    Status(u16),
    Slow { millis: u64 },
}

/// The faults that wait for their requests, oldest first.
#[derive(Default)]
pub(super) struct Faults(Vec<(Target, Effect, u32)>);

impl Faults {
    /// Adds a REST fault; false if `fault` is another kind or too many wait.
    pub(super) fn add(&mut self, fault: &Fault) -> bool {
        let waiting = match *fault {
            Fault::RateLimit {
                route,
                global,
                retry_after,
                times,
            } => (
                route,
                Effect::RateLimit {
                    global,
                    retry_after: retry_after.max(0.0),
                },
                times,
            ),
            Fault::Status { route, code, times } => (route, Effect::Status(code), times),
            Fault::Slow { route, millis, times } => (
                route,
                Effect::Slow {
                    millis: millis.min(SLOW_MILLIS_MAX),
                },
                times,
            ),
            _ => return false,
        };
        let room = self.0.len() < FAULTS_MAX;
        if room && waiting.2 > 0 {
            self.0.push(waiting);
        }
        room
    }

    /// Takes what the next request of this route suffers: any slowness, then at most one refusal.
    pub(super) fn take(&mut self, route: Target) -> (u64, Option<Effect>) {
        let (mut millis, mut refusal) = (0, None);
        for (target, effect, times) in &mut self.0 {
            if *target != route && *target != Target::Any {
                continue;
            }
            match effect {
                Effect::Slow { millis: more } if millis == 0 => millis = *more,
                Effect::Slow { .. } => continue,
                _ if refusal.is_none() => refusal = Some(*effect),
                _ => continue,
            }
            *times -= 1;
        }
        self.0.retain(|(_, _, times)| *times > 0);
        (millis, refusal)
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_strikes_its_route_and_wears_off() {
        let mut faults = Faults::default();
        let fault = serde_json::from_str(r#"{"kind":"status","code":502,"route":"callback","times":2}"#).unwrap();
        assert!(faults.add(&fault));
        assert_eq!(faults.take(Target::Channel), (0, None));
        assert_eq!(faults.take(Target::Callback), (0, Some(Effect::Status(502))));
        let slow = serde_json::from_str(r#"{"kind":"slow","millis":5}"#).unwrap();
        assert!(faults.add(&slow));
        assert_eq!(faults.take(Target::Callback), (5, Some(Effect::Status(502))));
        assert_eq!(faults.take(Target::Callback), (0, None));
    }

    #[test]
    fn an_unknown_fault_is_refused() {
        assert!(serde_json::from_str::<Fault>(r#"{"kind":"flood"}"#).is_err());
    }
}
