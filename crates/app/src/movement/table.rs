//! What the tables of a movement's parts share: the field that names the movement, and what is stored of it already.

use std::collections::HashMap;
use std::hash::Hash;

use domain::Fault;
use domain::id::MovementId;
use domain::import::{Field, Line};
use store::Connection;

use super::import_paper::Paper;
use crate::Result;
use crate::names::Names;

/// The movement of each row; a table printed from one movement has it given for the whole table.
pub(super) fn movement_field() -> Field {
    Field::new("movement", "Phong trào", &["phong trao thi dua", "ten phong trao", "so ke hoach", "movement"])
        .hint("Tên hoặc số kế hoạch của phong trào")
}

/// Names to choose from for that field.
pub(super) fn movement_names(conn: &Connection) -> Result<Vec<String>> {
    Ok(store::movement::list(conn)?.into_iter().map(|movement| movement.name).collect())
}

/// Records of the movements that a table names, each movement read once.
pub(super) struct Known<K, T> {
    load: fn(&Connection, MovementId) -> store::Result<Vec<T>>,
    key: fn(&T) -> K,
    of: HashMap<MovementId, HashMap<K, T>>,
}

impl<K: Eq + Hash, T> Known<K, T> {
    /// Nothing read yet.
    pub(super) fn new(load: fn(&Connection, MovementId) -> store::Result<Vec<T>>, key: fn(&T) -> K) -> Self {
        Self { load, key, of: HashMap::new() }
    }

    /// The movement that a row names, or the one of the whole table or its paper, with its records read.
    ///
    /// # Errors
    /// Of the data file only; a row that names none is a refusal of the row.
    pub(super) fn movement(
        &mut self,
        conn: &Connection,
        names: &Names<'_>,
        (paper, line): (&Paper, &Line<'_>),
    ) -> Result<std::result::Result<MovementId, Fault>> {
        let named = paper.movement(names, &line.text("movement"))?;
        if let Ok(id) = named
            && !self.of.contains_key(&id)
        {
            let own = (self.load)(conn, id)?.into_iter();
            self.of.insert(id, own.map(|one| ((self.key)(&one), one)).collect());
        }
        Ok(named)
    }

    /// The stored record of a movement that a row means.
    pub(super) fn get(&self, movement: MovementId, key: &K) -> Option<&T> {
        self.of.get(&movement)?.get(key)
    }
}
