//! `step` – mỗi bước lệch: so many points for each step short of, or over, the target.

use serde::Deserialize;

use super::{Raw, RuleField, ratio};
use crate::number::Exact;
use crate::scoring::cell::Given;
use crate::scoring::finding::{Code, Finding};
use crate::scoring::notes::{Notes, said};
use crate::scoring::plan::Leaf;
use crate::scoring::scheme::Criterion;

/// Parameters of `step`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::scoring) struct Step {
    /// A target that is the same for all units; otherwise the field `T`.
    target: Option<Exact>,
    /// Size of a step, in the field's unit, or in percent of the target.
    step: Exact,
    /// Points taken off for each step short.
    per_short: Exact,
    /// Points added for each step over.
    per_over: Exact,
    /// Which part of a step counts.
    count: Counting,
    /// Steps are percentages of the target.
    relative: bool,
    /// Most points taken off.
    short_cap: Option<Exact>,
    /// Most points added.
    over_cap: Option<Exact>,
}

/// Which part of a step counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Counting {
    /// Whole steps only.
    #[default]
    Floor,
    /// A step begun counts ("chưa đủ 1 % cũng tính 1 %").
    Ceil,
    /// In proportion.
    Exact,
}

impl Default for Step {
    fn default() -> Self {
        Self {
            target: None,
            step: Exact::ONE,
            per_short: Exact::ZERO,
            per_over: Exact::ZERO,
            count: Counting::Floor,
            relative: false,
            short_cap: None,
            over_cap: None,
        }
    }
}

impl Step {
    pub fn fields(&self) -> Vec<RuleField> {
        let actual = RuleField::number("A", "Kết quả thực hiện");
        if self.target.is_some() { vec![actual] } else { vec![actual, RuleField::number("T", "Chỉ tiêu giao")] }
    }

    /// Whether the target is a field.
    pub fn asks_target(&self) -> bool {
        self.target.is_none()
    }

    /// Whether going over the target gives nothing.
    pub fn only_takes_off(&self) -> bool {
        self.per_over.is_zero()
    }

    pub fn is_uncapped(&self) -> bool {
        self.per_over.is_positive() && self.over_cap.is_none()
    }

    /// The maximum and what may be added for going over.
    pub fn upper(&self, max: Option<&Exact>) -> Option<Exact> {
        let full = max.cloned().unwrap_or_default();
        if self.per_over.is_zero() { Some(full) } else { self.over_cap.as_ref().map(|cap| full + cap) }
    }

    pub fn check(&self, criterion: &Criterion, findings: &mut Vec<Finding>) {
        let mut report = |message: &str| findings.push(Finding::at(Code::EParam, &criterion.code, message));
        if !self.step.is_positive() {
            report("Độ lớn một bước phải lớn hơn 0.");
        }
        if self.per_short.is_negative() || self.per_over.is_negative() {
            report("Điểm mỗi bước (per_short, per_over) ghi số dương.");
        }
        if self.per_short.is_zero() && self.per_over.is_zero() {
            report("Chưa ghi điểm mỗi bước thiếu hoặc mỗi bước vượt.");
        }
        if [&self.short_cap, &self.over_cap].into_iter().flatten().any(Exact::is_negative) {
            report("Trần (short_cap, over_cap) ghi số dương.");
        }
    }

