//! The developer's note of an export, as Markdown: what to upload, what to paste, what to allow, what to listen to.

use reprise_domain::widget::{Condition, EndpointFormat, Trigger};

use super::page::snippet;
use super::{GAMES_FILE, Handover, SCRIPT_FILE};

/// The note. Names of widgets stand in it as text: nothing of them is mark-up.
pub fn note(handover: &Handover<'_>) -> String {
    [
        head(handover),
        install(handover),
        builders(handover),
        policy(handover),
        privacy(handover),
        hooks(handover),
        events(),
        leads(handover),
        trouble(),
    ]
    .join("\n")
}

fn head(handover: &Handover<'_>) -> String {
    let limited = handover.campaign.map_or(String::new(), |name| {
        format!(
            " It holds only the widgets of the campaign ‘{}’.",
            plain(name)
        )
    });
    let ends = match &handover.config.ends {
        Some(ends) => {
            format!("From {ends} on the script does nothing; it can then be taken off the site.")
        }
        None => "The script has no last day: it works until it is taken off the site.".to_owned(),
    };
    let mut out = format!(
        "# Website widgets of {}\n\nExported from Reprise on {}.{limited} {ends}\n\n| Widget | Stands | Priority |\n|---|---|---|\n",
        plain(handover.client),
        handover.made_on
    );
    for widget in handover.widgets {
        out.push_str(&format!(
            "| {} | {} | {} |\n",
            plain(&widget.name),
            widget.design.layout.said(),
            widget.design.priority
        ));
    }
    out
}

fn install(handover: &Handover<'_>) -> String {
    let games = if has_games(handover) {
        format!(
            " and `{GAMES_FILE}` into the same folder; the second one is fetched only when a game is about to show"
        )
    } else {
        String::new()
    };
    format!(
        "## Put it on the site\n\n1. Upload `{SCRIPT_FILE}`{games}.\n2. Paste these two lines before `</head>` of every page, with the address you uploaded to:\n\n```html\n{}```\n\n3. Open `test-page.html` from a web server to try it first.\n\nThe checksum in `integrity` belongs to this very file: a new export needs its new two lines, and so does a server that rewrites scripts.\nNothing on a page changes while no widget shows, and an error in the script never stops the page.\n",
        snippet(handover.integrity)
    )
}

fn builders(handover: &Handover<'_>) -> String {
    let places: Vec<&str> = handover
        .config
        .widgets
        .iter()
        .filter(|it| !it.selector.is_empty())
        .map(|it| it.selector.as_str())
        .collect();
    let embedded = if places.is_empty() {
        String::new()
    } else {
        let places: Vec<String> = places.iter().map(|it| format!("`{}`", code(it))).collect();
        format!(
            "\n### Places for what is part of the page\n\nThe page needs an element for {}, empty and with room reserved (a `min-height`): what would push the page about under a reader waits.\n",
            places.join(" and ")
        )
    };
    format!(
        "## Where the lines go\n\n### WordPress\n\n1. Upload `{SCRIPT_FILE}` by FTP or your host's file manager into the folder of the site (not into Media: WordPress refuses scripts there).\n2. Put the two lines into the head of all pages: a child theme's `header.php` above `wp_head()`, or a plug-in for header code.\n3. Empty the cache of any caching plug-in, and leave `{SCRIPT_FILE}` out of its script joining.\n\n### Shopify\n\n1. *Online Store → Themes → Edit code → Assets → Add a new asset*: upload `{SCRIPT_FILE}`.\n2. In `layout/theme.liquid`, before `</head>`, write `<script src=\"{{{{ '{SCRIPT_FILE}' | asset_url }}}}\" defer></script>`. Leave `integrity` out: Shopify may pack the file anew.\n3. The cart's worth, if a rule asks for it: `<script>(window.reprise = window.reprise || []).push([\"cart\", {{{{ cart.total_price | divided_by: 100.0 }}}}])</script>`.\n\n### Google Tag Manager\n\n1. Upload `{SCRIPT_FILE}` to your own site; Tag Manager stores no files.\n2. *Tags → New → Custom HTML*: `<script src=\"https://your-site.example/{SCRIPT_FILE}\" defer></script>`. Trigger: *All Pages*.\n3. Widgets then come as late as Tag Manager does, and not at all where it is blocked; the two lines in the page are better.\n{embedded}"
    )
}

