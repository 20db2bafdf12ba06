//! Documents of a dossier (hồ sơ).

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};

/// A document of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierItem {
    /// Id within the list.
    pub id: String,
    /// As printed.
    pub name_vi: String,
    /// Whether a dossier is incomplete without it, where it is needed at all.
    pub required: bool,
    /// The awards of the list whose dossiers need it; all of them when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_for: Option<Vec<String>>,
    /// On which ground it is needed; on any when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// The form that the decree gives for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// When it is needed, or what it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes_vi: Option<String>,
}

/// On which ground of a proposal a document is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// That it rests on initiatives.
    Initiative,
}

impl DossierItem {
    /// Whether the dossier of a proposal is incomplete without it; `initiatives` tells whether the proposal rests on any.
    pub fn is_needed(&self, award: &str, initiatives: bool) -> bool {
        let is_for = self.only_for.as_ref().is_none_or(|awards| awards.iter().any(|id| id == award));
        self.required && is_for && (self.ground != Some(Ground::Initiative) || initiatives)
    }
}

/// The documents that the dossiers of some awards need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Id.
    pub id: String,
    /// The awards.
    pub awards: Vec<String>,
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// How many copies.
    pub copies: u32,
    /// The documents.
    pub items: Vec<DossierItem>,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// What else the catalogue says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes_vi: Option<String>,
}

impl Catalogue {
    /// The documents that a dossier needs under a regime.
    pub fn dossier(&self, regime: &str, award: &str) -> Option<&Dossier> {
        self.dossiers.iter().find(|dossier| {
            dossier.awards.iter().any(|id| id == award) && dossier.regimes.iter().any(|id| id == regime)
        })
    }
}
