//! Kinds of units: editable data, in administrative order.

use domain::Fault;
use domain::clock::{IdSource, SystemIds};
use domain::id::UnitKindId;
use domain::text;
use domain::unit::UnitKind;
use serde::Deserialize;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// Which kind.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct UnitKindChoice {
    /// Its id.
    pub id: UnitKindId,
}

/// All kinds in a new order.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UnitKindOrder {
    /// Their ids; a kind that is not named stays behind these.
    pub order: Vec<UnitKindId>,
}

/// What a new data file starts with, in the order in which lists name collectives (documents §8).
const DEFAULTS: [&str; 9] = [
    "Cơ quan Đảng",
    "Văn phòng Đoàn ĐBQH, HĐND và UBND",
    "Sở, ban, ngành",
    "Mặt trận Tổ quốc và đoàn thể",
    "Đơn vị trung ương đóng tại tỉnh",
    "Xã, phường, đặc khu",
    "Đơn vị sự nghiệp",
    "Doanh nghiệp",
    "Phòng, ban trực thuộc",
];

/// Puts the default kinds into a new data file.
pub fn furnish(conn: &Connection) -> Result<()> {
    for (name, position) in DEFAULTS.into_iter().zip(1..) {
        store::unit::add_default_kind(conn, SystemIds.next(), name, position)?;
    }
    Ok(())
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("unit_kind.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::unit::kinds(conn)?.into())) as Result<Items<UnitKind>>
    });
    registry.change("unit_kind.save", save);
    registry.change("unit_kind.arrange", arrange);
    registry.change("unit_kind.remove", remove);
}

/// The kind that a person means: by its id or its name.
///
/// # Errors
/// `unit_kind.unknown` with the kinds that there are.
pub fn resolve(conn: &Connection, name: &str) -> Result<UnitKindId> {
    let kinds = store::unit::kinds(conn)?;
    let (id, key) = (name.parse().ok(), text::match_key(name));
    let meant = kinds.iter().find(|kind| (id.is_some() && kind.id == id) || text::match_key(&kind.name) == key);
    let names = || kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join(", ");
    let unknown = || Fault::new("unit_kind.unknown").with("name", name).with("kinds", names()).at_field("kind_id");
    Ok(meant.and_then(|kind| kind.id).ok_or_else(unknown)?)
}

fn save(context: &Context<'_>, mut kind: UnitKind) -> Result<OpOutput<UnitKindId>> {
    kind.name = text::line(&kind.name);
    if kind.name.is_empty() {
        return Err(Fault::new("unit_kind.name_missing").at_field("name").into());
    }
    context.transact(Op::new("unit_kind.save", format!("Ghi loại đơn vị {}", kind.name)), |tx| {
        let kinds = store::unit::kinds(tx)?;
        let key = text::match_key(&kind.name);
        if kinds.iter().any(|other| other.id != kind.id && text::match_key(&other.name) == key) {
            return Err(Fault::new("unit_kind.name_taken").with("name", &kind.name).at_field("name").into());
        }
        if kind.position == 0 {
            kind.position = kinds.iter().map(|other| other.position).max().unwrap_or(0) + 1;
        }
        Ok(store::unit::save_kind(tx, &kind)?)
    })
}

fn arrange(context: &Context<'_>, arrangement: UnitKindOrder) -> Result<OpOutput<()>> {
    context.transact(Op::new("unit_kind.arrange", "Sắp xếp loại đơn vị"), |tx| {
        let mut kinds = store::unit::kinds(tx)?;
        // Stable: kinds that are not named keep their order.
        kinds.sort_by_key(|kind| arrangement.order.iter().position(|id| kind.id == Some(*id)).unwrap_or(usize::MAX));
        for (kind, position) in kinds.iter_mut().zip(1..) {
            if kind.position != position {
                kind.position = position;
                store::unit::save_kind(tx, kind)?;
            }
        }
        Ok(())
    })
}

fn remove(context: &Context<'_>, choice: UnitKindChoice) -> Result<OpOutput<()>> {
    context.transact(Op::new("unit_kind.remove", "Xóa loại đơn vị"), |tx| {
        if store::row::is_referenced(tx, "unit_kind", choice.id.uuid())? {
            return Err(Fault::new("unit_kind.in_use").into());
        }
        Ok(store::unit::remove_kind(tx, choice.id)?)
    })
}
