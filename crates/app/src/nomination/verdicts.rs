//! The law's verdict of every line of a batch: as it was appraised, or as the facts of today make it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::id::NominationId;
use domain::law::{Assessment, Catalogue, Missing, Proposal, Reason, Verdict, assess};
use domain::nomination::{Appraisal, Batch, Nomination, Progress};
use rayon::prelude::*;
use serde::Serialize;
use ts_rs::TS;

use crate::Result;
use crate::eligibility::{Known, day};

/// What an examination of today says otherwise than what was appraised.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VerdictChange {
    /// What was appraised.
    pub kept: Verdict,
    /// The same as documents name it.
    pub kept_name: String,
    /// What it is now.
    pub now: Verdict,
    /// The same as documents name it.
    pub now_name: String,
    /// In a sentence, with the first reason.
    pub text: String,
}

/// The verdict of a line, with its reasons in sentences.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LineVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The same as documents name it.
    pub verdict_name: String,
    /// The regime that was applied.
    pub regime: Option<String>,
    /// The condition of the catalogue that was applied.
    pub condition_id: Option<String>,
    /// What is missing, each with its article.
    pub missing: Vec<String>,
    /// What is not known, each with its article.
    pub unknown: Vec<String>,
    /// Why it waits or is blocked.
    pub reasons: Vec<String>,
    /// What a person should look at.
    pub warnings: Vec<String>,
    /// That its dossier came after the last day of its batch, in a sentence; none where it did not.
    pub late: Option<String>,
    /// The first year for which it could be reached.
    pub earliest_year: Option<i32>,
    /// Whether it is what was appraised, rather than a fresh examination.
    pub appraised: bool,
    /// Whether the catalogue was changed since it was appraised (quy định đã đổi).
    pub rules_changed: bool,
    /// What the facts and rules of today say otherwise than the appraisal; none where they say the same, and of a line that
    /// is no longer on its way.
    pub differs: Option<VerdictChange>,
    /// What is not met, as papers say it.
    #[serde(skip)]
    #[ts(skip)]
    pub failed: Vec<Reason>,
    /// What nobody has answered or entered, as papers say it.
    #[serde(skip)]
    #[ts(skip)]
    pub open: Vec<Reason>,
    /// Whether it rests on initiatives.
    #[serde(skip)]
    #[ts(skip)]
    pub initiatives: bool,
}

impl LineVerdict {
    /// What a person should look at, that its dossier came late first.
    pub(super) fn notes(&self) -> Vec<&str> {
        self.late.iter().chain(&self.warnings).map(String::as_str).collect()
    }

    /// Why it is as it is, the first reason first: where facts are missing those come before what is not met.
    pub(super) fn grounds(&self) -> impl Iterator<Item = &String> {
        let (first, then) = match self.verdict {
            Verdict::NeedsReview => (&self.unknown, &self.missing),
            _ => (&self.missing, &self.unknown),
        };
        self.reasons.iter().chain(first).chain(then)
    }

    /// Puts an examination of today beside what was appraised. One that holds or blocks stands in its place at once; the
    /// appraisal is kept all the same.
    pub(super) fn compare(&mut self, fresh: Self) {
        if fresh.verdict == self.verdict {
            return;
        }
        let what = if self.rules_changed { "Quy định đã đổi" } else { "Số liệu đã đổi" };
        let why = fresh.grounds().next();
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        self.differs = Some(VerdictChange {
            kept: self.verdict,
            kept_name: self.verdict_name.clone(),
            now: fresh.verdict,
            now_name: fresh.verdict_name.clone(),
            text: format!("{what} sau khi thẩm định “{}”: nay “{}”{why}", self.verdict_name, fresh.verdict_name),
        });
        if matches!(fresh.verdict, Verdict::OnHold | Verdict::Blocked) {
            let (appraised, rules_changed, differs) = (self.appraised, self.rules_changed, self.differs.take());
            *self = Self { appraised, rules_changed, differs, ..fresh };
        }
    }
}

