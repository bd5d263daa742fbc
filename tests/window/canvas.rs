//! The canvas of the widget editor in the real window: the embed's own drawing, in a frame without scripts, under the
//! window's own content security policy. What a widget says is never more than words there, and nothing gets out.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::ear::Ear;
use crate::files::PNG;
use crate::running::{Home, Window};

/// A drawing of one green square.
const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40" fill="#2f855a"/></svg>"##;

/// Keeps what the page complains of from now on.
const HEAR: &str = "window.heard = [];
    const hear = (words) => window.heard.push(words);
    document.addEventListener('securitypolicyviolation',
        (it) => hear(`policy: ${it.effectiveDirective} ${it.blockedURI}`));
    window.addEventListener('error', (it) => hear(`error: ${it.message ?? it.target}`), true);
    window.addEventListener('unhandledrejection', (it) => hear(`rejected: ${it.reason}`));
    for (const how of ['error', 'warn']) {
        const say = console[how];
        console[how] = (...words) => { hear(`${how}: ${words.join(' ')}`); say.apply(console, words); };
    }";

/// What stands on the first canvas; nothing while there is none.
const DRAWN: &str = "const frame = document.querySelector('main iframe');
    const inside = frame?.contentDocument;
    const root = inside?.querySelector('reprise-widget')?.shadowRoot;
    const box = root?.querySelector('.box, .teaser');
    if (!box) return null;
    const look = frame.contentWindow.getComputedStyle(box);
    const place = box.getBoundingClientRect();
    const pictures = [...box.querySelectorAll('img')];
    await Promise.all(pictures.map((it) => it.decode().catch(() => undefined)));
    return {
        words: box.textContent,
        sheets: [root.adoptedStyleSheets.length, inside.adoptedStyleSheets.length],
        background: look.backgroundColor,
        corner: parseFloat(look.borderTopLeftRadius),
        shop: frame.contentWindow.getComputedStyle(inside.querySelector('.hero')).display,
        pictures: pictures.map((it) => it.naturalWidth),
        window: inside.documentElement.clientWidth,
        within: place.width > 100 && place.height > 100 && place.left >= -0.5
            && place.right <= inside.documentElement.clientWidth + 0.5,
        foreign: box.querySelectorAll('script, iframe, object, style, [onerror], [onclick]').length,
        sandbox: frame.getAttribute('sandbox'),
        inert: frame.inert,
    };";

