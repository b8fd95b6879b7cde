//! The stage as a whole, on small feeds of every kind.

use super::*;
use proptest::prelude::*;

fn feed(text: &str) -> Feed {
    read(text.as_bytes(), None, Some("https://news.example.org/feed/")).expect("a feed")
}

fn rss(items: &str) -> Feed {
    feed(&format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>News</title>{items}</channel></rss>"
    ))
}

fn one(items: &str) -> Entry {
    let feed = rss(items);
    assert_eq!(feed.entries.len(), 1, "{feed:?}");
    feed.entries.into_iter().next().expect("one")
}

#[test]
fn a_plain_rss_entry() {
    let entry = one(
        "<item><title>Jimin &amp; Ha Sung Woon</title><link>https://a.org/1</link><guid>7</guid>\
                     <pubDate>Sun, 24 Apr 2022 18:00:00 +0900</pubDate><description>They &lt;b&gt;sing&lt;/b&gt;.\
                     </description></item>",
    );
    assert_eq!(
        (entry.title.as_str(), entry.summary.as_str()),
        ("Jimin & Ha Sung Woon", "They sing.")
    );
    assert_eq!(
        (entry.link.as_deref(), entry.guid.as_deref()),
        (Some("https://a.org/1"), Some("7"))
    );
    assert_eq!(
        entry.published.map(|time| time.to_string()).as_deref(),
        Some("2022-04-24T09:00:00Z")
    );
}

#[test]
fn titles_are_plain_and_decoded_once() {
    for (written, title) in [
        ("&#8220;With You&#8221; &#038; more", "“With You” & more"),
        ("&amp;#8220;With You&amp;#8221;", "“With You”"),
        ("AT&amp;amp;amp;T", "AT&amp;T"),
        ("BTS&rsquo; Jimin", "BTS’ Jimin"),
        ("<![CDATA[<i>With</i> You & I]]>", "With You & I"),
        ("R&B <b>duet</b>", "R&B duet"),
        ("I &lt;3 you", "I <3 you"),
    ] {
        assert_eq!(
            one(&format!(
                "<item><title>{written}</title><link>https://a.org/</link></item>"
            ))
            .title,
            title
        );
    }
}

#[test]
fn links_are_absolute_and_of_the_web() {
    let link = |item: &str| one(&format!("<item><title>A</title>{item}</item>")).link;
    assert_eq!(
        link("<link>/story/1</link>").as_deref(),
        Some("https://news.example.org/story/1")
    );
    assert_eq!(
        link("<link>\n https://a.org/ä \n</link>").as_deref(),
        Some("https://a.org/%C3%A4")
    );
    assert_eq!(link("<guid>https://a.org/2</guid>").as_deref(), Some("https://a.org/2"));
    assert_eq!(link("<link>javascript:alert(1)</link>"), None);
    let based = feed(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.org/x/'><entry><title>A</title>\
                      <link rel='self' href='self'/><link href='y'/><id>1</id></entry></feed>",
    );
    assert_eq!(based.entries[0].link.as_deref(), Some("https://b.org/x/y"));
}

#[test]
fn pictures_come_with_their_credit() {
    let entry = one(
        "<item><title>A</title><media:content url='/a.jpg' type='image/jpeg'><media:credit>By @kiss_seven7\
                     </media:credit></media:content><enclosure url='https://a.org/b.mp3' type='audio/mpeg'/>\
                     <description>&lt;img src='c.png'&gt;&lt;img src='d.gif' width=1 height=1&gt;Text</description></item>",
    );
    assert_eq!(
        entry.images,
        ["https://news.example.org/a.jpg", "https://news.example.org/feed/c.png"]
    );
    assert_eq!(entry.credits, ["By @kiss_seven7"]);
}

#[test]
fn all_dialects() {
    let old = feed(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title type='text/html' mode='escaped'>A \
                    &lt;b&gt;b&lt;/b&gt;</title><link rel='alternate' href='https://a.org/'/><issued>2004-01-01</issued>\
                    </entry></feed>",
    );
    assert_eq!(old.entries[0].title, "A b");
    assert!(old.entries[0].published.is_some());
    let rdf = feed(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/\
                    simple/0.9/'><channel><title>C</title></channel><item><title>A</title><link>https://a.org/</link>\
                    </item><item><title>No link</title></item></rdf:RDF>",
    );
    assert_eq!((rdf.title.as_str(), rdf.entries.len(), rdf.refused.len()), ("C", 2, 0));
    let json =
        feed("{\"items\": [{\"id\": 7, \"title\": \"A\", \"url\": \"/a\", \"date_published\": \"2022-04-24\"}, 5]}");
    assert_eq!(
        (json.entries[0].guid.as_deref(), json.entries[0].published.is_some()),
        (Some("7"), true)
    );
    assert_eq!(json.entries[0].link.as_deref(), Some("https://news.example.org/a"));
}

#[test]
fn repetitions_and_empty_entries_are_refused_with_a_reason() {
    let item = "<item><title>A</title><guid>1</guid></item>";
    let feed = rss(&format!("{item}{item}<item><author>x</author></item>"));
    let why: Vec<&str> = feed.refused.iter().map(|refused| refused.why.as_str()).collect();
    assert_eq!(feed.entries.len(), 1);
    assert_eq!(
        why,
        [
            "it has no title, no text, no link, no id and no date",
            "1 entries repeat another one of this feed"
        ]
    );
}

#[test]
fn what_is_no_feed_is_told_in_a_sentence() {
    let why = |text: &str| read(text.as_bytes(), None, None).expect_err("no feed").to_string();
    assert!(why("").starts_with("this is no feed: there is no XML element"));
    assert!(why("<html><body>").contains("a web page"));
    assert!(why("{\"a\": 1}").starts_with("this is no JSON Feed: it has no list"));
}

proptest! {
    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, None, None);
        let _ = read(&[b"<rss version='2.0'><channel><item><title>", bytes.as_slice()].concat(), Some("euc-kr"), None);
    }

    #[test]
    fn no_markup_breaks_it(
        text in "(<(/?(rss|channel|feed|entry|item|title|link|pubDate|content|media:content)( (type|href|xml:base|url)='[^']{0,5}')?|!--|!\\[CDATA\\[)>|&[#a-z0-9]{1,5};|[가-힣 a-z0-9]{1,8}){0,40}",
    ) {
        for root in ["<rss>", "<feed>", "<rdf:RDF>", "{\"items\": ["] {
            let _ = read(format!("{root}{text}").as_bytes(), None, Some("https://a.org/"));
        }
    }
}
