//! A round in memory: its plan, its entered and fed values, its results – kept until the log grows.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use domain::id::{RoundId, UnitId};
use domain::scoring::{Board, Entry, Origin, Plan, UnitInputs, code_key};
use store::Connection;
use store::scoring::{Round, RoundState, RoundUnit, ScoreRef};

use super::feed::{Fed, Feeder};
use super::snapshot::Snapshot;
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

/// What was entered for a unit and fed to it, by criterion (as codes are compared) and field.
#[derive(Debug, Clone, Default)]
pub(super) struct UnitValues(BTreeMap<(String, String), FieldValues>);

impl UnitValues {
    /// The values of a field.
    pub fn field(&self, criterion: &str, field: &str) -> Option<&FieldValues> {
        self.0.get(&(code_key(criterion), field.to_owned()))
    }

    /// Stage and scorer of everything that was entered for a criterion.
    pub fn entries(&self, criterion: &str) -> impl Iterator<Item = (&str, &str)> {
        let key = code_key(criterion);
        let fields = self.0.iter().filter(move |((own, _), _)| *own == key).flat_map(|(_, values)| &values.entered);
        fields.map(|entered| (entered.stage.as_str(), entered.scorer.as_str()))
    }

    fn place(&mut self, criterion: &str, field: &str) -> &mut FieldValues {
        self.0.entry((code_key(criterion), field.to_owned())).or_default()
    }
}

