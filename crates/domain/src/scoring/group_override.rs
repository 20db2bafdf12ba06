//! Adjustments of whole groups (điều chỉnh điểm một mục): a stage replaces what the criteria of a group come to, with a
//! reason (scoring model G5, for nodes above the leaves).

use std::sync::Arc;

use super::combine::combined;
use super::finding::{Code, Issue};
use super::inputs::{Entered, Entry, Origin, UnitInputs, decimal, override_reason};
use super::notes::said;
use super::plan::{Node, Plan};
use super::scheme::{Combine, Role};
use crate::number::Exact;
use crate::{Fault, text};

/// What a scorer of a stage put in place of a group's points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GroupCell {
    pub node: usize,
    pub stage: usize,
    pub scorer: String,
    pub entered: Entered<Exact>,
}

/// The points that count instead of a group's own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GroupOverride {
    pub node: usize,
    pub stage: usize,
    /// Within the group's limits; below 0 in a deduction.
    pub value: Exact,
    pub origin: Option<Arc<Origin>>,
    pub issue: Option<Issue>,
}

impl UnitInputs {
    /// Enters an adjustment of a group; says whether it replaced an earlier one.
    pub(super) fn enter_of_group(
        &mut self,
        plan: &Plan,
        node: usize,
        stage: usize,
        entry: &Entry<'_>,
    ) -> Result<bool, Fault> {
        let scorer = text::line(entry.scorer.unwrap_or_default());
        let single = plan.stages.get(stage).is_some_and(|stage| stage.combine == Combine::Single);
        let mut own = self.groups.iter().filter(|cell| (cell.node, cell.stage) == (node, stage));
        if single && own.any(|cell| cell.scorer != scorer) {
            return Err(Fault::new("scoring.second_scorer").with("criterion", entry.criterion));
        }
        override_reason(entry)?;
        let value = decimal(entry.value)?;
        let takes_off = plan.nodes.get(node).is_some_and(|node| node.role == Role::Deduction);
        if value.is_negative() && !takes_off {
            return Err(Fault::new("scoring.override_negative").with("criterion", entry.criterion));
        }
        let entered = Entered { value, origin: entry.origin.clone() };
        let replaced = self.remove_of_group(node, stage, &scorer);
        let key = (node, stage, scorer.as_str());
        let place = self.groups.partition_point(|cell| (cell.node, cell.stage, cell.scorer.as_str()) < key);
        self.groups.insert(place, GroupCell { node, stage, scorer, entered });
        Ok(replaced)
    }

    /// Takes an adjustment of a group away; says whether there was one.
    pub(super) fn remove_of_group(&mut self, node: usize, stage: usize, scorer: &str) -> bool {
        let before = self.groups.len();
        self.groups.retain(|cell| (cell.node, cell.stage, cell.scorer.as_str()) != (node, stage, scorer));
        self.groups.len() < before
    }
}

/// The adjustments that count, in the plan's order: of each group that of the first stage in precedence that made one,
/// unless a stage before it scored a criterion of the group itself. With a view only that stage's count.
pub(super) fn effective(plan: &Plan, inputs: &UnitInputs, view: Option<usize>) -> Vec<GroupOverride> {
    let mut found: Vec<GroupOverride> = Vec::new();
    let mut nodes: Vec<usize> = inputs.groups.iter().map(|cell| cell.node).collect();
    nodes.dedup();
    for node in nodes {
        let stages = view.as_ref().map_or(plan.precedence.as_slice(), std::slice::from_ref);
        for stage in stages {
            let own: Vec<&GroupCell> =
                inputs.groups.iter().filter(|cell| (cell.node, cell.stage) == (node, *stage)).collect();
            let values = own.iter().map(|cell| cell.entered.value.clone()).collect();
            let combine = plan.stages.get(*stage).map(|stage| stage.combine).unwrap_or_default();
            if let (Some(value), Some(group)) = (combined(values, combine), plan.nodes.get(node)) {
                let (value, issue) = limited(group, value);
                let origin = own.first().and_then(|cell| cell.entered.origin.clone());
                found.push(GroupOverride { node, stage: *stage, value, origin, issue });
                break;
            }
            if is_scored_below(plan, inputs, node, *stage) {
                break;
            }
        }
    }
    found
}

/// The value within the group's cap or maximum, signed as the group's points are, and what is to be said of it.
fn limited(group: &Node, entered: Exact) -> (Exact, Option<Issue>) {
    let criterion = &group.criterion;
    let takes_off = group.role == Role::Deduction;
    let value = if takes_off { -entered.abs() } else { entered };
    let most = criterion.cap.as_ref().or(criterion.max.as_ref().filter(|max| !max.is_zero())).map(Exact::abs);
    let size = if takes_off { value.abs() } else { value.clone() };
    let Some(most) = most.filter(|most| size > *most) else { return (value, None) };
    let (points, limit) = (said(&size), said(&most));
    if criterion.allow_over_cap {
        let text = format!("{}: điều chỉnh {points} vượt trần {limit}", criterion.code);
        return (value, Some(Issue { code: Code::WOverrideCap, text }));
    }
    let text = format!("{}: điều chỉnh {points}, tối đa {limit} – tính {limit}", criterion.code);
    (if takes_off { -most } else { most }, Some(Issue { code: Code::WOver, text }))
}

