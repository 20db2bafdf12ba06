//! Files of reports that came: recorded lines that name a content kept in the data file.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::{MovementId, ReportFileId, ReportId};
use domain::report::ReportFile;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::health::{Finding, FindingSeverity};
use crate::{Result, Table, Tx, content, row};

pub(super) const TABLE: Table = Table::part_of(
    "report",
    "report_id",
    "report_file",
    "CREATE TABLE report_file(
        id BLOB PRIMARY KEY,
        report_id BLOB NOT NULL REFERENCES report(id),
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES content(sha256),
        size INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX report_file_report_id ON report_file(report_id);
    CREATE INDEX report_file_sha256 ON report_file(sha256);",
);

const COLUMNS: &str = "own.id, own.report_id, own.name, own.sha256, own.size";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReportFile> {
    Ok(ReportFile {
        id: row::id(row, 0)?,
        report_id: row::id(row, 1)?,
        name: row.get(2)?,
        sha256: row.get(3)?,
        size: row.get(4)?,
    })
}

/// The files of a report, in the order in which they were added.
pub fn files(conn: &Connection, report: ReportId) -> Result<Vec<ReportFile>> {
    let sql = format!("SELECT {COLUMNS} FROM report_file AS own WHERE report_id=?1 ORDER BY id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([report.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// How many files the reports of a movement have, by report; those without one are not named.
pub fn count_files(conn: &Connection, movement: MovementId) -> Result<BTreeMap<ReportId, u32>> {
    let mut statement = conn.prepare_cached(
        "SELECT report_id, count(*) FROM report_file JOIN report ON report.id=report_id
         WHERE movement_id=?1 GROUP BY report_id",
    )?;
    let rows = statement.query_map([movement.uuid()], |row| Ok((row::id(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One file's line.
pub fn file(conn: &Connection, id: ReportFileId) -> Result<Option<ReportFile>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM report_file AS own WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds the line of a file whose content is kept.
pub fn add_file(tx: &Tx<'_>, report: ReportId, name: &str, sha256: &str) -> Result<ReportFileId> {
    let id: ReportFileId = tx.new_id();
    tx.execute(
        "INSERT INTO report_file(id, report_id, name, sha256, size)
         SELECT ?1, ?2, ?3, sha256, size FROM content WHERE sha256=?4",
        params![id.uuid(), report.uuid(), name, sha256],
    )?;
    Ok(id)
}

/// Removes a file's line; the content stays until it is swept.
pub fn remove_file(tx: &Tx<'_>, id: ReportFileId) -> Result<()> {
    tx.execute("DELETE FROM report_file WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// The content of a file, compared with its checksum.
///
/// # Errors
/// `evidence.damaged` when the content is gone or is not what was added.
pub fn file_content(conn: &Connection, file: &ReportFile) -> Result<Vec<u8>> {
    let sound = content::sound(conn, &file.sha256)?;
    sound.ok_or_else(|| Fault::new("evidence.damaged").with("name", &file.name).into())
}

/// Compares all files of reports with their checksums.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM report_file AS own ORDER BY name"))?;
    for file in statement.query_map([], from_row)? {
        let file = file?;
        if content::sound(conn, &file.sha256)?.is_none() {
            let message = format!("Tệp báo cáo “{}” không còn nguyên như khi được đưa vào", file.name);
            findings.push(Finding::new("evidence_damaged", FindingSeverity::Error, message));
        }
    }
    Ok(findings)
}
