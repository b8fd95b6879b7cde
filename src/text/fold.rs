//! Folding: text without what people leave out or add when they type a name (capitals, accents, width, spaces,
//! hyphens, punctuation), so that two spellings of one name become the same.

use unicode_normalization::UnicodeNormalization;

use super::hangul;

/// Letters that keep a stroke or a ligature when accents are taken off, with what people type instead.
const PLAIN: [(char, &str); 9] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ı', "i"),
];

/// Folds a text to letters and digits alone: `(G)I-DLE` and `g.i‐dle` both give `gidle`.
///
/// A text made only of signs keeps them, so that a name such as `?!` can still be found. Folding what is folded
/// changes nothing.
pub fn fold(text: &str) -> String {
    let kept = keep_letters(text);
    if kept.is_ascii() {
        return kept;
    }
    // Where a sign is dropped its neighbours may join (marks of South Asian scripts), so they are put in order again.
    keep_letters(&kept)
}

fn keep_letters(text: &str) -> String {
    let plain = plain(text);
    let kept: String = plain.chars().filter(|character| character.is_alphanumeric()).collect();
    if kept.is_empty() {
        plain.chars().filter(|character| !character.is_whitespace()).collect()
    } else {
        kept
    }
}

/// Folds a text word by word, as [`fold`] does.
///
/// Words end at white space and at the marks that stand between names (`,` `/` `:` and the like), not at hyphens:
/// `Kim Ji-woo` is two words, as `Kim Jiwoo` is.
pub fn fold_words(text: &str) -> Vec<String> {
    let plain = plain(text);
    let words: Vec<String> = plain
        .split(|character: char| character.is_whitespace() || ",;:/|_·・&+×".contains(character))
        .map(|word| {
            word.chars()
                .filter(|character| character.is_alphanumeric())
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        let signs = fold(text);
        return if signs.is_empty() { Vec::new() } else { vec![signs] };
    }
    words
}

/// One width and case, no accents.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (settled, others) = rest.split_at(settled_end(rest));
        plain.extend(settled.chars().map(|character| character.to_ascii_lowercase()));
        let (others, after) = others.split_at(others_end(others));
        push_plain(&mut plain, others);
        rest = after;
    }
    plain
}

/// Whether normal forms leave a character as it is, and whether it never joins with one before it. Nearly every text is
/// made of these alone, and the tables of Unicode take most of the time that folding takes.
fn is_settled(character: char) -> bool {
    character.is_ascii() || hangul::is_syllable(character) || matches!(character, '–' | '—' | '‘' | '’' | '“' | '”')
}

/// Where the settled beginning of a text ends, in bytes; its last character may join with what follows, so it is left
/// out unless nothing follows.
fn settled_end(text: &str) -> usize {
    let mut last = 0;
    for (place, character) in text.char_indices() {
        if !is_settled(character) {
            return last;
        }
        last = place;
    }
    text.len()
}

/// Where a beginning that [`settled_end`] left out ends, in bytes: before the next settled character.
fn others_end(text: &str) -> usize {
    let mut others = text.char_indices().skip_while(|(_, character)| is_settled(*character));
    others
        .find(|(_, character)| is_settled(*character))
        .map_or(text.len(), |(place, _)| place)
}

/// Appends a text in one width and case, without accents.
fn push_plain(plain: &mut String, text: &str) {
    // Korean letters typed one by one stay so: normal forms would join some to syllables and not others.
    for run in text.split_inclusive(hangul::is_letter) {
        let letter = run.chars().next_back().filter(|&last| hangul::is_letter(last));
        let rest = run.chars().take(run.chars().count() - letter.iter().count());
        let lower = rest.nfkc().flat_map(char::to_lowercase);
        for character in lower
            .nfkd()
            .filter(|&character| !is_accent(character))
            .nfc()
            .map(standing_alone)
        {
            match PLAIN.iter().find(|(stroked, _)| *stroked == character) {
                Some((_, spelled)) => plain.push_str(spelled),
                None => plain.push(character),
            }
        }
        plain.extend(letter);
    }
}

/// The combining marks of Latin, Greek and Cyrillic; those of other scripts are letters of the word (Thai vowels, the
/// voicing of kana) and stay.
fn is_accent(character: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&character)
}

/// Normal forms turn `ㅈ` into the half of a syllable block that nobody types (U+110C); this turns it back.
fn standing_alone(character: char) -> char {
    use hangul::{FINALS, INITIALS, VOWELS};
    let at = |table: &[char], first: char| {
        table
            .get(usize::try_from(u32::from(character).checked_sub(u32::from(first))?).ok()?)
            .copied()
    };
    at(&INITIALS, '\u{1100}')
        .or_else(|| at(&VOWELS, '\u{1161}'))
        .or_else(|| at(&FINALS, '\u{11A8}'))
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (first, second) in [
            ("(G)I-DLE", "(g)i‐dle"),
            ("f(x)", "F x"),
            ("E'LAST", "ELAST"),
            ("Rosé", "ROSE"),
            ("ＢＴＳ", "bts"),
            ("Dal★Shabet", "Dal Shabet"),
            ("G.O.D", "g.o.d."),
            ("Beyoncé", "Beyonce\u{301}"),
            ("Mø", "mo"),
            ("지민", "\u{110C}\u{1175}\u{1106}\u{1175}\u{11AB}"),
        ] {
            assert_eq!(fold(first), fold(second));
        }
    }

    #[test]
    fn letters_of_other_scripts_stay() {
        assert_eq!(fold("타오 黃子韜"), "타오黃子韜");
        assert_eq!(fold("ㅈㅁ"), "ㅈㅁ");
        assert_eq!(fold("がる"), "がる");
    }

    #[test]
    fn signs_alone_are_kept() {
        assert_eq!(fold("?!"), "?!");
        assert_eq!(fold(" "), "");
        assert_eq!(fold_words("?!"), ["?!"]);
        assert!(fold_words("").is_empty());
    }

    #[test]
    fn words_end_at_spaces_and_not_at_hyphens() {
        assert_eq!(fold_words("Kim Ji-woo"), ["kim", "jiwoo"]);
        assert_eq!(fold_words("WJSN : THE BLACK"), ["wjsn", "the", "black"]);
    }

    /// What `plain` gives where every character goes through the tables of Unicode.
    fn plain_by_tables(text: &str) -> String {
        let mut plain = String::new();
        push_plain(&mut plain, text);
        plain
    }

    #[test]
    fn every_character_is_plain_as_the_tables_have_it_between_others() {
        for character in '\0'..='\u{3400}' {
            for text in [
                format!("B{character}a"),
                format!("하{character}ㄴ"),
                format!("’{character}\u{301}"),
            ] {
                assert_eq!(plain(&text), plain_by_tables(&text), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_plain_as_the_tables_have_it(text in "([ -~]{0,9}|[가-힣–-”]{0,3}|\\PC{0,2}|[\u{300}-\u{345}ㄱ-ㅣᄀ-ᇿ゙]){0,12}") {
            prop_assert_eq!(plain(&text), plain_by_tables(&text));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_words_together_are_the_folded_text(text in "[ -~À-ſ가-힣ㄱ-ㅣぁ-ん一-十]*") {
            prop_assert_eq!(fold_words(&text).concat(), fold(&text));
        }
    }
}
