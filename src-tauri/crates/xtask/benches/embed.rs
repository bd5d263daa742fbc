//! What the script of a site takes of a page's main thread before any widget's first trigger, in Chromium.
//!
//! `cargo xtask bench embed` brings Chromium and the packages it is driven with, and builds the script.

#![allow(clippy::unwrap_used, reason = "a bench says by panicking")]

use std::path::Path;
use std::process::Command;

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/browser");
    let mut measure = Command::new("npx");
    measure
        .args([
            "vitest",
            "run",
            "embed/measure",
            "--disable-console-intercept",
        ])
        .current_dir(folder)
        .env("REPRISE_MEASURE", "1");
    assert!(measure.status().unwrap().success(), "the measure failed");
}
