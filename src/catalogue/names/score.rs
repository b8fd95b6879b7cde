//! How alike a query and a form are, from 0 to 1, and why: the one place where likenesses of different kinds are set
//! against each other.

use super::How;
use super::distance::{Keys, Reach, letters_apart, sounds_apart};
use super::forms::{Part, Reading};
use super::sounds::Alphabet;

/// From this score on a caller may act without asking, if no other candidate has the same score.
///
/// It takes a name that folds alike or sounds alike: a slip of the finger may well make another name of it
/// (Seung-han, Seung-hwan), so a typo is always asked about.
pub const SURE: f64 = 0.95;
/// Candidates below this score are not near enough to offer.
pub(super) const NEAR: f64 = 0.62;

/// Family and given name in the other order.
pub(super) const REORDERED: f64 = 0.995;
/// Sounds all alike, spelled otherwise: just below the same letters.
const SOUNDS_ALIKE: f64 = 0.97;
/// Sounds so nearly alike that only the spelling differs; below that a letter is wrong.
const SPELLED_OTHERWISE: f64 = 0.95;
/// Letters nearly alike: below sounds alike, as a slip is a guess where a romanisation is none.
const LETTERS_ALIKE: f64 = 0.95;
/// Hangul says exactly what it means, a romanisation less: for a query in Hangul the name in Hangul comes first.
const HANGUL_TO_LATIN: f64 = 0.99;
/// What the spelling adds among names that sound alike.
const SPELLING: f64 = 0.02;
/// What sounds alike count in a name of so few: the shorter it is, the more English words sound like it. From six
/// sounds on (two full syllables) it counts wholly, below five it is never [`SURE`].
const FEW_SOUNDS_ALIKE: [f64; 6] = [0.84, 0.84, 0.84, 0.86, 0.89, 0.98];
/// Typed with the other keyboard layout: certain when it comes out right, but the text as it stands comes first.
const OTHER_LAYOUT: f64 = 0.96;
/// A single syllable or letter comes out right too often by chance.
const OTHER_LAYOUT_SHORT: f64 = 0.85;
/// A name beside that of its group: both are as they should be, only the name alone is plainer.
pub(super) const WITH_GROUP: f64 = 0.99;
/// Likenesses by a bolder reading of the query count only from here on.
pub(super) const CERTAIN: f64 = 0.8;
/// A name that begins as typed. All that do are equally alike, so that prominence orders them.
const BEGINS: f64 = 0.94;
/// A full name or an alias that begins as typed comes after the names that people are known by.
const BEGINS_OTHER: f64 = 0.96;
/// A name whose initial consonants begin as typed, which says less.
const BEGINS_WITH_INITIALS: f64 = 0.88;
/// A name that begins as the same keys type on the other layout.
const BEGINS_ON_OTHER_LAYOUT: f64 = 0.86;
/// A name abbreviated to all its consonants, and the share of them it takes at least: SVT has three of Seventeen's five.
const ABBREVIATED: f64 = 0.8;
const ABBREVIATED_LEAST: f64 = 0.5;
/// A name that begins nearly as typed, or sounds as if it did.
const BEGINS_NEARLY: f64 = 0.85;
/// A query without its family name, which the entry does not have.
pub(super) const WITHOUT_FAMILY: f64 = 0.8;

/// What a text counts that was typed with the other keyboard layout on.
pub(super) fn other_layout(text: &str) -> f64 {
    if text.chars().count() > 1 {
        OTHER_LAYOUT
    } else {
        OTHER_LAYOUT_SHORT
    }
}

/// What a form counts that is only part of a name.
pub(super) fn part_weight(part: Part) -> f64 {
    match part {
        Part::Known | Part::Other => 1.0,
        Part::Given => 0.88,
        Part::Word => 0.82,
        Part::Initials => 0.8,
    }
}

/// What a form counts that begins as typed, typed in the way that `how` says.
pub(super) fn beginning(how: How, part: Part) -> f64 {
    let begins = match how {
        How::Abbreviation => BEGINS_WITH_INITIALS,
        How::Keyboard => BEGINS_ON_OTHER_LAYOUT,
        _ => BEGINS,
    };
    let weight = if part == Part::Other {
        BEGINS_OTHER
    } else {
        part_weight(part)
    };
    begins * weight
}

