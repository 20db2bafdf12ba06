//! Every code of a refusal has a Vietnamese sentence, every sentence a code, and no sentence shows what people cannot read.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{Source, none, sources};

const FOLDER: &str = "assets/text/errors/";
/// A code, written out where the refusal is made.
const MADE: &str = "Fault::new(";

fn sentences(sources: &[Source]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path.starts_with(FOLDER)) {
        let own: BTreeMap<String, String> = serde_json::from_str(&source.text)
            .unwrap_or_else(|error| panic!("{} is no table of sentences: {error}", source.path));
        for (code, sentence) in own {
            assert!(all.insert(code.clone(), sentence).is_none(), "{code} has two sentences");
        }
    }
    assert!(!all.is_empty());
    all
}

fn product(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.is_product_rust())
}

/// The literal that stands first after a mark, if one does.
fn literal(after: &str) -> Option<&str> {
    after.trim_start().strip_prefix('"')?.split('"').next()
}

#[test]
fn every_code_has_a_sentence() {
    let sources = sources();
    let sentences = sentences(&sources);
    let mut offences = Vec::new();
    for source in product(&sources) {
        for after in source.without_tests().split(MADE).skip(1) {
            if let Some(code) = literal(after).filter(|code| !sentences.contains_key(*code)) {
                offences.push(format!("{}: {code}", source.path));
            }
        }
    }
    none("codes without a sentence in assets/text/errors", &offences);
}

#[test]
fn every_sentence_has_a_code() {
    let sources = sources();
    // Also a code that is chosen first and made into a refusal later is written out somewhere.
    let literals: BTreeSet<&str> =
        product(&sources).flat_map(|source| source.without_tests().split('"').skip(1)).collect();
    let orphans: Vec<String> =
        sentences(&sources).into_keys().filter(|code| !literals.contains(code.as_str())).collect();
    none("sentences that nothing says", &orphans);
}

#[test]
fn codes_are_written_out_where_the_refusal_is_made() {
    let sources = sources();
    let mut offences = Vec::new();
    for source in product(&sources).filter(|source| !source.path.ends_with("domain/src/fault.rs")) {
        for after in source.without_tests().split(MADE).skip(1).filter(|after| literal(after).is_none()) {
            let word = after.trim_start().split([')', ',', '\n']).next().unwrap_or_default();
            // A `match` chooses among literals; the orphan test and the sentence of each hold them.
            if !word.starts_with("match ") && !word.starts_with("if ") && !is_code_name(word) {
                offences.push(format!("{}: {MADE}{word}", source.path));
            }
        }
    }
    none("codes that are put together", &offences);
}

fn is_code_name(word: &str) -> bool {
    word.ends_with("code") || word.ends_with("code()")
}

#[test]
fn sentences_are_whole_and_readable() {
    let mut offences = Vec::new();
    for (code, sentence) in sentences(&sources()) {
        let ends_well = sentence.ends_with(['.', '?', '!', '}', ')']);
        let balanced = sentence.matches('{').count() == sentence.matches('}').count();
        let is_code = code.contains('.') || code == "internal";
        if !ends_well || !balanced || !is_code || sentence.contains("  ") || sentence.contains("JSON\"") {
            offences.push(format!("{code}: {sentence}"));
        }
    }
    none("sentences", &offences);
}
