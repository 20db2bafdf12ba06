//! Rows that are about a unit or a person themselves: who is known already under another writing, and who is new.

use domain::Fault;
use domain::names::{Likeness, is_committee_of, is_placed, surely};
use domain::person::Person;
use domain::subject::{Subject, SubjectKind};
use domain::unit::Unit;

use super::people::Found;
use super::{Key, Names, PersonHint, Question, Understood};
use crate::Result;

/// Whom a row of a table of units or people means beyond those who are called exactly so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    /// One of the known.
    Is(Subject),
    /// Nobody known.
    New,
    /// A question is open, or its answer names nobody.
    Asked(Fault),
}

impl From<Understood> for Known {
    fn from(understood: Understood) -> Self {
        match understood {
            Understood::Plainly(subject) | Understood::Decided(subject, _) | Understood::Answered(subject, _) => {
                Self::Is(subject)
            }
            Understood::Asked(_, fault) => Self::Asked(fault),
            Understood::New(_) | Understood::Not(_) => Self::New,
        }
    }
}

impl Names<'_> {
    /// The known unit that a row is about, though none is called so. `written` is its name with what the table says to
    /// tell it from others of its rows; only units that `fits` may be meant.
    pub fn known_unit(&self, name: &str, written: &str, fits: impl Fn(&Unit) -> bool) -> Result<Known> {
        let kind = Some(SubjectKind::Unit);
        let key = Key { kind, name: written.to_owned(), hint: PersonHint::default(), own: true };
        let understood = self.once(key, |_| {
            let mut alike = self.units.alike(name);
            alike.retain(|alike| {
                let unit = self.units.all().get(alike.place).filter(|unit| fits(unit));
                // In a list of units "Văn phòng Sở Y tế" is no Sở Y tế, but "Sở Y tế tỉnh Mẫu" is, and UBND is asked about.
                unit.is_some_and(|unit| {
                    alike.likeness != Likeness::Part || is_placed(name, &unit.name) || is_committee_of(name, &unit.name)
                })
            });
            let sure = surely(&alike).and_then(|place| self.unit_at(place));
            let others = alike.iter().filter_map(|alike| self.unit_at(alike.place)).filter(|one| Some(*one) != sure);
            let question = Question { kind, written, may_be_new: true };
            self.settle(
                &question,
                self.remembered(kind, written),
                sure,
                others.collect(),
                Fault::new("unit.unknown").with("name", name),
            )
        });
        understood.map(Known::from)
    }

    /// The known person that a row is about, though none is called so whom nothing of the row contradicts. Only those
    /// that `fits` may be meant; of those who are called so, and whom something contradicts or several of whom are
    /// called so, the `namesakes` are asked about.
    pub fn known_person(
        &self,
        name: &str,
        hint: &PersonHint,
        fits: impl Fn(usize) -> bool,
        namesakes: impl Fn(&Person) -> bool,
    ) -> Result<Known> {
        let kind = Some(SubjectKind::Person);
        let written = hint.named(name);
        let key = Key { kind, name: name.to_owned(), hint: hint.clone(), own: true };
        let understood = self.once(key, |_| {
            let people = self.people()?;
            let subject = |place: usize| Some(Subject::Person(people.at(place).filter(|_| fits(place))?.id?));
            let called = match people.called(name, hint) {
                Found::Perhaps(places) => places,
                Found::Is(_) | Found::Nobody => Vec::new(),
            };
            let asked = called.into_iter().filter(|place| people.at(*place).is_some_and(&namesakes));
            let asked: Vec<Subject> = asked.filter_map(subject).collect();
            if !asked.is_empty() && written == name {
                // Several are called so and the row says no more: an answer holds for this import only.
                let question = Question { kind, written: &written, may_be_new: true };
                let fault = self.unsure(&written, &asked)?;
                return self.ask(&question, asked, fault, false);
            }
            let (sure, perhaps) = match people.alike(name, hint) {
                _ if !asked.is_empty() => (None, asked),
                Found::Is(place) => (subject(place), Vec::new()),
                Found::Perhaps(places) => (None, places.into_iter().filter_map(subject).collect()),
                Found::Nobody => (None, Vec::new()),
            };
            let question = Question { kind, written: &written, may_be_new: true };
            self.settle(
                &question,
                self.remembered(kind, &written),
                sure,
                perhaps,
                Fault::new("person.unknown").with("name", name),
            )
        });
        understood.map(Known::from)
    }
}
