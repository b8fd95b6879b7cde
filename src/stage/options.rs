//! Turns what a person typed into an interaction's data, by the commands as registered, as Discord's client does.

use serde_json::{Map, Value, json};

use super::world::{self, Kind, Person, Place};
use crate::interaction::limits::OPTION_VALUE_CHARS_MAX;

const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;
/// The type of an option that names a user.
const USER: i64 = 6;
/// The type of a command that is used on a message.
const MESSAGE: i64 = 3;

/// What a person typed after the slash.
pub(super) struct Typed<'t> {
    /// Command, group and sub-command, with spaces between.
    pub(super) name: &'t str,
    /// From option name to value.
    pub(super) values: &'t Map<String, Value>,
    /// The option being typed, for autocomplete.
    pub(super) focused: Option<&'t str>,
}

/// Builds the interaction's data, or says in a sentence what Discord's client would not let through.
pub(super) fn data(commands: &[Value], typed: &Typed<'_>, person: &Person, place: &Place) -> Result<Value, String> {
    let mut words = typed.name.trim_start_matches('/').split_whitespace();
    let first = words.next().unwrap_or_default();
    let command = commands
        .iter()
        .find(|command| command["name"] == first && command["type"].as_i64().unwrap_or(1) == 1)
        .ok_or_else(|| format!("no command /{first} is registered"))?;
    check_place(command, person, place)?;
    let mut path = Vec::new();
    let mut definition = command;
    for word in words {
        let inner = list(definition, "options")
            .iter()
            .find(|option| option["name"] == word && is_nested(option));
        definition = inner.ok_or_else(|| format!("/{first} has no sub-command {word}"))?;
        path.push(definition);
    }
    if list(definition, "options").iter().any(is_nested) {
        return Err(format!("/{} needs a sub-command", typed.name));
    }
    let mut options = plain(list(definition, "options"), typed)?;
    for part in path.iter().rev() {
        options = vec![json!({ "name": part["name"], "type": part["type"], "options": options })];
    }
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": 1 });
    if !options.is_empty() {
        data["options"] = Value::Array(options);
    }
    data["resolved"] = resolved(&data["options"], place);
    Ok(data)
}

/// The people that the options name, as users and, in a server, as members (interactions: Resolved Data Structure).
fn resolved(options: &Value, place: &Place) -> Value {
    let (mut users, mut members) = (json!({}), json!({}));
    let mut waiting: Vec<&Value> = options.as_array().into_iter().flatten().collect();
    while let Some(option) = waiting.pop() {
        waiting.extend(option["options"].as_array().into_iter().flatten());
        let person = option["value"].as_str().and_then(world::person);
        if let Some(person) = person.filter(|_| option["type"] == USER) {
            let id = person.id.to_string();
            users[&id] = person.user();
            members[&id] = person.partial_member();
        }
    }
    if users == json!({}) {
        json!({})
    } else if place.kind == Kind::Guild {
        json!({ "users": users, "members": members })
    } else {
        json!({ "users": users })
    }
}

/// The message command with this name, if it may be used here.
pub(super) fn message_command<'c>(
    commands: &'c [Value],
    name: &str,
    person: &Person,
    place: &Place,
) -> Result<&'c Value, String> {
    let is_meant = |command: &&Value| command["type"] == MESSAGE && command["name"] == name;
    let command = commands.iter().find(is_meant);
    let command = command.ok_or_else(|| format!("no message command {name} is registered"))?;
    check_place(command, person, place)?;
    Ok(command)
}

