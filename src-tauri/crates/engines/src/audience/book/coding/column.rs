//! One column as plain bytes, in a shape that packs well: lengths apart from texts, low bytes apart from high ones.

use reprise_domain::contact_field::FieldKind;

use super::CodingProblem;
use super::bytes::{Reader, put_text, put_u32, put_varint};
use crate::audience::book::{Column, ConsentState, NO_DAY, NO_NUMBER, Narrow, PART_ROWS, Text};

const ROWS: CodingProblem = CodingProblem::Damaged("a column has not as many rows as its part");
const PLACE: CodingProblem = CodingProblem::Damaged("a row points beyond the words of its column");

pub(super) fn is_blank(column: &Column) -> bool {
    let nowhere = |at: &Narrow| match at {
        Narrow::U8(all) => all.iter().all(|place| *place == 0),
        Narrow::U16(all) => all.iter().all(|place| *place == 0),
    };
    match column {
        Column::Text(text) => text.bytes.is_empty(),
        Column::Word { at, .. } | Column::Set { at, .. } => nowhere(at),
        Column::Day(days) => days.iter().all(|day| *day == NO_DAY),
        Column::Number(numbers) => numbers.iter().all(|number| *number == NO_NUMBER),
        Column::Consent {
            states, days, at, ..
        } => {
            states.iter().all(|state| *state == 0)
                && days.iter().all(|day| *day == NO_DAY)
                && nowhere(at)
        }
    }
}

/// Writes a column of so many rows.
pub(super) fn write(column: &Column, rows: usize, out: &mut Vec<u8>) -> Result<(), CodingProblem> {
    match column {
        Column::Text(text) => write_text(text, rows, out),
        Column::Word { words, at } => {
            write_words(words, out);
            write_narrow(at, rows, out)
        }
        Column::Set { words, sets, at } => {
            write_words(words, out);
            put_varint(out, sets.len() as u64);
            for set in sets {
                put_varint(out, set.len() as u64);
                set.iter()
                    .for_each(|place| put_varint(out, u64::from(*place)));
            }
            write_narrow(at, rows, out)
        }
        Column::Day(days) => write_days(days, rows, out),
        Column::Number(numbers) => {
            counted(numbers.len(), rows)?;
            // "None" is the least number; turned about and moved by one it is zero, and small numbers stay small.
            numbers
                .iter()
                .for_each(|number| put_varint(out, zigzag(*number).wrapping_add(1)));
            Ok(())
        }
        Column::Consent {
            states,
            days,
            proofs,
            at,
        } => {
            counted(states.len(), rows)?;
            out.extend_from_slice(states);
            write_days(days, rows, out)?;
            put_varint(out, proofs.len() as u64);
            for (source, proof) in proofs {
                put_text(out, source);
                put_text(out, proof);
            }
            write_narrow(at, rows, out)
        }
    }
}

/// Reads a column of a kind and so many rows; the bytes must hold nothing else.
pub(super) fn read(kind: FieldKind, rows: usize, plain: Vec<u8>) -> Result<Column, CodingProblem> {
    let mut reader = Reader::new(&plain);
    let column = match kind {
        FieldKind::Text => Column::Text(read_text(&mut reader, rows)?),
        FieldKind::Word => {
            let words = read_words(&mut reader)?;
            let at = read_narrow(&mut reader, rows, words.len())?;
            Column::Word { words, at }
        }
        FieldKind::Set => {
            let words = read_words(&mut reader)?;
            let sets = (0..places(&mut reader)?)
                .map(|_| read_set(&mut reader, words.len()))
                .collect::<Result<Vec<_>, _>>()?;
            let at = read_narrow(&mut reader, rows, sets.len())?;
            Column::Set { words, sets, at }
        }
        FieldKind::Day => Column::Day(read_days(&mut reader, rows)?),
        FieldKind::Number => {
            let number = |_| Ok(unzigzag(reader.varint()?.wrapping_sub(1)));
            Column::Number(
                (0..rows)
                    .map(number)
                    .collect::<Result<_, CodingProblem>>()?,
            )
        }
        FieldKind::Consent => {
            let states = reader.take(rows)?.to_vec();
            if states
                .iter()
                .any(|state| *state > ConsentState::SoftOptIn as u8)
            {
                return Err(CodingProblem::Damaged("there is no such consent"));
            }
            let days = read_days(&mut reader, rows)?;
            let proofs = (0..places(&mut reader)?)
                .map(|_| Ok((reader.text()?.to_owned(), reader.text()?.to_owned())))
                .collect::<Result<Vec<_>, CodingProblem>>()?;
            let at = read_narrow(&mut reader, rows, proofs.len())?;
            Column::Consent {
                states,
                days,
                proofs,
                at,
            }
        }
    };
    reader.end()?;
    Ok(column)
}

fn counted(count: usize, rows: usize) -> Result<(), CodingProblem> {
    if count == rows { Ok(()) } else { Err(ROWS) }
}

/// A count of words, sets or proofs: 16 bits tell them apart.
fn places(reader: &mut Reader<'_>) -> Result<usize, CodingProblem> {
    match reader.count()? {
        count if count <= PART_ROWS => Ok(count),
        _ => Err(CodingProblem::Damaged("a column has too many words")),
    }
}

