//! What the operator chose: one file, `fanchant.toml`; config.example.toml explains every key.

use crate::discord::{self, PublicKey};
use crate::interaction::Token;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The file that is read when no other is named.
pub const DEFAULT_FILE: &str = "fanchant.toml";
/// The environment variable that holds the bot token; it goes before the file.
pub const TOKEN_VARIABLE: &str = "DISCORD_TOKEN";

/// The whole configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Folder of the data files.
    pub data: PathBuf,
    /// The database file.
    pub database: PathBuf,
    /// How to reach Discord.
    pub discord: Discord,
    /// How Discord reaches us over HTTP.
    pub endpoint: Endpoint,
    /// The quiz.
    pub trivia: Trivia,
    /// The news.
    pub feeds: Feeds,
    /// The log.
    pub log: Log,
}

/// How to reach Discord.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Discord {
    /// The bot token.
    #[serde(deserialize_with = "token")]
    pub token: Option<Token>,
    /// Origin of the API, without `/api/v10`; another than Discord's own is for stand-ins.
    pub api_base: String,
    /// Whether to keep a gateway connection; may be false where the endpoint serves.
    pub gateway: bool,
}

/// How Discord reaches us over HTTP.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Endpoint {
    /// Address to listen on.
    pub listen: Option<SocketAddr>,
    /// The application's public key.
    #[serde(deserialize_with = "public_key")]
    pub public_key: Option<PublicKey>,
}

/// The quiz.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Trivia {
    /// How long a question can be answered, in seconds, from [`TRIVIA_SECONDS_MIN`] to [`TRIVIA_SECONDS_MAX`].
    pub seconds: u32,
}

/// Less leaves no time to read the question.
pub const TRIVIA_SECONDS_MIN: u32 = 5;
/// More than this comes too near the end of an interaction token's 15 minutes.
pub const TRIVIA_SECONDS_MAX: u32 = 600;

/// The news.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feeds {
    /// Whether feeds are asked.
    pub enabled: bool,
    /// Who runs this bot, for the outlets: an address or a mailbox.
    pub contact: String,
    /// Hosts that may be asked though they are not on the public internet, or on another port: `host` or `host:port`.
    pub allow_hosts: Vec<String>,
}

/// The log.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// What is logged, in the words of `tracing`'s filters.
    pub filter: String,
}

/// What handlers need to know of the configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long a question can be answered, in seconds.
    pub trivia_seconds: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: "data".into(),
            database: "fanchant.db".into(),
            discord: Discord::default(),
            endpoint: Endpoint::default(),
            trivia: Trivia::default(),
            feeds: Feeds::default(),
            log: Log::default(),
        }
    }
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            token: None,
            api_base: crate::discord::DISCORD.into(),
            gateway: true,
        }
    }
}

impl Default for Trivia {
    fn default() -> Self {
        Self { seconds: 20 }
    }
}

impl Default for Feeds {
    fn default() -> Self {
        Self {
            enabled: true,
            contact: String::new(),
            allow_hosts: Vec::new(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "info".into() }
    }
}

fn token<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Token>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(Token::new))
}

fn public_key<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<PublicKey>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

/// Why the configuration cannot be used: file, line, key, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    /// The file cannot be read.
    #[error("{file}: {why}; name the right file with --config, or remove the option to use the defaults")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's words.
        why: String,
    },
    /// The file's contents cannot be used.
    #[error("{file}:{line}: {why}; compare with config.example.toml")]
    Unusable {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// A value is out of its range or contradicts another.
    #[error("{key}: {why}")]
    Senseless {
        /// The key.
        key: &'static str,
        /// What is wrong and what to do.
        why: String,
    },
}

impl Config {
    /// Reads the file (without one `fanchant.toml`, if it exists), then the environment's token.
    pub fn load(file: Option<&Path>, environment_token: Option<String>) -> Result<Self, BadConfig> {
        let default = Path::new(DEFAULT_FILE);
        let file = file.or_else(|| default.exists().then_some(default));
        let mut config = match file {
            Some(file) => {
                let name = file.display().to_string();
                let text = std::fs::read_to_string(file).map_err(|error| BadConfig::Unreadable {
                    file: name.clone(),
                    why: error.to_string(),
                })?;
                Self::parse(&name, &text)?
            }
            None => Self::default(),
        };
        if let Some(token) = environment_token.filter(|token| !token.trim().is_empty()) {
            config.discord.token = Some(Token::new(token.trim()));
        }
        config.check()?;
        Ok(config)
    }