/// What verdicts of lines are found with.
pub(super) struct Examiner<'a> {
    pub catalogue: &'a Catalogue,
    /// Hash of the catalogue.
    pub hash: &'a str,
    pub known: &'a Known,
    pub batch: &'a Batch,
    pub today: PartialDate,
}

/// A condition in a sentence with its article.
fn cited(missing: &Missing) -> String {
    if missing.citation.is_empty() { missing.text.clone() } else { format!("{} ({})", missing.text, missing.citation) }
}

impl Examiner<'_> {
    /// The year and the day of receipt of a line; the batch's where the line has none.
    pub fn year(&self, line: &Nomination) -> u16 {
        line.ending_year.unwrap_or(self.batch.year)
    }

    /// The day on which a dossier was received; none while nobody has said it.
    pub fn received(&self, line: &Nomination) -> Option<NaiveDate> {
        line.received.or(self.batch.received).and_then(day)
    }

    /// The day whose law applies: that of receipt, the examination's while there is none.
    pub fn law_day(&self, line: &Nomination) -> Option<NaiveDate> {
        self.received(line).or_else(|| day(self.today))
    }

    /// Loại hình of a line; the batch's where the line has none.
    pub fn award_type<'b>(&'b self, line: &'b Nomination) -> &'b str {
        if line.award_type.is_empty() { &self.batch.award_type } else { &line.award_type }
    }

    /// A fresh examination of a line; none while no record is matched to it.
    ///
    /// # Errors
    /// The refusals of `assess`: an award that the catalogue no longer has.
    pub fn examine(&self, line: &Nomination) -> Result<Option<Assessment>> {
        let Some(subject) = line.subject else { return Ok(None) };
        let proposal = Proposal {
            award: line.award.clone(),
            award_type: self.award_type(line).to_owned(),
            ending_year: self.year(line).into(),
            received_for_appraisal_at: self.received(line),
            evaluated_on: day(self.today),
        };
        Ok(Some(assess(self.catalogue, &self.known.facts_of_line(line.id, subject, proposal))?))
    }

    /// The verdict that stands for a line: what was appraised, or what an examination comes to now.
    ///
    /// # Errors
    /// As [`Self::examine`].
    pub fn verdict(&self, line: &Nomination, progress: Option<&Progress>) -> Result<LineVerdict> {
        let verdict = match progress.and_then(|progress| progress.appraisal.as_ref()) {
            Some(appraisal) => self.appraised(appraisal),
            None => self.examine(line)?.as_ref().map_or_else(unmatched, fresh),
        };
        Ok(LineVerdict { late: self.late(line), ..verdict })
    }

    /// That a dossier came after the last day of the batch. Of a day that is not known whole the earliest counts.
    fn late(&self, line: &Nomination) -> Option<String> {
        let received = line.received.or(self.batch.received)?;
        let deadline = self.batch.deadline?;
        let is_late = received.first_day()? > deadline.last_day()?;
        let (came, last) = (received.vietnamese(), deadline.vietnamese());
        is_late.then(|| format!("Hồ sơ nhận {came}, sau hạn nhận hồ sơ {last}."))
    }

    fn appraised(&self, appraisal: &Appraisal) -> LineVerdict {
        LineVerdict {
            verdict: appraisal.verdict,
            verdict_name: appraisal.verdict.vietnamese().to_owned(),
            regime: appraisal.regime.clone(),
            condition_id: appraisal.condition_id.clone(),
            missing: if appraisal.verdict == Verdict::NotEligible { appraisal.reasons.clone() } else { vec![] },
            unknown: if appraisal.verdict == Verdict::NeedsReview { appraisal.reasons.clone() } else { vec![] },
            reasons: match appraisal.verdict {
                Verdict::OnHold | Verdict::Blocked => appraisal.reasons.clone(),
                Verdict::Eligible | Verdict::NotEligible | Verdict::NeedsReview => vec![],
            },
            warnings: appraisal.warnings.clone(),
            late: None,
            earliest_year: None,
            appraised: true,
            rules_changed: appraisal.catalogue != self.hash,
            differs: None,
            failed: kept_failed(appraisal),
            open: appraisal.open.clone(),
            initiatives: appraisal.initiatives,
        }
    }

    /// What an examination comes to, to be kept with the line.
    pub fn appraisal(&self, verdict: &LineVerdict) -> Appraisal {
        Appraisal {
            verdict: verdict.verdict,
            regime: verdict.regime.clone(),
            condition_id: verdict.condition_id.clone(),
            catalogue: self.hash.to_owned(),
            on: self.today,
            reasons: verdict.grounds().cloned().collect(),
            warnings: verdict.warnings.clone(),
            failed: verdict.failed.clone(),
            open: verdict.open.clone(),
            initiatives: verdict.initiatives,
        }
    }

    /// The verdicts of lines, by their ids.
    ///
    /// # Errors
    /// As [`Self::examine`].
    pub fn verdicts(
        &self,
        lines: &[Nomination],
        progress: &HashMap<NominationId, Progress>,
    ) -> Result<Vec<(NominationId, LineVerdict)>> {
        let with_id = lines.par_iter().filter_map(|line| Some((line.id?, line)));
        with_id.map(|(id, line)| Ok((id, self.verdict(line, progress.get(&id))?))).collect()
    }

    /// Fresh examinations of the lines that were appraised and are still on their way.
    ///
    /// # Errors
    /// As [`Self::examine`].
    pub fn anew(
        &self,
        lines: &[Nomination],
        progress: &HashMap<NominationId, Progress>,
    ) -> Result<Vec<(NominationId, LineVerdict)>> {
        let on_its_way = |one: &&Progress| one.appraisal.is_some() && one.grant.is_none() && one.state.counts();
        let appraised = lines.par_iter().filter_map(|line| {
            let id = line.id?;
            progress.get(&id).filter(on_its_way).map(|_| (id, line))
        });
        appraised.map(|(id, line)| Ok((id, self.verdict(line, None)?))).collect()
    }
}

