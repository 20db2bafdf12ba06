//! The yes-or-no question of a gate: whether what it names has happened. It has no points (scoring model §5.13).

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::{Criterion, Role};

/// The name of the kind; a scheme writes gates in a list of their own, never among its criteria.
pub(in crate::scoring) const KIND: &str = "condition";

/// A question without parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Condition {}

impl Condition {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::flag("achieved", "Có xảy ra"), RuleField::number("value", "Có (1), không (0)")]
    }

    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        if role != Role::Info {
            let message = "Điều kiện loại trừ ghi ở danh sách điều kiện của bảng, không ghi làm tiêu chí.";
            findings.push(Finding::at(Code::EKind, &criterion.code, message));
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        "trả lời có hoặc không; không tính điểm".to_owned()
    }

    /// 1 when it has happened, which the gate looks at.
    pub fn score(&self, _leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(answer) = given.number(0).or_else(|| given.number(1)) else {
            return Raw::Missing;
        };
        if given.number(0).is_none() && !answer.is_zero() && *answer != Exact::ONE {
            notes.issue(Code::EType, format!("nhập {} nhưng chỉ nhận 1 (có) hoặc 0 (không)", said(answer)));
            return Raw::Blocked;
        }
        let happened = !answer.is_zero();
        notes.say(|| if happened { "có xảy ra" } else { "không xảy ra" }.to_owned());
        Raw::Score(if happened { Exact::ONE } else { Exact::ZERO })
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, findings};

    fn asked() -> Trial {
        let scheme = r#"{"gates":[{"code":"VV","name_vi":"Có vụ việc","effect":"not_ranked"}],
            "criteria":[{"code":"D","max":"10","kind":"direct"}]}"#;
        Trial::scheme(scheme).unit("M").values("D", "value=9")
    }

    #[test]
    fn yes_holds_the_gate_and_no_points_come_of_it() {
        let outcome = |entered: Option<&str>| {
            let trial = entered.map_or_else(asked, |entered| asked().values("VV", entered));
            let result = trial.result("M");
            (result.gates.len(), result.total.unwrap().to_string(), result.not_scored.len())
        };
        assert_eq!(outcome(None), (0, "9".to_owned(), 0));
        for yes in ["achieved=1", "value=1"] {
            assert_eq!(outcome(Some(yes)), (1, "9".to_owned(), 0), "{yes}");
        }
        assert_eq!(outcome(Some("achieved=0")), (0, "9".to_owned(), 0));
    }

    #[test]
    fn the_answer_says_what_follows() {
        let told = |entered: &str| asked().values("VV", entered).explain("M", "VV").text_vi;
        assert_eq!(told("achieved=1"), "Có vụ việc: có → không xếp hạng, không xếp loại.");
        assert_eq!(told("achieved=0"), "Có vụ việc: không.");
        assert_eq!(asked().explain("M", "VV").text_vi, "Có vụ việc: chưa trả lời, coi là không.");
    }

    #[test]
    fn it_is_no_criterion() {
        assert_eq!(findings(r#"{"criteria":[{"code":"D","max":"10","kind":"condition"}]}"#), [Code::EKind]);
    }
}
