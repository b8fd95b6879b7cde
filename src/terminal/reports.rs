//! Reports of questions in a terminal: what people say is wrong, the newest first, as text or as JSON.

use crate::store::{REPORTS_TO_REST, Report};
use crate::text::Language;
use serde_json::json;
use std::io::{self, Write};

/// Writes the reports, as text or as one line of JSON.
pub fn tell(reports: &[Report], as_json: bool, out: &mut impl Write) -> io::Result<()> {
    if as_json {
        let reports: Vec<_> = reports.iter().map(json_of).collect();
        return writeln!(out, "{}", json!(reports));
    }
    if reports.is_empty() {
        return writeln!(out, "nobody has reported a question");
    }
    for report in reports {
        let rests = if report.rests {
            format!(" (rests: {REPORTS_TO_REST} people or more)")
        } else {
            String::new()
        };
        writeln!(out, "{}{rests}", report.question)?;
        let asked = super::plain(&report.prompt, report.at, Language::English);
        writeln!(out, "  {} Answer: {}", in_line(&asked), in_line(&report.answer))?;
        writeln!(
            out,
            "  {} · {} · {}",
            report.at,
            report.language.code(),
            in_line(&report.reason)
        )?;
    }
    writeln!(out, "\nlook at a question, then ask it again with --clear QUESTION")
}

/// A stranger's words neither break the lines nor command the terminal.
fn in_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn json_of(report: &Report) -> serde_json::Value {
    json!({
        "question": report.question,
        "prompt": report.prompt,
        "answer": report.answer,
        "reason": report.reason,
        "language": report.language.code(),
        "reported_at": report.at.to_string(),
        "rests": report.rests,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use jiff::Timestamp;

    fn told(reports: &[Report], as_json: bool) -> String {
        let mut out = Vec::new();
        tell(reports, as_json, &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_report_is_told_with_its_question_and_on_lines_of_its_own() {
        let report = Report {
            question: "year:sample".into(),
            prompt: "When\\?".into(),
            answer: "2020".into(),
            reason: "No.\nIt was\u{1b}[2J later.".into(),
            language: Language::Korean,
            at: Timestamp::UNIX_EPOCH,
            rests: true,
        };
        let text = told(std::slice::from_ref(&report), false);
        for part in [
            "year:sample (rests",
            "When? Answer: 2020",
            "1970-01-01T00:00:00Z · ko · No. It was",
            "--clear",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
        assert!(!text.contains('\u{1b}'), "a terminal obeys no stranger");
        let read: serde_json::Value = serde_json::from_str(&told(&[report], true)).expect("JSON");
        assert_eq!(read[0]["question"], "year:sample");
        assert_eq!(read[0]["rests"], true);
        assert!(told(&[], false).contains("nobody"));
        assert_eq!(told(&[], true), "[]\n");
    }
}
