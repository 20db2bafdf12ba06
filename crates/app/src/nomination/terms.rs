//! On what terms a batch takes dossiers: the law that applies to them, and the last day for them where the law sets one.

use domain::date::PartialDate;
use domain::id::MovementId;
use domain::law::{Catalogue, DeadlineBasis, SourceStatus, cited, deadline_of_batch};
use domain::nomination::Batch;
use serde::{Deserialize, Serialize};
use store::Connection;
use ts_rs::TS;

use crate::command::Registry;
use crate::eligibility::day;
use crate::{Context, Result};

/// What the terms of a batch follow from.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BatchTermsRequest {
    /// The year of the achievements.
    pub year: u16,
    /// The day on which dossiers are received; today where there is none.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// Loại hình khen thưởng, a code of the law catalogue.
    pub award_type: String,
    /// The movement whose end it rewards.
    #[serde(default)]
    pub movement_id: Option<MovementId>,
}

/// The terms of a batch.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchTerms {
    /// The law that applies.
    pub regime: Option<RegimeOfBatch>,
    /// The last day for dossiers as the catalogue sets it; none where it sets none.
    pub deadline: Option<DeadlineOfBatch>,
}

/// The law that applies to the dossiers of a batch.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegimeOfBatch {
    /// Id of the regime.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The badge of one that was not checked against the original text.
    pub badge: Option<String>,
    /// Whether it follows from today, for nobody has said when dossiers are received.
    pub by_today: bool,
}

/// The last day for dossiers as the catalogue sets it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeadlineOfBatch {
    /// The day.
    pub day: PartialDate,
    /// The rule in words.
    pub text: String,
    /// Where it says so.
    pub citation: String,
    /// The badge of a rule that was not checked against the original text.
    pub badge: Option<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.terms", terms);
}

fn badge(status: SourceStatus) -> Option<String> {
    status.badge().map(str::to_owned)
}

/// The law that applies to the dossiers of a batch: that of the day of receipt, of `today` where there is none.
pub(super) fn regime(
    catalogue: &Catalogue,
    received: Option<PartialDate>,
    today: PartialDate,
) -> Option<RegimeOfBatch> {
    let regime = catalogue.regime_on(received.or(Some(today)).and_then(day)?)?;
    Some(RegimeOfBatch {
        id: regime.id.clone(),
        name: regime.name_vi.clone(),
        badge: badge(regime.source_status),
        by_today: received.is_none(),
    })
}

/// The same of a batch of the data file: a closed one without a day keeps the law of the day of its closing.
pub(super) fn regime_of(
    conn: &Connection,
    catalogue: &Catalogue,
    batch: &Batch,
    today: PartialDate,
) -> Result<Option<RegimeOfBatch>> {
    let closed = batch.id.map(|id| store::nomination::closed(conn, id)).transpose()?.flatten();
    Ok(regime(catalogue, batch.received, closed.map_or(today, |closed| closed.on)))
}

/// What the law says of a batch before it is opened. The last day of commendations for years follows from the year, of those
/// for a movement from its end; a sudden achievement has none.
///
/// # Errors
/// The data file's.
fn terms(context: &Context<'_>, request: BatchTermsRequest) -> Result<BatchTerms> {
    let catalogue = crate::law::catalogue(context)?;
    let regime = regime(&catalogue, request.received, context.today());
    let movement = match request.movement_id {
        Some(id) => context.read(|conn| Ok(store::movement::get(conn, id)?))?,
        None => None,
    };
    let basis = match request.award_type.as_str() {
        "cong_trang" => DeadlineBasis { ending_year: Some(request.year.into()), ..DeadlineBasis::default() },
        "phong_trao" => DeadlineBasis {
            event: movement.and_then(|movement| movement.period.to).and_then(day),
            ..DeadlineBasis::default()
        },
        _ => DeadlineBasis::default(),
    };
    let found = regime.as_ref().and_then(|regime| deadline_of_batch(&catalogue, &regime.id, &basis));
    let deadline = found.map(|(rule, day)| DeadlineOfBatch {
        day: PartialDate::from_date(day),
        text: rule.text_vi.clone(),
        citation: cited(&rule.cite, &catalogue.documents),
        badge: badge(rule.source_status),
    });
    Ok(BatchTerms { regime, deadline })
}
