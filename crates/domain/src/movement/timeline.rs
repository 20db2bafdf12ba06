//! The timeline (dòng thời gian) of a movement: everything that has or will have a day, each with how it stands today. The
//! overview reminds of what is due by the same.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::reading::due_days;
use super::{Exemplar, ExemplarKind, Inspection, Movement, RemedyState};
use crate::date::PartialDate;
use crate::id::UnitId;
use crate::report::Report;
use crate::subject::Subject;

/// What happened, or is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// The plan was issued.
    Plan,
    /// The movement begins.
    Begin,
    /// Units registered: `count` of `of` on one day.
    Registration,
    /// Units issued their own plans: `count` on one day.
    UnitPlan,
    /// A task of the plan is due: `name` who and what.
    Assignment,
    /// Reports are due: `name`; `count` of `of` came, `late` of them late.
    Report,
    /// A unit was inspected: `name` who inspected.
    Inspection,
    /// What an inspection found is to be mended: `name` what.
    Remedy,
    /// A new model was found: `name`.
    Model,
    /// An exemplar was found: `name`.
    Exemplar,
    /// A model or exemplar was spread.
    Spread,
    /// A model or exemplar was commended.
    Commended,
    /// A milestone: `name`.
    Milestone,
    /// The movement ends.
    End,
    /// It was closed.
    Closed,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineState {
    /// It happened.
    Done,
    /// It happened, or came, after its day.
    Late,
    /// Its day is still to come.
    Awaited,
    /// Its day has passed and nothing says that it happened.
    Overdue,
    /// Its day has passed, and nobody says of such things whether they happened.
    Passed,
}

/// Something on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct TimelineEvent {
    /// What.
    pub kind: TimelineKind,
    /// How it stands.
    pub state: TimelineState,
    /// Its day: when it was due, or when it happened where it was not.
    pub date: PartialDate,
    /// When it happened, of what was due.
    pub done: Option<PartialDate>,
    /// What it is called.
    pub name: String,
    /// Whom it concerns.
    pub subject: Option<Subject>,
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// How many of them late.
    pub late: u32,
    /// Id of the line, the inspection, the model that it is of; none where it stands for several.
    pub id: Option<String>,
}

/// What a movement's timeline is made of.
#[derive(Debug, Clone, Copy)]
pub struct Followings<'a> {
    /// The movement with its units.
    pub movement: &'a Movement,
    /// The reports that it asks for.
    pub reports: &'a [Report],
    /// Its inspections.
    pub inspections: &'a [Inspection],
    /// Its models and exemplars.
    pub exemplars: &'a [Exemplar],
}

fn event(kind: TimelineKind, state: TimelineState, date: PartialDate) -> TimelineEvent {
    TimelineEvent {
        kind,
        state,
        date,
        done: None,
        name: String::new(),
        subject: None,
        count: 0,
        of: 0,
        late: 0,
        id: None,
    }
}

/// How something due stands; `unsaid` when its day has passed and nothing tells that it happened.
fn standing(due: PartialDate, done: Option<PartialDate>, today: NaiveDate, unsaid: TimelineState) -> TimelineState {
    match done {
        Some(done) if done.first_day() > due.last_day() => TimelineState::Late,
        Some(_) => TimelineState::Done,
        None if due.last_day().is_some_and(|day| day < today) => unsaid,
        None => TimelineState::Awaited,
    }
}

/// Everything of a movement that has a day, in the order of days; what has only a month or year comes at its end, a beginning at
/// its first day.
pub fn timeline(of: Followings<'_>, today: NaiveDate) -> Vec<TimelineEvent> {
    let mut events = own(of.movement, today);
    events.extend(units(of.movement));
    events.extend(reports(of.reports, today));
    events.extend(of.inspections.iter().flat_map(|inspection| inspected(inspection, today)));
    events.extend(of.exemplars.iter().flat_map(exemplified));
    events.sort_by_key(|event| (place(event), event.kind));
    events
}