fn policy(handover: &Handover<'_>) -> String {
    let mut connect = "'self'".to_owned();
    let mut form = String::new();
    if let Some(endpoint) = &handover.config.endpoint {
        let origin = origin(&endpoint.url);
        match endpoint.format {
            EndpointFormat::Json | EndpointFormat::Form => connect = origin.to_owned(),
            EndpointFormat::Action => form = format!("form-action {origin};\n"),
        }
    }
    format!(
        "## Content Security Policy\n\nOnly where the site sends one. Add to what it has:\n\n```\nscript-src 'self' '{}';\nconnect-src {connect};\nimg-src data:{};\n{form}```\n\nThe widgets stand in a shadow root with their own style sheet; no `unsafe-inline` and no `unsafe-eval` is needed. With a nonce, give it to the script element: what the script adds takes it over.\n",
        handover.integrity,
        images(handover)
    )
}

fn privacy(handover: &Handover<'_>) -> String {
    let consent = if handover.config.storage_consent == "ask" {
        "Nothing is stored before the site calls `reprise.consent(true)`; call `reprise.consent(false)` when consent is withdrawn."
    } else {
        "The script keeps in the browser's local storage what it has to remember: visits, closings, the tags of the first tagged landing, entries that could not be sent yet. Where the law asks for consent first, export it anew with “ask for consent”."
    };
    format!(
        "## What is stored, and for how long\n\n{consent} It sets no cookie and asks no other server than the one that takes the entries. Safari forgets what scripts store after 7 days without a visit, so that a visitor may be new again after a week. Entries that could not be sent are tried again and dropped after 30 days.\n"
    )
}

fn hooks(handover: &Handover<'_>) -> String {
    let uses = |wanted: fn(&Condition) -> bool| {
        let mut rules = handover.config.widgets.iter().map(|it| &it.rules);
        rules.any(|it| it.conditions.iter().any(wanted))
    };
    let mark = |is_used: bool| if is_used { "**needed here**" } else { "" };
    let calls: Vec<String> = handover
        .config
        .widgets
        .iter()
        .flat_map(|it| &it.rules.triggers)
        .filter_map(|it| match it {
            Trigger::Call { name } => Some(format!("`{name}`")),
            _ => None,
        })
        .collect();
    format!(
        "## What the site can tell\n\n| Call | Means | |\n|---|---|---|\n| `reprise.consent(true)` | things may be stored | {} |\n| `reprise.cart(49.9)` | worth of the cart, in the currency's main unit | {} |\n| `reprise.loggedIn(true)` | the visitor is logged in | {} |\n| `reprise.country = \"DE\"` | the country, two letters | {} |\n| `reprise.subscriber(true)` | the visitor's address is known already: no more sign-ups | |\n| `reprise.converted(true)` | the visitor bought: offers stop | |\n| `reprise.show(\"name\")` | shows the widget that waits for this name{} | {} |\n\nBefore the script is there, the same is said as `(window.reprise = window.reprise || []).push([\"cart\", 49.9])`.\n",
        mark(handover.config.storage_consent == "ask"),
        mark(uses(|it| matches!(it, Condition::Cart { .. }))),
        mark(uses(|it| matches!(it, Condition::LoggedIn { .. }))),
        mark(uses(|it| matches!(it, Condition::Country { .. }))),
        if calls.is_empty() {
            String::new()
        } else {
            format!(": {}", calls.join(", "))
        },
        mark(!calls.is_empty()),
    )
}

