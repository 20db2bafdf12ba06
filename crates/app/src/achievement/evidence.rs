//! Evidence files: chosen in a dialog, kept in the data file, saved out again unchanged.

use domain::Fault;
use domain::achievement::Evidence;
use domain::id::{AchievementId, EvidenceId};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::kept_file::{self, KeptFile};
use crate::{Context, Result};

/// Which evidence file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct EvidenceChoice {
    /// Its id.
    pub id: EvidenceId,
}

/// A file to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EvidenceToAdd {
    /// What it proves.
    pub achievement: AchievementId,
    /// Token of `pick.open`.
    pub token: String,
    /// What it is, in the officer's words.
    #[serde(default)]
    pub note: String,
}

/// New words about a file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EvidenceWords {
    /// Its id.
    pub id: EvidenceId,
    /// Its name.
    pub name: String,
    /// What it is, in the officer's words.
    pub note: String,
}

/// Where a file goes.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EvidenceCopy {
    /// Its id.
    pub id: EvidenceId,
    /// Token of `pick.save`.
    pub token: String,
}

/// What a sweep removed.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct Swept {
    /// How many files.
    pub files: u32,
    /// How many bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("evidence.list", |context, choice: super::AchievementChoice| {
        context.read(|conn| Ok(store::achievement::evidence(conn, choice.id)?.into())) as Result<Items<Evidence>>
    });
    registry.change("evidence.add", add);
    registry.change("evidence.save", save);
    registry.change("evidence.remove", remove);
    registry.query("evidence.save_as", save_as);
    registry.query("evidence.sweep", sweep);
}

fn find(conn: &Connection, id: EvidenceId) -> Result<Evidence> {
    store::achievement::get_evidence(conn, id)?.ok_or_else(|| Fault::new("evidence.unknown").into())
}

/// Adds a file to an achievement: its content first, unrecorded, then the line that the log sees.
///
/// # Errors
/// `evidence.too_large` over 25 MB, `evidence.empty`, `achievement.unknown`, `pick.unknown`.
fn add(context: &Context<'_>, request: EvidenceToAdd) -> Result<OpOutput<EvidenceId>> {
    let achievement = context.read(|conn| super::find(conn, request.achievement))?;
    let KeptFile { name, sha256, .. } = kept_file::keep(context, &request.token)?;
    let note = text::line(&request.note);
    let op = Op::new("evidence.add", format!("Thêm minh chứng {name} cho {}", achievement.code));
    context.transact(op, |tx| Ok(store::achievement::add_evidence(tx, request.achievement, &name, &sha256, &note)?))
}

fn save(context: &Context<'_>, words: EvidenceWords) -> Result<OpOutput<()>> {
    let (name, note) = (text::line(&words.name), text::line(&words.note));
    if name.is_empty() {
        return Err(Fault::new("evidence.name_missing").at_field("name").into());
    }
    context.transact(Op::new("evidence.save", format!("Sửa minh chứng {name}")), |tx| {
        find(tx, words.id)?;
        Ok(store::achievement::save_evidence(tx, words.id, &name, &note)?)
    })
}

fn remove(context: &Context<'_>, choice: EvidenceChoice) -> Result<OpOutput<()>> {
    let evidence = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("evidence.remove", format!("Bỏ minh chứng {}", evidence.name)), |tx| {
        Ok(store::achievement::remove_evidence(tx, choice.id)?)
    })
}

/// Saves a file out, compared with its checksum first.
///
/// # Errors
/// `evidence.unknown`, `evidence.damaged`, `pick.unknown`, `file.is_open`, `print.file_open`.
fn save_as(context: &Context<'_>, copy: EvidenceCopy) -> Result<Nothing> {
    let content = context.read(|conn| {
        let evidence = find(conn, copy.id)?;
        Ok(store::achievement::evidence_content(conn, &evidence)?)
    })?;
    kept_file::give_out(context, &copy.token, &content)?;
    Ok(Nothing {})
}

/// Removes the content that nothing names any more: maintenance, never done by itself, for what is swept can no
/// longer be brought back by undo.
fn sweep(context: &Context<'_>, _: Nothing) -> Result<Swept> {
    let swept = context.store().write_unrecorded::<_, crate::Error>(|conn| Ok(store::content::sweep(conn)?));
    swept.map(|(files, bytes)| Swept { files, bytes })
}
