//! What was imported, and the files themselves.

use domain::Fault;
use domain::id::ImportId;
use serde::Deserialize;
use store::import::Import;
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// Where the file of an import goes.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportCopy {
    /// The import.
    pub id: ImportId,
    /// Token of `pick.save`.
    pub token: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("import.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::import::list(conn)?.into())) as Result<Items<Import>>
    });
    registry.query("import.save_file_as", save_file_as);
}

/// Saves out the very file that was read, compared with its checksum first.
///
/// # Errors
/// `import.unknown`, `import.damaged`, `pick.unknown`, `file.is_open`, `print.file_open`.
fn save_file_as(context: &Context<'_>, copy: ImportCopy) -> Result<Nothing> {
    let content = context.read(|conn| {
        let import = store::import::get(conn, copy.id)?.ok_or_else(|| Fault::new("import.unknown"))?;
        Ok(store::import::file(conn, &import)?)
    })?;
    crate::outgoing::write(context.app, &context.app.picked(&copy.token)?, &content)?;
    Ok(Nothing {})
}
