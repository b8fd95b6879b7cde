//! The rows of the data files, one type a kind; docs/data.md explains each key with an example.

use super::date::PartialDate;
use super::source::Source;
use crate::text::Language;
use jiff::civil;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An artist: a group, a unit, a member of one, or a soloist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Artist {
    /// Unique id.
    pub id: String,
    /// Stage name, as fans write it.
    pub name: String,
    /// The stage name in Hangul, only where a source confirms it.
    pub hangul: Option<String>,
    /// What kind of act.
    pub kind: ArtistKind,
    /// Ids of the groups and units this artist belongs to.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Other ways to write the name: for finding, never shown.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether a name of one word is also an everyday word of English, or a common name ("Joy", "Winter", "Chen").
    /// Where a capital may come of its place, as in a headline, it then names the artist only beside the artist's group
    /// or somebody the artist sang with.
    #[serde(default)]
    pub everyday_word: bool,
    /// Names once used on stage.
    #[serde(default)]
    pub former_names: Vec<String>,
    /// The agency, with the year for which the source names it.
    pub agency: Option<Agency>,
    /// When the artist first appeared as such.
    pub debut: Option<PartialDate>,
    /// Artists whose name is written alike; said on both rows.
    #[serde(default)]
    pub shares_name_with: Vec<String>,
    /// Another row that is the same person.
    pub same_person_as: Option<String>,
    /// Where all this comes from.
    pub sources: Vec<Source>,
    /// Warnings that were looked at and are right as they stand.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// What kind of act an artist is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArtistKind {
    /// A group.
    Group,
    /// A part of one or several groups that appears under a name of its own.
    Unit,
    /// A member of a group or unit.
    Member,
    /// Someone who appears alone: singer, rapper, producer.
    Soloist,
}

/// An agency in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// The year for which the source names it.
    pub year: i16,
}

/// A song that two or more artists made together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collaboration {
    /// Unique id.
    pub id: String,
    /// The song's title.
    pub title: String,
    /// Who took part, in the order of the credit.
    pub artists: Vec<Credit>,
    /// When it was released.
    pub date: Option<PartialDate>,
    /// Why the date is not certain; such a song is never asked by its year.
    pub date_doubt: Option<String>,
    /// What kind of collaboration.
    pub kind: CollaborationKind,
    /// What the song belongs to.
    pub work: Option<Work>,
    /// Short facts in our own words.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Where all this comes from.
    pub sources: Vec<Source>,
    /// Warnings that were looked at and are right as they stand.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// One artist's part in a song.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// The artist's id.
    pub id: String,
    /// The part.
    pub role: Role,
}

/// A part in a song.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Named first or equally.
    Lead,
    /// Named as a guest.
    Featured,
    /// Produced it and is credited by name.
    Producer,
    /// Remixed it.
    Remixer,
}

/// What kind of collaboration a song is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CollaborationKind {
    /// One act's song with a guest.
    Feature,
    /// Acts on equal terms.
    Duet,
    /// A line-up brought together for the occasion.
    SpecialUnit,
    /// A song for a drama or film.
    Ost,
    /// Made together with a named producer.
    Production,
    /// A new version of a song with another act.
    Remix,
}

/// What a song belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: WorkKind,
    /// Its year.
    pub year: Option<i16>,
}

/// What a work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name says what it is")]
pub enum WorkKind {
    Drama,
    Film,
    Series,
    Show,
    Album,
    Ep,
    Single,
    Mixtape,
    Game,
    Commercial,
    Project,
    Event,
}

/// A short fact in our own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// In English.
    pub en: String,
    /// In Korean.
    pub ko: Option<String>,
    /// The day from which it may be false; then it is neither shown nor asked.
    pub expires: Option<PartialDate>,
}

/// Words somebody said, with where they are printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Unique id.
    pub id: String,
    /// The words as printed.
    pub text: String,
    /// Id of the artist who said them.
    pub speaker: String,
    /// Id of the artist who remembers them, when it is a recollection.
    pub told_by: Option<String>,
    /// How the printed words stand to the spoken ones; none where the source does not say.
    pub wording: Option<Wording>,
    /// Code of the language that was spoken; none where the source does not say.
    pub language: Option<String>,
    /// On what occasion.
    pub occasion: Bilingual,
    /// Id of the collaboration the words are about.
    pub collaboration: Option<String>,
    /// When it was said or printed.
    pub date: Option<PartialDate>,
    /// Where it is printed.
    pub source: Print,
    /// Warnings that were looked at and are right as they stand.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// How printed words stand to the spoken ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// The words themselves.
    Verbatim,
    /// Somebody's translation.
    Translated,
    /// The sense, in other words.
    Paraphrased,
}

/// Where a quote is printed: an address, or the page's title where no address was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Print {
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// The page's address.
    pub url: Option<Source>,
}

