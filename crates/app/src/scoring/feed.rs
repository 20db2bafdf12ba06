//! Feeding (scoring model S5): what a criterion takes from achievements and targets instead of having it typed again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::achievement::{self, AchievementKind, Figures, Selection, Take};
use domain::date::{PartialDate, Period};
use domain::evaluation::EvaluationLevel;
use domain::id::{AchievementId, EvidenceId, UnitId};
use domain::movement::{Part, TargetFigure, TargetPeriod, follow};
use domain::number::Exact;
use domain::report::Report;
use domain::scoring::{EvidenceRef, Origin, Plan, Source, SourceQuery};
use domain::subject::Subject;
use domain::text;
use store::Connection;
use store::scoring::{Round, RoundState};

use super::snapshot::Snapshot;
use crate::Result;

/// How many sources an explanation names before it breaks off.
const NAMED_SOURCES: usize = 12;

/// A value found for a field.
#[derive(Debug, Clone)]
pub(super) struct Fed {
    pub criterion: String,
    pub field: String,
    pub value: Exact,
    pub origin: Origin,
}

/// What the fields of a round's scheme are fed.
pub(super) enum Feeder {
    /// What the data file holds for them, looked up once for all units.
    Live(Vec<(String, String, Arc<Found>)>),
    /// What they were fed when the round was locked.
    Frozen(BTreeMap<UnitId, Vec<Fed>>),
}

/// What a source gives.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// Its own to some units, and the same to all others if there is anything for them.
    Own(BTreeMap<UnitId, (Exact, Origin)>, Option<(Exact, Origin)>),
    /// What each unit's achievements give.
    Each(BTreeMap<Subject, achievement::Fed>, Words),
    /// What was found for some units, one by one.
    Some(BTreeMap<UnitId, (Exact, Origin)>),
}

/// How an explanation names what was taken.
pub(super) struct Words {
    /// `thành tích loại “Sáng kiến” năm 2026`.
    what: String,
    /// The figure that was summed; none of a count.
    figure: Option<String>,
    /// The files that prove the achievements.
    proofs: Arc<Proofs>,
}

/// The evidence of every achievement.
type Proofs = HashMap<AchievementId, Vec<(EvidenceId, String)>>;

impl Feeder {
    /// Looks up every source that the scheme names.
    pub fn new(conn: &Connection, plan: &Plan, round: &Round) -> Result<Self> {
        let kinds = store::achievement::kinds(conn)?;
        let proofs = Arc::new(store::achievement::evidence_names(conn)?);
        let mut known: HashMap<&Source, Arc<Found>> = HashMap::new();
        let mut fields = Vec::new();
        for wanted in plan.wanted() {
            let found = match known.get(wanted.source) {
                Some(found) => Arc::clone(found),
                None => {
                    let found = Arc::new(look_up(conn, &kinds, &proofs, wanted.source, round)?);
                    known.insert(wanted.source, Arc::clone(&found));
                    found
                }
            };
            fields.push((wanted.criterion.to_owned(), wanted.field.to_owned(), found));
        }
        Ok(Self::Live(fields))
    }

    /// What a locked round was fed.
    pub fn frozen(snapshot: Snapshot) -> Self {
        Self::Frozen(snapshot.into_fed())
    }

    /// Everything found for one unit.
    pub fn of_unit(&self, unit: UnitId) -> Vec<Fed> {
        let fields = match self {
            Self::Frozen(units) => return units.get(&unit).cloned().unwrap_or_default(),
            Self::Live(fields) => fields,
        };
        let fed = fields.iter().filter_map(|(criterion, field, found)| {
            let (value, origin) = found.of_unit(unit)?;
            Some(Fed { criterion: criterion.clone(), field: field.clone(), value, origin })
        });
        fed.collect()
    }
}

impl Found {
    fn of_unit(&self, unit: UnitId) -> Option<(Exact, Origin)> {
        match self {
            Self::Nothing => None,
            Self::Own(own, common) => own.get(&unit).or(common.as_ref()).cloned(),
            Self::Some(units) => units.get(&unit).cloned(),
            Self::Each(fed, words) => match (fed.get(&Subject::Unit(unit)), &words.figure) {
                (Some(fed), _) => Some((fed.value.clone(), words.origin(fed))),
                // None was achieved: that is known. A sum of nothing is not.
                (None, None) => Some((Exact::ZERO, words.origin(&achievement::Fed::default()))),
                (None, Some(_)) => None,
            },
        }
    }
}

impl Words {
    fn origin(&self, fed: &achievement::Fed) -> Origin {
        let count = fed.codes.len();
        let mut codes = fed.codes.iter().take(NAMED_SOURCES).cloned().collect::<Vec<_>>().join(", ");
        if count > NAMED_SOURCES {
            codes.push_str(", …");
        }
        let source = match &self.figure {
            _ if count == 0 => format!("Không có {}", self.what),
            None => format!("{count} {}: {codes}", self.what),
            Some(figure) => format!("Cộng số liệu “{figure}” của {count} {}: {codes}", self.what),
        };
        let proofs = fed.source_ids.iter().filter_map(|id| self.proofs.get(id)).flatten();
        let evidence = proofs.map(|(id, name)| EvidenceRef { id: id.to_string(), name: name.clone() }).collect();
        let source_ids = fed.source_ids.iter().map(ToString::to_string).collect();
        Origin { source: Some(source), source_ids, source_names: fed.codes.clone(), evidence, ..Origin::default() }
    }
}

