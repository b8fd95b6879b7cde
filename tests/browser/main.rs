//! The stage's page in a real browser, with the bot, and with a stand-in of a few lines that opens modals.
//!
//! Needs Chromium and its driver (Debian: `chromium` and `chromium-driver`). Without them the test reports itself as
//! ignored; with the environment variable FANCHANT_BROWSER=required it fails instead.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

#[path = "../stage/harness.rs"]
#[allow(dead_code, reason = "the stage's own tests use the rest")]
mod harness;
mod page;
mod quiz;
mod rounds;
#[path = "../support/mod.rs"]
mod support;
mod windows;

use libtest_mimic::{Arguments, Failed, Trial};
use page::Driver;
use std::process::{Command, ExitCode, Stdio};

/// The variable that turns a missing browser into a failure.
const REQUIRED: &str = "FANCHANT_BROWSER";
const DRIVER: &str = "chromedriver";
const BROWSER: &str = "chromium";

fn main() -> ExitCode {
    let missing: Vec<&str> = [BROWSER, DRIVER]
        .into_iter()
        .filter(|program| !is_there(program))
        .collect();
    let required = std::env::var(REQUIRED).is_ok_and(|value| value == "required");
    if !missing.is_empty() {
        println!(
            "the browser test needs {}, which this machine lacks",
            missing.join(" and ")
        );
    }
    let ignored = !missing.is_empty() && !required;
    let trials = [
        Trial::test("two_people_find_a_quote_and_play_a_question", quiz::play),
        Trial::test("two_people_play_three_rounds_to_the_result", rounds::play),
        Trial::test("modals_menus_files_and_people_by_keyboard", windows::play),
    ];
    let trials = trials.map(|trial| trial.with_ignored_flag(ignored));
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit_code()
}

fn is_there(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Runs a trial with a driver of its own.
fn in_browser(trial: impl AsyncFnOnce(&Driver)) -> Result<(), Failed> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(trial(&Driver::start()));
    Ok(())
}
