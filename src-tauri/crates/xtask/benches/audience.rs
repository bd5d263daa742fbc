//! What a person waits for with a million contacts: from a keystroke in a rule to its count on the screen, and the frames
//! while the list is scrolled. In the real window, built in release.
//!
//! `cargo xtask bench audience` builds the window and brings a screen.

#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench says by printing and panicking, and needs a part of what drives the window"
)]

#[path = "../../../../tests/journeys/contacts.rs"]
mod contacts;
#[path = "../../../../tests/window/page.rs"]
mod page;
#[path = "../../../../tests/window/processes.rs"]
mod processes;
#[path = "../../../../tests/window/running.rs"]
mod running;

use std::path::Path;
use std::process::Command;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::running::{Home, Window, program};

/// Where pictures of what was seen are kept.
const SHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/window/shots");
const ROWS: u64 = 1_000_000;
/// Put behind the rule's days one after the other, each making a condition that nobody has asked before.
const DIGITS: &str = "0123456789";
/// Seconds of scrolling.
const SCROLLED: u32 = 5;

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(measure());
}

async fn measure() {
    let home = Home::new();
    let client = imported(&home);
    let window = home.open().await;
    window.button("Audiences").await;
    let audience = json!({
        "client": client,
        "name": "Lapsed in Germany",
        "source": { "from": "contacts", "rule": { "join": "all", "of": [
            { "if": "text", "field": "country", "test": { "op": "is", "value": "DE" } },
            { "if": "words", "field": "tags", "has": "any_of", "words": ["vip"] },
            { "if": "day", "field": "last_order", "test": { "op": "more_than_ago", "days": 180 } },
        ] } },
    });
    let audience = window.call("audience_create", audience).await.unwrap();
    keystrokes(&window, &client, &audience["id"]).await;
    frames(&window).await;
    window.end(&home).await;
}

/// Imports the file by the command line and says the client's id.
fn imported(home: &Home) -> Value {
    let file = home.path("contacts.csv");
    let (bytes, _) = contacts::made(ROWS, 1);
    std::fs::write(&file, bytes).unwrap();
    let client = cli(
        home,
        &[
            "client",
            "create",
            "--name",
            "Shop",
            "--time-zone",
            "Europe/Berlin",
        ],
    );
    let id = client["id"].as_str().unwrap().to_owned();
    cli(
        home,
        &[
            "contacts",
            "import",
            file.to_str().unwrap(),
            "--client",
            &id,
        ],
    );
    client["id"].clone()
}

