//! The way of a file into a book: blocks read, cleaned on two threads, merged in the order of the file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use reprise_domain::money::grouped;
use reprise_domain::table::{TableFor, cell};
use reprise_engines::audience::import::{Batch, BatchTally, Merged, Merger, Reading};

use super::plan::Plan;
use crate::contacts::side::side_by_side;
use crate::contacts::table::{Block, bad};
use crate::error::Error;
use crate::job::Job;
use crate::session::Session;
use crate::view::RejectedRow;

/// Most rows.
const ROW_LIMIT: u64 = 10_000_000;
/// Rejected rows shown; all of them go into the file asked for.
const REJECTED_SHOWN: usize = 50;

/// What came of a file.
pub(super) struct Read {
    pub(super) merged: Merged,
    pub(super) tally: BatchTally,
    /// The first rejected rows.
    pub(super) rejected: Vec<RejectedRow>,
    /// Characters that could not be decoded.
    pub(super) lost: u64,
}

/// Reads a file into the client's book, without storing anything.
///
/// # Errors
/// `BadFile` when it cannot be read on or has more than 10 million rows; `Cancelled`.
pub(super) fn read(
    session: &Session,
    plan: &Plan,
    job: &Job<'_>,
    mut rejected_to: Option<&mut RejectedFile>,
) -> Result<Read, Error> {
    // Nobody can guess the low half of a new id, so no file can be made whose keys all hash alike.
    let seed = session.new_id().as_u64_pair().1;
    let reading = Reading {
        delimiter: plan.table.delimiter,
        columns: &plan.columns,
        country: &plan.country,
        digits: plan.digits,
        width: plan.table.header.len(),
        suppressed: &plan.suppressed,
        seed,
        writes_rejected: rejected_to.as_ref().is_some_and(|file| file.is_wanted()),
    };
    let parts = session.stored_parts(plan.client)?;
    let mut merger = Merger::new(parts, plan.policy.clone(), seed);
    let mut blocks = plan.table.blocks()?;
    let (mut tally, mut rejected) = (BatchTally::default(), Vec::new());
    let read_so_far = Arc::new(AtomicU64::new(0));
    let (counter, started) = (Arc::clone(&read_so_far), Instant::now());
    side_by_side(
        move || {
            let block = blocks.next()?;
            if let Some(Block::Records { bytes, .. }) = &block {
                counter.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            }
            Ok(block)
        },
        |block| match block {
            Block::Records { bytes, line } => Batch::read(&bytes, line, &reading),
            Block::Unclosed { beginning, line } => Batch::of_unclosed(&beginning, line, &reading),
        },
        |batch| {
            merger.take(&batch);
            tally += batch.tally;
            if tally.rows > ROW_LIMIT {
                return Err(bad(
                    format!("the file has more than {} rows", grouped(ROW_LIMIT)),
                    "Split it; nothing was imported",
                ));
            }
            if let Some(file) = &mut rejected_to {
                file.add(&batch.rejected_csv)?;
            }
            let shown = batch.rejected.into_iter().map(|it| RejectedRow {
                line: it.line,
                reason: it.problem.to_string(),
                row: it.row,
            });
            rejected.extend(shown.take(REJECTED_SHOWN - rejected.len()));
            // How many rows there will be is known from how much of the file made how many.
            let read = read_so_far.load(Ordering::Relaxed).max(1);
            let expected =
                tally.rows as u128 * u128::from(plan.table.bytes.max(read)) / u128::from(read);
            let rate = (tally.rows as f64 / started.elapsed().as_secs_f64().max(0.001)) as u64;
            job.step(
                tally.rows,
                Some(expected as u64),
                &format!("Reading contacts, {} rows a second", grouped(rate)),
            )
        },
    )?;
    Ok(Read {
        merged: merger.finish(),
        tally,
        rejected,
        lost: plan.table.lost(),
    })
}

/// Where rejected rows go: written beside the place asked for while the file is read, moved there at the end.
pub(super) struct RejectedFile {
    path: Option<PathBuf>,
    part: PathBuf,
    file: Option<BufWriter<File>>,
}

impl RejectedFile {
    /// Begins the file with the columns of the one it comes from, and the reason.
    ///
    /// # Errors
    /// `BadFile` when it cannot be written.
    pub(super) fn begin(path: Option<&Path>, header: &[String]) -> Result<Self, Error> {
        let Some(path) = path else {
            return Ok(Self {
                path: None,
                part: PathBuf::new(),
                file: None,
            });
        };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        let file = File::create(&part).map_err(|error| Error::file(path, "written", &error))?;
        let mut begun = Self {
            path: Some(path.to_owned()),
            part,
            file: Some(BufWriter::new(file)),
        };
        let names = header.iter().map(String::as_str).chain(["reason"]);
        let cells: Vec<_> = names
            .map(|name| cell(name, TableFor::Spreadsheet))
            .collect();
        begun.add(&format!("{}\r\n", cells.join(",")))?;
        Ok(begun)
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.file.is_some()
    }

    fn add(&mut self, text: &str) -> Result<(), Error> {
        match (&mut self.file, &self.path) {
            (Some(file), Some(path)) => file
                .write_all(text.as_bytes())
                .map_err(|error| Error::file(path, "written", &error)),
            (_, _) => Ok(()),
        }
    }

    /// Moves the file to its place.
    ///
    /// # Errors
    /// `BadFile` when the disk refuses.
    pub(super) fn keep(mut self) -> Result<(), Error> {
        let (Some(file), Some(path)) = (self.file.take(), &self.path) else {
            return Ok(());
        };
        file.into_inner()
            .map_err(std::io::IntoInnerError::into_error)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&self.part, path))
            .map_err(|error| Error::file(path, "written", &error))
    }
}

impl Drop for RejectedFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Best effort: what is left of a stopped import is worthless.
            std::fs::remove_file(&self.part).ok();
        }
    }
}
