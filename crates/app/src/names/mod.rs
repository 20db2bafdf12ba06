//! Who is who: what the rows of tables name – units, people, households, kinds of achievements, movements – looked up
//! once for each name, so that a table of many rows asks the data file no more often than it names something new.
//!
//! A name is taken as it stands where exactly one is called so; then by what an officer answered now or before; then
//! where it is surely the same name (short forms, spelling, capitals, missing marks), which the preview reports. What is
//! only near is asked, once for each name, and its rows wait for the answer.

mod fields;
mod own;
mod people;
mod question;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use domain::Fault;
use domain::achievement::AchievementKind;
use domain::id::{MovementId, UnitId};
use domain::import::Line;
use domain::names::{alias_key, surely};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use store::Connection;
use store::subject::FoundSubject;

use crate::error::or_refusal;
use crate::unit::UnitNames;
use crate::{Error, Result};

pub(crate) use fields::{at_its_unit, person_fields, placed};
pub(crate) use own::Known;
pub(crate) use people::{Found, PeopleNames, PersonHint};
pub(crate) use question::Asked;
pub use question::{ImportDecision, ImportQuestion};

use question::{NEW, SKIP, note};

/// How a name was understood.
#[derive(Debug, Clone)]
enum Understood {
    /// As it stands.
    Plainly(Subject),
    /// By a decision, by its place.
    Decided(Subject, usize),
    /// By the answer to a question, by its place.
    Answered(Subject, usize),
    /// As somebody new, by the answer to a question.
    New(usize),
    /// Not yet: the question's place, and why the row waits.
    Asked(usize, Fault),
    /// Not at all.
    Not(Fault),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    kind: Option<SubjectKind>,
    name: String,
    hint: PersonHint,
    /// Whether the row is about whom it names, and so may be about somebody new.
    own: bool,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
struct Question<'a> {
    kind: Option<SubjectKind>,
    written: &'a str,
    may_be_new: bool,
}

/// Names looked up so far.
pub(crate) struct Names<'a> {
    conn: &'a Connection,
    units: Rc<UnitNames>,
    people: OnceCell<Rc<PeopleNames>>,
    aliases: HashMap<(SubjectKind, String), Subject>,
    answers: HashMap<String, String>,
    among: RefCell<Option<HashSet<UnitId>>>,
    row: Cell<u32>,
    hint: RefCell<PersonHint>,
    understood: RefCell<HashMap<Key, Understood>>,
    asked: RefCell<Asked>,
    kinds: RefCell<HashMap<String, Result<AchievementKind, Fault>>>,
    movements: RefCell<HashMap<String, Result<MovementId, Fault>>>,
}

impl<'a> Names<'a> {
    /// Nothing is looked up yet. `answers` say by name – as its question writes it – who is meant: an id, a code, or
    /// `new`.
    pub fn new(conn: &'a Connection, answers: &BTreeMap<String, String>) -> Result<Self> {
        let aliases = store::alias::list(conn)?.into_iter();
        Ok(Self {
            conn,
            units: Rc::new(UnitNames::load(conn)?),
            people: OnceCell::new(),
            aliases: aliases.map(|alias| ((alias.subject.kind(), alias_key(&alias.text)), alias.subject)).collect(),
            answers: answers.iter().map(|(name, answer)| (alias_key(name), text::line(answer))).collect(),
            among: RefCell::default(),
            row: Cell::default(),
            hint: RefCell::default(),
            understood: RefCell::default(),
            asked: RefCell::default(),
            kinds: RefCell::default(),
            movements: RefCell::default(),
        })
    }

    /// The units.
    pub fn units(&self) -> Rc<UnitNames> {
        Rc::clone(&self.units)
    }

    /// The people.
    pub fn people(&self) -> Result<Rc<PeopleNames>> {
        if let Some(people) = self.people.get() {
            return Ok(Rc::clone(people));
        }
        let people = Rc::new(PeopleNames::load(self.conn)?);
        Ok(Rc::clone(self.people.get_or_init(|| people)))
    }

    /// Only these units may be meant by names that are not theirs as they stand.
    pub fn only_among(&self, units: HashSet<UnitId>) {
        self.among.replace(Some(units));
    }

    /// From here on names are those of a row, and people those of whom it says more.
    pub fn at(&self, line: &Line<'_>) {
        self.row.set(line.row);
        self.hint.replace(fields::hint(line, &self.units));
    }

    /// From here on rows that are about whom they name.
    pub fn at_row(&self, row: u32) {
        self.row.set(row);
    }

    /// What was asked and decided.
    pub fn asked(self) -> Asked {
        self.asked.into_inner()
    }

