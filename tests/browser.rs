//! The page that `fanchant try` serves, in a real browser: two people find a quote and play a question.
//!
//! Needs Chromium and its driver (Debian: `chromium` and `chromium-driver`). Without them the test reports itself as
//! ignored; with the environment variable FANCHANT_BROWSER=required it fails instead.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;
use support::{Bot, PATIENCE};

/// The variable that turns a missing browser into a failure.
const REQUIRED: &str = "FANCHANT_BROWSER";
const DRIVER: &str = "chromedriver";
const BROWSER: &str = "chromium";

fn main() -> ExitCode {
    let missing: Vec<&str> = [BROWSER, DRIVER]
        .into_iter()
        .filter(|program| !is_there(program))
        .collect();
    let required = std::env::var(REQUIRED).is_ok_and(|value| value == "required");
    if !missing.is_empty() {
        println!(
            "the browser test needs {}, which this machine lacks",
            missing.join(" and ")
        );
    }
    let ignored = !missing.is_empty() && !required;
    let trial = Trial::test("two_people_find_a_quote_and_play_a_question", play).with_ignored_flag(ignored);
    libtest_mimic::run(&Arguments::from_args(), vec![trial]).exit_code()
}

fn is_there(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

fn play() -> Result<(), Failed> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut bot = Bot::start(&["try", "--listen", "127.0.0.1:0"], None);
        let line = bot.until("Fanchant is playing at ");
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"))
            .expect("an address")
            .to_owned();
        let driver = Driver::start();
        let page = Page::open(&driver, &address).await;
        let steps = async {
            page.connected().await;
            page.find_a_quote().await;
            page.play_a_question().await;
            page.speak_korean().await;
        };
        // Also when a step fails: the driver that is ended leaves its browser running.
        let outcome = AssertUnwindSafe(steps).catch_unwind().await;
        page.client.close().await.expect("the browser closes");
        outcome.unwrap_or_else(|panic| resume_unwind(panic));
        Ok(())
    })
}

/// A running driver, ended when dropped.
struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    fn start() -> Self {
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

struct Page {
    client: Client,
    address: String,
}

impl Page {
    async fn open(driver: &Driver, address: &str) -> Self {
        let arguments = [
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
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), json!({"args": arguments}));
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

    async fn connected(&self) {
        self.client.goto(&self.address).await.expect("the page opens");
        self.one("[data-testid=connection][data-connected=true]").await;
    }

    async fn one(&self, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        found.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// Waits for an element that an XPath names, for texts.
    async fn by_text(&self, path: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(path))
            .await;
        found.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Clicks what an XPath names, also when the page draws it anew between finding and clicking.
    async fn click(&self, path: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.by_text(path).await.click().await {
                Ok(()) => return,
                Err(error) if error.is_stale_element_reference() && Instant::now() < end => {}
                Err(error) => panic!("{path}: {error}"),
            }
        }
    }

    async fn types(&self, text: &str) {
        self.client
            .active_element()
            .await
            .expect("a focus")
            .send_keys(text)
            .await
            .expect("typed");
    }

    async fn press(&self, key: Key) {
        self.types(&char::from(key).to_string()).await;
    }

    async fn choose_person(&self, person: &str) {
        self.one("[data-testid=user]")
            .await
            .select_by_value(person)
            .await
            .expect("the person is there");
    }

    async fn find_a_quote(&self) {
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        self.types("/quote").await;
        self.by_text("//*[@data-testid='picker-item'][contains(., 'quote')]")
            .await;
        self.press(Key::Enter).await;
        self.one("[data-testid=option-artist]").await;
        self.types("ha sung").await;
        self.by_text("//*[@data-testid='choice'][contains(., 'Ha Sung Woon (하성운)')]")
            .await;
        self.press(Key::Enter).await;
        self.press(Key::Enter).await;
        self.by_text("//*[@data-testid='embed'][contains(., 'Ha Sung Woon (하성운)')]")
            .await;
    }

    async fn play_a_question(&self) {
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        self.types("/trivia").await;
        self.by_text("//*[@data-testid='picker-item'][contains(., 'trivia')]")
            .await;
        self.press(Key::Enter).await;
        self.press(Key::Enter).await;
        let button = |letter: &str| format!("//button[@data-testid='button'][starts-with(., '{letter} · ')]");
        self.click(&button("A")).await;
        self.verdict().await;
        self.choose_person("junho").await;
        self.click(&button("B")).await;
        self.verdict().await;
        self.by_text("//*[@data-testid='embed'][contains(., '2 answers')]")
            .await;
        self.by_text("//*[@data-testid='embed'][contains(., 'The answer:')][contains(., 'Who was right')]")
            .await;
        let disabled = self
            .by_text(&button("A"))
            .await
            .attr("disabled")
            .await
            .expect("an attribute");
        assert!(disabled.is_some(), "the buttons are greyed out when time is up");
    }

    /// Waits until the presser alone is told whether it was right.
    async fn verdict(&self) {
        let path =
            "//*[@data-testid='message'][@data-ephemeral='true'][contains(., 'Right.') or contains(., 'Wrong.')]";
        self.by_text(path).await;
    }

    async fn speak_korean(&self) {
        self.one("[data-testid=locale]")
            .await
            .select_by_value("ko")
            .await
            .expect("Korean is there");
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        self.types("/").await;
        self.by_text("//*[@data-testid='picker-item'][contains(., '퀴즈')]")
            .await;
    }
}
