//! What units that take part in a movement owe it on a day: to register and plan, and reports whose day has passed. Those
//! are written to (đôn đốc).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Movement, RegistrationStep};
use crate::date::PartialDate;
use crate::id::UnitId;
use crate::report::Report;

/// What a letter reminds of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwedKind {
    /// Registering and planning.
    Registration,
    /// Reports.
    Report,
}

/// A report whose day has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwedReport {
    /// What it is called.
    pub name: String,
    /// The day on which it was due.
    pub due: PartialDate,
}

/// What a unit owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Owed {
    /// The unit.
    pub unit_id: UnitId,
    /// What it has not done of registering and planning.
    pub steps: Vec<RegistrationStep>,
    /// The reports that it has not sent, the oldest first.
    pub reports: Vec<OwedReport>,
}

/// What units owe a movement on a day, in the order of its list; who only owes a report comes after. `with_aims` are the
/// units that were given aims of their own among its targets; `only` narrows it to one kind.
pub fn owed(
    movement: &Movement,
    with_aims: &BTreeSet<UnitId>,
    reports: &[Report],
    only: Option<OwedKind>,
    today: NaiveDate,
) -> Vec<Owed> {
    let mut late: BTreeMap<UnitId, Vec<OwedReport>> = BTreeMap::new();
    let mut order: Vec<UnitId> = movement.registrations.iter().map(|own| own.unit_id).collect();
    if only != Some(OwedKind::Registration) {
        let mut due: Vec<&Report> = reports.iter().filter(|report| report.is_missing_on(today)).collect();
        due.sort_by_key(|report| report.due);
        for report in due {
            let own = OwedReport { name: report.name.clone(), due: report.due };
            late.entry(report.unit_id).or_default().push(own);
            if !order.contains(&report.unit_id) {
                order.push(report.unit_id);
            }
        }
    }
    let steps_of: BTreeMap<UnitId, Vec<RegistrationStep>> = if only == Some(OwedKind::Report) {
        BTreeMap::new()
    } else {
        let units = movement.registrations.iter();
        units.map(|own| (own.unit_id, own.missing(with_aims.contains(&own.unit_id)))).collect()
    };
    let of = |unit_id: UnitId| Owed {
        unit_id,
        steps: steps_of.get(&unit_id).cloned().unwrap_or_default(),
        reports: late.get(&unit_id).cloned().unwrap_or_default(),
    };
    order.into_iter().map(of).filter(|owed| !owed.steps.is_empty() || !owed.reports.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::movement::Registration;

    #[test]
    fn units_owe_what_they_have_not_done_and_reports_after_their_day() {
        let unit = |number: u128| UnitId::from(uuid::Uuid::from_u128(number));
        let day = |text: &str| PartialDate::read(text).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let whole = Registration {
            date: Some(day("5/1/2026")),
            disseminated: Some(day("6/1/2026")),
            plan_number: "3/KH".to_owned(),
            ..Registration::of(unit(1))
        };
        let movement = Movement { registrations: vec![whole, Registration::of(unit(2))], ..Movement::default() };
        let report = |number: u128, name: &str, due: &str, received: Option<&str>| Report {
            id: None,
            unit_id: unit(number),
            name: name.to_owned(),
            movement_id: None,
            due: day(due),
            received: received.map(day),
            number: String::new(),
            date: None,
            note: String::new(),
        };
        let reports = [
            report(1, "Báo cáo quý II", "30/6/2026", None),
            report(1, "Báo cáo quý I", "31/3/2026", None),
            report(3, "Báo cáo quý I", "31/3/2026", None),
            // Late, but there; and not due before today is over.
            report(2, "Báo cáo quý I", "31/3/2026", Some("2/4/2026")),
            report(2, "Báo cáo tháng 6", "1/7/2026", None),
        ];
        let aims = BTreeSet::from([unit(1)]);
        let of = |only| {
            let rows = owed(&movement, &aims, &reports, only, today).into_iter();
            rows.map(|own| {
                (own.unit_id, own.steps.len(), own.reports.iter().map(|own| own.name.clone()).collect::<Vec<_>>())
            })
            .collect::<Vec<_>>()
        };
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let first = (unit(1), 0, names(&["Báo cáo quý I", "Báo cáo quý II"]));
        let last = (unit(3), 0, names(&["Báo cáo quý I"]));
        assert_eq!(of(None), [first.clone(), (unit(2), 4, names(&[])), last.clone()]);
        assert_eq!(of(Some(OwedKind::Report)), [first, last]);
        assert_eq!(of(Some(OwedKind::Registration)), [(unit(2), 4, names(&[]))]);
    }
}
