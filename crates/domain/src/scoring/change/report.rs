//! The change report (scoring model P1): whose scores, total, rank and grade moved, from what to what, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entered::EnteredValues;
use crate::Fault;
use crate::number::Exact;
use crate::scoring::description::Aspect;
use crate::scoring::finding::Code;
use crate::scoring::inputs::UnitInputs;
use crate::scoring::notes::said;
use crate::scoring::peers::LeafPeers;
use crate::scoring::plan::Plan;
use crate::scoring::ranking::Rank;
use crate::scoring::results::{CellState, Evaluation, LeafResult, UnitResult};
use crate::scoring::scheme::{NaMode, code_key};

/// One side of a comparison: what was evaluated and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The scheme.
    pub plan: &'a Plan,
    /// The inputs of all units.
    pub units: &'a [UnitInputs],
    /// Their evaluation, with its leaves.
    pub evaluation: &'a Evaluation,
}

/// What moved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeReport {
    /// The units of which something moved, in the display order of the new evaluation; those that left last.
    pub units: Vec<UnitChange>,
    /// How many units have another total or percent.
    pub scores: usize,
    /// How many have another rank.
    pub ranks: usize,
    /// How many have another grade.
    pub grades: usize,
    /// "5 đơn vị đổi điểm, 2 đổi hạng, 1 đổi xếp loại".
    pub summary_vi: String,
}

/// What moved of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnitChange {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Whether it was there before and is there now.
    pub status: UnitStatus,
    /// Total before and after.
    pub total: [Option<Exact>; 2],
    /// Percent before and after.
    pub percent: [Option<Exact>; 2],
    /// Rank before and after.
    pub rank: [Option<Rank>; 2],
    /// Name of the grade before and after.
    pub grade: [Option<String>; 2],
    /// The leaves whose score moved.
    pub leaves: Vec<LeafChange>,
    /// I-LATE of a unit that came, I-RECALC where others moved it.
    pub codes: Vec<Code>,
    /// A complete sentence.
    pub text_vi: String,
}

/// Whether a unit is on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnitStatus {
    /// On both.
    Stayed,
    /// Only after.
    Came,
    /// Only before.
    Left,
}

/// A score that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeafChange {
    /// Code of the criterion.
    pub code: String,
    /// Score before and after.
    pub score: [Option<Exact>; 2],
    /// Why, in Vietnamese.
    pub reason: String,
    /// It moved because other units did.
    pub by_peers: bool,
}

/// Compares two evaluations that look by precedence, or both as the stage of `view` (by code).
///
/// # Errors
/// `scoring.unknown_stage`.
pub fn changes(before: Compared<'_>, after: Compared<'_>, view: Option<&str>) -> Result<ChangeReport, Fault> {
    let sides = Sides::new(before, after, view)?;
    let old: BTreeMap<&str, &UnitResult> =
        before.evaluation.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let new: BTreeMap<&str, &UnitResult> =
        after.evaluation.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let stayed = after.evaluation.units.iter().map(|unit| (old.get(unit.unit.as_str()).copied(), Some(unit)));
    let left = before.evaluation.units.iter().filter(|unit| !new.contains_key(unit.unit.as_str()));
    let pairs = stayed.chain(left.map(|unit| (Some(unit), None)));
    let units: Vec<UnitChange> = pairs.filter_map(|(was, is)| sides.unit(was, is)).collect();
    let count = |moved: fn(&UnitChange) -> bool| units.iter().filter(|unit| moved(unit)).count();
    let (scores, ranks, grades) = (
        count(|unit| unit.total[0] != unit.total[1] || unit.percent[0] != unit.percent[1]),
        count(|unit| unit.rank[0] != unit.rank[1]),
        count(|unit| unit.grade[0] != unit.grade[1]),
    );
    let summary_vi = if units.is_empty() {
        "không đơn vị nào đổi điểm".to_owned()
    } else {
        format!("{scores} đơn vị đổi điểm, {ranks} đổi hạng, {grades} đổi xếp loại")
    };
    Ok(ChangeReport { units, scores, ranks, grades, summary_vi })
}

/// Both sides with what is looked up once.
struct Sides<'a> {
    before: Compared<'a>,
    after: Compared<'a>,
    /// By the position of the leaf in the new plan: its position in the old one, and what others changed about it.
    leaves: Vec<(Option<usize>, Option<String>)>,
    /// What is said of each criterion, where the schemes differ: by code, before and after.
    rules: Option<[BTreeMap<String, Vec<Aspect>>; 2]>,
}

