//! The command line: `reprise [--workspace DIR] [--json] NOUN VERB [THING] [--field VALUE …]`.
//!
//! Nouns, verbs and fields come from the api's list of commands, so a new command is here the moment
//! it exists, with its help.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use reprise_api::{COMMANDS, Code, CommandInfo, Error, Field, own_workspace};

use crate::shortcuts::flags_of;
use crate::{examples, shortcuts, values};

/// What a person asked for, before names become ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) workspace: PathBuf,
    pub(crate) json: bool,
    /// `campaign`, `contact_list`.
    pub(crate) noun: String,
    pub(crate) verb: String,
    /// The word without a `--`: the thing the command is about.
    pub(crate) thing: Option<String>,
    /// `--field value` by the field's name in the request.
    pub(crate) fields: BTreeMap<String, String>,
}

impl Asked {
    /// The command's name: `launch_move`.
    pub(crate) fn command(&self) -> String {
        format!("{}_{}", self.noun, self.verb)
    }
}

/// The whole command line, as clap shows and reads it.
pub(crate) fn command() -> Command {
    let mut root = Command::new("reprise")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Plan how to bring people back: retargeting, remarketing, and the intervals between launches")
        .after_help(format!("{}\n\nThings go by name or id. Exit code: 0 done, 1 refused by a rule, 2 wrong use, 3 the machine failed.", examples::FIRST_PLAN))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("workspace")
                .long("workspace")
                .short('w')
                .value_name("DIR")
                .env("REPRISE_WORKSPACE")
                .hide_env_values(true)
                .global(true)
                .help("The workspace's folder; the window's own without it"),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .global(true)
                .help("Answer as JSON"),
        );
    root = root.subcommand(crate::cadence::command());
    for (noun, verbs) in nouns() {
        let mut branch = Command::new(noun.replace('_', "-"))
            .about(about(noun, &verbs))
            .subcommand_required(true)
            .arg_required_else_help(true);
        for (verb, info) in verbs {
            branch = branch.subcommand(leaf(noun, verb, info));
        }
        root = root.subcommand(branch);
    }
    root
}

/// Reads what clap matched.
///
/// # Errors
/// `Malformed` when noun or verb is missing, which clap has refused before.
pub(crate) fn asked(matches: &ArgMatches) -> Result<Asked, Error> {
    let missing = || {
        Error::new(
            Code::Malformed,
            "a noun and a verb are needed",
            "See reprise --help",
        )
    };
    let (noun, branch) = matches.subcommand().ok_or_else(missing)?;
    let (verb, leaf) = branch.subcommand().ok_or_else(missing)?;
    let mut asked = Asked {
        workspace: leaf
            .get_one::<String>("workspace")
            .map_or_else(own_workspace, PathBuf::from),
        json: leaf.get_flag("json"),
        noun: noun.replace('-', "_"),
        verb: verb.replace('-', "_"),
        ..Asked::default()
    };
    for name in flags_of(&asked.command()).into_iter().map(|flag| flag.name) {
        if let Some(value) = leaf.get_one::<String>(&name) {
            asked.fields.insert(name, value.clone());
        }
    }
    if thing_of(&asked.command()).is_some() {
        asked.thing = leaf.get_one::<String>("THING").cloned();
    }
    Ok(asked)
}

/// The field that the word without a flag stands for: what the command is about.
pub(crate) fn thing_of(command: &str) -> Option<&'static str> {
    let flags = flags_of(command);
    let order = [
        "id", "seq", "file", "name", "text", "year", "client", "campaign", "job",
    ];
    let usual = || {
        order
            .into_iter()
            .find(|name| flags.iter().any(|flag| flag.name == **name))
    };
    shortcuts::thing_of(command).or_else(usual)
}

/// Whether only a window has a use for it. A window cancels long work, where a command line has Ctrl-C, which leaves nothing
/// behind either; and the token of a preview gets its page from the program that made it.
fn is_of_windows(command: &str) -> bool {
    ["job_cancel", "widget_play"].contains(&command)
}

/// Nouns in alphabetical order, each with its verbs. `contact_list_show` is noun `contact_list`, verb `show`.
fn nouns() -> BTreeMap<&'static str, Vec<(&'static str, &'static CommandInfo)>> {
    let mut nouns: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for info in COMMANDS.iter().filter(|info| !is_of_windows(info.name)) {
        let (noun, verb) = info.name.rsplit_once('_').unwrap_or((info.name, "show"));
        nouns.entry(noun).or_default().push((verb, info));
    }
    nouns
}

