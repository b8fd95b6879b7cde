//! Abbreviations: the first letters of a name's words or syllables (RV, SNSD, ㅈㅁ) and names cut to their consonants
//! (SVT, SKZ).

use crate::text::{fold, hangul};

/// Syllables of a Korean name from which its initials are used; names of people have fewer.
const SYLLABLES_MIN: usize = 4;
/// Letters of an abbreviation by consonants: of two, there are too many; of more, people write the name.
const CONSONANTS: std::ops::RangeInclusive<usize> = 3..=4;

/// The initials that stand for a name as it is written, folded; none for a name of one word.
///
/// `Seven O'Clock` gives `so` by its words and `soc` by all that begins with a capital or after a sign. A Korean name
/// gives the first letters of its syllables in Latin: 천상지희 is CSJH, 소녀시대 SNSD.
pub(super) fn of(written: &str) -> Vec<String> {
    let words = fold::fold_words(written);
    let by_words: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let mut all = vec![by_words, fold::fold(&after_borders(written))];
    all.extend(by_syllables(&words.concat(), 'g'));
    all.extend(by_syllables(&words.concat(), 'k'));
    all.sort();
    all.dedup();
    all.retain(|initials| initials.chars().count() > 1 && *initials != words.concat());
    all
}

/// Whether a Korean name begins with these initial consonants.
pub(super) fn begin(name: &str, initials: &str) -> bool {
    let of_name = name
        .chars()
        .filter_map(hangul::decompose)
        .map(|syllable| syllable.initial);
    of_name.take(initials.chars().count()).eq(initials.chars())
}

/// Whether a folded query can be an abbreviation by consonants.
pub(super) fn may_abbreviate(folded: &str) -> bool {
    CONSONANTS.contains(&folded.chars().count()) && folded.chars().all(is_consonant)
}

/// How many consonants a name has that begins with the first letter and has the others in order; `None` if it has not.
///
/// z stands for s too, as in Kidz.
pub(super) fn consonants_abbreviated(abbreviation: &str, name: &str) -> Option<usize> {
    let plain = |letter: char| if letter == 'z' { 's' } else { letter };
    let mut left = abbreviation.chars().map(plain).peekable();
    if name.chars().next().map(plain) != left.peek().copied() {
        return None;
    }
    for letter in name.chars().map(plain) {
        left.next_if_eq(&letter);
    }
    left.peek()
        .is_none()
        .then(|| name.chars().filter(|&letter| is_consonant(letter)).count())
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !"aeiouy".contains(letter)
}

/// The letters that follow a sign or a space, or are capitals after small letters.
fn after_borders(written: &str) -> String {
    let mut before = ' ';
    let mut initials = String::new();
    for letter in written.chars() {
        let begins = !before.is_alphanumeric() || before.is_lowercase() && letter.is_uppercase();
        initials.extend(Some(letter).filter(|letter| begins && letter.is_alphanumeric()));
        before = letter;
    }
    initials
}

/// The first letters of the syllables of a Korean name in Latin; ㄱ is written g or k.
fn by_syllables(name: &str, velar: char) -> Option<String> {
    if name.chars().count() < SYLLABLES_MIN {
        return None;
    }
    let letter = |syllable| {
        let parts = hangul::decompose(syllable)?;
        Some(match parts.initial {
            'ㄱ' | 'ㄲ' => velar,
            'ㄴ' => 'n',
            'ㄷ' | 'ㄸ' => 'd',
            'ㄹ' => 'r',
            'ㅁ' => 'm',
            'ㅂ' | 'ㅃ' => 'b',
            'ㅅ' | 'ㅆ' => 's',
            'ㅈ' | 'ㅉ' => 'j',
            'ㅊ' => 'c',
            'ㅋ' => 'k',
            'ㅌ' => 't',
            'ㅍ' => 'p',
            'ㅎ' => 'h',
            _ => vowel(parts.vowel),
        })
    };
    name.chars().map(letter).collect()
}

/// The first Latin letter of a vowel that opens a syllable, in the Revised Romanisation.
fn vowel(vowel: char) -> char {
    match vowel {
        'ㅏ' | 'ㅐ' => 'a',
        'ㅓ' | 'ㅔ' | 'ㅡ' => 'e',
        'ㅗ' | 'ㅚ' => 'o',
        'ㅜ' | 'ㅢ' => 'u',
        'ㅣ' => 'i',
        'ㅘ' | 'ㅙ' | 'ㅝ' | 'ㅞ' | 'ㅟ' => 'w',
        _ => 'y',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_capitals_give_initials() {
        assert_eq!(of("Red Velvet"), ["rv"]);
        assert_eq!(of("Seven O'Clock"), ["so", "soc"]);
        assert_eq!(of("Girl's Day"), ["gd", "gsd"]);
        assert_eq!(of("NewJeans"), ["nj"]);
        assert!(of("TWICE").is_empty());
        assert!(of("G.O.D").is_empty(), "its initials are the name");
    }

    #[test]
    fn syllables_give_initials() {
        assert_eq!(of("소녀시대"), ["snsd"]);
        assert_eq!(of("동방신기"), ["dbsg", "dbsk"]);
        assert!(of("지민").is_empty());
        assert!(begin("지민", "ㅈ") && begin("지민", "ㅈㅁ") && !begin("지민", "ㅁ") && !begin("지민", "ㅈㅁㅁ"));
    }

    #[test]
    fn a_name_is_cut_to_its_consonants() {
        assert_eq!(consonants_abbreviated("svt", "seventeen"), Some(5));
        assert_eq!(consonants_abbreviated("skz", "straykids"), Some(6));
        assert_eq!(consonants_abbreviated("svt", "theseventh"), None);
        assert_eq!(consonants_abbreviated("svx", "seventeen"), None);
        assert!(may_abbreviate("svt") && !may_abbreviate("sat") && !may_abbreviate("sv") && !may_abbreviate("svtsv"));
    }
}
