//! A data file of a wanted size, filled with invented data for benchmarks: the same every time, in one operation.

use domain::cluster::{Cluster, ClusterKind, ClusterMember, ClusterRole};
use domain::date::PartialDate;
use domain::id::{BatchId, RoundId, UnitId};
use domain::nomination::{Batch, BatchState, Nomination, Submitted};
use domain::person::{Person, Position};
use domain::subject::Subject;
use domain::unit::Unit;
use serde_json::{Value, json};
use store::scoring::ScoreRow;
use store::{Op, OpOutput, Tx};

use super::{history, refuse_begun, subjects};
use crate::scoring::RoundOpening;
use crate::{Context, Error, Result};

pub(super) const YEAR: u16 = 2026;

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Units of the cluster that is scored.
    pub units: u32,
    /// Criteria of its scheme, all scored for every unit.
    pub criteria: u32,
    /// Lines of the batch: units and people by turns.
    pub nominations: u32,
    /// Years of which every line has evaluations, grants and initiatives; the lines are people then.
    pub history: u16,
}

/// Fills an empty data file.
///
/// # Errors
/// `sample.not_empty`; `round.no_members` for no units.
pub fn seed(context: &Context<'_>, size: Size) -> Result<OpOutput<()>> {
    let label = format!("Nạp số liệu thử: {} đơn vị, {} tiêu chí", size.units, size.criteria);
    context.transact(Op::new("sample.seed", label), |tx| {
        refuse_begun(tx)?;
        subjects::offices(tx)?;
        let units = units(tx, size.units)?;
        let round = round(tx, &units, size.criteria)?;
        for (place, unit) in (0..).zip(&units) {
            context.progress.step(usize::try_from(place).unwrap_or(usize::MAX), units.len())?;
            scores(tx, round, *unit, place, size.criteria)?;
        }
        nominations(context, tx, &units, size)
    })
}

/// One of a list, in turn.
fn pick<'a>(from: &[&'a str], turn: u32) -> &'a str {
    let length = u32::try_from(from.len()).unwrap_or(1).max(1);
    usize::try_from(turn % length).ok().and_then(|place| from.get(place)).copied().unwrap_or_default()
}

fn units(tx: &Tx<'_>, number: u32) -> Result<Vec<UnitId>> {
    const KINDS: [&str; 4] = ["Xã", "Phường", "Trường Trung học cơ sở", "Trung tâm Y tế khu vực"];
    const FIRST: [&str; 7] = ["Bình", "Phú", "An", "Tân", "Vĩnh", "Long", "Hòa"];
    const LAST: [&str; 9] = ["Khê", "Lâm", "Thịnh", "Lập", "Sơn", "Hải", "Định Thượng", "Phước Đông", "Mỹ Hạnh"];
    let kinds = store::unit::kinds(tx)?;
    let kind_id = kinds.first().and_then(|kind| kind.id);
    let unit = |place: u32| {
        let (kind, first, last) = (pick(&KINDS, place), pick(&FIRST, place / 4), pick(&LAST, place / 28));
        let name = format!("{kind} {first} {last} {}", place / 252 + 1);
        let unit = Unit { code: format!("DV{place:05}"), kind_id, ..Unit::named(&name) };
        Ok(store::unit::save(tx, &unit)?)
    };
    (0..number).map(unit).collect()
}

/// Parts of ten criteria, five kinds of rules by turns.
fn scheme(criteria: u32) -> Value {
    let leaf = |number: u32| {
        let code = format!("{}.{}", number / 10 + 1, number % 10 + 1);
        let mut leaf = json!({ "code": code, "name_vi": format!("Tiêu chí số {code}"), "max": "10" });
        let rule = match number % 5 {
            0 => json!({ "kind": "direct" }),
            1 => json!({ "kind": "ratio" }),
            2 => json!({ "kind": "band", "params": { "bands": [
                { "ge": "95", "score": "10" }, { "ge": "85", "score": "7.5" }, { "ge": "70", "score": "4" } ], "else": "0" } }),
            3 => json!({ "kind": "count", "params": { "start": "10", "per": "-0.5" } }),
            _ => json!({ "kind": "group_leader" }),
        };
        if let (Value::Object(leaf), Value::Object(rule)) = (&mut leaf, rule) {
            leaf.extend(rule);
        }
        leaf
    };
    let part = |number: u32| {
        let leaves: Vec<Value> = (number * 10..criteria.min(number * 10 + 10)).map(leaf).collect();
        json!({ "code": format!("P{}", number + 1), "name_vi": format!("Phần {}", number + 1), "role": "base",
            "max": (leaves.len() * 10).to_string(), "children": leaves })
    };
    let parts: Vec<Value> = (0..criteria.div_ceil(10)).map(part).collect();
    json!({ "id": "so-lieu-thu", "version": 1, "name_vi": "Bảng tiêu chí của số liệu thử", "period": "2026", "criteria": parts })
}

fn round(tx: &Tx<'_>, units: &[UnitId], criteria: u32) -> Result<RoundId> {
    let members = units.iter().map(|unit_id| ClusterMember { unit_id: *unit_id, role: ClusterRole::Member });
    let cluster = Cluster {
        code: "THU".to_owned(),
        name: "Khối thi đua của số liệu thử".to_owned(),
        kind: ClusterKind::Bloc,
        year: YEAR,
        members: members.collect(),
        ..Cluster::default()
    };
    let cluster = store::cluster::save(tx, &cluster)?;
    let scheme = crate::scoring::write_scheme(tx, &scheme(criteria).to_string())?;
    let opening = RoundOpening {
        scheme: Some(scheme),
        cluster: Some(cluster),
        movement: None,
        year: YEAR,
        ..RoundOpening::default()
    };
    crate::scoring::write_round(tx, &opening)
}

