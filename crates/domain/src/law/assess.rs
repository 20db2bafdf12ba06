//! Whether a subject may be proposed for an award: the verdict, by article (law §2–§4).

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::catalogue::Catalogue;
use super::citation::{SourceStatus, cited};
use super::class;
use super::condition::{Condition, Leaf, Op, WindowRule, first_of};
use super::discipline;
use super::explanation::{Explained, Missing, Wanted};
use super::facts::{Facts, Grant, Span, Year};
use super::lockout::{LockoutKind, is_dissolved, is_for_years, same_achievement};
use super::regime::Regime;
use super::roadmap::{self, Outlook, Step};
use super::truth::Truth;
use super::undated::{self, Undated};
use crate::Fault;
use crate::evaluation::EvaluationLevel;
use crate::subject::SubjectKind;

/// From so many months of a year on, the unit that somebody left has its say (law §4).
const HALF_A_YEAR: u32 = 6;

/// What an examination comes to. The codes are the catalogue's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(rename = "EligibilityVerdict")]
pub enum Verdict {
    /// Đủ điều kiện.
    #[serde(rename = "du")]
    Eligible,
    /// Chưa đủ điều kiện.
    #[serde(rename = "khong_du")]
    NotEligible,
    /// A fact is missing that could decide either way.
    #[serde(rename = "can_xac_nhan")]
    NeedsReview,
    /// On hold while something is being looked into.
    #[serde(rename = "tam_dung")]
    OnHold,
    /// A rule across awards blocks it.
    #[serde(rename = "chan")]
    Blocked,
}

impl Verdict {
    /// As documents name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Eligible => "Đủ điều kiện",
            Self::NotEligible => "Chưa đủ điều kiện",
            Self::NeedsReview => "Cần xác nhận thêm",
            Self::OnHold => "Tạm dừng (đang xem xét)",
            Self::Blocked => "Không được đề nghị (quy tắc chặn)",
        }
    }

    fn of(truth: Truth) -> Self {
        match truth {
            Truth::Met => Self::Eligible,
            Truth::NotMet => Self::NotEligible,
            Truth::Unknown => Self::NeedsReview,
        }
    }
}

/// An examination with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EligibilityAssessment")]
pub struct Assessment {
    /// What it comes to.
    pub verdict: Verdict,
    /// The same as documents name it.
    pub verdict_name: String,
    /// The regime that was applied.
    pub regime: Option<String>,
    /// The condition of the catalogue that was applied; none where it has none.
    pub condition_id: Option<String>,
    /// Conditions that are not met.
    pub missing: Vec<Missing>,
    /// Conditions that are not known.
    pub unknown: Vec<Missing>,
    /// The first year for which it could be reached; none when no year can be named.
    pub earliest_year: Option<Year>,
    /// What the years until then have to bring.
    pub roadmap: Vec<Step>,
    /// What could bring that year nearer: awards of years before the record is complete, which nobody knows of. None where
    /// nothing could.
    pub sooner: Option<String>,
    /// Why it waits or is blocked, in sentences with their article.
    pub reasons: Vec<String>,
    /// Assumptions and what a person should look at.
    pub warnings: Vec<String>,
    /// The least sure of the rules that were applied.
    #[ts(type = "string | null")]
    pub worst_source_status: Option<SourceStatus>,
    /// The whole tree.
    pub explanation: Option<Explained>,
}

/// What an evaluation looks at.
pub(super) struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub regime: &'a Regime,
    pub facts: &'a Facts,
    pub received: NaiveDate,
    /// The year proposed for.
    pub ending: Year,
    /// The first year that counts after discipline.
    pub floor: Year,
    /// What is taken of decisions of which nobody knows whether they came before the receipt.
    pub undated: Undated<'a>,
    /// Years to come that are taken to go well; none for what is.
    pub outlook: Option<&'a Outlook>,
    /// Whether sentences are made.
    pub tells: bool,
}