    /// The rule as printed.
    pub fn words(&self) -> String {
        let unit = if self.relative { " % của chỉ tiêu" } else { "" };
        let side = |way: &str, verb: &str, per: &Exact, cap: &Option<Exact>| {
            let limit = cap.as_ref().map(|cap| format!(", nhiều nhất {}", said(cap))).unwrap_or_default();
            (!per.is_zero()).then(|| format!("; cứ {way} {}{unit} {verb} {}{limit}", said(&self.step), said(per)))
        };
        let target = self.target.as_ref().map_or_else(|| "chỉ tiêu giao".to_owned(), said);
        let counted = match self.count {
            Counting::Floor => "chỉ tính bước đủ",
            Counting::Ceil => "bước chưa đủ cũng tính",
            Counting::Exact => "tính theo tỷ lệ của bước",
        };
        format!(
            "so với {target}{}{}; {counted}",
            side("thiếu", "trừ", &self.per_short, &self.short_cap).unwrap_or_default(),
            side("vượt", "cộng", &self.per_over, &self.over_cap).unwrap_or_default()
        )
    }

    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        let Some(actual) = given.number(0) else {
            return Raw::Missing;
        };
        let target = given.number(1);
        if self.target.is_none() && target.is_none() {
            return ratio::without_target(notes);
        }
        let full = leaf.magnitude();
        match self.deviation(actual, target, Some(&full), &leaf.unit_of(0), notes) {
            Raw::Score(points) => Raw::Score(full + points),
            refused => refused,
        }
    }

    /// The points for each step over (positive) or short of (negative) the target. `base` is what they are added to,
    /// for the explanation; `unit` comes with a space before it.
    pub fn deviation(
        &self,
        actual: &Exact,
        target: Option<&Exact>,
        base: Option<&Exact>,
        unit: &str,
        notes: &mut Notes,
    ) -> Raw {
        let Some(target) = self.target.as_ref().or(target) else {
            return Raw::Missing;
        };
        let gap = actual - target;
        let gap = if !self.relative || gap.is_zero() {
            gap
        } else if let Some(share) = gap.checked_div(&target.abs()) {
            share * Exact::HUNDRED
        } else {
            notes.issue(Code::EDiv, "chỉ tiêu là 0 nên không tính được phần trăm chênh lệch");
            return Raw::Blocked;
        };
        let (per, cap, sign) = if gap.is_negative() {
            (&self.per_short, &self.short_cap, "−")
        } else {
            (&self.per_over, &self.over_cap, "+")
        };
        let steps = gap.abs().checked_div(&self.step).unwrap_or_default();
        let counted = match self.count {
            Counting::Floor => steps.floor(),
            Counting::Ceil => steps.ceil(),
            Counting::Exact => steps,
        };
        let reached = per * &counted;
        let points = cap.as_ref().map_or_else(|| reached.clone(), |cap| reached.clone().min(cap.clone()));
        let signed = if gap.is_negative() { -&points } else { points.clone() };
        notes.say(|| {
            let unit = if self.relative { " %" } else { unit };
            let before = base.map(|base| format!("{} {sign} ", said(base))).unwrap_or_default();
            let sum = base.map_or_else(|| said(&signed), |base| said(&(base + &signed)));
            let way = if gap.is_negative() { "thiếu" } else { "vượt" };
            let limit = if points == reached { String::new() } else { format!(", trần {}", said(&points)) };
            format!(
                "thực hiện {} so với {}: {way} {}{unit} → {before}{} × {}{limit} = {sum}",
                said(actual),
                said(target),
                said(&gap.abs()),
                said(&counted),
                said(per)
            )
        });
        Raw::Score(signed)
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, leaf_findings};

    fn leaf(params: &str) -> Trial {
        Trial::leaf(&format!(r#""max":"20","kind":"step","params":{{{params}}},"inputs":[{{"field":"A","unit":"%"}}]"#))
    }

    #[test]
    fn each_step_short_takes_off_and_each_over_adds() {
        // scoring model §5.7: T 96 %, step 1 %, per_short 0,5, A 92,6 → floor 18,5; ceil 18; exact 18,3; A 97,9 → 20,2.
        let of = |count: &str| format!(r#""target":"96","step":"1","per_short":"0.5","count":"{count}""#);
        assert_eq!(leaf(&of("floor")).with("A=92.6").score(), "18.5");
        assert_eq!(leaf(&of("ceil")).with("A=92.6").score(), "18");
        assert_eq!(leaf(&of("exact")).with("A=92.6").score(), "18.3");
        let over = r#""step":"1","per_short":"0.5","per_over":"0.2","over_cap":"1""#;
        let trial = leaf(over).with("T=96 A=97.9");
        assert_eq!(trial.score(), "20.2");
        assert_eq!(trial.sentence(), "L (tối đa 20): thực hiện 97,9 so với 96: vượt 1,9 % → 20 + 1 × 0,2 = 20,2.");
        assert_eq!(leaf(over).with("T=90 A=99").score(), "21");
        assert_eq!(leaf(over).with("T=90 A=10").score(), "0");
        assert_eq!(leaf(r#""per_short":"0.5","short_cap":"3""#).with("T=90 A=10").score(), "17");
    }

    #[test]
    fn relative_steps_need_a_target_that_is_not_nought() {
        // 180 of 200 is 10 % short: two steps of 5 %.
        let relative = r#""relative":true,"step":"5","per_short":"1.5""#;
        assert_eq!(leaf(relative).with("T=200 A=180").score(), "17");
        assert_eq!(leaf(relative).with("T=0 A=0").score(), "20");
        assert_eq!(leaf(relative).with("T=0 A=3").warnings(), [Code::EDiv]);
        assert_eq!(leaf(relative).with("A=3").warnings(), [Code::ENoTarget]);
    }

    #[test]
    fn a_step_has_a_size_and_points() {
        let of = |params: &str| leaf_findings(&format!(r#""max":"20","kind":"step","params":{{{params}}}"#));
        assert_eq!(of(r#""per_short":"0.5","step":"0""#), [Code::EParam]);
        assert_eq!(of(""), [Code::EParam]);
        assert_eq!(of(r#""per_short":"0.5""#), []);
    }
}
