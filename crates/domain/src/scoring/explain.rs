//! The explanation of a result: the same evaluation with its notes switched on, made into a tree of Vietnamese sentences.

use super::cell::{CellContext, State, reason_words};
use super::evidence;
use super::explanation::{CapApplied, Explanation, InputNote};
use super::finding::Code;
use super::gate::PlannedGate;
use super::group_override::GroupOverride;
use super::inputs::{FIELD_OVERRIDE, UnitInputs};
use super::notes::{Notes, Trace, said, said_sum};
use super::peers::Peers;
use super::plan::{Leaf, Node, Plan};
use super::recompute::recompute;
use super::results::shown;
use super::scheme::{Aggregate, Criterion, NaMode, Role};
use super::tree::NodeScore;
use super::unit::{LeafScore, UnitScore, evaluate};
use crate::Fault;
use crate::number::Exact;

/// Explains the total and the percent of a unit down to every input, as the stage of `view` alone sees them (by code),
/// or by precedence.
///
/// # Errors
/// `scoring.unknown_stage`; `scoring.peers_missing` when a leaf compares units and the peers were not gathered.
pub fn explain(plan: &Plan, inputs: &UnitInputs, peers: &Peers, view: Option<&str>) -> Result<Explanation, Fault> {
    peers.check(plan)?;
    let view = view.map(|code| plan.stage_of(code)).transpose()?;
    Ok(self_checked(plan, Explainer::new(plan, inputs, peers, view).total(), peers))
}

/// Says so when the tree does not give its own values again (E-TREE).
fn self_checked(plan: &Plan, mut tree: Explanation, peers: &Peers) -> Explanation {
    if !recompute(plan, &tree, peers).is_empty() {
        tree.warnings.push(Code::ETree);
        tree.text_vi.push_str(" Giải trình này không cho lại đúng điểm đã tính; không dùng số này.");
    }
    tree
}

/// Explains one criterion of a unit, a leaf or a group.
///
/// # Errors
/// As [`explain`]; `scoring.unknown_criterion`.
pub fn explain_criterion(
    plan: &Plan,
    inputs: &UnitInputs,
    peers: &Peers,
    criterion: &str,
    view: Option<&str>,
) -> Result<Explanation, Fault> {
    peers.check(plan)?;
    let view = view.map(|code| plan.stage_of(code)).transpose()?;
    let unknown = || Fault::new("scoring.unknown_criterion").with("criterion", criterion);
    let node = plan.node_of(criterion).ok_or_else(unknown)?;
    let tree = Explainer::new(plan, inputs, peers, view).node(node).ok_or_else(unknown)?;
    Ok(self_checked(plan, tree, peers))
}

struct Explainer<'a> {
    plan: &'a Plan,
    inputs: &'a UnitInputs,
    peers: &'a Peers,
    view: Option<usize>,
    score: UnitScore,
    traces: Vec<Trace>,
}

impl<'a> Explainer<'a> {
    fn new(plan: &'a Plan, inputs: &'a UnitInputs, peers: &'a Peers, view: Option<usize>) -> Self {
        let (score, traces) = evaluate(plan, inputs, peers, view, true);
        Self { plan, inputs, peers, view, score, traces }
    }

    fn step(&self, node: &str, rule: &str, value: Option<&Exact>, exact: Option<&Exact>) -> Explanation {
        Explanation {
            node: node.to_owned(),
            unit: self.inputs.id.clone(),
            value: value.map(|value| shown(value, None)),
            exact: exact.map(Exact::fraction_text),
            rule: rule.to_owned(),
            ..Explanation::default()
        }
    }

