//! The usual gap between orders: what replenishment and win-back are timed by.
//!
//! A person's gap is the time from the first order to the last, shared by the orders between. Counted are people with
//! three orders or more, as ecomcure.com advises (2025, weak): one repeat may be chance.

use reprise_domain::contact_field::Field;
use reprise_domain::rhythm::OrderRhythm;

use super::book::{Book, Column, NO_DAY, NO_NUMBER, Part};

/// Fewest orders of a person who counts.
const ORDERS: i64 = 3;
/// Fewest people a median is told of: our own choice, below it chance speaks louder.
const BUYERS: usize = 20;

/// The columns that [`rhythm_of`] reads.
pub const RHYTHM_FIELDS: [Field; 3] = [Field::FirstOrder, Field::LastOrder, Field::Orders];

/// The median gap between orders over all people of a book; none with fewer than 20 who ordered three times.
///
/// Of an even number of people the lower of the two gaps in the middle counts. People whose first and last order are
/// on one day are left out: their orders are one purchase.
pub fn rhythm_of(book: &Book) -> Option<OrderRhythm> {
    let mut gaps: Vec<f64> = book.parts.iter().flat_map(|part| gaps_in(part)).collect();
    if gaps.len() < BUYERS {
        return None;
    }
    let middle = (gaps.len() - 1) / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f64::total_cmp);
    Some(OrderRhythm {
        median_days: (median.round() as u32).max(1),
        buyers: gaps.len() as u64,
    })
}

fn gaps_in(part: &Part) -> Vec<f64> {
    let columns = RHYTHM_FIELDS.map(|field| part.columns.get(&field));
    let [
        Some(Column::Day(first)),
        Some(Column::Day(last)),
        Some(Column::Number(orders)),
    ] = columns
    else {
        return Vec::new();
    };
    let rows = first.iter().zip(last).zip(orders);
    rows.filter(|((first, last), orders)| {
        **first != NO_DAY && *first < *last && **orders != NO_NUMBER && **orders >= ORDERS
    })
    .map(|((first, last), orders)| f64::from(last - first) / (orders - 1) as f64)
    .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;

    fn book(people: &[(i32, i32, i64)]) -> Book {
        let columns = BTreeMap::from([
            (
                Field::FirstOrder,
                Column::Day(people.iter().map(|it| it.0).collect()),
            ),
            (
                Field::LastOrder,
                Column::Day(people.iter().map(|it| it.1).collect()),
            ),
            (
                Field::Orders,
                Column::Number(people.iter().map(|it| it.2).collect()),
            ),
        ]);
        Book {
            parts: vec![Arc::new(Part {
                rows: people.len(),
                columns,
            })],
            ..Book::default()
        }
    }

    #[test]
    fn the_median_gap_is_that_of_people_who_came_back_twice() {
        let mut people: Vec<_> = (0..21).map(|n| (100, 100 + 2 * (20 + n), 3)).collect();
        people.extend([
            (100, 101, 2),
            (NO_DAY, 400, 9),
            (100, 100, 5),
            (100, 300, NO_NUMBER),
        ]);
        assert_eq!(
            rhythm_of(&book(&people)),
            Some(OrderRhythm {
                median_days: 30,
                buyers: 21
            })
        );
    }

    #[test]
    fn a_few_people_or_none_say_nothing() {
        assert_eq!(rhythm_of(&Book::default()), None);
        assert_eq!(rhythm_of(&book(&[(0, 60, 3); 19])), None);
        assert!(rhythm_of(&book(&[(0, 60, 3); 20])).is_some());
    }
}
