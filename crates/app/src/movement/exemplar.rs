//! New models and exemplars of a movement.

use domain::Fault;
use domain::id::{ExemplarId, MovementId};
use domain::movement::{Exemplar, ExemplarState};
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{MovementChoice, find};
use crate::command::{Items, Registry};
use crate::{Context, Error, Result};

/// Which model or exemplar.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ExemplarChoice {
    /// Its id.
    pub id: ExemplarId,
}

/// A model or exemplar with the name of whose it is and how far it has come.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExemplarRow {
    /// The model or exemplar.
    #[serde(flatten)]
    pub exemplar: Exemplar,
    /// Its kind in words.
    pub kind_name: String,
    /// Name of whose it is; empty when nobody's.
    pub subject_name: String,
    /// How far it has come.
    pub state: ExemplarState,
    /// The same in words.
    pub state_name: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.exemplars", list);
    registry.change("movement.exemplar_save", save);
    registry.change("movement.exemplar_remove", remove);
}

fn list(context: &Context<'_>, choice: MovementChoice) -> Result<Items<ExemplarRow>> {
    Ok(context.read(|conn| rows(conn, choice.id))?.into())
}

/// The models and exemplars of a movement.
pub(super) fn rows(conn: &Connection, id: MovementId) -> Result<Vec<ExemplarRow>> {
    find(conn, id)?;
    store::movement::exemplars(conn, id)?.into_iter().map(|exemplar| row(conn, exemplar)).collect()
}

/// A model or exemplar with its words.
pub(super) fn row(conn: &Connection, exemplar: Exemplar) -> Result<ExemplarRow> {
    let subject = exemplar.subject.map(|subject| crate::subject::name(conn, subject)).transpose()?;
    let state = exemplar.state();
    Ok(ExemplarRow {
        kind_name: exemplar.kind.vietnamese().to_owned(),
        subject_name: subject.unwrap_or_default(),
        state,
        state_name: state.vietnamese().to_owned(),
        exemplar,
    })
}

fn find_one(conn: &Connection, id: ExemplarId) -> Result<Exemplar> {
    Ok(store::movement::exemplar(conn, id)?.ok_or_else(|| Fault::new("movement.exemplar_unknown"))?)
}

fn save(context: &Context<'_>, exemplar: Exemplar) -> Result<OpOutput<ExemplarId>> {
    let exemplar = exemplar.checked().map_err(Error::Faults)?;
    context.read(|conn| find(conn, exemplar.movement_id))?;
    let op = Op::new("movement.exemplar_save", format!("{}: {}", exemplar.kind.vietnamese(), exemplar.name));
    context.transact(op, |tx| Ok(store::movement::save_exemplar(tx, &exemplar)?))
}

fn remove(context: &Context<'_>, choice: ExemplarChoice) -> Result<OpOutput<()>> {
    let exemplar = context.read(|conn| find_one(conn, choice.id))?;
    let op = Op::new("movement.exemplar_remove", format!("Xóa {}", exemplar.name));
    context.transact(op, |tx| Ok(store::movement::remove_exemplar(tx, choice.id)?))
}
