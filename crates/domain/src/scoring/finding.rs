//! Messages of the scoring engine: a code of the scoring model §13, how grave it is, where, and a Vietnamese sentence.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Code of a message (scoring model §13, with the additions E-KIND, E-SHARED, W-FIELD, W-GUESS, W-SIGN, I-NA,
/// I-SHARED, I-QUOTA and I-EVIDENCE).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Code {
    /// Wrong type of value.
    EType,
    /// Negative where it may not be.
    ENeg,
    /// Below the minimum.
    EUnder,
    /// A parameter is missing or cannot be read.
    EParam,
    /// A code is missing or occurs twice.
    ECode,
    /// A kind that does not exist or that this version cannot compute.
    EKind,
    /// A target is needed.
    #[serde(rename = "E-NOTARGET")]
    ENoTarget,
    /// Division by a target of 0.
    EDiv,
    /// An explanation does not give the value it explains.
    ETree,
    /// Rests on an achievement that another criterion counts, and the scheme counts it once.
    EShared,
    /// Above the maximum; counted at the maximum.
    WOver,
    /// More points claimed than the rule gives.
    #[serde(rename = "W-OVERCLAIM")]
    WOverClaim,
    /// Points claimed for which there is no rule.
    #[serde(rename = "W-NOBONUS")]
    WNoBonus,
    /// The unit of measure is doubtful.
    WUnit,
    /// A count has a fraction.
    WFraction,
    /// A derived value would divide by 0.
    #[serde(rename = "W-DIV0")]
    WDivisionByZero,
    /// Bands leave a gap or overlap.
    WBand,
    /// Maxima do not add up.
    WSum,
    /// A field of the scheme that means nothing to the program.
    WField,
    /// What was read from a printed table was guessed, and nobody has confirmed it.
    WGuess,
    /// Points to take off were entered with a plus sign.
    WSign,
    /// Units are compared at different stages.
    WMixed,
    /// Ranked by total although a criterion left a denominator.
    #[serde(rename = "W-RANKBASE")]
    WRankBase,
    /// The total on paper differs.
    WDeclared,
    /// An override above the maximum.
    WOverrideCap,
    /// Part of the points of a yes-or-no criterion.
    WPartial,
    /// A bonus without any cap.
    #[serde(rename = "I-NOCAP")]
    INoCap,
    /// A unit came late.
    ILate,
    /// Scores of peers were computed anew.
    #[serde(rename = "I-RECALC")]
    IRecalc,
    /// Not applicable by the lowest stage alone.
    INa,
    /// Rests on an achievement that another criterion counts too.
    IShared,
    /// A quota moved units to the next grade, or leaves a choice to the council.
    IQuota,
    /// Points were entered without the evidence that the scheme requires.
    IEvidence,
}

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FindingSeverity")]
pub enum Severity {
    /// Blocks the scheme or the cell.
    Error,
    /// To be confirmed.
    Warning,
    /// To be known.
    Info,
}

impl Code {
    /// Its severity, by its first letter.
    pub fn severity(self) -> Severity {
        match self {
            Self::EType
            | Self::ENeg
            | Self::EUnder
            | Self::EParam
            | Self::ECode
            | Self::EKind
            | Self::ENoTarget
            | Self::EDiv
            | Self::ETree
            | Self::EShared => Severity::Error,
            Self::INoCap | Self::ILate | Self::IRecalc | Self::INa | Self::IShared | Self::IQuota | Self::IEvidence => {
                Severity::Info
            }
            _ => Severity::Warning,
        }
    }
}

/// A message about a scheme or about results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What kind of message.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// The unit (its id) it is about, if about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<String>,
    /// Code of the criterion it is about; none: the whole.
    pub criterion: Option<String>,
    /// A complete Vietnamese sentence.
    pub message: String,
}

impl Finding {
    /// About a criterion.
    pub fn at(code: Code, criterion: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, severity: code.severity(), unit: None, criterion: Some(criterion.to_owned()), message }
    }

    /// About the whole.
    pub fn whole(code: Code, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), unit: None, criterion: None, message: message.into() }
    }
}

/// A message about one cell, before its unit and criterion are put to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Issue {
    /// What kind of message.
    pub code: Code,
    /// The sentence without unit and criterion: "nhập 9, tối đa 8 – tính 8".
    pub text: String,
}
