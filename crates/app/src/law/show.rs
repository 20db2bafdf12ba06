//! The catalogue as people read it: regimes, awards with their conditions, what else holds for them, and how surely each was
//! read.

use chrono::NaiveDate;
use domain::Fault;
use domain::law::{
    AmendedValue, Amendment, Award, Catalogue, Cite, Condition, Layer, LegalText, Node, Regime, RulePlace,
    SourceStatus, award_type_name,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::general::{LawGeneralRule, general};
use crate::Result;

/// A change of a rule by an officer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawAmendment {
    /// Whose rule it is now.
    pub layer: Layer,
    /// The same in words.
    pub layer_name: String,
    /// The day on which it was changed.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The officer.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The legal text that says so, as cited.
    pub document: String,
    /// Whether the officer compared the rule with the original.
    pub verified: bool,
    /// What was changed.
    pub values: Vec<AmendedValue>,
}

/// A rule's place, how surely it was read and where, and what officers changed of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawSource {
    /// `verified_text`, `secondary`, `memory`.
    #[ts(type = "string")]
    pub status: SourceStatus,
    /// The badge that stands beside it; none for what was checked.
    pub badge: Option<String>,
    /// Where the law says it, as an officer cites it.
    pub citation: String,
    /// Where it was read.
    pub read_at: Vec<String>,
    /// The place of the rule, by which it is corrected.
    pub rule: String,
    /// What officers changed of it, the earliest first.
    pub amendments: Vec<LawAmendment>,
}

/// The rules in force between two days.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawRegime {
    /// `r2024`.
    pub id: String,
    /// The law and the decree that make it.
    pub name: String,
    /// First day.
    pub from: String,
    /// Last day; none while it is in force.
    pub to: Option<String>,
    /// Its texts, as cited.
    pub texts: Vec<String>,
    /// What holds for dossiers on its borders.
    pub note: String,
    /// How surely it was read.
    pub source: LawSource,
}

/// A kind of subjects.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawSubjectKind {
    /// `ca_nhan`.
    pub id: String,
    /// In words.
    pub name: String,
}

/// An award in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawAward {
    /// `cstd_tinh`.
    pub id: String,
    /// As printed.
    pub name: String,
    /// Kinds of subjects, in words.
    pub subjects: Vec<String>,
    /// The same with their codes.
    pub subject_kinds: Vec<LawSubjectKind>,
    /// Loại hình, in words.
    pub types: Vec<String>,
    /// Ids of the regimes that know it.
    pub regimes: Vec<String>,
    /// How many conditions the catalogue holds for it.
    pub conditions: usize,
    /// How surely it was read.
    pub source: LawSource,
}

/// A legal text.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawText {
    /// Id that cites name.
    pub id: String,
    /// `Luật 06/2022/QH15`.
    pub name: String,
    /// Trích yếu.
    pub about: String,
    /// Date of issue.
    pub date: String,
    /// First day in force.
    pub from: String,
    /// Last day in force.
    pub to: Option<String>,
    /// How surely it was read.
    pub source: LawSource,
}

/// The whole catalogue at a glance.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawOverview {
    /// The day on which it was made.
    pub generated_on: String,
    /// What its user should know.
    pub notice: String,
    /// Regimes, the earliest first.
    pub regimes: Vec<LawRegime>,
    /// Awards, the highest first.
    pub awards: Vec<LawAward>,
    /// Legal texts.
    pub texts: Vec<LawText>,
    /// Rules that belong to no single award.
    pub general: Vec<LawGeneralRule>,
}

/// A node of a condition.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawNode {
    /// Its place in the tree: `n.2.1`.
    pub node_id: String,
    /// What it asks, as the catalogue names it.
    pub op: String,
    /// As the law says it.
    pub text: String,
    /// Whether it comes from a draft law.
    pub draft: bool,
    /// Whether a person has to look in any case.
    pub human_review: bool,
    /// How surely it was read.
    pub source: LawSource,
    /// The nodes under it.
    pub parts: Vec<LawNode>,
}

