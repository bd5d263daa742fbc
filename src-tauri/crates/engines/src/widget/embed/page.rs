//! What a site pastes, and a page to try the script on.

use reprise_domain::widget::{Condition, Trigger};

use super::{Handover, SCRIPT_FILE};

/// The two lines for the site. With a checksum they change with every export.
pub fn snippet(integrity: Option<&str>) -> String {
    format!(
        "<!-- Reprise widgets -->\n<script src=\"/{SCRIPT_FILE}\"{} defer></script>\n",
        checked(integrity)
    )
}

/// The attributes by which a browser refuses a changed file.
fn checked(integrity: Option<&str>) -> String {
    integrity.map_or_else(String::new, |sum| {
        format!(" integrity=\"{sum}\" crossorigin=\"anonymous\"")
    })
}

/// A plain page beside the script: open it from a web server to see the widgets, with links that play visits.
pub fn test_page(handover: &Handover<'_>) -> String {
    let mut visits = String::new();
    for (words, query) in visits_of(handover) {
        visits.push_str(&format!(
            "<li><a href=\"?{}\">{}</a></li>\n",
            text(&query),
            text(&words)
        ));
    }
    format!(
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Test page: {client}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }}
section {{ min-height: 60vh; }}
pre {{ background: #f3f3f6; padding: .75rem; white-space: pre-wrap; }}
</style>
<script src="{SCRIPT_FILE}"{integrity} defer></script>
</head>
<body>
<h1>Test page: {client}</h1>
<p>Serve this folder with any web server and open this page. Widgets of a campaign show on its days only. Choose a visit:</p>
<ul>
{visits}</ul>
<p><button type="button" id="forget">Forget this visitor</button></p>
{asked}{placeholders}<pre id="events" aria-label="Events"></pre>
<section><h2>Something to scroll past</h2></section>
<section><h2>And more of it</h2></section>
<script>
document.getElementById("forget").onclick = function () {{
  localStorage.clear();
  sessionStorage.clear();
  location.assign(location.pathname);
}};
document.querySelectorAll("[data-show]").forEach(function (button) {{
  button.onclick = function () {{
    reprise.show(button.dataset.show);
  }};
}});
["shown", "closed", "submitted", "code_copied", "held_out"].forEach(function (name) {{
  document.addEventListener("reprise:" + name, function (event) {{
    document.getElementById("events").textContent += name + " " + JSON.stringify(event.detail) + "\n";
  }});
}});
</script>
</body>
</html>
"##,
        client = text(handover.client),
        integrity = checked(handover.integrity),
        asked = asked(handover),
        placeholders = placeholders(handover),
    )
}

/// A plain visit, and one for every tag that a rule waits for.
fn visits_of(handover: &Handover<'_>) -> Vec<(String, String)> {
    let mut visits = vec![("A visit without tags".to_owned(), String::new())];
    let widgets = handover.config.widgets.iter().zip(handover.widgets);
    for (config, widget) in widgets {
        let tags = config.rules.conditions.iter().filter_map(|it| match it {
            Condition::Utm {
                key,
                values,
                not: false,
            } => Some(format!(
                "utm_{}={}",
                crate::widget::sentence::key_word(*key),
                encoded(values.first()?)
            )),
            _ => None,
        });
        let query: Vec<String> = tags.collect();
        if !query.is_empty() {
            visits.push((format!("A visit for ‘{}’", widget.name), query.join("&")));
        }
    }
    visits
}

/// Something to press for every widget that waits for it: an element its trigger names by id or class, or a call.
fn asked(handover: &Handover<'_>) -> String {
    let widgets = handover.widgets.iter();
    let triggers = widgets.flat_map(|it| it.design.rules.triggers.iter().map(|at| (&it.name, at)));
    let buttons: String = triggers
        .filter_map(|(name, trigger)| match trigger {
            Trigger::Click { selector } => {
                let attribute = match (selector.strip_prefix('#'), selector.strip_prefix('.')) {
                    (Some(id), _) if is_plain(id) => format!("id=\"{id}\""),
                    (_, Some(class)) if is_plain(class) => format!("class=\"{class}\""),
                    _ => return None,
                };
                Some(format!(
                    "<button type=\"button\" {attribute}>Click for ‘{}’</button>\n",
                    text(name)
                ))
            }
            Trigger::Call { name } => Some(format!(
                "<button type=\"button\" data-show=\"{name}\">reprise.show(&quot;{name}&quot;)</button>\n",
                name = text(name)
            )),
            Trigger::AtOnce
            | Trigger::Delay { .. }
            | Trigger::TimeOnSite { .. }
            | Trigger::Pages { .. }
            | Trigger::Scroll { .. }
            | Trigger::Inactivity { .. }
            | Trigger::ExitIntent => None,
        })
        .collect();
    if buttons.is_empty() {
        buttons
    } else {
        format!("<p>{buttons}</p>\n")
    }
}

/// A name that may stand in an attribute and in a selector as it is.
fn is_plain(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    !name.is_empty() && name.chars().all(fits)
}

/// Elements for embedded widgets whose place is an id.
fn placeholders(handover: &Handover<'_>) -> String {
    let ids = handover
        .config
        .widgets
        .iter()
        .filter_map(|it| it.selector.strip_prefix('#').filter(|id| is_plain(id)));
    ids.map(|id| format!("<div id=\"{id}\" style=\"min-height: 40rem\"></div>\n"))
        .collect()
}

/// Words in mark-up.
pub(super) fn text(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// A value of a query.
pub(in crate::widget) fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(byte as char);
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
