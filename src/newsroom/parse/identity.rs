//! What makes an entry of a feed the same entry tomorrow: the most stable key that tells the feed's entries apart.

use super::Entry;
use std::collections::HashSet;

/// What the entries of a feed are known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The id that the outlet gave (`guid`, `id`).
    Guid,
    /// The address, without what only counts clicks.
    Link,
    /// Title and date together.
    TitleAndDate,
}

/// From the most stable to the least.
const KEYS: [Key; 3] = [Key::Guid, Key::Link, Key::TitleAndDate];

/// Characters of an identity; a longer one is cut and told apart by a number.
const IDENTITY_CHARS_MAX: usize = 300;

/// Parts of an address that say who sent the reader, or who the reader is.
const COUNTERS: &[&str] = &[
    "utm_",
    "fbclid",
    "gclid",
    "phpsessid",
    "jsessionid",
    "sid",
    "mc_cid",
    "mc_eid",
    "ref_src",
];

impl Key {
    /// The name under which it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Key::Guid => "guid",
            Key::Link => "link",
            Key::TitleAndDate => "title-and-date",
        }
    }

    /// The key of this name.
    pub fn named(name: &str) -> Option<Self> {
        KEYS.into_iter().find(|key| key.name() == name)
    }

    /// What `entry` is known by, under this key.
    pub fn of(self, entry: &Entry) -> Option<String> {
        let identity = match self {
            Key::Guid => entry.guid.clone(),
            Key::Link => entry.link.as_deref().map(without_counters),
            Key::TitleAndDate if entry.title.is_empty() && entry.published.is_none() => None,
            Key::TitleAndDate => {
                let date = entry.published.map(|date| date.to_string()).unwrap_or_default();
                Some(format!("{} · {date}", entry.title))
            }
        };
        identity.filter(|identity| !identity.trim().is_empty()).map(bounded)
    }
}

/// The key for these entries: `known`, when the feed has one and it still tells them apart, else the first that does.
///
/// The known key is kept as long as it works: with every change of key, all entries look new.
pub fn choose(entries: &[Entry], known: Option<Key>) -> Key {
    let tells_apart = |key: &Key| {
        let mut seen = HashSet::new();
        // The same entry twice in a document is no contradiction, two entries with one key are.
        entries.iter().all(|entry| {
            key.of(entry).is_some_and(|identity| {
                let same = entries.iter().find(|other| key.of(other).as_ref() == Some(&identity));
                seen.insert(identity) || same.is_some_and(|same| same.is_the_same_as(entry))
            })
        })
    };
    let bounded = entries.len() <= ENTRIES_COMPARED_MAX;
    let first = || {
        KEYS.into_iter().find(|key| {
            if bounded {
                tells_apart(key)
            } else {
                all_have(entries, *key)
            }
        })
    };
    known
        .filter(|key| !bounded || tells_apart(key))
        .or_else(first)
        .unwrap_or(Key::Link)
}

/// Entries that are compared with each other; the work is the square of it.
const ENTRIES_COMPARED_MAX: usize = 500;

fn all_have(entries: &[Entry], key: Key) -> bool {
    let identities: HashSet<_> = entries.iter().filter_map(|entry| key.of(entry)).collect();
    identities.len() == entries.len()
}

/// An address without fragment and counters.
pub fn without_counters(link: &str) -> String {
    let Ok(mut address) = url::Url::parse(link) else {
        return link.to_owned();
    };
    let kept: Vec<(String, String)> = address
        .query_pairs()
        .filter(|(name, _)| {
            let name = name.to_ascii_lowercase();
            !COUNTERS
                .iter()
                .any(|counter| name == *counter || (counter.ends_with('_') && name.starts_with(counter)))
        })
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    // Only where something goes: writing a query anew may change how it is escaped.
    if kept.len() < address.query_pairs().count() {
        address.set_query(None);
        if !kept.is_empty() {
            address.query_pairs_mut().extend_pairs(kept);
        }
    }
    let is_place = |fragment: &str| !fragment.starts_with(['!', '/']);
    if address.fragment().is_some_and(is_place) {
        address.set_fragment(None);
    }
    address.to_string()
}

