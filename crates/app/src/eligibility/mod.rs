//! Whether a subject may be proposed for an award, by what the data file knows.

mod complete;
mod gather;
mod matrix;
mod matrix_paper;
mod paper;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::law::{Assessment, Proposal, assess};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::subject::Whose;
use ts_rs::TS;

use crate::command::Registry;
use crate::{Context, Result};

pub(crate) use gather::Known;
pub(crate) use matrix_paper::build as build_matrix;
pub(crate) use paper::{build_missing, build_roadmap};

/// What is asked.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EligibilityRequest {
    /// Who.
    pub subject: Subject,
    /// The award: id or name.
    pub award: String,
    /// Loại hình khen thưởng: code or name; công trạng when absent.
    #[serde(default)]
    pub award_type: Option<String>,
    /// The last year of achievement.
    pub year: u16,
    /// The day on which the dossier was received for appraisal.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// The day of the examination; today when absent.
    #[serde(default)]
    pub evaluated: Option<PartialDate>,
}

/// The answer with what it is about.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Eligibility {
    /// Who.
    pub subject: Subject,
    /// Name of the subject.
    pub subject_name: String,
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// Loại hình khen thưởng.
    pub award_type: String,
    /// The last year of achievement.
    pub ending_year: u16,
    /// The day on which the dossier was received.
    pub received: Option<PartialDate>,
    /// The day of the examination.
    pub evaluated_on: PartialDate,
    /// Name of the regime that was applied.
    pub regime_name: Option<String>,
    /// The verdict and its reasons.
    #[serde(flatten)]
    #[ts(flatten)]
    pub assessment: Assessment,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("eligibility", eligibility);
    matrix::register(registry);
}

/// A whole day; of a month or a year the last one.
pub(crate) fn day(date: PartialDate) -> Option<NaiveDate> {
    date.last_day()
}

/// Examines a proposal by what the data file knows.
///
/// # Errors
/// `award.unknown`, `law.award_type_unknown`; the unknown subject.
pub fn eligibility(context: &Context<'_>, request: EligibilityRequest) -> Result<Eligibility> {
    let catalogue = crate::law::catalogue(context)?;
    let award = crate::law::resolve_award(&catalogue, &request.award)?;
    let award_type = match &request.award_type {
        Some(written) => domain::law::read_award_type(written).map_err(|fault| fault.at_field("award_type"))?,
        None => "cong_trang",
    };
    let evaluated = request.evaluated.unwrap_or_else(|| context.today());
    let known = context.read(|conn| {
        crate::subject::name(conn, request.subject)?;
        Known::load(conn, Whose::One(request.subject))
    })?;
    let proposal = Proposal {
        award: award.id.clone(),
        award_type: award_type.to_owned(),
        ending_year: request.year.into(),
        received_for_appraisal_at: request.received.and_then(day),
        evaluated_on: day(evaluated),
    };
    let assessment = assess(&catalogue, &known.facts(request.subject, proposal))?;
    let regime = assessment.regime.as_deref().and_then(|id| catalogue.regime(id));
    Ok(Eligibility {
        subject: request.subject,
        subject_name: known.name(request.subject).to_owned(),
        award: award.id,
        award_name: award.name_vi,
        award_type: award_type.to_owned(),
        ending_year: request.year,
        received: request.received,
        evaluated_on: evaluated,
        regime_name: regime.map(|regime| regime.name_vi.clone()),
        assessment,
    })
}
