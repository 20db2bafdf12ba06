//! The office: its dated identity on the letterhead.

use domain::id::OfficeId;
use domain::office::Office;
use serde::Deserialize;
use store::{Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// Which identity.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OfficeChoice {
    /// Its id.
    pub id: OfficeId,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("office.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::office::list(conn)?.into())) as Result<Items<Office>>
    });
    registry.change("office.save", save);
    registry.change("office.remove", |context, choice: OfficeChoice| {
        context.transact(Op::new("office.remove", "Xóa thông tin cơ quan"), |tx| {
            Ok(store::office::remove(tx, choice.id)?)
        })
    });
}

/// Adds or changes an identity of the office.
///
/// # Errors
/// The faults of [`Office::checked`].
pub fn save(context: &Context<'_>, office: Office) -> Result<OpOutput<OfficeId>> {
    let office = office.checked().map_err(Error::Faults)?;
    let op = Op::new("office.save", format!("Ghi thông tin cơ quan: {}", office.name));
    context.transact(op, |tx| Ok(store::office::save(tx, &office)?))
}