/// The day that an event stands at: a movement begins with the first day of its year, all else is due by the last.
fn place(event: &TimelineEvent) -> Option<NaiveDate> {
    if event.kind == TimelineKind::Begin { event.date.first_day() } else { event.date.last_day() }
}

fn own(movement: &Movement, today: NaiveDate) -> Vec<TimelineEvent> {
    let passing = |kind, date: PartialDate| event(kind, standing(date, None, today, TimelineState::Passed), date);
    let mut events = Vec::new();
    events.extend(movement.date.map(|date| TimelineEvent {
        name: movement.number.clone(),
        ..event(TimelineKind::Plan, TimelineState::Done, date)
    }));
    events.extend(movement.period.from.map(|date| {
        let has_begun = date.first_day().is_some_and(|day| day <= today);
        event(TimelineKind::Begin, if has_begun { TimelineState::Done } else { TimelineState::Awaited }, date)
    }));
    events.extend(movement.period.to.map(|date| passing(TimelineKind::End, date)));
    events.extend(movement.closed.map(|date| event(TimelineKind::Closed, TimelineState::Done, date)));
    // After a movement was closed nothing of its plan is waited for any more.
    let unsaid = if movement.closed.is_some() { TimelineState::Passed } else { TimelineState::Overdue };
    for part in &movement.milestones {
        let line = &part.line;
        let Some(date) = line.date.or(line.done) else { continue };
        events.push(TimelineEvent {
            name: line.name.clone(),
            done: line.done,
            id: part.id.map(|id| id.to_string()),
            ..event(TimelineKind::Milestone, standing(date, line.done, today, unsaid), date)
        });
    }
    // What comes back every year does so in the years of the movement.
    let years = movement.years(u16::try_from(today.year()).unwrap_or_default());
    let years = *years.start()..years.end() + 1;
    for part in &movement.assignments {
        let line = &part.line;
        let words = [line.who.as_str(), line.task.as_str()].into_iter().filter(|words| !words.is_empty());
        let name = words.collect::<Vec<_>>().join(": ");
        events.extend(due_days(&line.deadline, years.clone()).into_iter().map(|date| TimelineEvent {
            name: name.clone(),
            subject: line.unit_id.map(Subject::Unit),
            id: part.id.map(|id| id.to_string()),
            ..passing(TimelineKind::Assignment, date)
        }));
    }
    events
}

/// Registrations and plans of units, a day an event.
fn units(movement: &Movement) -> Vec<TimelineEvent> {
    let mut days: BTreeMap<(TimelineKind, PartialDate), Vec<UnitId>> = BTreeMap::new();
    for own in &movement.registrations {
        for (kind, date) in [(TimelineKind::Registration, own.date), (TimelineKind::UnitPlan, own.plan_date)] {
            if let Some(date) = date {
                days.entry((kind, date)).or_default().push(own.unit_id);
            }
        }
    }
    let of = count(movement.registrations.len());
    let days = days.into_iter().map(|((kind, date), units)| TimelineEvent {
        count: count(units.len()),
        of,
        subject: if let [unit] = units.as_slice() { Some(Subject::Unit(*unit)) } else { None },
        ..event(kind, TimelineState::Done, date)
    });
    days.collect()
}

/// Reports of one name and day, an event.
pub fn reports(all: &[Report], today: NaiveDate) -> Vec<TimelineEvent> {
    let mut days: BTreeMap<(PartialDate, &str), Vec<&Report>> = BTreeMap::new();
    for report in all {
        days.entry((report.due, report.name.as_str())).or_default().push(report);
    }
    let days = days.into_iter().map(|((due, name), reports)| {
        let received = reports.iter().filter(|report| report.received.is_some()).count();
        let late = reports.iter().filter(|report| report.came_late()).count();
        let all_came = received == reports.len();
        let state = match standing(due, None, today, TimelineState::Overdue) {
            _ if all_came && late > 0 => TimelineState::Late,
            _ if all_came => TimelineState::Done,
            waiting => waiting,
        };
        TimelineEvent {
            name: name.to_owned(),
            count: count(received),
            of: count(reports.len()),
            late: count(late),
            subject: if let [report] = reports.as_slice() { Some(Subject::Unit(report.unit_id)) } else { None },
            ..event(TimelineKind::Report, state, due)
        }
    });
    days.collect()
}

