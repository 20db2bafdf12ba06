//! Gates (điểm liệt, điều kiện loại trừ): conditions that limit the outcome; they have no points (scoring model §5.13).
//!
//! A gate holds by a yes-or-no input of its own, or by a condition on scores, the total or the percent. Several gates: all
//! apply and the strictest result wins.

use super::finding::{Code, Finding};
use super::notes::said;
use super::plan::Plan;
use super::scheme::{Gate, GateEffect, RankBy};
use super::tree::NodeScore;
use crate::number::{Exact, read_machine};

/// A gate with its condition and its effect looked up.
#[derive(Debug, Clone)]
pub(super) struct PlannedGate {
    pub gate: Gate,
    condition: Condition,
    pub effect: Effect,
}

/// What a gate does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// A node counts 0.
    ZeroNode(usize),
    /// The total is at most this.
    CapTotal(Exact),
    /// No better grade than this.
    CapGrade(usize),
    /// So many grades lower.
    Demote(usize),
    /// No rank and no grade.
    NotRanked,
}

/// `subject compared value`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Condition {
    subject: Subject,
    comparison: Comparison,
    value: Exact,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Node(usize),
    Outcome(RankBy),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Below,
    AtMost,
    Above,
    AtLeast,
}

/// The values that gates look at, before any gate applied.
pub(super) struct Outcome<'a> {
    pub nodes: &'a [NodeScore],
    pub base: &'a Exact,
    pub total: &'a Exact,
    pub percent: Option<&'a Exact>,
}

impl PlannedGate {
    /// Looks up what a gate of the scheme names; what cannot be found is reported.
    pub fn new(plan: &Plan, gate: &Gate, findings: &mut Vec<Finding>) -> Option<Self> {
        let mut report = |what: &str| {
            let message = format!("Điều kiện loại trừ “{}”: {what}.", gate.name_vi);
            findings.push(Finding::at(Code::EParam, &gate.code, message));
        };
        let Some(condition) = condition(plan, gate) else {
            report(
                "không hiểu điều kiện (when); ghi như score(I.2) = 0, total < 50, percent < 50, hoặc để trống nếu nhập đạt/không",
            );
            return None;
        };
        let grade = |name: &str| {
            let grades = &plan.scheme.grades;
            grades.iter().position(|grade| grade.code.as_deref() == Some(name) || grade.name_vi == name)
        };
        let effect = match gate.effect {
            GateEffect::ZeroNode => gate.node.as_deref().and_then(|code| plan.node_of(code)).map(Effect::ZeroNode),
            GateEffect::CapTotal => gate.total.clone().map(Effect::CapTotal),
            GateEffect::CapGrade => gate.grade.as_deref().and_then(grade).map(Effect::CapGrade),
            GateEffect::Demote => usize::try_from(gate.steps.unwrap_or(1)).ok().map(Effect::Demote),
            GateEffect::NotRanked => Some(Effect::NotRanked),
        };
        let Some(effect) = effect else {
            report("hệ quả chưa ghi mục bị 0 điểm, tổng điểm cao nhất hoặc mức xếp loại có trong bảng");
            return None;
        };
        if matches!((&condition.subject, &effect), (Subject::Outcome(_), Effect::ZeroNode(_))) {
            report("một mục tính 0 điểm phải dựa vào điểm của mục, không dựa vào tổng điểm hay tỷ lệ");
            return None;
        }
        Some(Self { gate: gate.clone(), condition, effect })
    }

    /// Whether it holds for a unit.
    pub fn holds(&self, outcome: &Outcome<'_>) -> bool {
        let value = match self.condition.subject {
            Subject::Node(node) => {
                outcome.nodes.get(node).filter(|node| node.scored).and_then(|node| node.score.as_ref())
            }
            Subject::Outcome(RankBy::Base) => Some(outcome.base),
            Subject::Outcome(RankBy::Total) => Some(outcome.total),
            Subject::Outcome(RankBy::Percent) => outcome.percent,
        };
        let limit = &self.condition.value;
        value.is_some_and(|value| match self.condition.comparison {
            Comparison::Equal => value == limit,
            Comparison::Unequal => value != limit,
            Comparison::Below => value < limit,
            Comparison::AtMost => value <= limit,
            Comparison::Above => value > limit,
            Comparison::AtLeast => value >= limit,
        })
    }

