//! What was entered or fed for one unit: per leaf, stage and scorer, the values of the fields.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::group_override::GroupCell;
use super::leaf::FieldKind;
use super::plan::{Leaf, Plan};
use super::scheme::{Combine, NaMode};
use crate::number::{Exact, read, read_machine};
use crate::{Fault, text};

/// The shortest reason of an override, in characters (scoring model G5).
const SHORTEST_REASON: usize = 10;

/// Field name of "does not apply".
pub const FIELD_NA: &str = "na";
/// Field name of an override of the score.
pub const FIELD_OVERRIDE: &str = "override";
/// Field name of points entered by hand where a rule would compute them.
pub const FIELD_SCORE: &str = "score";

/// Names of what is entered of a unit as a whole, beside `declared_total`.
pub(super) const UNIT_FIELDS: [&str; 2] = ["class", "withdrawn"];

/// Names that no field of a leaf may have.
pub(super) const RESERVED_FIELDS: [&str; 4] = [FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, "declared_total"];

/// All inputs of one unit for one scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitInputs {
    /// Identity of the unit, unique in the round.
    pub id: String,
    /// Its name, for messages and for the display order of equal units.
    pub name: String,
    /// By leaf, in the plan's order.
    pub(super) leaves: Vec<LeafInputs>,
    /// Adjustments of whole groups, sorted by node, stage and scorer.
    pub(super) groups: Vec<GroupCell>,
    /// Totals printed on paper, by stage.
    pub(super) declared: Vec<(usize, Exact)>,
    /// Its class ("vùng khó khăn"), where grades have limits of their own for it.
    pub(super) class: Option<String>,
    /// It left the group in the middle of the period.
    pub(super) withdrawn: bool,
    /// Evidence is kept beside the inputs, so that its absence means something.
    pub(super) keeps_evidence: bool,
}

/// Inputs of one leaf.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LeafInputs {
    pub fed: Option<Box<Cell>>,
    /// Sorted by stage and scorer.
    pub cells: Vec<StageCell>,
    /// What was given as evidence, with the stage that gave it.
    pub evidence: Vec<(usize, EvidenceRef)>,
}

/// One cell: what a scorer of a stage entered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StageCell {
    pub stage: usize,
    pub scorer: String,
    pub cell: Cell,
}

/// The values of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// By slot, sorted.
    pub values: Vec<(usize, Entered<Exact>)>,
    pub na: Option<Entered<NaMode>>,
    pub overridden: Option<Entered<Exact>>,
    pub score: Option<Entered<Exact>>,
}

/// A value with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entered<T> {
    pub value: T,
    pub origin: Option<Arc<Origin>>,
}

/// Who entered a value, when, why and on what grounds; shown in explanations, never computed with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "EntryOrigin")]
pub struct Origin {
    /// Name of the person who entered it.
    pub by: Option<String>,
    /// When, as shown.
    pub at: Option<String>,
    /// Why it was changed or does not apply.
    pub reason: Option<String>,
    /// Number of the document behind an override.
    pub document: Option<String>,
    /// Evidence behind it.
    pub evidence: Vec<EvidenceRef>,
    /// Of a fed value: the source in words ("2 sáng kiến trong năm 2026").
    pub source: Option<String>,
    /// Of a fed value: ids of the rows it was taken from.
    pub source_ids: Vec<String>,
    /// What people call these rows, in the same order; fewer when they have no name.
    pub source_names: Vec<String>,
}

/// A piece of evidence, by id and name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceRef {
    /// Its id.
    pub id: String,
    /// Its name as shown.
    pub name: String,
}