fn write_text(text: &Text, rows: usize, out: &mut Vec<u8>) -> Result<(), CodingProblem> {
    counted(text.ends.len(), rows)?;
    let mut start = 0;
    for end in &text.ends {
        put_varint(out, u64::from(end - start));
        start = *end;
    }
    out.extend_from_slice(text.bytes.as_bytes());
    Ok(())
}

fn read_text(reader: &mut Reader<'_>, rows: usize) -> Result<Text, CodingProblem> {
    let mut ends = Vec::with_capacity(rows);
    let mut end = 0_u64;
    for _ in 0..rows {
        end = end.saturating_add(reader.varint()?);
        ends.push(u32::try_from(end).map_err(|_| ROWS)?);
    }
    let bytes = str::from_utf8(reader.take(end as usize)?)
        .map_err(|_| CodingProblem::Damaged("a text is no UTF-8"))?;
    // An end within a letter would make every later read of that row panic.
    if ends
        .iter()
        .any(|end| !bytes.is_char_boundary(*end as usize))
    {
        return Err(CodingProblem::Damaged("a text ends within a letter"));
    }
    Ok(Text {
        bytes: bytes.to_owned(),
        ends,
    })
}

fn write_words(words: &[String], out: &mut Vec<u8>) {
    put_varint(out, words.len() as u64);
    words.iter().for_each(|word| put_text(out, word));
}

fn read_words(reader: &mut Reader<'_>) -> Result<Vec<String>, CodingProblem> {
    let count = places(reader)?;
    (0..count).map(|_| Ok(reader.text()?.to_owned())).collect()
}

fn read_set(reader: &mut Reader<'_>, words: usize) -> Result<Vec<u16>, CodingProblem> {
    let count = reader.count()?;
    let place = |_| {
        let place = u16::try_from(reader.varint()?).map_err(|_| PLACE)?;
        if (place as usize) < words {
            Ok(place)
        } else {
            Err(PLACE)
        }
    };
    (0..count).map(place).collect()
}

fn write_narrow(at: &Narrow, rows: usize, out: &mut Vec<u8>) -> Result<(), CodingProblem> {
    match at {
        Narrow::U8(all) => {
            counted(all.len(), rows)?;
            out.push(1);
            out.extend_from_slice(all);
        }
        Narrow::U16(all) => {
            counted(all.len(), rows)?;
            out.push(2);
            out.extend(all.iter().map(|place| *place as u8));
            out.extend(all.iter().map(|place| (*place >> 8) as u8));
        }
    }
    Ok(())
}

fn read_narrow(
    reader: &mut Reader<'_>,
    rows: usize,
    words: usize,
) -> Result<Narrow, CodingProblem> {
    let at = match reader.u8()? {
        1 => Narrow::U8(reader.take(rows)?.to_vec()),
        2 => {
            let (low, high) = (reader.take(rows)?, reader.take(rows)?);
            let place = |(low, high): (&u8, &u8)| u16::from(*low) | u16::from(*high) << 8;
            Narrow::U16(low.iter().zip(high).map(place).collect())
        }
        _ => return Err(CodingProblem::Damaged("a column is of an unknown width")),
    };
    let beyond = match &at {
        Narrow::U8(all) => all.iter().any(|place| *place as usize >= words),
        Narrow::U16(all) => all.iter().any(|place| *place as usize >= words),
    };
    if beyond { Err(PLACE) } else { Ok(at) }
}

/// Days as distances from the earliest, 0 for none: two bytes a row where they lie within 179 years, as they do.
fn write_days(days: &[i32], rows: usize, out: &mut Vec<u8>) -> Result<(), CodingProblem> {
    counted(days.len(), rows)?;
    let known = || days.iter().copied().filter(|day| *day != NO_DAY);
    let (Some(first), Some(last)) = (known().min(), known().max()) else {
        out.push(0);
        return Ok(());
    };
    let distance = |day: i32| {
        if day == NO_DAY {
            0
        } else {
            (i64::from(day) - i64::from(first) + 1) as u64
        }
    };
    let width = if distance(last) <= 0xFFFF { 2 } else { 5 };
    out.push(width);
    put_u32(out, first as u32);
    for byte in 0..u32::from(width) {
        out.extend(days.iter().map(|day| (distance(*day) >> (8 * byte)) as u8));
    }
    Ok(())
}

fn read_days(reader: &mut Reader<'_>, rows: usize) -> Result<Vec<i32>, CodingProblem> {
    let width = reader.u8()?;
    if width == 0 {
        return Ok(vec![NO_DAY; rows]);
    }
    if width != 2 && width != 5 {
        return Err(CodingProblem::Damaged("days are of an unknown width"));
    }
    let first = i64::from(reader.u32()? as i32);
    let mut distances = vec![0_u64; rows];
    for byte in 0..u32::from(width) {
        for (distance, part) in distances.iter_mut().zip(reader.take(rows)?) {
            *distance |= u64::from(*part) << (8 * byte);
        }
    }
    let day = |distance: u64| match distance {
        0 => Ok(NO_DAY),
        away => i32::try_from(first + away as i64 - 1)
            .map_err(|_| CodingProblem::Damaged("there is no such day")),
    };
    distances.into_iter().map(day).collect()
}

fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}
