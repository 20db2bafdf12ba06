//! The check of a scheme before it is used: what is wrong, what is doubtful, what is good to know (scoring model S3).

use std::collections::BTreeSet;

use super::finding::{Code, Finding};
use super::leaf::{Limits, check_limits};
use super::notes::said;
use super::plan::{Leaf, Node, Plan};
use super::ranking::TIE_BREAKERS;
use super::scheme::{Aggregate, Grade, Missing, NaMode, RankBy, Role, Scheme, Source, code_key, read_scheme};
use crate::number::Exact;
use crate::{Fault, text};

/// The most decimal places a rounding may keep.
const MOST_PLACES: u32 = 10;

/// Checks a scheme: errors forbid its use, warnings are to be confirmed, information is to be known.
pub fn check_scheme(scheme: &Scheme) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(plan) = Plan::build(scheme, &mut findings) {
        check_plan(&plan, &mut findings);
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Reads and checks a scheme's JSON; the scheme is given when it can be used.
///
/// # Errors
/// `scoring.scheme_not_json` when the text is no JSON object.
pub fn check_scheme_text(text: &str) -> Result<(Option<Scheme>, Vec<Finding>), Fault> {
    let (scheme, mut findings) = read_scheme(text)?;
    findings.extend(check_scheme(&scheme));
    findings.sort_by_key(|finding| finding.severity);
    let usable = findings.iter().all(|finding| finding.severity != super::Severity::Error);
    Ok((usable.then_some(scheme), findings))
}

/// Everything that can be checked once the tree is built.
pub(super) fn check_plan(plan: &Plan, findings: &mut Vec<Finding>) {
    check_rules(plan, findings);
    for node in &plan.nodes {
        check_node(plan, node, findings);
    }
    for leaf in &plan.leaves {
        check_leaf(plan, leaf, findings);
    }
}

fn check_rules(plan: &Plan, findings: &mut Vec<Finding>) {
    let scheme = &plan.scheme;
    let rounding = &scheme.rounding;
    if [rounding.leaf, rounding.group, rounding.total, rounding.percent].into_iter().flatten().any(|p| p > MOST_PLACES)
    {
        findings.push(Finding::whole(Code::EParam, format!("Làm tròn nhiều nhất {MOST_PLACES} chữ số thập phân.")));
    }
    if scheme.missing == Missing::Zero {
        let message = "“missing: zero” chỉ ghi ở từng tiêu chí thưởng, trừ hoặc thông tin, không ghi cho cả bảng.";
        findings.push(Finding::whole(Code::EParam, message));
    }
    for breaker in &scheme.ranking.tie_breakers {
        if !TIE_BREAKERS.contains(&breaker.as_str()) && plan.node_of(breaker).is_none() {
            let message = format!("Tiêu chí phụ khi bằng điểm “{breaker}” không phải mã một tiêu chí.");
            findings.push(Finding::whole(Code::EParam, message));
        }
    }
    for grade in &scheme.grades {
        if grade.min_stage.as_deref().is_some_and(|stage| plan.stage_of(stage).is_err()) {
            let message = format!("Mức “{}” đòi một bước chấm không có trong bảng.", grade.name_vi);
            findings.push(Finding::whole(Code::EParam, message));
        }
        if grade.name_vi.is_empty() && grade.code.is_none() {
            findings.push(Finding::whole(Code::EParam, "Có mức xếp loại chưa ghi tên."));
        }
    }
    check_names(scheme, findings);
    check_grades(scheme, findings);
    if scheme.explain_over.is_negative() {
        findings.push(Finding::whole(Code::EParam, "Mức chênh lệch phải giải trình không được âm."));
    }
    let total = &scheme.total;
    if [&total.bonus_cap, &total.deduction_cap].into_iter().flatten().any(Exact::is_negative) {
        findings.push(Finding::whole(Code::EParam, "Trần điểm thưởng, trần điểm trừ ghi số dương."));
    }
    if let (Some(min), Some(max)) = (&total.min, &total.max)
        && min > max
    {
        findings.push(Finding::whole(
            Code::EParam,
            "Tổng điểm thấp nhất (total.min) lớn hơn tổng điểm cao nhất (total.max).",
        ));
    }
    if total.scale.as_ref().is_some_and(|scale| !scale.is_positive()) {
        findings.push(Finding::whole(Code::EParam, "Thang điểm phải lớn hơn 0."));
    }
    let leaves = |leaf: &Leaf| {
        leaf.na_mode == NaMode::LeaveDenominator && node(plan, leaf).is_some_and(|n| n.criterion.na_mode.is_some())
    };
    if scheme.ranking.by != RankBy::Percent && plan.leaves.iter().any(leaves) {
        let message = "Có tiêu chí cho rời mẫu số nhưng bảng xếp hạng theo điểm; nên xếp theo tỷ lệ phần trăm (ranking.by: percent).";
        findings.push(Finding::whole(Code::WRankBase, message));
    }
    if let (Some(scale), Some(sum)) = (&total.scale, sum_of_tops(plan))
        && *scale != sum
    {
        let message = format!("Thang điểm ghi {} nhưng các mục điểm chuẩn cộng lại là {}.", said(scale), said(&sum));
        findings.push(Finding::whole(Code::WSum, message));
    }
}

/// Stages, grades and gates that share a code.
fn check_names(scheme: &Scheme, findings: &mut Vec<Finding>) {
    let mut report = |what: &str, codes: Vec<String>| {
        let mut seen = BTreeSet::new();
        for code in codes.iter().filter(|code| !code.is_empty()) {
            if !seen.insert(code_key(code)) {
                findings.push(Finding::whole(Code::ECode, format!("Mã {what} “{code}” dùng hai lần.")));
            }
        }
    };
    report("bước chấm", scheme.stages.iter().map(|stage| stage.code.clone()).collect());
    report("mức xếp loại", scheme.grades.iter().filter_map(|grade| grade.code.clone()).collect());
    report("điều kiện", scheme.gates.iter().map(|gate| gate.code.clone()).collect());
}

/// Grades that can never be reached, or that leave a gap: those without conditions, compared on the same value.
fn check_grades(scheme: &Scheme, findings: &mut Vec<Finding>) {
    let plain = |grade: &&Grade| {
        !grade.requires_clean && !grade.requires_no_zero && grade.min_stage.is_none() && grade.by.is_none()
    };
    let classes: BTreeSet<Option<&str>> = scheme
        .grades
        .iter()
        .flat_map(|grade| grade.by_class.keys())
        .map(|class| Some(class.as_str()))
        .chain([None])
        .collect();
    for class in classes {
        let limits: Vec<Limits> =
            scheme.grades.iter().filter(plain).map(|grade| Limits::from(grade.limits(class))).collect();
        let of_class = class.map(|class| format!(" (đơn vị loại “{class}”)")).unwrap_or_default();
        check_limits(&limits.iter().collect::<Vec<_>>(), &mut |code, message| {
            findings.push(Finding::whole(code, format!("Xếp loại{of_class}: {message}")));
        });
    }
}

fn node<'a>(plan: &'a Plan, leaf: &Leaf) -> Option<&'a Node> {
    plan.nodes.get(leaf.node)
}

