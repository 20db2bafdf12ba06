//! The health of a data file: what `check` looks at and what it found.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::{Result, schema};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "HealthSeverity")]
pub enum FindingSeverity {
    /// Worth knowing.
    Info,
    /// Something does not fit; work goes on.
    Warning,
    /// Data is broken.
    Error,
}

/// Something that `check` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "HealthFinding")]
pub struct Finding {
    /// `integrity`, `foreign_key`, `orphan_evidence`, `log`…
    pub code: String,
    /// How bad it is.
    pub severity: FindingSeverity,
    /// In Vietnamese.
    pub message: String,
}

impl Finding {
    /// A finding.
    pub fn new(code: &str, severity: FindingSeverity, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), severity, message: message.into() }
    }
}

/// Looks at the file: SQLite's own check, foreign keys, the log's sequence, guard triggers,
/// evidence against its checksums.
pub fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    integrity(conn, &mut findings)?;
    foreign_keys(conn, &mut findings)?;
    log(conn, &mut findings)?;
    triggers(conn, &mut findings)?;
    findings.extend(crate::achievement::check_evidence(conn)?);
    findings.extend(crate::scoring::check_evidence(conn)?);
    findings.extend(crate::report::check_files(conn)?);
    findings.extend(crate::import::check(conn)?);
    findings.extend(crate::law::check(conn)?);
    Ok(findings)
}

fn integrity(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            let message = format!("Tệp dữ liệu có chỗ hỏng: {line}");
            findings.push(Finding::new("integrity", FindingSeverity::Error, message));
        }
    }
    Ok(())
}

fn foreign_keys(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement =
        conn.prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    for row in rows {
        let (table, parent, count) = row?;
        let message = format!("{count} dòng của bảng {table} chỉ tới dòng không còn trong bảng {parent}");
        findings.push(Finding::new("foreign_key", FindingSeverity::Error, message));
    }
    Ok(())
}

fn log(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let (first, last, count): (i64, i64, i64) =
        conn.query_row("SELECT coalesce(min(seq),1), coalesce(max(seq),0), count(*) FROM operation", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    if count != last - first + 1 {
        let message = format!("Nhật ký thiếu {} việc", last - first + 1 - count);
        findings.push(Finding::new("log", FindingSeverity::Error, message));
    }
    Ok(())
}

/// The guard triggers of the schema must all be there: a file without them would let locked things change.
fn triggers(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let fresh = Connection::open_in_memory()?;
    schema::create(&fresh)?;
    let names = |conn: &Connection| -> Result<Vec<String>> {
        let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type='trigger' ORDER BY name")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    let present = names(conn)?;
    for name in names(&fresh)?.into_iter().filter(|name| !present.contains(name)) {
        let message = format!("Tệp thiếu chốt bảo vệ {name}");
        findings.push(Finding::new("trigger", FindingSeverity::Error, message));
    }
    Ok(())
}
