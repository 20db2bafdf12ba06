//! One cell from its inputs to its score: which stage decides, what its scorers make together, the leaf's limits.
//!
//! The state of a cell is looked for in this order: overridden, not applicable, entered, missing (scoring model §4).

use super::combine::{self, combined};
use super::derived::Outcome;
use super::evidence;
use super::explanation::InputNote;
use super::finding::Code;
use super::inputs::{Cell, Entered, LeafInputs, Origin};
use super::leaf::{FieldKind, Raw, entered_points, report_sign};
use super::notes::{Notes, said};
use super::peers::LeafPeers;
use super::plan::{Leaf, Plan};
use super::scheme::NaMode;
use crate::number::Exact;

/// How a cell came to its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Overridden,
    /// Entered as such, or found by the rule from the values.
    NotApplicable {
        mode: NaMode,
        by_rule: bool,
    },
    Entered,
    /// Computed from the program's own data; no stage entered anything.
    Fed,
    Missing,
    /// An error in the values.
    Blocked,
}

/// The deciding score of a cell, exact, within the leaf's limits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decision {
    pub state: State,
    pub score: Option<Exact>,
    /// The stage that decided; none when fed or missing.
    pub stage: Option<usize>,
}

impl Decision {
    fn new(state: State, score: Option<Exact>, stage: Option<usize>) -> Self {
        Self { state, score, stage }
    }
}

/// The values that a rule sees: those of the cell, else of the stages below it, else the fed ones, else derived ones.
pub(super) struct Given<'a> {
    leaf: &'a Leaf,
    inputs: &'a LeafInputs,
    own: Option<(usize, &'a Cell)>,
    pub peers: Option<&'a LeafPeers>,
    /// By slot.
    derived: Vec<(usize, Exact)>,
    /// Fields that would divide by 0.
    undefined: Vec<usize>,
}

impl<'a> Given<'a> {
    fn new(
        leaf: &'a Leaf,
        inputs: &'a LeafInputs,
        own: Option<(usize, &'a Cell)>,
        peers: Option<&'a LeafPeers>,
    ) -> Self {
        let mut given = Self { leaf, inputs, own, peers, derived: Vec::new(), undefined: Vec::new() };
        for derived in &leaf.derived {
            if given.number(derived.slot).is_none() {
                match derived.compute(|slot| given.number(slot)) {
                    Outcome::Value(value) => given.derived.push((derived.slot, value)),
                    Outcome::Missing => {}
                    Outcome::DivisionByZero => given.undefined.push(derived.slot),
                }
            }
        }
        given
    }

    /// The values behind a decided cell: those of its stage (of its first scorer), else the fed ones.
    pub fn deciding(leaf: &'a Leaf, inputs: &'a LeafInputs, stage: Option<usize>) -> Self {
        let own = stage.and_then(|stage| inputs.cells.iter().find(|cell| cell.stage == stage));
        Self::new(leaf, inputs, own.map(|found| (found.stage, &found.cell)), None)
    }

    /// The values of every scorer of a stage.
    pub fn of_scorers(leaf: &'a Leaf, inputs: &'a LeafInputs, stage: usize) -> impl Iterator<Item = Self> {
        let cells = inputs.cells.iter().filter(move |cell| cell.stage == stage);
        cells.map(move |cell| Self::new(leaf, inputs, Some((stage, &cell.cell)), None))
    }

    /// The value of a field, by slot.
    pub fn number(&self, slot: usize) -> Option<&Exact> {
        let derived = || self.derived.iter().find(|(own, _)| *own == slot).map(|(_, value)| value);
        self.entered(slot).map(|(entered, _)| &entered.value).or_else(derived)
    }

    /// The value with the stage that entered it; no stage when fed.
    fn entered(&self, slot: usize) -> Option<(&'a Entered<Exact>, Option<usize>)> {
        let fed = || self.inputs.fed.as_deref().and_then(|cell| cell.get(slot)).map(|value| (value, None));
        let Some((stage, cell)) = self.own else {
            return fed();
        };
        if let Some(value) = cell.get(slot) {
            return Some((value, Some(stage)));
        }
        if !self.leaf.rule.joins_stages() {
            return None;
        }
        self.below(stage, slot).or_else(fed)
    }

    /// Where the value of a field was taken from, if the program found it and no stage entered another.
    pub fn fed_origin(&self, slot: usize) -> Option<&'a Origin> {
        let (entered, stage) = self.entered(slot)?;
        entered.origin.as_deref().filter(|_| stage.is_none())
    }

