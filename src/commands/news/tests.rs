//! Conversations about the news, over stories that feeds brought and that were read.

mod finding;
mod keeping;

use crate::commands::conversation::Chat;
use crate::interaction::Reply;
use crate::newsroom::quotes::SURE;
use crate::store::{ImportedStory, NewStory};
use jiff::SignedDuration;

#[tokio::test]
async fn the_newest_event_comes_first_and_says_what_its_date_is() {
    let chat = Chat::new().await;
    let reply = chat.types("/news latest").await;
    reply.shows("**Another song of the drama**\nReleased May 2022");
    reply.shows("Released 24 April 2022");
    reply.shows("**A story alone**\nDate unknown");
    let text = reply.text();
    assert!(text.find("Another song") < text.find("How Jimin"), "{text}");
}

#[tokio::test]
async fn a_story_opens_in_place_with_everything_it_rests_on() {
    let chat = Chat::new().await;
    let page = chat.types("/news latest").await;
    let story = page.choose("How Jimin and Ha Sung Woon came to sing “With You”").await;
    story.shows("The OST team asked for a duet.");
    story.shows("> If it's a duet with you I want to try it.\n— Jimin");
    story.shows("Jimin (지민) · Ha Sung Woon (하성운)");
    story.shows("Photos: @btsargento, @kiss_seven7");
    story.shows("[example.org](https://example.org/with-you)");
    story.shows("(address not recorded)");
    story.press("Back to the list").await.shows("**A story alone**");
}

#[tokio::test]
async fn related_stories_come_with_their_reason() {
    let chat = Chat::new().await;
    let page = chat.types("/news latest").await;
    let story = page.choose("How Jimin and Ha Sung Woon came to sing “With You”").await;
    let related = story.press("Related").await;
    related.is_private().shows("Another song of the drama");
    related.shows("same drama or album: Our Blues");
    let lone = page.choose("A story alone").await;
    lone.press("Related").await.shows("No related stories yet");
}

#[tokio::test]
async fn a_story_in_korean_where_there_is_korean() {
    let chat = Chat::new().await;
    let page = chat.in_locale("ko").types("/news latest").await;
    page.shows("**지민과 하성운의 ‘With You’ 이야기**\n2022년 4월 24일 발매");
}

#[tokio::test]
async fn pages_beyond_the_end_and_strange_ids_do_no_harm() {
    let chat = Chat::new().await;
    chat.presses("1:news:older:99", &[]).await.shows("Page 1 of 1");
    for (id, values) in [
        ("1:news:older:-1", &[][..]),
        ("1:news:open:0", &["nothing"]),
        ("1:news:read:x", &[]),
    ] {
        chat.presses(id, values).await.is_private().shows("older version");
    }
}

#[tokio::test]
async fn an_empty_catalogue_says_so() {
    Chat::with_nothing()
        .await
        .types("/news latest")
        .await
        .is_private()
        .shows("no stories yet");
}

fn story(chat: &Chat, headline: &str, text: &str, hours_ago: i64) -> NewStory {
    let id: String = headline
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    NewStory {
        identity: id.clone(),
        headline: headline.into(),
        link: Some(format!("https://outlet.example/{id}")),
        published_at: Some(chat.now() - SignedDuration::from_hours(hours_ago)),
        body: Some(text.into()),
        ..NewStory::default()
    }
}

const DUET: &str = "Ha Sung Woon and Jimin of BTS release a duet";
const SAME: &str = "Ha Sung Woon and BTS' Jimin release duet";
const TEXT: &str = "The singers Ha Sung Woon and Jimin met for a practice on a rainy day in spring.\n\n\
                    “The street was a river that day,” said Ha Sung Woon.";

/// A chat in which three outlets have told two things.
async fn newsroom() -> Chat {
    let chat = Chat::new().await;
    let told = NewStory {
        image: Some("https://outlet.example/duet.jpg".into()),
        image_credit: Some("@somebody".into()),
        ..story(&chat, DUET, TEXT, 5)
    };
    chat.brings("North", vec![told]).await;
    chat.brings("South", vec![story(&chat, SAME, "", 4)]).await;
    chat.brings("West", vec![story(&chat, "Baekhyun wins an award", "", 30)])
        .await;
    chat
}

