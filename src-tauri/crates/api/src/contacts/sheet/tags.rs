//! The tags of an XML text that comes in pieces: enough to count them, no parser.

use crate::error::Error;

use super::unreadable;

/// Longest tag, comments and declarations with it.
const TAG_LIMIT: usize = 1024 * 1024;

/// A tag, without its brackets.
pub(super) struct Tag<'a>(&'a [u8]);

impl Tag<'_> {
    /// Whether it is of this name, whatever its prefix.
    pub(super) fn is(&self, name: &str) -> bool {
        let own = self.0.strip_prefix(b"/").unwrap_or(self.0);
        let end = own
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || *byte == b'/')
            .unwrap_or(own.len());
        let own = &own[..end];
        let local = own
            .iter()
            .position(|byte| *byte == b':')
            .map_or(0, |at| at + 1);
        &own[local..] == name.as_bytes()
    }

    /// Whether it ends an element.
    pub(super) fn closes(&self) -> bool {
        self.0.starts_with(b"/")
    }

    /// Whether its element is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.0.ends_with(b"/")
    }

    /// Whether this stands anywhere in it.
    pub(super) fn mentions(&self, text: &str) -> bool {
        memchr::memmem::find(self.0, text.as_bytes()).is_some()
    }

    /// An attribute that is a number; the largest one where it is too large.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        let value = std::str::from_utf8(self.value(name)?).ok()?.trim();
        let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| value.parse().unwrap_or(u64::MAX))
    }

    fn value(&self, name: &str) -> Option<&[u8]> {
        let mut rest = self.0;
        loop {
            let at = rest.iter().position(|byte| *byte == b'=')?;
            let before = rest[..at].trim_ascii_end();
            let own = before
                .iter()
                .rposition(u8::is_ascii_whitespace)
                .map_or(before, |space| &before[space + 1..]);
            let after = rest[at + 1..].trim_ascii_start();
            let quote = *after.first()?;
            let value = after.get(1..)?;
            let end = value.iter().position(|byte| *byte == quote)?;
            if own == name.as_bytes() {
                return Some(&value[..end]);
            }
            rest = &value[end + 1..];
        }
    }
}

/// Reads tags out of pieces.
#[derive(Default)]
pub(super) struct Tags {
    /// The tag that is not whole yet, without its first bracket.
    begun: Vec<u8>,
    is_within: bool,
    /// The quote an attribute's value began with.
    quote: Option<u8>,
    is_first: bool,
    seen: bool,
}

impl Tags {
    /// Hands over the tags that end in a piece. Text is UTF-8: in another encoding the signs counted here could hide.
    ///
    /// # Errors
    /// What `take` says; `BadFile` for a tag longer than any program writes, and for another encoding.
    pub(super) fn take(
        &mut self,
        piece: &[u8],
        mut take: impl FnMut(&Tag<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if !self.seen {
            self.seen = true;
            self.is_first = true;
            let marked = piece.starts_with(&[0xFE, 0xFF]) || piece.starts_with(&[0xFF, 0xFE]);
            if marked || piece[..piece.len().min(4)].contains(&0) {
                return Err(unreadable());
            }
        }
        let mut at = 0;
        while at < piece.len() {
            if !self.is_within {
                let Some(bracket) = memchr::memchr(b'<', &piece[at..]) else {
                    return Ok(());
                };
                at += bracket + 1;
                self.is_within = true;
                continue;
            }
            let byte = piece[at];
            at += 1;
            if self.ends_with(byte) {
                let tag = std::mem::take(&mut self.begun);
                self.is_within = false;
                self.check_encoding(&tag)?;
                if !tag.starts_with(b"!") && !tag.starts_with(b"?") {
                    take(&Tag(&tag))?;
                }
                self.begun = tag;
                self.begun.clear();
                continue;
            }
            self.begun.push(byte);
            if self.begun.len() > TAG_LIMIT {
                return Err(unreadable());
            }
        }
        Ok(())
    }

    /// Whether a byte is the bracket that ends the tag begun.
    fn ends_with(&mut self, byte: u8) -> bool {
        let special = [
            (&b"!--"[..], &b"--"[..]),
            (b"![CDATA[", b"]]"),
            (b"?", b"?"),
        ];
        let may_be = matches!(self.begun.first(), Some(b'!' | b'?'));
        let special = special
            .into_iter()
            .find(|(opening, _)| may_be && self.begun.starts_with(opening));
        if let Some((opening, closing)) = special {
            let inside = &self.begun[opening.len()..];
            return byte == b'>' && inside.ends_with(closing);
        }
        match (self.quote, byte) {
            (Some(quote), byte) if byte == quote => self.quote = None,
            (None, b'"' | b'\'') => self.quote = Some(byte),
            (None, b'>') => return true,
            (Some(_) | None, _) => {}
        }
        false
    }

    fn check_encoding(&mut self, tag: &[u8]) -> Result<(), Error> {
        if !std::mem::take(&mut self.is_first) || !tag.starts_with(b"?xml") {
            return Ok(());
        }
        let said = Tag(tag.strip_suffix(b"?").unwrap_or(tag));
        let encoding = said.value("encoding").unwrap_or(b"utf-8");
        let plain = [&b"utf-8"[..], b"us-ascii", b"utf8"];
        if plain
            .iter()
            .any(|known| encoding.eq_ignore_ascii_case(known))
        {
            Ok(())
        } else {
            Err(unreadable())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str, piece: usize) -> Vec<String> {
        let (mut tags, mut found) = (Tags::default(), Vec::new());
        for piece in text.as_bytes().chunks(piece) {
            tags.take(piece, |tag| {
                found.push(String::from_utf8_lossy(tag.0).into_owned());
                Ok(())
            })
            .unwrap();
        }
        found
    }

    #[test]
    fn tags_are_found_however_the_text_is_cut() {
        let text = r#"<?xml version="1.0"?><!-- <c> " --><a b="x>y"/>text<![CDATA[<c>]]><x:c r='1'></x:c>"#;
        for piece in [1, 2, 7, 1000] {
            assert_eq!(tags(text, piece), [r#"a b="x>y"/"#, "x:c r='1'", "/x:c"]);
        }
    }

    #[test]
    fn a_tag_knows_its_name_and_its_numbers() {
        let tag = Tag(br#"table:table-cell office:value = "3" table:number-columns-repeated='99999999999999999999'/"#);
        assert!(tag.is("table-cell") && !tag.is("cell") && tag.is_empty() && !tag.closes());
        assert_eq!(tag.number("office:value"), Some(3));
        assert_eq!(tag.number("table:number-columns-repeated"), Some(u64::MAX));
        assert_eq!(tag.number("office:val"), None);
        assert!(Tag(b"/x:row ").is("row") && Tag(b"/x:row").closes());
    }

    #[test]
    fn other_encodings_are_refused() {
        let refuses = |bytes: &[u8]| Tags::default().take(bytes, |_| Ok(())).is_err();
        assert!(refuses(b"\xFF\xFE<\0a\0"));
        assert!(refuses(b"<\0a\0>\0"));
        assert!(refuses(br#"<?xml version="1.0" encoding="UTF-16"?><a/>"#));
        assert!(!refuses(br#"<?xml version="1.0" encoding="UTF-8"?><a/>"#));
    }
}
