//! What holds for any text at all.

use proptest::prelude::*;

use super::{KnownPerson, quotes};

/// The pieces that matter here, set apart by bars.
const PIECES: &str = "“|”|\"|'|‘|’|「|」|『|』|''| | | |\n|\n\n|\r\n|,|.|:|?|—|said|he|She|Bae|Na Rin|the singer|\
    according to|response was|하성운은|라고|말했다|Mr.|BTS’|Q:|A:|rain|I|12|é|👩‍🎤|e\u{301}|\u{a0}|_|--|...|of|who|told";

/// Text made of the pieces in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.split('|').collect::<Vec<_>>());
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let letters: Vec<char> = text.chars().collect();
    let known = [KnownPerson {
        name: "Na Rin".to_owned(),
        spellings: vec!["Bae".to_owned(), String::new()],
    }];
    let mut end_before = 0;
    for found in quotes(text, &known) {
        prop_assert!(found.start < found.end && found.end <= letters.len(), "{:?}", found);
        prop_assert!(found.start >= end_before, "sorted and apart: {:?}", found);
        prop_assert!((0.0..=1.0).contains(&found.confidence), "{:?}", found);
        end_before = found.end;
        let inner = letters.get(found.start..found.end).unwrap_or_default();
        let opener = found.start.checked_sub(1).and_then(|before| letters.get(before));
        if let Some(opener) = opener.filter(|opener| matches!(opener, '“' | '"')) {
            prop_assert!(!inner.contains(opener), "{:?} in {:?}", opener, found);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_order_of_marks_and_words(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn the_same_text_gives_the_same_answer(text in pieces()) {
        prop_assert_eq!(quotes(&text, &[]), quotes(&text, &[]));
    }
}
