//! A quote as a card: the words, who said them, the circumstances, and where they are printed.

use crate::catalogue::{Quote, Wording};
use crate::commands::words::{date_words, name_words};
use crate::commands::{Turn, who};
use crate::interaction::Embed;
use crate::text::{escape, link};

/// The quote as a card.
pub fn card(turn: &Turn<'_>, quote: &Quote) -> Embed {
    let speaker = turn.catalogue.artist(&quote.speaker);
    let who = speaker
        .map(|artist| who::in_full_bold(turn, artist))
        .unwrap_or_default();
    Embed {
        text: format!(
            "{}\n\n{who}\n{}\n{}",
            quoted(quote),
            circumstances(turn, quote),
            print(turn, quote)
        ),
        ..Embed::default()
    }
}

/// The quote within another card: the words, the speaker, and whose telling or translation they are.
pub fn in_brief(turn: &Turn<'_>, quote: &Quote) -> String {
    let speaker = turn.catalogue.artist(&quote.speaker);
    let name = speaker
        .map(|artist| escape(&name_words(turn.words, artist)))
        .unwrap_or_default();
    let telling = telling(turn, quote).join(" · ");
    format!("{}\n— {name} · {telling}", quoted(quote))
}

/// The words as a block quote. Each line is marked, so that a line break in the data cannot end the block.
fn quoted(quote: &Quote) -> String {
    let lines: Vec<String> = quote.text.lines().map(|line| format!("> {}", escape(line))).collect();
    lines.join("\n")
}

/// "when asked for a drama song · as told by Ha Sung Woon · translated · date unknown".
fn circumstances(turn: &Turn<'_>, quote: &Quote) -> String {
    let words = turn.words;
    let mut parts = vec![escape(quote.occasion.in_language(words.language))];
    parts.extend(telling(turn, quote));
    parts.push(match quote.date {
        Some(date) => date_words(words, date),
        None => words.plain("date-unknown"),
    });
    parts.join(" · ")
}

/// Whose recollection the words are, if anybody's, and how they stand to what was spoken.
fn telling(turn: &Turn<'_>, quote: &Quote) -> Vec<String> {
    let words = turn.words;
    let mut parts = Vec::new();
    if let Some(teller) = quote.told_by.as_ref().and_then(|id| turn.catalogue.artist(id)) {
        parts.push(words.say("quote-told-by", &[("name", escape(&name_words(words, teller)).into())]));
    }
    let wording = match quote.wording {
        Some(Wording::Verbatim) => "verbatim",
        Some(Wording::Translated) => "translated",
        Some(Wording::Paraphrased) => "paraphrased",
        None => "unknown",
    };
    let language = quote.language.clone().unwrap_or_else(|| "unknown".to_owned());
    parts.push(words.say(
        "quote-wording",
        &[("wording", wording.into()), ("language", language.into())],
    ));
    parts
}

/// Where the quote is printed: a link where there is an address, else the page's title with a word about it.
fn print(turn: &Turn<'_>, quote: &Quote) -> String {
    let source = &quote.source;
    let address = source.url.as_ref().and_then(|url| url.address());
    match (address, source.title.as_deref(), source.outlet.as_deref()) {
        (Some(address), title, outlet) => {
            let label = [outlet, title].into_iter().flatten().collect::<Vec<_>>().join(": ");
            let host = source.url.as_ref().map(|url| url.origin()).unwrap_or_default();
            let label = if label.is_empty() { host } else { &label };
            turn.words
                .say("quote-printed", &[("where", link(label, address).into())])
        }
        (None, title, outlet) => {
            let title = title.or(outlet).unwrap_or_default();
            turn.words.say("source-no-address", &[("title", escape(title).into())])
        }
    }
}