    /// The value of the nearest lower stage that has one and only one scorer.
    fn below(&self, stage: usize, slot: usize) -> Option<(&'a Entered<Exact>, Option<usize>)> {
        let cells = &self.inputs.cells;
        cells.iter().rev().filter(|cell| cell.stage < stage).find_map(|cell| {
            let alone = cells.iter().filter(|other| other.stage == cell.stage).count() == 1;
            cell.cell.get(slot).filter(|_| alone).map(|value| (value, Some(cell.stage)))
        })
    }
}

/// What decides about a leaf, for one unit and one round.
pub(super) struct CellContext<'a> {
    pub plan: &'a Plan,
    pub leaf: &'a Leaf,
    pub inputs: &'a LeafInputs,
    pub peers: Option<&'a LeafPeers>,
}

impl CellContext<'_> {
    /// The deciding score: of the first stage in precedence that has one, else of the fed values. With a view only
    /// that stage (and fed values) count.
    pub fn decide(&self, view: Option<usize>, notes: &mut Notes) -> Decision {
        let mut attempts = Vec::new();
        if !self.inputs.cells.is_empty() {
            let view = view.as_ref().map(std::slice::from_ref);
            let has_cells = |stage: &&usize| self.inputs.cells.iter().any(|cell| cell.stage == **stage);
            for stage in view.unwrap_or(&self.plan.precedence).iter().filter(has_cells) {
                let mut own = notes.fork();
                if let Some(decision) = self.at_stage(*stage, &mut own) {
                    notes.absorb(own);
                    return decision;
                }
                attempts.push(own);
            }
        }
        if self.inputs.fed.is_some() {
            let mut own = notes.fork();
            let fed = match self.compute(None, &mut own) {
                Raw::Score(score) => Some(Decision::new(State::Fed, Some(score), None)),
                Raw::Missing => None,
                Raw::NotApplicable => Some(Decision::new(self.ruled_out(), None, None)),
                Raw::Blocked => Some(Decision::new(State::Blocked, None, None)),
            };
            if let Some(decision) = fed {
                notes.absorb(own);
                return decision;
            }
            attempts.push(own);
        }
        // Why there is no score is told by the first stage that reported something, else by the first that has anything.
        let told = attempts.iter().position(|attempt| !attempt.issues.is_empty());
        let told = told.or_else(|| attempts.iter().position(|attempt| !attempt.is_silent()));
        if let Some(attempt) = told.and_then(|told| attempts.into_iter().nth(told)) {
            notes.absorb(attempt);
        }
        Decision::new(State::Missing, None, None)
    }

    /// What one stage says; none when it has no score.
    pub fn at_stage(&self, stage: usize, notes: &mut Notes) -> Option<Decision> {
        let cells = || self.inputs.cells.iter().filter(move |cell| cell.stage == stage);
        let combine = self.plan.stages.get(stage).map(|stage| stage.combine).unwrap_or_default();
        let overrides: Vec<Exact> =
            cells().filter_map(|cell| cell.cell.overridden.as_ref()).map(|entered| entered.value.clone()).collect();
        if let Some(value) = combined(overrides, combine) {
            let (state, score) = match self.overridden(&value, stage, notes) {
                Raw::Score(score) => (State::Overridden, Some(score)),
                _ => (State::Blocked, None),
            };
            return Some(Decision::new(state, score, Some(stage)));
        }
        // Whoever says so first by the order of the modes, so that no name of a scorer decides.
        let na = cells().filter_map(|cell| cell.cell.na.as_ref()).min_by_key(|na| na.value);
        if let Some(na) = na {
            if let Some(reason) = na.origin.as_deref().and_then(|origin| origin.reason.as_deref()) {
                notes.say(|| format!("lý do: {reason}"));
            }
            let state = State::NotApplicable { mode: na.value, by_rule: false };
            return Some(Decision::new(state, None, Some(stage)));
        }
        let mut scores = Vec::new();
        let several = cells().count() > 1;
        for cell in cells() {
            let mut own = notes.fork();
            let raw = self.compute(Some((stage, &cell.cell)), &mut own);
            if several {
                notes.absorb_of(&cell.scorer, own)
            } else {
                notes.absorb(own)
            }
            match raw {
                Raw::Score(score) => scores.push(score),
                Raw::Missing => {}
                Raw::NotApplicable => {
                    return Some(Decision::new(self.ruled_out(), None, Some(stage)));
                }
                Raw::Blocked => return Some(Decision::new(State::Blocked, None, Some(stage))),
            }
        }
        let count = scores.len();
        let score = combined(scores, combine)?;
        if count > 1 {
            notes.say(|| format!("{} của {count} người chấm = {}", combine::words(combine), said(&score)));
        }
        Some(Decision::new(State::Entered, Some(score), Some(stage)))
    }

    fn ruled_out(&self) -> State {
        State::NotApplicable { mode: self.leaf.na_mode, by_rule: true }
    }

    /// The score of one cell, within the leaf's limits.
    fn compute(&self, own: Option<(usize, &Cell)>, notes: &mut Notes) -> Raw {
        if let Some((stage, claimed)) = own.and_then(|(stage, cell)| cell.score.as_ref().map(|score| (stage, score))) {
            notes.input(|| self.note("score", "Điểm nhập tay", &claimed.value, Some(stage), claimed.origin.as_deref()));
            let raw = entered_points(self.leaf, &claimed.value, notes);
            return self.limited_by_hand(raw, notes);
        }
        let given = Given::new(self.leaf, self.inputs, own, self.peers);
        let mut negative = false;
        for (slot, field) in self.leaf.fields.iter().enumerate() {
            let Some((entered, stage)) = given.entered(slot) else { continue };
            notes.input(|| {
                let mut note = self.note(&field.name, &field.label, &entered.value, stage, entered.origin.as_deref());
                note.unit.clone_from(&field.unit);
                note.text = chosen_word(&field.kind, &entered.value);
                note
            });
            if !field.allow_negative && entered.value.is_negative() {
                negative = true;
                notes.issue(Code::ENeg, format!("{}: nhập {}, không nhận số âm", field.label, said(&entered.value)));
            }
        }
        if negative {
            return Raw::Blocked;
        }
        self.say_derived(&given, notes);
        if let Some(why) = self.leaf.ruled_out(|slot| given.number(slot)) {
            notes.say(|| why.to_owned());
            return Raw::NotApplicable;
        }
        let raw = self.leaf.rule.score(self.leaf, &given, notes);
        self.limited(raw, notes)
    }

    fn say_derived(&self, given: &Given<'_>, notes: &mut Notes) {
        let label = |slot: usize| self.leaf.fields.get(slot).map_or("", |field| field.label.as_str());
        for derived in &self.leaf.derived {
            if let Some((_, value)) = given.derived.iter().find(|(slot, _)| *slot == derived.slot) {
                derived.explain(label(derived.slot), value, |slot| given.number(slot), notes);
            }
        }
        for slot in &given.undefined {
            let text = format!("{}: không tính được vì chia cho 0, coi như chưa nhập", label(*slot));
            notes.issue(Code::WDivisionByZero, text);
        }
    }

    fn note(
        &self,
        field: &str,
        label: &str,
        value: &Exact,
        stage: Option<usize>,
        origin: Option<&Origin>,
    ) -> InputNote {
        let code = stage.and_then(|stage| self.plan.stages.get(stage)).map(|stage| stage.code.clone());
        let mut note = InputNote::new(field, label, value, code, origin);
        if let Some(stage) = stage {
            evidence::prove_input(&mut note, stage, self.inputs);
        }
        note
    }

    /// Clamps to the leaf's limits.
    fn limited(&self, raw: Raw, notes: &mut Notes) -> Raw {
        let Raw::Score(score) = raw else { return raw };
        if let Some(upper) = self.leaf.upper.as_ref().filter(|upper| score > **upper) {
            notes.cap(&score, upper);
            notes.say(|| {
                format!("tối đa {} → tính {} (vượt {} không tính)", said(upper), said(upper), said(&(&score - upper)))
            });
            return Raw::Score(upper.clone());
        }
        if let Some(lower) = self.leaf.lower.as_ref().filter(|lower| score < **lower) {
            notes.cap(&score, lower);
            notes.say(|| {
                if self.leaf.is_deduction() {
                    let (most, rest) = (lower.abs(), (lower - &score).abs());
                    format!("trừ tối đa {} → trừ {} (vượt {} không tính)", said(&most), said(&most), said(&rest))
                } else {
                    format!("thấp nhất là {} → tính {}", said(lower), said(lower))
                }
            });
            return Raw::Score(lower.clone());
        }
        Raw::Score(score)
    }

    /// An override: within the limits unless the criterion allows more (G5). In a deduction a positive number takes off.
    fn overridden(&self, entered: &Exact, stage: usize, notes: &mut Notes) -> Raw {
        let leaf = self.leaf;
        let value = if leaf.is_deduction() { -entered.abs() } else { entered.clone() };
        if leaf.is_deduction() {
            report_sign(entered, notes);
        }
        let origin = self.inputs.cells.iter().filter(|cell| cell.stage == stage);
        let origin =
            origin.filter_map(|cell| cell.cell.overridden.as_ref()).find_map(|entered| entered.origin.as_deref());
        notes.input(|| self.note("override", "Điểm điều chỉnh", &value, Some(stage), origin));
        notes.say(|| {
            let name = self.plan.stages.get(stage).map_or("", |stage| stage.name_vi.as_str());
            let before = self.before_override(stage).map_or_else(String::new, |before| format!("{} → ", said(&before)));
            format!("điều chỉnh ({name}): {before}{}{}", said(&value), reason_words(origin))
        });
        let points = leaf.signed(value.clone());
        if let Some(most) = leaf.most_by_hand().filter(|most| points > *most) {
            let (points, most) = (said(&points), said(&most));
            if leaf.allow_over_cap {
                notes.issue(Code::WOverrideCap, format!("điều chỉnh {points} vượt trần {most}"));
                return Raw::Score(value);
            }
            notes.issue(Code::WOver, format!("điều chỉnh {points}, tối đa {most} – tính {most}"));
        } else if let Some(least) = leaf.lower.as_ref().filter(|least| !leaf.is_deduction() && value < **least) {
            let text = format!("điều chỉnh {}, thấp nhất là {} – không nhận", said(&value), said(least));
            notes.issue(Code::EUnder, text);
            return Raw::Blocked;
        }
        self.limited_by_hand(Raw::Score(value), notes)
    }

    /// Clamps what was entered in place of a rule, which may have no greatest score of its own.
    fn limited_by_hand(&self, raw: Raw, notes: &mut Notes) -> Raw {
        match (self.limited(raw, notes), self.leaf.most_by_hand()) {
            (Raw::Score(score), Some(most)) if !self.leaf.is_deduction() && score > most => {
                notes.cap(&score, &most);
                Raw::Score(most)
            }
            (raw, _) => raw,
        }
    }

    /// What the cell would score without the override of a stage.
    fn before_override(&self, stage: usize) -> Option<Exact> {
        let mut inputs = self.inputs.clone();
        for cell in inputs.cells.iter_mut().filter(|cell| cell.stage == stage) {
            cell.cell.overridden = None;
        }
        inputs.cells.retain(|cell| !cell.cell.values.is_empty() || cell.cell.score.is_some() || cell.stage != stage);
        CellContext { plan: self.plan, leaf: self.leaf, inputs: &inputs, peers: self.peers }
            .decide(None, &mut Notes::new(false))
            .score
    }
}

