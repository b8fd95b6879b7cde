//! What kind of story it is, by the words of its headline and text; none where these leave it open.

use super::terms::words;
use crate::catalogue::{Article, Catalogue, CollaborationKind, Event};

/// A kind of story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A song for a drama or film.
    Ost,
    /// A prize, or who may get one.
    Award,
    /// A place on a chart, a number that was reached, a certification.
    Chart,
    /// Somebody answers questions.
    Interview,
    /// Concerts, tours, meetings with fans.
    Tour,
    /// An artist is back with new music.
    Comeback,
    /// A song, an album or a video is out or announced.
    Release,
    /// Something to watch or to hear: variety shows, radio, drama roles.
    Broadcast,
}

/// Every kind, the more special before the more general: a headline with words of two is of the first.
pub const KINDS: [Kind; 8] = [
    Kind::Ost,
    Kind::Award,
    Kind::Chart,
    Kind::Interview,
    Kind::Tour,
    Kind::Comeback,
    Kind::Release,
    Kind::Broadcast,
];

/// The names of [`KINDS`], in their order: what is stored, and the values of a command's option.
pub const KIND_NAMES: [&str; 8] = [
    "ost",
    "award",
    "chart",
    "interview",
    "tour",
    "comeback",
    "release",
    "broadcast",
];

/// Words of a text that are looked at: a news text says what it is about in its first paragraphs.
const TEXT_WORDS_MAX: usize = 150;
/// A song and a drama in one headline are a song for the drama.
const DRAMA: &[&str] = &["drama", "dramas", "드라마"];
const SONG: &[&str] = &[
    "song", "songs", "sing", "sings", "sang", "duet", "track", "ballad", "노래", "음원", "듀엣",
];
/// Marks of one kind that a text needs where the headline has none; one may stand there by the way.
const TEXT_MARKS_MIN: usize = 2;

impl Kind {
    /// The name under which it is stored.
    pub fn name(self) -> &'static str {
        let names = KINDS.iter().zip(KIND_NAMES);
        names
            .into_iter()
            .find_map(|(kind, name)| (*kind == self).then_some(name))
            .unwrap_or_default()
    }

    /// Whether a soundtrack is a special case of it.
    fn yields_to_ost(self) -> bool {
        matches!(self, Kind::Broadcast | Kind::Release)
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.name() == name)
    }

    /// Words and phrases that tell it: in English as they stand, in Korean also with an ending. None holds another,
    /// so that each is counted once.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Kind::Ost => &[
                "ost",
                "osts",
                "soundtrack",
                "soundtracks",
                "theme song",
                "사운드트랙",
                "주제곡",
            ],
            Kind::Award => &[
                "award",
                "awards",
                "awarded",
                "daesang",
                "bonsang",
                "trophy",
                "trophies",
                "grammy",
                "grammys",
                "nominated",
                "nomination",
                "nominations",
                "nominee",
                "nominees",
                "시상식",
                "대상",
                "본상",
                "신인상",
                "수상",
                "트로피",
                "후보에",
            ],
            Kind::Chart => &[
                "chart",
                "charts",
                "charting",
                "billboard",
                "melon",
                "gaon",
                "oricon",
                "no 1",
                "no 2",
                "no 3",
                "number one",
                "million views",
                "million streams",
                "billion views",
                "billion streams",
                "million copies",
                "million seller",
                "all kill",
                "certified",
                "certification",
                "차트",
                "빌보드",
                "멜론",
                "오리콘",
                "조회수",
                "스트리밍",
                "밀리언셀러",
                "초동",
            ],
            Kind::Interview => &["interview", "interviews", "interviewed", "q a", "인터뷰", "일문일답"],
            Kind::Tour => &[
                "tour",
                "tours",
                "touring",
                "concert",
                "concerts",
                "fan meeting",
                "fan meetings",
                "fanmeeting",
                "festival",
                "encore",
                "setlist",
                "투어",
                "콘서트",
                "공연",
                "팬미팅",
                "앙코르",
                "페스티벌",
                "내한",
            ],
            Kind::Comeback => &["comeback", "comebacks", "returns with", "return with", "컴백"],
            Kind::Release => &[
                "new single",
                "new album",
                "new song",
                "new ep",
                "mini album",
                "full album",
                "studio album",
                "digital single",
                "debut single",
                "debut album",
                "solo album",
                "title track",
                "music video",
                "mv",
                "teaser",
                "teasers",
                "tracklist",
                "track list",
                "pre release",
                "release date",
                "신곡",
                "신보",
                "새 앨범",
                "미니앨범",
                "정규앨범",
                "새 싱글",
                "음원",
                "발매",
                "뮤직비디오",
                "티저",
                "타이틀곡",
            ],
            Kind::Broadcast => &[
                "variety",
                "episode",
                "episodes",
                "drama",
                "radio",
                "broadcast",
                "broadcasts",
                "reality show",
                "talk show",
                "premiere",
                "premieres",
                "cast",
                "casting",
                "예능",
                "방송",
                "출연",
                "드라마",
                "라디오",
                "첫방",
            ],
        }
    }
}

