//! From which year the award record of a subject is complete, of what is stated for the file, for units and for awards.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use domain::date::PartialDate;
use domain::grant::{GrantState, YEARS};
use domain::id::UnitId;
use domain::law::{CompleteFrom, Year};
use domain::person::Position;
use domain::subject::Subject;

use super::gather::Known;

impl Known {
    /// How far the record of a subject goes back, as a proposal for a year asks it: what somebody was given in a year is
    /// recorded where the unit of that year keeps its record. Before a person was hired or a unit founded there is nothing
    /// to record, unless the unit was formed from others that may have been given something.
    pub(super) fn complete_from(&self, subject: Subject, ending: Year) -> CompleteFrom {
        let mut complete = match subject {
            Subject::Person(_) => self.of_person(subject, ending),
            Subject::Unit(unit) => self.stated(Some(unit)),
            Subject::Household(_) => self.stated(None),
        };
        let start = self.start(subject);
        let inherits = match subject {
            Subject::Unit(unit) => self.may_inherit(unit, &mut BTreeSet::new()),
            Subject::Person(_) | Subject::Household(_) => false,
        };
        let whole = |year: &mut Year| match inherits {
            true => *year = start.max(*year),
            false if *year <= start => *year = Year::MIN,
            false => {}
        };
        complete.general.iter_mut().for_each(whole);
        complete.by_award.values_mut().for_each(whole);
        complete
    }

    /// What is stated for the file, then for a unit and those above it, the nearest last; a statement for all awards takes
    /// the place of those before it.
    fn stated(&self, unit: Option<UnitId>) -> CompleteFrom {
        let above = self.unit_and_above(unit).into_iter().rev().map(Some);
        let mut complete = CompleteFrom { general: None, by_award: BTreeMap::new() };
        for level in std::iter::once(None).chain(above) {
            let of_level = || self.complete.iter().filter(|one| one.unit_id == level);
            if let Some(all) = of_level().find(|one| one.award.is_none()) {
                complete = CompleteFrom { general: Some(all.year.into()), by_award: BTreeMap::new() };
            }
            let awards = of_level().filter_map(|one| Some((one.award.clone()?, Year::from(one.year))));
            complete.by_award.extend(awards);
        }
        complete
    }

    /// The earliest year from which on, up to the year proposed for, each year lies in the record of the units that the
    /// person was in.
    fn of_person(&self, subject: Subject, ending: Year) -> CompleteFrom {
        let positions = self.people.get(&subject).map_or(&[][..], |person| person.positions.as_slice());
        let units: BTreeSet<Option<UnitId>> = positions.iter().map(|position| position.unit_id).collect();
        let now = positions.first().and_then(|position| position.unit_id);
        if units.len() <= 1 {
            return self.stated(now);
        }
        let by_unit: BTreeMap<Option<UnitId>, CompleteFrom> =
            units.into_iter().chain([None]).map(|unit| (unit, self.stated(unit))).collect();
        let named: BTreeSet<&String> = by_unit.values().flat_map(|stated| stated.by_award.keys()).collect();
        let first = self.start(subject);
        let since = |asked: &[String]| -> Option<Year> {
            let covers = |year: &Year| {
                let held = units_in(positions, *year);
                let in_record = |unit: &Option<UnitId>| {
                    by_unit.get(unit).is_some_and(|stated| match asked {
                        [] => stated.general.is_some_and(|from| from <= *year),
                        _ => stated.of(asked) <= *year,
                    })
                };
                // Where somebody was in a year that no position covers, only the statement for the whole file tells of it.
                if held.is_empty() { in_record(&None) } else { held.iter().all(in_record) }
            };
            (first..=ending).rev().take_while(covers).last()
        };
        let by_award =
            named.into_iter().map(|award| (award.clone(), since(std::slice::from_ref(award)).unwrap_or(Year::MAX)));
        CompleteFrom { by_award: by_award.collect(), general: since(&[]) }
    }

    /// Whether a unit was formed from others that were given something, or of which nobody says that they were not.
    fn may_inherit(&self, unit: UnitId, seen: &mut BTreeSet<UnitId>) -> bool {
        let formed = self.formed.get(&unit).into_iter().flatten().filter(|formation| !formation.goes_on);
        formed.map(|formation| formation.before).any(|before| {
            let subject = Subject::Unit(before);
            let was_given = || self.grants_of(subject).iter().any(|grant| grant.state == GrantState::Valid);
            let start = self.start(subject);
            let is_whole = || {
                let stated = self.stated(Some(before));
                let awards: Vec<String> = stated.by_award.keys().cloned().collect();
                stated.general.is_some_and(|from| from <= start) && stated.of(&awards) <= start
            };
            seen.insert(before) && (was_given() || !is_whole() || self.may_inherit(before, seen))
        })
    }

    /// The first year in which a subject could be given anything.
    fn start(&self, subject: Subject) -> Year {
        let began = match subject {
            Subject::Person(_) => self.people.get(&subject).and_then(|person| person.employed_from),
            Subject::Unit(unit) => self.units.get(&unit).and_then(|own| own.founded.or_else(|| self.formed_on(unit))),
            Subject::Household(_) => None,
        };
        began.map_or(Year::from(*YEARS.start()), |date| date.year().into())
    }

    /// When a unit that was not there before was formed from others.
    fn formed_on(&self, unit: UnitId) -> Option<PartialDate> {
        let formed = self.formed.get(&unit).into_iter().flatten().filter(|formation| !formation.goes_on);
        formed.map(|formation| formation.day).min()
    }
}

/// The units of the positions that were held in a year. Of one without any date that is known nothing else than a year that
/// no other position covers.
fn units_in(positions: &[Position], year: Year) -> BTreeSet<Option<UnitId>> {
    let held = |position: &&Position| {
        let began = position.from.and_then(PartialDate::first_day);
        let ended = position.to.and_then(PartialDate::last_day);
        began.is_none_or(|day| day.year() <= year) && ended.is_none_or(|day| day.year() >= year)
    };
    let is_dated = |position: &&Position| position.from.is_some() || position.to.is_some();
    let units = |only_dated: bool| -> BTreeSet<Option<UnitId>> {
        let of_year = positions.iter().filter(held).filter(|position| !only_dated || is_dated(position));
        of_year.map(|position| position.unit_id).collect()
    };
    let dated = units(true);
    if dated.is_empty() { units(false) } else { dated }
}
