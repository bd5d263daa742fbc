//! What a brief costs to set: as PDF, as the pages of a preview, as DOCX.
//!
//! Promised: a PDF of twelve pages in at most 400 ms after warm-up. Every run sets a document that
//! differs from the one before in its title and one message, as it does while a person types: the
//! typesetter remembers what did not change, and would else measure only its memory.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot prepare has nothing to measure"
)]

use std::cell::Cell;

use divan::Bencher;
use reprise_documents::fixtures::long;
use reprise_documents::{docx, pages, pdf};
use reprise_domain::document::{Block, Document};

/// Launches that fill twelve pages.
const ROWS: usize = 51;

fn main() {
    let count = pages(&long(ROWS)).unwrap().svgs.len();
    assert_eq!(count, 12, "the figure is promised for twelve pages");
    divan::main();
}

/// The same brief, every time with another title and another message.
fn edited() -> impl FnMut() -> Document {
    let edits = Cell::new(0);
    move || {
        edits.set(edits.get() + 1);
        let mut document = long(ROWS);
        document.title = format!("Refills and first bags {}", edits.get());
        for block in document.sections.iter_mut().flat_map(|it| &mut it.blocks) {
            if let Block::Launches { launches } = block {
                launches[ROWS / 2].subject = format!("Subject {}", edits.get());
            }
        }
        document
    }
}

/// The promise.
#[divan::bench(sample_count = 40)]
fn pdf_12_pages(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(edited())
        .bench_local_refs(|document| pdf(document).unwrap().len());
}

/// The preview of the same brief.
#[divan::bench(sample_count = 40)]
fn preview_12_pages(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(edited())
        .bench_local_refs(|document| pages(document).unwrap().svgs.len());
}

/// The same brief for Word.
#[divan::bench(sample_count = 20)]
fn docx_12_pages(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(edited())
        .bench_local_refs(|document| docx(document).unwrap().len());
}
