//! `fanchant reports` on a database, as an operator runs it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use fanchant::store::{NewReport, Store};
use fanchant::text::Language;
use jiff::Timestamp;
use std::path::Path;
use std::process::Command;

/// Runs the task; its exit code, and what it said on both streams.
fn reports(database: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fanchant"));
    command.args(["reports", "--db"]).arg(database).args(arguments);
    let output = command.output().expect("the program runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
    (output.status.code(), said.concat())
}

#[tokio::test]
async fn reports_are_listed_newest_first_and_cleared() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.db");
    let (code, said) = reports(&file, &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("there is no database") && !file.exists(), "{said}");

    let store = Store::open(&file).await.expect("a database");
    let made = [(1, "year:old"), (1, "year:new"), (2, "year:new"), (3, "year:new")];
    for (second, (user, question)) in (0..).zip(made) {
        let report = NewReport {
            question,
            user,
            prompt: "In which year?",
            answer: "2020",
            reason: "A sample reason",
            language: Language::English,
            now: Timestamp::from_second(second).expect("a time"),
        };
        store.report_question(report).await.expect("kept");
    }
    store.close().await;
    let (code, said) = reports(&file, &[]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains("year:new (rests") && said.contains("In which year? Answer: 2020"),
        "{said}"
    );
    let (_, json) = reports(&file, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(4));
    assert_eq!(
        (&json[0]["question"], &json[0]["reason"]),
        (&"year:new".into(), &"A sample reason".into())
    );
    assert!(!json.to_string().contains("user"), "who reports is nobody's business");

    let (code, said) = reports(&file, &["--clear", "year:new"]);
    assert!(code == Some(0) && said.contains("reports removed: 3"), "{said}");
    let (code, said) = reports(&file, &["--clear", "year:new"]);
    assert!(code == Some(1) && said.contains("nobody has reported"), "{said}");
    assert_eq!(reports(&file, &["--clear"]).0, Some(2));
    assert!(!reports(&file, &[]).1.contains("year:new"));
    let (_, help) = reports(&file, &["--help"]);
    assert!(help.contains("Example: fanchant reports"), "{help}");
}
