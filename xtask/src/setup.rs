//! What a bare machine lacks: Debian packages by apt, npm packages by the committed lock files.

use std::fs;
use std::path::Path;

use crate::stage::stage;
use crate::{Result, place, tool};

/// To build and to open the window.
const TO_BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libclang-dev"];

/// To test: the window on a screen of its own, the pages in a browser, documents read by other programs.
const TO_TEST: &[&str] = &[
    "chromium",
    "dbus",
    "fonts-liberation2",
    "imagemagick",
    "libreoffice-calc",
    "libreoffice-writer",
    "openbox",
    "poppler-utils",
    "python3-docx",
    "python3-openpyxl",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];

/// Folders with a package.json for building, and for testing in a browser.
const PAGES: &str = "ui";
const BROWSER: &str = "tests/e2e";

/// Makes the machine able to build.
pub fn to_build() -> Result {
    stage("set-up", || {
        debian(TO_BUILD)?;
        npm_packages(PAGES)
    })
}

/// Makes the machine able to test.
pub fn to_test() -> Result {
    stage("set-up", || {
        debian(&[TO_BUILD, TO_TEST].concat())?;
        npm_packages(PAGES)?;
        npm_packages(BROWSER)
    })
}

fn debian(packages: &[&str]) -> Result {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !tool::is_there("dpkg-query") {
        println!("Not Debian or Ubuntu. Needed are the packages that they call: {}", packages.join(" "));
        return Ok(());
    }
    let missing = missing(packages)?;
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if tool::read(&mut tool::tool("id", &["-u"]))?.trim() != "0" {
        return Err(format!("packages are missing. Install them once: sudo apt-get install {names}").into());
    }
    println!("Installing: {names}");
    tool::run(&mut tool::tool("apt-get", &["update", "-qq"]))?;
    let mut install = tool::tool("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
    tool::run(install.args(missing).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn missing<'a>(packages: &[&'a str]) -> Result<Vec<&'a str>> {
    let mut query = tool::tool("dpkg-query", &["-W", "-f=${Package} ${db:Status-Status}\n"]);
    // It complains of packages it never heard of, and still tells of the others.
    let known = String::from_utf8(query.args(packages).output()?.stdout)?;
    let is_missing = |package: &&str| !known.lines().any(|line| line == format!("{package} installed"));
    Ok(packages.iter().copied().filter(is_missing).collect())
}

/// Installs the packages of a lock file, unless this very lock file was installed before.
fn npm_packages(folder: &str) -> Result {
    let folder_path = place::root().join(folder);
    let lock = fs::read(folder_path.join("package-lock.json"))
        .map_err(|error| format!("{folder}/package-lock.json: {error}"))?;
    let installed = folder_path.join("node_modules/.installed-lock.json");
    if is_same(&installed, &lock) {
        return Ok(());
    }
    if !tool::is_there("npm") {
        return Err("Node.js 20 or newer with npm is needed; install it first".into());
    }
    tool::run(&mut tool::npm(folder, &["ci", "--no-fund", "--no-audit", "--loglevel=error"]))?;
    Ok(fs::write(installed, lock)?)
}

fn is_same(path: &Path, content: &[u8]) -> bool {
    fs::read(path).is_ok_and(|own| own == content)
}
