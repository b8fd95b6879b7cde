//! Cuts a text into words, signs, quotation marks and line ends, each with its place counted in code points.

use super::traits::Traits;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters and digits, with the apostrophes, hyphens and abbreviation dots that belong to them.
    Word,
    /// A character that may open or close a quotation.
    Mark,
    /// `.`, `!`, `?`, `…` and their full-width forms.
    Stop,
    /// Any other visible character, the dash written as `--`, and two apostrophes in a row, which news archives put
    /// for any mark they could not keep: too unsure to pair.
    Sign,
    /// One line end.
    Line,
    /// A blank line.
    Paragraph,
}

/// A piece of the text; `start` and `end` count code points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it begins, in bytes.
    pub(super) byte: usize,
    pub(super) kind: Kind,
    /// Whether white space or the beginning of the text stands before it.
    pub(super) spaced: bool,
    /// What is known of the word.
    pub(super) traits: Traits,
}

/// Stands in for a token before the first or after the last one, so that looking around never fails.
pub(super) const NOTHING: Token<'static> = Token {
    text: "",
    start: 0,
    end: 0,
    byte: 0,
    kind: Kind::Paragraph,
    spaced: true,
    traits: Traits::of_nothing(),
};

/// Words that keep their dot: a sentence does not end there.
const DOTTED: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "jr", "sr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "cmdr", "rev",
    "prof", "pres", "hon", "messrs", "mme", "mlle", "vs", "inc", "corp", "co", "ltd", "jan", "feb", "aug", "sept",
    "oct", "nov", "dec", "feat", "ft", "vol", "adm", "maj", "supt", "det", "etc", "d.c", "u.s", "u.n", "p.m", "a.m",
    "ph.d",
];

impl<'t> Token<'t> {
    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether a line or the text ends here.
    pub(super) fn ends_line(&self) -> bool {
        matches!(self.kind, Kind::Line | Kind::Paragraph)
    }

    /// Whether a clause may end before it.
    pub(super) fn ends_clause(&self) -> bool {
        !self.is_word()
            || self.traits.has(
                Traits::PREPOSITION
                    .or(Traits::JOINER)
                    .or(Traits::BETWEEN)
                    .or(Traits::SAYING),
            )
    }

    /// Whether it is a word beginning with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.is_word() && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word beginning with a small letter.
    pub(super) fn is_small(&self) -> bool {
        self.is_word() && self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether it is a word with any of these traits.
    pub(super) fn has(&self, traits: Traits) -> bool {
        self.traits.has(traits)
    }

    /// Whether it is a word ending in `'s`.
    pub(super) fn is_possessive(&self) -> bool {
        self.is_word() && self.stem().len() < self.text.len()
    }

    /// The word without `'s`.
    pub(super) fn stem(&self) -> &'t str {
        let text = self.text;
        ["'s", "’s", "'S", "’S"]
            .iter()
            .find_map(|ending| text.strip_suffix(ending))
            .unwrap_or(text)
    }

    /// The word in small letters.
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut reader = Reader {
        text,
        letters,
        place: 0,
    };
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    while let Some(token) = reader.next_token() {
        found.push(token);
    }
    found
}

/// The quotation marks, and the apostrophes that may be one.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '\'' | '‘' | '’' | '＂'
    )
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// Space, and the underscore that marks italics in plain-text books.
fn is_gap(letter: char) -> bool {
    letter == '_' || letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
}

struct Reader<'t> {
    text: &'t str,
    letters: Vec<(usize, char)>,
    place: usize,
}

impl<'t> Reader<'t> {
    fn letter(&self, place: usize) -> char {
        self.letters.get(place).map_or('\n', |&(_, letter)| letter)
    }

