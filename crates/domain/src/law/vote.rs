//! Votes of a council (law §5): the denominator is all members by the establishing decision, present or not.

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};
use crate::Fault;

/// What a share of votes has to do with its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// Reach it.
    #[serde(rename = ">=")]
    Reaches,
    /// Exceed it.
    #[serde(rename = ">")]
    Exceeds,
}

/// What votes are a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteDenominator {
    /// All members by the establishing decision.
    TotalMembers,
}

/// How members who are absent take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsentRule {
    /// In writing.
    WrittenOpinion,
}

/// What a member who does not answer counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoReply {
    /// Not agreeing.
    NotAgree,
}

/// How a council votes on awards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VotingRule {
    /// Id.
    pub id: String,
    /// The regime.
    pub regime: String,
    /// The awards.
    pub awards: Vec<String>,
    /// Whose council: `tinh`, `cap_trinh_khen`.
    pub council: String,
    /// `bo_phieu_kin`, `bo_phieu`, `bieu_quyet`.
    pub method: String,
    /// The threshold.
    pub threshold_percent: u32,
    /// Whether it is reached or exceeded.
    pub comparison: Comparison,
    /// What votes are a share of.
    pub denominator: VoteDenominator,
    /// How absent members take part.
    pub absent_rule: AbsentRule,
    /// What no answer counts as.
    pub no_reply_counts_as: NoReply,
    /// In words.
    pub text_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// The provincial setting that says otherwise.
    #[serde(default)]
    pub setting: Option<String>,
    /// The regime that it was copied from without being read again.
    #[serde(default)]
    pub carried_over_from: Option<String>,
}

/// Votes as they were counted. Blank and invalid ballots are no agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Votes {
    /// The regime.
    pub regime: String,
    /// The award.
    pub award: String,
    /// Members by the establishing decision.
    pub total_members: u32,
    /// Ballots of those present that agree.
    pub present_agree: u32,
    /// Those that do not.
    pub present_disagree: u32,
    /// Blank or invalid ballots of those present.
    pub present_invalid: u32,
    /// Written opinions that agree.
    pub written_agree: u32,
    /// Those that do not.
    pub written_disagree: u32,
    /// Members who did not answer.
    pub no_reply: u32,
    /// How many were present, for the quorum; the ballots of those present when absent.
    pub present: Option<u32>,
}

/// What a vote comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Whether it passed.
    pub passed: bool,
    /// Votes that agree.
    pub agree: u32,
    /// Votes that it takes.
    pub needed: u32,
    /// Members.
    pub denominator: u32,
    /// The rule that was applied.
    pub rule: String,
    /// Whether two thirds of the members were present.
    pub quorum_2_3: bool,
    /// Whether 80% of them were.
    pub quorum_80: bool,
    /// The count in a sentence.
    pub text: String,
    /// Where the law says so.
    pub citation: String,
    /// How surely it was read.
    pub source_status: SourceStatus,
}

impl VotingRule {
    /// The votes that it takes among so many members.
    pub fn needed(&self, members: u32) -> u32 {
        let share = u64::from(self.threshold_percent) * u64::from(members);
        let needed = match self.comparison {
            Comparison::Reaches => share.div_ceil(100),
            Comparison::Exceeds => share / 100 + 1,
        };
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

impl Catalogue {
    /// How a council votes on an award: what the law says of it, otherwise by majority.
    pub fn voting_rule(&self, regime: &str, award: &str) -> Option<&VotingRule> {
        let of_regime = || self.voting.iter().filter(|rule| rule.regime == regime);
        let named = of_regime().find(|rule| rule.awards.iter().any(|known| known == award));
        named.or_else(|| of_regime().find(|rule| rule.comparison == Comparison::Exceeds))
    }
}

/// Counts votes.
///
/// # Errors
/// `law.vote_no_rule`, `law.vote_no_members`, `law.vote_too_many`.
pub fn tally(catalogue: &Catalogue, votes: &Votes) -> Result<Tally, Fault> {
    let rule = catalogue.voting_rule(&votes.regime, &votes.award);
    let rule = rule.ok_or_else(|| Fault::new("law.vote_no_rule").with("regime", &votes.regime).at_field("regime"))?;
    if votes.total_members == 0 {
        return Err(Fault::new("law.vote_no_members").at_field("total_members"));
    }
    let ballots = [votes.present_agree, votes.present_disagree, votes.present_invalid];
    let ballots: u64 = ballots.into_iter().map(u64::from).sum();
    let others = [votes.written_agree, votes.written_disagree, votes.no_reply];
    let counted = ballots + others.into_iter().map(u64::from).sum::<u64>();
    let present = votes.present.map_or(ballots, u64::from);
    if counted > u64::from(votes.total_members) || present > u64::from(votes.total_members) {
        let fault = Fault::new("law.vote_too_many").with("members", votes.total_members);
        return Err(fault.with("counted", counted.max(present)).at_field("total_members"));
    }
    let agree = votes.present_agree + votes.written_agree;
    let needed = rule.needed(votes.total_members);
    let members = votes.total_members;
    let passed = agree >= needed;
    let outcome = if passed { "đạt" } else { "không đạt" };
    let than = if rule.comparison == Comparison::Reaches { "từ" } else { "trên" };
    Ok(Tally {
        passed,
        agree,
        needed,
        denominator: members,
        rule: rule.id.clone(),
        quorum_2_3: present * 3 >= u64::from(members) * 2,
        quorum_80: present * 100 >= u64::from(members) * 80,
        text: format!(
            "{agree}/{members} phiếu đồng ý; cần {than} {}% tổng số thành viên, tức ít nhất {needed} phiếu: {outcome}.",
            rule.threshold_percent
        ),
        citation: super::citation::cited(&rule.cite, &catalogue.documents),
        source_status: rule.source_status,
    })
}
