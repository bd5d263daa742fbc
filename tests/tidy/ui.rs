//! The arrows inside the UI: shell -> features -> kit; shell, features -> host; features never meet.

use crate::clone::{refuse, texts};
use crate::ui_source::{imports, leads_to};

/// The part of the UI a path lies in: `features/clients`, `kit`, `host`, `shell` …
fn part_of(path: &str) -> Option<String> {
    let mut steps = path.strip_prefix("ui/src/")?.split('/');
    let first = steps.next()?;
    if first == "features" {
        return Some(format!("features/{}", steps.next()?));
    }
    Some(first.to_owned())
}

/// Why a file of the UI must not import what an import leads to.
fn refusal(file: &str, target: &str) -> Option<&'static str> {
    let own = part_of(file)?;
    if target.starts_with("@tauri-apps") {
        return (own != "host").then_some("only host speaks to tauri");
    }
    let other = part_of(target)?;
    let is_feature = |part: &str| part.starts_with("features/");
    if own == other {
        None
    } else if is_feature(&own) && is_feature(&other) {
        Some("features meet in shell only")
    } else if (own == "kit" || own == "host") && (is_feature(&other) || other == "shell") {
        Some("kit and host know no feature and no shell")
    } else if own == "kit" && other == "host" {
        Some("kit has no way out")
    } else if is_feature(&own) && other == "shell" {
        Some("a feature does not know where it is shown")
    } else {
        None
    }
}

#[test]
fn the_parts_of_the_ui_keep_their_arrows() {
    let sources = texts("ui/src/", &[".ts", ".svelte", ".js"]);
    assert!(sources.keys().any(|file| file.starts_with("ui/src/host/")));
    let mut wrong = Vec::new();
    for (file, text) in &sources {
        for import in imports(text) {
            if let Some(why) = refusal(file, &leads_to(file, &import)) {
                wrong.push(format!("{file} imports {import}: {why}"));
            }
        }
    }
    refuse(&wrong, "the UI's arrows point one way");
}

#[test]
fn no_text_becomes_markup() {
    // Taken apart, or this file would name it.
    let raw = concat!("{", "@html");
    let wrong: Vec<String> = texts("ui/", &[".svelte", ".ts", ".js", ".html"])
        .into_iter()
        .filter(|(_, text)| text.contains(raw))
        .map(|(file, _)| file)
        .collect();
    refuse(&wrong, "a user's text is text, never markup");
}

#[test]
fn the_embed_stands_alone() {
    let mut wrong = Vec::new();
    for (file, text) in texts("ui/embed/", &[".ts", ".js"]) {
        for import in imports(&text) {
            let target = leads_to(&file, &import);
            if !target.starts_with("ui/embed/")
                && !file.contains(".test.")
                && !file.ends_with(".config.ts")
            {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    refuse(
        &wrong,
        "what runs on a customer's site has no framework and nothing of the app",
    );
}

#[test]
fn a_wrong_import_is_seen() {
    let feature = "ui/src/features/clients/List.svelte";
    assert!(refusal(feature, "ui/src/features/products/Row.svelte").is_some());
    assert!(refusal(feature, "ui/src/shell/route").is_some());
    assert!(refusal(feature, "@tauri-apps/api/core").is_some());
    assert!(refusal("ui/src/kit/Button.svelte", "ui/src/host/call").is_some());
    assert!(refusal("ui/src/host/call.ts", "ui/src/features/clients/words").is_some());
    assert!(refusal(feature, "ui/src/features/clients/words").is_none());
    assert!(refusal(feature, "ui/src/kit/Button.svelte").is_none());
    assert!(refusal("ui/src/host/tauri.ts", "@tauri-apps/api/core").is_none());
    assert!(
        refusal(
            "ui/src/shell/App.svelte",
            "ui/src/features/clients/List.svelte"
        )
        .is_none()
    );
}
