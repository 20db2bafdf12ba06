//! Achievements: entering, listing, their kinds, their evidence, and plain JSON in.

mod evidence;
pub(crate) mod import;
mod kinds;
mod plain;

use domain::Fault;
use domain::achievement::{Achievement, Evidence};
use domain::id::AchievementId;
use serde::{Deserialize, Serialize};
use store::achievement::{AchievementRow, Filter};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::Registry;
use crate::{Context, Error, Result};

pub use kinds::{furnish, resolve as resolve_kind};
pub use plain::{PlainAchievement, PlainFigure, PlainInitiative};

/// Which achievement.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AchievementChoice {
    /// Its id.
    pub id: AchievementId,
}

/// A part of the list of achievements.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AchievementPage {
    /// The achievements asked for, the latest first.
    pub items: Vec<AchievementRow>,
    /// How many there are in all.
    pub total: u32,
}

/// An achievement with what belongs to it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AchievementDetail {
    /// The achievement.
    pub achievement: Achievement,
    /// Name of its subject.
    pub subject_name: String,
    /// The files that prove it.
    pub evidence: Vec<Evidence>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("achievement.list", list);
    registry.query("achievement.get", detail);
    registry.change("achievement.save", save);
    registry.change("achievement.add_plain", plain::add);
    registry.change("achievement.remove", remove);
    kinds::register(registry);
    evidence::register(registry);
}

fn list(context: &Context<'_>, filter: Filter) -> Result<AchievementPage> {
    context.read(|conn| {
        let items = store::achievement::list(conn, &filter)?;
        let whole = filter.offset == 0 && filter.limit.is_none();
        let total = match u32::try_from(items.len()) {
            Ok(shown) if whole => shown,
            _ => store::achievement::count(conn, &filter)?,
        };
        Ok(AchievementPage { items, total })
    })
}

fn detail(context: &Context<'_>, choice: AchievementChoice) -> Result<AchievementDetail> {
    context.read(|conn| {
        let achievement = find(conn, choice.id)?;
        let subject_name = crate::subject::name(conn, achievement.subject)?;
        Ok(AchievementDetail { achievement, subject_name, evidence: store::achievement::evidence(conn, choice.id)? })
    })
}

/// The achievement of an id, with its figures.
///
/// # Errors
/// `achievement.unknown`.
pub fn find(conn: &Connection, id: AchievementId) -> Result<Achievement> {
    store::achievement::get(conn, id)?.ok_or_else(|| Fault::new("achievement.unknown").with("name", id).into())
}

/// The achievement that a person means: by its id or its code.
///
/// # Errors
/// `achievement.unknown`.
pub fn resolve(conn: &Connection, text: &str) -> Result<Achievement> {
    if let Ok(id) = text.parse::<AchievementId>() {
        return find(conn, id);
    }
    store::achievement::by_code(conn, text)?.ok_or_else(|| Fault::new("achievement.unknown").with("name", text).into())
}

/// Adds or changes an achievement.
///
/// # Errors
/// The faults of [`Achievement::checked`]; `achievement.code_taken`, `achievement.not_an_initiative`, and the unknown
/// subject, kind or movement.
pub fn save(context: &Context<'_>, achievement: Achievement) -> Result<OpOutput<AchievementId>> {
    let achievement = achievement.checked().map_err(Error::Faults)?;
    let subject = context.read(|conn| crate::subject::name(conn, achievement.subject))?;
    let verb = if achievement.id.is_some() { "Sửa" } else { "Thêm" };
    let op = Op::new("achievement.save", format!("{verb} thành tích của {subject}"));
    context.transact(op, |tx| write(tx, achievement))
}

/// Writes a checked achievement; without a code it keeps the one that it had, or gets the next of its year.
///
/// # Errors
/// As [`save`].
pub(crate) fn write(tx: &Tx<'_>, mut achievement: Achievement) -> Result<AchievementId> {
    let before = achievement.id.map(|id| find(tx, id)).transpose()?;
    let kind = kinds::find(tx, achievement.kind_id)?;
    if achievement.initiative.is_some() && !kind.is_initiative {
        return Err(Fault::new("achievement.not_an_initiative").with("kind", kind.name).at_field("kind_id").into());
    }
    if let Some(movement) = achievement.movement_id {
        crate::movement::find(tx, movement)?;
    }
    if achievement.code.is_empty() {
        achievement.code = match before {
            Some(before) => before.code,
            None => store::achievement::next_code(tx, achievement.year().unwrap_or_default())?,
        };
    } else if let Some(other) = store::achievement::by_code(tx, &achievement.code)?
        && other.id != achievement.id
    {
        return Err(Fault::new("achievement.code_taken").with("code", &achievement.code).at_field("code").into());
    }
    Ok(store::achievement::save(tx, &achievement)?)
}

/// Removes an achievement with its figures and evidence.
///
/// # Errors
/// `achievement.unknown`, `achievement.in_use`.
pub fn remove(context: &Context<'_>, choice: AchievementChoice) -> Result<OpOutput<()>> {
    let achievement = context.read(|conn| find(conn, choice.id))?;
    let op = Op::new("achievement.remove", format!("Xóa thành tích {}", achievement.code));
    context.transact(op, |tx| {
        if store::achievement::is_in_use(tx, choice.id)? {
            return Err(Fault::new("achievement.in_use").with("code", &achievement.code).into());
        }
        Ok(store::achievement::remove(tx, choice.id)?)
    })
}
