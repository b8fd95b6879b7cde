//! How names are taken apart into what stands for one sound: Latin letters into spellings such as `yeo` or `ng`, Hangul
//! into letters as they are spoken, and family from given names.

use super::readings::FAMILY_NAMES;

/// Spellings that stand one after the other, and how many letters they take.
type Taken = (&'static [&'static str], usize);

/// Letters that family and given name must have at least to be told apart where they are written as one word: most
/// shorter beginnings are syllables of a given name (Ji-hyun).
const JOINED_MIN: usize = 3;

/// The family name a Latin word may be, as its Korean syllable.
pub(super) fn family_name(word: &str) -> Option<char> {
    FAMILY_NAMES
        .iter()
        .find(|(_, spellings)| spellings.contains(&word))
        .map(|(syllable, _)| *syllable)
}

/// Whether a word in small Latin letters may be a family name: "lee".
pub fn is_family_name(word: &str) -> bool {
    family_name(word).is_some()
}

/// The longest family name that a Latin word begins with, and the rest, when both are long enough to be told apart.
pub(super) fn leading_family_name(word: &str) -> Option<(&str, &str)> {
    let spellings = FAMILY_NAMES.iter().flat_map(|(_, spellings)| spellings.iter());
    let fitting = spellings.filter_map(|family| Some((*family, word.strip_prefix(family)?)));
    fitting
        .filter(|(family, given)| family.len().min(given.len()) >= JOINED_MIN)
        .max_by_key(|(family, _)| family.len())
}

/// Whether a Korean syllable is a family name.
pub(super) fn is_family_syllable(syllable: char) -> bool {
    FAMILY_NAMES.iter().any(|(family, _)| *family == syllable)
}

/// What stands at a place of a Latin word.
pub(super) fn at(letters: &[char], place: usize) -> Taken {
    let view = View { letters, place };
    let alone = || (view.at(0).map_or(&[][..], single), 1);
    view.glide()
        .or_else(|| view.vowel())
        .or_else(|| view.consonant())
        .unwrap_or_else(alone)
}

/// A place in a word with what is around it.
struct View<'a> {
    letters: &'a [char],
    place: usize,
}

impl View<'_> {
    fn at(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.place + ahead).copied()
    }

    fn before(&self) -> Option<char> {
        self.place
            .checked_sub(1)
            .and_then(|before| self.letters.get(before))
            .copied()
    }

    fn begins(&self) -> bool {
        self.place == 0
    }

    /// The three letters from here on; a space stands for none.
    fn ahead(&self) -> (char, char, char) {
        let at = |ahead| self.at(ahead).unwrap_or(' ');
        (at(0), at(1), at(2))
    }

    fn is_vowel_at(&self, ahead: usize) -> bool {
        self.at(ahead).is_some_and(|letter| "aeiouyw".contains(letter))
    }

    fn glide(&self) -> Option<Taken> {
        Some(match self.ahead() {
            // Yi and woo: the glide says nothing that the vowel does not.
            ('y', 'i', _) => (&["i"], 2),
            ('y', 'e', 'e') if self.at(3) != Some('u') => (&["i"], 3),
            ('w', 'o', 'o') => (&["oo"], 3),
            ('w', 'u', _) => (&["u"], 2),
            // RR and usual: won 원.
            ('w', 'o', _) => (&["w", "eo"], 2),
            ('y', 'a' | 'e' | 'o' | 'u', _) => (&["y"], 1),
            ('y', ..) => (&["i"], 1),
            ('w', ..) => (&["w"], 1),
            _ => return None,
        })
    }

    fn vowel(&self) -> Option<Taken> {
        Some(match self.ahead() {
            // ㅢ stands in names only after h and where a syllable has no consonant: Sohui, Uijin.
            ('e', 'u', 'i') => (&["(u)", "i"], 3),
            ('u', 'i', _) if self.begins() || self.before() == Some('h') => (&["(u)", "i"], 2),
            // A vowel closes one syllable and eu or eo opens the next: Ha-eun is more usual than Hae-un.
            ('a', 'e', 'u') if !self.begins() && self.at(3).is_some() => (&["a"], 1),
            ('o', 'e', 'u' | 'o') => (&["o"], 1),
            ('e', 'e', 'u' | 'o') => (&["e"], 1),
            // Seoung, Jeoung.
            ('e', 'o', 'u') => (&["eo"], 3),
            // Suh, Huh.
            ('u', 'h', _) if !self.is_vowel_at(2) => (&["eo"], 2),
            ('a', 'e', _) => (&["ae"], 2),
            ('e', 'o', _) => (&["eo"], 2),
            ('e', 'u', _) => (&["eu"], 2),
            ('e', 'e', _) => (&["i"], 2),
            // Jennie.
            ('i', 'e', ' ') => (&["i"], 2),
            ('o', 'e', _) => (&["oe"], 2),
            ('o', 'o', _) => (&["oo"], 2),
            ('o', 'u', _) => (&["ou"], 2),
            _ => return None,
        })
    }

    fn consonant(&self) -> Option<Taken> {
        let after_vowel = self.before().is_some_and(|letter| "aeiou".contains(letter));
        Some(match self.ahead() {
            // An h that closes a syllable only says that the vowel is long: Noh, Ahn, Jinah.
            ('h', ..) if after_vowel && !self.is_vowel_at(1) => (&[], 1),
            // Lee, Lim, Ryu and Rhee.
            ('l' | 'r', 'i' | 'y', _) | ('l' | 'r', 'e', 'e') if self.begins() => (&["^l"], 1),
            ('r', 'h', _) if self.begins() => (&["^l"], 2),
            ('c', 'h', _) => (&["ch"], 2),
            ('s', 'h', _) => (&["sh"], 2),
            ('c', 'k', _) => (&["k"], 2),
            ('p', 'h', _) => (&["f"], 2),
            ('t', 'h', _) => (&["t"], 2),
            ('k', 'k', _) | ('g', 'g', _) => (&["kk"], 2),
            ('t', 't', _) | ('d', 'd', _) => (&["tt"], 2),
            ('p', 'p', _) | ('b', 'b', _) => (&["pp"], 2),
            ('j', 'j', _) => (&["jj"], 2),
            ('s', 's', _) => (&["ss"], 2),
            _ => return None,
        })
    }
}

