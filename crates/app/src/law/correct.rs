//! Correcting a rule: what of it can be corrected, what a correction would touch, and the new version that it makes.

use domain::Fault;
use domain::law::{
    AmendedValue, Amendment, Catalogue, Corrected, Correction, Layer, RuleField, correct, fingerprint, rule,
};
use serde::{Deserialize, Serialize};
use store::law::CatalogueRow;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::show::{LawAmendment, of_amendment};
use super::{current, version};
use crate::command::Registry;
use crate::nomination::{LawTouched, touched};
use crate::{Context, Error, Result};

/// Which rule.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LawRuleChoice {
    /// Its place: `quotas/q_cstdcs_r2017`.
    pub rule: String,
}

/// A rule with what of it can be corrected.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawRuleForm {
    /// Its place.
    pub rule: String,
    /// In words.
    pub name: String,
    /// Whether it is in the catalogue; a multiple or a base salary may still be to be made.
    pub exists: bool,
    /// Whether a condition can be added under it.
    pub takes_conditions: bool,
    /// Whether it is a condition that an officer added and may take away.
    pub removable: bool,
    /// What can be corrected.
    pub fields: Vec<RuleField>,
    /// What officers changed of it, the earliest first.
    pub amendments: Vec<LawAmendment>,
}

/// What a correction would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawCorrectionPreview {
    /// The rule in words.
    pub rule_name: String,
    /// What changes of it.
    pub values: Vec<AmendedValue>,
    /// The open files that it touches.
    pub touched: LawTouched,
}

/// What a correction has done.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawCorrectionDone {
    /// Number of the new version.
    pub version: u32,
    /// The rule's place; of a condition that was added the new one.
    pub rule: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("law.rule", form);
    registry.query("law.correct_preview", preview);
    registry.change("law.correct", apply);
}

fn form(context: &Context<'_>, choice: LawRuleChoice) -> Result<LawRuleForm> {
    let catalogue = super::catalogue(context)?;
    let found = context.read(|conn| Ok(rule(&super::current_text(conn)?, &choice.rule)?))?;
    let place = found.place.to_string();
    Ok(LawRuleForm {
        amendments: catalogue.amendments_of(&place).map(|one| of_amendment(&catalogue, one)).collect(),
        rule: place,
        name: found.name,
        exists: found.exists,
        takes_conditions: found.takes_conditions,
        removable: found.removable,
        fields: found.fields,
    })
}

/// Who changes the law: somebody with a name.
///
/// # Errors
/// `law.officer_unnamed`.
pub(super) fn officer(context: &Context<'_>) -> Result<String> {
    let officer = domain::text::line(&context.actor);
    if officer.is_empty() || crate::settings::NOBODY.contains(&officer.as_str()) {
        return Err(Fault::new("law.officer_unnamed").into());
    }
    Ok(officer)
}

/// What a correction comes to, on the version in use.
fn corrected(context: &Context<'_>, conn: &Connection, correction: &Correction) -> Result<Corrected> {
    let officer = officer(context)?;
    let today = context.app.environment().clock.today();
    correct(&super::current_text(conn)?, correction, &officer, today).map_err(Error::Faults)
}

/// Shows what a correction would change and which open files it touches. Nothing is changed.
///
/// # Errors
/// As [`apply`].
fn preview(context: &Context<'_>, correction: Correction) -> Result<LawCorrectionPreview> {
    let before = super::catalogue(context)?;
    let today = context.today();
    context.read(|conn| {
        let done = corrected(context, conn, &correction)?;
        let touched = touched(conn, today, &before, &done.catalogue)?;
        Ok(LawCorrectionPreview { rule_name: done.rule_name, values: done.amendment.values, touched })
    })
}

/// Corrects a rule: a new version of the catalogue, the one before is kept.
///
/// # Errors
/// The refusals of [`correct`]; `law.officer_unnamed`, `law.none`, `law.version_damaged`.
pub fn apply(context: &Context<'_>, correction: Correction) -> Result<OpOutput<LawCorrectionDone>> {
    let done = context.read(|conn| corrected(context, conn, &correction))?;
    let op = Op::new("law.correct", format!("Sửa quy định: {}", done.entry_name));
    let at = context.app.environment().clock.stamp();
    context.transact(op, |tx| {
        // The version that was corrected is still the one in use: both are asked for in one transaction.
        let done = corrected(context, tx, &correction)?;
        keep(tx, &done, &at, &context.actor)
    })
}

/// Puts a new version into the data file.
pub(super) fn keep(tx: &Tx<'_>, done: &Corrected, at: &str, actor: &str) -> Result<LawCorrectionDone> {
    let row = CatalogueRow {
        id: tx.new_id(),
        hash: fingerprint(&done.text),
        added_at: at.to_owned(),
        actor: actor.to_owned(),
        source: source(&done.catalogue, &done.amendment),
        changed: changed(done),
        reason: done.amendment.reason.clone(),
        previous: Some(current(tx)?.id),
    };
    store::law::add(tx, &row, &done.text)?;
    Ok(LawCorrectionDone { version: version::count(tx)?, rule: done.amendment.rule.clone() })
}

/// Where a version came from: "Quy định của tỉnh: Quyết định 21/2026/QĐ-UBND".
fn source(catalogue: &Catalogue, amendment: &Amendment) -> String {
    let text = catalogue.documents.iter().find(|text| text.id == amendment.doc);
    let text = text.map_or_else(|| amendment.doc.clone(), |text| format!("{} {}", text.loai, text.so_hieu));
    let layer = match amendment.layer {
        Layer::Correction if amendment.is_addition() => "Bổ sung",
        Layer::Correction if amendment.values.is_empty() => "Đối chiếu",
        layer => layer.vietnamese(),
    };
    format!("{layer}: {text}")
}

/// What a version changed, in words.
fn changed(done: &Corrected) -> String {
    let or_nothing = |value: &str| if value.is_empty() { "(không có)".to_owned() } else { value.to_owned() };
    let values = done
        .amendment
        .values
        .iter()
        .map(|value| format!("{}: {} → {}", value.label, or_nothing(&value.from), or_nothing(&value.to)));
    if done.amendment.is_addition() {
        let added = done.amendment.values.iter().map(|value| value.to.as_str());
        return format!("Bổ sung: {}", added.collect::<Vec<_>>().join("; "));
    }
    let values = values.collect::<Vec<_>>().join("; ");
    let values = if values.is_empty() { "đã đối chiếu bản gốc".to_owned() } else { values };
    format!("{} – {values}", done.rule_name)
}
