//! The command line: `reprise [--workspace DIR] [--json] NOUN VERB [THING] [--field value …]`.
//!
//! Nouns and verbs come from the list of commands, so a new command is here the moment it exists.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use reprise_api::{COMMANDS, Code, CommandInfo, Error};

/// What a person asked for, before names become ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) workspace: PathBuf,
    pub(crate) json: bool,
    pub(crate) shows_progress: bool,
    pub(crate) noun: String,
    pub(crate) verb: String,
    /// Words without a `--`.
    pub(crate) things: Vec<String>,
    /// `--field value`, hyphens turned into underscores.
    pub(crate) fields: BTreeMap<String, String>,
}

/// The whole command line, as clap shows and reads it.
pub(crate) fn command() -> Command {
    let mut root = Command::new("reprise")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Plan how to bring people back: retargeting, remarketing, and the intervals between launches")
        .after_help("Things can be named by id or by name. Fields are given as --field value; a value may be JSON.\nExit code: 0 done, 1 refused by a rule, 2 wrong use, 3 the machine failed.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("workspace")
                .long("workspace")
                .value_name("DIR")
                .env("REPRISE_WORKSPACE")
                .help("The workspace's folder; the window's own without it"),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .global(true)
                .help("Answer as JSON"),
        );
    for (noun, verbs) in nouns() {
        let mut branch = Command::new(noun)
            .about(about(noun))
            .subcommand_required(true)
            .arg_required_else_help(true);
        for (verb, info) in verbs {
            branch = branch.subcommand(leaf(verb, info));
        }
        root = root.subcommand(branch);
    }
    root
}

/// Reads what clap matched.
///
/// # Errors
/// `Malformed` for a flag without a value.
pub(crate) fn asked(matches: &ArgMatches) -> Result<Asked, Error> {
    let (noun, inner) = matches
        .subcommand()
        .ok_or_else(|| wrong("a noun is missing"))?;
    let (verb, leaf) = inner
        .subcommand()
        .ok_or_else(|| wrong("a verb is missing"))?;
    let mut asked = Asked {
        workspace: matches
            .get_one::<String>("workspace")
            .map_or_else(own_workspace, PathBuf::from),
        json: leaf.get_flag("json"),
        noun: noun.to_owned(),
        verb: verb.to_owned(),
        ..Asked::default()
    };
    let words: Vec<String> = leaf
        .get_many::<String>("words")
        .unwrap_or_default()
        .cloned()
        .collect();
    read_words(&mut asked, words)?;
    asked.shows_progress = !asked.json;
    Ok(asked)
}

fn read_words(asked: &mut Asked, words: Vec<String>) -> Result<(), Error> {
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == "--json" {
            asked.json = true;
            continue;
        }
        let Some(flag) = word
            .strip_prefix("--")
            .or(word.strip_prefix("-o").map(|_| "file"))
        else {
            asked.things.push(word);
            continue;
        };
        let (name, value) = match flag.split_once('=') {
            Some((name, value)) => (name.to_owned(), value.to_owned()),
            None => {
                let value = words
                    .next()
                    .ok_or_else(|| wrong(format!("{word} needs a value")))?;
                (flag.to_owned(), value)
            }
        };
        asked.fields.insert(name.replace('-', "_"), value);
    }
    Ok(())
}

/// Nouns in alphabetical order, each with its verbs. `contact_list_show` is noun `contact-list`, verb `show`.
fn nouns() -> BTreeMap<&'static str, Vec<(&'static str, &'static CommandInfo)>> {
    let mut nouns: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for info in COMMANDS {
        let (noun, verb) = info.name.rsplit_once('_').unwrap_or((info.name, "show"));
        nouns.entry(noun).or_default().push((verb, info));
    }
    nouns
}

fn leaf(verb: &'static str, info: &'static CommandInfo) -> Command {
    Command::new(verb)
        .about(info.about.trim())
        .after_help(format!("Fields:\n{}", crate::request::fields_of(info.name)))
        .arg(
            Arg::new("words")
                .value_name("THING | --field value")
                .num_args(0..)
                .trailing_var_arg(true)
                .allow_hyphen_values(true),
        )
}

fn about(noun: &str) -> String {
    format!("{} …", noun.replace('_', " "))
}

/// Where the window keeps its workspace: the platform's folder for application data.
fn own_workspace() -> PathBuf {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let home = || variable("HOME").unwrap_or_default();
    let data = if cfg!(target_os = "windows") {
        variable("APPDATA").unwrap_or_default()
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        variable("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share"))
    };
    data.join("app.reprise.desktop").join("workspace")
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(Code::Malformed, message, "See reprise --help")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Asked {
        asked(&command().try_get_matches_from(words).unwrap()).unwrap()
    }

    #[test]
    fn the_command_line_holds_together() {
        command().debug_assert();
    }

    #[test]
    fn fields_things_and_switches_are_told_apart() {
        let asked = read(&[
            "reprise",
            "--workspace",
            "/w",
            "launch",
            "move",
            "Refill 2",
            "--to",
            "2026-05-12T10:00",
            "--carry=following",
            "--json",
        ]);
        assert_eq!(
            (asked.noun.as_str(), asked.verb.as_str()),
            ("launch", "move")
        );
        assert_eq!(asked.things, ["Refill 2"]);
        assert_eq!(asked.fields["to"], "2026-05-12T10:00");
        assert_eq!(asked.fields["carry"], "following");
        assert!(asked.json);
    }

    #[test]
    fn a_short_o_names_the_file() {
        assert_eq!(
            read(&["reprise", "brief", "export", "-o", "a.pdf"]).fields["file"],
            "a.pdf"
        );
    }
}
