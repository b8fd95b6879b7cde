//! Reads who speaks in Korean: the topic before the quotation, and the endings that follow a quotation.

use super::cues::{Cue, Evidence};
use super::marks::Span;
use super::mentions::{Mention, Shape};
use super::page::Page;

/// Particles behind the one who acts.
const SUBJECT_PARTICLES: &[&str] = &["께서는", "께서", "은", "는", "이", "가"];

/// Particles behind anybody.
const OTHER_PARTICLES: &[&str] = &["에게", "에", "의", "도", "을", "를", "과", "와", "씨"];

/// What follows directly behind the closing mark of reported speech: "라고 말했다", "고 밝혔다", "며".
const REPORTING: &[&str] = &[
    "라고",
    "이라고",
    "라며",
    "이라며",
    "라면서",
    "이라면서",
    "고",
    "며",
    "면서",
    "하고",
    "라는",
    "란",
];

/// Words with a subject particle that are no people.
const NO_PEOPLE: &[&str] = &[
    "이는",
    "그것은",
    "이번",
    "오늘은",
    "최근",
    "이날은",
    "때는",
    "것은",
    "것이",
    "수가",
    "우리가",
    "제가",
    "내가",
];

/// Whether a word is written in Hangul.
pub(super) fn is_hangul(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|letter| matches!(letter, '\u{ac00}'..='\u{d7a3}'))
}

/// A Korean word without its particle; at least two letters stay.
pub(super) fn without_particle(word: &str) -> &str {
    if !is_hangul(word) {
        return word;
    }
    let particles = SUBJECT_PARTICLES.iter().chain(OTHER_PARTICLES);
    let cut = particles
        .filter_map(|particle| word.strip_suffix(particle))
        .find(|rest| rest.chars().count() > 1);
    cut.unwrap_or(word)
}

/// Whether a quotation is followed by the ending of reported speech.
pub(super) fn is_reported(page: &Page<'_>, span: &Span) -> bool {
    let next = page.token(span.close + 1);
    span.closed && !next.spaced && REPORTING.iter().any(|ending| next.text.starts_with(ending))
}

/// The topic of the sentence around a quotation: "하성운은 “…”라고 말했다", "“…”라고 하성운은 말했다".
pub(super) fn cue(page: &Page<'_>, span: &Span) -> Option<Cue> {
    if !is_reported(page, span) && !is_hangul(page.before(span.open).text) {
        return None;
    }
    let before = page.zone_before(span.open);
    let topic = before.rev().find(|&index| is_topic(page, index));
    let (place, evidence) = match topic {
        Some(place) => (place, Evidence::Before),
        None => (
            page.zone_after(span).find(|&index| is_topic(page, index))?,
            Evidence::Behind,
        ),
    };
    let mention = Mention {
        first: place,
        last: place,
        shape: Shape::Name,
        governed: false,
        possessive: false,
    };
    Some(Cue { mention, evidence })
}

/// Korean names of a text: every topic in its narration.
pub(super) fn topics(page: &Page<'_>) -> Vec<Mention> {
    let places = (0..page.tokens.len()).filter(|&index| !page.is_quoted(index) && is_topic(page, index));
    places
        .map(|place| Mention {
            first: place,
            last: place,
            shape: Shape::Name,
            governed: false,
            possessive: false,
        })
        .collect()
}

fn is_topic(page: &Page<'_>, index: usize) -> bool {
    let word = page.token(index).text;
    let particle = SUBJECT_PARTICLES
        .iter()
        .find_map(|particle| word.strip_suffix(particle));
    let long = particle.is_some_and(|rest| rest.chars().count() > 1);
    is_hangul(word) && long && !NO_PEOPLE.contains(&word) && !page.is_quoted(index)
}

#[cfg(test)]
mod tests {
    use super::super::quotes;

    fn speakers(text: &str) -> Vec<(String, Option<String>)> {
        let cut = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect();
        quotes(text, &[])
            .into_iter()
            .map(|found| (cut(found.start, found.end), found.speaker))
            .collect()
    }

    #[test]
    fn the_topic_speaks() {
        let found = speakers("가수 한서율은 “오늘 연습이 정말 즐거웠습니다”라고 말했다.");
        assert_eq!(
            found,
            [("오늘 연습이 정말 즐거웠습니다".to_owned(), Some("한서율".to_owned()))]
        );
    }

    #[test]
    fn the_topic_goes_on_over_two_quotations() {
        let found = speakers("한서율은 “날씨가 좋아서 기뻐요”라며 “내일도 연습할게요”라고 덧붙였다.");
        assert!(
            found.len() == 2 && found.iter().all(|(_, speaker)| speaker.as_deref() == Some("한서율")),
            "{found:?}"
        );
    }

    #[test]
    fn corner_marks_and_titles() {
        let found = speakers("한서율이 부른 「비 오는 날」이 공개됐다. 한서율은 「연습실에 비가 왔어요」라고 말했다.");
        assert_eq!(found, [("연습실에 비가 왔어요".to_owned(), Some("한서율".to_owned()))]);
    }
}
