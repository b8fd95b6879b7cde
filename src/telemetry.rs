//! The log: one line an event on standard error, without secrets.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the log with `filter`; says what is wrong with the filter, if anything.
///
/// serenity and its transports log requests and spans with interaction tokens in them at their finer levels, so theirs
/// never go below warnings, whatever the filter asks for.
pub fn start(filter: &str) -> Result<(), String> {
    let mut filter = EnvFilter::builder()
        .parse(filter)
        .map_err(|error| format!("log.filter: {error}"))?;
    for target in [
        "serenity",
        "reqwest",
        "hyper",
        "h2",
        "tokio_tungstenite",
        "tungstenite",
        "rustls",
        "sqlx",
    ] {
        let directive = format!("{target}=warn")
            .parse()
            .map_err(|error| format!("log.filter: {error}"))?;
        filter = filter.add_directive(directive);
    }
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init()
        .map_err(|error| error.to_string())
}
