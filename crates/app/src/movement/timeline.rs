//! The timeline of a movement, in words: what the window, the command line and the overview show.

use domain::date::PartialDate;
use domain::id::MovementId;
use domain::movement::{Followings, Movement, TimelineEvent, TimelineKind, TimelineState, timeline};
use serde::Serialize;
use store::Connection;
use ts_rs::TS;

use super::{MovementChoice, find};
use crate::command::Registry;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// An event with its words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TimelineRow {
    /// The event.
    #[serde(flatten)]
    pub event: TimelineEvent,
    /// What it is, in a sentence.
    pub text: String,
    /// How it stands, in words; empty where nothing is to be said.
    pub state_name: String,
}

/// The timeline of a movement.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementTimeline {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The day on which it was closed.
    pub closed: Option<PartialDate>,
    /// Its events, in the order of days.
    pub events: Vec<TimelineRow>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.timeline", |context, choice: MovementChoice| of_movement(context, choice.id));
}

/// The timeline of a movement as it stands today.
///
/// # Errors
/// `movement.unknown`.
pub(super) fn of_movement(context: &Context<'_>, id: MovementId) -> Result<MovementTimeline> {
    let today = context.app.environment().clock.today();
    context.read(|conn| {
        let movement = find(conn, id)?;
        let events =
            events(conn, &movement, &UnitNames::load(conn)?, today)?.into_iter().map(|event| in_words(conn, event));
        let events = events.collect::<Result<_>>()?;
        Ok(MovementTimeline { id, name: movement.name, closed: movement.closed, events })
    })
}

/// Everything of a movement that has a day.
pub(crate) fn events(
    conn: &Connection,
    movement: &Movement,
    units: &UnitNames,
    today: chrono::NaiveDate,
) -> Result<Vec<TimelineEvent>> {
    let Some(id) = movement.id else { return Ok(Vec::new()) };
    let of = Followings {
        movement,
        reports: &crate::report::of_movement(conn, id, units)?,
        inspections: &store::movement::inspections(conn, id)?,
        exemplars: &store::movement::exemplars(conn, id)?,
    };
    Ok(timeline(of, today))
}

fn in_words(conn: &Connection, event: TimelineEvent) -> Result<TimelineRow> {
    let whose = event.subject.map(|subject| crate::subject::name(conn, subject)).transpose()?.unwrap_or_default();
    Ok(TimelineRow { text: sentence(&event, &whose), state_name: state_words(&event), event })
}

/// `Kiểm tra Sở Y tế: Đoàn kiểm tra số 1`.
fn sentence(event: &TimelineEvent, whose: &str) -> String {
    let TimelineEvent { kind, name, count, of, late, .. } = event;
    let after = |mark: &str, words: &str| if words.is_empty() { String::new() } else { format!("{mark}{words}") };
    match kind {
        TimelineKind::Plan => format!("Ban hành kế hoạch, văn bản phát động{}", after(" ", name)),
        TimelineKind::Begin => "Bắt đầu phong trào".to_owned(),
        TimelineKind::End => "Hết thời gian của phong trào".to_owned(),
        TimelineKind::Closed => "Kết thúc phong trào".to_owned(),
        TimelineKind::Registration if whose.is_empty() => format!("{count} trong {of} đơn vị đăng ký thi đua"),
        TimelineKind::Registration => format!("{whose} đăng ký thi đua"),
        TimelineKind::UnitPlan if whose.is_empty() => format!("{count} trong {of} đơn vị ban hành kế hoạch"),
        TimelineKind::UnitPlan => format!("{whose} ban hành kế hoạch"),
        TimelineKind::Assignment => format!("Hạn: {name}"),
        TimelineKind::Report => {
            let late = if *late > 0 { format!(", {late} trễ") } else { String::new() };
            format!("Hạn nộp {name}: {count}/{of} đơn vị đã nộp{late}")
        }
        TimelineKind::Inspection => format!("Kiểm tra{}{}", after(" ", whose), after(": ", name)),
        TimelineKind::Remedy => format!("Hạn khắc phục{}: {name}", after(" của ", whose)),
        TimelineKind::Model => format!("Mô hình mới: {name}{}", after(", ", whose)),
        TimelineKind::Exemplar => format!("Điển hình tiên tiến: {name}{}", after(", ", whose)),
        TimelineKind::Spread => format!("Nhân rộng: {name}{}", after(", ", whose)),
        TimelineKind::Commended => format!("Khen thưởng: {name}{}", after(", ", whose)),
        TimelineKind::Milestone if name.is_empty() => "Mốc của phong trào".to_owned(),
        TimelineKind::Milestone => name.clone(),
    }
}

/// How it stands where that is worth saying: what simply happened on its day says nothing.
fn state_words(event: &TimelineEvent) -> String {
    let on = event.done.map(|done| format!(" {}", done.vietnamese())).unwrap_or_default();
    match (event.kind, event.state) {
        (_, TimelineState::Awaited) => "sắp tới".to_owned(),
        (_, TimelineState::Overdue) => "quá hạn".to_owned(),
        (TimelineKind::Report, TimelineState::Late) => "có đơn vị nộp trễ".to_owned(),
        (TimelineKind::Report, TimelineState::Done) => "đã nộp đủ".to_owned(),
        (TimelineKind::Remedy, TimelineState::Late) => format!("khắc phục trễ{on}"),
        (TimelineKind::Remedy, TimelineState::Done) => format!("đã khắc phục{on}"),
        (TimelineKind::Milestone, TimelineState::Late | TimelineState::Done) => format!("đã tổ chức{on}"),
        _ => String::new(),
    }
}
