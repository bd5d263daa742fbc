//! The wrapping of every stored value: `magic(2) schema(2) flags(1) len(4) payload crc32c(4)`, little-endian.
//!
//! A checksum per record keeps damage a matter of that record, not of the whole workspace.

/// Tells a Reprise value from anything else.
const MAGIC: [u8; 2] = *b"RV";
/// Bytes before the payload.
const HEAD: usize = 9;
/// Bytes after it.
const TAIL: usize = 4;

/// Most bytes of one value. Above a quarter of sled's segment (128 KiB) it would become a blob file, and those leak.
pub const VALUE_LIMIT: usize = 64 * 1024;

/// Wraps a payload.
pub fn wrap(schema: u16, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(HEAD + payload.len() + TAIL);
    frame.extend_from_slice(&MAGIC);
    frame.extend_from_slice(&schema.to_le_bytes());
    frame.push(0);
    frame.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    frame.extend_from_slice(payload);
    frame.extend_from_slice(&crc32c::crc32c(&frame).to_le_bytes());
    frame
}

/// The payload of a frame; none when anything about the frame is not as written.
pub fn unwrap(frame: &[u8]) -> Option<&[u8]> {
    let body = frame.len().checked_sub(TAIL).filter(|len| *len >= HEAD)?;
    let (body, crc) = frame.split_at(body);
    let payload = &body[HEAD..];
    let whole = body[..2] == MAGIC
        && body[5..HEAD] == (payload.len() as u32).to_le_bytes()
        && crc == crc32c::crc32c(body).to_le_bytes();
    whole.then_some(payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_gives_its_payload_back() {
        assert_eq!(unwrap(&wrap(1, b"")), Some(&b""[..]));
        assert_eq!(unwrap(&wrap(1, b"launch")), Some(&b"launch"[..]));
    }

    #[test]
    fn any_flipped_bit_and_any_cut_is_noticed() {
        let frame = wrap(7, b"spring renewal");
        for bit in 0..frame.len() * 8 {
            let mut damaged = frame.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(unwrap(&damaged), None, "bit {bit}");
        }
        for len in 0..frame.len() {
            assert_eq!(unwrap(&frame[..len]), None, "cut at {len}");
        }
    }
}
