//! The same work on many pieces, on two threads, its results taken in the order of the pieces.
//!
//! Engines know no thread; whoever has much for them to do brings it here. Few pieces are under way at a time, so memory
//! does not grow with their number.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::error::Error;

/// Threads that work: beside the one that takes the results.
const WORKERS: usize = 2;
/// Pieces that may wait, before work and after.
const WAITING: usize = 3;

/// Asks `next` for pieces until there are none, does `work` on each, and hands the results to `take` in order. `next`
/// runs on a thread of its own, `take` on the caller's; the first error of either stops everything.
pub(super) fn side_by_side<Piece: Send, Done: Send>(
    mut next: impl FnMut() -> Result<Option<Piece>, Error> + Send,
    work: impl Fn(Piece) -> Done + Sync,
    mut take: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    let (to_work, pieces) = sync_channel::<(u64, Piece)>(WAITING);
    let (done, results) = sync_channel::<(u64, Done)>(WAITING);
    let pieces = Mutex::new(pieces);
    let stopped = AtomicBool::new(false);
    thread::scope(|scope| {
        let stopped = &stopped;
        let reader = scope.spawn(move || {
            let mut number = 0;
            while let Some(piece) = next()? {
                if stopped.load(Ordering::Relaxed) || to_work.send((number, piece)).is_err() {
                    break;
                }
                number += 1;
            }
            Ok(())
        });
        for _ in 0..WORKERS {
            let (pieces, done, work) = (&pieces, done.clone(), &work);
            scope.spawn(move || {
                loop {
                    let piece = pieces
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .recv();
                    let Ok((number, piece)) = piece else { break };
                    if done.send((number, work(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        let (mut early, mut number) = (BTreeMap::new(), 0);
        let outcome = (|| {
            for (at, result) in &results {
                early.insert(at, result);
                while let Some(result) = early.remove(&number) {
                    take(result)?;
                    number += 1;
                }
            }
            Ok(())
        })();
        // Workers blocked on a full channel end when nobody receives; the reader when it is asked to.
        drop(results);
        if outcome.is_err() {
            stopped.store(true, Ordering::Relaxed);
            let waiting = pieces
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            while waiting.recv().is_ok() {}
        }
        let read = reader
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        outcome.and(read)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn results_come_in_order() {
        let (mut pieces, mut sum) = (0..1000_u64, Vec::new());
        side_by_side(
            || Ok(pieces.next()),
            |piece| piece * 2,
            |done| {
                sum.push(done);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(sum, (0..1000).map(|piece| piece * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_on_either_side_stops_it() {
        let failed = || Error::new(Code::Cancelled, "stopped", "");
        let mut pieces = 0..u64::MAX;
        let outcome = side_by_side(
            || Ok(pieces.next()),
            |piece| piece,
            |done| if done == 50 { Err(failed()) } else { Ok(()) },
        );
        assert_eq!(outcome.unwrap_err().code, Code::Cancelled);
        let mut pieces = 0..50;
        let outcome = side_by_side(
            || pieces.next().map(Some).ok_or_else(failed),
            |piece| piece,
            |_| Ok(()),
        );
        assert_eq!(outcome.unwrap_err().code, Code::Cancelled);
    }
}
