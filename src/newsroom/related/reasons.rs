//! Says what two headlines share, names before single words.

use super::features::Features;

/// More than three reasons convince nobody.
const REASONS_MAX: usize = 3;

/// A longer row of capitals is a headline in capitals.
const NAME_WORDS_MAX: usize = 3;

/// The names and words of headline `item` that `other` has, too, the most telling first.
pub(super) fn shared(features: &Features, item: usize, other: usize) -> Vec<String> {
    let (Some(own), Some(theirs)) = (features.headlines.get(item), features.headlines.get(other)) else {
        return Vec::new();
    };
    let is_shared = |feature: u32| theirs.iter().any(|(_, theirs)| *theirs == Some(feature));
    let is_row = |one: u32, two: u32| {
        theirs
            .windows(2)
            .any(|row| matches!(row, [(_, a), (_, b)] if *a == Some(one) && *b == Some(two)))
    };
    let mut found: Vec<(f32, String)> = Vec::new();
    let mut previous: Option<u32> = None;
    let mut row_words = 0;
    for (word, feature) in own {
        let Some(feature) = feature.filter(|&feature| is_shared(feature)) else {
            previous = None;
            continue;
        };
        let name = word.starts_with(char::is_uppercase);
        let weight = features.rarity(feature);
        let named_before = found.iter().any(|(_, earlier)| earlier.eq_ignore_ascii_case(word));
        match found.last_mut() {
            // Capitals side by side in both are one name: "Ha Sung Woon".
            Some((sum, names))
                if name && row_words < NAME_WORDS_MAX && previous.is_some_and(|previous| is_row(previous, feature)) =>
            {
                row_words += 1;
                *sum += weight;
                *names = format!("{names} {word}");
            }
            _ if named_before => row_words = NAME_WORDS_MAX,
            _ => {
                row_words = 1;
                found.push((weight, word.clone()));
            }
        }
        previous = Some(feature).filter(|_| name);
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().take(REASONS_MAX).map(|(_, words)| words).collect()
}
