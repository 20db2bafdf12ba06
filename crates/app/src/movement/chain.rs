//! The chain of a movement in one view: what its paper says it answers, the movements above it, itself, those that answer it,
//! and the plans of the units that take part.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, UnitId};
use domain::movement::{IssuerLevel, Movement, OutsideSource, PlanKind, document, outside_sources};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{MovementChoice, find, write};
use crate::command::Registry;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// What a node of the chain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChainKind {
    /// A movement or document above that is only named in a paper.
    Outside,
    /// A movement above.
    Above,
    /// The movement whose chain it is.
    This,
    /// A movement that answers it.
    Below,
    /// The plan of a unit that takes part.
    UnitPlan,
}

/// A node of the chain.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct ChainNode {
    /// What it is.
    pub kind: ChainKind,
    /// The same in words.
    pub kind_name: String,
    /// How far below the top it stands, from 0.
    pub depth: u32,
    /// The movement, where the data file has it.
    pub id: Option<MovementId>,
    /// The unit whose plan it is.
    pub unit_id: Option<UnitId>,
    /// Name of the movement, what the document is about, or the unit's name.
    pub name: String,
    /// The document: `Kế hoạch số 46/KH-UBND ngày 28/03/2026 của …`; empty where none is known.
    pub document: String,
    /// How high its issuer stands, in words; empty where nothing is known.
    pub level_name: String,
    /// What it answers beside the movement above it.
    pub also: Vec<ChainSource>,
    /// What an outside node is taken from, so that it can become a movement.
    pub source: Option<OutsideSource>,
}

/// What a movement answers beside the one above it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChainSource {
    /// What is known of it.
    pub source: OutsideSource,
    /// The same in one line.
    pub words: String,
}

/// The chain of a movement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementChain {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The highest movement of the chain in the data file: the one that outside sources stand above.
    pub top: MovementId,
    /// The nodes, from the top down; each stands below the nearest one before it that is less deep.
    pub nodes: Vec<ChainNode>,
    /// Units that take part.
    pub units: u32,
    /// Those of them without a plan of their own.
    pub without_plan: u32,
}

/// A movement above that was only named until now.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementAbove {
    /// The movement that answers it.
    pub id: MovementId,
    /// What is known of it.
    pub source: OutsideSource,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.chain", |context, choice: MovementChoice| context.read(|conn| chain(conn, choice.id)));
    registry.change("movement.add_above", add_above);
}

/// The chain of a movement.
///
/// # Errors
/// `movement.unknown`.
pub(super) fn chain(conn: &Connection, id: MovementId) -> Result<MovementChain> {
    let movement = find(conn, id)?;
    let all = store::movement::list(conn)?;
    let above = ancestors(conn, &movement)?;
    let line: Vec<&Movement> = above.iter().chain([&movement]).collect();
    let top = line.first().and_then(|top| top.id).unwrap_or(id);
    let mut nodes = Vec::new();
    let mut depth = 0;
    for (place, own) in line.iter().enumerate() {
        let mut sources = outside_sources(own);
        sources.retain(|source| !line.iter().any(|known| is_of(source, known)));
        let also = if place == 0 {
            depth = push_sources(&mut nodes, &all, sources);
            Vec::new()
        } else {
            sources.into_iter().map(|source| ChainSource { words: source.words(), source }).collect()
        };
        let kind = if own.id == movement.id { ChainKind::This } else { ChainKind::Above };
        nodes.push(ChainNode { also, ..of_movement(own, kind, depth) });
        depth += 1;
    }
    push_below(&mut nodes, &all, id, depth);
    let names = UnitNames::load(conn)?;
    let mut without_plan = 0;
    for own in &movement.registrations {
        if !own.has_plan() {
            without_plan += 1;
            continue;
        }
        nodes.push(ChainNode {
            kind: ChainKind::UnitPlan,
            kind_name: "Kế hoạch của đơn vị".to_owned(),
            depth,
            id: None,
            unit_id: Some(own.unit_id),
            name: names.name(Some(own.unit_id)),
            document: document("Kế hoạch", &own.plan_number, own.plan_date, ""),
            level_name: String::new(),
            also: Vec::new(),
            source: None,
        });
    }
    let units = u32::try_from(movement.registrations.len()).unwrap_or(u32::MAX);
    Ok(MovementChain { id, name: movement.name.clone(), top, nodes, units, without_plan })
}

/// The movements above one, the highest first.
fn ancestors(conn: &Connection, movement: &Movement) -> Result<Vec<Movement>> {
    let mut above = Vec::new();
    // Those seen already end the climb: a circle that something else left in the file must not hold it for ever.
    let mut seen: BTreeSet<MovementId> = movement.id.into_iter().collect();
    let mut next = movement.parent_id;
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        let own = find(conn, id)?;
        next = own.parent_id;
        above.push(own);
    }
    above.reverse();
    Ok(above)
}

