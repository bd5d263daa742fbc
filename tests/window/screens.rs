//! The program's screens about widgets, in its own window: axe finds nothing on them there either, light and dark.

use serde_json::{Value, json};

use crate::running::{Home, Window};

/// A screen, what is there once it stands, and what is chosen on it.
struct Visit {
    screen: &'static str,
    shows: &'static str,
    chooses: Option<&'static str>,
}

const fn visit(screen: &'static str, shows: &'static str) -> Visit {
    Visit {
        screen,
        shows,
        chooses: None,
    }
}

/// All about widgets; the last two are modes of the editor.
const VISITS: [Visit; 5] = [
    visit("links", "//*[@role='table']"),
    visit("widgets", "//h1[.='Widgets']"),
    visit("editor", "//*[@data-slot='heading']"),
    Visit {
        chooses: Some("Rules"),
        ..visit("editor", "//h2[.='When it shows']")
    },
    Visit {
        chooses: Some("Try it"),
        ..visit("editor", "//*[@role='log']")
    },
];

#[tokio::test]
async fn axe_finds_nothing_on_the_screens_of_widgets() {
    let home = Home::new();
    let window = home.open().await;
    window.shown("//main").await;
    window.call("sample_load", Value::Null).await.unwrap();
    let clients = window.call("client_list", json!({})).await.unwrap();
    let client = &clients[0]["id"];
    let widgets = window
        .call("widget_list", json!({ "client": client }))
        .await;
    let widget = widgets.unwrap()[0]["widget"]["id"].clone();

    let mut wrong = Vec::new();
    for appearance in ["light", "dark"] {
        let mut settings = window.call("settings_show", json!({})).await.unwrap();
        settings["appearance"] = json!(appearance);
        window.call("settings_change", settings).await.unwrap();
        for visit in &VISITS {
            let (screen, id) = match visit.screen {
                "editor" => ("widgets", &widget),
                screen => (screen, &Value::Null),
            };
            window
                .go(json!({ "screen": screen, "client": client, "id": id }))
                .await;
            if let Some(mode) = visit.chooses {
                let label = format!("//label[normalize-space(.)='{mode}']");
                window.shown(&label).await.click().await.unwrap();
            }
            window.shown(visit.shows).await;
            let name = format!("{} {appearance}", visit.chooses.unwrap_or(visit.screen));
            wrong.extend(window.faults(&name).await);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    what_is_wrong_is_found(&window).await;
    window.end(&home).await;
}

/// What the test rests on: a mistake on the screen that stands there last is found.
async fn what_is_wrong_is_found(window: &Window) {
    let plant = "document.querySelector('main').append(document.createElement('input'));";
    window.script(plant, Value::Null).await;
    let found = window.faults("planted").await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("planted: label:"), "{found:#?}");
}
