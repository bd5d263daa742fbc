//! E-mail addresses a message can be sent to, in the one form people are matched by.
//!
//! Domains of other letters (`пример.рф`) are kept in the ASCII form that mail and platforms use (`xn--e1afmkfd.xn--p1ai`,
//! IDNA 2008 by UTS 46), so that both ways of writing them are one address; people see the letters.

use std::borrow::Cow;

use super::is_hash;

/// Longest address (RFC 5321).
const LIMIT: usize = 254;
const LOCAL_LIMIT: usize = 64;

/// The address trimmed and in lower case; none when it could not be delivered to. A SHA-256 of an address (64 hex
/// digits) is taken for one, in lower case: a client may know people by nothing else.
///
/// Stricter than the standard on purpose: no quotes, no IP addresses, a dot and a top-level domain
/// of two letters or more. Dots and plus signs in the local part stay: which of them a platform
/// ignores is the platform's business, and to join `ann+shop@` with `ann@` could join two people.
pub fn email(input: &str) -> Option<String> {
    let mut address = String::new();
    email_into(input, &mut address).then_some(address)
}

/// Adds the address to `out`, as [`email`] does; false, and nothing added, when there is none.
pub fn email_into(input: &str, out: &mut String) -> bool {
    let address = input.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let start = out.len();
    if address.len() > LIMIT {
        return false;
    }
    let good = if address.is_ascii() {
        out.push_str(address);
        out[start..].make_ascii_lowercase();
        is_address(&out[start..])
    } else {
        match in_ascii(address) {
            Some(ascii) => {
                out.push_str(&ascii);
                is_address(&out[start..])
            }
            None => false,
        }
    };
    if !good {
        out.truncate(start);
    }
    good
}

/// The address with its domain in ASCII, in lower case; none where the domain cannot be.
fn in_ascii(address: &str) -> Option<String> {
    let (local, domain) = address.split_once('@')?;
    let domain = idna::domain_to_ascii(domain).ok()?;
    Some(format!("{}@{domain}", local.to_lowercase()))
}

/// The address as people read it: the domain in its own letters. Addresses without such letters are as they were.
///
/// ```
/// use reprise_engines::audience::row::readable;
/// assert_eq!(readable("julia@xn--e1afmkfd.xn--p1ai"), "julia@пример.рф");
/// assert_eq!(readable("ann@example.com"), "ann@example.com");
/// ```
pub fn readable(address: &str) -> Cow<'_, str> {
    let Some((local, domain)) = address.split_once('@') else {
        return Cow::Borrowed(address);
    };
    if !domain.split('.').any(|label| label.starts_with("xn--")) {
        return Cow::Borrowed(address);
    }
    match idna::domain_to_unicode(domain) {
        (letters, Ok(())) => Cow::Owned(format!("{local}@{letters}")),
        // What stands for no letters is shown as it is.
        (_, Err(_)) => Cow::Borrowed(address),
    }
}

fn is_address(address: &str) -> bool {
    if address.len() > LIMIT {
        return false;
    }
    match address.split_once('@') {
        Some((local, domain)) => is_local(local) && is_domain(domain),
        None => is_hash(address),
    }
}

fn is_local(local: &str) -> bool {
    let bytes = local.as_bytes();
    let refused = |byte: &u8| {
        matches!(
            byte,
            b'"' | b'(' | b')' | b',' | b':' | b';' | b'<' | b'>' | b'@' | b'[' | b'\\' | b']'
        ) || *byte <= b' '
            || *byte == 0x7F
    };
    !bytes.is_empty()
        && bytes.len() <= LOCAL_LIMIT
        && bytes[0] != b'.'
        && bytes[bytes.len() - 1] != b'.'
        && !bytes.windows(2).any(|pair| pair == b"..")
        && !bytes.iter().any(refused)
        // Few mail servers and no platform take other letters before the sign; a domain may have them.
        && local.is_ascii()
}

fn is_domain(domain: &str) -> bool {
    let (mut labels, mut top) = (0, "");
    for label in domain.split('.') {
        let good = !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-');
        if !good {
            return false;
        }
        labels += 1;
        top = label;
    }
    labels >= 2 && top.chars().nth(1).is_some() && !top.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_addresses_are_trimmed_and_lowered() {
        for (input, expect) in [
            (" Ann.Berg+news@Example.com ", "ann.berg+news@example.com"),
            (
                "o'brien@mail.example-shop.co.uk",
                "o'brien@mail.example-shop.co.uk",
            ),
            ("Julia@Пример.рф", "julia@xn--e1afmkfd.xn--p1ai"),
            ("julia@XN--e1afmkfd.xn--p1ai", "julia@xn--e1afmkfd.xn--p1ai"),
            ("info@Müller.de", "info@xn--mller-kva.de"),
            ("info@mu\u{308}ller。de", "info@xn--mller-kva.de"),
            ("a@straße.de", "a@xn--strae-oqa.de"),
            ("mailto:a@b.io", "a@b.io"),
        ] {
            assert_eq!(email(input).as_deref(), Some(expect));
        }
    }

    #[test]
    fn bad_addresses_are_none() {
        for input in [
            "",
            "ann",
            "ann@",
            "@b.io",
            "a@b",
            "\"a b\"@x.io",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a..b@x.io",
            ".a@x.io",
            "a b@x.io",
            "a\u{a0}b@x.io",
            "a@x..io",
            "a@-x.io",
            "a@b@c.io",
            "a@x.i",
            "né@exämple.com",
            "a@ex\u{ff0f}ample.com",
            "a@\u{200d}.com",
        ] {
            assert_eq!(email(input), None, "{input}");
        }
    }

    #[test]
    fn a_domain_is_read_in_its_own_letters() {
        for address in [
            "julia@пример.рф",
            "info@müller.de",
            "a@straße.de",
            "x@例え.テスト",
        ] {
            let kept = email(address).unwrap();
            assert!(kept.is_ascii(), "{kept}");
            assert_eq!(readable(&kept), address);
        }
        assert_eq!(readable("a@xn--a.de"), "a@xn--a.de");
        assert_eq!(readable("+4930123456"), "+4930123456");
    }

    #[test]
    fn a_hash_stands_for_an_address() {
        let hash = "F25AD364D33972379A7A4F4DF33DB142205F5C40EB19CFDB2FC5AAF117E10101";
        assert_eq!(email(hash), Some(hash.to_lowercase()));
        assert_eq!(email(&hash[1..]), None);
        assert_eq!(email(&hash.replace('F', "G")), None);
    }
}
