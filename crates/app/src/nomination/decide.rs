//! The decision on passed lines is signed: each becomes a line of the award record, all in one operation.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::Fault;
use domain::date::PartialDate;
use domain::grant::{Grant, GrantState};
use domain::id::{AchievementId, BatchId, GrantId, NominationId};
use domain::law::{Assessment, Catalogue, GivenAward, Reward, Span, Verdict, dong, rewards};
use domain::nomination::{Batch, Decision, Nomination, Progress, State};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::subject::Whose;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::authority;
use super::batch::{find as find_batch, refuse_closed};
use super::verdicts::Examiner;
use crate::command::Registry;
use crate::eligibility::Known;
use crate::{Context, Error, Result};

/// A decision on lines of a batch.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BatchDecision {
    /// The batch.
    pub id: BatchId,
    /// The decision.
    #[serde(flatten)]
    #[ts(flatten)]
    pub decision: Decision,
    /// Only the lines of these awards, by id or name; all passed ones when absent.
    #[serde(default)]
    pub awards: Option<Vec<String>>,
    /// Only these of the passed lines.
    #[serde(default)]
    pub lines: Option<Vec<NominationId>>,
    /// Whether lines are written whose award the one who decides cannot give by the catalogue.
    #[serde(default)]
    pub beyond_authority: bool,
    /// Whether a date of the decision after today was looked at.
    #[serde(default)]
    pub date_ahead: bool,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// It is written into the award record.
    Granted,
    /// It stands there already, by the same decision.
    Known,
    /// Nobody has said which record it is about.
    Unmatched,
    /// The law holds or blocks it today.
    Held,
    /// Another authority decides its award.
    OfAnother,
}

impl DecisionOutcome {
    fn vietnamese(self) -> &'static str {
        match self {
            Self::Granted => "Ghi vào sổ khen thưởng",
            Self::Known => "Đã có trong sổ",
            Self::Unmatched => "Chưa nối với hồ sơ",
            Self::Held => "Chưa ghi được",
            Self::OfAnother => "Thẩm quyền khác",
        }
    }
}

/// A line with what the decision makes of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecidedLine {
    /// The line.
    pub id: NominationId,
    /// Its place, from 1.
    pub position: u32,
    /// The name as submitted.
    pub name: String,
    /// The unit as submitted.
    pub unit: String,
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// The years of achievement: `2023–2025`; empty while no record is matched.
    pub years: String,
    /// Reward money in đồng; none where the catalogue has none.
    #[ts(type = "number | null")]
    pub bonus: Option<u64>,
    /// What becomes of it.
    pub outcome: DecisionOutcome,
    /// The same in words.
    pub outcome_name: String,
    /// Why it is left out, what stands against it by the facts of today, or why its money is what it is.
    pub why: String,
    /// Whether it is written although it is not eligible, or not surely, by the facts of today.
    pub doubtful: bool,
    /// Codes of the initiatives that it rests on and that are noted with it, so that none serves twice.
    pub initiatives: Vec<String>,
}

/// What a decision comes to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionResult {
    /// The lines that it concerns, in the order of submission.
    pub items: Vec<DecidedLine>,
    /// How many are written into the award record.
    pub granted: u32,
    /// How many stand there already.
    pub known: u32,
    /// How many are left out.
    pub left_out: u32,
    /// How many are for another authority to decide, each in words: `Thủ tướng Chính phủ: 02 dòng`; those that are written
    /// all the same too.
    pub of_others: Vec<String>,
    /// Whether the date of the decision is after today.
    pub is_ahead: bool,
    /// How many are written although they are not eligible, or not surely, by the facts of today.
    pub doubtful: u32,
    /// Reward money of those that are written, in đồng.
    #[ts(type = "number")]
    pub total: u64,
    /// Who decides these awards as the catalogue has it, to choose from.
    pub authorities: Vec<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.decide_preview", preview);
    registry.change("batch.decide", decide);
}

/// What a decision would come to; whatever is not said yet is taken for today's.
fn preview(context: &Context<'_>, request: BatchDecision) -> Result<DecisionResult> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let day =
        request.decision.date.unwrap_or(today).last_day().ok_or_else(|| Fault::new("batch.decision_date_missing"))?;
    context.read(|conn| {
        let batch = find_batch(conn, request.id)?;
        let mut known = Known::load(conn, Whose::Batch(request.id))?;
        let mut planning = Planning { catalogue: &catalogue, known: &mut known, batch: &batch, today };
        let lines = planning.lines(conn, &request, day)?;
        Ok(told(&planning.examiner(), &request, &lines))
    })
}