fn check_place(command: &Value, person: &Person, place: &Place) -> Result<(), String> {
    let has = |key: &str, number: u8| list(command, key).iter().any(|value| value == number);
    let name = command["name"].as_str().unwrap_or_default();
    if command["contexts"].is_array() && !has("contexts", place.context()) {
        return Err(format!("/{name} can't be used in this kind of channel"));
    }
    // The app is installed to the server and to every person here.
    if place.kind == Kind::Group && !has("integration_types", 1) {
        return Err(format!("/{name} can't be installed to a user, so it isn't here"));
    }
    let needed = command["default_member_permissions"]
        .as_str()
        .and_then(|bits| bits.parse::<u64>().ok());
    if place.kind == Kind::Guild
        && needed.is_some_and(|bits| person.permissions() & bits != bits || bits == 0 && !person.admin)
    {
        return Err(format!("{} has no permission to use /{name}", person.name));
    }
    Ok(())
}

fn plain(definitions: &[Value], typed: &Typed<'_>) -> Result<Vec<Value>, String> {
    if let Some(stray) = typed
        .values
        .keys()
        .find(|name| !definitions.iter().any(|option| option["name"] == **name))
    {
        return Err(format!("/{} has no option {stray}", typed.name));
    }
    let mut options = Vec::new();
    for definition in definitions {
        let name = definition["name"].as_str().unwrap_or_default();
        let focused = typed.focused == Some(name);
        match typed.values.get(name).filter(|value| !value.is_null()) {
            // Half a name is nobody yet; Discord's client leaves such an option out.
            Some(value) if typed.focused.is_some() && definition["type"] == USER => {
                options.extend(checked(definition, value).map(|id| json!({ "name": name, "type": USER, "value": id })));
            }
            // Values are checked when they are sent, not while they are typed.
            Some(value) if typed.focused.is_some() => {
                let mut option = json!({ "name": name, "type": definition["type"], "value": value });
                if focused {
                    option["focused"] = json!(true);
                }
                options.push(option);
            }
            Some(value) => {
                let value = checked(definition, value).map_err(|wrong| format!("{name}: {wrong}"))?;
                options.push(json!({ "name": name, "type": definition["type"], "value": value }));
            }
            None if focused => {
                options.push(json!({ "name": name, "type": definition["type"], "value": "", "focused": true }));
            }
            None if typed.focused.is_none() && definition["required"] == true => {
                return Err(format!("{name} is required"));
            }
            None => {}
        }
    }
    Ok(options)
}

fn checked(definition: &Value, value: &Value) -> Result<Value, String> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let value = match definition["type"].as_i64() {
        Some(4) => json!(text.trim().parse::<i64>().map_err(|_| "must be a whole number")?),
        Some(5) => json!(text.trim().parse::<bool>().map_err(|_| "must be true or false")?),
        Some(USER) => json!(world::person(&text).ok_or("must be somebody here")?.id.to_string()),
        Some(10) => json!(text.trim().parse::<f64>().map_err(|_| "must be a number")?),
        _ => json!(text),
    };
    let choices = list(definition, "choices");
    if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == value) {
        return Err("must be one of the choices".to_owned());
    }
    if let Some(number) = value.as_f64() {
        if definition["min_value"].as_f64().is_some_and(|least| number < least) {
            return Err(format!("must be at least {}", definition["min_value"]));
        }
        if definition["max_value"].as_f64().is_some_and(|most| number > most) {
            return Err(format!("must be at most {}", definition["max_value"]));
        }
    }
    if value.is_string() {
        check_length(definition, &text)?;
    }
    Ok(value)
}

fn check_length(definition: &Value, text: &str) -> Result<(), String> {
    let length = text.chars().count();
    let bound = |key: &str| definition[key].as_u64().and_then(|bound| usize::try_from(bound).ok());
    let (shortest, longest) = (
        bound("min_length").unwrap_or(0),
        bound("max_length").unwrap_or(OPTION_VALUE_CHARS_MAX),
    );
    if !(shortest..=longest).contains(&length) {
        return Err(format!("must be {shortest} to {longest} characters"));
    }
    Ok(())
}

fn is_nested(option: &Value) -> bool {
    matches!(option["type"].as_i64(), Some(SUB_COMMAND | SUB_COMMAND_GROUP))
}