/// A story in our own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Unique id.
    pub id: String,
    /// The headline.
    pub headline: Bilingual,
    /// The story, as long as the facts carry.
    pub text: Bilingual,
    /// Ids of the artists it is about.
    pub artists: Vec<String>,
    /// Ids of the songs it is about.
    #[serde(default)]
    pub collaborations: Vec<String>,
    /// What `event_date` is the date of.
    pub event: Option<Event>,
    /// When it happened; never a made-up publication date.
    pub event_date: Option<PartialDate>,
    /// Who took the pictures of the page it was first read on.
    #[serde(default)]
    pub photo_credits: Vec<String>,
    /// The page it was first read on, when its address was not recorded.
    pub page_title: Option<String>,
    /// Where all this comes from; the first address is the link that is shown.
    pub sources: Vec<Source>,
    /// Warnings that were looked at and are right as they stand.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// An article that waits for its text: what was understood of a page, for an editor to retell. Nothing serves it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The id that the article will have.
    pub id: String,
    /// Always `draft`; the row is an article once this is gone, with the keys that only drafts have.
    pub status: DraftStatus,
    /// The page's headline.
    pub title: String,
    /// Empty: the page's sentences are its publisher's, ours are still to be written.
    pub text: String,
    /// Ids of the artists it names.
    pub artists: Vec<String>,
    /// What is quoted in it.
    #[serde(default)]
    pub quotes: Vec<DraftQuote>,
    /// Who took its pictures.
    #[serde(default)]
    pub photo_credits: Vec<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The page's address, where it was recorded.
    pub link: Option<Source>,
}

/// What marks a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "its name says what it is")]
pub enum DraftStatus {
    Draft,
}

/// Words quoted in a page that was read for a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftQuote {
    /// The words as they are printed.
    pub text: String,
    /// Whom the page says they are from; none where it does not say.
    pub speaker: Option<String>,
}

/// What an article's date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name says what it is")]
pub enum Event {
    Release,
    Broadcast,
    Performance,
    Award,
}

/// A news feed of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Unique id; what is stored of the feed is found by it.
    pub id: String,
    /// The outlet's name, as it is shown.
    pub outlet: String,
    /// The feed's address; none where no feed of the outlet is known.
    pub url: Option<Source>,
    /// Code of the language it is written in.
    pub language: String,
    /// Whether it is asked.
    pub enabled: bool,
    /// What is known of it: when it was seen working, or why it is not asked.
    pub note: String,
    /// Whether it carries other news too; then only stories that name an artist of the catalogue are taken.
    #[serde(default)]
    pub general: bool,
    /// Whether the pages of its stories may be fetched, as far as their site's robots.txt allows it.
    #[serde(default)]
    pub full_text: bool,
}

/// A question written by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenQuestion {
    /// Unique id.
    pub id: String,
    /// The question.
    pub prompt: Bilingual,
    /// The right answer.
    pub answer: Bilingual,
    /// Three wrong answers.
    pub wrong: Vec<Bilingual>,
    /// A line that says the answer in full.
    pub fact: Bilingual,
    /// How hard it is, from 1 to 5.
    pub difficulty: u8,
    /// Ids of the artists it is about.
    pub artists: Vec<String>,
    /// Id of the collaboration it is about.
    pub collaboration: Option<String>,
    /// The day from which the answer may be false; then it is no longer asked.
    pub expires: Option<PartialDate>,
    /// Where the answer comes from.
    pub sources: Vec<Source>,
    /// Warnings that were looked at and are right as they stand.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// Artists who made no song together as far as any of our sources knows: what questions may say "did not" about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strangers {
    /// Id of the artist.
    pub artist: String,
    /// Ids of the artists with whom there is no song; each pair stands once.
    pub with: Vec<String>,
}

/// A text in English and, where we have it, in Korean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In English.
    pub en: String,
    /// In Korean.
    pub ko: Option<String>,
}

/// A warning that was looked at and is right as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The check's name, as `fanchant check` prints it.
    pub check: String,
    /// Why the row is right.
    pub reason: String,
}

impl Bilingual {
    /// The text in `language`, else in English.
    pub fn in_language(&self, language: Language) -> &str {
        pick(&self.en, self.ko.as_deref(), language)
    }
}

impl Collaboration {
    /// The facts that still hold on this day.
    pub fn facts_on(&self, today: civil::Date) -> impl Iterator<Item = &Fact> {
        let holds = move |fact: &&Fact| fact.expires.is_none_or(|date| date.earliest() > today);
        self.facts.iter().filter(holds)
    }
}

impl Fact {
    /// The fact in `language`, else in English.
    pub fn in_language(&self, language: Language) -> &str {
        pick(&self.en, self.ko.as_deref(), language)
    }
}

fn pick<'a>(english: &'a str, korean: Option<&'a str>, language: Language) -> &'a str {
    match language {
        Language::English => english,
        Language::Korean => korean.unwrap_or(english),
    }
}
