//! Quotas (tỷ lệ khống chế): the largest share of units in a grade; who does not fit falls to the next one (R4).

use super::finding::{Code, Finding};
use super::notes::said;
use super::plan::Plan;
use super::ranking::{Contestant, Standing};
use super::scheme::{Quota, QuotaRounding, QuotaTies};
use crate::number::Exact;

/// A quota with its grades looked up.
#[derive(Debug, Clone)]
pub(super) struct PlannedQuota {
    quota: Quota,
    grade: usize,
    /// The grade whose units (and better) it is a share of; none: of all units.
    of: Option<usize>,
}

impl PlannedQuota {
    /// Looks up the grades of all quotas and puts them in the order in which they apply: shares of all units first, from
    /// the best grade down, then shares of what those left.
    pub fn all(plan: &Plan, findings: &mut Vec<Finding>) -> Vec<Self> {
        let mut planned: Vec<Self> =
            plan.scheme.quota.iter().filter_map(|quota| Self::new(plan, quota, findings)).collect();
        planned.sort_by_key(|quota| (quota.of.is_some(), quota.of.map(std::cmp::Reverse), quota.grade));
        planned
    }

    fn new(plan: &Plan, quota: &Quota, findings: &mut Vec<Finding>) -> Option<Self> {
        let grades = &plan.scheme.grades;
        let position =
            |name: &str| grades.iter().position(|grade| grade.code.as_deref() == Some(name) || grade.name_vi == name);
        let grade = position(&quota.grade);
        let of = quota.of.as_deref().map(position);
        let share = quota.share.as_ref().is_none_or(|share| !share.is_negative() && *share <= Exact::ONE);
        match (grade, of) {
            (Some(grade), None)
                if share
                    && quota.share.is_some() != quota.count.is_some()
                    && (quota.base.is_none() || quota.share.is_some()) =>
            {
                Some(Self { quota: quota.clone(), grade, of: None })
            }
            (Some(grade), Some(Some(of)))
                if share && of > grade && quota.share.is_some() && quota.count.is_none() && quota.base.is_none() =>
            {
                Some(Self { quota: quota.clone(), grade, of: Some(of) })
            }
            _ => {
                let message = format!(
                    "Tỷ lệ khống chế của mức “{}” ghi chưa đúng: cần mức có trong bảng và một trong hai, share (từ 0 đến 1) hoặc count; of là mức thấp hơn; base (số đơn vị cố định) chỉ đi với share, không đi với of.",
                    quota.grade
                );
                findings.push(Finding::whole(Code::EParam, message));
                None
            }
        }
    }

    /// How many units may have the grade.
    fn limit(&self, base: usize) -> usize {
        let exact = match (&self.quota.share, self.quota.count) {
            (Some(share), _) => share * &Exact::count(base),
            (None, count) => Exact::from(i64::from(count.unwrap_or(0))),
        };
        let whole = match self.quota.round {
            QuotaRounding::Floor => exact.floor(),
            QuotaRounding::Ceil => exact.ceil(),
            QuotaRounding::HalfUp => exact.round(0),
        };
        whole.decimal_text().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX)
    }

    fn counts(&self, grade: Option<usize>) -> bool {
        grade.is_some_and(|grade| grade == self.grade || (self.quota.or_better && grade < self.grade))
    }
}