impl Assessment {
    /// What keeps it from being eligible: where facts are missing those first, otherwise what is not met.
    pub fn lacks(&self) -> impl Iterator<Item = &Missing> {
        let (first, then) = match self.verdict {
            Verdict::NeedsReview => (&self.unknown, &self.missing),
            _ => (&self.missing, &self.unknown),
        };
        first.iter().chain(then)
    }

    /// Ids of the initiatives that it rests on, as [`Explained::initiatives`] finds them.
    pub fn initiatives(&self) -> BTreeSet<&str> {
        self.explanation.as_ref().map(Explained::initiatives).unwrap_or_default()
    }
}

impl<'a> Context<'a> {
    pub fn new(catalogue: &'a Catalogue, regime: &'a Regime, facts: &'a Facts, received: NaiveDate) -> Self {
        let ending = facts.proposal.ending_year;
        let mut context = Self {
            catalogue,
            regime,
            facts,
            received,
            ending,
            floor: Year::MIN,
            undated: Undated::Later,
            outlook: None,
            tells: true,
        };
        context.floor = discipline::floor(&context);
        context
    }

    /// A sentence, where sentences are made.
    pub fn say(&self, sentence: impl FnOnce() -> String) -> String {
        if self.tells { sentence() } else { String::new() }
    }

    /// What years to come have to bring, where that is asked.
    pub fn steps(&self, steps: impl FnOnce() -> Vec<Step>) -> Vec<Step> {
        if self.tells && self.outlook.is_some() { steps() } else { vec![] }
    }

    /// Whether the year looked at is still to come.
    pub fn is_ahead(&self) -> bool {
        self.outlook.is_some_and(|outlook| self.ending > outlook.since)
    }

    /// Whether a year to come is looked at, and this one lies before the year of the proposal.
    pub fn is_before_outlook(&self, year: Year) -> bool {
        self.is_ahead() && self.outlook.is_some_and(|outlook| year < outlook.since)
    }

    /// The years of a span that are still to come, up to the year looked at.
    pub fn years_ahead(&self, span: Span) -> Span {
        match self.outlook {
            Some(outlook) => Span { first: span.first.max(outlook.since + 1), last: span.last.min(self.ending) },
            None => Span { first: 1, last: 0 },
        }
    }

    /// The grants that count: decided when the dossier was received, and not revoked.
    pub fn grants(&self) -> impl Iterator<Item = &'a Grant> + use<'a> {
        let (received, undated) = (self.received, self.undated);
        let counts = move |grant: &Grant| grant.decision_date <= received || undated.is_before(grant, received);
        self.facts.grants.iter().filter(move |grant| !grant.revoked && counts(grant))
    }

    /// The first year from which grants of all these awards are recorded. Who looks at years to come counts on none that
    /// are not: what is recorded is taken for all that there is.
    pub fn complete_from(&self, awards: &[String]) -> Year {
        if self.outlook.is_some() { Year::MIN } else { self.facts.record_complete_from.of(awards) }
    }

    /// The evaluation of a year: as recorded, else of one to come the best.
    pub fn grade(&self, year: Year) -> Option<EvaluationLevel> {
        let is_ahead = self.outlook.is_some_and(|outlook| year > outlook.since);
        let hoped_for = is_ahead.then_some(EvaluationLevel::Excellently);
        self.facts.grades.get(&year).copied().or(hoped_for)
    }

    /// The years of achievement of a grant. Where the decision states none, those that end with the year of its issue (NĐ
    /// 98/2023 Điều 30.9).
    pub fn years_of(&self, grant: &Grant) -> Option<Span> {
        let award = self.catalogue.award(&grant.award);
        Some(grant.period.unwrap_or_else(|| {
            let last = grant.decision_date.year();
            Span { first: first_of(last, award.map_or(1, |award| award.period.years())), last }
        }))
    }

    /// The first year that counts after a grant.
    pub fn counting_start(&self, grant: &Grant) -> Year {
        match grant.period {
            Some(years) => years.last + 1,
            None if self.catalogue.counts_from_issue_year(&self.regime.id) => grant.decision_date.year(),
            None => grant.decision_date.year() + 1,
        }
    }

