//! Ranks, ties and grades over the totals of units (scoring model §10, R1–R3).

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::finding::{Code, Finding};
use super::gate::Effect;
use super::plan::Plan;
use super::quota;
use super::scheme::{Compare, NaMode, RankBy, RankOrder, Role, Ties};
use super::unit::UnitScore;
use crate::number::Exact;
use crate::text;

/// A unit that takes part in a ranking.
#[derive(Debug, Clone, Copy)]
pub struct Contestant<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name; equal units are shown in the alphabetical order of names, which is no rank.
    pub name: &'a str,
    /// What was computed for it.
    pub score: &'a UnitScore,
    /// Its total by its own scoring, for the tie-breaker `self_closer`.
    pub self_total: Option<&'a Exact>,
}

/// A rank: a whole number, or half of one where equal units share the mean of their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
#[ts(type = "number | string")]
pub struct Rank {
    doubled: usize,
}

/// Where a unit stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its rank; none when it cannot be ranked.
    pub rank: Option<Rank>,
    /// Ids of other units of equal rank, in display order; the first [`MOST_NAMED`] of them.
    pub shared_with: Vec<String>,
    /// How units of equal points were told apart or put together, in Vietnamese.
    pub tie_rule: Option<String>,
    /// Position of its grade in the scheme; none: no grade (không xếp loại).
    pub grade: Option<usize>,
    /// The grade it would have without the quota that took it away.
    pub cut_from: Option<usize>,
    /// The rank may change: something of the unit is not scored, or units are compared at different stages.
    pub provisional: bool,
}

/// A ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// By unit, in the order given.
    pub units: Vec<Standing>,
    /// Positions of the units in display order: by rank, equal ones and those without rank by name.
    pub order: Vec<usize>,
    /// Messages about the ranking as a whole.
    pub warnings: Vec<Finding>,
    /// Whether any part of it may change.
    pub provisional: bool,
}

/// How many units of equal rank are named beside one: before anything is scored, all of a large round are equal.
const MOST_NAMED: usize = 100;

/// What a unit is sorted by.
struct Key {
    value: Option<Exact>,
    breakers: Vec<Exact>,
    name: Vec<u8>,
}