/// The declared maximum of a node, or the sum of its children's where none is declared.
fn maximum(plan: &Plan, node: &Node) -> Option<Exact> {
    if let Some(max) = &node.criterion.max {
        return Some(max.abs());
    }
    if node.children.is_empty() {
        return None;
    }
    node.children.iter().map(|child| plan.nodes.get(*child).and_then(|child| maximum(plan, child))).sum()
}

fn sum_of_tops(plan: &Plan) -> Option<Exact> {
    let tops = plan.nodes.iter().filter(|node| node.parent.is_none() && node.role == Role::Base);
    tops.map(|node| maximum(plan, node)).sum()
}

fn check_node(plan: &Plan, node: &Node, findings: &mut Vec<Finding>) {
    let criterion = &node.criterion;
    let code = criterion.code.as_str();
    let mut report = |kind: Code, message: String| findings.push(Finding::at(kind, code, message));
    if node.role != Role::Deduction {
        for (name, value) in [("Điểm tối đa", &criterion.max), ("Trần", &criterion.cap)] {
            if value.as_ref().is_some_and(Exact::is_negative) {
                report(Code::EParam, format!("{name} không được âm."));
            }
        }
    }
    if let (Some(floor), Some(cap)) = (&criterion.floor, &criterion.cap)
        && node.role != Role::Deduction
        && floor > cap
    {
        report(Code::EParam, "Sàn lớn hơn trần.".to_owned());
    }
    if criterion.weight.as_ref().is_some_and(Exact::is_negative) {
        report(Code::EParam, "Trọng số không được âm.".to_owned());
    }
    if let Some(guess) = &criterion.guess_vi {
        report(Code::WGuess, format!("Đọc từ bảng in, chưa ai xác nhận: {guess}. Hãy xem lại rồi xác nhận hoặc sửa."));
    }
    if criterion.decimals.is_some_and(|places| places > MOST_PLACES) {
        report(Code::EParam, format!("Làm tròn nhiều nhất {MOST_PLACES} chữ số thập phân."));
    }
    if node.children.is_empty() {
        return;
    }
    let children: Vec<&Node> = node.children.iter().filter_map(|child| plan.nodes.get(*child)).collect();
    if criterion.aggregate == Aggregate::Weighted {
        let weights: Option<Exact> = children.iter().map(|child| child.criterion.weight.clone()).sum();
        if weights != Some(Exact::ONE) {
            report(Code::EParam, "Trọng số của các mục con phải ghi đủ và cộng lại bằng 1.".to_owned());
        }
        if criterion.max.is_none() {
            report(Code::EParam, "Nhóm tính theo trọng số phải ghi điểm tối đa.".to_owned());
        }
    }
    if criterion.aggregate != Aggregate::Sum || criterion.max_differs {
        return;
    }
    let sum: Option<Exact> = children.iter().map(|child| maximum(plan, child)).sum();
    if let (Some(max), Some(sum)) = (&criterion.max, sum)
        && max.abs() != sum
    {
        report(
            Code::WSum,
            format!("Điểm tối đa ghi {} nhưng các mục con cộng lại là {}.", said(&max.abs()), said(&sum)),
        );
    }
}

