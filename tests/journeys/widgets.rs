//! Widgets from a template to a site: chosen, reworded, checked, mended, kept as a template, exported; and the links of
//! their campaigns.

use std::fs;

use reprise_api::Code;
use serde_json::{Value, json};

use crate::desk::Desk;

struct Shop {
    desk: Desk,
    client: Value,
    campaign: Value,
}

/// A shop with an e-mail campaign of two launches.
fn shop() -> Shop {
    let desk = Desk::new();
    let client = desk.makes(
        "client_create",
        json!({ "name": "Kettle & Kiln", "site": "https://kettle.example" }),
    );
    let campaign = desk.makes(
        "campaign_create",
        json!({ "client": client, "name": "Refills", "strategy": "remarketing" }),
    );
    for at in ["2026-03-10T10:00:00", "2026-03-16T10:00:00"] {
        desk.makes(
            "launch_create",
            json!({ "campaign": campaign, "at": at, "name": format!("Refill {at}") }),
        );
    }
    Shop {
        desk,
        client,
        campaign,
    }
}

impl Shop {
    fn widget(&self, template: &str) -> Value {
        self.desk.does(
            "widget_create",
            json!({ "client": self.client, "template": template, "campaign": self.campaign }),
        )
    }

    fn rules(&self, widget: &Value) -> Vec<Value> {
        let shown = self.desk.does("widget_show", json!({ "id": widget["id"] }));
        let checks = shown["checks"].as_array().unwrap();
        checks.iter().map(|it| it["rule"].clone()).collect()
    }
}

#[test]
fn a_widget_goes_from_a_template_to_its_own_words() {
    let it = shop();
    let gallery = it
        .desk
        .does("widget_gallery", json!({ "client": it.client }));
    assert!(gallery.as_array().unwrap().len() >= 26);
    for entry in gallery.as_array().unwrap() {
        // Drawn whole: no block is left out for want of a code, a last day or a page.
        let blocks = |it: &Value| -> usize {
            let views = it["views"].as_array().unwrap().iter();
            views.map(|it| it["blocks"].as_array().unwrap().len()).sum()
        };
        let drawn = &entry["config"]["widgets"][0];
        assert_eq!(
            blocks(drawn),
            blocks(&entry["template"]["design"]),
            "{entry}"
        );
    }
    let widget = it.widget("welcome-email-campaign");
    it.desk.does(
        "widget_reword",
        json!({ "id": widget["id"], "texts": { "heading": "Nice to see you" } }),
    );
    it.desk.does(
        "widget_reword",
        json!({ "id": widget["id"], "language": "de", "texts": { "heading": "Schön, dass du da bist" } }),
    );
    let shown = it.desk.does("widget_show", json!({ "id": widget["id"] }));
    let drawn = &shown["config"]["widgets"][0];
    assert_eq!(drawn["languages"]["en"]["heading"], "Nice to see you");
    assert_ne!(shown["template_words"]["en"]["heading"], "Nice to see you");
    let pictures = it
        .desk
        .does("widget_picture_list", json!({ "id": widget["id"] }));
    for picture in pictures.as_array().unwrap() {
        let address = picture["address"].as_str().unwrap();
        assert!(
            address.starts_with("data:image/svg+xml;base64,"),
            "{picture}"
        );
    }
    assert_eq!(
        shown["display_rule"],
        "Shows when the visitor came by a link of ‘Refills’ and utm_medium is ‘email’: at once. Never to people who bought."
    );
    assert_eq!(
        shown["widget"]["design"]["languages"]["de"]["heading"],
        "Schön, dass du da bist"
    );
    // Each is one change, taken back as one.
    it.desk.does("history_undo", Value::Null);
    let shown = it.desk.does("widget_show", json!({ "id": widget["id"] }));
    assert_eq!(shown["widget"]["design"]["languages"]["de"], Value::Null);
    let copy = it
        .desk
        .does("widget_duplicate", json!({ "id": widget["id"] }));
    assert_ne!(copy["id"], widget["id"]);
}

