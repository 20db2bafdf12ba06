//! Gathers what the data file knows of subjects into the facts that the law judges: once for a whole batch, or for one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::cluster::ClusterOrganiser;
use domain::confirmation::Confirmation;
use domain::date::PartialDate;
use domain::discipline::Discipline;
use domain::evaluation::EvaluationLevel;
use domain::grant::{Grant, GrantState};
use domain::id::{AchievementId, GrantId, NominationId, PersonId, UnitId};
use domain::law::{
    ClusterResult, CollectiveFigures, Facts, FormedFrom, KnownInitiative, MemberDiscipline, Move, Proposal, Span,
    SubjectFacts, Year,
};
use domain::leave::Leave;
use domain::person::{Person, Position};
use domain::record::RecordComplete;
use domain::subject::Subject;
use domain::text;
use domain::unit::{Succession, Unit};
use store::Connection;
use store::achievement::Recognised;
use store::subject::Whose;

use crate::Result;
use crate::scoring::ClusterPlace;

/// How a unit came from another.
pub(super) struct Formation {
    /// The unit before.
    pub before: UnitId,
    /// When.
    pub day: PartialDate,
    /// Whether the unit was there already: it took another in, or gave one off.
    pub goes_on: bool,
}

/// What is known, by subject.
pub(crate) struct Known {
    pub(super) people: HashMap<Subject, Person>,
    pub(super) units: HashMap<UnitId, Unit>,
    names: HashMap<Subject, String>,
    grades: HashMap<Subject, BTreeMap<Year, EvaluationLevel>>,
    grants: HashMap<Subject, Vec<Grant>>,
    initiatives: HashMap<Subject, Vec<Recognised>>,
    /// What initiatives served: the grant, where it is one of the award record, and its award.
    served: HashMap<AchievementId, Vec<(Option<GrantId>, String)>>,
    /// Grants that say on which initiatives they rest.
    say_initiatives: HashSet<GrantId>,
    discipline: HashMap<Subject, Vec<Discipline>>,
    leave: HashMap<Subject, Vec<Leave>>,
    confirmations: HashMap<Subject, Vec<Confirmation>>,
    collectives: HashMap<(UnitId, Year), CollectiveFigures>,
    /// Sanctions of people, by the unit that they are in.
    members_disciplined: HashMap<UnitId, Vec<MemberDiscipline>>,
    places: BTreeMap<(UnitId, u16), ClusterPlace>,
    pub(super) complete: Vec<RecordComplete>,
    /// What lines of batches became in the award record.
    decided: HashMap<NominationId, GrantId>,
    /// The units that a unit was formed from.
    pub(super) formed: HashMap<UnitId, Vec<Formation>>,
    /// The years of which initiatives of anybody are recorded.
    initiative_years: BTreeSet<Year>,
}

fn by_subject<T>(all: Vec<T>, subject: impl Fn(&T) -> Subject) -> HashMap<Subject, Vec<T>> {
    let mut map: HashMap<Subject, Vec<T>> = HashMap::new();
    for one in all {
        map.entry(subject(&one)).or_default().push(one);
    }
    map
}

/// The grants of each subject, the latest years of achievement first.
fn latest_first(mut grants: HashMap<Subject, Vec<Grant>>) -> HashMap<Subject, Vec<Grant>> {
    for own in grants.values_mut() {
        own.sort_by_key(|grant| {
            std::cmp::Reverse((grant.to_year.unwrap_or(grant.decision_date.year()), grant.decision_date, grant.id))
        });
    }
    grants
}

