//! What a province may set (`provincial_settings`), and the two settings that change a tree.
//!
//! They are applied when the catalogue is read, so that an evaluation sees one tree and its explanation shows it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

use super::catalogue::Catalogue;
use super::condition::{Condition, Leaf, Node, Op, Purpose, StartAfter, WindowRule};
use super::quota::QuotaRounding;

/// A setting with its value in each regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Id.
    pub id: String,
    /// The value in each regime.
    pub default_by_regime: BTreeMap<String, Value>,
    /// What values it takes.
    pub unit: String,
    /// What it is, in words.
    pub text_vi: String,
}

/// The settings that the rules read; any other could not be honoured.
pub(super) const KNOWN: [&str; 11] = [
    "quota_cstd_co_so_percent",
    "quota_tt_ldxs_percent",
    "quota_rounding",
    "majority_threshold",
    "bkttg_run_after_bk_tinh",
    "bk_tinh_cstd_needs_initiative",
    "period_missing_policy",
    "quorum_general",
    "quorum_award",
    "annual_dossier_deadline",
    "movement_dossier_days",
];

impl Catalogue {
    /// The value of a setting under a regime; none when it is not set.
    pub fn setting(&self, id: &str, regime: &str) -> Option<&Value> {
        let setting = self.provincial_settings.iter().find(|setting| setting.id == id)?;
        setting.default_by_regime.get(regime).filter(|value| !value.is_null())
    }

    /// A setting that is a whole number.
    pub(super) fn setting_number(&self, id: &str, regime: &str) -> Option<u32> {
        self.setting(id, regime)?.as_u64().and_then(|number| u32::try_from(number).ok())
    }

    /// How the province rounds quotas.
    pub(super) fn quota_rounding(&self, regime: &str) -> Option<QuotaRounding> {
        serde_json::from_value(self.setting("quota_rounding", regime)?.clone()).ok()
    }

    /// Whether the year of a decision that states no period may itself be counted (`issue_year`), instead of only the year
    /// after it (`next_full_year`).
    pub(super) fn counts_from_issue_year(&self, regime: &str) -> bool {
        self.setting("period_missing_policy", regime).and_then(Value::as_str) == Some("issue_year")
    }

    /// Applies the settings that change trees.
    pub(super) fn with_settings_applied(mut self) -> Self {
        let set = |id: &str, regime: &str| self.setting(id, regime).and_then(Value::as_bool).unwrap_or(false);
        let choices: Vec<(bool, bool)> = self
            .conditions
            .iter()
            .map(|condition| {
                let regime = &condition.regime;
                (set("bkttg_run_after_bk_tinh", regime), set("bk_tinh_cstd_needs_initiative", regime))
            })
            .collect();
        for (condition, (run_after, needs_initiative)) in self.conditions.iter_mut().zip(choices) {
            let by_merit = condition.award_type == "cong_trang" && condition.is_for("ca_nhan", None);
            if by_merit && condition.award == "bk_ttg" {
                start_after_certificate(&mut condition.tree, run_after);
            }
            if by_merit && condition.award == "bk_tinh" && needs_initiative {
                ask_for_initiatives(condition);
            }
        }
        self
    }
}

fn certificates() -> Vec<String> {
    vec!["bk_tinh".to_owned(), "bk_bo".to_owned()]
}

/// Whether the five years of a Bằng khen của Thủ tướng start after the provincial certificate. Where a tree says so and the
/// province does not, the certificate may lie anywhere before.
fn start_after_certificate(node: &mut Node, strictly: bool) {
    let Op::All(parts) = &mut node.op else { return };
    let is_certificate = |start: &StartAfter| start.awards.iter().any(|award| award == "bk_tinh");
    let mut certificate_asked_for = None;
    for part in parts.iter_mut() {
        let Op::Within(WindowRule::Run { start_after, .. }, _) = &mut part.op else { continue };
        let starts = start_after.iter().any(is_certificate);
        if strictly && !starts {
            start_after.push(StartAfter {
                awards: certificates(),
                award_types: vec!["cong_trang".to_owned()],
                optional: false,
            });
        }
        if !strictly && starts {
            start_after.retain(|start| !is_certificate(start));
            certificate_asked_for = Some(part.clone());
        }
    }
    if let Some(part) = certificate_asked_for {
        let op = Op::Leaf(Leaf::HeldAward {
            awards: certificates(),
            count: 1,
            consecutive: false,
            window: WindowRule::AnyBefore,
            award_types: vec!["cong_trang".to_owned()],
            not_consumed_by: vec![],
        });
        let node_id = format!("{}.{}", node.node_id, parts.len() + 1);
        parts.push(Node { node_id, op, ..part });
    }
}

/// Asks for two initiatives also beside two titles of Chiến sĩ thi đua cơ sở, as the branch beside it does.
fn ask_for_initiatives(condition: &mut Condition) {
    let kinds = condition.tree.walk().into_iter().find_map(|node| match &node.op {
        Op::Leaf(Leaf::Initiative { kinds, .. }) => Some(kinds.clone()),
        _ => None,
    });
    let Some(kinds) = kinds else { return };
    let Op::All(parts) = &mut condition.tree.op else { return };
    for branch in parts.iter_mut() {
        let Op::Any(branches) = &mut branch.op else { continue };
        for node in branches {
            let Op::Leaf(Leaf::HeldAward { count, .. }) = &node.op else { continue };
            let initiative = Op::Leaf(Leaf::Initiative {
                scope: super::vocab::Scope::Grassroots,
                count: 2,
                kinds: kinds.clone(),
                window: WindowRule::LastNYears { n: *count },
                purpose: Purpose::HinhThuc,
            });
            let titles = Node { node_id: format!("{}.1", node.node_id), ..node.clone() };
            let text_vi = "Có 02 sáng kiến được công nhận (quy định của tỉnh).".to_owned();
            let initiatives = Node { node_id: format!("{}.2", node.node_id), text_vi, op: initiative, ..node.clone() };
            node.op = Op::All(vec![titles, initiatives]);
        }
    }
}
