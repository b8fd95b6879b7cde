//! The one path on which requests go to Discord's REST API: bounded in time, patient with limits, silent about tokens.

use super::body::Body;
use super::limiter::{Limiter, Refusal, Told};
use crate::interaction::Token;
use crate::interaction::limits::FIRST_ANSWER_WITHIN;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, USER_AGENT};
use reqwest::{Method, Response, StatusCode, Url};
use serde_json::Value;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};

/// Where Discord is.
pub const DISCORD: &str = "https://discord.com";
/// Why a text is no origin of an API.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoOrigin {
    /// It is no address, or holds more than scheme, host and port.
    #[error("“{0}” is no origin; write it like {DISCORD}")]
    NoAddress(String),
    /// The token would cross a network unencrypted.
    #[error("“{0}” would send the bot token unencrypted; only a host on this machine may be reached over http")]
    Unencrypted(String),
}

/// The origin that `text` names, in its one spelling.
pub fn origin(text: &str) -> Result<String, NoOrigin> {
    let text = text.trim();
    let no_address = || NoOrigin::NoAddress(text.to_owned());
    let address = Url::parse(text).map_err(|_| no_address())?;
    let is_bare = address.path() == "/" && address.query().is_none() && address.fragment().is_none();
    let is_anonymous = address.username().is_empty() && address.password().is_none();
    let host = address
        .host_str()
        .filter(|_| is_bare && is_anonymous)
        .ok_or_else(no_address)?;
    match address.scheme() {
        "https" => {}
        "http" if is_loopback(host) => {}
        "http" => return Err(NoOrigin::Unencrypted(text.to_owned())),
        _ => return Err(no_address()),
    }
    Ok(address.origin().ascii_serialization())
}

fn is_loopback(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || number.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// How long a request may take with all its waiting; within a token's last seconds nothing is begun (see the jobs).
const WAIT_MAX: Duration = Duration::from_secs(10);
/// Times a request is sent before its failure is reported.
const ATTEMPTS_MAX: u32 = 5;
/// Wait before the first repetition after a failure of the server or the network; doubled each time.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// Bytes of an answer that are read.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;

/// The requests this program makes.
#[derive(Debug)]
pub enum Route<'a> {
    /// Where the gateway is, and how many shards it wants.
    GatewayBot,
    /// Which application the token belongs to.
    Application,
    /// Replace all global commands.
    Commands {
        /// The application.
        application: u64,
    },
    /// The first answer to an interaction.
    Callback {
        /// The interaction.
        interaction: u64,
        /// Its token.
        token: &'a Token,
        /// Whether Discord is to say which message came of it.
        with_response: bool,
        /// When the interaction arrived: from then on Discord counts the seconds.
        arrived: Instant,
    },
    /// Edit the first answer to an interaction.
    Original {
        /// The application.
        application: u64,
        /// The interaction's token.
        token: &'a Token,
    },
    /// Edit a message of ours in its channel.
    ChannelMessage {
        /// The channel.
        channel: u64,
        /// The message.
        message: u64,
    },
}

impl Route<'_> {
    fn method(&self) -> Method {
        match self {
            Route::GatewayBot | Route::Application => Method::GET,
            Route::Commands { .. } => Method::PUT,
            Route::Callback { .. } => Method::POST,
            Route::Original { .. } | Route::ChannelMessage { .. } => Method::PATCH,
        }
    }

    /// The path below the API's version. It may hold a token: never log it, log [`Route::name`].
    fn path(&self) -> String {
        match self {
            Route::GatewayBot => "gateway/bot".into(),
            Route::Application => "applications/@me".into(),
            Route::Commands { application } => format!("applications/{application}/commands"),
            Route::Callback {
                interaction,
                token,
                with_response,
                ..
            } => {
                let query = if *with_response { "?with_response=true" } else { "" };
                format!("interactions/{interaction}/{}/callback{query}", token.expose())
            }
            Route::Original { application, token } => {
                format!("webhooks/{application}/{}/messages/@original", token.expose())
            }
            Route::ChannelMessage { channel, message } => format!("channels/{channel}/messages/{message}"),
        }
    }

    /// The route's name, for logs and as the part of a bucket that all its requests share.
    pub fn name(&self) -> &'static str {
        match self {
            Route::GatewayBot => "gateway",
            Route::Application => "application",
            Route::Commands { .. } => "commands",
            Route::Callback { .. } => "callback",
            Route::Original { .. } => "original",
            Route::ChannelMessage { .. } => "channel message",
        }
    }

    /// What Discord counts separately within a bucket: the channel, the application, the token (only its hash).
    fn major(&self) -> u64 {
        let hash = |token: &Token| {
            let mut hasher = DefaultHasher::new();
            token.expose().hash(&mut hasher);
            hasher.finish()
        };
        match self {
            Route::GatewayBot | Route::Application => 0,
            Route::Commands { application } => *application,
            Route::Callback { token, .. } | Route::Original { token, .. } => hash(token),
            Route::ChannelMessage { channel, .. } => *channel,
        }
    }

    /// Answers to interactions are authorised by their token, and count towards no global limit.
    fn is_answer(&self) -> bool {
        matches!(self, Route::Callback { .. } | Route::Original { .. })
    }

    /// Until when an answer to a request that is begun `now` is of use.
    fn deadline(&self, now: Instant) -> Instant {
        match self {
            Route::Callback { arrived, .. } => *arrived + FIRST_ANSWER_WITHIN,
            _ => now + WAIT_MAX,
        }
    }
}

