//! What is told to the person at the terminal. The only place that prints.

use std::fmt::Display;
use std::time::Duration;

/// Says one line on standard output.
#[expect(clippy::print_stdout, reason = "talking is what a command does")]
pub fn say(line: impl Display) {
    println!("{line}");
}

/// A time as a person says it: `0.4 s`, `12.0 s`, `3 min 05 s`.
pub fn spell(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_spelled_in_seconds_or_minutes() {
        assert_eq!(spell(Duration::from_millis(440)), "0.4 s");
        assert_eq!(spell(Duration::from_secs(59)), "59.0 s");
        assert_eq!(spell(Duration::from_secs(185)), "3 min 05 s");
    }
}