#[tokio::test]
async fn todays_stories_come_first_and_say_when_they_were_published() {
    let chat = newsroom().await;
    let page = chat.types("/news latest").await;
    let at = (chat.now() - SignedDuration::from_hours(5)).as_second();
    page.shows(&format!(
        "**{DUET}**\nNorth · published <t:{at}:R> · also in one outlet"
    ));
    page.hides(SAME);
    let text = page.text();
    assert!(text.find("Baekhyun wins") < text.find("Released May 2022"), "{text}");
    page.shows("Page 1 of 1");
}

#[tokio::test]
async fn an_opened_story_shows_what_was_understood_and_where_it_is_from() {
    let chat = newsroom().await;
    let story = chat.types("/news latest").await.choose(DUET).await;
    story.shows("North · also in one outlet");
    story.shows("on a rainy day in spring");
    story.shows("> The street was a river that day,\n— Ha Sung Woon");
    story.shows("Ha Sung Woon (하성운) · Jimin (지민)");
    story.shows("Photos: @somebody · Summary made by Fanchant from the outlet's text");
    let Reply::Update(message) = story.reply() else {
        panic!("it opens in its place")
    };
    assert_eq!(
        message.embeds[0].image.as_deref(),
        Some("https://outlet.example/duet.jpg")
    );
    story.press("Ha Sung Woon").await.is_private().shows("Soloist");
    story.press("Back to the list").await.shows("Baekhyun wins an award");
}

#[tokio::test]
async fn a_long_story_is_told_in_points_and_a_short_one_as_it_runs() {
    let chat = Chat::new().await;
    let long = "Baekhyun opened his spring concert in Daejeon with a ballad on Saturday. The hall, which holds two thousand \
                people, was full an hour before the doors were to close. Two new songs were heard for the first time in \
                the second half. The band played behind a curtain of paper lanterns that fans had folded. Three more \
                evenings follow in Busan in June, the agency said. Tickets for them are sold from Monday on.";
    let short = "Suzy walked along the river. It rained.";
    let brought = vec![
        story(&chat, "Baekhyun opens his concert in Daejeon", long, 1),
        story(&chat, "Suzy walks by the river", short, 2),
    ];
    chat.brings("North", brought).await;
    let page = chat.types("/news latest").await;
    let text = page.choose("Baekhyun opens his concert in Daejeon").await.text();
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 3, "{text}");
    let card = page.choose("Suzy walks by the river").await;
    card.shows("\n\nSuzy walked along the river.").hides("\n- ");
}

#[tokio::test]
async fn an_unsure_quote_is_not_shown() {
    let chat = newsroom().await;
    let stories = chat
        .store()
        .stories(&[crate::store::StoryId(1)])
        .await
        .expect("readable");
    assert!(
        stories[0]
            .understood
            .quotes
            .iter()
            .all(|quote| quote.confidence >= SURE)
    );
    chat.brings(
        "East",
        vec![story(
            &chat,
            "Baekhyun on stage",
            "“It rained.” Nobody knows who said it.",
            1,
        )],
    )
    .await;
    let shown = chat
        .types("/news latest artist:baekhyun")
        .await
        .choose("Baekhyun on stage")
        .await;
    shown.hides("They said");
}

#[tokio::test]
async fn an_artist_and_a_kind_narrow_the_list_and_its_pages() {
    let chat = newsroom().await;
    for number in 0..6 {
        let headline = format!("Baekhyun holds concert number {number}");
        chat.brings("West", vec![story(&chat, &headline, "", 50 + number)])
            .await;
    }
    let page = chat.types("/news latest artist:백현").await;
    page.shows("Stories about Baekhyun").hides(DUET).shows("Page 1 of 2");
    page.press("Older ▶").await.shows("concert number 5").hides("Page 1 of");
    // What was found is in the order of how well it fits: there is no newer and older.
    let found = chat.types("/news search words:baekhyun concert").await;
    found.press("Next ▶").await.shows("Page 2 of").shows("[◀ Previous]");
    let tours = chat.types("/news latest artist:baekhyun kind:tour").await;
    tours
        .shows("Stories about Baekhyun · Concerts and tours")
        .hides("award");
    chat.types("/news latest kind:ost")
        .await
        .shows("How Jimin and Ha Sung Woon")
        .hides(DUET);
}

