//! What no careful person sends: every request is answered with a refusal and a hint, none with a
//! panic, and nothing is written.

use reprise_api::Code::{self, BadFile, Malformed, Refused};
use serde_json::{Value, json};

use crate::desk::Desk;

/// The last day the calendar library knows, two hundred thousand years on.
const FAR: &str = "+262142-12-31T23:00:00";

struct Shop {
    desk: Desk,
    client: Value,
    product: Value,
    audience: Value,
    campaign: Value,
    launch: Value,
    widget: Value,
    brief: Value,
}

fn shop() -> Shop {
    let desk = Desk::new();
    let make = |command: &str, request: Value| desk.does(command, request);
    let client = make(
        "client_create",
        json!({ "name": "Shop", "site": "https://shop.example" }),
    );
    let of = client["id"].clone();
    let product = make(
        "product_create",
        json!({ "client": of, "name": "Tea", "purchase": { "how": "used_up", "every_days": 30 } }),
    );
    let source = json!({ "from": "visitors", "pages": [], "product": null, "lookback_days": 30, "estimated": 500, "converted": false });
    let audience = make(
        "audience_create",
        json!({ "client": of, "name": "Visitors", "source": source }),
    );
    let campaign = make(
        "campaign_create",
        json!({ "client": of, "name": "Cups", "strategy": "retargeting", "audience": audience["id"] }),
    );
    let launch = make(
        "launch_create",
        json!({ "campaign": campaign["id"], "at": "2026-05-05T10:00:00" }),
    );
    make(
        "launch_create",
        json!({ "campaign": campaign["id"], "at": "2026-05-12T10:00:00" }),
    );
    let widget = make(
        "widget_create",
        json!({ "client": of, "template": "email-sign-up" }),
    );
    let brief = make("brief_create", json!({ "client": of }));
    Shop {
        client,
        product,
        audience,
        campaign,
        launch,
        widget,
        brief,
        desk,
    }
}

/// A thing with one field changed; `offer.valid` reaches into it.
fn with(thing: &Value, path: &str, value: Value) -> Value {
    let mut changed = thing.clone();
    *changed
        .pointer_mut(&format!("/{}", path.replace('.', "/")))
        .unwrap() = value;
    changed
}

