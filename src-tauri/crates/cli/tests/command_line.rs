//! The command line as a new user meets it: from an empty workspace to a brief, with mistakes on the way.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use std::process::Stdio;

use reprise_api::{Session, Surroundings};
use support::{Desk, said};

const KETTLE: &str = "Kettle & Kiln";

/// A client with a product, a list of three people, an audience and a campaign.
fn planned() -> Desk {
    let desk = Desk::new();
    desk.does(&[
        "client",
        "create",
        KETTLE,
        "--site",
        "https://kettle.example",
        "--currency",
        "eur",
    ]);
    desk.does(&[
        "product",
        "create",
        "House Espresso",
        "--purchase",
        "used-up:28",
        "--price",
        "32",
    ]);
    std::fs::write(
        desk.file("customers.csv"),
        "email,name,email consent,last order\nann@example.com,Ann,yes,2026-05-01\nbob@example.com,Bob,no,\nnot an address,Cy,yes,\n",
    )
    .unwrap();
    let report = desk.says(&["contacts", "import", "customers.csv"]);
    assert_eq!(report.code, 0, "{}", report.err);
    assert!(report.err.contains("line 4"), "{}", report.err);
    desk.does(&[
        "audience",
        "create",
        "Buyers",
        "--lists",
        "customers",
        "--who",
        "buyers",
    ]);
    desk.does(&[
        "campaign",
        "create",
        "Refills",
        "--strategy",
        "remarketing",
        "--audience",
        "Buyers",
        "--product",
        "House Espresso",
        "--channels",
        "email,sms",
        "--budget",
        "420",
    ]);
    desk
}

#[test]
fn a_first_plan_goes_from_nothing_to_a_brief() {
    let desk = planned();
    let laid = desk.does(&[
        "campaign",
        "plan",
        "Refills",
        "--cadence",
        "replenishment",
        "--anchor",
        "2027-03-01T10:00",
    ]);
    assert!(
        laid.starts_with("Plan the launches of ‘Refills’."),
        "{laid}"
    );
    let launches = desk.json(&["launch", "list", "Refills"]);
    assert!(launches.as_array().unwrap().len() > 1);

    let advice = desk.does(&[
        "advice",
        "show",
        "--monthly-visitors",
        "9800",
        "--visitors-tagged",
        "yes",
    ]);
    assert!(
        advice.contains("Why") && advice.contains("side by side"),
        "{advice}"
    );

    for (format, mark) in [
        ("pdf", "%PDF-1."),
        ("docx", "PK"),
        ("html", "<!doctype html>"),
        ("md", "# "),
    ] {
        let file = format!("brief.{format}");
        let wrote = desk.does(&[
            "brief", "export", "--client", KETTLE, "--format", format, "-o", &file,
        ]);
        assert!(wrote.starts_with(&format!("Wrote {file} (")), "{wrote}");
        let bytes = std::fs::read(desk.file(&file)).unwrap();
        assert!(
            bytes
                .to_ascii_lowercase()
                .starts_with(mark.to_ascii_lowercase().as_bytes()),
            "{format}"
        );
    }
    desk.does(&[
        "calendar",
        "export",
        "--format",
        "ics",
        "-o",
        "launches.ics",
    ]);
    desk.does(&[
        "calendar",
        "export",
        "--format",
        "csv",
        "-o",
        "launches.csv",
    ]);
    assert!(
        std::fs::read_to_string(desk.file("launches.ics"))
            .unwrap()
            .starts_with("BEGIN:VCALENDAR")
    );
    let rows = std::fs::read_to_string(desk.file("launches.csv"))
        .unwrap()
        .lines()
        .count();
    assert_eq!(rows, 1 + launches.as_array().unwrap().len());
    // Exports change nothing.
    assert!(desk.json(&["brief", "list"]).as_array().unwrap().is_empty());
}

