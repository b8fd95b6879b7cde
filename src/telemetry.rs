//! The log: one line an event on standard error, without secrets.

use std::io::IsTerminal;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// How the targets of crates begin that log requests and spans with interaction tokens in them at their finer levels.
const TALKATIVE: [&str; 8] = [
    "serenity",
    "reqwest",
    "hyper",
    "h2",
    "tokio_tungstenite",
    "tungstenite",
    "rustls",
    "sqlx",
];

/// Starts the log with `filter`; says what is wrong with the filter, if anything.
pub fn start(filter: &str) -> Result<(), String> {
    subscriber(filter, std::io::stderr, std::io::stderr().is_terminal())?
        .try_init()
        .map_err(|error| error.to_string())
}

fn subscriber<W>(filter: &str, writer: W, colours: bool) -> Result<impl Subscriber + Send + Sync, String>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::builder()
        .parse(filter)
        .map_err(|error| format!("log.filter: {error}"))?;
    let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(colours);
    // Beside the filter, not in it: there a more exact directive of the operator's would win.
    let guard = filter_fn(is_discreet);
    Ok(tracing_subscriber::registry().with(filter).with(guard).with(lines))
}

/// Whether an event or span may be logged: of the talkative crates only warnings and errors.
fn is_discreet(metadata: &Metadata<'_>) -> bool {
    let is_talkative = TALKATIVE.iter().any(|start| metadata.target().starts_with(start));
    *metadata.level() <= Level::WARN || !is_talkative
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn no_filter_lets_the_transports_speak_of_requests() {
        // "serenity::http=trace" was more exact than the guard within the filter, and tokens were logged.
        for filter in [
            "trace",
            "serenity::http=trace,info",
            "info,hyper_util::client=debug",
            "info,[request]=trace",
        ] {
            let file = tempfile::NamedTempFile::new().expect("a file");
            let lines = Arc::new(file.reopen().expect("the file"));
            let subscriber = subscriber(filter, lines, false).expect("a filter");
            tracing::subscriber::with_default(subscriber, || {
                let _span = tracing::info_span!(target: "serenity::http", "request", path = "secret-token").entered();
                tracing::debug!(target: "serenity::http", "secret-token");
                tracing::debug!(target: "hyper_util::client", "secret-token");
                tracing::warn!(target: "serenity::gateway", "a warning");
                tracing::error!("our own words");
            });
            let text = std::fs::read_to_string(file.path()).expect("text");
            assert!(!text.contains("secret"), "{filter}: {text}");
            assert_eq!(
                text.contains("our own words"),
                filter != "serenity::http=trace",
                "{filter}: {text}"
            );
        }
    }
}
