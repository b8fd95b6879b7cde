//! Every word the bot says, in every language it speaks: one Fluent file a language, chosen by a person's locale.

use crate::text::{Language, particle};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages' files, in the order of [`Language::ALL`].
const FILES: [(Language, &str); 2] = [
    (Language::English, include_str!("en.ftl")),
    (Language::Korean, include_str!("ko.ftl")),
];

/// A value that a message has a place for.
pub type Value<'a> = FluentValue<'a>;

/// The words of every language.
pub struct Locales {
    bundles: Vec<(Language, FluentBundle<FluentResource>)>,
}

/// Why a language file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the words for “{language}” cannot be read: {what}")]
pub struct BadWords {
    language: &'static str,
    what: String,
}

impl Locales {
    /// Reads the language files that are built into the program.
    pub fn built_in() -> Result<Self, BadWords> {
        let bundles = FILES
            .into_iter()
            .map(|(language, text)| Ok((language, bundle(language, text)?)))
            .collect::<Result<_, BadWords>>()?;
        Ok(Self { bundles })
    }

    /// The words for a language.
    pub fn words(&self, language: Language) -> Words<'_> {
        let find = |wanted: Language| {
            self.bundles
                .iter()
                .find(|(own, _)| *own == wanted)
                .map(|(_, bundle)| bundle)
        };
        Words {
            language,
            bundle: find(language),
            fallback: find(Language::English),
        }
    }
}

fn bundle(language: Language, text: &str) -> Result<FluentBundle<FluentResource>, BadWords> {
    let bad = |what: String| BadWords {
        language: language.code(),
        what,
    };
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| bad(format!("{errors:?}")))?;
    let identifier: LanguageIdentifier = language.code().parse().map_err(|error| bad(format!("{error}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks are for right-to-left scripts, which we have none of; Discord would show them in buttons.
    bundle.set_use_isolating(false);
    bundle
        .add_function("PARTICLE", particle_function)
        .map_err(|error| bad(error.to_string()))?;
    bundle
        .add_resource(resource)
        .map_err(|errors| bad(format!("{errors:?}")))?;
    Ok(bundle)
}

/// `PARTICLE($word, "을", "를")`: the Korean particle that goes with the word.
fn particle_function<'a>(values: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match values {
        [
            FluentValue::String(word),
            FluentValue::String(closed),
            FluentValue::String(open),
        ] => particle(word, closed, open).into(),
        _ => FluentValue::Error,
    }
}

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language.
    pub language: Language,
    bundle: Option<&'a FluentBundle<FluentResource>>,
    fallback: Option<&'a FluentBundle<FluentResource>>,
}

impl Words<'_> {
    /// The message `key` with `values` in its places.
    ///
    /// A key that the language lacks is said in English, one that English lacks as the key itself: a test keeps both
    /// from happening. Values are put in as they are; text from outside must be escaped before.
    pub fn say<'v>(&self, key: &str, values: &[(&'v str, Value<'v>)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        [self.bundle, self.fallback]
            .into_iter()
            .flatten()
            .find_map(|bundle| format(bundle, key, &arguments))
            .unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` that has no places.
    pub fn plain(&self, key: &str) -> String {
        self.say(key, &[])
    }
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let (id, attribute) = match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    };
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    debug_assert!(
        errors.is_empty(),
        "the message “{key}” could not be filled in: {errors:?}"
    );
    Some(text.into_owned())
}

#[cfg(test)]
mod tests;
