//! Lines compared with what their decisions wrote into the award record: neither is altered without the other. What was
//! altered behind the program's back, or by a version that did not refuse it, is told. Nothing is changed.

use std::collections::HashMap;

use domain::grant::Grant;
use domain::id::GrantId;
use domain::nomination::{Batch, Nomination};
use store::Connection;
use store::grant::Filter;
use store::health::{Finding, FindingSeverity};

use crate::Result;

/// Looks at every line of the award record that a batch wrote, of closed batches too.
///
/// # Errors
/// The data file's.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut grants: Option<HashMap<GrantId, Grant>> = None;
    for batch in store::nomination::batches(conn)? {
        let Some(id) = batch.id else { continue };
        let progress = store::nomination::progress(conn, id)?;
        if progress.values().all(|one| one.grant.is_none()) {
            continue;
        }
        let grants = match &mut grants {
            Some(grants) => &*grants,
            none => {
                let all = store::grant::list(conn, &Filter::default())?;
                &*none.insert(all.into_iter().filter_map(|grant| Some((grant.id?, grant))).collect())
            }
        };
        for line in store::nomination::lines(conn, id)? {
            let grant = line.id.and_then(|id| grants.get(&progress.get(&id)?.grant?));
            let Some(grant) = grant else { continue };
            let other = differences(&batch, &line, grant);
            if !other.is_empty() {
                let name = &line.submitted.name;
                let message = format!(
                    "Đợt xét “{}”, dòng {} ({name}): dòng sổ khen thưởng mà quyết định {} đã ghi khác dòng đề nghị về {}",
                    batch.name,
                    line.position,
                    grant.decision(),
                    other.join(", ")
                );
                findings.push(Finding::new("decided_line", FindingSeverity::Warning, message));
            }
        }
    }
    Ok(findings)
}

/// In what a line of the record is not what was nominated.
fn differences(batch: &Batch, line: &Nomination, grant: &Grant) -> Vec<&'static str> {
    let award_type = if line.award_type.is_empty() { &batch.award_type } else { &line.award_type };
    let found = [
        (line.subject != Some(grant.subject), "đối tượng"),
        (line.award != grant.award, "danh hiệu, hình thức"),
        (*award_type != grant.award_type, "loại hình"),
        (Some(line.ending_year.unwrap_or(batch.year)) != grant.to_year, "năm của thành tích"),
    ];
    found.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
}