    fn total(&self) -> Explanation {
        let score = &self.score;
        let rounding = &self.plan.scheme.rounding;
        let mut total = self.step("total", "total", score.total.as_ref(), Some(&score.reached));
        total.rounded_to = rounding.total;
        total.scale = Some(score.denominator.clone());
        total.cap_applied.clone_from(&score.total_cap);
        total.warnings = score.issues.iter().map(|issue| issue.code).collect();
        let mut text = format!(
            "Tổng: cơ bản {} + thưởng {}{} − trừ {}{} = {}",
            said(&score.base),
            said(&score.bonus),
            cap_words(score.bonus_cap.as_ref()),
            said(&score.deduction.abs()),
            cap_words(score.deduction_cap.as_ref()),
            said(&score.reached),
        );
        if let Some(cap) = &score.total_cap {
            text.push_str(&format!(", giới hạn của tổng → {}", said(&cap.allowed)));
        }
        match (&score.total, &score.percent) {
            (None, _) => text.push_str("; chưa có tổng vì còn tiêu chí bắt buộc chưa nhập"),
            (Some(value), percent) => {
                let limited = score.total_cap.as_ref().map_or(&score.reached, |cap| &cap.allowed);
                if value != limited {
                    text.push_str(&format!(", làm tròn {}", said(value)));
                }
                match percent {
                    Some(percent) => {
                        text.push_str(&format!("; mẫu số {} → {} %", said(&score.denominator), said(percent)));
                    }
                    None => text.push_str("; không có mẫu số nên không tính tỷ lệ"),
                }
            }
        }
        let missing: Vec<&str> = score
            .not_scored
            .iter()
            .filter_map(|leaf| self.plan.leaves.get(*leaf))
            .map(|leaf| leaf.code.as_str())
            .collect();
        if !missing.is_empty() {
            text.push_str(&format!("; tạm tính, chưa có điểm: {}", missing.join(", ")));
        }
        total.text_vi = text + ".";
        let tops = self.plan.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
        total.children = tops.filter_map(|(index, _)| self.node(index)).collect();
        if let (Some(value), Some(percent)) = (&score.total, &score.percent) {
            let exact = (value * &Exact::HUNDRED).checked_div(&score.denominator);
            let mut step = self.step("percent", "percent", Some(percent), exact.as_ref());
            step.rounded_to = rounding.percent;
            step.text_vi = format!("Tỷ lệ: 100 × {}/{} = {} %.", said(value), said(&score.denominator), said(percent));
            total.children.push(step);
        }
        for gate in score.gates.iter().filter_map(|gate| self.plan.gates.get(*gate)) {
            let mut step = self.step(&gate.gate.code, "gate", None, None);
            step.text_vi = format!("Điều kiện: {}.", gate.sentence(self.plan));
            total.children.push(step);
        }
        total
    }

    fn node(&self, index: usize) -> Option<Explanation> {
        let node = self.plan.nodes.get(index)?;
        match node.leaf {
            Some(leaf) => self.leaf(leaf),
            None => Some(self.group(index, node, self.score.nodes.get(index)?)),
        }
    }

    fn group(&self, index: usize, node: &Node, own: &NodeScore) -> Explanation {
        let criterion = &node.criterion;
        let (rule, way) = match criterion.aggregate {
            Aggregate::Sum => ("sum", "cộng"),
            Aggregate::Weighted => ("weighted", "tính theo trọng số"),
            Aggregate::Average => ("average", "lấy trung bình"),
            Aggregate::Max => ("max", "lấy điểm cao nhất"),
            Aggregate::Min => ("min", "lấy điểm thấp nhất"),
        };
        let mut result = self.step(&criterion.code, rule, own.score.as_ref(), own.score.as_ref().map(|_| &own.exact));
        result.rounded_to = self.plan.scheme.rounding.group;
        result.scale = Some(own.scale.clone());
        result.cap_applied.clone_from(&own.cap);
        result.children = node.children.iter().filter_map(|child| self.node(*child)).collect();
        let head = heading(&criterion.code, &criterion.name_vi, criterion.max.as_ref());
        let Some(score) = &own.score else {
            result.text_vi = format!("{head}: cả mục không áp dụng.");
            return result;
        };
        let parts: Vec<&Exact> = result.children.iter().filter_map(|child| child.value.as_ref()).collect();
        let computed = own.adjusted_from.as_ref().unwrap_or(&own.exact);
        let reached = own.cap.as_ref().map_or(computed, |cap| &cap.entered);
        let mut text = match criterion.aggregate {
            Aggregate::Sum => format!("{head}: {}", said_sum(&parts)),
            _ => format!("{head}: {way} của {}", parts.iter().map(|part| said(part)).collect::<Vec<_>>().join("; ")),
        };
        if let Some(factor) = &own.stretched {
            text.push_str(&format!(", quy đổi × {}", said(factor)));
        }
        if parts.len() > 1 || own.stretched.is_some() || criterion.aggregate != Aggregate::Sum {
            text.push_str(&format!(" = {}", said(reached)));
        }
        if let Some(cap) = &own.cap {
            text.push_str(&format!("; {}", cap_of_group(criterion, cap)));
        }
        if *score != own.exact {
            text.push_str(&format!(", làm tròn {}", said(score)));
        }
        if let Some(adjusted) = self.score.adjusted.iter().find(|adjusted| adjusted.node == index) {
            text.push_str(&self.adjustment(&mut result, adjusted, own));
        }
        result.text_vi = text + ".";
        result
    }

