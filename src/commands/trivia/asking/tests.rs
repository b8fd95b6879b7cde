//! That puzzles come out in words as they should.

use super::*;
use crate::commands::conversation::Chat;
use crate::config::Settings;
use crate::interaction::{Act, Call, Place, Request, Rights, Token};
use crate::newsroom::search::Stories;
use crate::text::Language;
use jiff::Timestamp;
use rand::SeedableRng;
use rand::rngs::StdRng;

fn request() -> Request {
    let place = Place {
        channel: 1,
        guild: None,
        bot_is_member: true,
    };
    let call = Call {
        name: "trivia".into(),
        subcommand: None,
        options: vec![],
    };
    Request {
        id: 1,
        application: 1,
        token: Token::new(""),
        user: 1,
        place,
        rights: Rights::default(),
        locale: "en-US".into(),
        act: Act::Command(call),
    }
}

#[tokio::test]
async fn a_headline_is_asked_with_a_gap_and_told_as_the_outlet_wrote_it() {
    let (chat, catalogue) = (Chat::new().await, crate::catalogue::testing::shared());
    let headlines = [Headline {
        id: "5".into(),
        text: "A *sample* headline about IU".into(),
        outlet: "Sample Outlet".into(),
        link: "https://example.org/a".into(),
        artists: vec!["iu".into()],
    }];
    let index = Index::new(catalogue, jiff::civil::date(2026, 11, 22)).with_headlines(&headlines);
    let wish = crate::trivia::Wish {
        kind: Some(Kind::Headline),
        ..Default::default()
    };
    for (language, prompt, fact) in [
        (
            Language::English,
            r"Sample Outlet wrote: “A \*sample\* headline about \_\_\_\_”.",
            "Sample Outlet wrote: “[",
        ),
        (
            Language::Korean,
            r"“A \*sample\* headline about \_\_\_\_” 빈칸",
            "Sample Outlet 기사 제목: “[",
        ),
    ] {
        let stories = Stories::new().expect("an index");
        let mut turn = Turn {
            request: &request(),
            catalogue,
            words: chat.engine().locales().words(language),
            locales: chat.engine().locales(),
            store: chat.store(),
            index: &stories,
            settings: &Settings { trivia_seconds: 20 },
            now: Timestamp::UNIX_EPOCH,
            random: StdRng::seed_from_u64(1),
        };
        let drawn = crate::trivia::draw(&index, &wish, 1, &mut turn.random);
        let question = in_words(&mut turn, &index, &drawn[0]);
        assert!(question.prompt.contains(prompt), "{}", question.prompt);
        let whole = r"[A \*sample\* headline about IU](https://example.org/a)";
        assert!(
            question.fact.contains(fact) && question.fact.contains(whole),
            "{}",
            question.fact
        );
        assert_eq!(question.options[question.right].id, "iu");
        assert_eq!((question.story, question.sources.len()), (None, 1));
    }
}
