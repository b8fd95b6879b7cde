//! Messages: content, flags, mentions, attachments, nonce, and whether anything is there to show.

use serde_json::{Map, Value};

use super::form::Form;
use super::{components, embeds};
use crate::interaction::limits::{CONTENT_CHARS_MAX, FILES_MAX};

/// Characters in a nonce (messages: Create Message).
const NONCE_CHARS_MAX: usize = 25;
/// Users or roles that one message may mention by list (messages: Allowed Mentions Object).
const MENTIONS_MAX: usize = 100;
/// Suppress embeds, ephemeral, suppress notifications, voice message, components V2: what an app may set.
const EPHEMERAL: i64 = 1 << 6;
const SUPPRESS_EMBEDS: i64 = 1 << 2;
const SUPPRESS_NOTIFICATIONS: i64 = 1 << 12;

/// On which road a message body goes out; each knows other fields and flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::stage) enum Message {
    /// A new message in a channel.
    Channel,
    /// An edited message in a channel.
    ChannelEdit,
    /// A follow-up to an interaction.
    FollowUp,
    /// An edit of an interaction's answer or follow-up.
    WebhookEdit,
    /// The message inside a first answer.
    Reply,
    /// The edit inside a first answer to a press.
    ReplyEdit,
}

impl Message {
    pub(in crate::stage) fn is_created(self) -> bool {
        matches!(self, Message::Channel | Message::FollowUp | Message::Reply)
    }

    fn fields(self) -> Vec<&'static str> {
        let all = [
            "content",
            "embeds",
            "allowed_mentions",
            "components",
            "flags",
            "attachments",
        ];
        let own: &[&str] = match self {
            Message::Channel => &[
                "tts",
                "nonce",
                "enforce_nonce",
                "message_reference",
                "sticker_ids",
                "poll",
            ],
            Message::ChannelEdit | Message::WebhookEdit => &[],
            Message::FollowUp => &["tts", "username", "avatar_url", "poll", "thread_name", "applied_tags"],
            Message::Reply | Message::ReplyEdit => &["tts", "poll"],
        };
        [all.as_slice(), own].concat()
    }

    fn flags(self) -> i64 {
        match self {
            Message::Channel => SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
            Message::ChannelEdit | Message::WebhookEdit => SUPPRESS_EMBEDS,
            Message::FollowUp | Message::Reply | Message::ReplyEdit => {
                SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS
            }
        }
    }
}

pub(super) fn judge(form: &mut Form, body: &Value, kind: Message) {
    let Some(map) = form.object(body, &kind.fields()) else {
        return;
    };
    form.string(map, "content", 0..=CONTENT_CHARS_MAX);
    form.boolean(map, "tts");
    judge_flags(form, map, kind.flags());
    embeds::judge(form, map);
    components::judge(form, map);
    judge_mentions(form, map);
    judge_nonce(form, map);
    let attachments = form.list(map, "attachments", 0..=FILES_MAX);
    form.each("attachments", attachments, |form, _, attachment| {
        form.object(
            attachment,
            &["id", "filename", "description", "title", "is_spoiler", "is_remix"],
        );
    });
}

/// Judges a bit set of which only `allowed` may be set.
pub(super) fn judge_flags(form: &mut Form, map: &Map<String, Value>, allowed: i64) {
    let Some(flags) = form.integer(map, "flags", 0..=i64::MAX) else {
        return;
    };
    if flags & !allowed != 0 {
        form.add_at(
            "flags",
            "MESSAGE_FLAGS_INVALID",
            format!("Only the bits of {allowed} may be set here."),
        );
    }
}

fn judge_mentions(form: &mut Form, map: &Map<String, Value>) {
    let Some(mentions) = map.get("allowed_mentions").filter(|value| !value.is_null()) else {
        return;
    };
    form.at("allowed_mentions", |form| {
        let Some(mentions) = form.object(mentions, &["parse", "users", "roles", "replied_user"]) else {
            return;
        };
        form.boolean(mentions, "replied_user");
        let parse = form.list(mentions, "parse", 0..=3);
        form.unique("parse", parse);
        form.each("parse", parse, |form, _, word| {
            if !["users", "roles", "everyone"].iter().any(|known| word == known) {
                form.add(
                    "BASE_TYPE_CHOICES",
                    "Value must be one of ('users', 'roles', 'everyone').",
                );
            }
        });
        for key in ["users", "roles"] {
            let ids = form.list(mentions, key, 0..=MENTIONS_MAX);
            form.unique(key, ids);
            form.each(key, ids, |form, _, id| form.snowflake(id));
            if !ids.is_empty() && parse.iter().any(|word| word == key) {
                let message = format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.");
                form.add("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
            }
        }
    });
}

fn judge_nonce(form: &mut Form, map: &Map<String, Value>) {
    let enforced = form.boolean(map, "enforce_nonce");
    match map.get("nonce") {
        Some(Value::Number(_)) => {}
        Some(value) if !value.is_null() && value != "" => {
            form.at("nonce", |form| form.text(value, 0..=NONCE_CHARS_MAX));
        }
        _ if enforced => form.add_at("nonce", "BASE_TYPE_REQUIRED", "enforce_nonce needs a nonce."),
        _ => {}
    }
}

/// Whether a new message would show nothing.
pub(super) fn is_empty(body: &Value) -> bool {
    let content = body["content"].as_str().unwrap_or_default();
    let lists = ["embeds", "components", "attachments", "sticker_ids"];
    content.trim().is_empty()
        && body.get("poll").is_none_or(Value::is_null)
        && lists.iter().all(|key| body[*key].as_array().is_none_or(Vec::is_empty))
}
