//! Shortening a text to a limit without breaking what a person sees as one character.

use unicode_segmentation::UnicodeSegmentation;

/// What stands where the rest was left out.
const ELLIPSIS: char = '…';

/// Returns `text` if it has at most `chars_max` Unicode scalar values, else its longest beginning of whole graphemes
/// that leaves room for an ellipsis, preferably ending at a word.
pub fn clip(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let Some(room) = chars_max.checked_sub(1) else {
        return String::new();
    };
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.chars().count();
        if used > room {
            break;
        }
        kept.push_str(grapheme);
    }
    let mut kept = at_a_word(&kept).to_owned();
    kept.push(ELLIPSIS);
    kept
}

/// Returns `text` if it has at most `chars_max` Unicode scalar values, else as many of its first whole lines as fit, so
/// that no link is cut in its middle; where not even one fits, its beginning.
pub fn clip_lines(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for line in text.split_inclusive('\n') {
        used += line.chars().count();
        if used > chars_max {
            break;
        }
        kept.push_str(line);
    }
    if kept.trim().is_empty() {
        clip(text, chars_max)
    } else {
        kept.trim_end().to_owned()
    }
}

/// Cuts back to the last space when that keeps at least four fifths: a word in halves reads worse than a short line.
fn at_a_word(kept: &str) -> &str {
    match kept.rsplit_once(char::is_whitespace) {
        Some((words, _)) if words.len() * 5 >= kept.len() * 4 => words.trim_end(),
        _ => kept.trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::{clip, clip_lines};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(clip("With You", 8), "With You");
    }

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(clip("the story behind the song", 24), "the story behind the…");
    }

    #[test]
    fn hangul_and_joined_emoji_are_not_broken() {
        assert_eq!(clip("하성운과지민", 4), "하성운…");
        assert_eq!(clip("👩‍🎤👩‍🎤", 4), "👩‍🎤…");
    }

    #[test]
    fn a_line_that_does_not_fit_is_left_out_whole() {
        assert_eq!(clip_lines("[a](https://a.b)\n[c](https://c.d)", 20), "[a](https://a.b)");
        assert_eq!(clip_lines("a long single line", 7), "a long…");
    }

    proptest! {
        #[test]
        fn lines_never_exceed_the_limit(text in "(.{0,9}\n){0,9}", limit in 0usize..60) {
            prop_assert!(clip_lines(&text, limit).chars().count() <= limit);
        }

        #[test]
        fn never_longer_than_the_limit_and_always_whole_graphemes(text in ".*", limit in 0usize..60) {
            let clipped = clip(&text, limit);
            prop_assert!(clipped.chars().count() <= limit);
            if clipped != text && limit > 0 {
                let kept = clipped.strip_suffix('…').expect("a shortened text says so");
                let whole: Vec<&str> = text.graphemes(true).collect();
                let mut prefix = String::new();
                let boundary = kept.is_empty() || whole.iter().any(|grapheme| {
                    prefix.push_str(grapheme);
                    prefix.trim_end() == kept
                });
                prop_assert!(boundary);
            }
        }
    }
}
