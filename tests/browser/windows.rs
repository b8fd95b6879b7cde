//! What no command needs to be run for: modals, the menu of a message, files, people as options. The bot is a stand-in.

use crate::harness::{Play, endpoint, reply};
use crate::in_browser;
use crate::page::Page;
use fanchant::discord::Body;
use fanchant::interaction::File;
use fantoccini::key::Key;
use libtest_mimic::Failed;
use serde_json::{Value, json};

/// The focus is in the dialog, or on its way around it through the browser's own buttons.
const FOCUS_IS_INSIDE: &str = "document.activeElement === document.body || document.activeElement.closest('dialog')";

pub fn play() -> Result<(), Failed> {
    in_browser(async |driver| {
        let play = Play::start().await;
        play.register().await;
        let url = endpoint(&play, |bytes| answer(&serde_json::from_slice(bytes).expect("JSON"))).await;
        assert_eq!(play.post("/stage/endpoint", json!({ "url": url })).await.0, 200);
        let page = Page::open(driver, &play.stage.origin()).await;
        page.doing(async {
            page.connected().await;
            page.save_a_file().await;
            page.fill_in_a_modal().await;
            page.use_the_menu_of_a_message().await;
            page.choose_somebody().await;
        })
        .await;
    })
}

/// A command brings a message with a button, a file and a picture; the button a modal; all else words.
fn answer(asked: &Value) -> Body {
    let field = |field: Value| json!({ "type": 1, "components": [field] });
    let modal = json!({ "type": 9, "data": { "custom_id": "answer", "title": "Who is it?", "components": [
        field(json!({ "type": 4, "custom_id": "name", "style": 1, "label": "Who?", "min_length": 2, "max_length": 9 })),
        field(json!({ "type": 4, "custom_id": "why", "style": 2, "label": "Why?", "required": false })),
    ] } });
    let button = json!({ "type": 2, "style": 1, "label": "Answer", "custom_id": "open" });
    let picture = json!({ "url": "https://example.org/a.png", "description": "Two people" });
    let message = json!({ "type": 4, "data": { "content": "Here", "attachments": [{ "id": 0 }],
        "embeds": [{ "title": "A picture", "image": picture }],
        "components": [{ "type": 1, "components": [button] }] } });
    let file = File {
        name: "mine.json".to_owned(),
        media_type: "application/json",
        bytes: b"{}".to_vec(),
    };
    let data = &asked["data"];
    let typed = |row: usize| {
        data["components"][row]["components"][0]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    match (asked["type"].as_u64(), data["name"].as_str()) {
        (Some(2), Some("quote")) => Body::new(&message, &[file]),
        (Some(2), Some("compare")) => {
            let somebody = data["options"][0]["value"].as_str().unwrap_or_default();
            Body::new(&reply(&format!("With <@{somebody}>")), &[])
        }
        (Some(2), _) => Body::new(&reply(&format!("Looked at {}", data["resolved"])), &[]),
        (Some(3), _) => Body::new(&modal, &[]),
        (Some(5), _) => Body::new(&reply(&format!("It is {}, {}", typed(0), typed(1))), &[]),
        _ => Body::new(&json!({ "type": 8, "data": { "choices": [] } }), &[]),
    }
}

impl Page {
    async fn save_a_file(&self) {
        self.writes(&["/quote", "x"]).await;
        self.by_text("//*[@data-testid='attachment'][contains(., 'mine.json')][contains(., '2 B')]")
            .await;
        let link = self.one("[data-testid=download]").await;
        let way = link.prop("href").await.expect("a link").expect("a way");
        let got = reqwest::get(way).await.expect("the file");
        assert_eq!(got.text().await.expect("its text"), "{}");
        let picture = self.one("a[data-testid=embed-image]").await;
        let text = picture.text().await.expect("its text");
        assert_eq!(text, "Picture: example.org · Two people");
        self.until("document.images.length === 0").await;
    }

    async fn fill_in_a_modal(&self) {
        self.click("//button[@data-testid='button'][. = 'Answer']").await;
        self.one("dialog[open] [data-testid=modal-field-name]:focus").await;
        self.press(Key::Escape).await;
        self.until("!document.querySelector('dialog')").await;
        self.until("document.activeElement.dataset.customId === 'open'").await;

        self.press(Key::Enter).await;
        self.one("[data-testid=modal-field-name]:focus").await;
        self.press(Key::Enter).await;
        self.by_text("//*[@data-testid='modal'][contains(., 'This field is required')]")
            .await;
        for _ in 0..6 {
            self.press(Key::Tab).await;
            self.until(FOCUS_IS_INSIDE).await;
        }
        self.client
            .set_window_size(390, 800)
            .await
            .expect("as small as a phone");
        self.until("document.querySelector('dialog').getBoundingClientRect().right <= window.innerWidth")
            .await;
        self.until("document.documentElement.scrollWidth <= window.innerWidth")
            .await;
        self.client
            .set_window_size(1280, 1000)
            .await
            .expect("as large as before");
        self.one("[data-testid=modal-field-name]")
            .await
            .click()
            .await
            .expect("clicked");
        self.fill_in(&["지민", "She sings"]).await;
        self.by_text("//*[@data-testid='message'][contains(., 'It is 지민, She sings')]")
            .await;
        self.until("!document.querySelector('dialog')").await;
    }

    async fn use_the_menu_of_a_message(&self) {
        self.writes(&["https://example.org/story"]).await;
        let message = "//*[@data-testid='message'][contains(., 'example.org/story')]";
        self.by_text(message).await;
        self.until("(document.querySelector('[data-testid=message]:last-child .more')?.focus(), true)")
            .await;
        self.press(Key::Enter).await;
        self.one("[data-testid=menu-item]:focus").await;
        self.press(Key::Escape).await;
        self.until("document.activeElement.dataset.testid === 'more'").await;
        self.press(Key::Enter).await;
        self.one("[data-testid=menu-item]:focus").await;
        self.press(Key::Enter).await;
        self.by_text("//*[@data-testid='message'][contains(., 'Looked at')][contains(., 'example.org/story')]")
            .await;
        self.by_text("//*[@data-testid='used'][contains(., 'used Find the story')]")
            .await;

        self.speak("ko").await;
        self.by_text("//*[@data-testid='used'][contains(., '이야기 찾기')]")
            .await;
        let right_click =
            "new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 400, clientY: 300 })";
        self.until(&format!(
            "document.querySelector('[data-testid=message] .body').dispatchEvent({right_click}) === false"
        ))
        .await;
        self.by_text("//*[@data-testid='menu-item'][. = '이야기 찾기']").await;
        self.press(Key::Escape).await;
        self.speak("en-US").await;
    }

    async fn choose_somebody(&self) {
        self.writes(&["/compare"]).await;
        self.by_text("//*[@data-testid='choice'][. = '준호']").await;
        self.types("준").await;
        self.until("document.querySelectorAll('[data-testid=choice]').length === 1")
            .await;
        self.press(Key::Enter).await;
        self.press(Key::Enter).await;
        self.by_text("//*[@data-testid='message'][contains(., 'With @준호')]")
            .await;
    }
}
