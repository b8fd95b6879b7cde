//! Korean particles, which change with the sound that the word before them ends in.

use super::hangul;

/// The particle for `word`: `closed` after a final consonant, `open` after a vowel, and both as "을(를)" where the
/// spelling does not tell, as in Latin script.
///
/// What stands in brackets at the end of the word is passed over: 지민 (방탄소년단)과.
pub fn particle(word: &str, closed: &str, open: &str) -> String {
    match ends_closed(before_brackets(word)) {
        Some(true) => closed.to_owned(),
        Some(false) => open.to_owned(),
        None => format!("{closed}({open})"),
    }
}

fn before_brackets(word: &str) -> &str {
    let word = word.trim_end();
    match word.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        Some(bracket) if bracket > 0 => word.get(..bracket).unwrap_or(word).trim_end(),
        _ => word,
    }
}

/// Whether the word's last sound is a consonant; none where the spelling does not tell.
fn ends_closed(word: &str) -> Option<bool> {
    let last = word.chars().rev().find(|character| character.is_alphanumeric())?;
    match last {
        // 영, 일, 삼, 육, 칠 and 팔 end in a consonant; 이, 사, 오 and 구 do not.
        '0' | '1' | '3' | '6' | '7' | '8' => Some(true),
        '2' | '4' | '5' | '9' => Some(false),
        other => hangul::decompose(other).map(|syllable| syllable.last.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::particle;
    use proptest::prelude::*;

    #[test]
    fn the_last_sound_decides() {
        assert_eq!(particle("지민", "과", "와"), "과");
        assert_eq!(particle("아이유", "과", "와"), "와");
        assert_eq!(particle("지민 (에스파)", "과", "와"), "과");
        assert_eq!(particle("노래 2", "을", "를"), "를");
        assert_eq!(particle("With You", "을", "를"), "을(를)");
        assert_eq!(particle("", "을", "를"), "을(를)");
        assert_eq!(particle("(여자)아이들", "과", "와"), "과");
    }

    proptest! {
        #[test]
        fn any_word_gets_a_particle(word in ".*") {
            prop_assert!(["은", "는", "은(는)"].contains(&particle(&word, "은", "는").as_str()));
        }
    }
}
