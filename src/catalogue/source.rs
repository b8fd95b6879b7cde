//! Where a fact comes from: an address on the web, or a public data set.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Source {
    /// A page: its http(s) address.
    Page(String),
    /// A file of a public data set, written `dataset:owner/name:file`.
    Dataset {
        /// `owner/name` of the data set.
        name: String,
        /// The file in it.
        file: String,
    },
}

impl Source {
    /// The page's address, for a link; none for a data set.
    pub fn address(&self) -> Option<&str> {
        match self {
            Source::Page(address) => Some(address),
            Source::Dataset { .. } => None,
        }
    }

    /// Whose word it is: the page's host without `www.`, or the data set's name. Two sources with one origin are one.
    pub fn origin(&self) -> &str {
        match self {
            Source::Page(address) => {
                let host = address
                    .split("://")
                    .nth(1)
                    .and_then(|rest| rest.split('/').next())
                    .unwrap_or(address);
                host.strip_prefix("www.").unwrap_or(host)
            }
            Source::Dataset { name, .. } => name,
        }
    }
}

/// The one origin of all these sources; none where there are several, or no source.
pub fn single_origin(sources: &[Source]) -> Option<&str> {
    let (first, others) = sources.split_first()?;
    let origin = first.origin();
    others.iter().all(|source| source.origin() == origin).then_some(origin)
}

/// Why a text is no source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no source: write the page's http(s) address, or dataset:owner/name:file")]
pub struct NoSource(String);

impl FromStr for Source {
    type Err = NoSource;

    fn from_str(text: &str) -> Result<Self, NoSource> {
        let wrong = || NoSource(text.to_owned());
        if let Some(rest) = text.strip_prefix("dataset:") {
            let (name, file) = rest.split_once(':').ok_or_else(wrong)?;
            let (owner, set) = name.split_once('/').ok_or_else(wrong)?;
            let sound = ![owner, set, file].iter().any(|part| part.trim().is_empty());
            return sound
                .then(|| Source::Dataset {
                    name: name.to_owned(),
                    file: file.to_owned(),
                })
                .ok_or_else(wrong);
        }
        is_address(text)
            .then(|| Source::Page(text.to_owned()))
            .ok_or_else(wrong)
    }
}

/// Whether `text` is an http(s) address with a host that can be on the web, and nothing that would break a link.
pub fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let clean =
        |character: char| !character.is_whitespace() && !character.is_control() && !"<>\"`|".contains(character);
    host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && text.chars().all(clean)
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Page(address) => formatter.write_str(address),
            Source::Dataset { name, file } => write!(formatter, "dataset:{name}:{file}"),
        }
    }
}

impl TryFrom<String> for Source {
    type Error = NoSource;

    fn try_from(text: String) -> Result<Self, NoSource> {
        text.parse()
    }
}

impl From<Source> for String {
    fn from(source: Source) -> String {
        source.to_string()
    }
}

impl schemars::JsonSchema for Source {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Source".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The page's http(s) address, or dataset:owner/name:file.",
            "pattern": "^(https?://[^\\s<>\"`|]+\\.[^\\s<>\"`|]+|dataset:[^/:]+/[^/:]+:.+)$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, is_address};

    #[test]
    fn pages_and_data_sets_are_read_and_written_alike() {
        for text in [
            "https://www.soompi.com/article/1",
            "dataset:kpopnet/kpopnet.json:kpopnet.json",
        ] {
            assert_eq!(text.parse::<Source>().expect("a source").to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "soompi.com",
            "ftp://a.b/c",
            "https://",
            "https://localhost/x",
            "dataset:x:y",
            "dataset:a/b:",
        ] {
            assert!(text.parse::<Source>().is_err(), "{text:?}");
        }
        assert!(!is_address("https://example.org/<script>"));
    }

    #[test]
    fn the_origin_is_the_host_or_the_set() {
        let page: Source = "https://www.soompi.com/article/1".parse().expect("a source");
        assert_eq!(page.origin(), "soompi.com");
    }
}