/// A round read from the data file.
pub(super) struct Loaded {
    id: RoundId,
    pub plan: Arc<Plan>,
    pub scheme_version: u32,
    pub scheme_hash: String,
    pub units: Vec<RoundUnit>,
    pub inputs: Vec<UnitInputs>,
    places: HashMap<UnitId, usize>,
    feeder: Feeder,
    /// By the stage that looks; the empty name looks by precedence.
    boards: Mutex<BTreeMap<String, Arc<Board>>>,
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
            match cache.rounds.get_mut(&id) {
                Some((then, loaded)) if *then == now || !touches_rounds(conn, *then)? => {
                    *then = now;
                    Ok(Arc::clone(loaded))
                }
                _ => {
                    let loaded = Arc::new(Self::read(conn, id)?);
                    cache.rounds.insert(id, (now, Arc::clone(&loaded)));
                    Ok(loaded)
                }
            }
        })
    }

    /// The round after the last operation entered values of some of its units: only these are read and computed again,
    /// as long as nobody else holds what was known.
    ///
    /// # Errors
    /// As [`Loaded::of`].
    pub fn after_entries(context: &Context<'_>, known: Arc<Self>, units: &BTreeSet<UnitId>) -> Result<Arc<Self>> {
        let id = known.id;
        context.read(|conn| {
            let now = store::last_operation(conn)?;
            let mut cache = context.session.results.lock().unwrap_or_else(PoisonError::into_inner);
            let before = cache.rounds.remove(&id);
            // Somebody else may have written in between: then what is known here misses it.
            let is_known = before.is_some_and(|(then, loaded)| then + 1 == now && Arc::ptr_eq(&loaded, &known));
            let loaded = match Arc::try_unwrap(known) {
                Ok(mut loaded) if is_known => {
                    loaded.read_again(conn, units)?;
                    Arc::new(loaded)
                }
                _ => Arc::new(Self::read(conn, id)?),
            };
            cache.rounds.insert(id, (now, Arc::clone(&loaded)));
            Ok(loaded)
        })
    }

    /// The round as a connection sees it, not remembered. A locked one takes what was fed when it was locked.
    ///
    /// # Errors
    /// As [`Loaded::of`].
    pub fn read(conn: &Connection, id: RoundId) -> Result<Self> {
        let round = super::round::find(conn, id)?;
        let frozen = if round.state == RoundState::Locked { Snapshot::of(conn, id)? } else { None };
        match frozen {
            Some(snapshot) => Self::fed_by(conn, id, &round, |_| Ok(Feeder::frozen(snapshot))),
            None => Self::live(conn, id, &round),
        }
    }

    /// The round with what the data file would feed it now, locked or not.
    ///
    /// # Errors
    /// As [`Loaded::of`].
    pub fn live(conn: &Connection, id: RoundId, round: &Round) -> Result<Self> {
        Self::fed_by(conn, id, round, |plan| Feeder::new(conn, plan, round))
    }

    fn fed_by(
        conn: &Connection,
        id: RoundId,
        round: &Round,
        feeder: impl FnOnce(&Plan) -> Result<Feeder>,
    ) -> Result<Self> {
        let scheme = super::scheme::find(conn, round.scheme_id)?;
        let plan = super::evaluate::plan_of(&scheme.body)?.of_version(scheme.version);
        let units = store::scoring::units(conn, id)?;
        let inputs = units.iter().map(|unit| empty(&plan, unit)).collect();
        let mut loaded = Self {
            id,
            feeder: feeder(&plan)?,
            scheme_version: scheme.version,
            scheme_hash: scheme.hash,
            places: units.iter().enumerate().map(|(place, unit)| (unit.unit_id, place)).collect(),
            units,
            inputs,
            plan: Arc::new(plan),
            boards: Mutex::default(),
        };
        loaded.fill(conn, None)?;
        for unit in loaded.units.clone() {
            loaded.feed(unit.unit_id)?;
        }
        Ok(loaded)
    }

    /// Puts the stored evidence and values of all units, or of one, into their inputs.
    fn fill(&mut self, conn: &Connection, unit: Option<UnitId>) -> Result<()> {
        for evidence in store::scoring::evidence(conn, self.id, unit)? {
            let place = self.places.get(&evidence.unit_id);
            let Some(inputs) = place.and_then(|place| self.inputs.get_mut(*place)) else { continue };
            // What the scheme has no place for proves nothing; nothing is computed with it.
            let _gone =
                inputs.prove(&self.plan, &evidence.criterion, &evidence.stage, super::evidence::reference(&evidence));
        }
        let mut last: Option<Arc<Origin>> = None;
        let (plan, places, inputs) = (&self.plan, &self.places, &mut self.inputs);
        store::scoring::each(conn, self.id, unit, |score| {
            let Some(unit) = places.get(&score.unit_id).and_then(|place| inputs.get_mut(*place)) else {
                return Ok(());
            };
            // Values entered together share who, when and why.
            let origin = last.take().filter(|origin| is_of(origin, score)).unwrap_or_else(|| origin_of(score));
            last = Some(Arc::clone(&origin));
            enter(plan, unit, score, origin)
        })
    }

    fn feed(&mut self, unit: UnitId) -> Result<()> {
        let Some(inputs) = self.places.get(&unit).and_then(|place| self.inputs.get_mut(*place)) else { return Ok(()) };
        for fed in self.feeder.of_unit(unit) {
            inputs.feed(&self.plan, &fed.criterion, &fed.field, fed.value, Arc::new(fed.origin))?;
        }
        Ok(())
    }

    fn read_again(&mut self, conn: &Connection, units: &BTreeSet<UnitId>) -> Result<()> {
        let mut changed = BTreeSet::new();
        for unit in units {
            let Some(place) = self.places.get(unit).copied() else { continue };
            if let (Some(inputs), Some(member)) = (self.inputs.get_mut(place), self.units.get(place)) {
                *inputs = empty(&self.plan, member);
            }
            self.fill(conn, Some(*unit))?;
            self.feed(*unit)?;
            changed.insert(place);
        }
        let boards = std::mem::take(self.boards.get_mut().unwrap_or_else(PoisonError::into_inner));
        if let Some(board) = boards.get("") {
            let board = Arc::new(board.changed(&self.plan, &self.inputs, &changed));
            self.boards = Mutex::new(BTreeMap::from([(String::new(), board)]));
        }
        Ok(())
    }

    /// Results as a stage sees them, or by precedence.
    ///
    /// # Errors
    /// `scoring.unknown_stage`.
    pub fn board(&self, context: &Context<'_>, view: Option<&str>) -> Result<Arc<Board>> {
        context.progress.step(0, 1)?;
        let mut known = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(board) = known.get(view.unwrap_or_default()) {
            return Ok(Arc::clone(board));
        }
        let board = Arc::new(Board::new(&self.plan, &self.inputs, view)?);
        known.insert(view.unwrap_or_default().to_owned(), Arc::clone(&board));
        Ok(board)
    }

    /// Cells that count 0 because nobody has scored them; what was not claimed as bonus is not missing.
    pub fn missing(&self, context: &Context<'_>) -> Result<usize> {
        Ok(self.board(context, None)?.evaluation().units.iter().map(|unit| unit.not_scored.len()).sum())
    }

    /// "Bảng tiêu chí …, bản 2".
    pub fn scheme_title(&self) -> String {
        format!("{}, bản {}", self.plan.scheme().name_vi, self.scheme_version)
    }

    /// The inputs of a unit.
    pub fn inputs_of(&self, unit: UnitId) -> Option<&UnitInputs> {
        self.inputs.get(*self.places.get(&unit)?)
    }

    /// A unit of the round.
    pub fn member(&self, unit: UnitId) -> Option<&RoundUnit> {
        self.units.get(*self.places.get(&unit)?)
    }

    /// What the program itself found for a unit.
    pub fn fed(&self, unit: UnitId) -> Vec<Fed> {
        self.feeder.of_unit(unit)
    }

    /// What was entered for a unit and fed to it, as stored.
    pub fn values(&self, conn: &Connection, unit: UnitId) -> Result<UnitValues> {
        let mut values = UnitValues::default();
        store::scoring::each::<crate::Error>(conn, self.id, Some(unit), |score| {
            values.place(score.criterion, score.field).entered.push(Entered {
                stage: score.stage.to_owned(),
                scorer: score.scorer.to_owned(),
                value: score.value.to_owned(),
                reason: score.reason.to_owned(),
            });
            Ok(())
        })?;
        for fed in self.feeder.of_unit(unit) {
            values.place(&fed.criterion, &fed.field).fed = Some(fed.clone());
        }
        Ok(values)
    }
}