#[test]
fn a_change_names_only_what_changes() {
    let desk = planned();
    desk.does(&[
        "client",
        "change",
        "kettle",
        "--name",
        "Kettle & Kiln Coffee",
        "--brand.primary",
        "#6F3B1F",
        "--quiet-hours",
        "email:21:00-07:00,sms:19:00-10:00",
        "--contact-policy",
        "email:2/7,all:10/7",
        "--blackouts",
        "2027-12-24..2027-12-26 Christmas",
    ]);
    let client = desk.json(&["client", "show", "Kettle & Kiln Coffee"]);
    assert_eq!(client["brand"]["primary"], "#6f3b1f");
    assert_eq!(client["brand"]["site"], "https://kettle.example");
    assert_eq!(client["quiet_hours"].as_array().unwrap().len(), 2);
    assert!(client["contact_policy"][1]["channel"].is_null());
    assert_eq!(client["blackouts"][0]["reason"], "Christmas");

    desk.does(&[
        "product",
        "change",
        "House Espresso",
        "--price",
        "34.50",
        "--margin",
        "58%",
    ]);
    let product = desk.json(&["product", "show", "House Espresso"]);
    assert_eq!(
        (&product["price"]["minor"], &product["margin"]),
        (&3450.into(), &0.58.into())
    );
    assert_eq!(product["purchase"]["every_days"], 28);

    desk.does(&[
        "audience",
        "change",
        "Buyers",
        "--pages",
        "/espresso*,/coffee*",
        "--estimated",
        "9800",
    ]);
    let source = &desk.json(&["audience", "show", "Buyers"])["audience"]["source"];
    assert_eq!(
        (&source["from"], &source["lookback_days"]),
        (&"visitors".into(), &30.into())
    );

    desk.does(&[
        "campaign",
        "change",
        "Refills",
        "--offer.promo-code",
        "fresh 10",
        "--goal",
        "win-back",
        "--product",
        "none",
    ]);
    let campaign = &desk.json(&["campaign", "show", "Refills"])["campaign"];
    assert_eq!(campaign["offer"]["promo_code"], "FRESH10");
    assert_eq!(campaign["objective"]["goal"], "win_back");
    assert!(campaign["product"].is_null());
    assert_eq!(campaign["budget"]["minor"], 42_000);

    desk.launch("Hello", "2027-03-01 10:00");
    desk.does(&[
        "launch",
        "change",
        "Hello",
        "--subject",
        "Fresh on Tuesday",
        "--gap",
        "5,7,10",
        "--cost",
        "20",
    ]);
    let launch = &desk.json(&["launch", "show", "Hello"])["launch"];
    assert_eq!(launch["message"]["subject"], "Fresh on Tuesday");
    assert_eq!(
        (&launch["gap"]["ideal_hours"], &launch["cost"]["minor"]),
        (&168.into(), &2000.into())
    );

    desk.does(&[
        "widget",
        "create",
        "replenish-reminder",
        "--name",
        "Reminder",
        "--campaign",
        "Refills",
    ]);
    desk.does(&[
        "widget",
        "reword",
        "Reminder",
        "--texts",
        "heading=Is it empty?",
    ]);
    assert_eq!(
        desk.json(&["widget", "show", "Reminder"])["widget"]["design"]["languages"]["en"]["heading"],
        "Is it empty?"
    );
    desk.does(&["widget", "change", "Reminder", "--active", "no"]);
    assert_eq!(
        desk.json(&["widget", "show", "Reminder"])["widget"]["active"],
        false
    );

    desk.does(&["brief", "create", "--title", "Spring"]);
    desk.does(&[
        "brief",
        "change",
        "Spring",
        "--introduction",
        "What we do in spring.",
    ]);
    assert_eq!(
        desk.json(&["brief", "list"])[0]["introduction"],
        "What we do in spring."
    );

    desk.does(&["settings", "change", "--author", "Ada Berg"]);
    assert_eq!(desk.json(&["settings", "show"])["author"], "Ada Berg");
    desk.does(&[
        "situation",
        "change",
        "--monthly-visitors",
        "9800",
        "--consented",
        "70%",
    ]);
    assert_eq!(desk.json(&["situation", "show"])["monthly_visitors"], 9800);
}

