//! Who and what there is on the stage: one server, its channels, three people and the bot.

use serde_json::{Value, json};

/// The bot's application; its bot user has the same id, as Discord gives new applications.
pub(super) const APPLICATION_ID: u64 = 1_000_000_000_000_000_001;
/// The server "Fan Club".
pub(super) const GUILD_ID: u64 = 1_000_000_000_000_000_100;
/// Bytes a file may have, as every interaction says (interactions: `attachment_size_limit`).
const ATTACHMENT_BYTES_MAX: u32 = 10 * 1024 * 1024;
/// View channel, send messages, embed links, attach files, read history, use application commands.
const MEMBER_PERMISSIONS: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31;
/// Every permission that a server's owner holds.
const ADMIN_PERMISSIONS: u64 = (1 << 50) - 1;
/// When everybody joined.
const JOINED_AT: &str = "2024-05-01T12:00:00.000000+00:00";

/// Somebody to play as.
pub(super) struct Person {
    pub(super) id: u64,
    pub(super) username: &'static str,
    pub(super) name: &'static str,
    pub(super) admin: bool,
}

/// The people to play as; the first administers the server.
pub(super) const PEOPLE: [Person; 3] = [
    Person {
        id: 1_000_000_000_000_000_201,
        username: "mina",
        name: "Mina",
        admin: true,
    },
    Person {
        id: 1_000_000_000_000_000_202,
        username: "junho",
        name: "준호",
        admin: false,
    },
    Person {
        id: 1_000_000_000_000_000_203,
        username: "alex",
        name: "Alex",
        admin: false,
    },
];

/// What sort of place a channel is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A text channel of the server.
    Guild,
    /// The bot's direct messages with one person.
    Direct(u64),
    /// A group the bot is no member of; people use it there because they installed it to themselves.
    Group,
}

/// A channel.
pub(super) struct Place {
    pub(super) id: u64,
    pub(super) kind: Kind,
    /// The word by which the stage's own API calls it.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) topic: &'static str,
}

/// Every channel; a person's direct messages all answer to the key `dm`.
pub(super) const PLACES: [Place; 6] = [
    Place {
        id: 1_000_000_000_000_000_301,
        kind: Kind::Guild,
        key: "general",
        name: "general",
        topic: "Everything about your favourite artists",
    },
    Place {
        id: 1_000_000_000_000_000_302,
        kind: Kind::Guild,
        key: "quiz",
        name: "quiz",
        topic: "Who sang with whom?",
    },
    Place {
        id: 1_000_000_000_000_000_401,
        kind: Kind::Direct(PEOPLE[0].id),
        key: "dm",
        name: "Fanchant",
        topic: "",
    },
    Place {
        id: 1_000_000_000_000_000_402,
        kind: Kind::Direct(PEOPLE[1].id),
        key: "dm",
        name: "Fanchant",
        topic: "",
    },
    Place {
        id: 1_000_000_000_000_000_403,
        kind: Kind::Direct(PEOPLE[2].id),
        key: "dm",
        name: "Fanchant",
        topic: "",
    },
    Place {
        id: 1_000_000_000_000_000_501,
        kind: Kind::Group,
        key: "group",
        name: "Mina, 준호, Alex",
        topic: "",
    },
];

/// Finds a person by user name, shown name or id.
pub(super) fn person(text: &str) -> Option<&'static Person> {
    PEOPLE
        .iter()
        .find(|person| person.username == text || person.name == text || person.id.to_string() == text)
}

/// Finds a person by id.
pub(super) fn person_by_id(id: u64) -> Option<&'static Person> {
    PEOPLE.iter().find(|person| person.id == id)
}

/// Finds a channel by id.
pub(super) fn place_by_id(id: u64) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.id == id)
}

/// Finds a channel that `person` sees, by key, name or id.
pub(super) fn place(text: &str, person: &Person) -> Option<&'static Place> {
    let wanted = text.trim_start_matches('#');
    PLACES
        .iter()
        .find(|place| (place.key == wanted || place.id.to_string() == wanted) && place.seen_by(person.id))
}

impl Person {
    /// Discord's user object.
    pub(super) fn user(&self) -> Value {
        user(self.id, self.username, Some(self.name), false)
    }

    /// What this person may do in a server channel, as bits.
    pub(super) fn permissions(&self) -> u64 {
        if self.admin {
            ADMIN_PERMISSIONS
        } else {
            MEMBER_PERMISSIONS
        }
    }

    /// The member as an interaction resolves it: without the user, who stands beside it.
    pub(super) fn partial_member(&self) -> Value {
        let mut member = self.member();
        if let Some(member) = member.as_object_mut() {
            for key in ["user", "deaf", "mute"] {
                member.remove(key);
            }
        }
        member
    }

    /// Discord's guild member object, with the permissions an interaction carries.
    pub(super) fn member(&self) -> Value {
        let mut member = member(self.user());
        member["permissions"] = json!(self.permissions().to_string());
        member
    }
}

impl Place {
    /// Whether the person with this id may look in.
    pub(super) fn seen_by(&self, person: u64) -> bool {
        match self.kind {
            Kind::Guild | Kind::Group => true,
            Kind::Direct(owner) => owner == person,
        }
    }

    /// Whether the bot itself is there: it can post only where it is.
    pub(super) fn has_bot(&self) -> bool {
        self.kind != Kind::Group
    }

    /// Discord's context number: 0 server, 1 direct messages with the bot, 2 other private channels.
    pub(super) fn context(&self) -> u8 {
        match self.kind {
            Kind::Guild => 0,
            Kind::Direct(_) => 1,
            Kind::Group => 2,
        }
    }