/// Writes the passed lines of a batch into the award record. Lines without a record and lines that are held are left out
/// and told; one that stands in the record already is not written again.
///
/// # Errors
/// The faults of [`Decision::checked`]; `batch.decision_date_ahead` for a date after today that nobody looked at; `award.unknown`, `batch.closed`, `batch.nothing_to_decide`,
/// `batch.none_decidable`.
pub fn decide(context: &Context<'_>, mut request: BatchDecision) -> Result<OpOutput<DecisionResult>> {
    let (decision, day) = request.decision.checked().map_err(Error::Faults)?;
    request.decision = decision;
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    if !request.date_ahead && today.last_day().is_some_and(|today| day > today) {
        let fault = Fault::new("batch.decision_date_ahead").with("date", PartialDate::from_date(day).vietnamese());
        return Err(fault.with("today", today.vietnamese()).at_field("date").into());
    }
    let name = context.read(|conn| find_batch(conn, request.id))?.name;
    let label = format!("Ghi quyết định {} vào sổ khen thưởng: {name}", request.decision.number);
    context.transact(Op::new("batch.decide", label), |tx| {
        refuse_closed(tx, request.id)?;
        let batch = find_batch(tx, request.id)?;
        let mut known = Known::load(tx, Whose::Batch(request.id))?;
        let mut planning = Planning { catalogue: &catalogue, known: &mut known, batch: &batch, today };
        let lines = planning.lines(tx, &request, day)?;
        let result = told(&planning.examiner(), &request, &lines);
        if lines.is_empty() {
            return Err(Fault::new("batch.nothing_to_decide").with("name", &name).into());
        }
        if result.granted == 0 && result.known == 0 {
            return Err(Fault::new("batch.none_decidable").with("count", result.left_out).into());
        }
        for Planned { line, id, progress, outcome, grant, .. } in lines {
            let (Some(grant), false) = (grant, progress.grant.is_some()) else { continue };
            let grant_id = match outcome {
                DecisionOutcome::Granted => {
                    let grant = grant.checked().map_err(Error::Faults)?;
                    crate::grant::write(tx, &catalogue, &grant, &line.submitted.name)?
                }
                DecisionOutcome::Known => grant.id.ok_or_else(|| Fault::new("grant.unknown"))?,
                DecisionOutcome::Unmatched | DecisionOutcome::Held | DecisionOutcome::OfAnother => continue,
            };
            let progress = Progress { state: State::Decided, grant: Some(grant_id), ..progress };
            store::nomination::save_progress(tx, request.id, id, &progress)?;
        }
        Ok(result)
    })
}

/// A line with what a decision makes of it.
struct Planned {
    line: Nomination,
    id: NominationId,
    progress: Progress,
    outcome: DecisionOutcome,
    /// The line of the record that it becomes or is.
    grant: Option<Grant>,
    reward: Option<Reward>,
    why: String,
    is_doubtful: bool,
    /// Who decides its award, where the one who is named cannot.
    of_another: Option<String>,
}

impl Planned {
    /// Says one more thing about it.
    fn tell(&mut self, more: &str) {
        if !self.why.is_empty() {
            self.why.push(' ');
        }
        self.why.push_str(more);
    }
}

/// What a decision is planned with.
struct Planning<'a> {
    catalogue: &'a Catalogue,
    /// Initiatives that one line rests on have served for the lines after it.
    known: &'a mut Known,
    batch: &'a Batch,
    today: PartialDate,
}

impl Planning<'_> {
    fn examiner(&self) -> Examiner<'_> {
        Examiner { catalogue: self.catalogue, hash: "", known: &*self.known, batch: self.batch, today: self.today }
    }

    /// The lines that a decision concerns: passed ones, and those that it already decided.
    fn lines(&mut self, conn: &Connection, request: &BatchDecision, day: NaiveDate) -> Result<Vec<Planned>> {
        let wanted = request.awards.iter().flatten();
        let wanted = wanted.map(|award| Ok(crate::law::resolve_award(self.catalogue, award)?.id));
        let wanted = wanted.collect::<Result<BTreeSet<String>>>()?;
        let progress = store::nomination::progress(conn, request.id)?;
        let mut planned = Vec::new();
        for line in store::nomination::lines(conn, request.id)? {
            let Some(id) = line.id else { continue };
            let own = progress.get(&id).cloned().unwrap_or_default();
            let is_meant = (request.awards.is_none() || wanted.contains(&line.award))
                && request.lines.as_ref().is_none_or(|lines| lines.contains(&id));
            if !is_meant {
                continue;
            }
            let Some(line) = one(&self.examiner(), &request.decision, line, id, own)? else { continue };
            let line = by_authority(&self.examiner(), request, line);
            if let (DecisionOutcome::Granted, Some(grant)) = (line.outcome, &line.grant) {
                for initiative in &grant.initiatives {
                    self.known.serve(*initiative, &grant.award);
                }
            }
            planned.push(line);
        }
        reward(&self.examiner(), &mut planned, day);
        Ok(planned)
    }
}

