//! What waits to be done. A task names its kind, its numbers and its place; the window words it and leads there.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::movement::{
    Movement, Registration, RegistrationStep, TimelineEvent, TimelineKind, TimelineState, report_events,
};
use domain::nomination::BatchState;
use domain::report::Report;
use serde::Serialize;
use store::Connection;
use ts_rs::TS;

use super::deadline::{Urgency, pressing};
use super::progress::{RoundProgress, count};
use crate::Result;
use crate::report::ended_by;
use crate::unit::UnitNames;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Cells of a round are not scored: `name` the round, `count` cells, `of` units.
    Scores,
    /// A milestone of a movement: `name` the milestone, `within` the movement.
    Milestone,
    /// Units that take part in a movement that runs have not registered or planned: `name` the movement, `count` of `of`
    /// units.
    Registration,
    /// Reports of units are due: `name` the report, `within` the movement if one asks for it, `count` of `of` not there.
    Report,
    /// What an inspection found is to be mended: `name` by which unit and what, `within` the movement.
    Remedy,
    /// An assignment of a movement: `name` what is to be done and by whom, `within` the movement.
    Assignment,
    /// An open batch has no line: `name` the batch; `due` the last day for dossiers while it is near.
    EmptyBatch,
    /// An open batch with lines waits to be closed: `name` the batch, `count` lines; `due` as above.
    OpenBatch,
    /// The year has no cluster: `count` units wait.
    Clusters,
    /// Achievements of the year without an evidence file: `count` of `of`.
    Evidence,
}

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Task {
    /// What is to be done.
    pub kind: TaskKind,
    /// How much it presses.
    pub urgency: Urgency,
    /// The round, the movement, the batch; none where it concerns none.
    pub id: Option<String>,
    /// What it concerns.
    pub name: String,
    /// What that belongs to; empty where its name says it.
    pub within: String,
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// When it is due.
    pub due: Option<PartialDate>,
    /// In how many days; negative when the day has passed.
    pub days: Option<i32>,
}

impl Task {
    fn open(kind: TaskKind, id: Option<String>, name: &str) -> Self {
        Self {
            kind,
            urgency: Urgency::Open,
            id,
            name: name.to_owned(),
            within: String::new(),
            count: 0,
            of: 0,
            due: None,
            days: None,
        }
    }
}

/// Everything that waits, the most pressing first.
pub(super) fn all(conn: &Connection, year: u16, today: NaiveDate, rounds: &[RoundProgress]) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    let names = UnitNames::load(conn)?;
    for id in store::movement::list(conn)?.iter().filter_map(|movement| movement.id) {
        let movement = store::movement::get(conn, id)?;
        let Some(mut movement) = movement.filter(|movement| movement.closed.is_none()) else { continue };
        movement.registrations.retain(|own| !ended_by(&names, own.unit_id, PartialDate::from_date(today)));
        let events = crate::movement::timeline::events(conn, &movement, &names, today)?.into_iter();
        let events = events.map(|event| whose(conn, event)).collect::<Result<Vec<_>>>()?;
        tasks.extend(due(events, Some(&movement), today));
        tasks.extend(unregistered(&movement, today));
    }
    let free: Vec<Report> =
        store::report::list(conn, None)?.into_iter().filter(|own| own.movement_id.is_none()).collect();
    tasks.extend(due(report_events(&free, today), None, today));
    let unscored = rounds.iter().filter(|round| round.missing > 0);
    tasks.extend(unscored.map(|round| Task {
        count: round.missing,
        of: round.units - round.done,
        ..Task::open(TaskKind::Scores, Some(round.id.to_string()), &round.name)
    }));
    for batch in store::nomination::batches(conn)? {
        let (Some(id), BatchState::Open) = (batch.id, batch.state) else { continue };
        let count = store::nomination::count_lines(conn, id)?;
        let kind = if count == 0 { TaskKind::EmptyBatch } else { TaskKind::OpenBatch };
        let task = Task { count, ..Task::open(kind, Some(id.to_string()), &batch.name) };
        // Until its last day for dossiers comes it is waited for; after it the batch is worked on.
        let awaited = batch.deadline.and_then(|day| Some((day, pressing(day, today, true)?)));
        tasks.push(match awaited {
            Some((day, (Urgency::Soon, days))) => {
                Task { urgency: Urgency::Soon, due: Some(day), days: Some(days), ..task }
            }
            _ => task,
        });
    }
    let units = store::unit::list(conn)?.len();
    if units > 0 && store::cluster::list(conn, Some(year))?.is_empty() {
        tasks.push(Task { count: count(units), ..Task::open(TaskKind::Clusters, None, "") });
    }
    let unproved = store::achievement::count_without_evidence(conn, year)?;
    if unproved > 0 {
        let filter = store::achievement::Filter { year: Some(year), ..Default::default() };
        let of = store::achievement::count(conn, &filter)?;
        tasks.push(Task { count: unproved, of, ..Task::open(TaskKind::Evidence, None, "") });
    }
    tasks.sort_by_key(|task| (task.urgency, task.days));
    Ok(tasks)
}