/// Applies the quotas to the grades of a ranking. `order` is the display order, equal ranks beside each other.
pub(super) fn apply(
    plan: &Plan,
    units: &[Contestant<'_>],
    standings: &mut [Standing],
    order: &[usize],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for quota in &plan.quotas {
        let base = match (quota.of, quota.quota.base) {
            (None, Some(base)) => usize::try_from(base).unwrap_or(usize::MAX),
            // A unit that has withdrawn is no longer one of the group.
            (None, None) => units.iter().filter(|unit| !unit.score.withdrawn).count(),
            (Some(of), _) => {
                standings.iter().filter(|standing| standing.grade.is_some_and(|grade| grade <= of)).count()
            }
        };
        let limit = quota.limit(base);
        let candidates: Vec<usize> = order
            .iter()
            .copied()
            .filter(|unit| standings.get(*unit).is_some_and(|standing| quota.counts(standing.grade)))
            .collect();
        if candidates.len() <= limit {
            continue;
        }
        let (kept, undecided) = kept(quota, &candidates, standings, limit);
        let mut cut = Vec::new();
        for unit in candidates.iter().skip(kept) {
            let Some(standing) = standings.get_mut(*unit) else { continue };
            standing.grade = Some(quota.grade + 1).filter(|next| *next < plan.scheme.grades.len());
            standing.cut_from = Some(quota.grade);
            cut.extend(units.get(*unit).map(|unit| unit.name));
        }
        for unit in candidates.iter().skip(kept).take(undecided) {
            if let Some(standing) = standings.get_mut(*unit) {
                standing.provisional = true;
            }
        }
        findings.push(Finding::whole(Code::IQuota, sentence(plan, quota, base, limit, undecided, &cut)));
    }
    findings
}

/// How many candidates keep the grade, and how many equal ones after them the council has to choose from.
fn kept(quota: &PlannedQuota, candidates: &[usize], standings: &[Standing], limit: usize) -> (usize, usize) {
    let rank = |position: usize| candidates.get(position).and_then(|unit| standings.get(*unit)).and_then(|s| s.rank);
    let cut_rank = rank(limit);
    if limit == 0 || rank(limit - 1) != cut_rank {
        return (limit, 0);
    }
    // Equal units stand on both sides of the limit.
    let first = (0..limit).find(|position| rank(*position) == cut_rank).unwrap_or(limit);
    let tied = (first..candidates.len()).take_while(|position| rank(*position) == cut_rank).count();
    match quota.quota.ties {
        QuotaTies::ExcludeAllTied => (first, 0),
        QuotaTies::IncludeAllTied => (first + tied, 0),
        QuotaTies::CouncilDecides => (first, tied),
    }
}

fn sentence(plan: &Plan, quota: &PlannedQuota, base: usize, limit: usize, undecided: usize, cut: &[&str]) -> String {
    let name =
        |grade: usize| plan.scheme.grades.get(grade).map_or("không xếp loại", |grade| grade.name_vi.as_str());
    let better = if quota.quota.or_better { " trở lên" } else { "" };
    let share = quota
        .quota
        .share
        .as_ref()
        .map_or_else(String::new, |share| format!(" ({} % của {base} đơn vị)", said(&(share * &Exact::HUNDRED))));
    let chosen = if undecided > 0 {
        format!(
            " Hội đồng chọn trong {undecided} đơn vị bằng điểm: {}.",
            cut.iter().take(undecided).copied().collect::<Vec<_>>().join(", ")
        )
    } else {
        String::new()
    };
    format!(
        "Mức {}{better} được nhiều nhất {limit} đơn vị{share}; xếp xuống mức {}: {}.{chosen}",
        name(quota.grade),
        name(quota.grade + 1),
        cut.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use crate::scoring::Code;
    use crate::scoring::trial::{Trial, findings};

    fn scheme(quota: &str) -> String {
        format!(
            r#"{{"ranking":{{"by":"total"}},"quota":[{quota}],
                "grades":[{{"name_vi":"A","ge":"90"}},{{"name_vi":"B","ge":"75"}},{{"name_vi":"C","ge":"50"}}],
                "criteria":[{{"code":"I","max":"100","kind":"direct"}}]}}"#
        )
    }

    /// How many units get A, B and C.
    fn grades(quota: &str, points: &[u32]) -> [usize; 3] {
        let evaluation = points.iter().enumerate().fold(Trial::scheme(&scheme(quota)), |trial, (nth, points)| {
            trial.unit(&format!("U{nth:03}")).values("I", &format!("value={points}"))
        });
        let results = evaluation.evaluate().units;
        ["A", "B", "C"].map(|grade| results.iter().filter(|unit| unit.grade.as_deref() == Some(grade)).count())
    }

    #[test]
    fn a_share_of_all_units_is_rounded_down() {
        // scoring model R4: 23 units, at most 20 % A → floor 4,6 = 4.
        let points: Vec<u32> = (0..23).map(|nth| 100 - nth % 10).collect();
        let distinct: Vec<u32> = (78..=100).rev().collect();
        assert_eq!(grades("", &distinct), [11, 12, 0]);
        assert_eq!(grades(r#"{"grade":"A","share":"0.2"}"#, &distinct), [4, 19, 0]);
        assert_eq!(grades(r#"{"grade":"A","share":"0.2","round":"ceil"}"#, &distinct), [5, 18, 0]);
        assert_eq!(grades(r#"{"grade":"A","count":7}"#, &distinct), [7, 16, 0]);
        // 100 three times, 99 three times: the limit of 4 parts the three of 99 points.
        assert_eq!(grades(r#"{"grade":"A","share":"0.2"}"#, &points)[0], 3);
        assert_eq!(grades(r#"{"grade":"A","share":"0.2","ties":"include_all_tied"}"#, &points)[0], 6);
        assert_eq!(grades(r#"{"grade":"A","share":"0.2","ties":"council_decides"}"#, &points)[0], 3);
    }

    #[test]
    fn a_nested_share_counts_what_the_outer_one_left() {
        // R4: 60 % of 23 may be "B or better" = 13, of these 20 % A = floor 2,6 = 2.
        let distinct: Vec<u32> = (78..=100).rev().collect();
        let quota = r#"{"grade":"A","share":"0.2","of":"B"},{"grade":"B","share":"0.6","or_better":true}"#;
        assert_eq!(grades(quota, &distinct), [2, 11, 10]);
    }

    #[test]
    fn a_share_is_computed_exactly() {
        // R4: 0,29·300 = 87 exactly.
        let points: Vec<u32> = vec![95; 300];
        assert_eq!(grades(r#"{"grade":"A","share":"0.29","ties":"include_all_tied"}"#, &points), [300, 0, 0]);
        let trial = (0..300).fold(Trial::scheme(&scheme(r#"{"grade":"A","share":"0.29"}"#)), |trial, nth| {
            trial.unit(&format!("U{nth:03}")).values("I", &format!("value=9{}.{:03}", nth % 8, 300 - nth))
        });
        let evaluation = trial.evaluate();
        assert_eq!(evaluation.units.iter().filter(|unit| unit.grade.as_deref() == Some("A")).count(), 87);
        assert_eq!(evaluation.warnings[0].code, Code::IQuota);
        assert!(evaluation.warnings[0].message.starts_with("Mức A được nhiều nhất 87 đơn vị (29 % của 300 đơn vị)"));
        let cut = evaluation.units.iter().find(|unit| unit.grade.as_deref() == Some("B")).unwrap();
        assert_eq!(cut.grade_note.as_deref(), Some("đủ điểm mức A nhưng vượt tỷ lệ khống chế"));
    }

    #[test]
    fn a_share_may_be_of_a_fixed_number() {
        // R4: 20 % of the 30 units of the plan are 6, though only 23 are scored.
        let distinct: Vec<u32> = (78..=100).rev().collect();
        assert_eq!(grades(r#"{"grade":"A","share":"0.2","base":30}"#, &distinct), [6, 17, 0]);
        assert_eq!(findings(&scheme(r#"{"grade":"A","count":3,"base":30}"#)), [Code::EParam]);
    }

    #[test]
    fn quotas_name_grades_and_one_limit() {
        let of = |quota: &str| findings(&scheme(quota));
        assert_eq!(of(r#"{"grade":"A","share":"0.2"}"#), []);
        assert_eq!(of(r#"{"grade":"X","share":"0.2"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"grade":"A"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"grade":"A","share":"20"}"#), [Code::EParam]);
        assert_eq!(of(r#"{"grade":"B","share":"0.2","of":"A"}"#), [Code::EParam]);
    }
}
