//! A scheme in Vietnamese words, defaults included: what is printed about it, and what its versions are compared by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::leaf::{FieldKind, Limits};
use super::notes::said;
use super::plan::{Field, Leaf, Node, Plan};
use super::scheme::{
    Aggregate, Combine, Compare, DerivedBy, Evidence, Grade, GradeLimits, Missing, NaMode, NaWhen, Quota,
    QuotaRounding, QuotaTies, RankBy, RankOrder, Role, Source, Ties,
};
use crate::achievement::AchievementKind;
use crate::evaluation::EvaluationLevel;
use crate::number::Exact;

/// A scheme in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Description {
    /// The rules of the scheme as a whole.
    pub rules: Vec<Aspect>,
    /// Its criteria and groups, in printed order.
    pub criteria: Vec<CriterionWords>,
}

/// A criterion or a group in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CriterionWords {
    /// Code.
    pub code: String,
    /// Name.
    pub name_vi: String,
    /// How many groups stand above it.
    pub depth: usize,
    /// What holds for it.
    pub aspects: Vec<Aspect>,
}

/// One thing that holds: its name and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Aspect {
    /// "Điểm tối đa".
    pub name: String,
    /// "15".
    pub text: String,
}

impl Aspect {
    fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

impl Plan {
    /// The scheme in words; kinds of achievements by the names they have in the data file.
    pub fn description(&self, kinds: &[AchievementKind]) -> Description {
        let nodes = self.nodes.iter().filter(|node| !self.is_gate(node));
        Description { rules: rules(self), criteria: nodes.map(|node| criterion(self, node, kinds)).collect() }
    }

