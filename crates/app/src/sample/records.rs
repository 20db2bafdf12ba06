//! What the law judges by in the sample province: evaluations, confirmations, leaves, discipline and the award record of part
//! of its people, so that verdicts of every kind are seen.

use domain::collective::CollectiveYear;
use domain::confirmation::Confirmation;
use domain::discipline::Discipline;
use domain::evaluation::Evaluation;
use domain::grant::{Grant, GrantState};
use domain::law::Catalogue;
use domain::leave::Leave;
use domain::record::RecordComplete;
use domain::subject::Subject;
use store::Tx;

use super::data::{self, SampleRecord};
use super::year::YEAR;
use crate::{Error, Result};

/// Facts of each subject, years of them.
pub(super) fn facts(tx: &Tx<'_>) -> Result<()> {
    for record in data::records()? {
        let subject = crate::subject::resolve_any(tx, &record.subject)?;
        for (year, level) in &record.evaluations {
            let (document, note) = (String::new(), String::new());
            let evaluation = Evaluation { id: None, subject, year: *year, level: *level, document, note };
            store::evaluation::save(tx, &evaluation)?;
        }
        let answers = record.confirmed.iter().map(|key| (key, true));
        for (key, holds) in answers.chain(record.denied.iter().map(|key| (key, false))) {
            let confirmation = Confirmation {
                id: None,
                subject,
                year: YEAR,
                key: key.clone(),
                holds,
                evidence: "Biên bản họp xét thi đua của đơn vị".to_owned(),
                by: tx.actor().to_owned(),
                at: tx.at().to_owned(),
            };
            store::confirmation::save(tx, &confirmation.checked().map_err(Error::Faults)?)?;
        }
        for sanction in &record.discipline {
            let discipline = Discipline {
                id: None,
                subject,
                form: sanction.form.clone(),
                decided: sanction.decided,
                until: sanction.until,
                document: sanction.document.clone(),
                note: String::new(),
            };
            store::discipline::save(tx, &discipline.checked().map_err(Error::Faults)?)?;
        }
        match subject {
            Subject::Person(_) => of_person(tx, subject, &record)?,
            Subject::Unit(_) => of_unit(tx, subject, &record)?,
            Subject::Household(_) => {}
        }
    }
    Ok(())
}

fn of_person(tx: &Tx<'_>, subject: Subject, record: &SampleRecord) -> Result<()> {
    let Subject::Person(person_id) = subject else { return Ok(()) };
    if record.employed_from.is_some() {
        let mut person = crate::person::find(tx, person_id)?;
        person.employed_from = record.employed_from;
        store::person::save(tx, &person)?;
    }
    for leave in &record.leave {
        let leave = Leave {
            id: None,
            person_id,
            kind: leave.kind,
            from: leave.from,
            until: Some(leave.until),
            good_result: leave.good_result,
            document: leave.document.clone(),
            note: String::new(),
        };
        store::leave::save(tx, &leave.checked().map_err(Error::Faults)?)?;
    }
    Ok(())
}

fn of_unit(tx: &Tx<'_>, subject: Subject, record: &SampleRecord) -> Result<()> {
    let Subject::Unit(unit_id) = subject else { return Ok(()) };
    if let Some(figures) = &record.figures {
        let year = CollectiveYear {
            id: None,
            unit_id,
            year: figures.year,
            members: Some(figures.members),
            ldtt: Some(figures.ldtt),
            cstd_co_so: Some(figures.cstd_co_so),
            completed: Some(figures.completed),
            disciplined: Some(Vec::new()),
            note: String::new(),
        };
        store::collective::save(tx, &year.checked().map_err(Error::Faults)?)?;
    }
    if let Some(year) = record.complete_from {
        store::record::save(tx, &RecordComplete { id: None, unit_id: Some(unit_id), award: None, year })?;
    }
    Ok(())
}

/// The award record: a line for each who was given an award by a decision of these years.
pub(super) fn decisions(tx: &Tx<'_>, catalogue: &Catalogue) -> Result<()> {
    for decision in data::decisions()? {
        for line in &decision.lines {
            for code in &line.of {
                let grant = Grant {
                    id: None,
                    subject: crate::subject::resolve_any(tx, code)?,
                    award: line.award.clone(),
                    award_type: "cong_trang".to_owned(),
                    decision_number: decision.number.clone(),
                    decision_date: decision.date,
                    authority: decision.authority.clone(),
                    from_year: Some(line.from),
                    to_year: Some(line.to),
                    bonus: None,
                    state: GrantState::Valid,
                    reason: String::new(),
                    initiatives: Vec::new(),
                    no_initiative: false,
                    note: String::new(),
                };
                crate::grant::write(tx, catalogue, &grant.checked().map_err(Error::Faults)?, code)?;
            }
        }
    }
    Ok(())
}
