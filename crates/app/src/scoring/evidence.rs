//! Evidence of score cells (minh chứng): words, a file, an achievement, given at a stage and taken away again.

use std::collections::BTreeSet;

use domain::Fault;
use domain::id::{AchievementId, RoundId, ScoreEvidenceId, UnitId};
use domain::scoring::{EvidenceRef, FIELD_NA, Plan, UnitInputs, code_key};
use domain::text;
use serde::{Deserialize, Serialize};
use store::scoring::{ScoreAchievement, ScoreEvidence, ScoreFile};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::loaded::Loaded;
use super::round::refuse_locked;
use crate::command::{Nothing, Registry};
use crate::kept_file::{self, KeptFile};
use crate::{Context, Result};

/// Evidence to add to a cell: words, a file, an achievement, or several of these together.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ScoreEvidenceToAdd {
    /// The round.
    pub round: RoundId,
    /// The unit.
    pub unit: UnitId,
    /// Code of the criterion.
    pub criterion: String,
    /// Code of the stage that gives it.
    pub stage: String,
    /// What it is: "Báo cáo số 12/BC-STC ngày 05/11/2026".
    #[serde(default)]
    pub text: String,
    /// Token of `pick.open`.
    #[serde(default)]
    pub token: Option<String>,
    /// An achievement that proves the score.
    #[serde(default)]
    pub achievement: Option<AchievementId>,
}

/// Which piece of evidence.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ScoreEvidenceChoice {
    /// Its id.
    pub id: ScoreEvidenceId,
}

/// Where the file of a piece of evidence goes.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScoreEvidenceCopy {
    /// Its id.
    pub id: ScoreEvidenceId,
    /// Token of `pick.save`.
    pub token: String,
}

/// A piece of evidence of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellEvidence {
    /// Its id.
    pub id: ScoreEvidenceId,
    /// What it is, in one line.
    pub title: String,
    /// The file, if there is one.
    pub file: Option<CellFile>,
    /// The achievement, if it is one.
    pub achievement: Option<AchievementId>,
    /// Who added it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// A file that is evidence of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("score.evidence_add", add);
    registry.change("score.evidence_remove", remove);
    registry.query("score.evidence_save_as", save_as);
}

impl CellEvidence {
    /// As the window shows it; none of what has not been written yet.
    fn of(evidence: &ScoreEvidence) -> Option<Self> {
        Some(Self {
            id: evidence.id?,
            title: title(evidence),
            file: evidence.file.as_ref().map(|file| CellFile { name: file.name.clone(), size: file.size }),
            achievement: evidence.achievement.as_ref().map(|achievement| achievement.id),
            by: evidence.actor.clone(),
            at: evidence.at.clone(),
        })
    }
}

/// The evidence of one cell, stage by stage.
pub(super) struct OfCell(Vec<ScoreEvidence>);

impl OfCell {
    /// Reads it.
    pub fn read(conn: &Connection, round: RoundId, unit: UnitId, criterion: &str) -> Result<Self> {
        let mut all = store::scoring::evidence(conn, round, Some(unit))?;
        all.retain(|one| code_key(&one.criterion) == code_key(criterion));
        Ok(Self(all))
    }

    /// What a stage gave.
    pub fn at_stage(&self, stage: &str) -> Vec<CellEvidence> {
        self.0.iter().filter(|one| one.stage == stage).filter_map(CellEvidence::of).collect()
    }
}

/// What a piece of evidence is called: its words, with the file or the achievement behind them.
fn title(evidence: &ScoreEvidence) -> String {
    let mut names = Vec::new();
    names.extend(evidence.file.as_ref().map(|file| file.name.clone()));
    names.extend(evidence.achievement.as_ref().map(|achievement| match evidence.text.is_empty() {
        true => format!("{} {}", achievement.code, achievement.content),
        false => achievement.code.clone(),
    }));
    let behind = names.join(", ");
    match (evidence.text.as_str(), behind.as_str()) {
        (text, "") => text.to_owned(),
        ("", behind) => behind.to_owned(),
        (text, behind) => format!("{text} ({behind})"),
    }
}

/// How explanations name it.
pub(super) fn reference(evidence: &ScoreEvidence) -> EvidenceRef {
    EvidenceRef { id: evidence.id.map(|id| id.to_string()).unwrap_or_default(), name: title(evidence) }
}

/// The evidence of a round that a plan has no place for.
pub(super) fn without_place(conn: &Connection, round: RoundId, plan: &Plan) -> Result<Vec<(ScoreEvidence, Fault)>> {
    let mut inputs = UnitInputs::new(plan, "", "");
    let all = store::scoring::evidence(conn, round, None)?;
    let homeless = all.into_iter().filter_map(|one| {
        let fault = inputs.prove(plan, &one.criterion, &one.stage, EvidenceRef::default()).err()?;
        Some((one, fault))
    });
    Ok(homeless.collect())
}

