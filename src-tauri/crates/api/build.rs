//! Puts the built script of `ui/embed` into the program, so that an export needs nothing beside it.
//!
//! Rust is also built where nobody has built the script: then it is empty, the export says so and how to build it, and a
//! warning stands in the build's output.

use std::path::PathBuf;
use std::{env, fs, io};

/// The files of `ui/embed/build.config.ts`.
const FILES: [&str; 3] = [
    "reprise-runtime.js",
    "reprise-games.js",
    "reprise-player.js",
];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let built = here.join("../../../ui/dist/embed");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    for file in FILES {
        let from = built.join(file);
        println!("cargo::rerun-if-changed={}", from.display());
        let text = fs::read_to_string(&from).unwrap_or_default();
        if text.is_empty() {
            println!(
                "cargo::warning=ui/dist/embed/{file} is missing: widgets cannot be exported. Run `npm run build` in `ui`."
            );
        }
        fs::write(out.join(file), text)?;
    }
    Ok(())
}
