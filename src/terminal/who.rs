//! Whom a name means, for people in a terminal and for programs that measure the finder or use it.

use super::lines::next_line;
use crate::catalogue::names::{Candidate, NameEntry, Names, SURE};
use serde::Serialize;
use std::io::{self, BufRead, Write};

/// Candidates that a person is shown.
const SHOWN: usize = 8;
/// Candidates of a JSON line: more than artists of any one name.
const CANDIDATES_MAX: usize = 25;
/// Bytes of a line that are read; the rest of a longer line is passed over. The finder reads 64 characters of it.
const LINE_BYTES_MAX: u64 = 4 * 1024;

/// A JSON line: a query and whom it may mean, the likeliest first.
#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    candidates: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    name: &'a str,
    /// Likeness alone, from 0 to 1.
    score: f64,
    /// The kind of likeness and the form of the name that is alike: "romanised: 지민".
    why: String,
}

/// Writes the candidates for one name, a line each, for a person.
pub fn tell(names: &Names, query: &str, out: &mut impl Write) -> io::Result<()> {
    let candidates = names.find(query, SHOWN);
    let sure = candidates.first().is_some_and(|best| best.score >= SURE);
    let verdict = match (candidates.is_empty(), sure) {
        (true, _) => "nobody is near",
        (false, true) => "sure",
        (false, false) => "nobody for certain; the nearest",
    };
    writeln!(out, "{query}: {verdict}")?;
    for (entry, candidate) in known(names, &candidates) {
        let Found { id, name, score, why } = found(entry, candidate);
        let groups = entry
            .groups
            .first()
            .map(|group| format!(" ({group})"))
            .unwrap_or_default();
        writeln!(out, "  {score:.3}  {name}{groups}  [{id}]  {why}")?;
    }
    Ok(())
}

/// Reads one query a line and writes one JSON line for each, in order, as they come.
///
/// A line that is not UTF-8 is read with replacement characters; the end of `input` ends it.
pub fn answer_lines(names: &Names, mut input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    while let Some(query) = next_line(&mut input, LINE_BYTES_MAX)? {
        let candidates = names.find(&query, CANDIDATES_MAX);
        let candidates = known(names, &candidates)
            .map(|(entry, candidate)| found(entry, candidate))
            .collect();
        let answer = Answer {
            query: &query,
            candidates,
        };
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

fn known<'a>(names: &'a Names, found: &'a [Candidate]) -> impl Iterator<Item = (&'a NameEntry, &'a Candidate)> {
    found
        .iter()
        .filter_map(|candidate| Some((names.entry(candidate.index)?, candidate)))
}

fn found<'a>(entry: &'a NameEntry, candidate: &Candidate) -> Found<'a> {
    Found {
        id: &entry.id,
        name: &entry.name,
        score: candidate.score,
        why: format!("{}: {}", candidate.why.how.name(), candidate.why.form),
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE_BYTES_MAX, answer_lines, tell};
    use crate::catalogue::testing;
    use serde_json::Value;

    fn answers(input: &[u8]) -> Vec<Value> {
        let mut out = Vec::new();
        answer_lines(testing::catalogue().names(), input, &mut out).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    #[test]
    fn a_line_for_each_query_in_order() {
        let found = answers("jimin\nqqqqqqqq\n\n하성운".as_bytes());
        let queries: Vec<_> = found
            .iter()
            .map(|answer| answer["query"].as_str().expect("text"))
            .collect();
        assert_eq!(queries, ["jimin", "qqqqqqqq", "", "하성운"]);
        let ids: Vec<_> = found[0]["candidates"].as_array().expect("a list")[..2]
            .iter()
            .map(|candidate| (candidate["id"].as_str().expect("text"), candidate["score"].as_f64()))
            .collect();
        assert_eq!(ids, [("jimin-bts", Some(1.0)), ("jimin-aoa", Some(1.0))]);
        assert_eq!(found[1]["candidates"], Value::Array(vec![]));
        assert_eq!(found[2]["candidates"], Value::Array(vec![]));
        assert_eq!(found[3]["candidates"][0]["why"], "exact: 하성운");
    }

    #[test]
    fn strange_bytes_and_endless_lines_do_no_harm() {
        let long = vec![b'x'; usize::try_from(LINE_BYTES_MAX).expect("small") * 3];
        let input = [b"ji\xffmin\r\n", long.as_slice(), b"\niu\n"].concat();
        let found = answers(&input);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0]["query"], "ji\u{fffd}min");
        assert_eq!(found[2]["candidates"][0]["id"], "iu");
    }

    #[test]
    fn people_are_told_score_and_reason() {
        let mut out = Vec::new();
        for name in ["Jimin", "jimn", "qqqqqqqq"] {
            tell(testing::catalogue().names(), name, &mut out).expect("written");
        }
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(
            text.starts_with("Jimin: sure\n  1.000  Jimin (BTS)  [jimin-bts]  exact: Jimin\n"),
            "{text}"
        );
        assert!(text.contains("jimn: nobody for certain; the nearest\n"), "{text}");
        assert!(text.ends_with("qqqqqqqq: nobody is near\n"), "{text}");
    }
}
