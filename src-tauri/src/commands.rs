//! What the page may ask the window for. Each is a few lines: the work is done elsewhere.
//!
//! A command is listed here, in `build.rs`, and in `capabilities/main.json`; without all three it is not reached.

use std::sync::Arc;

use reprise_api::{Code, Error, Made};
use serde_json::Value;
use tauri::{AppHandle, Emitter, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::door::Door;
use crate::files::{Files, Picked, Purpose};
use crate::pick::{self, OpenKind, SaveKind};
use crate::waiting::Waiting;
use crate::{leaving, link, ready, request, window};

/// Carries out a command of `reprise_api`; answers also with the change it made.
#[tauri::command]
pub(crate) async fn call(
    name: String,
    request: Value,
    door: State<'_, Arc<Door>>,
    files: State<'_, Arc<Files>>,
) -> Result<Made, Error> {
    let (door, files) = (Arc::clone(&door), Arc::clone(&files));
    off_the_main_thread(move || {
        let resolved = request::resolve(&name, request, &files)?;
        let made = door.session()?.make(&name, resolved.request);
        if let Err(error) = &made {
            // The code alone: messages name clients, and a log is easily passed on.
            log::warn!("{name}: {:?}", error.code);
            resolved.spent.iter().for_each(|it| files.give_back(it));
        }
        made
    })
    .await
}

/// Whether the workspace is open, and why not.
#[tauri::command]
pub(crate) async fn opened(door: State<'_, Arc<Door>>) -> Result<(), Error> {
    let door = Arc::clone(&door);
    off_the_main_thread(move || door.session().map(|_| ())).await
}

/// Asks the person for a file to read.
#[tauri::command]
pub(crate) async fn pick_open(
    kind: OpenKind,
    window: WebviewWindow,
    files: State<'_, Arc<Files>>,
) -> Result<Option<Picked>, Error> {
    let picked = off_the_main_thread(move || Ok(pick::open(&window, kind))).await?;
    Ok(picked.map(|path| files.offer(path, Purpose::Read)))
}

/// Asks the person where to write.
#[tauri::command]
pub(crate) async fn pick_save(
    kind: SaveKind,
    suggested_name: String,
    window: WebviewWindow,
    files: State<'_, Arc<Files>>,
) -> Result<Option<Picked>, Error> {
    let picked =
        off_the_main_thread(move || Ok(pick::save(&window, kind, &suggested_name))).await?;
    Ok(picked.map(|path| files.offer(path, Purpose::Write)))
}

/// Asks the person for a folder to write into.
#[tauri::command]
pub(crate) async fn pick_folder(
    window: WebviewWindow,
    files: State<'_, Arc<Files>>,
) -> Result<Option<Picked>, Error> {
    let picked = off_the_main_thread(move || Ok(pick::folder(&window))).await?;
    Ok(picked.map(|path| files.offer(path, Purpose::Write)))
}

/// Shows a file the person chose in the file manager.
#[tauri::command]
pub(crate) async fn reveal(
    file: String,
    app: AppHandle,
    files: State<'_, Arc<Files>>,
) -> Result<(), Error> {
    let path = files
        .shown(&file)
        .ok_or_else(|| refused("only files picked in this window are shown", ""))?;
    off_the_main_thread(move || {
        app.opener().reveal_item_in_dir(path).map_err(|_| {
            let hint = "Open the folder yourself; the file is there";
            refused("the file manager did not answer", hint)
        })
    })
    .await
}

/// Opens a web page or a mail in the person's own program.
#[tauri::command]
pub(crate) async fn open_link(url: String, app: AppHandle) -> Result<(), Error> {
    let url = link::allowed(&url).ok_or_else(|| {
        let hint = "Use an address that begins with https:// or mailto:";
        refused("this address is not opened", hint)
    })?;
    off_the_main_thread(move || {
        app.opener().open_url(url, None::<&str>).map_err(|_| {
            let hint = "Copy the address into your browser";
            refused("no program opens this address", hint)
        })
    })
    .await
}

/// The desktop's theme: `light` or `dark`.
#[tauri::command]
pub(crate) fn theme(window: WebviewWindow) -> &'static str {
    window::theme_name(window::theme_of(&window))
}

/// Enlarges the page; 1 is its natural size.
#[tauri::command]
pub(crate) fn zoom(factor: f64, window: WebviewWindow) -> Result<(), Error> {
    // Beyond these the window cannot be read, or not be brought back with what is left of it.
    let range = 0.5..=3.0;
    if !range.contains(&factor) {
        return Err(refused(
            "the size is out of range",
            "Choose 50 to 300 percent",
        ));
    }
    window
        .set_zoom(factor)
        .map_err(|_| refused("the size could not be changed", ""))
}

/// Says that the first screen is painted with data, and that the page hears events.
#[tauri::command]
pub(crate) fn ready(app: AppHandle, waiting: State<'_, Waiting>) {
    for file in waiting.listens() {
        window::offer_workspace(&app, file);
    }
    if ready::reached() {
        app.exit(0);
    }
}

/// Says that the page has left the field at hand and its window may close.
#[tauri::command]
pub(crate) fn left(app: AppHandle) {
    leaving::left(&app);
}

/// Tells the page something. A page that is gone needs no news.
pub(crate) fn tell<T: serde::Serialize + Clone>(app: &AppHandle, event: &str, news: T) {
    if let Err(error) = app.emit_to(window::MAIN, event, news) {
        log::warn!("event {event}: {error}");
    }
}

async fn off_the_main_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| {
            Err(Error::new(
                Code::Failed,
                "a fault in Reprise stopped the work",
                "Everything saved before is safe; start Reprise again",
            ))
        })
}

fn refused(message: &str, hint: &str) -> Error {
    Error::new(Code::Refused, message, hint)
}