    /// The unit meant.
    pub fn unit(&self, name: &str) -> Result<UnitId> {
        match self.subject(Some(SubjectKind::Unit), name)? {
            Subject::Unit(unit) => Ok(unit),
            Subject::Person(_) | Subject::Household(_) => Err(Fault::new("unit.unknown").with("name", name).into()),
        }
    }

    /// The unit that a line names and nothing else, as a letterhead does; nothing is asked or noted.
    pub fn unit_of_line(&self, line: &str) -> Option<UnitId> {
        if let Ok(unit) = self.units.find(line) {
            return Some(unit);
        }
        let place = surely(&self.units.alike(line))?;
        self.units.all().get(place)?.id
    }

    /// The subject meant, of a kind when it is given.
    ///
    /// # Errors
    /// `subject.missing`, `subject.unknown`, `subject.ambiguous`, the refusals of a kind; `names.unsure` while a question
    /// about it is open.
    pub fn subject(&self, kind: Option<SubjectKind>, name: &str) -> Result<Subject> {
        if text::line(name).is_empty() {
            return Err(Fault::new("subject.missing").at_field("subject").into());
        }
        let key = Key { kind, name: text::line(name), hint: self.hint.borrow().clone(), own: false };
        match self.once(key, |key| self.understand(key))? {
            Understood::Plainly(subject) | Understood::Decided(subject, _) | Understood::Answered(subject, _) => {
                Ok(subject)
            }
            Understood::Asked(_, fault) | Understood::Not(fault) => Err(fault.into()),
            Understood::New(_) => Err(Fault::new("subject.unknown").with("name", text::line(name)).into()),
        }
    }

    /// How a name is understood, looked up the first time; the row is noted with the question or the decision.
    fn once(&self, key: Key, look: impl FnOnce(&Key) -> Result<Understood>) -> Result<Understood> {
        let known = self.understood.borrow().get(&key).cloned();
        let understood = match known {
            Some(understood) => understood,
            None => {
                let understood = look(&key)?;
                self.understood.borrow_mut().insert(key, understood.clone());
                understood
            }
        };
        let mut asked = self.asked.borrow_mut();
        let rows = match &understood {
            Understood::Decided(_, place) => asked.decisions.get_mut(*place).map(|decision| &mut decision.rows),
            Understood::Answered(_, place) | Understood::New(place) | Understood::Asked(place, _) => {
                asked.questions.get_mut(*place).map(|question| &mut question.rows)
            }
            Understood::Plainly(_) | Understood::Not(_) => None,
        };
        if let Some(rows) = rows {
            note(rows, self.row.get());
        }
        Ok(understood)
    }

    fn understand(&self, key: &Key) -> Result<Understood> {
        let (fault, namesakes) = match self.plainly(key)? {
            Ok(subject) => return Ok(Understood::Plainly(subject)),
            Err(unsettled) => unsettled,
        };
        let written = if key.kind == Some(SubjectKind::Unit) { key.name.clone() } else { key.hint.named(&key.name) };
        let question = Question { kind: key.kind, written: &written, may_be_new: false };
        let remembered = self.remembered(key.kind, &written);
        if !namesakes.is_empty() {
            // Several are called so: an answer holds for what the row says beside the name, and without it only here.
            let lasting = written != key.name;
            return match remembered.filter(|_| lasting && !self.is_answered(&written)) {
                Some(subject) => self.decided(&question, subject, true),
                None => self.ask(&question, namesakes, fault, lasting),
            };
        }
        let (sure, perhaps) = self.alike(key)?;
        self.settle(&question, remembered, sure, perhaps, fault)
    }

    fn is_answered(&self, written: &str) -> bool {
        self.answers.contains_key(&alias_key(written))
    }

    /// Takes who is remembered or surely meant unless something else is answered now, or asks.
    fn settle(
        &self,
        question: &Question<'_>,
        remembered: Option<Subject>,
        sure: Option<Subject>,
        perhaps: Vec<Subject>,
        fault: Fault,
    ) -> Result<Understood> {
        match remembered.or(sure) {
            Some(subject) if !self.is_answered(question.written) => {
                self.decided(question, subject, remembered.is_some())
            }
            first => {
                let mut candidates: Vec<Subject> = first.into_iter().collect();
                candidates.extend(sure.into_iter().chain(perhaps).filter(|subject| Some(*subject) != first));
                let fault = if candidates.is_empty() { fault } else { self.unsure(question.written, &candidates)? };
                self.ask(question, candidates, fault, true)
            }
        }
    }

