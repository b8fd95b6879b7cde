//! robots.txt (RFC 9309): which pages of a site a program may read.

/// The rules of a site for one program; without rules everything is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: String,
}

/// Rules of one site that are read.
const RULES_MAX: usize = 2_000;
/// Wildcards of one rule; matching takes time for each.
const WILDCARDS_MAX: usize = 20;

impl Robots {
    /// A site that allows nothing.
    pub fn nothing() -> Self {
        Self {
            rules: vec![Rule {
                allows: false,
                pattern: "/".into(),
            }],
        }
    }

    /// Reads the rules for `product`: those of the groups that name it, else those for everybody.
    pub fn parse(text: &str, product: &str) -> Self {
        let (mut own, mut everybody) = (Vec::new(), Vec::new());
        let (mut for_us, mut for_all, mut naming, mut named) = (false, false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if !naming {
                        (for_us, for_all) = (false, false);
                    }
                    naming = true;
                    let name = value.split('/').next().unwrap_or_default().trim();
                    for_us |= name.eq_ignore_ascii_case(product);
                    for_all |= name == "*";
                    named |= for_us;
                }
                "allow" | "disallow" => {
                    naming = false;
                    let rule = Rule {
                        allows: key == "allow",
                        pattern: value.to_owned(),
                    };
                    let usable = !value.is_empty() && value.matches('*').count() <= WILDCARDS_MAX;
                    if usable && for_us && own.len() < RULES_MAX {
                        own.push(rule.clone());
                    }
                    if usable && for_all && everybody.len() < RULES_MAX {
                        everybody.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self {
            rules: if named { own } else { everybody },
        }
    }

    /// Whether a page may be read: the longest rule that fits decides, and of two as long the kinder.
    pub fn allows(&self, path: &str, query: Option<&str>) -> bool {
        let page = match query {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        };
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &page));
        let decisive = fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows));
        decisive.is_none_or(|rule| rule.allows)
    }
}

/// Whether a pattern with `*` (anything) and `$` at its end (the end) fits the beginning of a page.
fn fits(pattern: &str, page: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*');
    let Some(mut rest) = page.strip_prefix(pieces.next().unwrap_or_default()) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else {
        return !to_the_end || rest.is_empty();
    };
    for piece in middle {
        let Some((_, after)) = rest.split_once(piece) else {
            return false;
        };
        rest = after;
    }
    if to_the_end {
        rest.ends_with(last)
    } else {
        rest.contains(last)
    }
}

#[cfg(test)]
mod tests {
    use super::Robots;

    const TEXT: &str = "User-agent: *\nDisallow: /private/ # not for programs\nAllow: /private/open\nDisallow: /*.pdf$\n\
                        Disallow:\n\nUser-Agent: greedy\nUser-agent: Fanchant/1.0\nDisallow: /news*draft\n\nSitemap: x\n\
                        User-agent: other\nDisallow: /\n";

    #[test]
    fn the_longest_rule_decides() {
        let robots = Robots::parse(TEXT, "somebody");
        for (path, allowed) in [
            ("/", true),
            ("/private/x", false),
            ("/private/open/x", true),
            ("/a.pdf", false),
            ("/a.pdfx", true),
            ("/news/draft", true),
        ] {
            assert_eq!(robots.allows(path, None), allowed, "{path}");
        }
        assert!(robots.allows("/a.pdf", Some("x")), "the query is part of the page");
    }

    #[test]
    fn a_group_that_names_us_is_the_one_for_us() {
        let robots = Robots::parse(TEXT, "fanchant");
        assert!(robots.allows("/private/x", None));
        assert!(!robots.allows("/news/a/draft/b", None));
        assert!(!Robots::nothing().allows("/", None) && Robots::default().allows("/", None));
        assert!(Robots::parse("no robots file\n:::\n", "x").allows("/", None));
    }
}
