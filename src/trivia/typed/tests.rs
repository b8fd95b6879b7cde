//! That whatever names an option is taken for it, that nothing else is, and that nothing is guessed.

use super::super::tests::{TODAY, headlines, real};
use super::super::{Index, Puzzle, Wish, draw};
use super::*;
use crate::catalogue::testing;
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::sync::LazyLock;

/// A question as far as reading an answer needs it, with the options as they were drawn.
fn question(puzzle: &Puzzle<'_>) -> Question {
    Question {
        id: puzzle.topic.id(),
        kind: puzzle.topic.kind.name().into(),
        prompt: String::new(),
        options: puzzle.options.clone(),
        right: puzzle.right,
        difficulty_tenths: 30,
        fact: String::new(),
        story: None,
        artist: None,
        sources: vec![],
    }
}

/// Every question of a catalogue, or each `step`-th.
fn questions(catalogue: &Catalogue, step: usize) -> Vec<Question> {
    let headlines = headlines(catalogue);
    let index = Index::new(catalogue, TODAY).with_headlines(&headlines);
    let mut random = StdRng::seed_from_u64(3);
    let topics = Kind::all().flat_map(|kind| kind.topics(&index).into_iter().step_by(step));
    let puzzles = topics.filter_map(|topic| draw::ask(&index, &Wish::default(), topic, &mut random));
    puzzles.map(|puzzle| question(&puzzle)).collect()
}

/// The sample's questions, gathered once.
static SAMPLE: LazyLock<Vec<Question>> = LazyLock::new(|| questions(testing::shared(), 1));

fn choice(id: &str, label: &str) -> Choice {
    Choice {
        id: id.into(),
        label: label.into(),
    }
}

/// A question of this kind with these options, the first of them right.
fn asked(kind: Kind, options: &[(&str, &str)]) -> Question {
    Question {
        kind: kind.name().into(),
        right: 0,
        options: options.iter().map(|(id, label)| choice(id, label)).collect(),
        ..SAMPLE[0].clone()
    }
}

/// Every way to name an option for certain: its label, and every spelling of its artist.
fn spellings(catalogue: &Catalogue, question: &Question, option: &Choice) -> Vec<String> {
    let artist = catalogue.artist(&option.id);
    let artist = artist.filter(|_| Kind::named(&question.kind).is_some_and(Kind::asks_for_an_artist));
    let names = artist.into_iter().flat_map(|artist| {
        let names = std::iter::once(&artist.name)
            .chain(&artist.hangul)
            .chain(&artist.aliases);
        names.chain(&artist.former_names).cloned()
    });
    std::iter::once(option.label.clone()).chain(names).collect()
}

/// Each spelling names its option; one that fits another option too is asked back, never guessed.
#[track_caller]
fn check(catalogue: &Catalogue, question: &Question) -> (usize, usize) {
    let (mut named, mut asked_back) = (0, 0);
    for (place, option) in question.options.iter().enumerate() {
        for spelling in spellings(catalogue, question, option) {
            match read(catalogue, question, &spelling) {
                Typed::Names(found) => {
                    assert_eq!(found, place, "{spelling} of {:?}", question.options);
                    named += 1;
                }
                Typed::Several(places) if places.contains(&place) && spelling != option.label => asked_back += 1,
                other => panic!("{spelling} of {:?}: {other:?}", question.options),
            }
        }
    }
    (named, asked_back)
}

#[test]
fn whatever_names_an_option_of_a_sample_question_is_taken_for_it() {
    for question in SAMPLE.iter() {
        check(testing::shared(), question);
    }
}

#[test]
fn whatever_names_an_option_of_the_real_questions_is_taken_for_it() {
    let catalogue = real();
    let (mut named, mut asked_back) = (0, 0);
    for question in questions(catalogue, 60) {
        let counted = check(catalogue, &question);
        (named, asked_back) = (named + counted.0, asked_back + counted.1);
    }
    assert!(
        named > 500 && asked_back * 50 < named,
        "{named}, and {asked_back} asked back"
    );
}