    /// Notes an adjustment of a group, and says it.
    fn adjustment(&self, result: &mut Explanation, adjusted: &GroupOverride, own: &NodeScore) -> String {
        let stage = self.plan.stages.get(adjusted.stage);
        let code = stage.map(|stage| stage.code.clone());
        let origin = adjusted.origin.as_deref();
        result.inputs = vec![InputNote::new(FIELD_OVERRIDE, "Điểm điều chỉnh", &adjusted.value, code.clone(), origin)];
        result.rounded_to = None;
        result.stage = code;
        let inputs = std::mem::take(&mut result.inputs);
        take_origins(result, &inputs);
        result.inputs = inputs;
        result.warnings.extend(adjusted.issue.as_ref().map(|issue| issue.code));
        let before = own.adjusted_from.as_ref().map(said).unwrap_or_default();
        let name = stage.map_or("", |stage| stage.name_vi.as_str());
        format!("; điều chỉnh ({name}): {before} → {}{}", said(&adjusted.value), reason_words(origin))
    }

    fn leaf(&self, position: usize) -> Option<Explanation> {
        let leaf = self.plan.leaves.get(position)?;
        let own = self.score.leaves.get(position)?;
        let trace = self.traces.get(position)?;
        let mut result = self.step(&leaf.code, leaf.rule.kind(), own.score.as_ref(), own.exact.as_ref());
        result.na = own.na;
        result.scale = leaf.max.clone();
        result.rounded_to = if own.state == State::Overridden { None } else { leaf.places };
        result.stage = own.stage.and_then(|stage| self.plan.stages.get(stage)).map(|stage| stage.code.clone());
        result.cap_applied.clone_from(&trace.cap);
        result.warnings = codes(own);
        take_origins(&mut result, &trace.inputs);
        result.inputs.clone_from(&trace.inputs);
        result.text_vi = match self.plan.gates.iter().find(|gate| gate.gate.code == leaf.code) {
            Some(gate) => self.question_text(gate, own),
            None => leaf_text(leaf, own, trace),
        };
        if let Some(peers) = self.peers.of_leaf(position).filter(|_| own.preliminary) {
            result.text_vi.push_str(&format!(" Tạm tính: {} đơn vị chưa có số liệu.", peers.unreported));
        }
        if let Some(cells) = self.inputs.leaves.get(position) {
            evidence::tell(&mut result, cells);
        }
        result.children = self.other_stages(position, leaf, own);
        Some(result)
    }

    /// What was answered to the question of a gate, and what follows.
    fn question_text(&self, gate: &PlannedGate, own: &LeafScore) -> String {
        match own.score.as_ref().filter(|_| own.state != State::Missing) {
            None => format!("{}: chưa trả lời, coi là không.", gate.gate.name_vi),
            Some(answer) if answer.is_zero() => format!("{}: không.", gate.gate.name_vi),
            Some(_) => format!("{}.", gate.sentence(self.plan).replacen(" →", ": có →", 1)),
        }
    }

    /// What the stages that do not count said, so that a change is seen: "Tự chấm: 8".
    fn other_stages(&self, position: usize, leaf: &Leaf, own: &LeafScore) -> Vec<Explanation> {
        let Some(inputs) = self.inputs.leaves.get(position).filter(|_| self.view.is_none()) else {
            return Vec::new();
        };
        let context = CellContext { plan: self.plan, leaf, inputs, peers: self.peers.of_leaf(position) };
        let mut others = Vec::new();
        for (nth, stage) in self.plan.stages.iter().enumerate() {
            if own.stage == Some(nth) {
                continue;
            }
            let mut notes = Notes::new(true);
            let Some(decision) = context.at_stage(nth, &mut notes) else { continue };
            let (issues, trace) = notes.finish();
            let trace = trace.unwrap_or_default();
            let score =
                decision.score.as_ref().map(|score| leaf.places.map_or(score.clone(), |places| score.round(places)));
            let mut other = self.step(&leaf.code, "stage", score.as_ref(), decision.score.as_ref());
            other.stage = Some(stage.code.clone());
            other.warnings = issues.iter().map(|issue| issue.code).collect();
            take_origins(&mut other, &trace.inputs);
            let value = score.as_ref().map_or_else(|| "không có điểm".to_owned(), said);
            other.text_vi = format!("{}: {value} (không tính, đã có điểm của bước chấm quyết định).", stage.name_vi);
            other.inputs = trace.inputs;
            others.push(other);
        }
        others
    }
}

