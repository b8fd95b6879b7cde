//! Finds who is mentioned: names, pronouns and descriptions ("the singer", "one of her friends").

use super::page::Page;
use super::tokens::Kind;
use super::traits::Traits;

/// How somebody is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Pronoun,
    Description,
}

/// A mention from the token `first` to the token `last`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) shape: Shape,
    /// Behind a preposition, so hardly a subject.
    pub(super) governed: bool,
    /// Ends in `'s`, so what follows is the subject.
    pub(super) possessive: bool,
}

/// A description has at most this many words.
const DESCRIPTION_WORDS_MAX: usize = 9;

/// A name has at most this many words.
const NAME_WORDS_MAX: usize = 7;

/// Small words inside a name.
const CONNECTORS: &[&str] = &["de", "von", "van", "der", "den", "bin", "al", "la", "du", "ibn", "y"];

/// Quantities that go on with "of": "one of those advisers".
const QUANTITIES: &[&str] = &[
    "one", "some", "many", "several", "two", "three", "most", "all", "both", "another", "few",
];

/// All mentions in narration between two tokens, from left to right.
pub(super) fn mentions_in(page: &Page<'_>, start: usize, end: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut index = start;
    while index < end {
        if page.is_quoted(index) {
            index += 1;
            continue;
        }
        match mention_at(page, index, end) {
            Some(mention) => {
                index = mention.last + 1;
                found.push(mention);
            }
            None => index += 1,
        }
    }
    found
}

/// The mention that begins exactly at `index`, looking no further than `end`.
pub(super) fn mention_at(page: &Page<'_>, index: usize, end: usize) -> Option<Mention> {
    let token = page.token(index);
    if !token.is_word() || index >= end {
        return None;
    }
    let governed = page.before(index).has(Traits::PREPOSITION);
    let mention = |last, shape| Mention {
        first: index,
        last,
        shape,
        governed,
        possessive: false,
    };
    if is_pronoun(page, index) {
        return Some(mention(index, Shape::Pronoun));
    }
    let that = token.text.eq_ignore_ascii_case("that")
        && (page.token(index + 1).has(Traits::MALE.or(Traits::FEMALE)) && page.token(index + 1).is_small());
    if (token.has(Traits::DETERMINER) || that) && (token.is_small() || !begins_name(page, index)) {
        return description_at(page, index, end, governed);
    }
    if !begins_name(page, index) {
        return None;
    }
    Some(name_at(page, index, end, governed))
}

/// A name, or what belongs to it: "Rubio's deputy campaign manager".
fn name_at(page: &Page<'_>, first: usize, end: usize, governed: bool) -> Mention {
    let last = name_end(page, first, end);
    let possessive = is_genitive(page, last);
    let owned = last + 1 + usize::from(!page.token(last).is_possessive());
    let name = Mention {
        first,
        last,
        shape: Shape::Name,
        governed,
        possessive,
    };
    if !possessive || !page.token(owned).is_small() {
        return name;
    }
    description_at(page, first, end, governed)
        .filter(|longer| longer.last >= owned)
        .unwrap_or(name)
}

/// Whether a subject pronoun stands here, and not a name like "He Sung Woon".
fn is_pronoun(page: &Page<'_>, index: usize) -> bool {
    let token = page.token(index);
    let alone = !(begins_name(page, index + 1) && begins_name(page, index + 2));
    let shouted = token.text.chars().count() > 1 && token.text.chars().all(char::is_uppercase);
    let i = token.text == "i";
    token.has(Traits::PRONOUN) && !shouted && !i && (alone || token.text == "I" || token.is_small())
}

/// Whether a capital word stands here that may begin a name.
fn begins_name(page: &Page<'_>, index: usize) -> bool {
    let token = page.token(index);
    if !page.is_name_word(index) || page.is_quoted(index) && !page.is_quoted(index.saturating_sub(1)) {
        return false;
    }
    let pronoun_in_name = token.has(Traits::PRONOUN) && token.text.chars().count() > 1;
    if pronoun_in_name {
        let (second, third) = (page.token(index + 1), page.token(index + 2));
        let plain = |word: &super::tokens::Token<'_>| word.is_capital() && !word.has(Traits::NO_NAME);
        return plain(second) && plain(third);
    }
    !token.has(Traits::NO_NAME)
}

fn name_end(page: &Page<'_>, first: usize, end: usize) -> usize {
    let mut last = first;
    while last + 1 < end && last + 1 - first < NAME_WORDS_MAX && !is_genitive(page, last) {
        let next = page.token(last + 1);
        let joined = next.is_small() && CONNECTORS.contains(&next.text) && page.token(last + 2).is_capital();
        if page.is_name_word(last + 1) && !next.has(Traits::NO_NAME) && next.spaced {
            last += 1;
        } else if joined && last + 2 < end {
            last += 2;
        } else {
            break;
        }
    }
    last
}