/// Why a request failed. No variant's words hold a token or an address with one.
#[derive(Debug, thiserror::Error)]
pub enum RestError {
    /// Discord said no.
    #[error("Discord answered {status} to the {route} request: {message} (code {code})")]
    Refused {
        /// The route's name.
        route: &'static str,
        /// The HTTP status.
        status: u16,
        /// Discord's error code; 0 where it gave none.
        code: i64,
        /// Discord's words.
        message: String,
    },
    /// Nobody answered, or not in time, also when tried again.
    #[error("the {route} request was not answered: {why}")]
    Unanswered {
        /// The route's name.
        route: &'static str,
        /// What the last attempt came to.
        why: String,
    },
    /// Discord asks for a longer wait than the request is good for.
    #[error("the {route} request would have to wait longer than it is good for")]
    TooBusy {
        /// The route's name.
        route: &'static str,
    },
    /// The token cannot stand in a header.
    #[error("the bot token holds characters that no token has; copy it again")]
    BadToken,
    /// The client cannot be set up.
    #[error("the HTTP client cannot be set up: {0}")]
    Client(String),
}

impl RestError {
    /// Whether the same request may succeed later.
    pub fn is_passing(&self) -> bool {
        match self {
            RestError::Refused { status, .. } => *status == 429 || *status >= 500,
            RestError::Unanswered { .. } | RestError::TooBusy { .. } => true,
            RestError::BadToken | RestError::Client(_) => false,
        }
    }
}

/// Discord's error code for a second first answer.
const ALREADY_ACKNOWLEDGED: i64 = 40_060;

/// A client of the REST API.
pub struct Rest {
    client: reqwest::Client,
    origin: String,
    authorization: Option<reqwest::header::HeaderValue>,
    patience: Mutex<Patience>,
}

#[derive(Default)]
struct Patience {
    limiter: Limiter,
    /// The name that Discord gave to the bucket of each route.
    buckets: HashMap<&'static str, String>,
}

impl Rest {
    /// A client for the API at `origin` (Discord itself, or a stand-in) that authorises itself with `token`.
    pub fn new(origin: &str, token: Option<&Token>) -> Result<Self, RestError> {
        let mut builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        if origin != DISCORD {
            // A stand-in is spoken to directly, whatever proxy the environment names.
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| RestError::Client(error.to_string()))?;
        let authorization = token
            .map(|token| {
                let mut value = reqwest::header::HeaderValue::from_str(&format!("Bot {}", token.expose()))
                    .map_err(|_| RestError::BadToken)?;
                value.set_sensitive(true);
                Ok(value)
            })
            .transpose()?;
        let origin = origin.trim_end_matches('/').to_owned();
        Ok(Self {
            client,
            origin,
            authorization,
            patience: Mutex::default(),
        })
    }

    /// Whether requests that need the bot token can be made.
    pub fn is_authorised(&self) -> bool {
        self.authorization.is_some()
    }

