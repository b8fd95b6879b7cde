//! Leaves the outlet's name at the end of a headline out: `Band wins award - The Daily Page`.

use super::Item;
use std::collections::HashMap;

/// What stands between a headline and the name behind it.
const SEPARATORS: &[&str] = &[" - ", " – ", " — ", " | ", " :: ", " · "];

/// A longer end is part of the headline.
const NAME_WORDS_MAX: usize = 5;

/// An end that so many headlines share is a name, even if the outlet is not known.
const HEADLINES_MIN: usize = 3;

/// The headlines without outlet names.
pub(super) fn headlines<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
    let mut ends: HashMap<String, usize> = HashMap::new();
    for end in items.iter().filter_map(|item| end(item.title)) {
        *ends.entry(end.1.to_lowercase()).or_default() += 1;
    }
    let is_name = |item: &Item<'_>, end: &str| {
        let small = end.to_lowercase();
        let own = item.outlet.is_some_and(|outlet| outlet.to_lowercase() == small);
        own || ends.get(&small).is_some_and(|&headlines| headlines >= HEADLINES_MIN)
    };
    items
        .iter()
        .map(|item| match end(item.title) {
            Some((headline, end)) if is_name(item, end) => headline,
            _ => item.title,
        })
        .collect()
}

/// A headline's two parts, if its end may be a name.
fn end(title: &str) -> Option<(&str, &str)> {
    let (headline, end) = SEPARATORS
        .iter()
        .filter_map(|separator| title.rsplit_once(separator))
        .min_by_key(|(_, end)| end.len())?;
    let end = end.trim();
    let words = end.split_whitespace().count();
    ((1..=NAME_WORDS_MAX).contains(&words) && headline.split_whitespace().count() > words).then_some((headline, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&'static str], outlet: Option<&'static str>, expected: &[&str]) {
        let items: Vec<Item> = titles
            .iter()
            .map(|title| Item {
                title,
                outlet,
                ..Item::default()
            })
            .collect();
        assert_eq!(headlines(&items), expected);
    }

    #[test]
    fn names_go_and_headlines_stay() {
        check(
            &["Band wins the award - Daily Page"],
            Some("daily page"),
            &["Band wins the award"],
        );
        check(&["Band wins the award - again"], None, &["Band wins the award - again"]);
        check(
            &[
                "Band wins an award | Page",
                "Duo sings a song | Page",
                "Trio leaves the label | Page",
            ],
            None,
            &["Band wins an award", "Duo sings a song", "Trio leaves the label"],
        );
    }
}
