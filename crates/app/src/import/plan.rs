//! From a table and its mapping to a plan, and from the plan to one operation.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::ImportId;
use domain::import::{Fate, Lines, PlannedRow};
use serde::{Deserialize, Serialize};
use store::import::{Mapping, NewImport, Skipped};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::kind::{self, Prepared};
use crate::{Context, Error, Failure, Result};

/// A table to take in.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportRequest {
    /// The kind of its records.
    pub kind: String,
    /// Key of the file, from `import.read`.
    pub file: String,
    /// Place of the table in the file, from 0.
    pub table: u32,
    /// Column (from 0) by field; a field that is absent or null is filled by none.
    pub columns: Mapping,
    /// What holds for the whole table: values by field, and what else the kind asks for (`round`).
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// Who is meant by names that were asked about: an id, a code, `new`, or `skip` to leave its rows out,
    /// by the text of the question.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// A table to take in for good.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportWriteRequest {
    /// The table.
    #[serde(flatten)]
    #[ts(flatten)]
    pub request: ImportRequest,
    /// Whether the good rows are written although others are refused.
    #[serde(default)]
    pub skip_refused: bool,
}

/// What came, or would come, of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Imported {
    /// The import, when something was written.
    pub id: Option<ImportId>,
    /// Rows that are new records.
    pub added: u32,
    /// Rows that change known records.
    pub changed: u32,
    /// Rows that say what is there already.
    pub unchanged: u32,
    /// Every reason of every refused row, with its place.
    pub refused: Vec<Failure>,
}

impl Imported {
    /// A plan counted.
    pub(super) fn of(rows: &[PlannedRow]) -> Self {
        let count = |fate: Fate| {
            let rows = rows.iter().filter(|row| row.fate == fate);
            u32::try_from(rows.count()).unwrap_or(u32::MAX)
        };
        let refused = rows.iter().flat_map(|row| &row.faults).cloned().map(Failure::from).collect();
        Self {
            id: None,
            added: count(Fate::Added),
            changed: count(Fate::Changed),
            unchanged: count(Fate::Unchanged),
            refused,
        }
    }
}

/// The plan of a table.
///
/// # Errors
/// `import.kind_unknown`, `import.file_gone`; `import.column_missing` with the fields that no
/// column fills; what the kind itself needs.
pub(super) fn prepare(context: &Context<'_>, conn: &Connection, request: &ImportRequest) -> Result<Prepared> {
    let kind = kind::find(&request.kind)?;
    let file = context.session.imports.find(&request.file)?;
    let table = file.table(request.table)?;
    let fields = (kind.fields)(conn, &request.given)?;
    let missing = super::missing(&fields, &request.columns, &request.given);
    if !missing.is_empty() {
        return Err(Fault::new("import.column_missing").with("fields", missing.join(", ")).into());
    }
    let column =
        |id: &String| request.columns.get(id).copied().flatten().and_then(|column| usize::try_from(column).ok());
    let columns = fields.iter().map(|field| column(&field.id)).collect();
    (kind.prepare)(context, conn, &Lines::new(&fields, columns, &table.sheet, &request.given), &request.answers)
}

/// Writes a table as one operation, noted with the file; remembers its mapping.
///
/// # Errors
/// Every refused row with its place, unless they are skipped; `import.moved_on` when the data file changed while the
/// plan was made; the refusals of [`prepare`].
pub(super) fn write(context: &Context<'_>, write: &ImportWriteRequest) -> Result<OpOutput<Imported>> {
    let request = &write.request;
    let kind = kind::find(&request.kind)?;
    (kind.guard)(context, &request.given)?;
    let (prepared, seen) = context.read(|conn| Ok((prepare(context, conn, request)?, store::last_operation(conn)?)))?;
    let mut summary = Imported::of(&prepared.rows);
    if !summary.refused.is_empty() && !write.skip_refused {
        return Err(Error::Faults(prepared.rows.into_iter().flat_map(|row| row.faults).collect()));
    }
    let moving = summary.added.saturating_add(summary.changed);
    if moving == 0 && prepared.asked.remember.is_empty() {
        return Ok(OpOutput { operation: None, output: summary, changes: Vec::new() });
    }
    let file = context.session.imports.find(&request.file)?;
    let table = file.table(request.table)?;
    let mut skipped = table.skipped.clone();
    skipped.extend(prepared.rows.iter().filter(|row| row.fate == Fate::Refused).map(refused));
    skipped.sort_by_key(|skipped| skipped.row);
    let label = format!("Nhập {} từ “{}”: thêm {}, sửa {}", kind.noun, file.name, summary.added, summary.changed);
    context.transact(Op::new("import.write", label), |tx| {
        if store::last_operation(tx)? != seen {
            return Err(Fault::new("import.moved_on").into());
        }
        let total = usize::try_from(moving).unwrap_or(usize::MAX);
        let mut done = 0;
        (prepared.write)(tx, &mut || {
            done += 1;
            Ok(context.progress.step(done, total)?)
        })?;
        let import = NewImport {
            kind: kind.name,
            file_name: &file.name,
            place: &table.place,
            content: &file.content,
            added: summary.added,
            changed: summary.changed,
            unchanged: summary.unchanged,
            skipped: &skipped,
        };
        summary.id = Some(store::import::add(tx, &import)?);
        for (name, subject) in &prepared.asked.remember {
            store::alias::remember(tx, name, *subject)?;
        }
        store::import::remember(tx, kind.name, &table.layout, &request.columns, tx.at())?;
        Ok(summary)
    })
}

/// A refused row as it stays listed with the import.
fn refused(row: &PlannedRow) -> Skipped {
    let reasons = row.faults.iter().cloned().map(|fault| {
        let column = fault.place.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
        format!("{column}{}", Failure::from(fault).message)
    });
    Skipped { row: row.row, why: reasons.collect::<Vec<_>>().join(" ") }
}
