//! The law that lines were appraised by: every version that the appraisals of a batch name, read once. What was appraised is
//! printed by it, whatever was corrected since.

use std::collections::HashMap;
use std::sync::Arc;

use domain::id::NominationId;
use domain::law::Catalogue;
use domain::nomination::{Appraisal, Progress};
use store::Connection;

use super::rules::Rules;
use crate::Result;

/// Versions of the law by their hash; one that the data file has lost or that cannot be read is left out.
pub(super) struct AppraisedLaw(HashMap<String, Arc<Catalogue>>);

impl AppraisedLaw {
    /// Those that the appraisals of lines name, beside the batch's own.
    ///
    /// # Errors
    /// The data file's.
    pub fn of(conn: &Connection, rules: &Rules, progress: &HashMap<NominationId, Progress>) -> Result<Self> {
        let mut versions = HashMap::from([(rules.hash.clone(), Arc::clone(&rules.catalogue))]);
        for appraisal in progress.values().filter_map(|progress| progress.appraisal.as_ref()) {
            if versions.contains_key(&appraisal.catalogue) {
                continue;
            }
            let Some(text) = store::law::text(conn, &appraisal.catalogue)? else { continue };
            if let Ok(catalogue) = Catalogue::read(&text) {
                versions.insert(appraisal.catalogue.clone(), Arc::new(catalogue));
            }
        }
        Ok(Self(versions))
    }

    /// The version that an appraisal names.
    pub fn catalogue(&self, appraisal: &Appraisal) -> Option<&Catalogue> {
        self.0.get(&appraisal.catalogue).map(Arc::as_ref)
    }
}
