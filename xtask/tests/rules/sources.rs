//! Size of files, exact numbers, and nothing that belongs to one machine.

use crate::tree::{none, sources};

const LONGEST: usize = 600;
const WRITTEN_BY_HAND: [&str; 7] = ["rs", "ts", "svelte", "css", "typ", "js", "mjs"];
const GENERATED: [&str; 1] = ["ui/src/backend/bindings.ts"];

#[test]
fn no_file_is_longer_than_600_lines() {
    let long = sources().into_iter().filter(|source| {
        source.has_ending(&WRITTEN_BY_HAND)
            && !GENERATED.contains(&source.path.as_str())
            && source.text.lines().count() > LONGEST
    });
    none("files of more than 600 lines", &long.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn scores_rates_and_money_are_never_binary_fractions() {
    let exact = ["crates/domain/src/", "crates/store/src/", "crates/app/src/"];
    let kinds = ["f32", "f64"];
    let is_word = |line: &str, kind: &str| {
        line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == kind)
    };
    let mut offences = Vec::new();
    for source in sources().iter().filter(|source| exact.iter().any(|folder| source.path.starts_with(folder))) {
        for (number, line) in source.text.lines().enumerate() {
            if kinds.iter().any(|kind| is_word(line, kind)) {
                offences.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    none("binary fractions in the exact crates", &offences);
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent = sources().into_iter().filter(|source| {
        let is_rust = source.has_ending(&["rs"]);
        is_rust && !source.text.trim_start().starts_with("//!")
    });
    none("modules without a first sentence", &silent.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn nothing_belongs_to_one_machine() {
    // Put together, so that this file does not offend itself.
    let words = ["/wo|rk/", "/ro|ot/", "../sha|red", "registry.npm|js.org", "crates.io/ap|i", "/tmp/cla|ude"];
    let mut offences = Vec::new();
    for source in sources().iter().filter(|source| source.path != "Cargo.lock") {
        for word in words.map(|word| word.replace('|', "")) {
            if source.text.contains(&word) {
                offences.push(format!("{}: {word}", source.path));
            }
        }
    }
    none("paths and hosts of one machine", &offences);
}

#[test]
fn no_test_is_switched_off() {
    let words = ["#[ign|ore", "it.sk|ip(", "test.sk|ip(", "describe.sk|ip(", "it.on|ly(", "test.on|ly("];
    let mut offences = Vec::new();
    for source in sources() {
        for word in words.map(|word| word.replace('|', "")) {
            if source.has_ending(&WRITTEN_BY_HAND) && source.text.contains(&word) {
                offences.push(format!("{}: {word}", source.path));
            }
        }
    }
    none("tests switched off", &offences);
}
