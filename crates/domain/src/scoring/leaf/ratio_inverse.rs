//! `ratio_inverse` – tỷ lệ nghịch: the lower, the better.

use serde::Deserialize;

use super::{Raw, RuleField, ratio};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;

/// Parameters of `ratio_inverse`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct RatioInverse {
    /// Max·(2 − A/T) instead of max·T/A.
    linear: bool,
}

impl RatioInverse {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::number("T", "Mức cho phép"), RuleField::number("A", "Thực tế")]
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let over = if self.linear {
            "(2 − thực tế / mức cho phép), không dưới 0"
        } else {
            "mức cho phép / thực tế"
        };
        format!("không vượt mức cho phép: điểm tối đa; vượt: điểm tối đa × {over}")
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(actual) = given.number(1) else {
            return Raw::Missing;
        };
        let Some(target) = given.number(0) else {
            return ratio::without_target(notes);
        };
        let full = leaf.magnitude();
        let unit = leaf.unit_of(0);
        if actual <= target {
            notes.say(|| format!("thực tế {}, không vượt mức {}{unit} → {}", said(actual), said(target), said(&full)));
            return Raw::Score(leaf.signed(full));
        }
        let score = if self.linear {
            let over = actual.checked_div(target).map(|share| Exact::from(2) - share);
            &full * over.unwrap_or_default().max(Exact::ZERO)
        } else {
            &full * target.checked_div(actual).unwrap_or_default()
        };
        notes.say(|| {
            let (full, target, actual) = (said(&full), said(target), said(actual));
            let formula = if self.linear {
                format!("{full} × (2 − {actual}/{target})")
            } else {
                format!("{full} × {target}/{actual}")
            };
            format!("thực tế {actual}, mức {target}{unit} → {formula} = {}", said(&score))
        });
        Raw::Score(leaf.signed(score))
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::Trial;

    fn score(params: &str, values: &str) -> String {
        Trial::leaf(&format!(r#""max":"10","kind":"ratio_inverse","params":{{{params}}}"#)).with(values).score()
    }

    #[test]
    fn less_is_better() {
        // scoring model §5.6: MS 10, T 4, A 5 → 8 (linear: 7,5); A 0 → 10; T 0 as told there.
        assert_eq!(score("", "T=4 A=5"), "8");
        assert_eq!(score(r#""linear":true"#, "T=4 A=5"), "7.5");
        assert_eq!(score(r#""linear":true"#, "T=4 A=9"), "0");
        assert_eq!(score("", "T=4 A=0"), "10");
        assert_eq!(score("", "T=4 A=4"), "10");
        assert_eq!(score("", "T=0 A=0"), "10");
        assert_eq!(score("", "T=0 A=1"), "0");
        assert_eq!(score(r#""linear":true"#, "T=0 A=1"), "0");
        let trial = Trial::leaf(r#""max":"10","kind":"ratio_inverse""#).with("A=1");
        assert_eq!(trial.warnings(), [Code::ENoTarget]);
    }

    proptest::proptest! {
        /// Scoring model §14.3: raising the actual never raises the score.
        #[test]
        fn more_is_never_better(target in 0_u32..50, actual in 0_u32..100, more in 0_u32..50, linear in proptest::bool::ANY) {
            let of = |actual: u32| {
                let leaf = Trial::leaf(&format!(r#""max":"10","kind":"ratio_inverse","params":{{"linear":{linear}}}"#));
                leaf.with(&format!("T={target} A={actual}")).only().score.unwrap()
            };
            proptest::prop_assert!(of(actual) >= of(actual + more));
        }
    }
}
