//! `ratio` – tỷ lệ thuận: the maximum times actual over target.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said, said_percent};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// Parameters of `ratio`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Ratio {
    /// At most the maximum.
    cap: bool,
    /// At most this many times the maximum, instead of `cap`.
    ceiling: Option<Exact>,
    /// Below this share of the target: 0.
    threshold: Option<Exact>,
    /// What a target of 0 means.
    zero_target: Option<ZeroTarget>,
}

/// What a target of 0 means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ZeroTarget {
    /// Not applicable when the actual is 0 too.
    Na,
    /// All points.
    Full,
    /// No points.
    Zero,
}

impl Default for Ratio {
    fn default() -> Self {
        Self { cap: true, ceiling: None, threshold: None, zero_target: None }
    }
}

impl Ratio {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::number("T", "Chỉ tiêu giao"), RuleField::number("A", "Kết quả thực hiện")]
    }

    pub fn is_uncapped(&self) -> bool {
        !self.cap && self.ceiling.is_none()
    }

    pub fn upper(&self, max: Option<&Exact>) -> Option<Exact> {
        match (&self.ceiling, self.cap) {
            (Some(ceiling), _) => max.map(|max| max * ceiling),
            (None, true) => max.cloned(),
            (None, false) => None,
        }
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        for (name, value) in [("ceiling", &self.ceiling), ("threshold", &self.threshold)] {
            if value.as_ref().is_some_and(|value| !value.is_positive()) {
                findings.push(Finding::at(Code::EParam, &criterion.code, format!("Tham số “{name}” phải lớn hơn 0.")));
            }
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let limit = match (&self.ceiling, self.cap) {
            (Some(ceiling), _) => format!("nhiều nhất {} lần điểm tối đa", said(ceiling)),
            (None, true) => "nhiều nhất bằng điểm tối đa".to_owned(),
            (None, false) => "không giới hạn trên".to_owned(),
        };
        let threshold = self.threshold.as_ref().map(|share| format!("; dưới {} chỉ tiêu: 0 điểm", said_percent(share)));
        let zero = match self.zero_target {
            Some(ZeroTarget::Full) => "; chỉ tiêu 0: điểm tối đa",
            Some(ZeroTarget::Zero) => "; chỉ tiêu 0: 0 điểm",
            Some(ZeroTarget::Na) | None => "; chỉ tiêu và kết quả cùng bằng 0: không áp dụng",
        };
        format!("điểm tối đa × thực hiện / chỉ tiêu, {limit}{}{zero}", threshold.unwrap_or_default())
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(actual) = given.number(1) else {
            return Raw::Missing;
        };
        let Some(target) = given.number(0) else {
            return without_target(notes);
        };
        let full = leaf.magnitude();
        let Some(share) = actual.checked_div(target) else {
            return self.at_zero_target(leaf, actual, full, notes);
        };
        let unit = leaf.unit_of(0);
        if let Some(threshold) = &self.threshold
            && share < *threshold
        {
            notes.say(|| {
                format!(
                    "thực hiện {}/{}{unit} = {}, dưới ngưỡng {} → 0",
                    said(actual),
                    said(target),
                    said_percent(&share),
                    said_percent(threshold)
                )
            });
            return Raw::Score(Exact::ZERO);
        }
        let score = &full * &share;
        notes.say(|| {
            format!(
                "thực hiện {}/{}{unit} = {} → {} × {}/{} = {}",
                said(actual),
                said(target),
                said_percent(&share),
                said(&full),
                said(actual),
                said(target),
                said(&score)
            )
        });
        Raw::Score(leaf.signed(score))
    }

    fn at_zero_target(&self, leaf: &Leaf, actual: &Exact, full: Exact, notes: &mut Notes) -> Raw {
        match self.zero_target {
            Some(ZeroTarget::Full) => {
                notes.say(|| format!("chỉ tiêu 0, theo quy định được điểm tối đa {}", said(&full)));
                Raw::Score(leaf.signed(full))
            }
            Some(ZeroTarget::Zero) => {
                notes.say(|| "chỉ tiêu 0, theo quy định tính 0 điểm".to_owned());
                Raw::Score(Exact::ZERO)
            }
            _ if actual.is_zero() => {
                notes.say(|| "chỉ tiêu 0 và thực hiện 0".to_owned());
                Raw::NotApplicable
            }
            _ => {
                notes.issue(
                    Code::ENoTarget,
                    format!(
                        "thực hiện {} nhưng chỉ tiêu giao là 0, bảng tiêu chí không nói tính thế nào",
                        said(actual)
                    ),
                );
                Raw::Blocked
            }
        }
    }
}

