//! The behaviour preview in the real window: the pretend page runs in its frame, and reaches neither the commands nor the page
//! around it nor anything else.

use std::time::Duration;

use serde_json::{Value, json};

use crate::ear::Ear;
use crate::running::{Home, Window};

/// What a script tries that got into the frame, on a place that would answer. `guess` goes where the key of the run would
/// stand.
const TRIES: &str = "const outcome = async (work) => {
        try { return (await work()) ? 'open' : 'shut'; } catch { return 'shut'; }
    };
    const away = `http://${given}/`;
    const outcomes = {
        origin: window.origin,
        internals: '__TAURI_INTERNALS__' in window,
        parent: await outcome(() => window.parent.document),
        storage: await outcome(() => localStorage),
        popup: await outcome(() => window.open(away)),
        fetch: await outcome(() => fetch(away, { mode: 'no-cors' })),
        command: await outcome(() => fetch('ipc://localhost/call', { method: 'POST', body: '{}' })),
        socket: await outcome(() => new Promise((done) => {
            const socket = new WebSocket(`ws://${given}/`);
            socket.onopen = () => done(true);
            socket.onerror = () => done(false);
        })),
        beacon: await outcome(() => new Promise((done) => {
            const image = new Image();
            image.onload = () => done(true);
            image.onerror = () => done(false);
            image.src = away + 'x.png';
        })),
        picture: await outcome(() => new Promise((done) => {
            const image = new Image();
            image.onload = () => done(true);
            image.onerror = () => done(false);
            image.src = 'appimg://localhost/' + '0'.repeat(64);
        })),
        inline: await outcome(() => {
            const script = document.createElement('script');
            script.textContent = 'window.injected = true';
            document.head.append(script);
            return window.injected;
        }),
        top: await outcome(() => { window.top.location.href = away; }),
        ipc: 'webkit' in window && !!window.webkit.messageHandlers?.ipc,
    };
    const forged = {
        cmd: 'call', callback: 1, error: 2, options: {},
        payload: { name: 'client_create', request: { name: 'Forged' } },
        __TAURI_INVOKE_KEY__: 'guess',
    };
    window.webkit?.messageHandlers?.ipc?.postMessage(JSON.stringify(forged));
    await new Promise((next) => setTimeout(next, 500));
    return outcomes;";

#[tokio::test]
async fn a_played_page_runs_in_its_frame_and_reaches_nothing() {
    let home = Home::new();
    let window = home.open().await;
    window.shown("//main").await;
    let client = window
        .call(
            "client_create",
            json!({ "name": "Kettle", "site": "https://kettle.example" }),
        )
        .await
        .unwrap();
    let widget = popup(&window, &client["id"]).await;
    let place = json!({ "screen": "widgets", "client": client["id"], "id": widget["id"] });
    window.go(place).await;

    // As a person does: the mode, and what the log says then.
    window
        .shown("//label[normalize-space(.)='Try it']")
        .await
        .click()
        .await
        .unwrap();
    window
        .shown("//*[@role='log']//*[contains(., 'The widget shows')]")
        .await;
    window.shot("try-it").await;

    let before = window.page.current_url().await.unwrap();
    window.page.enter_frame(0).await.unwrap();
    let shown =
        "return !!document.querySelector('.shop') && !!document.querySelector('reprise-widget');";
    assert_eq!(window.script(shown, Value::Null).await, true);
    let away = Ear::new();
    let outcomes = window.script(TRIES, json!(away.place())).await;
    assert!(!away.was_asked(), "{outcomes}");
    let shut = [
        "parent", "storage", "popup", "fetch", "command", "socket", "beacon", "picture", "inline",
        "top",
    ];
    for name in shut {
        assert_eq!(outcomes[name], "shut", "{name}: {outcomes}");
    }
    assert_eq!(outcomes["origin"], "null");
    assert_eq!(outcomes["internals"], false);
    // The one door that stands open to every frame of this webview; it asks for the key.
    assert_eq!(outcomes["ipc"], true);
    window.page.enter_parent_frame().await.unwrap();

    assert_eq!(window.page.current_url().await.unwrap(), before);
    let clients = window.call("client_list", json!({})).await.unwrap();
    assert_eq!(clients.as_array().unwrap().len(), 1, "{clients}");
    the_top_stays(&window, &widget).await;
    window.end(&home).await;
}

/// A popup that shows at once.
async fn popup(window: &Window, client: &Value) -> Value {
    let request = json!({ "client": client, "template": "email-sign-up", "name": "Hello" });
    let mut widget = window.call("widget_create", request).await.unwrap();
    widget["design"]["layout"] = json!("popup");
    widget["design"]["rules"]["conditions"] = json!([]);
    widget["design"]["rules"]["triggers"] = json!([{ "kind": "at_once" }]);
    window.call("widget_change", widget).await.unwrap()
}

/// Not even the page itself gets a preview into the place of the page.
async fn the_top_stays(window: &Window, widget: &Value) {
    let request = json!({ "widget": widget });
    let play = window.call("widget_play", request).await.unwrap();
    let leave =
        "window.location.href = window.__TAURI_INTERNALS__.convertFileSrc(given, 'preview');";
    window.script(leave, play["token"].clone()).await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    window.shown("//main").await;
    let url = window.page.current_url().await.unwrap();
    assert_eq!(url.scheme(), "tauri", "{url}");
}