/// Whether the word is a genitive: "Rubio's", "BTS'".
fn is_genitive(page: &Page<'_>, index: usize) -> bool {
    let next = page.token(index + 1);
    let bare = next.kind == Kind::Mark && !next.spaced && matches!(next.text, "'" | "’");
    page.token(index).is_possessive() || (bare && page.token(index).text.ends_with(['s', 'S']))
}

/// "the Republican nominee", "one of those advisers", "Rubio's deputy campaign manager".
fn description_at(page: &Page<'_>, first: usize, end: usize, governed: bool) -> Option<Mention> {
    let mut last = first;
    while last + 1 < end && last - first < DESCRIPTION_WORDS_MAX && goes_on(page, first, last + 1) {
        last += 1;
    }
    while last > first + 1 && page.token(last).text.ends_with("ly") {
        last -= 1;
    }
    let quantity = QUANTITIES.contains(&page.token(first).lower().as_str());
    if quantity && page.token(last + 1).text == "of" && last < first + 3 {
        if let Some(group) = mention_at(page, last + 2, end) {
            last = group.last;
        }
        return Some(Mention {
            first,
            last,
            shape: Shape::Description,
            governed,
            possessive: false,
        });
    }
    if last == first && !quantity && !matches!(page.token(first).lower().as_str(), "both" | "another" | "others") {
        return None;
    }
    Some(name_inside(page, first, last, governed))
}

fn goes_on(page: &Page<'_>, first: usize, index: usize) -> bool {
    let stops = Traits::PREPOSITION.or(Traits::JOINER).or(Traits::PRONOUN);
    let token = page.token(index);
    if token.kind == Kind::Mark && is_genitive(page, index - 1) && !page.is_quoted(index) {
        return true;
    }
    if !token.is_word() || page.is_quoted(index) || token.is_small() && token.has(stops.or(Traits::PAST)) {
        return false;
    }
    let behind = index - first;
    let verb = token.is_small() && (token.has(Traits::SAYING) || token.has(Traits::BETWEEN));
    let past = token.is_small() && token.text.ends_with("ed") && behind > 1 && !page.before(index).text.ends_with("ly");
    let acts = verb && behind > 0 && !page.before(index).has(Traits::DETERMINER);
    !acts && !past
}

/// "the singer Ha Sung Woon" is a name; "a New Hampshire Democrat" and "the Trump campaign" are descriptions.
fn name_inside(page: &Page<'_>, first: usize, last: usize, governed: bool) -> Mention {
    let possessive = is_genitive(page, last);
    let description = Mention {
        first,
        last,
        shape: Shape::Description,
        governed,
        possessive,
    };
    let mut start = last + 1;
    while start > first && begins_name(page, start - 1) && (start > last || !is_genitive(page, start - 1)) {
        start -= 1;
    }
    let names = last + 1 - start;
    let opener = page.token(first).lower();
    let vague = matches!(
        opener.as_str(),
        "a" | "an" | "one" | "another" | "some" | "many" | "several" | "two" | "three"
    );
    let plain = |index: usize| page.token(index).has(Traits::PLACE);
    if names == 0 || (vague && names < 2) || (vague && plain(last)) || (names == 1 && plain(last)) {
        return description;
    }
    let whole = start == first + 1 && page.token(first).has(Traits::DETERMINER) && page.token(first).text != "The";
    let first = if whole && page.token(last).has(Traits::PLACE) {
        first
    } else {
        start
    };
    Mention {
        first,
        last,
        shape: Shape::Name,
        governed,
        possessive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Shape)> {
        let page = Page::new(text);
        let mentions = mentions_in(&page, 0, page.tokens.len());
        mentions
            .iter()
            .map(|mention| (page.slice(mention.first, mention.last).to_owned(), mention.shape))
            .collect()
    }

    fn check(text: &str, wanted: &[(&str, Shape)]) {
        let wanted: Vec<_> = wanted.iter().map(|&(words, shape)| (words.to_owned(), shape)).collect();
        assert_eq!(found(text), wanted, "{text}");
    }

    #[test]
    fn names_pronouns_and_descriptions() {
        check(
            "But Han Seo Yul thanked the crew.",
            &[("Han Seo Yul", Shape::Name), ("the crew", Shape::Description)],
        );
        check(
            "He bowed to the singer Han Seo Yul.",
            &[("He", Shape::Pronoun), ("Han Seo Yul", Shape::Name)],
        );
    }

    #[test]
    fn a_pronoun_may_be_part_of_a_misspelt_name() {
        check("He Sung Woon sings.", &[("He Sung Woon", Shape::Name)]);
    }

    #[test]
    fn quantities_go_on() {
        check(
            "one of those advisers left",
            &[("one of those advisers", Shape::Description)],
        );
    }

    #[test]
    fn whose_member_is_not_the_group() {
        check("BTS' Jimin waved.", &[("BTS", Shape::Name), ("Jimin", Shape::Name)]);
    }
}
