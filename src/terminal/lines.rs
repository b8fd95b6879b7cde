//! Reading a program's input line by line, whatever is in it.

use std::io::{self, BufRead, Read};

/// The next line without its end, with replacement characters for what is no UTF-8; none at the end of the input.
///
/// Of a line of more than `bytes_max` bytes the rest is passed over.
pub fn next_line(input: &mut impl BufRead, bytes_max: u64) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(bytes_max).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}
