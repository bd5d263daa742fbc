//! Closing the window loses nothing that was typed: its page first leaves the field at hand, which stores it, and waits
//! for the answer. A page that does not answer is not waited for long.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, CloseRequestApi, Manager};

use crate::commands::tell;
use crate::window::MAIN;

/// Long enough for a change to be stored, short enough for a page that hangs.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the page was told that its window is to close.
#[derive(Default)]
pub(crate) struct Leaving(AtomicBool);

/// The window is to close: keeps it open until the page has left. Whoever asks twice means it.
pub(crate) fn asked(app: &AppHandle, close: &CloseRequestApi) {
    if app.state::<Leaving>().0.swap(true, Ordering::Relaxed) {
        return;
    }
    close.prevent_close();
    tell(app, "reprise-leave", ());
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        left(&app);
    });
}

/// The page has left: what was typed is stored.
pub(crate) fn left(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.destroy()
    {
        log::warn!("the window did not close: {error}");
    }
}
