//! The search index: what the store has and the index has not is added, from the beginning at start.

use crate::catalogue::Catalogue;
use crate::newsroom::search::{Indexed, SearchError, Stories};
use crate::newsroom::tag::Tagger;
use crate::store::{Store, StoreError, Story, StoryId};

/// Stories that are added at a time.
const BATCH: u32 = 500;

/// Why the index is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum NotIndexed {
    /// The stories cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They cannot be added.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Adds all stories with a higher number than `last`; gives the number to go on from next time.
pub async fn step(
    store: &Store,
    index: &Stories,
    catalogue: &Catalogue,
    tagger: &Tagger,
    last: StoryId,
) -> Result<StoryId, NotIndexed> {
    let mut last = last;
    loop {
        let stories = store.stories_after(last, BATCH).await?;
        let Some(newest) = stories.last().map(|story| story.id) else {
            return Ok(last);
        };
        index.add(stories.into_iter().map(|story| indexed(story, catalogue, tagger)))?;
        last = newest;
    }
}

fn indexed(story: Story, catalogue: &Catalogue, tagger: &Tagger) -> Indexed {
    let said = story.said;
    let text = format!("{}\n\n{}", said.summary, said.body.unwrap_or_default());
    let tags = tagger.tags(catalogue, &format!("{}\n\n{text}", said.headline));
    Indexed {
        id: story.id.0,
        artists: tags.into_iter().map(|tag| tag.artist.id.clone()).collect(),
        headline: said.headline,
        text,
        outlet: story.outlet,
        kind: None,
        dated_at: story.dated_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use crate::newsroom::search::Query;
    use crate::store::{NewStory, Reading};
    use jiff::Timestamp;

    #[tokio::test]
    async fn the_index_catches_up_with_the_store() {
        let (store, index) = (
            Store::in_memory().await.expect("a store"),
            Stories::new().expect("an index"),
        );
        let (catalogue, now) = (testing::shared(), Timestamp::UNIX_EPOCH);
        let tagger = Tagger::new(catalogue);
        let mut last = StoryId(0);
        for headline in ["Ha Sung Woon sings a duet", "Rain in spring"] {
            let story = NewStory {
                identity: headline.into(),
                headline: headline.into(),
                link: "https://example.org/".into(),
                ..NewStory::default()
            };
            let reading = Reading {
                feed: "news",
                outlet: "News",
                stories: vec![story],
                ..Reading::default()
            };
            store.keep_reading(&reading, now).await.expect("writable");
            last = step(&store, &index, catalogue, &tagger, last).await.expect("indexed");
        }
        assert_eq!((last, index.len()), (StoryId(2), 2));
        let about = Query {
            artist: Some("ha-sung-woon".into()),
            ..Query::default()
        };
        let hits = index.search(&about, now, 9).expect("searched");
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [1]);
    }
}
