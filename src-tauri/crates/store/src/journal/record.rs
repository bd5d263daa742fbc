//! One journal record: `len(4) number(8) time(8) kind(1) payload sha256-chain(32)`, little-endian.
//!
//! Each record's hash covers the hash before it, so a record can only be read where it was written.

use sha2::{Digest, Sha256};

/// Bytes before the payload.
const HEAD: usize = 21;
/// Bytes of the chain hash.
const HASH: usize = 32;
/// No record is larger: a length above it is damage, not a record.
const PAYLOAD_LIMIT: usize = 256 * 1024 * 1024;

/// A place in the journal: the number of the last record and the hash up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Number of the last record; 0 before the first.
    pub number: u64,
    /// Hash over everything up to it.
    pub chain: [u8; HASH],
}

impl Point {
    /// Where every journal begins.
    pub const START: Self = Self {
        number: 0,
        chain: [0; HASH],
    };
}

/// The kind of every record: a `Change` as JSON. Kind 2 was bulk rows, before they were files.
const CHANGE: u8 = 1;

/// What was written, before it is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Milliseconds since 1970 UTC.
    pub at_millis: i64,
    /// A `Change` as JSON.
    pub payload: Vec<u8>,
}

/// What lies at a place of a segment.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A whole record, the point after it, and its length.
    Record(Entry, Point, usize),
    /// Nothing was written here yet.
    End,
    /// Something that is not a whole record.
    Torn,
}

/// Writes a record after a point; returns the point after it.
pub fn write(entry: &Entry, before: Point, out: &mut Vec<u8>) -> Point {
    let start = out.len();
    let number = before.number + 1;
    out.extend_from_slice(&(entry.payload.len() as u32).to_le_bytes());
    out.extend_from_slice(&number.to_le_bytes());
    out.extend_from_slice(&entry.at_millis.to_le_bytes());
    out.push(CHANGE);
    out.extend_from_slice(&entry.payload);
    let chain = chain(&before, &out[start..]);
    out.extend_from_slice(&chain);
    Point { number, chain }
}

/// Reads what lies at the start of `bytes`, given the point before it.
pub fn read(bytes: &[u8], before: Point) -> Found {
    if bytes.len() < HEAD + HASH {
        return if bytes.iter().all(|byte| *byte == 0) {
            Found::End
        } else {
            Found::Torn
        };
    }
    let len = u32::from_le_bytes(array(&bytes[..4])) as usize;
    let number = u64::from_le_bytes(array(&bytes[4..12]));
    if len == 0 && number == 0 {
        return Found::End;
    }
    if len > PAYLOAD_LIMIT || bytes.len() < HEAD + len + HASH || number != before.number + 1 {
        return Found::Torn;
    }
    let chain = chain(&before, &bytes[..HEAD + len]);
    if bytes[20] != CHANGE || bytes[HEAD + len..HEAD + len + HASH] != chain {
        return Found::Torn;
    }
    let at_millis = i64::from_le_bytes(array(&bytes[12..20]));
    let payload = bytes[HEAD..HEAD + len].to_vec();
    Found::Record(
        Entry { at_millis, payload },
        Point { number, chain },
        HEAD + len + HASH,
    )
}

fn chain(before: &Point, record: &[u8]) -> [u8; HASH] {
    Sha256::new()
        .chain_update(before.chain)
        .chain_update(record)
        .finalize()
        .into()
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes
        .try_into()
        .expect("BUG: the slice has the length of the array")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(payload: &[u8]) -> Entry {
        Entry {
            at_millis: 7,
            payload: payload.to_vec(),
        }
    }

    #[test]
    fn a_record_reads_back_only_where_it_was_written() {
        let mut bytes = Vec::new();
        let after = write(&entry(b"move"), Point::START, &mut bytes);
        assert_eq!(
            read(&bytes, Point::START),
            Found::Record(entry(b"move"), after, bytes.len())
        );
        assert_eq!(read(&bytes, after), Found::Torn);
    }

    #[test]
    fn a_cut_or_flipped_record_is_torn() {
        let mut bytes = Vec::new();
        write(&entry(b"move"), Point::START, &mut bytes);
        for len in 1..bytes.len() {
            assert_ne!(
                read(&bytes[..len], Point::START),
                Found::End,
                "cut at {len}"
            );
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x40;
            assert_eq!(read(&damaged, Point::START), Found::Torn, "byte {at}");
        }
    }

    #[test]
    fn zeros_are_the_end() {
        assert_eq!(read(&[0; 100], Point::START), Found::End);
        assert_eq!(read(&[], Point::START), Found::End);
    }
}