    /// The one called exactly so, or why not and who all are.
    fn plainly(&self, key: &Key) -> Result<Result<Subject, (Fault, Vec<Subject>)>> {
        let mut meant = Vec::new();
        let mut several = None;
        for kind in [SubjectKind::Unit, SubjectKind::Person, SubjectKind::Household] {
            if key.kind.is_some_and(|asked| asked != kind) {
                continue;
            }
            match self.plainly_of(kind, key)? {
                Ok(subject) => meant.push(subject),
                Err((fault, candidates)) if !candidates.is_empty() => several = several.or(Some((fault, candidates))),
                Err((fault, _)) if key.kind.is_some() => return Ok(Err((fault, Vec::new()))),
                Err(_) => {}
            }
        }
        Ok(match (meant.as_slice(), several) {
            ([subject], None) => Ok(*subject),
            ([], None) => Err((Fault::new("subject.unknown").with("name", &key.name).at_field("subject"), Vec::new())),
            (_, Some((fault, candidates))) => Err((fault.at_field("subject"), candidates)),
            (several, None) => {
                let fault = Fault::new("subject.ambiguous").with("name", &key.name).at_field("subject");
                Err((fault, several.to_vec()))
            }
        })
    }

    fn plainly_of(&self, kind: SubjectKind, key: &Key) -> Result<Result<Subject, (Fault, Vec<Subject>)>> {
        let name = key.name.as_str();
        Ok(match kind {
            SubjectKind::Unit => self.units.find(name).map(Subject::Unit).map_err(|fault| {
                let places = self.units.called(name).into_iter();
                (fault, places.filter_map(|place| self.unit_at(place)).collect())
            }),
            SubjectKind::Person => {
                let people = self.people()?;
                let subject = |place: &usize| Some(Subject::Person(people.at(*place)?.id?));
                match people.called(name, &key.hint) {
                    Found::Is(place) => subject(&place).ok_or_else(|| (unknown_person(name), Vec::new())),
                    Found::Nobody => Err((unknown_person(name), Vec::new())),
                    // One of the name, whom something of the row contradicts.
                    Found::Perhaps(places) if places.len() == 1 => {
                        let candidates: Vec<Subject> = places.iter().filter_map(subject).collect();
                        Err((self.unsure(&key.hint.named(name), &candidates)?, candidates))
                    }
                    Found::Perhaps(places) => {
                        let codes = places.iter().filter_map(|place| people.at(*place));
                        let codes = codes.map(|person| person.code.as_str()).collect::<Vec<_>>().join(", ");
                        let fault = Fault::new("person.ambiguous").with("name", name).with("codes", codes);
                        Err((fault, places.iter().filter_map(subject).collect()))
                    }
                }
            }
            SubjectKind::Household => match crate::person::resolve_household(self.conn, name) {
                Ok(household) => Ok(Subject::Household(household)),
                Err(Error::Fault(fault)) => Err((fault, Vec::new())),
                Err(error) => return Err(error),
            },
        })
    }

    fn unit_at(&self, place: usize) -> Option<Subject> {
        self.units.all().get(place)?.id.map(Subject::Unit)
    }

    fn remembered(&self, kind: Option<SubjectKind>, written: &str) -> Option<Subject> {
        let key = alias_key(written);
        let kinds = [SubjectKind::Unit, SubjectKind::Person, SubjectKind::Household].into_iter();
        let mut found = kinds
            .filter(|own| kind.is_none_or(|asked| asked == *own))
            .filter_map(|kind| self.aliases.get(&(kind, key.clone())).copied());
        found.next().filter(|_| found.next().is_none())
    }

    /// Who is surely meant, and who perhaps, by a name that nobody has as it stands.
    fn alike(&self, key: &Key) -> Result<(Option<Subject>, Vec<Subject>)> {
        let mut sure = Vec::new();
        let mut perhaps = Vec::new();
        if key.kind.is_none_or(|kind| kind == SubjectKind::Unit) {
            let mut alike = self.units.alike(&key.name);
            if let Some(among) = self.among.borrow().as_ref() {
                let is_one = |place: usize| self.units.all().get(place).and_then(|unit| unit.id);
                alike.retain(|alike| is_one(alike.place).is_some_and(|id| among.contains(&id)));
            }
            match surely(&alike).and_then(|place| self.unit_at(place)) {
                Some(unit) => sure.push(unit),
                None => perhaps.extend(alike.iter().filter_map(|alike| self.unit_at(alike.place))),
            }
        }
        if key.kind.is_none_or(|kind| kind == SubjectKind::Person) {
            let people = self.people()?;
            let subject = |place: &usize| Some(Subject::Person(people.at(*place)?.id?));
            match people.alike(&key.name, &key.hint) {
                Found::Is(place) => sure.extend(subject(&place)),
                Found::Perhaps(places) => perhaps.extend(places.iter().filter_map(subject)),
                Found::Nobody => {}
            }
        }
        match sure.as_slice() {
            [only] => Ok((Some(*only), Vec::new())),
            _ => Ok((None, sure.into_iter().chain(perhaps).collect())),
        }
    }

