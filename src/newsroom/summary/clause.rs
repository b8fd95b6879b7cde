//! Ends a sentence that is too long by itself behind one of its clauses.

use super::speech::{Speech, open_at_end};

/// Fewer words seldom hold the main clause.
const WORDS_MIN: usize = 10;

/// What begins a clause that may be left out.
const CLAUSE_STARTS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "when", "where", "which", "while", "who", "with",
];

/// The beginning of `sentence` that ends before a clause and has at most `words_max` words, closed with an ellipsis.
pub(super) fn shortened(sentence: &str, words_max: usize) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    (WORDS_MIN..=words_max.min(words.len())).rev().find_map(|end| {
        let head = words.get(..end)?.join(" ");
        let clause = words
            .get(end)
            .is_some_and(|word| CLAUSE_STARTS.contains(&word.to_lowercase().as_str()));
        let marked = head.ends_with([',', ';', '–', '—']);
        let whole = !open_at_end(&head, false) && brackets_closed(&head) && !Speech::of(&head).lacks_speaker();
        // "While he sang," is no sentence without what follows.
        let main = !words.first().is_some_and(|first| is_subordinate(first)) || head.matches(',').count() > 1;
        (clause && marked && whole && main).then(|| format!("{} …", head.trim_end_matches([',', ';', '–', '—', ' '])))
    })
}

fn is_subordinate(first: &str) -> bool {
    [
        "although", "after", "as", "because", "before", "even", "if", "when", "while",
    ]
    .contains(&first.to_lowercase().as_str())
}

fn brackets_closed(text: &str) -> bool {
    text.matches(['(', '[']).count() == text.matches([')', ']']).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The band gave a concert for its fans in the old stadium by the river, which had been closed for \
                        nine years, while the rain fell on the city.";

    #[test]
    fn ends_before_a_clause() {
        assert_eq!(
            shortened(LONG, 20).as_deref(),
            Some("The band gave a concert for its fans in the old stadium by the river …")
        );
        assert_eq!(shortened(LONG, 12), None);
    }

    #[test]
    fn cuts_no_quotation_open() {
        let sentence = "The singer said on the stage of the hall “we love it, and we will come back, which is sure”.";
        assert_eq!(shortened(sentence, 14), None);
    }
}