/// What a name counts that is abbreviated to some of its consonants, by how many it has.
pub(super) fn abbreviated(typed: usize, consonants: usize) -> f64 {
    let share = f64::from(u32::try_from(typed).unwrap_or(0)) / f64::from(u32::try_from(consonants.max(1)).unwrap_or(1));
    if share < ABBREVIATED_LEAST {
        0.0
    } else {
        ABBREVIATED * (0.8 + 0.2 * share)
    }
}

/// The score with what the spelling adds; nothing adds to the same name, and nothing else reaches it.
pub(super) fn with_spelling(score: f64, letters: f64) -> f64 {
    if score >= 1.0 {
        1.0
    } else {
        (score + SPELLING * letters).min(0.999)
    }
}

/// What comparing a query with one form found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    /// The likeness, 0 to 1.
    pub(super) score: f64,
    /// The likeness of the letters alone, 0 to 1.
    pub(super) letters: f64,
    pub(super) how: How,
}

/// Compares two readings; `None` when they are too far apart to matter.
pub(super) fn compare(
    alphabet: &Alphabet,
    keys: &Keys,
    query: &Reading,
    form: &Reading,
    reach: Reach,
) -> Option<Likeness> {
    let same = |score, how| {
        Some(Likeness {
            score,
            letters: 1.0,
            how,
        })
    };
    if query.folded == form.folded {
        return same(1.0, How::Folded);
    }
    if query.letters == form.letters {
        return same(REORDERED, How::Reordered);
    }
    let letters = letters_alike(keys, query, form, reach).unwrap_or(0.0);
    let sounds = sounds_alike(alphabet, query, form, reach).unwrap_or(0.0);
    let by_sounds = SOUNDS_ALIKE * sounds * weight_of_sounds(query, form);
    let best = by_sounds.max(LETTERS_ALIKE * letters);
    let how = match (query.is_hangul, form.is_hangul) {
        (true, true) => How::Hangul,
        (false, false) if by_sounds < best || sounds < SPELLED_OTHERWISE => How::Typo,
        _ => How::Romanised,
    };
    // Of a beginning, prominence and not the unknown rest of the letters orders what is alike.
    let (score, letters) = if reach == Reach::Whole {
        (best, letters)
    } else {
        (BEGINS_NEARLY * best, 0.0)
    };
    (score > 0.0).then_some(Likeness { score, letters, how })
}

/// Whether two readings may be as alike as [`SURE`] asks for, weights and spelling counted in favour: most are not, and
/// that is seen from their first few letters.
pub(super) fn may_be_sure(alphabet: &Alphabet, keys: &Keys, query: &Reading, form: &Reading) -> bool {
    let reach = Reach::Whole;
    let by_letters = || {
        let length = span(query.letters.letters.len(), form.letters.letters.len(), reach);
        let most = cost_at((SURE - SPELLING) / LETTERS_ALIKE, length)?;
        letters_apart(keys, &query.letters, &form.letters, reach, most)
    };
    let by_sounds = || {
        let (heard, name) = (query.spoken.as_ref()?, form.spoken.as_ref()?);
        let length = span(heard.sounds.len(), name.sounds.len(), reach);
        let most = cost_at(
            (SURE - SPELLING) / (SOUNDS_ALIKE * weight_of_sounds(query, form)),
            length,
        )?;
        sounds_apart(alphabet, heard, name, reach, most)
    };
    query.folded == form.folded || by_sounds().is_some() || by_letters().is_some()
}

/// The cost at which rows of this length are so much alike, rounded up; `None` if nothing is.
fn cost_at(alike: f64, length: usize) -> Option<u16> {
    let length = f64::from(u16::try_from(length).ok()?);
    (alike <= 1.0).then(|| ((1.0 - alike) * 100.0 * length).ceil() as u16)
}

fn letters_alike(keys: &Keys, query: &Reading, form: &Reading, reach: Reach) -> Option<f64> {
    if query.is_hangul != form.is_hangul {
        return None;
    }
    let length = span(query.letters.letters.len(), form.letters.letters.len(), reach);
    let cost = letters_apart(keys, &query.letters, &form.letters, reach, most_cost(length))?;
    Some(alike(cost, length))
}

