//! Rounds: a scheme opened for a cluster or a movement, locked with a snapshot, reopened with a reason.

use domain::Fault;
use domain::date::Period;
use domain::id::{ClusterId, MovementId, RoundId, SchemeId, UnitId};
use domain::scoring::{LeafColumn, Stage};
use domain::text;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::scoring::{Round, RoundState, RoundUnit};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::loaded::Loaded;
use super::snapshot::Snapshot;
use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// The shortest reason of a reopening, in letters.
const SHORTEST_REASON: usize = 10;

/// Which round.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RoundChoice {
    /// Its id.
    pub id: RoundId,
}

/// What to open.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RoundOpening {
    /// The version of the scheme.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
    /// The cluster whose members are compared.
    #[serde(default)]
    pub cluster: Option<ClusterId>,
    /// Or the movement whose registered units are compared.
    #[serde(default)]
    pub movement: Option<MovementId>,
    /// The year.
    pub year: u16,
    /// Its name; made from the cluster's or movement's when empty.
    #[serde(default)]
    pub name: String,
    /// The officer has seen the warnings of the scheme and uses it all the same; asked before its first use.
    #[serde(default)]
    pub confirmed: bool,
}

/// A round to reopen.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RoundReopening {
    /// Its id.
    pub id: RoundId,
    /// Why, at least ten letters.
    pub reason: String,
}

/// A unit of a round.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RoundMember {
    /// The round.
    pub round: RoundId,
    /// The unit.
    pub unit: UnitId,
}

/// A round in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoundSummary {
    /// The round.
    #[serde(flatten)]
    #[ts(flatten)]
    pub round: Round,
    /// Name and version of its scheme.
    pub scheme_name: String,
    /// How many units it compares.
    pub units: u32,
    /// Cells that nobody has scored.
    pub missing: u32,
}

/// A round with what its grid needs.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoundDetail {
    /// The round.
    pub round: Round,
    /// Name of its scheme.
    pub scheme_name: String,
    /// Version of its scheme.
    pub scheme_version: u32,
    /// Its units in the order of the decision.
    pub units: Vec<RoundUnit>,
    /// Its stages, lowest first.
    pub stages: Vec<Stage>,
    /// Its leaves in printed order.
    pub criteria: Vec<LeafColumn>,
    /// Names of those who have scored, at the stages that several people score.
    pub scorers: Vec<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("round.list", list);
    registry.query("round.get", detail);
    registry.change("round.open", open);
    registry.change("round.lock", lock);
    registry.change("round.reopen", reopen);
    registry.change("round.add_unit", add_unit);
    registry.change("round.remove_unit", remove_unit);
}

/// The round of an id.
///
/// # Errors
/// `round.unknown`.
pub fn find(conn: &Connection, id: RoundId) -> Result<Round> {
    Ok(store::scoring::round(conn, id)?.ok_or_else(|| Fault::new("round.unknown").with("name", id))?)
}

/// The round that a person means: by its id or its exact name.
///
/// # Errors
/// `round.unknown`, `round.ambiguous`.
pub fn resolve(conn: &Connection, name: &str) -> Result<RoundId> {
    if let Ok(id) = name.parse::<RoundId>() {
        return find(conn, id).map(|_| id);
    }
    let key = text::match_key(name);
    let mut rounds = store::scoring::rounds(conn)?;
    rounds.retain(|round| text::match_key(&round.name) == key);
    match rounds.as_slice() {
        [Round { id: Some(id), .. }] => Ok(*id),
        [] => Err(Fault::new("round.unknown").with("name", name).into()),
        _ => {
            let ids: Vec<String> = rounds.iter().filter_map(|round| Some(round.id?.to_string())).collect();
            Err(Fault::new("round.ambiguous").with("name", name).with("candidates", ids.join(", ")).into())
        }
    }
}

/// # Errors
/// `round.locked`; the refusal is noted in the list of events.
pub(super) fn refuse_locked(context: &Context<'_>, id: RoundId, what: &str) -> Result<()> {
    let refused = context.read(|conn| Ok(store::scoring::guard(conn, id.uuid())?))?;
    let Some(fault) = refused else { return Ok(()) };
    let at = context.store().clock().stamp();
    let details = json!({ "round": id, "code": fault.code });
    context.store().write_unrecorded::<_, Error>(|conn| {
        Ok(store::event::insert(conn, &at, &context.actor, "round.refused", what, &details)?)
    })?;
    Err(fault.into())
}