fn events() -> String {
    "## Events\n\n| Event | When |\n|---|---|\n| `shown` | a widget is on the screen |\n| `closed` | the visitor closed it |\n| `submitted` | an entry was handed over |\n| `code_copied` | a promo code was copied |\n| `held_out` | the visitor belongs to the share that sees nothing |\n\nEach goes to `window.dataLayer` as `reprise_shown` and so on, with `reprise: { widget, campaign, variant }`, and to the document as `reprise:shown`. What people entered is in `detail.fields` of the document's `reprise:submitted` only, never in the data layer.\n".to_owned()
}

fn leads(handover: &Handover<'_>) -> String {
    let goes = match &handover.config.endpoint {
        None => "These widgets send nothing anywhere; listen to `reprise:submitted`.".to_owned(),
        Some(endpoint) => {
            let how = match endpoint.format {
                EndpointFormat::Json => {
                    "a cross-origin `POST` of JSON; answer with a status of 200 to 299 and `Access-Control-Allow-Origin`"
                }
                EndpointFormat::Form => "a `POST` of form fields whose answer the browser hides",
                EndpointFormat::Action => "a plain form that opens its answer in a new tab",
            };
            format!("Entries go to `{}` as {how}.", code(&endpoint.url))
        }
    };
    format!(
        "## Entries, and their way back\n\n{goes} An entry holds `widget`, `campaign`, `variant`, `page`, `language`, `submitted_at` (UTC), `utm`, `fields` and `consent`; forms send the same flat. A hidden field that people leave empty keeps simple robots out.\n\nTo bring entries back into Reprise, save them as CSV in UTF-8 with this head line and import them as contacts (`reprise contacts import leads.csv`); the import knows every one of these columns:\n\n```\nemail,phone,first_name,email_consent,sms_consent,consent_text,consent_time,consent_source\n```\n\n| Column | Holds | Example |\n|---|---|---|\n| `email` | the address, when one was asked for | ann@example.com |\n| `phone` | with the country code | +447400123456 |\n| `first_name` | as entered | Ann |\n| `email_consent` | `yes` when the box for e-mail was ticked | yes |\n| `sms_consent` | `yes` when the box for text messages was ticked | no |\n| `consent_text` | the very words that were agreed to, from `consent` | Yes, write to me … |\n| `consent_time` | `submitted_at`, RFC 3339, UTC | 2026-05-12T08:30:00Z |\n| `consent_source` | `page`, on which it was entered | https://shop.example/tea |\n\nOne line an entry. Words, time and page are kept as the proof of a consent; an address without `yes` is never written to.\n"
    )
}

fn trouble() -> String {
    format!(
        "## When nothing shows\n\n1. The browser's console names a checksum that does not fit: upload `{SCRIPT_FILE}` again, unchanged, or paste the new two lines.\n2. The visit does not fit the rules: the links of `test-page.html` play visits that do.\n3. It was closed or shown before: *Forget this visitor* on the test page, or a private window.\n"
    )
}

pub(super) fn has_games(handover: &Handover<'_>) -> bool {
    handover.widgets.iter().any(|it| it.design.has_game())
}

/// Origins of pictures that lie on a site.
fn images(handover: &Handover<'_>) -> String {
    let mut origins: Vec<&str> = handover
        .config
        .widgets
        .iter()
        .flat_map(|it| {
            it.views
                .iter()
                .chain(it.variants.iter().flat_map(|it| &it.views))
        })
        .flat_map(|it| &it.blocks)
        .filter_map(|it| it.src.as_deref())
        .filter(|it| it.starts_with("https://"))
        .map(origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins.iter().map(|it| format!(" {it}")).collect()
}

/// Scheme and host of an address.
fn origin(address: &str) -> &str {
    let after = address.find("://").map_or(0, |at| at + 3);
    let end = address[after..].find(['/', '?', '#']);
    end.map_or(address, |end| &address[..after + end])
}

/// Words of a person in a line of Markdown: no mark of it stays one.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => {
                out.push('\\');
                out.push(c);
            }
            other => out.push(other),
        }
    }
    out
}

/// An address or a selector between backticks; only an address can hold a `<`, and it means the same encoded.
fn code(words: &str) -> String {
    words
        .replace(['`', '\n', '\r', '|'], " ")
        .replace('<', "%3C")
}