#[test]
fn fields_beyond_their_limits_are_refused_with_a_hint() {
    let it = shop();
    let changes = it.desk.does("workspace_show", Value::Null)["changes"].clone();
    let long = "x".repeat(1_000_000);
    let far = json!({ "first": "+262142-01-01", "last": "+262142-12-31" });
    let reversed = json!({ "first": "2026-05-02", "last": "2026-05-01" });
    let money = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
    let (client, product, campaign, launch) = (&it.client, &it.product, &it.campaign, &it.launch);
    let cases: Vec<(&str, Value, Code)> = vec![
        // Words.
        (
            "client_change",
            with(client, "name", json!(" \u{200B}\u{202E} ")),
            Refused,
        ),
        (
            "client_change",
            with(client, "name", json!("\u{200D}\u{200C}")),
            Refused,
        ),
        ("client_change", with(client, "name", json!(long)), Refused),
        ("client_change", with(client, "note", json!(long)), Refused),
        // One visible letter under ten thousand marks is no name.
        (
            "client_change",
            with(
                client,
                "name",
                json!(format!("a{}", "\u{301}".repeat(10_000))),
            ),
            Refused,
        ),
        (
            "launch_change",
            with(launch, "message.body", json!(long)),
            Refused,
        ),
        (
            "widget_change",
            with(&it.widget, "design.languages.en.heading", json!(long)),
            Refused,
        ),
        (
            "brief_change",
            with(&it.brief, "introduction", json!(long)),
            Refused,
        ),
        (
            "settings_change",
            json!({ "author": long, "appearance": "system", "legal_windows": true, "first_steps": true }),
            Refused,
        ),
        // Addresses.
        (
            "client_change",
            with(client, "brand.site", json!("javascript:alert(1)")),
            Refused,
        ),
        (
            "client_change",
            with(client, "brand.site", json!("data:text/html,x")),
            Refused,
        ),
        (
            "client_change",
            with(client, "brand.site", json!("file:///etc/passwd")),
            Refused,
        ),
        (
            "client_change",
            with(
                client,
                "brand.site",
                json!("https://me:secret@shop.example"),
            ),
            Refused,
        ),
        (
            "client_change",
            with(client, "brand.site", json!("https://shop\u{202E}.example")),
            Refused,
        ),
        (
            "client_change",
            with(
                client,
                "brand.site",
                json!(format!("https://shop.example/{}", "a".repeat(3_000))),
            ),
            Refused,
        ),
        (
            "launch_change",
            with(launch, "landing", json!("vbscript:x")),
            Refused,
        ),
        (
            "widget_change",
            with(&it.widget, "button_link", json!("https://")),
            Refused,
        ),
        (
            "widget_change",
            with(
                &it.widget,
                "endpoint",
                json!({ "url": "http://shop.example/leads", "format": "json" }),
            ),
            Refused,
        ),
        (
            "widget_change",
            with(
                &it.widget,
                "design.views",
                json!([{ "id": "a", "blocks": [{ "kind": "button", "slot": "go", "action": "link", "href": "javascript:alert(1)" }] }]),
            ),
            Refused,
        ),
        (
            "widget_change",
            with(
                &it.widget,
                "design.views",
                json!([{ "id": "a", "blocks": [{ "kind": "html", "slot": "go", "html": "<b>" }] }]),
            ),
            Malformed,
        ),
        (
            "widget_change",
            with(
                &it.widget,
                "design.rules.triggers",
                json!([{ "kind": "click", "selector": "</script>" }]),
            ),
            Refused,
        ),
        (
            "widget_reword",
            json!({ "id": it.widget["id"], "texts": { "heading": long } }),
            Refused,
        ),
        (
            "widget_reword",
            json!({ "id": it.widget["id"], "language": "<script>", "texts": { "heading": "x" } }),
            Refused,
        ),
        (
            "widget_template_change",
            it.desk
                .does("widget_template_show", json!({ "id": "email-sign-up" })),
            Refused,
        ),
        (
            "widget_template_delete",
            json!({ "id": "email-sign-up" }),
            Refused,
        ),
        (
            "campaign_change",
            with(campaign, "utm.source", json!("ann@example.com")),
            Refused,
        ),
        // Colors and zones.
        (
            "client_change",
            with(client, "brand.primary", json!("red; background: url(x)")),
            Malformed,
        ),
        (
            "client_change",
            with(client, "time_zone", json!("Mars/Olympus")),
            Malformed,
        ),
        (
            "client_create",
            json!({ "name": "X", "time_zone": "Mars/Olympus" }),
            Refused,
        ),
        // Money.
        ("product_change", with(product, "price", money(-1)), Refused),
        (
            "product_change",
            with(product, "price", money(i64::MIN)),
            Refused,
        ),
        (
            "product_change",
            with(product, "price", money(i64::MAX)),
            Refused,
        ),
        (
            "product_change",
            with(product, "price", json!({ "minor": 1, "currency": "USD" })),
            Refused,
        ),
        (
            "product_change",
            with(product, "price", json!({ "minor": 1.5, "currency": "EUR" })),
            Malformed,
        ),
        (
            "product_change",
            with(product, "margin", json!(1.01)),
            Malformed,
        ),
        (
            "campaign_change",
            with(campaign, "budget", money(i64::MAX)),
            Refused,
        ),
        (
            "launch_change",
            with(launch, "cost", money(i64::MIN)),
            Refused,
        ),
        // Days.
        (
            "launch_create",
            json!({ "campaign": campaign["id"], "at": FAR }),
            Refused,
        ),
        (
            "launch_move",
            json!({ "id": launch["id"], "to": FAR, "carry": "following" }),
            Refused,
        ),
        (
            "launch_move",
            json!({ "id": launch["id"], "to": "1999-12-31T23:00:00" }),
            Refused,
        ),
        (
            "launch_shift",
            json!({ "ids": [launch["id"]], "minutes": i32::MAX }),
            Refused,
        ),
        (
            "launch_check",
            json!({ "id": launch["id"], "to": FAR }),
            Refused,
        ),
        (
            "launch_change",
            with(launch, "at", json!("2101-01-01T00:00:00")),
            Refused,
        ),
        (
            "launch_change",
            with(launch, "at", json!("2026-02-30T10:00:00")),
            Malformed,
        ),
        (
            "launch_change",
            with(launch, "flight_days", json!(u32::MAX)),
            Refused,
        ),
        (
            "campaign_plan",
            json!({ "id": campaign["id"], "cadence": { "by": "preset", "preset": "cart" }, "anchor": FAR }),
            Refused,
        ),
        (
            "campaign_preview",
            json!({ "id": campaign["id"], "cadence": { "by": "hand" }, "anchor": FAR }),
            Refused,
        ),
        (
            "campaign_plan",
            json!({ "id": campaign["id"], "cadence": { "by": "preset", "preset": "nothing" }, "anchor": "2026-05-05T10:00:00" }),
            Refused,
        ),
        (
            "campaign_plan",
            json!({ "id": campaign["id"], "cadence": { "by": "steady", "gap": { "min_hours": 24, "ideal_hours": 48, "max_hours": 96 } }, "anchor": "2026-05-05T10:00:00", "count": 0 }),
            Refused,
        ),
        (
            "campaign_change",
            with(campaign, "offer.valid", far.clone()),
            Refused,
        ),
        (
            "campaign_change",
            with(campaign, "offer.valid", reversed.clone()),
            Refused,
        ),
        (
            "campaign_change",
            with(campaign, "season", json!({ "name": "Far", "period": far })),
            Refused,
        ),
        (
            "campaign_change",
            with(
                campaign,
                "cadence",
                json!({ "by": "steady", "gap": { "min_hours": 9, "ideal_hours": 8, "max_hours": 7 } }),
            ),
            Refused,
        ),
        (
            "campaign_change",
            with(
                campaign,
                "after",
                json!([{ "campaign": campaign["id"], "lag_days": 1 }]),
            ),
            Refused,
        ),
        (
            "campaign_change",
            with(campaign, "status", json!("finished")),
            Refused,
        ),
        (
            "client_change",
            with(
                client,
                "blackouts",
                json!([{ "period": reversed, "reason": "" }]),
            ),
            Refused,
        ),
        (
            "client_change",
            with(
                client,
                "contact_policy",
                json!([{ "channel": null, "touches": 0, "days": 7 }]),
            ),
            Refused,
        ),
        ("season_list", json!({ "year": i32::MAX }), Refused),
        // Numbers and lists.
        (
            "product_change",
            with(
                product,
                "purchase",
                json!({ "how": "used_up", "every_days": 0 }),
            ),
            Refused,
        ),
        (
            "audience_change",
            with(&it.audience, "source.lookback_days", json!(u32::MAX)),
            Refused,
        ),
        (
            "audience_change",
            with(&it.audience, "exclusions", json!([it.audience["id"]])),
            Refused,
        ),
        (
            "audience_change",
            with(&it.audience, "source.estimated", json!(-1)),
            Malformed,
        ),
        (
            "widget_create",
            json!({ "client": client["id"], "template": "../../etc" }),
            Refused,
        ),
        // The request itself.
        (
            "client_create",
            json!({ "name": "X", "colour": "red" }),
            Malformed,
        ),
        ("client_create", json!([]), Malformed),
        ("client_delete", json!({ "id": "not-an-id" }), Malformed),
        (
            "client_delete",
            json!({ "id": "018f0000-0000-7000-8000-000000000000" }),
            Refused,
        ),
        ("no_such_command", Value::Null, Malformed),
    ];
    for (command, request, code) in cases {
        let shown: String = request.to_string().chars().take(160).collect();
        let outcome = it.desk.session().call(command, request);
        let error = outcome
            .err()
            .unwrap_or_else(|| panic!("{command} took {shown}"));
        assert_eq!(error.code, code, "{command} {shown}: {error}");
        assert!(!error.hint.is_empty(), "{command} {shown}: {error}");
        assert!(error.to_string().chars().count() < 400, "{command} {shown}");
    }
    assert_eq!(
        it.desk.does("workspace_show", Value::Null)["changes"],
        changes
    );
}

