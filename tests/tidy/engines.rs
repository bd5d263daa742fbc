//! Engine modules do not import one another: what two need moves down into `domain`.

use crate::clone::{refuse, texts};
use crate::rust_source::{paths, shipped};

const ROOT: &str = "src-tauri/crates/engines/src/";

/// The engine a file belongs to: the folder or file right below the root, `lib` for the root itself.
fn engine_of(file: &str) -> Option<&str> {
    file.strip_prefix(ROOT)?.split(['/', '.']).next()
}

/// The other engines that a code of `own` names.
fn foreign(own: &str, engines: &[String], code: &str) -> Vec<String> {
    let mut found: Vec<String> = paths(code)
        .into_iter()
        .filter(|path| {
            engines
                .iter()
                .filter(|engine| *engine != own)
                .any(|engine| {
                    // `super::super::x` from deep inside is its own engine's x, unless an engine has that name.
                    let mut steps = path.split("::").skip_while(|step| *step == "super");
                    match steps.next() {
                        Some("crate") => steps.next() == Some(engine.as_str()),
                        Some(step) => path.starts_with("super::") && step == engine,
                        None => false,
                    }
                })
        })
        .collect();
    found.dedup();
    found
}

#[test]
fn engines_do_not_import_one_another() {
    let shipped = shipped(&texts(ROOT, &[".rs"]));
    let mut engines: Vec<String> = shipped
        .keys()
        .filter_map(|file| engine_of(file))
        .filter(|engine| *engine != "lib")
        .map(str::to_owned)
        .collect();
    engines.dedup();
    for known in ["audience", "brief", "cadence", "strategy", "widget"] {
        assert!(engines.iter().any(|engine| engine == known), "{engines:?}");
    }
    let mut wrong = Vec::new();
    for (file, code) in &shipped {
        let own = engine_of(file).unwrap();
        if own != "lib" {
            wrong.extend(
                foreign(own, &engines, code)
                    .iter()
                    .map(|path| format!("{file} names {path}")),
            );
        }
    }
    refuse(&wrong, "what two engines need moves down into domain");
}

#[test]
fn an_import_across_is_seen() {
    let engines = [
        "audience".to_owned(),
        "brief".to_owned(),
        "cadence".to_owned(),
    ];
    let check = |code| foreign("brief", &engines, code);
    assert_eq!(
        check("use crate::cadence::check;"),
        ["crate::cadence::check"]
    );
    assert_eq!(
        check("use crate::{audience::size, brief::words};"),
        ["crate::audience::size"]
    );
    assert_eq!(
        check("super::super::cadence::gap()"),
        ["super::super::cadence::gap"]
    );
    assert_eq!(
        check("use crate::brief::words; use reprise_domain::audience::Audience;"),
        [""; 0]
    );
}
