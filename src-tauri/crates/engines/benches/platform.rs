//! What writing a platform's file costs: a million people, normalized, hashed, checksummed and written to disk, on two
//! threads as `api` does it; beside it the bare hashes alone.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot prepare has nothing to measure"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;

use divan::{Bencher, black_box};
use reprise_domain::contact_field::Field;
use reprise_domain::platform::Destination;
use reprise_domain::table::TableFor;
use reprise_engines::audience::book::{
    Column, ConsentState, NO_DAY, Narrow, PART_ROWS, Part, Text,
};
use reprise_engines::audience::platform::{ExportOptions, Sheet, Split, profile_of};
use sha2::{Digest, Sha256};

const PEOPLE: usize = 1_000_000;

fn main() {
    divan::main();
}

/// E-mail, phone and both names hashed, country and postal code plain.
#[divan::bench(sample_count = 5)]
fn export_google_million(bencher: Bencher<'_, '_>) {
    measure(bencher, Destination::Google);
}

/// Eight columns, all hashed.
#[divan::bench(sample_count = 5)]
fn export_meta_million(bencher: Bencher<'_, '_>) {
    measure(bencher, Destination::Meta);
}

/// The least: four hashes a person on two threads, nothing read and nothing written.
#[divan::bench(sample_count = 5)]
fn export_floor_four_hashes_million(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        std::thread::scope(|scope| {
            for thread in 0..2 {
                scope.spawn(move || {
                    for row in (thread..PEOPLE).step_by(2) {
                        for _ in 0..4 {
                            black_box(Sha256::digest(black_box(row).to_be_bytes()));
                        }
                    }
                });
            }
        });
    });
}

fn measure(bencher: Bencher<'_, '_>, to: Destination) {
    let parts: Vec<Part> = (0..PEOPLE.div_ceil(PART_ROWS)).map(part).collect();
    let options = ExportOptions {
        name: "everyone".to_owned(),
        values: None,
        reader: TableFor::Upload,
        switches: None,
        country: String::new(),
    };
    let profile = profile_of(to);
    let sheet = Sheet::new(profile, &options).unwrap();
    let path = std::env::temp_dir().join(format!("reprise-export-{}.csv", std::process::id()));
    bencher.bench_local(|| {
        let mut file = File::create(&path).unwrap();
        let mut split = Split::new(sheet.head(0), &profile.limits);
        for pair in parts.chunks(2) {
            let rendered: Vec<_> = std::thread::scope(|scope| {
                let sheet = &sheet;
                let render =
                    |part| scope.spawn(move || sheet.render(part, 0, 0..part.rows, |_| false));
                let working: Vec<_> = pair.iter().map(render).collect();
                working.into_iter().map(|it| it.join().unwrap()).collect()
            });
            for rendered in &rendered {
                let mut write = |_: usize, bytes: &[u8]| file.write_all(bytes);
                split.take(&rendered.files[0], &mut write).unwrap();
            }
        }
        file.sync_all().unwrap();
        black_box(split.finish())
    });
    std::fs::remove_file(&path).unwrap();
}

/// A full part of people who agreed, one in ten without a phone number.
fn part(number: usize) -> Part {
    let first = number * PART_ROWS;
    let rows = PART_ROWS.min(PEOPLE - first);
    let text = |of: fn(usize) -> String| {
        let mut text = Text::default();
        (first..first + rows).for_each(|row| text.push(&of(row)));
        Column::Text(text)
    };
    let words = |words: [&str; 4]| Column::Word {
        words: words.map(str::to_owned).to_vec(),
        at: Narrow::U8((0..rows).map(|row| 1 + (row % 3) as u8).collect()),
    };
    let granted = || Column::Consent {
        states: vec![ConsentState::Granted as u8; rows],
        days: vec![NO_DAY; rows],
        proofs: vec![(String::new(), String::new())],
        at: Narrow::U8(vec![0; rows]),
    };
    let columns = BTreeMap::from([
        (
            Field::Email,
            text(|row| format!("first.last{row}@example{}.com", row % 7)),
        ),
        (
            Field::Phone,
            text(|row| match row % 10 {
                0 => String::new(),
                _ => format!("+4915{row:09}"),
            }),
        ),
        (Field::FirstName, text(|row| format!("Zoë {}", row % 900))),
        (
            Field::LastName,
            text(|row| format!("O'Neil-{}", row % 4_000)),
        ),
        (Field::City, text(|row| format!("Town {}", row % 500))),
        (Field::Zip, text(|row| format!("{:05}", row % 99_999))),
        (Field::Region, words(["", "California", "Bavaria", "Kent"])),
        (Field::Country, words(["", "US", "DE", "GB"])),
        (Field::AdUserData, granted()),
        (Field::AdPersonalization, granted()),
    ]);
    Part { rows, columns }
}