    /// Whether it looks at, and changes, single nodes only: such gates apply before the total.
    pub fn zeroed(&self) -> Option<usize> {
        match self.effect {
            Effect::ZeroNode(node) => Some(node),
            _ => None,
        }
    }

    /// "điểm mục I.2 bằng 0"; none of a gate that is entered.
    pub fn condition_words(&self, plan: &Plan) -> Option<String> {
        if self.gate.when.trim().is_empty() {
            return None;
        }
        let subject = match self.condition.subject {
            Subject::Node(node) => {
                format!("điểm mục {}", plan.nodes.get(node).map_or("", |node| node.criterion.code.as_str()))
            }
            Subject::Outcome(RankBy::Percent) => "tỷ lệ phần trăm".to_owned(),
            Subject::Outcome(RankBy::Total) => "tổng điểm".to_owned(),
            Subject::Outcome(RankBy::Base) => "điểm chuẩn".to_owned(),
        };
        let comparison = match self.condition.comparison {
            Comparison::Equal => "bằng",
            Comparison::Unequal => "khác",
            Comparison::Below => "dưới",
            Comparison::AtMost => "không quá",
            Comparison::Above => "trên",
            Comparison::AtLeast => "từ",
        };
        Some(format!("{subject} {comparison} {}", said(&self.condition.value)))
    }

    /// "Để xảy ra vụ việc nghiêm trọng → xếp loại cao nhất là Khá".
    pub fn sentence(&self, plan: &Plan) -> String {
        let what = match &self.effect {
            Effect::ZeroNode(node) => {
                let code = plan.nodes.get(*node).map_or("", |node| node.criterion.code.as_str());
                format!("mục {code} tính 0 điểm")
            }
            Effect::CapTotal(most) => format!("tổng điểm cao nhất là {}", said(most)),
            Effect::CapGrade(grade) => {
                let name = plan.scheme.grades.get(*grade).map_or("", |grade| grade.name_vi.as_str());
                format!("xếp loại cao nhất là {name}")
            }
            Effect::Demote(steps) => format!("hạ {steps} bậc xếp loại"),
            Effect::NotRanked => "không xếp hạng, không xếp loại".to_owned(),
        };
        format!("{} → {what}", self.gate.name_vi)
    }
}