fn check_leaf(plan: &Plan, leaf: &Leaf, findings: &mut Vec<Finding>) {
    let Some(node) = node(plan, leaf) else { return };
    leaf.rule.check(&node.criterion, leaf.role, findings);
    let mut report = |kind: Code, message: &str| findings.push(Finding::at(kind, &leaf.code, message));
    let missing_max = leaf.max.as_ref().is_none_or(Exact::is_zero) && leaf.rule.needs_max();
    if missing_max || (leaf.role == Role::Base && leaf.max.is_none()) {
        report(Code::EParam, "Tiêu chí chưa ghi điểm tối đa.");
    }
    if let (Some(lower), Some(upper)) = (&leaf.lower, &leaf.upper)
        && lower > upper
    {
        report(Code::EParam, "Điểm thấp nhất (min) lớn hơn điểm cao nhất.");
    }
    // Stated at the leaf it must be legal; stated for the scheme it concerns the leaves where it is.
    match node.criterion.missing {
        Some(Missing::Full) if !leaf.rule.only_takes_off() => {
            report(Code::EParam, "“missing: full” chỉ dùng cho tiêu chí đếm lần trừ điểm, không có mục cộng.");
        }
        Some(Missing::Zero) if leaf.role == Role::Base => {
            report(Code::EParam, "“missing: zero” chỉ dùng cho điểm thưởng, điểm trừ và mục thông tin.");
        }
        _ => {}
    }
    if leaf.role == Role::Bonus && leaf.upper.is_none() && leaf.rule.is_uncapped() && !is_capped_above(plan, node) {
        report(Code::INoCap, "Điểm thưởng không có trần ở cấp nào; điều này hợp lệ, chỉ cần biết.");
    }
    let unit_of =
        |name: &str| leaf.fields.iter().find(|field| field.name == name).and_then(|field| field.unit.as_ref());
    if let (Some(target), Some(actual)) = (unit_of("T"), unit_of("A"))
        && text::match_key(target) != text::match_key(actual)
    {
        let message =
            format!("Chỉ tiêu tính bằng “{target}” nhưng kết quả tính bằng “{actual}”; kiểm tra đơn vị tính.");
        findings.push(Finding::at(Code::WUnit, &leaf.code, message));
    }
    for field in &leaf.fields {
        if let Some(source) = &field.from
            && !source.is_complete()
        {
            let message = format!(
                "Nguồn số liệu của trường “{}” ghi thiếu: thành tích, sáng kiến, xếp loại, báo cáo trễ lấy count, sum:<tên số liệu> hoặc sum_target:<tên số liệu>; chỉ tiêu có name và lấy target hoặc actual; kỳ chấm khác có name là mã bảng tiêu chí và lấy total hoặc percent.",
                field.name
            );
            findings.push(Finding::at(Code::EParam, &leaf.code, message));
        }
    }
}