/// The conditions of an award for some subjects under a regime.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawCondition {
    /// `cstd_tinh.ca_nhan.cong_trang.r2024`.
    pub id: String,
    /// Id of the regime.
    pub regime: String,
    /// For whom, in words.
    pub subjects: Vec<String>,
    /// Loại hình, in words.
    pub type_name: String,
    /// The regime that it was copied from without being read again.
    pub carried_over_from: Option<String>,
    /// What else the catalogue says.
    pub note: Option<String>,
    /// The place of the whole, by which conditions are added to it.
    pub rule: String,
    /// The tree.
    pub tree: LawNode,
}

/// Which part of the law another rule of an award is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LawRuleKind {
    /// A ceiling.
    Quota,
    /// A vote.
    Vote,
    /// Money.
    Money,
    /// Documents of the dossier.
    Dossier,
    /// A deadline.
    Deadline,
}

/// Another rule of an award, in a sentence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawRule {
    /// Which part of the law.
    pub kind: LawRuleKind,
    /// The same in words.
    pub kind_name: String,
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// In a sentence.
    pub text: String,
    /// How surely it was read.
    pub source: LawSource,
}

/// An entry of the catalogue with all that belongs to it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LawEntry {
    /// An award.
    Award {
        /// The award.
        award: LawAward,
        /// Its conditions.
        conditions: Vec<LawCondition>,
        /// Its other rules.
        rules: Vec<LawRule>,
    },
    /// A condition.
    Condition {
        /// The condition.
        condition: LawCondition,
    },
    /// A regime.
    Regime {
        /// The regime.
        regime: LawRegime,
    },
    /// A legal text.
    Text {
        /// The text.
        text: LawText,
    },
}

/// Which entry.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LawEntryChoice {
    /// Id of an award, a condition, a regime or a legal text; an award's name.
    pub id: String,
}

/// The whole catalogue at a glance.
pub fn overview(catalogue: &Catalogue) -> LawOverview {
    LawOverview {
        generated_on: catalogue.generated_on.clone(),
        notice: catalogue.notice_vi.clone(),
        regimes: catalogue.regimes.iter().map(|regime| of_regime(catalogue, regime)).collect(),
        awards: catalogue.awards.iter().map(|award| of_award(catalogue, award)).collect(),
        texts: catalogue.documents.iter().map(|text| of_text(catalogue, text)).collect(),
        general: general(catalogue),
    }
}

/// An entry by its id; an award also by its name.
///
/// # Errors
/// `law.entry_unknown` when nothing has that id or name; `award.unknown_alike` with the nearest names.
pub fn entry(catalogue: &Catalogue, id: &str) -> Result<LawEntry> {
    if let Some(regime) = catalogue.regime(id) {
        return Ok(LawEntry::Regime { regime: of_regime(catalogue, regime) });
    }
    if let Some(condition) = catalogue.conditions.iter().find(|condition| condition.id == id) {
        return Ok(LawEntry::Condition { condition: of_condition(catalogue, condition) });
    }
    if let Some(text) = catalogue.documents.iter().find(|text| text.id == id || text.so_hieu == id) {
        return Ok(LawEntry::Text { text: of_text(catalogue, text) });
    }
    let award = super::resolve_award(catalogue, id).map_err(|error| match error {
        crate::Error::Fault(fault) if fault.code == "award.unknown" => {
            Fault::new("law.entry_unknown").with("id", id).into()
        }
        other => other,
    })?;
    let conditions = catalogue.conditions.iter().filter(|condition| condition.award == award.id);
    Ok(LawEntry::Award {
        conditions: conditions.map(|condition| of_condition(catalogue, condition)).collect(),
        rules: rules(catalogue, &award.id),
        award: of_award(catalogue, &award),
    })
}

/// The whole of a catalogue's JSON at a glance.
///
/// # Errors
/// `law.not_a_catalogue`.
pub fn overview_text(catalogue: &str) -> Result<LawOverview> {
    Ok(overview(&Catalogue::read(catalogue)?))
}

/// An entry of a catalogue's JSON.
///
/// # Errors
/// `law.not_a_catalogue`, `law.entry_unknown`.
pub fn entry_text(catalogue: &str, id: &str) -> Result<LawEntry> {
    entry(&Catalogue::read(catalogue)?, id)
}

