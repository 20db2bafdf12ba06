//! Everybody of a unit beside every award: who may be proposed for what, at a glance.

use std::collections::BTreeSet;

use domain::date::PartialDate;
use domain::id::UnitId;
use domain::law::{Assessment, Award, Catalogue, Proposal, SourceStatus, Verdict, assess};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use domain::unit::Unit;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use store::Connection;
use store::subject::Whose;
use ts_rs::TS;

use super::{Known, day};
use crate::command::Registry;
use crate::{Context, Error, Result};

/// Loại hình of the awards: what is worked for year by year.
const AWARD_TYPE: &str = "cong_trang";

/// Which unit, for which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MatrixRequest {
    /// The unit, with the units below it.
    pub unit: UnitId,
    /// Its people, itself and the units below it, or its households; its people when absent.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
    /// The last year of achievement.
    pub year: u16,
    /// The day on which dossiers are received; today when absent.
    #[serde(default)]
    pub received: Option<PartialDate>,
}

/// An award of the matrix.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MatrixAward {
    /// Its id.
    pub award: String,
    /// Its name.
    pub award_name: String,
    /// How many may be proposed for it.
    pub eligible: u32,
}

/// A subject beside an award.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MatrixCell {
    /// The verdict.
    pub verdict: Verdict,
    /// The same as documents name it.
    pub verdict_name: String,
    /// As a small field shows it: `Đủ`, `XN` (only confirmations are missing), `?` (figures are), `2027` (the first year for which it could be reached), `–`.
    pub mark: String,
    /// What stands in its way first; empty where nothing does.
    pub why: String,
    /// The first year for which it could be reached.
    pub earliest_year: Option<i32>,
}

/// A subject with its verdicts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MatrixRow {
    /// Its id.
    pub id: String,
    /// Who.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// Chức vụ of a person.
    pub title: String,
    /// The unit of a person or a household; the superior unit of a unit.
    pub unit_name: String,
    /// Beside each award, in their order.
    pub cells: Vec<MatrixCell>,
}

/// Everybody of a unit beside every award.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EligibilityMatrix {
    /// Name of the unit.
    pub unit_name: String,
    /// What stands in the rows.
    pub kind: SubjectKind,
    /// The last year of achievement.
    pub year: u16,
    /// The day on which dossiers are received.
    pub received: PartialDate,
    /// Name of the regime that applies.
    pub regime_name: String,
    /// The badge of the least sure of the rules that were applied; none where all were checked against the original text.
    pub badge: Option<String>,
    /// From the lowest up.
    pub awards: Vec<MatrixAward>,
    /// By unit, people by their given names.
    pub items: Vec<MatrixRow>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("eligibility.matrix", matrix);
}

/// Examines everybody of a unit for every award that its kind is given for merit.
///
/// # Errors
/// `unit.unknown`.
pub fn matrix(context: &Context<'_>, request: MatrixRequest) -> Result<EligibilityMatrix> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let received = request.received.unwrap_or(today);
    let kind = request.kind.unwrap_or(SubjectKind::Person);
    let (known, unit, mut rows) = context.read(|conn| {
        let unit = crate::unit::find(conn, request.unit)?;
        Ok::<_, Error>((Known::load(conn, Whose::All)?, unit, rows(conn, request.unit, kind, today)?))
    })?;
    let regime = day(received).and_then(|day| catalogue.regime_on(day));
    let awards = regime.map(|regime| awards(&catalogue, &regime.id, kind)).unwrap_or_default();
    let examined = rows.par_iter_mut().map(|row| {
        let mut worst = None;
        for award in &awards {
            let proposal = Proposal {
                award: award.id.clone(),
                award_type: AWARD_TYPE.to_owned(),
                ending_year: request.year.into(),
                received_for_appraisal_at: day(received),
                evaluated_on: day(today),
            };
            let assessment = assess(&catalogue, &known.facts(row.subject, proposal))?;
            worst = worst.max(assessment.worst_source_status);
            row.cells.push(cell(&assessment));
        }
        Ok(worst)
    });
    let worst = examined.collect::<Result<Vec<Option<SourceStatus>>>>()?.into_iter().flatten().max();
    let eligible = |place: usize| {
        let verdicts = rows.iter().filter_map(|row| row.cells.get(place));
        u32::try_from(verdicts.filter(|cell| cell.verdict == Verdict::Eligible).count()).unwrap_or(u32::MAX)
    };
    let awards = awards.iter().enumerate().map(|(place, award)| MatrixAward {
        award: award.id.clone(),
        award_name: award.name_vi.clone(),
        eligible: eligible(place),
    });
    Ok(EligibilityMatrix {
        unit_name: unit.name,
        kind,
        year: request.year,
        received,
        badge: worst.and_then(SourceStatus::badge).map(str::to_owned),
        regime_name: regime.map(|regime| regime.name_vi.clone()).unwrap_or_default(),
        awards: awards.collect(),
        items: rows,
    })
}

