//! The command table as Discord's command definitions, registered only when it changed.

use super::body::Body;
use super::rest::{Rest, Route};
use super::undelivered::Undelivered;
use crate::commands;
use crate::interaction::{Form, OptionSpec, Places, Spec, Subcommand};
use crate::locale::{Locales, Words};
use crate::store::Store;
use crate::text::Language;
use serde_json::Value;
use serenity::all::{
    CommandOptionType, CommandType, CreateCommand, CreateCommandOption, InstallationContext, InteractionContext,
};
use std::collections::HashMap;

/// The definitions of every command, with their words in every language.
pub fn definitions(locales: &Locales) -> Result<Value, serde_json::Error> {
    commands::ALL
        .iter()
        .flat_map(|command| {
            let spec = command.spec();
            let on_message = spec.on_message.map(|name| on_message(locales, spec, name));
            std::iter::once(definition(locales, spec)).chain(on_message)
        })
        .map(serde_json::to_value)
        .collect()
}

/// What stands for the definitions: equal exactly when they are. A JSON value writes its keys in order.
pub fn fingerprint(definitions: &Value) -> String {
    definitions.to_string()
}

/// Registers the commands in place of all that were there, unless that is what was registered last. Says whether.
pub async fn register(rest: &Rest, store: &Store, locales: &Locales, application: u64) -> Result<bool, Undelivered> {
    let definitions = definitions(locales)?;
    let fingerprint = fingerprint(&definitions);
    if store.registered(application).await?.as_deref() == Some(fingerprint.as_str()) {
        return Ok(false);
    }
    rest.send(&Route::Commands { application }, Some(Body::new(&definitions, &[])))
        .await?;
    store.remember_registered(application, &fingerprint).await?;
    Ok(true)
}

fn definition(locales: &Locales, spec: &Spec) -> CreateCommand {
    let key = format!("command-{}", spec.name);
    let english = locales.words(Language::English);
    let mut command = CreateCommand::new(spec.name)
        .description(english.plain(&key))
        .integration_types(installs(spec.places))
        .contexts(contexts(spec.places));
    for words in others(locales) {
        let code = words.language.code();
        command = command
            .name_localized(code, words.plain(&format!("{key}.name")))
            .description_localized(code, words.plain(&key));
    }
    let subcommands = spec.subcommands.iter().map(|sub| subcommand(locales, &key, sub));
    let options = spec.options.iter().map(|own| option(locales, &key, own));
    command.set_options(subcommands.chain(options).collect())
}

/// A command that is used on a message; such a command has a name, but neither words nor options.
fn on_message(locales: &Locales, spec: &Spec, name: &str) -> CreateCommand {
    let key = format!("command-{}-message", spec.name);
    let command = CreateCommand::new(name)
        .kind(CommandType::Message)
        .integration_types(installs(spec.places))
        .contexts(contexts(spec.places));
    others(locales).fold(command, |command, words| {
        command.name_localized(words.language.code(), words.plain(&key))
    })
}

fn subcommand(locales: &Locales, command: &str, spec: &Subcommand) -> CreateCommandOption {
    let key = format!("{command}-{}", spec.name);
    let out = described(locales, &key, CommandOptionType::SubCommand, spec.name);
    spec.options
        .iter()
        .fold(out, |out, own| out.add_sub_option(option(locales, &key, own)))
}

fn option(locales: &Locales, owner: &str, spec: &OptionSpec) -> CreateCommandOption {
    let key = format!("{owner}-{}", spec.name);
    let kind = match spec.form {
        Form::Whole { .. } => CommandOptionType::Integer,
        Form::Person => CommandOptionType::User,
        Form::Text | Form::OneOf(_) => CommandOptionType::String,
    };
    let out = described(locales, &key, kind, spec.name)
        .required(spec.required)
        .set_autocomplete(spec.autocomplete);
    match spec.form {
        Form::Text | Form::Person => out,
        Form::Whole { least, most } => out.min_int_value(u64::from(least)).max_int_value(u64::from(most)),
        Form::OneOf(values) => values.iter().fold(out, |out, value| choice(locales, &key, out, value)),
    }
}

fn choice(locales: &Locales, option: &str, out: CreateCommandOption, value: &str) -> CreateCommandOption {
    let key = format!("{option}-{value}");
    let localised: HashMap<String, String> = others(locales)
        .map(|words| (words.language.code().to_owned(), words.plain(&key)))
        .collect();
    let name = locales.words(Language::English).plain(&key);
    out.add_string_choice_localized(name, value, localised)
}

fn described(locales: &Locales, key: &str, kind: CommandOptionType, name: &str) -> CreateCommandOption {
    let english = locales.words(Language::English);
    let out = CreateCommandOption::new(kind, name, english.plain(key));
    others(locales).fold(out, |out, words| {
        let code = words.language.code();
        out.name_localized(code, words.plain(&format!("{key}.name")))
            .description_localized(code, words.plain(key))
    })
}

/// The words of every language but English, which a definition carries itself.
fn others(locales: &Locales) -> impl Iterator<Item = Words<'_>> {
    Language::ALL
        .into_iter()
        .filter(|language| *language != Language::English)
        .map(|language| locales.words(language))
}

fn installs(places: Places) -> Vec<InstallationContext> {
    let all = [
        (places.server_install, InstallationContext::Guild),
        (places.user_install, InstallationContext::User),
    ];
    all.into_iter()
        .filter(|(wanted, _)| *wanted)
        .map(|(_, install)| install)
        .collect()
}

fn contexts(places: Places) -> Vec<InteractionContext> {
    let all = [
        (places.servers, InteractionContext::Guild),
        (places.direct_messages, InteractionContext::BotDm),
        (places.private_channels, InteractionContext::PrivateChannel),
    ];
    all.into_iter()
        .filter(|(wanted, _)| *wanted)
        .map(|(_, context)| context)
        .collect()
}
