//! A widget is tried before it goes on a site: as it is edited, with the client's others, and leaving nothing behind.

use serde_json::{Value, json};

use crate::desk::Desk;

struct Shop {
    desk: Desk,
    client: Value,
}

fn shop() -> Shop {
    let desk = Desk::new();
    let client = desk.makes(
        "client_create",
        json!({ "name": "Kettle </script> Kiln", "site": "https://kettle.example" }),
    );
    Shop { desk, client }
}

impl Shop {
    fn widget(&self, name: &str, priority: u32) -> Value {
        let request = json!({ "client": self.client, "template": "email-sign-up", "name": name });
        let mut widget = self.desk.does("widget_create", request);
        widget["design"]["priority"] = json!(priority);
        self.desk.does("widget_change", widget)
    }

    fn history(&self) -> Value {
        self.desk.does("history_list", json!({}))
    }
}

#[test]
fn a_widget_is_tried_as_it_is_edited_and_nothing_is_kept() {
    let it = shop();
    let mut widget = it.widget("Sign up", 3);
    let before = it.history();
    // Switched off and reworded, and not saved.
    widget["active"] = json!(false);
    widget["design"]["languages"]["en"]["heading"] = json!("<!-- A word with us --></script>");
    let played = it.desk.does("widget_play", json!({ "widget": widget }));
    let token = played["token"].as_str().unwrap();
    let page = it.desk.session().preview(token);
    assert_eq!(page.status, 200);
    assert!(page.html.contains("A word with us"));
    // Three scripts and the data: what a client calls itself ends none of them.
    assert_eq!(page.html.matches("</script>").count(), 4);
    assert_eq!(it.desk.session().preview(token).status, 404);
    assert_eq!(it.history(), before);
    assert_eq!(played["arrivals"][0]["id"], "direct");
    assert_eq!(played["now"], "2026-03-02T08:00:00Z");
}

#[test]
fn the_clients_other_widgets_come_along_when_asked() {
    let it = shop();
    let tried = it.widget("Sign up", 3);
    it.widget("Sale", 9);
    let mut off = it.widget("Asleep", 5);
    off["active"] = json!(false);
    it.desk.does("widget_change", off);
    let names = |others: bool| {
        let request = json!({ "widget": tried, "others": others });
        let played = it.desk.does("widget_play", request);
        assert_eq!(played["others"], 1);
        let widgets = played["widgets"].as_array().unwrap().clone();
        widgets
            .iter()
            .map(|it| it["name"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(false), ["Sign up"]);
    assert_eq!(names(true), ["Sale", "Sign up"]);
}

#[test]
fn a_widget_that_cannot_be_is_not_played() {
    let it = shop();
    let mut widget = it.widget("Sign up", 3);
    widget["design"]["rules"]["triggers"] = json!([]);
    let refused = it
        .desk
        .is_refused("widget_play", json!({ "widget": widget }));
    assert!(refused.message.contains("trigger"), "{refused}");
}