/// The kind of a story.
pub fn kind(headline: &str, text: &str) -> Option<Kind> {
    let title = words(headline);
    let in_headline = KINDS.into_iter().find(|kind| marks_in(&title, *kind) > 0);
    match in_headline {
        Some(general) if general.yields_to_ost() && count(&title, DRAMA) > 0 && count(&title, SONG) > 0 => {
            Some(Kind::Ost)
        }
        None => in_text(&words(text)),
        kind => kind,
    }
}

/// The kind of an article of the catalogue: by its event and its songs, which are known, rather than by its words.
pub fn kind_of(catalogue: &Catalogue, article: &Article) -> Option<Kind> {
    let songs = article
        .collaborations
        .iter()
        .filter_map(|id| catalogue.collaboration(id));
    let is_ost = songs.into_iter().any(|song| song.kind == CollaborationKind::Ost);
    match article.event? {
        Event::Release if is_ost => Some(Kind::Ost),
        Event::Release => Some(Kind::Release),
        Event::Broadcast => Some(Kind::Broadcast),
        Event::Award => Some(Kind::Award),
        Event::Performance => Some(Kind::Tour),
    }
}

/// The kind with the most marks, where no other has as many.
fn in_text(words: &[String]) -> Option<Kind> {
    let words = words.get(..TEXT_WORDS_MAX.min(words.len())).unwrap_or_default();
    let mut counted: Vec<(usize, Kind)> = KINDS.into_iter().map(|kind| (marks_in(words, kind), kind)).collect();
    if is_about_soundtrack(words) {
        // What it says of the drama and of songs it says of the soundtrack, too.
        let general: usize = counted
            .extract_if(.., |(_, kind)| kind.yields_to_ost())
            .map(|(marks, _)| marks)
            .sum();
        let ost = counted.iter_mut().filter(|(_, kind)| *kind == Kind::Ost);
        ost.for_each(|(marks, _)| *marks += general);
    }
    counted.sort_by_key(|(marks, _)| std::cmp::Reverse(*marks));
    match counted.as_slice() {
        [(most, kind), (next, _), ..] if *most >= TEXT_MARKS_MIN && most > next => Some(*kind),
        _ => None,
    }
}

/// Whether a text says so more than once, or once while it speaks of songs at least as often as of a drama.
fn is_about_soundtrack(words: &[String]) -> bool {
    let (named, dramas) = (marks_in(words, Kind::Ost), count(words, DRAMA));
    named >= TEXT_MARKS_MIN || (named > 0 && (1..=count(words, SONG)).contains(&dramas))
}

/// How often words of this kind stand among `words`.
fn marks_in(words: &[String], kind: Kind) -> usize {
    count(words, kind.marks())
}

fn count(words: &[String], marks: &[&str]) -> usize {
    let counts = marks.iter().map(|mark| {
        let mark: Vec<&str> = mark.split(' ').collect();
        words.windows(mark.len()).filter(|run| is_mark(run, &mark)).count()
    });
    counts.sum()
}

