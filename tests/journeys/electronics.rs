//! An electronics shop: televisions, bought once in years. Retargeting leads.

use serde_json::{Value, json};

use crate::desk::Desk;

fn pounds(amount: i64) -> Value {
    json!({ "minor": amount * 100, "currency": "GBP" })
}

#[test]
fn a_shop_brings_back_people_who_looked_and_left() {
    let mut desk = Desk::new();

    // Who we are and what we sell.
    let shop = desk.makes(
        "client_create",
        json!({ "name": "Northlight Electronics", "time_zone": "Europe/London", "currency": "GBP", "site": "northlight.example" }),
    );
    let television = desk.makes(
        "product_create",
        json!({
            "client": shop, "name": "55-inch OLED television", "price": pounds(1_199), "margin": 0.18,
            "purchase": { "how": "once", "consideration_days": 21 },
            "page": "https://northlight.example/televisions/oled-55",
        }),
    );

    // Which of the two? People came, looked and left no address: retargeting.
    let mut case = desk.does("situation_show", json!({ "client": shop }));
    assert_eq!(case["reach"], "visitors_who_did_not_buy");
    let nobody_known = desk.does("advice_show", case.clone());
    assert_eq!(nobody_known["verdict"], "collect_contacts_first");
    case["monthly_visitors"] = json!(14_200);
    case["visitors_tagged"] = json!(true);
    case["channels"] = json!(["social", "display"]);
    case["monthly_budget"] = pounds(6_500);
    let advice = desk.does("advice_show", case.clone());
    assert_eq!(advice["verdict"], "retargeting");
    assert_eq!(advice["comparison"].as_array().unwrap().len(), 8);
    let rules: Vec<&str> = advice["why"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["rule"].as_str().unwrap())
        .collect();
    assert_eq!(
        rules,
        [
            "people-not-converted",
            "product-bought-once",
            "visitors-enough"
        ]
    );
    desk.does("situation_change", case);

    // Whom to show ads to: those who looked, but for those who own one.
    let file = desk.file("owners.csv");
    std::fs::write(&file, "E-mail;Name;Newsletter;Letzte Bestellung\nann@example.com;Ann;ja;12.01.2026\nbob@example.com;Bob;nein;03.02.2026\n").unwrap();
    let report = desk.does(
        "contacts_import",
        json!({ "client": shop, "file": file, "name": "Owners" }),
    );
    assert_eq!(
        (&report["added"], &report["list"]["counts"]["email_granted"]),
        (&json!(2), &json!(1))
    );
    let owners = desk.makes(
        "audience_create",
        json!({ "client": shop, "name": "Owners", "source": { "from": "contacts", "lists": [report["list"]["id"]], "who": "buyers" } }),
    );
    let visitors = desk.makes(
        "audience_create",
        json!({
            "client": shop, "name": "Looked at a television", "exclusions": [owners],
            "source": { "from": "visitors", "pages": ["/televisions/*"], "product": television, "lookback_days": 30, "estimated": 14_200, "converted": false },
        }),
    );
    let size = desk.does("audience_show", json!({ "id": visitors }))["size"].clone();
    assert_eq!(
        (&size["people"], &size["basis"]),
        (&json!(14_200), &json!("estimated"))
    );
    let google = &size["platforms"][0];
    assert_eq!(
        (&google["platform"], &google["minimum"], &google["enough"]),
        (&json!("google"), &json!(100), &json!("yes"))
    );

    // The ads, strongest in the first three days, spread after.
    let campaign = desk.makes(
        "campaign_create",
        json!({
            "client": shop, "name": "Television viewers come back", "strategy": "retargeting",
            "product": television, "audience": visitors, "channels": ["social"], "budget": pounds(5_000),
        }),
    );
    assert_eq!(
        desk.lays(&campaign, "retargeting-tiers", "2026-03-09T08:00:00"),
        [
            "2026-03-09T08:00:00",
            "2026-03-12T08:00:00",
            "2026-03-16T08:00:00",
            "2026-03-23T08:00:00"
        ]
    );

    assert!(desk.findings(&shop).is_empty());

    // The last ad becomes a banner, which the campaign did not plan; two cost more than there is.
    let launches = desk.does("launch_list", json!({ "campaign": campaign }));
    let mut banner = launches[3].clone();
    banner["channel"] = json!("display");
    desk.does("launch_change", banner);
    desk.mends(&shop, "channel_not_planned");
    for launch in [&launches[0], &launches[1]] {
        let mut dearer = launch.clone();
        dearer["cost"] = pounds(3_000);
        desk.does("launch_change", dearer);
    }
    desk.mends(&shop, "budget");
    let budget =
        desk.does("campaign_show", json!({ "id": campaign }))["campaign"]["budget"].clone();
    assert_eq!(budget, pounds(6_000));

    // The second wave goes into the hour that daylight saving skips, and all after it go along.
    let second = launches[1]["id"].clone();
    desk.does(
        "launch_move",
        json!({ "id": second, "to": "2026-03-29T01:30:00", "carry": "following" }),
    );
    let moved = [
        "2026-03-09T08:00:00",
        "2026-03-29T01:30:00",
        "2026-04-02T01:30:00",
        "2026-04-09T01:30:00",
    ];
    assert_eq!(desk.times(&campaign), moved);
    let view = desk.does("launch_show", json!({ "id": second }));
    assert_eq!(
        view["instant"], "2026-03-29T01:00:00Z",
        "the first valid time after"
    );
    let rules: Vec<Value> = desk
        .findings(&shop)
        .iter()
        .map(|it| it["rule"].clone())
        .collect();
    assert_eq!(rules, ["gap_too_long", "clock_change"]);

    // Next morning that was a bad idea: taken back, made again, taken back.
    desk.close_and_open_again();
    assert_eq!(desk.times(&campaign), moved);
    let laid = [
        "2026-03-09T08:00:00",
        "2026-03-12T08:00:00",
        "2026-03-16T08:00:00",
        "2026-03-23T08:00:00",
    ];
    desk.does("history_undo", Value::Null);
    assert_eq!(desk.times(&campaign), laid);
    desk.does("history_redo", Value::Null);
    assert_eq!(desk.times(&campaign), moved);
    desk.close_and_open_again();
    desk.does("history_undo", Value::Null);
    assert_eq!(desk.times(&campaign), laid);
    assert!(desk.findings(&shop).is_empty());

    // A widget that greets those who come back.
    let widget = desk.makes(
        "widget_create",
        json!({ "client": shop, "template": "viewed-product-discount", "campaign": campaign }),
    );
    let shown = desk.does("widget_show", json!({ "id": widget }));
    let found = shown["checks"].as_array().unwrap();
    assert!(found.iter().all(|it| it["severity"] == "note"), "{found:?}");

    // On paper, in calendars, in a spreadsheet.
    let brief = desk.does(
        "brief_create",
        json!({ "client": shop, "title": "Televisions in March" }),
    );
    let pages = desk.pages(&brief);
    for words in [
        "Televisions in March",
        "Retargeting: bring back those of your 14,200 visitors",
        "Looked at a television",
        "Mon 9 Mar",
        "£6,000",
    ] {
        assert!(pages.contains(words), "{words} is missing in {pages}");
    }
    // A long link breaks over lines.
    assert!(
        pages
            .replace(' ', "")
            .contains("utm_source=facebook&utm_medium=paid-social"),
        "{pages}"
    );
    let ics = desk.calendar(&shop, "ics");
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), 4);
    let csv = desk.calendar(&shop, "csv");
    assert_eq!(csv.lines().count(), 5);
    assert!(
        csv.contains("2026-03-12,08:00,Europe/London,2026-03-12T08:00:00Z"),
        "{csv}"
    );

    // Everything is still what its history says.
    assert_eq!(desk.does("workspace_check", Value::Null)["sound"], true);
}
