//! Reading figures from what a bench prints: divan's table, or `BENCH <name> <nanoseconds>`.

use std::collections::BTreeMap;
use std::time::Duration;

/// Medians by name.
pub type Figures = BTreeMap<String, Duration>;

/// The name and median in a line, if it is one that tells them.
pub fn figure(line: &str) -> Option<(String, Duration)> {
    own_line(line).or_else(|| row_of_divan(line))
}

fn own_line(line: &str) -> Option<(String, Duration)> {
    let mut words = line.strip_prefix("BENCH ")?.split_whitespace();
    let name = words.next()?;
    let nanoseconds = words.next()?.parse().ok()?;
    Some((name.to_owned(), Duration::from_nanos(nanoseconds)))
}

/// `├─ change_durable   1.2 ms │ 3 ms │ 1.3 ms │ …`: name and fastest, slowest, median.
fn row_of_divan(line: &str) -> Option<(String, Duration)> {
    let row = line.trim_start_matches(['├', '╰', '─', '│', ' ']);
    let mut cells = row.split('│');
    let name = cells.next()?.split_whitespace().next()?;
    let median = duration(cells.nth(1)?)?;
    Some((name.to_owned(), median))
}

fn duration(cell: &str) -> Option<Duration> {
    let (number, unit) = cell.trim().split_once(' ')?;
    let number: f64 = number.parse().ok()?;
    let seconds = match unit.trim() {
        "ns" => number / 1e9,
        "µs" => number / 1e6,
        "ms" => number / 1e3,
        "s" => number,
        "m" => number * 60.0,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_divan_is_read() {
        let table = "\
store                          fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ change_durable              1.104 ms      │ 5.61 ms       │ 1.25 ms       │ 1.4 ms        │ 300     │ 300
├─ plan                                      │               │               │               │         │
│  ├─ check_10000              12.1 µs       │ 90 µs         │ 13.5 µs       │ 14 µs         │ 100     │ 100
╰─ open                        1.1 s         │ 2 s           │ 1.5 s         │ 1.6 s         │ 10      │ 10";
        let read: Figures = table.lines().filter_map(figure).collect();
        let wanted = [
            ("change_durable", Duration::from_micros(1_250)),
            ("check_10000", Duration::from_nanos(13_500)),
            ("open", Duration::from_millis(1_500)),
        ];
        assert_eq!(
            read,
            wanted.map(|(name, time)| (name.to_owned(), time)).into()
        );
    }

    #[test]
    fn a_line_of_our_own_is_read_and_others_are_not() {
        let read = figure("BENCH window_ready 413000000");
        assert_eq!(
            read,
            Some(("window_ready".into(), Duration::from_millis(413)))
        );
        for line in [
            "BENCH window_ready",
            "BENCH a soon",
            "running 3 tests",
            "",
            "a │ b │ c",
        ] {
            assert_eq!(figure(line), None, "{line}");
        }
    }
}
