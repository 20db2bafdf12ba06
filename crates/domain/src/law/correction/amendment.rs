//! What officers changed of a catalogue, kept in it (`amendments`), so that every rule says who changed it and by what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose rule a change is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawLayer")]
pub enum Layer {
    /// The catalogue had it wrong, or the law was changed.
    #[default]
    Correction,
    /// A provincial regulation tightens the law or fills in what it leaves to the province.
    Provincial,
}

impl Layer {
    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Correction => "Đính chính",
            Self::Provincial => "Quy định của tỉnh",
        }
    }
}

/// A value that was changed, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "LawAmendedValue")]
pub struct AmendedValue {
    /// What it is: "Số lần tối thiểu".
    pub label: String,
    /// What it was; empty for nothing.
    pub from: String,
    /// What it became; empty for nothing.
    pub to: String,
}

/// A change of a rule by an officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// The rule: `quotas/q_cstdcs_r2017`, `conditions/cstd_tinh.ca_nhan.cong_trang.r2024/n.1`.
    pub rule: String,
    /// Whose rule it is now.
    pub layer: Layer,
    /// The day on which it was changed.
    pub on: NaiveDate,
    /// The officer.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Id of the legal text that says so.
    pub doc: String,
    /// Whether the officer compared the rule with the original of that text.
    pub verified: bool,
    /// What was changed; empty where the rule was only compared.
    pub values: Vec<AmendedValue>,
}
