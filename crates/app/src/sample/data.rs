//! The texts of the sample province as `assets/sample` holds them: a file a kind, names in place of ids.

use std::collections::BTreeMap;

use domain::cluster::{ClusterKind, ClusterRole};
use domain::date::PartialDate;
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
    nominations: SampleNomination,
}

fn read<T: DeserializeOwned>(json: &str) -> Result<Vec<T>> {
    Ok(serde_json::from_str(json)?)
}