/// An actual without a target, where the scheme does not say that it is then not applicable: refused.
pub(super) fn without_target(notes: &mut Notes) -> Raw {
    notes.issue(Code::ENoTarget, "có kết quả thực hiện nhưng chưa có chỉ tiêu giao");
    Raw::Blocked
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::{Trial, leaf_findings};
    use crate::scoring::{Code, NaMode};

    fn leaf(params: &str) -> Trial {
        Trial::leaf(&format!(
            r#""max":"15","kind":"ratio","name_vi":"Hộ đạt chuẩn văn hóa","params":{{{params}}},
               "inputs":[{{"field":"T","unit":"hộ"}},{{"field":"A","unit":"hộ"}}]"#
        ))
    }

    #[test]
    fn gives_the_maximum_times_actual_over_target() {
        // scoring model §5.5: MS 15, T 240, A 198 → 12,375 → 12,38; A 300 → 15, or 18 with ceiling 1,2.
        let trial = leaf("").with("T=240 A=198");
        assert_eq!(trial.score(), "12.38");
        assert_eq!(trial.only().exact.unwrap().fraction_text(), "99/8");
        assert_eq!(
            trial.sentence(),
            "L Hộ đạt chuẩn văn hóa (tối đa 15): thực hiện 198/240 hộ = 82,5 % → 15 × 198/240 = 12,375, làm tròn 12,38."
        );
        assert_eq!(leaf("").with("T=240 A=300").score(), "15");
        assert_eq!(leaf(r#""ceiling":"1.2""#).with("T=240 A=300").score(), "18");
        assert_eq!(leaf(r#""cap":false"#).with("T=240 A=480").score(), "30");
    }

    #[test]
    fn compares_the_threshold_exactly() {
        // 199,99 of 400 is below one half, 200 is not.
        assert_eq!(leaf(r#""threshold":"0.5""#).with("T=400 A=199.99").score(), "0");
        assert_eq!(leaf(r#""threshold":"0.5""#).with("T=400 A=200").score(), "7.5");
    }

    #[test]
    fn knows_the_edge_cases_of_targets() {
        // scoring model §5.15, column `ratio`.
        let no_target = leaf("").with("A=5");
        assert_eq!((no_target.score().as_str(), no_target.warnings()), ("-", vec![Code::ENoTarget]));
        let declared = Trial::leaf(r#""max":"15","kind":"ratio","na_when":["no_target"]"#).with("A=5");
        assert_eq!(declared.only().na, Some(NaMode::LeaveDenominator));
        assert_eq!(leaf("").with("T=0 A=0").only().na, Some(NaMode::LeaveDenominator));
        assert_eq!(leaf("").with("T=0 A=3").warnings(), vec![Code::ENoTarget]);
        assert_eq!(leaf(r#""zero_target":"full""#).with("T=0 A=3").score(), "15");
        assert_eq!(leaf(r#""zero_target":"full""#).with("T=0 A=0").score(), "15");
        assert_eq!(leaf(r#""zero_target":"zero""#).with("T=0 A=3").score(), "0");
        assert_eq!(leaf("").with("T=240 A=0").score(), "0");
        assert_eq!(leaf("").with("T=240").only().score, None);
        assert_eq!(leaf("").with("T=240 A=-1").warnings(), vec![Code::ENeg]);
        assert_eq!(leaf("").with("T=-240 A=1").warnings(), vec![Code::ENeg]);
    }

    #[test]
    fn refuses_parameters_that_make_no_sense() {
        assert_eq!(leaf_findings(r#""max":"15","kind":"ratio","params":{"ceiling":"0"}"#), [Code::EParam]);
        assert_eq!(leaf_findings(r#""max":"15","kind":"ratio","params":{"ceilin":"1.2"}"#), [Code::EParam]);
        assert_eq!(leaf_findings(r#""max":"15","kind":"ratio","params":{"ceiling":1.2}"#), [Code::EParam]);
        assert_eq!(leaf_findings(r#""kind":"ratio""#), [Code::EParam]);
    }

    proptest::proptest! {
        /// Scoring model §14.3: raising the actual never lowers the score.
        #[test]
        fn more_achieved_is_never_worth_less(target in 1_u32..10_000, actual in 0_u32..20_000, more in 0_u32..1_000) {
            let score = |actual: u32| leaf("").with(&format!("T={target} A={actual}")).only().score.unwrap();
            proptest::prop_assert!(score(actual) <= score(actual + more));
        }
    }
}
