//! The search index: what was read since last time is added, from the beginning at start.

use crate::catalogue::{Article, Bilingual, Catalogue};
use crate::newsroom::kind::kind_of;
use crate::newsroom::search::{Indexed, SearchError, Stories, article_number};
use crate::store::{Store, StoreError, Story};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tokio::task::{JoinError, spawn_blocking};

/// Stories that are added at a time.
const BATCH: u32 = 500;

/// Why the index is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum NotIndexed {
    /// The stories cannot be fetched.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They cannot be added.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The work broke off.
    #[error(transparent)]
    Broken(#[from] JoinError),
}

/// Adds all stories that were read since revision `last`; gives the revision to go on from next time.
pub async fn step(store: &Store, index: &Arc<Stories>, last: i64) -> Result<i64, NotIndexed> {
    let mut last = last;
    loop {
        let (stories, newest) = store.stories_read_since(last, BATCH).await?;
        if stories.is_empty() {
            return Ok(last);
        }
        let index = Arc::clone(index);
        spawn_blocking(move || index.add(stories.into_iter().map(indexed))).await??;
        last = newest;
    }
}

/// Adds the catalogue's own articles, and takes out those of `former` that are gone.
pub fn add_articles(index: &Stories, catalogue: &Catalogue, former: Option<&Catalogue>) -> Result<(), SearchError> {
    let former = former.map_or(&[][..], Catalogue::articles).iter();
    let gone: Vec<i64> = former
        .filter(|article| catalogue.article(&article.id).is_none())
        .map(|article| article_number(&article.id))
        .collect();
    index.remove(&gone)?;
    index.add(
        catalogue
            .articles()
            .iter()
            .map(|article| indexed_article(catalogue, article)),
    )
}

fn indexed_article(catalogue: &Catalogue, article: &Article) -> Indexed {
    let both = |text: &Bilingual| format!("{}\n{}", text.en, text.ko.as_deref().unwrap_or_default());
    let date = article
        .event_date
        .and_then(|date| date.earliest().to_zoned(TimeZone::UTC).ok());
    Indexed {
        id: article_number(&article.id),
        headline: both(&article.headline),
        text: both(&article.text),
        outlet: String::new(),
        artists: article.artists.clone(),
        kind: kind_of(catalogue, article).map(|kind| kind.name().to_owned()),
        dated_at: date.map_or(Timestamp::UNIX_EPOCH, |date| date.timestamp()),
    }
}

fn indexed(story: Story) -> Indexed {
    let (said, understood) = (story.said, story.understood);
    let text = said.body.unwrap_or(said.summary);
    Indexed {
        id: story.id.0,
        artists: understood.artists,
        headline: said.headline,
        text,
        outlet: story.outlet,
        kind: understood.kind.map(|kind| kind.name().to_owned()),
        dated_at: story.dated_at,
    }
}
