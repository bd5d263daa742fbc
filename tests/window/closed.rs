//! What a page is not given: other commands, the network, another page.

use serde_json::{Value, json};

use crate::running::Home;

#[tokio::test]
async fn only_the_listed_commands_are_reached() {
    let home = Home::new();
    let window = home.open().await;
    for command in [
        "plugin:fs|read_text_file",
        "plugin:dialog|open",
        "plugin:opener|open_url",
        "plugin:opener|open_path",
        "plugin:opener|reveal_item_in_dir",
        "plugin:log|log",
        "plugin:window-state|save_window_state",
        "plugin:webview|create_webview_window",
        "plugin:window|close",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "no_such_command",
    ] {
        let answer = window.invoke(command, json!({})).await;
        let refusal = answer.expect_err(command).to_string();
        let said = ["not allowed", "not found"]
            .iter()
            .any(|it| refusal.contains(it));
        assert!(said, "{command}: {refusal}");
    }
    assert_eq!(window.invoke("theme", json!({})).await, Ok(json!("light")));
    window
        .invoke("zoom", json!({ "factor": 1.25 }))
        .await
        .unwrap();
    window
        .invoke("zoom", json!({ "factor": 40 }))
        .await
        .unwrap_err();
    let link = json!({ "url": "file:///etc/passwd" });
    assert_eq!(
        window.invoke("open_link", link).await.unwrap_err()["code"],
        "refused"
    );
    window.end(&home).await;
}

#[tokio::test]
async fn a_page_reaches_no_network_and_never_leaves() {
    let home = Home::new();
    let window = home.open().await;
    window.shown("//main").await;
    let tries = "const blocked = [];
        document.addEventListener('securitypolicyviolation', (it) => blocked.push(it.effectiveDirective));
        const outcomes = {};
        outcomes.fetch = await fetch('http://127.0.0.1:9/').then(() => 'open', () => 'shut');
        outcomes.image = await new Promise((done) => {
          const image = new Image();
          image.onload = () => done('open');
          image.onerror = () => done('shut');
          image.src = 'http://127.0.0.1:9/x.png';
        });
        try { new WebSocket('ws://127.0.0.1:9/'); } catch { /* told by the event */ }
        try { outcomes.eval = (0, eval)('\"open\"'); } catch { outcomes.eval = 'shut'; }
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.head.append(script);
        outcomes.inline = window.injected ? 'open' : 'shut';
        outcomes.popup = window.open('https://example.com/') ? 'open' : 'shut';
        outcomes.frozen = Object.isFrozen(Object.prototype);
        outcomes.global = '__TAURI__' in window;
        await new Promise((next) => setTimeout(next, 300));
        outcomes.blocked = [...new Set(blocked)].sort();
        return outcomes;";
    let outcomes = window.script(tries, Value::Null).await;
    let expected = json!({
        "fetch": "shut", "image": "shut", "eval": "shut", "inline": "shut", "popup": "shut",
        "frozen": true, "global": false,
        "blocked": ["connect-src", "img-src", "script-src", "script-src-elem"],
    });
    assert_eq!(outcomes, expected);
    let before = window.page.current_url().await.unwrap();
    let leave = "window.location.href = 'https://example.com/';
        await new Promise((next) => setTimeout(next, 500));";
    window.script(leave, Value::Null).await;
    assert_eq!(window.page.current_url().await.unwrap(), before);
    window.shown("//main").await;
    window.end(&home).await;
}
