//! One achievement counted by two criteria of a round (scoring model S5): shown, and refused where the scheme says that an
//! achievement counts once.

use super::cell::{Given, State};
use super::finding::{Code, Issue};
use super::inputs::{LeafInputs, UnitInputs};
use super::plan::{Leaf, Plan};
use super::scheme::Source;
use super::unit::LeafScore;

/// How many achievements a message names before it breaks off.
const NAMED: usize = 5;

/// An achievement that counts at a leaf.
struct Used<'a> {
    id: &'a str,
    name: &'a str,
    leaf: &'a str,
}

/// Marks the leaves of a unit that take achievements which an earlier criterion, in printed order, has taken already.
/// Where an achievement counts once, such a leaf has no score until its value is entered by hand.
pub(super) fn mark(plan: &Plan, inputs: &UnitInputs, leaves: &mut [LeafScore]) {
    if !plan.shares_achievements {
        return;
    }
    let mut used: Vec<Used<'_>> = Vec::new();
    for ((leaf, cells), score) in plan.leaves.iter().zip(&inputs.leaves).zip(leaves) {
        score.issues.retain(|issue| issue.code != Code::IShared);
        if cells.fed.is_none() || !matches!(score.state, State::Fed | State::Entered) {
            continue;
        }
        let own = taken(leaf, cells, score.stage);
        let again: Vec<&Used<'_>> = used.iter().filter(|earlier| own.iter().any(|(id, _)| *id == earlier.id)).collect();
        if !again.is_empty() {
            let text = sentence(&again, plan.scheme.achievement_once);
            let code = if plan.scheme.achievement_once { Code::EShared } else { Code::IShared };
            score.issues.push(Issue { code, text });
            if plan.scheme.achievement_once {
                score.refuse();
                continue;
            }
        }
        used.extend(own.into_iter().map(|(id, name)| Used { id, name, leaf: &leaf.code }));
    }
}

/// Ids and names of the achievements behind the values that decided a leaf.
fn taken<'a>(leaf: &'a Leaf, inputs: &'a LeafInputs, stage: Option<usize>) -> Vec<(&'a str, &'a str)> {
    let given = Given::deciding(leaf, inputs, stage);
    let mut taken = Vec::new();
    for (slot, field) in leaf.fields.iter().enumerate() {
        if !field.from.as_ref().is_some_and(Source::is_of_achievements) {
            continue;
        }
        let Some(origin) = given.fed_origin(slot) else { continue };
        let names = origin.source_names.iter().map(String::as_str).chain(std::iter::repeat(""));
        taken.extend(origin.source_ids.iter().map(String::as_str).zip(names));
    }
    taken
}

fn sentence(again: &[&Used<'_>], once: bool) -> String {
    let named = again.iter().take(NAMED).map(|used| {
        let name = if used.name.is_empty() { "một thành tích" } else { used.name };
        format!("{name} (ở {})", used.leaf)
    });
    let mut text = format!("thành tích đã tính ở tiêu chí khác: {}", named.collect::<Vec<_>>().join(", "));
    if again.len() > NAMED {
        text.push_str(&format!(" và {} thành tích nữa", again.len() - NAMED));
    }
    if once {
        text.push_str(
            "; bảng tiêu chí chỉ tính một thành tích một lần – nhập số liệu của tiêu chí này bằng tay, ghi lý do",
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::number::Exact;
    use crate::scoring::trial::Trial;
    use crate::scoring::{CellState, Code, Origin};

    /// Articles and initiatives, 2 points each; one initiative stands in both.
    fn trial(once: bool) -> Trial {
        let from = |kind: &str| {
            format!(r#""inputs":[{{"field":"n","from":{{"achievements":{{"kind":"{kind}","take":"count"}}}}}}]"#)
        };
        let leaf = |code: &str, kind: &str| {
            format!(
                r#"{{"code":"{code}","max":"10","kind":"count","params":{{"items":[{{"id":"n","per":"2"}}]}},{}}}"#,
                from(kind)
            )
        };
        let scheme = format!(
            r#"{{"achievement_once":{once},"criteria":[{{"code":"I","children":[{},{}]}}]}}"#,
            leaf("I.1", "bai_bao"),
            leaf("I.2", "sang_kien")
        );
        let mut trial = Trial::scheme(&scheme).unit("M");
        feed(&mut trial, "I.1", &["a", "b"]);
        feed(&mut trial, "I.2", &["b", "c", "d"]);
        trial
    }

    fn feed(trial: &mut Trial, criterion: &str, ids: &[&str]) {
        let source_ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let source_names = ids.iter().map(|id| format!("TT-{id}")).collect();
        let origin = Origin { source_ids, source_names, ..Origin::default() };
        let count = Exact::count(ids.len());
        trial.units[0].feed(&trial.plan, criterion, "n", count, Arc::new(origin)).unwrap();
    }

    #[test]
    fn an_achievement_at_two_criteria_is_shown_at_the_second() {
        // 2 × 2 and 3 × 2 points: both count.
        let result = trial(false).result("M");
        assert_eq!(result.total.unwrap().to_string(), "10");
        assert_eq!(result.leaves[0].warnings, []);
        assert_eq!(result.leaves[1].warnings, [Code::IShared]);
        let warnings = trial(false).evaluate().warnings;
        assert_eq!(warnings[0].message, "M, I.2: thành tích đã tính ở tiêu chí khác: TT-b (ở I.1).");
    }

    #[test]
    fn where_it_counts_once_the_second_has_no_score_until_one_is_entered() {
        let result = trial(true).result("M");
        assert_eq!(result.total.unwrap().to_string(), "4");
        assert_eq!(
            (result.leaves[1].state, result.leaves[1].warnings.as_slice()),
            (CellState::Refused, &[Code::EShared][..])
        );
        assert_eq!(result.not_scored, ["I.2"]);
        // Two of the three are left for I.2: the cluster says so.
        let mended = trial(true).at("self", "I.2", "n=2").result("M");
        assert_eq!((mended.total.unwrap().to_string(), mended.not_scored.len()), ("8".to_owned(), 0));
        // Or it is I.1 that is entered by hand: then I.2 takes what it found.
        let other = trial(true).at("self", "I.1", "n=1").result("M");
        assert_eq!((other.total.unwrap().to_string(), other.leaves[1].state), ("8".to_owned(), CellState::Fed));
    }

    #[test]
    fn a_unit_computed_again_says_it_once() {
        let mut trial = trial(false);
        feed(&mut trial, "I.1", &["a", "b", "c"]);
        let warnings = trial.all_warnings();
        assert_eq!(warnings, [Code::IShared]);
        assert!(trial.evaluate().warnings[0].message.ends_with("TT-b (ở I.1), TT-c (ở I.1)."));
    }
}
