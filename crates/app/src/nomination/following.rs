//! Lines that go along when their batch gets another day of receipt or another year: each keeps its own copy of both.

use std::collections::BTreeSet;

use domain::law::Catalogue;
use domain::nomination::{Batch, Nomination};
use store::{Connection, Tx};

use super::batch::find;
use super::line::refuse_twin;
use crate::Result;

/// What a change of a batch means for its lines.
#[derive(Default)]
pub(super) struct Following {
    /// Lines that had the old day or year, with the new one.
    moved: Vec<Nomination>,
    /// How many had it too and were appraised by it.
    kept: usize,
}

impl Following {
    /// Those of a batch that is about to be saved. A day that is taken away stays in the lines.
    ///
    /// # Errors
    /// `batch.unknown`.
    pub fn of(conn: &Connection, batch: &Batch) -> Result<Self> {
        let mut found = Self::default();
        let Some(id) = batch.id else { return Ok(found) };
        let before = find(conn, id)?;
        let other_day = batch.received.filter(|day| before.received != Some(*day));
        if other_day.is_none() && before.year == batch.year {
            return Ok(found);
        }
        let progress = store::nomination::progress(conn, id)?;
        for line in store::nomination::lines(conn, id)? {
            let mut next = line.clone();
            if other_day.is_some() && line.received == before.received {
                next.received = other_day;
            }
            if line.ending_year.is_none_or(|year| year == before.year) {
                next.ending_year = Some(batch.year);
            }
            let is_appraised = line.id.and_then(|id| progress.get(&id));
            let is_appraised = is_appraised.is_some_and(|own| own.appraisal.is_some() || own.state.is_appraised());
            if next == line {
                continue;
            } else if is_appraised {
                found.kept += 1;
            } else {
                found.moved.push(next);
            }
        }
        Ok(found)
    }

    /// How many lines go along and how many do not, to stand after the name of the batch.
    pub fn told(&self) -> String {
        let moved = Some(self.moved.len()).filter(|count| *count > 0);
        let moved = moved.map(|count| format!("{count} dòng theo ngày nhận, năm mới"));
        let kept = Some(self.kept).filter(|count| *count > 0);
        let kept = kept.map(|count| format!("{count} dòng đã thẩm định giữ ngày nhận, năm cũ"));
        let parts: Vec<String> = [moved, kept].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) }
    }

    /// Writes the lines that go along.
    ///
    /// # Errors
    /// `nomination.already_there`.
    pub fn write(&self, tx: &Tx<'_>, catalogue: &Catalogue) -> Result<()> {
        let moved: BTreeSet<_> = self.moved.iter().filter_map(|line| line.id).collect();
        let stays = |line: &Nomination| line.id.is_some_and(|id| !moved.contains(&id));
        for line in &self.moved {
            refuse_twin(tx, catalogue, line, "year", stays)?;
            store::nomination::save_line(tx, line)?;
        }
        Ok(())
    }
}
