//! A guard against blank windows: WebKitGTK's DMABUF renderer and NVIDIA's proprietary driver do not get along.

/// Starts the program again without that renderer where the driver is loaded. Returns when nothing is to be done.
///
/// The variable has to be there before any thread is, so the process replaces itself instead of setting it.
/// A person's own setting wins, and automated windows keep the renderer: their screenshots hang without it.
#[cfg(target_os = "linux")]
pub(crate) fn guard() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let set = |name| std::env::var_os(name).is_some();
    let automated = set("TAURI_AUTOMATION") || set("TAURI_WEBVIEW_AUTOMATION");
    let nvidia = std::path::Path::new("/proc/driver/nvidia/version").exists();
    if set(SWITCH) || automated || !nvidia {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let error = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
    // The window may still come out right; better than none at all.
    eprintln!("could not start again without the DMABUF renderer: {error}");
}

/// Other systems bring another webview.
#[cfg(not(target_os = "linux"))]
pub(crate) fn guard() {}
