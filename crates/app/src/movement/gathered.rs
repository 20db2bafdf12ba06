//! What came of a movement within the days of a report on its half or end, beside its targets: gathered as it stood on the
//! last of them, so that a report printed again later says the same.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::date::PartialDate;
use domain::movement::{Movement, RegistrationStep, Span};
use domain::nomination::{Nomination, State};
use domain::report::Report;
use store::Connection;
use store::achievement::{AchievementRow, Filter};

use super::exemplar::ExemplarRow;
use super::inspection::InspectionRow;
use crate::nomination::ShareRow;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// A report that was due.
pub(super) struct DueReport {
    /// What it is called.
    pub name: String,
    /// Its day.
    pub due: PartialDate,
    /// How many owe it.
    pub of: usize,
    /// How many came.
    pub received: usize,
    /// How many of these late.
    pub late: usize,
}

/// Units that take part.
pub(super) struct TakingPart {
    /// All.
    pub units: usize,
    /// Those that registered.
    pub registered: usize,
    /// Those with a plan of their own.
    pub planned: usize,
}

/// What came of a movement within a span.
pub(super) struct Gathered {
    /// The units.
    pub units: TakingPart,
    /// Models and exemplars that were found.
    pub exemplars: Vec<ExemplarRow>,
    /// Inspections, the earliest first.
    pub inspections: Vec<InspectionRow>,
    /// Reports that were due.
    pub reports: Vec<DueReport>,
    /// How many achievements of each kind answer the movement.
    pub achievements: Vec<(String, usize)>,
    /// How many were put forward for each award.
    pub proposed: Vec<(String, usize)>,
    /// How many of these were decided.
    pub decided: usize,
    /// Shares of those who were put forward.
    pub shares: Vec<ShareRow>,
}

/// Gathers what came of a movement. A report on whole `years` tells of their batches, whenever these came in.
pub(super) fn gather(
    context: &Context<'_>,
    conn: &Connection,
    movement: &Movement,
    (span, years): (Span, Option<RangeInclusive<u16>>),
) -> Result<Gathered> {
    let Some(id) = movement.id else { return Err(domain::Fault::new("movement.unknown").into()) };
    let names = UnitNames::load(conn)?;
    let mut exemplars = Vec::new();
    for exemplar in store::movement::exemplars(conn, id)? {
        if exemplar.found.is_none_or(|found| span.holds(found)) {
            exemplars.push(super::exemplar::row(conn, exemplar.known_by(span.to))?);
        }
    }
    let inspections = store::movement::inspections(conn, id)?.into_iter().rev();
    let inspections = inspections.filter(|inspection| span.holds(inspection.date));
    let inspections =
        inspections.map(|inspection| super::inspection::row(&names, inspection.known_by(span.to), span.to));
    let reports = crate::report::of_movement(conn, id, &names)?;
    let achievements = achievements(conn, movement, span)?;
    let (proposed, decided, shares) = nominations(context, conn, movement, (span, years))?;
    Ok(Gathered {
        units: units(movement, span),
        exemplars,
        inspections: inspections.collect(),
        reports: due(&reports, span),
        achievements,
        proposed,
        decided,
        shares,
    })
}

fn units(movement: &Movement, span: Span) -> TakingPart {
    let known = |date: Option<PartialDate>| date.is_none_or(|date| span.knows(date));
    let own = || movement.registrations.iter();
    let planned = |own: &domain::movement::Registration| !own.missing(false).contains(&RegistrationStep::Plan);
    TakingPart {
        units: movement.registrations.len(),
        registered: own().filter(|own| own.is_registered() && known(own.date)).count(),
        planned: own().filter(|own| planned(own) && known(own.plan_date)).count(),
    }
}

fn due(reports: &[Report], span: Span) -> Vec<DueReport> {
    let mut kinds: BTreeMap<(PartialDate, &str), Vec<&Report>> = BTreeMap::new();
    for report in reports.iter().filter(|report| span.holds(report.due)) {
        kinds.entry((report.due, report.name.as_str())).or_default().push(report);
    }
    let kinds = kinds.into_iter().map(|((due, name), all)| {
        let came: Vec<&&Report> =
            all.iter().filter(|report| report.received.is_some_and(|day| span.knows(day))).collect();
        let late = came.iter().filter(|report| report.came_late()).count();
        DueReport { name: name.to_owned(), due, of: all.len(), received: came.len(), late }
    });
    kinds.collect()
}

/// Achievements count where their last day lies.
fn achievements(conn: &Connection, movement: &Movement, span: Span) -> Result<Vec<(String, usize)>> {
    let filter = Filter { movement: movement.id, ..Filter::default() };
    let rows = store::achievement::list(conn, &filter)?;
    let within = |row: &&AchievementRow| row.period.to.or(row.period.from).is_some_and(|day| span.holds(day));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(within) {
        *counts.entry(row.kind_name.as_str()).or_default() += 1;
    }
    let kinds = store::achievement::kinds(conn)?.into_iter();
    Ok(kinds.filter_map(|kind| Some((kind.name.clone(), *counts.get(kind.name.as_str())?))).collect())
}

type Nominations = (Vec<(String, usize)>, usize, Vec<ShareRow>);

/// Lines of the movement's batches that were neither withdrawn nor turned down.
fn nominations(
    context: &Context<'_>,
    conn: &Connection,
    movement: &Movement,
    (span, years): (Span, Option<RangeInclusive<u16>>),
) -> Result<Nominations> {
    let catalogue = crate::law::catalogue_in(context, conn)?;
    let mut awards: BTreeMap<String, usize> = BTreeMap::new();
    let (mut lines, mut decided) = (Vec::new(), 0);
    for batch in store::nomination::batches(conn)?.iter().filter(|batch| batch.movement_id == movement.id) {
        let is_within = match &years {
            Some(years) => years.contains(&batch.year),
            None => batch.received.is_some_and(|day| span.holds(day)),
        };
        let Some(id) = batch.id.filter(|_| is_within) else { continue };
        let progress = store::nomination::progress(conn, id)?;
        for line in crate::nomination::counted_lines(conn, id)? {
            let state = line.id.and_then(|id| progress.get(&id)).map(|own| own.state);
            decided += usize::from(state == Some(State::Decided));
            *awards.entry(crate::grant::award_name(&catalogue, &line.award).to_owned()).or_default() += 1;
            lines.push(Nomination { received: line.received.or(batch.received), ..line });
        }
    }
    let shares = crate::nomination::shares_of_lines(conn, &lines, PartialDate::from_date(span.to))?;
    Ok((awards.into_iter().collect(), decided, shares))
}
