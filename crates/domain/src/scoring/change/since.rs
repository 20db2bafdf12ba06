//! The explanation of a score that moved because others did: "… (trước khi M4 nộp: 14,55)", with I-RECALC.

use std::collections::BTreeMap;

use crate::Fault;
use crate::number::Exact;
use crate::scoring::explain::explain_criterion;
use crate::scoring::explanation::Explanation;
use crate::scoring::finding::Code;
use crate::scoring::inputs::UnitInputs;
use crate::scoring::notes::said;
use crate::scoring::peers::{Part, Peers, part};
use crate::scoring::plan::Plan;

/// The units as they were earlier: in a snapshot, or before an operation.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// All units then.
    pub units: &'a [UnitInputs],
}

/// Explains a criterion of a unit as [`explain_criterion`] does, and says what it was before other units changed it.
///
/// # Errors
/// As [`explain_criterion`]; `scoring.unknown_unit`.
pub fn explain_criterion_since(
    plan: &Plan,
    units: &[UnitInputs],
    earlier: Earlier<'_>,
    unit: &str,
    criterion: &str,
    view: Option<&str>,
) -> Result<Explanation, Fault> {
    let unknown = || Fault::new("scoring.unknown_unit").with("unit", unit);
    let of = |units: &[UnitInputs]| units.iter().position(|own| own.id == unit);
    let own = of(units).and_then(|place| units.get(place)).ok_or_else(unknown)?;
    let peers = Peers::gather(plan, units, view)?;
    let mut now = explain_criterion(plan, own, &peers, criterion, view)?;
    let Ok(position) = plan.leaf_of(criterion) else { return Ok(now) };
    let Some(was) = of(earlier.units).and_then(|place| earlier.units.get(place)) else { return Ok(now) };
    let then = explain_criterion(plan, was, &Peers::gather(plan, earlier.units, view)?, criterion, view)?;
    let same_inputs = own.leaves.get(position) == was.leaves.get(position);
    if same_inputs && then.value != now.value {
        let view = view.map(|code| plan.stage_of(code)).transpose()?;
        let before = then.value.as_ref().map_or_else(|| "không có điểm".to_owned(), said);
        let what = what_others_did(plan, position, earlier.units, units, view);
        now.warnings.push(Code::IRecalc);
        let text = now.text_vi.strip_suffix('.').unwrap_or(&now.text_vi);
        now.text_vi = format!("{text} (trước khi {what}: {before}).");
    }
    Ok(now)
}

/// "M4 nộp", "M2 đổi số liệu", "M1 rút".
fn what_others_did(
    plan: &Plan,
    position: usize,
    then: &[UnitInputs],
    now: &[UnitInputs],
    view: Option<usize>,
) -> String {
    let (before, after) = (taking_part(plan, position, then, view), taking_part(plan, position, now, view));
    let names = |side: &Taking<'_>, moved: &dyn Fn(&str, &Value) -> bool| {
        let names: Vec<&str> =
            side.iter().filter(|(id, (_, value))| moved(id, value)).map(|(_, (name, _))| *name).collect();
        names.join(", ")
    };
    let came = names(&after, &|id, _| !before.contains_key(id));
    let changed = names(&after, &|id, value| before.get(id).is_some_and(|(_, was)| was != value));
    let left = names(&before, &|id, _| !after.contains_key(id));
    let parts = [(came, "nộp"), (changed, "đổi số liệu"), (left, "rút")];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(names, _)| !names.is_empty())
        .map(|(names, verb)| format!("{names} {verb}"))
        .collect();
    told.join("; ")
}

type Value = (Exact, Option<Exact>);
type Taking<'a> = BTreeMap<&'a str, (&'a str, Value)>;

/// The units that are peers at a leaf, by id, with their names and values.
fn taking_part<'a>(plan: &Plan, position: usize, units: &'a [UnitInputs], view: Option<usize>) -> Taking<'a> {
    let peer = |unit: &'a UnitInputs| {
        let (leaf, inputs) = (plan.leaves.get(position)?, unit.leaves.get(position)?);
        match part(plan, leaf, inputs, view) {
            Part::Peer(value, target) => Some((unit.id.as_str(), (unit.name.as_str(), (value, target)))),
            Part::Apart | Part::Unreported => None,
        }
    };
    units.iter().filter(|unit| !unit.withdrawn).filter_map(peer).collect()
}
