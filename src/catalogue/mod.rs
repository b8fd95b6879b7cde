//! What Fanchant knows: artists, collaborations, articles and quotes, read from `data/` and found by any spelling.

pub mod check;
mod date;
mod files;
mod find;
mod graph;
pub mod names;
mod problem;
mod read;
mod related;
mod rows;
pub mod schema;
mod source;
#[cfg(test)]
pub(crate) mod testing;

pub use date::PartialDate;
pub use find::{Meant, Named};
pub use graph::Step;
pub use problem::{Problem, Severity};
pub use read::{FILE_BYTES_MAX, Placed, RowPlace, Rows, read};
pub use related::{About, Reason};
pub use rows::*;
pub use source::{Source, is_address, single_origin};

use crate::text::fingerprint;
use graph::Graph;
use jiff::civil;
use names::Names;
use std::collections::HashMap;
use std::path::Path;

/// The whole catalogue; immutable, so that a conversation sees one state of the data from beginning to end.
///
/// Every reference in it resolves: it is only made from rows that passed the checks, and rows with a dangling
/// reference are passed over where checks were not asked for.
pub struct Catalogue {
    artists: Shelf<Artist>,
    collaborations: Shelf<Collaboration>,
    quotes: Shelf<Quote>,
    articles: Shelf<Article>,
    feeds: Shelf<Feed>,
    questions: Shelf<WrittenQuestion>,
    strangers: Vec<Strangers>,
    names: Names,
    titles: Names,
    graph: Graph,
}

/// Rows of one kind, in order, found by id.
#[derive(Debug)]
struct Shelf<T> {
    rows: Vec<T>,
    by_id: HashMap<String, usize>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            by_id: HashMap::new(),
        }
    }
}

impl<T> Shelf<T> {
    fn new(rows: impl IntoIterator<Item = T>, id: impl Fn(&T) -> &str) -> Self {
        let rows: Vec<T> = rows.into_iter().collect();
        let by_id = rows
            .iter()
            .enumerate()
            .map(|(index, row)| (id(row).to_owned(), index))
            .collect();
        Self { rows, by_id }
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.place(id).and_then(|place| self.rows.get(place))
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

/// Reads and checks a data directory: the catalogue with its warnings, or every problem if there is an error.
pub fn load(directory: &Path, today: civil::Date) -> Result<(Catalogue, Vec<Problem>), Vec<Problem>> {
    let rows = read(directory);
    let problems = check::run(&rows, today);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems);
    }
    Ok((Catalogue::new(rows), problems))
}

impl Default for Catalogue {
    fn default() -> Self {
        Self::new(Rows::default())
    }
}

impl Catalogue {
    /// Makes a catalogue of the rows. Articles are kept newest first, undated last.
    pub fn new(rows: Rows) -> Self {
        let mut articles: Vec<Article> = rows.articles.into_iter().map(|placed| placed.row).collect();
        // `None` sorts below every date, so the reverse puts it last; equal dates keep the order of the files.
        articles.sort_by_key(|article| std::cmp::Reverse(article.event_date));
        let mut catalogue = Self {
            artists: Shelf::new(rows.artists.into_iter().map(|placed| placed.row), |row| &row.id),
            collaborations: Shelf::new(rows.collaborations.into_iter().map(|placed| placed.row), |row| &row.id),
            quotes: Shelf::new(rows.quotes.into_iter().map(|placed| placed.row), |row| &row.id),
            articles: Shelf::new(articles, |row| &row.id),
            feeds: Shelf::new(rows.feeds.into_iter().map(|placed| placed.row), |row| &row.id),
            questions: Shelf::new(rows.questions.into_iter().map(|placed| placed.row), |row| &row.id),
            strangers: rows.strangers.into_iter().map(|placed| placed.row).collect(),
            names: Names::new(Vec::new()),
            titles: Names::new(Vec::new()),
            graph: Graph::default(),
        };
        catalogue.names = Names::new(find::artist_entries(&catalogue));
        catalogue.titles = Names::new(find::song_entries(&catalogue));
        catalogue.graph = Graph::new(catalogue.artists(), catalogue.collaborations());
        catalogue
    }

    /// The finder over the artists' names; a candidate's index is the artist's place in [`Catalogue::artists`].
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The finder over the songs' titles; a candidate's index is the song's place in [`Catalogue::collaborations`].
    pub fn titles(&self) -> &Names {
        &self.titles
    }

    /// Every artist, in the order of the files.
    pub fn artists(&self) -> &[Artist] {
        &self.artists.rows
    }

    /// Every collaboration, in the order of the files.
    pub fn collaborations(&self) -> &[Collaboration] {
        &self.collaborations.rows
    }

