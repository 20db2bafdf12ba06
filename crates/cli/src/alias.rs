//! Names that lists use for somebody, as they were answered for.

use app::Failure;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What to do with remembered names.
#[derive(Debug, Subcommand)]
pub enum AliasCommand {
    /// All of them, with whom they mean.
    List,
    /// Forgets one: the next table that uses it asks again.
    Remove {
        /// Its id, or the name as it was written.
        alias: String,
    },
}

/// Lists or forgets remembered names.
pub fn run(session: &Session, command: AliasCommand) -> Result<Answer, Failure> {
    session.open()?;
    let list = session.call("alias.list", json!({}))?;
    let items = list.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |item: &Value, name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    match command {
        AliasCommand::List => {
            let lines = items.iter().map(|item| format!("“{}” là “{}”", text(item, "text"), text(item, "name")));
            Ok(Answer::new(list.clone(), lines.collect::<Vec<_>>().join("\n")))
        }
        AliasCommand::Remove { alias } => {
            let named = items.iter().find(|item| text(item, "text") == alias).map(|item| text(item, "id"));
            let removed = session.call("alias.remove", json!({ "id": named.unwrap_or(alias) }))?;
            Ok(Answer::new(removed, "Đã bỏ tên gọi đã nhớ.".to_owned()))
        }
    }
}