/// A change as people read it.
pub(super) fn of_amendment(catalogue: &Catalogue, amendment: &Amendment) -> LawAmendment {
    let text = catalogue.documents.iter().find(|text| text.id == amendment.doc);
    LawAmendment {
        layer: amendment.layer,
        layer_name: amendment.layer.vietnamese().to_owned(),
        on: amendment.on,
        by: amendment.by.clone(),
        reason: amendment.reason.clone(),
        document: text.map_or_else(|| amendment.doc.clone(), |text| format!("{} {}", text.loai, text.so_hieu)),
        verified: amendment.verified,
        values: amendment.values.clone(),
    }
}

pub(super) fn source(
    catalogue: &Catalogue,
    place: &RulePlace,
    status: SourceStatus,
    cite: &[Cite],
    sources: &[String],
) -> LawSource {
    let rule = place.to_string();
    let amendments = catalogue.amendments_of(&rule).map(|one| of_amendment(catalogue, one)).collect();
    let citation = cite.iter().map(|cite| cite.vietnamese(&catalogue.documents)).collect::<Vec<_>>().join("; ");
    let read_at =
        |id: &String| catalogue.sources.iter().find(|source| &source.id == id).map(|source| source.place.clone());
    LawSource {
        status,
        badge: status.badge().map(str::to_owned),
        citation,
        read_at: sources.iter().filter_map(read_at).collect(),
        rule,
        amendments,
    }
}

fn of_regime(catalogue: &Catalogue, regime: &Regime) -> LawRegime {
    let texts = regime.basis_documents.iter().filter_map(|id| catalogue.documents.iter().find(|text| &text.id == id));
    LawRegime {
        id: regime.id.clone(),
        name: regime.name_vi.clone(),
        from: regime.effective_from.to_string(),
        to: regime.effective_to.map(|day| day.to_string()),
        texts: texts.map(|text| format!("{} {}", text.loai, text.so_hieu)).collect(),
        note: regime.transition_note.clone(),
        source: source(catalogue, &RulePlace::entry("regimes", &regime.id), regime.source_status, &[], &regime.sources),
    }
}

fn kind_names(catalogue: &Catalogue, codes: &[String]) -> Vec<String> {
    let kinds = &catalogue.vocab.subject_kinds;
    let name = |code: &String| kinds.iter().find(|kind| &kind.id == code).map_or(code, |kind| &kind.name_vi).clone();
    codes.iter().map(name).collect()
}

fn of_award(catalogue: &Catalogue, award: &Award) -> LawAward {
    LawAward {
        id: award.id.clone(),
        name: award.name_vi.clone(),
        subjects: kind_names(catalogue, &award.subject_kinds),
        subject_kinds: award
            .subject_kinds
            .iter()
            .map(|id| LawSubjectKind { id: id.clone(), name: kind_names(catalogue, std::slice::from_ref(id)).concat() })
            .collect(),
        types: award.award_types.iter().map(|code| award_type_name(code).to_owned()).collect(),
        regimes: award.regimes.clone(),
        conditions: catalogue.conditions.iter().filter(|condition| condition.award == award.id).count(),
        source: source(catalogue, &RulePlace::entry("awards", &award.id), award.source_status, &[], &award.sources),
    }
}

fn of_text(catalogue: &Catalogue, text: &LegalText) -> LawText {
    LawText {
        id: text.id.clone(),
        name: format!("{} {}", text.loai, text.so_hieu),
        about: text.trich_yeu.clone(),
        date: text.ngay.clone(),
        from: text.effective_from.clone(),
        to: text.effective_to.clone(),
        source: source(catalogue, &RulePlace::entry("documents", &text.id), text.source_status, &[], &text.sources),
    }
}

fn of_condition(catalogue: &Catalogue, condition: &Condition) -> LawCondition {
    let mut subjects = kind_names(catalogue, &condition.subject_kinds);
    subjects.extend(condition.subject_classes.iter().map(|class| domain::law::class_name(class).to_owned()));
    LawCondition {
        id: condition.id.clone(),
        regime: condition.regime.clone(),
        subjects,
        type_name: award_type_name(&condition.award_type).to_owned(),
        carried_over_from: condition.carried_over_from.clone(),
        note: condition.notes_vi.clone(),
        rule: RulePlace::entry("conditions", &condition.id).to_string(),
        tree: of_node(catalogue, &condition.id, &condition.tree),
    }
}