/// A letter or digit by itself.
pub(super) fn single(letter: char) -> &'static [&'static str] {
    const SINGLE: [&str; 36] = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
        "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ];
    SINGLE
        .iter()
        .position(|single| single.starts_with(letter))
        .and_then(|place| SINGLE.get(place..=place))
        .unwrap_or(&[])
}

/// A Korean vowel as glide and vowel.
pub(super) fn gliding(vowel: char) -> &'static str {
    match vowel {
        'ㅏ' => "ㅏ",
        'ㅐ' => "ㅐ",
        'ㅑ' => "yㅏ",
        'ㅒ' => "yㅐ",
        'ㅓ' => "ㅓ",
        'ㅔ' => "ㅔ",
        'ㅕ' => "yㅓ",
        'ㅖ' => "yㅔ",
        'ㅗ' => "ㅗ",
        'ㅘ' => "wㅏ",
        'ㅙ' => "wㅐ",
        'ㅚ' => "ㅚ",
        'ㅛ' => "yㅗ",
        'ㅜ' => "ㅜ",
        'ㅝ' => "wㅓ",
        'ㅞ' => "wㅔ",
        'ㅟ' => "wㅣ",
        'ㅠ' => "yㅜ",
        'ㅡ' => "ㅡ",
        'ㅢ' => "ᅳㅣ",
        _ => "ㅣ",
    }
}

/// A closing consonant as it is spoken: seven sounds, ng as the two letters it is written with.
pub(super) fn closing(last: char) -> &'static str {
    match last {
        'ㄱ' | 'ㄲ' | 'ㅋ' | 'ㄳ' | 'ㄺ' => "ᆨ",
        'ㄴ' | 'ㄵ' | 'ㄶ' => "ㄴ",
        'ㄷ' | 'ㅅ' | 'ㅆ' | 'ㅈ' | 'ㅊ' | 'ㅌ' => "ᆮ",
        'ㄹ' | 'ㄼ' | 'ㄽ' | 'ㄾ' | 'ㅀ' => "ㄹ",
        'ㅁ' | 'ㄻ' => "ㅁ",
        'ㅂ' | 'ㅍ' | 'ㅄ' | 'ㄿ' => "ᆸ",
        'ㅇ' => "ᆼㆁ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let mut parts: Vec<&str> = Vec::new();
        let mut place = 0;
        while place < letters.len() {
            let (spellings, taken) = at(&letters, place);
            parts.extend(spellings);
            place += taken;
        }
        parts.join(" ")
    }

    #[test]
    fn latin_spellings_are_taken_whole() {
        for (word, expected) in [
            ("hyeoneung", "h y eo n eu n g"),
            ("chaeeun", "ch ae eu n"),
            ("haeun", "h a eu n"),
            ("taeu", "t ae u"),
            ("doeun", "d o eu n"),
            ("yeeun", "y e eu n"),
            ("wonwoo", "w eo n oo"),
            ("noh", "n o"),
            ("suh", "s eo"),
            ("sohee", "s o h i"),
            ("sohui", "s o h (u) i"),
            ("suin", "s u i n"),
            ("yi", "i"),
            ("rhee", "^l i"),
            ("lily", "^l i l i"),
            ("leo", "l eo"),
            ("24k", "2 4 k"),
        ] {
            assert_eq!(parts(word), expected, "{word}");
        }
    }

    #[test]
    fn family_names_are_known_by_any_spelling() {
        for word in ["lee", "yi", "rhee", "ri"] {
            assert_eq!(family_name(word), Some('이'));
        }
        assert_eq!(family_name("jimin"), None);
        assert!(is_family_syllable('박') && !is_family_syllable('뷁'));
    }

    #[test]
    fn a_family_name_is_split_off_when_long_enough() {
        assert_eq!(leading_family_name("leejieun"), Some(("lee", "jieun")));
        assert_eq!(leading_family_name("jeonghana"), Some(("jeong", "hana")));
        assert_eq!(leading_family_name("jihyun"), None);
        assert_eq!(leading_family_name("kim"), None);
    }
}
