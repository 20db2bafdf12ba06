//! A year of the sample province: movements, achievements, two rounds of scoring and a batch.

use domain::date::PartialDate;
use domain::id::{BatchId, RoundId};
use domain::law::Catalogue;
use domain::movement::{PlainMovement, Registration};
use domain::nomination::{Batch, BatchState, Nomination};
use store::Tx;
use store::scoring::ScoreRow;

use super::count;
use super::data::{self, SampleRound, SampleSheet};
use super::subjects::unit_id;
use crate::nomination::FillRequest;
use crate::scoring::RoundOpening;
use crate::{Context, Error, Result};

/// The year that is shown.
pub(super) const YEAR: u16 = 2026;
/// The cluster that is scored, by code.
const CLUSTER: &str = "K1";
/// The movement that is scored, by the number of its plan.
const MOVEMENT: &str = "38/KH-UBND";
/// How many places of the cluster's ranking are nominated for a flag.
const FLAGS: u32 = 3;
/// The day on which the batch's dossiers were received.
const RECEIVED: &str = "2026-11-20";

/// The last day for its dossiers.
const DEADLINE: &str = "2026-12-10";

/// Movements, those of a higher level first, with the units that registered.
pub(super) fn movements(tx: &Tx<'_>) -> Result<()> {
    for sample in data::movements()? {
        let mut movement = PlainMovement::read(sample.plan)?.into_movement()?;
        movement.parent_id = sample.answers.map(|number| crate::movement::resolve(tx, &number)).transpose()?;
        for registration in sample.registrations {
            let unit_id = unit_id(tx, &registration.unit)?;
            let (aim, date) = (registration.aim, Some(registration.date));
            movement.registrations.push(Registration { aim, date, ..Registration::of(unit_id) });
        }
        crate::movement::write(tx, &movement.checked().map_err(Error::Faults)?)?;
    }
    Ok(())
}

/// Achievements of units, people and households, some with evidence.
pub(super) fn achievements(tx: &Tx<'_>) -> Result<u32> {
    let achievements = data::achievements()?;
    let number = count(&achievements);
    let names = crate::names::Names::new(tx, &std::collections::BTreeMap::new())?;
    for sample in achievements {
        let id = crate::achievement::write(tx, sample.achievement.resolve(&names)?)?;
        for file in sample.evidence {
            let sha256 = store::content::keep(tx, file.text.as_bytes())?;
            store::achievement::add_evidence(tx, id, &file.name, &sha256, &file.note)?;
        }
    }
    Ok(number)
}

/// The rounds that were opened.
pub(super) struct Rounds {
    pub of_cluster: RoundId,
}

/// The movement's round, not yet fully scored, then the cluster's, complete through its three stages.
pub(super) fn rounds(context: &Context<'_>, tx: &Tx<'_>) -> Result<Rounds> {
    let cluster = crate::cluster::resolve(tx, CLUSTER, Some(YEAR))?;
    let movement = crate::movement::resolve(tx, MOVEMENT)?;
    let open = |body: &str, cluster, movement| {
        let scheme = crate::scoring::write_scheme(tx, body)?;
        let opening = RoundOpening { scheme: Some(scheme), cluster, movement, year: YEAR, ..RoundOpening::default() };
        crate::scoring::write_round(tx, &opening)
    };
    let of_movement = open(data::MOVEMENT_SCHEME, None, Some(movement))?;
    let of_cluster = open(data::CLUSTER_SCHEME, Some(cluster), None)?;
    for sheet in data::score_sheets()? {
        let round = match sheet.round {
            SampleRound::Cluster => of_cluster,
            SampleRound::Movement => of_movement,
        };
        score(tx, round, &sheet)?;
    }
    // What a scheme cannot take is refused here, not when somebody looks.
    crate::scoring::board_within(context, tx, of_movement)?;
    Ok(Rounds { of_cluster })
}

fn score(tx: &Tx<'_>, round: RoundId, sheet: &SampleSheet) -> Result<()> {
    let unit_id = unit_id(tx, &sheet.unit)?;
    for (criterion, fields) in &sheet.values {
        for (field, value) in fields {
            let row = ScoreRow {
                unit_id,
                criterion: criterion.clone(),
                stage: sheet.stage.clone(),
                scorer: sheet.scorer.clone(),
                field: field.clone(),
                value: value.clone(),
                reason: sheet.reasons.get(criterion).cloned().unwrap_or_default(),
                actor: tx.actor().to_owned(),
                at: tx.at().to_owned(),
            };
            store::scoring::put(tx, round, &row)?;
        }
    }
    Ok(())
}

/// A batch: the top of the cluster's ranking, then other units, people and a household.
pub(super) fn batch(context: &Context<'_>, tx: &Tx<'_>, catalogue: &Catalogue, round: RoundId) -> Result<u32> {
    let received = PartialDate::read(RECEIVED)?;
    let batch = Batch {
        id: None,
        code: String::new(),
        name: format!("đề nghị khen thưởng tổng kết phong trào thi đua năm {YEAR}"),
        year: YEAR,
        movement_id: None,
        award_type: "cong_trang".to_owned(),
        received: Some(received),
        deadline: PartialDate::read(DEADLINE).ok(),
        note: String::new(),
        state: BatchState::Open,
    };
    let batch = crate::nomination::write_batch(tx, batch.checked().map_err(Error::Faults)?)?;
    let board = crate::scoring::board_within(context, tx, round)?;
    let request = FillRequest { batch, round, top: FLAGS, award: "co_tinh".to_owned() };
    crate::nomination::put_top(tx, catalogue, board.evaluation(), &request, received)?;
    for sample in data::nominations()? {
        let line = nomination(tx, batch, sample, received)?;
        crate::nomination::write_line(tx, catalogue, line.checked().map_err(Error::Faults)?)?;
    }
    let lines = store::nomination::lines(tx, batch)?;
    Ok(count(&lines))
}

fn nomination(tx: &Tx<'_>, batch: BatchId, sample: data::SampleNomination, day: PartialDate) -> Result<Nomination> {
    let subject = crate::subject::resolve_any(tx, &sample.subject)?;
    let mut known = crate::nomination::suggestion(tx, YEAR, subject, day)?;
    if let Some(code) = &sample.proposed_by {
        let unit = crate::unit::resolve(tx, code)?;
        known.submitted.proposing_unit = unit.name;
        known.proposing_unit_id = unit.id;
    }
    Ok(Nomination {
        id: None,
        batch_id: batch,
        position: 0,
        kind: subject.kind(),
        subject: Some(subject),
        award: sample.award,
        award_type: String::new(),
        ending_year: None,
        received: None,
        summary: known.summary,
        opinion: sample.opinion,
        proposing_unit_id: known.proposing_unit_id,
        submitted: known.submitted,
        note: String::new(),
        origin: None,
    })
}
