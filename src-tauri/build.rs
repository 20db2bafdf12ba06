//! Declares the commands that capabilities may grant, and makes sure there is a page to embed.

use std::path::Path;
use std::{fs, io};

/// Shown by a build that was made before the window's pages were.
const NO_PAGES: &str = "<!doctype html><meta charset=\"utf-8\"><title>So Thi dua</title>\
    <p>The pages of the window were not built. Run <code>cargo xtask run</code>.</p>\n";

fn main() -> io::Result<()> {
    let pages = Path::new("../ui/dist");
    if !pages.join("index.html").exists() {
        fs::create_dir_all(pages)?;
        fs::write(pages.join("index.html"), NO_PAGES)?;
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).map_err(io::Error::other)
}
