//! `cargo xtask run | test | bench | bundle`: from a fresh clone to a window, to checks, to figures, to a package.
//!
//! Each command installs what it misses first. Nothing of the product lives here, and nothing here
//! depends on the product: this crate compiles in seconds, before anything else is there.

mod bench;
mod bundle;
mod place;
mod process;
mod run;
mod say;
mod setup;
mod stages;
mod stop;
mod test;

use std::process::ExitCode;

use crate::place::Place;
use crate::say::say;
use crate::stop::Stop;

const HELP: &str = "\
cargo xtask run [-- --sample]        build what is stale and open the window; --sample opens a
                                     throw-away workspace filled with the sample businesses
cargo xtask test [--only STAGE]      every check, stage by stage; --list names the stages
cargo xtask bench [NAME]             measure and write BENCHMARKS.md
cargo xtask bundle                   make the .deb

Each installs what it misses: system packages (apt on Debian and Ubuntu), npm packages, tools.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(stop) => {
            eprintln!("\nstopped: {stop}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<ExitCode, Stop> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "-h" | "--help", ..] => {
            say(HELP);
            Ok(ExitCode::SUCCESS)
        }
        ["run", "--", rest @ ..] | ["run", rest @ ..] => run::run(&Place::find()?, rest),
        ["test"] => test::everything(&Place::find()?),
        ["test", "--list"] => Ok(test::list()),
        ["test", "--only", stage] => test::only(&Place::find()?, stage),
        ["bench"] => bench::everything(&Place::find()?),
        ["bench", suite] => bench::only(&Place::find()?, suite),
        ["bundle"] => bundle::bundle(&Place::find()?),
        _ => Err(Stop::new(
            format!("`{}` is not understood", words.join(" ")),
            format!("these are:\n\n{HELP}"),
        )),
    }
}
