//! The article in a web page, found by the same rules as browsers' reading views.

use super::furniture::{self, Piece};
use super::{Body, Paragraph, Part};
use crate::newsroom::parse::date;
use crate::newsroom::plain;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Elements of a page; the largest measured pages have a tenth.
const ELEMENTS_MAX: usize = 100_000;

/// Why a page gives no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoArticle {
    /// It is nested too deep to be a page.
    #[error("its elements stand deeper in each other than {}", plain::NESTING_MAX)]
    TooDeep,
    /// No part of it reads like an article.
    #[error("no part of it reads like an article")]
    NoText,
}

/// Finds the article in a page. `address` is where the page is; the picture's address is resolved against it.
pub fn of_page(html: &str, address: Option<&str>) -> Result<Body, NoArticle> {
    if plain::is_nested_too_deep(html) {
        return Err(NoArticle::TooDeep);
    }
    let config = Config {
        max_elements_to_parse: ELEMENTS_MAX,
        ..Config::default()
    };
    let mut page = Readability::new(html, address, Some(config))
        .or_else(|_| Readability::new(html, None, None))
        .map_err(|_| NoArticle::NoText)?;
    let Ok(article) = page.parse() else {
        return short_page(html);
    };
    let title = plain::one_line(&article.title);
    let paragraphs = plain::paragraphs(&article.content);
    let mut body = Body {
        image: article.image.and_then(|image| absolute(&image, address)),
        published: article.published_time.as_deref().and_then(date::parse),
        outlet: article
            .site_name
            .map(|name| plain::one_line(&name))
            .filter(|name| !name.is_empty()),
        ..gather(paragraphs)
    };
    body.title = title;
    Ok(body)
}

/// A page too short for the rules: its title and all its text.
fn short_page(html: &str) -> Result<Body, NoArticle> {
    let document = Document::from(html);
    let body = document.select("body");
    let node = body.nodes().first().ok_or(NoArticle::NoText)?;
    let paragraphs = plain::paragraphs_of(node);
    if paragraphs.is_empty() {
        return Err(NoArticle::NoText);
    }
    Ok(Body {
        title: plain::one_line(&document.select("title").text()),
        ..gather(paragraphs)
    })
}

/// A page keeps every paragraph that browsers show, but for furniture; photo credits go to their own list.
fn gather(paragraphs: Vec<String>) -> Body {
    let mut body = Body::default();
    for (piece, text) in furniture::sort(paragraphs) {
        match piece {
            Piece::Furniture => {}
            Piece::Credit(credit) => furniture::add_credit(&mut body.credits, credit),
            Piece::Text => body.paragraphs.push(Paragraph {
                text,
                part: Part::Story,
            }),
        }
    }
    furniture::mark_asides(&mut body.paragraphs);
    body
}

fn absolute(written: &str, address: Option<&str>) -> Option<String> {
    let image = match url::Url::parse(written) {
        Ok(image) => image,
        Err(_) => url::Url::parse(address?).ok()?.join(written).ok()?,
    };
    matches!(image.scheme(), "http" | "https").then(|| image.to_string())
}
