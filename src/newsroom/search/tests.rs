//! Searching a handful of stories.

use super::*;
use proptest::prelude::*;

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a time")
}

fn story(id: i64, headline: &str, text: &str, days: i64) -> Indexed {
    Indexed {
        id,
        headline: headline.into(),
        text: text.into(),
        outlet: "News".into(),
        dated_at: now() - SignedDuration::from_hours(24 * days),
        ..Indexed::default()
    }
}

fn index() -> Stories {
    let stories = Stories::new().expect("an index");
    let tagged = Indexed {
        artists: vec!["jimin-bts".into()],
        kind: Some("ost".into()),
        outlet: "Other".into(),
        ..story(1, "Jimin and Ha Sung Woon release a duet", "It is called With You.", 3)
    };
    stories
        .add([
            tagged,
            story(2, "지민의 새 노래가 나왔다", "하성운과 함께 불렀다.", 1),
            story(3, "A comeback in spring", "The duet of last year is mentioned.", 0),
            story(4, "A comeback in autumn", "Nothing else.", 400),
            story(5, "BTS뷔 화보", "사진이 나왔다.", 2),
        ])
        .expect("added");
    stories
}

#[track_caller]
fn finds(words: &str, ids: &[i64]) {
    let query = Query {
        words: words.into(),
        ..Query::default()
    };
    let hits = index().search(&query, now(), 10).expect("searched");
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), ids, "{words:?}");
}

#[test]
fn words_beginnings_and_mistakes() {
    finds("duet", &[1, 3]);
    finds("Ha Sung-Woon", &[1]);
    finds("comeb", &[3, 4]);
    finds("comebakc", &[3, 4]);
    finds("releese duet", &[1]);
    finds("zebra", &[]);
    finds("autumn zebra", &[4]);
}

#[test]
fn hangul_with_and_without_particles() {
    finds("지민", &[2]);
    finds("하성운", &[2]);
    finds("노래", &[2]);
    finds("뷔", &[5]);
    finds("bts", &[5]);
    finds("지은", &[]);
}

#[test]
fn without_words_the_newest_come_first_and_filters_hold() {
    finds("", &[3, 2, 5, 1, 4]);
    let stories = index();
    let search = |query: Query| -> Vec<i64> {
        let hits = stories.search(&query, now(), 10).expect("searched");
        hits.iter().map(|hit| hit.id).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        search(Query {
            artist: some("jimin-bts"),
            ..Query::default()
        }),
        [1]
    );
    assert_eq!(
        search(Query {
            kind: some("ost"),
            words: "duet".into(),
            ..Query::default()
        }),
        [1]
    );
    assert_eq!(
        search(Query {
            outlet: some("Other"),
            ..Query::default()
        }),
        [1]
    );
    let since = Some(now() - SignedDuration::from_hours(36));
    assert_eq!(
        search(Query {
            since,
            ..Query::default()
        }),
        [3, 2]
    );
    let named = vec!["jimin-bts".to_owned()];
    let mut found = search(Query {
        words: "지민".into(),
        named,
        ..Query::default()
    });
    found.sort_unstable();
    assert_eq!(found, [1, 2], "by the word and by the artist");
}

#[test]
fn stories_are_replaced_and_removed() {
    let stories = index();
    stories.add([story(3, "Something else", "", 0)]).expect("added");
    assert_eq!(stories.len(), 5);
    stories.remove(&[3, 4]).expect("removed");
    assert_eq!(stories.len(), 3);
    assert!(!stories.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_words_break_it(words in "(\\PC|[가-힣a-z +\\-\":*~]){0,40}") {
        let stories = Stories::new().expect("an index");
        stories.add([story(1, &words, &words, 0)]).expect("added");
        let query = Query { words: words.clone(), ..Query::default() };
        let hits = stories.search(&query, now(), 10).expect("searched");
        let has_words = !query_words(&words).is_empty();
        prop_assert!(!has_words || hits.len() == 1, "{words:?}");
    }
}
