//! Why a condition is met or not: by article, with the facts that were used, in a plain sentence.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::citation::{Cite, SourceStatus};
use super::facts::Year;
use super::truth::Truth;

/// A fact that nobody has entered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(rename = "WantedFact")]
pub enum Wanted {
    /// The yearly evaluation of a year.
    Grade {
        /// The year.
        year: Year,
    },
    /// A confirmation.
    Confirmation {
        /// Its key.
        key: String,
    },
    /// Whether an award was given in years before the record is complete.
    Grants {
        /// Ids of awards.
        awards: Vec<String>,
    },
    /// The day of decisions of which only the year or month is known.
    DecisionDay {
        /// Ids of their awards.
        awards: Vec<String>,
    },
    /// Figures of the collective for a year.
    Collective {
        /// The year.
        year: Year,
        /// Which.
        figure: String,
    },
    /// The result in a cluster of a year.
    Cluster {
        /// The year.
        year: Year,
    },
    /// The result in a movement.
    Movement,
    /// Initiatives of the years up to one, of which nobody has typed any.
    Initiatives {
        /// The year.
        year: Year,
    },
    /// The class of the person, which conditions tell apart.
    SubjectClass,
    /// Which initiatives decisions rest on that name none.
    InitiativeUse {
        /// Ids of their awards.
        awards: Vec<String>,
    },
    /// When the person was hired.
    EmployedFrom,
    /// Whether a leave counts as work: of studies whether their result was from khá.
    LeaveResult,
    /// The conditions of an award, which the catalogue does not hold.
    Conditions {
        /// Id of the award.
        award: String,
    },
}

/// A condition with what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields, rename = "ExplainedCondition")]
pub struct Explained {
    /// Its place in the tree: `n.2.1`.
    pub node_id: String,
    /// What it asks, as the catalogue names it.
    pub op: String,
    /// Whether it is met.
    pub truth: Truth,
    /// As the law says it.
    pub text: String,
    /// What was found, in a sentence.
    pub sentence: String,
    /// Where the law says it, as an officer cites it.
    pub citation: String,
    /// The same in parts.
    pub cite: Vec<Cite>,
    /// How surely the rule was read.
    #[ts(type = "string")]
    pub source_status: SourceStatus,
    /// Whether it comes from a draft law.
    pub draft: bool,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub have: Option<i64>,
    /// How many it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub need: Option<i64>,
    /// The two sides of a comparison of shares: 100·n and p·N.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "[number, number]")]
    pub sides: Option<[i64; 2]>,
    /// First and last of the years that were counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<[Year; 2]>,
    /// Facts that are not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Wanted>>")]
    pub wanted: Vec<Wanted>,
    /// The conditions under it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Explained>>")]
    pub parts: Vec<Explained>,
    /// The conditions of the other award whose standard it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Explained>>")]
    pub standard: Vec<Explained>,
    /// Ids of initiatives that it counts, no more than it needs.
    #[serde(skip)]
    #[ts(skip)]
    pub initiatives: Vec<String>,
    /// Whether its own question decided, rather than the conditions under it.
    #[serde(skip)]
    #[ts(skip)]
    pub decides: bool,
}

/// A condition that is not met or not known, with what there is and what it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields, rename = "MissingCondition")]
pub struct Missing {
    /// Its place in the tree.
    pub node_id: String,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub have: Option<i64>,
    /// How many it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub need: Option<i64>,
    /// Years that there are in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub have_years: Option<i64>,
    /// Years that it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number")]
    pub need_years: Option<i64>,
    /// The first year that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Year>,
    /// Where the law says it.
    pub citation: String,
    /// As the law says it, and what was found.
    pub text: String,
    /// Whether it has to hold in any case: it is not one of several ways, nor does it belong to an award for a sudden
    /// achievement. One answer for many conditions may only answer such.
    pub required: bool,
    /// Facts that are not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Wanted>>")]
    pub wanted: Vec<Wanted>,
}

impl Missing {
    /// Whether nothing but confirmations by a person is missing.
    pub fn waits_for_a_word(&self) -> bool {
        !self.wanted.is_empty() && self.wanted.iter().all(|wanted| matches!(wanted, Wanted::Confirmation { .. }))
    }
}

impl Explained {
    /// It and all conditions under it, from top to bottom.
    pub fn walk(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.parts.iter().flat_map(Self::walk)).collect()
    }

    /// The conditions that keep it from being met: the failing leaves, under a failed choice every branch.
    pub fn missing(&self) -> Vec<Missing> {
        let mut found = Vec::new();
        self.collect(Truth::NotMet, true, &mut found);
        found
    }

    /// The conditions that are not known.
    pub fn unknown(&self) -> Vec<Missing> {
        let mut found = Vec::new();
        self.collect(Truth::Unknown, true, &mut found);
        found
    }

    fn collect(&self, truth: Truth, required: bool, found: &mut Vec<Missing>) {
        if self.truth == Truth::Met {
            return;
        }
        if self.decides {
            if self.truth == truth {
                found.push(self.as_missing(required && self.standard_is_required()));
            }
            return;
        }
        for part in &self.parts {
            part.collect(truth, required && self.op != "any", found);
        }
    }

    /// Of branches that hold the one that rests on the fewest initiatives.
    fn fewest(branches: &[Self]) -> BTreeSet<&str> {
        let met = branches.iter().filter(|branch| branch.truth == Truth::Met);
        met.map(Self::initiatives).min_by_key(BTreeSet::len).unwrap_or_default()
    }

    /// Ids of the initiatives that it rests on: those of each of its parts, of a choice those of the branch that holds with
    /// the fewest. What holds without an initiative uses none up.
    pub fn initiatives(&self) -> BTreeSet<&str> {
        let mut used: BTreeSet<&str> = self.initiatives.iter().map(String::as_str).collect();
        match self.op.as_str() {
            "any" => used.extend(Self::fewest(&self.parts)),
            "not" => {}
            _ => used.extend(self.parts.iter().flat_map(Self::initiatives)),
        }
        used.extend(Self::fewest(&self.standard));
        used
    }

    /// Whether all that is not known of the standard of another award has to hold in any case.
    fn standard_is_required(&self) -> bool {
        self.standard.len() <= 1 && self.standard.iter().flat_map(Self::unknown).all(|missing| missing.required)
    }

    fn as_missing(&self, required: bool) -> Missing {
        let of_years = self.op == "within";
        let only = |wanted: bool, value: Option<i64>| if wanted { value } else { None };
        Missing {
            node_id: self.node_id.clone(),
            have: self.have,
            need: self.need,
            have_years: only(of_years, self.have),
            need_years: only(of_years, self.need),
            from: self.years.filter(|_| of_years).map(|[first, _]| first),
            citation: self.citation.clone(),
            text: format!("{} {}", self.text, self.sentence).trim().to_owned(),
            required,
            wanted: self.wanted.clone(),
        }
    }

    /// The least sure of the rules of its tree. The standard of another award says for itself how sure it is.
    pub fn worst_status(&self) -> SourceStatus {
        let parts = self.parts.iter().map(Self::worst_status);
        parts.max().map_or(self.source_status, |worst| worst.max(self.source_status))
    }

    /// Whether a rule of it, or of a standard that it asks for, is one that nobody read.
    pub fn rests_on_memory(&self) -> bool {
        let below = self.parts.iter().chain(&self.standard);
        self.source_status == SourceStatus::Memory || below.into_iter().any(Self::rests_on_memory)
    }
}