    /// Name of an award; its code when the catalogue does not have it.
    pub fn award_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.catalogue.award(id).map_or(id, |award| award.name_vi.as_str())
    }

    /// The conditions of an award for the subject under the regime.
    pub fn conditions(&self, award: &str, award_type: &str) -> Vec<&'a Condition> {
        let subject = &self.facts.subject;
        let class = subject.klass.as_deref();
        self.catalogue
            .conditions_of(award, &self.regime.id)
            .filter(|condition| condition.award_type == award_type && condition.is_for(&subject.kind, class))
            .collect()
    }
}

/// Examines a proposal.
///
/// # Errors
/// `award.unknown` and `law.subject_kind_unknown` with their fields.
pub fn assess(catalogue: &Catalogue, facts: &Facts) -> Result<Assessment, Fault> {
    let assessment = examined(catalogue, facts)?;
    Ok(Assessment { verdict_name: assessment.verdict.vietnamese().to_owned(), ..assessment })
}

fn examined(catalogue: &Catalogue, facts: &Facts) -> Result<Assessment, Fault> {
    let proposal = &facts.proposal;
    let award = catalogue.award(&proposal.award);
    let award =
        award.ok_or_else(|| Fault::new("award.unknown").with("name", &proposal.award).at_field("proposal.award"))?;
    let kinds = [SubjectKind::Person, SubjectKind::Unit, SubjectKind::Household];
    let kind = kinds.into_iter().find(|kind| kind.law_code() == facts.subject.kind).ok_or_else(|| {
        Fault::new("law.subject_kind_unknown").with("kind", &facts.subject.kind).at_field("subject.kind")
    })?;
    let mut warnings = Vec::new();
    let received = match (proposal.received_for_appraisal_at, proposal.evaluated_on) {
        (Some(received), _) => Some(received),
        (None, Some(evaluated)) => {
            warnings.push("Chưa có ngày tiếp nhận hồ sơ: tạm tính theo ngày xét.".to_owned());
            Some(evaluated)
        }
        (None, None) => None,
    };
    let Some(received) = received else {
        return Ok(undecided(None, "Chưa có ngày tiếp nhận hồ sơ nên chưa chọn được quy định áp dụng.".to_owned()));
    };
    let regimes = catalogue.regimes_for(received, proposal.evaluated_on);
    let Some(first) = regimes.first() else {
        let day = received.format("%d/%m/%Y");
        return Ok(undecided(None, format!("Danh mục không có quy định áp dụng cho ngày tiếp nhận {day}.")));
    };
    if !award.suits(kind) || !award.award_types.contains(&proposal.award_type) || !award.regimes.contains(&first.id) {
        let why = if !award.suits(kind) {
            format!("{} không tặng cho đối tượng này.", award.name_vi)
        } else if !award.regimes.contains(&first.id) {
            format!("Quy định áp dụng không có {}.", award.name_vi)
        } else {
            let kind = super::award_type_name(&proposal.award_type).to_lowercase();
            format!("{} không tặng theo loại {kind}.", award.name_vi)
        };
        let none = undecided(Some(first.id.clone()), why);
        return Ok(Assessment { verdict: Verdict::NotEligible, unknown: vec![], ..none });
    }

    let tried = regimes.iter().filter_map(|regime| Tried::of(Context::new(catalogue, regime, facts, received)));
    // The most favourable; of equals the one that applies first.
    let best = tried.collect::<Vec<_>>().into_iter().rev().max_by_key(|tried| tried.tree.truth);
    let context = Context::new(catalogue, first, facts, received);
    let Some(Tried { context, condition, tree, open }) = best else {
        let mut none = undecided(
            Some(first.id.clone()),
            format!("Danh mục chưa có tiêu chuẩn của {} cho đối tượng này; phải đối chiếu văn bản.", award.name_vi),
        );
        none.unknown = vec![no_conditions(&proposal.award, &none.reasons)];
        none.warnings = warnings;
        take_away(&context, &mut none);
        settle(&context, None, &mut none);
        return Ok(none);
    };
    let mut assessment = Assessment {
        verdict: Verdict::of(tree.truth),
        verdict_name: String::new(),
        regime: Some(context.regime.id.clone()),
        condition_id: Some(condition.id.clone()),
        missing: tree.missing(),
        unknown: open.into_iter().chain(tree.unknown()).collect(),
        earliest_year: None,
        roadmap: vec![],
        sooner: None,
        reasons: vec![],
        warnings,
        worst_source_status: Some(tree.worst_status()),
        explanation: None,
    };
    if proposal.award_type == "dot_xuat" {
        // The ground of a sudden commendation is looked at by itself, never by one answer for many.
        assessment.missing.iter_mut().chain(&mut assessment.unknown).for_each(|one| one.required = false);
    }
    // What is not recorded comes before what waits for a person's word alone.
    assessment.unknown.sort_by_key(Missing::waits_for_a_word);
    let taken_away = take_away(&context, &mut assessment);
    settle(&context, Some(condition), &mut assessment);
    warn(&context, condition, &tree, &mut assessment.warnings);
    look_ahead(&context, condition, if taken_away { Truth::NotMet } else { tree.truth }, &mut assessment);
    assessment.explanation = Some(tree);
    Ok(assessment)
}

