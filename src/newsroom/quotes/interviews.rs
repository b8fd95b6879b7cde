//! Finds the lines of an interview: "Q: …", "A: …", "Bae Na Rin: …".

use super::marks::Span;
use super::mentions::{Mention, Shape, mention_at};
use super::page::Page;

/// A text is an interview if it has at least this many labelled lines.
const LINES_MIN: usize = 3;

/// A label has at most this many words.
const LABEL_WORDS_MAX: usize = 4;

/// A line that begins with the name or letter of its speaker.
struct Labelled<'t> {
    label: &'t str,
    span: Span,
}

/// The spoken part of every labelled line, if the text is an interview.
pub(super) fn interview(page: &Page<'_>) -> Vec<Span> {
    let starts = (0..page.tokens.len()).filter(|&index| index == 0 || page.before(index).ends_line());
    let lines: Vec<Labelled<'_>> = starts.filter_map(|start| labelled(page, start)).collect();
    let returning = |line: &Labelled<'_>| lines.iter().filter(|other| other.label == line.label).count() > 1;
    let enough = lines.len() >= LINES_MIN && lines.iter().any(returning);
    let several = lines
        .iter()
        .any(|line| lines.first().is_some_and(|first| first.label != line.label));
    if enough && several {
        lines.into_iter().map(|line| line.span).collect()
    } else {
        Vec::new()
    }
}

fn labelled<'t>(page: &Page<'t>, start: usize) -> Option<Labelled<'t>> {
    let colon = (start + 1..=start + LABEL_WORDS_MAX).find(|&index| !page.token(index).is_word())?;
    let label = page.slice(start, colon - 1);
    let letter = is_letter(label) && matches!(page.token(colon).text, ":" | ".");
    let name = page.token(colon).text == ":" && mention(page, start, colon).is_some();
    let close = page.line_end(colon);
    let words = (colon + 1..close).filter(|&index| page.token(index).is_word()).count();
    let bare = !(start..close).any(|index| page.is_quoted(index));
    ((letter || name) && bare && words > 1).then_some(Labelled {
        label,
        span: Span {
            open: colon,
            close,
            closed: false,
            single: false,
            block: true,
        },
    })
}

/// "Q" and "A" are labels, but no names.
fn is_letter(label: &str) -> bool {
    matches!(label, "Q" | "A")
}

/// The name that a label consists of, before the colon at `colon`.
pub(super) fn mention(page: &Page<'_>, start: usize, colon: usize) -> Option<Mention> {
    mention_at(page, start, colon)
        .filter(|name| name.shape == Shape::Name && name.last + 1 == colon && !name.possessive)
        .filter(|name| !is_letter(page.slice(name.first, name.last)))
}

/// Whether a quotation is the spoken part of an interview line.
pub(super) fn is_labelled(page: &Page<'_>, span: &Span) -> bool {
    span.block && matches!(page.token(span.open).text, ":" | ".")
}

/// The label of an interview line, or a label inside the marks: "BAE: I was there".
pub(super) fn label(page: &Page<'_>, span: &Span) -> Option<Mention> {
    if is_labelled(page, span) {
        let start = (0..span.open)
            .rev()
            .find(|&index| page.token(index).ends_line())
            .map_or(0, |index| index + 1);
        return mention(page, start, span.open);
    }
    let start = span.open + 1;
    let colon = (start + 1..=start + LABEL_WORDS_MAX).find(|&index| !page.token(index).is_word())?;
    let shouted = page.token(start).text.chars().all(|letter| letter.is_uppercase());
    (page.token(colon).text == ":" && shouted)
        .then(|| mention(page, start, colon))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::quotes;

    fn check(text: &str, wanted: &[Option<&str>]) {
        let found: Vec<_> = quotes(text, &[]).into_iter().map(|found| found.speaker).collect();
        let found: Vec<_> = found.iter().map(Option::as_deref).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn names_as_labels() {
        check(
            "Host: How was the rehearsal today?\nHan Seo Yul: It rained, so we stayed inside.\nHost: And tomorrow?",
            &[Some("Host"), Some("Han Seo Yul"), Some("Host")],
        );
    }

    #[test]
    fn questions_and_answers() {
        let text = "Han Seo Yul talked with us.\n\nQ: How was the rehearsal today?\nA: It rained, so we stayed in.\nQ: Did you sing?\nA: Only a little bit.";
        check(text, &[None, Some("Han Seo Yul"), None, Some("Han Seo Yul")]);
    }

    #[test]
    fn one_labelled_line_is_no_interview() {
        check("Photo: the stage before the rain came.\nThe show went on.", &[]);
    }
}
