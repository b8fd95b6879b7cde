//! How long finding a name takes among 2,436 invented people: `cargo bench --bench names`.
//!
//! The budgets are those of the bot: 200 µs a query, 1 ms a keystroke of autocomplete.

use std::hint::black_box;
use std::time::{Duration, Instant};

use fanchant::catalogue::names::{NameEntry, Names};

const PEOPLE: usize = 2_436;
const FAMILIES: [(&str, &str); 12] = [
    ("김", "Kim"),
    ("이", "Lee"),
    ("박", "Park"),
    ("최", "Choi"),
    ("정", "Jung"),
    ("강", "Kang"),
    ("조", "Cho"),
    ("윤", "Yoon"),
    ("장", "Jang"),
    ("임", "Lim"),
    ("한", "Han"),
    ("유", "Yoo"),
];
const SYLLABLES: [(&str, &str); 24] = [
    ("지", "ji"),
    ("민", "min"),
    ("수", "soo"),
    ("연", "yeon"),
    ("영", "young"),
    ("현", "hyun"),
    ("은", "eun"),
    ("서", "seo"),
    ("채", "chae"),
    ("원", "won"),
    ("진", "jin"),
    ("희", "hee"),
    ("아", "ah"),
    ("윤", "yoon"),
    ("주", "joo"),
    ("예", "ye"),
    ("린", "rin"),
    ("나", "na"),
    ("성", "sung"),
    ("재", "jae"),
    ("훈", "hoon"),
    ("혁", "hyuk"),
    ("태", "tae"),
    ("규", "kyu"),
];
const QUERIES: [&str; 12] = [
    "Ji-min",
    "jimin",
    "지민",
    "Kim Jeong-hui",
    "Choe Suyeon",
    "Yoon Seonghun",
    "박채원",
    "rlawlals",
    "Rinna Park",
    "jihyin",
    "hyukjea",
    "양서연",
];

fn people() -> Names {
    let entry = |number: usize| {
        let (family, family_latin) = FAMILIES[number % FAMILIES.len()];
        // Steps without a common factor, so that every pair of syllables comes up.
        let (first, first_latin) = SYLLABLES[number * 7 % SYLLABLES.len()];
        let (second, second_latin) = SYLLABLES[(number / SYLLABLES.len() * 5 + number) % SYLLABLES.len()];
        NameEntry {
            id: number.to_string(),
            name: format!("{first_latin}{second_latin}"),
            hangul: Some(format!("{first}{second}")),
            others: vec![
                format!("{family_latin} {first_latin}{second_latin}"),
                format!("{family}{first}{second}"),
            ],
            ..NameEntry::default()
        }
    };
    Names::new((0..PEOPLE).map(entry).collect())
}

/// The mean of the fastest of several rounds over all texts: what the work costs when nothing else runs.
fn mean(texts: &[String], work: impl Fn(&str)) -> Duration {
    let round = || {
        let start = Instant::now();
        texts.iter().for_each(|text| work(text));
        start.elapsed()
    };
    let fastest = (0..20).map(|_| round()).min().unwrap_or_default();
    fastest / u32::try_from(texts.len()).unwrap_or(1)
}

fn main() {
    let start = Instant::now();
    let names = people();
    println!("prepared {PEOPLE} names in {:?}", start.elapsed());
    let queries = QUERIES.map(str::to_owned);
    let letters = |query: &str| query.chars().count();
    let typed = |query: &str| {
        (1..=letters(query))
            .map(|count| query.chars().take(count).collect())
            .collect::<Vec<String>>()
    };
    let keystrokes: Vec<String> = QUERIES.iter().flat_map(|query| typed(query)).collect();
    println!(
        "a query:     {:?} (at most 200 µs)",
        mean(&queries, |query| drop(black_box(names.find(query, 25))))
    );
    println!(
        "a keystroke: {:?} (at most 1 ms)",
        mean(&keystrokes, |typed| drop(black_box(names.complete(typed, 25))))
    );
}
