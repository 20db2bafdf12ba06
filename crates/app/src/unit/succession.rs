//! Successions: renaming, merging, splitting and dissolving units by a decision, in one operation.

use domain::Fault;
use domain::id::SuccessionId;
use domain::unit::{Succession, SuccessionKind, Unit};
use serde::Deserialize;
use store::{Op, OpOutput, Tx};
use ts_rs::TS;

use super::find;
use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

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
    registry.change("succession.remove", |context, choice: SuccessionChoice| {
        context.transact(Op::new("succession.remove", "Xóa ghi nhận thay đổi đơn vị"), |tx| {
            Ok(store::unit::remove_succession(tx, choice.id)?)
        })
    });
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
    context.transact(Op::new("succession.save", format!("{what} đơn vị {name}")), |tx| write(tx, succession))
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
