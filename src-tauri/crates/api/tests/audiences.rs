//! Audiences by rules through the api: counted while they are edited, never counted twice, kept apart in one change.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod support;

use reprise_api::Session;
use serde_json::{Value, json};
use support::{ask, surroundings};

/// A shop with two lists: three customers, and three readers of whom one is a customer too.
struct Shop {
    folder: tempfile::TempDir,
    session: Session,
    client: Value,
    customers: Value,
    readers: Value,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::open(&folder.path().join("workspace"), surroundings()).unwrap();
        let client = ask(&session, "client_create", json!({ "name": "Kettle" }))["id"].clone();
        let mut shop = Self {
            folder,
            session,
            client,
            customers: Value::Null,
            readers: Value::Null,
        };
        shop.customers = shop.import(
            "Customers",
            "email,email consent,last order,country\nann@example.com,yes,2026-11-20,DE\nbob@example.com,no,2026-01-05,AT\ncy@example.com,,2026-11-01,DE\n",
        );
        shop.readers = shop.import(
            "Readers",
            "email,email consent,last order,country\nann@example.com,yes,,\ndee@example.com,yes,,DE\neva@example.com,yes,,\n",
        );
        shop
    }

    fn import(&self, name: &str, text: &str) -> Value {
        let file = self.folder.path().join(format!("{name}.csv"));
        std::fs::write(&file, text).unwrap();
        let request = json!({ "client": self.client, "file": file, "name": name });
        self.ask("contacts_import", request)["list"]["id"].clone()
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.session, name, request)
    }

    fn refused(&self, name: &str, request: Value) -> String {
        self.session.call(name, request).unwrap_err().to_string()
    }

    fn make(&self, name: &str, source: Value) -> Value {
        self.ask(
            "audience_create",
            json!({ "client": self.client, "name": name, "source": source }),
        )
    }

    fn of_rule(&self, name: &str, rule: Value) -> Value {
        self.make(name, json!({ "from": "contacts", "rule": rule }))
    }

    fn count(&self, rule: Value) -> Value {
        self.ask(
            "audience_count",
            json!({ "client": self.client, "rule": rule }),
        )
    }

    fn visitors(&self, estimated: u64) -> Value {
        self.make(
            "Visitors",
            json!({ "from": "visitors", "pages": [], "product": null, "lookback_days": 7,
                "estimated": estimated, "converted": false }),
        )
    }
}

fn on(lists: &[&Value]) -> Value {
    json!({ "if": "lists", "has": "any_of", "lists": lists })
}

fn all(of: &[Value]) -> Value {
    json!({ "join": "all", "of": of })
}

#[test]
fn somebody_on_two_lists_is_one_person() {
    let shop = Shop::new();
    let everyone = shop.of_rule("Everyone", all(&[on(&[&shop.customers, &shop.readers])]));
    let view = shop.ask("audience_show", json!({ "id": everyone["id"] }));
    assert_eq!(view["size"]["people"], 5);
    assert_eq!(
        view["size"]["reachable"][0],
        json!({ "channel": "email", "people": 3, "without_consent": 2 })
    );
    assert_eq!(view["rule"], "People who are on ‘Customers’ or ‘Readers’");
}

