//! What happened on the stage, numbered, so that a page can ask for everything since it last looked.

use std::collections::VecDeque;

use serde_json::{Value, json};

/// Events kept; a page that fell further behind is told to load everything again.
pub(super) const EVENTS_MAX: usize = 2_000;

struct Event {
    number: u64,
    /// The person who alone may see it, or everybody in the channel.
    only_for: Option<u64>,
    channel: Option<u64>,
    body: Value,
}

/// The latest events, oldest first.
#[derive(Default)]
pub(super) struct Events {
    kept: VecDeque<Event>,
    last: u64,
}

/// What a page that asked gets.
pub(super) struct News {
    pub(super) events: Vec<Value>,
    pub(super) last: u64,
    /// Older events than the page has seen are gone.
    pub(super) missed: bool,
}

impl Events {
    pub(super) fn push(&mut self, kind: &str, channel: Option<u64>, only_for: Option<u64>, mut body: Value) {
        self.last += 1;
        body["kind"] = json!(kind);
        body["number"] = json!(self.last);
        body["channel_id"] = json!(channel.map(|id| id.to_string()));
        self.kept.push_back(Event {
            number: self.last,
            only_for,
            channel,
            body,
        });
        if self.kept.len() > EVENTS_MAX {
            self.kept.pop_front();
        }
    }

    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// The events after `since` that `person` may see, in any channel that `sees` admits.
    pub(super) fn since(&self, since: u64, person: u64, sees: impl Fn(u64) -> bool) -> News {
        let oldest = self.kept.front().map_or(self.last + 1, |event| event.number);
        let events = self
            .kept
            .iter()
            .filter(|event| event.number > since)
            .filter(|event| event.only_for.is_none_or(|only| only == person))
            .filter(|event| event.channel.is_none_or(&sees))
            .map(|event| event.body.clone())
            .collect();
        News {
            events,
            last: self.last,
            missed: since > self.last || since + 1 < oldest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_event_reaches_only_its_person() {
        let mut events = Events::default();
        events.push("message", Some(7), Some(1), json!({}));
        events.push("message", Some(7), None, json!({}));
        events.push("message", Some(8), None, json!({}));
        let sees = |channel| channel == 7;
        assert_eq!(events.since(0, 1, sees).events.len(), 2);
        assert_eq!(events.since(0, 2, sees).events.len(), 1);
        assert_eq!(events.since(2, 1, sees).events.len(), 0);
    }

    #[test]
    fn a_page_that_fell_behind_learns_it() {
        let mut events = Events::default();
        assert!(!events.since(0, 1, |_| true).missed);
        for _ in 0..=EVENTS_MAX {
            events.push("tick", None, None, json!({}));
        }
        assert!(events.since(0, 1, |_| true).missed);
        assert!(!events.since(1, 1, |_| true).missed);
        assert!(events.since(999_999, 1, |_| true).missed, "the number of another stage");
    }
}