/// One value to enter, as a machine writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Code of a leaf; empty for what concerns the unit as a whole.
    pub criterion: &'a str,
    /// A field of its kind, or `na`, `override`, `score`; of the unit `declared_total`, `class`, `withdrawn`.
    pub field: &'a str,
    /// A number with a decimal point; `1`/`0` for yes and no; for `na` a mode, `1` for the leaf's own, `0` for none.
    pub value: &'a str,
    /// Code of the stage; the first if not stated.
    pub stage: Option<&'a str>,
    /// Name of the scorer, where a stage has several.
    pub scorer: Option<&'a str>,
    /// Who, when, why.
    pub origin: Option<Arc<Origin>>,
}

impl UnitInputs {
    /// No inputs yet.
    pub fn new(plan: &Plan, id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            leaves: vec![LeafInputs::default(); plan.leaves.len()],
            groups: Vec::new(),
            declared: Vec::new(),
            class: None,
            withdrawn: false,
            keeps_evidence: false,
        }
    }

    /// Enters a value; says whether it replaced an earlier one of the same field of the same cell. Otherwise the order of
    /// entries does not matter.
    ///
    /// # Errors
    /// `scoring.unknown_criterion`, `scoring.group_not_scored`, `scoring.unknown_stage`, `scoring.unknown_field`,
    /// `scoring.unknown_na_mode`, `scoring.not_yes_or_no`, `scoring.override_reason`, `scoring.second_scorer` and those
    /// of [`read_machine`].
    pub fn enter(&mut self, plan: &Plan, entry: &Entry<'_>) -> Result<bool, Fault> {
        let stage = match entry.stage.map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => plan.stage_of(code)?,
            None => 0,
        };
        if entry.criterion.trim().is_empty()
            && let Some(replaced) = self.enter_of_unit(stage, entry)?
        {
            return Ok(replaced);
        }
        if let Some(node) = plan.group_of(entry.criterion, entry.field).and(plan.node_of(entry.criterion)) {
            return self.enter_of_group(plan, node, stage, entry);
        }
        let position = plan.leaf_of(entry.criterion)?;
        let (Some(leaf), Some(inputs)) = (plan.leaves.get(position), self.leaves.get_mut(position)) else {
            return Err(Fault::new("scoring.unknown_criterion").with("criterion", entry.criterion));
        };
        let scorer = text::line(entry.scorer.unwrap_or_default());
        let single = plan.stages.get(stage).is_some_and(|stage| stage.combine == Combine::Single);
        if single && inputs.cells.iter().any(|cell| cell.stage == stage && cell.scorer != scorer) {
            return Err(Fault::new("scoring.second_scorer").with("criterion", entry.criterion));
        }
        inputs.change(stage, &scorer, |cell| cell.set(leaf, entry))
    }

    /// Takes a value away again; says whether there was one.
    ///
    /// # Errors
    /// Those of [`Self::enter`] about criterion, stage and field.
    pub fn remove(&mut self, plan: &Plan, entry: &Entry<'_>) -> Result<bool, Fault> {
        let stage = match entry.stage.map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => plan.stage_of(code)?,
            None => 0,
        };
        if entry.criterion.trim().is_empty() {
            match entry.field.trim() {
                "declared_total" => {
                    let before = self.declared.len();
                    self.declared.retain(|(other, _)| *other != stage);
                    return Ok(self.declared.len() < before);
                }
                "class" => return Ok(self.class.take().is_some()),
                "withdrawn" => return Ok(std::mem::take(&mut self.withdrawn)),
                _ => {}
            }
        }
        if let Some(node) = plan.group_of(entry.criterion, entry.field).and(plan.node_of(entry.criterion)) {
            return Ok(self.remove_of_group(node, stage, &text::line(entry.scorer.unwrap_or_default())));
        }
        let position = plan.leaf_of(entry.criterion)?;
        let (Some(leaf), Some(inputs)) = (plan.leaves.get(position), self.leaves.get_mut(position)) else {
            return Err(Fault::new("scoring.unknown_criterion").with("criterion", entry.criterion));
        };
        let scorer = text::line(entry.scorer.unwrap_or_default());
        inputs.change(stage, &scorer, |cell| cell.clear(leaf, entry.field))
    }

    /// Enters what concerns the unit as a whole; none when the field is none of these.
    fn enter_of_unit(&mut self, stage: usize, entry: &Entry<'_>) -> Result<Option<bool>, Fault> {
        match entry.field.trim() {
            "declared_total" => {
                let value = decimal(entry.value)?;
                let before = self.declared.len();
                self.declared.retain(|(other, _)| *other != stage);
                let replaced = self.declared.len() < before;
                self.declared.push((stage, value));
                self.declared.sort();
                Ok(Some(replaced))
            }
            "class" => {
                let class = Some(text::line(entry.value)).filter(|class| !class.is_empty());
                Ok(Some(std::mem::replace(&mut self.class, class).is_some()))
            }
            "withdrawn" => {
                let withdrawn = yes_or_no(entry.value)?.is_positive();
                Ok(Some(std::mem::replace(&mut self.withdrawn, withdrawn)))
            }
            _ => Ok(None),
        }
    }

    /// Feeds a value that the program found by itself (scoring model S5). It serves where no stage entered the field.
    ///
    /// # Errors
    /// `scoring.unknown_criterion`, `scoring.group_not_scored`, `scoring.unknown_field`.
    pub fn feed(
        &mut self,
        plan: &Plan,
        criterion: &str,
        field: &str,
        value: Exact,
        origin: Arc<Origin>,
    ) -> Result<(), Fault> {
        let position = plan.leaf_of(criterion)?;
        if let (Some(leaf), Some(inputs)) = (plan.leaves.get(position), self.leaves.get_mut(position)) {
            let slot = leaf.slot_of(field.trim()).ok_or_else(|| unknown_field(leaf, field))?;
            let cell = inputs.fed.get_or_insert_default();
            cell.put(slot, Entered { value, origin: Some(origin) });
        }
        Ok(())
    }
}