fn look_up(
    conn: &Connection,
    kinds: &[AchievementKind],
    proofs: &Arc<Proofs>,
    source: &Source,
    round: &Round,
) -> Result<Found> {
    match source {
        Source::Target(query) => target(conn, query, round),
        Source::Achievements(query) => achievements(conn, (kinds, proofs), query, round, false),
        Source::Initiatives(query) => achievements(conn, (kinds, proofs), query, round, true),
        Source::Round(query) => totals(conn, query, round),
        Source::Evaluations(query) => evaluations(conn, query, round),
        Source::LateReports(query) => late_reports(conn, query, round),
    }
}

/// What the achievements of the round's period give.
fn achievements(
    conn: &Connection,
    (kinds, proofs): (&[AchievementKind], &Arc<Proofs>),
    query: &SourceQuery,
    round: &Round,
    initiatives_only: bool,
) -> Result<Found> {
    let Ok(take) = Take::read(&query.take) else { return Ok(Found::Nothing) };
    let kind = match query.kind.as_deref().map(text::match_key) {
        None => None,
        Some(key) => {
            let is_meant =
                |kind: &&AchievementKind| [&kind.code, &kind.name].iter().any(|own| text::match_key(own) == key);
            // A kind that this data file does not have gives nothing, not even nought.
            let Some(kind) = kinds.iter().find(is_meant) else { return Ok(Found::Nothing) };
            Some(kind)
        }
    };
    let period = if round.period == Period::default() { Period::of_year(round.year) } else { round.period };
    let selection = Selection { kind: kind.map(|kind| kind.code.clone()), initiatives_only, period, movement: None };
    let what = match (kind, initiatives_only) {
        (Some(kind), false) => format!("thành tích loại “{}” năm {}", kind.name, round.year),
        (None, false) => format!("thành tích năm {}", round.year),
        (_, true) => format!("sáng kiến được công nhận năm {}", round.year),
    };
    let figure = match &take {
        Take::Count => None,
        Take::Sum { figure, of: Figures::Actual } => Some(format!("{figure}, thực hiện")),
        Take::Sum { figure, of: Figures::Target } => Some(format!("{figure}, chỉ tiêu")),
    };
    Ok(Found::Each(
        store::achievement::feed(conn, &selection, &take)?,
        Words { what, figure, proofs: Arc::clone(proofs) },
    ))
}

/// A figure of a target of the round's movement in the round's year: each unit's own, the plan's for those without. What
/// was reached is nobody's but the unit's once units report: one that has not reported is not fed.
fn target(conn: &Connection, query: &SourceQuery, round: &Round) -> Result<Found> {
    let (Some(movement), Some(name)) = (round.movement_id, query.name.as_deref()) else { return Ok(Found::Nothing) };
    let known = crate::movement::find(conn, movement)?;
    // Where two targets could be meant none is fed: better an empty cell than another target's figure.
    let Ok(Part { id: Some(target), line }) = known.target(name) else { return Ok(Found::Nothing) };
    let mut figures: BTreeMap<UnitId, Vec<TargetFigure>> = BTreeMap::new();
    for figure in store::movement::figures(conn, movement)? {
        if figure.target_id == *target && figure.period.year() == round.year {
            figures.entry(figure.unit_id).or_default().push(figure);
        }
    }
    let year = line.years.iter().find(|year| year.year == round.year);
    let take_actual = query.take == "actual";
    let common = match query.take.as_str() {
        "target" => line.aim(round.year).cloned(),
        "actual" => year.and_then(|year| year.actual.clone()),
        _ => return Ok(Found::Nothing),
    };
    let origin = |source: String| {
        let source_ids = vec![movement.to_string()];
        Origin { source: Some(source), source_ids, ..Origin::default() }
    };
    let named = format!("Chỉ tiêu “{name}” của phong trào, năm {}", round.year);
    let mut reported = false;
    let mut own = BTreeMap::new();
    for (unit, figures) in &figures {
        let followed = follow(line, TargetPeriod::of_year(round.year), figures);
        reported |= followed.value.is_some();
        let found = match take_actual {
            true => followed.value.map(|value| (value, reports(&named, figures, &followed.counted))),
            false => followed.aim.filter(|_| followed.own_aim).map(|aim| (aim, format!("{named}, giao cho đơn vị"))),
        };
        if let Some((value, source)) = found {
            own.insert(*unit, (value, origin(source)));
        }
    }
    let common = common.filter(|_| !(take_actual && reported)).map(|value| (value, origin(named)));
    Ok(Found::Own(own, common))
}

