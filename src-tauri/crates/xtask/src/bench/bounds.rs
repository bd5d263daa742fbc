//! What Reprise promises about speed, and whether the figures keep it.

use std::time::Duration;

use crate::bench::reading::Figures;

/// One promise.
struct Bound {
    /// The bench that measures it.
    bench: &'static str,
    /// The bench that stands beside it, measured by the same suite in the same run.
    floor: Option<&'static str>,
    limit: Limit,
    /// The promise in the words it was made in.
    words: &'static str,
}

enum Limit {
    /// So many times the floor.
    Ratio(f64),
    /// So long, whatever the machine's floor.
    Time(Duration),
}

const BOUNDS: [Bound; 15] = [
    Bound {
        bench: "window_ready",
        floor: Some("window_floor_empty"),
        limit: Limit::Ratio(1.5),
        words: "first screen painted with data in at most 1.5 × an empty Tauri window's time",
    },
    Bound {
        bench: "change_durable",
        floor: Some("change_floor_append_and_fsync"),
        limit: Limit::Ratio(1.5),
        words: "a durable single change in at most 1.5 × one bare append and fsync",
    },
    Bound {
        bench: "open_1000_campaigns_10000_launches",
        floor: Some("open_floor_read_the_bytes"),
        limit: Limit::Time(Duration::from_millis(300)),
        words: "open of a workspace with 1,000 campaigns and 10,000 launches in at most 300 ms",
    },
    Bound {
        bench: "findings_10000_launches",
        floor: None,
        limit: Limit::Time(Duration::from_millis(50)),
        words: "all findings for 10,000 launches in at most 50 ms",
    },
    Bound {
        bench: "pdf_12_pages",
        floor: None,
        limit: Limit::Time(Duration::from_millis(400)),
        words: "a 12-page PDF in at most 400 ms after warm-up",
    },
    Bound {
        bench: "import_and_hash_1000000_contacts",
        floor: Some("import_floor_two_threads"),
        limit: Limit::Ratio(3.0),
        words: "1,000,000 contacts imported, stored durably, with undo, and hashed in at most 3 × the plain loop",
    },
    Bound {
        bench: "import_and_hash_1000000_contacts",
        floor: Some("import_duckdb"),
        limit: Limit::Ratio(0.5),
        words: "and in at most half of DuckDB's time, which stores nothing",
    },
    Bound {
        bench: "open_and_first_page_1000000_contacts",
        floor: None,
        limit: Limit::Time(Duration::from_secs(1)),
        words: "a workspace with 1,000,000 contacts opened and the first page there in at most 1 s",
    },
    Bound {
        bench: "rule_cold_1_million",
        floor: None,
        limit: Limit::Time(Duration::from_millis(1)),
        words: "a segment of three conditions over 1,000,000 contacts, none of them asked before, in at most 1 ms",
    },
    Bound {
        bench: "overlap_200_of_1_million",
        floor: Some("overlap_floor_200_of_1_million"),
        limit: Limit::Time(Duration::from_millis(100)),
        words: "the 200 × 200 overlap matrix of 1,000,000 contacts in at most 100 ms",
    },
    Bound {
        bench: "overlap_200_of_10_million",
        floor: Some("overlap_floor_200_of_10_million"),
        limit: Limit::Time(Duration::from_secs(1)),
        words: "the 200 × 200 overlap matrix of 10,000,000 contacts in at most 1 s",
    },
    Bound {
        bench: "keystroke_to_count_1000000_contacts",
        floor: None,
        limit: Limit::Time(Duration::from_millis(20)),
        words: "from a keystroke in a rule over 1,000,000 contacts to the count on the screen in at most 20 ms",
    },
    Bound {
        bench: "scroll_frame_1000000_contacts",
        floor: Some("scroll_frame_floor_plain_box"),
        limit: Limit::Ratio(1.1),
        words: "a list of 1,000,000 scrolls a screenful a frame nearly as quickly as a plain box of such rows",
    },
    Bound {
        bench: "embed_before_first_trigger",
        floor: None,
        limit: Limit::Time(Duration::from_millis(5)),
        words: "less than 5 ms of a page's main thread before the first trigger, somebody moving about, four times slower than here",
    },
    Bound {
        bench: "embed_on_page_that_stores",
        floor: None,
        limit: Limit::Time(Duration::from_millis(5)),
        words: "the same with widgets that count pages, on a page that uses its storage before the script does",
    },
];

/// One line of the paper.
pub struct Row {
    /// The bench.
    pub name: String,
    /// What it took.
    pub median: Duration,
    /// What the floor beside it took.
    pub floor: Option<Duration>,
    /// The promise, or nothing when none was made.
    pub bound: &'static str,
    /// Whether it is kept, if there is one.
    pub holds: Option<bool>,
}

impl Row {
    /// How many times the floor.
    pub fn ratio(&self) -> Option<f64> {
        self.floor
            .map(|floor| self.median.as_secs_f64() / floor.as_secs_f64())
    }
}

/// A row for every figure that is not a floor: promises first in their order, the rest by name.
pub fn rows(figures: &Figures) -> Vec<Row> {
    let promised = BOUNDS.iter().filter_map(|bound| {
        let median = *figures.get(bound.bench)?;
        Some(row(bound, median, figures))
    });
    let rest = figures
        .iter()
        .filter(|(name, _)| !is_mentioned(name))
        .map(|(name, median)| Row {
            name: name.clone(),
            median: *median,
            floor: None,
            bound: "",
            holds: None,
        });
    promised.chain(rest).collect()
}

fn row(bound: &Bound, median: Duration, figures: &Figures) -> Row {
    let mut row = Row {
        name: bound.bench.to_owned(),
        median,
        floor: bound.floor.and_then(|floor| figures.get(floor)).copied(),
        bound: bound.words,
        holds: None,
    };
    row.holds = Some(match bound.limit {
        // A ratio without its floor was not measured, and so is not kept.
        Limit::Ratio(most) => row.ratio().is_some_and(|ratio| ratio <= most),
        Limit::Time(most) => median <= most,
    });
    row
}

fn is_mentioned(name: &str) -> bool {
    BOUNDS
        .iter()
        .any(|bound| bound.bench == name || bound.floor == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[(&str, u64)], expect: &[(&str, Option<bool>)]) {
        let figures = figures
            .iter()
            .map(|(name, millis)| ((*name).to_owned(), Duration::from_millis(*millis)))
            .collect();
        let rows = rows(&figures);
        let found: Vec<_> = rows.iter().map(|row| (&*row.name, row.holds)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_ratio_holds_up_to_its_limit() {
        let floor = ("change_floor_append_and_fsync", 100);
        check(
            &[("change_durable", 150), floor],
            &[("change_durable", Some(true))],
        );
        check(
            &[("change_durable", 151), floor],
            &[("change_durable", Some(false))],
        );
    }

    #[test]
    fn a_ratio_without_its_floor_does_not_hold() {
        check(&[("change_durable", 1)], &[("change_durable", Some(false))]);
    }

    #[test]
    fn a_time_holds_up_to_its_limit() {
        check(&[("pdf_12_pages", 400)], &[("pdf_12_pages", Some(true))]);
        check(&[("pdf_12_pages", 401)], &[("pdf_12_pages", Some(false))]);
    }

    #[test]
    fn a_figure_nobody_promised_is_shown_last() {
        check(
            &[("backup", 1), ("pdf_12_pages", 1)],
            &[("pdf_12_pages", Some(true)), ("backup", None)],
        );
    }
}