#[test]
fn one_endpoint_is_shared_by_all_widgets_of_a_client_as_one_change() {
    let it = shop();
    let mut from = it.widget("email-sign-up");
    let asks = it.widget("phone-sign-up");
    let tells = it.widget("free-delivery");
    let refused = it
        .desk
        .is_refused("widget_endpoint_share", json!({ "id": from["id"] }));
    assert_eq!(refused.message, "the endpoint is empty");
    from["endpoint"] = json!({
        "url": "https://lists.example/subscribe",
        "format": "action",
        "names": { "email": "EMAIL" },
        "extra": { "u": "7" },
    });
    let from = it.desk.does("widget_change", from);
    let shared = it
        .desk
        .does("widget_endpoint_share", json!({ "id": from["id"] }));
    assert_eq!(shared.as_array().unwrap().len(), 1);
    let endpoint = |id: &Value| {
        let shown = it.desk.does("widget_show", json!({ "id": id }));
        shown["widget"]["endpoint"].clone()
    };
    assert_eq!(endpoint(&asks["id"]), from["endpoint"]);
    // What sends nothing stays as it is.
    assert_eq!(endpoint(&tells["id"]), Value::Null);
    it.desk.does("history_undo", Value::Null);
    assert_eq!(endpoint(&asks["id"]), Value::Null);
}

#[test]
fn what_a_check_finds_its_mend_mends() {
    let it = shop();
    let mut widget = it.widget("welcome-email-campaign");
    assert_eq!(it.rules(&widget), Vec::<Value>::new());
    widget["design"]["rules"]["conditions"] =
        json!([{ "kind": "utm", "key": "campaign", "values": ["Refill%73"] }]);
    let widget = it.desk.does("widget_change", widget);
    assert_eq!(it.rules(&widget), [json!("utm_matches_no_link")]);
    let shown = it.desk.does("widget_show", json!({ "id": widget["id"] }));
    let mend = &shown["checks"][0]["mend"];
    assert_eq!(mend["label"], "Follow the campaign's links");
    it.desk.does("widget_change", mend["widget"].clone());
    assert_eq!(it.rules(&widget), Vec::<Value>::new());
    let all = it.desk.does("widget_check", json!({ "client": it.client }));
    assert_eq!(all[0]["checks"], json!([]));
}

#[test]
fn a_template_of_ones_own_travels_as_a_file() {
    let it = shop();
    let widget = it.widget("email-sign-up");
    let own = it.desk.does(
        "widget_template_create",
        json!({ "widget": widget["id"], "name": "Our sign-up", "purpose": "Collects addresses." }),
    );
    let file = it.desk.file("ours.json");
    it.desk.does(
        "widget_template_export",
        json!({ "id": own["id"], "file": file }),
    );
    let other = shop();
    let read = other
        .desk
        .does("widget_template_import", json!({ "file": file }));
    assert_eq!(
        (&read["name"], &read["design"]),
        (&own["name"], &own["design"])
    );
    let list = other.desk.does("widget_template_list", Value::Null);
    assert_eq!(list[0]["name"], "Our sign-up");
    let made = other.widget(read["id"].as_str().unwrap());
    // A widget outlives its template.
    other
        .desk
        .does("widget_template_delete", json!({ "id": read["id"] }));
    let shown = other.desk.does("widget_show", json!({ "id": made["id"] }));
    assert_eq!(shown["template_name"], "");
    let copy = it
        .desk
        .does("widget_template_duplicate", json!({ "id": "age-gate" }));
    assert!(copy["name"].as_str().unwrap().contains("Age gate"));
}

#[test]
fn a_template_that_is_none_changes_nothing() {
    let it = shop();
    let before = it.desk.does("workspace_show", Value::Null)["changes"].clone();
    let file = it.desk.file("strange.json");
    let template = it
        .desk
        .does("widget_template_show", json!({ "id": "email-sign-up" }));
    for (content, code) in [
        ("hello".to_owned(), Code::BadFile),
        (json!({ "template": template }).to_string(), Code::BadFile),
        (
            json!({ "version": 99, "template": { "what": "nobody knows yet" } }).to_string(),
            Code::NewerVersion,
        ),
        (
            json!({ "version": 1, "template": { "id": "x", "html": "<b>" } }).to_string(),
            Code::BadFile,
        ),
    ] {
        fs::write(&file, &content).unwrap();
        let refused = it
            .desk
            .is_refused("widget_template_import", json!({ "file": file }));
        assert_eq!(refused.code, code, "{content}: {refused}");
        assert!(refused.hint.contains("nothing was changed"), "{refused}");
    }
    assert_eq!(
        it.desk.does("workspace_show", Value::Null)["changes"],
        before
    );
}