fn list(context: &Context<'_>, _: Nothing) -> Result<Items<RoundSummary>> {
    let rounds = context.read(|conn| Ok(store::scoring::rounds(conn)?))?;
    let summaries = rounds.into_iter().map(|round| {
        let loaded = round.id.map(|id| Loaded::of(context, id)).transpose()?;
        let (units, missing) = match &loaded {
            None => (0, 0),
            Some(loaded) => (loaded.units.len(), loaded.missing(context)?),
        };
        Ok(RoundSummary {
            scheme_name: loaded.map(|loaded| loaded.scheme_title()).unwrap_or_default(),
            units: u32::try_from(units).unwrap_or(u32::MAX),
            missing: u32::try_from(missing).unwrap_or(u32::MAX),
            round,
        })
    });
    Ok(summaries.collect::<Result<Vec<_>>>()?.into())
}

/// Names of those who have scored, in alphabetical order.
fn scorers(conn: &Connection, id: RoundId) -> Result<Vec<String>> {
    let mut names = store::scoring::scorers(conn, id)?;
    names.sort_by_cached_key(|name| text::sort_key(name));
    Ok(names)
}

fn detail(context: &Context<'_>, choice: RoundChoice) -> Result<RoundDetail> {
    let loaded = Loaded::of(context, choice.id)?;
    context.read(|conn| {
        Ok(RoundDetail {
            round: find(conn, choice.id)?,
            scheme_name: loaded.plan.scheme().name_vi.clone(),
            scheme_version: loaded.scheme_version,
            units: loaded.units.clone(),
            stages: loaded.plan.stages().to_vec(),
            criteria: loaded.plan.columns().collect(),
            scorers: scorers(conn, choice.id)?,
        })
    })
}

/// Opens a scheme for the members of a cluster or the units registered for a movement.
///
/// # Errors
/// `round.no_members`, `round.scheme_missing`, `round.whose`, `scheme.unknown`; `scheme.unconfirmed` when the scheme has
/// warnings that nobody has confirmed.
pub fn open(context: &Context<'_>, opening: RoundOpening) -> Result<OpOutput<RoundId>> {
    let scheme = scheme_of(&opening)?;
    let (name, confirmed) = context.read(|conn| {
        let warnings = super::scheme::unconfirmed(conn, &super::scheme::find(conn, scheme)?)?;
        let (name, _) = name_and_members(conn, &opening)?;
        Ok((name, super::scheme::confirm(&warnings, opening.confirmed)?))
    })?;
    context.transact(Op::new("round.open", format!("Mở kỳ chấm điểm {name}{confirmed}")), |tx| {
        write(tx, &opening)
    })
}

/// Writes a new round with the members that its cluster or movement has now.
///
/// # Errors
/// As [`open`].
pub(crate) fn write(tx: &Tx<'_>, opening: &RoundOpening) -> Result<RoundId> {
    let (name, members) = name_and_members(tx, opening)?;
    let scheme = super::scheme::find(tx, scheme_of(opening)?)?;
    super::evaluate::plan_of(&scheme.body)?;
    let round = Round {
        id: None,
        name,
        year: opening.year,
        scheme_id: scheme.id,
        cluster_id: opening.cluster,
        movement_id: opening.movement,
        period: Period::of_year(opening.year),
        state: RoundState::Open,
        reason: String::new(),
        locked_at: None,
    };
    let key = text::match_key(&round.name);
    if store::scoring::rounds(tx)?.iter().any(|other| text::match_key(&other.name) == key) {
        return Err(Fault::new("round.name_taken").with("name", &round.name).at_field("name").into());
    }
    let id = store::scoring::save_round(tx, &round)?;
    for unit in &members {
        enrol(tx, id, *unit)?;
    }
    Ok(id)
}

fn scheme_of(opening: &RoundOpening) -> Result<SchemeId, Fault> {
    opening.scheme.ok_or_else(|| Fault::new("round.scheme_missing").at_field("scheme"))
}

