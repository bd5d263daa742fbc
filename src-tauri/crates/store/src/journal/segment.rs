//! One file of the journal: a head that says where it joins, records, and zeros up to its allocated end.
//!
//! The zeros are written and synced ahead of time: a commit then overwrites blocks the file already has, and
//! its sync has no file size or block map to write.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::record::{Entry, Found, Point, read};
use crate::disk;
use crate::error::StoreError;

const MAGIC: &[u8; 8] = b"RPRJNL01";
/// Magic, number, chain, checksum.
const HEAD: usize = 8 + 8 + 32 + 4;
/// Bytes allocated at a time: about a thousand ordinary changes.
const CHUNK: u64 = 1024 * 1024;

/// A segment open for writing.
#[derive(Debug)]
pub struct Segment {
    path: PathBuf,
    file: File,
    end: u64,
    allocated: u64,
}

impl Segment {
    /// Makes a segment that continues after a point.
    pub fn create(dir: &Path, after: Point) -> Result<Self, StoreError> {
        let path = path_of(dir, after.number + 1);
        let mut head = MAGIC.to_vec();
        head.extend_from_slice(&after.number.to_le_bytes());
        head.extend_from_slice(&after.chain);
        head.extend_from_slice(&crc32c::crc32c(&head).to_le_bytes());
        head.resize(CHUNK as usize, 0);
        disk::write_durably(&path, &head)?;
        Self::open(path, HEAD as u64)
    }

    /// Opens a segment to write on from `end`; what lies behind it is wiped.
    pub fn open(path: PathBuf, end: u64) -> Result<Self, StoreError> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        let allocated = file
            .metadata()
            .map_err(StoreError::io("read", &path))?
            .len();
        let mut segment = Self {
            path,
            file,
            end,
            allocated,
        };
        if segment.has_rest()? {
            segment.cut()?;
        }
        Ok(segment)
    }

    /// Writes bytes at the end and syncs them: after this they survive a power failure.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let needed = self.end + bytes.len() as u64;
        if needed > self.allocated {
            self.allocate(needed.next_multiple_of(CHUNK))?;
        }
        self.write_at(self.end, bytes)?;
        self.file
            .sync_data()
            .map_err(StoreError::io("sync", &self.path))?;
        self.end = needed;
        Ok(())
    }

    /// Cuts the zeros off and syncs; nothing is written to it any more.
    pub fn cut(&mut self) -> Result<(), StoreError> {
        self.file
            .set_len(self.end)
            .map_err(StoreError::io("cut", &self.path))?;
        self.file
            .sync_all()
            .map_err(StoreError::io("sync", &self.path))?;
        self.allocated = self.end;
        Ok(())
    }

    fn allocate(&mut self, to: u64) -> Result<(), StoreError> {
        let zeros = vec![0; usize::try_from(to - self.allocated).unwrap_or(CHUNK as usize)];
        self.write_at(self.allocated, &zeros)?;
        self.file
            .sync_all()
            .map_err(StoreError::io("sync", &self.path))?;
        self.allocated = to;
        Ok(())
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        self.file
            .seek(SeekFrom::Start(at))
            .map_err(StoreError::io("write", &self.path))?;
        self.file
            .write_all(bytes)
            .map_err(StoreError::io("write", &self.path))
    }

    fn has_rest(&mut self) -> Result<bool, StoreError> {
        let mut rest = Vec::new();
        self.file
            .seek(SeekFrom::Start(self.end))
            .map_err(StoreError::io("read", &self.path))?;
        self.file
            .read_to_end(&mut rest)
            .map_err(StoreError::io("read", &self.path))?;
        Ok(rest.iter().any(|byte| *byte != 0))
    }
}

/// What a segment holds.
#[derive(Debug)]
pub struct Contents {
    /// The point it continues.
    pub after: Point,
    /// Its records, each with the point after it.
    pub records: Vec<(Entry, Point)>,
    /// Offset behind the last whole record.
    pub end: u64,
}

/// Reads a segment; none when its head is damaged.
pub fn contents(path: &Path) -> Result<Option<Contents>, StoreError> {
    let bytes = std::fs::read(path).map_err(StoreError::io("read", path))?;
    let Some(after) = head(&bytes) else {
        return Ok(None);
    };
    let mut records = Vec::new();
    let (mut end, mut point) = (HEAD, after);
    // What follows the last whole record is zeros or a record that was never acknowledged.
    while let Found::Record(entry, next, len) = read(&bytes[end..], point) {
        records.push((entry, next));
        point = next;
        end += len;
    }
    Ok(Some(Contents {
        after,
        records,
        end: end as u64,
    }))
}

fn head(bytes: &[u8]) -> Option<Point> {
    let head = bytes.get(..HEAD)?;
    let (body, crc) = head.split_at(HEAD - 4);
    if &body[..8] != MAGIC || crc != crc32c::crc32c(body).to_le_bytes() {
        return None;
    }
    let number = u64::from_le_bytes(body[8..16].try_into().ok()?);
    Some(Point {
        number,
        chain: body[16..].try_into().ok()?,
    })
}

/// The file of the segment whose first record has a number.
pub fn path_of(dir: &Path, first: u64) -> PathBuf {
    dir.join(format!("{first:012}.jnl"))
}

/// The number of a segment's first record, by its name; none for other files.
pub fn first_of(path: &Path) -> Option<u64> {
    let is_segment = path.extension().is_some_and(|ext| ext == "jnl");
    path.file_stem()?
        .to_str()?
        .parse()
        .ok()
        .filter(|_| is_segment)
}
