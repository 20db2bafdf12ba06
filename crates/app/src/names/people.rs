//! People by what lists call them, looked up in memory: the name, and what tells namesakes apart.

use std::collections::HashMap;

use domain::date::PartialDate;
use domain::id::{PersonId, UnitId};
use domain::names::{Alike, Likeness, PersonIndex};
use domain::person::{Person, split_honorific};
use domain::text;
use store::Connection;

use crate::Result;
use crate::unit::UnitNames;

/// What a row says of a person beside the name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct PersonHint {
    /// Birth date.
    pub birth: Option<PartialDate>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The unit as written, for telling.
    pub unit_written: String,
    /// Chức vụ.
    pub title: String,
}

/// What agrees between a hint and a person. None of it may contradict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Support {
    birth: bool,
    unit: bool,
    title: bool,
}

impl Support {
    fn any(self) -> bool {
        self.birth || self.unit || self.title
    }

    /// Enough to ask about a name that is only near.
    fn is_strong(self) -> bool {
        self.birth || (self.unit && self.title)
    }
}

impl PersonHint {
    fn is_empty(&self) -> bool {
        self.birth.is_none() && self.unit.is_none() && self.unit_written.is_empty() && self.title.is_empty()
    }

    /// What tells the person from namesakes, as a question shows it: the birth date, or else title and unit.
    fn told(&self) -> String {
        match self.birth {
            Some(birth) => birth.vietnamese(),
            None => {
                let told = [&self.title, &self.unit_written].into_iter().filter(|text| !text.is_empty());
                told.map(String::as_str).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// The name with what tells the person from namesakes: what a question is about, and an answer is remembered under.
    pub fn named(&self, name: &str) -> String {
        match self.told().as_str() {
            "" => name.to_owned(),
            told => format!("{name}, {told}"),
        }
    }

    /// Whether a namesake may be meant although something differs: a birth date a slip of the hand away, or the unit
    /// above or below the one that is known.
    pub fn is_nearly(&self, person: &Person, units: &UnitNames) -> bool {
        let mut known = person.positions.iter().filter_map(|position| position.unit_id).peekable();
        let apart = match self.unit {
            Some(own) if known.peek().is_some() => {
                !known.any(|unit| units.is_below(own, unit) || units.is_below(unit, own))
            }
            _ => false,
        };
        match (self.birth, person.birth_date) {
            (Some(own), Some(known)) => own.covers(known) || known.covers(own) || (own.is_near(known) && !apart),
            _ => !apart,
        }
    }

    /// What agrees; none when the birth dates differ, or the units where nothing is known of the birth.
    fn support(&self, person: &Person) -> Option<Support> {
        let birth = match (self.birth, person.birth_date) {
            // "1980" may be "12/3/1980".
            (Some(own), Some(known)) if !own.covers(known) && !known.covers(own) => return None,
            (own, known) => own.is_some() && known.is_some(),
        };
        let mut units = person.positions.iter().filter_map(|position| position.unit_id).peekable();
        let unit = match self.unit {
            Some(own) if units.peek().is_some() => {
                let same = units.any(|unit| unit == own);
                if !same && !birth {
                    return None;
                }
                same
            }
            _ => false,
        };
        let key = text::match_key(&self.title);
        let title = !key.is_empty() && person.positions.iter().any(|position| text::match_key(&position.title) == key);
        Some(Support { birth, unit, title })
    }
}

/// What a name was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Surely one of the known, by its place.
    Is(usize),
    /// Perhaps one of them.
    Perhaps(Vec<usize>),
    /// None of them.
    Nobody,
}

/// All people by code and name.
pub(crate) struct PeopleNames {
    people: Vec<Person>,
    ids: HashMap<PersonId, usize>,
    codes: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
    index: PersonIndex,
}

impl PeopleNames {
    /// The people of the data file.
    pub fn load(conn: &Connection) -> Result<Self> {
        let people = store::person::list(conn)?;
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        let mut index = PersonIndex::default();
        for (place, person) in people.iter().enumerate() {
            names.entry(text::match_key(&person.name)).or_default().push(place);
            index.add(&person.name, place);
        }
        let places = || people.iter().enumerate();
        Ok(Self {
            ids: places().filter_map(|(place, person)| Some((person.id?, place))).collect(),
            codes: places().map(|(place, person)| (text::match_key(&person.code), place)).collect(),
            names,
            index,
            people,
        })
    }

    /// All people, by name.
    pub fn all(&self) -> &[Person] {
        &self.people
    }

    /// The person of a place.
    pub fn at(&self, place: usize) -> Option<&Person> {
        self.people.get(place)
    }

    /// The person of an id.
    pub fn get(&self, id: PersonId) -> Option<&Person> {
        self.people.get(*self.ids.get(&id)?)
    }

    /// The place of an id.
    pub fn place(&self, id: PersonId) -> Option<usize> {
        self.ids.get(&id).copied()
    }

    /// Whether somebody is called so.
    pub fn is_name(&self, name: &str) -> bool {
        self.names.contains_key(&text::match_key(name))
    }

    /// The person of an id, a code or a name: of namesakes the one with whom most of the hint agrees.
    pub fn called(&self, name: &str, hint: &PersonHint) -> Found {
        let coded =
            name.parse().ok().and_then(|id| self.ids.get(&id)).or_else(|| self.codes.get(&text::match_key(name)));
        if let Some(place) = coded {
            return Found::Is(*place);
        }
        let Some(namesakes) = self.names.get(&text::match_key(&split_honorific(name).1)) else { return Found::Nobody };
        let mut fitting: Vec<(Support, usize)> =
            namesakes.iter().filter_map(|place| Some((hint.support(self.people.get(*place)?)?, *place))).collect();
        let best = fitting.iter().map(|(support, _)| *support).max();
        fitting.retain(|(support, _)| Some(*support) == best);
        match fitting.as_slice() {
            [(_, place)] => Found::Is(*place),
            _ => Found::Perhaps(namesakes.clone()),
        }
    }

    /// Whom a name that nobody has may mean: surely one whose name is the same without marks and with whom something of
    /// the hint agrees; perhaps those whose names are near.
    pub fn alike(&self, name: &str, hint: &PersonHint) -> Found {
        let mut sure = Vec::new();
        let mut perhaps = Vec::new();
        for Alike { likeness, place, .. } in self.index.look(name) {
            let Some(support) = self.people.get(place).and_then(|person| hint.support(person)) else { continue };
            match likeness {
                Likeness::Same if support.any() => sure.push(place),
                Likeness::Same => perhaps.push(place),
                _ if support.is_strong() || hint.is_empty() => perhaps.push(place),
                _ => {}
            }
        }
        match (sure.as_slice(), perhaps.is_empty()) {
            ([only], _) => Found::Is(*only),
            ([], true) => Found::Nobody,
            _ => Found::Perhaps(sure.into_iter().chain(perhaps).collect()),
        }
    }
}
