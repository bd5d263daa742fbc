//! Widgets and tagged links without a window: checked, exported, listed, passed on.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use support::Desk;

/// A shop with a campaign of one launch and a bar that greets its people.
fn shop() -> Desk {
    let desk = Desk::new();
    desk.does(&[
        "client",
        "create",
        "Kettle",
        "--site",
        "https://kettle.example",
    ]);
    desk.does(&["campaign", "create", "Refills", "--strategy", "remarketing"]);
    desk.launch("First refill", "2099-05-12T10:00");
    desk.does(&[
        "widget",
        "create",
        "welcome-email-campaign",
        "--name",
        "Greeting",
        "--campaign",
        "Refills",
    ]);
    desk
}

#[test]
fn a_check_says_what_is_wrong_and_ends_with_one() {
    let desk = shop();
    assert_eq!(
        desk.does(&["widget", "check", "Kettle"]).trim(),
        "Greeting: nothing found"
    );
    desk.does(&["client", "create", "Volt"]);
    let none = desk.does(&["widget", "check", "Volt"]);
    assert!(none.starts_with("There are no active widgets to check."));
    desk.does(&["history", "undo"]);
    desk.does(&["widget", "change", "Greeting", "--theme.text", "#eeeeee"]);
    let said = desk.says(&["widget", "check"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.out
            .contains("error: The text on its background has a contrast of"),
        "{}",
        said.out
    );
}

#[test]
fn an_export_fills_a_folder_or_says_how_to_build_the_script() {
    let desk = shop();
    let said = desk.says(&["widget", "export", "--client", "Kettle", "--out", "site"]);
    if said.code != 0 {
        assert!(said.err.contains("npm run build"), "{}", said.err);
        return;
    }
    assert!(said.out.contains("Paste these two lines"), "{}", said.out);
    assert!(desk.file("site/reprise-widgets.js").exists());
    assert!(!desk.file("site/reprise-games.js").exists());
}

#[test]
fn links_are_listed_and_written_as_a_table() {
    let desk = shop();
    let table = desk.does(&["utm", "links", "--campaign", "Refills", "--csv"]);
    let lines: Vec<&str> = table.trim().lines().collect();
    assert_eq!(lines.len(), 2, "{table}");
    assert!(lines[0].starts_with("Campaign,Launch,Channel,Date,Page,utm_source"));
    assert!(lines[1].ends_with(
        "https://kettle.example?utm_source=newsletter&utm_medium=email&utm_campaign=refills&utm_content=first-refill"
    ));
    assert!(
        desk.does(&["utm", "links", "Refills"])
            .contains("First refill: https://")
    );
    desk.does(&[
        "utm",
        "export",
        "code.svg",
        "--format",
        "svg",
        "--launch",
        "First refill",
    ]);
    assert!(
        std::fs::read_to_string(desk.file("code.svg"))
            .unwrap()
            .starts_with("<svg")
    );
}

#[test]
fn a_template_is_kept_and_passed_on() {
    let desk = shop();
    desk.does(&[
        "widget-template",
        "create",
        "Greeting",
        "--name",
        "Our greeting",
    ]);
    desk.does(&[
        "widget-template",
        "export",
        "Our greeting",
        "-o",
        "ours.json",
    ]);
    desk.does(&["widget-template", "delete", "Our greeting"]);
    desk.does(&["widget-template", "import", "ours.json"]);
    desk.does(&["widget", "create", "Our greeting", "--name", "Second"]);
    assert_eq!(
        desk.json(&["widget", "show", "Second"])["template_name"],
        "Our greeting"
    );
    let unknown = desk.fails(2, &["widget", "create", "no-such-template"]);
    assert!(
        unknown.contains("there is no widget template ‘no-such-template’"),
        "{unknown}"
    );
}
