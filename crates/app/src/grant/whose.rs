//! Who was given a grant, told from namesakes: the unit on the day of the decision, and the code where a name is not the only one.

use std::collections::HashMap;

use domain::date::PartialDate;
use domain::id::PersonId;
use domain::person::Person;
use domain::subject::Subject;
use domain::text;
use store::Connection;

use crate::Result;
use crate::unit::UnitNames;

/// The people and units of the data file, as far as they tell namesakes apart.
pub(super) struct Whose {
    people: HashMap<PersonId, Person>,
    units: UnitNames,
    /// How many subjects have a name.
    names: HashMap<String, u32>,
}

impl Whose {
    /// # Errors
    /// The data file's.
    pub fn load(conn: &Connection) -> Result<Self> {
        let mut names: HashMap<String, u32> = HashMap::new();
        for name in store::subject::names(conn)?.values() {
            *names.entry(text::match_key(name)).or_default() += 1;
        }
        let people = store::person::list(conn)?.into_iter().filter_map(|person| Some((person.id?, person))).collect();
        Ok(Self { people, units: UnitNames::load(conn)?, names })
    }

    /// The unit of a person on a day, the superior unit of a unit; empty where there is none.
    pub fn unit(&self, subject: Subject, day: PartialDate) -> String {
        match subject {
            Subject::Person(id) => {
                let position = self.people.get(&id).and_then(|person| person.position_on(day));
                self.units.name(position.and_then(|position| position.unit_id))
            }
            Subject::Unit(id) => self.units.name(self.units.get(id).and_then(|unit| unit.parent_id)),
            Subject::Household(_) => String::new(),
        }
    }

    /// The code of a subject whose name others have too; empty for one whose name is its own.
    pub fn code(&self, subject: Subject) -> &str {
        let (name, code) = match subject {
            Subject::Person(id) => match self.people.get(&id) {
                Some(person) => (&person.name, &person.code),
                None => return "",
            },
            Subject::Unit(id) => match self.units.get(id) {
                Some(unit) => (&unit.name, &unit.code),
                None => return "",
            },
            Subject::Household(_) => return "",
        };
        if self.names.get(&text::match_key(name)).is_some_and(|count| *count > 1) { code } else { "" }
    }

    /// A written name with what tells the subject from namesakes: "Nguyễn Văn Hùng · CN0011 · Chi cục Thủy lợi".
    pub fn told(&self, written: &str, subject: Subject, day: PartialDate) -> String {
        match self.code(subject) {
            "" => written.to_owned(),
            code => {
                let parts = [written.to_owned(), code.to_owned(), self.unit(subject, day)];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            }
        }
    }
}
