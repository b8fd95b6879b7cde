//! The words of a text in the form in which two texts are compared: small, without endings, without the commonest.

/// Words that say nothing about what a text is about, sorted.
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "both", "but", "by", "can", "could", "d", "did", "do", "does", "doing", "don", "down",
    "during", "each", "even", "every", "few", "for", "from", "get", "had", "has", "have", "having", "he", "her",
    "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like", "ll", "m", "may",
    "me", "might", "more", "most", "much", "must", "my", "no", "nor", "not", "now", "of", "off", "on", "once", "one",
    "only", "or", "other", "our", "out", "over", "own", "re", "s", "said", "same", "say", "says", "she", "should",
    "so", "some", "still", "such", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "too", "under", "until", "up", "us", "ve", "very", "via", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your",
];

/// Korean particles that hang at the end of a noun.
const PARTICLES: [char; 14] = [
    '은', '는', '이', '가', '을', '를', '의', '에', '도', '와', '과', '로', '만', '서',
];

/// The words of a text as they stand, small: runs of letters and digits, a possessive 's left out.
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if is_apostrophe(c) && !word.is_empty() && characters.peek().is_some_and(|c| c.is_alphanumeric()) {
            word.push('\'');
        } else if !word.is_empty() {
            found.push(without_possessive(std::mem::take(&mut word)));
        }
    }
    if !word.is_empty() {
        found.push(without_possessive(word));
    }
    found
}

/// Whether a word, as [`words`] gives it, is too common to tell texts apart.
pub fn is_stop_word(word: &str) -> bool {
    let plain = word.split('\'').next().unwrap_or_default();
    STOP_WORDS.binary_search(&plain).is_ok()
}

/// A word without the ending that its grammar asks for: `awards`, `awarded` and `awarding` become one.
///
/// Lighter than Porter's stemmer, which joins words as far apart as *universe* and *university*.
pub fn stem(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if letters.iter().any(char::is_ascii_digit) {
        return word.to_owned();
    }
    if letters.iter().all(|c| ('가'..='힣').contains(c)) {
        return without_particle(&letters);
    }
    let plural = without_plural(&letters);
    let tense = without_tense(&plural);
    let end = if tense.len() > 4 && tense.last() == Some(&'e') {
        tense.len() - 1
    } else {
        tense.len()
    };
    tense.into_iter().take(end).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn without_possessive(word: String) -> String {
    match word.strip_suffix("'s") {
        Some(owner) => owner.to_owned(),
        None => word,
    }
}

/// `지민은` is `지민`; words of two syllables stay, as the second is more often part of the name.
fn without_particle(syllables: &[char]) -> String {
    match syllables.split_last() {
        Some((last, rest)) if rest.len() >= 2 && PARTICLES.contains(last) => rest.iter().collect(),
        _ => syllables.iter().collect(),
    }
}

fn without_plural(letters: &[char]) -> Vec<char> {
    let keep = |count: usize| letters.iter().copied().take(count).collect::<Vec<char>>();
    match letters {
        [head @ .., 'i', 'e', 's'] if head.len() >= 2 => head.iter().copied().chain(['y']).collect(),
        [.., 's', 's', 'e', 's'] | [.., 'x', 'e', 's'] | [.., 'c', 'h', 'e', 's'] | [.., 's', 'h', 'e', 's']
            if letters.len() > 4 =>
        {
            keep(letters.len() - 2)
        }
        [.., 's' | 'u' | 'i', 's'] => letters.to_vec(),
        [head @ .., 's'] if head.len() >= 3 => head.to_vec(),
        _ => letters.to_vec(),
    }
}

fn without_tense(letters: &[char]) -> Vec<char> {
    let head = match letters {
        [head @ .., 'i', 'n', 'g'] | [head @ .., 'e', 'd']
            if head.len() > 3 || (head.len() == 3 && has_vowel(head)) =>
        {
            head
        }
        [head @ .., 'l', 'y'] if head.len() > 3 => return head.to_vec(),
        _ => return letters.to_vec(),
    };
    match head {
        // "planned" is "plan", but "called" is "call" and "missed" is "miss".
        [rest @ .., before, last] if before == last && !matches!(last, 'l' | 's' | 'z' | 'e' | 'o') => {
            rest.iter().chain([last]).copied().collect()
        }
        _ => head.to_vec(),
    }
}

fn has_vowel(letters: &[char]) -> bool {
    letters.iter().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted_for_the_search() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn words_are_small_and_whole() {
        assert_eq!(
            words("BTS' Jimin's \"With You\" (No.1) don't 지민이"),
            ["bts", "jimin", "with", "you", "no", "1", "don't", "지민이"]
        );
        assert!(words(" – … ").is_empty());
        assert!(is_stop_word("don't") && is_stop_word("the") && !is_stop_word("song"));
    }

    #[test]
    fn endings_are_left_out() {
        let same = |forms: &[&str]| {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| Some(stem) == stems.first()), "{stems:?}");
        };
        same(&["release", "releases", "released", "releasing"]);
        same(&["award", "awards", "awarded", "awarding"]);
        same(&["plan", "plans", "planned", "planning"]);
        same(&["story", "stories"]);
        same(&["call", "called", "calling", "calls"]);
        same(&["지민", "지민이", "지민은"].map(|form| if form == "지민" { "지민" } else { form }));
        for kept in ["bts", "miss", "red", "king", "bus", "1990s", "sing", "news"] {
            assert!(!stem(kept).is_empty());
        }
    }

    #[test]
    fn any_word_has_a_stem() {
        for word in ["", "s", "ed", "ing", "ies", "sses", "ly", "이", "는은", "xes"] {
            assert!(stem(word).len() <= word.len() + 1);
        }
    }
}
