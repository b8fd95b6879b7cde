//! Tells whether a sentence can be understood without the one before it.

/// First words that stand for a name or a thing in the sentence before.
const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "him",
    "his",
    "it",
    "its",
    "it'll",
    "it's",
    "he's",
    "he'd",
    "he'll",
    "she's",
    "she'd",
    "she'll",
    "they're",
    "they've",
    "they'd",
    "she",
    "such",
    "that",
    "that's",
    "their",
    "them",
    "these",
    "they",
    "this",
    "those",
    "both",
    "그는",
    "그녀는",
    "그들은",
    "이는",
    "이들은",
    "이날",
    "이번",
    "그의",
];

/// First words that go on from an earlier sentence without standing for anything in it.
const CONNECTIVES: &[&str] = &[
    "accordingly",
    "additionally",
    "afterwards",
    "also",
    "alternatively",
    "and",
    "another",
    "besides",
    "but",
    "consequently",
    "conversely",
    "either",
    "finally",
    "furthermore",
    "hence",
    "however",
    "indeed",
    "instead",
    "later",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "or",
    "otherwise",
    "rather",
    "secondly",
    "similarly",
    "so",
    "still",
    "then",
    "thereafter",
    "therefore",
    "though",
    "thus",
    "too",
    "yet",
    "그러나",
    "그리고",
    "하지만",
    "또",
    "또한",
    "이어",
    "이에",
    "한편",
    "그래서",
    "그런데",
    "따라서",
];

/// The same in several words.
const POINTS_BACK_PHRASES: &[&str] = &[
    "a further",
    "after that",
    "after this",
    "among them",
    "and so",
    "as a result",
    "as such",
    "at that time",
    "at the same time",
    "both men",
    "both women",
    "both of",
    "by contrast",
    "despite this",
    "despite that",
    "even so",
    "for example",
    "for instance",
    "for this",
    "for that",
    "in addition",
    "in contrast",
    "in fact",
    "in other words",
    "in response",
    "in return",
    "in that",
    "in the meantime",
    "in turn",
    "of these",
    "on the contrary",
    "on the other",
    "on top of",
    "one of them",
    "one of these",
    "since then",
    "the former",
    "the latter",
    "the other",
    "the same",
    "the two",
    "to this end",
    "until then",
    "with that",
    "with this",
];

/// What makes "this" or "that" plain: "this week" points to the calendar.
const CALENDAR: &[&str] = &[
    "afternoon",
    "april",
    "august",
    "autumn",
    "december",
    "evening",
    "fall",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "month",
    "morning",
    "november",
    "october",
    "saturday",
    "season",
    "september",
    "spring",
    "summer",
    "sunday",
    "thursday",
    "time",
    "tuesday",
    "wednesday",
    "week",
    "weekend",
    "winter",
    "year",
];

/// Pronouns that need a name before them.
const PERSONS: &[&str] = &[
    "he", "him", "she", "they", "them", "he's", "she's", "they're", "he'd", "she'd", "they'd",
];

/// How far into a sentence a pronoun still counts as its beginning: "Apparently, at the beginning he".
const BEGINNING_WORDS: usize = 6;

/// How much of its meaning a sentence takes from those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// None: it may come first.
    Plain,
    /// "But fans knew": something must come before it.
    Connects,
    /// "He sang": the sentence directly before must come before it.
    PointsBack,
}

/// Judges the first words of a sentence.
pub(super) fn opening(sentence: &str) -> Opening {
    let words: Vec<&str> = sentence
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .take(BEGINNING_WORDS)
        .collect();
    let small: Vec<String> = words.iter().map(|word| word.replace('’', "'").to_lowercase()).collect();
    let Some(first) = small.first().map(String::as_str) else {
        return Opening::PointsBack;
    };
    let connects = CONNECTIVES.contains(&first);
    let (words, small) = if connects {
        (words.get(1..), small.get(1..))
    } else {
        (words.get(..), small.get(..))
    };
    let (words, small) = (words.unwrap_or_default(), small.unwrap_or_default());
    if begins_with_pronoun(small)
        || begins_with_phrase(&small.join(" "))
        || pronoun_before_a_name(words, small)
        || points_at_something(sentence)
    {
        Opening::PointsBack
    } else if connects {
        Opening::Connects
    } else {
        Opening::Plain
    }
}

fn begins_with_pronoun(small: &[String]) -> bool {
    let mut words = small.iter().map(String::as_str);
    let Some(first) = words.next() else { return true };
    let calendar = words.next().is_some_and(|second| CALENDAR.contains(&second));
    PRONOUNS.contains(&first) && !(calendar && matches!(first, "this" | "that" | "these" | "those"))
}

fn begins_with_phrase(beginning: &str) -> bool {
    let begins = |phrase: &str| {
        beginning
            .strip_prefix(phrase)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    POINTS_BACK_PHRASES.iter().any(|phrase| begins(phrase))
}

/// "A song for this drama": which one is said before; "this week" is plain, and so is what is quoted.
fn points_at_something(sentence: &str) -> bool {
    let outside = sentence.split(['"', '“']).next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = outside.split_whitespace().collect();
    words.windows(2).any(|pair| match pair {
        ["this" | "these", noun] => !CALENDAR.contains(&noun.trim_matches(|c: char| !c.is_alphanumeric())),
        _ => false,
    })
}

/// "Recently he" but not "Recently Jimin said he".
fn pronoun_before_a_name(words: &[&str], small: &[String]) -> bool {
    let capital = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let names_from = words.iter().skip(1).position(capital).map_or(words.len(), |at| at + 1);
    small
        .iter()
        .take(names_from)
        .any(|word| PERSONS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_back() {
        for sentence in [
            "He sang.",
            "“It's great,” she said.",
            "But they knew.",
            "As a result, tickets sold out.",
            "Apparently, at first he refused.",
            "This was new.",
            "Mina sang for this drama.",
            "그는 노래했다.",
            "",
        ] {
            assert_eq!(opening(sentence), Opening::PointsBack, "{sentence}");
        }
    }

    #[test]
    fn what_only_connects() {
        for sentence in [
            "But fans knew.",
            "However, Jimin sang.",
            "Meanwhile, the song went on.",
            "하지만 지민은 노래했다.",
        ] {
            assert_eq!(opening(sentence), Opening::Connects, "{sentence}");
        }
    }

    #[test]
    fn what_stands_alone() {
        for sentence in [
            "Jimin sang.",
            "This week fans met.",
            "The fans met again this week.",
            "Recently the singer Jimin said he was glad.",
            "The theme song is out.",
            "The sameness of songs was the topic.",
            "지민은 노래했다.",
        ] {
            assert_eq!(opening(sentence), Opening::Plain, "{sentence}");
        }
    }
}
