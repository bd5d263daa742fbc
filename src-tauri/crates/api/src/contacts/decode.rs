//! Contact files as UTF-8, whatever they are written in: the encoding guessed over the whole file, decoded piece by
//! piece.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;
/// Bytes of a file without UTF-8 that the guess is made on.
const GUESSED_ON: usize = 4 * 1024 * 1024;

/// The encoding a file is most likely in. Reads all of it where nothing at its beginning says.
pub(super) fn encoding_of(head: &[u8], mut whole: impl Read) -> io::Result<&'static Encoding> {
    match Encoding::for_bom(head) {
        Some((encoding, _)) => return Ok(encoding),
        None if looks_utf16(head, 1) => return Ok(UTF_16LE),
        None if looks_utf16(head, 0) => return Ok(UTF_16BE),
        None => {}
    }
    let (mut valid, mut strays) = (0_usize, 0_usize);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let (mut fed, mut kept, mut piece) = (0, 0, vec![0; PIECE]);
    loop {
        let read = whole.read(&mut piece[kept..])?;
        let bytes = &piece[..kept + read];
        kept = 0;
        if !bytes.is_ascii() {
            if fed < GUESSED_ON {
                detector.feed(bytes, false);
                fed += bytes.len();
            }
            let mut chunks = bytes.utf8_chunks().peekable();
            while let Some(chunk) = chunks.next() {
                valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                let is_cut = chunks.peek().is_none() && read > 0 && chunk.invalid().len() < 4;
                if is_cut {
                    // The beginning of a letter whose rest comes with the next piece.
                    kept = chunk.invalid().len();
                } else {
                    strays += usize::from(!chunk.invalid().is_empty());
                }
            }
        }
        if read == 0 {
            break;
        }
        let end = bytes.len();
        piece.copy_within(end - kept..end, 0);
    }
    // UTF-8 but for a few bytes: exports patched together hold strays, and to take the whole file for an old code page
    // would spoil every name in it. Text in an old code page hardly ever holds a valid sequence of several bytes.
    if strays == 0 || valid >= strays {
        return Ok(UTF_8);
    }
    detector.feed(&[], true);
    Ok(detector.guess(None, chardetng::Utf8Detection::Allow))
}

/// Whether every other byte of the beginning is zero, as ASCII is in UTF-16 without a mark.
fn looks_utf16(bytes: &[u8], zero_at: usize) -> bool {
    let head = &bytes[..bytes.len().min(200)];
    head.len() >= 4
        && head
            .chunks_exact(2)
            .all(|pair| pair[zero_at] == 0 && pair[1 - zero_at] != 0)
}

/// Whether the beginning holds hardly any control characters: pictures, archives and workbooks do.
pub(super) fn is_text(head: &[u8]) -> bool {
    let head = &head[..head.len().min(4_096)];
    let control = head
        .iter()
        .filter(|byte| **byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A))
        .count();
    // A stray one or two happen in honest exports.
    control <= 8 + head.len() / 50
}

/// A file as UTF-8, without its byte order mark. A file in UTF-8 is handed on as it is, strays and all.
pub(super) struct Decoding<Source> {
    source: Source,
    decoder: Option<Decoder>,
    read: Vec<u8>,
    /// What is decoded, and how much of it was handed on.
    text: String,
    from: usize,
    /// Characters that could not be decoded.
    lost: Arc<AtomicU64>,
    ended: bool,
}

impl<Source: Read> Decoding<Source> {
    pub(super) fn new(source: Source, encoding: &'static Encoding, lost: Arc<AtomicU64>) -> Self {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Self {
            source,
            decoder,
            read: Vec::new(),
            text: String::new(),
            from: 0,
            lost,
            ended: false,
        }
    }
}

impl<Source: Read> Read for Decoding<Source> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else {
            return self.source.read(out);
        };
        // Decoded into room of its own: a decoder writes nothing at all where the next letter does not fit.
        while self.from == self.text.len() && !self.ended {
            self.read.resize(PIECE, 0);
            let read = self.source.read(&mut self.read)?;
            self.ended = read == 0;
            self.from = 0;
            self.text.clear();
            let most = decoder.max_utf8_buffer_length(read).unwrap_or(4 * PIECE);
            self.text.reserve(most);
            let (_, _, had_errors) =
                decoder.decode_to_string(&self.read[..read], &mut self.text, self.ended);
            if had_errors {
                let lost = self.text.matches(char::REPLACEMENT_CHARACTER).count();
                self.lost.fetch_add(lost as u64, Ordering::Relaxed);
            }
        }
        let rest = &self.text.as_bytes()[self.from..];
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.from += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str, u64) {
        let encoding = encoding_of(bytes, bytes).unwrap();
        let lost = Arc::new(AtomicU64::new(0));
        let mut text = String::new();
        Decoding::new(bytes, encoding, Arc::clone(&lost))
            .read_to_string(&mut text)
            .unwrap();
        (text, encoding.name(), lost.load(Ordering::Relaxed))
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let text = "email,name\nann@example.com,Ann\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE], &*bytes].concat();
        for bytes in [bytes, marked] {
            assert_eq!(decoded(&bytes), (text.to_owned(), "UTF-16LE", 0));
        }
    }

    #[test]
    fn an_old_code_page_is_guessed_however_late_it_shows() {
        let ascii = "x@example.com;plain\n".repeat(30_000);
        let text = format!(
            "{ascii}имя,email\nДмитрий Иванов,d@example.com\nОльга Петрова,o@example.com\n"
        );
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
        assert_eq!(decoded(&bytes), (text, "windows-1251", 0));
    }

    #[test]
    fn strays_do_not_make_utf_8_an_old_code_page() {
        let bytes = [&"é".repeat(100_000).into_bytes()[..], b"\xE9"].concat();
        let encoding = encoding_of(&bytes, &*bytes).unwrap();
        assert_eq!(encoding.name(), "UTF-8");
        let ascii_with_one = [&b"a,b\n".repeat(100)[..], b"Jos\xE9\n"].concat();
        assert_eq!(decoded(&ascii_with_one).1, "windows-1252");
    }
}
