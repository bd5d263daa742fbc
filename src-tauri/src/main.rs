//! Reprise's window: the door from a webview to `reprise_api`, and what only a desktop has
//! (dialogs, dropped files, themes, links).
//!
//! Adapters only: nothing here knows what a campaign is.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod arguments;
mod commands;
mod copies;
mod door;
mod files;
mod graphics;
mod leaving;
mod link;
mod pick;
mod picture;
mod preview;
mod ready;
mod request;
mod waiting;
mod window;

use std::io::Write;
use std::process::ExitCode;

use arguments::Asked;

fn main() -> ExitCode {
    ready::started();
    let words = std::env::args_os().skip(1);
    let folder = std::env::current_dir().unwrap_or_default();
    match arguments::read(words, &folder) {
        Ok(Asked::Window(arguments)) => {
            graphics::choose();
            app::run(arguments)
        }
        Ok(Asked::Text(text)) => {
            // Nobody is left to tell when standard output is gone.
            writeln!(std::io::stdout(), "{text}").ok();
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}
