//! Evidence of cells (minh chứng): shown in explanations, and its absence told where the scheme asks for it. It never
//! changes a score.

use std::collections::BTreeSet;

use super::cell::State;
use super::explanation::{Explanation, InputNote};
use super::finding::{Code, Finding, Issue};
use super::inputs::{EvidenceRef, LeafInputs, UnitInputs};
use super::plan::{Leaf, Plan};
use super::scheme::Evidence;
use super::unit::LeafScore;
use crate::Fault;

/// How many pieces of evidence, or criteria without any, a sentence names before it breaks off.
const NAMED: usize = 8;

impl UnitInputs {
    /// Says that evidence is kept beside these inputs: from now on a score without the evidence that the scheme requires is
    /// reported (I-EVIDENCE). Inputs read from a table alone have none and say nothing of it.
    pub fn keep_evidence(&mut self) {
        self.keeps_evidence = true;
    }

    /// Gives evidence of a leaf at a stage, by their codes.
    ///
    /// # Errors
    /// `scoring.unknown_criterion`, `scoring.group_not_scored`, `scoring.unknown_stage`.
    pub fn prove(&mut self, plan: &Plan, criterion: &str, stage: &str, evidence: EvidenceRef) -> Result<(), Fault> {
        let stage = plan.stage_of(stage)?;
        let position = plan.leaf_of(criterion)?;
        if let Some(inputs) = self.leaves.get_mut(position) {
            inputs.evidence.push((stage, evidence));
        }
        Ok(())
    }

    /// Codes of the leaves that have evidence.
    pub fn proved<'a>(&self, plan: &'a Plan) -> BTreeSet<&'a str> {
        let leaves = plan.leaves.iter().zip(&self.leaves).filter(|(_, cells)| !cells.evidence.is_empty());
        leaves.map(|(leaf, _)| leaf.code.as_str()).collect()
    }
}

/// What there is to be told when points were entered at a leaf whose evidence the scheme requires, and none was given at
/// any stage. Fed values are proved by what they were taken from; no points need no proof.
pub(super) fn lacking(
    plan: &Plan,
    inputs: &UnitInputs,
    leaf: &Leaf,
    cells: &LeafInputs,
    own: &LeafScore,
) -> Option<Issue> {
    let asked = || plan.nodes.get(leaf.node).is_some_and(|node| node.criterion.evidence == Evidence::Required);
    let entered = || cells.cells.iter().any(|cell| !cell.cell.values.is_empty() || cell.cell.score.is_some());
    let scored = matches!(own.state, State::Entered | State::Overridden)
        && own.score.as_ref().is_some_and(|score| !score.is_zero());
    let lacks = inputs.keeps_evidence && scored && cells.evidence.is_empty() && asked() && entered();
    lacks.then(|| Issue { code: Code::IEvidence, text: "thiếu minh chứng".to_owned() })
}

/// One message for a unit about all its criteria without evidence: each of them says it for itself in the grid.
pub(super) fn finding<'a>(id: &str, name: &str, lacking: impl Iterator<Item = &'a str>) -> Option<Finding> {
    let codes: Vec<&str> = lacking.collect();
    if codes.is_empty() {
        return None;
    }
    let message = format!("{name}: thiếu minh chứng ở {} tiêu chí: {}.", codes.len(), listed(&codes, ", "));
    Some(Finding { unit: Some(id.to_owned()), ..Finding::whole(Code::IEvidence, message) })
}

/// Puts what was given at a stage to an input that this stage entered.
pub(super) fn prove_input(note: &mut InputNote, stage: usize, cells: &LeafInputs) {
    let given: Vec<&EvidenceRef> = cells.evidence.iter().filter(|(own, _)| *own == stage).map(|(_, one)| one).collect();
    if !given.is_empty() {
        note.origin.get_or_insert_default().evidence.extend(given.into_iter().cloned());
    }
}

/// Puts all evidence of a leaf to its explanation, whichever stage gave it, and says it.
pub(super) fn tell(result: &mut Explanation, cells: &LeafInputs) {
    for (_, given) in &cells.evidence {
        if !result.evidence.contains(given) {
            result.evidence.push(given.clone());
        }
    }
    if !result.evidence.is_empty() {
        let names: Vec<&str> = result.evidence.iter().map(|one| one.name.as_str()).collect();
        result.text_vi.push_str(&format!(" Minh chứng: {}.", listed(&names, "; ")));
    }
}