/// The conditions of one regime with what was found.
struct Tried<'a> {
    context: Context<'a>,
    /// Of several the one that is most favourable; while the class of a person is not recorded the first.
    condition: &'a Condition,
    tree: Explained,
    /// That the class is not recorded, where that decides.
    open: Option<Missing>,
}

impl<'a> Tried<'a> {
    fn of(context: Context<'a>) -> Option<Self> {
        let proposal = &context.facts.proposal;
        let conditions = context.conditions(&proposal.award, &proposal.award_type);
        let mut trees: Vec<(&Condition, Explained)> =
            conditions.iter().map(|one| (*one, undated::explain(&context, &one.tree))).collect();
        if !class::is_open(&context, &conditions) {
            let (condition, tree) = trees.into_iter().rev().max_by_key(|(_, tree)| tree.truth)?;
            return Some(Self { context, condition, tree, open: None });
        }
        let truth = class::together(&context, &conditions, trees.iter().map(|(_, tree)| tree.truth));
        let (condition, mut tree) = trees.drain(..).next()?;
        let open = class::left_open(&mut tree, truth, condition);
        Some(Self { context, condition, tree, open })
    }
}

/// An answer where no conditions could be applied.
fn undecided(regime: Option<String>, why: String) -> Assessment {
    Assessment {
        verdict: Verdict::NeedsReview,
        verdict_name: String::new(),
        regime,
        condition_id: None,
        missing: vec![],
        unknown: vec![],
        earliest_year: None,
        roadmap: vec![],
        sooner: None,
        reasons: vec![why],
        warnings: vec![],
        worst_source_status: None,
        explanation: None,
    }
}

fn no_conditions(award: &str, reasons: &[String]) -> Missing {
    Missing {
        node_id: "n".to_owned(),
        have: None,
        need: None,
        have_years: None,
        need_years: None,
        from: None,
        citation: String::new(),
        text: reasons.join(" "),
        required: true,
        wanted: vec![Wanted::Conditions { award: award.to_owned() }],
    }
}

/// What sanctions take away, whether the tree asks for years or not. Where the tree does not fail by itself it is a condition
/// of its own that is not met; where it does, a reason beside. Whether the year is taken away.
fn take_away(context: &Context<'_>, assessment: &mut Assessment) -> bool {
    if !context.is_taken_away(&context.facts.proposal.award_type) {
        return false;
    }
    let Some(lockout) = context.catalogue.lockout(LockoutKind::RestartAfterDiscipline, &context.regime.id) else {
        return false;
    };
    let citation = cited(&lockout.cite, &context.catalogue.documents);
    let text = format!("Năm {} không được tính do kỷ luật.", context.ending);
    if assessment.verdict == Verdict::NotEligible {
        assessment.reasons.push(format!("{text} {} ({citation})", lockout.text_vi));
    } else {
        assessment.verdict = Verdict::NotEligible;
        assessment.missing.push(Missing {
            node_id: lockout.id.clone(),
            have: None,
            need: None,
            have_years: None,
            need_years: None,
            from: None,
            citation,
            text: format!("{} {text}", lockout.text_vi),
            required: true,
            wanted: vec![],
        });
    }
    true
}