/// What the only stage enters for a unit; numbers that differ from unit to unit and never repeat in a row.
fn scores(tx: &Tx<'_>, round: RoundId, unit_id: UnitId, place: u32, criteria: u32) -> Result<()> {
    for number in 0..criteria {
        let mixed = (place * 31 + number * 17) % 97;
        let fields: &[(&str, u32)] = match number % 5 {
            0 => &[("value", mixed % 11)],
            1 => &[("T", 120), ("A", 60 + mixed)],
            2 => &[("value", 60 + mixed % 41)],
            3 => &[("n", mixed % 6)],
            _ => &[("T", 100), ("A", 70 + mixed)],
        };
        for (field, value) in fields {
            let row = ScoreRow {
                unit_id,
                criterion: format!("{}.{}", number / 10 + 1, number % 10 + 1),
                stage: "self".to_owned(),
                scorer: String::new(),
                field: (*field).to_owned(),
                value: value.to_string(),
                reason: String::new(),
                actor: tx.actor().to_owned(),
                at: tx.at().to_owned(),
            };
            store::scoring::put(tx, round, &row)?;
        }
    }
    Ok(())
}

fn nominations(context: &Context<'_>, tx: &Tx<'_>, units: &[UnitId], size: Size) -> Result<()> {
    let number = size.nominations;
    let batch = Batch {
        id: None,
        code: String::new(),
        name: format!("đề nghị khen thưởng năm {YEAR} của số liệu thử"),
        year: YEAR,
        movement_id: None,
        award_type: "cong_trang".to_owned(),
        received: None,
        deadline: None,
        note: String::new(),
        state: BatchState::Open,
    };
    let batch = crate::nomination::write_batch(tx, batch.checked().map_err(Error::Faults)?)?;
    let past = history::Past::new(tx, size.history)?;
    for place in 0..number {
        context
            .progress
            .step(usize::try_from(place).unwrap_or(usize::MAX), usize::try_from(number).unwrap_or(usize::MAX))?;
        let own = units.iter().cycle().nth(usize::try_from(place).unwrap_or(0)).copied();
        let Some(unit) = own else { return Ok(()) };
        let mut line = nomination(tx, batch, unit, place, size.history > 0)?;
        if let Some(subject) = line.subject.filter(|_| size.history > 0) {
            past.award(place).clone_into(&mut line.award);
            past.save(tx, subject, place)?;
        }
        store::nomination::save_line(tx, &line)?;
    }
    Ok(())
}

fn nomination(tx: &Tx<'_>, batch_id: BatchId, unit: UnitId, place: u32, people: bool) -> Result<Nomination> {
    let unit_name = crate::unit::find(tx, unit)?.name;
    let (subject, mut submitted) = if place.is_multiple_of(2) && !people {
        (Subject::Unit(unit), Submitted { name: unit_name.clone(), ..Submitted::default() })
    } else {
        person(tx, unit, &unit_name, place)?
    };
    submitted.proposing_unit = unit_name;
    Ok(Nomination {
        id: None,
        batch_id,
        position: place + 1,
        kind: subject.kind(),
        subject: Some(subject),
        award: "bk_tinh".to_owned(),
        award_type: "cong_trang".to_owned(),
        ending_year: Some(YEAR),
        received: None,
        summary: format!("Hoàn thành xuất sắc nhiệm vụ năm {YEAR}; có {} sáng kiến được công nhận.", place % 4),
        opinion: String::new(),
        proposing_unit_id: Some(unit),
        submitted,
        note: String::new(),
        origin: None,
    })
}

fn person(tx: &Tx<'_>, unit: UnitId, unit_name: &str, place: u32) -> Result<(Subject, Submitted)> {
    const FAMILIES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Rơ Châm"];
    const MIDDLES: [&str; 7] = ["Thị Thanh", "Văn", "Hữu Phước", "Ngọc Ánh", "Minh", "Thị Tường", "Quang"];
    const GIVEN: [&str; 11] = ["Huyền", "Thắng", "Nghĩa", "Dương", "Khuê", "Vy", "Trường", "Ước", "Ái", "Đức", "Quỳnh"];
    const TITLES: [&str; 4] = ["Chuyên viên", "Giáo viên", "Điều dưỡng trưởng", "Phó Trưởng phòng Kinh tế - Hạ tầng"];
    let name = format!("{} {} {}", pick(&FAMILIES, place), pick(&MIDDLES, place / 3), pick(&GIVEN, place / 2));
    let title = pick(&TITLES, place / 2);
    let honorific = if place % 4 == 1 { "Bà" } else { "Ông" };
    let position = Position { unit_id: Some(unit), title: title.to_owned(), ..Position::default() };
    let person = Person {
        code: format!("CN{place:05}"),
        honorific: honorific.to_owned(),
        name: name.clone(),
        positions: vec![position],
        subject_class: "Viên chức".to_owned(),
        employed_from: PartialDate::read("2000").ok(),
        ..Person::default()
    };
    let id = store::person::save(tx, &person)?;
    let submitted = Submitted {
        honorific: honorific.to_owned(),
        name,
        title: title.to_owned(),
        unit: unit_name.to_owned(),
        ..Submitted::default()
    };
    Ok((Subject::Person(id), submitted))
}
