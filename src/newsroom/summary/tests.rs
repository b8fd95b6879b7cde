//! What a summary promises, on stories made up here and on any text at all.

use super::speech::Speech;
use super::*;
use proptest::prelude::*;

const TITLE: &str = "Mina and the Rivers release the duet \"North Star\"";

const STORY: &[&str] = &[
    "Mina and the Rivers release the duet \"North Star\"",
    "The singer Mina and the band the Rivers released the duet \"North Star\" on Friday. It is the first song that \
     they wrote together. Have you heard it?",
    "Mina and the Rivers / By @some_fan",
    "How the duet came about",
    "Mina called the band in March because the duet needed a second voice. She said:",
    "I was sure that they would say no.",
    "\"We had waited for that call for years, and we packed our guitars,\" the drummer Lee Han said of the duet.",
    "\"It was the best week of my whole life so far.\"",
    "Within a day \"North Star\" led the charts in nine countries, a record for a duet of the label. However, the label \
     had planned no video.",
    "What do you think about the duet? Read this article to find out more.",
    "Related Articles",
    "More News",
];

#[test]
fn tells_the_story_without_the_furniture() {
    assert_eq!(
        summarise(TITLE, STORY, 60),
        "The singer Mina and the band the Rivers released the duet \"North Star\" on Friday. Mina called the band \
         in March because the duet needed a second voice. Within a day \"North Star\" led the charts in nine countries, \
         a record for a duet of the label. However, the label had planned no video."
    );
}

#[test]
fn a_text_in_one_piece_is_read_by_its_lines() {
    assert_eq!(
        summarise(TITLE, &[&STORY.join("\n\n")], 60),
        summarise(TITLE, STORY, 60)
    );
}

#[test]
fn bullets_stand_by_themselves() {
    assert_eq!(
        bullets(TITLE, STORY),
        [
            "The singer Mina and the band the Rivers released the duet \"North Star\" on Friday.",
            "Mina called the band in March because the duet needed a second voice.",
            "Within a day \"North Star\" led the charts in nine countries, a record for a duet of the label.",
        ]
    );
}

#[test]
fn a_pronoun_comes_only_behind_its_sentence() {
    let story = [
        "Jin sang in Busan on Friday. He wore a red coat.",
        "He sang the duet twice in the red hall of Busan.",
    ];
    for words_max in 5..40 {
        assert!(!summarise("The red coat of Busan", &story, words_max).starts_with("He "));
    }
}

#[test]
fn quotations_keep_their_speaker() {
    let story = [
        "\"I like the song. I like the dance,\" Mina said on Friday.",
        "\"I like the whole album very much.\"",
    ];
    assert_eq!(
        summarise("", &story, 60),
        "\"I like the song. I like the dance,\" Mina said on Friday."
    );
    let only_speech = ["\"I like the whole album very much.\""];
    assert_eq!(summarise("", &only_speech, 60), "");
}

#[test]
fn a_sentence_that_is_too_long_ends_behind_a_clause() {
    let story =
        ["The band gave a concert for its fans in the old stadium by the river, which had been closed for years."];
    assert_eq!(
        summarise("", &story, 16),
        "The band gave a concert for its fans in the old stadium by the river …"
    );
    assert_eq!(summarise("", &story, 5), "");
}

#[test]
fn korean() {
    let story = [
        "지민이 하성운과 함께 신곡을 발표했다. 그는 팬들에게 감사했다.",
        "사진=소속사",
        "신곡은 발매 직후 차트 1위에 올랐다.",
    ];
    assert_eq!(
        summarise("지민 신곡 발표", &story, 60),
        "지민이 하성운과 함께 신곡을 발표했다. 그는 팬들에게 감사했다. 신곡은 발매 직후 차트 1위에 올랐다."
    );
    assert_eq!(bullets("지민 신곡 발표", &story).len(), 2);
}

#[test]
fn nothing_to_tell() {
    assert_eq!(summarise("", &[], 60), "");
    assert_eq!(summarise("A title", &["A title", "More News", "Who knows?"], 60), "");
    assert!(bullets("", &[""]).is_empty());
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn holds_its_promises_on_any_text(
        title in "([A-Za-z가-힣 ]|.){0,40}",
        text in "(?s)((The|song|He|said|Mina|지민은|했다|a|in|[\"“”?!.:,()@\n]|.)( )?){0,120}",
        words_max in 0_usize..80,
    ) {
        let summary = summarise(&title, &[&text], words_max);
        // The ellipsis of a sentence ended early is no word of the text.
        let words = summary.split_whitespace().filter(|word| *word != "…").count();
        prop_assert!(words <= words_max);
        let first = opening::opening(&summary);
        prop_assert!(summary.is_empty() || first != Opening::Connects);
        let story = letters(&text);
        let points = bullets(&title, &[&text]);
        prop_assert!(points.len() <= BULLETS_MAX);
        prop_assert_eq!(&points, &bullets(&title, &[&text]));
        for (place, bullet) in points.iter().enumerate() {
            prop_assert!(story.contains(&letters(bullet)), "{bullet:?} is not in {text:?}");
            prop_assert!(bullet.split_whitespace().count() <= BULLET_WORDS_MAX);
            prop_assert!(!Speech::of(bullet).lacks_speaker(), "nobody says {bullet:?}");
            let alone = opening::opening(bullet) == Opening::Plain && !Speech::of(bullet).speaker_points_back();
            // The first sentence of a story may begin with a pronoun if it names somebody itself.
            prop_assert!(alone || place == 0, "{bullet:?} leans on another sentence");
        }
        let mut rest = summary.trim_end_matches(" …");
        for unit in units(&title, &[&text]) {
            prop_assert!(story.contains(&letters(&unit.text)));
            rest = rest.strip_prefix(&unit.text).unwrap_or(rest).trim_start();
            rest = if unit.text.starts_with(rest) { "" } else { rest };
        }
        prop_assert_eq!(rest, "");
        prop_assert_eq!(summarise(&title, &[&text], words_max), summary);
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = (summarise(&text, &[&text], SUMMARY_WORDS_MAX), bullets(&text, &[&text]));
    }
}