/// A fresh examination as a line shows it.
pub(super) fn fresh(assessment: &Assessment) -> LineVerdict {
    LineVerdict {
        verdict: assessment.verdict,
        verdict_name: assessment.verdict_name.clone(),
        regime: assessment.regime.clone(),
        condition_id: assessment.condition_id.clone(),
        missing: assessment.missing.iter().map(cited).collect(),
        unknown: assessment.unknown.iter().map(cited).collect(),
        reasons: assessment.reasons.clone(),
        warnings: assessment.warnings.clone(),
        late: None,
        earliest_year: assessment.earliest_year,
        appraised: false,
        rules_changed: false,
        differs: None,
        failed: assessment.failed(),
        open: assessment.open(),
        initiatives: !assessment.initiatives().is_empty(),
    }
}

/// What was not met, of an appraisal by an earlier version of the program as it kept its reasons.
fn kept_failed(appraisal: &Appraisal) -> Vec<Reason> {
    if appraisal.failed.is_empty() && appraisal.open.is_empty() {
        return appraisal.reasons.iter().map(|reason| Reason::read(reason)).collect();
    }
    appraisal.failed.clone()
}

pub(super) fn unmatched() -> LineVerdict {
    let why = "Dòng đề nghị chưa gắn với hồ sơ đơn vị, cá nhân, hộ gia đình nào nên chưa xét được.";
    LineVerdict {
        verdict: Verdict::NeedsReview,
        verdict_name: Verdict::NeedsReview.vietnamese().to_owned(),
        regime: None,
        condition_id: None,
        missing: vec![],
        unknown: vec![],
        reasons: vec![why.to_owned()],
        warnings: vec![],
        late: None,
        earliest_year: None,
        appraised: false,
        rules_changed: false,
        differs: None,
        failed: vec![Reason::read(why)],
        open: vec![],
        initiatives: false,
    }
}