/// Ranks units. The order in which they are given does not matter.
pub fn rank(plan: &Plan, units: &[Contestant<'_>]) -> Standings {
    let rules = &plan.scheme.ranking;
    let keys: Vec<Key> = units
        .iter()
        .map(|unit| Key {
            value: value_of(plan, unit.score, rules.by).filter(|_| !is_excluded(plan, unit.score)),
            breakers: rules.tie_breakers.iter().map(|breaker| tie_break(plan, unit, breaker)).collect(),
            name: text::sort_key(unit.name),
        })
        .collect();
    let mut sorted: Vec<(usize, &Key)> = keys.iter().enumerate().collect();
    let id = |position: usize| units.get(position).map(|unit| unit.id);
    sorted.sort_by(|(a, left), (b, right)| {
        compare(rules.order, left, right).then_with(|| left.name.cmp(&right.name)).then_with(|| id(*a).cmp(&id(*b)))
    });
    let mut standings = vec![Standing::default(); units.len()];
    let ranked: Vec<(usize, &Key)> = sorted.iter().copied().filter(|(_, key)| key.value.is_some()).collect();
    let mut place = 1;
    let mut nth = 0;
    let same_value = |left: &(usize, &Key), right: &(usize, &Key)| left.1.value == right.1.value;
    for rivals in ranked.chunk_by(same_value) {
        let ties: Vec<&[(usize, &Key)]> = rivals.chunk_by(|left, right| left.1.breakers == right.1.breakers).collect();
        for (nth_tie, tied) in ties.iter().enumerate() {
            let rank = match rules.ties {
                Ties::Competition => Rank { doubled: 2 * place },
                Ties::Dense => Rank { doubled: 2 * (nth + 1) },
                Ties::Fractional => Rank { doubled: 2 * place + tied.len() - 1 },
            };
            let beside = [nth_tie.checked_sub(1), nth_tie.checked_add(1)];
            let beside = beside.into_iter().flatten().filter_map(|other| ties.get(other));
            let told = told_apart(plan, tied, beside.copied());
            for (position, _) in *tied {
                let others = tied.iter().filter(|(other, _)| other != position).filter_map(|(other, _)| id(*other));
                if let Some(standing) = standings.get_mut(*position) {
                    standing.rank = Some(rank);
                    standing.shared_with = others.take(MOST_NAMED).map(str::to_owned).collect();
                    standing.tie_rule = tie_rule(told.as_deref(), tied.len() > 1);
                }
            }
            place += tied.len();
            nth += 1;
        }
    }
    let mixed = are_mixed(units);
    for (standing, unit) in standings.iter_mut().zip(units) {
        standing.provisional = mixed || unit.score.may_change();
        standing.grade = grade(plan, unit.score);
    }
    let order: Vec<usize> = sorted.into_iter().map(|(position, _)| position).collect();
    let mut warnings = warnings(plan, units, mixed);
    warnings.extend(quota::apply(plan, units, &mut standings, &order));
    Standings { provisional: standings.iter().any(|standing| standing.provisional), units: standings, order, warnings }
}

/// Highest first (or lowest), then by the tie-breakers; units without a value last.
fn compare(order: RankOrder, left: &Key, right: &Key) -> Ordering {
    let by_value = match (&left.value, &right.value) {
        (Some(left), Some(right)) if order == RankOrder::Desc => right.cmp(left),
        (Some(left), Some(right)) => left.cmp(right),
        (left, right) => return right.is_some().cmp(&left.is_some()),
    };
    by_value.then_with(|| right.breakers.cmp(&left.breakers))
}

/// What is compared, in the form the scheme compares (N4); none when the unit has no total.
fn value_of(plan: &Plan, score: &UnitScore, by: RankBy) -> Option<Exact> {
    let total = score.total.as_ref()?;
    let exact = plan.scheme.ranking.compare == Compare::Exact;
    match by {
        RankBy::Percent if exact => score.exact_percent.clone(),
        RankBy::Percent => score.percent.clone(),
        RankBy::Total if exact => Some(score.exact_total.clone()),
        RankBy::Total => Some(total.clone()),
        RankBy::Base => {
            let places = plan.scheme.rounding.total.filter(|_| !exact);
            Some(places.map_or_else(|| score.base.clone(), |places| score.base.round(places)))
        }
    }
}

/// The names of tie-breakers that are no criteria.
pub(super) const TIE_BREAKERS: [&str; 3] = ["higher_bonus", "fewer_deductions", "self_closer"];

/// The value of a tie-breaker; the higher goes first.
fn tie_break(plan: &Plan, unit: &Contestant<'_>, breaker: &str) -> Exact {
    match breaker {
        "higher_bonus" => unit.score.bonus.clone(),
        "fewer_deductions" => unit.score.deduction.clone(),
        "self_closer" => match (unit.self_total, &unit.score.total) {
            (Some(own), Some(total)) => -(own - total).abs(),
            _ => Exact::ZERO,
        },
        code => plan
            .node_of(code)
            .and_then(|node| unit.score.nodes.get(node))
            .and_then(|node| node.score.clone())
            .unwrap_or_default(),
    }
}

/// How units of equal points were told apart from those right before and behind them: by the first tie-breaker in which
/// they differ from each.
fn told_apart<'a>(
    plan: &Plan,
    tied: &[(usize, &Key)],
    beside: impl Iterator<Item = &'a [(usize, &'a Key)]>,
) -> Option<String> {
    let breakers = |units: &[(usize, &Key)]| units.first().map(|(_, key)| key.breakers.clone()).unwrap_or_default();
    let own = breakers(tied);
    let first = |other: Vec<Exact>| own.iter().zip(&other).position(|(own, other)| own != other);
    let decided: BTreeSet<usize> = beside.filter_map(|other| first(breakers(other))).collect();
    let named =
        decided.iter().filter_map(|nth| plan.scheme.ranking.tie_breakers.get(*nth)).map(|breaker| {
            match breaker.as_str() {
                "higher_bonus" => "điểm thưởng".to_owned(),
                "fewer_deductions" => "điểm trừ".to_owned(),
                "self_closer" => "tự chấm sát hơn".to_owned(),
                code => format!("mục {code}"),
            }
        });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| format!("bằng điểm, xét {}", named.join(", ")))
}

fn tie_rule(told_apart: Option<&str>, shared: bool) -> Option<String> {
    match (told_apart, shared) {
        (Some(told), true) => Some(format!("{told}; vẫn bằng nhau thì đồng hạng")),
        (Some(told), false) => Some(told.to_owned()),
        (None, true) => Some("đồng hạng".to_owned()),
        (None, false) => None,
    }
}

