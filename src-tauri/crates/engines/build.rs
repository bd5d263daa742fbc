//! Puts the template library into the program: every file of `src/widget/templates`, so that adding one needs no code.
//!
//! A template is a `.json`, a picture an `.svg`; both go by the name of their file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let folder = here.join("src/widget/templates");
    println!("cargo::rerun-if-changed={}", folder.display());
    let code = format!(
        "{}{}",
        list("TEMPLATE_FILES", &folder, "json")?,
        list("PICTURE_FILES", &folder.join("pictures"), "svg")?
    );
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("widget_library.rs"), code)
}

/// A constant with the name and the text of every file that ends so, by name.
fn list(constant: &str, folder: &Path, ends: &str) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|it| it == ends));
    files.sort();
    let mut code = format!("const {constant}: [(&str, &str); {}] = [", files.len());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        write!(code, "({name:?}, include_str!({file:?})),").map_err(io::Error::other)?;
    }
    Ok(code + "];\n")
}
