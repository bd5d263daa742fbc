//! The developer's note of an export, as Markdown: what to upload, what to paste, what to allow, what to listen to.

use reprise_domain::widget::{Condition, EndpointFormat, Trigger};

use super::page::snippet;
use super::places::{files, places};
use super::{Handover, SCRIPT_FILE};

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
        " The second one is fetched only when a game is about to show."
    } else {
        ""
    };
    let checksum = match handover.integrity {
        Some(_) => {
            "The checksum in `integrity` belongs to this very file: a new export needs its new two lines, and so does a server that rewrites scripts."
        }
        None => {
            "The lines carry no checksum, so that a server may rewrite the files; a new export keeps them as they are."
        }
    };
    format!(
        "## Put it on the site\n\n1. Upload {}.{games}\n2. Paste these two lines before `</head>` of every page, with the address you uploaded to:\n\n```html\n{}```\n\n3. Open `test-page.html` from a web server to try it first.\n\n{checksum}\nNothing on a page changes while no widget shows, and an error in the script never stops the page.\n",
        files(handover),
        snippet(handover.integrity)
    )
}

fn builders(handover: &Handover<'_>) -> String {
    let mut out = "## Where the lines go\n".to_owned();
    for place in places(handover) {
        out.push_str(&format!("\n### {}\n\n", place.name));
        for (at, step) in place.steps.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", at + 1, step.text));
            if !step.code.is_empty() {
                out.push_str(&format!("\n   ```html\n   {}\n   ```\n\n", step.code));
            }
        }
    }
    out.push_str(&embedded(handover));
    out
}

fn embedded(handover: &Handover<'_>) -> String {
    let selectors = handover.config.widgets.iter().map(|it| &it.selector);
    let places: Vec<String> = selectors
        .filter(|it| !it.is_empty())
        .map(|it| format!("`{}`", code(it)))
        .collect();
    if places.is_empty() {
        return String::new();
    }
    format!(
        "\n### Places for what is part of the page\n\nThe page needs an element for {}, empty and with room reserved (a `min-height`): what would push the page about under a reader waits.\n",
        places.join(" and ")
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
    let checksum = handover
        .integrity
        .map_or_else(String::new, |sum| format!(" '{sum}'"));
    format!(
        "## Content Security Policy\n\nOnly where the site sends one. Add to what it has:\n\n```\nscript-src 'self'{checksum};\nconnect-src {connect};\nimg-src data:{};\n{form}```\n\nThe widgets stand in a shadow root with their own style sheet; no `unsafe-inline` and no `unsafe-eval` is needed. With a nonce, give it to the script element: what the script adds takes it over.\n",
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
        "## Entries, and their way back\n\n{goes} An entry is flat, whatever its form: every field that was filled in under its name (`email`, `phone`, `name`, `consent` …, several answers joined by commas), and beside them\n\n| Field | Holds |\n|---|---|\n| `id` | another for each entry, so that one sent twice can be told |\n| `widget`, `campaign`, `variant` | what was filled in; perhaps empty |\n| `page`, `language` | where, without what stands behind `#`, and in which words |\n| `submitted_at` | when, RFC 3339, UTC |\n| `utm_source`, `utm_medium`, `utm_campaign`, `utm_content`, `utm_term` | the tags the visitor came by |\n| `code` | what was won; empty without a game |\n| `consent_text` | the very words of the box `consent` that was ticked, and `…_text` for any other box |\n\nA hidden field that people leave empty keeps simple robots out.\n\nTo bring entries back into Reprise, save them as CSV in UTF-8 with this head line and import them as contacts (`reprise contacts import leads.csv`); the import knows every one of these columns:\n\n```\nemail,phone,first_name,email_consent,sms_consent,consent_text,consent_time,consent_source\n```\n\n| Column | Takes | Example |\n|---|---|---|\n| `email` | `email` | ann@example.com |\n| `phone` | `phone`, with the country code | +447400123456 |\n| `first_name` | `name` | Ann |\n| `email_consent` | `yes` when the box for e-mail was ticked | yes |\n| `sms_consent` | `yes` when the box for text messages was ticked | no |\n| `consent_text` | `consent_text`, or `…_text` of the other box that the line is for | Yes, write to me … |\n| `consent_time` | `submitted_at` | 2026-05-12T08:30:00Z |\n| `consent_source` | `page` | https://shop.example/tea |\n\nOne line for each box that was ticked, with the words of that very box: an entry with one for e-mail and one for text messages makes two lines, which the import joins to one person. An entry without a box makes one line. Words, time and page are kept as the proof of a consent; an address without `yes` is never written to.\n"
    )
}

fn trouble() -> String {
    format!(
        "## When nothing shows\n\n1. The browser's console names a checksum that does not fit: upload `{SCRIPT_FILE}` again, unchanged, or paste the new two lines.\n2. The visit does not fit the rules: the links of `test-page.html` play visits that do.\n3. It was closed or shown before: *Forget this visitor* on the test page, or a private window.\n"
    )
}

pub(super) fn has_games(handover: &Handover<'_>) -> bool {
    handover.config.games.is_some()
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