fn is_mark(run: &[String], mark: &[&str]) -> bool {
    let Some((last, start)) = mark.split_last() else {
        return false;
    };
    let starts = run.iter().zip(start).all(|(word, mark)| word == mark);
    // What is left of a word behind a Korean mark is its particle or ending.
    let ends = run.last().is_some_and(|word| {
        word == last || (last.chars().all(|c| ('가'..='힣').contains(&c)) && word.starts_with(last))
    });
    starts && ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_headline_says_what_kind_it_is() {
        for (headline, expected) in [
            ("Mina announces a comeback in June", Some(Kind::Comeback)),
            ("Mina to sing the OST of a new drama", Some(Kind::Ost)),
            ("Mina's single enters the Billboard Hot 100 at No. 3", Some(Kind::Chart)),
            ("Mina wins the daesang", Some(Kind::Award)),
            ("Mina adds dates to her world tour", Some(Kind::Tour)),
            ("Interview: Mina on writing alone", Some(Kind::Interview)),
            ("Mina drops the music video for “North”", Some(Kind::Release)),
            ("Mina's new song for a drama is out", Some(Kind::Ost)),
            ("미나가 부른 드라마 노래가 나왔다", Some(Kind::Ost)),
            ("Mina wins an award for a drama song", Some(Kind::Award)),
            ("Mina stars in a drama", Some(Kind::Broadcast)),
            ("Mina joins a variety show", Some(Kind::Broadcast)),
            ("미나, 6월 컴백 확정", Some(Kind::Comeback)),
            ("미나 콘서트를 마치다", Some(Kind::Tour)),
            ("미나, 시상식에서 대상을 받다", Some(Kind::Award)),
            ("미나의 신곡이 나왔다", Some(Kind::Release)),
            ("Agency releases a statement about Mina", None),
            ("", None),
        ] {
            assert_eq!(kind(headline, ""), expected, "{headline:?}");
        }
    }

    #[test]
    fn a_text_must_say_it_more_than_once_and_more_than_anything_else() {
        assert_eq!(
            kind("Mina is back", "The concert was full. A second concert follows."),
            Some(Kind::Tour)
        );
        assert_eq!(kind("Mina is back", "The concert was full."), None);
        assert_eq!(
            kind("Mina is back", "A concert, a concert, an award and an award."),
            None
        );
    }

    #[test]
    fn a_soundtrack_is_told_by_its_word_among_talk_of_the_drama() {
        let text = "Have you seen the drama? The drama has a cast and a soundtrack. The team of the OST called Mina. \
                    Members of her group sang for K-dramas before.";
        assert_eq!(kind("How Mina came to sing it", text), Some(Kind::Ost));
        let once = "Have you seen the drama with its soundtrack and its cast? Mina sang a song for this drama. The track \
                    was heard everywhere.";
        assert_eq!(kind("How Mina came to sing it", once), Some(Kind::Ost));
        assert_eq!(
            kind(
                "How Mina came to it",
                "The drama has a soundtrack. The drama premieres soon."
            ),
            Some(Kind::Broadcast)
        );
    }

    #[test]
    fn no_mark_is_counted_twice() {
        for kind in KINDS {
            for mark in kind.marks() {
                assert_eq!(marks_in(&words(mark), kind), 1, "{mark:?}");
            }
        }
    }

    #[test]
    fn every_kind_is_found_by_its_name() {
        for (known, name) in KINDS.into_iter().zip(KIND_NAMES) {
            assert_eq!((known.name(), Kind::named(name)), (name, Some(known)));
        }
        assert_eq!(Kind::named("gossip"), None);
    }

    proptest! {
        #[test]
        fn any_text_has_a_kind_or_none(headline in "\\PC{0,60}", text in "(\\PC|comeback |콘서트 |no 1 ){0,60}") {
            let _ = kind(&headline, &text);
        }
    }
}
