//! The finder as callers see it: who comes back for what somebody typed.

use proptest::prelude::*;

use super::*;
use crate::text::hangul;

/// Name, Hangul, other names, groups, prominence.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    u32,
);

const PEOPLE: &[Row] = &[
    ("Jimin", "지민", &["Park Jimin", "박지민"], &["BTS", "방탄소년단"], 9),
    ("Jimin", "지민", &["Shin Jimin", "신지민"], &["AOA"], 3),
    ("Jihyo", "지효", &["Park Jihyo", "박지효"], &["TWICE"], 5),
    ("Jisoo", "지수", &["Kim Jisoo", "김지수"], &["BLACKPINK"], 5),
    ("Ha Sung Woon", "하성운", &[], &["Wanna One"], 4),
    ("IU", "아이유", &["Lee Jieun", "이지은"], &[], 8),
    ("Moonbyul", "문별", &["Moon Byulyi", "문별이"], &["MAMAMOO"], 3),
    ("Jeongyeon", "정연", &["Yoo Jeongyeon", "유정연"], &["TWICE"], 3),
    ("Rosé", "로제", &["Park Chaeyoung", "박채영"], &["BLACKPINK"], 6),
    ("Sana", "사나", &["Minatozaki Sana"], &["TWICE"], 6),
    ("BTS", "방탄소년단", &["Bangtan Boys"], &[], 10),
    ("(G)I-DLE", "(여자)아이들", &[], &[], 5),
    ("Red Velvet", "레드벨벳", &[], &[], 5),
    ("f(x)", "에프엑스", &[], &[], 2),
];

/// Groups with names of six letters and more, to be mistyped.
const GROUPS: &str = "BLACKPINK, Seventeen, Red Velvet, Stray Kids, MAMAMOO, ENHYPEN, NewJeans, LE SSERAFIM, (G)I-DLE Soyeon, Girls' \
    Generation, Super Junior, BIGBANG, SHINee, INFINITE, MONSTA X, GOT7 Jinyoung, Wanna One, IZ*ONE Yena, fromis_9, \
    OH MY GIRL, GFRIEND, LOVELYZ, Apink Eunji, Brave Girls, Dreamcatcher, EVERGLOW, Weki Meki, MOMOLAND, Cherry \
    Bullet, Rocket Punch, Purple Kiss, Billlie, tripleS, KISS OF LIFE, BABYMONSTER, BOYNEXTDOOR, ZEROBASEONE, \
    TREASURE, CRAVITY, The Boyz, Golden Child, PENTAGON, VICTON, Highlight, BTOB Blue, TEEN TOP, NU'EST W, \
    SECHSKIES, Fin.K.L Hyori, Baby V.O.X, Wonder Girls, 2AM Jokwon, miss A Suzy, SISTAR19, 4MINUTE, Brown Eyed \
    Girls, KARA Gyuri, T-ARA N4, Orange Caramel, After School, Rainbow Pixie, Hello Venus, Dal Shabet, Crayon Pop, \
    Ladies' Code, Spica.S, Stellar, Laboum, SONAMOO, gugudan, PRISTIN, Nature World, Favorite, Busters, Secret \
    Number, Lightsum, woo!ah! Nana, Kep1er, Limelight, Candy Shop, Young Posse, MEOVV Five, izna Seven, \
    Hearts2Hearts, RIIZE Rise, NCT DREAM, SuperM, WayV Ten, Golden Tide, Paper Lantern, Winter Garden, Neon Harbor, \
    Silver Thread, Blue Meridian, Little Comet, Northern Bell, Velvet Engine, Sugar Orbit, Glass Tiger, Cloud \
    Nineteen";

fn group_names() -> Vec<&'static str> {
    GROUPS.split(", ").collect()
}

fn names() -> Names {
    let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let entry = |(place, &(name, hangul, others, groups, prominence)): (usize, &Row)| NameEntry {
        id: place.to_string(),
        name: name.to_owned(),
        hangul: Some(hangul.to_owned()),
        others: text(others),
        groups: text(groups),
        prominence,
    };
    Names::new(PEOPLE.iter().enumerate().map(entry).collect())
}

fn groups() -> Names {
    let entry = |name: &&str| NameEntry {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        ..NameEntry::default()
    };
    Names::new(group_names().iter().map(entry).collect())
}

/// The candidates as "name: how".
fn found(candidates: &[Candidate]) -> Vec<String> {
    let name = |candidate: &Candidate| PEOPLE[candidate.index].0;
    candidates
        .iter()
        .map(|candidate| format!("{}: {}", name(candidate), candidate.why.how.name()))
        .collect()
}