    /// Whether a node is the yes-or-no input of a gate.
    fn is_gate(&self, node: &Node) -> bool {
        self.gates.iter().any(|gate| gate.gate.when.is_empty() && gate.gate.code == node.criterion.code)
    }
}

fn rules(plan: &Plan) -> Vec<Aspect> {
    let scheme = &plan.scheme;
    let mut aspects = vec![
        Aspect::new("Tên bảng", scheme.name_vi.clone()),
        Aspect::new("Kỳ", scheme.period.clone()),
        Aspect::new("Làm tròn", rounding(plan)),
        Aspect::new("Tiêu chí không áp dụng", na_mode(scheme.na_default)),
        Aspect::new("Ô chưa nhập", missing(scheme.missing)),
        Aspect::new(
            "Các bước chấm",
            joined(plan.stages.iter().map(|stage| format!("{}{}", stage.name_vi, combine(stage.combine)))),
        ),
        Aspect::new(
            "Bước chấm quyết định",
            plan.precedence
                .iter()
                .filter_map(|stage| plan.stages.get(*stage))
                .map(|stage| stage.name_vi.as_str())
                .collect::<Vec<_>>()
                .join(", nếu chưa có thì "),
        ),
        Aspect::new(
            "Một thành tích ở hai tiêu chí",
            if scheme.achievement_once { "chỉ tính một lần" } else { "tính ở cả hai, có ghi chú" },
        ),
        Aspect::new("Chênh lệch giữa hai bước phải ghi lý do khi quá", said(&scheme.explain_over)),
        Aspect::new("Trần tổng điểm thưởng", or_none(&scheme.total.bonus_cap)),
        Aspect::new("Trần tổng điểm trừ", or_none(&scheme.total.deduction_cap)),
        Aspect::new("Tổng điểm thấp nhất", or_none(&scheme.total.min)),
        Aspect::new("Tổng điểm cao nhất", or_none(&scheme.total.max)),
        Aspect::new(
            "Thang điểm",
            scheme.total.scale.as_ref().map_or_else(|| "tổng điểm tối đa của các mục điểm chuẩn".to_owned(), said),
        ),
        Aspect::new("Xếp hạng", ranking(plan)),
        Aspect::new("Khi bằng điểm", ties(plan)),
    ];
    aspects.extend(
        scheme.grades.iter().map(|grade| Aspect::new(format!("Mức {}", grade.name_vi), grade_words(plan, grade))),
    );
    aspects.extend(scheme.quota.iter().map(|quota| {
        let better = if quota.or_better { " trở lên" } else { "" };
        Aspect::new(format!("Tỷ lệ khống chế mức {}{better}", grade_name(plan, &quota.grade)), quota_words(plan, quota))
    }));
    aspects.extend(plan.gates.iter().map(|gate| {
        let when = gate.condition_words(plan).map(|when| format!(" (khi {when})")).unwrap_or_default();
        Aspect::new(format!("Điều kiện {}", gate.gate.code), format!("{}{when}", gate.sentence(plan)))
    }));
    aspects
}

fn rounding(plan: &Plan) -> String {
    let rounding = &plan.scheme.rounding;
    let places = |places: Option<u32>| match places {
        None => "không làm tròn".to_owned(),
        Some(places) => format!("{places} số lẻ"),
    };
    format!(
        "tiêu chí {}, nhóm {}, tổng {}, tỷ lệ {}; 5 làm tròn lên",
        places(rounding.leaf),
        places(rounding.group),
        places(rounding.total),
        places(rounding.percent)
    )
}

fn ranking(plan: &Plan) -> String {
    let ranking = &plan.scheme.ranking;
    let order = match ranking.order {
        RankOrder::Desc => "cao xếp trước",
        RankOrder::Asc => "thấp xếp trước",
    };
    let compared = match ranking.compare {
        Compare::Rounded => "so sau khi làm tròn",
        Compare::Exact => "so trước khi làm tròn",
    };
    format!("theo {}, {order}, {compared}", rank_by(ranking.by))
}

fn ties(plan: &Plan) -> String {
    let ranking = &plan.scheme.ranking;
    let breaker = |breaker: &String| match breaker.as_str() {
        "fewer_deductions" => "điểm trừ ít hơn".to_owned(),
        "self_closer" => "tự chấm sát hơn".to_owned(),
        more => format!("{} cao hơn", tie_breaker(more)),
    };
    let shared = match ranking.ties {
        Ties::Competition => "đồng hạng (1, 2, 2, 4)",
        Ties::Dense => "đồng hạng (1, 2, 2, 3)",
        Ties::Fractional => "đồng hạng (1, 2,5, 2,5, 4)",
    };
    ranking.tie_breakers.iter().map(breaker).chain([shared.to_owned()]).collect::<Vec<_>>().join("; rồi ")
}

/// What a tie-breaker compares.
fn tie_breaker(breaker: &str) -> String {
    match breaker {
        "higher_bonus" => "điểm thưởng".to_owned(),
        "fewer_deductions" => "điểm trừ".to_owned(),
        "self_closer" => "tự chấm sát với điểm chốt".to_owned(),
        code => format!("điểm mục {code}"),
    }
}

/// All that tie-breakers compare, in order: "điểm mục C1, điểm thưởng".
pub(super) fn tie_breakers(plan: &Plan) -> String {
    plan.scheme.ranking.tie_breakers.iter().map(|breaker| tie_breaker(breaker)).collect::<Vec<_>>().join(", ")
}

pub(super) fn grade_words(plan: &Plan, grade: &Grade) -> String {
    let limits = |limits: GradeLimits| Limits::from(limits).words();
    let by = grade.by.filter(|by| *by != plan.scheme.ranking.by).map(|by| format!(" ({})", rank_by(by)));
    let mut words = limits(grade.limits(None)) + &by.unwrap_or_default();
    for (class, own) in &grade.by_class {
        words.push_str(&format!("; đơn vị loại {class}: {}", limits(own.clone())));
    }
    if grade.requires_clean {
        words.push_str("; không bị trừ điểm");
    }
    if grade.requires_no_zero {
        words.push_str("; không có tiêu chí 0 điểm");
    }
    let stage = grade.min_stage.as_deref().and_then(|stage| plan.stage_of(stage).ok());
    if let Some(stage) = stage.and_then(|stage| plan.stages.get(stage)) {
        words.push_str(&format!("; đã chấm xong bước {}", stage.name_vi));
    }
    words
}

/// The name of a grade that is named by its code or its name.
fn grade_name<'a>(plan: &'a Plan, key: &'a str) -> &'a str {
    let is_meant = |grade: &&Grade| grade.code.as_deref() == Some(key);
    plan.scheme.grades.iter().find(is_meant).map_or(key, |grade| grade.name_vi.as_str())
}

fn quota_words(plan: &Plan, quota: &Quota) -> String {
    let limit = match (&quota.share, quota.count) {
        (Some(share), _) => format!("không quá {} %", said(&(share * &Exact::HUNDRED))),
        (None, count) => format!("không quá {} đơn vị", count.unwrap_or(0)),
    };
    let base = match (&quota.of, quota.base) {
        (Some(of), _) => format!(" số đơn vị mức {} trở lên", grade_name(plan, of)),
        (None, Some(base)) => format!(" của {base} đơn vị"),
        (None, None) if quota.share.is_some() => " số đơn vị".to_owned(),
        (None, None) => String::new(),
    };
    let round = match quota.round {
        QuotaRounding::Floor => "làm tròn xuống",
        QuotaRounding::Ceil => "làm tròn lên",
        QuotaRounding::HalfUp => "5 làm tròn lên",
    };
    let ties = match quota.ties {
        QuotaTies::ExcludeAllTied => "bằng điểm ở ngưỡng thì không lấy đơn vị nào",
        QuotaTies::IncludeAllTied => "bằng điểm ở ngưỡng thì lấy tất cả",
        QuotaTies::CouncilDecides => "bằng điểm ở ngưỡng thì Hội đồng chọn",
    };
    format!("{limit}{base}, {round}; {ties}")
}

fn criterion(plan: &Plan, node: &Node, kinds: &[AchievementKind]) -> CriterionWords {
    let own = &node.criterion;
    let parent = node.parent.and_then(|parent| plan.nodes.get(parent));
    let mut aspects = vec![Aspect::new("Tên", own.name_vi.clone())];
    match parent {
        None => aspects.push(Aspect::new("Loại điểm", role(node.role))),
        Some(parent) => aspects.push(Aspect::new("Thuộc mục", parent.criterion.code.clone())),
    }
    if let Some(max) = &own.max {
        aspects.push(Aspect::new("Điểm tối đa", said(&max.abs())));
    }
    let optional = [("Điểm thấp nhất", &own.min), ("Trần", &own.cap), ("Sàn", &own.floor), ("Trọng số", &own.weight)];
    let stated = |(name, value): (&str, &Option<Exact>)| Some(Aspect::new(name, said(value.as_ref()?)));
    aspects.extend(optional.into_iter().filter_map(stated));
    match node.leaf.and_then(|leaf| plan.leaves.get(leaf)) {
        None => aspects.push(Aspect::new("Cách tính của nhóm", aggregate(own.aggregate))),
        Some(leaf) => aspects.extend(leaf_aspects(leaf, kinds)),
    }
    let evidence = match own.evidence {
        Evidence::None => None,
        Evidence::Optional => Some("nên có"),
        Evidence::Required => Some("bắt buộc"),
    };
    if let Some(evidence) = evidence {
        let documents = joined(own.evidence_docs.iter().cloned());
        let documents = if documents.is_empty() { documents } else { format!(": {documents}") };
        aspects.push(Aspect::new("Minh chứng", format!("{evidence}{documents}")));
    }
    if let Some(guide) = &own.guide_vi {
        aspects.push(Aspect::new("Hướng dẫn", guide.clone()));
    }
    CriterionWords { code: own.code.clone(), name_vi: own.name_vi.clone(), depth: depth(plan, node), aspects }
}

fn leaf_aspects(leaf: &Leaf, kinds: &[AchievementKind]) -> Vec<Aspect> {
    let mut aspects = vec![
        Aspect::new("Cách chấm", leaf.rule.words()),
        Aspect::new("Số liệu nhập", joined(leaf.fields.iter().map(|own| field(own, kinds)))),
    ];
    let negative = leaf.fields.iter().filter(|field| field.allow_negative && field.kind == FieldKind::Number);
    let negative: Vec<String> = negative.map(|field| field.label.clone()).collect();
    if !negative.is_empty() {
        aspects.push(Aspect::new("Nhận số âm", negative.join("; ")));
    }
    if !leaf.derived.is_empty() {
        aspects.push(Aspect::new("Số liệu suy ra", joined(leaf.derived.iter().map(|derived| derived.words(leaf)))));
    }
    let by_rule = leaf.na_when.iter().map(|when| match when {
        NaWhen::NoTarget => "tự nhận ra khi không được giao chỉ tiêu",
        NaWhen::ZeroTarget => "tự nhận ra khi chỉ tiêu và kết quả cùng bằng 0",
    });
    let na = [na_mode(leaf.na_mode)].into_iter().chain(by_rule);
    aspects.push(Aspect::new("Khi không áp dụng", na.collect::<Vec<_>>().join("; ")));
    aspects.push(Aspect::new("Khi chưa nhập", missing(leaf.missing)));
    let places = leaf.places.map_or_else(|| "không làm tròn".to_owned(), |places| format!("{places} số lẻ"));
    aspects.push(Aspect::new("Làm tròn", places));
    if leaf.allow_over_cap {
        aspects.push(Aspect::new("Điều chỉnh", "được vượt trần"));
    }
    aspects
}

fn field(field: &Field, kinds: &[AchievementKind]) -> String {
    let unit = field.unit.as_ref().filter(|unit| !field.label.contains(unit.as_str()));
    let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
    let kind = match &field.kind {
        FieldKind::Flag => ", đạt/không đạt",
        FieldKind::Choice(_) => ", chọn mức",
        FieldKind::Number => "",
    };
    let source = field.from.as_ref().map(|from| format!(", lấy từ {}", source(from, kinds))).unwrap_or_default();
    format!("{}{unit}{kind}{source}", field.label)
}

fn source(source: &Source, kinds: &[AchievementKind]) -> String {
    let (what, query) = match source {
        Source::Achievements(query) => ("thành tích", query),
        Source::Initiatives(query) => ("sáng kiến", query),
        Source::Target(query) => ("chỉ tiêu của phong trào", query),
        Source::Evaluations(query) => ("xếp loại hằng năm", query),
        Source::LateReports(query) => ("báo cáo trễ", query),
        Source::Round(query) => ("kỳ chấm đã khóa trong năm theo bảng tiêu chí", query),
    };
    let named = |name: Option<&str>| name.map(|name| format!(" “{name}”")).unwrap_or_default();
    let kind = query.kind.as_deref().map(|code| match source {
        Source::Evaluations(_) => EvaluationLevel::read(code).map_or(code, |level| level.vietnamese()),
        _ => kinds.iter().find(|kind| kind.code == code).map_or(code, |kind| &kind.name),
    });
    let take = match query.take.split_once(':') {
        Some((_, figure)) => format!("cộng số liệu {figure}"),
        None => match query.take.as_str() {
            "target" => "số giao".to_owned(),
            "actual" => "số thực hiện".to_owned(),
            "total" => "tổng điểm".to_owned(),
            "percent" => "tỷ lệ điểm".to_owned(),
            _ => "số lượng".to_owned(),
        },
    };
    format!("{what}{}{} ({take})", named(kind), named(query.name.as_deref()))
}

fn depth(plan: &Plan, node: &Node) -> usize {
    node.parent.and_then(|parent| plan.nodes.get(parent)).map_or(0, |parent| 1 + depth(plan, parent))
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join("; ")
}

fn or_none(value: &Option<Exact>) -> String {
    value.as_ref().map_or_else(|| "không giới hạn".to_owned(), said)
}

/// How several values become one, as printed.
pub(super) fn derived_by(by: DerivedBy) -> &'static str {
    match by {
        DerivedBy::Sum => "tổng",
        DerivedBy::Rate => "tỷ lệ phần trăm",
        DerivedBy::PerHead => "bình quân",
        DerivedBy::Average => "trung bình các kỳ",
        DerivedBy::Last => "kỳ gần nhất",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Base => "điểm chuẩn",
        Role::Bonus => "điểm thưởng",
        Role::Deduction => "điểm trừ",
        Role::Info => "thông tin, không tính điểm",
    }
}

