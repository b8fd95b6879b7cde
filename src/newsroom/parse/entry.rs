//! One entry as the parser gives it, brought to plain texts and absolute addresses.

use super::{Entry, plain};
use crate::text::clip;
use dom_query::Document;
use feed_rs::model::{self, FeedType, Link, LinkTarget, MediaObject, Text};
use jiff::Timestamp;
use url::Url;

/// Characters of a headline; a longer one is cut at a word.
const TITLE_CHARS_MAX: usize = 300;
/// Characters of an outlet's summary.
const SUMMARY_CHARS_MAX: usize = 2_000;
/// Bytes of HTML in one entry that are read; the longest articles have a tenth.
const HTML_BYTES_MAX: usize = 256 * 1024;
/// Pictures of one entry that are kept.
const IMAGES_MAX: usize = 10;

/// Reads an entry, or says in a sentence why it is of no use.
pub fn read(raw: model::Entry, kind: &FeedType, base: Option<&Url>) -> Result<Entry, String> {
    let guid = Some(plain::one_line(&raw.id)).filter(|id| !id.is_empty());
    let link = article_link(&raw.links, base).or_else(|| guid.as_deref().and_then(|id| address(id, None)));
    let base = link
        .as_deref()
        .and_then(|link| Url::parse(link).ok())
        .or_else(|| base.cloned());
    let content = raw.content.as_ref().and_then(|content| content.body.as_deref());
    let content_is_html = raw
        .content
        .as_ref()
        .is_none_or(|content| content.content_type.subty() != "plain");
    let summary_html = raw.summary.as_ref().map(|text| text.content.as_str());
    let html = bounded(content.or(summary_html).unwrap_or_default());
    let body = match content {
        Some(content) if content_is_html => plain::paragraphs(bounded(content)),
        Some(content) => content
            .lines()
            .map(plain::one_line)
            .filter(|line| !line.is_empty())
            .collect(),
        None => Vec::new(),
    };
    let summary = match plain_text(raw.summary.as_ref(), kind) {
        summary if summary.is_empty() => body.join(" "),
        summary => summary,
    };
    let entry = Entry {
        title: clip(&plain_text(raw.title.as_ref(), kind), TITLE_CHARS_MAX),
        published: time(raw.published).or_else(|| time(raw.updated)),
        summary: clip(&summary, SUMMARY_CHARS_MAX),
        images: images(&raw, html, base.as_ref()),
        credits: credits(&raw.media),
        guid,
        link,
        body,
    };
    let is_empty = entry.title.is_empty() && entry.summary.is_empty() && entry.link.is_none();
    if is_empty && entry.guid.is_none() && entry.published.is_none() {
        return Err("it has no title, no text, no link, no id and no date".into());
    }
    Ok(entry)
}

/// A text of a feed without markup. RSS never says whether a text is HTML, so there whatever looks like it is; Atom
/// says so.
pub fn plain_text(text: Option<&Text>, kind: &FeedType) -> String {
    let Some(text) = text else { return String::new() };
    let content = bounded(&text.content);
    if *kind == FeedType::Atom && text.content_type.subty() == "plain" {
        plain::one_line(content)
    } else {
        plain::line(content)
    }
}

fn bounded(html: &str) -> &str {
    let end = (0..=HTML_BYTES_MAX.min(html.len()))
        .rev()
        .find(|end| html.is_char_boundary(*end));
    html.get(..end.unwrap_or_default()).unwrap_or_default()
}

fn time(time: Option<chrono::DateTime<chrono::Utc>>) -> Option<Timestamp> {
    let time = time?;
    Timestamp::new(time.timestamp(), i32::try_from(time.timestamp_subsec_nanos()).ok()?).ok()
}

/// The link to the article: what stands for the entry itself, before anything that only belongs to it.
fn article_link(links: &[Link], base: Option<&Url>) -> Option<String> {
    let rank = |link: &Link| match (link.target.as_ref(), link.rel.as_deref()) {
        (Some(LinkTarget::Comments | LinkTarget::CommentsFeed), _) => None,
        (None, Some("alternate")) if link.media_type.as_deref().is_none_or(|kind| kind.contains("html")) => Some(0),
        (None, None) if link.media_type.is_none() => Some(1),
        (None, Some("alternate")) => Some(2),
        (None, Some("self" | "edit" | "replies" | "enclosure" | "license" | "hub")) | (None, None) => None,
        (None, Some(_)) => Some(3),
    };
    let mut ranked: Vec<(i32, &Link)> = links.iter().filter_map(|link| Some((rank(link)?, link))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().find_map(|(_, link)| address(&link.href, base))
}

/// An absolute http(s) address.
fn address(written: &str, base: Option<&Url>) -> Option<String> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let url = match Url::parse(written) {
        Ok(url) => url,
        Err(_) => base?.join(written).ok()?,
    };
    let on_the_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    on_the_web.then(|| url.to_string())
}

fn images(raw: &model::Entry, html: &str, base: Option<&Url>) -> Vec<String> {
    let contents = raw.media.iter().flat_map(|media| &media.content);
    let pictures = contents.filter(|content| {
        let is_image = |kind: &str| kind == "image";
        let by_name = |url: &Url| {
            let path = url.path().to_ascii_lowercase();
            [".jpg", ".jpeg", ".png", ".webp", ".gif"]
                .iter()
                .any(|end| path.ends_with(end))
        };
        match &content.content_type {
            Some(kind) => is_image(kind.ty().as_str()),
            None => content.url.as_ref().is_some_and(by_name),
        }
    });
    let pictures = pictures.filter_map(|content| content.url.as_ref().map(Url::to_string));
    let thumbnails = raw.media.iter().flat_map(|media| &media.thumbnails);
    let thumbnails = thumbnails.map(|thumbnail| thumbnail.image.uri.clone());
    let is_picture = |link: &&Link| {
        link.media_type
            .as_deref()
            .is_some_and(|kind| kind.starts_with("image/"))
    };
    let attached = raw.links.iter().filter(is_picture).map(|link| link.href.clone());
    let mut found = Vec::new();
    for written in pictures.chain(attached).chain(thumbnails).chain(in_html(html)) {
        let image = address(&written, base).filter(|image| !found.contains(image));
        found.extend(image);
    }
    found.truncate(IMAGES_MAX);
    found
}

/// Addresses of the pictures in a piece of HTML; without those of one pixel, which only count readers.
fn in_html(html: &str) -> Vec<String> {
    if !html.contains("<img") || plain::is_nested_too_deep(html) {
        return Vec::new();
    }
    let document = Document::fragment(html);
    let images = document.select("img");
    let seen = images.iter().filter(|image| {
        let tiny = |name: &str| {
            image
                .attr(name)
                .is_some_and(|size| matches!(size.trim(), "0" | "1" | "1px"))
        };
        !tiny("width") && !tiny("height")
    });
    seen.filter_map(|image| image.attr("src").map(|source| source.to_string()))
        .collect()
}

fn credits(media: &[MediaObject]) -> Vec<String> {
    let mut found = Vec::new();
    for credit in media.iter().flat_map(|media| &media.credits) {
        let name = plain::line(&credit.entity);
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}