#[track_caller]
fn check_first(query: &str, expected: &str) {
    assert_eq!(
        found(&names().find(query, 5)).first().map(String::as_str),
        Some(expected),
        "{query}"
    );
}

#[test]
fn a_name_is_found_however_it_is_written() {
    check_first("Jisoo", "Jisoo: exact");
    check_first("g idle", "(G)I-DLE: folded");
    check_first("rose", "Rosé: folded");
    check_first("ha seong-un", "Ha Sung Woon: romanised");
    check_first("Ha Sungwoon", "Ha Sung Woon: folded");
    check_first("Sungwoon Ha", "Ha Sung Woon: reordered");
    check_first("Yu Jeong-yeon", "Jeongyeon: romanised");
    check_first("Rhee Ji-eun", "IU: romanised");
    check_first("Mun Byeori", "Moonbyul: romanised");
    check_first("김지슈", "Jisoo: hangul");
    check_first("rlawltn", "Jisoo: keyboard");
    check_first("ㅠㅅㄴ", "BTS: keyboard");
    check_first("red velvt", "Red Velvet: typo");
    check_first("Velvet", "Red Velvet: partial");
    check_first("RV", "Red Velvet: abbreviation");
}

#[test]
fn namesakes_are_equals_ordered_by_prominence() {
    for query in ["Jimin", "jimin", "지민", "JI MIN"] {
        let candidates = names().find(query, 5);
        assert_eq!(candidates[0].score, 1.0);
        assert_eq!(candidates[0].score, candidates[1].score);
        assert_eq!((candidates[0].index, candidates[1].index), (0, 1));
    }
}

#[test]
fn the_group_tells_namesakes_apart() {
    for (query, index) in [
        ("Jimin BTS", 0),
        ("aoa jimin", 1),
        ("Jimin of AOA", 1),
        ("방탄소년단 지민", 0),
        ("jimin (BTS)", 0),
    ] {
        let candidates = names().find(query, 5);
        assert_eq!(candidates[0].index, index, "{query}");
        assert!(candidates[0].score >= SURE, "{query}");
        assert!(candidates.get(1).is_none_or(|second| second.score < SURE), "{query}");
    }
}

#[test]
fn two_syllables_forgive_one_wrong_letter() {
    for query in ["지밍", "기민", "지만"] {
        assert!(
            names().find(query, 5).iter().any(|candidate| candidate.index == 0),
            "{query}"
        );
    }
}

#[test]
fn what_is_near_nothing_finds_nobody() {
    for query in [
        "",
        "   ",
        "xqzvbnk",
        "the weather tomorrow",
        "ㅋㅋㅋㅋㅋㅋ",
        "🎤🎤",
        "0000000",
    ] {
        assert_eq!(names().find(query, 5), [], "{query}");
    }
}

#[test]
fn autocomplete_begins_with_what_is_typed() {
    for typed in ["ji", "지", "ㅈ", "짐", "ㅈㅁ", "wla"] {
        assert_eq!(names().complete(typed, 25)[0].index, 0, "{typed}");
    }
    assert_eq!(found(&names().complete("red v", 1)), ["Red Velvet: prefix"]);
    assert_eq!(found(&names().complete("velv", 1)), ["Red Velvet: prefix"]);
    assert_eq!(found(&names().complete("munby", 1)), ["Moonbyul: romanised"]);
    assert_eq!(found(&names().complete("사ㄴ", 1)), ["Sana: prefix"]);
}

#[test]
fn nothing_typed_yet_offers_the_most_prominent() {
    let everybody = names().complete("", 25);
    assert_eq!(everybody.len(), PEOPLE.len());
    assert_eq!(found(&everybody)[..2], ["BTS: prefix", "Jimin: prefix"]);
}

#[test]
fn no_more_than_asked_for() {
    assert_eq!(names().find("Jimin", 1).len(), 1);
    assert_eq!(names().complete("", 3).len(), 3);
    assert_eq!(Names::new(Vec::new()).find("Jimin", 3), []);
}

#[test]
fn every_name_finds_itself_among_the_first_equals() {
    let names = names();
    for (index, row) in PEOPLE.iter().enumerate() {
        for written in [row.0, row.1].iter().chain(row.2) {
            let candidates = names.find(written, 25);
            let itself = candidates.iter().find(|candidate| candidate.index == index);
            assert_eq!(
                itself.map(|candidate| candidate.score),
                Some(candidates[0].score),
                "{written}"
            );
        }
    }
}

#[test]
fn names_to_be_mistyped_are_long_enough() {
    assert!(group_names().iter().all(|name| fold::fold(name).chars().count() >= 6));
    assert!(group_names().len() >= 95);
}

