//! `binary` – định tính: đạt gives all points, không đạt none.

use serde::Deserialize;

use super::{Raw, RuleField, direct};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::Code;
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;

/// Parameters of `binary`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Binary {
    /// Points between 0 and the maximum are taken, with W-PARTIAL.
    partial: bool,
}

impl Binary {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::flag("achieved", "Đạt"), RuleField::signed("value", "Điểm")]
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let between = if self.partial { "; nhận cả số điểm ở giữa" } else { "" };
        format!("đạt: điểm tối đa, không đạt: 0{between}")
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let full = leaf.magnitude();
        if let Some(achieved) = given.number(0) {
            let achieved = !achieved.is_zero();
            notes.say(|| if achieved { format!("đạt → {}", said(&full)) } else { "không đạt → 0".to_owned() });
            return Raw::Score(if achieved { leaf.signed(full) } else { Exact::ZERO });
        }
        let Some(points) = given.number(1) else {
            return Raw::Missing;
        };
        if leaf.is_deduction() {
            direct::report_sign(points, notes);
        }
        let points = if leaf.is_deduction() { points.abs() } else { points.clone() };
        if points.is_zero() {
            notes.say(|| "không đạt (0 điểm)".to_owned());
            Raw::Score(points)
        } else if points >= full {
            notes.say(|| format!("đạt ({} điểm) → {}", said(&points), said(&full)));
            direct::over(leaf, &points, notes);
            Raw::Score(leaf.signed(full))
        } else if self.partial && points.is_positive() {
            notes
                .issue(Code::WPartial, format!("nhập {} trên {} ở tiêu chí đạt/không đạt", said(&points), said(&full)));
            notes.say(|| format!("đạt một phần: {}", said(&points)));
            Raw::Score(leaf.signed(points))
        } else {
            notes.issue(
                Code::EType,
                format!(
                    "nhập {} nhưng tiêu chí này chỉ nhận 0 hoặc {} điểm (không đạt, đạt)",
                    said(&points),
                    said(&full)
                ),
            );
            Raw::Blocked
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::Trial;

    #[test]
    fn gives_all_or_nothing() {
        // scoring model §5.2: MS 6, đạt → 6; points 7 → 6 with W-OVER; points 2 → E-TYPE.
        let leaf = || Trial::leaf(r#""max":"6","kind":"binary""#);
        assert_eq!(leaf().with("achieved=1").score(), "6");
        assert_eq!(leaf().with("achieved=0").score(), "0");
        assert_eq!(leaf().with("value=6").score(), "6");
        assert_eq!(leaf().with("value=0").score(), "0");
        let over = leaf().with("value=7");
        assert_eq!((over.score().as_str(), over.warnings()), ("6", vec![Code::WOver]));
        for points in ["value=2", "value=-1"] {
            let part = leaf().with(points);
            assert_eq!((part.score().as_str(), part.warnings()), ("-", vec![Code::EType]));
        }
    }

    #[test]
    fn takes_a_part_where_the_scheme_allows_it() {
        let part = Trial::leaf(r#""max":"6","kind":"binary","params":{"partial":true}"#).with("value=2");
        assert_eq!((part.score().as_str(), part.warnings()), ("2", vec![Code::WPartial]));
    }

    #[test]
    fn in_a_deduction_what_happened_takes_all_points_off() {
        let leaf = || Trial::deduction(r#""max":"3","kind":"binary""#);
        assert_eq!(leaf().with("achieved=1").score(), "-3");
        assert_eq!(leaf().with("achieved=0").score(), "0");
    }
}
