//! Sentence ends of every kind, marked with bars.

use super::*;
use proptest::prelude::*;

/// Checks that the parts between the bars are found as sentences.
#[track_caller]
fn check(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = marked.replace('|', "");
    assert_eq!(sentences(&text), expected);
}

#[test]
fn stops_end_sentences() {
    check("They sang.| Then they left!| Did you see it?| I did");
    check("The song is out.| 2022 was its year.");
}

#[test]
fn abbreviations_and_initials_do_not() {
    check("Mr. Park met Dr. Kim vs. the band feat. J. Y. Park of St. Louis.| It rained.");
    check("The track hit No. 1 in the U.S. charts on Jan. 5.| He said no.| Fans cheered.");
    check("She moved to the U.S.| The label followed.");
    check("It starts at 6 p.m. on Friday, e.g. for clubs, etc. and ends late.");
}

#[test]
fn numbers_and_addresses_stay_whole() {
    check("It sold 1.5 million at example.com within v2.0 days.| Good.");
    check("1. Buy the album.| 2. Play it.");
}

#[test]
fn marks_after_the_stop_belong_to_it() {
    check("\"I love it.\"| She smiled.| (They left.)| “Go!” he said.| ‘Stay.’| Fine.");
    check("She said “it works.”| “Really?” he asked.");
}

#[test]
fn brackets_keep_their_sentences_together() {
    check("He sang (she danced. They all laughed.) until noon.| Then home.");
    check("A lone ( bracket.| Does no harm.");
}

#[test]
fn ellipses_end_only_before_a_capital() {
    check("Well... maybe not.| So it goes…| The end.");
}

#[test]
fn korean_endings() {
    check("지민이 노래했다.| 팬들이 좋아했어요.| 정말요?| 네.");
    check("노래가 나왔다.| 그는 \"좋아요.\"라고 말했다.");
    check("그는 말했다.|그녀는 웃었다.");
    check("彼は歌った。|皆が笑った！|良かった。");
}

#[test]
fn lines_and_paragraphs_end_sentences() {
    check("A headline without a stop|\n\nThe text begins.|\nHe said:|\n\nI called him");
    check("A line that was\nwrapped by hand.| Another.");
}

#[test]
fn wrapped_lines_make_one_paragraph() {
    assert_eq!(
        paragraphs("One\n\n two is\nlong.\nThree"),
        ["One", "two is\nlong.", "Three"]
    );
}

#[test]
fn texts_without_capitals() {
    check("the song is out.| it is no. 1 in the u.k. charts.| \"is it good?\" he asked.| mr. lee agreed.");
}

#[test]
fn lost_spaces() {
    check("They left.|“We won.”| Jin smiled.");
    check("They raced tanks.|The crowd cheered at Node.Js and Amazon.Com once.");
}

#[test]
fn nothing_gives_nothing() {
    assert!(sentences("").is_empty());
    assert!(sentences(" \n\t ").is_empty());
    assert_eq!(sentences("..."), ["..."]);
}

proptest! {
    #[test]
    fn cover_the_text_in_order(text in "(?s)([a-zA-Z가-힣 .!?…\"'“”()\\n。「」0-9]|.){0,200}") {
        let mut end = 0;
        for range in sentence_ranges(&text) {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text.get(end..range.start).is_some_and(|gap| gap.trim().is_empty()));
            let sentence = text.get(range.clone()).expect("character boundaries");
            prop_assert_eq!(sentence, sentence.trim());
            end = range.end;
        }
        prop_assert!(text.get(end..).is_some_and(|rest| rest.trim().is_empty()));
    }
}