fn codes(own: &LeafScore) -> Vec<Code> {
    let mut codes: Vec<Code> = own.issues.iter().map(|issue| issue.code).collect();
    codes.dedup();
    codes
}

/// Who, when and evidence, from the inputs.
fn take_origins(result: &mut Explanation, inputs: &[InputNote]) {
    for origin in inputs.iter().filter_map(|input| input.origin.as_ref()) {
        if origin.by.is_some() {
            result.by.clone_from(&origin.by);
            result.at.clone_from(&origin.at);
        }
        for evidence in &origin.evidence {
            if !result.evidence.contains(evidence) {
                result.evidence.push(evidence.clone());
            }
        }
    }
}

fn heading(code: &str, name: &str, max: Option<&Exact>) -> String {
    let points = max.map(|max| format!(" (tối đa {})", said(&max.abs()))).unwrap_or_default();
    let name = if name.is_empty() { String::new() } else { format!(" {name}") };
    format!("{code}{name}{points}")
}

/// What bound a group: its cap, its floor or a gate.
fn cap_of_group(criterion: &Criterion, cap: &CapApplied) -> String {
    let (allowed, lost) = (said(&cap.allowed), said(&cap.lost));
    if criterion.cap.as_ref().is_some_and(|own| own.abs() == cap.allowed.abs()) {
        format!("trần mục {} → tính {allowed} (vượt {lost} không tính)", said(&cap.allowed.abs()))
    } else if criterion.floor.as_ref() == Some(&cap.allowed) {
        format!("sàn mục {allowed} → tính {allowed}")
    } else {
        format!("theo điều kiện loại trừ → tính {allowed}")
    }
}

/// ` (nhập 13, trần 10)`.
fn cap_words(cap: Option<&CapApplied>) -> String {
    cap.map(|cap| format!(" (nhập {}, trần {})", said(&cap.entered.abs()), said(&cap.allowed.abs())))
        .unwrap_or_default()
}

fn leaf_text(leaf: &Leaf, own: &LeafScore, trace: &Trace) -> String {
    let limit = leaf.max.as_ref().filter(|max| !max.is_zero());
    let mut parts = trace.sentences.clone();
    for issue in &own.issues {
        // The cap's own sentence says the same.
        let said_by_cap = trace.cap.is_some() && matches!(issue.code, Code::WOver | Code::WOverClaim);
        if !said_by_cap && !parts.iter().any(|part| part.contains(&issue.text)) {
            parts.push(issue.text.clone());
        }
    }
    if own.state == State::Fed {
        let sources = trace.inputs.iter().filter_map(|input| input.origin.as_ref()?.source.clone());
        let words: Vec<String> = sources.collect();
        if !words.is_empty() {
            parts.push(format!("số liệu: {}", words.join("; ")));
        }
    }
    if let Some(mode) = own.na {
        let points = said(&leaf.magnitude());
        parts.insert(
            0,
            match mode {
                NaMode::LeaveDenominator => format!("không áp dụng – rời mẫu số {points} điểm"),
                NaMode::Full => format!("không áp dụng – tính điểm tối đa {points}"),
                NaMode::Zero => "không áp dụng – tính 0 điểm".to_owned(),
                NaMode::Redistribute => format!("không áp dụng – {points} điểm quy đổi cho các tiêu chí khác của mục"),
                NaMode::Average => {
                    let score = own.score.as_ref().map(said).unwrap_or_default();
                    format!("không áp dụng – lấy bình quân các tiêu chí khác: {score}")
                }
            },
        );
    }
    match (own.state, &own.score) {
        (State::Missing, None) if leaf.role == Role::Info => parts.push("chưa nhập".to_owned()),
        (State::Missing, None) => parts.push("chưa nhập – tạm tính 0".to_owned()),
        (State::Missing, Some(score)) => parts.push(format!("không phát sinh → {}", said(score))),
        (State::Blocked, _) => parts.push("chưa tính được điểm – tạm tính 0".to_owned()),
        _ => {}
    }
    let mut text = format!("{}: {}", heading(&leaf.code, &leaf.name, limit), parts.join("; "));
    if let (Some(score), Some(exact)) = (&own.score, &own.exact)
        && score != exact
    {
        text.push_str(&format!(", làm tròn {}", said(score)));
    }
    text + "."
}