/// A typo: a letter of the alphabet at a place, replacing, inserted, leaving out, or swapping with the next.
fn mistype(name: &str, kind: u8, place: usize, letter: char) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let place = place % letters.len();
    match kind {
        0 => letters[place] = letter,
        1 => letters.insert(place, letter),
        2 => drop(letters.remove(place)),
        _ => letters.swap(place, (place + 1).min(name.chars().count() - 1)),
    }
    letters.into_iter().collect()
}

#[test]
fn one_typo_keeps_a_name_in_the_top_three() {
    let (names, all) = (groups(), group_names());
    proptest!(|(which in 0..all.len(), kind in 0u8..4, place in 0usize..40, letter in proptest::char::range('a', 'z'))| {
        let typed = mistype(&fold::fold(all[which]), kind, place, letter);
        let candidates = names.find(&typed, 3);
        prop_assert!(candidates.iter().any(|candidate| candidate.index == which), "{typed}");
    });
}

#[test]
fn no_text_breaks_it() {
    let names = names();
    proptest!(|(text in "\\PC*", korean in "[가-힣ㄱ-ㅣ a-z]{0,80}")| {
        for text in [text, korean] {
            for candidate in names.find(&text, 5).iter().chain(&names.complete(&text, 5)) {
                prop_assert!((0.0..=1.0).contains(&candidate.score));
            }
        }
    });
}

/// What [`Names::surely`] says, from the candidates alone.
fn surely_by_candidates(names: &Names, query: &str) -> Option<usize> {
    let candidates = names.find(query, 2);
    let best = candidates.first().filter(|best| best.score >= SURE)?;
    let alone = candidates.get(1).is_none_or(|next| next.score < best.score);
    let cut = [How::Partial, How::Prefix, How::Abbreviation, How::Keyboard].contains(&best.why.how);
    (alone && !cut).then_some(best.index)
}

#[test]
fn who_is_surely_meant_is_the_first_of_the_candidates() {
    let names = names();
    assert_eq!(names.surely("Ha Sungwun"), Some(4));
    assert_eq!(names.surely("Jimin"), None, "there are two");
    assert_eq!(names.surely("Byulyi"), None, "it is a part of a name");
    let written: Vec<&str> = PEOPLE
        .iter()
        .flat_map(|&(name, hangul, others, ..)| [name, hangul].into_iter().chain(others.iter().copied()))
        .collect();
    proptest!(|(which in 0..written.len(), kind in 0u8..5, place in 0usize..12, letter in "[a-z가-힣]", group in "( (of )?(BTS|TWICE|Moon))?")| {
        let mut typed = written[which].to_lowercase();
        if kind < 4 {
            typed = mistype(&typed, kind, place, letter.chars().next().unwrap());
        }
        typed.push_str(&group);
        prop_assert_eq!(names.surely(&typed), surely_by_candidates(&names, &typed), "{}", typed);
    });
}

#[test]
fn the_same_question_has_the_same_answer() {
    let (first, second) = (names(), names());
    proptest!(|(text in "[a-z가-힣 ]{1,20}")| {
        prop_assert_eq!(first.find(&text, 5), second.find(&text, 5));
    });
}

proptest! {

    #[test]
    fn two_syllables_forgive_any_wrong_letter(name in "[가-힣]{2}", second in any::<bool>(), part in 0..3, other in 0usize..28) {
        let mut syllables: Vec<char> = name.chars().collect();
        let place = usize::from(second);
        let mut wrong = hangul::decompose(syllables[place]).unwrap();
        match part {
            0 => wrong.initial = hangul::INITIALS[other % hangul::INITIALS.len()],
            1 => wrong.vowel = hangul::VOWELS[other % hangul::VOWELS.len()],
            _ => wrong.last = other.checked_sub(1).map(|place| hangul::FINALS[place]),
        }
        syllables[place] = hangul::compose(wrong).unwrap();
        let names = Names::new(vec![NameEntry { name, ..NameEntry::default() }]);
        prop_assert_eq!(names.find(&String::from_iter(syllables), 3).len(), 1);
    }

    #[test]
    fn any_name_finds_itself_and_its_equals_alike(name in "\\PC{1,30}", other in "\\PC{1,30}") {
        let entry = |name: &str| NameEntry { name: name.to_owned(), ..NameEntry::default() };
        let names = Names::new(vec![entry(&name), entry(&other), entry(&name)]);
        let candidates = names.find(&name, 3);
        let score = |index: usize| candidates.iter().find(|candidate| candidate.index == index).map(|c| c.score);
        prop_assert_eq!(score(0), score(2));
        let nothing = fold::fold(&name).is_empty();
        prop_assert_eq!(score(0), if nothing { None } else { Some(1.0) });
    }
}
