//! The forms of quoted speech, one test each; all people, works and words are invented.

use super::quotes;

/// Checks quoted text, mention and speaker of every quotation, in order; "-" stands for nobody.
fn check(text: &str, wanted: &[(&str, &str, &str)]) {
    let cut = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
    let or_nobody = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
    let found: Vec<_> = quotes(text, &[])
        .into_iter()
        .map(|found| {
            (
                cut(found.start, found.end),
                or_nobody(found.mention),
                or_nobody(found.speaker),
            )
        })
        .collect();
    let wanted: Vec<_> = wanted
        .iter()
        .map(|&(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn name_and_verb_in_both_orders() {
    check(
        "“The rain has stopped,” Bae Na Rin said.",
        &[("The rain has stopped,", "Bae Na Rin", "Bae Na Rin")],
    );
    check(
        "\"The rain has stopped,\" said Bae Na Rin.",
        &[("The rain has stopped,", "Bae Na Rin", "Bae Na Rin")],
    );
    check(
        "Bae Na Rin said, “The rain has stopped.”",
        &[("The rain has stopped.", "Bae Na Rin", "Bae Na Rin")],
    );
    check(
        "“The rain has stopped,” beamed Bae Na Rin.",
        &[("The rain has stopped,", "Bae Na Rin", "Bae Na Rin")],
    );
}

#[test]
fn split_quotations() {
    check(
        "“The rain,” said Bae Na Rin, “has stopped at last.” “We can go home.”",
        &[
            ("The rain,", "Bae Na Rin", "Bae Na Rin"),
            ("has stopped at last.", "Bae Na Rin", "Bae Na Rin"),
            ("We can go home.", "Bae Na Rin", "Bae Na Rin"),
        ],
    );
}

#[test]
fn quotations_over_paragraphs() {
    check(
        "“The rain has stopped,” Bae Na Rin said. “The street is dry.\n\n“We can all go home now.”\n\nThen they left.",
        &[
            ("The rain has stopped,", "Bae Na Rin", "Bae Na Rin"),
            ("The street is dry.", "Bae Na Rin", "Bae Na Rin"),
            ("We can all go home now.", "Bae Na Rin", "Bae Na Rin"),
        ],
    );
}

#[test]
fn pronouns_and_surnames_mean_the_fullest_name() {
    check(
        "Margaret Holt came to the rehearsal. “It is cold in here,” she said. “I will stay,” Holt added.",
        &[
            ("It is cold in here,", "she", "Margaret Holt"),
            ("I will stay,", "Holt", "Margaret Holt"),
        ],
    );
    check(
        "Mr. Holt met Ms. Lind. “It is cold in here,” she said. “It is,” he replied.",
        &[("It is cold in here,", "she", "Ms. Lind"), ("It is,", "he", "Mr. Holt")],
    );
}

#[test]
fn roles_groups_and_sources() {
    check(
        "The singer Bae Na Rin arrived. “It is cold in here,” the singer said.",
        &[("It is cold in here,", "the singer", "Bae Na Rin")],
    );
    check(
        "According to Bae Na Rin, “the rain will stop in an hour or so.”",
        &[("the rain will stop in an hour or so.", "Bae Na Rin", "Bae Na Rin")],
    );
    check(
        "“The rain will stop,” said one of the dancers, who had an umbrella.",
        &[("The rain will stop,", "one of the dancers", "one of the dancers")],
    );
    check(
        "“The rain will stop.”\n\n— Bae Na Rin",
        &[("The rain will stop.", "Bae Na Rin", "Bae Na Rin")],
    );
}

#[test]
fn the_right_one_of_several() {
    check(
        "Responding to Lind's remarks, Holt wrote: “The rain was not my idea.”",
        &[("The rain was not my idea.", "Holt", "Holt")],
    );
    check(
        "On Monday, Bae Na Rin compared herself to Danbi, saying, “I sing when it rains.”",
        &[("I sing when it rains.", "Bae Na Rin", "Bae Na Rin")],
    );
    check(
        "“It will rain,” said Danbi's manager, Bae Na Rin, who lives in Busan.",
        &[("It will rain,", "Bae Na Rin", "Bae Na Rin")],
    );
}

#[test]
fn titles_and_single_words_are_no_speech() {
    check("The song “Soft Rain” came out. Her drama \"Two Umbrellas,\" too.", &[]);
    check("The “rain” was a “so-called” shower of the “Weather Show.”", &[]);
    check("Bae Na Rin sang ‘Soft Rain’ in the dancers’ room.", &[]);
}

#[test]
fn people_talk_in_turn() {
    let text =
        "“Is it raining?” asked Mr. Holt.\n“Not any more,” said Ms. Lind.\n“Then we go?”\n“Yes, we go.”\n“Good.”";
    let speakers: Vec<_> = quotes(text, &[])
        .into_iter()
        .filter_map(|found| found.speaker)
        .collect();
    assert_eq!(speakers, ["Mr. Holt", "Ms. Lind", "Mr. Holt", "Ms. Lind", "Mr. Holt"]);
}

#[test]
fn the_narrator_is_who_the_others_address() {
    let text = "“It is raining, Lind,” said Mr. Holt.\n“So it is,” said I.\n“Are you wet, Lind?”\n“No.”\n“Then come.”";
    let speakers: Vec<_> = quotes(text, &[])
        .into_iter()
        .map(|found| found.speaker.unwrap_or_default())
        .collect();
    assert_eq!(speakers, ["Mr. Holt", "Lind", "Mr. Holt", "Lind", "Mr. Holt"]);
}

#[test]
fn british_books_speak_in_single_marks() {
    check(
        "‘The rain’s over,’ said Holt, ‘and so are we.’\n‘Don’t say that!’ cried Ms. Lind.",
        &[
            ("The rain’s over,", "Holt", "Holt"),
            ("and so are we.", "Holt", "Holt"),
            ("Don’t say that!", "Ms. Lind", "Ms. Lind"),
        ],
    );
}

#[test]
fn surer_ground_gives_more_confidence() {
    let confidence = |text: &str| quotes(text, &[]).first().map_or(0.0, |found| found.confidence);
    let sure = confidence("“The rain has stopped for good,” Bae Na Rin said.");
    let guessed = confidence("Bae Na Rin was there.\n\n“The rain has stopped for good.”");
    assert!(sure > 0.9 && guessed < 0.6 && guessed > 0.0, "{sure} {guessed}");
}
