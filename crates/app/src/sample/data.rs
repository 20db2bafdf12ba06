//! The texts of the sample province as `assets/sample` holds them: a file a kind, names in place of ids.

use std::collections::BTreeMap;

use domain::cluster::{ClusterKind, ClusterRole};
use domain::date::PartialDate;
use domain::evaluation::EvaluationLevel;
use domain::leave::LeaveKind;
use domain::office::Office;
use domain::person::Sex;
use domain::unit::SuccessionKind;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Result;
use crate::achievement::PlainAchievement;

/// A unit; its kind by name, its superior by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleUnit {
    pub code: String,
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub short_name: String,
    #[serde(default)]
    pub parent: Option<String>,
    #[serde(default)]
    pub head: String,
    #[serde(default)]
    pub head_title: String,
    #[serde(default)]
    pub founded: Option<PartialDate>,
}

/// A succession; its units by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleSuccession {
    pub kind: SuccessionKind,
    pub date: PartialDate,
    pub decision_number: String,
    pub decision_date: PartialDate,
    pub from: Vec<String>,
    pub to: Vec<String>,
}

/// A person.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePerson {
    pub code: String,
    pub honorific: String,
    pub name: String,
    pub birth_date: PartialDate,
    pub sex: Sex,
    pub subject_class: String,
    pub positions: Vec<SamplePosition>,
}

/// A position; its unit by code, none outside every unit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePosition {
    pub title: String,
    #[serde(default)]
    pub unit: Option<String>,
    pub from: PartialDate,
    #[serde(default)]
    pub to: Option<PartialDate>,
}

/// A household; its commune by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleHousehold {
    pub code: String,
    pub name: String,
    pub address: String,
    pub unit: String,
}

/// A cluster.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleCluster {
    pub code: String,
    pub name: String,
    pub kind: ClusterKind,
    pub year: u16,
    pub members: Vec<SampleMember>,
}

/// A member of a cluster, by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleMember {
    pub unit: String,
    pub role: ClusterRole,
}

/// A movement as plain JSON, with the number of the plan that it answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleMovement {
    pub plan: Value,
    #[serde(default)]
    pub answers: Option<String>,
    #[serde(default)]
    pub registrations: Vec<SampleRegistration>,
}

/// A registered unit, by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRegistration {
    pub unit: String,
    pub aim: String,
    pub date: PartialDate,
}

/// An achievement with the texts that prove it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleAchievement {
    pub achievement: PlainAchievement,
    #[serde(default)]
    pub evidence: Vec<SampleEvidence>,
}

/// A small text file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleEvidence {
    pub name: String,
    pub text: String,
    pub note: String,
}

/// Whose round a sheet belongs to.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum SampleRound {
    Cluster,
    Movement,
}

/// A sheet (phiếu chấm): what one scorer of a stage gave a unit, by criterion and field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleSheet {
    pub round: SampleRound,
    pub unit: String,
    pub stage: String,
    #[serde(default)]
    pub scorer: String,
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    pub reasons: BTreeMap<String, String>,
}

/// A line of the batch; its subject by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleNomination {
    pub award: String,
    pub subject: String,
    pub opinion: String,
    /// The unit that proposes somebody outside every unit, by code.
    #[serde(default)]
    pub proposed_by: Option<String>,
}

/// What is recorded of a subject, by its code, for the law to judge by.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRecord {
    pub subject: String,
    /// Of a person.
    #[serde(default)]
    pub employed_from: Option<PartialDate>,
    #[serde(default)]
    pub evaluations: BTreeMap<u16, EvaluationLevel>,
    /// Questions of the law that are answered by yes for the year that is shown.
    #[serde(default)]
    pub confirmed: Vec<String>,
    /// The same, answered by no.
    #[serde(default)]
    pub denied: Vec<String>,
    /// Of a person.
    #[serde(default)]
    pub leave: Vec<SampleLeave>,
    #[serde(default)]
    pub discipline: Vec<SampleDiscipline>,
    /// Of a unit.
    #[serde(default)]
    pub figures: Option<SampleFigures>,
    /// Of a unit: from which year on the award record of its people is complete.
    #[serde(default)]
    pub complete_from: Option<u16>,
}

/// A leave.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleLeave {
    pub kind: LeaveKind,
    pub from: PartialDate,
    pub until: PartialDate,
    #[serde(default)]
    pub good_result: Option<bool>,
    pub document: String,
}

/// A sanction; without a form a matter that is being looked into.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDiscipline {
    #[serde(default)]
    pub form: Option<String>,
    pub decided: PartialDate,
    #[serde(default)]
    pub until: Option<PartialDate>,
    pub document: String,
}

/// Figures of a collective in a year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleFigures {
    pub year: u16,
    pub members: u32,
    pub ldtt: u32,
    pub cstd_co_so: u32,
    pub completed: u32,
}

/// A decision of earlier years with its lines of the award record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDecision {
    pub number: String,
    pub date: PartialDate,
    pub authority: String,
    pub lines: Vec<SampleGrant>,
}

/// An award for years of achievement; who was given it, by code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleGrant {
    pub award: String,
    pub from: u16,
    pub to: u16,
    pub of: Vec<String>,
}

/// The scheme of the cluster's round.
pub const CLUSTER_SCHEME: &str = include_str!("../../../../assets/schemes/khoi-so-nganh-2026.json");
/// The scheme of the movement's round.
pub const MOVEMENT_SCHEME: &str = include_str!("../../../../assets/schemes/phong-trao-chuyen-doi-so.json");

macro_rules! texts {
    ($($name:ident: $kind:ty),+ $(,)?) => {$(
        pub fn $name() -> Result<Vec<$kind>> {
            read(include_str!(concat!("../../../../assets/sample/", stringify!($name), ".json")))
        }
    )+};
}

texts! {
    offices: Office,
    units: SampleUnit,
    successions: SampleSuccession,
    people: SamplePerson,
    households: SampleHousehold,
    clusters: SampleCluster,
    movements: SampleMovement,
    achievements: SampleAchievement,
    score_sheets: SampleSheet,
    records: SampleRecord,
    decisions: SampleDecision,
    nominations: SampleNomination,
}

fn read<T: DeserializeOwned>(json: &str) -> Result<Vec<T>> {
    Ok(serde_json::from_str(json)?)
}
