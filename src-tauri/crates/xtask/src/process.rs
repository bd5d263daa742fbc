//! Starting other programs: shown before they start, and named when they fail.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::say::say;
use crate::stop::Stop;

/// The cargo that started us, so that the same toolchain does the rest.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.current_dir(root);
    command
}

/// Shows the command, runs it on this terminal, and stops when it fails.
pub fn run(command: &mut Command) -> Result<(), Stop> {
    let shown = show(command);
    say(format!("$ {shown}"));
    let status = command.status().map_err(|error| start(&shown, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Stop::new(format!("`{shown}` failed ({status})"), ""))
    }
}

/// Like [`run`], and hands every line of standard output to `heard` as well.
pub fn run_and_hear(command: &mut Command, mut heard: impl FnMut(&str)) -> Result<(), Stop> {
    let shown = show(command);
    say(format!("$ {shown}"));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| start(&shown, &error))?;
    let output = child.stdout.take().expect("BUG: the output is piped");
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        say(&line);
        heard(&line);
    }
    let status = child.wait().map_err(|error| start(&shown, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Stop::new(format!("`{shown}` failed ({status})"), ""))
    }
}

/// What a program says on standard output, or `None` when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that is on the search path.
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

fn start(shown: &str, error: &std::io::Error) -> Stop {
    Stop::new(format!("`{shown}` did not start: {error}"), "")
}

/// The command as one would type it; a program is shown by name, not by its place on this machine.
fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named() {
        let stop = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(stop.to_string(), "`sh -c 'exit 3'` failed (exit status: 3)");
    }

    #[test]
    fn a_missing_program_is_named() {
        let stop = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(
            stop.to_string()
                .starts_with("`no-such-program` did not start")
        );
        assert!(program(&["no-such-program"]).is_none());
        assert!(program(&["no-such-program", "sh"]).is_some());
    }

    #[test]
    fn every_line_is_heard() {
        let mut lines = Vec::new();
        run_and_hear(Command::new("printf").arg("one\ntwo\n"), |line| {
            lines.push(line.to_owned());
        })
        .unwrap();
        assert_eq!(lines, ["one", "two"]);
    }
}
