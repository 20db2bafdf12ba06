//! Rules across awards (`lockouts`): one achievement once, dissolved units, holds.

use serde::{Deserialize, Serialize};

use super::assess::Context;
use super::award::AwardPeriod;
use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};
use super::condition::{Condition, first_of};
use super::facts::{Grant, Span};

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockoutEffect {
    /// The proposal is blocked.
    Block,
    /// It changes how something is counted.
    Compute,
    /// It leaves something out of the count.
    Filter,
    /// It is told.
    Info,
    /// The proposal waits.
    Hold,
    /// A decision is taken back.
    Revoke,
    /// It orders equals.
    TieBreak,
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockoutKind {
    /// One achievement is commended once.
    SameAchievement,
    /// From when years count after an award.
    CountingStart,
    /// Awards of some loại hình are no ground.
    AwardTypeFilter,
    /// Something to know.
    Info,
    /// An investigation is pending.
    PendingInvestigation,
    /// Years count anew after discipline.
    RestartAfterDiscipline,
    /// An initiative is used once.
    InitiativeOnce,
    /// The unit was dissolved.
    DissolvedUnit,
    /// The award was revoked.
    Revoke,
    /// A leave counts as work.
    LeaveCounts,
    /// Studies from one year on count as work only with a result from khá.
    StudiesNeedResult,
    /// Who goes first.
    Priority,
}

/// A rule across awards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lockout {
    /// Id.
    pub id: String,
    /// Ids of regimes that have it.
    pub regimes: Vec<String>,
    /// What it does.
    pub effect: LockoutEffect,
    /// What it is about.
    pub kind: LockoutKind,
    /// In words.
    pub text_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// How it is understood, in words.
    pub semantics_vi: String,
    /// Default of the setting of the same name.
    #[serde(default)]
    pub period_missing_policy: Option<String>,
    /// Loại hình that are no ground.
    #[serde(default)]
    pub excluded_types: Vec<String>,
    /// For which loại hình they are none.
    #[serde(default)]
    pub applies_to_types: Vec<String>,
}

impl Catalogue {
    /// The rule of a kind under a regime.
    pub fn lockout(&self, kind: LockoutKind, regime: &str) -> Option<&Lockout> {
        self.lockouts.iter().find(|lockout| lockout.kind == kind && lockout.regimes.iter().any(|id| id == regime))
    }
}

/// Whether an award is for the achievements of years. Of those for a sudden achievement or a movement there may be several
/// in a year, each for another.
pub(super) fn is_for_years(context: &Context<'_>, condition: Option<&Condition>) -> bool {
    match condition {
        Some(condition) => matches!(condition.period, AwardPeriod::OneYear | AwardPeriod::Years { .. }),
        None => !["dot_xuat", "phong_trao"].contains(&context.facts.proposal.award_type.as_str()),
    }
}

/// The decision that already commended these achievements with this award and loại hình (Luật 2022 Điều 5.2.c). One between
/// the day of receipt and that of the examination is no ground any more, but it did commend them.
pub(super) fn same_achievement<'a>(context: &Context<'a>, condition: Option<&Condition>) -> Option<&'a Grant> {
    context.catalogue.lockout(LockoutKind::SameAchievement, &context.regime.id)?;
    let proposal = &context.facts.proposal;
    let claimed = claimed_years(context, condition);
    let by = proposal.evaluated_on.map_or(context.received, |examined| examined.max(context.received));
    let given = context.facts.grants.iter();
    let given = given.filter(|grant| !grant.revoked && (grant.decision_date <= by || grant.is_undated_on(by)));
    let same = given.filter(|grant| {
        grant.award == proposal.award
            && grant.award_type == proposal.award_type
            && context.years_of(grant).is_some_and(|years| years.overlaps(claimed))
    });
    same.max_by_key(|grant| (context.years_of(grant), grant.decision_date))
}

/// The years whose achievements a proposal is about: as many as the award counts, the last of them the year proposed for.
pub(super) fn claimed_years(context: &Context<'_>, condition: Option<&Condition>) -> Span {
    let proposal = &context.facts.proposal;
    let of_award = context.catalogue.award(&proposal.award).map_or(1, |award| award.period.years());
    let years = condition.map_or(of_award, |condition| condition.period.years());
    Span { first: first_of(context.ending, years), last: context.ending }
}

/// Whether the unit was dissolved when the dossier was received (TT 15/2025).
pub(super) fn is_dissolved(context: &Context<'_>) -> bool {
    let dissolved = context.facts.subject.dissolved_on;
    context.catalogue.lockout(LockoutKind::DissolvedUnit, &context.regime.id).is_some()
        && dissolved.is_some_and(|day| day <= context.received)
}
