//! SHA-256 as platforms want it: lower-case hex of the UTF-8 bytes, without salt.

use sha2::{Digest, Sha256};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Appends the 64 hex digits of a value's SHA-256. Nothing is appended for an empty value: the hash of nothing would
/// match everybody whose value is unknown (gtm4wp issue 321).
pub(super) fn push_hash(value: &str, out: &mut Vec<u8>) {
    if !value.is_empty() {
        // Into place at once: a million people have four of them each.
        let mut digits = [0; 64];
        let digest = Sha256::digest(value.as_bytes());
        for (pair, byte) in digits.chunks_exact_mut(2).zip(digest) {
            pair.copy_from_slice(&pair_of(byte));
        }
        out.extend_from_slice(&digits);
    }
}

/// Whether a value is a SHA-256 already: 64 hex digits, in either case.
pub(super) fn is_hash(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The hex digits of a digest.
pub(super) fn hex(digest: &[u8]) -> String {
    digest
        .iter()
        .flat_map(|byte| pair_of(*byte))
        .map(char::from)
        .collect()
}

/// What words in an order come to, as 64 hex digits: other words or another order come to something else.
pub fn fingerprint<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for word in words {
        // The length goes in with the word, or `ab c` would be `a bc`.
        hasher.update((word.len() as u64).to_be_bytes());
        hasher.update(word.as_bytes());
    }
    hex(&hasher.finalize())
}

fn pair_of(byte: u8) -> [u8; 2] {
    [
        DIGITS[usize::from(byte >> 4)],
        DIGITS[usize::from(byte & 15)],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expect: &str) {
        let mut out = Vec::new();
        push_hash(value, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expect, "{value}");
    }

    #[test]
    fn hashes_are_lower_case_hex() {
        check(
            "test@contoso.com",
            "f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101",
        );
        check(
            "zoë",
            "2752b88686847fa5c86f47b94ce652b7b3f22a91c37617d451a4db9afa431450",
        );
    }

    #[test]
    fn a_fingerprint_tells_words_and_their_order() {
        let of = |words: &[&str]| fingerprint(words.iter().copied());
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        for other in [&["b", "a"][..], &["ab"], &["a", "b", ""], &[]] {
            assert_ne!(of(&["a", "b"]), of(other));
        }
    }

    #[test]
    fn nothing_is_never_hashed() {
        check("", "");
    }

    #[test]
    fn a_hash_is_known_by_its_looks() {
        let hash = "F25AD364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101";
        assert!(is_hash(hash));
        assert!(!is_hash(&hash[1..]));
        assert!(!is_hash(&format!("g{}", &hash[1..])));
    }
}
