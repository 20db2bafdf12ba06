//! Clusters of a year: members, leader, deputies; last year's carried into a new year.

pub(crate) mod import;

use chrono::NaiveDate;
use domain::Fault;
use domain::cluster::{Cluster, ClusterOrganiser};
use domain::date::PartialDate;
use domain::id::ClusterId;
use domain::office;
use domain::text;
use serde::Deserialize;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::{Context, Error, Result};

/// Which cluster.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ClusterChoice {
    /// Its id.
    pub id: ClusterId,
}

/// Which clusters.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ClusterFilter {
    /// Of one year.
    #[serde(default)]
    pub year: Option<u16>,
}

/// Clusters of a year to carry into another.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ClusterCopy {
    /// From this year.
    pub from: u16,
    /// Into this year.
    pub to: u16,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("cluster.list", |context, filter: ClusterFilter| {
        context.read(|conn| Ok(store::cluster::list(conn, filter.year)?.into())) as Result<Items<Cluster>>
    });
    registry.query("cluster.get", |context, choice: ClusterChoice| context.read(|conn| find(conn, choice.id)));
    registry.change("cluster.save", save);
    registry.change("cluster.remove", remove);
    registry.change("cluster.copy", copy);
}

/// The cluster of an id.
///
/// # Errors
/// `cluster.unknown`.
pub fn find(conn: &Connection, id: ClusterId) -> Result<Cluster> {
    Ok(store::cluster::get(conn, id)?.ok_or_else(|| Fault::new("cluster.unknown").with("name", id))?)
}

/// The cluster meant: by id, code or exact name; of a year when it is given.
///
/// # Errors
/// `cluster.unknown`, `cluster.ambiguous` with the candidates' years.
pub fn resolve(conn: &Connection, name: &str, year: Option<u16>) -> Result<ClusterId> {
    if let Ok(id) = name.parse::<ClusterId>() {
        return find(conn, id).map(|_| id);
    }
    let key = text::match_key(name);
    let mut meant = store::cluster::list(conn, year)?;
    meant.retain(|cluster| [&cluster.code, &cluster.name].into_iter().any(|own| text::match_key(own) == key));
    match meant.as_slice() {
        [Cluster { id: Some(id), .. }] => Ok(*id),
        [] => Err(Fault::new("cluster.unknown").with("name", name).into()),
        several => {
            let years: Vec<String> = several.iter().map(|cluster| cluster.year.to_string()).collect();
            Err(Fault::new("cluster.ambiguous").with("name", name).with("years", years.join(", ")).into())
        }
    }
}

/// Adds or changes a cluster.
///
/// # Errors
/// The faults of [`Cluster::checked`]; `cluster.code_taken`; `cluster.unit_elsewhere` with the other cluster's name.
pub fn save(context: &Context<'_>, cluster: Cluster) -> Result<OpOutput<ClusterId>> {
    let given_code = !text::line(&cluster.code).is_empty();
    let cluster = cluster.checked().map_err(Error::Faults)?;
    let verb = if cluster.id.is_some() { "Sửa" } else { "Thêm" };
    let op = Op::new("cluster.save", format!("{verb} {} năm {}", cluster.name, cluster.year));
    context.transact(op, |tx| write(tx, cluster, given_code))
}

/// Who organises a cluster of which nobody said it: the same as before, or as the office's name tells.
fn organiser(tx: &Tx<'_>, cluster: &Cluster) -> Result<ClusterOrganiser> {
    let before = cluster.id.map(|id| store::cluster::get(tx, id)).transpose()?.flatten();
    if let Some(organiser) = before.and_then(|before| before.organiser) {
        return Ok(organiser);
    }
    let offices = store::office::list(tx)?;
    let end_of_year = NaiveDate::from_ymd_opt(cluster.year.into(), 12, 31).map(PartialDate::from_date);
    let office = end_of_year.and_then(|day| office::in_force(&offices, day));
    Ok(office.map_or(ClusterOrganiser::Province, |office| ClusterOrganiser::of_office(&office.name)))
}

/// Writes a checked cluster; a code made from the name gets a number when it is taken in that year.
pub(crate) fn write(tx: &Tx<'_>, mut cluster: Cluster, given_code: bool) -> Result<ClusterId> {
    cluster.organiser = Some(match cluster.organiser {
        Some(organiser) => organiser,
        None => organiser(tx, &cluster)?,
    });
    let others = store::cluster::list(tx, Some(cluster.year))?;
    let taken = |code: &str| others.iter().any(|other| other.id != cluster.id && other.code.eq_ignore_ascii_case(code));
    if given_code && taken(&cluster.code) {
        return Err(Fault::new("cluster.code_taken").with("code", &cluster.code).at_field("code").into());
    }
    let codes = (2_u32..).map(|number| format!("{}{number}", cluster.code));
    let free = std::iter::once(cluster.code.clone()).chain(codes).find(|code| !taken(code));
    cluster.code = free.unwrap_or_default();
    for (index, member) in cluster.members.iter().enumerate() {
        let unit = crate::unit::find(tx, member.unit_id)?;
        if let Some(other) = store::cluster::other_of_unit(tx, member.unit_id, cluster.year, cluster.id)? {
            let fault = Fault::new("cluster.unit_elsewhere").with("unit", unit.name).with("cluster", other);
            return Err(fault.with("year", cluster.year).at_field(format!("members.{index}.unit_id")).into());
        }
    }
    Ok(store::cluster::save(tx, &cluster)?)
}

fn remove(context: &Context<'_>, choice: ClusterChoice) -> Result<OpOutput<()>> {
    let cluster = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("cluster.remove", format!("Xóa {} năm {}", cluster.name, cluster.year)), |tx| {
        if store::cluster::is_in_use(tx, choice.id)? {
            return Err(Fault::new("cluster.in_use").with("name", &cluster.name).into());
        }
        Ok(store::cluster::remove(tx, choice.id)?)
    })
}

/// Carries a year's clusters into another that has none: members that have ended are left out.
///
/// # Errors
/// `cluster.year_empty`, `cluster.year_filled`.
fn copy(context: &Context<'_>, request: ClusterCopy) -> Result<OpOutput<u32>> {
    let op = Op::new("cluster.copy", format!("Chép cụm, khối thi đua năm {} sang năm {}", request.from, request.to));
    context.transact(op, |tx| {
        let clusters = store::cluster::list(tx, Some(request.from))?;
        if clusters.is_empty() {
            return Err(Fault::new("cluster.year_empty").with("year", request.from).into());
        }
        if !store::cluster::list(tx, Some(request.to))?.is_empty() {
            return Err(Fault::new("cluster.year_filled").with("year", request.to).into());
        }
        let mut copied = 0;
        for mut cluster in clusters {
            cluster.id = None;
            cluster.year = request.to;
            let mut members = Vec::with_capacity(cluster.members.len());
            for member in cluster.members {
                if crate::unit::find(tx, member.unit_id)?.ended.is_none_or(|ended| ended.year() >= request.to) {
                    members.push(member);
                }
            }
            cluster.members = members;
            store::cluster::save(tx, &cluster)?;
            copied += 1;
        }
        Ok(copied)
    })
}