    fn decided(&self, question: &Question<'_>, subject: Subject, remembered: bool) -> Result<Understood> {
        let Question { kind, written, may_be_new } = *question;
        let shown = self.shown(subject)?;
        let mut asked = self.asked.borrow_mut();
        let place = asked.decisions.len();
        let text = written.to_owned();
        asked.decisions.push(ImportDecision { text, kind, subject: shown, remembered, may_be_new, rows: Vec::new() });
        Ok(Understood::Decided(subject, place))
    }

    /// Why a row waits for an answer.
    fn unsure(&self, written: &str, candidates: &[Subject]) -> Result<Fault> {
        let names = candidates.iter().take(3).map(|subject| {
            let FoundSubject { name, code, .. } = self.shown(*subject)?;
            Ok(format!("{name} ({code})"))
        });
        let names = names.collect::<Result<Vec<_>>>()?.join("; ");
        Ok(Fault::new("names.unsure").with("name", written).with("candidates", names))
    }

    /// Asks about a name, or takes the answer that was given; a lasting answer is remembered with the import.
    fn ask(
        &self,
        question: &Question<'_>,
        candidates: Vec<Subject>,
        fault: Fault,
        lasting: bool,
    ) -> Result<Understood> {
        let Question { kind, written, may_be_new } = *question;
        let answer = self.answers.get(&alias_key(written)).cloned();
        // A row about somebody whom nobody is like is about somebody new.
        if candidates.is_empty() && answer.is_none() && may_be_new {
            return Ok(Understood::Not(fault));
        }
        let candidates = candidates.into_iter().map(|subject| self.shown(subject)).collect::<Result<_>>()?;
        let place = self.asked.borrow().questions.len();
        let understood = match answer.as_deref() {
            None => Understood::Asked(place, fault),
            Some(NEW) if may_be_new => Understood::New(place),
            Some(SKIP) => Understood::Asked(place, Fault::new("names.left_out").with("name", written)),
            Some(said) => {
                let key = Key { kind, name: said.to_owned(), hint: PersonHint::default(), own: false };
                match self.plainly(&key)? {
                    Ok(subject) => {
                        let known = self.aliases.get(&(subject.kind(), alias_key(written)));
                        if lasting && known != Some(&subject) {
                            self.asked.borrow_mut().remember.push((written.to_owned(), subject));
                        }
                        Understood::Answered(subject, place)
                    }
                    Err((fault, _)) => Understood::Asked(place, fault),
                }
            }
        };
        let text = written.to_owned();
        let question = ImportQuestion { text, kind, candidates, may_be_new, answer, rows: Vec::new() };
        self.asked.borrow_mut().questions.push(question);
        Ok(understood)
    }

    /// A subject as lists show it, with what tells it from namesakes.
    fn shown(&self, subject: Subject) -> Result<FoundSubject> {
        let (code, name, place) = match subject {
            Subject::Unit(id) => {
                let unit = crate::unit::find(self.conn, id)?;
                let above = self.units.name(unit.parent_id);
                (unit.code, unit.name, above)
            }
            Subject::Person(id) => {
                let person = crate::person::find(self.conn, id)?;
                let position = person.positions.first().cloned().unwrap_or_default();
                let birth = person.birth_date.map(|date| date.vietnamese()).unwrap_or_default();
                let told = [birth, position.title, self.units.name(position.unit_id)];
                let told = told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
                (person.code, person.name, told)
            }
            Subject::Household(id) => {
                let household = crate::person::find_household(self.conn, id)?;
                (household.code, household.name, household.address)
            }
        };
        Ok(FoundSubject { subject, code, name, place })
    }

    /// The kind meant.
    pub fn kind(&self, name: &str) -> Result<AchievementKind> {
        once(&self.kinds, name, || crate::achievement::resolve_kind(self.conn, name))
    }

    /// The movement meant.
    pub fn movement(&self, name: &str) -> Result<MovementId> {
        once(&self.movements, name, || crate::movement::resolve(self.conn, name))
    }
}

fn unknown_person(name: &str) -> Fault {
    Fault::new("person.unknown").with("name", name)
}

fn once<T: Clone>(
    known: &RefCell<HashMap<String, Result<T, Fault>>>,
    name: &str,
    look: impl FnOnce() -> Result<T>,
) -> Result<T> {
    if let Some(known) = known.borrow().get(name) {
        return Ok(known.clone()?);
    }
    let found = or_refusal(look())?;
    known.borrow_mut().insert(name.to_owned(), found.clone());
    Ok(found?)
}