/// A line that would be written and whose award is for another to decide: left out, unless that was looked at.
fn by_authority(examiner: &Examiner<'_>, request: &BatchDecision, mut planned: Planned) -> Planned {
    if planned.outcome != DecisionOutcome::Granted {
        return planned;
    }
    let Some(other) = authority::of_another(examiner, &planned.line, &request.decision.authority) else {
        return planned;
    };
    planned.tell(&format!("Thuộc thẩm quyền quyết định của {other}."));
    if request.beyond_authority {
        planned.is_doubtful = true;
    } else {
        planned.outcome = DecisionOutcome::OfAnother;
        planned.is_doubtful = false;
    }
    planned.of_another = Some(other);
    planned
}

/// A line by itself; none where the decision is not about it.
fn one(
    examiner: &Examiner<'_>,
    decision: &Decision,
    line: Nomination,
    id: NominationId,
    progress: Progress,
) -> Result<Option<Planned>> {
    let plan = |outcome, grant, why: String, line: Nomination, progress: Progress| {
        Ok(Some(Planned {
            line,
            id,
            progress,
            outcome,
            grant,
            reward: None,
            why,
            is_doubtful: false,
            of_another: None,
        }))
    };
    if let Some(grant) = progress.grant {
        let own = recorded(examiner.known, &line, grant);
        let number =
            |own: &&Grant| Grant { decision_number: decision.number.clone(), ..(*own).clone() }.key() == own.key();
        let same = own.filter(number).cloned();
        return match same {
            Some(grant) => {
                let why = withdrawn(&grant).unwrap_or_default();
                plan(DecisionOutcome::Known, Some(grant), why, line, progress)
            }
            None => Ok(None),
        };
    }
    if !progress.awaits_decision() {
        return Ok(None);
    }
    let (Some(subject), Some(assessment)) = (line.subject, examiner.examine(&line)?) else {
        let why = "Dòng mới chỉ có tên ghi trên giấy: nối với hồ sơ rồi ghi quyết định lại.".to_owned();
        return plan(DecisionOutcome::Unmatched, None, why, line, progress);
    };
    let years = assessment.achievement_years(examiner.catalogue, &line.award, examiner.year(&line).into());
    let grant = Grant {
        initiatives: rested_on(examiner, subject, &assessment),
        ..granted(examiner, decision, &line, subject, years)
    };
    let same = examiner.known.grants_of(subject).iter().find(|other| other.key() == grant.key());
    if let Some(same) = same.cloned() {
        return match withdrawn(&same) {
            None => plan(DecisionOutcome::Known, Some(same), String::new(), line, progress),
            Some(why) => plan(DecisionOutcome::Held, Some(grant), why, line, progress),
        };
    }
    // What the council passed and was decided long ago is written down whatever the facts of today say.
    let verdict = Some(assessment.verdict);
    if progress.state != State::Decided && progress.state.advance(State::Decided, verdict, "").is_err() {
        let why = assessment.reasons.join(" ");
        return plan(DecisionOutcome::Held, Some(grant), why, line, progress);
    }
    let doubt = doubt(&assessment);
    let is_doubtful = doubt.is_some();
    let planned = plan(DecisionOutcome::Granted, Some(grant), doubt.unwrap_or_default(), line, progress)?;
    Ok(planned.map(|planned| Planned { is_doubtful, ..planned }))
}

/// What stands against a passed line by the facts of today; none where it is eligible.
fn doubt(assessment: &Assessment) -> Option<String> {
    let (lacks, what) = match assessment.verdict {
        Verdict::NotEligible => (&assessment.missing, "còn thiếu"),
        Verdict::NeedsReview => (&assessment.unknown, "còn phải xác nhận"),
        Verdict::Eligible | Verdict::OnHold | Verdict::Blocked => return None,
    };
    let first = lacks.first().map(|one| &one.text).or(assessment.reasons.first());
    let why = first.map_or(&assessment.verdict_name, |why| why);
    Some(format!("Hội đồng đã thông qua; theo số liệu hiện nay {what}: {why}"))
}

