//! A set of rows (the members of a list, the people of an import) as bytes.

use super::CodingProblem;
use super::bytes::{Reader, put_u32};
use super::pack::{packed, unpacked};

const MAGIC: &[u8; 4] = b"RPM1";
/// Most words of a set: rows of a book with 64 million people.
const WORD_LIMIT: usize = 1_000_000;

/// A set of rows as bytes: row `n` is bit `n % 64` of word `n / 64`. Empty words at the end are left out, so that the
/// same set makes the same bytes whatever the size of its book.
///
/// # Errors
/// `Damaged` for a set of more than 64 million rows.
pub fn members_to_bytes(words: &[u64]) -> Result<Vec<u8>, CodingProblem> {
    let used = words
        .iter()
        .rposition(|word| *word != 0)
        .map_or(0, |at| at + 1);
    if used > WORD_LIMIT {
        return Err(CodingProblem::Damaged("a set of people is too large"));
    }
    let plain: Vec<u8> = words[..used]
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect();
    let packed = packed(&plain)?;
    let mut bytes = MAGIC.to_vec();
    put_u32(&mut bytes, used as u32);
    put_u32(&mut bytes, crc32c::crc32c(&packed));
    bytes.extend_from_slice(&packed);
    Ok(bytes)
}

/// The set of rows that bytes hold.
///
/// # Errors
/// `Damaged`.
pub fn members_from(bytes: &[u8]) -> Result<Vec<u64>, CodingProblem> {
    let mut reader = Reader::new(bytes);
    if reader.take(4)? != MAGIC {
        return Err(CodingProblem::Damaged("this is no set of people"));
    }
    let words = reader.u32()? as usize;
    let checksum = reader.u32()?;
    let packed = reader.rest();
    if crc32c::crc32c(packed) != checksum || words > WORD_LIMIT {
        return Err(CodingProblem::Damaged(
            "a set of people does not match its checksum",
        ));
    }
    let plain = unpacked(packed, words * 8)?;
    let word = |eight: &[u8]| {
        eight
            .iter()
            .rev()
            .fold(0, |word, byte| word << 8 | u64::from(*byte))
    };
    Ok(plain.chunks_exact(8).map(word).collect())
}