pub(super) fn unknown_field(leaf: &Leaf, field: &str) -> Fault {
    let names: Vec<&str> = leaf.fields.iter().map(|field| field.name.as_str()).collect();
    Fault::new("scoring.unknown_field")
        .with("field", field)
        .with("criterion", &leaf.code)
        .with("fields", names.join(", "))
}

impl LeafInputs {
    fn change(
        &mut self,
        stage: usize,
        scorer: &str,
        change: impl FnOnce(&mut Cell) -> Result<bool, Fault>,
    ) -> Result<bool, Fault> {
        let key = |cell: &StageCell| (cell.stage, cell.scorer.as_str()).cmp(&(stage, scorer));
        let position = match self.cells.binary_search_by(key) {
            Ok(position) => position,
            Err(position) => {
                self.cells.insert(position, StageCell { stage, scorer: scorer.to_owned(), cell: Cell::default() });
                position
            }
        };
        let changed = self.cells.get_mut(position).map_or(Ok(false), |found| change(&mut found.cell));
        self.cells.retain(|cell| !cell.cell.is_empty());
        changed
    }
}

impl Cell {
    /// Whether nothing is entered, so that the stage has no entry of its own.
    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.na.is_none() && self.overridden.is_none() && self.score.is_none()
    }

    pub fn get(&self, slot: usize) -> Option<&Entered<Exact>> {
        self.values.iter().find(|(own, _)| *own == slot).map(|(_, value)| value)
    }

    fn put(&mut self, slot: usize, value: Entered<Exact>) -> bool {
        match self.values.binary_search_by_key(&slot, |(own, _)| *own) {
            Ok(position) => {
                if let Some(place) = self.values.get_mut(position) {
                    place.1 = value;
                }
                true
            }
            Err(position) => {
                self.values.insert(position, (slot, value));
                false
            }
        }
    }

    fn clear(&mut self, leaf: &Leaf, field: &str) -> Result<bool, Fault> {
        Ok(match field.trim() {
            FIELD_NA => self.na.take().is_some(),
            FIELD_OVERRIDE => self.overridden.take().is_some(),
            FIELD_SCORE => self.score.take().is_some(),
            name => {
                let slot = leaf.slot_of(name).ok_or_else(|| unknown_field(leaf, name))?;
                let before = self.values.len();
                self.values.retain(|(own, _)| *own != slot);
                self.values.len() < before
            }
        })
    }

    fn set(&mut self, leaf: &Leaf, entry: &Entry<'_>) -> Result<bool, Fault> {
        let origin = entry.origin.clone();
        match entry.field.trim() {
            FIELD_NA => {
                let mode = na_mode(leaf, entry.value.trim())?.map(|value| Entered { value, origin });
                Ok(std::mem::replace(&mut self.na, mode).is_some())
            }
            FIELD_OVERRIDE => {
                override_reason(entry)?;
                let entered = Entered { value: points(leaf, entry.value)?, origin };
                Ok(self.overridden.replace(entered).is_some())
            }
            FIELD_SCORE => Ok(self.score.replace(Entered { value: points(leaf, entry.value)?, origin }).is_some()),
            name => {
                let slot = leaf.slot_of(name).ok_or_else(|| unknown_field(leaf, name))?;
                let value = match leaf.fields.get(slot).map(|field| &field.kind) {
                    Some(FieldKind::Flag) => yes_or_no(entry.value)?,
                    Some(FieldKind::Choice(words)) => chosen(words, entry.value),
                    _ if leaf.takes_points() => points(leaf, entry.value)?,
                    _ => decimal(entry.value)?,
                };
                Ok(self.put(slot, Entered { value, origin }))
            }
        }
    }
}

