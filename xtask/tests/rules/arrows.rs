//! Who may know whom: domain ← store, domain ← office, domain + store + office ← app ← command line, window, tests.

use std::fs;

use crate::tree::{none, root, sources};

/// A folder of the workspace and the crates of the workspace that it may build on.
const ARROWS: [(&str, &[&str]); 8] = [
    ("crates/domain", &[]),
    ("crates/store", &["domain"]),
    ("crates/office", &["domain"]),
    ("crates/app", &["domain", "store", "office"]),
    ("crates/cli", &["app"]),
    ("src-tauri", &["app"]),
    ("tests", &["app"]),
    ("xtask", &[]),
];
const CRATES: [&str; 4] = ["domain", "store", "office", "app"];

/// Names of the workspace's crates under `[dependencies]`; what only the tests of a crate use is its own affair.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut in_section = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_section = line == "[dependencies]" || line.ends_with(".dependencies]");
        } else if in_section {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default().trim_matches('"');
            let name = name.strip_prefix("thidua-").unwrap_or(name);
            if CRATES.contains(&name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn no_crate_builds_on_more_than_the_map_shows() {
    let mut offences = Vec::new();
    for (folder, allowed) in ARROWS {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        let beyond = dependencies(&manifest).into_iter().filter(|name| !allowed.contains(&name.as_str()));
        offences.extend(beyond.map(|name| format!("{folder} builds on {name}")));
    }
    none("arrows of the map", &offences);
}

#[test]
fn every_member_of_the_workspace_is_on_the_map() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = manifest.lines().find(|line| line.starts_with("members")).unwrap();
    let count = members.matches('"').count() / 2;
    assert_eq!(count, ARROWS.len(), "{members}");
    for (folder, _) in ARROWS {
        assert!(members.contains(&format!("\"{folder}\"")), "{folder} is not in {members}");
    }
}

#[test]
fn only_the_pages_backend_knows_tauri() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|source| source.path.starts_with("ui/src/") && !source.path.starts_with("ui/src/backend/"))
        .filter(|source| source.text.contains("@tauri-apps"))
        .map(|source| source.path.clone())
        .collect();
    none("only ui/src/backend imports @tauri-apps", &offences);
}

#[test]
fn sql_is_written_in_the_store_only() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|source| source.is_product_rust() && !source.path.starts_with("crates/store/"))
        .filter(|source| source.text.contains("rusqlite"))
        .map(|source| source.path.clone())
        .collect();
    none("rusqlite outside the store", &offences);
}