#[tokio::test]
async fn the_canvas_draws_what_a_person_makes_of_a_template() {
    let home = Home::new();
    let window = home.open().await;
    window.shown("//main").await;
    client(&window).await;
    let widgets = "//nav//button[normalize-space(.)='Widgets']";
    let widgets = window.shown(widgets).await;
    window.script(HEAR, Value::Null).await;
    widgets.click().await.unwrap();
    window.heading("Widgets").await;
    drawn(&window, |it| it["sheets"] == json!([2, 1])).await;
    window.shot("canvas-gallery").await;
    let template = window.button("Use E-mail sign-up").await;
    template.click().await.unwrap();
    window.heading("E-mail sign-up").await;

    let desktop = drawn(&window, says("Good things, now and then")).await;
    is_drawn(&desktop);
    assert!(
        desktop["pictures"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "{desktop}"
    );
    window.shot("canvas-desktop").await;

    // On the canvas while one types, before it is kept.
    let row = "//*[@data-slot='heading']/button";
    window.shown(row).await.click().await.unwrap();
    let words = window.field("Words").await;
    words.click().await.unwrap();
    let all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
    words.send_keys(&all).await.unwrap();
    words.send_keys("Fresh from the roaster").await.unwrap();
    drawn(&window, says("Fresh from the roaster")).await;
    words
        .send_keys(&char::from(Key::Tab).to_string())
        .await
        .unwrap();
    window
        .shown(&format!("{row}[contains(., 'Fresh from the roaster')]"))
        .await;

    let phone = "//label[normalize-space(.)='Phone']";
    window.shown(phone).await.click().await.unwrap();
    let on_phone = drawn(&window, |it| it["window"].as_u64() < Some(500)).await;
    is_drawn(&on_phone);
    assert!(says("Fresh from the roaster")(&on_phone), "{on_phone}");
    window.shot("canvas-phone").await;
    let heard = window.script("return window.heard;", Value::Null).await;
    assert_eq!(heard, json!([]));
    window.end(&home).await;
}

/// Mark-up somebody hopes to get run: by way of the words of a widget, and, were it to get that far, in the frame itself.
fn hostile(beacon: &str) -> String {
    format!(
        "<script>top.injected = 1</script><img src='{beacon}/words.png' onerror='top.injected = 2'>\u{202e}txet"
    )
}

#[tokio::test]
async fn hostile_words_are_words_on_the_canvas_and_nothing_gets_out() {
    let home = Home::new();
    let window = home.open().await;
    window.shown("//main").await;
    // One for every way there is: what asks for something here was not held back.
    let beacons = WAYS.map(|way| (way, Ear::new()));
    let addresses: BTreeMap<&str, String> = beacons
        .iter()
        .map(|(way, it)| (*way, format!("http://{}", it.place())))
        .collect();
    let client = client(&window).await;
    let widget = widget(&window, &client).await;
    let words = json!({
        "id": widget["id"], "language": "en", "texts": { "heading": hostile(&addresses["words"]) },
    });
    window.call("widget_reword", words).await.unwrap();
    edit(&window, &client, &widget).await;

    let canvas = drawn(&window, says("<script>top.injected = 1</script>")).await;
    assert!(says("onerror='top.injected = 2'>")(&canvas), "{canvas}");
    assert_eq!(canvas["foreign"], 0);
    is_drawn(&canvas);
    window.shot("canvas-hostile").await;

    let before = window.page.current_url().await.unwrap();
    let outcomes = window.script(PLANT, json!(addresses)).await;
    assert_eq!(
        outcomes,
        json!({ "door": false, "popup": false, "styled": false, "stands": true }),
    );
    assert_eq!(window.page.current_url().await.unwrap(), before);
    assert_eq!(
        window
            .script("return window.injected ?? null;", Value::Null)
            .await,
        Value::Null,
        "no script of the frame ran"
    );
    let reached: Vec<&str> = beacons
        .iter()
        .filter(|(_, listener)| listener.was_asked())
        .map(|(way, _)| *way)
        .collect();
    assert_eq!(reached, Vec::<&str>::new(), "these ways lead out");
    let clients = window.call("client_list", json!({})).await.unwrap();
    assert_eq!(clients.as_array().unwrap().len(), 1, "{clients}");
    window.shown("//main").await;
    window.end(&home).await;
}

/// Ways to ask for something, each with an address of its own.
const WAYS: [&str; 14] = [
    "words", "image", "frame", "object", "video", "sheet", "preload", "refresh", "away", "window",
    "ping", "pinged", "form", "script",
];

/// Puts into the frame what no widget can: everything that runs or asks for something by itself, and presses what can be
/// pressed. Says afterwards what it led to.
const PLANT: &str = "const frame = document.querySelector('main iframe');
    const inside = frame.contentDocument;
    inside.body.insertAdjacentHTML('beforeend', `
        <img src='${given.image}/x' onerror='top.injected = 3'>
        <iframe src='${given.frame}/x'></iframe>
        <iframe src='ipc://localhost/call'></iframe>
        <object data='${given.object}/x'></object>
        <video src='${given.video}/x'></video>
        <link rel='stylesheet' href='${given.sheet}/x'>
        <link rel='preload' as='image' href='${given.preload}/x'>
        <meta http-equiv='refresh' content='0;url=${given.refresh}/x'>
        <style>body { outline: 7px solid red }</style>
        <svg onload='top.injected = 4'></svg>
        <a id='away' target='_top' href='${given.away}/x'>away</a>
        <a id='code' href='javascript:top.injected = 5'>code</a>
        <a id='window' target='_blank' href='${given.window}/x'>window</a>
        <a id='ping' target='_top' ping='${given.ping}/x' href='${given.pinged}/x'>ping</a>
        <form id='form' target='_top' action='${given.form}/x'><button>send</button></form>`);
    const script = inside.createElement('script');
    script.textContent = 'top.injected = 6';
    inside.body.append(script);
    const loaded = inside.createElement('script');
    loaded.src = given.script + '/x.js';
    inside.body.append(loaded);
    for (const name of ['away', 'code', 'window', 'ping']) inside.getElementById(name).click();
    inside.querySelector('#form button').click();
    await new Promise((next) => setTimeout(next, 700));
    const look = frame.contentWindow.getComputedStyle(inside.body);
    return {
        door: '__TAURI_INTERNALS__' in frame.contentWindow,
        popup: window.length > document.querySelectorAll('iframe').length,
        styled: look.outlineWidth === '7px',
        stands: frame.isConnected && frame.contentDocument === inside
            && inside.querySelector('reprise-widget') !== null,
    };";

#[tokio::test]
async fn a_template_goes_into_a_file_and_pictures_come_from_files() {
    let home = Home::new();
    let picked = home.path("picked");
    std::fs::create_dir(&picked).unwrap();
    let window = home.open().await;
    window.shown("//main").await;
    let client = client(&window).await;

    window
        .go(json!({ "screen": "widgets", "client": client["id"], "id": null }))
        .await;
    let more = "//button[@aria-label='More for E-mail sign-up']";
    window.shown(more).await.click().await.unwrap();
    // Every card has its own menu, and only this one is open.
    let export = format!("{more}/following::*[@role='menuitem'][contains(., 'Export')][1]");
    window.shown(&export).await.click().await.unwrap();
    window
        .shown("//*[contains(., 'Saved E-mail sign-up.json')]")
        .await;
    let file = std::fs::read(picked.join("E-mail sign-up.json")).unwrap();
    let written: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(written["template"]["name"], "E-mail sign-up", "{written}");

    // The same file comes back as a template of one's own.
    std::fs::remove_dir_all(&picked).unwrap();
    std::fs::write(&picked, &file).unwrap();
    let import = window.button("Import a template").await;
    import.click().await.unwrap();
    window.shown("//li[contains(., 'your own')]").await;

    let widget = widget(&window, &client).await;
    edit(&window, &client, &widget).await;
    let row = "//*[@data-slot='picture']/button";
    window.shown(row).await.click().await.unwrap();
    for (bytes, button) in [
        (PNG, "Choose a file"),
        (SVG.as_bytes(), "Choose another file"),
    ] {
        let before = own_picture(&window, &widget).await;
        std::fs::write(&picked, bytes).unwrap();
        window.button(button).await.click().await.unwrap();
        window.shown("//img[@alt='Your own']").await;
        let mut now = own_picture(&window, &widget).await;
        for _ in 0..100 {
            if now != before {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
            now = own_picture(&window, &widget).await;
        }
        assert_ne!(now, before, "the file is the widget's picture");
        let canvas = drawn(&window, |it| it["pictures"].get(0).is_some()).await;
        assert!(canvas["pictures"][0].as_u64() > Some(0), "{canvas}");
        let small = "const image = document.querySelector('img[alt=\"Your own\"]');
            return image.decode().then(() => image.naturalWidth, () => 0);";
        assert!(window.script(small, Value::Null).await.as_u64() > Some(0));
    }
    window.shot("canvas-own-picture").await;
    window.end(&home).await;
}

/// The picture a widget's block has.
async fn own_picture(window: &Window, widget: &Value) -> Value {
    let request = json!({ "id": widget["id"] });
    let shown = window.call("widget_show", request).await.unwrap();
    let views = shown["widget"]["design"]["views"]
        .as_array()
        .unwrap()
        .clone();
    let mut blocks = views.into_iter().flat_map(|view| {
        let blocks = view["blocks"].as_array().unwrap().clone();
        blocks.into_iter()
    });
    blocks.find(|it| it["slot"] == "picture").unwrap()["picture"].clone()
}

/// What of a canvas has to be so, whatever stands on it.
fn is_drawn(canvas: &Value) {
    assert_eq!(canvas["sheets"], json!([2, 1]), "{canvas}");
    assert_eq!(canvas["within"], true, "{canvas}");
    assert_eq!(canvas["sandbox"], "allow-same-origin");
    assert_eq!(canvas["inert"], true);
    // Only the sheets say these.
    assert_ne!(canvas["background"], "rgba(0, 0, 0, 0)", "{canvas}");
    assert_eq!(canvas["shop"], "grid", "{canvas}");
    assert!(canvas["corner"].as_f64() > Some(0.0), "{canvas}");
    let pictures = canvas["pictures"].as_array().unwrap();
    assert!(
        pictures.iter().all(|it| it.as_u64() > Some(0)),
        "every picture is there: {canvas}"
    );
}

fn says(words: &str) -> impl Fn(&Value) -> bool {
    let words = words.to_owned();
    move |canvas| {
        canvas["words"]
            .as_str()
            .is_some_and(|said| said.contains(&words))
    }
}

/// What stands on the canvas once it is as wanted.
async fn drawn(window: &Window, wanted: impl Fn(&Value) -> bool) -> Value {
    let mut last = Value::Null;
    for _ in 0..200 {
        last = window.script(DRAWN, Value::Null).await;
        if last.is_object() && wanted(&last) {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    window.shot("not-drawn").await;
    panic!("the canvas is not as wanted: {last}");
}

/// A client; the page shows it.
async fn client(window: &Window) -> Value {
    let request = json!({ "name": "Kettle", "site": "https://kettle.example" });
    let client = window.call("client_create", request).await.unwrap();
    window
        .go(json!({ "screen": "calendar", "client": client["id"], "id": null }))
        .await;
    client
}

async fn widget(window: &Window, client: &Value) -> Value {
    let request = json!({ "client": client["id"], "template": "email-sign-up" });
    window.call("widget_create", request).await.unwrap()
}

/// The editor of a widget, its canvas drawn.
async fn edit(window: &Window, client: &Value, widget: &Value) {
    let place = json!({ "screen": "widgets", "client": client["id"], "id": widget["id"] });
    window.go(place).await;
    drawn(window, |it| it["words"] != "").await;
}
