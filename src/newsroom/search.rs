//! Searching stories: an index in memory, made of the store at start and kept up; it may be thrown away at any time.
//!
//! Words are folded as names are; a Hangul word is indexed by its pairs of syllables, so that a stem finds itself with
//! any particle, without a dictionary. The best and newest stories come first.

mod words;

use jiff::{SignedDuration, Timestamp};
use std::ops::Bound;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query as Part, RangeQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Score, SegmentReader, TantivyDocument, Term};
use words::{Word, query_words, story_terms};

/// Bytes the writer may gather before it writes a part of the index; the least that tantivy accepts.
const WRITER_BYTES: usize = 15_000_000;
/// A word in a headline says more than one in the text.
const HEADLINE_WEIGHT: Score = 3.0;
/// A story about a named artist says more than one word.
const ARTIST_WEIGHT: Score = 6.0;
/// A word that is only near, or only begins as asked, says less.
const NEAR_WEIGHT: Score = 0.3;
/// After this time the part of a score that is news has halved.
const NEWS_HALVES_AFTER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The part of a score that does not age.
const AGELESS: f64 = 0.3;

/// A story as it is indexed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexed {
    /// The story's number, or an article's [`article_number`].
    pub id: i64,
    /// Its headline.
    pub headline: String,
    /// Summary and text.
    pub text: String,
    /// The outlet's name.
    pub outlet: String,
    /// Ids of the artists it is about.
    pub artists: Vec<String>,
    /// What kind of story it is.
    pub kind: Option<String>,
    /// When it is from.
    pub dated_at: Timestamp,
}

/// The number by which an article of the catalogue is indexed: below 0, where stories of feeds are above, and made of
/// its id (FNV-1a), so that it stays when others come and go.
pub fn article_number(id: &str) -> i64 {
    let number = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    -1 - (number >> 1).cast_signed()
}

/// What is looked for. What is none restricts nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words as somebody typed them.
    pub words: String,
    /// Ids of artists that the words name: a story about one of them is found without the words.
    pub named: Vec<String>,
    /// Only stories about this artist.
    pub artist: Option<String>,
    /// Only stories of this outlet.
    pub outlet: Option<String>,
    /// Only stories of this kind.
    pub kind: Option<String>,
    /// Only stories from then on.
    pub since: Option<Timestamp>,
}

/// A found story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The story's number.
    pub id: i64,
    /// How well it fits; of use for comparing hits of one search.
    pub score: Score,
}

/// Why there is no index, or no answer.
#[derive(Debug, thiserror::Error)]
#[error("the search index cannot be used: {0}")]
pub struct SearchError(#[from] tantivy::TantivyError);

/// The index.
pub struct Stories {
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
}

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    headline: Field,
    text: Field,
    outlet: Field,
    artist: Field,
    kind: Field,
    dated: Field,
}

/// The name of the field of dates, which the ranking looks up.
const DATED: &str = "dated";