    /// Sends a request, waits and repeats where that helps, and gives what Discord answered; null for no content.
    pub async fn send(&self, route: &Route<'_>, body: Option<Body>) -> Result<Value, RestError> {
        let deadline = route.deadline(Instant::now());
        let mut pause = FIRST_PAUSE;
        let mut attempt = 1;
        loop {
            self.wait_for_turn(route, deadline).await?;
            let outcome = self.attempt(route, body.clone(), deadline).await;
            let Err(error) = outcome else { return outcome };
            match &error {
                // A repetition that was already acknowledged: the first attempt had reached Discord after all.
                RestError::Refused {
                    code: ALREADY_ACKNOWLEDGED,
                    ..
                } if attempt > 1 => return Ok(Value::Null),
                RestError::Refused { status: 429, .. } => {}
                error if error.is_passing() && Instant::now() + pause < deadline => {
                    sleep(pause).await;
                    pause *= 2;
                }
                _ => return Err(error),
            }
            if attempt == ATTEMPTS_MAX {
                return Err(error);
            }
            attempt += 1;
        }
    }

    async fn wait_for_turn(&self, route: &Route<'_>, deadline: Instant) -> Result<(), RestError> {
        loop {
            let now = Instant::now();
            let free_at = {
                let mut patience = self.patience();
                let bucket = patience.bucket(route);
                patience.limiter.admit(&bucket, !route.is_answer(), now)
            };
            if free_at <= now {
                return Ok(());
            }
            if free_at >= deadline {
                return Err(RestError::TooBusy { route: route.name() });
            }
            tokio::time::sleep_until(free_at).await;
        }
    }

    async fn attempt(&self, route: &Route<'_>, body: Option<Body>, deadline: Instant) -> Result<Value, RestError> {
        let unanswered = |why: String| RestError::Unanswered {
            route: route.name(),
            why,
        };
        let mut request = self
            .client
            .request(route.method(), format!("{}/api/v10/{}", self.origin, route.path()))
            .header(USER_AGENT, serenity::constants::USER_AGENT);
        if let Some(authorization) = self.authorization.as_ref().filter(|_| !route.is_answer()) {
            request = request.header(AUTHORIZATION, authorization);
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, body.content_type).body(body.bytes);
        }
        let response = timeout_at(deadline, request.send())
            .await
            .map_err(|_| unanswered("no answer in time".into()))?
            .map_err(|error| unanswered(why(error)))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let answer = timeout_at(deadline, read(response))
            .await
            .map_err(|_| unanswered("the answer broke off".into()))?
            .map_err(unanswered)?;
        self.learn(route, status, &headers, &answer);
        if status.is_success() {
            Ok(answer)
        } else {
            Err(refused(route, status, &answer))
        }
    }

    /// Takes what the answer said about limits.
    fn learn(&self, route: &Route<'_>, status: StatusCode, headers: &HeaderMap, answer: &Value) {
        let now = Instant::now();
        let mut patience = self.patience();
        if let Some(name) = text(headers, "x-ratelimit-bucket") {
            patience.buckets.insert(route.name(), name.to_owned());
        }
        let bucket = patience.bucket(route);
        if status == StatusCode::TOO_MANY_REQUESTS {
            let refusal = refusal(headers, answer);
            tracing::warn!(route = route.name(), ?refusal, "Discord asks for patience");
            patience.limiter.refuse(&bucket, refusal, now);
        } else if let Some(told) = told(headers) {
            patience.limiter.learn(&bucket, told, now);
        }
    }

    fn patience(&self) -> MutexGuard<'_, Patience> {
        // Nothing panics while it is held, and a limiter is sound after every line of it.
        self.patience.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Patience {
    fn bucket(&self, route: &Route<'_>) -> String {
        let name = self.buckets.get(route.name()).map_or(route.name(), String::as_str);
        format!("{name}:{}", route.major())
    }
}