fn of_node(catalogue: &Catalogue, condition: &str, node: &Node) -> LawNode {
    LawNode {
        node_id: node.node_id.clone(),
        op: node.op_name().to_owned(),
        text: node.text_vi.clone(),
        draft: node.draft,
        human_review: node.human_review,
        source: source(
            catalogue,
            &RulePlace::node(condition, &node.node_id),
            node.source_status,
            &node.cite,
            &node.sources,
        ),
        parts: node.parts().iter().map(|part| of_node(catalogue, condition, part)).collect(),
    }
}

/// Ceilings, votes, money, dossiers and deadlines of an award.
fn rules(catalogue: &Catalogue, award: &str) -> Vec<LawRule> {
    let is_for = |awards: &[String]| awards.iter().any(|id| id == award);
    let mut rules = Vec::new();
    let mut add = |kind: LawRuleKind, regimes: &[String], text: String, source: LawSource| {
        let kind_name = match kind {
            LawRuleKind::Quota => "Khống chế",
            LawRuleKind::Vote => "Biểu quyết",
            LawRuleKind::Money => "Tiền thưởng",
            LawRuleKind::Dossier => "Hồ sơ",
            LawRuleKind::Deadline => "Thời hạn",
        };
        rules.push(LawRule { kind, kind_name: kind_name.to_owned(), regimes: regimes.to_vec(), text, source });
    };
    for quota in catalogue.quotas.iter().filter(|quota| quota.award == award) {
        let source =
            source(catalogue, &RulePlace::entry("quotas", &quota.id), quota.source_status, &quota.cite, &quota.sources);
        add(LawRuleKind::Quota, std::slice::from_ref(&quota.regime), quota.text_vi.clone(), source);
    }
    for vote in catalogue.voting.iter().filter(|vote| is_for(&vote.awards)) {
        let source =
            source(catalogue, &RulePlace::entry("voting", &vote.id), vote.source_status, &vote.cite, &vote.sources);
        add(LawRuleKind::Vote, std::slice::from_ref(&vote.regime), vote.text_vi.clone(), source);
    }
    for bonus in catalogue.bonus.iter().filter(|bonus| bonus.award == award) {
        let place = RulePlace::entry("bonus", format!("{}.{}.{}", bonus.award, bonus.subject_kind, bonus.regime));
        let source = source(catalogue, &place, bonus.source_status, &bonus.cite, &bonus.sources);
        let kind = kind_names(catalogue, std::slice::from_ref(&bonus.subject_kind)).join("");
        let multiple = domain::law::hundredths(bonus.multiple_x100);
        let note = bonus.notes_vi.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
        let text = format!("{kind}: {multiple} lần mức lương cơ sở.{note}");
        add(LawRuleKind::Money, std::slice::from_ref(&bonus.regime), text, source);
    }
    for dossier in catalogue.dossiers.iter().filter(|dossier| is_for(&dossier.awards)) {
        let source = source(
            catalogue,
            &RulePlace::entry("dossiers", &dossier.id),
            dossier.source_status,
            &dossier.cite,
            &dossier.sources,
        );
        let items = dossier
            .items
            .iter()
            .map(|item| if item.required { item.name_vi.clone() } else { format!("{} (nếu có)", item.name_vi) });
        let text = format!("{:02} bộ, gồm: {}.", dossier.copies, items.collect::<Vec<_>>().join("; "));
        add(LawRuleKind::Dossier, &dossier.regimes, text, source);
    }
    for deadline in catalogue.deadlines.iter().filter(|deadline| is_for(&deadline.awards)) {
        let source = source(
            catalogue,
            &RulePlace::entry("deadlines", &deadline.id),
            deadline.source_status,
            &deadline.cite,
            &deadline.sources,
        );
        add(LawRuleKind::Deadline, &deadline.regimes, deadline.text_vi.clone(), source);
    }
    rules
}
