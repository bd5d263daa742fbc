//! Importing, suppressing, erasing: what stays, what can be taken back, and what cannot.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod desk;
mod support;

use std::io::Write;

use desk::Desk;
use serde_json::{Value, json};

impl Desk {
    fn refusal(&self, name: &str, request: Value) -> String {
        self.session.call(name, request).unwrap_err().message
    }

    fn paste(&self, text: &str) -> Value {
        self.ask(
            "contacts_import",
            json!({ "client": self.client, "text": text }),
        )
    }

    fn paste_into(&self, list: &Value, text: &str) -> Value {
        let request = json!({ "client": self.client, "list": list["id"], "text": text });
        self.ask("contacts_import", request)
    }

    fn suppress(&self, text: &str) -> Value {
        let file = self.file("optouts.csv", text.as_bytes());
        self.ask(
            "contacts_suppress",
            json!({ "client": self.client, "file": file, "reason": "opt_out", "channel": "email" }),
        )
    }

    fn lift(&self, address: &str) {
        self.ask(
            "suppression_lift",
            json!({ "client": self.client, "address": address, "reason": "asked for it again by phone" }),
        );
    }

    fn lists(&self) -> Value {
        self.ask("contact_list_list", json!({ "client": self.client }))
    }

    fn people(&self, list: &Value) -> Vec<Value> {
        let page = json!({ "id": list["id"], "offset": 0, "limit": 200 });
        self.ask("contact_page", page)["contacts"]
            .as_array()
            .unwrap()
            .clone()
    }

    fn objects(&self) -> std::collections::BTreeSet<String> {
        let folder = self.folder.path().join("workspace/objects");
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }
}

/// A file nobody would write by hand, the same for the same number.
fn file_of(mut number: u64) -> String {
    let mut draw = |below: u64| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (number >> 33) % below
    };
    let mut text = "email,phone,first name,consent,tags,last order\n".to_owned();
    for _ in 0..1 + draw(30) {
        let (who, phone, day) = (draw(12), draw(8), 1 + draw(28));
        let consent = ["yes", "no", "", "soft"][draw(4) as usize];
        text.push_str(&format!(
            "p{who}@x.io,+4930000000{phone},N{},{consent},t{};t{},2026-01-{day:02}\n",
            draw(9),
            draw(5),
            draw(5)
        ));
    }
    text
}

#[test]
fn an_import_that_is_undone_changed_nothing_but_the_ledger_and_no_import_shrinks_that() {
    for number in 0..6 {
        let desk = Desk::new();
        let list = desk.paste(&file_of(number))["list"].clone();
        let (lists, people) = (desk.lists(), desk.people(&list));
        let optouts = desk.suppress("email\np1@x.io\nnobody@x.io\n");
        assert_eq!(optouts["rows"], 2);
        let suppressed = (desk.lists(), desk.people(&list));
        desk.paste_into(&list, &file_of(number + 100));
        desk.paste(&file_of(number + 200));
        desk.ask("history_undo", json!({}));
        desk.ask("history_undo", json!({}));
        assert_eq!(suppressed.0, desk.lists(), "file {number}");
        // Refusals of the undone files stay, so consent may only have become less.
        for (before, after) in suppressed.1.iter().zip(desk.people(&list)) {
            let known = |it: &Value| {
                let mut it = it.clone();
                it["email_consent"].take();
                it["sms_consent"].take();
                it
            };
            assert_eq!(known(before), known(&after));
            assert!(
                before["email_consent"] == after["email_consent"]
                    || after["email_consent"] == "denied"
            );
        }
        assert_eq!(lists[0]["counts"]["people"], people.len());
        let again = desk.suppress("email\np1@x.io\nnobody@x.io\n");
        assert_eq!((&again["added"], &again["known"]), (&json!(0), &json!(2)));
        assert_eq!(desk.ask("workspace_check", Value::Null)["sound"], true);
    }
}

#[test]
fn the_same_file_imported_and_undone_many_times_leaves_the_same_files() {
    let desk = Desk::new();
    desk.paste(&file_of(1));
    desk.ask("history_undo", json!({}));
    let once = desk.objects().len();
    for _ in 0..10 {
        desk.paste(&file_of(1));
        desk.ask("history_undo", json!({}));
    }
    assert!(
        desk.objects().len() <= once + 2,
        "{once} became {}",
        desk.objects().len()
    );
}

