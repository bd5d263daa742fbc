//! Addresses people give us: parsed once, and refused when a click on them could do harm.
//!
//! Also the UTM tags of a link: lower-case, hyphens, encoded once, the rest of the address kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::{Refusal, text};

/// Longest address, as browsers and ad platforms accept it.
pub const LINK_LIMIT: usize = 2_048;

/// A web address, given back as the person wrote it once it has proved harmless.
///
/// An address without a scheme gets `https://`.
///
/// # Errors
/// `Empty`, `TooLong`, `UnsafeLink` for other schemes, credentials, or invisible characters.
pub fn web(input: &str, field: &'static str) -> Result<String, Refusal> {
    let given = input.trim();
    if given.is_empty() {
        return Err(Refusal::Empty { field });
    }
    if given.chars().count() > LINK_LIMIT {
        return Err(Refusal::TooLong {
            field,
            limit: LINK_LIMIT,
        });
    }
    let unsafe_link = |why| Refusal::UnsafeLink {
        field,
        value: text::shortened(given, 60),
        why,
    };
    if text::line(given, field, LINK_LIMIT)? != given || given.contains(' ') {
        return Err(unsafe_link("it holds spaces or characters nobody can see"));
    }
    let full = if has_scheme(given) {
        given.to_owned()
    } else {
        format!("https://{given}")
    };
    let url = Url::parse(&full).map_err(|_| unsafe_link("it is not a complete address"))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(unsafe_link("only https and http are opened"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(unsafe_link("it holds a user name or password"));
    }
    if !url.host_str().is_some_and(|host| host.contains('.')) {
        return Err(unsafe_link("it names no web site"));
    }
    Ok(full)
}

/// A web address that is encrypted on its way, for what people enter and for what a page loads.
///
/// # Errors
/// `InsecureLink` for any scheme but https; those of [`web`].
pub fn secure(input: &str, field: &'static str) -> Result<String, Refusal> {
    let given = input.trim();
    let is_https = given
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    if has_scheme(given) && !is_https {
        return Err(Refusal::InsecureLink {
            field,
            value: text::shortened(given, 60),
        });
    }
    web(input, field)
}

/// Whether the text begins with a scheme; `shop.example:8443` does not.
fn has_scheme(given: &str) -> bool {
    match given.split_once(':') {
        Some((scheme, rest)) => {
            rest.starts_with("//")
                || (!scheme.contains('.')
                    && scheme
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || "+-".contains(c)))
        }
        None => false,
    }
}

/// The tags a campaign puts on its links. Values are slugs; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct UtmSet {
    /// `utm_source`; empty takes the channel's own.
    pub source: String,
    /// `utm_medium`; empty takes the channel's own.
    pub medium: String,
    /// `utm_campaign`; empty takes the campaign's name as a slug.
    pub campaign: String,
    /// `utm_term`.
    pub term: String,
    /// `utm_content`; empty takes the launch's name as a slug.
    pub content: String,
}

impl UtmSet {
    /// Itself with every value a slug of at most 120 characters.
    ///
    /// # Errors
    /// `TooLong`; `Malformed` for what looks like an e-mail address, which must never ride in a link.
    pub fn checked(self) -> Result<Self, Refusal> {
        let tag = |value: String| -> Result<String, Refusal> {
            if value.contains('@') {
                return Err(Refusal::Malformed {
                    field: "the UTM tag",
                    value: text::shortened(&value, 40),
                    expected: "a word without personal data",
                });
            }
            // Underscores are common in existing set-ups and harmless.
            let parts: Vec<_> = value.split('_').map(text::slug).collect();
            text::line(&parts.join("_"), "the UTM tag", text::NAME_LIMIT)
        };
        Ok(Self {
            source: tag(self.source)?,
            medium: tag(self.medium)?,
            campaign: tag(self.campaign)?,
            term: tag(self.term)?,
            content: tag(self.content)?,
        })
    }
}

/// An address with its UTM tags: existing query and fragment kept, existing UTM tags replaced.
///
/// Order: the address's own query, then source, medium, campaign, term, content.
///
/// ```
/// use reprise_domain::link::{tagged, UtmSet};
/// let utm = UtmSet { source: "newsletter".into(), medium: "email".into(), campaign: "refill".into(), ..UtmSet::default() };
/// assert_eq!(
///     tagged("https://shop.example/beans?size=1kg#top", &utm),
///     "https://shop.example/beans?size=1kg&utm_source=newsletter&utm_medium=email&utm_campaign=refill#top",
/// );
/// ```
pub fn tagged(address: &str, utm: &UtmSet) -> String {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, format!("#{fragment}")),
        None => (address, String::new()),
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let pairs = [
        ("utm_source", &utm.source),
        ("utm_medium", &utm.medium),
        ("utm_campaign", &utm.campaign),
        ("utm_term", &utm.term),
        ("utm_content", &utm.content),
    ];
    let is_replaced = |part: &&str| {
        let key = part.split('=').next().unwrap_or_default();
        pairs
            .iter()
            .any(|(name, value)| key.eq_ignore_ascii_case(name) && !value.is_empty())
    };
    // Kept byte for byte: an ad platform's `{gclid}` must survive.
    let kept = query
        .split('&')
        .filter(|part| !part.is_empty() && !is_replaced(part));
    let added = pairs.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = kept
        .map(str::to_owned)
        .chain(added.map(|(name, value)| format!("{name}={value}")))
        .collect();
    if parts.is_empty() {
        return format!("{path}{fragment}");
    }
    format!("{path}?{}{fragment}", parts.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_pass() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://user:pw@shop.example",
            "https://shop.example/\u{202E}x",
            "vbscript:x",
            "https://localhost",
        ] {
            assert!(
                matches!(web(bad, "the link"), Err(Refusal::UnsafeLink { .. })),
                "{bad}"
            );
        }
        assert_eq!(
            web("shop.example/a", "the link").unwrap(),
            "https://shop.example/a"
        );
        assert_eq!(
            web("shop.example:8443", "the link").unwrap(),
            "https://shop.example:8443"
        );
    }

    #[test]
    fn what_people_enter_goes_only_where_it_is_encrypted() {
        assert!(secure("HTTPS://shop.example/in", "the endpoint").is_ok());
        assert_eq!(
            secure("shop.example/in", "the endpoint").unwrap(),
            "https://shop.example/in"
        );
        for given in ["http://shop.example/in", "javascript:alert(1)"] {
            let refused = secure(given, "the endpoint").unwrap_err();
            assert_eq!(
                refused.to_string(),
                format!("the endpoint: ‘{given}’ is not an https address")
            );
            assert_eq!(refused.hint(), "Use an address that starts with https://");
        }
    }

    #[test]
    fn tags_are_replaced_not_doubled() {
        let utm = UtmSet {
            source: "meta".into(),
            ..UtmSet::default()
        };
        assert_eq!(
            tagged(
                "https://a.example/?utm_source=x&UTM_Source=y&q={gclid}",
                &utm
            ),
            "https://a.example/?q={gclid}&utm_source=meta"
        );
    }

    #[test]
    fn tags_are_slugs_without_personal_data() {
        let utm = UtmSet {
            campaign: "Spring Sale_EU".into(),
            ..UtmSet::default()
        };
        assert_eq!(utm.checked().unwrap().campaign, "spring-sale_eu");
        let personal = UtmSet {
            content: "ann@example.com".into(),
            ..UtmSet::default()
        };
        assert!(personal.checked().is_err());
    }
}
