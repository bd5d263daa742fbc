//! A second start: on a workspace that is open, and on the person's own.

use std::time::Duration;

use serde_json::{Value, json};

use crate::processes::within;
use crate::running::{Home, program};

#[tokio::test]
async fn a_second_window_says_that_the_workspace_is_open_and_opens_it_later() {
    let home = Home::new();
    let first = home.open().await;
    first.shown("//main").await;

    let second = home.open().await;
    second.heading("This workspace is already open").await;
    second.shot("already-open").await;
    let refusal = second.call("client_list", json!({})).await.unwrap_err();
    assert_eq!(refusal["code"], "plan_in_use");
    assert_ne!(refusal["hint"], "");
    let refusal = second.invoke("opened", json!({})).await.unwrap_err();
    assert_eq!(refusal["code"], "plan_in_use");

    // Only the first one goes; what it leaves is free for the second. Its driver stays until then: that ends the program
    // after it has answered, and would leave it running if it were stopped now.
    first.page.clone().close().await.unwrap();
    let mut opened = second.invoke("opened", json!({})).await;
    for _ in 0..100 {
        if opened.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        opened = second.invoke("opened", json!({})).await;
    }
    assert_eq!(opened, Ok(Value::Null));
    second.button("Try again").await.click().await.unwrap();
    second.button("Open the sample").await;
    second.end(&home).await;
}

#[tokio::test]
async fn a_file_opened_later_reaches_the_window_that_is_there() {
    let home = Home::new();
    std::fs::create_dir(home.path("picked")).unwrap();
    let window = home.open_with(&[]).await;
    window
        .button("Open the sample")
        .await
        .click()
        .await
        .unwrap();
    window.button("Client: all clients").await;
    let saved = save_workspace(&window).await;

    let mut second = home.command(program()).arg(&saved).spawn().unwrap();
    let ended = || second.try_wait().unwrap().is_some();
    assert!(
        within(Duration::from_secs(20), ended),
        "the second start ends by itself"
    );
    window
        .shown("//*[self::h1 or self::h2][contains(., 'Everything.reprise')]")
        .await;
    window.shot("file-opened").await;
    window.page.clone().close().await.unwrap();
}

/// Saves the workspace through the page, into the home's folder `picked`.
async fn save_workspace(window: &crate::running::Window) -> std::path::PathBuf {
    let pick = json!({ "kind": "reprise", "suggestedName": "Everything" });
    let picked = window.invoke("pick_save", pick).await.unwrap();
    let request = json!({ "file": picked["file"] });
    let exported = window.call("workspace_export", request).await.unwrap();
    exported["file"].as_str().unwrap().into()
}