/// The reports that a reached figure rests on: `…: Quý I/2026 (Báo cáo số 15/BC-UBND)`.
fn reports(named: &str, figures: &[TargetFigure], counted: &[TargetPeriod]) -> String {
    let counted = figures.iter().filter(|figure| counted.contains(&figure.period)).map(|figure| {
        let source = if figure.source.is_empty() { String::new() } else { format!(" ({})", figure.source) };
        format!("{}{source}", figure.period.vietnamese())
    });
    format!("{named}, đơn vị báo cáo: {}", counted.collect::<Vec<_>>().join(", "))
}

/// What each unit came to in a locked round of another scheme in the same year. A unit that stands in several of them is
/// not fed: which one is meant would be a guess.
fn totals(conn: &Connection, query: &SourceQuery, round: &Round) -> Result<Found> {
    let Some(scheme) = query.name.as_deref() else { return Ok(Found::Nothing) };
    let mut found: BTreeMap<UnitId, Vec<(Exact, Origin)>> = BTreeMap::new();
    let others = store::scoring::rounds(conn)?;
    let others = others
        .iter()
        .filter(|other| other.id != round.id && other.year == round.year && other.state == RoundState::Locked);
    for other in others {
        let Some(id) = other.id else { continue };
        if super::scheme::find(conn, other.scheme_id)?.code != scheme {
            continue;
        }
        let Some(snapshot) = Snapshot::of(conn, id)? else { continue };
        for unit in &snapshot.results().units {
            let value = match query.take.as_str() {
                "total" => unit.total.clone(),
                "percent" => unit.percent.clone(),
                _ => None,
            };
            let (Some(value), Ok(unit)) = (value, unit.unit.parse::<UnitId>()) else { continue };
            let source = format!("Kết quả kỳ chấm điểm “{}” đã khóa", other.name);
            let origin = Origin { source: Some(source), source_ids: vec![id.to_string()], ..Origin::default() };
            found.entry(unit).or_default().push((value, origin));
        }
    }
    let alone = found.into_iter().filter_map(|(unit, mut found)| {
        let only = found.pop()?;
        found.is_empty().then_some((unit, only))
    });
    Ok(Found::Some(alone.collect()))
}

/// How many evaluations of the round's year each unit has, of the level asked for if one is. A unit that was not evaluated
/// is not fed: that it has none is not known.
fn evaluations(conn: &Connection, query: &SourceQuery, round: &Round) -> Result<Found> {
    let level = match query.kind.as_deref().map(EvaluationLevel::read) {
        Some(Err(_)) => return Ok(Found::Nothing),
        Some(Ok(level)) => Some(level),
        None => None,
    };
    if query.take != "count" {
        return Ok(Found::Nothing);
    }
    let found = store::evaluation::list(conn, Some(round.year))?.into_iter().filter_map(|own| {
        let Subject::Unit(unit) = own.subject else { return None };
        let counts = level.is_none_or(|level| level == own.level);
        let document = if own.document.is_empty() { String::new() } else { format!(" ({})", own.document) };
        let source = format!("Xếp loại năm {}: {}{document}", own.year, own.level.vietnamese());
        let source_ids = own.id.iter().map(ToString::to_string).collect();
        let origin = Origin { source: Some(source), source_ids, ..Origin::default() };
        Some((unit, (if counts { Exact::ONE } else { Exact::ZERO }, origin)))
    });
    Ok(Found::Some(found.collect()))
}

/// How many of the reports due in the round's period came late, of units that owe any. What has not come is named, not
/// counted: whether it is late depends on the day of asking.
fn late_reports(conn: &Connection, query: &SourceQuery, round: &Round) -> Result<Found> {
    if query.take != "count" {
        return Ok(Found::Nothing);
    }
    let period = if round.period == Period::default() { Period::of_year(round.year) } else { round.period };
    let first = period.from.and_then(PartialDate::first_day).map(|day| day.to_string());
    let last = period.to.or(period.from).and_then(PartialDate::last_day).map(|day| day.to_string());
    let days = first.as_deref().zip(last.as_deref());
    let mut of_units: BTreeMap<UnitId, Vec<Report>> = BTreeMap::new();
    for report in store::report::list(conn, days)? {
        of_units.entry(report.unit_id).or_default().push(report);
    }
    let found = of_units.into_iter().map(|(unit, reports)| {
        let late: Vec<&Report> = reports.iter().filter(|report| report.came_late()).collect();
        let awaited = reports.iter().filter(|report| report.received.is_none()).count();
        let named = late.iter().take(NAMED_SOURCES).map(|report| report.name.as_str()).collect::<Vec<_>>().join(", ");
        let mut source = match late.len() {
            0 => format!("Không báo cáo nào trong {} báo cáo nộp trễ", reports.len()),
            count => format!("{count} trong {} báo cáo nộp trễ: {named}", reports.len()),
        };
        if awaited > 0 {
            source.push_str(&format!("; {awaited} báo cáo chưa nộp, chưa tính"));
        }
        let source_ids = late.iter().filter_map(|report| report.id).map(|id| id.to_string()).collect();
        let origin = Origin { source: Some(source), source_ids, ..Origin::default() };
        (unit, (Exact::count(late.len()), origin))
    });
    Ok(Found::Some(found.collect()))
}
