//! The compiled bot against an outlet on this machine: what a feed says becomes stories that `/news` shows.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "shared with the tests of the newsroom, which use more of it")]
#[path = "../src/newsroom/testing.rs"]
mod outlet;
mod support;

use fanchant::store::Store;
use outlet::{Answer, Outlet};
use support::{Play, copy};

const FEED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>News</title>\
    <item><title>Jimin &amp; Ha Sung Woon sing again</title><link>/1</link><guid>1</guid></item>\
    <item><title>지민의 새 노래</title><link>/2</link><guid>2</guid></item></channel></rss>";

fn outlet() -> Outlet {
    Outlet::start(|path, _| match path {
        "/feed" => Answer::new("200 OK", "Content-Type: application/rss+xml\r\n", FEED),
        _ => Answer::Silent,
    })
}

/// A play with one feed, and the configuration that allows its host.
fn with_feed(play: &Play, outlet: &Outlet, path: &str) -> String {
    let feed = format!(
        "[[feed]]\nid = \"news\"\noutlet = \"News\"\nlanguage = \"en\"\nenabled = true\nnote = \"A test.\"\nurl = \"{}\"\n",
        outlet.at(path)
    );
    let data = play.database().with_file_name("data");
    copy(&support::data(), &data);
    std::fs::write(data.join("feeds.toml"), feed).expect("written");
    format!("[feeds]\nenabled = true\nallow_hosts = [\"{}\"]\n", outlet.host())
}

async fn bot(play: &Play, more: &str) -> support::Bot {
    let file = play.configure(more);
    let data = play.database().with_file_name("data");
    let (file, data) = (file.to_str().expect("a path"), data.to_str().expect("a path"));
    let mut bot = support::Bot::start(&["run", "--config", file, "--data", data], Some(support::TOKEN));
    bot.until("connected to the gateway");
    bot
}

#[tokio::test(flavor = "multi_thread")]
async fn a_served_feed_is_todays_news_and_a_restart_brings_no_story_twice() {
    let (play, outlet) = (Play::new().await, outlet());
    let more = with_feed(&play, &outlet, "/feed");
    for is_first in [true, false] {
        let mut running = bot(&play, &more).await;
        if is_first && !running.has_logged("stories were read") {
            running.until("stories were read");
        }
        let latest = play.command("mina", "news latest", serde_json::json!({})).await;
        let shown = latest["message"].to_string();
        for text in [
            "Jimin & Ha Sung Woon sing again",
            "지민의 새 노래",
            "News · first seen <t:",
        ] {
            assert!(shown.contains(text), "{text} is not in {shown}");
        }
        let key = &latest["message"]["components"][0]["components"][0];
        let chosen = serde_json::json!({
            "kind": "select",
            "message_id": latest["message"]["id"],
            "custom_id": key["custom_id"],
            "values": [key["options"][1]["value"]],
        });
        let story = play.act("mina", chosen).await["message"].to_string();
        assert!(
            story.contains("Ha Sung Woon (하성운)") && story.contains(&outlet.at("/1")),
            "{story}"
        );
        let posted = play
            .say("junho", &format!("{}?utm_source=share", outlet.at("/1")))
            .await;
        let found = play.use_on_message("alex", &posted, "Find the story").await;
        assert_eq!(found["response"]["data"]["flags"], 64, "for the asker alone: {found}");
        assert_eq!(
            found["message"]["embeds"][0]["title"],
            "Jimin & Ha Sung Woon sing again"
        );
        assert!(running.terminate().success());
    }
    let store = Store::open(&play.database()).await.expect("the store");
    let stories = store.latest_stories(9, 0).await.expect("readable");
    let said: Vec<(&str, &str)> = stories
        .iter()
        .map(|story| (story.said.headline.as_str(), story.outlet.as_str()))
        .collect();
    assert_eq!(
        said,
        [("지민의 새 노래", "News"), ("Jimin & Ha Sung Woon sing again", "News")]
    );
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outlet_that_does_not_answer_holds_up_neither_people_nor_the_end() {
    let (play, outlet) = (Play::new().await, outlet());
    let more = with_feed(&play, &outlet, "/silent");
    let mut running = bot(&play, &more).await;
    let help = play.command("mina", "help", serde_json::json!({})).await;
    assert!(help["message"].to_string().contains("/quote"), "{help}");
    assert!(running.terminate().success());
}

#[test]
fn a_host_inside_is_not_asked_unless_it_is_named() {
    let outlet = outlet();
    let mut asked = support::Bot::start(&["feed", &outlet.at("/feed"), "--json"], None);
    assert_eq!(asked.ended().code(), Some(1));
    assert!(asked.whole_log().contains("is not on the public internet"));
    assert_eq!(outlet.asked(), Vec::<String>::new());
}
