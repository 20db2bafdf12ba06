//! Merging two records of one person or unit, and splitting one that two were entered in: one operation each, shown
//! before it is done.

mod former;
mod person;
mod plan;
mod split;
mod unit;
mod wording;

use domain::id::{PersonId, UnitId};
use domain::merge::{FieldFate, HeldKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::Failure;
use crate::command::Registry;

/// Which two records of a person become one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct PersonMerge {
    /// The record that stays.
    pub keep: PersonId,
    /// The record that goes.
    pub from: PersonId,
    /// Fields in which the value of the record that goes is the right one.
    #[serde(default)]
    pub take: Vec<String>,
}

/// Which two records of a unit become one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct UnitMerge {
    /// The record that stays.
    pub keep: UnitId,
    /// The record that goes.
    pub from: UnitId,
    /// Fields in which the value of the record that goes is the right one.
    #[serde(default)]
    pub take: Vec<String>,
}

/// A field of two records, before and after.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MergeField {
    /// Its name in the record, as `take` has it.
    pub field: String,
    /// Its name for people.
    pub label: String,
    /// Its value in the record that stays.
    pub keep: String,
    /// Its value in the record that goes.
    pub from: String,
    /// What it will be.
    pub after: String,
    /// Why.
    pub fate: FieldFate,
}

/// One of the things that name a person or a unit.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HeldThing {
    /// Its kind.
    pub kind: HeldKind,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
    /// What it is, for people.
    pub text: String,
    /// Its year.
    pub year: Option<u16>,
    /// The unit that it is of, when that is not the subject.
    pub unit_id: Option<UnitId>,
}

/// The things of one kind.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HeldGroup {
    /// The kind.
    pub kind: HeldKind,
    /// Its name for people.
    pub name: String,
    /// How many there are.
    pub count: usize,
    /// The things, the latest first.
    pub things: Vec<HeldThing>,
}

/// What merging will do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MergePreview {
    /// Name of the record that stays, with its code.
    pub keep: String,
    /// Name of the record that goes, with its code.
    pub from: String,
    /// The fields, one by one.
    pub fields: Vec<MergeField>,
    /// What will name the record that stays.
    pub moved: Vec<HeldGroup>,
    /// What the record that stays has already, the same: it will stand once.
    pub joined: Vec<HeldGroup>,
    /// Why it is refused; empty when it can be done.
    pub refusals: Vec<Failure>,
}

/// What merging has done.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct MergeDone {
    /// The record that stayed.
    #[ts(type = "string")]
    pub id: Uuid,
    /// How many things name it now that named the other.
    pub moved: usize,
    /// How many things stood twice and stand once.
    pub joined: usize,
}

pub(crate) fn register(registry: &mut Registry) {
    person::register(registry);
    unit::register(registry);
    split::register(registry);
}