/// Why a line of the record by this decision stands for nothing: it holds no more.
fn withdrawn(grant: &Grant) -> Option<String> {
    let state = grant.state.vietnamese().to_lowercase();
    (grant.state != GrantState::Valid)
        .then(|| format!("Dòng sổ theo quyết định này {state} ({}): kiểm tra lại số, ngày quyết định.", grant.reason))
}

/// The initiatives that a line rests on, by what was found when it was examined.
fn rested_on(examiner: &Examiner<'_>, subject: Subject, assessment: &Assessment) -> Vec<AchievementId> {
    let counted = assessment.initiatives();
    let own = examiner.known.recognised_of(subject).iter();
    own.filter(|initiative| counted.contains(initiative.code.as_str())).map(|initiative| initiative.id).collect()
}

/// The line of the award record that a nomination's decision became.
pub(super) fn recorded<'a>(known: &'a Known, line: &Nomination, grant: GrantId) -> Option<&'a Grant> {
    known.grants_of(line.subject?).iter().find(|one| one.id == Some(grant))
}

fn granted(examiner: &Examiner<'_>, decision: &Decision, line: &Nomination, subject: Subject, years: Span) -> Grant {
    let year = |year: i32| u16::try_from(year).ok();
    let note = if decision.content.is_empty() { &line.summary } else { &decision.content };
    Grant {
        id: None,
        subject,
        award: line.award.clone(),
        award_type: examiner.award_type(line).to_owned(),
        decision_number: decision.number.clone(),
        decision_date: decision.date.unwrap_or(examiner.today),
        authority: decision.authority.clone(),
        from_year: year(years.first),
        to_year: year(years.last),
        bonus: None,
        state: GrantState::Valid,
        reason: String::new(),
        initiatives: Vec::new(),
        no_initiative: false,
        note: note.clone(),
    }
}

/// Works out the money: awards that one subject is given on the day are looked at together, those of other decisions in the
/// record too (NĐ 152/2025 Điều 49.5–49.7).
fn reward(examiner: &Examiner<'_>, planned: &mut [Planned], day: NaiveDate) {
    let mut of_subject: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
    for (index, line) in planned.iter().enumerate() {
        let counts = matches!(line.outcome, DecisionOutcome::Granted | DecisionOutcome::Known);
        if let Some(subject) = line.line.subject.filter(|_| counts) {
            of_subject.entry(subject).or_default().push(index);
        }
    }
    for (subject, indexes) in of_subject {
        let own: BTreeSet<GrantId> = planned.iter().filter_map(|line| line.grant.as_ref()?.id).collect();
        let beside = same_day(examiner.known, subject, day, &own);
        let planned_here = indexes.iter().filter_map(|index| planned.get(*index)?.grant.as_ref().map(given));
        let given: Vec<GivenAward> = beside.iter().map(|grant| given(grant)).chain(planned_here).collect();
        let names: Vec<String> = named(examiner.catalogue, &beside, &given);
        let kind = subject.kind().law_code();
        let rewards = rewards(examiner.catalogue, &given, kind, day);
        let (recorded, new) = rewards.split_at_checked(beside.len()).unwrap_or_default();
        for (grant, reward) in beside.iter().zip(recorded) {
            // Written as paid before; a higher one of the same time comes now.
            if let (Reward::Lower { than, .. }, Some(paid)) = (reward, grant.bonus.filter(|paid| *paid > 0))
                && let Some(line) = than.checked_sub(beside.len()).and_then(|at| planned.get_mut(*indexes.get(at)?))
            {
                let award = crate::grant::award_name(examiner.catalogue, &grant.award);
                line.tell(&format!(
                    "Cùng thời gian, {award} theo quyết định {} đã ghi tiền thưởng {}: chỉ nhận mức cao hơn, xem lại số đã ghi.",
                    grant.decision(),
                    dong(paid)
                ));
            }
        }
        for (index, reward) in indexes.into_iter().zip(new.iter().cloned()) {
            let Some(line) = planned.get_mut(index) else { continue };
            match &reward {
                Reward::Lower { than, .. } => {
                    let than = names.get(*than).cloned().unwrap_or_default();
                    line.tell(&format!("Cùng thời gian, chỉ nhận tiền thưởng mức cao hơn của {than}."));
                }
                Reward::Unknown => line.tell("Danh mục chưa có mức tiền thưởng."),
                Reward::Paid(_) => {}
            }
            if line.outcome == DecisionOutcome::Granted
                && let Some(grant) = &mut line.grant
            {
                grant.bonus = reward.amount();
            }
            line.reward = Some(reward);
        }
    }
}

