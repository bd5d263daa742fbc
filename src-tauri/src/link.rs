//! Which addresses the page may have opened in the person's browser or mail program.

use url::Url;

/// Longest address; browsers and mail programs cut longer ones.
const LIMIT: usize = 2048;

/// The address as it is handed on; none unless it is plain `https:` or `mailto:`.
pub(crate) fn allowed(text: &str) -> Option<Url> {
    if text.len() > LIMIT || text.chars().any(char::is_control) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let plain = url.username().is_empty() && url.password().is_none();
    match url.scheme() {
        "https" => (plain && url.host().is_some()).then_some(url),
        // A file attached by an address would leave the machine with the person's name on it.
        "mailto" => (!attaches(&url)).then_some(url),
        _ => None,
    }
}

fn attaches(url: &Url) -> bool {
    url.query_pairs()
        .any(|(key, _)| key.to_ascii_lowercase().starts_with("attach"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_pages_and_mail_are_opened() {
        assert!(allowed("https://example.com/a?b=c#d").is_some());
        assert!(allowed("mailto:hello@example.com?subject=Hello").is_some());
    }

    #[test]
    fn anything_else_is_not() {
        for address in [
            "http://example.com",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "smb://server/share",
            "https://user:secret@example.com",
            "https://example.com/\nx",
            "mailto:a@example.com?attach=/etc/passwd",
            "mailto:a@example.com?Attachment=/etc/passwd",
            "/usr/bin/xeyes",
            "",
        ] {
            assert_eq!(allowed(address), None, "{address}");
        }
        let long = format!("https://example.com/{}", "a".repeat(LIMIT));
        assert_eq!(allowed(&long), None);
    }
}
