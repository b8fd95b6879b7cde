//! Conversations about what belongs with a story: the digest, related stories and the saved.

use super::{DUET, SAME, newsroom, story};

#[tokio::test]
async fn the_digest_leads_with_what_most_outlets_told() {
    let chat = newsroom().await;
    let today = chat.types("/news digest").await;
    today.shows("Today's stories").shows(DUET).hides("award");
    let week = chat.types("/news digest period:week").await;
    week.shows("This week's stories")
        .shows("### Awards")
        .shows("Baekhyun wins");
    let text = week.text();
    assert!(text.find(DUET) < text.find("Baekhyun"), "{text}");
    week.choose("Baekhyun wins an award").await.is_private().shows("West");
    let later = chat.seconds_later(5 * 24 * 3600);
    let none = later.types("/news digest").await;
    none.is_private()
        .shows("from the last 24 hours")
        .press("The whole week")
        .await
        .shows(DUET);
}

#[tokio::test]
async fn ten_stories_of_one_kind_all_stand_in_a_digest_and_the_first_with_its_summary() {
    let chat = newsroom().await;
    let words = "walks along the river and says what the songs of the coming spring are going to be about";
    let names = [
        "Suzy", "IU", "Punch", "Baekhyun", "Jimin", "Mina", "Nari", "Sora", "Yuna",
    ];
    let brought = names.map(|name| story(&chat, &format!("{name} {words}"), "", 2));
    chat.brings("East", brought.into()).await;
    let digest = chat.types("/news digest").await;
    digest.shows("rainy day").shows(DUET);
    for name in names {
        digest.shows(&format!("{name} {words}"));
    }
}

#[tokio::test]
async fn related_stories_say_why() {
    let chat = newsroom().await;
    let headline = "Ha Sung Woon sings “With You” on stage";
    chat.brings("East", vec![story(&chat, headline, "", 2)]).await;
    let related = chat.types("/news read story:feed_1").await.press("Related").await;
    related
        .is_private()
        .shows(SAME)
        .shows("same event, reported by 2 outlets");
    related.shows(headline).shows("same artist: Ha Sung Woon");
    let of_stage = chat.types("/news read story:feed_4").await.press("Related").await;
    of_stage
        .shows("How Jimin and Ha Sung Woon")
        .shows("same song: With You");
    of_stage
        .choose("How Jimin and Ha Sung Woon came to sing “With You”")
        .await
        .is_private()
        .shows("OST team");
}

#[tokio::test]
async fn a_story_that_goes_on_with_another_says_so() {
    let chat = newsroom().await;
    let first = story(&chat, "Ha Sung Woon announces a lantern concert in Gumi", "", 60);
    let second = story(&chat, "Ha Sung Woon adds a second lantern concert in Gumi", "", 3);
    let other = story(&chat, "Ha Sung Woon walks along the river", "", 2);
    chat.brings("East", vec![first, second, other]).await;
    let related = chat
        .types("/news read story:Ha Sung Woon announces")
        .await
        .press("Related")
        .await;
    related.shows("follow-up; shared words:");
    assert_eq!(related.text().matches("follow-up").count(), 1, "{}", related.text());
    let before = chat
        .types("/news read story:Ha Sung Woon adds")
        .await
        .press("Related")
        .await;
    before.shows("what came before; shared words:");
}

#[tokio::test]
async fn of_stories_with_only_a_name_in_common_the_newest_come_first() {
    let chat = newsroom().await;
    let long =
        "On a long evening in spring the singer Ha Sung Woon opened a lantern show for everybody who came to Gumi";
    let walks = story(&chat, "Ha Sung Woon walks along the river", "", 1);
    chat.brings("East", vec![walks, story(&chat, long, "", 2)]).await;
    let related = chat
        .types("/news read story:Ha Sung Woon walks")
        .await
        .press("Related")
        .await;
    let text = related.text();
    let (newer, article) = (text.find("On a long evening"), text.find("How Jimin and Ha Sung Woon"));
    assert!(newer.is_some() && newer < article, "{text}");
}

#[tokio::test]
async fn what_is_saved_is_seen_by_nobody_else_and_can_be_given_up() {
    let chat = newsroom().await;
    chat.types("/news saved")
        .await
        .is_private()
        .shows("You have saved no stories yet");
    let story = chat.types("/news read story:feed_1").await;
    let saved = story.press("Save for me").await;
    saved.is_private().shows("Saved for you");
    story.press("Save for me").await.shows("saved this already");
    chat.types("/news read story:a-story-alone")
        .await
        .press("Save for me")
        .await;
    let list = chat.types("/news saved").await;
    list.is_private().shows(DUET).shows("A story alone");
    chat.as_user(2).types("/news saved").await.hides(DUET);
    let dropped = chat.presses("1:news:drop:0", &["a-story-alone"]).await;
    dropped.shows(DUET).hides("A story alone");
    saved.press("Remove").await.shows("Removed from your list");
    chat.types("/news saved").await.shows("You have saved no stories yet");
    chat.presses("1:news:save:feed_99", &[])
        .await
        .is_private()
        .shows("older version");
}
