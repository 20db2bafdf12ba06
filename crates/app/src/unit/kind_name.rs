//! Kinds of units by what lists call them.

use domain::Fault;
use domain::id::UnitKindId;
use domain::text;
use domain::unit::UnitKind;

/// A kind by its name, or by some of those that it is a kind of: "Phường" and "Xã, phường" are of "Xã, phường, đặc khu"
/// alone.
///
/// # Errors
/// `unit_kind.unknown` with the names that are known.
pub(super) fn kind_called(kinds: &[UnitKind], name: &str) -> Result<UnitKindId, Fault> {
    let key = loose(name);
    let called = kinds.iter().find(|kind| loose(&kind.name) == key);
    let said = joined(name);
    let mut of_it = kinds.iter().filter(|kind| {
        let own: Vec<String> = kind.name.split(',').map(loose).collect();
        !said.is_empty() && said.iter().all(|part| own.contains(part))
    });
    let found = called.or_else(|| of_it.next().filter(|_| of_it.next().is_none())).and_then(|kind| kind.id);
    let names = || kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join("; ");
    found.ok_or_else(|| Fault::new("unit_kind.unknown").with("name", name).with("kinds", names()))
}

/// Without marks, case and punctuation: "Sở, ban, ngành" is also "sở ban ngành".
fn loose(name: &str) -> String {
    text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The kinds that a name joins: "Xã, phường", "xã/phường", "Xã và phường".
fn joined(name: &str) -> Vec<String> {
    let folded = text::fold(name).replace(" va ", ",");
    folded.split([',', '/', ';']).map(loose).filter(|part| !part.is_empty()).collect()
}