/// Reads `score(I.2) = 0` or `I.2 = 0`, `total < 50`, `percent >= 60`; nothing: the gate's own yes-or-no input.
fn condition(plan: &Plan, gate: &Gate) -> Option<Condition> {
    let text = gate.when.trim();
    if text.is_empty() {
        let subject = Subject::Node(plan.node_of(&gate.code)?);
        return Some(Condition { subject, comparison: Comparison::Above, value: Exact::ZERO });
    }
    let (start, end) = (text.find(['<', '>', '=', '!'])?, text.rfind(['<', '>', '='])? + 1);
    let comparison = match text.get(start..end)? {
        "=" | "==" => Comparison::Equal,
        "!=" | "<>" => Comparison::Unequal,
        "<" => Comparison::Below,
        "<=" => Comparison::AtMost,
        ">" => Comparison::Above,
        ">=" => Comparison::AtLeast,
        _ => return None,
    };
    let subject = match text.get(..start)?.trim() {
        "total" => Subject::Outcome(RankBy::Total),
        "percent" => Subject::Outcome(RankBy::Percent),
        "base" => Subject::Outcome(RankBy::Base),
        score => {
            let code = score.strip_prefix("score(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(score);
            Subject::Node(plan.node_of(code)?)
        }
    };
    Some(Condition { subject, comparison, value: read_machine(text.get(end..)?).ok()? })
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, findings};

    fn with(gates: &str) -> String {
        format!(
            r#"{{"ranking":{{"by":"total"}},"gates":[{gates}],
                "grades":[{{"name_vi":"Xuất sắc","ge":"90"}},{{"name_vi":"Tốt","ge":"80"}},{{"name_vi":"Khá","ge":"60"}},{{"name_vi":"Trung bình","ge":"50"}}],
                "criteria":[{{"code":"I","children":[{{"code":"I.1","max":"60","kind":"direct"}},{{"code":"I.2","max":"40","kind":"direct"}}]}}]}}"#
        )
    }

    fn unit(gates: &str, first: &str, second: &str) -> Trial {
        let trial = Trial::scheme(&with(gates)).unit("M");
        trial.values("I.1", &format!("value={first}")).values("I.2", &format!("value={second}"))
    }

    const SERIOUS: &str =
        r#"{"code":"VV","name_vi":"Để xảy ra vụ việc nghiêm trọng","effect":"cap_grade","grade":"Khá"}"#;

    #[test]
    fn a_flagged_gate_caps_the_grade() {
        // scoring model §5.13: cap_grade Khá; total 96 (Xuất sắc) → Khá.
        let clean = unit(SERIOUS, "60", "36");
        assert_eq!((clean.result("M").grade.as_deref(), clean.result("M").gates.len()), (Some("Xuất sắc"), 0));
        let flagged = clean.values("VV", "achieved=1");
        let result = flagged.result("M");
        assert_eq!((result.grade.as_deref(), result.total.unwrap().to_string().as_str()), (Some("Khá"), "96"));
        assert_eq!(result.gates[0].text, "Để xảy ra vụ việc nghiêm trọng → xếp loại cao nhất là Khá");
        let low = unit(SERIOUS, "55", "0").values("VV", "achieved=1");
        assert_eq!(low.result("M").grade.as_deref(), Some("Trung bình"));
    }

    #[test]
    fn each_effect_limits_what_it_names() {
        let gate = |fields: &str| format!(r#"{{"code":"G","name_vi":"Điểm liệt","when":"score(I.2) = 0",{fields}}}"#);
        let result = |fields: &str, second: &str| unit(&gate(fields), "60", second).result("M");
        let demoted = result(r#""effect":"demote","steps":1"#, "0");
        assert_eq!(demoted.grade.as_deref(), Some("Trung bình"));
        assert_eq!(result(r#""effect":"demote","steps":9"#, "0").grade.as_deref(), Some("Không xếp loại"));
        let capped = result(r#""effect":"cap_total","total":"45""#, "0");
        assert_eq!(
            (capped.total.unwrap().to_string(), capped.percent.unwrap().to_string()),
            ("45".into(), "45".into())
        );
        let excluded = result(r#""effect":"not_ranked""#, "0");
        assert_eq!((excluded.rank, excluded.grade.as_deref()), (None, Some("Không xếp loại")));
        let zeroed = result(r#""effect":"zero_node","node":"I""#, "0");
        assert_eq!((zeroed.total.unwrap().to_string(), zeroed.denominator.to_string()), ("0".into(), "100".into()));
        assert_eq!(result(r#""effect":"zero_node","node":"I""#, "1").total.unwrap().to_string(), "61");
        // "violation=1" of the scoring model: a criterion by its code alone.
        let bare = r#"{"code":"G","name_vi":"Điểm liệt","when":"i.2=0","effect":"not_ranked"}"#;
        assert_eq!(unit(bare, "60", "0").result("M").rank, None);
    }

    #[test]
    fn the_strictest_of_several_gates_wins() {
        let gates =
            format!(r#"{SERIOUS},{{"code":"G","name_vi":"Thấp","when":"percent < 97","effect":"demote","steps":1}}"#);
        let trial = unit(&gates, "60", "36").values("VV", "achieved=1");
        // Demoted from Xuất sắc to Tốt, capped at Khá.
        assert_eq!((trial.result("M").grade.as_deref(), trial.result("M").gates.len()), (Some("Khá"), 2));
    }

    #[test]
    fn what_a_gate_names_must_exist() {
        let of = |gate: &str| findings(&with(gate));
        assert_eq!(of(SERIOUS), []);
        assert_eq!(of(r#"{"code":"G","name_vi":"x","when":"score(I.9)=0","effect":"not_ranked"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"code":"G","name_vi":"x","when":"points=0","effect":"not_ranked"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"code":"G","name_vi":"x","effect":"cap_grade","grade":"Giỏi"}"#), [Code::EParam]);
        assert_eq!(
            of(r#"{"code":"G","name_vi":"x","when":"total<5","effect":"zero_node","node":"I"}"#),
            [Code::EParam]
        );
        assert_eq!(of(r#"{"code":"I.1","name_vi":"x","effect":"not_ranked"}"#), [Code::ECode]);
    }
}
