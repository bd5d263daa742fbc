//! Every template on a site in WebKitGTK, by the very script an export writes: axe finds nothing in any state, on a phone and on a
//! desk, light and dark. The browser is WebKitGTK's own, with nothing of Reprise in it but the script.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Days, Utc};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

use crate::axe::{REACH, WALK, eyes, faults};
use crate::running::{Home, Window};
use crate::site::{Laid, Site};

/// Width and height of the page in pixels.
const SIZES: [(u32, u32); 2] = [(390, 760), (1280, 780)];

/// What the page begins with: a new visitor, and whatever goes wrong.
const PRELUDE: &str = "localStorage.clear();
    window.heard = [];
    window.addEventListener('error', (it) => window.heard.push(`${it.message ?? it.target}`), true);
    window.addEventListener('unhandledrejection', (it) => window.heard.push(`${it.reason}`));";

const LOOKS: [Look; 2] = [Look::Light, Look::Dark];

/// A light site with a widget in the client's own colors, a dark one with a dark widget.
#[derive(Clone, Copy, Debug)]
enum Look {
    Light,
    Dark,
}

#[tokio::test]
async fn axe_finds_nothing_in_any_template_in_any_state() {
    let home = Home::new();
    let site = Site::open(format!("{PRELUDE}\n{REACH}\n{}\n{WALK}", eyes()));
    let shop = Shop::new(&home, &site);
    let templates = shop.templates();
    assert_eq!(
        templates.len(),
        template_files(),
        "there is one for each file"
    );
    let pages: Vec<Page> = templates
        .iter()
        .flat_map(|template| LOOKS.map(|look| shop.exported(template, look)))
        .collect();

    let visitor = home.visitor().await;
    let mut looks = 0;
    let mut wrong = Vec::new();
    for size in SIZES {
        visitor.resize(size).await;
        for page in &pages {
            let name = format!("{} {}", page.name, size.0);
            site.lay(page.laid.clone());
            let seen = walk(&visitor, &site, page.design).await;
            let heard = visitor.script("return window.heard;", Value::Null).await;
            assert_eq!(heard, json!([]), "{name}: {seen}");
            let moments = seen
                .as_array()
                .unwrap_or_else(|| panic!("{name}: it cannot be walked through: {seen}"));
            assert_eq!(moments.len(), states_of(page.design), "{name}: {seen}");
            for moment in moments {
                let moment_of = format!("{name}: {}", moment["moment"].as_str().unwrap());
                // Else it did not look into the widget, and nothing found means nothing.
                assert!(
                    moment["measured"].as_u64() > Some(0),
                    "{moment_of}: {moment}"
                );
                assert_eq!(moment["unmeasured"], json!([]), "{moment_of}: {moment}");
                assert_eq!(moment["beyond"], 0, "{moment_of}: something is too wide");
                wrong.extend(faults(moment, &moment_of));
            }
            looks += moments.len();
        }
    }
    let states: usize = templates.iter().map(|it| states_of(&it.design)).sum();
    assert_eq!(looks, states * LOOKS.len() * SIZES.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    what_is_wrong_is_found(&visitor).await;
    visitor.end(&home).await;
}

/// Goes to the site and all the way through the widget.
async fn walk(visitor: &Window, site: &Site, design: &Value) -> Value {
    let address = format!("http://{}/", site.place());
    visitor.page.goto(&address).await.unwrap();
    let mut said = visitor
        .script("return setOut(given);", design.clone())
        .await;
    while let Some(place) = said.get("press") {
        visitor.press(place).await;
        said = visitor.script("return goOn();", Value::Null).await;
    }
    match said.get_mut("seen") {
        Some(seen) => seen.take(),
        None => said,
    }
}

/// What the test rests on: mistakes, put into the widget that stands there last, are found.
async fn what_is_wrong_is_found(visitor: &Window) {
    let plant = "const root = document.querySelector('reprise-widget').shadowRoot;
        root.querySelector('.body').insertAdjacentHTML('beforeend',
            '<input><p style=\"background: #fff; color: #bbb\">Hardly to be read</p>'
            + '<svg><rect fill=\"#fff\" width=\"99\" height=\"20\"/><text y=\"15\" fill=\"#bbb\">Nor this</text></svg>');
        return lookAtAll();";
    let found = faults(&visitor.script(plant, Value::Null).await, "planted");
    for rule in [
        "planted: label:",
        "planted: color-contrast:",
        "planted: painted-contrast:",
    ] {
        let is_found = found.iter().any(|it| it.starts_with(rule));
        assert!(is_found, "{rule} is not among {found:#?}");
    }
    assert_eq!(found.len(), 3, "{found:#?}");
}

/// How many states a template has: its views, those left empty, won, copied and not sent, and its tab.
fn states_of(design: &Value) -> usize {
    let views = design["views"].as_array().unwrap();
    let having = |has: fn(&Value) -> bool| {
        let have = |view: &&Value| view["blocks"].as_array().unwrap().iter().any(has);
        views.iter().filter(have).count()
    };
    views.len()
        + having(|block| block["required"] == true)
        + having(|block| block["segments"].is_array())
        + having(|block| block["kind"] == "promo_code")
        + having(|block| block["action"] == "submit")
        + usize::from(design["teaser"] == true)
}

fn template_files() -> usize {
    let folder = "../src-tauri/crates/engines/src/widget/templates";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).unwrap().flatten();
    files
        .filter(|it| it.path().extension().is_some_and(|it| it == "json"))
        .count()
}

