//! Contacts from files as people have them, and the audiences an advice makes of them.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod desk;
mod support;

use desk::Desk;
use serde_json::{Value, json};

impl Desk {
    fn import(&self, text: &str) -> Value {
        let file = self.file("contacts.csv", text.as_bytes());
        self.ask(
            "contacts_import",
            json!({ "client": self.client, "file": file }),
        )
    }

    /// A case with 150 addresses, `granted` of whom agreed, and tagged visitors.
    fn describe(&self, reach: &str, granted: f64) {
        let euros = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
        self.ask(
            "situation_change",
            json!({
                "client": self.client, "product": null, "price": euros(1_800),
                "purchase": { "how": "used_up", "every_days": 30 }, "reach": reach,
                "emails": 150, "phones": 0, "consented": granted,
                "monthly_visitors": 9_000, "visitors_tagged": true,
                "channels": ["email"], "monthly_budget": euros(60_000),
            }),
        );
    }

    fn follow(&self) -> Result<Value, String> {
        self.session
            .call("advice_follow", json!({ "client": self.client }))
            .map_err(|error| error.message)
    }
}

#[test]
fn a_file_without_names_is_understood_by_its_looks() {
    let desk = Desk::new();
    let file = desk.file(
        "contacts.csv",
        b"ann@example.com,Ann\nbob@example.com,Bob\n",
    );
    let preview = desk.ask("contacts_preview", json!({ "file": file }));
    assert_eq!(preview["columns"]["email"], 0);
    assert_eq!(preview["has_header"], false);
    assert_eq!(
        desk.import("ann@example.com,Ann\nbob@example.com,Bob\n")["added"],
        2
    );
}

#[test]
fn a_wrong_guess_is_put_right_for_preview_and_import_alike() {
    let desk = Desk::new();
    let file = desk.file("contacts.csv", b"email;first\nann@example.com;Ann\n");
    let reading = json!({ "has_header": false });
    let preview = desk.ask(
        "contacts_preview",
        json!({ "file": file, "reading": reading }),
    );
    assert_eq!(preview["rows"].as_array().map(Vec::len), Some(2));
    let columns = json!({ "email": 0 });
    let report = desk.ask(
        "contacts_import",
        json!({ "client": desk.client, "file": file, "reading": reading, "columns": columns }),
    );
    assert_eq!(
        (&report["rows"], &report["rejected"]),
        (&json!(2), &json!(1))
    );
}

#[test]
fn a_number_that_cannot_be_read_is_told() {
    let desk = Desk::new();
    let report = desk.import("email,phone\nann@example.com,8 (916) 123-45-67\n");
    assert_eq!(report["added"], 1);
    let remarks = report["remarks"].to_string();
    assert!(remarks.contains("1 phone number was left out"), "{remarks}");
}

#[test]
fn the_audiences_of_an_advice_leave_each_other_out_and_are_one_change() {
    let desk = Desk::new();
    desk.import("email,consent\nann@example.com,yes\n");
    desk.describe("everyone", 1.0);
    let made = desk.follow().unwrap();
    assert_eq!(made[0]["source"]["from"], "visitors");
    assert_eq!(made[0]["source"]["estimated"], 9_000);
    assert_eq!(made[1]["source"]["from"], "contacts");
    assert_eq!(made[0]["exclusions"], json!([made[1]["id"]]));
    assert_eq!(made[1]["exclusions"], json!([made[0]["id"]]));
    desk.ask("history_undo", json!({}));
    let left = desk.ask("audience_list", json!({ "client": desk.client }));
    assert_eq!(left, json!([]));
}

#[test]
fn an_advice_without_its_people_makes_no_audience() {
    let desk = Desk::new();
    desk.describe("buyers", 1.0);
    assert_eq!(
        desk.follow(),
        Err("no contacts are imported yet".to_owned())
    );
    desk.describe("buyers", 0.0);
    assert_eq!(
        desk.follow(),
        Err("there is nobody to make an audience of yet".to_owned())
    );
}

#[test]
fn each_exclusion_says_how_many_it_takes_out() {
    let desk = Desk::new();
    desk.import("email,consent,last order\nann@example.com,yes,2026-10-02\nbob@example.com,yes,\n");
    desk.describe("everyone", 1.0);
    let made = desk.follow().unwrap();
    let list = &made[1]["source"]["rule"]["of"][0]["lists"];
    let buyers = desk.ask(
        "audience_create",
        json!({ "client": desk.client, "name": "Buyers", "source": { "from": "contacts", "lists": list, "who": "buyers" } }),
    );
    let mut everyone = made[1].clone();
    everyone["exclusions"] = json!([buyers["id"], made[0]["id"]]);
    desk.ask("audience_change", everyone.clone());
    let size = &desk.ask("audience_show", json!({ "id": everyone["id"] }))["size"];
    assert_eq!(
        size["taken_out"],
        json!([
            { "audience": buyers["id"], "people": 1 },
            { "audience": made[0]["id"], "people": null },
        ])
    );
    assert_eq!(size["left"], 1);
}
