//! Totals printed on paper (biên bản): kept beside the computed ones and compared with them, stage by stage (G7).

use super::finding::{Code, Issue};
use super::inputs::UnitInputs;
use super::notes::said;
use super::peers::Peers;
use super::plan::Plan;
use super::unit::{UnitScore, evaluate};

/// Reports declared totals that differ from what the same stage comes to by itself. `view`: only those of that stage.
pub(super) fn check(plan: &Plan, units: &[UnitInputs], scores: &mut [UnitScore], view: Option<usize>) {
    for (stage, named) in plan.stages.iter().enumerate().filter(|(stage, _)| view.is_none_or(|view| view == *stage)) {
        if !units.iter().any(|unit| unit.declared.iter().any(|(own, _)| *own == stage)) {
            continue;
        }
        let peers = Peers::gather_at(plan, units, Some(stage));
        for (unit, score) in units.iter().zip(scores.iter_mut()) {
            let Some((_, declared)) = unit.declared.iter().find(|(own, _)| *own == stage) else { continue };
            let computed = evaluate(plan, unit, &peers, Some(stage), false).0.total;
            let differs = computed.as_ref().is_some_and(|computed| computed != declared);
            if let Some(computed) = computed.filter(|_| differs) {
                score.issues.push(Issue {
                    code: Code::WDeclared,
                    text: format!(
                        "tổng điểm ghi trên biên bản ({}) là {}, phần mềm tính {}",
                        named.name_vi,
                        said(declared),
                        said(&computed)
                    ),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, Entry};

    /// One leaf of 50, scored 35 by the unit and 30 by the cluster.
    fn scored() -> Trial {
        Trial::scheme(
            r#"{"stages":[{"code":"self","name_vi":"Tự chấm"},{"code":"cluster","name_vi":"Cụm chấm"}],
                "criteria":[{"code":"I","max":"50","kind":"direct"}]}"#,
        )
        .unit("M")
        .at("self", "I", "value=35")
        .at("cluster", "I", "value=30")
    }

    fn declare(trial: &mut Trial, stage: &str, value: &str) {
        let entry = Entry { field: "declared_total", stage: Some(stage), value, ..Entry::default() };
        trial.units[0].enter(&trial.plan, &entry).unwrap();
    }

    #[test]
    fn a_total_on_paper_is_compared_with_its_own_stage() {
        let mut trial = scored();
        declare(&mut trial, "self", "35");
        declare(&mut trial, "cluster", "30");
        assert_eq!(trial.all_warnings(), []);
        declare(&mut trial, "self", "36");
        let warnings = trial.evaluate().warnings;
        assert_eq!(warnings[0].code, Code::WDeclared);
        assert_eq!(warnings[0].message, "M: tổng điểm ghi trên biên bản (Tự chấm) là 36, phần mềm tính 35.");
        // Both are kept, and the total stays the computed one.
        assert_eq!(trial.result("M").total.unwrap().to_string(), "30");
    }
}
