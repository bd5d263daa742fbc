//! What counting people costs: a rule of three conditions and the matrix of 200 audiences, over 1 and 10 million contacts.
//!
//! Sizes of audiences are skewed as those of real lists are: the largest holds two in five of everybody, the next half of
//! that, the tenth a tenth. Two threads, as `api` drives it.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot prepare has nothing to measure"
)]

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use reprise_domain::contact_field::Field;
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::rule::{
    Clause, ContactRule, DayTest, Join, NumberTest, OrderMeasure, TextTest,
};
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::{Column, NO_DAY, NO_NUMBER, Narrow, PART_ROWS, Part};
use reprise_engines::audience::overlap::{PairCounts, count_pairs};
use reprise_engines::audience::rule::{People, matching, of_part};

const MILLION: usize = 1_000_000;
const AUDIENCES: usize = 200;
const THREADS: usize = 2;

fn main() {
    divan::main();
}

/// Three conditions that nobody has asked before: country, last order, orders.
#[divan::bench(sample_count = 50)]
fn rule_cold_1_million(bencher: Bencher<'_, '_>) {
    let parts = parts(MILLION);
    bencher.bench_local(|| {
        let book = Counted::of(&parts);
        matching(black_box(&rule()), &book).count()
    });
}

/// The same when its conditions were asked before: groups are joined and counted.
#[divan::bench(sample_count = 200)]
fn rule_warm_1_million(bencher: Bencher<'_, '_>) {
    let book = Counted::of(&parts(MILLION));
    bencher.bench_local(|| matching(black_box(&rule()), &book).count());
}

/// What an edit of one condition costs: it is worked out anew, the two others are at hand.
#[divan::bench(sample_count = 50)]
fn rule_edited_1_million(bencher: Bencher<'_, '_>) {
    let parts = parts(MILLION);
    let mut book = Counted::of(&parts);
    bencher.bench_local(|| {
        let edited = &rule().of[1];
        let fresh = asked(&parts, edited);
        book.known.insert(edited.clone(), fresh);
        matching(black_box(&rule()), &book).count()
    });
}

#[divan::bench(sample_count = 20)]
fn overlap_200_of_1_million(bencher: Bencher<'_, '_>) {
    matrix(bencher, MILLION);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn overlap_200_of_10_million(bencher: Bencher<'_, '_>) {
    matrix(bencher, 10 * MILLION);
}

/// The floor: for each person their audiences are at hand one after another, and nothing is left but to count the pairs.
#[divan::bench(sample_count = 20)]
fn overlap_floor_200_of_1_million(bencher: Bencher<'_, '_>) {
    floor(bencher, MILLION);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn overlap_floor_200_of_10_million(bencher: Bencher<'_, '_>) {
    floor(bencher, 10 * MILLION);
}

fn floor(bencher: Bencher<'_, '_>, rows: usize) {
    let sets = skewed(rows);
    let (mut ends, mut places) = (Vec::with_capacity(rows), Vec::new());
    for row in 0..rows {
        places.extend(
            (0_u8..)
                .zip(&sets)
                .filter(|(_, set)| set.has(row))
                .map(|(at, _)| at),
        );
        ends.push(places.len() as u32);
    }
    let count = |rows: std::ops::Range<usize>| {
        let mut counts = vec![0_u32; AUDIENCES * AUDIENCES];
        let mut start = rows.start.checked_sub(1).map_or(0, |it| ends[it] as usize);
        for end in &ends[rows] {
            let own = &places[start..*end as usize];
            start = *end as usize;
            for (at, one) in own.iter().enumerate() {
                for other in &own[at..] {
                    counts[usize::from(*one) * AUDIENCES + usize::from(*other)] += 1;
                }
            }
        }
        counts
    };
    bencher.bench_local(|| {
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| count(rows / 2..rows));
            let mut counts = count(0..rows / 2);
            let more = beside.join().unwrap();
            counts
                .iter_mut()
                .zip(more)
                .for_each(|(own, its)| *own += its);
            counts
        })
    });
}

/// Audiences that each hold half of everybody: the worst there is.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn overlap_200_halves_of_1_million(bencher: Bencher<'_, '_>) {
    let sets: Vec<Bits> = (0..AUDIENCES)
        .map(|seed| audience(MILLION, 1, 2, seed))
        .collect();
    measure(bencher, &sets, MILLION);
}

fn matrix(bencher: Bencher<'_, '_>, rows: usize) {
    measure(bencher, &skewed(rows), rows);
}