    /// Every quote, in the order of the files.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes.rows
    }

    /// Every article, newest event first, undated last.
    pub fn articles(&self) -> &[Article] {
        &self.articles.rows
    }

    /// Every news feed, in the order of the file, the ones that are not asked too.
    pub fn feeds(&self) -> &[Feed] {
        &self.feeds.rows
    }

    /// The news feed with this id.
    pub fn feed(&self, id: &str) -> Option<&Feed> {
        self.feeds.get(id)
    }

    /// Every question written by hand, in the order of the files.
    pub fn questions(&self) -> &[WrittenQuestion] {
        &self.questions.rows
    }

    /// The question written by hand with this id.
    pub fn question(&self, id: &str) -> Option<&WrittenQuestion> {
        self.questions.get(id)
    }

    /// A number that stands for everything questions are made of: other data has another, on every machine.
    pub fn fingerprint(&self) -> u64 {
        let rows = (
            self.artists(),
            self.collaborations(),
            self.quotes(),
            self.articles(),
            self.questions(),
            self.strangers(),
        );
        // Rows were read from text, so they can be written as text.
        fingerprint(&serde_json::to_string(&rows).unwrap_or_default())
    }

    /// The pairs of artists who made no song together.
    pub fn strangers(&self) -> &[Strangers] {
        &self.strangers
    }

    /// The artist with this id.
    pub fn artist(&self, id: &str) -> Option<&Artist> {
        self.artists.get(id)
    }

    /// The collaboration with this id.
    pub fn collaboration(&self, id: &str) -> Option<&Collaboration> {
        self.collaborations.get(id)
    }

    /// The quote with this id.
    pub fn quote(&self, id: &str) -> Option<&Quote> {
        self.quotes.get(id)
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.get(id)
    }

    /// The groups and units an artist belongs to.
    pub fn groups_of<'a>(&'a self, artist: &'a Artist) -> impl Iterator<Item = &'a Artist> {
        artist.groups.iter().filter_map(|id| self.artist(id))
    }

    /// The group that is named beside an artist: the first, but none beside a soloist, who may have left it.
    pub fn group_beside(&self, artist: &Artist) -> Option<&Artist> {
        let of_group = artist.kind != ArtistKind::Soloist;
        artist.groups.iter().filter(|_| of_group).find_map(|id| self.artist(id))
    }

    /// The artist's name with the group in brackets, as in "Jimin (BTS)"; the name alone without a group.
    pub fn name_with_group(&self, artist: &Artist) -> String {
        match self.group_beside(artist) {
            Some(group) => format!("{} ({})", artist.name, group.name),
            None => artist.name.clone(),
        }
    }

    /// The artists that say they belong to this group or unit, in the order of the files.
    pub fn members_of<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Artist> {
        self.artists()
            .iter()
            .filter(move |artist| artist.groups.iter().any(|id| id == group))
    }

    /// What the artist said, in the order of the files.
    pub fn quotes_of(&self, artist: &str) -> Vec<&Quote> {
        self.quotes().iter().filter(|quote| quote.speaker == artist).collect()
    }

    /// The songs the artist took part in under this name, newest first, undated last.
    pub fn collaborations_of(&self, artist: &str) -> Vec<&Collaboration> {
        let takes_part = |song: &&Collaboration| song.artists.iter().any(|credit| credit.id == artist);
        let mut songs: Vec<&Collaboration> = self.collaborations().iter().filter(takes_part).collect();
        graph::newest_first(&mut songs);
        songs
    }

    /// The artists credited on a song, in the order of the credit.
    pub fn credited<'a>(&'a self, song: &'a Collaboration) -> impl Iterator<Item = &'a Artist> {
        song.artists.iter().filter_map(|credit| self.artist(&credit.id))
    }

    /// What was said about a song, in the order of the files.
    pub fn quotes_about<'a>(&'a self, song: &'a str) -> impl Iterator<Item = &'a Quote> {
        self.quotes()
            .iter()
            .filter(move |quote| quote.collaboration.as_deref() == Some(song))
    }

    /// The articles about the artist, newest first.
    pub fn articles_about(&self, artist: &str) -> Vec<&Article> {
        self.articles()
            .iter()
            .filter(|article| article.artists.iter().any(|id| id == artist))
            .collect()
    }

    /// The newest article about a song.
    pub fn story_of(&self, collaboration: &str) -> Option<&Article> {
        self.articles()
            .iter()
            .find(|article| article.collaborations.iter().any(|id| id == collaboration))
    }

    /// What was said about the songs of an article, in the order of the files.
    pub fn quotes_in(&self, article: &Article) -> Vec<&Quote> {
        let about = |quote: &&Quote| {
            quote
                .collaboration
                .as_ref()
                .is_some_and(|id| article.collaborations.contains(id))
        };
        self.quotes().iter().filter(about).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::testing;

    #[test]
    fn articles_come_newest_first_and_undated_last() {
        let catalogue = testing::catalogue();
        let dates: Vec<_> = catalogue.articles().iter().map(|article| article.event_date).collect();
        assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "{dates:?}");
        assert!(dates.iter().any(Option::is_none), "the sample holds an undated article");
    }

    #[test]
    fn a_name_is_told_from_its_likes_by_its_group() {
        let catalogue = testing::catalogue();
        let names: Vec<_> = ["jimin-bts", "jimin-aoa", "ha-sung-woon"]
            .map(|id| catalogue.name_with_group(catalogue.artist(id).expect("in the sample")))
            .into();
        assert_eq!(names, ["Jimin (BTS)", "Jimin (AOA)", "Ha Sung Woon"]);
    }
}