impl Known {
    /// Reads what the data file knows of whom it is asked.
    pub fn load(conn: &Connection, whose: Whose) -> Result<Self> {
        let of = match whose {
            Whose::One(subject) => Some(subject),
            Whose::All | Whose::Batch(_) => None,
        };
        // Of a unit those of its people count too that were disciplined.
        let discipline = store::discipline::list(conn, of.filter(|subject| !matches!(subject, Subject::Unit(_))))?;
        let disciplined: BTreeSet<PersonId> = discipline.iter().filter_map(|one| person_of(one.subject)).collect();
        let people = match of {
            None => store::person::list(conn)?,
            Some(Subject::Person(id)) => store::person::get(conn, id)?.into_iter().collect(),
            Some(Subject::Unit(_)) => {
                let found = disciplined.iter().map(|person| Ok(store::person::get(conn, *person)?));
                found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect()
            }
            Some(Subject::Household(_)) => Vec::new(),
        };
        let people = people
            .into_iter()
            .filter_map(|person| Some((Subject::Person(person.id?), person)))
            .collect::<HashMap<_, _>>();
        let units = store::unit::list(conn)?.into_iter().filter_map(|unit| Some((unit.id?, unit))).collect();
        let mut grades: HashMap<Subject, BTreeMap<Year, EvaluationLevel>> = HashMap::new();
        for (subject, year, level) in store::evaluation::levels(conn, whose)? {
            grades.entry(subject).or_default().insert(year.into(), level);
        }
        let unit = match of {
            Some(Subject::Unit(unit)) => Some(unit),
            _ => None,
        };
        let collectives = store::collective::list(conn, unit, None)?.into_iter().map(|figures| {
            let disciplined = figures.disciplined.iter().flatten().map(|sanction| MemberDiscipline {
                form: sanction.form.clone(),
                decided_at: sanction.decided.and_then(PartialDate::first_day),
            });
            let of_year = CollectiveFigures {
                members_counted: figures.members,
                ldtt: figures.ldtt,
                cstd_co_so: figures.cstd_co_so,
                completed: figures.completed,
                disciplined: disciplined.collect(),
                sanctions_known: figures.disciplined.is_some(),
            };
            ((figures.unit_id, Year::from(figures.year)), of_year)
        });
        let mut grants = store::grant::facts(conn, whose)?;
        if let Some(Subject::Unit(unit)) = of {
            for before in store::unit::lineage(conn, unit)?.into_iter().filter(|before| *before != unit) {
                grants.extend(store::grant::facts(conn, Whose::One(Subject::Unit(before)))?);
            }
        }
        let decided = store::nomination::decided(conn)?;
        let served = store::grant::served(conn)?;
        // A batch's decision notes every initiative that it rests on.
        let named = served.values().flatten().map(|(grant, _)| *grant).chain(decided.values().copied());
        let say_none = grants.iter().filter(|grant| grant.no_initiative).filter_map(|grant| grant.id);
        Ok(Self {
            say_initiatives: named.chain(say_none).collect(),
            members_disciplined: members_disciplined(&discipline, &people),
            people,
            units,
            names: store::subject::names(conn)?,
            grades,
            grants: latest_first(by_subject(grants, |grant| grant.subject)),
            initiatives: store::achievement::recognised(conn, of)?,
            served: served
                .into_iter()
                .map(|(one, by)| (one, by.into_iter().map(|(grant, award)| (Some(grant), award)).collect()))
                .collect(),
            discipline: by_subject(discipline, |one| one.subject),
            leave: by_subject(leave(conn, of)?, |one| Subject::Person(one.person_id)),
            confirmations: by_subject(store::confirmation::list(conn, of, None)?, |one| one.subject),
            collectives: collectives.collect(),
            places: crate::scoring::locked_places(conn)?,
            complete: store::record::list(conn)?,
            decided,
            formed: formed(store::unit::successions(conn, None)?),
            initiative_years: store::achievement::recognised_years(conn)?.into_iter().map(Year::from).collect(),
        })
    }

    /// Name of a subject; empty when it is gone.
    pub fn name(&self, subject: Subject) -> &str {
        self.names.get(&subject).map_or("", String::as_str)
    }

