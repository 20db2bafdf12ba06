//! What the conditions of a batch's lines ask and only a person can answer, each question with all whom it is still open for,
//! so that it is answered for many at once.

use std::collections::BTreeMap;

use domain::id::BatchId;
use domain::law::{Assessment, Question, Wanted};
use domain::nomination::{BatchState, Nomination};
use domain::subject::Subject;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use store::subject::Whose;
use ts_rs::TS;

use super::batch::find as find_batch;
use super::rules::Rules;
use super::verdicts::Examiner;
use crate::command::{Items, Registry};
use crate::eligibility::Known;
use crate::{Context, Result};

/// Which batch.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct BatchQuestionsRequest {
    /// The batch.
    pub id: BatchId,
}

/// One of those whom a question is open for.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AskedNominee {
    /// Who.
    pub subject: Subject,
    /// The name as submitted.
    pub name: String,
    /// The unit as submitted.
    pub unit: String,
    /// Names of the awards whose conditions ask it.
    pub awards: Vec<String>,
    /// Whether it has to hold in any case, rather than as one of several ways, for one of these awards.
    pub required: bool,
}

/// A question that is open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchQuestion {
    /// The key under which it is answered.
    pub key: String,
    /// The year of achievement.
    pub year: u16,
    /// As the law says it.
    pub text: String,
    /// Where the law says it.
    pub citation: String,
    /// Whom it is open for, in the order of submission.
    pub nominees: Vec<AskedNominee>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.questions", questions);
}

/// The open questions of the lines of a batch that are still to be appraised: those that most nominees wait for first.
///
/// # Errors
/// `batch.unknown`; `award.unknown` where the catalogue no longer has an award of a line.
pub fn questions(context: &Context<'_>, request: BatchQuestionsRequest) -> Result<Items<BatchQuestion>> {
    context.read(|conn| {
        let batch = find_batch(conn, request.id)?;
        if batch.state == BatchState::Closed {
            return Ok(Vec::new().into());
        }
        let Rules { catalogue, hash, today } = Rules::of(context, conn, request.id)?;
        let progress = store::nomination::progress(conn, request.id)?;
        let is_open = |line: &Nomination| {
            let own = line.id.and_then(|id| progress.get(&id));
            own.is_none_or(|own| own.appraisal.is_none() && own.grant.is_none() && own.state.counts())
        };
        let lines: Vec<Nomination> = store::nomination::lines(conn, request.id)?.into_iter().filter(is_open).collect();
        let known = Known::load(conn, Whose::Batch(request.id))?;
        let examiner = Examiner { catalogue: &catalogue, hash: &hash, known: &known, batch: &batch, today };
        let examined: Vec<Option<Assessment>> =
            lines.par_iter().map(|line| examiner.examine(line)).collect::<Result<_>>()?;
        let texts = catalogue.questions();
        let mut open: BTreeMap<(u16, String), BatchQuestion> = BTreeMap::new();
        for (line, assessment) in lines.iter().zip(examined) {
            let (Some(subject), Some(assessment)) = (line.subject, assessment) else { continue };
            note(&examiner, &texts, line, subject, &assessment, &mut open);
        }
        let mut open: Vec<BatchQuestion> = open.into_values().collect();
        open.sort_by_key(|question| std::cmp::Reverse(question.nominees.len()));
        Ok(open.into())
    })
}

/// Notes the open questions of a line.
fn note(
    examiner: &Examiner<'_>,
    texts: &[Question],
    line: &Nomination,
    subject: Subject,
    assessment: &Assessment,
    open: &mut BTreeMap<(u16, String), BatchQuestion>,
) {
    let year = examiner.year(line);
    let award = crate::grant::award_name(examiner.catalogue, &line.award);
    for missing in &assessment.unknown {
        let keys = missing.wanted.iter().filter_map(|wanted| match wanted {
            Wanted::Confirmation { key } => Some(key),
            _ => None,
        });
        for key in keys {
            let question = open.entry((year, key.clone())).or_insert_with(|| BatchQuestion {
                key: key.clone(),
                year,
                text: crate::confirmation::question(texts, key),
                citation: missing.citation.clone(),
                nominees: Vec::new(),
            });
            let place = question.nominees.iter().position(|nominee| nominee.subject == subject);
            let place = place.unwrap_or_else(|| {
                question.nominees.push(AskedNominee {
                    subject,
                    name: line.submitted.name.clone(),
                    unit: line.submitted.unit.clone(),
                    awards: Vec::new(),
                    required: false,
                });
                question.nominees.len() - 1
            });
            let Some(nominee) = question.nominees.get_mut(place) else { continue };
            nominee.required |= missing.required;
            if !nominee.awards.iter().any(|known| known == award) {
                nominee.awards.push(award.to_owned());
            }
        }
    }
}
