//! The `reprise` command: everything the window does, for scripts and for machines without a screen.
//!
//! Answers go to standard output, findings and errors with their hints to standard error.
//! Exit code: 0 done, 1 refused by a rule of the plan, 2 wrong use, 3 the machine failed.

mod arguments;
mod cadence;
mod columns;
mod examples;
mod numbers;
mod outcome;
mod print;
mod request;
mod resolve;
mod shortcuts;
mod values;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use reprise_api::{Event, Session, Surroundings};

use crate::outcome::Outcome;

fn main() -> ExitCode {
    let matches = match arguments::command().try_get_matches() {
        Ok(matches) => matches,
        Err(help_or_mistake) => return outcome::of_clap(&help_or_mistake),
    };
    match run(&matches) {
        Ok(outcome) => outcome.exit_code(),
        Err(error) => {
            print::error(&error);
            outcome::exit_code_of(error.code)
        }
    }
}

fn run(matches: &clap::ArgMatches) -> Result<Outcome, reprise_api::Error> {
    if let Some(("cadence", branch)) = matches.subcommand() {
        return cadence::run(branch);
    }
    let asked = arguments::asked(matches)?;
    let session = Session::open(&asked.workspace, Surroundings::of_this_machine())?;
    print::mended(&session);
    let named = |error| numbers::named(error, &asked);
    let asks = request::of(&session, &asked).map_err(named)?;
    let labels = Arc::new(Mutex::new(Vec::new()));
    session.subscribe(listener(Arc::clone(&labels), asked.json));
    let answer = session.call(&asks.command, asks.request).map_err(named)?;
    let done = std::mem::take(
        &mut *labels
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner),
    );
    let outcome = print::answer(&asks.command, &answer, &done, asked.json);
    session.close()?;
    Ok(outcome)
}

/// Gathers what was written into the history, and shows on a terminal how far long work is.
fn listener(labels: Arc<Mutex<Vec<String>>>, json: bool) -> reprise_api::Listener {
    Box::new(move |event| match event {
        Event::Changed { label, .. } => labels
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(label.clone()),
        Event::Progress { .. } if !json => print::progress(event),
        Event::Progress { .. } | Event::Replaced => {}
    })
}
