//! Which backups stay: all of two days, then one a day for 12 days, one a week for 10 weeks, one a month for 9.
//!
//! The figures are Anki's, proven on many desks; together about a year.

use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;

/// For moments newest first: whether each is kept. The newest two are always kept, whatever the clock says.
pub fn kept(moments: &[i64], now_millis: i64) -> Vec<bool> {
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut keep = Vec::with_capacity(moments.len());
    for (place, moment) in moments.iter().enumerate() {
        let age = (now_millis - moment).max(0);
        let (day, week, month) = (moment / DAY, moment / (7 * DAY), moment / (30 * DAY));
        let of_day = age <= 14 * DAY && days.insert(day);
        let of_week = age <= 84 * DAY && weeks.insert(week);
        let of_month = age <= 354 * DAY && months.insert(month);
        keep.push(place < 2 || age <= 2 * DAY || of_day || of_week || of_month);
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept_count(step: i64, days: i64) -> usize {
        let now = 20_000 * DAY;
        let moments: Vec<i64> = (0..days * DAY / step).map(|n| now - n * step).collect();
        kept(&moments, now).into_iter().filter(|keep| *keep).count()
    }

    #[test]
    fn everything_of_two_days_stays() {
        assert_eq!(kept_count(15 * 60_000, 2), 2 * 24 * 4);
    }

    #[test]
    fn two_years_of_quarter_hours_thin_out_to_a_few_dozen_beyond_two_days() {
        let beyond = kept_count(15 * 60_000, 730) - 2 * 24 * 4;
        assert!((25..=40).contains(&beyond), "{beyond}");
    }

    #[test]
    fn the_newest_two_stay_however_old() {
        assert_eq!(kept(&[2, 1, 0], 900 * DAY), [true, true, false]);
    }
}
