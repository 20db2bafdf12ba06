//! `direct` – chấm trực tiếp: the points themselves are entered.

use serde::Deserialize;

use super::{Raw, RuleField};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::Code;
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;

/// No parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Direct {}

impl Direct {
    pub fn fields(&self) -> Vec<RuleField> {
        vec![RuleField::signed("value", "Điểm")]
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        "chấm trực tiếp bằng điểm".to_owned()
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(value) = given.number(0) else {
            return Raw::Missing;
        };
        entered_points(leaf, value, notes)
    }
}

/// Points entered by hand: too many are cut with W-OVER, too few refused with E-UNDER. In a deduction a positive number
/// is that many points off.
pub(in crate::scoring) fn entered_points(leaf: &Leaf, value: &Exact, notes: &mut Notes) -> Raw {
    if leaf.is_deduction() {
        report_sign(value, notes);
        let taken = value.abs();
        notes.say(|| format!("trừ {}", said(&taken)));
        over(leaf, &taken, notes);
        return Raw::Score(-taken);
    }
    if let Some(min) = &leaf.lower
        && value < min
    {
        notes.issue(Code::EUnder, format!("nhập {}, thấp nhất là {} – không nhận", said(value), said(min)));
        return Raw::Blocked;
    }
    notes.say(|| format!("chấm {}", said(value)));
    over(leaf, value, notes);
    Raw::Score(value.clone())
}

/// Reports points to take off that were written with a plus sign (S2).
pub(in crate::scoring) fn report_sign(points: &Exact, notes: &mut Notes) {
    if points.is_positive() {
        notes.issue(Code::WSign, format!("nhập {} ở mục điểm trừ – hiểu là trừ {}", said(points), said(points)));
    }
}

/// Reports points above what the leaf can give; the leaf's limits then cut them.
pub(super) fn over(leaf: &Leaf, points: &Exact, notes: &mut Notes) {
    if let Some(limit) = leaf.most_by_hand()
        && *points > limit
    {
        let limit = said(&limit);
        notes.issue(Code::WOver, format!("nhập {}, tối đa {limit} – tính {limit}", said(points)));
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::Trial;

    #[test]
    fn takes_points_and_cuts_at_the_maximum() {
        // scoring model §5.1: MS 8, entered 9 → 8 with W-OVER; 6,5 → 6,5.
        let leaf = || Trial::leaf(r#""max":"8","kind":"direct","name_vi":"Hồ sơ""#);
        assert_eq!(leaf().with("value=6.5").score(), "6.5");
        let over = leaf().with("value=9");
        assert_eq!((over.score().as_str(), over.warnings()), ("8", vec![Code::WOver]));
        assert_eq!(over.sentence(), "L Hồ sơ (tối đa 8): chấm 9; tối đa 8 → tính 8 (vượt 1 không tính).");
        assert_eq!(over.evaluate().warnings[0].message, "Đơn vị, L: nhập 9, tối đa 8 – tính 8.");
    }

    #[test]
    fn nought_is_a_score_and_less_is_refused() {
        let leaf = || Trial::leaf(r#""max":"8","kind":"direct""#);
        assert_eq!(leaf().with("value=0").score(), "0");
        let under = leaf().with("value=-1");
        assert_eq!((under.score().as_str(), under.warnings()), ("-", vec![Code::EUnder]));
        assert_eq!(under.evaluate().units[0].not_scored, ["L"]);
        assert_eq!(Trial::leaf(r#""max":"8","min":"-2","kind":"direct""#).with("value=-1").score(), "-1");
    }

    #[test]
    fn in_a_deduction_a_positive_number_takes_off() {
        // scoring model S2: a printed maximum of 0 never clamps the deduction to 0.
        let leaf = || Trial::deduction(r#""max":"0","kind":"direct""#);
        let positive = leaf().with("value=2");
        assert_eq!((positive.score().as_str(), positive.warnings()), ("-2", vec![Code::WSign]));
        let negative = leaf().with("value=-2");
        assert_eq!((negative.score().as_str(), negative.warnings()), ("-2", vec![]));
        assert_eq!(Trial::deduction(r#""cap":"1.5","kind":"direct""#).with("value=-2").score(), "-1.5");
        // The same in the other places where points are typed.
        for (kind, values) in [("binary", "value=3"), ("direct", "override=2"), ("count", "score=2")] {
            let params = if kind == "count" { r#","params":{"per":"-1"}"# } else { "" };
            let leaf = Trial::deduction(&format!(r#""max":"3","kind":"{kind}"{params}"#)).with(values);
            assert_eq!(leaf.warnings(), [Code::WSign], "{kind}");
        }
    }
}