#[test]
fn who_opted_out_cannot_be_granted_again_by_a_file() {
    let desk = Desk::new();
    let list = desk.paste("email,consent\nann@x.io,yes\nbob@x.io,yes\n")["list"].clone();
    assert_eq!(list["counts"]["email_granted"], 2);
    let report = desk.suppress("email\nAnn@X.io\n");
    assert_eq!(report["added"], 1);
    assert_eq!(desk.lists()[0]["counts"]["email_granted"], 1);
    let report = desk.paste_into(&list, "email,consent\nann@x.io,yes\n");
    assert_eq!(
        (
            &report["suppressed"],
            &report["list"]["counts"]["email_granted"]
        ),
        (&json!(1), &json!(1))
    );
    assert_eq!(desk.people(&list)[0]["email_consent"], "denied");
    let lift = json!({ "client": desk.client, "address": "ann@x.io", "reason": " " });
    assert!(desk.refusal("suppression_lift", lift).contains("reason"));
    desk.lift("ann@x.io");
    // The consent she withdrew does not come back by itself; she has to agree again.
    assert_eq!(desk.lists()[0]["counts"]["email_granted"], 1);
    assert_eq!(desk.people(&list)[0]["email_consent"], "unknown");
    desk.paste_into(&list, "email,consent\nann@x.io,yes\n");
    assert_eq!(desk.lists()[0]["counts"]["email_granted"], 2);
    let again = json!({ "client": desk.client, "address": "ann@x.io", "reason": "again" });
    assert!(
        desk.refusal("suppression_lift", again)
            .contains("not suppressed")
    );
}