impl<'a> Sides<'a> {
    fn new(before: Compared<'a>, after: Compared<'a>, view: Option<&str>) -> Result<Self, Fault> {
        let views = [before.plan, after.plan].map(|plan| view.map(|code| plan.stage_of(code)).transpose());
        let [old_view, new_view] = views;
        let (old_view, new_view) = (old_view?, new_view?);
        let leaves = after.plan.leaves.iter().enumerate().map(|(position, leaf)| {
            let old = before.plan.leaf_of(&leaf.code).ok();
            let by_peers = old.filter(|_| leaf.rule.compares_units()).and_then(|old| {
                let was = LeafPeers::gather(before.plan, before.units, old, old_view);
                let is = LeafPeers::gather(after.plan, after.units, position, new_view);
                leaf.rule.change_of_peers(&was, &is)
            });
            (old, by_peers)
        });
        let rules = (before.plan.scheme != after.plan.scheme).then(|| {
            [before.plan, after.plan].map(|plan| {
                let criteria = plan.description(&[]).criteria;
                criteria.into_iter().map(|criterion| (code_key(&criterion.code), criterion.aspects)).collect()
            })
        });
        Ok(Self { before, after, leaves: leaves.collect(), rules })
    }

    /// What moved of a unit; none when nothing did.
    fn unit(&self, was: Option<&UnitResult>, is: Option<&UnitResult>) -> Option<UnitChange> {
        let own = is.or(was)?;
        let status = match (was, is) {
            (None, _) => UnitStatus::Came,
            (_, None) => UnitStatus::Left,
            _ => UnitStatus::Stayed,
        };
        let leaves = match (was, is) {
            (Some(was), Some(is)) => self.leaves_of(was, is),
            _ => Vec::new(),
        };
        let sides = [was, is];
        let mut change = UnitChange {
            unit: own.unit.clone(),
            name: own.name.clone(),
            status,
            total: sides.map(|side| side?.total.clone()),
            percent: sides.map(|side| side?.percent.clone()),
            rank: sides.map(|side| side?.rank),
            grade: sides.map(|side| side?.grade_name.clone()),
            codes: Vec::new(),
            leaves,
            text_vi: String::new(),
        };
        let moved = status != UnitStatus::Stayed
            || change.total[0] != change.total[1]
            || change.percent[0] != change.percent[1]
            || change.rank[0] != change.rank[1]
            || change.grade[0] != change.grade[1]
            || !change.leaves.is_empty();
        if status == UnitStatus::Came {
            change.codes.push(Code::ILate);
        }
        if change.leaves.iter().any(|leaf| leaf.by_peers) {
            change.codes.push(Code::IRecalc);
        }
        change.text_vi = sentence(&change);
        moved.then_some(change)
    }

    fn leaves_of(&self, was: &UnitResult, is: &UnitResult) -> Vec<LeafChange> {
        let old: BTreeMap<String, &LeafResult> =
            was.leaves.iter().map(|leaf| (code_key(&leaf.code), leaf.as_ref())).collect();
        let moved = is.leaves.iter().filter_map(|leaf| {
            let before = old.get(&code_key(&leaf.code)).copied();
            if before.is_some_and(|before| before.score == leaf.score && before.na == leaf.na) {
                return None;
            }
            let (reason, by_peers) = self.reason(&is.unit, before, leaf);
            let score = [before.and_then(|before| before.score.clone()), leaf.score.clone()];
            Some(LeafChange { code: leaf.code.clone(), score, reason, by_peers })
        });
        let gone = was.leaves.iter().filter(|leaf| self.after.plan.leaf_of(&leaf.code).is_err());
        let gone = gone.filter(|leaf| leaf.score.is_some()).map(|leaf| LeafChange {
            code: leaf.code.clone(),
            score: [leaf.score.clone(), None],
            reason: "tiêu chí không còn trong bảng".to_owned(),
            by_peers: false,
        });
        moved.chain(gone).collect()
    }

