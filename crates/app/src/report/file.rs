//! Files of reports that came: chosen in a dialog, kept in the data file, saved out again unchanged.

use domain::Fault;
use domain::id::{ReportFileId, ReportId};
use domain::report::ReportFile;
use serde::Deserialize;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{ReportChoice, find};
use crate::command::{Items, Nothing, Registry};
use crate::kept_file::{self, KeptFile};
use crate::{Context, Result};

/// Which file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ReportFileChoice {
    /// Its id.
    pub id: ReportFileId,
}

/// A file to add.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportFileToAdd {
    /// The report.
    pub report: ReportId,
    /// Token of `pick.open`.
    pub token: String,
}

/// Where a file goes.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportFileCopy {
    /// Its id.
    pub id: ReportFileId,
    /// Token of `pick.save`.
    pub token: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("report.files", |context, choice: ReportChoice| {
        context.read(|conn| Ok(store::report::files(conn, choice.id)?.into())) as Result<Items<ReportFile>>
    });
    registry.change("report.file_add", add);
    registry.change("report.file_remove", remove);
    registry.query("report.file_save_as", save_as);
}

fn find_file(conn: &Connection, id: ReportFileId) -> Result<ReportFile> {
    Ok(store::report::file(conn, id)?.ok_or_else(|| Fault::new("report.file_unknown"))?)
}

/// Adds a file to a report: its content first, unrecorded, then the line that the log sees.
///
/// # Errors
/// `evidence.too_large` over 25 MB, `evidence.empty`, `report.unknown`, `pick.unknown`.
fn add(context: &Context<'_>, request: ReportFileToAdd) -> Result<OpOutput<ReportFileId>> {
    let report = context.read(|conn| find(conn, request.report))?;
    let KeptFile { name, sha256, .. } = kept_file::keep(context, &request.token)?;
    let op = Op::new("report.file_add", format!("Thêm tệp {name} vào {}", report.name));
    context.transact(op, |tx| Ok(store::report::add_file(tx, request.report, &name, &sha256)?))
}

fn remove(context: &Context<'_>, choice: ReportFileChoice) -> Result<OpOutput<()>> {
    let file = context.read(|conn| find_file(conn, choice.id))?;
    context.transact(Op::new("report.file_remove", format!("Bỏ tệp báo cáo {}", file.name)), |tx| {
        Ok(store::report::remove_file(tx, choice.id)?)
    })
}

/// Saves a file out, compared with its checksum first.
///
/// # Errors
/// `report.file_unknown`, `evidence.damaged`, `pick.unknown`, `file.is_open`, `print.file_open`.
fn save_as(context: &Context<'_>, copy: ReportFileCopy) -> Result<Nothing> {
    let content = context.read(|conn| {
        let file = find_file(conn, copy.id)?;
        Ok(store::report::file_content(conn, &file)?)
    })?;
    kept_file::give_out(context, &copy.token, &content)?;
    Ok(Nothing {})
}