/// Kinds of operations that no round rests on.
const UNRELATED: [&str; 5] = ["nomination.", "batch.", "person.", "household.", "office."];

/// Whether something was done after an operation that a round may rest on.
fn touches_rounds(conn: &Connection, then: i64) -> Result<bool> {
    let kinds = store::kinds_since(conn, then)?;
    Ok(kinds.iter().any(|kind| !UNRELATED.iter().any(|unrelated| kind.starts_with(unrelated))))
}

fn empty(plan: &Plan, unit: &RoundUnit) -> UnitInputs {
    let mut inputs = UnitInputs::new(plan, unit.unit_id.to_string(), unit.name.clone());
    inputs.keep_evidence();
    inputs
}

pub(super) fn origin_of(score: ScoreRef<'_>) -> Arc<Origin> {
    let reason = Some(score.reason.to_owned()).filter(|reason| !reason.is_empty());
    Arc::new(Origin { by: Some(score.actor.to_owned()), at: Some(score.at.to_owned()), reason, ..Origin::default() })
}

fn is_of(origin: &Origin, score: ScoreRef<'_>) -> bool {
    origin.by.as_deref() == Some(score.actor)
        && origin.at.as_deref() == Some(score.at)
        && origin.reason.as_deref().unwrap_or_default() == score.reason
}

/// Tries a value on a unit's inputs, so that nothing is stored that the round could not be computed with.
///
/// # Errors
/// The refusals of [`UnitInputs::enter`].
pub(super) fn try_on(plan: &Plan, unit: &mut UnitInputs, score: ScoreRef<'_>) -> Result<()> {
    enter(plan, unit, score, origin_of(score))
}

/// Puts a stored value into a unit's inputs.
fn enter(plan: &Plan, unit: &mut UnitInputs, score: ScoreRef<'_>, origin: Arc<Origin>) -> Result<()> {
    let entry = Entry {
        criterion: score.criterion,
        field: score.field,
        value: score.value,
        stage: Some(score.stage),
        scorer: Some(score.scorer),
        origin: Some(origin),
    };
    unit.enter(plan, &entry)?;
    Ok(())
}