    /// Why a score moved, and whether other units did it.
    fn reason(&self, unit: &str, was: Option<&LeafResult>, is: &LeafResult) -> (String, bool) {
        let Some(was) = was else { return ("tiêu chí mới trong bảng".to_owned(), false) };
        let mut reasons = Vec::new();
        let values = |side: &Compared<'_>| {
            let position = side.plan.leaf_of(&is.code).ok()?;
            let inputs = side.units.iter().find(|own| own.id == unit)?.leaves.get(position)?;
            Some(EnteredValues::of(side.plan, side.plan.leaves.get(position)?, inputs))
        };
        if let (Some(before), Some(after)) = (values(&self.before), values(&self.after)) {
            reasons.extend(before.difference(&after));
        }
        if let Some([before, after]) = &self.rules {
            let key = code_key(&is.code);
            let of = |side: &BTreeMap<String, Vec<Aspect>>, name: &str| {
                side.get(&key)?.iter().find(|aspect| aspect.name == name).map(|aspect| aspect.text.clone())
            };
            let names = [
                "Điểm tối đa",
                "Trần",
                "Điểm thấp nhất",
                "Cách chấm",
                "Khi không áp dụng",
                "Khi chưa nhập",
                "Làm tròn",
            ];
            let differ = names.into_iter().filter(|name| of(before, name) != of(after, name));
            reasons.extend(differ.map(|name| format!("{} theo bản mới", name.to_lowercase())));
        }
        let position = self.after.plan.leaf_of(&is.code).ok();
        let by_peers = position.and_then(|position| self.leaves.get(position)).and_then(|(_, why)| why.clone());
        // Without a score it is compared with nobody.
        let by_peers = by_peers.filter(|_| is.score.is_some());
        let moved_by_peers = by_peers.is_some();
        reasons.extend(by_peers);
        if reasons.is_empty() {
            reasons.push(match (is.na, is.state) {
                (Some(NaMode::Average), _) => "bình quân các tiêu chí khác thay đổi".to_owned(),
                (_, CellState::Missing) => "chưa nhập".to_owned(),
                _ if was.warnings.contains(&Code::EShared) != is.warnings.contains(&Code::EShared) => {
                    "thành tích tính ở tiêu chí khác thay đổi".to_owned()
                }
                _ if was.stage != is.stage => "bước chấm quyết định thay đổi".to_owned(),
                _ => "quy tắc của bảng thay đổi".to_owned(),
            });
        }
        (reasons.join("; "), moved_by_peers)
    }
}

/// "M2: tổng 94,5 → 88,43; hạng 1 → 3; I.2: 20 → 13,93 (đơn vị dẫn đầu mới: M4, 240 %)."
fn sentence(change: &UnitChange) -> String {
    let number = |value: &Option<Exact>| value.as_ref().map_or_else(|| "chưa có".to_owned(), said);
    let rank = |rank: &Option<Rank>| rank.map_or_else(|| "không xếp".to_owned(), Rank::vietnamese);
    let grade = |grade: &Option<String>| grade.clone().unwrap_or_else(|| "không xếp loại".to_owned());
    let [was, is] = &change.total;
    match change.status {
        UnitStatus::Came => {
            let place = rank(&change.rank[1]);
            return format!("{}: mới có trong kỳ chấm, tổng {}, hạng {place}.", change.name, number(is));
        }
        UnitStatus::Left => {
            return format!("{}: không còn trong kỳ chấm (trước đó tổng {}).", change.name, number(was));
        }
        UnitStatus::Stayed => {}
    }
    let mut parts = Vec::new();
    if was != is {
        parts.push(format!("tổng {} → {}", number(was), number(is)));
    }
    let [was, is] = &change.percent;
    if was != is && change.percent != change.total {
        parts.push(format!("tỷ lệ {} → {} %", number(was), number(is)));
    }
    let [was, is] = &change.rank;
    if was != is {
        parts.push(format!("hạng {} → {}", rank(was), rank(is)));
    }
    let [was, is] = &change.grade;
    if was != is {
        parts.push(format!("xếp loại {} → {}", grade(was), grade(is)));
    }
    for leaf in &change.leaves {
        let [was, is] = &leaf.score;
        let told = |score: &Option<Exact>| score.as_ref().map_or_else(|| "không có điểm".to_owned(), said);
        parts.push(format!("{}: {} → {} ({})", leaf.code, told(was), told(is), leaf.reason));
    }
    format!("{}: {}.", change.name, parts.join("; "))
}
