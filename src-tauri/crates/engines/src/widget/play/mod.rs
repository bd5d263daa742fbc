//! The behaviour preview: a pretend shop page on which the script of a site runs, for the user to play the visitor.
//!
//! One HTML document for a sandboxed frame, with the headers that keep it there. What stands in it of a client is data: its
//! config and its words are JSON without a `<`, and only scripts with the document's own nonce run.

mod arrival;
mod shop;
mod told;

use chrono::{DateTime, Utc};
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;
use serde::Serialize;

use super::embed::{Config, escaped};
use super::picture::data_address;

pub use arrival::{Arrival, arrivals, opening};
pub use shop::{Shop, ShopPage, ShopProduct, shop};
pub use told::{ToldTrigger, ToldWidget, told};

/// What stands for a picture of the web, which the frame must not load.
const WEB_PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#e6e4df"/><path d="M120 118l28-36 20 24 12-14 22 26z" fill="#b9b5ac"/><circle cx="190" cy="72" r="9" fill="#b9b5ac"/></svg>"##;

/// What is played with what.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'a> {
    /// Everything planned.
    pub workspace: &'a Workspace,
    /// The widgets on the page, in the order of an export; the one that is tried among them.
    pub widgets: &'a [&'a Widget],
    /// The one that is tried.
    pub tried: &'a Widget,
}

/// The scripts of the document.
#[derive(Debug, Clone, Copy)]
pub struct Scripts<'a> {
    /// The one of a site.
    pub runtime: &'a str,
    /// Its second file.
    pub games: &'a str,
    /// What plays the world around it.
    pub player: &'a str,
}

/// What the player reads.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Script<'a> {
    config: &'a Config,
    shop: &'a Shop,
    /// Milliseconds since 1970.
    now: i64,
}

/// The document. Nothing in it loads anything, and what it says of a client cannot end a script.
pub fn document(
    config: Config,
    shop: &Shop,
    now: DateTime<Utc>,
    scripts: Scripts<'_>,
    nonce: &str,
) -> String {
    let config = without_web(config);
    let data = Script {
        config: &config,
        shop,
        now: now.timestamp_millis(),
    };
    let json = serde_json::to_string(&data).expect("BUG: a config is plain data");
    let mut html = String::from(concat!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<title>A pretend shop</title>\n</head>\n<body>\n",
        "<script type=\"application/json\" id=\"reprise-play\">",
    ));
    html.push_str(&escaped(&json));
    html.push_str("</script>\n");
    for script in [scripts.runtime, scripts.games, scripts.player] {
        html.push_str(&format!(
            "<script nonce=\"{nonce}\">{}</script>\n",
            script.trim()
        ));
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// The headers of the document: an origin of its own, no network, no forms, scripts and styles by nonce only.
pub fn headers(nonce: &str) -> Vec<(&'static str, String)> {
    vec![
        ("content-type", "text/html; charset=utf-8".to_owned()),
        (
            "content-security-policy",
            format!(
                "sandbox allow-scripts; default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'"
            ),
        ),
        ("x-content-type-options", "nosniff".to_owned()),
        ("cache-control", "no-store".to_owned()),
    ]
}

/// The config with a drawing in place of every picture that would be asked of the web.
fn without_web(mut config: Config) -> Config {
    for widget in &mut config.widgets {
        let variants = widget.variants.iter_mut().flat_map(|it| &mut it.views);
        for block in widget
            .views
            .iter_mut()
            .chain(variants)
            .flat_map(|it| &mut it.blocks)
        {
            if block
                .src
                .as_ref()
                .is_some_and(|it| !it.starts_with("data:"))
            {
                block.src = Some(data_address("image/svg+xml", WEB_PICTURE.as_bytes()));
            }
        }
    }
    config
}

#[cfg(test)]
mod tests;
