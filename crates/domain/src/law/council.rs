//! Who sits in a council, and how many must be present.

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};

/// Composition of a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilRule {
    /// Id.
    pub id: String,
    /// `tinh`, `co_so`.
    pub level: String,
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// Who presides.
    pub chair_vi: String,
    /// How many may deputise.
    pub vice_chairs_max: Option<u32>,
    /// How surely that was read.
    pub vice_chairs_status: SourceStatus,
    /// Who keeps the minutes.
    pub secretary_vi: String,
    /// Thường trực.
    pub standing_office_vi: String,
    /// How it is composed and works.
    pub composition_rule_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
}

/// How many members must be present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumRule {
    /// Id.
    pub id: String,
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// `tinh`.
    pub council: String,
    /// `hop_dinh_ky`, `hop_xet_khen_thuong`.
    pub scope: String,
    /// The share as a fraction: above the line.
    pub min_numerator: u32,
    /// Below the line.
    pub min_denominator: u32,
    /// What it is a share of.
    pub of: QuorumOf,
    /// Whether written opinions count as presence.
    pub counts_written: bool,
    /// In words.
    pub text_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// The provincial setting that gives another share.
    pub setting: String,
    /// For whom it holds.
    pub applies_note_vi: String,
}

/// What a quorum is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuorumOf {
    /// All members by the establishing decision.
    TotalMembers,
}

impl QuorumRule {
    /// Whether enough people are present. Written opinions are no presence.
    pub fn is_reached(&self, catalogue: &Catalogue, regime: &str, present: u32, members: u32) -> bool {
        let (above, below) = self.share(catalogue, regime);
        members > 0 && u64::from(present) * u64::from(below) >= u64::from(above) * u64::from(members)
    }

    /// The share that holds: the province's where it has set one.
    pub fn share(&self, catalogue: &Catalogue, regime: &str) -> (u32, u32) {
        let set = catalogue.setting(&self.setting, regime).and_then(serde_json::Value::as_str);
        let set = set.and_then(|text| {
            let (above, below) = text.split_once('/')?;
            Some((above.trim().parse().ok()?, below.trim().parse().ok().filter(|below| *below > 0)?))
        });
        set.unwrap_or((self.min_numerator, self.min_denominator))
    }
}
