//! What moves, what stands twice, and why two records cannot become one.

use std::collections::BTreeMap;

use domain::Fault;
use domain::merge::{HeldKind, MergedField};
use domain::subject::Subject;
use store::merge::{HeldRow, Plan};
use store::{Connection, Tx};

use super::wording::{Wording, field_label};
use super::{MergeDone, MergeField, MergePreview};
use crate::{Context, Error, Failure, Result};

/// How many of what clashes a refusal names.
const NAMED: usize = 5;

/// Everything that is known before two records become one.
pub(super) struct Planned {
    pub plan: Plan,
    pub refusals: Vec<Fault>,
}

/// Two records and how they are called.
pub(super) struct Pair {
    pub keep: Subject,
    pub from: Subject,
    /// Name and code of the record that stays.
    pub kept_name: String,
    /// Name and code of the record that goes.
    pub going_name: String,
}

impl Pair {
    /// What is to be done with the things that name the record that goes, with the refusals that hold for every subject.
    pub fn plan(&self, context: &Context<'_>, conn: &Connection) -> Result<Planned> {
        let mut refusals = Vec::new();
        if self.keep == self.from {
            refusals.push(Fault::new("merge.same"));
            return Ok(Planned { plan: Plan::default(), refusals });
        }
        let plan = store::merge::plan(conn, self.keep, self.from)?;
        refusals.extend(locked(&plan.guarded, &self.going_name));
        refusals.extend(self.clashes(&Wording::of(context)?, &plan.clashes));
        Ok(Planned { plan, refusals })
    }

    /// What contradicts itself, a refusal for all of a kind.
    fn clashes(&self, wording: &Wording, clashes: &[(HeldRow, HeldRow)]) -> Vec<Fault> {
        let mut by_kind: BTreeMap<HeldKind, Vec<String>> = BTreeMap::new();
        for (going, staying) in clashes {
            let kind = going.item.kind;
            let [going, staying] = [going, staying].map(|row| wording.thing(row).with_year());
            let told = if going == staying { going } else { format!("{staying}, hồ sơ gộp ghi {going}") };
            by_kind.entry(kind).or_default().push(told);
        }
        let fault = |(kind, things): (HeldKind, Vec<String>)| {
            let fault = match kind {
                HeldKind::Nomination => Fault::new("merge.nominated_twice"),
                HeldKind::Succession => Fault::new("merge.succession"),
                HeldKind::Cluster => Fault::new("merge.role"),
                _ => Fault::new("merge.clash").with("kind", kind.vietnamese().to_lowercase()),
            };
            fault.with("keep", &self.kept_name).with("from", &self.going_name).with("things", listed(things))
        };
        by_kind.into_iter().map(fault).collect()
    }

    /// What merging will do, for people.
    pub fn preview(&self, context: &Context<'_>, fields: Vec<MergedField>, planned: Planned) -> Result<MergePreview> {
        let wording = Wording::of(context)?;
        Ok(MergePreview {
            keep: self.kept_name.clone(),
            from: self.going_name.clone(),
            fields: fields.into_iter().map(shown).collect(),
            moved: wording.groups(&planned.plan.moved),
            joined: wording.groups(&planned.plan.joined),
            refusals: planned.refusals.into_iter().map(Failure::from).collect(),
        })
    }

    /// Moves everything, or refuses.
    pub fn carry_out(&self, tx: &Tx<'_>, planned: Planned) -> Result<MergeDone> {
        if !planned.refusals.is_empty() {
            return Err(Error::Faults(planned.refusals));
        }
        store::merge::merge(tx, &planned.plan, self.keep)?;
        let (moved, joined) = (planned.plan.moved.len(), planned.plan.joined.len());
        Ok(MergeDone { id: self.keep.id(), moved, joined })
    }
}

fn shown(field: MergedField) -> MergeField {
    let MergedField { field, keep, from, after, fate } = field;
    MergeField { label: field_label(&field).to_owned(), field, keep, from, after, fate }
}

/// The first of several, and how many more there are.
fn listed(mut things: Vec<String>) -> String {
    let more = things.len().saturating_sub(NAMED);
    things.truncate(NAMED);
    if more > 0 {
        things.push(format!("và {more} mục nữa"));
    }
    things.join("; ")
}

/// Locked rounds and closed batches, a refusal for all of a kind.
fn locked(guarded: &[Fault], from: &str) -> Vec<Fault> {
    let names = |code: &str| -> String {
        let of_code = guarded.iter().filter(|fault| fault.code == code);
        of_code
            .filter_map(|fault| fault.params.get("name"))
            .map(|name| format!("“{name}”"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let [rounds, batches] = [names("round.locked"), names("batch.closed")];
    let mut refusals = Vec::new();
    if !rounds.is_empty() {
        refusals.push(Fault::new("merge.round_locked").with("from", from).with("names", rounds));
    }
    if !batches.is_empty() {
        refusals.push(Fault::new("merge.batch_closed").with("from", from).with("names", batches));
    }
    refusals
}
