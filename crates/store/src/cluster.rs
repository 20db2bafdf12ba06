//! Clusters of a year and their members.

use domain::cluster::{Cluster, ClusterMember};
use domain::id::{ClusterId, UnitId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

/// Tables of clusters.
pub const TABLES: &[Table] = &[
    Table::entity(
        "cluster",
        "CREATE TABLE cluster(
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            organiser TEXT NOT NULL,
            year INTEGER NOT NULL,
            note TEXT NOT NULL,
            sort_key BLOB NOT NULL,
            UNIQUE(year, code)
        ) STRICT;",
    )
    .sound(is_sound),
    Table::part_of(
        "cluster",
        "cluster_id",
        "cluster_member",
        "CREATE TABLE cluster_member(
            id BLOB PRIMARY KEY,
            cluster_id BLOB NOT NULL REFERENCES cluster(id),
            unit_id BLOB NOT NULL REFERENCES unit(id),
            role TEXT NOT NULL,
            position INTEGER NOT NULL,
            UNIQUE(cluster_id, unit_id)
        ) STRICT;
        CREATE INDEX cluster_member_unit_id ON cluster_member(unit_id);",
    )
    .sound(is_sound),
];

/// Whether a cluster has one leader at most, and none of its units is in another cluster of its year.
fn is_sound(conn: &Connection, id: Uuid) -> Result<bool> {
    let mut statement = conn.prepare_cached(
        "SELECT (SELECT count(*) FROM cluster_member WHERE cluster_id=?1 AND role='leader') <= 1
            AND NOT EXISTS(
                SELECT 1 FROM cluster AS own
                JOIN cluster_member AS member ON member.cluster_id=own.id
                JOIN cluster_member AS elsewhere ON elsewhere.unit_id=member.unit_id AND elsewhere.cluster_id<>own.id
                JOIN cluster AS other ON other.id=elsewhere.cluster_id AND other.year=own.year
                WHERE own.id=?1)",
    )?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Cluster> {
    Ok(Cluster {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        name: row.get(2)?,
        kind: row::code(row, 3)?,
        year: row.get(4)?,
        note: row.get(5)?,
        organiser: Some(row::code(row, 6)?),
        members: Vec::new(),
    })
}

/// Clusters with their members, by name; of one year when it is given.
pub fn list(conn: &Connection, year: Option<u16>) -> Result<Vec<Cluster>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, code, name, kind, year, note, organiser FROM cluster WHERE ?1 IS NULL OR year=?1
         ORDER BY year DESC, sort_key, id",
    )?;
    let mut clusters: Vec<Cluster> = statement.query_map([year], from_row)?.collect::<rusqlite::Result<_>>()?;
    for cluster in &mut clusters {
        if let Some(id) = cluster.id {
            cluster.members = members(conn, id)?;
        }
    }
    Ok(clusters)
}

/// One cluster with its members.
pub fn get(conn: &Connection, id: ClusterId) -> Result<Option<Cluster>> {
    let mut statement =
        conn.prepare_cached("SELECT id, code, name, kind, year, note, organiser FROM cluster WHERE id=?1")?;
    let Some(mut cluster) = statement.query_row([id.uuid()], from_row).optional()? else { return Ok(None) };
    cluster.members = members(conn, id)?;
    Ok(Some(cluster))
}

fn members(conn: &Connection, id: ClusterId) -> Result<Vec<ClusterMember>> {
    let mut statement =
        conn.prepare_cached("SELECT unit_id, role FROM cluster_member WHERE cluster_id=?1 ORDER BY position, id")?;
    let rows = statement
        .query_map([id.uuid()], |row| Ok(ClusterMember { unit_id: row::id(row, 0)?, role: row::code(row, 1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a cluster with its members, or changes the one of its id. A member that stays keeps its row.
pub fn save(tx: &Tx<'_>, cluster: &Cluster) -> Result<ClusterId> {
    let id = cluster.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO cluster(id, code, name, kind, organiser, year, note, sort_key) VALUES(?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, name=excluded.name, kind=excluded.kind,
            organiser=excluded.organiser, year=excluded.year, note=excluded.note, sort_key=excluded.sort_key",
        params![
            id.uuid(),
            cluster.code,
            cluster.name,
            row::to_code(&cluster.kind),
            row::to_code(&cluster.organiser.unwrap_or_default()),
            cluster.year,
            cluster.note,
            domain::text::sort_key(&cluster.name)
        ],
    )?;
    for gone in members(tx, id)? {
        if !cluster.members.iter().any(|member| member.unit_id == gone.unit_id) {
            remove_member(tx, id, gone.unit_id)?;
        }
    }
    for (member, position) in cluster.members.iter().zip(1_u32..) {
        let member_id: Uuid = tx.new_id();
        tx.prepare_cached(
            "INSERT INTO cluster_member(id, cluster_id, unit_id, role, position) VALUES(?,?,?,?,?)
             ON CONFLICT(cluster_id, unit_id) DO UPDATE SET role=excluded.role, position=excluded.position
             WHERE role<>excluded.role OR position<>excluded.position",
        )?
        .execute(params![
            member_id,
            id.uuid(),
            member.unit_id.uuid(),
            row::to_code(&member.role),
            position
        ])?;
    }
    Ok(id)
}

fn remove_member(tx: &Tx<'_>, cluster: ClusterId, unit: UnitId) -> Result<()> {
    tx.execute("DELETE FROM cluster_member WHERE cluster_id=?1 AND unit_id=?2", params![cluster.uuid(), unit.uuid()])?;
    Ok(())
}

/// Removes a cluster with its members.
pub fn remove(tx: &Tx<'_>, id: ClusterId) -> Result<()> {
    tx.execute("DELETE FROM cluster_member WHERE cluster_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM cluster WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// The cluster of a year that a unit belongs to, beside the given one.
pub fn other_of_unit(conn: &Connection, unit: UnitId, year: u16, beside: Option<ClusterId>) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT cluster.name FROM cluster JOIN cluster_member ON cluster_member.cluster_id=cluster.id
         WHERE cluster_member.unit_id=?1 AND cluster.year=?2 AND (?3 IS NULL OR cluster.id<>?3)",
    )?;
    Ok(statement.query_row(params![unit.uuid(), year, beside.map(ClusterId::uuid)], |row| row.get(0)).optional()?)
}

/// Whether something beside its own members names the cluster.
pub fn is_in_use(conn: &Connection, id: ClusterId) -> Result<bool> {
    row::is_referenced_except(conn, "cluster", id.uuid(), &["cluster_member"])
}