/// Whether the units' highest complete stages differ (G4).
fn are_mixed(units: &[Contestant<'_>]) -> bool {
    let compared = |unit: &&Contestant<'_>| has_entries(unit.score) && !unit.score.withdrawn;
    let mut levels = units.iter().filter(compared).map(|unit| unit.score.level);
    let first = levels.next();
    levels.any(|level| Some(level) != first)
}

fn has_entries(score: &UnitScore) -> bool {
    score.leaves.iter().any(|leaf| leaf.stage.is_some())
}

fn warnings(plan: &Plan, units: &[Contestant<'_>], mixed: bool) -> Vec<Finding> {
    let mut warnings = Vec::new();
    if mixed {
        let message = "Các đơn vị đang được so sánh ở những bước chấm khác nhau; thứ hạng là tạm tính.";
        warnings.push(Finding::whole(Code::WMixed, message));
    }
    let left = |unit: &Contestant<'_>| {
        let mut leaves = plan.leaves.iter().zip(&unit.score.leaves);
        leaves.any(|(leaf, own)| leaf.role == Role::Base && own.na == Some(NaMode::LeaveDenominator))
    };
    if plan.scheme.ranking.by != RankBy::Percent && units.iter().any(left) {
        let message =
            "Có đơn vị được rời mẫu số ở một số tiêu chí nhưng đang xếp hạng theo điểm; nên xếp theo tỷ lệ phần trăm.";
        warnings.push(Finding::whole(Code::WRankBase, message));
    }
    warnings
}

/// Whether the unit is out of ranking and grading: it has withdrawn, a gate holds, or no base criterion applies (A2).
fn is_excluded(plan: &Plan, score: &UnitScore) -> bool {
    let nothing_applies = || !score.denominator.is_positive() && plan.leaves.iter().any(|leaf| leaf.role == Role::Base);
    score.withdrawn || nothing_applies() || gates(plan, score).any(|effect| *effect == Effect::NotRanked)
}

fn gates<'a>(plan: &'a Plan, score: &'a UnitScore) -> impl Iterator<Item = &'a Effect> {
    score.gates.iter().filter_map(|gate| plan.gates.get(*gate)).map(|gate| &gate.effect)
}

/// The grade: the first whose limits and conditions hold, then lowered by gates.
fn grade(plan: &Plan, score: &UnitScore) -> Option<usize> {
    if is_excluded(plan, score) {
        return None;
    }
    let mut grade = first_grade(plan, score)?;
    let demoted: usize =
        gates(plan, score).map(|effect| if let Effect::Demote(steps) = effect { *steps } else { 0 }).sum();
    grade += demoted;
    for effect in gates(plan, score) {
        if let Effect::CapGrade(best) = effect {
            grade = grade.max(*best);
        }
    }
    (grade < plan.scheme.grades.len()).then_some(grade)
}

/// The first grade whose limits and conditions hold.
fn first_grade(plan: &Plan, score: &UnitScore) -> Option<usize> {
    // A group that a stage adjusted speaks for the criteria in it, and one that a gate set to 0 has a zero.
    let taken = || of_role(plan, score, Role::Deduction).any(|score| score.is_some_and(Exact::is_negative));
    let clean = || !score.deduction.is_negative() && (!score.adjusted.is_empty() || !taken());
    let is_base = |node: usize| plan.nodes.get(node).is_some_and(|node| node.role == Role::Base);
    let zeroed = || {
        gates(plan, score).any(|effect| matches!(effect, Effect::ZeroNode(node) if is_base(*node)))
            || score.adjusted.iter().any(|own| own.value.is_zero() && is_base(own.node))
    };
    let no_zero = || !zeroed() && !of_role(plan, score, Role::Base).any(|score| score.is_none_or(Exact::is_zero));
    let deep_enough = |stage: &str| {
        let wanted = plan.stage_of(stage).ok().and_then(|stage| plan.precedence.iter().position(|own| *own == stage));
        let reached = score.level.and_then(|level| plan.precedence.iter().position(|own| *own == level));
        matches!((wanted, reached), (Some(wanted), Some(reached)) if reached <= wanted)
    };
    plan.scheme.grades.iter().position(|grade| {
        let Some(value) = value_of(plan, score, grade.by.unwrap_or(plan.scheme.ranking.by)) else {
            return false;
        };
        grade.limits(score.class.as_deref()).hold(&value)
            && (!grade.requires_clean || clean())
            && (!grade.requires_no_zero || no_zero())
            && grade.min_stage.as_deref().is_none_or(deep_enough)
    })
}

/// Scores of the leaves of a role that apply.
fn of_role<'a>(plan: &'a Plan, score: &'a UnitScore, role: Role) -> impl Iterator<Item = Option<&'a Exact>> {
    let leaves = plan.leaves.iter().zip(&score.leaves);
    leaves.filter(move |(leaf, own)| leaf.role == role && own.na.is_none()).map(|(_, own)| own.score.as_ref())
}

impl Rank {
    /// The rank as a number: 2, 5/2.
    pub fn value(self) -> Exact {
        Exact::count(self.doubled).checked_div(&Exact::from(2)).unwrap_or_default()
    }

    /// The place that it is worth as a whole number: 2,5 of two units that share places 2 and 3 is 3.
    pub fn whole(self) -> i32 {
        i32::try_from(self.doubled.div_ceil(2)).unwrap_or(i32::MAX)
    }

    /// The rank as printed: `2`, `2,5`.
    pub fn vietnamese(self) -> String {
        let half = if self.doubled % 2 == 1 { ",5" } else { "" };
        format!("{}{half}", self.doubled / 2)
    }
}

impl Serialize for Rank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.doubled % 2 == 1 {
            serializer.collect_str(&format_args!("{}.5", self.doubled / 2))
        } else {
            serializer.serialize_u64(u64::try_from(self.doubled / 2).unwrap_or(u64::MAX))
        }
    }
}

impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let refused = || serde::de::Error::custom("a rank is a whole or half number");
        let doubled = Exact::deserialize(deserializer)? * Exact::from(2);
        let doubled = doubled.decimal_text().and_then(|text| text.parse().ok()).ok_or_else(refused)?;
        Ok(Self { doubled })
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, Entry, Evaluation, RankBy};

    fn scheme(rules: &str) -> Trial {
        Trial::scheme(&format!(
            r#"{{{rules}"criteria":[{{"code":"C1","max":"50","kind":"direct"}},{{"code":"C2","max":"50","kind":"direct"}},
                {{"code":"P","role":"deduction","missing":"zero","kind":"direct"}}]}}"#
        ))
    }

    /// Units named A, B, C… with points of C1 and C2.
    fn units(trial: Trial, points: &[(&str, &str)]) -> Trial {
        points.iter().zip('A'..).fold(trial, |trial, ((first, second), name)| {
            let trial = trial.unit(&name.to_string());
            trial.values("C1", &format!("value={first}")).values("C2", &format!("value={second}"))
        })
    }

    fn ranks(evaluation: &Evaluation) -> Vec<(String, String)> {
        let rank =
            |unit: &crate::scoring::UnitResult| unit.rank.map_or("-".to_owned(), crate::scoring::Rank::vietnamese);
        evaluation.units.iter().map(|unit| (unit.unit.clone(), rank(unit))).collect()
    }

    fn ranked(rules: &str, points: &[(&str, &str)]) -> Vec<String> {
        ranks(&units(scheme(rules), points).evaluate()).into_iter().map(|(_, rank)| rank).collect()
    }

    /// Scoring model R2: 92,5; 90; 90; 88, the equal ones with 46 and 45 in C1.
    const POINTS: [(&str, &str); 4] = [("45", "45"), ("48", "44.5"), ("46", "44"), ("44", "44")];

    #[test]
    fn equal_units_share_ranks_as_declared() {
        assert_eq!(ranked("", &POINTS), ["1", "2", "2", "4"]);
        assert_eq!(ranked(r#""ranking":{"ties":"dense"},"#, &POINTS), ["1", "2", "2", "3"]);
        assert_eq!(ranked(r#""ranking":{"ties":"fractional"},"#, &POINTS), ["1", "2,5", "2,5", "4"]);
        let evaluation = units(scheme(r#""ranking":{"tie_breakers":["C1"]},"#), &POINTS).evaluate();
        let told: Vec<(String, String)> =
            ["B", "C", "A", "D"].map(str::to_owned).into_iter().zip(["1", "2", "3", "4"].map(str::to_owned)).collect();
        assert_eq!(ranks(&evaluation), told);
        assert_eq!(evaluation.units[1].tie_rule.as_deref(), Some("bằng điểm, xét mục C1"));
        let shared = units(scheme(""), &POINTS).result("A");
        assert_eq!((shared.shared_with, shared.tie_rule.as_deref()), (vec!["C".to_owned()], Some("đồng hạng")));
    }

    #[test]
    fn a_rank_is_a_number_in_json() {
        let json = |rules: &str| {
            serde_json::to_value(units(scheme(rules), &POINTS).evaluate()).unwrap()["units"][1]["rank"].clone()
        };
        assert_eq!(json(""), 2);
        assert_eq!(json(r#""ranking":{"ties":"fractional"},"#), "2.5");
        let evaluation = units(scheme(r#""ranking":{"ties":"fractional"},"#), &POINTS).evaluate();
        let text = serde_json::to_string(&evaluation).unwrap();
        assert_eq!(serde_json::from_str::<Evaluation>(&text).unwrap().units[1].rank, evaluation.units[1].rank);
    }

    #[test]
    fn grades_hold_from_the_top_with_their_conditions() {
        // scoring model R3: ≥ 90 A (clean), ≥ 75 B (clean), ≥ 50 C; total 91 with a violation → C.
        let rules = r#""ranking":{"by":"total"},"grades":[{"name_vi":"A","ge":"90","requires_clean":true},
            {"name_vi":"B","ge":"75","requires_clean":true},{"name_vi":"C","ge":"50"}],"#;
        let trial = units(scheme(rules), &[("50", "43"), ("50", "42"), ("45", "31"), ("20", "20")]);
        let trial = trial.unit("V").values("C1", "value=50").values("C2", "value=43").values("P", "value=2");
        let grade = |unit: &str| trial.result(unit).grade.unwrap();
        assert_eq!(trial.result("V").total.unwrap().to_string(), "91");
        assert_eq!(
            [grade("A"), grade("B"), grade("C"), grade("D"), grade("V")],
            ["A", "A", "B", "Không xếp loại", "C"]
        );
        let strict = r#""grades":[{"name_vi":"A","ge":"50","requires_no_zero":true},{"name_vi":"B","ge":"50"}],"#;
        let trial = units(scheme(strict), &[("50", "0"), ("50", "1")]);
        assert_eq!((trial.result("A").grade, trial.result("B").grade), (Some("B".into()), Some("A".into())));
        assert_eq!(units(scheme(""), &POINTS).result("A").grade, None);
    }

    #[test]
    fn thresholds_may_depend_on_the_class_of_a_unit() {
        // R3, two columns: A from 90, in the highlands from 85.
        let rules = r#""ranking":{"by":"total"},"grades":[{"name_vi":"A","ge":"90","by_class":{"Xã vùng cao":{"ge":"85"}}},
            {"name_vi":"B","ge":"70"}],"#;
        let mut trial = units(scheme(rules), &[("50", "37"), ("50", "37"), ("50", "34")]);
        for unit in [1, 2] {
            let class = Entry { field: "class", value: "xã  vùng cao", ..Entry::default() };
            trial.units[unit].enter(&trial.plan, &class).unwrap();
        }
        let grade = |unit: &str| trial.result(unit).grade.unwrap();
        assert_eq!([grade("A"), grade("B"), grade("C")], ["B", "A", "B"]);
    }

    #[test]
    fn ranks_and_grades_compare_what_is_printed_unless_the_scheme_says_otherwise() {
        // N4: thirds of 50 points not rounded at the leaf: 89,996666… and 89,999 are both printed 90.
        let rules = |compare: &str| {
            format!(
                r#"{{"rounding":{{"leaf":null}},"ranking":{{"by":"total"{compare}}},"grades":[{{"name_vi":"A","ge":"90"}}],
                    "criteria":[{{"code":"R","max":"50","kind":"ratio"}},{{"code":"D","max":"50","kind":"direct"}}]}}"#
            )
        };
        let outcome = |compare: &str| {
            let trial = Trial::scheme(&rules(compare)).unit("M").values("R", "T=3 A=2").values("D", "value=56.663333");
            let trial = trial.unit("N").values("R", "T=1 A=1").values("D", "value=39.999");
            let evaluation = trial.values("R", "T=1 A=1").evaluate();
            let row = |unit: &crate::scoring::UnitResult| {
                (unit.unit.clone(), unit.rank.unwrap().vietnamese(), unit.grade.clone().unwrap())
            };
            evaluation.units.iter().map(row).collect::<Vec<_>>()
        };
        let of = |unit: &str, rank: &str, grade: &str| (unit.to_owned(), rank.to_owned(), grade.to_owned());
        // M: 50·2/3 + 50 (56,66 is cut at 50) = 83,33; N: 50 + 39,999 = 89,999, printed 90.
        assert_eq!(outcome(""), [of("N", "1", "A"), of("M", "2", "Không xếp loại")]);
        assert_eq!(outcome(r#","compare":"exact""#), [of("N", "1", "Không xếp loại"), of("M", "2", "Không xếp loại")]);
        let tied = |compare: &str| {
            let trial = Trial::scheme(&rules(compare)).unit("M").values("R", "T=1 A=1").values("D", "value=39.998");
            let trial = trial.unit("N").values("R", "T=1 A=1").values("D", "value=39.999");
            trial.evaluate().units.iter().map(|unit| unit.rank.unwrap().vietnamese()).collect::<Vec<_>>()
        };
        assert_eq!(
            (tied(""), tied(r#","compare":"exact""#)),
            (vec!["1".into(), "1".into()], vec!["1".into(), "2".into()])
        );
    }

    #[test]
    fn what_a_stage_or_a_gate_did_to_a_group_decides_about_grades() {
        let grades = r#""ranking":{"by":"total"},"gates":[{"code":"G","name_vi":"g","effect":"zero_node","node":"I1"}],
            "grades":[{"name_vi":"A","ge":"0","requires_clean":true,"requires_no_zero":true},{"name_vi":"B","ge":"0"}]"#;
        let scheme = format!(
            r#"{{{grades},"criteria":[{{"code":"I","children":[{{"code":"I1","max":"50","kind":"direct"}},{{"code":"I2","max":"50","kind":"direct"}}]}},
                {{"code":"P","role":"deduction","children":[{{"code":"P1","kind":"count","missing":"zero","params":{{"per":"-1"}}}}]}}]}}"#
        );
        let trial = || Trial::scheme(&scheme).unit("U").values("I1", "value=40").values("I2", "value=40");
        assert_eq!(trial().result("U").grade.as_deref(), Some("A"));
        assert_eq!(trial().at("self", "P", "override=3").result("U").grade.as_deref(), Some("B"));
        let zeroed = trial().values("G", "achieved=1").result("U");
        // 40 of I2 are left; I1 is shown as what it counts.
        assert_eq!((zeroed.grade.as_deref(), zeroed.total.unwrap().to_string()), (Some("B"), "40".to_owned()));
        assert_eq!(zeroed.leaves[0].score.as_ref().unwrap().to_string(), "0");
    }

    #[test]
    fn the_rule_that_told_units_apart_is_named_for_each() {
        // X and Y are equal in C1 and told apart by C2; Z is behind both by C1.
        let rules = r#""ranking":{"by":"total","tie_breakers":["C1","C2"]},"criteria":[{"code":"C1","max":"10","kind":"direct"},
            {"code":"C2","max":"10","kind":"direct"},{"code":"C3","max":"10","kind":"direct"}]"#;
        let mut trial = Trial::scheme(&format!("{{{rules}}}"));
        for (name, points) in [("X", [5, 5, 0]), ("Y", [5, 4, 1]), ("Z", [4, 5, 1])] {
            trial = trial.unit(name);
            for (code, points) in ["C1", "C2", "C3"].into_iter().zip(points) {
                trial = trial.values(code, &format!("value={points}"));
            }
        }
        let told = |unit: &str| trial.result(unit).tie_rule.unwrap();
        assert_eq!(told("X"), "bằng điểm, xét mục C2");
        assert_eq!(told("Y"), "bằng điểm, xét mục C1, mục C2");
        assert_eq!(told("Z"), "bằng điểm, xét mục C1");
    }

    #[test]
    fn the_closer_self_scoring_is_that_of_the_first_stage_among_itself() {
        // Self: all have 10, so L gives 12 to each; A 12 + 10 = 22, B 12 + 4 = 16. In the end C has 20: L gives A and B
        // 12·10/20 = 6, and 6 + 10 = 16 for both. B had said 16 itself.
        let rules = r#"{"stages":[{"code":"self"},{"code":"council"}],"ranking":{"by":"total","tie_breakers":["self_closer"]},
            "criteria":[{"code":"L","max":"12","kind":"group_max"},{"code":"D","max":"20","kind":"direct"}]}"#;
        let trial = Trial::scheme(rules).unit("A").at("self", "L", "value=10").at("self", "D", "value=10");
        let trial = trial.at("council", "D", "value=10").unit("B").at("self", "L", "value=10");
        let trial =
            trial.at("self", "D", "value=4").at("council", "D", "value=10").unit("C").at("self", "L", "value=10");
        let trial = trial.at("council", "L", "value=20").at("self", "D", "value=0");
        let evaluation = trial.evaluate();
        let standing = |unit: &str| {
            let own = evaluation.units.iter().find(|own| own.unit == unit).unwrap();
            (own.total.as_ref().unwrap().to_string(), own.rank.unwrap().vietnamese())
        };
        assert_eq!((standing("B"), standing("A")), (("16".into(), "1".into()), ("16".into(), "2".into())));
    }

    #[test]
    fn a_grade_may_need_a_stage() {
        let rules = r#""stages":[{"code":"self"},{"code":"council"}],"grades":[{"name_vi":"A","ge":"50","min_stage":"council"}],"#;
        let trial = units(scheme(rules), &[("40", "40")]);
        assert_eq!(trial.result("A").grade.as_deref(), Some("Không xếp loại"));
        let trial = trial.at("council", "C1", "value=40").at("council", "C2", "value=40");
        assert_eq!(trial.result("A").grade.as_deref(), Some("A"));
    }

    #[test]
    fn comparing_different_stages_is_provisional() {
        // scoring model G4
        let rules = r#""stages":[{"code":"self"},{"code":"cluster"}],"#;
        let trial = units(scheme(rules), &POINTS);
        assert_eq!((trial.all_warnings(), trial.result("B").provisional), (vec![], false));
        let trial = trial.at("cluster", "C1", "value=40").at("cluster", "C2", "value=40");
        assert_eq!((trial.all_warnings(), trial.result("B").provisional), (vec![Code::WMixed], true));
        assert_eq!(trial.result("D").stage.as_deref(), Some("cluster"));
        assert_eq!(trial.result("A").stage.as_deref(), Some("self"));
    }

    #[test]
    fn ranking_by_total_is_doubtful_once_a_denominator_differs() {
        let by = |by: RankBy| {
            let rules = format!(r#""ranking":{{"by":{}}},"#, serde_json::to_string(&by).unwrap());
            units(scheme(&rules), &POINTS).unit("E").values("C1", "na=1").values("C2", "value=40").all_warnings()
        };
        assert_eq!(by(RankBy::Total), [Code::WRankBase]);
        assert_eq!(by(RankBy::Percent), []);
    }

    #[test]
    fn targets_of_another_size_are_pointed_out() {
        // scoring model C4: 0,4 and 40 in one column.
        let trial = Trial::leaf(r#""max":"10","kind":"ratio""#);
        let trial = trial.unit("A").values("L", "T=0.4 A=0.4").unit("B").values("L", "T=40 A=30");
        assert_eq!(trial.all_warnings(), [Code::WUnit]);
    }

    proptest::proptest! {
        /// Scoring model §14.6 and §14.7: after k equal units of rank r comes r + k, whatever the order of the units.
        #[test]
        fn ranks_follow_the_number_of_equal_units(points in proptest::collection::vec(0_u32..=6, 1..12)) {
            let build = |order: &[usize]| order.iter().fold(scheme(""), |trial, nth| {
                let points = format!("value={}", points[*nth]);
                trial.unit(&format!("U{nth}")).values("C1", &points).values("C2", "value=1")
            }).evaluate();
            let order: Vec<usize> = (0..points.len()).collect();
            let reversed: Vec<usize> = order.iter().rev().copied().collect();
            let evaluation = build(&order);
            proptest::prop_assert_eq!(&evaluation, &build(&reversed));
            let mut place = 1;
            while place <= evaluation.units.len() {
                let unit = &evaluation.units[place - 1];
                proptest::prop_assert_eq!(unit.rank.unwrap().vietnamese(), place.to_string());
                place += 1 + unit.shared_with.len();
            }
        }
    }
}