fn leaf(noun: &str, verb: &'static str, info: &'static CommandInfo) -> Command {
    let thing = thing_of(info.name);
    let lays_over = shortcuts::lays_over(info.name);
    let mut command = Command::new(verb)
        .about(info.about.trim())
        .after_help(format!("Example:\n  {}", example_of(info.name)));
    if let Some(thing) = thing {
        command = command.arg(Arg::new("THING").value_name(word_of(thing, noun)).help(
            match thing {
                "id" | "client" | "campaign" => {
                    "Its name, a part of its name, or its id".to_owned()
                }
                other => format!("The same as --{}", other.replace('_', "-")),
            },
        ));
    }
    for flag in flags_of(info.name) {
        let required = flag.required && !lays_over && thing != Some(flag.name.as_str());
        command = command.arg(argument(&flag, required && !may_be_left_out(&flag)));
    }
    command
}

/// A written example, else one made of what must be given.
pub(crate) fn example_of(command: &str) -> String {
    if let Some(example) = examples::of(command) {
        return example.to_owned();
    }
    let mut words = format!("reprise {}", command.replace('_', "-"));
    if let Some((noun, verb)) = command.rsplit_once('_') {
        words = format!("reprise {} {verb}", noun.replace('_', "-"));
    }
    let thing = thing_of(command);
    if thing.is_some() {
        words += " NAME";
    }
    let given = |flag: &Field| {
        flag.required && !shortcuts::lays_over(command) && thing != Some(flag.name.as_str())
    };
    for flag in flags_of(command).iter().filter(|flag| given(flag)) {
        words += &format!(
            " --{} {}",
            flag.name.replace('_', "-"),
            values::form_of(flag).value_name
        );
    }
    words
}

/// With one client in the workspace nobody has to name it.
fn may_be_left_out(flag: &Field) -> bool {
    ["client", "offset", "limit"].contains(&flag.name.as_str())
}

fn argument(flag: &Field, required: bool) -> Arg {
    let form = values::form_of(flag);
    let is_switch = flag.kind == "boolean" && !flag.required;
    let mut help = flag.about.clone();
    if let Some(format) = form.format {
        help = format!("{help} {format}").trim().to_owned();
    }
    Arg::new(flag.name.clone())
        .long(flag.name.replace('_', "-"))
        .short(
            ["file", "folder"]
                .contains(&flag.name.as_str())
                .then_some('o'),
        )
        .aliases((flag.name == "folder").then_some("out"))
        .num_args(if is_switch { 0..=1 } else { 1..=1 })
        // What may be below nothing is for the rule of the field to say.
        .allow_negative_numbers(true)
        .default_missing_value("yes")
        .value_name(form.value_name)
        .required(required)
        .help(help.trim_end_matches('.').to_owned())
}

fn word_of(thing: &str, noun: &str) -> String {
    match thing {
        "id" => noun.to_uppercase(),
        other => other.to_uppercase(),
    }
}

fn about(noun: &str, verbs: &[(&str, &CommandInfo)]) -> String {
    let verbs: Vec<&str> = verbs.iter().map(|(verb, _)| *verb).collect();
    format!("{}: {}", sentence(noun), verbs.join(", "))
}

fn sentence(noun: &str) -> String {
    let mut letters = noun.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + &letters.as_str().replace('_', " ")
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
    fn every_example_is_a_command_line() {
        let mut without = Vec::new();
        for info in COMMANDS.iter().filter(|info| !is_of_windows(info.name)) {
            let example = example_of(info.name);
            if examples::of(info.name).is_none() {
                without.push(info.name);
            }
            let matches = command().try_get_matches_from(examples::words(&example));
            let matches = matches.unwrap_or_else(|error| panic!("{example}: {error}"));
            assert_eq!(asked(&matches).unwrap().command(), info.name, "{example}");
        }
        assert!(
            without.len() * 10 < COMMANDS.len(),
            "write examples for {without:?}"
        );
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
        assert_eq!(asked.command(), "launch_move");
        assert_eq!(asked.thing.as_deref(), Some("Refill 2"));
        assert_eq!(asked.fields["to"], "2026-05-12T10:00");
        assert_eq!(asked.fields["carry"], "following");
        assert!(asked.json);
    }

    #[test]
    fn the_workspace_may_be_named_last() {
        let asked = read(&["reprise", "client", "list", "--workspace", "/w"]);
        assert_eq!(asked.workspace, PathBuf::from("/w"));
    }

    #[test]
    fn a_short_o_names_the_file() {
        let words = ["reprise", "brief", "export", "--client", "C", "-o", "a.pdf"];
        assert_eq!(read(&words).fields["file"], "a.pdf");
    }
}
