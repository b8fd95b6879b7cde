//! The ways to read what somebody typed: as it stands, with the family name last, without it, beside a group's name,
//! or with the other keyboard layout on.

use super::distance::Reach;
use super::forms::{self, Reading};
use super::{How, Names, score, spelling};
use crate::text::{fold, hangul, keyboard};

/// Words between a name and its group ("Jimin of BTS") that say nothing.
const JOINING: [&str; 3] = ["of", "from", "in"];

/// A query read one way, with what a match by it counts.
pub(super) struct Variant {
    pub(super) reading: Reading,
    pub(super) weight: f64,
    /// Said instead of how the letters matched.
    pub(super) how: Option<How>,
    /// Likenesses below this are chance.
    pub(super) least: f64,
    /// Only whole names count, because the query was cut already.
    pub(super) whole_only: bool,
    /// Only these entries count: the members of the group that was named.
    pub(super) members: Option<Vec<usize>>,
}

impl Variant {
    fn plain(names: &Names, words: &[String], family: Option<usize>) -> Variant {
        let reading = Reading::new(names.alphabet, words, family);
        Variant {
            reading,
            weight: 1.0,
            how: None,
            least: 0.0,
            whole_only: false,
            members: None,
        }
    }
}

/// All ways to read a query; only the plain ones for a beginning.
pub(super) fn read(names: &Names, query: &str, reach: Reach) -> Vec<Variant> {
    let words = fold::fold_words(query);
    if words.is_empty() {
        return Vec::new();
    }
    let families = forms::family_places(&words);
    let mut variants = vec![Variant::plain(names, &words, families.first().copied())];
    if reach == Reach::Beginning {
        return variants;
    }
    variants.extend(turned(names, &words, &families));
    variants.extend(family_split_off(names, &words));
    variants.extend(without_family(names, &words, &families));
    variants.extend(beside_group(names, &words));
    variants.extend(other_layout(names, query));
    variants
}

/// The other order, where it is not plain which word is the family name.
fn turned(names: &Names, words: &[String], families: &[usize]) -> Option<Variant> {
    let last = words.len().checked_sub(1).filter(|&last| last > 0)?;
    match families {
        [_, place] => Some(Variant::plain(names, words, Some(*place))),
        [] if words.len() == 2 => {
            let mut turned = words.to_vec();
            turned.swap(0, last);
            let plain = Variant::plain(names, &turned, None);
            Some(Variant {
                weight: score::REORDERED,
                ..plain
            })
        }
        _ => None,
    }
}

/// Family and given name written as one word, which hides where the family name ends (`leeujin`).
fn family_split_off(names: &Names, words: &[String]) -> Option<Variant> {
    let [word] = words else { return None };
    let (family, given) = spelling::leading_family_name(word)?;
    let words = [family.to_owned(), given.to_owned()];
    Some(Variant {
        least: score::CERTAIN,
        ..Variant::plain(names, &words, Some(0))
    })
}

/// The given name alone: the entry may have no family name, or another.
fn without_family(names: &Names, words: &[String], families: &[usize]) -> Option<Variant> {
    let given = forms::hangul_given(words).map(|given| vec![given]).or_else(|| {
        let family = *families.first()?;
        Some(
            words
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != family)
                .map(|(_, word)| word.clone())
                .collect(),
        )
    })?;
    let plain = Variant::plain(names, &given, None);
    let (weight, least) = (score::WITHOUT_FAMILY, score::CERTAIN);
    Some(Variant {
        weight,
        how: Some(How::Partial),
        least,
        whole_only: true,
        ..plain
    })
}

/// A name with the group's name before or after it.
fn beside_group(names: &Names, words: &[String]) -> Vec<Variant> {
    let mut variants = Vec::new();
    for place in 1..words.len() {
        let (first, rest) = words.split_at(place);
        for (group, name) in [(first, rest), (rest, first)] {
            let Some(members) = names.members.get(&group.concat()) else {
                continue;
            };
            let name: Vec<String> = name
                .iter()
                .filter(|word| !JOINING.contains(&word.as_str()))
                .cloned()
                .collect();
            let plain = Variant::plain(names, &name, forms::family_places(&name).first().copied());
            variants.push(Variant {
                weight: score::WITH_GROUP,
                least: score::CERTAIN,
                members: Some(members.clone()),
                ..plain
            });
        }
    }
    variants
}

/// What the same keys type on the other layout.
fn other_layout(names: &Names, query: &str) -> Vec<Variant> {
    // A letter standing alone is the sign of Latin typed in Hangul: a Korean name is made of whole syllables.
    let latin = query
        .chars()
        .any(hangul::is_letter)
        .then(|| keyboard::typed_as_latin(query));
    let korean = keyboard::typed_as_korean(query).or_else(|| keyboard::typed_as_korean(&query.to_lowercase()));
    let texts = latin.into_iter().chain(korean);
    let read = texts.map(|text| {
        let plain = Variant::plain(names, &fold::fold_words(&text), None);
        Variant {
            weight: score::other_layout(&text),
            how: Some(How::Keyboard),
            least: score::CERTAIN,
            ..plain
        }
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::names::NameEntry;

    fn read_as(query: &str) -> Vec<String> {
        let jimin = NameEntry {
            name: "Jimin".to_owned(),
            groups: vec!["BTS".to_owned()],
            ..NameEntry::default()
        };
        let names = Names::new(vec![jimin]);
        read(&names, query, Reach::Whole)
            .into_iter()
            .map(|variant| variant.reading.folded)
            .collect()
    }

    #[test]
    fn a_plain_name_is_read_one_way() {
        assert_eq!(read_as("Jimin"), ["jimin"]);
        assert!(read_as(" ").is_empty());
    }

    #[test]
    fn a_full_name_is_read_without_the_family_name_too() {
        assert_eq!(read_as("Park Ji-min"), ["parkjimin", "jimin"]);
        assert_eq!(read_as("박지민"), ["박지민", "지민"]);
    }

    #[test]
    fn a_family_name_is_split_off() {
        let jieun = NameEntry {
            name: "Lee Jieun".to_owned(),
            ..NameEntry::default()
        };
        let names = Names::new(vec![jieun]);
        let words = ["rheejieun".to_owned()];
        let spoken = |variant: Option<Variant>| variant.and_then(|variant| variant.reading.spoken).unwrap().sounds;
        let split = spoken(family_split_off(&names, &words));
        let words = ["lee".to_owned(), "jieun".to_owned()];
        assert_eq!(
            split,
            Variant::plain(&names, &words, Some(0)).reading.spoken.unwrap().sounds
        );
        assert!(family_split_off(&names, &["jimin".to_owned()]).is_none());
    }

    #[test]
    fn two_words_are_read_both_ways() {
        assert_eq!(read_as("Sana Minatozaki"), ["sanaminatozaki", "minatozakisana"]);
    }

    #[test]
    fn a_group_beside_the_name_is_set_aside() {
        assert_eq!(read_as("Jimin of BTS").last().map(String::as_str), Some("jimin"));
    }

    #[test]
    fn keys_of_the_other_layout_are_read() {
        assert_eq!(read_as("wlals"), ["wlals", "지민"]);
        assert_eq!(read_as("ㅠㅅㄴ"), ["ㅠㅅㄴ", "bts"]);
    }
}