/// Whether a source is a movement of the data file: by the number of its plan with its year, or by its name.
fn is_of(source: &OutsideSource, movement: &Movement) -> bool {
    let key = text::match_key;
    let year = |date: Option<PartialDate>| date.map(PartialDate::year);
    let same_year = year(source.date).zip(year(movement.date)).is_none_or(|(one, other)| one == other);
    let numbered = !source.number.is_empty() && key(&source.number) == key(&movement.number) && same_year;
    let names = [&movement.name].into_iter().chain(&movement.other_names);
    numbered || (source.joined && names.into_iter().any(|name| key(name) == key(&source.name)))
}

/// Sources above the highest movement, a step down with each level; answers with the depth of what stands below them.
fn push_sources(nodes: &mut Vec<ChainNode>, all: &[Movement], sources: Vec<OutsideSource>) -> u32 {
    let mut depth = 0;
    let mut last: Option<IssuerLevel> = None;
    for source in sources {
        if last.is_some_and(|last| last != source.level) {
            depth += 1;
        }
        last = Some(source.level);
        let known = all.iter().find(|movement| is_of(&source, movement));
        let words = if source.joined { "Phong trào hưởng ứng" } else { "Văn bản thực hiện" };
        nodes.push(ChainNode {
            kind: ChainKind::Outside,
            kind_name: words.to_owned(),
            depth,
            id: known.and_then(|movement| movement.id),
            unit_id: None,
            name: if source.name.is_empty() { source.document() } else { source.name.clone() },
            document: source.document(),
            level_name: source.level.vietnamese().to_owned(),
            also: Vec::new(),
            source: Some(source),
        });
    }
    if last.is_some() { depth + 1 } else { 0 }
}

fn of_movement(movement: &Movement, kind: ChainKind, depth: u32) -> ChainNode {
    let kind_name = match kind {
        ChainKind::Above => "Phong trào cấp trên",
        ChainKind::This => "Phong trào này",
        _ => "Phong trào hưởng ứng phong trào này",
    };
    ChainNode {
        kind,
        kind_name: kind_name.to_owned(),
        depth,
        id: movement.id,
        unit_id: None,
        name: movement.name.clone(),
        document: document(movement.paper_kind(), &movement.number, movement.date, &movement.issuer),
        level_name: IssuerLevel::of(&movement.issuer, &movement.number).vietnamese().to_owned(),
        also: Vec::new(),
        source: None,
    }
}

/// Movements that answer one, each followed by those that answer it.
fn push_below(nodes: &mut Vec<ChainNode>, all: &[Movement], id: MovementId, depth: u32) {
    let mut below: BTreeMap<Option<MovementId>, Vec<&Movement>> = BTreeMap::new();
    for movement in all {
        below.entry(movement.parent_id).or_default().push(movement);
    }
    let mut seen = BTreeSet::from([id]);
    // A stack instead of recursion, for nothing bounds the depth.
    let mut next: Vec<(u32, &Movement)> =
        below.get(&Some(id)).into_iter().flatten().rev().map(|own| (depth, *own)).collect();
    while let Some((depth, own)) = next.pop() {
        if !own.id.is_some_and(|id| seen.insert(id)) {
            continue;
        }
        nodes.push(of_movement(own, ChainKind::Below, depth));
        next.extend(below.get(&own.id).into_iter().flatten().rev().map(|own| (depth + 1, *own)));
    }
}

/// Makes a movement of what was only named and puts it where its level stands: above the movement that names it, below those
/// of higher levels that it answers already. One operation.
///
/// # Errors
/// `movement.unknown`; `movement.already_above` where it stands there already; `movement.name_missing`.
fn add_above(context: &Context<'_>, request: MovementAbove) -> Result<OpOutput<MovementId>> {
    let MovementAbove { id, source } = request;
    let (movement, above) = context.read(|conn| {
        let movement = find(conn, id)?;
        let above = ancestors(conn, &movement)?;
        Ok((movement, above))
    })?;
    if let Some(known) = above.iter().chain([&movement]).find(|own| is_of(&source, own)) {
        return Err(Fault::new("movement.already_above").with("name", &known.name).into());
    }
    let title = movement.name.clone();
    // From below: those that stand no higher than it come to stand under it.
    let is_higher = |own: &Movement| IssuerLevel::of(&own.issuer, &own.number) < source.level;
    let mut under = movement;
    for parent in above.into_iter().rev().take_while(|parent| !is_higher(parent)).collect::<Vec<_>>() {
        under = parent;
    }
    let name = if source.name.is_empty() { source.document() } else { source.name.clone() };
    let kind = match text::fold(&source.kind).as_str() {
        "ke hoach" => PlanKind::Plan,
        "chi thi" => PlanKind::Directive,
        "cong van" => PlanKind::OfficialLetter,
        "quyet dinh" => PlanKind::Decision,
        _ => PlanKind::Other,
    };
    let above = Movement {
        name,
        is_plan: !source.number.is_empty(),
        plan_kind: kind,
        number: source.number,
        date: source.date,
        issuer: source.issuer,
        parent_id: under.parent_id,
        ..Movement::default()
    };
    let above = above.checked().map_err(Error::Faults)?;
    let op = Op::new("movement.add_above", format!("Thêm phong trào cấp trên {} của {}", above.name, title));
    context.transact(op, |tx| {
        let added = write(tx, &above)?;
        under.parent_id = Some(added);
        write(tx, &under)?;
        Ok(added)
    })
}