#[test]
fn a_lift_makes_unknown_what_its_own_import_denied_and_nothing_else() {
    let desk = Desk::new();
    // Bob and Cid refused in files: Bob’s refusal was taken for an opt-out, Cid’s was not.
    let list = desk.paste("email,consent\nann@x.io,yes\nbob@x.io,no\n")["list"].clone();
    let request = json!({
        "client": desk.client, "list": list["id"], "opt_outs": false, "text": "email,consent\ncid@x.io,no\n",
    });
    desk.ask("contacts_import", request);
    let states = || {
        let people = desk.people(&list);
        people
            .iter()
            .map(|it| it["email_consent"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(states(), ["granted", "denied", "denied"]);
    desk.lift("bob@x.io");
    assert_eq!(states(), ["granted", "unknown", "denied"]);
    let shown = desk.ask(
        "contact_show",
        json!({ "client": desk.client, "address": "bob@x.io" }),
    );
    let consent = &shown["consents"][0];
    assert_eq!(
        (&consent["state"], &consent["source"], &consent["on"]),
        (
            &json!("unknown"),
            &json!("suppression lifted"),
            &json!("2026-11-24")
        )
    );
    // Cid is suppressed by hand and freed again: the refusal in the file was not that entry’s.
    let cid = json!({ "client": desk.client, "address": "cid@x.io", "reason": "opt_out" });
    desk.ask("suppression_add", cid);
    desk.lift("cid@x.io");
    assert_eq!(states(), ["granted", "unknown", "denied"]);
    // Mail that came back withdraws no consent.
    let ann = json!({ "client": desk.client, "address": "ann@x.io", "reason": "bounce" });
    desk.ask("suppression_add", ann);
    assert_eq!(states()[0], "denied");
    desk.lift("ann@x.io");
    assert_eq!(states()[0], "granted");
    // Taking the lift back leaves the ledger as it is, and the book as it was: on the safe side.
    desk.ask("history_undo", json!({}));
    assert_eq!(desk.ask("workspace_check", Value::Null)["sound"], true);
}

#[test]
fn who_agreed_after_opting_out_stays_agreed_when_that_is_lifted() {
    let desk = Desk::new();
    let rows = |day: &str| format!("email,consent,consent time\nann@x.io,yes,{day}\n");
    let list = desk.paste(&rows("2026-11-25"))["list"].clone();
    desk.suppress("email\nann@x.io\n");
    desk.lift("ann@x.io");
    assert_eq!(desk.people(&list)[0]["email_consent"], "granted");
    desk.suppress("email\nann@x.io\n");
    desk.lift("ann@x.io");
    assert_eq!(desk.people(&list)[0]["email_consent"], "granted");
    let other = Desk::new();
    let list = other.paste(&rows("2026-11-24"))["list"].clone();
    other.suppress("email\nann@x.io\n");
    other.lift("ann@x.io");
    assert_eq!(other.people(&list)[0]["email_consent"], "unknown");
}

#[test]
fn an_erased_person_is_gone_from_every_file_and_cannot_be_brought_back() {
    let desk = Desk::new();
    let list = desk.paste("email,phone,zip\nann@x.io,+4930123456,1\nbob@x.io,,2\n")["list"].clone();
    let before = desk.objects();
    let erased = desk.ask(
        "contact_erase",
        json!({ "client": desk.client, "address": "ANN@x.io" }),
    );
    assert_eq!(erased["people"], 1);
    assert!(
        !before.is_subset(&desk.objects()),
        "the file with the person is still there"
    );
    assert_eq!(desk.people(&list).len(), 1);
    assert_eq!(desk.lists()[0]["counts"]["people"], 1);
    for row in ["ann@x.io,", ",+4930123456", "ann@x.io,+4930999999"] {
        let report = desk.paste_into(&list, &format!("email,phone\n{row}\n"));
        assert_eq!(report["rejected"], 1, "{row}");
        assert!(
            report["rejected_rows"][0]["reason"]
                .to_string()
                .contains("erased")
        );
    }
    assert_eq!(desk.people(&list).len(), 1);
    assert_eq!(desk.ask("workspace_check", Value::Null)["sound"], true);
    let nobody = json!({ "client": desk.client, "address": "ann@x.io" });
    assert!(desk.refusal("contact_erase", nobody).contains("nobody"));
}

#[test]
fn a_preview_counts_and_stores_nothing() {
    let desk = Desk::new();
    desk.paste("email,zip\nann@x.io,1\n");
    let request = json!({
        "client": desk.client,
        "text": "email,zip,consent\nann@x.io,1,\nbob@x.io,2,no\nann@x.io,,yes\nnobody,,\n",
    });
    let before = desk.ask("workspace_show", Value::Null)["changes"].clone();
    let preview = desk.ask("contacts_preview", request);
    let counts = &preview["counts"];
    for (field, expect) in [
        ("rows", 4),
        ("added", 1),
        ("merged", 1),
        ("unchanged", 1),
        ("rejected", 1),
        ("refused", 1),
    ] {
        assert_eq!(counts[field], expect, "{field}");
    }
    assert_eq!(desk.ask("workspace_show", Value::Null)["changes"], before);
}

#[test]
fn a_make_of_file_is_read_as_the_last_time() {
    let desk = Desk::new();
    let text = "who,what\nann@x.io,A\n";
    let columns = json!({ "email": 0, "zip": 1 });
    let policy = json!({ "zip": "overwrite" });
    let request = json!({ "client": desk.client, "text": text, "columns": columns, "policy": policy, "country": "de" });
    let list = desk.ask("contacts_import", request)["list"].clone();
    let look = json!({ "client": desk.client, "text": "Who,What\nbob@x.io,B\n" });
    let preview = desk.ask("contacts_preview", look);
    assert_eq!(
        (&preview["known"], &preview["columns"], &preview["policy"]),
        (&json!(true), &columns, &policy)
    );
    assert_eq!(preview["country"], "DE");
    desk.paste_into(&list, "who,what\nann@x.io,C\n");
    assert_eq!(desk.people(&list)[0]["zip"], "C");
    let other = desk.ask(
        "contacts_preview",
        json!({ "client": desk.client, "text": "x,y\na@x.io,1\n" }),
    );
    assert_eq!(other["known"], false);
}

#[test]
fn rejected_rows_can_be_mended_and_imported() {
    let desk = Desk::new();
    let file = desk.file(
        "contacts.csv",
        b"email;first name;sum\nann@;=1+1;\"1,5\"\nbob@x.io;Bob;2\n",
    );
    let rejected = desk.folder.path().join("rejected.csv");
    let request = json!({ "client": desk.client, "file": file, "rejected_to": rejected });
    assert_eq!(desk.ask("contacts_import", request)["rejected"], 1);
    let text = std::fs::read_to_string(&rejected).unwrap();
    assert_eq!(
        text,
        "email,first name,sum,reason\r\nann@,'=1+1,\"1,5\",‘ann@’ is not an e-mail address\r\n"
    );
    std::fs::write(&rejected, text.replace("ann@", "ann@x.io")).unwrap();
    let report = desk.ask(
        "contacts_import",
        json!({ "client": desk.client, "file": rejected }),
    );
    assert_eq!(
        (&report["added"], &report["rejected"]),
        (&json!(1), &json!(0))
    );
}

#[test]
fn a_list_takes_its_people_with_it_unless_another_has_them() {
    let desk = Desk::new();
    let one = desk.paste("email,first name\nann@x.io,Ann\nbob@x.io,Bob\n")["list"].clone();
    let two = desk.paste("email,zip\nbob@x.io,2\ncid@x.io,3\n")["list"].clone();
    assert_eq!(desk.people(&two)[0]["first_name"], "Bob");
    desk.ask("contact_list_delete", json!({ "id": one["id"] }));
    assert_eq!(desk.people(&two).len(), 2);
    let back = desk.paste("email\nann@x.io\nbob@x.io\n");
    assert_eq!((&back["added"], &back["unchanged"]), (&json!(1), &json!(1)));
}

#[test]
fn people_are_found_by_a_text_page_by_page() {
    let desk = Desk::new();
    let mut text = "email,first name\n".to_owned();
    (0..450).for_each(|row| {
        text.push_str(&format!(
            "p{row}@x.io,{}\n",
            if row % 2 == 0 { "Ünal" } else { "Bob" }
        ))
    });
    let list = desk.paste(&text)["list"].clone();
    let page = |offset: u64, search: &str| {
        let request = json!({ "id": list["id"], "offset": offset, "limit": 500, "search": search });
        desk.ask("contact_page", request)
    };
    assert_eq!(page(0, "ünal")["total"], 225);
    let last = page(200, "ÜNAL")["contacts"].as_array().unwrap().clone();
    assert_eq!((last.len(), &last[24]["email"]), (25, &json!("p448@x.io")));
    assert_eq!(page(0, "p44")["total"], 11);
    assert_eq!(page(0, "zzz")["contacts"], json!([]));
    assert_eq!(page(0, "")["contacts"].as_array().map(Vec::len), Some(200));
}

#[test]
fn a_workbook_is_imported_like_a_table() {
    let sheet = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>email</t></is></c><c r="B1" t="inlineStr"><is><t>orders</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>ann@x.io</t></is></c><c r="B3"><v>3</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>nobody</t></is></c></row></sheetData></worksheet>"#;
    let desk = Desk::new();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    for (name, text) in [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let file = desk.file("people.xlsx", bytes.get_ref());
    let report = desk.ask(
        "contacts_import",
        json!({ "client": desk.client, "file": file }),
    );
    assert_eq!(
        (&report["added"], &report["rejected"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(report["rejected_rows"][0]["line"], 4);
    assert_eq!(report["list"]["name"], "people");
    let torn = desk.file("torn.xlsx", &bytes.get_ref()[..bytes.get_ref().len() / 2]);
    let refused = desk.refusal(
        "contacts_import",
        json!({ "client": desk.client, "file": torn }),
    );
    assert_eq!(refused, "the workbook cannot be read");
}

#[test]
fn a_file_that_brings_nobody_is_refused_with_why_and_stores_nothing() {
    let desk = Desk::new();
    let file = desk.file("leads.csv", b"email,name\nann@example,Ann\nbob,Bob\n");
    let rejected = desk.folder.path().join("rejected.csv");
    let request = json!({ "client": desk.client, "file": file, "rejected_to": rejected });
    let said = desk.refusal("contacts_import", request);
    assert_eq!(
        said,
        "none of its 2 rows can be used; line 2: ‘ann@example’ is not an e-mail address"
    );
    let kept = std::fs::read_to_string(rejected).unwrap();
    assert_eq!(kept.lines().count(), 3, "{kept}");
    let header_only = json!({ "client": desk.client, "text": "email,name\n" });
    let said = desk.refusal("contacts_import", header_only);
    assert_eq!(said, "the file has no row below its first one");
    assert_eq!(desk.lists(), json!([]));
}

#[test]
fn a_column_the_file_does_not_have_is_refused() {
    let desk = Desk::new();
    let text = "email,name\nann@example.com,Ann\n";
    let request =
        json!({ "client": desk.client, "text": text, "columns": { "email": 0, "city": 7 } });
    let said = desk.refusal("contacts_import", request.clone());
    assert_eq!(said, "the file has no column 8: it has 2");
    assert_eq!(desk.refusal("contacts_preview", request), said);
}
