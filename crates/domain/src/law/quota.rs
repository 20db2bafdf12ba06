//! Ceilings: how many of an award may be proposed (law §5).

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus, cited};
use super::correction::{Amendment, Layer};

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

    /// In words.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Floor => "làm tròn xuống",
            Self::HalfUp => "làm tròn đến số gần nhất",
            Self::Ceil => "làm tròn lên",
        }
    }
}

/// What holds for a quota once the province has had its say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaRule {
    /// The share in percent; none where nothing limits the number.
    pub percent: Option<u32>,
    /// How the share becomes a number.
    pub rounding: QuotaRounding,
    /// Whether one is always allowed.
    pub min_one: bool,
    /// What the share is of, in words.
    pub denominator_name: String,
    /// The rule in words: the law's, or those of who changed it.
    pub text: String,
    /// Where it says so.
    pub citation: String,
    /// How surely it was read.
    pub source_status: SourceStatus,
}

impl QuotaRule {
    /// The most that there may be out of a whole; `percent` tries another share. None without a share.
    pub fn most(&self, whole: u64, percent: Option<u32>) -> Option<u64> {
        let most = self.rounding.share(percent.or(self.percent)?, whole);
        Some(most.max(u64::from(whole > 0 && self.min_one)))
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
        let percent = set.into_iter().chain(quota.percent).min()?;
        Some(quota.setting_max.map_or(percent, |most| percent.min(most)))
    }
}

impl Catalogue {
    /// What a denominator counts, in words: as the quota says it, else as another of the same denominator does.
    fn denominator_name<'a>(&'a self, quota: &'a Quota) -> &'a str {
        let same = self.quotas.iter().filter(|other| other.denominator == quota.denominator);
        let said = std::iter::once(quota).chain(same).map(|quota| quota.denominator_vi.as_str());
        said.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// What changed the share of a quota, the latest: an amendment of the setting that gives it, or of the quota itself.
    fn changed_share(&self, quota: &Quota, percent: u32) -> Option<&Amendment> {
        let of_setting = quota.setting.as_deref().and_then(|id| {
            self.setting_number(id, &quota.regime).filter(|set| Some(*set) != quota.percent)?;
            let shown = self.provincial_settings.iter().find(|setting| setting.id == id)?.shown(&quota.regime);
            let rule = format!("provincial_settings/{id}");
            let says = |amendment: &&Amendment| amendment.values.iter().any(|value| value.to == shown);
            self.amendments.iter().filter(|amendment| amendment.rule == rule).rfind(says)
        });
        let rule = format!("quotas/{}", quota.id);
        let says = |amendment: &&Amendment| amendment.rule == rule && !amendment.values.is_empty();
        let of_quota = || self.amendments.iter().rfind(says).filter(|_| quota.percent == Some(percent));
        of_setting.or_else(of_quota)
    }

    /// What holds for a quota: the law's words, or where somebody changed the share what they made of it and by which text.
    pub fn quota_rule(&self, quota: &Quota) -> QuotaRule {
        let percent = self.quota_percent(quota);
        let denominator_name = self.denominator_name(quota).to_owned();
        let mut rule = QuotaRule {
            percent,
            rounding: self.quota_rounding(&quota.regime).unwrap_or(quota.rounding),
            min_one: quota.min_one,
            text: quota.text_vi.clone(),
            citation: cited(&quota.cite, &self.documents),
            source_status: quota.source_status,
            denominator_name,
        };
        let is_set = percent.is_some() && percent != quota.percent;
        let changed = percent.and_then(|percent| self.changed_share(quota, percent));
        if let (Some(percent), true) = (percent, is_set || changed.is_some()) {
            let whose = match changed.map_or(Layer::Provincial, |amendment| amendment.layer) {
                Layer::Provincial => "Quy định của tỉnh: không quá",
                Layer::Correction => "Không quá",
            };
            rule.text = format!("{whose} {percent}% {}.", rule.denominator_name);
            if quota.min_one {
                rule.text.push_str(" Nhỏ hơn 01 thì được 01.");
            }
        }
        if let Some(amendment) = changed {
            let text = self.documents.iter().find(|text| text.id == amendment.doc);
            rule.citation =
                text.map_or_else(|| amendment.doc.clone(), |text| format!("{} {}", text.loai, text.so_hieu));
            rule.source_status = if amendment.verified { SourceStatus::VerifiedText } else { SourceStatus::Secondary };
        }
        rule
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
    match catalogue.quota(regime, award) {
        Some(quota) => catalogue.quota_rule(quota).most(denominator, percent),
        None => {
            let rounding = catalogue.quota_rounding(regime).unwrap_or(QuotaRounding::Floor);
            Some(rounding.share(percent?, denominator))
        }
    }
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
