//! Conversations in which a story is looked for.

use super::{DUET, SAME, newsroom, story};

#[tokio::test]
async fn the_headline_that_was_typed_comes_before_newer_stories_with_its_words() {
    let chat = newsroom().await;
    let old = story(&chat, "Baekhyun sings", "", 24 * 90);
    let newer = [
        "Baekhyun sings in the rain",
        "Why Baekhyun sings",
        "Baekhyun, who sings, walks",
    ];
    let newer = newer.iter().map(|headline| story(&chat, headline, "", 3));
    chat.brings("East", newer.chain([old]).collect()).await;
    let suggested = chat.is_typing("/news read story:Baekhyun sings").await;
    assert_eq!(
        suggested[..2],
        ["Baekhyun sings · East", "Baekhyun sings in the rain · East"]
    );
    let later = chat.is_typing("/news read story:why baek").await;
    assert_eq!(later[0], "Why Baekhyun sings · East");
}

#[tokio::test]
async fn words_find_stories_of_feeds_and_of_the_catalogue() {
    let chat = newsroom().await;
    chat.types("/news search words:awrad")
        .await
        .shows("Found: awrad")
        .shows("Baekhyun wins an award");
    chat.types("/news search words:하성운")
        .await
        .shows(SAME)
        .hides(DUET)
        .shows("How Jimin and Ha Sung Woon");
    chat.types("/news search words:duet outlet:south")
        .await
        .shows(SAME)
        .hides(DUET);
    chat.types("/news search words:award since:today")
        .await
        .is_private()
        .shows("Nothing found for “award”");
    chat.types("/news search words:award since:week")
        .await
        .shows("Baekhyun wins");
    chat.types("/news search words:drama kind:ost")
        .await
        .shows("Another song of the drama");
    chat.types("/news search words:x outlet:nowhere")
        .await
        .is_private()
        .shows("no stories by an outlet called “nowhere”");
    assert_eq!(chat.is_typing("/news search words:x outlet:so").await, ["South"]);
}

#[tokio::test]
async fn a_found_list_can_be_paged_and_its_stories_opened() {
    let chat = newsroom().await;
    let found = chat.types("/news search words:duet").await;
    let story = found.choose(SAME).await;
    story.press("Back to the list").await.shows("Found: duet");
    chat.presses("1:news:older:1:_list:99", &[])
        .await
        .is_private()
        .shows("older version");
}

#[tokio::test]
async fn a_story_is_read_by_its_headline() {
    let chat = newsroom().await;
    let suggested = chat.is_typing("/news read story:duet").await;
    assert!(
        suggested.contains(&format!("{DUET} · North · also in one outlet")),
        "{suggested:?}"
    );
    assert_eq!(
        chat.is_typing("/news read story:dram").await[0],
        "Another song of the drama · Released May 2022"
    );
    chat.types("/news read story:feed_1").await.shows("rainy day");
    chat.types("/news read story:Baekhyun wins").await.shows("West");
    chat.types("/news read story:the-story-of-with-you")
        .await
        .shows("The OST team asked for a duet.");
    chat.types("/news read story:qqqqqq")
        .await
        .is_private()
        .shows("Nothing found");
}

#[tokio::test]
async fn the_story_of_a_message_is_found_by_link_and_by_headline() {
    let chat = newsroom().await;
    let link = "look: <http://www.outlet.example/hasungwoonandjiminofbtsreleaseaduet?utm_source=x#top>!";
    let found = chat.uses_on_message("Find the story", link).await;
    found.is_private().shows("rainy day").press("Related").await.shows(SAME);
    let pasted = chat
        .uses_on_message("Find the story", "Omg!\nBaekhyun Wins an Award 🎉")
        .await;
    pasted.is_private().shows("West");
    let article = chat
        .uses_on_message("Find the story", "https://example.org/not-spring")
        .await;
    article.shows("A story alone");
    for text in ["good morning everybody here", "https://example.org/else", ""] {
        chat.uses_on_message("Find the story", text)
            .await
            .is_private()
            .shows("I know no story");
    }
}
