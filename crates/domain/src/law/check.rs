//! What an officer should know about a catalogue before relying on it.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::catalogue::Catalogue;
use super::citation::SourceStatus;
use super::condition::{Condition, Leaf, Op};
use crate::scoring::Severity;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawFindingCode")]
pub enum FindingCode {
    /// The text is no catalogue that the program understands.
    NotUnderstood,
    /// Base salaries do not follow each other without gap.
    BaseSalaryGap,
    /// A regime has no rule for money.
    NoMoneyRule,
    /// A source or a legal text that is named does not exist.
    UnknownSource,
    /// A condition asks for the standard of an award that has no conditions.
    StandardUnknown,
    /// Nobody read the text.
    FromMemory,
    /// It comes from a draft.
    Draft,
    /// It was copied from an earlier regime without being read again.
    CarriedOver,
    /// The article is not known.
    ArticleUnknown,
    /// A condition can never be answered from facts.
    NeverAnswered,
    /// An award has no conditions, so nobody can be found eligible.
    NoConditions,
}

impl FindingCode {
    /// How grave: an error makes answers wrong, a warning makes them unsure, the rest is to be known.
    pub fn severity(self) -> Severity {
        match self {
            Self::NotUnderstood | Self::BaseSalaryGap => Severity::Error,
            Self::NoMoneyRule
            | Self::UnknownSource
            | Self::StandardUnknown
            | Self::FromMemory
            | Self::Draft
            | Self::NeverAnswered => Severity::Warning,
            Self::CarriedOver | Self::ArticleUnknown | Self::NoConditions => Severity::Info,
        }
    }
}

/// A finding with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(rename = "LawFinding")]
pub struct Finding {
    /// How grave.
    pub severity: Severity,
    /// What it is about.
    pub code: FindingCode,
    /// Where: id of an award or a condition, with the node; or the section.
    pub place: String,
    /// In a sentence.
    pub message: String,
}

impl Finding {
    fn new(code: FindingCode, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: code.severity(), code, place: place.into(), message: message.into() }
    }
}

/// What is to be known about a catalogue's text, the gravest first. A text that is no catalogue has one finding.
pub fn check_catalogue_text(json: &str) -> Vec<Finding> {
    match Catalogue::read(json) {
        Ok(catalogue) => findings(&catalogue),
        Err(fault) => {
            let detail = fault.params.get("detail").cloned().unwrap_or_default();
            let place = fault.place.field.unwrap_or_default();
            let message = format!("Chương trình không hiểu được chỗ này nên không dùng được danh mục: {detail}.");
            vec![Finding::new(FindingCode::NotUnderstood, place, message)]
        }
    }
}

/// Everything that a catalogue leaves open, the gravest first.
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        catalogue.conditions.iter().flat_map(|condition| of_condition(catalogue, condition)).collect();
    for award in &catalogue.awards {
        for regime in &award.regimes {
            if catalogue.conditions_of(&award.id, regime).next().is_none() {
                findings.push(Finding::new(
                    FindingCode::NoConditions,
                    format!("{}.{regime}", award.id),
                    format!("{}: chưa có tiêu chuẩn, mọi đề nghị đều cần xác nhận thêm.", award.name_vi),
                ));
            }
        }
    }
    findings.extend(of_money(catalogue));
    findings.extend(of_sources(catalogue));
    findings.sort();
    findings
}

fn of_money(catalogue: &Catalogue) -> Vec<Finding> {
    let mut salaries: Vec<_> = catalogue.base_salary.iter().collect();
    salaries.sort_by_key(|salary| salary.effective_from);
    let gaps = salaries.windows(2).filter_map(|pair| {
        let [earlier, later] = pair else { return None };
        let next = earlier.effective_to.and_then(|day| day.succ_opt());
        (next != Some(later.effective_from)).then(|| {
            let message =
                format!("Lương cơ sở {} đồng và {} đồng không nối liền nhau về ngày.", earlier.amount, later.amount);
            Finding::new(FindingCode::BaseSalaryGap, format!("base_salary.{}", later.effective_from), message)
        })
    });
    let without =
        catalogue.regimes.iter().filter(|regime| !catalogue.bonus_rules.iter().any(|rule| rule.regime == regime.id));
    let without = without.map(|regime| {
        let message = format!("Chưa có quy tắc tính tiền thưởng cho {}.", regime.name_vi);
        Finding::new(FindingCode::NoMoneyRule, format!("bonus_rules.{}", regime.id), message)
    });
    gaps.chain(without).collect()
}

