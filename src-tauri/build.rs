//! Prepares the window's build: configuration, icons, and the list of commands the webview may be given.

/// Every command of the window. What is not listed here cannot be granted to a page, and
/// `capabilities/main.json` grants these to the window `main` alone.
const COMMANDS: &[&str] = &[
    "call",
    "opened",
    "pick_open",
    "pick_save",
    "pick_folder",
    "reveal",
    "open_link",
    "theme",
    "zoom",
    "ready",
    "left",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning=the window cannot be built: {error:#}");
        std::process::exit(1);
    }
}