/// Points as a machine writes them; of "04/4" the first number, when the second is the leaf's maximum (N5).
fn points(leaf: &Leaf, value: &str) -> Result<Exact, Fault> {
    if value.contains('/') { read(value)?.out_of(leaf.max.as_ref()) } else { decimal(value) }
}

/// A decimal; a fraction is no value that anybody enters.
pub(super) fn decimal(value: &str) -> Result<Exact, Fault> {
    if value.contains('/') {
        return Err(Fault::new("number.not_decimal").with("value", value.trim()));
    }
    read_machine(value).map_err(|fault| match fault.code.as_str() {
        "number.not_a_number" => Fault::new("number.not_decimal").with("value", value.trim()),
        _ => fault,
    })
}

/// An adjustment says why.
pub(super) fn override_reason(entry: &Entry<'_>) -> Result<(), Fault> {
    let reason = entry.origin.as_ref().and_then(|origin| origin.reason.as_deref()).unwrap_or_default();
    if text::line(reason).chars().count() < SHORTEST_REASON {
        return Err(Fault::new("scoring.override_reason").with("least", SHORTEST_REASON));
    }
    Ok(())
}

/// The position of a word; −1 when it is none of them, which the rule then reports.
fn chosen(words: &[String], value: &str) -> Exact {
    let wanted = text::match_key(value);
    let position = words.iter().zip(0_i64..).find(|(word, _)| text::match_key(word) == wanted);
    Exact::from(position.map_or(-1, |(_, nth)| nth))
}

fn yes_or_no(value: &str) -> Result<Exact, Fault> {
    match value.trim().to_lowercase().as_str() {
        "1" | "true" | "đạt" | "có" | "x" => Ok(Exact::ONE),
        "0" | "false" | "không đạt" | "không" => Ok(Exact::ZERO),
        other => Err(Fault::new("scoring.not_yes_or_no").with("value", other)),
    }
}

fn na_mode(leaf: &Leaf, value: &str) -> Result<Option<NaMode>, Fault> {
    match value {
        "0" | "false" | "" => Ok(None),
        "1" | "true" | "x" => Ok(Some(leaf.na_mode)),
        other => serde_json::from_value(other.into())
            .map(Some)
            .map_err(|_| Fault::new("scoring.unknown_na_mode").with("value", other)),
    }
}
