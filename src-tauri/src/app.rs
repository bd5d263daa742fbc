//! Puts the program together: plugins, the door, the window, and a clean end.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use reprise_api::Event;
use tauri::{App, AppHandle, Manager, RunEvent, Wry};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::{self, Arguments, Asked, Workspace};
use crate::commands::{self, tell};
use crate::door::Door;
use crate::files::Files;
use crate::leaving::Leaving;
use crate::picture;
use crate::preview;
use crate::waiting::Waiting;
use crate::window;

/// Largest log file, in bytes; five of them are kept.
const LOG_LIMIT: u128 = 1_000_000;

/// Opens the window and stays until it is closed.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let mut builder = tauri::Builder::default();
    if arguments.workspace == Workspace::Own {
        // First of all plugins: a second start hands its words over and ends before it touches anything.
        builder = builder.plugin(tauri_plugin_single_instance::init(again));
    }
    let app = builder
        .plugin(log())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(remembered())
                .build(),
        )
        .manage(Arc::new(Files::default()))
        .manage(Waiting::default())
        .manage(Leaving::default())
        .register_asynchronous_uri_scheme_protocol(picture::SCHEME, picture::answer)
        .register_asynchronous_uri_scheme_protocol(preview::SCHEME, preview::answer)
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::opened,
            commands::pick_open,
            commands::pick_save,
            commands::pick_folder,
            commands::reveal,
            commands::open_link,
            commands::theme,
            commands::zoom,
            commands::ready,
            commands::left,
        ])
        .setup(|app| Ok(set_up(app, arguments)?))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(heard);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the window could not be opened: {error}");
            eprintln!("  Without a display, use the command line: reprise --help");
            ExitCode::from(3)
        }
    }
}

fn set_up(app: &mut App, arguments: Arguments) -> tauri::Result<()> {
    let handle = app.handle().clone();
    let is_sample = arguments.workspace == Workspace::Sample;
    let forward = move |event: &Event| tell(&handle, "reprise", event);
    app.manage(Door::open(arguments.workspace, forward));
    if let Some(file) = arguments.file {
        app.state::<Waiting>().arrived(file);
    }
    window::make(app.handle(), is_sample)?;
    Ok(())
}

/// Another start on the same workspace: its window is this one.
fn again(app: &AppHandle, words: Vec<String>, folder: String) {
    window::bring_forward(app);
    let words = words.into_iter().skip(1).map(Into::into);
    if let Ok(Asked::Window(arguments)) = arguments::read(words, Path::new(&folder))
        && let Some(file) = arguments.file
    {
        arrived(app, file);
    }
}

fn arrived(app: &AppHandle, file: std::path::PathBuf) {
    if let Some(file) = app.state::<Waiting>().arrived(file) {
        window::offer_workspace(app, file);
    }
}

fn heard(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::Exit => app.state::<Arc<Door>>().close(),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            for file in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                arrived(app, file);
            }
        }
        _ => {}
    }
}

/// A log to send along with a question: what happened, never to whom.
fn log() -> tauri::plugin::TauriPlugin<Wry> {
    let mut builder = tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Warn)
        .level_for("reprise_desktop", log::LevelFilter::Info)
        .max_file_size(LOG_LIMIT)
        .rotation_strategy(RotationStrategy::KeepSome(5))
        .clear_targets()
        .target(Target::new(TargetKind::LogDir { file_name: None }));
    if cfg!(debug_assertions) {
        builder = builder.target(Target::new(TargetKind::Stderr));
    }
    builder.build()
}

/// What the window is brought back with. Wayland tells no program where its window stands.
fn remembered() -> StateFlags {
    let sizes = StateFlags::SIZE | StateFlags::MAXIMIZED;
    if cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some() {
        sizes
    } else {
        sizes | StateFlags::POSITION
    }
}