pub(super) fn rank_by(by: RankBy) -> &'static str {
    match by {
        RankBy::Percent => "tỷ lệ phần trăm",
        RankBy::Total => "tổng điểm",
        RankBy::Base => "điểm chuẩn",
    }
}

fn aggregate(aggregate: Aggregate) -> &'static str {
    match aggregate {
        Aggregate::Sum => "cộng các mục con",
        Aggregate::Weighted => "theo trọng số của các mục con",
        Aggregate::Average => "trung bình các mục con có điểm",
        Aggregate::Max => "mục con cao nhất",
        Aggregate::Min => "mục con thấp nhất",
    }
}

fn na_mode(mode: NaMode) -> &'static str {
    match mode {
        NaMode::LeaveDenominator => "rời mẫu số",
        NaMode::Full => "tính điểm tối đa",
        NaMode::Zero => "tính 0 điểm",
        NaMode::Redistribute => "quy đổi cho các tiêu chí khác của mục",
        NaMode::Average => "lấy bình quân các tiêu chí khác",
    }
}

fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::ZeroAndReport => "tính 0, thứ hạng là tạm tính",
        Missing::Block => "chưa có tổng điểm",
        Missing::Full => "không phát sinh thì không trừ",
        Missing::Zero => "tính 0",
    }
}

