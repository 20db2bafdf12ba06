//! Drafts: what is typed into a form and not yet valid, kept across a crash. Not in the log.

use domain::text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{Context, Result};

/// A draft of a form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Which form: `unit:<id>`, `movement:new`.
    pub key: String,
    /// What is in it.
    #[ts(type = "unknown")]
    pub content: Value,
}

/// Which draft.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftChoice {
    /// Which form.
    pub key: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("draft.put", put);
    registry.query("draft.get", |context, choice: DraftChoice| {
        context.read(|conn| {
            let content = store::draft::get(conn, &choice.key)?;
            Ok(content.map(|content| Draft { key: choice.key, content }))
        })
    });
    registry.query("draft.drop", |context, choice: DraftChoice| {
        context.store().write_unrecorded(|conn| Ok(store::draft::remove(conn, &choice.key)?)) as Result<()>
    });
}

fn put(context: &Context<'_>, draft: Draft) -> Result<Nothing> {
    let key = text::line(&draft.key);
    let at = context.store().clock().stamp();
    context
        .store()
        .write_unrecorded::<_, crate::Error>(|conn| Ok(store::draft::put(conn, &key, &draft.content, &at)?))?;
    Ok(Nothing {})
}
