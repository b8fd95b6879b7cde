//! A browser with the stage's page in it, and what a person does there.

use crate::DRIVER;
use crate::support::PATIENCE;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// What the browser is told.
const BROWSER_ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
];

/// A running driver, ended when dropped.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    pub fn start() -> Self {
        let mut child = Command::new(DRIVER)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the driver starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            line.split("successfully on port ")
                .nth(1)?
                .trim_end_matches('.')
                .parse()
                .ok()
        });
        Self {
            child,
            port: port.expect("the driver says its port"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Page {
    pub client: Client,
    address: String,
}

impl Page {
    /// Opens the page at `address` in a window of its own.
    pub async fn open(driver: &Driver, address: &str) -> Self {
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), json!({"args": BROWSER_ARGUMENTS}));
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("the browser opens");
        Self {
            client,
            address: format!("{address}/?user=mina&channel=quiz"),
        }
    }

    /// Goes to #quiz as Mina and waits for the bot.
    pub async fn connected(&self) {
        self.client.goto(&self.address).await.expect("the page opens");
        self.one("[data-testid=connection][data-connected=true]").await;
    }

    /// Waits for an element that a CSS selector names.
    pub async fn one(&self, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        found.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// Waits for an element that an XPath names, for texts.
    pub async fn by_text(&self, path: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(path))
            .await;
        found.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Clicks what an XPath names, also when the page draws it anew between finding and clicking.
    pub async fn click(&self, path: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.by_text(path).await.click().await {
                Ok(()) => return,
                Err(error) if error.is_stale_element_reference() && Instant::now() < end => {}
                Err(error) => panic!("{path}: {error}"),
            }
        }
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, text: &str) {
        self.client
            .active_element()
            .await
            .expect("a focus")
            .send_keys(text)
            .await
            .expect("typed");
    }

    pub async fn press(&self, key: Key) {
        self.types(&char::from(key).to_string()).await;
    }

    pub async fn choose_person(&self, person: &str) {
        self.one("[data-testid=user]")
            .await
            .select_by_value(person)
            .await
            .expect("the person is there");
    }

    /// Sends a command or words from the composer; every line is followed by Enter.
    pub async fn writes(&self, lines: &[&str]) {
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        for line in lines {
            self.types(line).await;
            self.press(Key::Enter).await;
        }
    }

    /// Chooses a Discord language.
    pub async fn speak(&self, locale: &str) {
        let languages = self.one("[data-testid=locale]").await;
        languages.select_by_value(locale).await.expect("the language is there");
    }

    /// Fills in the modal that is open, by keyboard from field to field, and sends it. Give every field its text.
    pub async fn fill_in(&self, texts: &[&str]) {
        self.one("dialog[open] .modal-input").await;
        for text in texts {
            self.types(text).await;
            self.press(Key::Tab).await;
        }
        // Cancel stands before Submit.
        self.press(Key::Tab).await;
        self.press(Key::Enter).await;
    }

    /// Does these steps and closes the browser, also when one fails: a driver that is ended leaves its browser running.
    pub async fn doing(&self, steps: impl Future<Output = ()>) {
        let outcome = AssertUnwindSafe(steps).catch_unwind().await;
        self.client.clone().close().await.expect("the browser closes");
        outcome.unwrap_or_else(|panic| resume_unwind(panic));
    }

    /// Waits until a script's expression is true.
    pub async fn until(&self, expression: &str) {
        let end = Instant::now() + PATIENCE;
        let script = format!("return Boolean({expression})");
        while Instant::now() < end {
            if self.client.execute(&script, Vec::new()).await.expect("it runs") == json!(true) {
                return;
            }
        }
        panic!("never true: {expression}");
    }
}