impl Stories {
    /// An empty index.
    pub fn new() -> Result<Self, SearchError> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("folded")
            .set_index_option(IndexRecordOption::WithFreqs);
        let text = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            id: schema.add_i64_field("id", INDEXED | STORED),
            headline: schema.add_text_field("headline", text.clone()),
            text: schema.add_text_field("text", text),
            outlet: schema.add_text_field("outlet", STRING),
            artist: schema.add_text_field("artist", STRING),
            kind: schema.add_text_field("kind", STRING),
            dated: schema.add_i64_field(DATED, INDEXED | FAST),
        };
        let index = Index::create_in_ram(schema.build());
        let folded = TextAnalyzer::builder(WhitespaceTokenizer::default()).build();
        index.tokenizers().register("folded", folded);
        let writer = Mutex::new(index.writer_with_num_threads(1, WRITER_BYTES)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, reader, writer })
    }

    /// Adds stories, or replaces those that are there already.
    pub fn add(&self, stories: impl IntoIterator<Item = Indexed>) -> Result<(), SearchError> {
        let mut writer = self.writer();
        for story in stories {
            writer.delete_term(Term::from_field_i64(self.fields.id, story.id));
            writer.add_document(self.document(&story))?;
        }
        writer.commit()?;
        drop(writer);
        Ok(self.reader.reload()?)
    }

    /// Removes stories.
    pub fn remove(&self, ids: &[i64]) -> Result<(), SearchError> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut writer = self.writer();
        for id in ids {
            writer.delete_term(Term::from_field_i64(self.fields.id, *id));
        }
        writer.commit()?;
        drop(writer);
        Ok(self.reader.reload()?)
    }

    /// How many stories are indexed.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether no story is indexed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best and newest stories, at most `most`. Where no story has all the words, those with the most of them.
    pub fn search(&self, query: &Query, now: Timestamp, most: usize) -> Result<Vec<Hit>, SearchError> {
        let words = query_words(&query.words);
        let hits = self.find(query, &words, Occur::Must, now, most)?;
        if hits.is_empty() && words.len() > 1 {
            return self.find(query, &words, Occur::Should, now, most);
        }
        Ok(hits)
    }

    fn find(
        &self,
        query: &Query,
        words: &[Word],
        occur: Occur,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<Hit>, SearchError> {
        let mut parts = self.filters(query);
        parts.push((Occur::Must, self.wanted(query, words, occur)));
        let searcher = self.reader.searcher();
        let ranking = TopDocs::with_limit(most.max(1)).tweak_score(move |segment: &SegmentReader| {
            let dated = segment.fast_fields().i64(DATED).ok();
            move |document, score: Score| {
                let at = dated
                    .as_ref()
                    .and_then(|dated| dated.first(document))
                    .unwrap_or_default();
                aged(score, at, now)
            }
        });
        let found = searcher.search(&BooleanQuery::new(parts), &ranking)?;
        found
            .into_iter()
            .map(|(score, address)| {
                let document: TantivyDocument = searcher.doc(address)?;
                let id = document.get_first(self.fields.id).and_then(|id| id.as_i64());
                Ok(Hit {
                    id: id.unwrap_or_default(),
                    score,
                })
            })
            .collect()
    }

    /// The words, or one of the artists they name.
    fn wanted(&self, query: &Query, words: &[Word], occur: Occur) -> Box<dyn Part> {
        let each = words.iter().map(|word| (occur, self.word(word)));
        let words: Box<dyn Part> = Box::new(BooleanQuery::new(each.collect()));
        let named = query.named.iter().map(|artist| {
            let about = boosted(term(self.fields.artist, artist), ARTIST_WEIGHT);
            (Occur::Should, about)
        });
        let mut any: Vec<(Occur, Box<dyn Part>)> = named.collect();
        if query.words.trim().is_empty() && any.is_empty() {
            return Box::new(AllQuery);
        }
        any.push((Occur::Should, words));
        Box::new(BooleanQuery::new(any))
    }

    fn word(&self, word: &Word) -> Box<dyn Part> {
        let Fields { headline, text, .. } = self.fields;
        let mut any: Vec<(Occur, Box<dyn Part>)> = Vec::new();
        for (field, weight) in [(headline, HEADLINE_WEIGHT), (text, 1.0)] {
            any.push((Occur::Should, boosted(term(field, &word.text), weight)));
            let wanted = Term::from_field_text(field, &word.text);
            if word.mistakes > 0 {
                let near = FuzzyTermQuery::new(wanted.clone(), word.mistakes, true);
                any.push((Occur::Should, boosted(Box::new(near), weight * NEAR_WEIGHT)));
            }
            if word.may_go_on {
                let longer = FuzzyTermQuery::new_prefix(wanted, 0, true);
                any.push((Occur::Should, boosted(Box::new(longer), weight * NEAR_WEIGHT)));
            }
        }
        Box::new(BooleanQuery::new(any))
    }

    fn filters(&self, query: &Query) -> Vec<(Occur, Box<dyn Part>)> {
        let Fields {
            artist,
            outlet,
            kind,
            dated,
            ..
        } = self.fields;
        let exact = [(artist, &query.artist), (outlet, &query.outlet), (kind, &query.kind)];
        let exact = exact
            .into_iter()
            .filter_map(|(field, value)| Some((Occur::Must, term(field, value.as_ref()?))));
        let since = query.since.map(|since| {
            let from = Bound::Included(Term::from_field_i64(dated, since.as_second()));
            let range: Box<dyn Part> = Box::new(RangeQuery::new(from, Bound::Unbounded));
            // A filter that all fitting stories pass alike has no say in their order.
            (Occur::Must, boosted(range, 0.0))
        });
        exact
            .map(|(occur, part)| (occur, boosted(part, 0.0)))
            .chain(since)
            .collect()
    }

    fn document(&self, story: &Indexed) -> TantivyDocument {
        let fields = &self.fields;
        let mut document = TantivyDocument::default();
        document.add_i64(fields.id, story.id);
        document.add_text(fields.headline, story_terms(&story.headline));
        document.add_text(fields.text, story_terms(&story.text));
        document.add_text(fields.outlet, &story.outlet);
        for artist in &story.artists {
            document.add_text(fields.artist, artist);
        }
        if let Some(kind) = &story.kind {
            document.add_text(fields.kind, kind);
        }
        document.add_i64(fields.dated, story.dated_at.as_second());
        document
    }

    fn writer(&self) -> MutexGuard<'_, IndexWriter> {
        // A panic while it was held lost at most what was not yet committed.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn term(field: Field, text: &str) -> Box<dyn Part> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn boosted(part: Box<dyn Part>, weight: Score) -> Box<dyn Part> {
    Box::new(BoostQuery::new(part, weight))
}

/// A score at an age. Without words all scores are alike, and the newest comes first.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a ranking needs no more"
)]
fn aged(score: Score, dated: i64, now: Timestamp) -> Score {
    let age = (now.as_second() - dated).max(0) as f64;
    let fresh = 0.5f64.powf(age / NEWS_HALVES_AFTER.as_secs_f64());
    // Far in the past all is equally old; the last part keeps the order there.
    let order = 1e-3 / (1.0 + age / 86_400.0);
    (f64::from(score) * (AGELESS + (1.0 - AGELESS) * fresh) + order) as Score
}

#[cfg(test)]
mod tests;
