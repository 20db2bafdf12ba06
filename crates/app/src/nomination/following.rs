//! Lines that go along when their batch gets another day of receipt or another year: each keeps its own copy of both.

use std::collections::BTreeSet;

use domain::Fault;
use domain::id::BatchId;
use domain::law::Catalogue;
use domain::nomination::{Batch, Nomination};
use domain::text;
use store::{Connection, Tx};

use super::batch::find;
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
    pub fn write(&self, tx: &Tx<'_>, batch: BatchId, catalogue: &Catalogue) -> Result<()> {
        if self.moved.is_empty() {
            return Ok(());
        }
        let moved: BTreeSet<_> = self.moved.iter().filter_map(|line| line.id).collect();
        let staying: BTreeSet<Key> = store::nomination::lines(tx, batch)?
            .iter()
            .filter(|line| line.id.is_some_and(|id| !moved.contains(&id)))
            .map(key)
            .collect();
        for line in &self.moved {
            if staying.contains(&key(line)) {
                let award = crate::grant::award_name(catalogue, &line.award);
                let fault = Fault::new("nomination.already_there").with("name", &line.submitted.name);
                return Err(fault.with("award", award).at_field("year").into());
            }
            store::nomination::save_line(tx, line)?;
        }
        Ok(())
    }
}

type Key = (String, String, Option<u16>, String);

/// What no two lines of a batch share: award, loại hình, year and subject, by name and unit while no record is matched.
fn key(line: &Nomination) -> Key {
    let who = match line.subject {
        Some(subject) => subject.id().to_string(),
        None => text::match_key(&format!("{} {}", line.submitted.name, line.submitted.unit)),
    };
    (line.award.clone(), line.award_type.clone(), line.ending_year, who)
}
