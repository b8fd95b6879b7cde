//! A small catalogue for tests: a few real rows of `data/` and a few that hold one thing each.

use super::{Catalogue, read};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The sample's files, by folder.
const FILES: [(&str, &str); 4] = [
    (
        "artists",
        r#"
[[artist]]
id = "bts"
name = "BTS"
hangul = "방탄소년단"
kind = "group"
debut = "2013-06-13"
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "aoa"
name = "AOA"
kind = "group"
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "jimin-bts"
name = "Jimin"
hangul = "지민"
kind = "member"
groups = ["bts"]
aliases = ["Park Jimin", "박지민"]
debut = "2013"
shares_name_with = ["jimin-aoa"]
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "jimin-aoa"
name = "Jimin"
hangul = "지민"
kind = "member"
groups = ["aoa"]
shares_name_with = ["jimin-bts"]
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "ha-sung-woon"
name = "Ha Sung Woon"
hangul = "하성운"
kind = "soloist"
aliases = ["He Sung Woon"]
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "punch"
name = "Punch"
hangul = "펀치"
kind = "soloist"
everyday_word = true
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "suzy"
name = "Suzy"
hangul = "수지"
kind = "soloist"
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "baekhyun"
name = "Baekhyun"
hangul = "백현"
kind = "soloist"
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "iu"
name = "IU"
hangul = "아이유"
kind = "soloist"
sources = ["dataset:a/b:c.csv"]

[[artist]]
id = "high4"
name = "HIGH4"
kind = "group"
sources = ["dataset:a/b:c.csv"]
"#,
    ),
    (
        "collaborations",
        r#"
[[collaboration]]
id = "with-you"
title = "With You"
artists = [{ id = "jimin-bts", role = "lead" }, { id = "ha-sung-woon", role = "lead" }]
date = "2022-04-24"
kind = "ost"
work = { title = "Our Blues", kind = "drama", year = 2022 }
sources = ["https://example.org/with-you", "dataset:a/b:c.csv"]

[[collaboration.facts]]
en = "Jimin's first drama OST."
ko = "지민의 첫 드라마 OST예요."

[[collaboration]]
id = "dream"
title = "Dream"
artists = [{ id = "suzy", role = "lead" }, { id = "baekhyun", role = "lead" }]
date = "2016-01-07"
kind = "duet"
sources = ["https://example.org/dream", "dataset:a/b:c.csv"]

[[collaboration]]
id = "not-spring"
title = "Not Spring, Love, or Cherry Blossoms"
artists = [{ id = "high4", role = "lead" }, { id = "iu", role = "featured" }]
date = "2014-04-08"
kind = "feature"
sources = ["https://example.org/not-spring"]

[[collaboration]]
id = "a-song-of-the-same-drama"
title = "Another Song"
artists = [{ id = "punch", role = "lead" }, { id = "suzy", role = "lead" }]
date = "2022-05"
kind = "ost"
work = { title = "Our Blues", kind = "drama", year = 2022 }
sources = ["https://example.org/another"]
"#,
    ),
    (
        "quotes",
        r#"
[[quote]]
id = "jimin-a-duet-with-you"
text = "If it's a duet with you I want to try it."
speaker = "jimin-bts"
told_by = "ha-sung-woon"
wording = "translated"
language = "ko"
occasion = { en = "when asked for a drama song", ko = "드라마 OST 제안을 받고" }
collaboration = "with-you"
source = { title = "BTS' Jimin wanted to work with Ha Sung Woon, this is the story behind 'With you'" }

[[quote]]
id = "ha-sung-woon-so-happy"
text = "And that is how we ended up working on it, and I'm so happy it worked out."
speaker = "ha-sung-woon"
wording = "translated"
language = "ko"
occasion = { en = "how the duet came together", ko = "듀엣이 성사된 과정을 이야기하며" }
collaboration = "with-you"
source = { title = "BTS' Jimin wanted to work with Ha Sung Woon, this is the story behind 'With you'" }

[[quote]]
id = "jimin-second"
text = "A second line of *stars*."
speaker = "jimin-bts"
occasion = { en = "in a test" }
date = "2021-05"
source = { outlet = "Example", url = "https://example.org/interview" }
"#,
    ),
    (
        "articles",
        r#"
[[article]]
id = "the-story-of-with-you"
headline = { en = "How Jimin and Ha Sung Woon came to sing “With You”", ko = "지민과 하성운의 ‘With You’ 이야기" }
text = { en = "The OST team asked for a duet.", ko = "OST 팀이 듀엣을 제안했어요." }
artists = ["jimin-bts", "ha-sung-woon"]
collaborations = ["with-you"]
event = "release"
event_date = "2022-04-24"
photo_credits = ["@btsargento", "@kiss_seven7"]
page_title = "BTS' Jimin wanted to work with Ha Sung Woon, this is the story behind 'With you'"
sources = ["https://example.org/with-you", "dataset:a/b:c.csv"]

[[article]]
id = "for-us-on-the-same-drama"
headline = { en = "Another song of the drama" }
text = { en = "Punch and Suzy sing it." }
artists = ["punch", "suzy"]
collaborations = ["a-song-of-the-same-drama"]
event = "release"
event_date = "2022-05"
sources = ["https://example.org/another"]

[[article]]
id = "a-story-alone"
headline = { en = "A story alone" }
text = { en = "IU sang with HIGH4." }
artists = ["iu", "high4"]
collaborations = ["not-spring"]
sources = ["https://example.org/not-spring"]
"#,
    ),
];

/// The sample as files.
pub fn sample() -> TempDir {
    let directory = TempDir::new().expect("a temporary folder");
    for (folder, text) in FILES {
        write(directory.path(), folder, "sample.toml", text);
    }
    directory
}

/// The sample with one more file, `extra.toml`, in `folder`.
pub fn with_file(folder: &str, text: &str) -> TempDir {
    let directory = sample();
    write(directory.path(), folder, "extra.toml", text);
    directory
}

fn write(directory: &Path, folder: &str, name: &str, text: &str) {
    std::fs::create_dir_all(directory.join(folder)).expect("a folder");
    std::fs::write(directory.join(folder).join(name), text).expect("a file");
}

/// The sample as a catalogue.
pub fn catalogue() -> Catalogue {
    let rows = read(sample().path());
    assert_eq!(rows.problems, []);
    Catalogue::new(rows)
}

/// The sample as a catalogue that all tests of a binary share, for tests that ask it hundreds of times.
pub fn shared() -> &'static Catalogue {
    static SHARED: LazyLock<Catalogue> = LazyLock::new(catalogue);
    &SHARED
}

/// The sample with these feeds.
pub fn with_feeds(feeds: Vec<super::Feed>) -> Catalogue {
    let mut rows = read(sample().path());
    let place = super::RowPlace::of_file(Path::new("feeds.toml"));
    rows.feeds = feeds
        .into_iter()
        .map(|row| super::Placed {
            row,
            place: place.clone(),
        })
        .collect();
    Catalogue::new(rows)
}
