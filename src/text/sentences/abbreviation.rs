//! Tells the full stop that ends a sentence from the one that shortens a word.

/// What the dot after a word means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Dot {
    /// The sentence ends.
    Stop,
    /// The word is shortened, and the sentence goes on.
    Abbreviation,
    /// Both are possible: the next word decides.
    Either,
}

/// Shortened words that stand before a name, a number or an example, so never last.
const BEFORE_A_NAME: &[&str] = &[
    "adm", "al", "approx", "capt", "cf", "cmdr", "col", "dept", "dr", "e.g", "ep", "eps", "est", "feat", "ft", "gen",
    "gov", "hon", "i.e", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "mx", "pp", "pres", "prof", "prod", "rep",
    "rev", "sen", "sgt", "st", "supt", "viz", "vol", "vs",
];

/// Shortened words that may also end a sentence.
const ANYWHERE: &[&str] = &[
    "apr", "aug", "ave", "blvd", "bros", "co", "corp", "dec", "etc", "feb", "fig", "inc", "jan", "jr", "jul", "jun",
    "ltd", "no", "nos", "nov", "oct", "rs", "sep", "sept", "sr",
];

/// Words that begin many sentences and no name.
const FIRST_WORDS: &[&str] = &[
    "a",
    "according",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "even",
    "fans",
    "first",
    "following",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "like",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "no",
    "not",
    "now",
    "on",
    "once",
    "one",
    "only",
    "other",
    "our",
    "she",
    "since",
    "so",
    "some",
    "soon",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "today",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "you",
    "your",
];

/// Words that follow a quotation within the same sentence: `"is it good?" he asked`.
const AFTER_SPEECH: &[&str] = &[
    "added",
    "adds",
    "asked",
    "asks",
    "cried",
    "explained",
    "he",
    "i",
    "joked",
    "one",
    "replied",
    "said",
    "says",
    "she",
    "shouted",
    "the",
    "they",
    "told",
    "we",
    "wrote",
];

/// What a dot after `word` (which may have dots inside) means.
pub(super) fn dot_after(word: &str) -> Dot {
    let word = word.to_lowercase();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if BEFORE_A_NAME.contains(&word) {
        return Dot::Abbreviation;
    }
    let mut letters = word.chars();
    let single = letters.next().is_some_and(|c| c.is_alphabetic() && !is_syllable(c)) && letters.next().is_none();
    let dotted = word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    let dotted = dotted && word.chars().any(char::is_alphabetic);
    if single || dotted || ANYWHERE.contains(&word) {
        Dot::Either
    } else {
        Dot::Stop
    }
}

/// A character that is a word's part alone, as in Korean, Chinese and Japanese.
fn is_syllable(c: char) -> bool {
    c > '\u{2E7F}'
}

/// Whether `word` begins sentences and is no name.
pub(super) fn starts_sentence(word: &str) -> bool {
    FIRST_WORDS.binary_search(&plain(word).as_str()).is_ok()
}

/// Whether `word` after a closed quotation goes on with who said it.
pub(super) fn reports_speech(word: &str) -> bool {
    AFTER_SPEECH.binary_search(&plain(word).as_str()).is_ok()
}

fn plain(word: &str) -> String {
    word.to_lowercase()
        .split(['\'', '’', ','])
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(FIRST_WORDS.is_sorted());
        assert!(AFTER_SPEECH.is_sorted());
    }

    #[test]
    fn dots() {
        assert_eq!(dot_after("Mr"), Dot::Abbreviation);
        assert_eq!(dot_after("U.S"), Dot::Either);
        assert_eq!(dot_after("J"), Dot::Either);
        assert_eq!(dot_after("left"), Dot::Stop);
        assert_eq!(dot_after("네"), Dot::Stop);
        assert_eq!(dot_after("3.5"), Dot::Stop);
    }
}
