//! How the bot is asked to stop.

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The exit code of a program that was told twice to stop, as shells give it for Ctrl-C.
const STOPPED_AT_ONCE: i32 = 130;

/// Waits for Ctrl-C, or for the signal by which systems end services. The next one ends the program at once.
///
/// It listens from the call on, not from the first wait: a signal that comes while the bot starts is not lost.
pub fn asked_to_stop() -> impl Future<Output = ()> {
    let mut signals = Signals::listen();
    async move {
        signals.next().await;
        tracing::info!("stopping; asked again, the program ends at once");
        tokio::spawn(async move {
            signals.next().await;
            std::process::exit(STOPPED_AT_ONCE);
        });
    }
}

/// The signals that ask to stop. One value listens all the time, so that none is lost between the first and the second.
#[cfg(unix)]
struct Signals {
    interrupt: Option<Signal>,
    terminate: Option<Signal>,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> Self {
        Self {
            interrupt: signal(SignalKind::interrupt()).ok(),
            terminate: signal(SignalKind::terminate()).ok(),
        }
    }

    async fn next(&mut self) {
        tokio::select! {
            () = received(&mut self.interrupt) => {}
            () = received(&mut self.terminate) => {}
        }
    }
}

#[cfg(unix)]
async fn received(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> Self {
        Self
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}