fn sounds_alike(alphabet: &Alphabet, query: &Reading, form: &Reading, reach: Reach) -> Option<f64> {
    let (heard, name) = (query.spoken.as_ref()?, form.spoken.as_ref()?);
    let length = span(heard.sounds.len(), name.sounds.len(), reach);
    let cost = sounds_apart(alphabet, heard, name, reach, most_cost(length))?;
    Some(alike(cost, length))
}

fn weight_of_sounds(query: &Reading, form: &Reading) -> f64 {
    let count = |reading: &Reading| reading.spoken.as_ref().map_or(0, |spoken| spoken.sounds.len());
    let few = FEW_SOUNDS_ALIKE
        .get(count(query).min(count(form)))
        .copied()
        .unwrap_or(1.0);
    let script = if query.is_hangul && !form.is_hangul {
        HANGUL_TO_LATIN
    } else {
        1.0
    };
    few * script
}

fn span(typed: usize, name: usize, reach: Reach) -> usize {
    match reach {
        Reach::Whole => typed.max(name),
        Reach::Beginning => typed,
    }
}

/// The cost above which a row of this length cannot reach [`NEAR`], with room for the weights.
fn most_cost(length: usize) -> u16 {
    u16::try_from(length * 36).unwrap_or(u16::MAX)
}

fn alike(cost: u16, length: usize) -> f64 {
    let whole = u32::try_from(length.max(1) * 100).unwrap_or(u32::MAX);
    (1.0 - f64::from(cost) / f64::from(whole)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::names::forms::family_places;
    use crate::text::fold::fold_words;

    fn likeness(query: &str, name: &str) -> Option<(f64, How)> {
        let alphabet = Alphabet::new();
        let read = |text: &str| {
            let words = fold_words(text);
            Reading::new(&alphabet, &words, family_places(&words).first().copied())
        };
        let likeness = compare(&alphabet, &Keys::new(), &read(query), &read(name), Reach::Whole)?;
        Some((likeness.score, likeness.how))
    }

    /// Each name is less like the query than the one before it.
    #[track_caller]
    fn check_order(query: &str, names: &[&str]) {
        let scores: Vec<f64> = names
            .iter()
            .map(|name| likeness(query, name).map_or(0.0, |(score, _)| score))
            .collect();
        assert!(
            scores.is_sorted_by(|better, worse| better > worse),
            "{query}: {scores:?}"
        );
    }

    #[test]
    fn nearer_names_score_higher() {
        check_order(
            "Jung Jisoo",
            &["Jung Jisoo", "Jisoo Jung", "정지수", "Jung Jihoo", "Kim Minju"],
        );
        check_order("Kim Minjeong", &["김민정", "Kim Minjung", "Kim Minjong", "Kim Minjae"]);
        check_order("박지민", &["박지민", "박지밈", "박서준"]);
        check_order("seulgi", &["슬기", "sulgi", "sangi"]);
    }

    #[test]
    fn romanisations_of_one_name_are_near_whatever_the_system() {
        for (query, name) in [
            ("Chu Jihun", "주지훈"),
            ("Yi Sunsin", "Lee Soonshin"),
            ("Choe Sumin", "Choi Soomin"),
            ("Pak Sohui", "Park Sohee"),
            ("Kim Kyonghun", "김경훈"),
            ("Jeong Hohyeong", "Jung Hohyung"),
        ] {
            assert!(
                likeness(query, name).is_some_and(|(score, _)| score >= SURE),
                "{query} {name}"
            );
        }
    }

    #[test]
    fn short_words_that_happen_to_sound_alike_are_not_sure() {
        for (query, name) in [("name", "나미"), ("exit", "EXID"), ("mask", "Masc"), ("icon", "iKON")] {
            assert!(
                likeness(query, name).is_some_and(|(score, _)| score < SURE),
                "{query} {name}"
            );
        }
    }

    #[test]
    fn only_the_same_name_scores_one() {
        assert_eq!(with_spelling(1.0, 1.0), 1.0);
        assert!(with_spelling(REORDERED, 1.0) < 1.0);
    }
}
