//! A round in memory: its plan, its entered and fed values, its results – kept until the log grows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use domain::id::{RoundId, UnitId};
use domain::scoring::{Entry, Evaluation, Origin, Plan, UnitInputs, code_key, evaluate_all};
use serde_json::{Value, json};
use store::Connection;
use store::scoring::{RoundUnit, ScoreRow};

use super::feed::{Fed, Feeder};
use crate::{Context, Result};

/// Rounds remembered while a file is open, with the operation after which they were read.
#[derive(Default)]
pub(crate) struct ResultCache {
    rounds: BTreeMap<RoundId, (i64, Arc<Loaded>)>,
}

/// A value entered into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entered {
    pub stage: String,
    pub scorer: String,
    pub value: String,
    pub reason: String,
}

/// The values of a field of a leaf: entered ones by stage, and the fed one.
#[derive(Debug, Clone, Default)]
pub(super) struct FieldValues {
    pub entered: Vec<Entered>,
    pub fed: Option<Fed>,
}

/// Values of a unit by criterion (as codes are compared) and field.
pub(super) type UnitValues = BTreeMap<(String, String), FieldValues>;

/// A round read from the data file.
pub(super) struct Loaded {
    pub plan: Plan,
    pub scheme_version: u32,
    pub scheme_hash: String,
    pub units: Vec<RoundUnit>,
    pub inputs: Vec<UnitInputs>,
    pub values: BTreeMap<UnitId, UnitValues>,
    /// By the stage that looks; the empty name looks by precedence.
    evaluations: Mutex<BTreeMap<String, Arc<Evaluation>>>,
}

impl Loaded {
    /// The round as the data file holds it now.
    ///
    /// # Errors
    /// `round.unknown`, `scoring.scheme_unusable`.
    pub fn of(context: &Context<'_>, id: RoundId) -> Result<Arc<Self>> {
        context.read(|conn| {
            let now = store::last_operation(conn)?;
            let mut cache = context.session.results.lock().unwrap_or_else(PoisonError::into_inner);
            match cache.rounds.get(&id) {
                Some((then, loaded)) if *then == now => Ok(Arc::clone(loaded)),
                _ => {
                    let loaded = Arc::new(Self::read(conn, id)?);
                    cache.rounds.insert(id, (now, Arc::clone(&loaded)));
                    Ok(loaded)
                }
            }
        })
    }

    /// The round as a connection sees it, not remembered.
    ///
    /// # Errors
    /// As [`Loaded::of`].
    pub fn read(conn: &Connection, id: RoundId) -> Result<Self> {
        let round = super::round::find(conn, id)?;
        let scheme = super::scheme::find(conn, round.scheme_id)?;
        let plan = super::evaluate::plan_of(&scheme.body)?;
        let units = store::scoring::units(conn, id)?;
        let mut inputs: Vec<UnitInputs> =
            units.iter().map(|unit| UnitInputs::new(&plan, unit.unit_id.to_string(), unit.name.clone())).collect();
        let places: BTreeMap<UnitId, usize> =
            units.iter().enumerate().map(|(place, unit)| (unit.unit_id, place)).collect();
        let mut values: BTreeMap<UnitId, UnitValues> = BTreeMap::new();
        for row in store::scoring::scores(conn, id, None)? {
            let Some(unit) = places.get(&row.unit_id).and_then(|place| inputs.get_mut(*place)) else { continue };
            enter(&plan, unit, &row)?;
            values
                .entry(row.unit_id)
                .or_default()
                .entry(key(&row.criterion, &row.field))
                .or_default()
                .entered
                .push(Entered { stage: row.stage, scorer: row.scorer, value: row.value, reason: row.reason });
        }
        let feeder = Feeder::new(conn, &plan, &round)?;
        for (unit, inputs) in units.iter().zip(&mut inputs) {
            for fed in feeder.of_unit(unit.unit_id) {
                let origin = Arc::new(fed.origin.clone());
                inputs.feed(&plan, &fed.criterion, &fed.field, fed.value.clone(), origin)?;
                let field = values.entry(unit.unit_id).or_default().entry(key(&fed.criterion, &fed.field)).or_default();
                field.fed = Some(fed);
            }
        }
        Ok(Self {
            plan,
            scheme_version: scheme.version,
            scheme_hash: scheme.hash,
            units,
            inputs,
            values,
            evaluations: Mutex::default(),
        })
    }

