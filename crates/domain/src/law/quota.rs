//! Ceilings: how many of an award may be proposed (law §5).

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};

/// What kind of ceiling a quota is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaKind {
    /// A share.
    MaxPercent,
    /// None.
    None,
    /// None, unless the province sets one.
    SettingOnly,
}

/// How a share becomes a number of subjects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaRounding {
    /// Down: the law says "không quá".
    Floor,
    /// To the nearest, a half up.
    HalfUp,
    /// Up.
    Ceil,
}

/// A ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Id.
    pub id: String,
    /// The regime.
    pub regime: String,
    /// The award.
    pub award: String,
    /// Its kind.
    pub kind: QuotaKind,
    /// The share in percent.
    pub percent: Option<u32>,
    /// What is counted, in words.
    pub numerator_vi: String,
    /// What the share is of: a code.
    pub denominator: String,
    /// The same in words.
    pub denominator_vi: String,
    /// How it is rounded.
    pub rounding: QuotaRounding,
    /// Whether one is always allowed.
    pub min_one: bool,
    /// The provincial setting that gives another share.
    #[serde(default)]
    pub setting: Option<String>,
    /// The largest share that a province may set.
    #[serde(default)]
    pub setting_max: Option<u32>,
    /// In words.
    pub text_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// The regime that it was copied from without being read again.
    #[serde(default)]
    pub carried_over_from: Option<String>,
}

impl QuotaRounding {
    /// The number that a share of a whole makes. In integers throughout.
    pub fn share(self, percent: u32, whole: u64) -> u64 {
        let hundredths = u128::from(percent) * u128::from(whole);
        let rounded = match self {
            Self::Floor => hundredths / 100,
            Self::HalfUp => (hundredths + 50) / 100,
            Self::Ceil => hundredths.div_ceil(100),
        };
        u64::try_from(rounded).unwrap_or(u64::MAX)
    }
}

impl Catalogue {
    /// The quota of an award under a regime.
    pub fn quota(&self, regime: &str, award: &str) -> Option<&Quota> {
        self.quotas.iter().find(|quota| quota.regime == regime && quota.award == award)
    }

    /// The share that holds for a quota: the province's where it has set one, never above what the law allows.
    pub fn quota_percent(&self, quota: &Quota) -> Option<u32> {
        let set = quota.setting.as_deref().and_then(|setting| self.setting_number(setting, &quota.regime));
        let percent = set.or(quota.percent)?;
        Some(quota.setting_max.map_or(percent, |most| percent.min(most)))
    }
}

/// The most that may be proposed of an award out of a whole (the denominator that the quota names); `percent` tries another
/// share. None when there is no ceiling.
pub fn ceiling(
    catalogue: &Catalogue,
    regime: &str,
    award: &str,
    denominator: u64,
    percent: Option<u32>,
) -> Option<u64> {
    let quota = catalogue.quota(regime, award);
    let share = percent.or_else(|| catalogue.quota_percent(quota?))?;
    let rounding =
        catalogue.quota_rounding(regime).unwrap_or_else(|| quota.map_or(QuotaRounding::Floor, |quota| quota.rounding));
    let most = rounding.share(share, denominator);
    let at_least = u64::from(denominator > 0 && quota.is_some_and(|quota| quota.min_one));
    Some(most.max(at_least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_unless_the_province_says_otherwise() {
        // 15% of 33 is 4.95, 15% of 30 is 4.5, 15% of 20 is 3.
        assert_eq!(QuotaRounding::Floor.share(15, 33), 4);
        assert_eq!(QuotaRounding::HalfUp.share(15, 33), 5);
        assert_eq!(QuotaRounding::HalfUp.share(15, 30), 5);
        assert_eq!(QuotaRounding::Floor.share(15, 30), 4);
        assert_eq!(QuotaRounding::Ceil.share(15, 20), 3);
        assert_eq!(QuotaRounding::Ceil.share(15, 21), 4);
        assert_eq!(QuotaRounding::Floor.share(15, 0), 0);
    }
}
