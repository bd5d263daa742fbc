//! E-mail addresses a message can be sent to, in the one form people are matched by.

/// Longest address (RFC 5321).
const LIMIT: usize = 254;

/// The address trimmed and in lower case; none when it could not be delivered to.
///
/// Stricter than the standard on purpose: no quotes, no IP addresses, a dot and a top-level domain
/// of two letters or more. Dots and plus signs in the local part stay: which of them a platform
/// ignores is the platform's business.
pub(super) fn normalized(input: &str) -> Option<String> {
    let address = input.trim().trim_start_matches("mailto:").to_lowercase();
    if address.len() > LIMIT || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let (local, domain) = address.split_once('@')?;
    (is_local(local) && is_domain(domain)).then_some(address)
}

fn is_local(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && !local.chars().any(|c| "\"(),:;<>@[\\]".contains(c))
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let top = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels.iter().all(is_label)
        && top.chars().count() >= 2
        && !top.chars().all(|c| c.is_ascii_digit())
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
            ("юля@пример.рф", "юля@пример.рф"),
            ("mailto:a@b.io", "a@b.io"),
        ] {
            assert_eq!(normalized(input).as_deref(), Some(expect));
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
            "a@x..io",
            "a@-x.io",
            "a@b@c.io",
            "a@x.i",
        ] {
            assert_eq!(normalized(input), None, "{input}");
        }
    }
}