    /// Grants of a subject.
    pub fn grants_of(&self, subject: Subject) -> &[Grant] {
        self.grants.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// Figures of a unit for a year.
    pub fn figures(&self, unit: UnitId, year: Year) -> Option<&CollectiveFigures> {
        self.collectives.get(&(unit, year))
    }

    /// Initiatives of a subject that were recognised.
    pub fn recognised_of(&self, subject: Subject) -> &[Recognised] {
        self.initiatives.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// Notes that an initiative has served an award, beside what the award record says.
    pub fn serve(&mut self, initiative: AchievementId, award: &str) {
        self.served.entry(initiative).or_default().push((None, award.to_owned()));
    }

    /// Who was given an award for a year.
    pub fn given_for(&self, award: &str, year: u16) -> impl Iterator<Item = Subject> {
        let all = self.grants.values().flatten();
        let given = all.filter(move |grant| {
            grant.award == award && grant.to_year == Some(year) && grant.state == GrantState::Valid
        });
        given.map(|grant| grant.subject)
    }

    /// How many units lead a cluster of the province whose round of the year is locked.
    pub fn leaders(&self, year: u16) -> usize {
        let leads = |place: &ClusterPlace| place.rank == 1 && place.organiser == ClusterOrganiser::Province;
        self.places.iter().filter(|((_, of), place)| *of == year && leads(place)).count()
    }

    /// Which of some units a subject is, stands below or works in, the nearest.
    pub fn nearest_of(&self, subject: Subject, units: &BTreeSet<UnitId>) -> Option<UnitId> {
        self.units_above(subject).into_iter().find(|unit| units.contains(unit))
    }

    /// The facts that a line of a batch is judged by: what its own decision gave, and the initiatives that it used, are not
    /// held against it.
    pub fn facts_of_line(&self, line: Option<NominationId>, subject: Subject, proposal: Proposal) -> Facts {
        self.facts_without(line.and_then(|line| self.decided.get(&line).copied()), subject, proposal)
    }

    /// The facts that a proposal is judged by.
    pub fn facts(&self, subject: Subject, proposal: Proposal) -> Facts {
        self.facts_without(None, subject, proposal)
    }

    /// The facts as they were before a grant.
    fn facts_without(&self, own: Option<GrantId>, subject: Subject, proposal: Proposal) -> Facts {
        let is_other = |grant: &&Grant| own.is_none() || grant.id != own;
        let ending = proposal.ending_year;
        let day = proposal.evaluated_on.or(proposal.received_for_appraisal_at).map(PartialDate::from_date);
        let discipline = self.discipline.get(&subject).map_or(&[][..], Vec::as_slice);
        let confirmations = self.confirmations.get(&subject).map_or(&[][..], Vec::as_slice);
        let of_year = confirmations.iter().filter(|one| Year::from(one.year) == ending);
        Facts {
            subject: self.subject_facts(subject, ending),
            grades: self.grades.get(&subject).cloned().unwrap_or_default(),
            grants: self.grants_of(subject).iter().filter(is_other).filter_map(|one| self.law_grant(one)).collect(),
            initiatives: self.initiatives_of(subject, own),
            discipline: discipline.iter().filter_map(law_discipline).collect(),
            pending_review: day.is_some_and(|day| discipline.iter().any(|one| one.is_pending_on(day))),
            collective: match subject {
                Subject::Unit(unit) => self.figures(unit, ending).map(|figures| self.with_own_people(unit, figures)),
                Subject::Person(_) | Subject::Household(_) => None,
            },
            clusters: self.place(subject, ending),
            movements: None,
            results_are_whole: false,
            leave: self.leave_of(subject, ending),
            moved: self.moved_of(subject, ending),
            attested: of_year.map(|one| (one.key.clone(), one.holds)).collect(),
            record_complete_from: self.complete_from(subject, ending),
            initiative_years: Some(self.initiative_years.clone()),
            proposal,
        }
    }

    fn subject_facts(&self, subject: Subject, ending: Year) -> SubjectFacts {
        let person = self.people.get(&subject);
        let unit = match subject {
            Subject::Unit(id) => self.units.get(&id),
            Subject::Person(_) | Subject::Household(_) => None,
        };
        SubjectFacts {
            label: self.name(subject).to_owned(),
            kind: subject.kind().law_code().to_owned(),
            klass: person.and_then(|person| class_code(&person.subject_class)).map(str::to_owned),
            employed_from: person.and_then(|person| person.employed_from).and_then(|from| hired(from, ending)),
            dissolved_on: unit.and_then(|unit| unit.ended).and_then(PartialDate::last_day),
            formed_from: unit.and_then(|unit| unit.id).map(|id| self.formed_from(id)).unwrap_or_default(),
        }
    }

    /// The units that a unit was formed from, and those that they were, each with how often it was commended.
    fn formed_from(&self, unit: UnitId) -> Vec<FormedFrom> {
        let mut seen = vec![unit];
        let mut found = Vec::new();
        let mut next = 0;
        while let Some(after) = seen.get(next).copied() {
            next += 1;
            for formation in self.formed.get(&after).into_iter().flatten() {
                if seen.contains(&formation.before) {
                    continue;
                }
                seen.push(formation.before);
                let subject = Subject::Unit(formation.before);
                let valid = self.grants_of(subject).iter().filter(|grant| grant.state == GrantState::Valid);
                found.push(FormedFrom {
                    label: self.name(subject).to_owned(),
                    on: formation.day.first_day(),
                    grants: u32::try_from(valid.count()).unwrap_or(u32::MAX),
                });
            }
        }
        found
    }

    /// Figures of a unit with the sanctions that are recorded of its own people, where the figures name none.
    fn with_own_people(&self, unit: UnitId, figures: &CollectiveFigures) -> CollectiveFigures {
        let mut figures = figures.clone();
        if figures.disciplined.is_empty() {
            figures.disciplined = self.members_disciplined.get(&unit).cloned().unwrap_or_default();
        }
        figures
    }

    fn initiatives_of(&self, subject: Subject, own: Option<GrantId>) -> Vec<KnownInitiative> {
        let used_for = |id: &AchievementId| {
            let served = self.served.get(id).into_iter().flatten();
            let others = served.filter(|(grant, _)| own.is_none() || *grant != own);
            others.map(|(_, award)| award.clone()).collect()
        };
        let known = self.recognised_of(subject).iter().map(|one| KnownInitiative {
            id: one.code.clone(),
            kind: initiative_kind(&one.kind).to_owned(),
            scope: one.scope.into(),
            year: one.year.into(),
            used_for: used_for(&one.id),
        });
        known.collect()
    }

    fn law_grant(&self, grant: &Grant) -> Option<domain::law::Grant> {
        Some(domain::law::Grant {
            award: grant.award.clone(),
            award_type: grant.award_type.clone(),
            period: grant.from_year.zip(grant.to_year).map(|(from, to)| Span::from((from.into(), to.into()))),
            decision_date: grant.decision_date.last_day()?,
            decision_earliest: grant.decision_date.first_day(),
            revoked: grant.state != GrantState::Valid,
            initiatives_unsaid: grant.id.is_none_or(|id| !self.say_initiatives.contains(&id)),
        })
    }

    /// Leaves of a person. One that still lasts is taken to last through the year proposed for.
    fn leave_of(&self, subject: Subject, ending: Year) -> Vec<domain::law::Leave> {
        let own = self.leave.get(&subject).map_or(&[][..], Vec::as_slice);
        let known = own.iter().filter_map(|one| {
            let from = one.from.first_day()?;
            let end = NaiveDate::from_ymd_opt(ending, 12, 31)?.max(from);
            let to = one.until.and_then(PartialDate::last_day).unwrap_or(end);
            Some(domain::law::Leave { kind: one.kind, from, to, good_result: one.good_result })
        });
        known.collect()
    }

    /// Moves of a person in a year from one unit to another: positions in another unit than the last one's that ended in it.
    fn moved_of(&self, subject: Subject, year: Year) -> Vec<Move> {
        let positions = self.people.get(&subject).map_or(&[][..], |person| person.positions.as_slice());
        let held = |position: &&Position| {
            let began = position.from.and_then(PartialDate::first_day);
            let ended = position.to.and_then(PartialDate::last_day);
            began.is_none_or(|day| day.year() <= year) && ended.is_none_or(|day| day.year() >= year)
        };
        let last = |position: &&Position| position.to.and_then(PartialDate::last_day).unwrap_or(NaiveDate::MAX);
        let Some(now) = positions.iter().filter(held).max_by_key(last) else { return Vec::new() };
        let left = positions.iter().filter(held).filter(|one| one.unit_id.is_some() && one.unit_id != now.unit_id);
        let mut moved: Vec<Move> = left
            .filter_map(|one| {
                let on = one.to.and_then(PartialDate::last_day).filter(|day| day.year() == year)?;
                let began = one.from.and_then(PartialDate::first_day).filter(|day| day.year() == year);
                let months = on.month() + 1 - began.map_or(1, |day| day.month());
                Some(Move { from: self.name(Subject::Unit(one.unit_id?)).to_owned(), on, months })
            })
            .collect();
        moved.sort();
        moved
    }

    /// The place of a unit in its cluster's locked round of the year. While that round is not locked nothing is known,
    /// whatever other years say; nor does a place among the parts of one office say anything of those that the law asks for.
    fn place(&self, subject: Subject, year: Year) -> Option<Vec<ClusterResult>> {
        let Subject::Unit(unit) = subject else { return None };
        let place = self.places.get(&(unit, u16::try_from(year).ok()?))?;
        let organised_by = place.organiser.law_code()?.to_owned();
        Some(vec![ClusterResult { organised_by, year, rank: place.rank }])
    }

    /// A unit, or the unit of a person, and those above it, the nearest first.
    fn units_above(&self, subject: Subject) -> Vec<UnitId> {
        self.unit_and_above(match subject {
            Subject::Unit(unit) => Some(unit),
            Subject::Person(_) => self.people.get(&subject).and_then(|person| person.positions.first()?.unit_id),
            Subject::Household(_) => None,
        })
    }

    /// A unit and those above it, the nearest first.
    pub(super) fn unit_and_above(&self, unit: Option<UnitId>) -> Vec<UnitId> {
        let mut next = unit;
        let mut above = Vec::new();
        while let Some(unit) = next.filter(|unit| !above.contains(unit)) {
            above.push(unit);
            next = self.units.get(&unit).and_then(|unit| unit.parent_id);
        }
        above
    }
}

/// Leaves, of one person where one is asked for; other subjects have none.
fn leave(conn: &Connection, of: Option<Subject>) -> Result<Vec<Leave>> {
    Ok(match of {
        None => store::leave::list(conn, None)?,
        Some(Subject::Person(person)) => store::leave::list(conn, Some(person))?,
        Some(Subject::Unit(_) | Subject::Household(_)) => Vec::new(),
    })
}

fn person_of(subject: Subject) -> Option<PersonId> {
    match subject {
        Subject::Person(person) => Some(person),
        Subject::Unit(_) | Subject::Household(_) => None,
    }
}

/// Sanctions of people, by the unit of their first position.
fn members_disciplined(
    discipline: &[Discipline],
    people: &HashMap<Subject, Person>,
) -> HashMap<UnitId, Vec<MemberDiscipline>> {
    let mut by_unit: HashMap<UnitId, Vec<MemberDiscipline>> = HashMap::new();
    for one in discipline {
        let unit = people.get(&one.subject).and_then(|person| person.positions.first()?.unit_id);
        if let (Some(unit), Some(known)) = (unit, law_discipline(one)) {
            let member = MemberDiscipline { form: known.form, decided_at: Some(known.decided_at) };
            by_unit.entry(unit).or_default().push(member);
        }
    }
    by_unit
}

/// By each unit that was formed, the units before it. A unit that was only renamed is the same.
fn formed(successions: Vec<Succession>) -> HashMap<UnitId, Vec<Formation>> {
    let mut formed: HashMap<UnitId, Vec<Formation>> = HashMap::new();
    for succession in successions {
        for after in &succession.to {
            let goes_on = succession.from.contains(after);
            let before = succession.from.iter().filter(|before| *before != after);
            let formations = before.map(|before| Formation { before: *before, day: succession.date, goes_on });
            formed.entry(*after).or_default().extend(formations);
        }
    }
    formed
}

fn law_discipline(one: &Discipline) -> Option<domain::law::Discipline> {
    Some(domain::law::Discipline {
        form: one.form.clone()?,
        decided_at: one.decided.first_day()?,
        served_until: one.until.and_then(PartialDate::last_day),
    })
}

/// The day of hiring. Of the year proposed for the month has to be known, since months are counted in it.
fn hired(from: PartialDate, ending: Year) -> Option<NaiveDate> {
    let day = from.first_day()?;
    (from.month().is_some() || day.year() < ending).then_some(day)
}

/// The class of people that conditions tell apart, from the officer's words; none when they say nothing of it.
fn class_code(written: &str) -> Option<&'static str> {
    let folded = text::fold(written);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["can bo", "cong chuc", "vien chuc", "lanh dao", "quan ly"]) {
        Some("cbccvc")
    } else if has(&["nong dan", "cong nhan"]) {
        Some("cong_nhan_nong_dan")
    } else if has(&["nguoi lao dong", "lao dong truc tiep"]) {
        Some("nguoi_lao_dong")
    } else {
        None
    }
}

/// The law's kind of an initiative: the office's own kinds count as sáng kiến unless their code is one of the law's.
fn initiative_kind(code: &str) -> &str {
    match code {
        "de_tai" | "de_an" | "cong_trinh" => code,
        _ => "sang_kien",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_known_from_the_officers_words() {
        assert_eq!(class_code("Công chức"), Some("cbccvc"));
        assert_eq!(class_code("Cán bộ lãnh đạo, quản lý"), Some("cbccvc"));
        assert_eq!(class_code("Nông dân"), Some("cong_nhan_nong_dan"));
        assert_eq!(class_code("Người lao động trực tiếp"), Some("nguoi_lao_dong"));
        assert_eq!(class_code("Doanh nhân"), None);
    }

    #[test]
    fn a_hiring_in_the_year_itself_needs_its_month() {
        let day = |text: &str| PartialDate::read(text).unwrap();
        assert_eq!(hired(day("2019"), 2025), NaiveDate::from_ymd_opt(2019, 1, 1));
        assert_eq!(hired(day("2025"), 2025), None);
        assert_eq!(hired(day("03/2025"), 2025), NaiveDate::from_ymd_opt(2025, 3, 1));
    }
}