#[test]
fn hangul_romanisations_other_keyboards_and_slips_of_the_finger_are_understood() {
    let question = asked(
        Kind::Partner,
        &[
            ("ha-sung-woon", "Ha Sung Woon"),
            ("suzy", "Suzy"),
            ("baekhyun", "Baekhyun"),
            ("high4", "HIGH4"),
        ],
    );
    for (typed, place) in [
        ("하성운", 0),
        ("ha sungwoon", 0),
        ("Ha Seongun", 0),
        ("He Sung Woon", 0),
        ("gktjddns", 0),
        ("ha sung woom", 0),
        ("sungwoon", 0),
        ("수지", 1),
        ("bakehyun", 2),
        ("baekhyum", 2),
        ("high4", 3),
    ] {
        assert_eq!(
            read(testing::shared(), &question, typed),
            Typed::Names(place),
            "{typed}"
        );
    }
    for typed in ["high5", "high", "sung", "hsw", "baek"] {
        let said = read(testing::shared(), &question, typed);
        assert!(matches!(said, Typed::Close | Typed::Nothing), "{typed}: {said:?}");
    }
}

#[test]
fn what_fits_two_options_is_asked_back_and_the_group_tells_them_apart() {
    let question = asked(
        Kind::Partner,
        &[
            ("jimin-bts", "Jimin (BTS)"),
            ("jimin-aoa", "Jimin (AOA)"),
            ("suzy", "Suzy"),
            ("iu", "IU"),
        ],
    );
    for typed in ["jimin", "지민", "Jimim", "wlals"] {
        assert_eq!(
            read(testing::shared(), &question, typed),
            Typed::Several(vec![0, 1]),
            "{typed}"
        );
    }
    assert_eq!(read(testing::shared(), &question, "aoa jimin"), Typed::Names(1));
    assert_eq!(read(testing::shared(), &question, "지민 방탄소년단"), Typed::Names(0));
    let alone = asked(
        Kind::Partner,
        &[("jimin-bts", "Jimin (BTS)"), ("suzy", "Suzy"), ("iu", "IU")],
    );
    assert_eq!(read(testing::shared(), &alone, "jimin"), Typed::Names(0));
}

#[test]
fn the_exact_name_of_somebody_else_is_no_misspelt_option() {
    let catalogue = real();
    let question = asked(
        Kind::Partner,
        &[("taeyong", "Taeyong"), ("iu", "IU"), ("psy", "PSY"), ("bts", "BTS")],
    );
    let known = |id| catalogue.artist(id).is_some();
    assert!(known("taeyong") && known("taeyeon"), "two who are nearly alike");
    assert_eq!(read(catalogue, &question, "taeyonh"), Typed::Names(0));
    assert_eq!(read(catalogue, &question, "Taeyeon"), Typed::Close);
}

#[test]
fn numbers_are_never_guessed() {
    let years = asked(
        Kind::Year,
        &[("2016", "2016"), ("2015", "2015"), ("2018", "2018"), ("2020", "2020")],
    );
    for (typed, said) in [
        ("2016", Typed::Names(0)),
        (" ２０１８ ", Typed::Names(2)),
        ("2015년", Typed::Names(1)),
        ("2017", Typed::Nothing),
        ("20166", Typed::Nothing),
        ("16", Typed::Nothing),
        ("", Typed::Nothing),
    ] {
        assert_eq!(read(testing::shared(), &years, typed), said, "{typed}");
    }
    let works = asked(
        Kind::Work,
        &[
            ("School 2017", "School 2017"),
            ("Our Blues", "Our Blues"),
            ("a", "Sample One"),
            ("b", "Sample Two"),
        ],
    );
    assert_eq!(read(testing::shared(), &works, "schol 2017"), Typed::Names(0));
    assert_eq!(read(testing::shared(), &works, "school 2015"), Typed::Close);
    assert_eq!(read(testing::shared(), &works, "our bleus"), Typed::Names(1));
}

