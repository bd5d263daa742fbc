//! Conditions on orders and money.

use reprise_domain::contact_field::Field;
use reprise_domain::rule::{NumberTest, OrderMeasure};

use super::pack::{pack, pack_both};
use crate::audience::bits::Bits;
use crate::audience::book::{Column, NO_NUMBER, Part};

/// The rows whose number passes a test.
pub(super) fn numbers_in(part: &Part, measure: OrderMeasure, test: NumberTest) -> Bits {
    let nobody = || Bits::none(part.rows);
    match measure {
        OrderMeasure::Orders => {
            column(part, Field::Orders).map_or_else(nobody, |it| plain(it, test))
        }
        OrderMeasure::Spent => column(part, Field::Spent).map_or_else(nobody, |it| plain(it, test)),
        OrderMeasure::AverageOrder => {
            match (column(part, Field::Spent), column(part, Field::Orders)) {
                (Some(spent), Some(orders)) => average(spent, orders, test),
                (None, _) | (_, None) => nobody(),
            }
        }
    }
}

fn plain(numbers: &[i64], test: NumberTest) -> Bits {
    // Every test is a range; NO_NUMBER, the least of all, is in none.
    let least = NO_NUMBER + 1;
    let (low, high) = match test {
        NumberTest::Is { value } => (value, value),
        NumberTest::AtLeast { value } => (value, i64::MAX),
        NumberTest::AtMost { value } => (least, value),
        NumberTest::MoreThan { value: i64::MAX } | NumberTest::LessThan { value: i64::MIN } => {
            return Bits::none(numbers.len());
        }
        NumberTest::MoreThan { value } => (value + 1, i64::MAX),
        NumberTest::LessThan { value } => (least, value - 1),
        NumberTest::Between { low, high } => (low, high),
    };
    let low = low.max(least);
    if low > high {
        return Bits::none(numbers.len());
    }
    // One comparison a row: what lies below wraps around and is too far above.
    let span = high.wrapping_sub(low).cast_unsigned();
    pack(numbers, |number| {
        number.wrapping_sub(low).cast_unsigned() <= span
    })
}

/// Money by orders against a value: both sides times the orders, so that nothing is rounded.
fn average(spent: &[i64], orders: &[i64], test: NumberTest) -> Bits {
    pack_both(spent, orders, |spent, orders| {
        let known = spent != NO_NUMBER && orders > 0;
        let against = |value: i64| i128::from(spent).cmp(&(i128::from(value) * i128::from(orders)));
        known
            && match test {
                NumberTest::Is { value } => against(value).is_eq(),
                NumberTest::AtLeast { value } => against(value).is_ge(),
                NumberTest::AtMost { value } => against(value).is_le(),
                NumberTest::MoreThan { value } => against(value).is_gt(),
                NumberTest::LessThan { value } => against(value).is_lt(),
                NumberTest::Between { low, high } => against(low).is_ge() && against(high).is_le(),
            }
    })
}

pub(super) fn column(part: &Part, field: Field) -> Option<&[i64]> {
    match part.columns.get(&field)? {
        Column::Number(numbers) => Some(numbers),
        Column::Text(_)
        | Column::Word { .. }
        | Column::Set { .. }
        | Column::Day(_)
        | Column::Consent { .. } => None,
    }
}