/// The units of a movement that runs that have not registered, or have no plan of their own. Of a movement without a period
/// nobody knows whether it runs.
fn unregistered(movement: &Movement, today: NaiveDate) -> Option<Task> {
    let owing = |own: &&Registration| {
        own.missing(false).iter().any(|step| matches!(step, RegistrationStep::Register | RegistrationStep::Plan))
    };
    let waiting = movement.registrations.iter().filter(owing).count();
    let task = Task::open(TaskKind::Registration, movement.id.map(|id| id.to_string()), &movement.name);
    (movement.runs_on(today) && waiting > 0).then(|| Task {
        count: count(waiting),
        of: count(movement.registrations.len()),
        ..task
    })
}

/// What is to be mended with the unit that is to mend it: "Sở Tư pháp: chưa ban hành kế hoạch".
fn whose(conn: &Connection, event: TimelineEvent) -> Result<TimelineEvent> {
    let (TimelineKind::Remedy, Some(subject)) = (event.kind, event.subject) else { return Ok(event) };
    let unit = crate::subject::name(conn, subject)?;
    Ok(TimelineEvent { name: format!("{unit}: {}", event.name), ..event })
}

/// What of a timeline is due soon or late: of a movement, or of none.
fn due(events: Vec<TimelineEvent>, movement: Option<&Movement>, today: NaiveDate) -> Vec<Task> {
    let id = movement.and_then(|movement| movement.id).map(|id| id.to_string());
    let within = movement.map(|movement| movement.name.clone()).unwrap_or_default();
    let tasks = events.into_iter().filter_map(|event| {
        let kind = match event.kind {
            TimelineKind::Milestone => TaskKind::Milestone,
            TimelineKind::Assignment => TaskKind::Assignment,
            TimelineKind::Report => TaskKind::Report,
            TimelineKind::Remedy => TaskKind::Remedy,
            _ => return None,
        };
        let is_forgotten = match event.state {
            TimelineState::Awaited | TimelineState::Overdue => false,
            TimelineState::Passed => true,
            TimelineState::Done | TimelineState::Late => return None,
        };
        let (urgency, days) = pressing(event.date, today, is_forgotten)?;
        let count = event.of.saturating_sub(event.count);
        let task = Task::open(kind, id.clone(), &event.name);
        Some(Task {
            urgency,
            within: within.clone(),
            count,
            of: event.of,
            due: Some(event.date),
            days: Some(days),
            ..task
        })
    });
    tasks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::date::Period;
    use domain::movement::{Assignment, Followings, Milestone, Part, timeline};

    #[test]
    fn days_of_a_movement_that_are_near_or_just_passed_are_reminded_of() {
        let milestone = |name: &str, date: &str| Part {
            id: None,
            line: Milestone { name: name.to_owned(), date: PartialDate::read(date).ok(), ..Milestone::default() },
        };
        let mut kept = milestone("Kiểm tra", "20/11/2026");
        kept.line.done = PartialDate::read("21/11/2026").ok();
        let assignment = |task: &str, deadline: &str| Part {
            id: None,
            line: Assignment {
                who: "Sở Nội vụ".to_owned(),
                task: task.to_owned(),
                deadline: deadline.to_owned(),
                ..Assignment::default()
            },
        };
        let movement = Movement {
            name: "Chuyển đổi số".to_owned(),
            milestones: vec![milestone("Sơ kết", "15/11/2026"), milestone("Tổng kết", "01/12/2027"), kept],
            assignments: vec![assignment("đôn đốc", "trước 10/12/2026"), assignment("theo dõi", "thường xuyên")],
            ..Movement::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let of = Followings { movement: &movement, reports: &[], inspections: &[], exemplars: &[] };
        let found: Vec<(String, Urgency, Option<i32>)> = due(timeline(of, today), Some(&movement), today)
            .into_iter()
            .map(|task| (task.name, task.urgency, task.days))
            .collect();
        let expected = [
            ("Sơ kết".to_owned(), Urgency::Late, Some(-11)),
            ("Sở Nội vụ: đôn đốc".to_owned(), Urgency::Soon, Some(14)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn units_that_owe_a_registration_or_a_plan_are_told_while_the_movement_runs() {
        let unit = |number: u128| Registration::of(uuid::Uuid::from_u128(number).into());
        let planned = Registration { aim: "Cờ".to_owned(), plan_number: "3/KH".to_owned(), ..unit(3) };
        let registered = Registration { aim: "Cờ".to_owned(), ..unit(2) };
        let mut movement = Movement {
            name: "Chuyển đổi số".to_owned(),
            registrations: vec![unit(1), registered, planned],
            period: Period::of_year(2026),
            ..Movement::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let task = unregistered(&movement, today).unwrap();
        assert_eq!((task.count, task.of, task.urgency), (2, 3, Urgency::Open));
        movement.period = Period::of_year(2027);
        assert_eq!(unregistered(&movement, today), None);
        movement.period = Period::default();
        assert_eq!(unregistered(&movement, today), None);
    }
}
