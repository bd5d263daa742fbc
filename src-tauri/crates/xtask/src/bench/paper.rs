//! BENCHMARKS.md: one section a suite, replaced when the suite is measured again. What a person wrote stays.

use std::time::Duration;

use crate::bench::bounds::Row;
use crate::bench::machine;
use crate::place::Place;
use crate::stop::Stop;

const HEAD: &str = "\
# Benchmarks

What `cargo xtask bench` measured: medians, and beside each the floor, which is the least the same machine takes for
the same job in the same run. Figures of another machine differ; ratios should not.
";

/// Puts the rows of a suite into the paper.
pub fn write(place: &Place, suite: &str, rows: &[Row], more: &str) -> Result<(), Stop> {
    let path = place.root.join("BENCHMARKS.md");
    let present = std::fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    let text = replace(&present, suite, &section(suite, rows, more));
    std::fs::write(&path, text).map_err(|error| Stop::file(&path, &error))
}

fn section(suite: &str, rows: &[Row], more: &str) -> String {
    let mut text = format!(
        "## {suite}\n\n`cargo xtask bench {suite}`, {}\n\n\
         | what | median | floor | ratio | bound | holds |\n\
         | --- | ---: | ---: | ---: | --- | --- |\n",
        machine::line()
    );
    for row in rows {
        let holds = match row.holds {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "",
        };
        text += &format!(
            "| `{}` | {} | {} | {} | {} | {holds} |\n",
            row.name,
            spell(row.median),
            row.floor.map(spell).unwrap_or_default(),
            row.ratio()
                .map(|ratio| format!("{ratio:.2}"))
                .unwrap_or_default(),
            row.bound,
        );
    }
    if !more.is_empty() {
        text.push('\n');
        text += more;
    }
    text
}

/// Replaces the section between its two marks, or appends it with them.
fn replace(paper: &str, suite: &str, section: &str) -> String {
    let (first, last) = (
        format!("<!-- bench {suite} -->\n"),
        format!("<!-- end {suite} -->\n"),
    );
    let found = paper.find(&first).zip(paper.find(&last));
    match found {
        Some((from, to)) if from < to => {
            format!("{}{first}{section}{}", &paper[..from], &paper[to..])
        }
        _ => format!("{}\n\n{first}{section}{last}", paper.trim_end()),
    }
}

/// Three figures that count: `1.25 ms`.
fn spell(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (number, unit) = if seconds < 1e-6 {
        (seconds * 1e9, "ns")
    } else if seconds < 1e-3 {
        (seconds * 1e6, "µs")
    } else if seconds < 1.0 {
        (seconds * 1e3, "ms")
    } else {
        (seconds, "s")
    };
    let decimals = if number < 10.0 {
        2
    } else {
        usize::from(number < 100.0)
    };
    format!("{number:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_replaced_and_the_rest_stays() {
        let first = replace("# Benchmarks\n\nWords.\n", "store", "old\n");
        let both = replace(&first, "plan", "other\n");
        let again = replace(&both, "store", "new\n");
        assert_eq!(
            again,
            "# Benchmarks\n\nWords.\n\n<!-- bench store -->\nnew\n<!-- end store -->\n\n\
             <!-- bench plan -->\nother\n<!-- end plan -->\n"
        );
    }

    #[test]
    fn a_time_has_three_figures() {
        assert_eq!(spell(Duration::from_nanos(13_500)), "13.5 µs");
        assert_eq!(spell(Duration::from_micros(1_250)), "1.25 ms");
        assert_eq!(spell(Duration::from_millis(413)), "413 ms");
        assert_eq!(spell(Duration::from_millis(1_500)), "1.50 s");
    }

    #[test]
    fn a_row_shows_floor_ratio_and_verdict() {
        let row = Row {
            name: "change_durable".into(),
            median: Duration::from_millis(3),
            floor: Some(Duration::from_millis(2)),
            bound: "fast",
            holds: Some(true),
        };
        let text = section("store", &[row], "| more |\n");
        assert!(
            text.ends_with(
                "| `change_durable` | 3.00 ms | 2.00 ms | 1.50 | fast | yes |\n\n| more |\n"
            ),
            "{text}"
        );
    }
}