/// What a subject was given on a day beside certain lines of the record, where it still holds.
pub(super) fn same_day<'a>(
    known: &'a Known,
    subject: Subject,
    day: NaiveDate,
    own: &BTreeSet<GrantId>,
) -> Vec<&'a Grant> {
    let is_beside = |grant: &&Grant| {
        let is_own = grant.id.is_some_and(|id| own.contains(&id));
        let that_day = grant.decision_date == PartialDate::from_date(day);
        grant.state == GrantState::Valid && !is_own && that_day
    };
    known.grants_of(subject).iter().filter(is_beside).collect()
}

/// Names of awards that money is reckoned for together; those of other decisions, which come first, with theirs.
pub(super) fn named(catalogue: &Catalogue, beside: &[&Grant], given: &[GivenAward]) -> Vec<String> {
    let name = |award: &str| crate::grant::award_name(catalogue, award).to_owned();
    let others = beside.iter().map(|grant| format!("{} (quyết định {})", name(&grant.award), grant.decision()));
    others.chain(given.iter().skip(beside.len()).map(|one| name(&one.award))).collect()
}

/// A grant as the rules of money see it.
pub(super) fn given(grant: &Grant) -> GivenAward {
    let period = grant.from_year.zip(grant.to_year).map(|(from, to)| Span::from((from.into(), to.into())));
    GivenAward { award: grant.award.clone(), award_type: grant.award_type.clone(), period }
}

fn told(examiner: &Examiner<'_>, request: &BatchDecision, planned: &[Planned]) -> DecisionResult {
    let items: Vec<DecidedLine> = planned
        .iter()
        .map(|line| DecidedLine {
            id: line.id,
            position: line.line.position,
            name: line.line.submitted.name.clone(),
            unit: line.line.submitted.unit.clone(),
            award: line.line.award.clone(),
            award_name: crate::grant::award_name(examiner.catalogue, &line.line.award).to_owned(),
            years: line.grant.as_ref().map(Grant::years).unwrap_or_default(),
            bonus: match line.outcome {
                DecisionOutcome::Known => line.grant.as_ref().and_then(|grant| grant.bonus),
                _ => line.reward.as_ref().and_then(Reward::amount),
            },
            outcome: line.outcome,
            outcome_name: line.outcome.vietnamese().to_owned(),
            why: line.why.clone(),
            doubtful: line.is_doubtful,
            initiatives: noted(examiner, line),
        })
        .collect();
    let count = |outcomes: &[DecisionOutcome]| {
        let counted = items.iter().filter(|line| outcomes.contains(&line.outcome)).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    };
    let written = items.iter().filter(|line| line.outcome == DecisionOutcome::Granted);
    DecisionResult {
        granted: count(&[DecisionOutcome::Granted]),
        known: count(&[DecisionOutcome::Known]),
        left_out: count(&[DecisionOutcome::Unmatched, DecisionOutcome::Held, DecisionOutcome::OfAnother]),
        of_others: authority::counted(planned.iter().filter_map(|line| line.of_another.as_deref())),
        is_ahead: request
            .decision
            .date
            .zip(examiner.today.last_day())
            .is_some_and(|(date, today)| date.first_day() > Some(today)),
        doubtful: u32::try_from(items.iter().filter(|line| line.doubtful).count()).unwrap_or(u32::MAX),
        total: written.filter_map(|line| line.bonus).sum(),
        authorities: authority::offered(examiner, planned.iter().map(|line| &line.line)),
        items,
    }
}

/// Codes of the initiatives that are noted with a line.
fn noted(examiner: &Examiner<'_>, line: &Planned) -> Vec<String> {
    let (Some(subject), DecisionOutcome::Granted, Some(grant)) = (line.line.subject, line.outcome, &line.grant) else {
        return Vec::new();
    };
    let own = examiner.known.recognised_of(subject).iter();
    own.filter(|initiative| grant.initiatives.contains(&initiative.id)).map(|one| one.code.clone()).collect()
}