    fn between(&self, start: usize, end: usize) -> &'t str {
        let byte = |place: usize| self.letters.get(place).map_or(self.text.len(), |&(byte, _)| byte);
        self.text.get(byte(start)..byte(end)).unwrap_or("")
    }

    fn next_token(&mut self) -> Option<Token<'t>> {
        let gap_start = self.place;
        let mut line_ends = 0;
        while self.place < self.letters.len() && is_gap(self.letter(self.place)) {
            match self.letter(self.place) {
                '\n' | '\u{2028}' => line_ends += 1,
                '\u{2029}' => line_ends += 2,
                _ => {}
            }
            self.place += 1;
        }
        if line_ends > 0 && gap_start > 0 {
            let kind = if line_ends > 1 { Kind::Paragraph } else { Kind::Line };
            return Some(self.token(kind, gap_start, self.place, true));
        }
        if self.place >= self.letters.len() {
            return None;
        }
        let start = self.place;
        let before = if start == 0 { '\n' } else { self.letter(start - 1) };
        let kind = self.step_over();
        Some(self.token(kind, start, self.place, is_gap(before)))
    }

    fn token(&self, kind: Kind, start: usize, end: usize, spaced: bool) -> Token<'t> {
        let byte = self.letters.get(start).map_or(self.text.len(), |&(byte, _)| byte);
        let mut token = Token {
            text: self.between(start, end),
            start,
            end,
            byte,
            kind,
            spaced,
            traits: Traits::default(),
        };
        if token.is_word() {
            token.traits = Traits::of(&token.stem().to_lowercase());
        }
        token
    }

    /// Moves behind the token that begins here and says what it is.
    fn step_over(&mut self) -> Kind {
        let letter = self.letter(self.place);
        self.place += 1;
        if letter.is_alphanumeric() {
            self.step_over_word();
            return Kind::Word;
        }
        if letter == '\'' && self.letter(self.place) == '\'' {
            self.place += 1;
            return Kind::Sign;
        }
        if is_mark(letter) {
            return Kind::Mark;
        }
        if is_stop(letter) {
            while self.place < self.letters.len() && is_stop(self.letter(self.place)) {
                self.place += 1;
            }
            return Kind::Stop;
        }
        while letter == '-' && self.letter(self.place) == '-' {
            self.place += 1;
        }
        Kind::Sign
    }

    fn step_over_word(&mut self) {
        let start = self.place - 1;
        loop {
            let (letter, next) = (self.letter(self.place), self.letter(self.place + 1));
            let joins = is_apostrophe(letter) || letter == '-' || letter == '.' || letter == ',';
            if letter.is_alphanumeric() || is_combining(letter) {
                self.place += 1;
            } else if joins && next.is_alphanumeric() && self.joins_here(letter, next) {
                self.place += 2;
            } else {
                break;
            }
        }
        if self.letter(self.place) == '.' && keeps_dot(self.between(start, self.place)) {
            self.place += 1;
        }
    }

    /// A dot or comma joins only single capitals ("U.S") and digits ("1,000.5").
    fn joins_here(&self, sign: char, next: char) -> bool {
        let before = self.letter(self.place - 1);
        match sign {
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            '.' => {
                let alone = self.place < 2 || !self.letter(self.place - 2).is_alphanumeric();
                (before.is_ascii_digit() && next.is_ascii_digit()) || (before.is_alphabetic() && alone)
            }
            _ => true,
        }
    }
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn keeps_dot(word: &str) -> bool {
    let single = word.chars().count() == 1 && word.chars().all(|letter| letter.is_uppercase() && letter != 'I');
    let inner = word.contains('.') && !word.chars().any(|letter| letter.is_ascii_digit());
    single || inner || DOTTED.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            texts("Mr. Bae's re-run didn't cost 1,000.5 won."),
            ["Mr.", "Bae's", "re-run", "didn't", "cost", "1,000.5", "won", "."]
        );
    }

    #[test]
    fn places_count_code_points() {
        let found = tokens("지민은 “좋아요”");
        let places: Vec<_> = found.iter().map(|token| (token.start, token.end)).collect();
        assert_eq!(places, [(0, 3), (4, 5), (5, 8), (8, 9)]);
    }

    #[test]
    fn one_line_end_and_a_blank_line_differ() {
        let kinds: Vec<_> = tokens("a\nb\r\n \r\nc").iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [Kind::Word, Kind::Line, Kind::Word, Kind::Paragraph, Kind::Word]);
    }

    #[test]
    fn possessives_have_a_stem() {
        let found = tokens("Rubio’s plan");
        assert!(
            found
                .first()
                .is_some_and(|token| token.is_possessive() && token.stem() == "Rubio")
        );
    }
}
