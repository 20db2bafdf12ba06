//! What the papers of a batch are printed from: its lines as chosen, how far they are, and the verdicts that stand for them.

use std::collections::HashMap;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::NominationId;
use domain::law::{Assessment, Verdict};
use domain::nomination::{
    Appraisal, Batch, BatchState, Nomination, Progress, ReceivedDocument, State, Submitted, ordered,
};
use domain::subject::Subject;
use store::Connection;
use store::subject::Whose;

use super::appraised_law::AppraisedLaw;
use super::batch;
use super::rules::Rules;
use super::verdicts::{Examiner, LineVerdict, fresh};
use crate::eligibility::Known;
use crate::print::{Names, PrintOptions};
use crate::{Context, Error, Result};

/// The lines of a batch with what is known of them.
pub(super) struct Printed {
    pub batch: Batch,
    pub rules: Rules,
    /// Those that were chosen by unit and award, in the chosen order, whatever their state.
    pub lines: Vec<Nomination>,
    pub progress: HashMap<NominationId, Progress>,
    pub dossiers: HashMap<NominationId, Vec<ReceivedDocument>>,
    pub known: Known,
    pub law: AppraisedLaw,
}

impl Printed {
    /// # Errors
    /// `print.batch_missing`, `batch.unknown`; `award.unknown` of an award that was chosen.
    pub fn of(context: &Context<'_>, conn: &Connection, options: &PrintOptions) -> Result<Self> {
        let id = options.batch.ok_or_else(|| Fault::new("print.batch_missing"))?;
        let batch = batch::find(conn, id)?;
        let rules = Rules::of(context, conn, id)?;
        let award = options.award.as_deref().map(|award| crate::law::resolve_award(&rules.catalogue, award));
        let award = award.transpose()?.map(|award| award.id);
        let mut lines = ordered(store::nomination::lines(conn, id)?, options.order);
        lines.retain(|line| {
            options.proposing_unit.is_none_or(|unit| line.proposing_unit_id == Some(unit))
                && award.as_ref().is_none_or(|award| line.award == *award)
        });
        if options.names == Some(Names::Record) {
            for line in &mut lines {
                name_as_recorded(conn, line, options.date.unwrap_or(rules.today))?;
            }
        }
        let progress = store::nomination::progress(conn, id)?;
        let dossiers = store::nomination::dossiers(conn, id)?;
        let known = Known::load(conn, Whose::Batch(id))?;
        let law = AppraisedLaw::of(conn, &rules, &progress)?;
        Ok(Self { batch, rules, lines, progress, dossiers, known, law })
    }