#[test]
fn findings_go_to_standard_error_and_are_mended_by_number() {
    let desk = planned();
    desk.does(&[
        "launch",
        "create",
        "Night owl",
        "--campaign",
        "Refills",
        "--at",
        "2027-03-01T23:30",
    ]);
    let check = desk.says(&["plan", "check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.err.contains("1. error: ‘Night owl’ would arrive") && check.err.contains("Move to"),
        "{}",
        check.err
    );
    assert!(
        check.out.contains("finding") && !check.out.contains("Night owl"),
        "{}",
        check.out
    );

    let before = desk.says(&["plan", "check", "--json"]);
    assert_eq!(before.code, 1);
    let count = |text: &str| {
        serde_json::from_str::<serde_json::Value>(text)
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    desk.does(&["finding", "mend", "1"]);
    let after = desk.says(&["plan", "check", "--json"]);
    assert_eq!(count(&after.out), count(&before.out) - 1);
    assert!(!after.out.contains("quiet_hours"));
    assert!(
        desk.fails(1, &["finding", "mend", "99"])
            .contains("there is no finding 99")
    );
}

#[test]
fn a_launch_moves_and_the_history_takes_it_back() {
    let desk = planned();
    desk.does(&[
        "campaign",
        "plan",
        "Refills",
        "--cadence",
        "steady:7,10,14",
        "--count",
        "3",
        "--anchor",
        "2027-03-01T10:00",
    ]);
    let times = |desk: &Desk| -> Vec<String> {
        let launches = desk.json(&["launch", "list", "Refills"]);
        launches
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["at"].as_str().unwrap().to_owned())
            .collect()
    };
    let before = times(&desk);
    let first = desk.json(&["launch", "list", "Refills"])[0]["name"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.does(&[
        "launch",
        "move",
        &first,
        "--to",
        "2027-03-03T11:30",
        "--carry",
        "following",
    ]);
    let moved = times(&desk);
    assert_eq!(moved[0], "2027-03-03T11:30:00");
    assert!(moved.iter().zip(&before).all(|(now, then)| now != then));
    let took = desk.does(&["history", "undo"]);
    assert!(took.starts_with("Undo: "), "{took}");
    assert_eq!(times(&desk), before);
    desk.does(&["history", "redo"]);
    assert_eq!(times(&desk), moved);
    let history = desk.json(&["history", "list", "--limit", "3"]);
    assert_eq!(history["entries"].as_array().unwrap().len(), 3);
    assert_eq!(history["entries"][0]["author"], "ada");
    desk.does(&["history", "undo"]);
    desk.does(&["history", "list", "--text", "move"]);
    desk.does(&["history", "state"]);
}

#[test]
fn names_are_found_whatever_they_hold_and_doubt_is_told() {
    let desk = Desk::new();
    let odd = r#"Café "Zoë" & 木の家's"#;
    desk.does(&["client", "create", odd]);
    desk.does(&["client", "create", "Café Anna"]);
    assert_eq!(desk.json(&["client", "show", odd])["name"], odd);
    assert_eq!(desk.json(&["client", "show", "木の家"])["name"], odd);
    let doubt = desk.fails(2, &["client", "show", "café"]);
    assert!(
        doubt.contains("could be any of 2 clients")
            && doubt.contains("Café Anna")
            && doubt.contains("木の家"),
        "{doubt}"
    );
    let unknown = desk.fails(2, &["client", "show", "Bakery"]);
    assert!(
        unknown.contains("there is no client ‘Bakery’") && unknown.contains("Café Anna"),
        "{unknown}"
    );
    let which = desk.fails(2, &["product", "list"]);
    assert!(
        which.contains("which client is meant?") && which.contains("Café Anna"),
        "{which}"
    );
    // A whole name wins over a part of another's.
    desk.does(&["client", "create", "Café"]);
    assert_eq!(desk.json(&["client", "show", "café"])["name"], "Café");
}

#[test]
fn the_same_name_at_two_clients_is_told_apart_by_the_client() {
    let desk = Desk::new();
    for client in ["North", "South"] {
        desk.does(&["client", "create", client]);
        desk.does(&[
            "product",
            "create",
            "Tea",
            "--client",
            client,
            "--purchase",
            "used-up:30",
        ]);
    }
    let doubt = desk.fails(2, &["product", "show", "Tea"]);
    assert!(
        doubt.contains("(North)") && doubt.contains("(South)"),
        "{doubt}"
    );
    desk.does(&[
        "campaign",
        "create",
        "Cups",
        "--client",
        "South",
        "--strategy",
        "remarketing",
        "--product",
        "Tea",
    ]);
}

#[test]
fn wrong_use_ends_with_two_and_says_what_would_be_right() {
    let desk = planned();
    desk.launch("Hello", "2027-03-01T10:00");
    for (words, told) in [
        (&["client", "make", "X"][..], "unrecognized subcommand"),
        (&["client", "create"], "the name is missing"),
        (
            &["client", "create", "X", "--colour", "red"],
            "unexpected argument",
        ),
        (
            &["product", "create", "Tea", "--purchase", "rented"],
            "once:DAYS, used-up:DAYS",
        ),
        (
            &[
                "product",
                "create",
                "Tea",
                "--purchase",
                "used-up:30",
                "--price",
                "1,50",
            ],
            "24.90",
        ),
        (
            &["campaign", "create", "C", "--strategy", "remarketting"],
            "retargeting, remarketing",
        ),
        (
            &["launch", "move", "Hello", "--to", "tomorrow"],
            "2026-05-12T10:00",
        ),
        (&["contacts", "import", "missing.csv"], "could not be read"),
        (
            &["brief", "export", "--client", KETTLE, "--format", "pdf"],
            "-o FILE",
        ),
        (&["season", "list", "soon"], "whole number"),
    ] {
        let err = desk.fails(2, words);
        assert!(err.contains(told), "{words:?} said {err}");
    }
}

#[test]
fn a_rule_ends_with_one_and_the_machine_with_three() {
    let desk = planned();
    let refused = desk.fails(1, &["audience", "delete", "Buyers"]);
    assert!(
        refused.contains("still used by") && refused.contains("first"),
        "{refused}"
    );
    assert!(
        desk.fails(1, &["client", "change", KETTLE, "--name", " "])
            .contains("Fill in")
    );
    desk.fails(1, &["client", "create", &"x".repeat(121)]);
    for words in [
        &["client", "create", "Volt", "--currency", "abc"][..],
        &["client", "change", KETTLE, "--currency", "XXX"],
    ] {
        let unknown = desk.fails(1, words);
        assert!(
            unknown.contains("the ISO 4217 code of a currency in use"),
            "{unknown}"
        );
    }
    desk.fails(
        1,
        &[
            "launch",
            "create",
            "Late",
            "--campaign",
            "Refills",
            "--at",
            "2200-01-01T10:00",
        ],
    );

    std::fs::write(desk.file("a-file"), "x").unwrap();
    let failed = said(
        desk.command(&["client", "list", "--workspace", "a-file"])
            .output()
            .unwrap(),
    );
    assert_eq!(failed.code, 3, "{}", failed.err);
}

#[test]
fn every_read_answers_in_words_and_as_json() {
    let desk = Desk::new();
    desk.does(&["sample", "load"]);
    let roaster = "Kettle & Kiln Coffee";
    for words in [
        &["workspace", "show"][..],
        &["workspace", "check"],
        &["workspace", "search", "refill"],
        &["overview", "show"],
        &["settings", "show"],
        &["client", "list"],
        &["client", "show", roaster],
        &["product", "list", roaster],
        &["product", "show", "House Espresso"],
        &["situation", "show", roaster],
        &["advice", "show", roaster],
        &["contact-list", "list", roaster],
        &["contact", "page", "Web shop customers"],
        &["audience", "list", roaster],
        &["audience", "show", "Espresso buyers"],
        &["preset", "list"],
        &["season", "list", "2027"],
        &["campaign", "list", roaster],
        &["campaign", "show", "Espresso refills"],
        &[
            "campaign",
            "preview",
            "Espresso refills",
            "--cadence",
            "replenishment",
            "--anchor",
            "2027-03-01T10:00",
        ],
        &["launch", "list", "Espresso refills"],
        &["launch", "show", "Refill 1 reminder"],
        &["plan", "show", roaster],
        &["widget-template", "list"],
        &["widget", "list", roaster],
        &["brief", "list", roaster],
        &["brief", "preview", roaster],
        &["history", "list"],
        &["history", "state"],
    ] {
        let answer = desk.json(words);
        assert!(answer.is_array() || answer.is_object(), "{words:?}");
        let told = desk.does(words);
        assert!(!told.trim().is_empty(), "{words:?} said nothing");
        assert!(
            !told.contains("{\""),
            "{words:?} shows JSON to a person:\n{told}"
        );
    }
}

#[test]
fn the_workspace_is_checked_saved_brought_back_and_carried_over() {
    let desk = planned();
    assert!(desk.does(&["workspace", "check"]).contains("sound: yes"));
    let backup = desk.json(&["workspace", "backup"])["name"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.does(&["client", "delete", KETTLE]);
    assert_eq!(desk.does(&["client", "list"]).trim(), "None.");
    desk.does(&["workspace", "restore", &backup]);
    assert_eq!(desk.json(&["client", "list"])[0]["name"], KETTLE);
    desk.does(&["workspace", "export", "all.reprise"]);
    desk.does(&["--workspace", "copy", "workspace", "import", "all.reprise"]);
    let copy = desk.json(&["--workspace", "copy", "client", "show", KETTLE]);
    assert_eq!(copy, desk.json(&["client", "show", KETTLE]));
    assert!(
        desk.fails(2, &["workspace", "import", "customers.csv"])
            .contains("Choose another file")
    );
    desk.fails(1, &["workspace", "restore", "no-such-backup"]);
}

#[test]
fn a_second_program_is_told_that_the_workspace_is_in_use() {
    let desk = planned();
    let window = Session::open(&desk.file("workspace"), Surroundings::of_this_machine()).unwrap();
    let told = desk.fails(3, &["client", "list"]);
    assert!(
        told.contains("Close the other Reprise window or command"),
        "{told}"
    );
    window.close().unwrap();
    desk.does(&["client", "list"]);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let desk = Desk::new();
    desk.does(&["sample", "load"]);
    let mut child = desk
        .command(&[
            "contact",
            "page",
            "Web shop customers",
            "--limit",
            "200",
            "--json",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = said(child.wait_with_output().unwrap());
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn every_command_teaches_itself() {
    let desk = Desk::new();
    let help = desk.does(&["--help"]);
    assert!(
        help.contains("A first plan:") && help.contains("Exit code"),
        "{help}"
    );
    let leaf = desk.does(&["launch", "move", "--help"]);
    assert!(
        leaf.contains("Example:")
            && leaf.contains("--carry")
            && leaf.contains("One of alone, following"),
        "{leaf}"
    );
    assert!(desk.fails(2, &[]).contains("Usage"));
    assert!(!desk.file("workspace").exists(), "help needs no workspace");
}

#[test]
fn a_calendar_is_filled_from_a_file_without_a_workspace() {
    let desk = Desk::new();
    let plans = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../engines/plans");
    let plan = |name: &str| plans.join(name).display().to_string();
    let out = desk.does(&[
        "cadence",
        "solve",
        &plan("small.json"),
        "--limit-ms",
        "5000",
    ]);
    let schedule: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(schedule["objective"], 505_621);
    let impossible = plan("inf_pressure.json");
    assert_eq!(desk.says(&["cadence", "solve", &impossible]).code, 1);
    let why = desk.fails(1, &["cadence", "explain", &impossible]);
    assert!(
        why.contains("nobody gets more than 4 touches in 7 days"),
        "{why}"
    );
    std::fs::write(desk.file("nonsense.json"), "{}").unwrap();
    desk.fails(2, &["cadence", "solve", "nonsense.json"]);
    desk.fails(2, &["cadence", "solve", "missing.json"]);
}

#[test]
fn better_dates_are_suggested_and_taken() {
    let desk = planned();
    let in_days = |days: i64| {
        let day = chrono::Utc::now() + chrono::Duration::days(days);
        format!("{}T10:00", day.format("%Y-%m-%d"))
    };
    desk.does(&[
        "campaign",
        "change",
        "Refills",
        "--cadence",
        "steady:5,7,14",
    ]);
    for days in [30, 32] {
        desk.does(&[
            "launch",
            "create",
            "--campaign",
            "Refills",
            "--at",
            &in_days(days),
        ]);
    }
    let told = desk.does(&["dates", "suggest"]);
    assert!(
        told.contains("‘Refills 2’ of ‘Refills’") && told.contains("Findings: 1 mended"),
        "{told}"
    );
    let taken = desk.does(&["dates", "accept", KETTLE, "--campaign", "Refills"]);
    assert!(taken.starts_with("Take 1 suggested date."), "{taken}");
    let nothing = desk.fails(1, &["dates", "accept"]);
    assert!(nothing.contains("no better dates"), "{nothing}");
    let told = desk.does(&["dates", "suggest"]);
    assert!(told.contains("Nothing is better"), "{told}");
    desk.fails(2, &["dates", "suggest", "--reach-days", "soon"]);
    let wrong = desk.fails(2, &["dates", "suggest", "--reach-days", "4000"]);
    assert!(wrong.contains("the reach"), "{wrong}");
}

#[test]
fn people_are_counted_by_rules_and_kept_apart() {
    let desk = planned();
    let counted = desk.does(&[
        "audience",
        "count",
        "--lists",
        "customers",
        "--who",
        "buyers",
    ]);
    assert!(
        counted.starts_with("People who are on ‘customers’ and who have bought: 1."),
        "{counted}"
    );
    let rule = r#"{"join":"none","of":[{"if":"bought","ever":"ever"}]}"#;
    let counted = desk.json(&["audience", "count", "--rule", rule]);
    assert_eq!(counted["size"]["left"], 1);
    desk.does(&["audience", "create", "Everyone", "--lists", "customers"]);
    desk.does(&["audience", "change", "Everyone", "--who", "not_yet_buyers"]);
    let overlap = desk.does(&["audience", "overlap"]);
    assert_eq!(overlap, "No two audiences share anybody.\n");
    desk.does(&["audience", "create", "Others", "--rule", rule]);
    let overlap = desk.does(&["audience", "overlap"]);
    assert!(
        overlap.contains("Everyone + Others: 1, 100% of the first, 100% of the second"),
        "{overlap}"
    );
    let wrong = desk.fails(2, &["audience", "change", "Others", "--who", "buyers"]);
    assert!(wrong.contains("on which lists"), "{wrong}");
    desk.does(&["audience", "separate", "Everyone", "--other", "Others"]);
    let reach = desk.json(&["audience", "reach", "Everyone,Buyers"]);
    assert_eq!(reach["reach"]["people"], 1);
}
