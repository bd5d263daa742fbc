//! Parts of a book come back as they were written, and hostile bytes are refused.
//!
//! Columns of every kind, made at random.

use proptest::prelude::*;

use super::*;
use crate::audience::book::{NO_DAY, NO_NUMBER, Narrow, Text};

fn text(rows: &[&str]) -> Column {
    let mut text = Text::default();
    rows.iter().for_each(|row| text.push(row));
    Column::Text(text)
}

/// Three people with something in every kind of column.
fn three() -> Part {
    let columns = [
        (
            Field::Email,
            text(&["ann@example.com", "", "юля@пример.рф"]),
        ),
        (
            Field::Country,
            Column::Word {
                words: vec![String::new(), "DE".into()],
                at: Narrow::U8(vec![1, 0, 1]),
            },
        ),
        (
            Field::Tags,
            Column::Set {
                words: vec!["vip".into(), "b2b".into()],
                sets: vec![vec![], vec![0, 1]],
                at: Narrow::U16(vec![0, 1, 1]),
            },
        ),
        (Field::LastOrder, Column::Day(vec![NO_DAY, 20_000, -3])),
        (
            Field::FirstOrder,
            Column::Day(vec![i32::MAX, NO_DAY, i32::MIN + 1]),
        ),
        (Field::Spent, Column::Number(vec![NO_NUMBER, i64::MAX, -1])),
        (
            Field::EmailConsent,
            Column::Consent {
                states: vec![0, 1, 3],
                days: vec![NO_DAY, 19_000, NO_DAY],
                proofs: vec![Default::default(), ("form".into(), "ticked".into())],
                at: Narrow::U8(vec![0, 1, 0]),
            },
        ),
    ];
    Part {
        rows: 3,
        columns: columns.into(),
    }
}

#[test]
fn a_part_comes_back_as_it_was() {
    let bytes = part_to_bytes(&three()).unwrap();
    assert_eq!(part_from(&bytes, None).unwrap(), three());
    assert_eq!(part_to_bytes(&three()).unwrap(), bytes);
}

#[test]
fn some_columns_are_read_alone() {
    let bytes = part_to_bytes(&three()).unwrap();
    let part = part_from(&bytes, Some(&[Field::Spent, Field::City])).unwrap();
    assert_eq!(part.columns.keys().collect::<Vec<_>>(), [&Field::Spent]);
}

#[test]
fn every_single_changed_byte_is_noticed() {
    let bytes = part_to_bytes(&three()).unwrap();
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 0x10;
        assert!(part_from(&bad, None).is_err(), "byte {at}");
        assert!(part_from(&bytes[..at], None).is_err(), "cut at {at}");
    }
}

#[test]
fn a_column_of_another_length_is_refused() {
    let mut part = three();
    part.rows = 2;
    assert!(part_to_bytes(&part).is_err());
}

/// A table with one column of the right checksums, whatever is in it.
fn forged(name: &str, rows: u32, plain: &[u8], said: u32) -> Vec<u8> {
    let packed = packed(plain).unwrap();
    let mut bytes = MAGIC.to_vec();
    put_u32(&mut bytes, rows);
    put_u32(&mut bytes, 1);
    put_text(&mut bytes, name);
    put_u32(&mut bytes, packed.len() as u32);
    put_u32(&mut bytes, said);
    put_u32(&mut bytes, crc32c::crc32c(&packed));
    let checksum = crc32c::crc32c(&bytes);
    put_u32(&mut bytes, checksum);
    bytes.extend(packed);
    bytes
}

#[test]
fn a_frame_that_lies_about_its_length_is_refused() {
    let bomb = vec![0; 8 * 1024 * 1024];
    assert!(part_from(&forged("email", 1, &bomb, 10), None).is_err());
    assert!(part_from(&forged("email", 1, &[0], u32::MAX), None).is_err());
}

#[test]
fn a_field_of_a_newer_version_is_named() {
    assert_eq!(
        part_from(&forged("shoe_size", 1, &[0], 1), None),
        Err(CodingProblem::Newer("shoe_size".into()))
    );
}

#[test]
fn a_set_of_rows_comes_back_without_empty_words() {
    let words = [5, 0, u64::MAX, 0, 0];
    let bytes = members_to_bytes(&words).unwrap();
    assert_eq!(members_from(&bytes).unwrap(), words[..3]);
    assert_eq!(members_to_bytes(&words[..3]).unwrap(), bytes);
    assert!(
        members_from(&members_to_bytes(&[]).unwrap())
            .unwrap()
            .is_empty()
    );
    let mut bad = bytes.clone();
    *bad.last_mut().unwrap() ^= 1;
    assert!(members_from(&bad).is_err());
}

proptest! {
    /// Columns whose checksums are right may still hold anything.
    #[test]
    fn hostile_columns_are_refused_or_read_but_never_panic(
        plain in proptest::collection::vec(any::<u8>(), 0..60),
        rows in 0..8_u32,
        field in 0..Field::ALL.len(),
    ) {
        let field = Field::ALL[field];
        let bytes = forged(&name_of(field), rows, &plain, plain.len() as u32);
        if let Ok(part) = part_from(&bytes, None) {
            part_to_bytes(&part).unwrap();
        }
    }

    #[test]
    fn any_days_and_numbers_come_back(rows in proptest::collection::vec((any::<i32>(), any::<i64>()), 1..50)) {
        let part = Part {
            rows: rows.len(),
            columns: [
                (Field::LastOrder, Column::Day(rows.iter().map(|row| row.0).collect())),
                (Field::Spent, Column::Number(rows.iter().map(|row| row.1).collect())),
            ].into(),
        };
        prop_assert_eq!(part_from(&part_to_bytes(&part).unwrap(), None).unwrap(), part);
    }
}