/// The word behind the position that is held for it.
fn chosen_word(kind: &FieldKind, value: &Exact) -> Option<String> {
    let FieldKind::Choice(words) = kind else { return None };
    words.iter().zip(0_i64..).find(|(_, nth)| *value == Exact::from(*nth)).map(|(word, _)| word.clone())
}

pub(super) fn reason_words(origin: Option<&Origin>) -> String {
    match origin.and_then(|origin| origin.reason.as_deref()) {
        Some(reason) => format!(" (lý do: {reason})"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;
    use crate::scoring::{CellState, Code, Entry, Origin, evaluate_all};

    /// Three stages, the council deciding; a direct leaf `D` of 10, a ratio `R` of 10.
    fn staged(combine: &str) -> Trial {
        Trial::scheme(&format!(
            r#"{{"stages":[{{"code":"self","name_vi":"Tự chấm"}},{{"code":"cluster","name_vi":"Cụm chấm","combine":"{combine}"}},
                {{"code":"council","name_vi":"Thẩm định"}}],"precedence":["council","cluster","self"],
                "criteria":[{{"code":"D","max":"10","kind":"direct","cap":"10"}},{{"code":"R","max":"10","kind":"ratio"}}]}}"#
        ))
        .unit("M")
    }

    fn score(trial: &Trial, code: &str) -> (String, Option<String>) {
        let leaf = trial.result("M").leaves.iter().find(|leaf| leaf.code == code).unwrap().as_ref().clone();
        (leaf.score.map_or("-".to_owned(), |score| score.to_string()), leaf.stage)
    }

    #[test]
    fn the_first_stage_in_precedence_that_has_a_score_decides() {
        // scoring model G2: self 8, cluster 6,5, council – → 6,5 from cluster.
        let trial = staged("single").at("self", "D", "value=8").at("cluster", "D", "value=6.5");
        assert_eq!(score(&trial, "D"), ("6.5".into(), Some("cluster".into())));
        let tree = trial.explain("M", "D");
        assert_eq!(tree.stage.as_deref(), Some("cluster"));
        assert_eq!(tree.children[0].text_vi, "Tự chấm: 8 (không tính, đã có điểm của bước chấm quyết định).");
        let view = |stage: &str| {
            evaluate_all(&trial.plan, &trial.units, Some(stage)).unwrap().units[0].leaves[0].as_ref().clone()
        };
        assert_eq!(view("self").score.unwrap().to_string(), "8");
        assert_eq!(view("council").state, CellState::Missing);
        assert_eq!(evaluate_all(&trial.plan, &trial.units, Some("x")).unwrap_err().code, "scoring.unknown_stage");
    }

    #[test]
    fn a_stage_that_corrects_one_input_keeps_the_others_below() {
        // G5: a stage may change the inputs; 10·150/200 = 7,5, with the cluster's actual 10·140/200 = 7.
        let trial = staged("single").at("self", "R", "T=200 A=150");
        assert_eq!(score(&trial, "R").0, "7.5");
        let trial = trial.at("cluster", "R", "A=140");
        assert_eq!(score(&trial, "R"), ("7".into(), Some("cluster".into())));
    }

    #[test]
    fn scorers_of_a_stage_make_one_score_before_precedence() {
        // 6, 7, 9, 10: mean 8, median (7+9)/2 = 8; 6, 7, 10: mean 23/3 = 7,67, median 7, trimmed 7.
        let by = |combine: &str, points: &[&str]| {
            let trial = points.iter().enumerate().fold(staged(combine), |trial, (nth, points)| {
                trial.at(&format!("cluster:Người {nth}"), "D", &format!("value={points}"))
            });
            score(&trial, "D").0
        };
        assert_eq!(by("mean", &["6", "10", "7", "9"]), "8");
        assert_eq!(by("median", &["6", "10", "7", "9"]), "8");
        assert_eq!(by("mean", &["6", "10", "7"]), "7.67");
        assert_eq!(by("median", &["6", "10", "7"]), "7");
        assert_eq!(by("trimmed_mean", &["6", "10", "7"]), "7");
        assert_eq!(by("trimmed_mean", &["6", "10"]), "8");
        let trial = staged("mean").at("cluster:Lan", "D", "value=8").at("cluster:Minh", "D", "value=8.5");
        assert_eq!(
            trial.explain("M", "D").text_vi,
            "D (tối đa 10): Lan: chấm 8; Minh: chấm 8,5; trung bình cộng của 2 người chấm = 8,25."
        );
    }

    #[test]
    fn a_stage_of_one_scorer_takes_no_second() {
        let trial = staged("single").at("cluster:Lan", "D", "value=6");
        let second = Entry {
            criterion: "D",
            field: "value",
            value: "7",
            stage: Some("cluster"),
            scorer: Some("Minh"),
            origin: None,
        };
        let refused = trial.units[0].clone().enter(&trial.plan, &second).unwrap_err();
        assert_eq!(refused.code, "scoring.second_scorer");
    }

    #[test]
    fn an_override_needs_a_reason_and_replaces_the_score() {
        // scoring model §14.8 and G5: "điều chỉnh: 8 → 7 (lý do …)".
        let trial = staged("single").at("self", "D", "value=8");
        let entry = |origin| Entry {
            criterion: "D",
            field: "override",
            value: "7",
            stage: Some("council"),
            scorer: None,
            origin,
        };
        let mut unit = trial.units[0].clone();
        assert_eq!(unit.enter(&trial.plan, &entry(None)).unwrap_err().code, "scoring.override_reason");
        let short = Origin { reason: Some("giảm".into()), ..Origin::default() };
        assert_eq!(unit.enter(&trial.plan, &entry(Some(short.into()))).unwrap_err().code, "scoring.override_reason");
        let trial = trial.at("council", "D", "override=7");
        assert_eq!(score(&trial, "D"), ("7".into(), Some("council".into())));
        assert_eq!(
            trial.explain("M", "D").text_vi,
            "D (tối đa 10): điều chỉnh (Thẩm định): 8 → 7 (lý do: theo biên bản họp cụm)."
        );
        let over = staged("single").at("council", "D", "override=12");
        assert_eq!(score(&over, "D").0, "10");
        assert_eq!(over.result("M").leaves[0].warnings, [Code::WOver]);
    }

    #[test]
    fn an_override_may_break_the_cap_where_the_criterion_says_so() {
        let trial = Trial::leaf(r#""max":"10","kind":"direct","allow_over_cap":true"#).with("override=12");
        assert_eq!((trial.score().as_str(), trial.warnings()), ("12", vec![Code::WOverrideCap]));
        // Deductions too: −7 where the cap takes off 5 at most.
        let deduction = |more: &str| {
            let leaf = format!(r#""cap":"5","kind":"count","params":{{"per":"-2"}}{more}"#);
            let trial = Trial::deduction(&leaf).with("override=-7");
            (trial.score(), trial.warnings())
        };
        assert_eq!(deduction(""), ("-5".into(), vec![Code::WOver]));
        assert_eq!(deduction(r#","allow_over_cap":true"#), ("-7".into(), vec![Code::WOverrideCap]));
        // Below the least score it is refused, as entered points are.
        let under = Trial::leaf(r#""max":"10","kind":"direct""#).with("override=-1");
        assert_eq!((under.score().as_str(), under.warnings()), ("-", vec![Code::EUnder]));
    }

    #[test]
    fn fed_values_serve_until_a_stage_enters_its_own() {
        // S5: three initiatives of 2 points found by the program, one of them struck by the cluster.
        let scheme = r#"{"stages":[{"code":"self"},{"code":"cluster"}],"criteria":[{"code":"N","max":"8","kind":"count",
            "params":{"per":"2"},"inputs":[{"field":"n","from":{"achievements":{"kind":"sang_kien","take":"count"}}}]}]}"#;
        let mut trial = Trial::scheme(scheme).unit("M");
        assert_eq!(
            trial.plan.wanted().map(|wanted| (wanted.criterion, wanted.field)).collect::<Vec<_>>(),
            [("N", "n")]
        );
        let origin = Origin { source: Some("3 sáng kiến năm 2026".into()), ..Origin::default() };
        trial.units[0].feed(&trial.plan, "N", "n", 3.into(), origin.into()).unwrap();
        let leaf = trial.result("M").leaves[0].as_ref().clone();
        assert_eq!((leaf.score.unwrap().to_string(), leaf.state, leaf.stage), ("6".into(), CellState::Fed, None));
        assert_eq!(trial.explain("M", "N").text_vi, "N (tối đa 8): số lần: 3 × 2 = 6; số liệu: 3 sáng kiến năm 2026.");
        let trial = trial.at("cluster", "N", "n=2");
        assert_eq!(score(&trial, "N"), ("4".into(), Some("cluster".into())));
    }

    #[test]
    fn points_may_be_entered_by_hand_where_a_rule_would_compute_them() {
        let over = staged("single").at("self", "R", "score=11");
        assert_eq!(score(&over, "R").0, "10");
        assert_eq!(over.result("M").leaves[1].warnings, [Code::WOver]);
    }

    #[test]
    fn what_is_entered_first_does_not_matter() {
        let forward =
            staged("mean").at("cluster:A", "D", "value=6").at("cluster:B", "D", "value=9").at("self", "R", "T=3 A=1");
        let backward =
            staged("mean").at("self", "R", "A=1 T=3").at("cluster:B", "D", "value=9").at("cluster:A", "D", "value=6");
        assert_eq!(forward.units, backward.units);
        assert_eq!(forward.evaluate(), backward.evaluate());
    }
}
