//! The stage as a whole: pages and pasted texts of our own writing, in the forms that real ones have.

use super::*;
use proptest::prelude::*;

const PASTED: &str = "Mina and Junho on stage Mina and Junho on stage

Mina wanted to sing with Junho, this is how \"Two Rivers\" came to be

The friends Mina and Junho released a song together a few weeks ago. Here is the story behind it.

Mina and Junho / By @somebody

Mina said yes to one song only

Recently Junho explained how he got to sing with Mina. He said:

I called her just in case she wants to try it.

Junho talking about the song / By @other_7

Mina's answer was:

If it's with you I am in

The team agreed after hearing the story.

What do you think about it? Their friendship is lovely. Do you want to know how they met? Read this article to find out.

Related Articles

Ten duets that you should know

More News

More News
";

fn parts(body: &Body, part: Part) -> Vec<&str> {
    let wanted = body.paragraphs.iter().filter(|paragraph| paragraph.part == part);
    wanted.map(|paragraph| paragraph.text.as_str()).collect()
}

#[test]
fn a_pasted_article_loses_its_furniture_and_keeps_its_parts() {
    let body = of_text(PASTED);
    assert_eq!(
        body.title,
        "Mina wanted to sing with Junho, this is how \"Two Rivers\" came to be"
    );
    assert_eq!(body.credits, ["@somebody", "@other_7"]);
    assert_eq!(parts(&body, Part::Heading), ["Mina said yes to one song only"]);
    assert_eq!(parts(&body, Part::Aside).len(), 1, "{body:?}");
    let text = body.text();
    for gone in ["Related", "More News", "Ten duets", "@", "on stage"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(
        body.story().any(|paragraph| paragraph == "If it's with you I am in"),
        "announced speech is no heading"
    );
}

#[test]
fn the_headline_stands_above_the_first_paragraph() {
    for (text, title) in [
        (
            "Music\n\nTwo singers met in spring\n\nIt rained.",
            "Two singers met in spring",
        ),
        (
            "Pop news\n\nTwo singers met in spring\n\nIt rained.",
            "Two singers met in spring",
        ),
        ("Two meet!\n\nIt rained.\n\nA line without a stop", "Two meet!"),
        ("Music\n\nIt rained.", ""),
        ("It rained all day. Nobody came.\n\nThe next day it shone.", ""),
        ("It rained.\n\nTwo singers met in spring\n\nIt shone.", ""),
        ("One line\n\nAnother line\n\nA third line", ""),
        ("", ""),
    ] {
        assert_eq!(of_text(text).title, title, "{text}");
    }
    let twice = of_text("Two singers met\n\nTwo singers met\n\nIt rained.\n\nTwo singers met");
    assert_eq!(twice.text(), "It rained.");
}

#[test]
fn a_text_that_begins_with_a_question_is_a_story() {
    let body = of_text("Have you heard the song? Mina sang it on Friday. It was late.");
    assert_eq!(body.story().count(), 1);
}

#[test]
fn doubled_captions_are_blanked_in_place() {
    let text = "가 b 가 b\nMina: “Yes.”\nBye Bye\n";
    assert_eq!(without_captions(text), "       \nMina: “Yes.”\nBye Bye\n");
    assert_eq!(without_captions("Bye Bye"), "Bye Bye");
}

#[test]
fn credits_in_their_many_forms() {
    for (line, credit) in [
        ("Photo: Newsen", "Newsen"),
        ("(Photo by Kim Min-ji)", "Kim Min-ji"),
        ("Mina at the airport | Photo: OSEN", "OSEN"),
        ("사진=연합뉴스", "연합뉴스"),
        ("[사진 제공=빅히트 뮤직]", "빅히트 뮤직"),
        ("공항에 나타난 지민 ⓒ 스타뉴스", "스타뉴스"),
        ("© Big Hit Music", "Big Hit Music"),
        ("Jimin / by @kiss_seven7", "@kiss_seven7"),
    ] {
        let body = of_text(&format!(
            "A headline\n\nA story about two friends who sing.\n\n{line}\n\nIt goes on here."
        ));
        assert_eq!(
            (body.credits.as_slice(), body.paragraphs.len()),
            ([credit.to_owned()].as_slice(), 2),
            "{line}"
        );
    }
    for line in [
        "Photography is her hobby.",
        "He went in and/or by bus.",
        "The price is 5 © a piece, he said.",
    ] {
        assert_eq!(
            of_text(&format!("A headline\n\n{line}")).credits,
            Vec::<String>::new(),
            "{line}"
        );
    }
}

#[test]
fn rights_and_lists_go_and_the_story_goes_on_behind_them() {
    let body = of_text(
        "A headline\n\nOne sentence.\n\nRead more:\n\nAnother headline\n\nThe story goes on here.\n\n\
         ⓒ 뉴스, 무단 전재 및 재배포 금지\n\nCopyright 2022. All rights reserved.",
    );
    assert_eq!(body.text(), "One sentence.\n\nThe story goes on here.");
}

#[test]
fn lines_broken_by_a_mail_are_joined() {
    let body =
        of_text("A headline\n\nThis is a paragraph that a\nprogram broke into lines of\nsome length.\n\nThe next.");
    assert_eq!(
        body.text(),
        "This is a paragraph that a program broke into lines of some length.\n\nThe next."
    );
}

#[test]
fn a_question_within_the_story_stays() {
    let body = of_text(
        "A headline\n\nHave you seen the drama? It is by far the best of the year, and here is why.\n\nOne.\n\n\
                        Two.\n\nThree.\n\nFour.",
    );
    assert_eq!(parts(&body, Part::Aside), Vec::<&str>::new());
}

fn page(inside: &str) -> Body {
    let filler = "<p>A paragraph that is long enough to be taken for a part of an article, with commas, and more.</p>";
    let html = format!(
        "<html><head><title>A headline - Outlet</title><meta property='og:title' content='A headline'>\
         <meta property='og:image' content='/a.jpg'><meta property='article:published_time' content='2022-04-24'></head>\
         <body><nav><a href='/'>Home</a></nav><article><h1>A headline</h1>{}{inside}</article><footer>Rights</footer></body></html>",
        filler.repeat(6)
    );
    of_page(&html, Some("https://a.org/story")).expect("an article")
}

#[test]
fn the_article_of_a_page() {
    let body = page("<p>Photo: Newsen</p><p>Its &amp; end.</p><h3>Related Articles</h3><ul><li>Other</li></ul>");
    assert_eq!(
        (body.title.as_str(), body.image.as_deref()),
        ("A headline", Some("https://a.org/a.jpg"))
    );
    assert_eq!(body.credits, ["Newsen"]);
    assert!(body.published.is_some());
    assert!(body.text().ends_with("Its & end."), "{}", body.text());
}

#[test]
fn what_is_no_page_is_told() {
    assert!(of_page("", None).is_err());
    let deep = "<div>".repeat(100_000);
    assert_eq!(
        of_page(&deep, None).expect_err("too deep").to_string(),
        "its elements stand deeper in each other than 1000"
    );
    assert_eq!(
        of_page("<body><p>Short</p></body>", None).expect("its text").text(),
        "Short"
    );
}

#[test]
fn html_is_told_from_text() {
    assert!(is_html("<!DOCTYPE html>\n<html>") && is_html("<div>x"));
    assert!(!is_html("I <3 you & more") && !is_html(""));
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "(\n{0,2}(Photo: |ⓒ|Related Articles|By @|/ By |[가-힣 a-z.:?]{1,9}|\\PC)){0,30}") {
        let body = of_text(&text);
        prop_assert!(body.paragraphs.iter().all(|paragraph| !paragraph.text.contains('\n')));
        prop_assert_eq!(without_captions(&text).chars().count(), text.chars().count());
        let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let all = letters(&text);
        prop_assert!(all.contains(&letters(&body.title)));
        for paragraph in &body.paragraphs {
            prop_assert!(all.contains(&letters(&paragraph.text)), "{:?}", paragraph);
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = (is_html(&text), of_text(&text), of_page(&text, None));
    }

    #[test]
    fn no_page_breaks_it(html in "(<(/?(html|body|article|div|p|table|h1|script|a)( class='[a-z]{0,7}')?|!--)>?|&[#a-z0-9]{1,5};|[가-힣 a-z,.]{1,60}|\\PC){0,40}") {
        let _ = of_page(&html, Some("https://a.org/"));
        let _ = of_page(&html, Some("no address"));
    }
}
