//! From a question asked of every row to bits, 64 rows at a time.
//!
//! Answers are first written as bytes, which the compiler does with vectors as long as nothing branches; then eight of them
//! become eight bits by one multiplication: each byte's lowest bit is moved to its own place among the highest eight.

use crate::audience::bits::Bits;

const GATHER: u64 = 0x0102_0408_1020_4080;

/// The rows of which `holds` is true.
pub(super) fn pack<Value: Copy>(values: &[Value], holds: impl Fn(Value) -> bool) -> Bits {
    let mut words = vec![0; values.len().div_ceil(64)];
    let (whole, rest) = values.as_chunks::<64>();
    for (word, chunk) in words.iter_mut().zip(whole) {
        *word = word_of(&std::array::from_fn(|row| u8::from(holds(chunk[row]))));
    }
    if let (Some(last), false) = (words.last_mut(), rest.is_empty()) {
        *last = word_of(&std::array::from_fn(|row| {
            rest.get(row).map_or(0, |value| u8::from(holds(*value)))
        }));
    }
    Bits::of_words(values.len(), words)
}

/// The rows of which `holds` is true of both values.
pub(super) fn pack_both<One: Copy, Other: Copy>(
    ones: &[One],
    others: &[Other],
    holds: impl Fn(One, Other) -> bool,
) -> Bits {
    let chunks = ones.chunks(64).zip(others.chunks(64));
    let words = chunks.map(|(ones, others)| {
        let mut answers = [0_u8; 64];
        for ((answer, one), other) in answers.iter_mut().zip(ones).zip(others) {
            *answer = u8::from(holds(*one, *other));
        }
        word_of(&answers)
    });
    Bits::of_words(ones.len(), words.collect())
}

/// The rows of which `holds` is true, where only the row's number is at hand.
pub(super) fn pack_rows(rows: usize, mut holds: impl FnMut(usize) -> bool) -> Bits {
    let words = (0..rows.div_ceil(64)).map(|place| {
        let mut answers = [0_u8; 64];
        for (bit, answer) in answers.iter_mut().enumerate() {
            let row = place * 64 + bit;
            *answer = u8::from(row < rows && holds(row));
        }
        word_of(&answers)
    });
    Bits::of_words(rows, words.collect())
}

#[inline]
fn word_of(answers: &[u8; 64]) -> u64 {
    let (eights, _) = answers.as_chunks::<8>();
    eights.iter().rev().fold(0, |word, eight| {
        word << 8 | u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_lands_on_its_own_bit() {
        for rows in [0, 1, 63, 64, 65, 200] {
            let values: Vec<usize> = (0..rows).collect();
            for row in 0..rows {
                let expect: Bits = [row].into_iter().collect();
                let found = pack(&values, |value| value == row);
                assert_eq!((found.rows(), found.iter().collect()), (rows, vec![row]));
                assert!(found.holds(&expect));
                assert_eq!(pack_rows(rows, |it| it == row), found);
                assert_eq!(
                    pack_both(&values, &values, |a, b| a == row && b == row),
                    found
                );
            }
        }
    }
}