/// A template as it comes.
struct Template {
    id: String,
    design: Value,
}

/// A page with a widget of a template on it.
struct Page<'a> {
    name: String,
    design: &'a Value,
    laid: Laid,
}

/// The program beside the site, with a client of its own for every template.
struct Shop {
    session: Session,
    folder: PathBuf,
    endpoint: String,
}

impl Shop {
    fn new(home: &Home, site: &Site) -> Self {
        let around = Surroundings::of_this_machine();
        Self {
            session: Session::open(&home.workspace(), around).unwrap(),
            folder: home.path("exports"),
            // Nobody speaks https there: what is sent does not arrive.
            endpoint: format!("https://{}/leads", site.place()),
        }
    }

    fn does(&self, command: &str, request: Value) -> Value {
        let answer = self.session.call(command, request);
        answer.unwrap_or_else(|error| panic!("{command}: {error} ({})", error.hint))
    }

    fn templates(&self) -> Vec<Template> {
        let all = self.does("widget_template_list", Value::Null);
        let one = |it: &Value| Template {
            id: it["id"].as_str().unwrap().to_owned(),
            design: it["design"].clone(),
        };
        all.as_array().unwrap().iter().map(one).collect()
    }

    /// Exports a widget of this template that shows to everybody at once.
    fn exported<'a>(&self, template: &'a Template, look: Look) -> Page<'a> {
        let name = format!("{} {look:?}", template.id);
        let client = json!({ "name": name, "site": "https://kettle.example" });
        let client = self.does("client_create", client)["id"].clone();
        let draft = json!({ "client": client, "template": template.id });
        let mut widget = self.does("widget_create", draft);
        let today = Utc::now().date_naive();
        // Nothing is left out for want of a code or a last day.
        widget["offer"]["headline"] = json!("15% to come back");
        widget["offer"]["promo_code"] = json!("WELCOME15");
        widget["offer"]["valid"] = json!({ "first": today, "last": today + Days::new(9) });
        widget["endpoint"] =
            json!({ "url": self.endpoint, "format": "json", "names": {}, "extra": {} });
        widget["schedule"] = json!({ "on": "always" });
        widget["design"]["frequency"] = json!({ "kind": "always" });
        widget["design"]["rules"]["conditions"] = json!([]);
        widget["design"]["rules"]["triggers"] = json!([{ "kind": "at_once" }]);
        widget["active"] = json!(true);
        look.paint(&mut widget["theme"]);
        self.does("widget_change", widget);

        let folder = self.folder.join(&name);
        let request = json!({ "client": client, "folder": folder, "ask_consent": true });
        self.does("widget_export", request);
        let snippet = std::fs::read_to_string(folder.join("snippet.html")).unwrap();
        Page {
            name,
            design: &template.design,
            laid: Laid {
                page: look.page(&snippet),
                folder,
            },
        }
    }
}

impl Look {
    fn paint(self, theme: &mut Value) {
        if let Look::Dark = self {
            theme["background"] = json!("#15181c");
            theme["text"] = json!("#f2f2f2");
            theme["accent"] = json!("#8fd3b0");
            theme["on_accent"] = json!("#10241a");
        }
    }

    /// A page with these two lines on it. What stands in the page has its place further down, where it moves nothing.
    fn page(self, snippet: &str) -> String {
        let (scheme, colors) = match self {
            Look::Light => ("light", "background: #fff; color: #222"),
            Look::Dark => ("dark", "background: #111; color: #eee"),
        };
        format!(
            "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"{scheme}\">
<title>Shop</title>
<script src=\"/own.js\"></script>
{snippet}</head>
<body style=\"{colors}\">
<h1>Shop</h1>
<div style=\"height: 120vh\"></div>
<div id=\"reprise-bestsellers\"></div>
</body>
</html>
"
        )
    }
}

impl Window {
    /// Presses there as a person does, so that the page may copy.
    async fn press(&self, place: &Value) {
        let coordinate = |name: &str| place[name].as_f64().unwrap();
        let pointer = MouseActions::new("pointer".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x: coordinate("x"),
                y: coordinate("y"),
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.page.perform_actions(pointer).await.unwrap();
    }

    /// Gives the page this much room.
    async fn resize(&self, (width, height): (u32, u32)) {
        let measure = "return [window.innerWidth, window.innerHeight];";
        for _ in 0..40 {
            let inner = self.script(measure, Value::Null).await;
            if inner == json!([width, height]) {
                return;
            }
            // The window's own bars take some of it.
            let bars = |own: u64, at: usize| own.saturating_sub(inner[at].as_u64().unwrap());
            let (_, _, wide, high) = self.page.get_window_rect().await.unwrap();
            let (wide, high) = (bars(wide, 0), bars(high, 1));
            let outer = (width + wide as u32, height + high as u32);
            self.page.set_window_size(outer.0, outer.1).await.unwrap();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the page cannot be {width} × {height}");
    }
}