async fn read(mut response: Response) -> Result<Value, String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(why)? {
        if bytes.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err(format!("the answer has more than {ANSWER_BYTES_MAX} bytes"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

/// What went wrong, without the address, which may hold a token.
fn why(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words
}

fn refused(route: &Route<'_>, status: StatusCode, answer: &Value) -> RestError {
    let message = answer["message"].as_str().unwrap_or("no words");
    let errors = answer
        .get("errors")
        .map(|errors| format!(" {errors}"))
        .unwrap_or_default();
    RestError::Refused {
        route: route.name(),
        status: status.as_u16(),
        code: answer["code"].as_i64().unwrap_or_default(),
        message: format!("{message}{errors}"),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = text.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

fn told(headers: &HeaderMap) -> Option<Told> {
    let remaining = text(headers, "x-ratelimit-remaining")?.parse().ok()?;
    let reset_after = text(headers, "x-ratelimit-reset-after").and_then(seconds)?;
    Some(Told { remaining, reset_after })
}

/// Wait when a 429 names none.
const RETRY_AFTER_UNKNOWN: Duration = Duration::from_secs(1);

fn refusal(headers: &HeaderMap, answer: &Value) -> Refusal {
    let in_body = answer["retry_after"]
        .as_f64()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let in_header = || text(headers, "retry-after").and_then(seconds);
    let global = answer["global"].as_bool().unwrap_or(false)
        || text(headers, "x-ratelimit-global").is_some()
        || text(headers, "x-ratelimit-scope") == Some("global");
    Refusal {
        retry_after: in_body.or_else(in_header).unwrap_or(RETRY_AFTER_UNKNOWN),
        global,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_whole_address_and_keeps_the_token_from_the_network() {
        assert_eq!(
            origin(DISCORD).as_deref(),
            Ok(DISCORD),
            "or stand-ins would be seen everywhere"
        );
        assert_eq!(origin(" https://Discord.com:443/ ").as_deref(), Ok(DISCORD));
        for here in ["http://127.0.0.1:80", "http://[::1]:4455", "http://localhost:1"] {
            assert!(origin(here).is_ok(), "{here}");
        }
        // These passed, and failed at the first request, or never.
        for nonsense in [
            "",
            "discord.com",
            "https://dis cord.com",
            "https://discord.com:65536",
            "https://discord.com/api/v10",
            "https://discord.com?a=b",
            "https://discord.com#a",
            "https://me:secret@discord.com",
            "ftp://discord.com",
            "file:///discord.com",
            "https://",
        ] {
            assert!(matches!(origin(nonsense), Err(NoOrigin::NoAddress(_))), "{nonsense}");
        }
        let open = ["http://discord.com", "http://192.0.2.1", "http://localhost.example.org"];
        for open in open {
            assert!(matches!(origin(open), Err(NoOrigin::Unencrypted(_))), "{open}");
        }
    }

    #[tokio::test]
    async fn a_first_answer_is_not_sent_when_its_seconds_have_passed() {
        // They were counted from sending, so an answer that had taken two seconds was tried for three more.
        let (now, token) = (Instant::now(), Token::new("secret-token"));
        let route = Route::Callback {
            interaction: 1,
            token: &token,
            with_response: false,
            arrived: now,
        };
        let two_later = now + Duration::from_secs(2);
        assert_eq!(route.deadline(two_later), now + FIRST_ANSWER_WITHIN);
        assert_eq!(Route::Application.deadline(two_later), two_later + WAIT_MAX);
    }

    #[test]
    fn no_route_shows_its_token() {
        let token = Token::new("secret-token");
        let route = Route::Callback {
            interaction: 1,
            token: &token,
            with_response: true,
            arrived: Instant::now(),
        };
        assert!(!format!("{route:?} {}", route.name()).contains("secret"));
        assert!(
            route
                .path()
                .ends_with("interactions/1/secret-token/callback?with_response=true")
        );
    }

    #[tokio::test]
    async fn a_failed_request_does_not_show_its_token() {
        // Port 9 of loopback: nobody listens, and the connection is refused at once.
        let rest = Rest::new("http://127.0.0.1:9", Some(&Token::new("bot-token"))).expect("a client");
        let token = Token::new("secret-token");
        let route = Route::Original {
            application: 1,
            token: &token,
        };
        let error = rest
            .attempt(&route, None, Instant::now() + WAIT_MAX)
            .await
            .expect_err("nobody answers");
        let words = format!("{error} {error:?}");
        assert!(
            !words.contains("secret-token") && !words.contains("bot-token"),
            "{words}"
        );
        assert!(error.is_passing());
    }

    #[test]
    fn a_refusal_is_read_from_body_or_header() {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", reqwest::header::HeaderValue::from_static("2"));
        let body = serde_json::json!({"retry_after": 0.25, "global": true});
        assert_eq!(
            refusal(&headers, &body),
            Refusal {
                retry_after: Duration::from_millis(250),
                global: true
            }
        );
        let plain = Refusal {
            retry_after: Duration::from_secs(2),
            global: false,
        };
        assert_eq!(refusal(&headers, &Value::Null), plain);
        assert_eq!(
            refusal(&HeaderMap::new(), &Value::Null).retry_after,
            RETRY_AFTER_UNKNOWN
        );
    }
}
