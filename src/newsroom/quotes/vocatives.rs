//! Finds who is spoken to inside a quotation: "Come in, Mr. Bae!", "My dear Seo Yul, …".

use super::marks::Span;
use super::mentions::Mention;
use super::page::Page;
use super::speaker::name_at;
use super::tokens::Kind;

/// The names that stand apart as an address inside a quotation.
pub(super) fn vocatives(page: &Page<'_>, span: &Span) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut index = span.open + 1;
    while index < span.close {
        let Some(name) = name_at(page, index, span.close) else {
            index += 1;
            continue;
        };
        if stands_apart(page, span, &name) && !name.possessive {
            found.push(name);
        }
        index = name.last + 1;
    }
    found
}

/// Between two pauses, or between a pause and "dear".
fn stands_apart(page: &Page<'_>, span: &Span, name: &Mention) -> bool {
    let (before, behind) = (page.before(name.first), page.token(name.last + 1));
    let begins = name.first == span.open + 1 || before.kind == Kind::Stop;
    let called = before.text == "," || matches!(before.text, "dear" | "old");
    let pause = behind.text == "," || behind.kind == Kind::Stop || name.last + 1 >= span.close;
    pause && (called || begins && (behind.text == "," || behind.text.starts_with('!')))
}
