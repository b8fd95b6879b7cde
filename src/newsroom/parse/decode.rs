//! Bytes of a feed or page into text: by byte order mark, by what the bytes are, and by what they are said to be.

use encoding_rs::{EUC_KR, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes at the beginning in which a document says its encoding.
const DECLARATION_BYTES_MAX: usize = 1024;

/// Decodes a document; `charset` is what the HTTP header says. What no encoding explains becomes U+FFFD.
///
/// Many servers label everything alike, so a label is believed only where the bytes bear it out, and bytes that are
/// sound UTF-8 are UTF-8 whatever the labels say.
pub fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some(text) = utf_32(bytes) {
        return text;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return lossy(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match bytes {
        [0, b'<', ..] => return lossy(UTF_16BE, bytes),
        [b'<', 0, ..] => return lossy(UTF_16LE, bytes),
        _ => {}
    }
    let head = bytes.get(..DECLARATION_BYTES_MAX).unwrap_or(bytes);
    let labels = [charset.map(str::to_owned), declared(head)];
    let named: Vec<&'static Encoding> = labels
        .into_iter()
        .flatten()
        .filter_map(|label| Encoding::for_label(label.trim().as_bytes()))
        // Such bytes would have begun with a null; the label was kept when the text was converted.
        .filter(|encoding| ![UTF_16BE, UTF_16LE].contains(encoding))
        .collect();
    // Its bytes are all ASCII, and so would pass for UTF-8.
    let stateful = named.iter().copied().filter(|encoding| *encoding == ISO_2022_JP);
    let likely = stateful
        .chain([UTF_8])
        .chain(named.iter().copied())
        .chain(named.is_empty().then_some(EUC_KR));
    likely
        .into_iter()
        .find_map(|encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            Some(text.into_owned())
        })
        .unwrap_or_else(|| lossy(named.last().copied().unwrap_or_else(|| guess(bytes)), bytes))
}

/// UTF-8 with a few broken bytes stays UTF-8; anything else that nobody labelled is Western.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let text = String::from_utf8_lossy(bytes);
    let (mut broken, mut sound) = (0, 0);
    for character in text.chars().filter(|character| !character.is_ascii()) {
        if character == char::REPLACEMENT_CHARACTER {
            broken += 1;
        } else {
            sound += 1;
        }
    }
    if sound > broken { UTF_8 } else { WINDOWS_1252 }
}

fn lossy(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-32, with a byte order mark or with `<` at the beginning; encoding_rs leaves it out because no browser has it.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xFE, 0xFF, ..] => u32::from_be_bytes,
        [b'<', 0, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0, b'<', ..] => u32::from_be_bytes,
        _ => return None,
    };
    let units = bytes.chunks_exact(4).filter_map(|unit| unit.try_into().ok());
    let text = units.map(|unit| char::from_u32(read(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(text.skip_while(|character| *character == '\u{feff}').collect())
}

/// The encoding that an XML declaration or a page's `meta` names.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head.split_once("encoding").or_else(|| head.split_once("charset"))?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let label = after.trim_start_matches(['"', '\'']);
    let label: String = label
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || "-_:.".contains(*character))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn byte_order_marks_come_first() {
        assert_eq!(decode("\u{feff}지민".as_bytes(), Some("windows-1252")), "지민");
        let utf_16: Vec<u8> = "\u{feff}<a>지민".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&utf_16, None), "<a>지민");
        let bare: Vec<u8> = "<a>지민".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bare, Some("utf-8")), "<a>지민");
        let utf_32: Vec<u8> = "\u{feff}지민"
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert_eq!(decode(&utf_32, None), "지민");
    }

    #[test]
    fn a_label_is_believed_where_the_bytes_bear_it_out() {
        let (korean, ..) = encoding_rs::EUC_KR.encode("<?xml version='1.0' encoding='euc-kr'?><a>지민과 하성운</a>");
        assert!(decode(&korean, None).contains("지민과 하성운"));
        assert!(
            decode(&korean, Some("utf-8")).contains("지민과 하성운"),
            "the header is wrong"
        );
        assert_eq!(decode("<a>지민</a>".as_bytes(), Some("iso-8859-1")), "<a>지민</a>");
        assert_eq!(decode(b"<a>caf\xe9 \x80</a>", Some("iso-8859-1")), "<a>café €</a>");
    }

    #[test]
    fn without_a_label_korean_is_known_and_the_rest_is_western() {
        let (korean, ..) = encoding_rs::EUC_KR.encode("<a>지민과 하성운</a>");
        assert_eq!(decode(&korean, None), "<a>지민과 하성운</a>");
        assert_eq!(decode(b"<a>caf\xe9</a>", None), "<a>café</a>");
        let broken = [b"<a>", "지민과 하성운".as_bytes(), b"\xff</a>"].concat();
        assert_eq!(decode(&broken, None), "<a>지민과 하성운\u{fffd}</a>");
    }
}
