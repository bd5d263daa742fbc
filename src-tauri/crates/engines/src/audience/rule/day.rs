//! Conditions on days as ranges of day numbers.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use reprise_domain::rule::DayTest;

use super::pack::pack;
use crate::audience::bits::Bits;
use crate::audience::book::NO_DAY;

/// The first day number that is a day: [`NO_DAY`] is in no range.
const FIRST: i32 = NO_DAY + 1;

/// The rows whose day passes a test.
pub(super) fn days_in(days: &[i32], test: DayTest, today: NaiveDate) -> Bits {
    let range = range_of(test, today);
    let (low, high) = (*range.start(), *range.end());
    if low > high {
        return Bits::none(days.len());
    }
    // One comparison a row: what lies below wraps around and is too far above.
    let span = high.wrapping_sub(low).cast_unsigned();
    pack(days, |day| day.wrapping_sub(low).cast_unsigned() <= span)
}

/// The day numbers a test allows.
fn range_of(test: DayTest, today: NaiveDate) -> RangeInclusive<i32> {
    let now = number(today);
    match test {
        DayTest::InLast { days } => before(now, days)..=now,
        DayTest::MoreThanAgo { days } => FIRST..=before(now, days) - 1,
        DayTest::InNext { days } => now..=now.saturating_add_unsigned(days),
        DayTest::Before { day } => FIRST..=number(day) - 1,
        DayTest::On { day } => number(day)..=number(day),
        DayTest::After { day } => number(day) + 1..=i32::MAX,
        DayTest::Between { period } => number(period.first)..=number(period.last),
    }
}

fn before(now: i32, days: u32) -> i32 {
    now.saturating_sub_unsigned(days).max(FIRST + 1)
}

/// Days since 1970-01-01, as columns count them.
fn number(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}