/// Holds and blocks, which stand above the tree. An award that was already given for these very years is a block whatever
/// the tree says; one whose years only touch them is one where the tree has not already taken those years away.
fn settle(context: &Context<'_>, condition: Option<&Condition>, assessment: &mut Assessment) {
    let texts = &context.catalogue.documents;
    let reason = |kind: LockoutKind, what: &str| {
        let lockout = context.catalogue.lockout(kind, &context.regime.id);
        let cite = lockout.map(|lockout| cited(&lockout.cite, texts)).unwrap_or_default();
        if cite.is_empty() { what.to_owned() } else { format!("{what} ({cite})") }
    };
    if context.facts.pending_review {
        assessment.verdict = Verdict::OnHold;
        let what = "Đang xem xét kỷ luật hoặc có dấu hiệu vi phạm, khiếu nại, tố cáo đang xác minh: tạm dừng đến khi có kết luận.";
        assessment.reasons.push(reason(LockoutKind::PendingInvestigation, what));
    }
    if let Some(grant) = same_achievement(context, condition) {
        let years = context.years_of(grant).unwrap_or(Span::of(context.ending));
        let decided = grant.decided();
        let name = context.award_name(&grant.award);
        if is_for_years(context, condition) {
            let what = format!(
                "Thành tích giai đoạn {} đã được tặng {name} (quyết định {decided}); một thành tích chỉ khen một lần.",
                years.vietnamese()
            );
            if years.contains(context.ending) || assessment.verdict != Verdict::NotEligible {
                assessment.verdict = Verdict::Blocked;
            }
            assessment.reasons.push(reason(LockoutKind::SameAchievement, &what));
        } else {
            let kind = super::award_type_name(&grant.award_type).to_lowercase();
            assessment.warnings.push(format!(
                "Năm {} đã được tặng {name} loại {kind} (quyết định {decided}): kiểm tra có phải cùng một thành tích \
                 không; một thành tích chỉ khen một lần.",
                years.vietnamese()
            ));
        }
    }
    if is_dissolved(context) {
        assessment.verdict = Verdict::Blocked;
        let what = "Cơ quan, đơn vị đã giải thể trước ngày tiếp nhận hồ sơ.";
        assessment.reasons.push(reason(LockoutKind::DissolvedUnit, what));
    }
}

/// What is assumed of a decision that states no years: of a title of one year which it is, of another award the first year
/// that counts after it.
fn assumed_years(context: &Context<'_>, grant: &Grant) -> String {
    let of_one_year = context.catalogue.award(&grant.award).is_none_or(|award| award.period.years() == 1);
    let assumed = match context.years_of(grant) {
        Some(years) if of_one_year => format!("tạm tính là thành tích năm {}", years.vietnamese()),
        _ => format!("tạm tính từ năm {}", context.counting_start(grant)),
    };
    format!(
        "Quyết định {} tặng {} không ghi thời gian lập thành tích: {assumed}.",
        grant.decided(),
        context.award_name(&grant.award)
    )
}

/// The awards that a condition looks for in the award record, with those of the standards that it asks for.
fn looked_for<'a>(context: &Context<'a>, condition: &'a Condition, found: &mut BTreeSet<&'a str>) {
    for node in condition.tree.walk() {
        match &node.op {
            Op::Leaf(Leaf::MeetsStandard { award }) if found.insert(award) => {
                for standard in context.conditions(award, "cong_trang") {
                    looked_for(context, standard, found);
                }
            }
            Op::Leaf(leaf) => found.extend(leaf.awards()),
            Op::Within(WindowRule::Run { start_after, .. }, _) => {
                found.extend(start_after.iter().flat_map(|start| start.awards.iter().map(String::as_str)));
            }
            _ => {}
        }
    }
}