fn cli(home: &Home, words: &[&str]) -> Value {
    let program = program().with_file_name("reprise");
    let output = ask(home, &program)
        .args(words)
        .arg("--json")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn ask(home: &Home, program: &Path) -> Command {
    let mut command = home.command(program);
    command.arg("--workspace").arg(home.workspace());
    command
}

/// From the key going down to the first frame with the new count; a digit is put behind the days and taken out again.
async fn keystrokes(window: &Window, client: &Value, audience: &Value) {
    let place = json!({ "screen": "audiences", "client": client, "id": audience });
    let open = "localStorage.setItem('reprise.place', JSON.stringify(given)); location.reload();";
    window.script(open, place).await;
    let days = window.shown("//input[@aria-label='Last order']").await;
    let watch = "
        const titles = [...document.querySelectorAll('h3')];
        const count = titles.find((it) => it.textContent.trim() === 'Size').closest('section');
        window.taken = [];
        let pressed;
        addEventListener('keydown', () => { pressed = performance.now(); }, true);
        new MutationObserver(() => {
            const from = pressed;
            pressed = undefined;
            if (from) requestAnimationFrame(() => window.taken.push(performance.now() - from));
        }).observe(count, { subtree: true, childList: true, characterData: true });";
    window.script(watch, Value::Null).await;
    days.click().await.unwrap();
    days.send_keys(&Key::End).await.unwrap();
    let mut pressed = 0;
    for digit in DIGITS.chars() {
        for key in [digit, Key::Backspace.into()] {
            days.send_keys(&key.to_string()).await.unwrap();
            pressed += 1;
            let counted = "
                const end = performance.now() + 20000;
                while (window.taken.length < given && performance.now() < end) await new Promise((next) => setTimeout(next, 20));
                return window.taken.length;";
            if window.script(counted, json!(pressed)).await != json!(pressed) {
                window.shot("bench-not-counted").await;
                panic!("keystroke {pressed} changed no count");
            }
        }
    }
    window.shot("bench-rule-of-a-million").await;
    let times = window.script("return window.taken;", Value::Null).await;
    let times = sorted(&times);
    tell(
        "keystroke_to_count_1000000_contacts",
        times[times.len() / 2],
    );
    println!("TABLE ");
    println!(
        "TABLE From a keystroke to the frame with the new count: slowest of {} {:.1} ms.",
        times.len(),
        times[times.len() - 1]
    );
}

/// The list scrolled by a screenful a frame, as somebody drags its bar, and beside it a box of the same rows that stands
/// in the page whole: what the webview takes for moving it alone.
async fn frames(window: &Window) {
    window
        .shown("//*[self::button or self::label][contains(., 'contact list')]")
        .await
        .click()
        .await
        .unwrap();
    window
        .shown("//table//button[contains(., 'contacts')]")
        .await
        .click()
        .await
        .unwrap();
    window.shown("//*[@role='grid']//*[@role='row'][3]").await;
    let list = scrolled(window, "const box = document.querySelector('[role=grid]');").await;
    window.shot("bench-list-of-a-million").await;
    let plain = scrolled(
        window,
        "const grid = document.querySelector('[role=grid]');
        const box = grid.cloneNode(true);
        const drawn = box.querySelector('[role=rowgroup]');
        drawn.style.transform = 'none';
        for (let more = drawn.cloneNode(true), at = 0; at < 40; at++) drawn.append(...more.cloneNode(true).children);
        grid.replaceWith(box);",
    )
    .await;
    tell("scroll_frame_1000000_contacts", list.median());
    tell("scroll_frame_floor_plain_box", plain.median());
    println!("TABLE ");
    println!(
        "TABLE A list of a million scrolled by a screenful a frame for {SCROLLED} s, drawn without a graphics card: {} frames, slowest {:.0} ms, {} rows in the page; a plain box of such rows: {} frames, slowest {:.0} ms.",
        list.times.len(),
        list.slowest(),
        list.rows,
        plain.times.len(),
        plain.slowest(),
    );
}

/// Frames of a scrolled box.
struct Frames {
    /// Milliseconds between them, in order of size.
    times: Vec<f64>,
    rows: u64,
}

impl Frames {
    fn median(&self) -> f64 {
        self.times[self.times.len() / 2]
    }

    fn slowest(&self) -> f64 {
        self.times[self.times.len() - 1]
    }
}

/// Scrolls a box for a while by a screenful a frame, from its top again when it is at its end.
async fn scrolled(window: &Window, finds: &str) -> Frames {
    let scroll = format!(
        "{finds}
        const times = [];
        let last = performance.now();
        const end = last + given * 1000;
        await new Promise((done) => requestAnimationFrame(function next(now) {{
            times.push(now - last);
            last = now;
            const to = box.scrollTop + box.clientHeight;
            box.scrollTop = to + box.clientHeight < box.scrollHeight ? to : 0;
            if (now < end) requestAnimationFrame(next); else done();
        }}));
        return {{ times: times.slice(1), rows: box.querySelectorAll('[role=row]').length }};"
    );
    let seen = window.script(&scroll, json!(SCROLLED)).await;
    Frames {
        times: sorted(&seen["times"]),
        rows: seen["rows"].as_u64().unwrap(),
    }
}

fn sorted(times: &Value) -> Vec<f64> {
    let times = times.as_array().unwrap();
    let mut times: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn tell(name: &str, milliseconds: f64) {
    println!("BENCH {name} {:.0}", milliseconds * 1e6);
}
