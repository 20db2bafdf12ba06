//! Why a unit stands where it stands: its rank, how equal points were told apart, its grade (scoring model §10, §12).

use super::description::{grade_words, rank_by, tie_breakers};
use super::explanation::Explanation;
use super::notes::said;
use super::plan::Plan;
use super::ranking::Rank;
use super::results::{Evaluation, UnitResult};
use super::scheme::{Grade, RankBy};
use crate::number::Exact;

/// How many units of equal rank a sentence names.
const NAMED: usize = 6;

/// The rank and, where the scheme has grades, the grade of a unit as steps beside those of its total; none when the unit is
/// not among the results.
pub fn explain_standing(plan: &Plan, evaluation: &Evaluation, unit: &str) -> Vec<Explanation> {
    let Some(own) = evaluation.units.iter().find(|result| result.unit == unit) else { return Vec::new() };
    let step = |node: &str, text: String| Explanation {
        node: node.to_owned(),
        unit: own.unit.clone(),
        rule: node.to_owned(),
        text_vi: text,
        ..Explanation::default()
    };
    let mut steps =
        vec![Explanation { value: own.rank.map(Rank::value), ..step("rank", rank_text(plan, evaluation, own)) }];
    if let Some(grade) = &own.grade_name {
        steps.push(step("grade", grade_text(plan, own, grade)));
    }
    steps
}

fn rank_text(plan: &Plan, evaluation: &Evaluation, own: &UnitResult) -> String {
    let by = plan.scheme.ranking.by;
    let Some(rank) = own.rank else {
        let why = if own.withdrawn {
            "đã rút khỏi cụm, khối".to_owned()
        } else if !own.gates.is_empty() {
            own.gates.iter().map(|gate| gate.text.clone()).collect::<Vec<_>>().join("; ")
        } else if own.total.is_none() {
            "còn tiêu chí bắt buộc chưa nhập".to_owned()
        } else {
            "không có mẫu số nên không tính được tỷ lệ".to_owned()
        };
        return format!("Xếp hạng: không xếp hạng – {why}.");
    };
    let ranked = evaluation.units.iter().filter(|unit| unit.rank.is_some()).count();
    let value = |unit: &UnitResult| compared(by, unit).map(|value| said(&value)).unwrap_or_default();
    let mut text =
        format!("Xếp hạng: {} trong {ranked} đơn vị, xếp theo {} ({})", rank.vietnamese(), rank_by(by), value(own));
    let names: Vec<&str> = evaluation
        .units
        .iter()
        .filter(|unit| own.shared_with.contains(&unit.unit))
        .map(|unit| unit.name.as_str())
        .collect();
    if !names.is_empty() {
        let more =
            if names.len() > NAMED { format!(" và {} đơn vị nữa", names.len() - NAMED) } else { String::new() };
        let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        text.push_str(&format!("; đồng hạng với {named}{more}"));
        if !plan.scheme.ranking.tie_breakers.is_empty() {
            text.push_str(&format!(" (bằng nhau cả khi xét {})", tie_breakers(plan)));
        }
    } else if let Some(rule) = &own.tie_rule {
        text.push_str(&format!("; {rule}"));
    }
    let above = evaluation.units.iter().take_while(|unit| unit.unit != own.unit);
    if let Some(above) = above.filter(|unit| unit.rank.is_some() && unit.rank != own.rank).last() {
        text.push_str(&format!("; ngay trên là {} ({})", above.name, value(above)));
    }
    if own.provisional {
        text.push_str("; tạm tính");
    }
    text + "."
}

fn compared(by: RankBy, unit: &UnitResult) -> Option<Exact> {
    match by {
        RankBy::Percent => unit.percent.clone(),
        RankBy::Total => unit.total.clone(),
        RankBy::Base => Some(unit.base.clone()),
    }
}

fn grade_text(plan: &Plan, own: &UnitResult, name: &str) -> String {
    let is_own =
        |grade: &&Grade| own.grade.as_ref().is_some_and(|key| grade.code.as_ref().unwrap_or(&grade.name_vi) == key);
    let rule = plan.scheme.grades.iter().find(is_own).map(|grade| format!(" ({})", grade_words(plan, grade)));
    let note = own.grade_note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
    let gates: String = own.gates.iter().map(|gate| format!("; {}", gate.text)).collect();
    format!("Xếp loại: {name}{}{note}{gates}.", rule.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    fn told(trial: &Trial, unit: &str) -> Vec<String> {
        explain_standing(&trial.plan, &trial.evaluate(), unit).into_iter().map(|step| step.text_vi).collect()
    }

    #[test]
    fn rank_tie_and_grade_say_why() {
        // R2: 92,5; 90; 90; 88 → 1, 2, 2, 4.
        let mut trial = Trial::scheme(
            r#"{"ranking":{"by":"total"},"grades":[{"name_vi":"Xuất sắc","ge":"90"},{"name_vi":"Tốt","ge":"80"}],
                "criteria":[{"code":"C1","max":"50","kind":"direct"},{"code":"C2","max":"50","kind":"direct"}]}"#,
        );
        for (name, first, second) in [("A", "45.5", "47"), ("B", "45", "45"), ("C", "44", "46"), ("D", "44", "44")] {
            trial = trial.unit(name).values("C1", &format!("value={first}")).values("C2", &format!("value={second}"));
        }
        assert_eq!(
            told(&trial, "C"),
            [
                "Xếp hạng: 2 trong 4 đơn vị, xếp theo tổng điểm (90); đồng hạng với B; ngay trên là A (92,5).",
                "Xếp loại: Xuất sắc (từ 90 trở lên)."
            ]
        );
        assert_eq!(
            told(&trial, "D"),
            [
                "Xếp hạng: 4 trong 4 đơn vị, xếp theo tổng điểm (88); ngay trên là C (90).",
                "Xếp loại: Tốt (từ 80 trở lên)."
            ]
        );
        assert_eq!(told(&trial, "Z"), Vec::<String>::new());
    }

    #[test]
    fn units_equal_in_everything_name_what_was_compared() {
        let mut trial = Trial::scheme(
            r#"{"ranking":{"by":"total","tie_breakers":["C1","higher_bonus"]},
                "criteria":[{"code":"C1","max":"50","kind":"direct"},{"code":"C2","max":"50","kind":"direct"}]}"#,
        );
        for name in ["B", "C"] {
            trial = trial.unit(name).values("C1", "value=45").values("C2", "value=45");
        }
        assert_eq!(
            told(&trial, "C"),
            [
                "Xếp hạng: 1 trong 2 đơn vị, xếp theo tổng điểm (90); đồng hạng với B (bằng nhau cả khi xét điểm mục C1, điểm thưởng)."
            ]
        );
    }

    #[test]
    fn equal_points_told_apart_name_the_rule() {
        let mut trial = Trial::scheme(
            r#"{"ranking":{"by":"total","tie_breakers":["C1"]},
                "criteria":[{"code":"C1","max":"50","kind":"direct"},{"code":"C2","max":"50","kind":"direct"}]}"#,
        );
        for (name, first, second) in [("B", "45", "45"), ("C", "44", "46")] {
            trial = trial.unit(name).values("C1", &format!("value={first}")).values("C2", &format!("value={second}"));
        }
        assert_eq!(
            told(&trial, "C"),
            ["Xếp hạng: 2 trong 2 đơn vị, xếp theo tổng điểm (90); bằng điểm, xét mục C1; ngay trên là B (90)."]
        );
    }
}
