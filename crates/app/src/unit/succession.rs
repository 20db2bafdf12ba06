//! Successions: renaming, merging, splitting and dissolving units by a decision, in one operation.

use domain::Fault;
use domain::id::SuccessionId;
use domain::subject::Subject;
use domain::unit::{Succession, SuccessionKind, Unit};
use serde::Deserialize;
use store::{Op, OpOutput, OperationRow, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::find;
use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// Kind of the operation that records a succession.
const RECORDED: &str = "succession.save";

/// Which succession.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SuccessionChoice {
    /// Its id.
    pub id: SuccessionId,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("succession.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::unit::successions(conn, None)?.into())) as Result<Items<Succession>>
    });
    registry.change("succession.save", save);
    registry.change("succession.remove", remove);
}

/// Records a succession: renames the unit, or ends those before and begins those after on its date. Units that it
/// founds are added, of the kind and below the unit of the first one before.
///
/// # Errors
/// The faults of [`Succession::checked`]; `unit.unknown`; `succession.already_ended`.
pub fn save(context: &Context<'_>, succession: Succession) -> Result<OpOutput<SuccessionId>> {
    let succession = succession.checked().map_err(Error::Faults)?;
    let what = match succession.kind {
        SuccessionKind::Renamed => "Đổi tên",
        SuccessionKind::Merged => "Sáp nhập",
        SuccessionKind::Split => "Chia tách",
        SuccessionKind::Dissolved => "Giải thể",
    };
    let first = succession.from.first().copied();
    let name = context.read(|conn| first.map_or(Ok(String::new()), |id| find(conn, id).map(|unit| unit.name)))?;
    context.transact(Op::new(RECORDED, format!("{what} đơn vị {name}")), |tx| write(tx, succession))
}

/// Writes a checked succession, with the units that it founds.
pub(crate) fn write(tx: &Tx<'_>, mut succession: Succession) -> Result<SuccessionId> {
    if let Some(&first) = succession.from.first() {
        let Unit { kind_id, parent_id, .. } = find(tx, first)?;
        for name in std::mem::take(&mut succession.founded) {
            let unit = Unit { kind_id, parent_id, ..Unit::named(&name) }.checked().map_err(Error::Faults)?;
            succession.to.push(super::write(tx, unit, false)?);
        }
    }
    for &id in &succession.from {
        let mut unit = find(tx, id)?;
        if unit.ended.is_some() {
            return Err(Fault::new("succession.already_ended").with("name", unit.name).at_field("from").into());
        }
        if succession.kind == SuccessionKind::Renamed {
            succession.old_name = std::mem::replace(&mut unit.name, succession.new_name.clone());
        } else if !succession.to.contains(&id) {
            unit.ended = Some(succession.date);
        }
        store::unit::save(tx, &unit)?;
    }
    for &id in &succession.to {
        let mut unit = find(tx, id)?;
        if unit.founded.is_none() && !succession.from.contains(&id) {
            unit.founded = Some(succession.date);
            store::unit::save(tx, &unit)?;
        }
    }
    Ok(store::unit::save_succession(tx, &succession)?)
}

/// Takes a succession out of the history and puts its units back: the old name again, no end and no beginning by it. What
/// was changed since stays as it is; a unit that it founded goes unless something names it by now.
///
/// # Errors
/// `succession.unknown`.
fn remove(context: &Context<'_>, choice: SuccessionChoice) -> Result<OpOutput<()>> {
    let all = context.read(|conn| Ok(store::unit::successions(conn, None)?))?;
    let succession = all.into_iter().find(|succession| succession.id == Some(choice.id));
    let succession = succession.ok_or_else(|| Fault::new("succession.unknown"))?;
    let label = format!("Bỏ thay đổi đơn vị ngày {}", succession.date.vietnamese());
    context.transact(Op::new("succession.remove", label), |tx| put_back(tx, choice.id, &succession))
}

fn put_back(tx: &Tx<'_>, id: SuccessionId, succession: &Succession) -> Result<()> {
    store::unit::remove_succession(tx, id)?;
    for &id in &succession.from {
        let mut unit = find(tx, id)?;
        if succession.kind == SuccessionKind::Renamed {
            if unit.name == succession.new_name {
                unit.name.clone_from(&succession.old_name);
            }
        } else if !succession.to.contains(&id) && unit.ended == Some(succession.date) {
            unit.ended = None;
        }
        store::unit::save(tx, &unit)?;
    }
    let recorded = first_operation(tx, id.uuid())?.filter(|operation| operation.kind == RECORDED);
    for &id in succession.to.iter().filter(|id| !succession.from.contains(id)) {
        let mut unit = find(tx, id)?;
        let is_its_own = recorded.is_some() && first_operation(tx, id.uuid())? == recorded;
        if is_its_own && !store::subject::is_in_use(tx, Subject::Unit(id))? {
            store::unit::remove(tx, id)?;
        } else if !is_its_own && unit.founded == Some(succession.date) {
            unit.founded = None;
            store::unit::save(tx, &unit)?;
        }
    }
    Ok(())
}

/// The operation that brought something into the data file.
fn first_operation(tx: &Tx<'_>, id: Uuid) -> Result<Option<OperationRow>> {
    Ok(store::operations(tx, u32::MAX, Some(id))?.pop())
}
