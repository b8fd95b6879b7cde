//! The page: files built into the program, served with a policy that lets nothing foreign run.

use axum::Router;
use axum::http::{HeaderName, header};
use axum::routing::get;

use super::state::Stagehand;

/// Nothing runs but the page's own scripts, and nothing is loaded from the web.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Every file: where it is served, what it is, what is in it.
const FILES: &[(&str, &str, &str)] = &[
    ("/", HTML, include_str!("page/index.html")),
    ("/page/style.css", CSS, include_str!("page/style.css")),
    ("/page/embed.css", CSS, include_str!("page/embed.css")),
    ("/page/overlay.css", CSS, include_str!("page/overlay.css")),
    ("/page/main.js", SCRIPT, include_str!("page/main.js")),
    ("/page/api.js", SCRIPT, include_str!("page/api.js")),
    ("/page/dom.js", SCRIPT, include_str!("page/dom.js")),
    ("/page/markdown.js", SCRIPT, include_str!("page/markdown.js")),
    ("/page/message.js", SCRIPT, include_str!("page/message.js")),
    ("/page/embed.js", SCRIPT, include_str!("page/embed.js")),
    ("/page/components.js", SCRIPT, include_str!("page/components.js")),
    ("/page/composer.js", SCRIPT, include_str!("page/composer.js")),
    ("/page/commands.js", SCRIPT, include_str!("page/commands.js")),
    ("/page/picker.js", SCRIPT, include_str!("page/picker.js")),
    ("/page/modal.js", SCRIPT, include_str!("page/modal.js")),
    ("/page/menu.js", SCRIPT, include_str!("page/menu.js")),
    ("/page/attachment.js", SCRIPT, include_str!("page/attachment.js")),
    ("/page/words.js", SCRIPT, include_str!("page/words.js")),
];

/// The routes of the page's files.
pub(super) fn routes() -> Router<Stagehand> {
    FILES.iter().fold(Router::new(), |router, (path, kind, text)| {
        let headers: [(HeaderName, &'static str); 5] = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "no-cache"),
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "no-referrer"),
        ];
        router.route(path, get(move || async move { (headers, *text) }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_imported_file_is_served() {
        for (path, _, text) in FILES {
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let name = line.split('"').nth(1).unwrap_or_default().trim_start_matches('.');
                assert!(
                    FILES.iter().any(|(path, ..)| *path == format!("/page{name}")),
                    "{path}: {line}"
                );
            }
        }
    }

    #[test]
    fn no_script_writes_markup_or_runs_text() {
        for (path, _, text) in FILES {
            for banned in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "new Function",
            ] {
                assert!(!text.contains(banned), "{path} has {banned}");
            }
        }
    }
}
