//! Taking tables in: the one way from a file or pasted cells to records, for every kind of them.
//!
//! A file is read once and kept under the SHA-256 of its content, so that what is written is what was looked at. A
//! mapping says which column fills which field; it is remembered for the layout of the headers. A plan says of every row
//! whether it would be added, changed, kept or refused; writing it is one operation, noted with the file itself.
//!
//! A kind of records is one file beside its feature (`unit/import.rs`) and one line in [`kind::KINDS`].

mod kind;
mod plan;
mod read;
mod record;
mod template;

use std::collections::BTreeMap;

use domain::Fault;
use domain::import::{Field, FieldChange, guess};
use domain::text;
use serde::{Deserialize, Serialize};
use store::OpOutput;
use store::import::Mapping;
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::names::Asked;
use crate::{Context, Failure, Result};

pub use crate::names::{ImportDecision, ImportQuestion};
pub use domain::import::{Fate, are_of_years};
pub(crate) use kind::{Choices, Kind, SUBJECT_KINDS, Step, words};
pub(crate) use read::ReadFiles;
pub use read::{ImportFile, ImportSource, ImportTable, tables};

pub use plan::{ImportRequest, Imported};

use plan::ImportWriteRequest;

/// A kind of records that tables can hold.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportKind {
    /// Its code: `unit`.
    pub kind: String,
    /// What its records are called: `đơn vị`.
    pub noun: String,
}

/// What the fields of a kind are asked for.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportFieldsRequest {
    /// The kind.
    pub kind: String,
    /// What holds for the whole table: values by field, and what else the kind asks for (`round`).
    #[serde(default)]
    pub given: BTreeMap<String, String>,
}

/// A field of a kind, with what it is chosen from.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportFieldShown {
    /// The field.
    #[serde(flatten)]
    #[ts(flatten)]
    pub field: Field,
    /// What may be chosen; empty when anything may stand in it.
    pub choices: Vec<String>,
}

/// A table of a file that was read, to be taken as records of a kind.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ImportGuessRequest {
    /// The kind.
    pub kind: String,
    /// Key of the file, from `import.read`.
    pub file: String,
    /// Place of the table in the file, from 0.
    pub table: u32,
    /// What holds for the whole table.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
}

/// Which column fills which field.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportGuess {
    /// Column (from 0) by field; null where none does.
    pub columns: Mapping,
    /// Whether it was used for such a table before.
    pub remembered: bool,
}

/// What an import would do with a row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreviewRow {
    /// Its number in the file.
    pub row: u32,
    /// What would become of it.
    pub fate: Fate,
    /// What it is about.
    pub title: String,
    /// What would change; of a new record, everything that it would say.
    pub changes: Vec<FieldChange>,
    /// Why it is refused: every reason, with its place.
    pub refused: Vec<Failure>,
}

/// What an import would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreview {
    /// Every row, in the order of the file.
    pub rows: Vec<ImportPreviewRow>,
    /// The same counted, as the import itself would answer.
    pub summary: Imported,
    /// Names that may mean several, or somebody new: each asked once, its rows refused until it is answered.
    pub questions: Vec<ImportQuestion>,
    /// Names that were understood though nobody is called so as it stands.
    pub decisions: Vec<ImportDecision>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.free("import.kinds", |_, _: Nothing| Ok(Items::from(kinds())));
    registry.query("import.fields", fields);
    registry.query("import.read", read::command);
    registry.query("import.guess", guess_mapping);
    registry.query("import.preview", preview);
    registry.change("import.write", write);
    record::register(registry);
    template::register(registry);
}

fn kinds() -> Vec<ImportKind> {
    let kinds = kind::KINDS.iter();
    kinds.map(|kind| ImportKind { kind: kind.name.to_owned(), noun: kind.noun.to_owned() }).collect()
}

fn fields(context: &Context<'_>, request: ImportFieldsRequest) -> Result<Items<ImportFieldShown>> {
    let kind = kind::find(&request.kind)?;
    context.read(|conn| {
        let choices: BTreeMap<&str, Vec<String>> = (kind.choices)(context, conn, &request.given)?.into_iter().collect();
        let fields = (kind.fields)(conn, &request.given)?.into_iter().map(|field| ImportFieldShown {
            choices: choices.get(field.id.as_str()).cloned().unwrap_or_default(),
            field,
        });
        Ok(Items::from(fields.collect::<Vec<_>>()))
    })
}

