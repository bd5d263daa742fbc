//! Files: only those a person picked, only for what they were picked for.

use serde_json::{Value, json};

use crate::running::Home;

/// One red pixel.
pub(crate) const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8,
    0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[tokio::test]
async fn a_path_made_up_by_the_page_is_refused() {
    let home = Home::new();
    let secret = home.path("secret.csv");
    std::fs::write(&secret, "email\nanna@example.com\n").unwrap();
    let window = home.open().await;
    for (name, request) in [
        ("contacts_preview", json!({ "file": secret })),
        ("workspace_import", json!({ "file": secret })),
        ("workspace_import", json!([secret])),
        (
            "workspace_export",
            json!({ "file": home.path("out.reprise") }),
        ),
        ("client_list", json!({ "file": secret })),
    ] {
        let refusal = window.call(name, request).await.unwrap_err();
        assert_eq!(refusal["code"], "malformed", "{name}: {refusal}");
    }
    assert!(!home.path("out.reprise").exists());
    let refusal = window.invoke("reveal", json!({ "file": secret })).await;
    assert_eq!(refusal.unwrap_err()["code"], "refused");
    window.end(&home).await;
}

#[tokio::test]
async fn a_picked_file_is_read_and_never_written() {
    let home = Home::new();
    std::fs::write(home.path("picked"), "email\nanna@example.com\n").unwrap();
    let window = home.open().await;
    let picked = window
        .invoke("pick_open", json!({ "kind": "contacts" }))
        .await
        .unwrap();
    assert_eq!(picked["name"], "picked");
    assert!(!picked["file"].as_str().unwrap().contains('/'));
    let request = json!({ "file": picked["file"] });
    window
        .call("contacts_preview", request.clone())
        .await
        .unwrap();
    window.call("workspace_export", request).await.unwrap_err();
    let kept = std::fs::read_to_string(home.path("picked")).unwrap();
    assert_eq!(kept, "email\nanna@example.com\n");
    window.end(&home).await;
}

#[tokio::test]
async fn a_file_to_write_is_written_once() {
    let home = Home::new();
    std::fs::create_dir(home.path("picked")).unwrap();
    let window = home.open().await;
    let pick = json!({ "kind": "reprise", "suggestedName": "../Every/thing" });
    let picked = window.invoke("pick_save", pick).await.unwrap();
    let request = json!({ "file": picked["file"] });
    window
        .call("workspace_export", request.clone())
        .await
        .unwrap();
    let written = home.path("picked").join(picked["name"].as_str().unwrap());
    assert!(std::fs::metadata(&written).unwrap().len() > 0);
    std::fs::remove_file(&written).unwrap();
    window.call("workspace_export", request).await.unwrap_err();
    assert!(!written.exists());
    window.end(&home).await;
}

#[tokio::test]
async fn a_logo_is_shown_by_its_hash() {
    let home = Home::new();
    std::fs::write(home.path("picked"), PNG).unwrap();
    let window = home.open().await;
    let client = window
        .call("client_create", json!({ "name": "Juniper" }))
        .await
        .unwrap();
    let picked = window
        .invoke("pick_open", json!({ "kind": "logo" }))
        .await
        .unwrap();
    let request = json!({ "id": client["id"], "file": picked["file"] });
    let client = window.call("client_logo", request).await.unwrap();
    let hash = client["brand"]["logo"].as_str().unwrap();
    let width = "const image = new Image();
        image.src = window.__TAURI_INTERNALS__.convertFileSrc(given, 'appimg');
        return image.decode().then(() => image.naturalWidth, () => 0);";
    assert!(window.script(width, json!(hash)).await.as_u64() > Some(0));
    let unknown = Value::from("0".repeat(64));
    assert_eq!(window.script(width, unknown).await, 0);
    assert_eq!(window.script(width, json!("../../plans/journal")).await, 0);
    window.end(&home).await;
}
