//! Which addresses may be connected to: those of the public internet, and hosts that the operator named.

use super::FetchError;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use url::{Host, Url};

/// Stands in the error of a name that leads to no public address.
pub const REFUSED: &str = "leads to no public address";

/// Hosts that the operator named, which may be anywhere.
#[derive(Debug, Default)]
pub struct Allowed {
    hosts: Vec<(String, Option<u16>)>,
}

impl Allowed {
    /// From `host` and `host:port`; a host without a port is allowed on all.
    pub fn new(names: &[String]) -> Self {
        let hosts = names.iter().map(|name| {
            let name = name.trim().to_ascii_lowercase();
            // "::1" is a host, "[::1]:80" a host with a port.
            let parts = name
                .rsplit_once(':')
                .filter(|(host, _)| !host.contains(':') || host.ends_with(']'));
            match parts.and_then(|(host, port)| Some((host, port.parse().ok()?))) {
                Some((host, port)) => (bare(host), Some(port)),
                None => (bare(&name), None),
            }
        });
        Self { hosts: hosts.collect() }
    }

    fn names(&self, host: &str, port: Option<u16>) -> bool {
        let host = bare(&host.to_ascii_lowercase());
        let fits = |named: Option<u16>| named.is_none() || port.is_none() || named == port;
        self.hosts.iter().any(|(name, named)| *name == host && fits(*named))
    }

    /// Whether a request to `url` may be made at all; where its name leads is checked when it is looked up.
    pub fn check(&self, url: &Url) -> Result<(), FetchError> {
        let no_address = || FetchError::NoAddress(url.to_string());
        let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
        let host = url.host().filter(|_| is_web).ok_or_else(no_address)?;
        let port = url.port_or_known_default().ok_or_else(no_address)?;
        if self.names(&host.to_string(), Some(port)) {
            return Ok(());
        }
        let literal = match host {
            Host::Ipv4(address) => Some(IpAddr::V4(address)),
            Host::Ipv6(address) => Some(IpAddr::V6(address)),
            Host::Domain(_) => None,
        };
        if literal.is_some_and(|address| !is_public(address)) {
            return Err(FetchError::Private(host.to_string()));
        }
        if !matches!(port, 80 | 443) {
            return Err(FetchError::Port(host.to_string(), port));
        }
        Ok(())
    }
}

fn bare(host: &str) -> String {
    host.trim_matches(['[', ']']).trim_end_matches('.').to_owned()
}

/// Looks names up and gives only the addresses that may be connected to, so that the connection goes to what was
/// checked: a name that changes its mind in between changes nothing.
pub struct CheckedResolver {
    allowed: Arc<Allowed>,
}

impl CheckedResolver {
    /// A resolver that also gives the addresses of allowed hosts.
    pub fn new(allowed: Arc<Allowed>) -> Self {
        Self { allowed }
    }
}

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let anywhere = self.allowed.names(&host, None);
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            let usable: Vec<SocketAddr> = found.filter(|address| anywhere || is_public(address.ip())).collect();
            if usable.is_empty() {
                return Err(format!("{host} {REFUSED}").into());
            }
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

/// Networks of IPv4 that are not the public internet (IANA's special-purpose registry): first address and prefix.
const NETWORKS: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Whether an address is on the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    let inside = |(first, prefix): &([u8; 4], u32)| (bits ^ u32::from_be_bytes(*first)) >> (32 - prefix) == 0;
    !NETWORKS.iter().any(inside)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    // Translated IPv4 (RFC 6052): as public as what it stands for.
    if (first, second) == (0x64, 0xff9b) && third == 0 {
        let [.., high, low] = address.segments();
        return is_public_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    }
    // Global unicast is 2000::/3; in it, protocol assignments with Teredo, documentation, and 6to4 lead elsewhere.
    let is_global = first & 0xe000 == 0x2000;
    let is_protocol = first == 0x2001 && second < 0x0200;
    let is_documentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    is_global && !is_protocol && !is_documentation && first != 0x2002
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet() {
        for address in [
            "8.8.8.8",
            "1.1.1.1",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "2a00:1450::1",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "3fff::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn addresses_are_checked_before_anything_is_sent() {
        let nobody = Allowed::default();
        let check = |allowed: &Allowed, address: &str| allowed.check(&Url::parse(address).expect("an address")).is_ok();
        for good in [
            "https://a.org/x",
            "http://a.org/",
            "http://8.8.8.8/",
            "https://a.org:443/",
            "http://a.org:443/",
        ] {
            assert!(check(&nobody, good), "{good}");
        }
        for bad in [
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://169.254.169.254/latest/meta-data",
            "http://a.org:8080/",
            "https://a.org:22/",
            "ftp://a.org/",
            "file:///etc/passwd",
            "http://user:secret@a.org/",
        ] {
            assert!(!check(&nobody, bad), "{bad}");
        }
    }

    #[test]
    fn the_operator_may_name_hosts() {
        let named = Allowed::new(&[
            "127.0.0.1:8080".into(),
            "News.Internal".into(),
            "[::1]:81".into(),
            "::2".into(),
        ]);
        let check = |address: &str| named.check(&Url::parse(address).expect("an address")).is_ok();
        assert!(check("http://127.0.0.1:8080/x") && check("http://news.internal:9000/") && check("http://[::1]:81/"));
        assert!(check("http://[::2]:5000/") && check("http://news.internal./"));
        assert!(!check("http://127.0.0.1/") && !check("http://127.0.0.1:8081/") && !check("http://[::1]/"));
    }
}