    /// Who authorised an interaction here (interactions: Authorizing Integration Owners Object).
    pub(super) fn owners(&self, person: &Person) -> Value {
        match self.kind {
            Kind::Guild => json!({ "0": GUILD_ID.to_string() }),
            Kind::Direct(_) => json!({ "0": "0", "1": person.id.to_string() }),
            Kind::Group => json!({ "1": person.id.to_string() }),
        }
    }

    /// What the bot may do here, as bits.
    pub(super) fn app_permissions(&self) -> u64 {
        if self.has_bot() {
            MEMBER_PERMISSIONS
        } else {
            1 << 14 | 1 << 15
        }
    }

    /// Discord's channel object.
    pub(super) fn channel(&self) -> Value {
        let id = self.id.to_string();
        match self.kind {
            Kind::Guild => json!({
                "id": id, "type": 0, "guild_id": GUILD_ID.to_string(), "name": self.name, "topic": self.topic,
                "position": 0, "permission_overwrites": [], "nsfw": false, "parent_id": null,
                "last_message_id": null, "rate_limit_per_user": 0, "flags": 0,
            }),
            Kind::Direct(owner) => json!({
                "id": id, "type": 1, "last_message_id": null, "flags": 0,
                "recipients": [person_by_id(owner).map(Person::user)],
            }),
            Kind::Group => json!({
                "id": id, "type": 3, "last_message_id": null, "flags": 0, "name": self.name, "icon": null,
                "owner_id": PEOPLE[0].id.to_string(),
                "recipients": PEOPLE.iter().map(Person::user).collect::<Vec<_>>(),
            }),
        }
    }

    /// The channel as an interaction carries it, with what the person may do there.
    pub(super) fn partial(&self, person: &Person) -> Value {
        let mut channel = self.channel();
        if self.kind == Kind::Guild {
            channel["permissions"] = json!(person.permissions().to_string());
        }
        channel
    }
}

/// The bot's user object.
pub(super) fn bot() -> Value {
    user(APPLICATION_ID, "Fanchant", None, true)
}

/// The bytes limit that every interaction carries.
pub(super) fn attachment_bytes_max() -> u32 {
    ATTACHMENT_BYTES_MAX
}

fn user(id: u64, username: &str, name: Option<&str>, bot: bool) -> Value {
    json!({
        "id": id.to_string(), "username": username, "discriminator": if bot { "1104" } else { "0" },
        "global_name": name, "avatar": null, "bot": bot, "system": false, "public_flags": 0, "flags": 0,
        "banner": null, "accent_color": null, "avatar_decoration_data": null,
    })
}

fn member(user: Value) -> Value {
    json!({
        "user": user, "nick": null, "avatar": null, "banner": null, "roles": [], "joined_at": JOINED_AT,
        "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "communication_disabled_until": null, "unusual_dm_activity_until": null,
    })
}

/// The guild's lists that are empty here.
const GUILD_LISTS: &[&str] = &[
    "emojis",
    "features",
    "stickers",
    "voice_states",
    "threads",
    "presences",
    "stage_instances",
    "guild_scheduled_events",
];

/// The guild's fields that are null here.
const GUILD_NOTHING: &[&str] = &[
    "icon",
    "icon_hash",
    "splash",
    "discovery_splash",
    "afk_channel_id",
    "widget_channel_id",
    "application_id",
    "system_channel_id",
    "rules_channel_id",
    "max_presences",
    "vanity_url_code",
    "description",
    "banner",
    "public_updates_channel_id",
    "safety_alerts_channel_id",
    "incidents_data",
];

/// The guild as GUILD_CREATE carries it.
pub(super) fn guild() -> Value {
    let id = GUILD_ID.to_string();
    let channels: Vec<Value> = PLACES
        .iter()
        .filter(|place| place.kind == Kind::Guild)
        .map(Place::channel)
        .collect();
    let mut members: Vec<Value> = PEOPLE.iter().map(|person| member(person.user())).collect();
    members.push(member(bot()));
    let mut guild = json!({
        "id": id, "name": "Fan Club", "owner_id": PEOPLE[0].id.to_string(), "roles": [everyone()], "afk_timeout": 300,
        "widget_enabled": false, "verification_level": 0, "default_message_notifications": 0,
        "explicit_content_filter": 0, "mfa_level": 0, "system_channel_flags": 0, "max_members": 500_000,
        "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US", "nsfw_level": 0,
        "premium_progress_bar_enabled": false, "joined_at": JOINED_AT, "large": false, "unavailable": false,
        "member_count": members.len(), "members": members, "channels": channels,
    });
    for key in GUILD_LISTS {
        guild[*key] = json!([]);
    }
    for key in GUILD_NOTHING {
        guild[*key] = Value::Null;
    }
    guild
}

fn everyone() -> Value {
    json!({
        "id": GUILD_ID.to_string(), "name": "@everyone", "color": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "icon": null, "unicode_emoji": null, "position": 0,
        "permissions": MEMBER_PERMISSIONS.to_string(), "managed": false, "mentionable": false, "flags": 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serenity_decodes_the_server() {
        let guild: serenity::all::Guild = serde_json::from_value(guild()).unwrap();
        assert_eq!(guild.channels.len(), 2);
        assert_eq!(guild.members.len(), 4);
    }

    #[test]
    fn direct_messages_are_private() {
        let [mina, junho, _] = &PEOPLE;
        assert_ne!(place("dm", mina).unwrap().id, place("dm", junho).unwrap().id);
        let of_mina = place("dm", mina).unwrap().id.to_string();
        assert!(place(&of_mina, junho).is_none());
        assert_eq!(place("#general", junho).unwrap().name, "general");
    }
}
