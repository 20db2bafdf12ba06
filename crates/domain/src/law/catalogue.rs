//! A version of the catalogue, typed.

use std::collections::HashMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::award::Award;
use super::bonus::{BaseSalary, BonusMultiple, BonusRule};
use super::citation::{LegalText, TextSource};
use super::condition::Condition;
use super::correction::Amendment;
use super::council::{CouncilRule, QuorumRule};
use super::deadline::Deadline;
use super::dossier::Dossier;
use super::lockout::Lockout;
use super::quota::Quota;
use super::regime::{Regime, RegimeSelection, Transition};
use super::setting::Setting;
use super::vocab::Vocabulary;
use super::vote::VotingRule;

/// A version of the catalogue. Everything that its text holds is here; what the program does not understand is refused when
/// it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The day on which it was made.
    pub generated_on: String,
    /// What its user should know.
    pub notice_vi: String,
    /// Its awards, the highest first, equals in the catalogue's order.
    pub awards: Vec<Award>,
    /// Legal texts.
    pub documents: Vec<LegalText>,
    /// Where they were read.
    pub sources: Vec<TextSource>,
    /// Regimes, the earliest first.
    pub regimes: Vec<Regime>,
    /// What picks a regime.
    pub regime_selection: RegimeSelection,
    /// How one regime follows another.
    pub transitions: Vec<Transition>,
    /// Its words.
    pub vocab: Vocabulary,
    /// Conditions, those of an award under a regime together; the provincial settings are applied to them.
    pub conditions: Vec<Condition>,
    /// How money is worked out.
    pub bonus_rules: Vec<BonusRule>,
    /// Multiples.
    pub bonus: Vec<BonusMultiple>,
    /// Base salaries.
    pub base_salary: Vec<BaseSalary>,
    /// Ceilings.
    pub quotas: Vec<Quota>,
    /// Votes.
    pub voting: Vec<VotingRule>,
    /// Quorums.
    pub quorum: Vec<QuorumRule>,
    /// Councils.
    pub council: Vec<CouncilRule>,
    /// Dossiers.
    pub dossiers: Vec<Dossier>,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
    /// Rules across awards.
    pub lockouts: Vec<Lockout>,
    /// What the province set.
    pub provincial_settings: Vec<Setting>,
    /// What officers changed of it, the earliest first.
    pub amendments: Vec<Amendment>,
    /// Where awards and conditions stand.
    pub(super) index: Index,
}

/// Where awards and conditions stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Index {
    awards: HashMap<String, usize>,
    conditions: HashMap<(String, String), Range<usize>>,
}

impl Catalogue {
    /// The award of an id.
    pub fn award(&self, id: &str) -> Option<&Award> {
        self.awards.get(*self.index.awards.get(id)?)
    }

    /// The conditions of an award under a regime, for all kinds of subjects.
    pub fn conditions_of(&self, award: &str, regime: &str) -> impl Iterator<Item = &Condition> {
        let range = self.index.conditions.get(&(award.to_owned(), regime.to_owned())).cloned().unwrap_or(0..0);
        self.conditions.get(range).unwrap_or_default().iter()
    }

    /// The condition of an id.
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// What officers changed of a rule, the earliest first.
    pub fn amendments_of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a Amendment> {
        self.amendments.iter().filter(move |amendment| amendment.rule == rule)
    }

    /// Puts awards and conditions in order and notes where they stand.
    pub(super) fn indexed(mut self) -> Self {
        self.awards.sort_by_key(super::order::printed);
        self.conditions.sort_by(|a, b| (&a.award, &a.regime).cmp(&(&b.award, &b.regime)));
        let awards = self.awards.iter().enumerate().map(|(place, award)| (award.id.clone(), place)).collect();
        let mut conditions: HashMap<(String, String), Range<usize>> = HashMap::new();
        for (place, condition) in self.conditions.iter().enumerate() {
            let key = (condition.award.clone(), condition.regime.clone());
            conditions.entry(key).or_insert(place..place).end = place + 1;
        }
        self.index = Index { awards, conditions };
        self
    }
}

/// SHA-256 of a catalogue's text, in hexadecimal: names the version that a verdict rests on.
pub fn fingerprint(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