#[test]
fn a_picture_of_ones_own_goes_into_a_widget_and_stays() {
    let mut it = shop();
    let widget = it.widget("email-sign-up");
    let file = it.desk.file("tea.svg");
    let ask = json!({ "id": widget["id"], "slot": "picture", "file": file });
    fs::write(&file, "no picture at all").unwrap();
    let refused = it.desk.is_refused("widget_picture", ask.clone());
    assert_eq!(refused.code, Code::BadFile);
    assert_eq!(
        refused.to_string(),
        "the file is not a PNG, JPEG, WebP or SVG picture"
    );
    fs::write(
        &file,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20"/></svg>"#,
    )
    .unwrap();
    let nowhere = json!({ "id": widget["id"], "slot": "heading", "file": file });
    assert_eq!(
        it.desk.is_refused("widget_picture", nowhere).code,
        Code::Refused
    );
    it.desk.does("widget_picture", ask);
    it.desk.close_and_open_again();
    let shown = it.desk.does("widget_show", json!({ "id": widget["id"] }));
    let picture = &shown["widget"]["design"]["views"][0]["blocks"][0]["picture"];
    assert_eq!(picture["from"], "own");
    let bytes = it.desk.session().object(picture["id"].as_str().unwrap());
    assert_eq!(&bytes.unwrap()[1..4], b"PNG");
    // The canvas draws it as a site would.
    let drawn = &shown["config"]["widgets"][0]["views"][0]["blocks"][0];
    let src = drawn["src"].as_str().unwrap();
    assert!(src.starts_with("data:image/png;base64,"), "{src}");
    let script = it.desk.does("widget_config", shown["widget"].clone());
    assert!(
        script["script"]
            .as_str()
            .unwrap()
            .contains("data:image/png;base64,")
    );
}

#[test]
fn every_link_of_a_campaign_stands_in_a_table_and_in_a_code() {
    let it = shop();
    let of = json!({ "campaign": it.campaign, "csv": true });
    let table = it.desk.does("utm_links", of);
    assert_eq!(table["rows"].as_array().unwrap().len(), 2);
    assert_eq!(
        table["rows"][0]["link"],
        "https://kettle.example?utm_source=newsletter&utm_medium=email&utm_campaign=refills&utm_content=refill-2026-03-10t10-00-00"
    );
    assert_eq!(table["csv"].as_str().unwrap().lines().count(), 3);
    let launch = &table["rows"][0]["launches"][0];
    let code = it.desk.does("utm_code", json!({ "id": launch }));
    assert_eq!(code["link"], table["rows"][0]["link"]);
    let file = it.desk.file("links.png");
    it.desk.does(
        "utm_export",
        json!({ "format": "png", "launch": launch, "file": file }),
    );
    assert_eq!(&fs::read(&file).unwrap()[1..4], b"PNG");
}

