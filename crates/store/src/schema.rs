//! The schema: every table of the data file, each declared beside the code that reads and writes it.

use domain::Fault;
use rusqlite::Connection;
use uuid::Uuid;

use crate::Result;

/// Asked before an undo touches a row: why it must not be touched now, if so.
pub type Guard = fn(&Connection, Uuid) -> Result<Option<Fault>>;

/// Asked after an undo has moved a row, of the entity that the row is or belongs to: whether what no single row can hold
/// still holds – no circle of parents, one cluster a year.
pub type Sound = fn(&Connection, Uuid) -> Result<bool>;

/// A table of the data file.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What creates it, with its indexes and guard triggers.
    pub sql: &'static str,
    /// The kind of entity whose screens change when a row changes: a glossary name.
    pub entity: &'static str,
    /// Whether its rows go into the log and can be undone.
    pub recorded: bool,
    /// The column with the id of the entity that a row is part of; none when the row is the entity itself.
    pub owner: Option<&'static str>,
    /// Refuses an undo of a row (locked round, closed batch).
    pub guard: Option<Guard>,
    /// Refuses an undo that would break a rule over several rows.
    pub sound: Option<Sound>,
    /// Whether an undo is refused while a later operation that stands names the entity.
    pub in_order: bool,
}

impl Table {
    /// A recorded table whose rows are entities: `id BLOB PRIMARY KEY` first.
    pub const fn entity(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, entity: name, recorded: true, owner: None, guard: None, sound: None, in_order: false }
    }

    /// A recorded table whose rows are parts of an entity.
    pub const fn part_of(entity: &'static str, owner: &'static str, name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, entity, recorded: true, owner: Some(owner), guard: None, sound: None, in_order: false }
    }

    /// A table that the log does not see: drafts, remembered mappings, evidence content.
    pub const fn unrecorded(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, entity: name, recorded: false, owner: None, guard: None, sound: None, in_order: false }
    }

    /// Adds the guard asked before an undo.
    pub const fn guarded(self, guard: Guard) -> Self {
        Self { guard: Some(guard), ..self }
    }

    /// Adds the rule over several rows that an undo must leave whole.
    pub const fn sound(self, sound: Sound) -> Self {
        Self { sound: Some(sound), ..self }
    }

    /// Its changes are taken back in their order only, the latest first: what was locked or closed later rests on them.
    pub const fn in_order(self) -> Self {
        Self { in_order: true, ..self }
    }
}

const FEATURES: &[&[Table]] = &[
    crate::operation::TABLES,
    crate::event::TABLES,
    crate::draft::TABLES,
    crate::content::TABLES,
    crate::import::TABLES,
    crate::law::TABLES,
    crate::office::TABLES,
    crate::unit::TABLES,
    crate::person::TABLES,
    crate::alias::TABLES,
    crate::cluster::TABLES,
    crate::movement::TABLES,
    crate::achievement::TABLES,
    crate::evaluation::TABLES,
    crate::grant::TABLES,
    crate::discipline::TABLES,
    crate::leave::TABLES,
    crate::confirmation::TABLES,
    crate::collective::TABLES,
    crate::record::TABLES,
    crate::report::TABLES,
    crate::scoring::TABLES,
    crate::nomination::TABLES,
];

/// Every table, in an order in which they can be created.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    FEATURES.iter().copied().flatten()
}

/// The table of a name.
pub fn table(name: &str) -> Option<&'static Table> {
    tables().find(|table| table.name == name)
}

/// Creates every table in an empty database.
pub fn create(conn: &Connection) -> Result<()> {
    for table in tables() {
        conn.execute_batch(table.sql)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        create(&conn).unwrap();
        conn
    }

    #[test]
    fn every_created_table_is_declared_and_strict() {
        let conn = fresh();
        let mut statement =
            conn.prepare("SELECT name, strict FROM pragma_table_list WHERE schema='main' AND type='table'").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))).unwrap();
        for (name, strict) in rows.map(std::result::Result::unwrap).filter(|(name, _)| !name.starts_with("sqlite_")) {
            assert!(table(&name).is_some(), "{name} is created but not declared");
            assert!(strict, "{name} is not STRICT");
        }
    }

    #[test]
    fn recorded_tables_keep_what_undo_needs() {
        let conn = fresh();
        for table in tables().filter(|table| table.recorded) {
            let sql = table.sql.to_uppercase();
            assert!(!sql.contains("CASCADE") && !sql.contains("SET NULL"), "{} cascades", table.name);
            let key: (String, i64, i64) = conn
                .query_row(
                    "SELECT name, cid, (SELECT count(*) FROM pragma_table_info(?1) WHERE pk>0)
                     FROM pragma_table_info(?1) WHERE pk=1",
                    [table.name],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
                .unwrap_or_else(|error| panic!("{} has no declared primary key: {error}", table.name));
            assert_eq!(key, ("id".to_owned(), 0, 1), "{}: `id` first, and alone the key", table.name);
            let mut keys = conn.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1)").unwrap();
            let columns: Vec<String> =
                keys.query_map([table.name], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
            for column in columns {
                let indexed: bool = conn
                    .query_row(
                        "SELECT EXISTS(SELECT 1 FROM pragma_index_list(?1) AS l JOIN pragma_index_info(l.name) AS i
                         WHERE i.seqno=0 AND i.name=?2)",
                        [table.name, &column],
                        |row| row.get(0),
                    )
                    .unwrap();
                assert!(indexed, "{}.{column} is a foreign key without an index", table.name);
            }
        }
    }

    /// Whether a trigger only refuses: `SELECT RAISE(…)`, and no statement beside it.
    fn only_refuses(trigger: &str) -> bool {
        let Some((_, body)) = trigger.split_once("BEGIN") else { return false };
        let Some((body, "")) = body.rsplit_once("END") else { return false };
        body.split(';').map(str::trim).filter(|line| !line.is_empty()).all(|line| line.starts_with("SELECT RAISE("))
    }

    #[test]
    fn no_trigger_writes() {
        let conn = fresh();
        let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
        let triggers: Vec<(String, String)> = rows.map(std::result::Result::unwrap).collect();
        assert!(triggers.iter().any(|(name, _)| name == "event_keeps"), "there are triggers");
        for (name, sql) in triggers {
            assert!(only_refuses(&sql), "{name} does more than refuse: {sql}");
        }
        assert!(!only_refuses("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT RAISE(ABORT, 'x'); DELETE FROM b; END"));
    }
}
