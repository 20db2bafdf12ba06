//! Shares of nominations: people who work directly and subjects of difficult areas, as the records say it – or do not.

use std::collections::{BTreeSet, HashMap};

use domain::date::PartialDate;
use domain::id::{BatchId, UnitId};
use domain::nomination::{Nomination, Share, ShareKind};
use domain::number::Exact;
use domain::subject::Subject;
use serde::Serialize;
use store::Connection;
use ts_rs::TS;

use super::batch::{BatchChoice, find as find_batch};
use crate::command::{Items, Registry};
use crate::{Context, Result};

/// A share with its words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct ShareRow {
    /// The share.
    #[serde(flatten)]
    pub share: Share,
    /// As documents name it.
    pub name: String,
    /// Percent of those that are known, exact; none while nothing is known.
    pub percent: Option<Exact>,
    /// The share in a sentence.
    pub text: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.shares", of_batch);
}

fn of_batch(context: &Context<'_>, choice: BatchChoice) -> Result<Items<ShareRow>> {
    let today = context.today();
    context.read(|conn| {
        let batch = find_batch(conn, choice.id)?;
        let lines = counted_lines(conn, choice.id)?;
        Ok(of_lines(conn, &lines, batch.received.unwrap_or(today))?.into())
    })
}

/// The lines of a batch that are counted: neither withdrawn nor turned down.
pub(crate) fn counted_lines(conn: &Connection, batch: BatchId) -> Result<Vec<Nomination>> {
    let progress = store::nomination::progress(conn, batch)?;
    let mut lines = store::nomination::lines(conn, batch)?;
    lines.retain(|line| line.id.and_then(|id| progress.get(&id)).is_none_or(|own| own.state.counts()));
    Ok(lines)
}

/// The shares of lines; positions are those of the day on which a line was received, or of a day.
pub(crate) fn of_lines(conn: &Connection, lines: &[Nomination], day: PartialDate) -> Result<Vec<ShareRow>> {
    let facts = Facts::load(conn)?;
    let subjects: Vec<_> = lines.iter().map(|line| (line.kind, line.subject, line.received.unwrap_or(day))).collect();
    let rows = ShareKind::ALL.into_iter().map(|share| {
        let counted = subjects.iter().filter(|(kind, ..)| share.counts(*kind));
        let answers = counted.map(|(_, subject, day)| subject.map(|subject| facts.answer(conn, share, subject, *day)));
        let answers = answers.map(|answer| answer.transpose().map(Option::flatten)).collect::<Result<Vec<_>>>()?;
        Ok(row(Share::of(share, answers)))
    });
    rows.collect()
}

/// The shares of subjects on a day.
pub(crate) fn of_subjects(conn: &Connection, subjects: &[Subject], day: PartialDate) -> Result<Vec<ShareRow>> {
    let facts = Facts::load(conn)?;
    let rows = ShareKind::ALL.into_iter().map(|share| {
        let counted = subjects.iter().filter(|subject| share.counts(subject.kind()));
        let answers = counted.map(|subject| facts.answer(conn, share, *subject, day)).collect::<Result<Vec<_>>>()?;
        Ok(row(Share::of(share, answers)))
    });
    rows.collect()
}

fn row(share: Share) -> ShareRow {
    ShareRow { name: share.kind.vietnamese().to_owned(), percent: share.percent(), text: share.sentence(), share }
}

/// What units say of their area, with the units above them.
struct Facts {
    units: HashMap<UnitId, (Option<bool>, Option<UnitId>)>,
}

impl Facts {
    fn load(conn: &Connection) -> Result<Self> {
        let units = store::unit::list(conn)?.into_iter();
        Ok(Self { units: units.filter_map(|unit| Some((unit.id?, (unit.difficult_area, unit.parent_id)))).collect() })
    }

    /// Whether a share holds for a subject; none while nobody has said it. A record that is gone says nothing.
    fn answer(&self, conn: &Connection, share: ShareKind, subject: Subject, day: PartialDate) -> Result<Option<bool>> {
        let (works_directly, unit) = match subject {
            Subject::Unit(id) => (None, Some(id)),
            Subject::Person(id) => {
                let Some(person) = store::person::get(conn, id)? else { return Ok(None) };
                (person.works_directly(), person.position_on(day).and_then(|position| position.unit_id))
            }
            Subject::Household(id) => (None, store::person::household(conn, id)?.and_then(|own| own.unit_id)),
        };
        Ok(match share {
            ShareKind::DirectWorkers => works_directly,
            ShareKind::DifficultAreas => unit.and_then(|unit| self.area(unit)),
        })
    }

    /// What the nearest unit says, the unit itself first: a part lies where the whole does unless it says otherwise.
    fn area(&self, unit: UnitId) -> Option<bool> {
        let mut seen = BTreeSet::new();
        let mut next = Some(unit);
        while let Some(unit) = next.filter(|unit| seen.insert(*unit)) {
            let (said, above) = self.units.get(&unit)?;
            if said.is_some() {
                return *said;
            }
            next = *above;
        }
        None
    }
}