fn inspected(inspection: &Inspection, today: NaiveDate) -> Vec<TimelineEvent> {
    let shared = TimelineEvent {
        name: inspection.inspector.clone(),
        subject: inspection.unit_id.map(Subject::Unit),
        id: inspection.id.map(|id| id.to_string()),
        ..event(TimelineKind::Inspection, standing(inspection.date, None, today, TimelineState::Done), inspection.date)
    };
    let state = match inspection.remedy(today) {
        RemedyState::None => return vec![shared],
        RemedyState::Awaited => TimelineState::Awaited,
        RemedyState::Overdue => TimelineState::Overdue,
        RemedyState::Done => TimelineState::Done,
        RemedyState::Late => TimelineState::Late,
    };
    let day = inspection.remedy_due.or(inspection.remedied).unwrap_or(inspection.date);
    let remedy = TimelineEvent {
        kind: TimelineKind::Remedy,
        state,
        date: day,
        done: inspection.remedied,
        name: inspection.findings.clone(),
        ..shared.clone()
    };
    vec![shared, remedy]
}

fn exemplified(exemplar: &Exemplar) -> Vec<TimelineEvent> {
    let found = match exemplar.kind {
        ExemplarKind::Model => TimelineKind::Model,
        ExemplarKind::Exemplar => TimelineKind::Exemplar,
    };
    let steps = [
        (found, exemplar.found),
        (TimelineKind::Spread, exemplar.spread),
        (TimelineKind::Commended, exemplar.commended),
    ];
    let steps = steps.into_iter().filter_map(|(kind, date)| {
        Some(TimelineEvent {
            name: exemplar.name.clone(),
            subject: exemplar.subject,
            id: exemplar.id.map(|id| id.to_string()),
            ..event(kind, TimelineState::Done, date?)
        })
    });
    steps.collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::exemplar::tests::exemplar;
    use super::super::inspection::tests::inspection;
    use super::*;
    use crate::movement::{Assignment, Milestone, Part, Registration};

    fn day(text: &str) -> PartialDate {
        PartialDate::read(text).unwrap()
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
    }

    fn part<T>(line: T) -> Part<T> {
        Part { id: None, line }
    }

    fn report(unit: u128, due: &str, received: Option<&str>) -> Report {
        Report {
            id: None,
            unit_id: uuid::Uuid::from_u128(unit).into(),
            name: "Báo cáo 6 tháng".to_owned(),
            movement_id: None,
            due: day(due),
            received: received.map(day),
            number: String::new(),
            date: None,
            note: String::new(),
        }
    }

    #[test]
    fn a_year_of_a_movement_stands_in_the_order_of_its_days() {
        let unit = |number: u128, date: &str| Registration {
            date: Some(day(date)),
            ..Registration::of(uuid::Uuid::from_u128(number).into())
        };
        let milestone = |name: &str, date: &str, done: Option<&str>| {
            part(Milestone {
                name: name.to_owned(),
                date: Some(day(date)),
                done: done.map(day),
                ..Milestone::default()
            })
        };
        let movement = Movement {
            number: "12/KH-UBND".to_owned(),
            date: Some(day("5/2/2026")),
            milestones: vec![
                milestone("Phát động", "2/2026", Some("1/3/2026")),
                milestone("Kiểm tra", "20/6/2026", None),
                milestone("Tổng kết", "12/2026", None),
            ],
            assignments: vec![part(Assignment {
                task: "Phổ biến".to_owned(),
                deadline: "trước 15/3/2026".to_owned(),
                ..Assignment::default()
            })],
            registrations: vec![unit(1, "10/2/2026"), unit(2, "10/2/2026"), unit(3, "12/2/2026")],
            ..Movement::default()
        };
        let reports = [
            report(1, "15/6/2026", Some("15/6/2026")),
            report(2, "15/6/2026", Some("20/6/2026")),
            report(3, "15/6/2026", None),
        ];
        let inspections = [inspection("10/5/2026", Some("30/6/2026"), None)];
        let mut model = exemplar("Tổ công nghệ số");
        (model.found, model.commended) = (Some(day("1/4/2026")), Some(day("2/9/2026")));
        let of = Followings { movement: &movement, reports: &reports, inspections: &inspections, exemplars: &[model] };
        let events = timeline(of, today());
        let shown: Vec<_> = events.iter().map(|event| (event.kind, event.state, event.date.vietnamese())).collect();
        let expected = [
            (TimelineKind::Plan, TimelineState::Done, "05/02/2026"),
            (TimelineKind::Registration, TimelineState::Done, "10/02/2026"),
            (TimelineKind::Registration, TimelineState::Done, "12/02/2026"),
            // February ended before 1 March.
            (TimelineKind::Milestone, TimelineState::Late, "02/2026"),
            (TimelineKind::Assignment, TimelineState::Passed, "15/03/2026"),
            (TimelineKind::Model, TimelineState::Done, "01/04/2026"),
            (TimelineKind::Inspection, TimelineState::Done, "10/05/2026"),
            (TimelineKind::Report, TimelineState::Overdue, "15/06/2026"),
            (TimelineKind::Milestone, TimelineState::Overdue, "20/06/2026"),
            (TimelineKind::Remedy, TimelineState::Overdue, "30/06/2026"),
            (TimelineKind::Commended, TimelineState::Done, "02/09/2026"),
            (TimelineKind::Milestone, TimelineState::Awaited, "12/2026"),
        ];
        assert_eq!(shown, expected.map(|(kind, state, date)| (kind, state, date.to_owned())));
        let registered = &events[1];
        assert_eq!((registered.count, registered.of, registered.subject), (2, 3, None));
        let due = &events[7];
        assert_eq!((due.count, due.of, due.late), (2, 3, 1));
    }

    #[test]
    fn a_closed_movement_waits_for_none_of_its_milestones() {
        let milestone = Milestone { name: "Sơ kết".to_owned(), date: Some(day("6/2026")), ..Milestone::default() };
        let mut movement = Movement { milestones: vec![part(milestone)], ..Movement::default() };
        let states = |movement: &Movement| {
            let of = Followings { movement, reports: &[], inspections: &[], exemplars: &[] };
            timeline(of, today()).into_iter().map(|event| (event.kind, event.state)).collect::<Vec<_>>()
        };
        assert_eq!(states(&movement), [(TimelineKind::Milestone, TimelineState::Overdue)]);
        movement.closed = Some(day("1/7/2026"));
        let expected = [(TimelineKind::Milestone, TimelineState::Passed), (TimelineKind::Closed, TimelineState::Done)];
        assert_eq!(states(&movement), expected);
    }

    #[test]
    fn reports_are_done_when_all_came_and_late_when_one_did() {
        let of = |received: [Option<&str>; 2]| {
            let all = [report(1, "30/6/2026", received[0]), report(2, "30/6/2026", received[1])];
            reports(&all, today())[0].state
        };
        assert_eq!(of([Some("1/6/2026"), Some("30/6/2026")]), TimelineState::Done);
        assert_eq!(of([Some("1/6/2026"), Some("1/7/2026")]), TimelineState::Late);
        assert_eq!(of([Some("1/6/2026"), None]), TimelineState::Overdue);
        // A report that is due today is awaited.
        assert_eq!(reports(&[report(1, "1/7/2026", None)], today())[0].state, TimelineState::Awaited);
    }
}