/// 2 of 5 people in the largest audience, half of that in the next, a third in the one after.
fn skewed(rows: usize) -> Vec<Bits> {
    let ranks = 0..AUDIENCES;
    ranks
        .map(|rank| audience(rows, 2, 5 * (rank as u64 + 1), rank))
        .collect()
}

fn measure(bencher: Bencher<'_, '_>, sets: &[Bits], rows: usize) {
    let all: Vec<&Bits> = sets.iter().collect();
    let words = rows.div_ceil(64);
    bencher.bench_local(|| {
        let mut counts = PairCounts::none(all.len());
        std::thread::scope(|scope| {
            let each = words.div_ceil(THREADS);
            let running: Vec<_> = (0..THREADS)
                .map(|it| {
                    let all = &all;
                    scope.spawn(move || count_pairs(all, it * each..words.min((it + 1) * each)))
                })
                .collect();
            for counted in running {
                counts.add(&counted.join().unwrap());
            }
        });
        counts
    });
}

/// `over` of `under` people, thrown by dice.
fn audience(rows: usize, over: u64, under: u64, seed: usize) -> Bits {
    let words = (0..rows.div_ceil(64)).map(|place| {
        (0..64).fold(0, |word, bit| {
            let dice = mixed((place * 64 + bit) as u64 ^ (seed as u64) << 40);
            word | u64::from(dice % under < over) << bit
        })
    });
    Bits::of_words(rows, words.collect())
}

fn mixed(number: u64) -> u64 {
    let mut it = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    it = (it ^ it >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    it = (it ^ it >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    it ^ it >> 31
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

fn rule() -> ContactRule {
    let country = TextTest::Is {
        value: "DE".to_owned(),
    };
    ContactRule {
        join: Join::All,
        of: vec![
            Clause::Text {
                field: Field::Country,
                test: country,
            },
            Clause::Day {
                field: Field::LastOrder,
                test: DayTest::InLast { days: 90 },
            },
            Clause::Number {
                measure: OrderMeasure::Orders,
                test: NumberTest::AtLeast { value: 2 },
            },
        ],
    }
}

/// A book, with the answers to conditions that are at hand.
struct Counted {
    rows: usize,
    known: HashMap<Clause, Arc<Bits>>,
}

impl Counted {
    fn of(parts: &[Part]) -> Self {
        let conditions = rule().of.into_iter();
        Self {
            rows: parts.iter().map(|part| part.rows).sum(),
            known: conditions
                .map(|it| (it.clone(), asked(parts, &it)))
                .collect(),
        }
    }
}

impl People for Counted {
    fn rows(&self) -> usize {
        self.rows
    }
    fn fields(&self, condition: &Clause) -> Arc<Bits> {
        Arc::clone(&self.known[condition])
    }
    fn list(&self, _: ContactListId) -> Option<Arc<Bits>> {
        None
    }
    fn import(&self, _: ContactImportId) -> Option<Arc<Bits>> {
        None
    }
    fn audience(&self, _: AudienceId) -> Option<Arc<Bits>> {
        None
    }
}

fn asked(parts: &[Part], condition: &Clause) -> Arc<Bits> {
    let mut found = Bits::default();
    for (place, part) in parts.iter().enumerate() {
        found.put_part(place * PART_ROWS, &of_part(part, condition, today()));
    }
    Arc::new(found)
}

fn parts(rows: usize) -> Vec<Part> {
    (0..rows)
        .step_by(PART_ROWS)
        .map(|first| part(first, PART_ROWS.min(rows - first)))
        .collect()
}

fn part(first: usize, rows: usize) -> Part {
    let dice = |row: usize, side: u64| mixed((first + row) as u64 ^ side << 48);
    let words = ["", "DE", "AT", "CH", "FR", "NL", "GB", "US"].map(str::to_owned);
    let day = |row| match dice(row, 2) % 3 {
        0 => NO_DAY,
        _ => today().to_epoch_days() - (dice(row, 3) % 700) as i32,
    };
    let orders = |row| match dice(row, 4) % 3 {
        0 => NO_NUMBER,
        _ => (dice(row, 5) % 12) as i64,
    };
    let columns = [
        (
            Field::Country,
            Column::Word {
                words: words.to_vec(),
                at: Narrow::U8((0..rows).map(|row| (dice(row, 1) % 8) as u8).collect()),
            },
        ),
        (Field::LastOrder, Column::Day((0..rows).map(day).collect())),
        (
            Field::Orders,
            Column::Number((0..rows).map(orders).collect()),
        ),
    ];
    Part {
        rows,
        columns: BTreeMap::from(columns),
    }
}
