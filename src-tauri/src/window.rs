//! The main window: how it looks before its page does, where it may go, and what it tells the page.

use std::path::PathBuf;
use std::sync::Arc;

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::window::Color;
use tauri::{
    AppHandle, DragDropEvent, LogicalSize, Manager, Theme, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};
use url::Url;

use crate::commands::tell;
use crate::files::{Files, Purpose};
use crate::leaving;
use crate::preview;

/// The one window that has commands.
pub(crate) const MAIN: &str = "main";

const SIZE: LogicalSize<f64> = LogicalSize::new(1360.0, 860.0);
const SMALLEST: LogicalSize<f64> = LogicalSize::new(1024.0, 700.0);
/// The page's own grounds (`--bg-0`), so that the window does not flash in another color first.
const LIGHT: Color = Color(0xfd, 0xfc, 0xf9, 0xff);
const DARK: Color = Color(0x16, 0x17, 0x1a, 0xff);

/// Makes the window and shows it in the page's ground: a webview that nobody sees paints nothing, and its page would
/// come later for it. What the page of a sample keeps is forgotten.
///
/// # Errors
/// When the system has no webview or no display.
pub(crate) fn make(app: &AppHandle, is_sample: bool) -> tauri::Result<WebviewWindow> {
    let size = fitting(app);
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(if is_sample {
            "Reprise (sample)"
        } else {
            "Reprise"
        })
        // Beside the workspace and not among its files: what the webview keeps is of no worth.
        .data_directory(app.path().app_local_data_dir()?.join("webview"))
        .incognito(is_sample)
        .inner_size(size.width, size.height)
        .min_inner_size(SMALLEST.width, SMALLEST.height)
        // Until it has its place, its size and its ground.
        .visible(false)
        .on_navigation(stays_inside)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Started && !is_page(load.url()) {
                go_home(&window);
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    paint(&window, theme_of(&window));
    window.show()?;
    let app = app.clone();
    window.on_window_event(move |event| heard(&app, event));
    Ok(window)
}

/// Brings the window to the front, for a second start.
pub(crate) fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // Window managers may refuse any of these; the window is there all the same.
        window.show().ok();
        window.unminimize().ok();
        window.set_focus().ok();
    }
}

/// Asks the page what to do with a workspace file the person opened.
pub(crate) fn offer_workspace(app: &AppHandle, file: PathBuf) {
    let picked = app.state::<Arc<Files>>().offer(file, Purpose::Read);
    tell(app, "reprise-open-file", picked);
}

/// The desktop's theme; light where it does not say.
pub(crate) fn theme_of(window: &WebviewWindow) -> Theme {
    window.theme().unwrap_or(Theme::Light)
}

/// The word the page knows a theme by.
pub(crate) fn theme_name(theme: Theme) -> &'static str {
    if theme == Theme::Dark {
        "dark"
    } else {
        "light"
    }
}

fn heard(app: &AppHandle, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => leaving::asked(app, api),
        WindowEvent::ThemeChanged(theme) => tell(app, "reprise-theme", theme_name(*theme)),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            for path in paths.iter().filter(|path| path.is_file()) {
                let files = app.state::<Arc<Files>>();
                tell(
                    app,
                    "reprise-drop",
                    files.offer(path.clone(), Purpose::Read),
                );
            }
        }
        _ => {}
    }
}

fn paint(window: &WebviewWindow, theme: Theme) {
    let ground = if theme == Theme::Dark { DARK } else { LIGHT };
    if let Err(error) = window.set_background_color(Some(ground)) {
        log::warn!("the window's ground: {error}");
    }
}

/// The usual size, or what a small screen has room for.
fn fitting(app: &AppHandle) -> LogicalSize<f64> {
    let Ok(Some(screen)) = app.primary_monitor() else {
        return SIZE;
    };
    let room = screen
        .work_area()
        .size
        .to_logical::<f64>(screen.scale_factor());
    LogicalSize::new(
        SIZE.width.min(room.width).max(SMALLEST.width),
        SIZE.height.min(room.height).max(SMALLEST.height),
    )
}

/// Only the page itself, and what it draws into frames of its own, is ever loaded here. Asked for frames too, except on
/// Windows, and not told which one it is: what may stand in a frame only is sent away from the top by `on_page_load`.
fn stays_inside(url: &Url) -> bool {
    let is_preview = url.scheme() == preview::SCHEME && url.host_str() == Some("localhost");
    is_page(url) || url.as_str() == "about:srcdoc" || (is_preview && !cfg!(target_os = "windows"))
}

/// What the window itself shows.
fn is_page(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => !cfg!(target_os = "windows"),
        ("http", Some("tauri.localhost")) => cfg!(target_os = "windows"),
        ("http", Some("localhost")) => tauri::is_dev() && url.port() == Some(5173),
        _ => false,
    }
}

/// Puts the page back into the window. A preview that got to the top runs nothing there (its script asks first), and no
/// link leads there; this is for the day on which something does.
fn go_home(window: &WebviewWindow) {
    let home = if tauri::is_dev() {
        "http://localhost:5173/"
    } else if cfg!(target_os = "windows") {
        "http://tauri.localhost/"
    } else {
        "tauri://localhost/"
    };
    let gone = home.parse::<Url>().map(|home| window.navigate(home));
    if !matches!(gone, Ok(Ok(()))) {
        log::error!("the window could not be led back to its page");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str) -> bool {
        stays_inside(&url.parse().unwrap())
    }

    #[test]
    fn the_window_never_leaves_its_page() {
        for url in [
            "https://example.com/",
            "http://tauri.localhost.example.com/",
            "http://localhost:8080/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
            "tauri://elsewhere/",
            "appimg://localhost/00",
            "preview://elsewhere/00",
            "http://preview.localhost/00",
        ] {
            assert!(!check(url), "{url}");
        }
        assert!(check("about:srcdoc"));
        assert_eq!(check("tauri://localhost/index.html"), !cfg!(windows));
    }

    #[test]
    fn a_preview_may_stand_in_a_frame_and_not_be_the_page() {
        let preview = "preview://localhost/00";
        assert_eq!(check(preview), !cfg!(windows));
        assert!(!is_page(&preview.parse().unwrap()));
        assert!(!is_page(&"about:srcdoc".parse().unwrap()));
    }
}