fn combine(combine: Combine) -> &'static str {
    match combine {
        Combine::Single => "",
        Combine::Mean => " (trung bình cộng các người chấm)",
        Combine::Median => " (trung vị các người chấm)",
        Combine::TrimmedMean => " (trung bình, bỏ điểm cao nhất và thấp nhất)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    #[test]
    fn sources_are_named_as_offices_name_them() {
        let from = |from: &str| {
            let scheme = format!(
                r#"{{"criteria":[{{"code":"1","max":"9","kind":"count","params":{{"per":"1"}},"inputs":[{{"field":"n","from":{from}}}]}}]}}"#
            );
            let kinds = [AchievementKind {
                code: "bai_bao".to_owned(),
                name: "Bài báo".to_owned(),
                ..AchievementKind::default()
            }];
            let words = Trial::scheme(&scheme).plan.description(&kinds);
            let inputs = words.criteria[0].aspects.iter().find(|aspect| aspect.name == "Số liệu nhập").unwrap();
            inputs.text.split_once("lấy từ ").unwrap().1.to_owned()
        };
        assert_eq!(from(r#"{"achievements":{"kind":"bai_bao","take":"count"}}"#), "thành tích “Bài báo” (số lượng)");
        assert_eq!(
            from(r#"{"evaluations":{"kind":"HTXS","take":"count"}}"#),
            "xếp loại hằng năm “Hoàn thành xuất sắc nhiệm vụ” (số lượng)"
        );
        assert_eq!(
            from(r#"{"target":{"name":"PCI","take":"actual"}}"#),
            "chỉ tiêu của phong trào “PCI” (số thực hiện)"
        );
    }
}