#[tokio::test]
async fn of_namesakes_one_is_shown_and_the_other_offered() {
    let chat = newsroom().await;
    let page = chat.types("/news latest artist:jimin").await;
    page.shows(DUET);
    page.press("Jimin (AOA)")
        .await
        .is_private()
        .shows("No stories about Jimin (AOA) yet");
}

#[tokio::test]
async fn where_nothing_is_the_nearest_is_offered() {
    let chat = newsroom().await;
    let none = chat.types("/news latest artist:suzy kind:chart").await;
    none.is_private().shows("No stories about Suzy yet");
    none.press("Collaborations").await.shows("Dream");
    none.press("Stories of every kind")
        .await
        .shows("Another song of the drama");
    chat.types("/news latest artist:nobodyatall")
        .await
        .is_private()
        .shows("I don't know an artist");
}

#[tokio::test]
async fn a_story_that_was_put_in_by_hand_needs_neither_link_nor_date() {
    let chat = Chat::new().await;
    let pasted = ImportedStory {
        outlet: "A clipping".into(),
        headline: "Baekhyun spoke of rain".into(),
        body: "“It rained all day,” said Baekhyun.".into(),
        ..ImportedStory::default()
    };
    chat.store().keep_imported(&pasted, chat.now()).await.expect("writable");
    chat.reads().await;
    let page = chat.types("/news latest artist:baekhyun").await;
    page.shows("A clipping · Date unknown");
    page.choose("Baekhyun spoke of rain")
        .await
        .shows("address not recorded")
        .shows("It rained all day");
    let nameless = ImportedStory {
        outlet: String::new(),
        headline: "Suzy spoke of snow".into(),
        ..pasted
    };
    chat.store()
        .keep_imported(&nameless, chat.now())
        .await
        .expect("writable");
    chat.reads().await;
    let page = chat.types("/news latest artist:suzy").await;
    page.shows("**Suzy spoke of snow**\nOutlet unknown · Date unknown");
}

#[tokio::test]
async fn koreans_read_the_news_in_korean() {
    let chat = newsroom().await.in_locale("ko");
    let page = chat.types("/news latest artist:하성운").await;
    page.shows("하성운 이야기").shows("다른 매체 1곳에서도 보도");
    let story = page.choose(DUET).await;
    story
        .shows("매체 글에서 Fanchant가 요약했어요")
        .press("저장하기")
        .await
        .shows("저장했어요");
    chat.types("/news digest").await.shows("오늘의 이야기");
    chat.types("/news search words:qqqq").await.shows("찾지 못했어요");
}

#[tokio::test]
async fn a_headline_can_neither_format_nor_ping() {
    let chat = Chat::new().await;
    let evil = "Baekhyun **shouts** @everyone [click](https://evil.example) <@1>";
    chat.brings("Ev*l", vec![story(&chat, evil, evil, 1)]).await;
    for line in ["/news latest", "/news read story:feed_1", "/news digest"] {
        let answer = chat.types(line).await;
        let (Reply::Message(message) | Reply::Update(message)) = answer.reply() else {
            panic!("no message")
        };
        let embed = &message.embeds[0];
        let fields = embed.fields.iter().map(|field| field.value.as_str());
        let shown: String = [embed.title.as_str(), &embed.text].into_iter().chain(fields).collect();
        assert!(shown.contains("shouts"), "{shown}");
        for harm in ["[click](", " **shouts**", "<@1>", "@everyone"] {
            assert!(!shown.contains(harm), "{harm} is in {shown}");
        }
    }
}