fn list<'v>(owner: &'v Value, key: &str) -> &'v [Value] {
    owner[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::world::{PEOPLE, PLACES};
    use super::*;

    fn build(name: &str, values: Value, focused: Option<&str>) -> Result<Value, String> {
        let commands = [
            json!({ "id": "1", "name": "news", "type": 1, "contexts": [0], "options": [
            { "name": "latest", "type": 1, "options": [
                { "name": "artist", "type": 3, "required": true, "max_length": 5 },
                { "name": "count", "type": 4, "min_value": 1, "max_value": 9 },
                { "name": "sort", "type": 3, "choices": [{ "name": "New", "value": "new" }] }] }] }),
        ];
        let values = values.as_object().unwrap().clone();
        data(
            &commands,
            &Typed {
                name,
                values: &values,
                focused,
            },
            &PEOPLE[1],
            &PLACES[0],
        )
    }

    #[test]
    fn options_nest_below_the_sub_command() {
        let data = build("/news latest", json!({ "artist": "jimin", "count": "3" }), None).unwrap();
        let options = &data["options"][0]["options"];
        assert_eq!(data["options"][0]["name"], "latest");
        assert_eq!(options[0], json!({ "name": "artist", "type": 3, "value": "jimin" }));
        assert_eq!(options[1]["value"], 3);
    }

    #[test]
    fn what_discords_client_would_stop_is_stopped() {
        for (name, values, wanted) in [
            ("nows", json!({}), "no command"),
            ("news", json!({}), "needs a sub-command"),
            ("news latest", json!({}), "artist is required"),
            ("news latest", json!({ "artist": "jimin!" }), "0 to 5 characters"),
            ("news latest", json!({ "artist": "a", "count": 10 }), "at most 9"),
            ("news latest", json!({ "artist": "a", "count": "x" }), "whole number"),
            (
                "news latest",
                json!({ "artist": "a", "sort": "old" }),
                "one of the choices",
            ),
            (
                "news latest",
                json!({ "artist": "a", "colour": "red" }),
                "no option colour",
            ),
        ] {
            let wrong = build(name, values, None).unwrap_err();
            assert!(wrong.contains(wanted), "{wrong}");
        }
    }

    #[test]
    fn somebody_is_named_by_id_and_resolved() {
        let commands = [json!({ "id": "1", "name": "compare", "options": [
            { "name": "with", "type": 6 }, { "name": "how", "type": 3, "autocomplete": true }] })];
        let junho = PEOPLE[1].id.to_string();
        let build = |with: &str, focused: Option<&str>, place: &Place| {
            let values = json!({ "with": with });
            let values = values.as_object().unwrap();
            let name = "compare";
            data(&commands, &Typed { name, values, focused }, &PEOPLE[0], place)
        };
        let sent = build("junho", None, &PLACES[0]).unwrap();
        assert_eq!(sent["options"][0], json!({ "name": "with", "type": 6, "value": junho }));
        assert_eq!(sent["resolved"]["users"][&junho]["username"], "junho");
        let member = &sent["resolved"]["members"][&junho];
        assert!(member["permissions"].is_string() && member.get("user").is_none());
        assert!(
            build(&junho, None, &PLACES[2]).unwrap()["resolved"]
                .get("members")
                .is_none()
        );
        assert!(build("jun", None, &PLACES[0]).unwrap_err().contains("somebody"));
        let typing = build("jun", Some("how"), &PLACES[0]).unwrap();
        assert_eq!(typing["options"].as_array().unwrap().len(), 1, "{typing}");
    }

    #[test]
    fn autocomplete_takes_half_typed_values() {
        let data = build("news latest", json!({ "count": "x" }), Some("artist")).unwrap();
        let options = data["options"][0]["options"].as_array().unwrap();
        assert_eq!(
            options[0],
            json!({ "name": "artist", "type": 3, "value": "", "focused": true })
        );
        assert_eq!(options[1]["value"], "x");
    }
}
