//! A coffee roaster with refills and a subscription, and 100,000 people on file. Remarketing leads.

use serde_json::{Value, json};

use crate::contacts::{self, Made};
use crate::desk::Desk;

const ROWS: u64 = 100_000;

fn euros(amount: i64) -> Value {
    json!({ "minor": amount * 100, "currency": "EUR" })
}

/// The file of 100,000 rows, and what is in it.
fn file(desk: &Desk) -> (std::path::PathBuf, Made) {
    let path = desk.file("webshop.csv");
    let (bytes, made) = contacts::made(ROWS, 1);
    std::fs::write(&path, bytes).unwrap();
    (path, made)
}

#[test]
fn a_roaster_keeps_its_drinkers_supplied() {
    let mut desk = Desk::new();
    let roaster = desk.makes(
        "client_create",
        json!({ "name": "Kettle & Kiln", "time_zone": "Europe/Berlin", "currency": "EUR", "site": "https://kettle.example" }),
    );
    let espresso = desk.makes(
        "product_create",
        json!({ "client": roaster, "name": "House Espresso", "price": euros(32), "purchase": { "how": "used_up", "every_days": 28 }, "page": "https://kettle.example/espresso?size=1kg" }),
    );
    let subscription = desk.makes(
        "product_create",
        json!({ "client": roaster, "name": "Coffee box", "price": euros(24), "purchase": { "how": "subscribed", "renewal": "yearly" } }),
    );

    // A hundred thousand rows of a grown web shop.
    let (path, made) = file(&desk);
    let import = json!({ "client": roaster, "file": path, "name": "Web shop", "country": "DE" });
    let report = desk.does("contacts_import", import.clone());
    let number = |field: &str| report[field].as_u64().unwrap();
    assert_eq!(number("rows"), made.rows);
    assert_eq!(
        number("added") + number("merged") + number("unchanged") + number("rejected"),
        ROWS
    );
    // Of the rest hardly any is lost: a number at home in no country that is named.
    assert!(number("rejected") >= made.without_address, "{report}");
    assert!(
        number("rejected") - made.without_address < ROWS / 200,
        "{report}"
    );
    let counts = report["list"]["counts"].clone();
    assert_eq!(counts["people"], report["added"]);
    // One in thirty writes the address another time with a dot or a suffix: who has two addresses is two people, even
    // with one telephone, because a family shares one.
    let people = made.people * 95 / 100..=made.people * 104 / 100;
    assert!(people.contains(&number("added")), "{report}");
    // The same file again tells nothing new.
    let list = report["list"]["id"].clone();
    let again = desk.does(
        "contacts_import",
        json!({ "client": roaster, "file": path, "list": list }),
    );
    assert_eq!((&again["added"], &again["merged"]), (&json!(0), &json!(0)));
    assert_eq!(again["list"]["counts"], counts);

    // Which of the two? Buyers who may be written to: remarketing. Strangers as well: both.
    let mut case = desk.does(
        "situation_show",
        json!({ "client": roaster, "product": espresso }),
    );
    assert_eq!(case["emails"], counts["with_email"]);
    case["reach"] = json!("buyers");
    case["channels"] = json!(["email", "sms"]);
    assert_eq!(
        desk.does("advice_show", case.clone())["verdict"],
        "remarketing"
    );
    case["reach"] = json!("everyone");
    case["monthly_visitors"] = json!(9_800);
    case["visitors_tagged"] = json!(true);
    case["monthly_budget"] = euros(1_800);
    let both = desk.does("advice_show", case.clone());
    assert_eq!(both["verdict"], "both");
    assert_eq!(both["exclusions"].as_array().unwrap().len(), 4);
    desk.does("situation_change", case);

    // Two audiences, measured; what may be written to is what was granted.
    let of_list = |who: &str| json!({ "from": "contacts", "lists": [list], "who": who });
    let buyers = desk.makes(
        "audience_create",
        json!({ "client": roaster, "name": "Drinkers", "source": of_list("buyers") }),
    );
    let readers = desk.makes(
        "audience_create",
        json!({ "client": roaster, "name": "Readers", "source": of_list("not_yet_buyers") }),
    );
    let size = |id: &Value| desk.does("audience_show", json!({ "id": id }))["size"].clone();
    let people = |size: &Value| size["people"].as_u64().unwrap();
    assert_eq!(size(&buyers)["people"], counts["buyers"]);
    assert_eq!(
        people(&size(&buyers)) + people(&size(&readers)),
        counts["people"].as_u64().unwrap()
    );
    assert_eq!(size(&buyers)["basis"], "measured");
    let reached = size(&buyers)["reachable"][0]["people"].as_u64().unwrap();
    assert!(reached > 10_000 && reached < people(&size(&buyers)));

    // Refills follow the supply: three quarters of 28 days, and all of them; ten o'clock stays ten
    // o'clock over the change to summer time on 29 March.
    let refills = desk.makes(
        "campaign_create",
        json!({ "client": roaster, "name": "Espresso refills", "strategy": "remarketing", "product": espresso, "audience": buyers, "budget": euros(400) }),
    );
    assert_eq!(
        desk.lays(&refills, "replenishment", "2026-03-02T10:00:00"),
        [
            "2026-03-23T10:00:00",
            "2026-03-30T10:00:00",
            "2026-04-20T10:00:00",
            "2026-04-27T10:00:00"
        ]
    );
    let first = desk.does("launch_list", json!({ "campaign": refills }))[0]["id"].clone();
    let shown = desk.does("launch_show", json!({ "id": first }));
    assert_eq!(shown["instant"], "2026-03-23T09:00:00Z");
    assert_eq!(shown["reach"], json!(reached));
    let link = shown["link"].as_str().unwrap();
    assert!(link.starts_with("https://kettle.example/espresso?size=1kg&utm_source=newsletter&utm_medium=email&utm_campaign=espresso-refills"), "{link}");

    // The box renews on 1 July: 30, 14, 7 and 1 days before.
    let renewal = desk.makes(
        "campaign_create",
        json!({ "client": roaster, "name": "Box renewal", "strategy": "remarketing", "product": subscription, "audience": buyers, "budget": euros(100) }),
    );
    assert_eq!(
        desk.lays(&renewal, "renewal", "2026-07-01T09:30:00"),
        [
            "2026-06-01T09:30:00",
            "2026-06-17T09:30:00",
            "2026-06-24T09:30:00",
            "2026-06-30T09:30:00"
        ]
    );
    assert!(
        desk.findings(&roaster).is_empty(),
        "{:#?}",
        desk.findings(&roaster)
    );

    // A text at half past ten at night: quiet hours, a channel nobody planned, and nobody agreed to
    // texts. It becomes a letter, and goes out in the morning.
    let scoops = desk.does(
        "launch_create",
        json!({ "campaign": refills, "name": "Last scoops", "channel": "sms", "at": "2026-04-06T22:30:00" }),
    );
    let rules: Vec<Value> = desk
        .findings(&roaster)
        .iter()
        .map(|it| it["rule"].clone())
        .collect();
    assert_eq!(
        rules,
        ["quiet_hours", "nobody_reachable", "channel_not_planned"]
    );
    let mut letter = scoops.clone();
    letter["channel"] = json!("email");
    desk.does("launch_change", letter);
    desk.mends(&roaster, "quiet_hours");
    let scoops = desk.does("launch_show", json!({ "id": scoops["id"] }));
    assert_eq!(scoops["launch"]["at"], "2026-04-07T07:00:00");
    assert!(desk.findings(&roaster).is_empty());

    // Four letters in one week are more than the policy allows.
    let news = desk.makes("campaign_create", json!({ "client": roaster, "name": "Roastery news", "strategy": "remarketing", "audience": buyers }));
    for day in ["04-21", "04-22", "04-23"] {
        desk.does(
            "launch_create",
            json!({ "campaign": news, "at": format!("2026-{day}T10:00:00") }),
        );
    }
    let pressed = desk.findings(&roaster);
    assert!(
        pressed.iter().any(|it| it["rule"] == "contact_policy"),
        "{pressed:#?}"
    );
    let plan = desk.does("plan_show", json!({ "client": roaster }));
    let most = plan["pressure"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["touches"].as_u64().unwrap())
        .max();
    assert_eq!(most, Some(4));
    for _ in 0..4 {
        let Some(found) = desk
            .findings(&roaster)
            .into_iter()
            .find(|it| it["rule"] == "contact_policy")
        else {
            break;
        };
        desk.does("finding_mend", found["mend"]["action"].clone());
    }
    assert!(
        desk.findings(&roaster)
            .iter()
            .all(|it| it["rule"] != "contact_policy")
    );

    // Tomorrow the news are dropped after all, and then they are not.
    desk.does("campaign_delete", json!({ "id": news }));
    desk.close_and_open_again();
    desk.does("history_undo", Value::Null);
    assert_eq!(desk.times(&news).len(), 3);
    desk.does("history_redo", Value::Null);
    assert_eq!(
        desk.is_refused("campaign_show", json!({ "id": news })).code,
        reprise_api::Code::Refused
    );
    // An import is one step as well, and one that tells nothing new is remembered too.
    let history = desk.does("history_list", json!({ "text": "Import webshop.csv" }));
    assert_eq!(history["entries"].as_array().unwrap().len(), 2);

    // On paper, in calendars, in a spreadsheet.
    let brief = desk.does(
        "brief_create",
        json!({ "client": roaster, "title": "Refills and renewals" }),
    );
    let pages = desk.pages(&brief);
    for words in [
        "Refills and renewals",
        "Both: ads for those of your 9,800 visitors",
        "Espresso refills",
        "Mon 23 Mar",
        "Keeping the two apart",
    ] {
        assert!(pages.contains(words), "{words} is missing in {pages}");
    }
    assert_eq!(
        desk.calendar(&roaster, "ics")
            .matches("BEGIN:VEVENT")
            .count(),
        9
    );
    let csv = desk.calendar(&roaster, "csv");
    assert_eq!(csv.lines().count(), 10);
    assert!(
        csv.contains("2026-03-30,10:00,Europe/Berlin,2026-03-30T08:00:00Z"),
        "{csv}"
    );
    assert_eq!(desk.does("workspace_check", Value::Null)["sound"], true);
}
