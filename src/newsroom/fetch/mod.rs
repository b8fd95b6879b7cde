//! The one place from which the newsroom asks the web: politely, bounded in time and size, and never inside a network.

mod address;
mod robots;

pub use address::is_public;
pub use robots::Robots;

use super::poll::Headers;
use address::{Allowed, CheckedResolver};
use reqwest::header::{self, HeaderMap, HeaderName};
use reqwest::{StatusCode, redirect};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, timeout};
use url::Url;

/// What a fetch may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body, after it is unpacked.
    pub body_bytes_max: usize,
    /// Redirects that are followed.
    pub redirects_max: usize,
    /// Time for everything together.
    pub within: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes_max: 10 * 1024 * 1024,
            redirects_max: 5,
            within: Duration::from_secs(20),
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The address.
    pub address: String,
    /// The version that we have; it is not sent again.
    pub etag: Option<String>,
    /// The date of the version that we have.
    pub last_modified: Option<String>,
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers that say when to come again.
    pub headers: Headers,
    /// The encoding that the header names.
    pub charset: Option<String>,
    /// Where it came from, after all redirects.
    pub address: String,
    /// Whether the outlet said that its address has changed for good.
    pub moved: bool,
    /// The body; empty unless the status is a success.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is none of the web's.
    #[error("“{0}” is no http(s) address")]
    NoAddress(String),
    /// The address leads into a network.
    #[error("{0} is not on the public internet; name the host in feeds.allow_hosts if it is meant")]
    Private(String),
    /// The port is no web server's.
    #[error("port {1} of {0} is none of the web's; name the host in feeds.allow_hosts if it is meant")]
    Port(String, u16),
    /// It led in a circle, or too far.
    #[error("it led to another address more than {0} times")]
    TooManyRedirects(usize),
    /// It took too long.
    #[error("it did not come within {} seconds", .0.as_secs_f32())]
    TooSlow(Duration),
    /// It is too large.
    #[error("it is larger than {0} bytes")]
    TooLarge(usize),
    /// robots.txt forbids it.
    #[error("robots.txt of {0} asks programs not to read this page")]
    Robots(String),
    /// The connection failed.
    #[error("the connection failed: {0}")]
    Failed(String),
}

