//! Files that come with messages, on every road, and what is left of them for people to download.

use super::GENERAL;
use super::harness::{Bot, Play, callback, webhook};
use fanchant::interaction::File;
use reqwest::Method;
use serde_json::{Value, json};

fn file(name: &str, bytes: usize) -> File {
    File {
        name: name.to_owned(),
        media_type: "application/json",
        bytes: vec![b' '; bytes],
    }
}

fn with_file(name: &str) -> Value {
    json!({ "content": "Here", "attachments": [{ "id": 0, "filename": name }] })
}

fn names(message: &Value) -> Vec<&str> {
    let attachments = message["attachments"].as_array().unwrap();
    attachments
        .iter()
        .map(|one| one["filename"].as_str().unwrap())
        .collect()
}

async fn opened(play: &Play, bot: &mut Bot) -> Value {
    play.register().await;
    play.quote("mina", "general");
    bot.event("INTERACTION_CREATE").await
}

#[tokio::test]
async fn a_file_of_a_first_answer_can_be_downloaded() {
    let play = Play::start().await;
    let mut bot = Bot::identified(&play).await;
    let interaction = opened(&play, &mut bot).await;
    let body = json!({ "type": 4, "data": with_file("mine.json") });
    let sent = File {
        bytes: b"{\"is\":\"it\"}\r\n--fanchant".to_vec(),
        ..file("mine.json", 0)
    };
    let got = play.upload(Method::POST, &callback(&interaction), &body, &[sent]).await;
    assert_eq!(got.0, 200, "{}", got.2);
    let attachment = &got.2["resource"]["message"]["attachments"][0];
    assert_eq!(
        (
            &attachment["filename"],
            &attachment["size"],
            &attachment["content_type"]
        ),
        (&json!("mine.json"), &json!(23), &json!("application/json"))
    );
    let url = attachment["url"].as_str().unwrap();
    let answer = play.http.get(url).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(
        (header("content-type"), header("content-disposition")),
        ("application/json".into(), "attachment".into())
    );
    assert_eq!(answer.text().await.unwrap(), "{\"is\":\"it\"}\r\n--fanchant");
    let other = url.replace("mine.json", "yours.json");
    assert_eq!(play.http.get(other).send().await.unwrap().status(), 404);
    let record = play.get("/stage/requests").await;
    let last = record.as_array().unwrap().last().unwrap();
    assert_eq!(
        last["files"],
        json!([{ "name": "mine.json", "type": "application/json", "size": 23 }])
    );
}

#[tokio::test]
async fn edits_keep_take_away_and_add_files() {
    let play = Play::start().await;
    let mut bot = Bot::identified(&play).await;
    let interaction = opened(&play, &mut bot).await;
    let body = json!({ "type": 4, "data": with_file("first.json") });
    let got = play
        .upload(Method::POST, &callback(&interaction), &body, &[file("first.json", 3)])
        .await;
    let first = got.2["resource"]["message"]["attachments"][0]["id"].clone();
    let original = format!("{}/messages/@original", webhook(&interaction));
    let edit = async |body: Value, files: &[File]| play.upload(Method::PATCH, &original, &body, files).await;
    assert_eq!(
        names(&edit(json!({ "content": "Ho" }), &[]).await.2),
        ["first.json"],
        "it stays"
    );
    let more = json!({ "attachments": [{ "id": first }, { "id": 1, "filename": "second.json" }] });
    let two = [file("unlisted.json", 1), file("second.json", 1)];
    assert_eq!(edit(more.clone(), &two).await.status_and_code(), (400, 50035));
    let more = json!({ "attachments": [{ "id": first }, { "id": 0, "filename": "second.json" }] });
    assert_eq!(
        names(&edit(more, &[file("second.json", 1)]).await.2),
        ["first.json", "second.json"]
    );
    assert_eq!(
        names(&edit(json!({ "attachments": [] }), &[]).await.2),
        [""; 0],
        "they go"
    );
    let gone = edit(json!({ "attachments": [{ "id": first }] }), &[]).await;
    assert_eq!(gone.status_and_code(), (400, 50035), "what is gone is gone");
}

#[tokio::test]
async fn messages_and_follow_ups_take_files_too() {
    let play = Play::start().await;
    let mut bot = Bot::identified(&play).await;
    let interaction = opened(&play, &mut bot).await;
    play.answer(&interaction, json!({ "type": 5 })).await;
    let own = format!("/api/v10/channels/{GENERAL}/messages");
    for path in [webhook(&interaction), own.clone()] {
        let got = play
            .upload(Method::POST, &path, &with_file("a.json"), &[file("a.json", 1)])
            .await;
        assert_eq!(names(&got.2), ["a.json"]);
        let alone = json!({ "attachments": [{ "id": 0 }] });
        let got = play.upload(Method::POST, &path, &alone, &[file("b.json", 1)]).await;
        assert_eq!(
            (got.0, names(&got.2)),
            (200, vec!["b.json"]),
            "a file alone is a message"
        );
        let path = format!(
            "{}/messages/{}",
            path.trim_end_matches("/messages"),
            got.2["id"].as_str().unwrap()
        );
        let got = play
            .upload(Method::PATCH, &path, &with_file("c.json"), &[file("c.json", 1)])
            .await;
        assert_eq!(names(&got.2), ["c.json"]);
    }
}

#[tokio::test]
async fn too_much_and_no_form_are_refused() {
    let play = Play::start().await;
    let path = format!("/api/v10/channels/{GENERAL}/messages");
    let nothing_listed = play
        .upload(Method::POST, &path, &json!({ "content": "Hi" }), &[file("a.json", 1)])
        .await;
    assert_eq!(nothing_listed.status_and_code(), (400, 50035));
    let part =
        |head: &str, content: &str| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    let json = part("name=\"payload_json\"", &with_file("a.json").to_string());
    let post = async |form: String| {
        let request = play.http.post(format!("{}{path}", play.stage.origin()));
        let request = request
            .header("authorization", "Bot stand-in")
            .header("content-type", "multipart/form-data; boundary=x");
        request.body(form).send().await.unwrap().status()
    };
    for (mebibytes, wanted) in [(10, 200), (11, 413), (21, 413)] {
        let content = " ".repeat(mebibytes * 1024 * 1024);
        let file = part("name=\"files[0]\"; filename=\"a.json\"", &content);
        assert_eq!(post(format!("{json}{file}--x--\r\n")).await, wanted, "{mebibytes} MiB");
    }
    assert_eq!(post(json).await, 400, "it has no end");
}