#[test]
fn counts_that_fill_their_field_are_no_trouble() {
    let it = shop();
    it.desk.does(
        "audience_change",
        with(&it.audience, "source.estimated", json!(u64::MAX)),
    );
    let size = it
        .desk
        .does("audience_show", json!({ "id": it.audience["id"] }))["size"]
        .clone();
    assert_eq!(size["people"], json!(u64::MAX));
    it.desk
        .does("plan_show", json!({ "client": it.client["id"] }));
    it.desk.does("overview_show", Value::Null);
    assert!(it.desk.pages(&it.brief).contains("Visitors"));
}

#[test]
fn words_of_any_script_come_back_as_they_were() {
    let it = shop();
    for name in [
        "קפה של בוקר",
        "قهوة",
        "咖啡館",
        "Кофейня",
        "👩‍👩‍👧‍👦 Family café",
        "Zoë’s “best”; <b>&amp;</b> =1+1",
    ] {
        let changed = it
            .desk
            .does("client_change", with(&it.client, "name", json!(name)));
        assert_eq!(changed["name"], name);
    }
    let families = "👩‍👩‍👧‍👦".repeat(120);
    it.desk
        .does("client_change", with(&it.client, "name", json!(families)));
}

#[test]
fn files_that_are_not_what_they_say_are_refused() {
    let it = shop();
    let write = |name: &str, bytes: &[u8]| {
        let path = it.desk.file(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let wide = vec!["c"; 501].join(",");
    let client = it.client["id"].clone();
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("blank.csv", b" \r\n\r\n"),
        ("wide.csv", wide.as_bytes()),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
        ),
        ("words.csv", b"color,size\nred,big\n"),
    ] {
        let file = write(name, bytes);
        let error = it
            .desk
            .is_refused("contacts_import", json!({ "client": client, "file": file }));
        assert_eq!(error.code, BadFile, "{name}: {error}");
    }
    for file in [it.desk.file("missing.csv"), it.desk.file("")] {
        let error = it
            .desk
            .is_refused("contacts_import", json!({ "client": client, "file": file }));
        assert_eq!(error.code, BadFile, "{file:?}: {error}");
    }
    for (name, bytes) in [
        ("logo.png", &b"no picture"[..]),
        ("logo.svg", b"<svg><script>x</script>"),
        ("logo.gif", b"GIF89a\x00"),
    ] {
        let file = write(name, bytes);
        let error = it
            .desk
            .is_refused("client_logo", json!({ "id": client, "file": file }));
        assert_eq!(error.code, BadFile, "{name}: {error}");
    }
    for (name, bytes) in [("a.reprise", &b"PK\x03\x04 no zip"[..]), ("b.reprise", b"")] {
        let file = write(name, bytes);
        let error = it
            .desk
            .is_refused("workspace_import", json!({ "file": file }));
        assert_eq!(error.code, BadFile, "{name}: {error}");
    }
    assert_eq!(it.desk.does("workspace_check", Value::Null)["sound"], true);
}

