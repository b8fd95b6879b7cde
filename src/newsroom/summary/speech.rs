//! Looks at the quotations in a sentence: are they whole, and does the sentence say whose they are?

/// Verbs and phrases that name a speaker.
const SAYING: &[&str] = &[
    "according",
    "added",
    "adding",
    "adds",
    "admitted",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "believes",
    "called",
    "calling",
    "calls",
    "claimed",
    "claims",
    "commented",
    "concluded",
    "confessed",
    "confirmed",
    "continued",
    "declared",
    "denied",
    "described",
    "exclaimed",
    "explained",
    "explaining",
    "explains",
    "expressed",
    "insisted",
    "joked",
    "mentioned",
    "noted",
    "posted",
    "quoted",
    "read",
    "reads",
    "recalled",
    "remarked",
    "repeated",
    "replied",
    "reported",
    "responded",
    "revealed",
    "reveals",
    "said",
    "saying",
    "says",
    "shared",
    "shares",
    "shouted",
    "stated",
    "states",
    "stressed",
    "teased",
    "tell",
    "telling",
    "tells",
    "thanked",
    "thought",
    "told",
    "tweeted",
    "vowed",
    "warned",
    "warns",
    "wrote",
    "writes",
    "writing",
];

/// A quotation of so many words is speech; a shorter one is a title or a single phrase within the sentence.
const SPEECH_WORDS_MIN: usize = 5;

/// Words that speak from a person's own view; outside a quotation they are the writer's talk or a quotation
/// whose marks were lost.
const OWN_VIEW: &[&str] = &[
    "i", "i'd", "i'll", "i'm", "i've", "my", "our", "ours", "we", "we'd", "we'll", "we're", "we've",
];

/// The reader is spoken to.
const TO_THE_READER: &[&str] = &["you", "you'll", "you're", "you've", "your", "yours", "yourself"];

/// Who says it, when no name is given.
const PRONOUNS: &[&str] = &["he", "she", "they"];

/// How many words stand inside and outside the quotation marks of a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Speech {
    inside: usize,
    outside: usize,
    saying: bool,
    own_view: bool,
    to_the_reader: bool,
    /// A pronoun stands next to the verb of saying: "she said".
    pronoun_says: bool,
    /// The first word is quoted.
    starts_inside: bool,
    /// The word before, when it stands outside the marks.
    previous: String,
}

impl Speech {
    /// Reads the marks of a sentence, or of several that belong together.
    pub(super) fn of(sentence: &str) -> Self {
        let mut speech = Self::default();
        let mut open = false;
        let mut previous = ' ';
        let mut word = String::new();
        let mut capital = false;
        let mut characters = sentence.chars().chain([' ']).peekable();
        while let Some(c) = characters.next() {
            let next = characters.peek().copied().unwrap_or(' ');
            if c.is_alphanumeric() || (matches!(c, '\'' | '’') && next.is_alphanumeric() && !word.is_empty()) {
                capital = if word.is_empty() { c.is_uppercase() } else { capital };
                word.extend(if c == '’' {
                    '\''.to_lowercase()
                } else {
                    c.to_lowercase()
                });
            } else if !word.is_empty() {
                speech.count(&word, open, capital);
                word.clear();
            }
            open = opens(c, previous, next, open);
            previous = c;
        }
        speech
    }

    fn count(&mut self, word: &str, open: bool, capital: bool) {
        if open {
            self.starts_inside |= self.outside == 0;
            self.inside += 1;
            return;
        }
        self.outside += 1;
        let saying = SAYING.contains(&word);
        self.pronoun_says |= (saying && PRONOUNS.contains(&self.previous.as_str()))
            || (PRONOUNS.contains(&word) && SAYING.contains(&self.previous.as_str()));
        self.saying |= saying;
        word.clone_into(&mut self.previous);
        // "My" within a sentence belongs to a title: the film "My Name".
        let in_title = capital && self.outside > 1 && !word.starts_with("i'") && word != "i";
        self.own_view |= !in_title && OWN_VIEW.contains(&word);
        self.to_the_reader |= !in_title && TO_THE_READER.contains(&word);
    }

    /// A quotation, but nobody is said to have spoken.
    pub(super) fn lacks_speaker(&self) -> bool {
        let speech = self.inside >= SPEECH_WORDS_MIN;
        (speech && !self.saying && self.outside < 2 * self.inside) || (self.inside > 0 && self.outside < 2)
    }

    /// The quotation comes first and its speaker is only a pronoun, so the name stands in the sentence before.
    pub(super) fn speaker_points_back(&self) -> bool {
        self.starts_inside && self.pronoun_says
    }

    /// Somebody's own words without marks around them.
    pub(super) fn is_own_view(&self) -> bool {
        self.own_view
    }

    /// "You can see it here": no part of the story, though a story may begin so.
    pub(super) fn is_to_the_reader(&self) -> bool {
        self.to_the_reader
    }
}

/// Whether the first double mark in `text`, read outside a quotation, opens one; `None` without any.
pub(super) fn first_mark_opens(text: &str) -> Option<bool> {
    let mut previous = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if matches!(c, '“' | '„' | '«' | '「' | '『' | '”' | '»' | '」' | '』' | '"') {
            // Judged as if outside and as if inside: a mark that its neighbours make plain gives the same twice.
            let next = characters.peek().copied().unwrap_or(' ');
            return Some(opens(c, previous, next, true) && opens(c, previous, next, false));
        }
        previous = c;
    }
    None
}

/// Whether a double quotation is still open at the end of `text`, which began `open` or not.
pub(super) fn open_at_end(text: &str, mut open: bool) -> bool {
    let mut previous = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        open = opens(c, previous, characters.peek().copied().unwrap_or(' '), open);
        previous = c;
    }
    open
}

/// Whether a quotation is open behind `c`. A straight mark is judged by its neighbours: `"word` opens, `word"` closes.
fn opens(c: char, previous: char, next: char, open: bool) -> bool {
    match c {
        '“' | '„' | '«' | '「' | '『' => true,
        '”' | '»' | '」' | '』' => false,
        '"' => {
            let space_before = previous.is_whitespace() || matches!(previous, '(' | '[' | '—' | '–');
            let space_behind = next.is_whitespace() || matches!(next, ')' | ']' | ',' | '.' | ';' | ':' | '!' | '?');
            match (space_before, space_behind) {
                (true, false) => true,
                (false, true) => false,
                _ => !open,
            }
        }
        _ => open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_open_and_close() {
        assert!(open_at_end("\"I called him.", false));
        assert!(!open_at_end("He came.\"", true));
        assert!(!open_at_end("The song \"With You\" and “Blues”.", false));
        assert!(open_at_end("He said: “Come", false));
    }

    #[test]
    fn a_quotation_needs_its_speaker() {
        assert!(Speech::of("\"I want to sing it with you.\"").lacks_speaker());
        assert!(Speech::of("“Go!”").lacks_speaker());
        assert!(!Speech::of("\"I want to sing it with you,\" Jimin said.").lacks_speaker());
        assert!(!Speech::of("The song \"With You\" is out.").lacks_speaker());
    }

    #[test]
    fn own_view_counts_only_outside_the_marks() {
        assert!(Speech::of("We were wondering how it went.").is_own_view());
        assert!(!Speech::of("\"We love you,\" Jimin said.").is_own_view());
        assert!(!Speech::of("The song \"With You\" is out in the U.S. now.").is_own_view());
    }
}
