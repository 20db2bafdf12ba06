//! What a locked round rests on, kept beside it: it stays what was signed, whatever its sources become; and what `check`
//! finds when it no longer comes to the same.

use std::collections::{BTreeMap, BTreeSet};

use domain::cluster::ClusterOrganiser;
use domain::id::{RoundId, SchemeId, UnitId};
use domain::number::Exact;
use domain::scoring::{Board, Evaluation, Origin, Rank, UnitResult};
use serde::{Deserialize, Serialize};
use store::Connection;
use store::health::{Finding, FindingSeverity};
use store::scoring::{Round, RoundState, RoundUnit};

use super::feed::Fed;
use super::loaded::Loaded;
use crate::Result;

/// How many differences a finding names.
const NAMED: usize = 5;

/// The scheme, the members, the values and the results of a round when it was locked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Snapshot {
    scheme: SchemeVersion,
    members: Vec<RoundUnit>,
    entered: Vec<EnteredValue>,
    fed: Vec<FedValue>,
    results: Evaluation,
}

#[derive(Debug, Serialize, Deserialize)]
struct SchemeVersion {
    id: SchemeId,
    version: u32,
    hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct EnteredValue {
    unit: UnitId,
    criterion: String,
    field: String,
    value: String,
    stage: String,
    scorer: String,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FedValue {
    unit: UnitId,
    criterion: String,
    field: String,
    value: Exact,
    origin: Origin,
}

impl Snapshot {
    /// What a round that is being locked rests on.
    pub fn take(conn: &Connection, id: RoundId, round: &Round, loaded: &Loaded, board: &Board) -> Result<Self> {
        let mut entered = Vec::new();
        store::scoring::each::<crate::Error>(conn, id, None, |score| {
            entered.push(EnteredValue {
                unit: score.unit_id,
                criterion: score.criterion.to_owned(),
                field: score.field.to_owned(),
                value: score.value.to_owned(),
                stage: score.stage.to_owned(),
                scorer: score.scorer.to_owned(),
                reason: score.reason.to_owned(),
            });
            Ok(())
        })?;
        let fed = loaded.units.iter().flat_map(|unit| {
            loaded.fed(unit.unit_id).into_iter().map(|fed| FedValue {
                unit: unit.unit_id,
                criterion: fed.criterion,
                field: fed.field,
                value: fed.value,
                origin: fed.origin,
            })
        });
        Ok(Self {
            scheme: SchemeVersion {
                id: round.scheme_id,
                version: loaded.scheme_version,
                hash: loaded.scheme_hash.clone(),
            },
            members: loaded.units.clone(),
            entered,
            fed: fed.collect(),
            results: board.evaluation().clone(),
        })
    }

    /// As it is kept.
    ///
    /// # Errors
    /// Internal: it cannot be written as JSON.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The snapshot of a round; none when it was never locked or what is kept cannot be read, which [`check`] reports.
    pub fn of(conn: &Connection, id: RoundId) -> Result<Option<Self>> {
        let text = store::scoring::snapshot(conn, id)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// The results when it was locked.
    pub fn results(&self) -> &Evaluation {
        &self.results
    }

    /// What was fed, by unit.
    pub fn into_fed(self) -> BTreeMap<UnitId, Vec<Fed>> {
        let mut by_unit: BTreeMap<UnitId, Vec<Fed>> = BTreeMap::new();
        for fed in self.fed {
            let FedValue { unit, criterion, field, value, origin } = fed;
            by_unit.entry(unit).or_default().push(Fed { criterion, field, value, origin });
        }
        by_unit
    }
}

/// A place in a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClusterPlace {
    /// The place.
    pub rank: i32,
    /// Who organises the cluster.
    pub organiser: ClusterOrganiser,
}

/// Places of units in the locked rounds of clusters, by unit and year; of several the best.
///
/// # Errors
/// The data file's.
pub(crate) fn locked_places(conn: &Connection) -> Result<BTreeMap<(UnitId, u16), ClusterPlace>> {
    /// Of a snapshot only this.
    #[derive(Deserialize)]
    struct Places {
        results: Results,
    }
    #[derive(Deserialize)]
    struct Results {
        units: Vec<Placed>,
    }
    #[derive(Deserialize)]
    struct Placed {
        unit: String,
        rank: Option<Rank>,
    }
    let mut places = BTreeMap::new();
    let organisers: BTreeMap<_, _> = store::cluster::list(conn, None)?
        .into_iter()
        .filter_map(|cluster| Some((cluster.id?, cluster.organiser?)))
        .collect();
    for round in store::scoring::rounds(conn)?.iter().filter(|round| round.state == RoundState::Locked) {
        let organiser = round.cluster_id.and_then(|cluster| organisers.get(&cluster).copied());
        let Some(organiser) = organiser else { continue };
        let Some(text) = round.id.map(|id| store::scoring::snapshot(conn, id)).transpose()?.flatten() else { continue };
        // What cannot be read is reported by `check`.
        let Ok(snapshot) = serde_json::from_str::<Places>(&text) else { continue };
        for placed in snapshot.results.units {
            if let (Ok(unit), Some(rank)) = (placed.unit.parse::<UnitId>(), placed.rank) {
                let own = ClusterPlace { rank: rank.whole(), organiser };
                let place = places.entry((unit, round.year)).or_insert(own);
                place.rank = place.rank.min(own.rank);
            }
        }
    }
    Ok(places)
}

/// Compares every locked round with a fresh computation, and its sources with what they were.
///
/// # Errors
/// The data file's.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for round in store::scoring::rounds(conn)?.iter().filter(|round| round.state == RoundState::Locked) {
        let Some(id) = round.id else { continue };
        let report = |severity: FindingSeverity, what: String| {
            Finding::new("snapshot", severity, format!("Kỳ chấm điểm “{}” đã khóa: {what}", round.name))
        };
        let Some(snapshot) = Snapshot::of(conn, id)? else {
            findings.push(report(FindingSeverity::Error, "không còn đọc được bản chụp lúc khóa".to_owned()));
            continue;
        };
        match compared(conn, id, round, snapshot) {
            Ok(differences) => findings.extend(differences.into_iter().map(|(severity, what)| report(severity, what))),
            Err(error) => {
                let message = crate::Failure::from(error).message;
                findings.push(report(FindingSeverity::Error, format!("không tính lại được ({message})")));
            }
        }
    }
    Ok(findings)
}