#[test]
fn a_rule_is_counted_and_said_before_it_is_stored() {
    let shop = Shop::new();
    let recent =
        json!({ "if": "day", "field": "last_order", "test": { "op": "in_last", "days": 30 } });
    let german = json!({ "if": "text", "field": "country", "test": { "op": "is", "value": "de" } });
    let granted = json!({ "if": "consent", "field": "email_consent", "is": "granted" });
    let counted = shop.count(all(&[recent.clone(), german.clone()]));
    assert_eq!(counted["size"]["left"], 2);
    assert_eq!(
        counted["rule"],
        "People whose last order was in the last 30 days and whose country is ‘de’"
    );
    let counted = shop.count(all(&[recent, german, granted]));
    assert_eq!(counted["size"]["left"], 1);
    assert_eq!(shop.count(all(&[]))["size"]["left"], 5);
    assert!(
        shop.ask("audience_list", json!({ "client": shop.client }))
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_rule_may_name_another_audience_and_never_itself() {
    let shop = Shop::new();
    let buyers = shop.make(
        "Buyers",
        json!({ "from": "contacts", "lists": [shop.customers], "who": "buyers" }),
    );
    let not_in = |id: &Value| json!({ "if": "audience", "is": "not_in", "audience": id });
    let others = shop.of_rule("Others", all(&[not_in(&buyers["id"])]));
    let left = |id: &Value| shop.ask("audience_show", json!({ "id": id }))["size"]["left"].clone();
    assert_eq!(
        (left(&buyers["id"]), left(&others["id"])),
        (json!(3), json!(2))
    );
    let mut circle = buyers.clone();
    circle["source"] = json!({ "from": "contacts", "rule": all(&[not_in(&others["id"])]) });
    let said = shop.refused("audience_change", circle);
    assert_eq!(
        said,
        "audience ‘Others’ would be made from itself, through ‘Buyers’"
    );
    let said = shop.refused("audience_delete", json!({ "id": buyers["id"] }));
    assert!(
        said.contains("audience ‘Others’, whose rule names it"),
        "{said}"
    );
    let said = shop.refused("contact_list_delete", json!({ "id": shop.customers }));
    assert!(said.contains("audience ‘Buyers’"), "{said}");
}

#[test]
fn the_overlap_is_exact_for_contacts_and_marked_where_it_is_not() {
    let shop = Shop::new();
    let one = shop.of_rule("Customers", all(&[on(&[&shop.customers])]));
    let other = shop.of_rule("Readers", all(&[on(&[&shop.readers])]));
    let visitors = shop.visitors(400);
    let overlap = shop.ask("audience_overlap", json!({ "client": shop.client }));
    assert_eq!(overlap["audiences"][0]["people"], 3);
    let pairs = overlap["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 3);
    let measured: Vec<_> = pairs
        .iter()
        .filter(|it| it["shared"]["basis"] == "measured")
        .collect();
    assert_eq!(
        measured[0]["shared"],
        json!({ "people": 1, "low": 1, "high": 1, "basis": "measured" })
    );
    assert_eq!(
        (&measured[0]["one"], &measured[0]["other"]),
        (&json!(0), &json!(1))
    );
    assert!((measured[0]["of_one"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9);
    let ids = [&one["id"], &other["id"]];
    let reach = shop.ask("audience_reach", json!({ "audiences": ids }));
    assert_eq!(
        (
            &reach["reach"]["people"],
            &reach["in_all"],
            &reach["added_up"]
        ),
        (&json!(5), &json!(1), &json!(6))
    );
    let all = [&one["id"], &other["id"], &visitors["id"]];
    let reach = shop.ask("audience_reach", json!({ "audiences": all }));
    assert_eq!(
        (
            &reach["reach"]["basis"],
            &reach["reach"]["low"],
            &reach["reach"]["high"]
        ),
        (&json!("estimated"), &json!(400), &json!(405))
    );
    assert_eq!(reach["in_all"], Value::Null);
    let said = shop.refused("audience_reach", json!({ "audiences": [] }));
    assert_eq!(said, "the audiences is empty");
}

#[test]
fn the_pairs_of_near_launches_come_first() {
    let shop = Shop::new();
    let everyone = all(&[on(&[&shop.customers, &shop.readers])]);
    let names = ["A", "B", "C"];
    let made: Vec<Value> = names
        .iter()
        .map(|name| shop.of_rule(name, everyone.clone()))
        .collect();
    for (audience, day) in [(0, "2026-12-01"), (2, "2026-12-03")] {
        let campaign = shop.ask(
            "campaign_create",
            json!({ "client": shop.client, "name": names[audience], "strategy": "remarketing", "audience": made[audience]["id"] }),
        );
        shop.ask(
            "launch_create",
            json!({ "campaign": campaign["id"], "name": "L", "channel": "email", "at": format!("{day}T10:00:00") }),
        );
    }
    let overlap = shop.ask("audience_overlap", json!({ "client": shop.client }));
    let first = &overlap["pairs"][0];
    assert_eq!(
        (&first["one"], &first["other"], &first["days_between"]),
        (&json!(0), &json!(2), &json!(2))
    );
    assert_eq!(overlap["pairs"][1]["days_between"], Value::Null);
}

#[test]
fn two_audiences_are_kept_apart_in_one_change() {
    let shop = Shop::new();
    let messages = shop.of_rule("Customers", all(&[on(&[&shop.customers])]));
    let ads = shop.visitors(100);
    let apart = shop.ask(
        "audience_separate",
        json!({ "one": ads["id"], "other": messages["id"] }),
    );
    assert_eq!(apart[0]["exclusions"], json!([messages["id"]]));
    assert_eq!(apart[1]["exclusions"], json!([ads["id"]]));
    shop.ask("history_undo", Value::Null);
    let exclusions = |id: &Value| {
        shop.ask("audience_show", json!({ "id": id }))["audience"]["exclusions"].clone()
    };
    assert_eq!(
        (exclusions(&ads["id"]), exclusions(&messages["id"])),
        (json!([]), json!([]))
    );
}

#[test]
fn who_opted_out_is_counted_but_not_reached() {
    let shop = Shop::new();
    let readers = shop.of_rule("Readers", all(&[on(&[&shop.readers])]));
    let reached = || shop.ask("audience_show", json!({ "id": readers["id"] }))["size"].clone();
    assert_eq!(reached()["reachable"][0]["people"], 3);
    let file = shop.folder.path().join("opt-outs.csv");
    std::fs::write(&file, "email\neva@example.com\n").unwrap();
    shop.ask(
        "contacts_suppress",
        json!({ "client": shop.client, "file": file, "reason": "opt_out" }),
    );
    let size = reached();
    assert_eq!(
        (&size["left"], &size["reachable"][0]["people"]),
        (&json!(3), &json!(2))
    );
}

#[test]
fn an_audience_is_exported_without_whom_it_leaves_out() {
    let shop = Shop::new();
    let customers = shop.of_rule("Customers", all(&[on(&[&shop.customers])]));
    let mut readers = shop.of_rule("Readers", all(&[on(&[&shop.readers])]));
    readers["exclusions"] = json!([customers["id"]]);
    let readers = shop.ask("audience_change", readers);
    let folder = shop.folder.path().join("out");
    let request = |audience: &Value| json!({ "client": shop.client, "platform": "esp", "folder": folder, "audience": audience["id"] });
    let report = shop.ask("contacts_export", request(&readers));
    assert_eq!(report["export"]["people"], 2);
    assert_eq!(report["export"]["source"], readers["id"]);
    let file = std::fs::read_to_string(folder.join("esp-readers.csv")).unwrap();
    assert!(
        file.contains("dee@example.com") && !file.contains("ann@example.com"),
        "{file}"
    );
    let is_stale = || {
        let fresh = shop.ask("freshness_show", json!({ "client": shop.client }));
        fresh["exports"][0]["is_stale"].clone()
    };
    assert_eq!(is_stale(), false);
    // Another rule of the audience that is left out makes other people of this one.
    let mut nobody = customers.clone();
    nobody["source"] = json!({ "from": "contacts", "rule": { "join": "any", "of": [] } });
    shop.ask("audience_change", nobody);
    assert_eq!(is_stale(), true);

    let visitors = shop.visitors(100);
    let said = shop.refused("contacts_export", request(&visitors));
    assert!(
        said.contains("nobody here knows the people of audience ‘Visitors’"),
        "{said}"
    );
    let mut both = request(&readers);
    both["list"] = shop.readers.clone();
    let said = shop.refused("contacts_export", both);
    assert!(said.contains("not of both"), "{said}");
}

#[test]
fn imports_and_words_are_told_with_their_people() {
    let shop = Shop::new();
    let imports = shop.ask("contact_import_list", json!({ "client": shop.client }));
    let told: Vec<_> = imports
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["name"].as_str().unwrap(),
                it["list"].as_str().unwrap(),
                it["people"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Readers.csv", "Readers", 3),
            ("Customers.csv", "Customers", 3)
        ]
    );
    let words = |field: &str| {
        let request = json!({ "client": shop.client, "field": field });
        shop.session.call("contact_word_list", request)
    };
    assert_eq!(
        words("country").unwrap(),
        json!([{ "word": "DE", "people": 3 }, { "word": "AT", "people": 1 }])
    );
    assert_eq!(words("tags").unwrap(), json!([]));
    assert!(words("email").unwrap_err().to_string().contains("no words"));
}

#[test]
fn everyone_of_a_client_is_paged_once_and_sifted() {
    let shop = Shop::new();
    let page = |more: Value| {
        let mut request = json!({ "client": shop.client, "offset": 0, "limit": 200 });
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        shop.ask("contact_page", request)["total"].clone()
    };
    assert_eq!(page(json!({})), 5);
    let counts = shop.ask("contact_count", json!({ "client": shop.client }));
    assert_eq!(
        (
            &counts["people"],
            &counts["email_granted"],
            &counts["buyers"]
        ),
        (&json!(5), &json!(3), &json!(3))
    );
    assert_eq!(page(json!({ "email_consent": "unknown" })), 1);
    assert_eq!(page(json!({ "suppressed": true })), 1);
    assert_eq!(page(json!({ "suppressed": false, "search": "E@EX" })), 1);
    let add = json!({ "client": shop.client, "address": "dee@example.com", "reason": "bounce" });
    shop.ask("suppression_add", add);
    assert_eq!(page(json!({ "suppressed": true })), 2);
    assert_eq!(page(json!({ "email_consent": "denied" })), 2);
    let said = shop.refused("contact_page", json!({ "offset": 0, "limit": 1 }));
    assert!(said.contains("neither a list nor a client"), "{said}");
    // A case begins with people counted once, not list by list.
    let situation = shop.ask("situation_show", json!({ "client": shop.client }));
    assert_eq!(situation["emails"], 5);
}

#[test]
fn a_domain_is_one_however_it_is_written() {
    let shop = Shop::new();
    shop.import("Letters", "email,zip\njulia@müller.de,1\n");
    shop.import("Plain", "email,zip\nJulia@xn--mller-kva.de,2\n");
    let search = json!({ "client": shop.client, "offset": 0, "limit": 9, "search": "müller" });
    let page = shop.ask("contact_page", search);
    assert_eq!(
        (&page["total"], &page["contacts"][0]["email"]),
        (&json!(1), &json!("julia@müller.de"))
    );
    let complaint =
        json!({ "client": shop.client, "address": "julia@MÜLLER.de", "reason": "complaint" });
    shop.ask("suppression_add", complaint);
    let shown = json!({ "client": shop.client, "address": "julia@xn--mller-kva.de" });
    let shown = shop.ask("contact_show", shown);
    assert_eq!(shown["contact"]["email_consent"], "denied");
    let folder = shop.folder.path().join("out");
    let export = json!({ "client": shop.client, "platform": "google", "folder": folder, "values": "plain", "country": "US" });
    let report = shop.session.call("contacts_export", export).unwrap();
    let left_out = std::fs::read_to_string(report["left_out_to"].as_str().unwrap()).unwrap();
    assert!(left_out.contains("julia@xn--mller-kva.de"), "{left_out}");
}

#[test]
fn growth_is_told_once_a_day_of_joining_is_known() {
    let shop = Shop::new();
    let readers = shop.of_rule("Readers", all(&[on(&[&shop.readers])]));
    let size = shop.ask("audience_show", json!({ "id": readers["id"] }))["size"].clone();
    // Both lists came today: nobody can tell who is new.
    assert_eq!(
        (&size["growth_per_day"], &size["growth_by"]),
        (&Value::Null, &Value::Null)
    );
    shop.import("Joined", "email,joined at\neva@example.com,2026-11-20\n");
    let size = shop.ask("audience_show", json!({ "id": readers["id"] }))["size"].clone();
    assert_eq!(size["growth_by"], "joined_on");
}

#[test]
fn the_share_of_forgetful_browsers_may_be_the_clients_own() {
    let shop = Shop::new();
    let visitors = shop.visitors(1_400);
    let mut source = visitors.clone();
    source["source"]["lookback_days"] = json!(14);
    shop.ask("audience_change", source);
    let found = || {
        let view = shop.ask("audience_show", json!({ "id": visitors["id"] }));
        view["size"]["recognized"].clone()
    };
    assert_eq!(found()["is_own"], false);
    let mut client = shop.ask("client_show", json!({ "id": shop.client }));
    client["forgetful"] = json!({ "share": 0.5, "note": "Matomo", "on": "2026-11-20" });
    shop.ask("client_change", client);
    let own = found();
    assert_eq!((&own["low"], &own["high"]), (&json!(1_050), &json!(1_050)));
    assert_eq!(own["source"]["name"], "the client's own figure, Matomo");
    shop.ask("history_undo", Value::Null);
    assert_eq!(found()["is_own"], false);
}
