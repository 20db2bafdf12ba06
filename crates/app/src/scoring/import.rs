//! Entering a long table of scores, `unit,criterion,field,value[,stage][,scorer][,reason]`, as one operation.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number::read_machine;
use domain::scoring::UnitInputs;
use domain::text;
use serde::{Deserialize, Serialize};
use store::scoring::ScoreRow;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::evaluate::csv_records;
use super::loaded::Loaded;
use super::round::refuse_locked;
use crate::command::Registry;
use crate::{Context, Error, Failure, Result};

/// A table to enter.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ScoreTable {
    /// The round.
    pub round: RoundId,
    /// The CSV, with a point as decimal separator.
    pub csv: String,
    /// The stage of rows that name none; the first when absent.
    #[serde(default)]
    pub stage: Option<String>,
    /// The scorer of rows that name none.
    #[serde(default)]
    pub scorer: Option<String>,
    /// Only says what it would do.
    #[serde(default)]
    pub dry_run: bool,
    /// Enters the good rows and lists the others.
    #[serde(default)]
    pub skip_refused: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ScoresEntered {
    /// Values entered anew or changed.
    pub changed: u32,
    /// Values that were there already.
    pub unchanged: u32,
    /// Rows that could not be taken, with their places.
    pub refused: Vec<Failure>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("score.import", import);
}

/// Places of a round's units by id and by name, looked up once for all rows.
struct Places {
    by_id: BTreeMap<UnitId, usize>,
    by_name: BTreeMap<String, usize>,
}

impl Places {
    fn of(loaded: &Loaded) -> Self {
        let units = || loaded.units.iter().enumerate();
        // Of units with one name the first is meant, so that it is put in last.
        Self {
            by_id: units().map(|(place, unit)| (unit.unit_id, place)).collect(),
            by_name: units().rev().map(|(place, unit)| (text::match_key(&unit.name), place)).collect(),
        }
    }

    /// The place of a unit by its name in the round, else by its id, code or name of today.
    fn find(&self, conn: &Connection, name: &str) -> Result<usize> {
        if let Some(place) = self.by_name.get(&text::match_key(name)) {
            return Ok(*place);
        }
        let id = crate::unit::resolve(conn, name)?.id;
        let place = id.and_then(|id| self.by_id.get(&id)).copied();
        Ok(place.ok_or_else(|| Fault::new("round.unit_missing").with("name", name))?)
    }
}

/// The columns of the table by name.
struct Columns(Vec<String>);

impl Columns {
    fn get<'a>(&self, record: &'a [String], name: &str) -> &'a str {
        let place = self.0.iter().position(|column| column == name);
        place.and_then(|place| record.get(place)).map_or("", |cell| cell.trim())
    }
}

/// Enters a table; any refused row stops the whole, unless told to skip them.
///
/// # Errors
/// `round.locked`, `scoring.table_empty`, and every refused row with its place.
pub fn import(context: &Context<'_>, table: ScoreTable) -> Result<OpOutput<ScoresEntered>> {
    refuse_locked(context, table.round, "Nhập bảng điểm")?;
    let loaded = Loaded::of(context, table.round)?;
    let (rows, refused) = context.read(|conn| read(context, conn, &loaded, &table))?;
    if !refused.is_empty() && !table.skip_refused && !table.dry_run {
        return Err(Error::Faults(refused));
    }
    let total = rows.len();
    let (changed, unchanged): (Vec<ScoreRow>, Vec<ScoreRow>) = rows.into_iter().partition(|row| differs(&loaded, row));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let summary = ScoresEntered {
        changed: count(changed.len()),
        unchanged: count(unchanged.len()),
        refused: refused.into_iter().map(Failure::from).collect(),
    };
    let changed = if table.dry_run { Vec::new() } else { changed };
    context.transact(Op::new("score.import", format!("Nhập bảng điểm: {} ô", changed.len())), |tx| {
        for (place, row) in changed.iter().enumerate() {
            context.progress.step(place, total)?;
            store::scoring::put(tx, table.round, row)?;
        }
        Ok(summary)
    })
}

fn differs(loaded: &Loaded, row: &ScoreRow) -> bool {
    let known = loaded.field(row.unit_id, &row.criterion, &row.field);
    !known.is_some_and(|values| {
        values.entered.iter().any(|entered| {
            entered.stage == row.stage
                && entered.scorer == row.scorer
                && entered.value == row.value
                && entered.reason == row.reason
        })
    })
}

fn read(
    context: &Context<'_>,
    conn: &Connection,
    loaded: &Loaded,
    table: &ScoreTable,
) -> Result<(Vec<ScoreRow>, Vec<Fault>)> {
    let mut records = csv_records(&table.csv).into_iter();
    let (_, header) = records.next().ok_or_else(|| Fault::new("scoring.table_empty"))?;
    let columns = Columns(header.iter().map(|name| text::line(name).to_lowercase()).collect());
    for name in ["unit", "criterion", "field", "value"] {
        if !columns.0.iter().any(|column| column == name) {
            return Err(Fault::new("scoring.table_column").with("column", name).at_row(1).at_column(name).into());
        }
    }
    let places = Places::of(loaded);
    let mut reader = Reader { context, conn, loaded, table, columns, places, inputs: loaded.inputs.clone() };
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for (number, record) in records {
        match reader.row(&record) {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => {}
            Err(Error::Fault(fault)) => refused.push(fault.at_row(number)),
            Err(other) => return Err(other),
        }
    }
    Ok((rows, refused))
}

/// Reads rows of a table; each is tried on the inputs of its unit, with the rows before it.
struct Reader<'a> {
    context: &'a Context<'a>,
    conn: &'a Connection,
    loaded: &'a Loaded,
    table: &'a ScoreTable,
    columns: Columns,
    places: Places,
    inputs: Vec<UnitInputs>,
}

impl Reader<'_> {
    fn row(&mut self, record: &[String]) -> Result<Option<ScoreRow>> {
        let Self { context, conn, loaded, table, columns, .. } = self;
        let (name, value) = (columns.get(record, "unit"), columns.get(record, "value"));
        if value.is_empty() {
            return Ok(None);
        }
        let place = self.places.find(conn, name)?;
        let missing = || Fault::new("round.unit_missing").with("name", name);
        let unit = loaded.units.get(place).ok_or_else(missing)?;
        let or = |own: &str, usual: Option<&String>| {
            if own.is_empty() { usual.cloned().unwrap_or_default() } else { own.to_owned() }
        };
        let mut stage = or(columns.get(record, "stage"), table.stage.as_ref());
        if stage.is_empty() {
            stage = loaded.plan.stages().first().map(|stage| stage.code.clone()).unwrap_or_default();
        }
        let row = ScoreRow {
            unit_id: unit.unit_id,
            criterion: columns.get(record, "criterion").to_owned(),
            stage,
            scorer: or(columns.get(record, "scorer"), table.scorer.as_ref()),
            field: columns.get(record, "field").to_owned(),
            value: read_machine(value).map_or_else(|_| value.to_owned(), |value| value.to_string()),
            reason: text::multiline(columns.get(record, "reason")),
            actor: context.actor.clone(),
            at: context.store().clock().stamp(),
        };
        let inputs = self.inputs.get_mut(place).ok_or_else(missing)?;
        super::loaded::enter(&loaded.plan, inputs, &row).map_err(|error| match error {
            Error::Fault(fault) => Error::Fault(fault.at_unit(name).at_criterion(&row.criterion)),
            other => other,
        })?;
        Ok(Some(row))
    }
}