    /// Results as a stage sees them, or by precedence.
    ///
    /// # Errors
    /// `scoring.unknown_stage`.
    pub fn evaluation(&self, context: &Context<'_>, view: Option<&str>) -> Result<Arc<Evaluation>> {
        context.progress.step(0, 1)?;
        let mut known = self.evaluations.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(evaluation) = known.get(view.unwrap_or_default()) {
            return Ok(Arc::clone(evaluation));
        }
        let evaluation = Arc::new(evaluate_all(&self.plan, &self.inputs, view)?);
        known.insert(view.unwrap_or_default().to_owned(), Arc::clone(&evaluation));
        Ok(evaluation)
    }

    /// Cells that count 0 because nobody has scored them; what was not claimed as bonus is not missing.
    pub fn missing(&self, context: &Context<'_>) -> Result<usize> {
        Ok(self.evaluation(context, None)?.units.iter().map(|unit| unit.not_scored.len()).sum())
    }

    /// Names of those who have scored, once each.
    pub fn scorers(&self) -> Vec<String> {
        let entered = self.values.values().flat_map(BTreeMap::values).flat_map(|values| &values.entered);
        let names: BTreeSet<&str> =
            entered.map(|entered| entered.scorer.as_str()).filter(|name| !name.is_empty()).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// "Bảng tiêu chí … (bản 2)".
    pub fn scheme_title(&self) -> String {
        format!("{} (bản {})", self.plan.scheme().name_vi, self.scheme_version)
    }

    /// The inputs of a unit.
    pub fn inputs_of(&self, unit: UnitId) -> Option<&UnitInputs> {
        let place = self.units.iter().position(|member| member.unit_id == unit)?;
        self.inputs.get(place)
    }

    /// The values of a field of a unit.
    pub fn field(&self, unit: UnitId, criterion: &str, field: &str) -> Option<&FieldValues> {
        self.values.get(&unit)?.get(&key(criterion, field))
    }

    /// Every value that the results rest on, for the snapshot of a lock.
    pub fn snapshot_of_inputs(&self) -> Value {
        let rows = self.values.iter().flat_map(|(unit, fields)| {
            fields.iter().flat_map(move |((criterion, field), values)| {
                let fed = values.fed.iter().map(move |fed| {
                    json!({ "unit": unit, "criterion": criterion, "field": field, "value": fed.value, "source": fed.origin.source })
                });
                let entered = values.entered.iter().map(move |entered| {
                    json!({ "unit": unit, "criterion": criterion, "field": field, "value": entered.value,
                        "stage": entered.stage, "scorer": entered.scorer, "reason": entered.reason })
                });
                fed.chain(entered)
            })
        });
        Value::Array(rows.collect())
    }
}

/// How criterion and field are looked up: codes that differ only in capitals are the same.
pub(super) fn key(criterion: &str, field: &str) -> (String, String) {
    (code_key(criterion), field.to_owned())
}

/// Puts a stored value into a unit's inputs.
pub(super) fn enter(plan: &Plan, unit: &mut UnitInputs, row: &ScoreRow) -> Result<()> {
    let reason = Some(row.reason.clone()).filter(|reason| !reason.is_empty());
    let origin = Origin { by: Some(row.actor.clone()), at: Some(row.at.clone()), reason, ..Origin::default() };
    let entry = Entry {
        criterion: &row.criterion,
        field: &row.field,
        value: &row.value,
        stage: Some(&row.stage),
        scorer: Some(&row.scorer),
        origin: Some(Arc::new(origin)),
    };
    unit.enter(plan, &entry)?;
    Ok(())
}
