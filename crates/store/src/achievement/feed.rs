//! What achievements give to a scheme's input (scoring model §3, S5), for all subjects of a round at once.

use std::collections::BTreeMap;

use domain::achievement::{Fed, Figures, Selection, Take};
use domain::date::PartialDate;
use domain::id::{AchievementId, UnitId};
use domain::number::Exact;
use domain::subject::Subject;
use domain::text;
use rusqlite::{Connection, params};

use crate::{Result, row};

/// What each subject's achievements give, with the achievements it was taken from. A unit's are its own and those of
/// the units that became it. A subject that gives nothing is absent; what lacks the figure is not a source of a sum.
pub fn feed(conn: &Connection, selection: &Selection, take: &Take) -> Result<BTreeMap<Subject, Fed>> {
    let mut fed = match take {
        Take::Count => counted(conn, selection)?,
        Take::Sum { figure, of } => summed(conn, selection, figure, *of)?,
    };
    inherit(conn, &mut fed)?;
    Ok(fed)
}

/// One source: whose, which, its code and what it adds.
type Source = (Subject, AchievementId, String, Exact);

fn gathered(sources: impl Iterator<Item = rusqlite::Result<Source>>) -> Result<BTreeMap<Subject, Fed>> {
    let mut fed: BTreeMap<Subject, Fed> = BTreeMap::new();
    for source in sources {
        let (subject, id, code, value) = source?;
        let sum = fed.entry(subject).or_default();
        sum.value = &sum.value + &value;
        // Two figures of one name in one achievement are one source.
        if sum.source_ids.last() != Some(&id) {
            sum.source_ids.push(id);
            sum.codes.push(code);
        }
    }
    Ok(fed)
}

const CONDITION: &str = "(?1 IS NULL OR k.code=?1) AND (NOT ?2 OR (k.is_initiative AND a.scope IS NOT NULL))
    AND a.last_day BETWEEN ?3 AND ?4 AND (?5 IS NULL OR a.movement_id=?5)";

fn bounds(selection: &Selection) -> (String, String) {
    let period = selection.period;
    let first = period.from.and_then(PartialDate::first_day).map(|day| day.to_string());
    let last = period.to.and_then(PartialDate::last_day).map(|day| day.to_string());
    (first.unwrap_or_default(), last.unwrap_or_else(|| "9999".to_owned()))
}

fn counted(conn: &Connection, selection: &Selection) -> Result<BTreeMap<Subject, Fed>> {
    let (first, last) = bounds(selection);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT a.unit_id, a.person_id, a.household_id, a.id, a.code FROM achievement AS a
         JOIN achievement_kind AS k ON k.id=a.kind_id WHERE {CONDITION} ORDER BY a.code_key"
    ))?;
    let movement = selection.movement.map(domain::id::MovementId::uuid);
    let sources = statement
        .query_map(params![selection.kind, selection.initiatives_only, first, last, movement], |row| {
            Ok((crate::subject::from_columns(row, 0)?, row::id(row, 3)?, row.get(4)?, Exact::ONE))
        })?;
    gathered(sources)
}

fn summed(conn: &Connection, selection: &Selection, figure: &str, of: Figures) -> Result<BTreeMap<Subject, Fed>> {
    let (first, last) = bounds(selection);
    let column = match of {
        Figures::Target => "target",
        Figures::Actual => "actual",
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT a.unit_id, a.person_id, a.household_id, a.id, a.code, f.{column} FROM achievement AS a
         JOIN achievement_kind AS k ON k.id=a.kind_id
         JOIN figure AS f ON f.achievement_id=a.id AND f.match_key=?6 AND f.{column} IS NOT NULL
         WHERE {CONDITION} ORDER BY a.code_key, f.position"
    ))?;
    let movement = selection.movement.map(domain::id::MovementId::uuid);
    let key = text::match_key(figure);
    let sources = statement.query_map(
        params![selection.kind, selection.initiatives_only, first, last, movement, key],
        |row| {
            Ok((
                crate::subject::from_columns(row, 0)?,
                row::id(row, 3)?,
                row.get(4)?,
                row::exact_opt(row, 5)?.unwrap_or_default(),
            ))
        },
    )?;
    gathered(sources)
}

/// Adds to every unit that came out of a succession what the units before it had done.
fn inherit(conn: &Connection, fed: &mut BTreeMap<Subject, Fed>) -> Result<()> {
    let own = fed.clone();
    let mut statement = conn.prepare_cached("SELECT DISTINCT unit_id FROM succession_unit WHERE side='to'")?;
    let heirs = statement.query_map([], |row| row::id::<UnitId>(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    for heir in heirs {
        for before in crate::unit::lineage(conn, heir)?.into_iter().filter(|before| *before != heir) {
            if let Some(theirs) = own.get(&Subject::Unit(before)) {
                let sum = fed.entry(Subject::Unit(heir)).or_default();
                sum.value = &sum.value + &theirs.value;
                sum.source_ids.extend(&theirs.source_ids);
                sum.codes.extend(theirs.codes.iter().cloned());
            }
        }
    }
    Ok(())
}