#[test]
fn a_song_is_named_with_or_without_its_guests_and_its_artists() {
    let catalogue = real();
    let question = asked(
        Kind::Song,
        &[("idol-nicki-minaj", "IDOL"), ("dream", "Dream"), ("leon", "Leon")],
    );
    let known = catalogue
        .collaborations()
        .iter()
        .find(|song| song.title.starts_with("IDOL (feat"));
    let question = Question {
        options: [choice(&known.expect("in the data").id, "IDOL")]
            .into_iter()
            .chain(question.options.into_iter().skip(1))
            .collect(),
        ..question
    };
    for typed in ["idol", "IDOL (feat. Nicki Minaj)", "idol bts"] {
        assert_eq!(read(catalogue, &question, typed), Typed::Names(0), "{typed}");
    }
}

/// A letter left out, doubled, or in the place of the next one, somewhere within a name.
fn misspelt(name: &str, place: usize, how: usize) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let place = 1 + place % (letters.len() - 2);
    match how {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, letters[place]),
        _ => letters.swap(place - 1, place),
    }
    letters.into_iter().collect()
}

#[test]
fn a_slip_in_a_name_of_the_real_questions_is_forgiven_and_never_taken_for_another_option() {
    let catalogue = real();
    let (mut forgiven, mut refused) = (0, 0);
    for question in questions(catalogue, 45) {
        let options = question.options.iter().enumerate();
        for (place, option) in options.filter(|(_, option)| option.label.chars().count() >= 6) {
            let digits = option.label.contains(|c: char| c.is_ascii_digit());
            for how in (0..3).filter(|_| !digits && !option.label.contains('(')) {
                match read(catalogue, &question, &misspelt(&option.label, place + how, how)) {
                    Typed::Names(found) => {
                        assert_eq!(found, place, "{how} in {} of {:?}", option.label, question.options);
                        forgiven += 1;
                    }
                    _ => refused += 1,
                }
            }
        }
    }
    assert!(
        forgiven > 200 && refused * 20 < forgiven,
        "{forgiven}, and {refused} refused"
    );
}

proptest! {
    #[test]
    fn a_slip_in_a_long_name_is_forgiven(pick in any::<prop::sample::Index>(), option in 0usize..4, place in 0usize..40, how in 0usize..3) {
        let question = pick.get(&SAMPLE);
        let label = &question.options[option].label;
        let long = label.chars().filter(char::is_ascii_alphabetic).count() >= 8;
        prop_assume!(long && question.kind != "year" && label.is_ascii() && !label.contains(|c: char| c.is_ascii_digit()));
        let typed = misspelt(label, place, how);
        match read(testing::shared(), question, &typed) {
            Typed::Names(found) => prop_assert_eq!(found, option, "{}", typed),
            // A slip may take the group away that tells two of a name apart.
            Typed::Several(places) => prop_assert!(places.contains(&option), "{}", typed),
            said => prop_assert!(label.contains('('), "{}: {:?}", typed, said),
        }
    }

    #[test]
    fn nonsense_is_never_right(pick in any::<prop::sample::Index>(), typed in "[a-z0-9 가-힣]{8,120}|\\PC{12,120}") {
        let question = pick.get(&SAMPLE);
        let said = read(testing::shared(), question, &typed);
        prop_assert!(matches!(said, Typed::Close | Typed::Nothing), "{:?}", said);
    }

    #[test]
    fn whatever_is_typed_names_options_that_exist(pick in any::<prop::sample::Index>(), typed in "\\PC{0,40}") {
        let question = pick.get(&SAMPLE);
        match read(testing::shared(), question, &typed) {
            Typed::Names(place) => prop_assert!(place < question.options.len()),
            Typed::Several(places) => prop_assert!(places.len() > 1 && places.iter().all(|place| *place < 4)),
            Typed::Close | Typed::Nothing => {}
        }
    }
}
