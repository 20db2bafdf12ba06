//! The law catalogue of the data file: which awards there are, and whether each was checked against its text.

mod add;
mod correct;
mod general;
mod pure;
mod show;
mod version;

use std::sync::Arc;

use domain::Fault;
use domain::clock::{IdSource, SystemIds};
use domain::law::{Award, Catalogue, Finding, award_type_name, findings, fingerprint};
use serde::Serialize;
use store::Connection;
use store::law::CatalogueRow;
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

pub use correct::{LawCorrectionDone, LawCorrectionPreview};
pub use pure::{check_text, diff_text, evaluate_text, offered_text};
pub use show::{LawEntry, LawEntryChoice, LawOverview, entry_text, overview_text};
pub use version::version_text;

/// The catalogue offered to a new data file.
const DEFAULT: &str = include_str!("../../../../assets/law/catalogue.json");

/// An award as the window offers it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AwardChoice {
    /// The catalogue's entry.
    #[serde(flatten)]
    #[ts(flatten)]
    pub award: Award,
    /// Vietnamese names of its loại hình, in the order of `award_types`.
    pub award_type_names: Vec<String>,
    /// Whether its entry was checked against the original text.
    pub verified: bool,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("award.list", awards);
    registry
        .query("law.overview", |context, _: Nothing| Ok(show::overview(&*catalogue(context)?)) as Result<LawOverview>);
    registry.query("law.show", |context, choice: LawEntryChoice| {
        show::entry(&*catalogue(context)?, &choice.id) as Result<LawEntry>
    });
    correct::register(registry);
    add::register(registry);
    version::register(registry);
    registry
        .query("law.check", |context, _: Nothing| Ok(findings(&*catalogue(context)?).into()) as Result<Items<Finding>>);
}

/// Puts the default catalogue into a new data file.
pub fn furnish(conn: &Connection, at: &str) -> Result<()> {
    let row = CatalogueRow {
        id: SystemIds.next(),
        hash: fingerprint(DEFAULT),
        added_at: at.to_owned(),
        actor: String::new(),
        source: "Danh mục kèm theo chương trình".to_owned(),
        changed: String::new(),
        reason: "Tạo tệp dữ liệu".to_owned(),
        previous: None,
    };
    Ok(store::law::add(conn, &row, DEFAULT)?)
}

/// The version in use.
///
/// # Errors
/// `law.none` when the data file has none.
fn current(conn: &Connection) -> Result<CatalogueRow> {
    Ok(store::law::current(conn)?.ok_or_else(|| Fault::new("law.none"))?)
}

/// The catalogue in use; read once while it is.
///
/// # Errors
/// `law.none` when the data file has none; `law.version_damaged`.
pub fn catalogue(context: &Context<'_>) -> Result<Arc<Catalogue>> {
    context.read(|conn| catalogue_in(context, conn))
}

/// The same within a reading of the data file.
pub(crate) fn catalogue_in(context: &Context<'_>, conn: &Connection) -> Result<Arc<Catalogue>> {
    let row = current(conn)?;
    context.session.catalogue(&row.hash, || Ok(Catalogue::read(&version::text_of(conn, &row)?)?))
}

/// The JSON of the catalogue that a data file uses.
///
/// # Errors
/// `law.none` when it has none; `law.version_damaged`.
pub fn current_text(conn: &Connection) -> Result<String> {
    version::text_of(conn, &current(conn)?)
}

/// The award that an officer means: by its id or its name, however "Ủy ban nhân dân", "sĩ" and "cấp tỉnh" are written
/// (documents §21).
///
/// # Errors
/// `award.unknown`.
pub fn resolve_award(catalogue: &Catalogue, text: &str) -> Result<Award> {
    let near = match catalogue.award_called(text) {
        Ok(award) => return Ok(award.clone()),
        Err(near) => near.into_iter().map(|award| format!("“{}”", award.name_vi)).collect::<Vec<_>>().join(", "),
    };
    let fault = match near.as_str() {
        "" => Fault::new("award.unknown").with("name", text),
        alike => Fault::new("award.unknown_alike").with("name", text).with("alike", alike),
    };
    Err(fault.at_field("award").into())
}

fn awards(context: &Context<'_>, _: Nothing) -> Result<Items<AwardChoice>> {
    let catalogue = catalogue(context)?;
    let choices = catalogue.awards.iter().map(|award| AwardChoice {
        award_type_names: award.award_types.iter().map(|code| award_type_name(code).to_owned()).collect(),
        verified: award.is_verified(),
        award: award.clone(),
    });
    Ok(choices.collect::<Vec<_>>().into())
}