fn compared(
    conn: &Connection,
    id: RoundId,
    round: &Round,
    snapshot: Snapshot,
) -> Result<Vec<(FindingSeverity, String)>> {
    let mut found = Vec::new();
    let live = Loaded::live(conn, id, round)?;
    if live.scheme_hash != snapshot.scheme.hash {
        found.push((FindingSeverity::Error, "bảng tiêu chí không còn như lúc khóa".to_owned()));
    }
    let fresh = Loaded::read(conn, id)?;
    let fresh = Board::new(&fresh.plan, &fresh.inputs, None)?;
    let moved = moved(&snapshot.results, fresh.evaluation());
    if !moved.is_empty() {
        let what = format!("tính lại cho kết quả khác ở {} đơn vị: {}", moved.len(), named(&moved));
        found.push((FindingSeverity::Error, what));
    }
    let sources = sources(&live, snapshot.into_fed());
    if !sources.is_empty() {
        let what = format!(
            "{} số liệu lấy từ thành tích, chỉ tiêu đã đổi sau khi khóa: {}. Kết quả đã khóa giữ nguyên; mở lại kỳ nếu cần tính theo số mới",
            sources.len(),
            named(&sources)
        );
        found.push((FindingSeverity::Warning, what));
    }
    Ok(found)
}

fn named(all: &[String]) -> String {
    let mut text = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    if all.len() > NAMED {
        text.push_str("; …");
    }
    text
}

/// Units whose results are others, with both results.
fn moved(then: &Evaluation, now: &Evaluation) -> Vec<String> {
    let now: BTreeMap<&str, &UnitResult> = now.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let known: BTreeSet<&str> = then.units.iter().map(|unit| unit.unit.as_str()).collect();
    let shown = |unit: &UnitResult| {
        let total = unit.total.as_ref().map(Exact::vietnamese_exact).unwrap_or_else(|| "không có tổng".to_owned());
        format!("{total}, hạng {}", unit.rank.map_or_else(|| "không có".to_owned(), Rank::vietnamese))
    };
    let changed = then.units.iter().filter_map(|was| match now.get(was.unit.as_str()) {
        None => Some(format!("{} (không còn trong kỳ)", was.name)),
        Some(is) if is == &was => None,
        Some(is) => Some(format!("{} (lúc khóa {}; tính lại {})", was.name, shown(was), shown(is))),
    });
    let added = now.values().filter(|unit| !known.contains(unit.unit.as_str()));
    changed.chain(added.map(|unit| format!("{} (mới có trong kỳ)", unit.name))).collect()
}

/// Fed values that are others now, with both.
fn sources(live: &Loaded, then: BTreeMap<UnitId, Vec<Fed>>) -> Vec<String> {
    let mut changed = Vec::new();
    for unit in &live.units {
        let key = |fed: &Fed| (fed.criterion.clone(), fed.field.clone());
        let was: BTreeMap<_, _> =
            then.get(&unit.unit_id).into_iter().flatten().map(|fed| (key(fed), fed.value.clone())).collect();
        let mut is: BTreeMap<_, _> = live.fed(unit.unit_id).into_iter().map(|fed| (key(&fed), fed.value)).collect();
        let shown = |value: Option<&Exact>| value.map_or_else(|| "không có".to_owned(), Exact::vietnamese_exact);
        for ((criterion, field), was) in was {
            let is = is.remove(&(criterion.clone(), field));
            if is.as_ref() != Some(&was) {
                let (was, is) = (shown(Some(&was)), shown(is.as_ref()));
                changed.push(format!("{} {criterion} (lúc khóa {was}, nay {is})", unit.name));
            }
        }
        let new = is.into_iter().map(|((criterion, _), value)| {
            format!("{} {criterion} (lúc khóa không có, nay {})", unit.name, shown(Some(&value)))
        });
        changed.extend(new);
    }
    changed
}
