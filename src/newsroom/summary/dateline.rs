//! Leaves out what an agency puts before the first sentence: `SEOUL, May 3 (Yonhap) --`.

/// A longer beginning is part of the story.
const DATELINE_WORDS_MAX: usize = 8;

/// Behind a Korean dateline stands the reporter's name: `(서울=연합뉴스) 홍길동 기자 = `.
const REPORTER: &str = "기자 =";

/// The text behind its dateline, or all of it.
pub(super) fn without_dateline(text: &str) -> &str {
    let Some((head, rest)) = text.split_once(')') else {
        return text;
    };
    let Some((place, agency)) = head.split_once(['(', '[']) else {
        return text;
    };
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let is_dateline = head.split_whitespace().count() <= DATELINE_WORDS_MAX
        && !head.split_whitespace().any(small)
        && agency.starts_with(char::is_alphabetic)
        && (place.contains(char::is_alphabetic) || agency.contains('='));
    // "BTS (Bangtan) sang" goes on in small letters; a dateline is followed by a dash or by a sentence.
    let marked = rest.trim_start().starts_with(['-', '–', '—', '=', ':']);
    let sentence = rest.trim_start().starts_with(|c: char| c.is_uppercase()) && place.contains(',');
    if !is_dateline || !(marked || sentence || agency.contains('=')) {
        return text;
    }
    let rest = match rest.split_once(REPORTER) {
        Some((reporter, behind)) if reporter.split_whitespace().count() <= DATELINE_WORDS_MAX => behind,
        _ => rest,
    };
    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '=' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_go() {
        for text in [
            "SEOUL, May 3 (Agency) -- Mina sang.",
            "Busan (AG) — Mina sang.",
            "New Town, Jul 26 (AGY) Mina sang.",
            "(서울=통신) 김아무개 기자 = Mina sang.",
        ] {
            assert_eq!(without_dateline(text), "Mina sang.");
        }
    }

    #[test]
    fn stories_stay() {
        for text in [
            "Mina (Rivers) sang.",
            "The band (below) -- it sang.",
            "Mina sang (twice) in Busan.",
            "Mina sang.",
            "",
        ] {
            assert_eq!(without_dateline(text), text);
        }
    }
}