/// Whether a group above, or the scheme, caps this bonus.
fn is_capped_above(plan: &Plan, node: &Node) -> bool {
    let mut parent = node.parent.and_then(|parent| plan.nodes.get(parent));
    while let Some(above) = parent {
        if above.criterion.cap.is_some() {
            return true;
        }
        parent = above.parent.and_then(|parent| plan.nodes.get(parent));
    }
    plan.scheme.total.bonus_cap.is_some()
}

impl Source {
    /// Whether it says all that a look-up needs.
    fn is_complete(&self) -> bool {
        let figure = |take: &str| {
            let figure = take.strip_prefix("sum:").or_else(|| take.strip_prefix("sum_target:"));
            figure.is_some_and(|figure| !figure.trim().is_empty())
        };
        match self {
            Self::Target(query) => query.name.is_some() && matches!(query.take.as_str(), "target" | "actual"),
            Self::Round(query) => query.name.is_some() && matches!(query.take.as_str(), "total" | "percent"),
            Self::Evaluations(query) | Self::LateReports(query) => query.take == "count",
            Self::Achievements(query) | Self::Initiatives(query) => query.take == "count" || figure(&query.take),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::findings;

    /// A scheme of one base leaf, with other fields of the scheme.
    fn with(fields: &str) -> Vec<Code> {
        findings(&format!(r#"{{{fields},"criteria":[{{"code":"I","max":"10","kind":"direct"}}]}}"#))
    }

    #[test]
    fn codes_are_unique_whatever_their_case() {
        // scoring model §14.7: `B3.1` and `b3.1` are the same, `B3.2` is not.
        let codes = |second: &str| {
            findings(&format!(
                r#"{{"criteria":[{{"code":"B3.1","max":"1","kind":"direct"}},{{"code":"{second}","max":"1","kind":"direct"}}]}}"#
            ))
        };
        assert_eq!(codes("b3.1"), [Code::ECode]);
        assert_eq!(codes("B3.2"), []);
        assert_eq!(codes(" "), [Code::ECode]);
    }

    #[test]
    fn maxima_must_add_up_unless_said_otherwise() {
        let group = |max: &str| {
            findings(&format!(
                r#"{{"criteria":[{{"code":"I","max":"10",{max}"children":[
                    {{"code":"I.1","max":"4","kind":"direct"}},{{"code":"I.2","max":"5","kind":"direct"}}]}}]}}"#
            ))
        };
        assert_eq!(group(""), [Code::WSum]);
        assert_eq!(group(r#""max_differs":true,"#), []);
        assert_eq!(group(r#""aggregate":"average","#), []);
        assert_eq!(with(r#""total":{"scale":"12"}"#), [Code::WSum]);
    }

    #[test]
    fn a_binary_fraction_is_refused_where_it_stands() {
        // scoring model S6
        let (scheme, findings) =
            check_scheme_text(r#"{"criteria":[{"code":"I","max":12.5,"kind":"direct"}]}"#).unwrap();
        assert!(scheme.is_none());
        assert_eq!((findings[0].code, findings[0].criterion.as_deref()), (Code::EParam, Some("I")));
        assert!(findings[0].message.contains("“max”"));
        assert_eq!(with(r#""total":{"bonus_cap":1.5}"#), [Code::EParam]);
        assert_eq!(with(r#""total":{"bonus_cap":1,"min":0}"#), []);
    }

    #[test]
    fn nothing_unknown_is_passed_over_in_silence() {
        assert_eq!(with(r#""na_defualt":"full""#), [Code::WField]);
        assert_eq!(with(r#""quota":[{"grade":"A","share":"0.2"}]"#), [Code::EParam]);
        assert_eq!(with(r#""na_default":"sometimes""#), [Code::EParam]);
        assert_eq!(with(r#""missing":"zero""#), [Code::EParam]);
        assert_eq!(with(r#""rounding":{"leaf":"none","group":null,"total":1}"#), []);
        assert_eq!(with(r#""rounding":{"leaf":"two"}"#), [Code::EParam]);
        assert_eq!(with(r#""rounding":{"leaf":20}"#), [Code::EParam]);
        assert_eq!(findings(r#"{"criteria":[{"code":"I","max":"1","kind":"magic"}]}"#), [Code::EKind]);
        assert_eq!(findings(r#"{"criteria":[{"code":"I","max":"1"}]}"#), [Code::EKind]);
        assert_eq!(findings(r#"{"criteria":[]}"#), [Code::EParam]);
        assert_eq!(check_scheme_text("nothing").unwrap_err().code, "scoring.scheme_not_json");
    }

    #[test]
    fn rules_must_name_what_exists() {
        assert_eq!(with(r#""ranking":{"tie_breakers":["I","higher_bonus"]}"#), []);
        assert_eq!(with(r#""ranking":{"tie_breakers":["II"]}"#), [Code::EParam]);
        assert_eq!(with(r#""stages":[{"code":"self"}],"precedence":["council"]"#), [Code::EParam, Code::EParam]);
        assert_eq!(with(r#""grades":[{"name_vi":"A","ge":"90","min_stage":"council"}]"#), [Code::EParam]);
    }

    #[test]
    fn grades_leave_no_gap_and_can_all_be_reached() {
        let grades = |grades: &str| with(&format!(r#""grades":[{grades}]"#));
        assert_eq!(grades(r#"{"name_vi":"A","ge":"90"},{"name_vi":"B","ge":"70"},{"name_vi":"C","lt":"70"}"#), []);
        assert_eq!(grades(r#"{"name_vi":"A","gt":"90"},{"name_vi":"B","ge":"70","lt":"90"}"#), [Code::WBand]);
        assert_eq!(grades(r#"{"name_vi":"B","ge":"70"},{"name_vi":"A","ge":"90"}"#), [Code::WBand]);
        // The same threshold with and without a condition is no overlap.
        assert_eq!(grades(r#"{"name_vi":"A","ge":"90","requires_clean":true},{"name_vi":"B","ge":"90"}"#), []);
        let two_columns = |b: &str| {
            grades(&format!(
                r#"{{"name_vi":"A","ge":"90","by_class":{{"xã vùng cao":{{"ge":"85"}}}}}},
                    {{"name_vi":"B","ge":"70","by_class":{{"xã vùng cao":{{"ge":"{b}"}}}}}}"#
            ))
        };
        assert_eq!(two_columns("65"), []);
        assert_eq!(two_columns("87"), [Code::WBand]);
    }

    #[test]
    fn target_and_actual_have_one_unit_of_measure() {
        // scoring model C4
        let units = |actual: &str| {
            findings(&format!(
                r#"{{"criteria":[{{"code":"I","max":"10","kind":"ratio",
                    "inputs":[{{"field":"T","unit":"%"}},{{"field":"A","unit":"{actual}"}}]}}]}}"#
            ))
        };
        assert_eq!(units("%"), []);
        assert_eq!(units("vụ"), [Code::WUnit]);
    }

    #[test]
    fn a_bonus_without_any_cap_is_pointed_out() {
        let bonus = |group: &str, leaf: &str| {
            findings(&format!(
                r#"{{"criteria":[{{"code":"I","max":"10","kind":"direct"}},{{"code":"B","role":"bonus",{group}
                    "children":[{{"code":"B.1","kind":"count","params":{{"per":"1"{leaf}}}}}]}}]}}"#
            ))
        };
        assert_eq!(bonus("", ""), [Code::INoCap]);
        assert_eq!(bonus(r#""cap":"5","#, ""), []);
        assert_eq!(bonus("", r#","cap":"2""#), []);
    }

    #[test]
    fn a_source_says_what_it_takes() {
        let fed = |from: &str| {
            findings(&format!(
                r#"{{"criteria":[{{"code":"I","max":"10","kind":"count","params":{{"per":"1"}},
                    "inputs":[{{"field":"n","from":{from}}}]}}]}}"#
            ))
        };
        assert_eq!(fed(r#"{"achievements":{"kind":"sang_kien","take":"count"}}"#), []);
        assert_eq!(fed(r#"{"achievements":{"kind":"sang_kien","take":"sum:giá trị làm lợi"}}"#), []);
        assert_eq!(fed(r#"{"target":{"name":"PCI","take":"actual"}}"#), []);
        assert_eq!(fed(r#"{"round":{"name":"cap-xa-2026","take":"percent"}}"#), []);
        assert_eq!(fed(r#"{"target":{"take":"actual"}}"#), [Code::EParam]);
        assert_eq!(fed(r#"{"round":{"name":"cap-xa-2026","take":"count"}}"#), [Code::EParam]);
        assert_eq!(fed(r#"{"achievements":{"kind":"sang_kien","take":"sum:"}}"#), [Code::EParam]);
    }
}