/// The mapping remembered for the layout of a table, or one guessed from its headers.
///
/// # Errors
/// `import.kind_unknown`, `import.file_gone`.
fn guess_mapping(context: &Context<'_>, request: ImportGuessRequest) -> Result<ImportGuess> {
    let kind = kind::find(&request.kind)?;
    let file = context.session.imports.find(&request.file)?;
    let table = file.table(request.table)?;
    context.read(|conn| {
        let fields = (kind.fields)(conn, &request.given)?;
        let mut columns = guessed(&fields, &table.sheet.header);
        let Some(known) = store::import::remembered(conn, kind.name, &table.layout)? else {
            return Ok(ImportGuess { columns, remembered: false });
        };
        // Fields that the memory does not name (the criteria of another round) stay as guessed, on columns that are free.
        let taken: Vec<u32> = known.values().copied().flatten().collect();
        columns.values_mut().for_each(|column| *column = column.filter(|own| !taken.contains(own)));
        columns.extend(known.into_iter().filter(|(field, _)| fields.iter().any(|own| own.id == *field)));
        Ok(ImportGuess { columns, remembered: true })
    })
}

fn guessed(fields: &[Field], header: &[String]) -> Mapping {
    let columns = guess(fields, header).into_iter().map(|column| column.and_then(|column| u32::try_from(column).ok()));
    fields.iter().map(|field| field.id.clone()).zip(columns).collect()
}

/// What an import would do, without doing it.
///
/// # Errors
/// `import.kind_unknown`, `import.file_gone`; `import.column_missing` with the fields that no column fills; what the kind
/// itself needs.
pub fn preview(context: &Context<'_>, request: ImportRequest) -> Result<ImportPreview> {
    let prepared = context.read(|conn| plan::prepare(context, conn, &request))?;
    let summary = Imported::of(&prepared.rows);
    let rows = prepared.rows.into_iter().map(|row| ImportPreviewRow {
        row: row.row,
        fate: row.fate,
        title: row.title,
        changes: row.changes,
        refused: row.faults.into_iter().map(Failure::from).collect(),
    });
    let Asked { questions, decisions, .. } = prepared.asked;
    Ok(ImportPreview { rows: rows.collect(), summary, questions, decisions })
}

fn write(context: &Context<'_>, request: ImportWriteRequest) -> Result<OpOutput<Imported>> {
    plan::write(context, &request)
}

/// Which table of a file holds records of a kind, and how: the only one whose headers name what the kind needs, or the
/// one that was asked for (from 1).
///
/// # Errors
/// `import.no_table_fits` with the fields that are missing; `import.several_tables_fit` with the candidates.
pub fn fitting(context: &Context<'_>, request: &ImportGuessRequest, asked: Option<u32>) -> Result<(u32, Mapping)> {
    let file = context.session.imports.find(&request.file)?;
    let fields = context.read(|conn| (kind::find(&request.kind)?.fields)(conn, &request.given))?;
    let mut fitting = Vec::new();
    for place in (0..).take(file.tables.len()).filter(|place| asked.is_none_or(|asked| asked == place + 1)) {
        let guess = guess_mapping(context, ImportGuessRequest { table: place, ..request.clone() })?;
        if missing(&fields, &guess.columns, &request.given).is_empty() {
            fitting.push((place, guess.columns));
        }
    }
    match fitting.len() {
        1 => Ok(fitting.remove(0)),
        0 => {
            let needed: Vec<&str> =
                fields.iter().filter(|field| field.required).map(|field| field.label.as_str()).collect();
            Err(Fault::new("import.no_table_fits").with("fields", needed.join(", ")).into())
        }
        _ => {
            let places = fitting.iter().filter_map(|(place, _)| {
                let table = file.table(*place).ok()?;
                Some(format!("{}. {}", place + 1, table.place))
            });
            let places = places.collect::<Vec<_>>().join("; ");
            Err(Fault::new("import.several_tables_fit").with("tables", places).into())
        }
    }
}

/// Labels of the required fields that neither a column nor a given value fills.
fn missing<'a>(fields: &'a [Field], columns: &Mapping, given: &BTreeMap<String, String>) -> Vec<&'a str> {
    let filled = |id: &str| {
        columns.get(id).copied().flatten().is_some() || given.get(id).is_some_and(|value| !text::line(value).is_empty())
    };
    let needed = |field: &&Field| {
        let said_by_other = field.unless.as_deref().is_some_and(filled);
        field.required && !filled(&field.id) && !said_by_other
    };
    fields.iter().filter(needed).map(|field| field.label.as_str()).collect()
}
