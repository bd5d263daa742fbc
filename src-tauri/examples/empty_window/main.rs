//! An empty window: the floor that `cargo xtask bench window` compares Reprise's window with.
//!
//! It shows one line, paints as Reprise does, and measures the same span in the same way.
//! `REPRISE_BENCH_READY=1 cargo run --release -p reprise-desktop --features custom-protocol --example empty_window`

#[path = "../../src/graphics.rs"]
mod graphics;
#[path = "../../src/ready.rs"]
mod ready;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    ready::started();
    graphics::choose();
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Empty")
                .inner_size(1360.0, 860.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!(
            "examples/empty_window/tauri.conf.json"
        ))
}

/// The page has painted its line. It goes by the name that the window's page may call.
#[tauri::command(rename = "ready")]
fn painted(app: tauri::AppHandle) {
    if ready::reached() {
        app.exit(0);
    }
}
