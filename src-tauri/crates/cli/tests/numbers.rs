//! Numbers on the command line: each that does not fit is told with its option and what may be written.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use support::Desk;

#[test]
fn a_number_outside_of_its_range_is_told_with_its_option() {
    let desk = Desk::new();
    desk.does(&["client", "create", "Kettle & Kiln"]);
    desk.does(&["campaign", "create", "Refills", "--strategy", "remarketing"]);
    desk.launch("Hello", "2027-03-01T10:00");
    let entries = || {
        desk.json(&["history", "list"])["entries"]
            .as_array()
            .unwrap()
            .len()
    };
    let before = entries();
    let plan = desk.file("plan.json");
    for (words, option, range) in [
        (
            &["situation", "change", "--monthly-visitors", "-5"][..],
            "--monthly-visitors: ‘-5’",
            "of 0 or more",
        ),
        (
            &["situation", "change", "--emails", "20_000_000_000"],
            "--emails: ‘20_000_000_000’",
            "the e-mail addresses must be between 0 and 10000000000",
        ),
        (
            &["situation", "change", "--monthly-budget", "-1"],
            "--monthly-budget: ‘-1’",
            "of 0 or more",
        ),
        (
            &["situation", "change", "--consented", "140%"],
            "--consented: ‘140%’",
            "from 0% to 100%",
        ),
        // Within a source, whose kind stands in a word beside it.
        (
            &[
                "audience",
                "create",
                "Visitors",
                "--from",
                "visitors",
                "--lookback-days",
                "-30",
                "--estimated",
                "900",
            ],
            "--lookback-days: ‘-30’",
            "from 0 to 4294967295",
        ),
        (
            &[
                "launch",
                "shift",
                "--ids",
                "Hello",
                "--minutes",
                "3000000000",
            ],
            "--minutes: ‘3000000000’",
            "from -2147483648 to 2147483647",
        ),
        // Beside another number that would be too high for the field that is meant.
        (
            &[
                "product",
                "create",
                "Tea",
                "--price",
                "900",
                "--purchase",
                "used-up:900",
            ],
            "--purchase: ‘used-up:900’",
            "the days it lasts must be between 1 and 730",
        ),
        (
            &[
                "client",
                "change",
                "Kettle",
                "--contact-policy",
                "email:5000/7",
            ],
            "--contact-policy: ‘email:5000/7’",
            "the touches of a cap must be between 1 and 1000",
        ),
        (
            &["season", "list", "1999"],
            "--year: ‘1999’",
            "the year must be between 2000 and 2100",
        ),
        (
            &["history", "list", "--limit", "-1"],
            "--limit: ‘-1’",
            "of 0 or more",
        ),
        (
            &[
                "cadence",
                "solve",
                plan.to_str().unwrap(),
                "--limit-ms",
                "-5",
            ],
            "'--limit-ms <N>'",
            "of 0 or more",
        ),
    ] {
        let err = desk.fails(2, words);
        assert!(
            err.contains(option) && err.contains(range),
            "{words:?} said {err}"
        );
    }
    assert_eq!(entries(), before);
}
