//! Who there is in the sample province: the office, units, people, households, clusters.

use domain::Fault;
use domain::cluster::{Cluster, ClusterMember};
use domain::id::UnitId;
use domain::person::{Household, Person, Position};
use domain::unit::{Succession, Unit};
use store::{Connection, Tx};

use super::{count, data};
use crate::{Error, Result};

/// The unit of a code.
///
/// # Errors
/// `unit.unknown`.
pub(super) fn unit_id(conn: &Connection, code: &str) -> Result<UnitId> {
    let unit = crate::unit::resolve(conn, code)?;
    Ok(unit.id.ok_or_else(|| Fault::new("unit.unknown").with("name", code))?)
}

/// The office's identities, unless one has been given.
pub(super) fn offices(tx: &Tx<'_>) -> Result<()> {
    if !store::office::list(tx)?.is_empty() {
        return Ok(());
    }
    for office in data::offices()? {
        store::office::save(tx, &office.checked().map_err(Error::Faults)?)?;
    }
    Ok(())
}

/// Units in administrative order, superiors before their parts, then what became of some.
pub(super) fn units(tx: &Tx<'_>) -> Result<u32> {
    let units = data::units()?;
    for sample in &units {
        let unit = Unit {
            code: sample.code.clone(),
            short_name: sample.short_name.clone(),
            kind_id: Some(crate::unit::resolve_kind(tx, &sample.kind)?),
            parent_id: sample.parent.as_deref().map(|code| unit_id(tx, code)).transpose()?,
            head: sample.head.clone(),
            head_title: sample.head_title.clone(),
            founded: sample.founded,
            ..Unit::named(&sample.name)
        };
        crate::unit::write(tx, unit.checked().map_err(Error::Faults)?, true)?;
    }
    for sample in data::successions()? {
        let ids = |codes: &[String]| codes.iter().map(|code| unit_id(tx, code)).collect::<Result<Vec<_>>>();
        let succession = Succession {
            id: None,
            kind: sample.kind,
            date: sample.date,
            decision_number: sample.decision_number,
            decision_date: Some(sample.decision_date),
            from: ids(&sample.from)?,
            to: ids(&sample.to)?,
            founded: Vec::new(),
            new_name: String::new(),
            old_name: String::new(),
        };
        crate::unit::write_succession(tx, succession.checked().map_err(Error::Faults)?)?;
    }
    Ok(count(&units))
}

/// People with the positions that they hold and held.
pub(super) fn people(tx: &Tx<'_>) -> Result<u32> {
    let people = data::people()?;
    let number = count(&people);
    for sample in people {
        let positions = sample.positions.into_iter().map(|position| {
            Ok(Position {
                id: None,
                unit_id: position.unit.as_deref().map(|code| unit_id(tx, code)).transpose()?,
                title: position.title,
                from: Some(position.from),
                to: position.to,
            })
        });
        let person = Person {
            code: sample.code,
            honorific: sample.honorific,
            name: sample.name,
            birth_date: Some(sample.birth_date),
            sex: Some(sample.sex),
            subject_class: sample.subject_class,
            positions: positions.collect::<Result<_>>()?,
            ..Person::default()
        };
        crate::person::write(tx, person.checked().map_err(Error::Faults)?)?;
    }
    Ok(number)
}

/// Households.
pub(super) fn households(tx: &Tx<'_>) -> Result<()> {
    for sample in data::households()? {
        let household = Household {
            code: sample.code,
            name: sample.name,
            address: sample.address,
            unit_id: Some(unit_id(tx, &sample.unit)?),
            ..Household::default()
        };
        crate::person::write_household(tx, household.checked().map_err(Error::Faults)?)?;
    }
    Ok(())
}

/// Clusters of the year with their leaders and deputies.
pub(super) fn clusters(tx: &Tx<'_>) -> Result<()> {
    for sample in data::clusters()? {
        let members = sample
            .members
            .iter()
            .map(|member| Ok(ClusterMember { unit_id: unit_id(tx, &member.unit)?, role: member.role }));
        let cluster = Cluster {
            code: sample.code,
            name: sample.name,
            kind: sample.kind,
            year: sample.year,
            members: members.collect::<Result<_>>()?,
            ..Cluster::default()
        };
        crate::cluster::write(tx, cluster.checked().map_err(Error::Faults)?, true)?;
    }
    Ok(())
}