#[test]
fn rows_that_are_odd_lose_nobody_else() {
    let it = shop();
    // A client for each file: in one book the same people would be added once only.
    let import = |name: &str, bytes: &[u8]| {
        let file = it.desk.file(name);
        std::fs::write(&file, bytes).unwrap();
        let client = it.desk.makes("client_create", json!({ "name": name }));
        it.desk
            .does("contacts_import", json!({ "client": client, "file": file }))
    };
    let mut lists = std::collections::BTreeMap::new();
    let (old_page, _, _) = encoding_rs::WINDOWS_1251
        .encode("почта;имя;согласие\nd@example.com;Дмитрий;да\no@example.com;Ольга;да\n");
    let wide: Vec<u8> = "email\tname\nann@example.com\tAnn\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let marked = [&[0xFE, 0xFF][..], &wide].concat();
    let huge = format!(
        "email,note\nann@example.com,{}\nbob@example.com,ok\n",
        "x".repeat(70_000)
    );
    for (name, bytes, added, rejected) in [
        (
            "bom.csv",
            &b"\xEF\xBB\xBFemail;name\nann@example.com;Ann\n"[..],
            1,
            0,
        ),
        ("old.csv", &old_page, 2, 0),
        ("wide16.csv", &wide, 1, 0),
        ("marked16.csv", &marked, 1, 0),
        (
            "ragged.csv",
            b"email,name\nann@example.com\nbob@example.com,Bob,x,y,z\n\n\n",
            2,
            0,
        ),
        (
            "twice.csv",
            b"email,name,name\nann@example.com,Ann,Lee\n",
            1,
            0,
        ),
        (
            "bare.csv",
            b"ann@example.com,Ann\nbob@example.com,Bob\n",
            2,
            0,
        ),
        (
            "nul.csv",
            b"email,name\nann@example.com,A\x00nn\nb\x07ob@example.com,Bob\n",
            2,
            0,
        ),
        (
            "case.csv",
            b"email\nAnn@Example.com\nann@example.com\nANN@EXAMPLE.COM\n",
            1,
            0,
        ),
        ("huge.csv", huge.as_bytes(), 1, 1),
        (
            "formula.csv",
            b"email,name\n=cmd|' /C calc'!A0,x\nann@example.com,=1+1\n",
            1,
            1,
        ),
        // A byte that is no text, in a file that otherwise is.
        (
            "byte.csv",
            "email,name\nann@example.com,Zoë\nbob@example.com,B\u{0}b\ncy@example.com,Chloé\n"
                .replace('\u{0}', "§")
                .into_bytes()
                .iter()
                .map(|b| if *b == 0xC2 { 0xFF } else { *b })
                .collect::<Vec<_>>()
                .as_slice(),
            3,
            0,
        ),
    ] {
        let report = import(name, bytes);
        assert_eq!(
            (&report["added"], &report["rejected"]),
            (&json!(added), &json!(rejected)),
            "{name}: {report}"
        );
        lists.insert(name, report["list"].clone());
    }
    let page = |name: &str| {
        let list = &lists[&*format!("{name}.csv")];
        assert_eq!(list["name"], name);
        it.desk.does(
            "contact_page",
            json!({ "id": list["id"], "offset": 0, "limit": 10 }),
        )["contacts"]
            .clone()
    };
    assert_eq!(page("old")[0]["first_name"], "Дмитрий");
    assert_eq!(page("byte")[0]["first_name"], "Zoë");
    assert_eq!(page("byte")[2]["first_name"], "Chloé");
    assert_eq!(page("formula")[0]["first_name"], "=1+1");
    assert_eq!(page("bom")[0]["email_consent"], "unknown");
}