/// An address without anything in which two links to one page may differ: counters, fragment, scheme, `www.` and the
/// slash at the end.
pub fn link_key(link: &str) -> String {
    let plain = without_counters(link.trim());
    let plain = plain
        .strip_prefix("https://")
        .or_else(|| plain.strip_prefix("http://"))
        .unwrap_or(&plain);
    plain
        .strip_prefix("www.")
        .unwrap_or(plain)
        .trim_end_matches('/')
        .to_owned()
}

fn bounded(identity: String) -> String {
    if identity.chars().count() <= IDENTITY_CHARS_MAX {
        return identity;
    }
    let start: String = identity.chars().take(IDENTITY_CHARS_MAX).collect();
    // FNV-1a: the same on every machine and in every version, which the standard hasher is not.
    let number = identity.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("{start}…{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(guid: &str, link: &str, title: &str) -> Entry {
        Entry {
            guid: Some(guid.to_owned()).filter(|guid| !guid.is_empty()),
            link: Some(link.to_owned()).filter(|link| !link.is_empty()),
            title: title.into(),
            ..Entry::default()
        }
    }

    #[test]
    fn the_most_stable_key_that_tells_entries_apart() {
        let with_guids = [entry("1", "https://a.org/", "A"), entry("2", "https://a.org/", "B")];
        assert_eq!(choose(&with_guids, None), Key::Guid);
        let one_guid = [entry("1", "https://a.org/1", "A"), entry("1", "https://a.org/2", "B")];
        assert_eq!(choose(&one_guid, None), Key::Link);
        let one_link = [entry("", "https://a.org/", "A"), entry("", "https://a.org/", "B")];
        assert_eq!(choose(&one_link, None), Key::TitleAndDate);
        assert_eq!(choose(&[], None), Key::Guid);
    }

    #[test]
    fn a_known_key_stays_while_it_works() {
        let both = [entry("1", "https://a.org/1", "A"), entry("2", "https://a.org/2", "B")];
        assert_eq!(choose(&both, Some(Key::Link)), Key::Link);
        let twice = [entry("1", "https://a.org/1", "A"), entry("1", "https://a.org/1", "A")];
        assert_eq!(
            choose(&twice, Some(Key::Guid)),
            Key::Guid,
            "one entry that stands there twice"
        );
    }

    #[test]
    fn what_only_counts_clicks_is_no_part_of_an_address() {
        for (link, identity) in [
            ("https://a.org/x?utm_source=rss&utm_medium=b", "https://a.org/x"),
            ("https://a.org/x?id=7&fbclid=abc#comments", "https://a.org/x?id=7"),
            (
                "https://a.org/x?q=%EC%A7%80%EB%AF%BC",
                "https://a.org/x?q=%EC%A7%80%EB%AF%BC",
            ),
            ("https://a.org/#!/story/1", "https://a.org/#!/story/1"),
            ("no address", "no address"),
        ] {
            assert_eq!(without_counters(link), identity);
        }
    }

    #[test]
    fn links_to_one_page_have_one_key() {
        for link in [
            "https://www.a.org/x/",
            "http://a.org/x?utm_source=b",
            "https://A.org/x#top",
        ] {
            assert_eq!(link_key(link), "a.org/x");
        }
        assert_ne!(link_key("https://a.org/x?id=1"), link_key("https://a.org/x?id=2"));
    }

    #[test]
    fn a_long_identity_is_bounded_and_still_its_own() {
        let [one, other] = ["a", "b"].map(|end| entry(&format!("{}{end}", "x".repeat(5_000)), "", ""));
        let identities = [Key::Guid.of(&one), Key::Guid.of(&other)].map(Option::unwrap_or_default);
        assert!(identities[0].chars().count() < 330 && identities[0] != identities[1]);
    }
}
