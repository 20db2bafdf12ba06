//! Regimes (văn bản pháp luật áp dụng) and which of them a dossier gets (law §3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};

/// The rules in force between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// `r2024`.
    pub id: String,
    /// The law and the decree that make it.
    pub name_vi: String,
    /// Ids of its texts.
    pub basis_documents: Vec<String>,
    /// First day.
    pub effective_from: NaiveDate,
    /// Last day; none while it is in force.
    pub effective_to: Option<NaiveDate>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// What holds for dossiers on its borders.
    pub transition_note: String,
}

impl Regime {
    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|last| day <= last)
    }
}

/// How one regime follows another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Id.
    pub id: String,
    /// The earlier.
    pub from_regime: String,
    /// The later.
    pub to_regime: String,
    /// First day of the later.
    pub at: NaiveDate,
    /// What decides.
    pub mode: TransitionMode,
    /// Whether an undecided dossier of the earlier regime gets the later one where that is more favourable.
    pub compare_more_favourable: bool,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// In words.
    pub text_vi: String,
}

/// What decides which of two regimes a dossier gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransitionMode {
    /// The day on which it was received for appraisal.
    ByReceivedDate,
}

/// What picks the regime (`regime_selection`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegimeSelection {
    /// The date that decides.
    pub key: SelectionKey,
    /// In words.
    pub rule_vi: String,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
}

/// The date that picks the regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectionKey {
    /// The day on which the dossier was received for appraisal.
    ReceivedForAppraisalAt,
}

impl Catalogue {
    /// The regime in force on a day.
    pub fn regime_on(&self, day: NaiveDate) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.contains(day))
    }

    /// The regime of an id.
    pub fn regime(&self, id: &str) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.id == id)
    }

    /// The regimes under which a dossier is examined, the one that applies first: that of the day on which it was
    /// received, then one that took its place since and applies where it is more favourable (Luật 06/2026 Điều 4).
    pub fn regimes_for(&self, received: NaiveDate, evaluated: Option<NaiveDate>) -> Vec<&Regime> {
        let Some(first) = self.regime_on(received) else { return vec![] };
        let mut regimes = vec![first];
        let favourable = self.transitions.iter().filter(|transition| {
            transition.compare_more_favourable
                && transition.from_regime == first.id
                && evaluated.is_some_and(|day| day >= transition.at)
        });
        regimes.extend(favourable.filter_map(|transition| self.regime(&transition.to_regime)));
        regimes
    }
}
