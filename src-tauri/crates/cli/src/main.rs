//! The `reprise` command: everything the window does, for scripts and for machines without a screen.
//!
//! Answers go to standard output, findings and errors with their hints to standard error.
//! Exit code: 0 done, 1 refused by a rule of the plan, 2 wrong use, 3 the machine failed.

mod arguments;
mod outcome;
mod print;
mod request;
mod resolve;
mod shortcuts;

use std::process::ExitCode;

use reprise_api::{Session, Surroundings};

use crate::outcome::Outcome;

fn main() -> ExitCode {
    let matches = arguments::command().get_matches();
    match run(&matches) {
        Ok(outcome) => outcome.exit_code(),
        Err(error) => {
            eprintln!("{error}");
            if !error.hint.is_empty() {
                eprintln!("  {}", error.hint);
            }
            outcome::exit_code_of(error.code)
        }
    }
}

fn run(matches: &clap::ArgMatches) -> Result<Outcome, reprise_api::Error> {
    let asked = arguments::asked(matches)?;
    let session = Session::open(&asked.workspace, Surroundings::of_this_machine())?;
    if asked.shows_progress {
        session.subscribe(Box::new(print::progress));
    }
    let (name, request) = request::of(&session, &asked)?;
    let answer = session.call(&name, request)?;
    let outcome = print::answer(&name, &answer, asked.json);
    session.close()?;
    Ok(outcome)
}