    /// Reads the text of a file called `name`.
    pub fn parse(name: &str, text: &str) -> Result<Self, BadConfig> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            // The error's own words show the line as it stands, and that line may hold the token.
            let why = error.message().trim().replace('\n', " ");
            BadConfig::Unusable {
                file: name.to_owned(),
                line: before.matches('\n').count() + 1,
                why,
            }
        })
    }

    fn check(&mut self) -> Result<(), BadConfig> {
        let senseless = |key, why: String| Err(BadConfig::Senseless { key, why });
        if !(TRIVIA_SECONDS_MIN..=TRIVIA_SECONDS_MAX).contains(&self.trivia.seconds) {
            let why = format!(
                "{} is not from {TRIVIA_SECONDS_MIN} to {TRIVIA_SECONDS_MAX}",
                self.trivia.seconds
            );
            return senseless("trivia.seconds", why);
        }
        if self.endpoint.listen.is_some() != self.endpoint.public_key.is_some() {
            let why = "set both listen and public_key, or neither".to_owned();
            return senseless("endpoint", why);
        }
        if !self.discord.gateway && self.endpoint.listen.is_none() {
            let why =
                "false leaves no way for interactions to come in; set it to true, or set up the endpoint".to_owned();
            return senseless("discord.gateway", why);
        }
        if self.log.filter.trim().is_empty() {
            let why =
                "it is empty, which logs nothing at all; write for example “info”, or “error” for little".to_owned();
            return senseless("log.filter", why);
        }
        match discord::origin(&self.discord.api_base) {
            Ok(origin) => self.discord.api_base = origin,
            Err(error) => return senseless("discord.api_base", error.to_string()),
        }
        let unwritable = |sign: char| !(' '..='~').contains(&sign) || sign == '(' || sign == ')';
        if self.feeds.contact.contains(unwritable) {
            let why = "it stands in a header of each request: write an address or a mailbox in plain ASCII".to_owned();
            return senseless("feeds.contact", why);
        }
        Ok(())
    }

    /// What handlers need to know.
    pub fn settings(&self) -> Settings {
        Settings {
            trivia_seconds: self.trivia.seconds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../config.example.toml");

    #[test]
    fn the_example_is_the_default_and_shows_every_key() {
        let example = format!(
            "{:?}",
            Config::parse("config.example.toml", EXAMPLE).expect("the example is sound")
        );
        assert_eq!(example, format!("{:?}", Config::default()));
        let uncommented: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        let all = Config::parse("config.example.toml", &uncommented).expect("also with the optional keys");
        assert!(all.discord.token.is_some() && all.endpoint.listen.is_some() && all.endpoint.public_key.is_some());
    }

    #[test]
    fn a_mistake_is_told_with_file_line_and_remedy() {
        let error = Config::parse("my.toml", "data = \"data\"\n\n[trivia]\nsecond = 5\n").expect_err("misspelt");
        let words = error.to_string();
        assert!(words.starts_with("my.toml:4: ") && words.contains("second"), "{words}");
        assert!(words.ends_with("compare with config.example.toml"), "{words}");
    }

    #[test]
    fn the_token_is_never_shown() {
        let config = Config::parse("my.toml", "[discord]\ntoken = \"geheim\"\n").expect("sound");
        assert!(!format!("{config:?}").contains("geheim"));
        let error = Config::parse("my.toml", "[discord]\ntoken = \"geheim\" oops\n").expect_err("no TOML");
        assert!(!format!("{error} {error:?}").contains("geheim"), "{error}");
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let load = |text: &str| Config::parse("my.toml", text).expect("TOML").check();
        assert!(load("[trivia]\nseconds = 4\n").is_err());
        assert!(load("[trivia]\nseconds = 5\n").is_ok());
        assert!(load("[trivia]\nseconds = 600\n").is_ok());
        assert!(load("[trivia]\nseconds = 601\n").is_err());
        assert!(load("[feeds]\ncontact = \"지민\"\n").is_err());
        assert!(load("[feeds]\ncontact = \"me@example.org\"\n").is_ok());
        assert!(load("[endpoint]\nlisten = \"127.0.0.1:0\"\n").is_err());
        assert!(load("[discord]\napi_base = \"discord.com\"\n").is_err());
        assert!(load("[discord]\napi_base = \"http://127.0.0.1:8080/\"\n").is_ok());
        assert!(load("[log]\nfilter = \"\"\n").is_err(), "nothing would ever be logged");
        assert!(
            load("[discord]\ngateway = false\n").is_err(),
            "nothing would ever come in"
        );
        let key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        let endpoint = format!("[endpoint]\nlisten = \"127.0.0.1:0\"\npublic_key = \"{key}\"\n");
        assert!(load(&format!("[discord]\ngateway = false\n{endpoint}")).is_ok());
    }
}