#[test]
fn an_export_is_whole_or_says_why_not() {
    let it = shop();
    let folder = it.desk.file("site");
    let ask = json!({ "client": it.client, "folder": folder });
    let nothing = it.desk.session().call("widget_export", ask.clone());
    let nothing = nothing.unwrap_err();
    assert!(!folder.exists(), "{nothing}");
    // Where the script of `ui/embed` has not been built, the program says how to build it.
    if nothing.code == Code::Failed {
        assert!(nothing.hint.contains("npm run build"), "{nothing}");
        return;
    }
    assert_eq!(nothing.to_string(), "there is no active widget to export");

    let mut bar = it.widget("welcome-email-campaign");
    let wheel = it.widget("wheel");
    bar["theme"]["text"] = json!("#eeeeee");
    it.desk.does("widget_change", bar.clone());
    let pale = it.desk.is_refused("widget_export", ask.clone());
    assert!(
        pale.to_string()
            .starts_with("widget ‘Welcome from an e-mail campaign’ cannot go on the site")
    );
    assert!(!folder.exists());
    // What would hold it back is told before, with all that would be written.
    let plan = it
        .desk
        .does("widget_export_show", json!({ "client": it.client }));
    let found: Vec<&str> = plan["widgets"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["checks"].as_array().unwrap())
        .filter(|it| it["severity"] == "error")
        .map(|it| it["rule"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["contrast"]);
    assert_eq!(plan["files"][0]["name"], "reprise-widgets.js");
    assert_eq!(plan["ends"], "2026-03-23");
    bar["theme"]["text"] = json!("#111111");
    it.desk.does("widget_change", bar);

    let done = it.desk.does("widget_export", ask.clone());
    assert_eq!(done["widgets"], 2);
    let script = fs::read_to_string(folder.join("reprise-widgets.js")).unwrap();
    assert!(
        script.contains("repriseRuntime.start({")
            && script.contains("\"ends\":\"2026-03-23T23:00:00Z\"")
    );
    for file in [
        "reprise-games.js",
        "snippet.html",
        "test-page.html",
        "developer-note.md",
    ] {
        assert!(folder.join(file).exists(), "{file}");
    }
    assert!(done["snippet"].as_str().unwrap().contains("sha384-"));
    // The script insists on the very file beside it.
    assert!(script.contains("\"games\":{\"integrity\":\"sha384-"));
    let written = done["files"].as_array().unwrap();
    let sizes = |all: &[Value]| all.iter().map(|it| it["bytes"].clone()).collect::<Vec<_>>();
    let plan = it
        .desk
        .does("widget_export_show", json!({ "client": it.client }));
    assert_eq!(sizes(written), sizes(plan["files"].as_array().unwrap()));
    assert_eq!(done["ends"], "2026-03-23");
    assert_eq!(done["places"][1]["name"], "Shopify");
    assert_eq!(
        done["note"].as_str().unwrap(),
        fs::read_to_string(folder.join("developer-note.md")).unwrap()
    );
    // A site that rewrites scripts gets files that nobody checks.
    let loose = it.desk.file("loose");
    let done = it.desk.does(
        "widget_export",
        json!({ "client": it.client, "folder": loose, "checksums": false }),
    );
    let script = fs::read_to_string(loose.join("reprise-widgets.js")).unwrap();
    assert!(!script.contains("sha384-") && !done.to_string().contains("sha384-"));
    // Without a game its file stays away.
    it.desk.does("widget_delete", json!({ "id": wheel["id"] }));
    let second = it.desk.file("second");
    let done = it.desk.does(
        "widget_export",
        json!({ "client": it.client, "folder": second, "campaign": it.campaign, "ask_consent": true }),
    );
    assert_eq!(done["files"].as_array().unwrap().len(), 4);
    let script = fs::read_to_string(second.join("reprise-widgets.js")).unwrap();
    assert!(script.contains("\"storageConsent\":\"ask\""));
}

#[test]
fn hostile_words_stay_words_in_a_brief() {
    const NASTY: &str = "</text></svg><script>alert(1)</script>";
    let it = shop();
    let widget = it.widget("email-sign-up");
    let slots = widget["design"]["languages"]["en"].as_object().unwrap();
    let texts: Value = slots
        .keys()
        .map(|slot| (slot.clone(), json!(NASTY)))
        .collect();
    let mut widget = it.desk.does(
        "widget_reword",
        json!({ "id": widget["id"], "texts": texts }),
    );
    widget["name"] = json!(NASTY);
    widget["design"]["rules"]["conditions"] =
        json!([{ "kind": "page", "how": "contains", "values": [NASTY] }]);
    it.desk.does("widget_change", widget);
    let brief = it.desk.does("brief_create", json!({ "client": it.client }));
    for format in ["html", "md"] {
        let file = it.desk.file(format);
        it.desk.does(
            "brief_export",
            json!({ "brief": brief, "format": format, "file": file }),
        );
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("alert(1)"), "{format}");
        // In Markdown a backslash before it makes it a letter.
        assert!(!text.replace("\\<", "").contains("<script"), "{format}");
    }
    let pages = it.desk.does("brief_pages", brief);
    for page in pages["pages"].as_array().unwrap() {
        assert!(!page.as_str().unwrap().contains("<script"), "{page}");
    }
}

/// The head line that the developer's note gives for entries on their way back.
#[test]
fn entries_of_a_site_come_back_with_their_consent() {
    const HEAD: &str =
        "email,phone,first_name,email_consent,sms_consent,consent_text,consent_time,consent_source";
    let it = shop();
    let file = it.desk.file("leads.csv");
    fs::write(
        &file,
        format!(
            "{HEAD}\r\nann@example.com,,Ann,yes,,\"Yes, write to me.\",2026-02-12T08:30:00Z,https://kettle.example/tea\r\nbob@example.com,,Bob,,,,,\r\n"
        ),
    )
    .unwrap();
    let report = it.desk.does(
        "contacts_import",
        json!({ "client": it.client, "file": file }),
    );
    let counts = &report["list"]["counts"];
    assert_eq!(
        (&counts["people"], &counts["email_granted"]),
        (&json!(2), &json!(1)),
        "{report}"
    );
    let note = include_str!("../../src-tauri/crates/engines/src/widget/embed/note.rs");
    assert!(note.contains(HEAD));
}
