//! System packages: installed by apt on Debian and its children, named everywhere else.

use std::path::PathBuf;
use std::process::Command;

use crate::process;
use crate::say::say;
use crate::stop::Stop;

/// What the packages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// To build the window and to show it.
    Build,
    /// To drive the real window and a browser, and to look into documents.
    Test,
}

/// One package by its Debian name.
struct Package {
    group: Group,
    name: &'static str,
    sign: Sign,
}

/// How to see, without apt, that a package's content is there.
enum Sign {
    /// One of these programs is on the search path.
    Program(&'static [&'static str]),
    /// pkg-config knows the library.
    Library(&'static str),
    /// Cannot be told; such a package is named, and its absence shows later.
    None,
}

/// Known to work together on Debian 12. `--no-install-recommends` is enough, so what is only recommended is named.
const PACKAGES: [Package; 11] = [
    package(Group::Build, "build-essential", Sign::Program(&["cc"])),
    package(Group::Build, "pkg-config", Sign::Program(&["pkg-config"])),
    package(
        Group::Build,
        "libwebkit2gtk-4.1-dev",
        Sign::Library("webkit2gtk-4.1"),
    ),
    // Without a driver for software rendering the webview stays blank on a machine without a GPU.
    package(Group::Build, "libgl1-mesa-dri", Sign::None),
    package(Group::Test, "xvfb", Sign::Program(&["xvfb-run"])),
    package(Group::Test, "xauth", Sign::Program(&["xauth"])),
    package(Group::Test, "dbus", Sign::Program(&["dbus-run-session"])),
    package(
        Group::Test,
        "webkit2gtk-driver",
        Sign::Program(&["WebKitWebDriver"]),
    ),
    package(Group::Test, "chromium", Sign::Program(&CHROMIUM)),
    package(Group::Test, "fonts-dejavu-core", Sign::None),
    package(Group::Test, "poppler-utils", Sign::Program(&["pdftotext"])),
];

/// The names Chromium goes by; Ubuntu's is a snap.
const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

const fn package(group: Group, name: &'static str, sign: Sign) -> Package {
    Package { group, name, sign }
}

/// The Chromium that browser tests drive.
pub fn chromium() -> Option<PathBuf> {
    process::program(&CHROMIUM)
}

/// Installs what is missing of these groups, or names it and stops.
pub fn install(groups: &[Group]) -> Result<(), Stop> {
    if !cfg!(target_os = "linux") && !groups.contains(&Group::Test) {
        // macOS and Windows bring their own webview.
        return Ok(());
    }
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = is_debian(&system);
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|package| groups.contains(&package.group))
        .filter(|package| {
            if debian {
                !is_installed(package)
            } else {
                package.sign.is_absent()
            }
        })
        .map(|package| name_on(&system, package.name))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else if debian {
        say(format!("installing system packages: {}", missing.join(" ")));
        for words in commands(&missing, &Rights::of_this_user())? {
            process::run(Command::new(&words[0]).args(&words[1..]))?;
        }
        Ok(())
    } else {
        Err(Stop::new(
            format!("system packages are missing: {}", missing.join(" ")),
            "these are Debian's names; install what your system calls them and come again",
        ))
    }
}

/// How this user becomes root for one command.
enum Rights {
    Root,
    Sudo,
    None,
}

impl Rights {
    fn of_this_user() -> Self {
        if process::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0") {
            Rights::Root
        } else if process::program(&["sudo"]).is_some() {
            Rights::Sudo
        } else {
            Rights::None
        }
    }
}

/// What is to be run, word by word: the lists first, since a fresh machine has none.
fn commands(missing: &[&str], rights: &Rights) -> Result<Vec<Vec<String>>, Stop> {
    let before: &[&str] = match rights {
        Rights::Root => &[],
        Rights::Sudo => &["sudo"],
        Rights::None => {
            return Err(Stop::new(
                "system packages are missing and there is no sudo",
                format!("run as root: apt-get install {}", missing.join(" ")),
            ));
        }
    };
    // A package's question would wait for ever under CI; sudo drops the variable unless `env` sets it behind it.
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let words = |last: &[&str]| -> Vec<String> {
        let all = [before, &quiet, last].concat();
        all.into_iter().map(str::to_owned).collect()
    };
    let install = [&["install", "--yes", "--no-install-recommends"], missing].concat();
    Ok(vec![words(&["update"]), words(&install)])
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
        .flat_map(|names| names.trim_matches('"').split(' '))
        .any(|name| name == "debian" || name == "ubuntu")
}

/// What a package is called there: Ubuntu's Chromium goes by its older name.
fn name_on<'a>(os_release: &str, name: &'a str) -> &'a str {
    let is_ubuntu = os_release.lines().any(|line| line == "ID=ubuntu");
    if is_ubuntu && name == "chromium" {
        "chromium-browser"
    } else {
        name
    }
}

/// Known to dpkg, or there from elsewhere: a browser of the person's own does as well.
fn is_installed(package: &Package) -> bool {
    let state = process::answer(Command::new("dpkg-query").args([
        "--show",
        "--showformat=${db:Status-Status}\n",
        package.name,
    ]));
    state.is_some_and(|state| state.lines().any(|line| line == "installed"))
        || matches!(package.sign, Sign::Program(_)) && !package.sign.is_absent()
}

impl Sign {
    /// Whether the sign says that the package is missing.
    fn is_absent(&self) -> bool {
        match self {
            Sign::Program(names) => process::program(names).is_none(),
            Sign::Library(name) => {
                let mut asked = Command::new("pkg-config");
                process::answer(asked.args(["--exists", name])).is_none()
            }
            Sign::None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nVERSION_ID=42\n"));
        assert!(!is_debian(""));
    }

    #[test]
    fn chromium_has_another_name_on_ubuntu() {
        assert_eq!(name_on("ID=debian\n", "chromium"), "chromium");
        assert_eq!(name_on("ID=ubuntu\n", "chromium"), "chromium-browser");
        assert_eq!(name_on("ID=ubuntu\n", "xvfb"), "xvfb");
    }

    #[test]
    fn apt_asks_nothing_and_takes_sudo_when_not_root() {
        let line = |rights| {
            commands(&["xvfb", "xauth"], &rights)
                .unwrap()
                .last()
                .unwrap()
                .join(" ")
        };
        let apt = "env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends xvfb xauth";
        assert_eq!(line(Rights::Root), apt);
        assert_eq!(line(Rights::Sudo), format!("sudo {apt}"));
    }

    #[test]
    fn without_rights_the_packages_are_named() {
        let stop = commands(&["xvfb"], &Rights::None).unwrap_err();
        assert!(stop.to_string().contains("apt-get install xvfb"));
    }

    #[test]
    fn a_package_that_is_not_there_is_missing() {
        let nothing = package(Group::Test, "no-such-package", Sign::None);
        assert!(!is_installed(&nothing));
        let elsewhere = package(Group::Test, "no-such-package", Sign::Program(&["sh"]));
        assert!(
            elsewhere.sign.is_absent() || !cfg!(target_os = "linux") || is_installed(&elsewhere)
        );
        assert!(Sign::Library("no-such-library").is_absent());
    }
}
