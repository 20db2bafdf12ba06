//! Names that lists use for units and people, remembered from answers to the questions of imports.

use domain::Fault;
use domain::id::AliasId;
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// Which alias.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AliasChoice {
    /// Its id.
    pub id: AliasId,
}

/// An alias as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AliasRow {
    /// The alias.
    #[serde(flatten)]
    #[ts(flatten)]
    pub alias: store::alias::Alias,
    /// Who is meant.
    pub name: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("alias.list", list);
    registry.change("alias.remove", remove);
}

fn list(context: &Context<'_>, _: Nothing) -> Result<Items<AliasRow>> {
    context.read(|conn| {
        let names = store::subject::names(conn)?;
        let rows = store::alias::list(conn)?
            .into_iter()
            .map(|alias| AliasRow { name: names.get(&alias.subject).cloned().unwrap_or_default(), alias });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

/// Forgets an alias: the next table that uses it asks again.
///
/// # Errors
/// `alias.unknown`.
fn remove(context: &Context<'_>, choice: AliasChoice) -> Result<OpOutput<()>> {
    let alias =
        context.read(|conn| Ok(store::alias::get(conn, choice.id)?.ok_or_else(|| Fault::new("alias.unknown"))?))?;
    context.transact(Op::new("alias.remove", format!("Bỏ tên gọi đã nhớ “{}”", alias.text)), |tx| {
        Ok(store::alias::remove(tx, choice.id)?)
    })
}
