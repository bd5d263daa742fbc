//! Where the lines of an export go, system by system: steps for people who do not write web pages.
//!
//! The developer's note and the program's own dialog say the same steps. Code stands between backticks in their words.

use serde::Serialize;
use ts_rs::TS;

use super::note::has_games;
use super::{GAMES_FILE, Handover, SCRIPT_FILE};

/// A kind of site, and how the script gets onto it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SiteKind {
    /// "WordPress".
    pub name: String,
    /// In their order.
    pub steps: Vec<SiteStep>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SiteStep {
    /// What, with code between backticks.
    pub text: String,
    /// What is to be pasted; empty when nothing is.
    pub code: String,
}

/// The systems most shops run on, in the order of the note.
pub fn places(handover: &Handover<'_>) -> Vec<SiteKind> {
    vec![
        wordpress(handover),
        shopify(handover),
        tag_manager(handover),
    ]
}

fn wordpress(handover: &Handover<'_>) -> SiteKind {
    let two_lines = match handover.integrity {
        Some(_) => {
            "Empty the cache of any caching plug-in, and leave the script out of its script joining: a joined file no longer fits its checksum."
        }
        None => "Empty the cache of any caching plug-in.",
    };
    place(
        "WordPress",
        vec![
            step(&format!(
                "By FTP or your host's file manager, upload {}; WordPress refuses scripts in its media library.",
                files(handover)
            )),
            step(
                "Put the two lines into the head of all pages: in a child theme's `header.php` above `wp_head()`, or with a plug-in for header code.",
            ),
            step(two_lines),
        ],
    )
}

fn shopify(handover: &Handover<'_>) -> SiteKind {
    let mut steps = vec![
        step(&format!(
            "Online Store → Themes → Edit code → Assets → Add a new asset: upload {}.",
            files(handover)
        )),
        pasting(
            "In `layout/theme.liquid`, paste this before `</head>` instead of the two lines. It has no checksum, because Shopify may pack files anew.",
            &format!("<script src=\"{{{{ '{SCRIPT_FILE}' | asset_url }}}}\" defer></script>"),
        ),
    ];
    // The script itself insists on the second file's checksum, wherever its own line stands.
    let games = handover.config.games.as_ref();
    if games.is_some_and(|it| it.integrity.is_some()) {
        steps.insert(
            0,
            step("Export again without checksums: Shopify may pack the file of the games anew, and the script would refuse it."),
        );
    }
    steps.push(pasting(
        "The cart's worth, if a rule asks for it:",
        "<script>(window.reprise = window.reprise || []).push([\"cart\", {{ cart.total_price | divided_by: 100.0 }}])</script>",
    ));
    place("Shopify", steps)
}

fn tag_manager(handover: &Handover<'_>) -> SiteKind {
    place(
        "Google Tag Manager",
        vec![
            step(&format!(
                "Upload {} of your own site; Tag Manager stores no files.",
                files(handover)
            )),
            pasting(
                "Tags → New → Custom HTML, with the address of your site. Trigger: All Pages.",
                &format!("<script src=\"https://your-site.example/{SCRIPT_FILE}\" defer></script>"),
            ),
            step(
                "Widgets then come as late as Tag Manager does, and not at all where it is blocked; the two lines in the page are better.",
            ),
        ],
    )
}

/// The files to upload, by name.
pub(super) fn files(handover: &Handover<'_>) -> String {
    if has_games(handover) {
        format!("`{SCRIPT_FILE}` and `{GAMES_FILE}` into one folder")
    } else {
        format!("`{SCRIPT_FILE}` into a folder")
    }
}

fn place(name: &str, steps: Vec<SiteStep>) -> SiteKind {
    SiteKind {
        name: name.to_owned(),
        steps,
    }
}

fn step(text: &str) -> SiteStep {
    pasting(text, "")
}

fn pasting(text: &str, code: &str) -> SiteStep {
    SiteStep {
        text: text.to_owned(),
        code: code.to_owned(),
    }
}
