//! What is written for the report on a movement's half or end, section by section, for the period of its figures.

use domain::id::MovementId;
use domain::movement::{SummarySection, TargetPeriod};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use super::result::working_year;
use super::{MovementTargetsRequest, find};
use crate::command::{Items, Registry};
use crate::{Context, Result};

/// A section of the report.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SummaryText {
    /// Which.
    pub section: SummarySection,
    /// Its heading.
    pub heading: String,
    /// What was written; empty where nothing was.
    pub text: String,
}

/// What is written of a section.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SummaryEntry {
    /// The movement.
    pub id: MovementId,
    /// The period of the report.
    pub period: TargetPeriod,
    /// Which section.
    pub section: SummarySection,
    /// As written; empty takes it away.
    pub text: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.summary_texts", texts);
    registry.change("movement.summary_write", write);
}

fn texts(context: &Context<'_>, request: MovementTargetsRequest) -> Result<Items<SummaryText>> {
    let working = working_year(context);
    context.read(|conn| {
        let period = request.period_of(&find(conn, request.id)?, working);
        let mut written = store::movement::summary_texts(conn, request.id, period)?;
        let sections = SummarySection::ALL.map(|section| SummaryText {
            section,
            heading: section.vietnamese().to_owned(),
            text: written.remove(&section).unwrap_or_default(),
        });
        Ok(sections.to_vec().into())
    })
}

fn write(context: &Context<'_>, entry: SummaryEntry) -> Result<OpOutput<()>> {
    let name = context.read(|conn| find(conn, entry.id))?.name;
    let written = text::multiline(&entry.text);
    let title = format!("Báo cáo phong trào {name}: {}", entry.section.vietnamese());
    context.transact(Op::new("movement.summary_write", title), |tx| {
        let section = (entry.section, written.as_str());
        Ok(store::movement::put_summary_text(tx, entry.id, entry.period, section)?)
    })
}