fn name_and_members(conn: &Connection, opening: &RoundOpening) -> Result<(String, Vec<UnitId>)> {
    let (whose, members) = members(conn, opening)?;
    let name = text::line(&opening.name);
    Ok((if name.is_empty() { format!("{whose} – năm {}", opening.year) } else { name }, members))
}

fn members(conn: &Connection, opening: &RoundOpening) -> Result<(String, Vec<UnitId>)> {
    let (name, members) = match (opening.cluster, opening.movement) {
        (Some(cluster), None) => {
            let cluster = store::cluster::get(conn, cluster)?.ok_or_else(|| Fault::new("round.whose"))?;
            (cluster.name, cluster.members.iter().map(|member| member.unit_id).collect::<Vec<_>>())
        }
        (None, Some(movement)) => {
            let movement = crate::movement::find(conn, movement)?;
            (movement.name, movement.registrations.iter().map(|registration| registration.unit_id).collect())
        }
        _ => return Err(Fault::new("round.whose").at_field("cluster").into()),
    };
    if members.is_empty() {
        return Err(Fault::new("round.no_members").with("name", name).into());
    }
    Ok((name, members))
}

fn enrol(tx: &Tx<'_>, round: RoundId, unit: UnitId) -> Result<()> {
    let name = crate::unit::find(tx, unit)?.name;
    Ok(store::scoring::add_unit(tx, round, unit, &name)?)
}

/// Locks a round: inputs, scheme, members and results are frozen beside it.
///
/// # Errors
/// `round.locked`.
fn lock(context: &Context<'_>, choice: RoundChoice) -> Result<OpOutput<()>> {
    refuse_locked(context, choice.id, "Khóa kỳ chấm điểm")?;
    let name = context.read(|conn| find(conn, choice.id))?.name;
    context.transact(Op::new("round.lock", format!("Khóa kỳ chấm điểm {name}")), |tx| {
        // All of it as the transaction sees it: inputs and results must be of one moment.
        let loaded = Loaded::read(tx, choice.id)?;
        let board = loaded.board(context, None)?;
        let snapshot = Snapshot::take(tx, choice.id, &find(tx, choice.id)?, &loaded, &board)?;
        Ok(store::scoring::lock(tx, choice.id, tx.at(), &snapshot.text()?)?)
    })
}

/// Reopens a round; its snapshot stays in the log.
///
/// # Errors
/// `round.reason_short`, `round.not_locked`.
fn reopen(context: &Context<'_>, request: RoundReopening) -> Result<OpOutput<()>> {
    let reason = text::line(&request.reason);
    if reason.chars().count() < SHORTEST_REASON {
        return Err(Fault::new("round.reason_short").with("least", SHORTEST_REASON).at_field("reason").into());
    }
    let mut round = context.read(|conn| find(conn, request.id))?;
    if round.state == RoundState::Open {
        return Err(Fault::new("round.not_locked").with("name", round.name).into());
    }
    round.state = RoundState::Open;
    round.locked_at = None;
    round.reason = reason;
    context.transact(
        Op::new("round.reopen", format!("Mở lại kỳ chấm điểm {}: {}", round.name, round.reason)),
        |tx| {
            store::scoring::save_round(tx, &round)?;
            Ok(())
        },
    )
}

fn add_unit(context: &Context<'_>, member: RoundMember) -> Result<OpOutput<()>> {
    refuse_locked(context, member.round, "Thêm đơn vị vào kỳ chấm điểm")?;
    let name = context.read(|conn| crate::unit::find(conn, member.unit))?.name;
    context.transact(Op::new("round.add_unit", format!("Thêm {name} vào kỳ chấm điểm")), |tx| {
        if store::scoring::units(tx, member.round)?.iter().any(|unit| unit.unit_id == member.unit) {
            return Err(Fault::new("round.unit_there").with("name", &name).into());
        }
        enrol(tx, member.round, member.unit)
    })
}

fn remove_unit(context: &Context<'_>, member: RoundMember) -> Result<OpOutput<()>> {
    refuse_locked(context, member.round, "Bỏ đơn vị khỏi kỳ chấm điểm")?;
    let name = context.read(|conn| crate::unit::find(conn, member.unit))?.name;
    context.transact(Op::new("round.remove_unit", format!("Bỏ {name} khỏi kỳ chấm điểm")), |tx| {
        Ok(store::scoring::remove_unit(tx, member.round, member.unit)?)
    })
}
