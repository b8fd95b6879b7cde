//! The newest stories of feeds and of the catalogue in one order.

use super::feed_key;
use crate::catalogue::Article;
use crate::commands::Turn;
use crate::newsroom::kind::{Kind, kind_of};
use crate::store::{StoreError, StoryId, WantedStories};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The keys of the newest stories, perhaps of one artist (by id) or one kind, newest first, each event once: at most
/// `feeds_most` of feeds, and all articles.
pub async fn newest(
    turn: &Turn<'_>,
    artist: Option<&str>,
    kind: Option<Kind>,
    feeds_most: u32,
) -> Result<Vec<String>, StoreError> {
    let wanted = WantedStories {
        artist,
        kind,
        since: None,
    };
    let told = turn.store.told(wanted, feeds_most).await?;
    let fits = |article: &&Article| {
        artist.is_none_or(|artist| article.artists.iter().any(|id| id == artist))
            && kind.is_none_or(|kind| kind_of(turn.catalogue, article) == Some(kind))
    };
    let articles: Vec<&Article> = turn.catalogue.articles().iter().filter(fits).collect();
    Ok(merged(&told, &articles))
}

/// The keys of both, newest first. Articles count from the first day that their date may mean; undated ones are last.
fn merged(told: &[(StoryId, Timestamp)], articles: &[&Article]) -> Vec<String> {
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let mut articles = articles.iter().peekable();
    let mut keys = Vec::new();
    for (id, at) in told {
        let is_newer = |article: &&&Article| {
            let date: Option<Date> = article.event_date.map(|date| date.earliest());
            date.is_some_and(|date| date > day(*at))
        };
        while let Some(article) = articles.next_if(is_newer) {
            keys.push(article.id.clone());
        }
        keys.push(feed_key(*id));
    }
    keys.extend(articles.map(|article| article.id.clone()));
    keys
}
