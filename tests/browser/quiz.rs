//! What `fanchant try` serves: two people find a quote and play a question.

use crate::in_browser;
use crate::page::Page;
use crate::support::TriedOut;
use fantoccini::key::Key;
use libtest_mimic::Failed;

pub fn play() -> Result<(), Failed> {
    in_browser(async |driver| {
        let bot = TriedOut::start();
        let page = Page::open(driver, &bot.address).await;
        page.doing(async {
            page.connected().await;
            page.find_a_quote().await;
            page.play_a_question().await;
            page.speak_korean().await;
        })
        .await;
    })
}

impl Page {
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
        self.speak("ko").await;
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        self.types("/").await;
        self.by_text("//*[@data-testid='picker-item'][contains(., '퀴즈')]")
            .await;
    }
}
