//! How WebKitGTK is to paint on this computer, said before it starts: it reads its environment once.
//!
//! A person's own settings win.

/// Chooses the way of painting. Called before there is a second thread: others may read the environment meanwhile.
#[cfg(target_os = "linux")]
pub(crate) fn choose() {
    use std::path::Path;

    let nvidia = Path::new("/proc/driver/nvidia/version").exists();
    // A window that is driven keeps the renderer: its screenshots hang without it.
    let driven = is_set("TAURI_AUTOMATION") || is_set("TAURI_WEBVIEW_AUTOMATION");
    if nvidia && !driven {
        // This renderer and NVIDIA's proprietary driver do not get along: the window stays blank.
        say("WEBKIT_DISABLE_DMABUF_RENDERER");
    }
    if !nvidia && !Path::new("/dev/dxg").exists() && !has_render_node() {
        // Without a graphics card its work would be emulated: the first page takes a quarter of a second longer.
        say("WEBKIT_SKIA_ENABLE_CPU_RENDERING");
    }
}

/// Other systems bring another webview.
#[cfg(not(target_os = "linux"))]
pub(crate) fn choose() {}

#[cfg(target_os = "linux")]
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some()
}

#[cfg(target_os = "linux")]
fn say(name: &str) {
    if let Err(error) = glib::setenv(name, "1", false) {
        // The window may still come out right; better than none at all.
        eprintln!("{name} could not be set: {error}");
    }
}

/// Whether Linux has a graphics card that can draw.
#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    std::fs::read_dir("/dev/dri")
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}