/// The awards that a regime gives a kind of subjects for merit and has conditions of, from the lowest up.
fn awards<'a>(catalogue: &'a Catalogue, regime: &str, kind: SubjectKind) -> Vec<&'a Award> {
    let has_conditions = |award: &Award| {
        catalogue
            .conditions_of(&award.id, regime)
            .any(|condition| condition.award_type == AWARD_TYPE && condition.is_for(kind.law_code(), None))
    };
    catalogue.awards.iter().rev().filter(|award| award.suits(kind) && has_conditions(award)).collect()
}

fn cell(assessment: &Assessment) -> MatrixCell {
    let lacks = || assessment.lacks().next().map(|one| one.text.clone());
    let why = assessment.reasons.first().cloned().or_else(lacks);
    let mark = match assessment.verdict {
        Verdict::Eligible => "Đủ".to_owned(),
        Verdict::NeedsReview if assessment.awaits_confirmation() => "XN".to_owned(),
        Verdict::NeedsReview => "?".to_owned(),
        Verdict::OnHold => "Dừng".to_owned(),
        Verdict::NotEligible | Verdict::Blocked => {
            assessment.earliest_year.map_or_else(|| "–".to_owned(), |year| year.to_string())
        }
    };
    MatrixCell {
        verdict: assessment.verdict,
        verdict_name: assessment.verdict_name.clone(),
        mark,
        why: why.unwrap_or_default(),
        earliest_year: assessment.earliest_year,
    }
}

/// Who stands in the rows.
fn rows(conn: &Connection, unit: UnitId, kind: SubjectKind, today: PartialDate) -> Result<Vec<MatrixRow>> {
    let units = store::unit::list(conn)?;
    let within = within(&units, unit);
    let place = |id: Option<UnitId>| id.and_then(|id| within.iter().position(|one| *one == id));
    let name = |id: Option<UnitId>| {
        let found = units.iter().find(|unit| unit.id.is_some() && unit.id == id);
        found.map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let mut placed: Vec<(usize, Vec<u8>, MatrixRow)> = Vec::new();
    let mut add = |subject: Subject, name: &str, title: &str, unit_name: String, place: usize, key: Vec<u8>| {
        let (id, name, title) = (subject.id().to_string(), name.to_owned(), title.to_owned());
        placed.push((place, key, MatrixRow { id, subject, name, title, unit_name, cells: Vec::new() }));
    };
    match kind {
        SubjectKind::Person => {
            for person in store::person::list(conn)? {
                let (Some(id), Some(position)) = (person.id, person.position_on(today)) else { continue };
                let Some(place) = place(position.unit_id) else { continue };
                let key = text::person_sort_key(&person.name);
                add(Subject::Person(id), &person.name, &position.title, name(position.unit_id), place, key);
            }
        }
        SubjectKind::Unit => {
            for one in units.iter().filter(|unit| unit.ended.is_none()) {
                let (Some(id), Some(place)) = (one.id, place(one.id)) else { continue };
                add(Subject::Unit(id), &one.name, "", name(one.parent_id), place, Vec::new());
            }
        }
        SubjectKind::Household => {
            for household in store::person::households(conn)? {
                let (Some(id), Some(place)) = (household.id, place(household.unit_id)) else { continue };
                let key = text::sort_key(&household.name);
                add(Subject::Household(id), &household.name, "", name(household.unit_id), place, key);
            }
        }
    }
    placed.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    Ok(placed.into_iter().map(|(_, _, row)| row).collect())
}

/// A unit and those below it, each before the units below it.
fn within(units: &[Unit], top: UnitId) -> Vec<UnitId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![top];
    while let Some(unit) = next.pop() {
        if !seen.insert(unit) {
            continue;
        }
        found.push(unit);
        let below = units.iter().filter(|other| other.parent_id == Some(unit)).filter_map(|other| other.id);
        let mut below: Vec<UnitId> = below.collect();
        below.reverse();
        next.extend(below);
    }
    found
}