    /// Who examines the batch.
    pub fn examiner(&self) -> Examiner<'_> {
        Examiner {
            catalogue: &self.rules.catalogue,
            hash: &self.rules.hash,
            known: &self.known,
            batch: &self.batch,
            today: self.rules.today,
        }
    }

    /// How far a line is.
    pub fn state(&self, line: &Nomination) -> State {
        self.progress_of(line).map(|progress| progress.state).unwrap_or_default()
    }

    pub fn progress_of(&self, line: &Nomination) -> Option<&Progress> {
        self.progress.get(&line.id?)
    }

    /// What a line was appraised as.
    pub fn kept(&self, line: &Nomination) -> Option<&Appraisal> {
        self.progress_of(line)?.appraisal.as_ref()
    }

    /// The verdict of a line: as it was appraised, else of today.
    ///
    /// # Errors
    /// As [`Examiner::examine`].
    pub fn verdict(&self, line: &Nomination) -> Result<LineVerdict> {
        self.examiner().verdict(line, self.progress_of(line))
    }

    /// Who examines a line: by the law and on the day of its appraisal, where it has one whose law can still be read.
    pub fn examiner_of(&self, line: &Nomination) -> Examiner<'_> {
        match self.kept(line).and_then(|kept| Some((kept, self.law.catalogue(kept)?))) {
            Some((kept, catalogue)) => Examiner { catalogue, hash: &kept.catalogue, today: kept.on, ..self.examiner() },
            None => self.examiner(),
        }
    }

    /// An examination of a line by the law and on the day of its appraisal; none where that law is lost, or no record is
    /// matched.
    ///
    /// # Errors
    /// As [`Examiner::examine`].
    pub fn assessment(&self, line: &Nomination) -> Result<Option<Assessment>> {
        match self.kept(line) {
            // Without the law that it was judged by there is nothing to judge it by again.
            Some(kept) if self.law.catalogue(kept).is_none() => Ok(None),
            _ => self.examiner_of(line).examine(line),
        }
    }

    /// The same where it still says what was kept of the appraisal.
    ///
    /// # Errors
    /// As [`Examiner::examine`].
    pub fn agreeing(&self, line: &Nomination) -> Result<Option<Assessment>> {
        let assessment = self.assessment(line)?;
        Ok(match self.kept(line) {
            Some(kept) => assessment.filter(|one| says_the_same(&self.examiner_of(line), kept, one)),
            None => assessment,
        })
    }

    /// The lines of a list that goes on to who decides: in one of these states, and never one that the law holds or blocks
    /// today.
    ///
    /// # Errors
    /// As [`Examiner::examine`].
    pub fn going_on(&self, is_wanted: impl Fn(State) -> bool) -> Result<Vec<&Nomination>> {
        let mut chosen = Vec::new();
        for line in self.lines.iter().filter(|line| is_wanted(self.state(line))) {
            if !self.is_held(line)? {
                chosen.push(line);
            }
        }
        Ok(chosen)
    }

    /// Whether the law holds or blocks a line: as it was appraised, and while it is on its way also today.
    ///
    /// # Errors
    /// As [`Examiner::examine`].
    pub fn is_held(&self, line: &Nomination) -> Result<bool> {
        let holds = |verdict: Verdict| matches!(verdict, Verdict::OnHold | Verdict::Blocked);
        let progress = self.progress_of(line);
        let is_decided = progress.is_some_and(|progress| progress.grant.is_some());
        if progress.and_then(|progress| progress.appraisal.as_ref()).is_some_and(|kept| holds(kept.verdict)) {
            return Ok(true);
        }
        if is_decided || self.batch.state == BatchState::Closed {
            return Ok(false);
        }
        Ok(holds(self.examiner().verdict(line, None)?.verdict))
    }
}

/// Names a line as the records name its subject and the unit that proposes on a day; one without a record, or whose record is
/// gone, stays as submitted.
fn name_as_recorded(conn: &Connection, line: &mut Nomination, day: PartialDate) -> Result<()> {
    let known = |found: Result<Submitted>| match found {
        Ok(record) => Ok(Some(record)),
        Err(Error::Fault(_)) => Ok(None),
        Err(error) => Err(error),
    };
    let record = match line.subject {
        Some(subject) => known(crate::subject::describe(conn, subject, day))?,
        None => None,
    };
    if let Some(record) = record {
        let written = &mut line.submitted;
        // A record says nothing of xưng hô or chức vụ where nobody has entered them.
        if !record.honorific.is_empty() {
            written.honorific = record.honorific;
        }
        if !record.title.is_empty() {
            written.title = record.title;
        }
        if !record.unit.is_empty() {
            written.unit = record.unit;
        }
        written.name = record.name;
    }
    if let Some(unit) = line.proposing_unit_id
        && let Some(unit) = known(crate::subject::describe(conn, Subject::Unit(unit), day))?
    {
        line.submitted.proposing_unit = unit.name;
    }
    Ok(())
}

/// Whether an examination by the law and on the day of an appraisal still says what was kept of it.
pub(super) fn says_the_same(examiner: &Examiner<'_>, kept: &Appraisal, assessment: &Assessment) -> bool {
    let now = examiner.appraisal(&fresh(assessment));
    (now.verdict, &now.regime, &now.condition_id, &now.reasons)
        == (kept.verdict, &kept.regime, &kept.condition_id, &kept.reasons)
}