/// Whether a stage entered something for a criterion of a group.
fn is_scored_below(plan: &Plan, inputs: &UnitInputs, node: usize, stage: usize) -> bool {
    let Some(group) = plan.nodes.get(node) else { return false };
    if let Some(leaf) = group.leaf {
        return inputs.leaves.get(leaf).is_some_and(|leaf| leaf.cells.iter().any(|cell| cell.stage == stage));
    }
    group.children.iter().any(|child| is_scored_below(plan, inputs, *child, stage))
}

#[cfg(test)]
mod tests {
    use crate::scoring::Peers;
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, Entry, explain, recompute};

    /// Two sections of 40 and 60 points and a deduction of at most 5; the council may adjust.
    fn trial() -> Trial {
        Trial::scheme(
            r#"{"stages":[{"code":"self","name_vi":"Tự chấm"},{"code":"council","name_vi":"Hội đồng"}],"criteria":[
                {"code":"I","name_vi":"Nhiệm vụ","max":"40","children":[
                    {"code":"I.1","max":"30","kind":"direct"},{"code":"I.2","max":"10","kind":"direct"}]},
                {"code":"II","max":"60","children":[{"code":"II.1","max":"60","kind":"direct"}]},
                {"code":"III","role":"deduction","cap":"5","children":[{"code":"III.1","kind":"count","params":{"per":"-2"}}]}]}"#,
        )
        .unit("M")
        .values("I.1", "value=25")
        .values("I.2", "value=8")
        .values("II.1", "value=50")
        .values("III.1", "n=1")
    }

    fn total(trial: &Trial) -> String {
        trial.result("M").total.unwrap().to_string()
    }

    #[test]
    fn a_section_is_adjusted_with_a_reason_and_the_tree_says_from_what_to_what() {
        // 33 + 50 − 2; the council gives section I 30.
        assert_eq!(total(&trial()), "81");
        let adjusted = trial().at("council", "I", "override=30");
        assert_eq!(total(&adjusted), "78");
        let result = adjusted.result("M");
        assert!(result.groups.iter().any(|group| group.code == "I" && group.overridden));
        assert!(!result.groups.iter().any(|group| group.code == "II" && group.overridden));
        let why = adjusted.explain("M", "I");
        assert_eq!(
            why.text_vi,
            "I Nhiệm vụ (tối đa 40): 25 + 8 = 33; điều chỉnh (Hội đồng): 33 → 30 (lý do: theo biên bản họp cụm)."
        );
        let peers = Peers::gather(&adjusted.plan, &adjusted.units, None).unwrap();
        let tree = explain(&adjusted.plan, &adjusted.units[0], &peers, None).unwrap();
        assert_eq!(recompute(&adjusted.plan, &tree, &peers), []);
    }

    #[test]
    fn it_stays_within_the_section_and_in_a_deduction_takes_off() {
        let over = trial().at("council", "I", "override=45");
        assert_eq!((total(&over), over.all_warnings()), ("88".to_owned(), vec![Code::WOver]));
        // Typed with a plus sign: four points off, seven are cut to the cap of 5.
        assert_eq!(total(&trial().at("council", "III", "override=4")), "79");
        assert_eq!(total(&trial().at("council", "III", "override=7")), "78");
    }

    #[test]
    fn without_a_reason_it_is_refused_and_taken_away_the_sum_is_back() {
        let mut trial = trial().at("council", "I", "override=30");
        let entry =
            Entry { criterion: "I", field: "override", value: "20", stage: Some("council"), ..Entry::default() };
        let plan = trial.plan.clone();
        assert_eq!(trial.units[0].enter(&plan, &entry).unwrap_err().code, "scoring.override_reason");
        assert_eq!(total(&trial), "78");
        assert!(trial.units[0].remove(&plan, &entry).unwrap());
        assert_eq!(total(&trial), "81");
        let other = Entry { field: "value", ..entry };
        assert_eq!(trial.units[0].enter(&plan, &other).unwrap_err().code, "scoring.group_not_scored");
    }

    #[test]
    fn a_higher_stage_that_scores_a_criterion_itself_is_not_hidden_by_a_lower_ones_adjustment() {
        let lower = trial().at("self", "I", "override=20");
        assert_eq!(total(&lower), "68");
        // The council scores I.1 itself: 28 + 8 + 50 − 2.
        assert_eq!(total(&lower.at("council", "I.1", "value=28")), "84");
    }
}