/// Sources and legal texts that are named and do not exist.
fn of_sources(catalogue: &Catalogue) -> Vec<Finding> {
    let texts: BTreeSet<&str> = catalogue.documents.iter().map(|text| text.id.as_str()).collect();
    let sources: BTreeSet<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
    let mut findings = Vec::new();
    let mut look = |place: String, named: &[String], known: &BTreeSet<&str>, what: &str| {
        for id in named.iter().filter(|id| !known.contains(id.as_str())) {
            let message = format!("Không có {what} “{id}” trong danh mục.");
            findings.push(Finding::new(FindingCode::UnknownSource, place.clone(), message));
        }
    };
    for regime in &catalogue.regimes {
        look(format!("regimes.{}", regime.id), &regime.basis_documents, &texts, "văn bản");
        look(format!("regimes.{}", regime.id), &regime.sources, &sources, "nguồn");
    }
    for award in &catalogue.awards {
        look(format!("awards.{}", award.id), &award.sources, &sources, "nguồn");
    }
    for text in &catalogue.documents {
        look(format!("documents.{}", text.id), &text.sources, &sources, "nguồn");
    }
    for salary in &catalogue.base_salary {
        let place = format!("base_salary.{}", salary.effective_from);
        look(place.clone(), std::slice::from_ref(&salary.doc), &texts, "văn bản");
        look(place, &salary.sources, &sources, "nguồn");
    }
    for condition in &catalogue.conditions {
        for node in condition.tree.walk() {
            look(format!("{} {}", condition.id, node.node_id), &node.sources, &sources, "nguồn");
        }
    }
    findings
}

fn of_condition(catalogue: &Catalogue, condition: &Condition) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |code, place: String, message: String| findings.push(Finding::new(code, place, message));
    if let Some(from) = &condition.carried_over_from {
        let text = format!("Chép từ {from}; văn bản mới có thể đã sửa.");
        add(FindingCode::CarriedOver, condition.id.clone(), text);
    }
    for node in condition.tree.walk() {
        let place = format!("{} {}", condition.id, node.node_id);
        if node.source_status == SourceStatus::Memory {
            add(FindingCode::FromMemory, place.clone(), format!("Theo trí nhớ, phải đối chiếu: {}", node.text_vi));
        }
        if node.draft {
            add(FindingCode::Draft, place.clone(), format!("Theo dự thảo luật: {}", node.text_vi));
        }
        if node.cite.is_empty() || node.cite.iter().any(|cite| cite.dieu == "?") {
            add(FindingCode::ArticleUnknown, place.clone(), format!("Chưa rõ điều: {}", node.text_vi));
        }
        if let Op::Leaf(Leaf::MeetsStandard { award }) = &node.op
            && catalogue.conditions_of(award, &condition.regime).next().is_none()
        {
            let name = catalogue.award(award).map_or(award.as_str(), |award| &award.name_vi);
            let message = format!("Dựa vào tiêu chuẩn {name} mà danh mục chưa có: {}", node.text_vi);
            add(FindingCode::StandardUnknown, place.clone(), message);
        }
        let answered = match &node.op {
            Op::Leaf(Leaf::CollectiveRatio { award, .. } | Leaf::MembersWithAward { award, .. }) => {
                ["ldtt", "cstd_co_so"].contains(&award.as_str())
            }
            _ => true,
        };
        if !answered {
            let text = format!("Số liệu tập thể không ghi danh hiệu này: {}", node.text_vi);
            add(FindingCode::NeverAnswered, place, text);
        }
    }
    findings
}
