//! `reprise cadence solve FILE` and `reprise cadence explain FILE`: filling a calendar without a workspace.

use std::path::Path;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command};
use reprise_api::{Error, cadence_explain, cadence_solve, has_no_plan};

use crate::outcome::Outcome;
use crate::{numbers, print};

/// The noun with its two verbs.
pub(crate) fn command() -> Command {
    let file = || Arg::new("FILE").required(true).help("A launch-plan/1 file");
    Command::new("cadence")
        .about("Fill a calendar of launches from a file: solve, explain")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("solve")
                .about("Finds the best days and hours it can and prints them as launch-schedule/1")
                .after_help("Example:\n  reprise cadence solve plan.json --limit-ms 1000 --seed 1 > schedule.json")
                .arg(file())
                .arg(number("limit-ms", "10000", "How long to search, in milliseconds"))
                .arg(number("seed", "1", "The same number searches in the same way")),
        )
        .subcommand(
            Command::new("explain")
                .about("Says why there is no plan: the fewest rules that cannot hold together, and what would help")
                .after_help("Example:\n  reprise cadence explain plan.json")
                .arg(file()),
        )
}

fn number(name: &'static str, usual: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("N")
        .default_value(usual)
        .allow_negative_numbers(true)
        .value_parser(|text: &str| {
            let number = numbers::figure(text).and_then(|it| u64::try_from(it).ok());
            number.ok_or("write a whole number of 0 or more")
        })
        .help(help)
}

/// Carries one of the two out.
///
/// # Errors
/// `BadFile` when the file cannot be read or makes no sense.
pub(crate) fn run(matches: &ArgMatches) -> Result<Outcome, Error> {
    match matches.subcommand() {
        Some(("solve", leaf)) => solved(leaf),
        Some((_, leaf)) => explained(leaf),
        None => Ok(Outcome::Done),
    }
}

fn solved(leaf: &ArgMatches) -> Result<Outcome, Error> {
    let number = |name: &str| leaf.get_one::<u64>(name).copied().unwrap_or_default();
    let schedule = cadence_solve(
        file_of(leaf),
        Duration::from_millis(number("limit-ms")),
        number("seed"),
    )?;
    print::json(&schedule);
    Ok(if has_no_plan(&schedule) {
        Outcome::RuleBroken
    } else {
        Outcome::Done
    })
}

fn explained(leaf: &ArgMatches) -> Result<Outcome, Error> {
    let Some(found) = cadence_explain(file_of(leaf))? else {
        print::remark("Nothing proves that there is no plan.");
        return Ok(Outcome::Done);
    };
    if leaf.get_flag("json") {
        print::json(&found);
        return Ok(Outcome::RuleBroken);
    }
    print::remark("These cannot hold together:");
    found
        .sentences
        .iter()
        .for_each(|sentence| print::remark(&format!("  - {sentence}")));
    match found.loosenings.as_slice() {
        [] => print::remark(
            "No single change makes a plan possible; more than one of them must give way.",
        ),
        all => {
            print::remark("A plan exists if one of them reads:");
            all.iter()
                .for_each(|it| print::remark(&format!("  - {}", it.sentence)));
        }
    }
    Ok(Outcome::RuleBroken)
}

fn file_of(leaf: &ArgMatches) -> &Path {
    leaf.get_one::<String>("FILE")
        .map_or(Path::new(""), Path::new)
}