/// Assumptions that were made, and rules that are not sure.
fn warn(context: &Context<'_>, condition: &Condition, tree: &Explained, warnings: &mut Vec<String>) {
    let without_period: Vec<&Grant> = context.grants().filter(|grant| grant.period.is_none()).collect();
    if !without_period.is_empty() {
        let mut awards = BTreeSet::from([condition.award.as_str()]);
        looked_for(context, condition, &mut awards);
        let asked = without_period.into_iter().filter(|grant| awards.contains(grant.award.as_str()));
        warnings.extend(asked.map(|grant| assumed_years(context, grant)));
    }
    warnings.extend(discipline::without_end(context));
    let equals = context.catalogue.award(&context.facts.proposal.award).map(|award| award.equivalents.as_slice());
    let claimed = super::lockout::claimed_years(context, None);
    let other_channel = context.grants().filter(|grant| {
        equals.unwrap_or_default().contains(&grant.award)
            && context.years_of(grant).is_some_and(|years| years.overlaps(claimed))
    });
    for grant in other_channel {
        warnings.push(format!(
            "Đã được tặng {} theo kênh khác cho cùng thời gian: kiểm tra để không khen hai lần một thành tích.",
            context.award_name(&grant.award)
        ));
    }
    for moved in context.facts.moved.iter().filter(|moved| moved.months > 0) {
        let opinion =
            if moved.months >= HALF_A_YEAR { ", phải có ý kiến nhận xét của đơn vị cũ" } else { "" };
        warnings.push(format!(
            "Năm {} chuyển công tác từ {} ({:02} tháng của năm, đến ngày {}): đơn vị mới xét{opinion} (theo trí nhớ, phải đối chiếu \
             văn bản).",
            context.ending,
            moved.from,
            moved.months,
            moved.on.format("%d/%m/%Y")
        ));
    }
    for before in context.facts.subject.formed_from.iter().filter(|before| before.grants > 0) {
        let on = before.on.map(|day| format!(" ngày {}", day.format("%d/%m/%Y"))).unwrap_or_default();
        warnings.push(format!(
            "Đơn vị hình thành từ {}{on}, đã được khen thưởng {} lần: không tự tính cho đơn vị này, người thẩm định xem có được \
             kế thừa không.",
            before.label, before.grants
        ));
    }
    warnings.sort();
    warnings.dedup();
    if tree.rests_on_memory() {
        warnings.push("Có điều kiện ghi theo trí nhớ, phải đối chiếu văn bản gốc trước khi dùng.".to_owned());
    }
    if has_draft(tree) {
        warnings.push("Có điều kiện lấy theo dự thảo luật, phải đối chiếu văn bản ban hành.".to_owned());
    }
}

fn has_draft(tree: &Explained) -> bool {
    tree.draft || tree.parts.iter().chain(&tree.standard).any(has_draft)
}

/// The first year for which it could be reached, and what it takes, by what is recorded alone. What is not known to have
/// been given before the record is complete brings no year nearer; that it could is told beside.
fn look_ahead(context: &Context<'_>, condition: &Condition, truth: Truth, assessment: &mut Assessment) {
    if is_dissolved(context) {
        return;
    }
    let outlook = Outlook { since: context.ending, possible: RefCell::default() };
    let is_open = truth == Truth::Unknown && roadmap::as_recorded(context, &outlook) != Truth::NotMet;
    if (truth == Truth::Met || is_open) && assessment.verdict != Verdict::Blocked {
        assessment.earliest_year = Some(context.ending);
        return;
    }
    if let Some((year, steps)) = roadmap::earliest(context, &outlook) {
        assessment.earliest_year = Some(year);
        assessment.roadmap = steps;
    }
    let unknown = assessment.unknown.iter().flat_map(|missing| &missing.wanted).filter_map(|wanted| match wanted {
        Wanted::Grants { awards } => Some(awards.as_slice()),
        _ => None,
    });
    let unknown: Vec<&[String]> = unknown.chain(super::anchor::unrecorded(context, condition)).collect();
    assessment.sooner = roadmap::sooner(context, &unknown);
}
