//! What `fanchant try` serves: two people play a game of three questions to its result, and one of them types once.

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
            page.start_three_rounds().await;
            page.first_question().await;
            page.second_question().await;
            page.third_question().await;
        })
        .await;
    })
}

/// The game's one message, as far as it shows this text.
fn shows(text: &str) -> String {
    format!("//*[@data-testid='message'][not(@data-ephemeral='true')][contains(., '{text}')]")
}

/// A button of the game's message.
fn button(starts: &str) -> String {
    format!(
        "//*[@data-testid='message'][not(@data-ephemeral='true')]\
         //button[@data-testid='button'][not(@disabled)][starts-with(., '{starts}')]"
    )
}

impl Page {
    /// Words that only the person who is chosen sees.
    async fn is_told(&self, text: &str) {
        self.by_text(&format!(
            "//*[@data-testid='message'][@data-ephemeral='true'][contains(., '{text}')]"
        ))
        .await;
    }

    /// Clicks a button of the game as this person.
    async fn clicks(&self, person: &str, starts: &str) {
        self.choose_person(person).await;
        self.click(&button(starts)).await;
    }

    async fn start_three_rounds(&self) {
        self.one("[data-testid=composer]").await.click().await.expect("clicked");
        self.types("/trivia").await;
        self.by_text("//*[@data-testid='picker-item'][contains(., 'trivia')]")
            .await;
        self.press(Key::Enter).await;
        self.one("[data-testid=tail]:focus").await;
        self.types("rounds").await;
        self.press(Key::Enter).await;
        self.one("[data-testid=option-rounds]:focus").await;
        self.types("3").await;
        self.press(Key::Tab).await;
        self.one("[data-testid=tail]:focus").await;
        self.types("timer").await;
        self.press(Key::Enter).await;
        self.one("[data-testid=option-timer]:focus").await;
        self.types("120").await;
        self.by_text("//*[@data-testid='choice'][contains(., '120')]").await;
        self.press(Key::Enter).await;
        self.press(Key::Enter).await;
        self.by_text(&shows("Question 1 of 3")).await;
    }

    /// Mina presses, Junho types; as nobody knows who else plays, both skip the rest of the time.
    async fn first_question(&self) {
        self.clicks("mina", "A · ").await;
        self.is_told("The answer is shown when the question is over").await;
        let option = self.by_text(&button("B · ")).await.text().await.expect("a label");
        let words = option.trim_start_matches("B · ").to_owned();
        self.clicks("junho", "Type the answer").await;
        self.fill_in(&[&words]).await;
        self.is_told("The answer is shown when the question is over").await;
        self.by_text(&shows("2 answers")).await;
        self.clicks("junho", "Skip").await;
        self.is_told("1 of 2 needed").await;
        self.clicks("mina", "Skip").await;
        self.by_text(&shows("The answer:")).await;
    }

    async fn second_question(&self) {
        self.clicks("mina", "Next question").await;
        self.by_text(&shows("Question 2 of 3")).await;
        self.clicks("mina", "C · ").await;
        self.by_text(&shows("One answer")).await;
        self.clicks("junho", "C · ").await;
        self.by_text(&shows("The answer:")).await;
    }

    async fn third_question(&self) {
        self.clicks("junho", "Next question").await;
        self.by_text(&shows("Question 3 of 3")).await;
        self.clicks("junho", "D · ").await;
        self.by_text(&shows("One answer")).await;
        self.clicks("mina", "D · ").await;
        let result = self.by_text(&shows("Result")).await.text().await.expect("its text");
        for name in ["Mina", "준호"] {
            assert!(result.contains(&format!("@{name}: ")), "{name} is not in {result}");
        }
        assert_eq!(result.matches("of 3 right").count(), 2, "{result}");
        self.until("[...document.querySelectorAll('[data-testid=button]')].filter((one) => one.textContent.startsWith('A · ')).length === 1")
            .await;
    }
}