/// Hosts whose robots.txt is remembered.
const ROBOTS_MAX: usize = 200;
/// How long it is remembered (RFC 9309: at most a day).
const ROBOTS_FOR: Duration = Duration::from_secs(24 * 3600);
/// Bytes of a robots.txt that are read (RFC 9309: at least 500 KiB).
const ROBOTS_BYTES_MAX: usize = 512 * 1024;
/// Time for a connection to come about.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);
/// What we can read, best first.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, \
                      text/xml;q=0.9, text/html;q=0.8, */*;q=0.5";
/// The name by which robots.txt may speak to us.
const PRODUCT: &str = "Fanchant";

/// Asks the web.
pub struct Fetcher {
    client: reqwest::Client,
    allowed: Arc<Allowed>,
    limits: Limits,
    robots: Mutex<HashMap<String, (Instant, Robots)>>,
}

impl Fetcher {
    /// A fetcher that says who runs it (`contact`: an address or a mailbox) and may enter the hosts named in
    /// `allow_hosts` (`host` or `host:port`) wherever they are.
    pub fn new(contact: Option<&str>, allow_hosts: &[String], limits: Limits) -> Result<Self, FetchError> {
        let allowed = Arc::new(Allowed::new(allow_hosts));
        let client = reqwest::Client::builder()
            .user_agent(user_agent(contact))
            .redirect(redirect::Policy::none())
            // A proxy would look names up by itself, and nobody would check where they lead.
            .no_proxy()
            .referer(false)
            .connect_timeout(CONNECT_WITHIN)
            .pool_max_idle_per_host(1)
            .dns_resolver(Arc::new(CheckedResolver::new(Arc::clone(&allowed))))
            .build()
            .map_err(|error| FetchError::Failed(why(&error)))?;
        Ok(Self {
            client,
            allowed,
            limits,
            robots: Mutex::default(),
        })
    }

    /// Fetches a feed: follows redirects, checks every address before it connects, reads at most what the limits say.
    pub async fn get(&self, request: &Request) -> Result<Response, FetchError> {
        let within = self.limits.within;
        timeout(within, self.follow(request, self.limits.body_bytes_max))
            .await
            .map_err(|_| FetchError::TooSlow(within))?
    }

    /// Fetches an article's page, unless its site's robots.txt asks us not to.
    pub async fn page(&self, address: &str) -> Result<Response, FetchError> {
        let url = Url::parse(address).map_err(|_| FetchError::NoAddress(address.to_owned()))?;
        let within = self.limits.within;
        let robots = timeout(within, self.robots_of(&url))
            .await
            .map_err(|_| FetchError::TooSlow(within))?;
        if !robots.allows(url.path(), url.query()) {
            return Err(FetchError::Robots(url.host_str().unwrap_or_default().to_owned()));
        }
        let address = address.to_owned();
        self.get(&Request {
            address,
            ..Request::default()
        })
        .await
    }

    async fn robots_of(&self, page: &Url) -> Robots {
        let origin = page.origin().ascii_serialization();
        let known = self
            .robots
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&origin)
            .cloned();
        if let Some((since, robots)) = known.filter(|(since, _)| since.elapsed() < ROBOTS_FOR) {
            let _ = since;
            return robots;
        }
        let request = Request {
            address: format!("{origin}/robots.txt"),
            ..Request::default()
        };
        let robots = match self.follow(&request, ROBOTS_BYTES_MAX).await {
            Ok(answer) if (200..300).contains(&answer.status) => {
                Robots::parse(&String::from_utf8_lossy(&answer.body), PRODUCT)
            }
            // RFC 9309: none there means all is allowed, trouble means nothing is for now.
            Ok(answer) if (400..500).contains(&answer.status) => Robots::default(),
            Err(FetchError::TooLarge(_)) => Robots::default(),
            _ => return Robots::nothing(),
        };
        let mut all = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ROBOTS_MAX {
            all.clear();
        }
        all.insert(origin, (Instant::now(), robots.clone()));
        robots
    }

    async fn follow(&self, request: &Request, bytes_max: usize) -> Result<Response, FetchError> {
        let mut url = Url::parse(&request.address).map_err(|_| FetchError::NoAddress(request.address.clone()))?;
        let mut moved = false;
        for hop in 0..=self.limits.redirects_max {
            self.allowed.check(&url)?;
            let answer = self.send(&url, request).await?;
            let status = answer.status();
            let Some(next) = next_address(&url, status, answer.headers()) else {
                return read(answer, &url, moved, bytes_max).await;
            };
            let for_good = matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            moved = for_good && (hop == 0 || moved);
            url = next?;
        }
        Err(FetchError::TooManyRedirects(self.limits.redirects_max))
    }

    async fn send(&self, url: &Url, request: &Request) -> Result<reqwest::Response, FetchError> {
        let mut asked = self.client.get(url.clone()).header(header::ACCEPT, ACCEPT);
        if let Some(etag) = &request.etag {
            asked = asked.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = &request.last_modified {
            asked = asked.header(header::IF_MODIFIED_SINCE, date);
        }
        asked.send().await.map_err(|error| {
            let why = why(&error);
            if why.contains(address::REFUSED) {
                FetchError::Private(url.host_str().unwrap_or_default().to_owned())
            } else {
                FetchError::Failed(why)
            }
        })
    }
}

/// "Fanchant/0.1.0 (+contact)": outlets can see who asks, and whom to write to.
fn user_agent(contact: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let contact: String = contact
        .unwrap_or_default()
        .chars()
        .filter(|sign| (' '..='~').contains(sign))
        .collect();
    match contact.trim() {
        "" => format!("{PRODUCT}/{version} (a Discord bot for K-pop news)"),
        contact => format!("{PRODUCT}/{version} (+{contact})"),
    }
}

/// Where a redirect leads; none where this is no redirect.
fn next_address(url: &Url, status: StatusCode, headers: &HeaderMap) -> Option<Result<Url, FetchError>> {
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = headers.get(header::LOCATION)?;
    let location = String::from_utf8_lossy(location.as_bytes()).trim().to_owned();
    Some(url.join(&location).map_err(|_| FetchError::NoAddress(location)))
}

async fn read(mut answer: reqwest::Response, url: &Url, moved: bool, bytes_max: usize) -> Result<Response, FetchError> {
    let mut response = Response {
        status: answer.status().as_u16(),
        headers: told(answer.headers()),
        charset: charset(answer.headers()),
        address: url.to_string(),
        moved,
        body: Vec::new(),
    };
    if !answer.status().is_success() {
        return Ok(response);
    }
    while let Some(chunk) = answer.chunk().await.map_err(|error| FetchError::Failed(why(&error)))? {
        if response.body.len() + chunk.len() > bytes_max {
            return Err(FetchError::TooLarge(bytes_max));
        }
        response.body.extend_from_slice(&chunk);
    }
    Ok(response)
}

fn told(headers: &HeaderMap) -> Headers {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok().map(str::to_owned);
    Headers {
        etag: text(header::ETAG),
        last_modified: text(header::LAST_MODIFIED),
        cache_control: text(header::CACHE_CONTROL),
        expires: text(header::EXPIRES),
        age: text(header::AGE),
        date: text(header::DATE),
        retry_after: text(header::RETRY_AFTER),
    }
}

/// The charset of `text/xml; charset="utf-8"`.
fn charset(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
    let (_, after) = kind.split_once("charset=")?;
    let label: String = after
        .trim_start_matches('"')
        .chars()
        .take_while(|sign| !"\"; ".contains(*sign))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// An error with its causes. reqwest's own words only say that there was one.
fn why(error: &reqwest::Error) -> String {
    let mut words = Vec::new();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        words.push(inner.to_string());
        cause = inner.source();
    }
    if words.is_empty() {
        error.to_string()
    } else {
        words.join(": ")
    }
}

#[cfg(test)]
mod tests;