fn listed(names: &[&str], between: &str) -> String {
    let mut text = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(between);
    if names.len() > NAMED {
        text.push_str(&format!(" và {} nữa", names.len() - NAMED));
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::number::Exact;
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, EvidenceRef, Origin, Severity};

    const SCHEME: &str = r#"{"stages":[{"code":"self","name_vi":"Tự chấm"},{"code":"council","name_vi":"Thẩm định"}],
        "criteria":[{"code":"A","max":"10","kind":"direct","evidence":"required"},
            {"code":"B","max":"10","kind":"direct","evidence":"optional"},
            {"code":"N","max":"9","kind":"count","params":{"per":"3"},"evidence":"required",
                "inputs":[{"field":"n","from":{"achievements":{"kind":"sang_kien","take":"count"}}}]}]}"#;

    fn trial() -> Trial {
        let mut trial = Trial::scheme(SCHEME).unit("M");
        trial.units[0].keep_evidence();
        trial
    }

    fn lacking(trial: &Trial) -> Vec<String> {
        let result = trial.result("M");
        let leaves = result.leaves.iter().filter(|leaf| leaf.warnings.contains(&Code::IEvidence));
        leaves.map(|leaf| leaf.code.clone()).collect()
    }

    fn report() -> EvidenceRef {
        EvidenceRef { id: "e1".to_owned(), name: "Báo cáo số 12".to_owned() }
    }

    #[test]
    fn points_without_the_evidence_that_is_required_are_told_and_count_all_the_same() {
        let trial = trial().at("self", "A", "value=8").at("self", "B", "value=7");
        assert_eq!(lacking(&trial), ["A"]);
        assert_eq!(trial.result("M").total.clone().unwrap(), Exact::from(15));
        let findings = trial.evaluate().warnings;
        let found: Vec<_> = findings.iter().filter(|one| one.code == Code::IEvidence).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "M: thiếu minh chứng ở 1 tiêu chí: A.");
        assert_eq!((found[0].severity, found[0].criterion.as_deref()), (Severity::Info, None));
        assert!(trial.explain("M", "A").text_vi.contains("thiếu minh chứng"));
    }

    #[test]
    fn nothing_is_asked_where_nothing_was_entered_or_no_points_were_given_or_no_evidence_is_kept() {
        assert_eq!(lacking(&trial()), [] as [&str; 0]);
        assert_eq!(lacking(&trial().at("self", "A", "value=0")), [] as [&str; 0]);
        let unkept = Trial::scheme(SCHEME).unit("M").at("self", "A", "value=8");
        assert_eq!(lacking(&unkept), [] as [&str; 0]);
        assert!(unkept.evaluate().warnings.iter().all(|one| one.code != Code::IEvidence));
    }

    #[test]
    fn fed_values_are_proved_by_their_source_until_a_stage_enters_its_own() {
        let mut trial = trial();
        let origin = Origin { evidence: vec![report()], ..Origin::default() };
        trial.units[0].feed(&trial.plan, "N", "n", 2.into(), origin.into()).unwrap();
        assert_eq!(lacking(&trial), [] as [&str; 0]);
        let tree = trial.explain("M", "N");
        assert_eq!(tree.evidence, [report()]);
        assert!(tree.text_vi.ends_with("Minh chứng: Báo cáo số 12."), "{}", tree.text_vi);
        assert_eq!(lacking(&trial.at("council", "N", "n=1")), ["N"]);
    }

    #[test]
    fn evidence_of_any_stage_proves_the_cell_and_stands_in_its_explanation() {
        let mut trial = trial().at("self", "A", "value=8").at("council", "A", "value=6");
        trial.units[0].prove(&trial.plan, "a", "self", report()).unwrap();
        assert_eq!(lacking(&trial), [] as [&str; 0]);
        let tree = trial.explain("M", "A");
        assert_eq!(tree.evidence, [report()]);
        assert_eq!(trial.units[0].proved(&trial.plan).into_iter().collect::<Vec<_>>(), ["A"]);
        // The council gave none of its own; the own scoring's stands beside its value.
        assert_eq!(tree.inputs[0].origin.clone().unwrap_or_default().evidence, []);
        assert_eq!(tree.children[0].inputs[0].origin.clone().unwrap().evidence, [report()]);
        assert!(tree.text_vi.ends_with(" Minh chứng: Báo cáo số 12."), "{}", tree.text_vi);
        assert!(!tree.warnings.contains(&Code::ETree));
    }

    #[test]
    fn what_the_scheme_does_not_have_takes_no_evidence() {
        let mut trial = trial();
        let plan = trial.plan.clone();
        let mut refused =
            |criterion: &str, stage: &str| trial.units[0].prove(&plan, criterion, stage, report()).unwrap_err().code;
        assert_eq!(refused("Z", "self"), "scoring.unknown_criterion");
        assert_eq!(refused("A", "x"), "scoring.unknown_stage");
    }
}
