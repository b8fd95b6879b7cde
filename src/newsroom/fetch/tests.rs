//! Fetching from an outlet on this machine, with all that outlets do.

use super::*;
use crate::newsroom::testing::{Answer, Outlet};

fn outlet() -> Outlet {
    Outlet::start(|path, head| match path {
        "/feed" if head.contains("if-none-match: \"1\"") => {
            Answer::new("304 Not Modified", "Cache-Control: max-age=600\r\n", "")
        }
        "/feed" => Answer::new(
            "200 OK",
            "ETag: \"1\"\r\nLast-Modified: Sun, 24 Apr 2022 18:00:00 GMT\r\nContent-Type: text/xml; charset=\"EUC-KR\"\r\n",
            "<rss/>",
        ),
        "/busy" => Answer::new("429 Too Many Requests", "Retry-After: 1800\r\n", "later"),
        "/broken" => Answer::new("500 Internal Server Error", "", "oops"),
        "/circle" => Answer::new("302 Found", "Location: /circle\r\n", ""),
        "/moved" => Answer::new("301 Moved Permanently", "Location: /feed\r\n", ""),
        "/inside" => Answer::new("302 Found", "Location: http://169.254.169.254/latest/meta-data\r\n", ""),
        "/loopback" => Answer::new("302 Found", "Location: http://localhost/\r\n", ""),
        "/odd" => Answer::new("302 Found", "Location: gopher://a.org/\r\n", ""),
        "/endless" => Answer::Endless,
        "/silent" => Answer::Silent,
        "/packed" => Answer::new("200 OK", "Content-Encoding: gzip\r\n", PACKED),
        "/robots.txt" => Answer::new("200 OK", "", "User-agent: *\nDisallow: /secret\n"),
        "/page" | "/secret" => Answer::new("200 OK", "", "<p>A page</p>"),
        _ => Answer::new("404 Not Found", "", ""),
    })
}

/// A megabyte of blanks, packed into a kilobyte: Python's `gzip.compress(b" " * 1_000_000, 9, mtime=0)`.
const PACKED: &[u8] = include_bytes!("testing/blanks.gz");

fn fetcher(outlet: &Outlet, limits: Limits) -> Fetcher {
    Fetcher::new(Some("mailto:me@example.org"), &[outlet.host()], limits).expect("a fetcher")
}

async fn get(outlet: &Outlet, path: &str) -> Result<Response, FetchError> {
    let limits = Limits {
        body_bytes_max: 100_000,
        within: Duration::from_millis(if path == "/silent" { 100 } else { 10_000 }),
        ..Limits::default()
    };
    let address = outlet.at(path);
    fetcher(outlet, limits)
        .get(&Request {
            address,
            ..Request::default()
        })
        .await
}

#[tokio::test]
async fn a_feed_comes_with_what_the_outlet_says_about_it() {
    let outlet = outlet();
    let answer = get(&outlet, "/feed").await.expect("an answer");
    assert_eq!((answer.status, answer.body.as_slice()), (200, b"<rss/>".as_slice()));
    assert_eq!(
        (answer.headers.etag.as_deref(), answer.charset.as_deref()),
        (Some("\"1\""), Some("euc-kr"))
    );
    let head = outlet.asked().swap_remove(0);
    let agent = format!(
        "user-agent: fanchant/{} (+mailto:me@example.org)",
        env!("CARGO_PKG_VERSION")
    );
    assert!(
        head.contains(&agent) && head.contains("accept-encoding: ") && head.contains("gzip"),
        "{head}"
    );
}

#[tokio::test]
async fn what_we_have_is_not_sent_again() {
    let outlet = outlet();
    let request = Request {
        address: outlet.at("/feed"),
        etag: Some("\"1\"".into()),
        last_modified: Some("Sun, 24 Apr 2022 18:00:00 GMT".into()),
    };
    let answer = fetcher(&outlet, Limits::default())
        .get(&request)
        .await
        .expect("an answer");
    assert_eq!(
        (answer.status, answer.headers.cache_control.as_deref()),
        (304, Some("max-age=600"))
    );
    assert!(outlet.asked()[0].contains("if-modified-since: sun, 24 apr 2022"));
}

#[tokio::test]
async fn refusals_come_with_their_headers_and_without_their_body() {
    let outlet = outlet();
    let busy = get(&outlet, "/busy").await.expect("an answer");
    assert_eq!(
        (busy.status, busy.headers.retry_after.as_deref(), busy.body.len()),
        (429, Some("1800"), 0)
    );
    assert_eq!(get(&outlet, "/broken").await.expect("an answer").status, 500);
}

#[tokio::test]
async fn redirects_are_followed_counted_and_checked() {
    let outlet = outlet();
    let moved = get(&outlet, "/moved").await.expect("an answer");
    assert_eq!((moved.moved, moved.address), (true, outlet.at("/feed")));
    assert_eq!(get(&outlet, "/circle").await, Err(FetchError::TooManyRedirects(5)));
    assert_eq!(outlet.asked().iter().filter(|head| head.contains("/circle")).count(), 6);
    assert_eq!(
        get(&outlet, "/inside").await,
        Err(FetchError::Private("169.254.169.254".into()))
    );
    assert_eq!(
        get(&outlet, "/loopback").await,
        Err(FetchError::Private("localhost".into())),
        "by its name"
    );
    assert!(matches!(get(&outlet, "/odd").await, Err(FetchError::NoAddress(_))));
}

#[tokio::test]
async fn nothing_is_endless() {
    let outlet = outlet();
    assert_eq!(get(&outlet, "/endless").await, Err(FetchError::TooLarge(100_000)));
    assert_eq!(
        get(&outlet, "/packed").await,
        Err(FetchError::TooLarge(100_000)),
        "counted when it is unpacked"
    );
    assert_eq!(
        get(&outlet, "/silent").await,
        Err(FetchError::TooSlow(Duration::from_millis(100)))
    );
}

#[tokio::test]
async fn without_being_named_no_host_inside_is_asked() {
    let outlet = outlet();
    let stranger = Fetcher::new(None, &[], Limits::default()).expect("a fetcher");
    let address = outlet.at("/feed");
    let answer = stranger
        .get(&Request {
            address,
            ..Request::default()
        })
        .await;
    assert_eq!(answer, Err(FetchError::Private("127.0.0.1".into())));
    assert_eq!(outlet.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn pages_are_read_where_robots_may_and_robots_are_asked_once() {
    let outlet = outlet();
    let fetcher = fetcher(&outlet, Limits::default());
    assert_eq!(
        fetcher.page(&outlet.at("/page")).await.expect("a page").body,
        b"<p>A page</p>"
    );
    let refused = fetcher.page(&outlet.at("/secret/x")).await;
    assert_eq!(refused, Err(FetchError::Robots("127.0.0.1".into())));
    assert_eq!(
        outlet
            .asked()
            .iter()
            .filter(|head| head.contains("/robots.txt"))
            .count(),
        1
    );
}