/// Words of evidence at a cell that exists: the row to write, without the file and the achievement behind it.
pub(super) fn words(
    context: &Context<'_>,
    plan: &Plan,
    (round, unit): (RoundId, UnitId),
    (criterion, stage): (&str, &str),
    words: &str,
) -> Result<ScoreEvidence, Fault> {
    UnitInputs::new(plan, "", "").prove(plan, criterion, stage, EvidenceRef::default())?;
    let (criterion, _) = plan.canonical(criterion, FIELD_NA)?;
    Ok(ScoreEvidence {
        id: None,
        round_id: round,
        unit_id: unit,
        criterion,
        stage: stage.to_owned(),
        text: text::line(words),
        file: None,
        achievement: None,
        actor: context.actor.clone(),
        at: context.store().clock().stamp(),
    })
}

/// Whether the same is there already: the same words about the same file and achievement at a cell's stage.
pub(super) fn is_same(one: &ScoreEvidence, other: &ScoreEvidence) -> bool {
    let behind = |own: &ScoreEvidence| {
        let file = own.file.as_ref().map(|file| file.sha256.clone());
        (file, own.achievement.as_ref().map(|achievement| achievement.id))
    };
    one.unit_id == other.unit_id
        && code_key(&one.criterion) == code_key(&other.criterion)
        && one.stage == other.stage
        && text::match_key(&one.text) == text::match_key(&other.text)
        && behind(one) == behind(other)
}

/// Adds evidence to a cell, scored already or not.
///
/// # Errors
/// `round.locked` (noted in the list of events), `round.unit_missing`, `scoring.unknown_criterion`,
/// `scoring.group_not_scored`, `scoring.unknown_stage`, `scoring.evidence_empty`, `scoring.evidence_there`,
/// `achievement.unknown`, `evidence.too_large`, `evidence.empty`, `pick.unknown`.
fn add(context: &Context<'_>, request: ScoreEvidenceToAdd) -> Result<OpOutput<ScoreEvidenceId>> {
    refuse_locked(context, request.round, "Thêm minh chứng")?;
    let loaded = Loaded::of(context, request.round)?;
    let member = loaded.member(request.unit).map(|unit| unit.name.clone());
    let member = member.ok_or_else(|| Fault::new("round.unit_missing").with("name", request.unit))?;
    let place = (request.round, request.unit);
    let mut evidence = words(context, &loaded.plan, place, (&request.criterion, &request.stage), &request.text)?;
    if let Some(id) = request.achievement {
        let found = context.read(|conn| crate::achievement::find(conn, id))?;
        evidence.achievement = Some(ScoreAchievement { id, code: found.code, content: found.content });
    }
    if let Some(token) = &request.token {
        let KeptFile { name, sha256, size } = kept_file::keep(context, token)?;
        evidence.file = Some(ScoreFile { name, sha256, size });
    }
    if evidence.text.is_empty() && evidence.file.is_none() && evidence.achievement.is_none() {
        return Err(Fault::new("scoring.evidence_empty").at_field("text").into());
    }
    let label = format!("Thêm minh chứng {} của {member}", evidence.criterion);
    let written = context.transact(Op::new("score.evidence_add", label), |tx| {
        let known = store::scoring::evidence(tx, request.round, Some(request.unit))?;
        if known.iter().any(|other| is_same(other, &evidence)) {
            return Err(Fault::new("scoring.evidence_there").with("name", title(&evidence)).at_field("text").into());
        }
        Ok(store::scoring::add_evidence(tx, &evidence)?)
    })?;
    Loaded::after_entries(context, loaded, &BTreeSet::from([request.unit]))?;
    Ok(written)
}

fn find(conn: &Connection, id: ScoreEvidenceId) -> Result<ScoreEvidence> {
    store::scoring::get_evidence(conn, id)?.ok_or_else(|| Fault::new("scoring.evidence_unknown").into())
}

/// Takes evidence away; the content of its file stays until it is swept, so that an undo brings it back.
///
/// # Errors
/// `scoring.evidence_unknown`, `round.locked` (noted in the list of events).
fn remove(context: &Context<'_>, choice: ScoreEvidenceChoice) -> Result<OpOutput<()>> {
    let evidence = context.read(|conn| find(conn, choice.id))?;
    refuse_locked(context, evidence.round_id, "Bỏ minh chứng")?;
    let loaded = Loaded::of(context, evidence.round_id)?;
    let member = loaded.member(evidence.unit_id).map(|unit| unit.name.clone()).unwrap_or_default();
    let label = format!("Bỏ minh chứng {} của {member}", evidence.criterion);
    let written = context
        .transact(Op::new("score.evidence_remove", label), |tx| Ok(store::scoring::remove_evidence(tx, choice.id)?))?;
    Loaded::after_entries(context, loaded, &BTreeSet::from([evidence.unit_id]))?;
    Ok(written)
}

/// Saves the file of a piece of evidence out, compared with its checksum first.
///
/// # Errors
/// `scoring.evidence_unknown`, `scoring.evidence_no_file`, `evidence.damaged`, `pick.unknown`, `file.is_open`,
/// `print.file_open`.
fn save_as(context: &Context<'_>, copy: ScoreEvidenceCopy) -> Result<Nothing> {
    let content = context.read(|conn| {
        let evidence = find(conn, copy.id)?;
        let no_file = || Fault::new("scoring.evidence_no_file").with("name", title(&evidence));
        let file = evidence.file.as_ref().ok_or_else(no_file)?;
        Ok(store::scoring::evidence_content(conn, file)?)
    })?;
    kept_file::give_out(context, &copy.token, &content)?;
    Ok(Nothing {})
}
