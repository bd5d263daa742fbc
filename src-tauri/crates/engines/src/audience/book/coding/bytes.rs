//! Numbers and texts in bytes: written plainly, read with every length held against what is there.

use super::CodingProblem;

const SHORT: CodingProblem = CodingProblem::Damaged("it ends too early");

pub(super) fn put_u32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Seven bits a byte, the low ones first.
pub(super) fn put_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes read from the front.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], CodingProblem> {
        let end = self.at.checked_add(count).ok_or(SHORT)?;
        let taken = self.bytes.get(self.at..end).ok_or(SHORT)?;
        self.at = end;
        Ok(taken)
    }

    pub(super) fn rest(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        self.at = self.bytes.len();
        rest
    }

    pub(super) fn u8(&mut self) -> Result<u8, CodingProblem> {
        Ok(self.take(1)?[0])
    }

    pub(super) fn u32(&mut self) -> Result<u32, CodingProblem> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub(super) fn varint(&mut self) -> Result<u64, CodingProblem> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.u8()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(CodingProblem::Damaged("a number has no end"))
    }

    /// A count of things that take at least one byte each, so that no more is asked for than can be there.
    pub(super) fn count(&mut self) -> Result<usize, CodingProblem> {
        let count = self.varint()? as usize;
        if count > self.bytes.len() - self.at {
            return Err(SHORT);
        }
        Ok(count)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, CodingProblem> {
        let length = self.varint()? as usize;
        str::from_utf8(self.take(length)?).map_err(|_| CodingProblem::Damaged("a text is no UTF-8"))
    }

    /// Refuses bytes that nobody asked for.
    pub(super) fn end(&self) -> Result<(), CodingProblem> {
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            Err(CodingProblem::Damaged("something follows its end"))
        }
    }
}
