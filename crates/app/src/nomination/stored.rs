//! Stored verdicts compared with a fresh examination by the version of the law that they name: what was altered behind the
//! program's back, and what the facts have become since, is told. Nothing is changed.

use std::collections::HashMap;

use domain::law::Catalogue;
use domain::nomination::{Appraisal, Batch, Nomination};
use store::Connection;
use store::health::{Finding, FindingSeverity};
use store::subject::Whose;

use super::verdicts::{Examiner, LineVerdict};
use crate::Result;
use crate::eligibility::Known;

/// Versions of the law by their hash, read once; none where the file lacks one.
#[derive(Default)]
struct Versions(HashMap<String, Option<Catalogue>>);

impl Versions {
    fn of(&mut self, conn: &Connection, hash: &str) -> Result<Option<&Catalogue>> {
        if !self.0.contains_key(hash) {
            let text = store::law::text(conn, hash)?;
            self.0.insert(hash.to_owned(), text.and_then(|text| Catalogue::read(&text).ok()));
        }
        Ok(self.0.get(hash).and_then(Option::as_ref))
    }
}

/// Looks at every stored verdict, of closed batches too.
///
/// # Errors
/// The data file's.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut versions = Versions::default();
    let mut known = None;
    for batch in store::nomination::batches(conn)? {
        let Some(id) = batch.id else { continue };
        let progress = store::nomination::progress(conn, id)?;
        if progress.values().all(|one| one.appraisal.is_none()) {
            continue;
        }
        let known = match &mut known {
            Some(known) => &*known,
            none => &*none.insert(Known::load(conn, Whose::All)?),
        };
        for line in store::nomination::lines(conn, id)? {
            let appraisal = line.id.and_then(|id| progress.get(&id)?.appraisal.as_ref());
            let Some(appraisal) = appraisal else { continue };
            let told = |severity: FindingSeverity, what: String| {
                let name = &line.submitted.name;
                let place = format!("Đợt xét “{}”, dòng {} ({name})", batch.name, line.position);
                Finding::new("stored_verdict", severity, format!("{place}: {what}"))
            };
            let Some(catalogue) = versions.of(conn, &appraisal.catalogue)? else {
                let what = "không còn đọc được bản quy định mà kết quả thẩm định dựa vào".to_owned();
                findings.push(told(FindingSeverity::Error, what));
                continue;
            };
            match compared(catalogue, known, &batch, &line, appraisal) {
                Ok(difference) => {
                    findings.extend(difference.map(|difference| told(FindingSeverity::Warning, difference)));
                }
                Err(error) => {
                    let message = crate::Failure::from(error).message;
                    findings.push(told(FindingSeverity::Warning, format!("không xét lại được ({message})")));
                }
            }
        }
    }
    Ok(findings)
}

/// What a fresh examination on the day of the stored one says otherwise; none where it says the same.
fn compared(
    catalogue: &Catalogue,
    known: &Known,
    batch: &Batch,
    line: &Nomination,
    appraisal: &Appraisal,
) -> Result<Option<String>> {
    let examiner = Examiner { catalogue, hash: &appraisal.catalogue, known, batch, today: appraisal.on };
    let fresh: LineVerdict = examiner.verdict(line, None)?;
    let (was, is) = (appraisal.verdict, fresh.verdict);
    if was != is {
        let why = [fresh.reasons, fresh.missing, fresh.unknown].into_iter().flatten().next();
        let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
        return Ok(Some(format!(
            "đã lưu kết quả “{}”, xét lại theo bản quy định lúc đó và số liệu hiện nay là “{}”{why}",
            was.vietnamese(),
            is.vietnamese()
        )));
    }
    let same_rule = appraisal.regime == fresh.regime && appraisal.condition_id == fresh.condition_id;
    Ok((!same_rule).then(|| "kết quả đã lưu nêu điều kiện khác với điều kiện được áp dụng khi xét lại".to_owned()))
}
