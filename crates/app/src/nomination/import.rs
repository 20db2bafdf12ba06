//! Lines of a batch from the lists that units send: in columns, in one column of text, or below group rows that name the
//! kind ("I. Tập thể"), the award or the unit. A row is a known line when it nominates the same for the same award.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use domain::id::{BatchId, NominationId};
use domain::import::{Draft, Field, GROUP, Line, Lines, Plan, Proposal, Reading, Shown};
use domain::law::Catalogue;
use domain::names::{is_collective, name_and_place, several_people, title_and_unit};
use domain::nomination::{Batch, Nomination, Submitted};
use domain::person::{split_honorific, usual_case};
use domain::subject::{Subject, SubjectKind};
use domain::unit::Unit;
use domain::{Fault, text};
use store::{Connection, Tx};

use super::council_list::STANDARD;
use super::line::{award_for, is_same, kind_name};
use crate::grant::import::SECOND_AWARD;
use crate::import::{Choices, Kind, SUBJECT_KINDS, Step, words};
use crate::names::{Found, Known, Names, PeopleNames, PersonHint, at_its_unit, placed};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Lists of nominations.
pub(crate) struct Nominations;

/// A line to write.
pub(crate) struct Record {
    line: Nomination,
    catalogue: Arc<Catalogue>,
}

/// Group rows, from the innermost outwards.
const GROUPS: [&str; 3] = ["group", "group_2", "group_1"];

impl Kind for Nominations {
    type Record = Record;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            Field::new("honorific", "Xưng hô", &["ten goi", "ong/ba", "danh xung", "cap bac", "ong (ba)", "honorific"])
                .hint("Để trống thì lấy “Ông”, “Bà” đứng trước tên"),
            Field::new(
                "name",
                "Tên tập thể, cá nhân",
                &[
                    "ten tap the/ca nhan/ho gia dinh",
                    "ten tap the, ca nhan",
                    "tap the, ca nhan de nghi xet khen thuong",
                    "tap the, ca nhan de nghi khen thuong",
                    "tap the, ca nhan",
                    "ho va ten",
                    "ho ten",
                    "ten tap the",
                    "tap the",
                    "ca nhan",
                    "ten don vi",
                    "ten",
                    "name",
                ],
            )
            .required()
            .hint("Cả “Ông A, Trưởng phòng B” trong một ô"),
            Field::new(
                "kind",
                "Tập thể hay cá nhân",
                &["phan loai khen thuong", "loai doi tuong", "phan loai", "kind"],
            ),
            Field::new(
                "title",
                "Chức vụ",
                &["chuc danh", "chuc vu, chuc danh", "chuc vu, don vi", "chuc vu, don vi cong tac", "title"],
            ),
            Field::new(
                "unit",
                "Đơn vị công tác",
                &["don vi", "noi cong tac", "co quan", "chuc danh, don vi cong tac", "truc thuoc", "unit"],
            ),
            Field::new(
                "award",
                "Danh hiệu, hình thức khen thưởng",
                &[
                    "danh hieu thi dua/hinh thuc khen thuong",
                    "danh hieu/hinh thuc de nghi",
                    "danh hieu/hinh thuc",
                    "hinh thuc khen thuong",
                    "hinh thuc de nghi",
                    "hinh thuc",
                    "danh hieu thi dua",
                    "danh hieu",
                    "award",
                ],
            )
            .hint("Tên hoặc mã; không có cột thì lấy dòng nhóm, hoặc giá trị cho cả bảng"),
            Field::new("award_2", "Danh hiệu, hình thức ở cột thứ hai", &SECOND_AWARD).second(),
            Field::new("proposing_unit", "Đơn vị trình", &["don vi de nghi", "don vi trinh khen", "proposing unit"]),
            Field::new("summary", "Tóm tắt thành tích", &["thanh tich", "noi dung thanh tich", "summary"]),
            Field::new("note", "Ghi chú", &["note"]),
            Field::new("group", GROUP, &[]).hint("“Tập thể”, “Cá nhân”, tên hình thức hoặc tên đơn vị"),
            Field::new("group_2", format!("{GROUP} bậc 2"), &[]),
            Field::new("group_1", format!("{GROUP} bậc 1"), &[]),
        ])
    }

    fn choices(context: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let awards = crate::law::catalogue(context)?.awards.iter().map(|award| award.name_vi.clone()).collect();
        Ok(vec![
            ("honorific", words(["Ông", "Bà"])),
            ("kind", words(SUBJECT_KINDS)),
            ("award", awards),
            ("proposing_unit", UnitNames::load(conn)?.list()),
        ])
    }

    fn plan(context: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Record>> {
        let batch = super::resolve(conn, lines.given("batch"))?;
        super::batch::refuse_closed(conn, batch)?;
        let known = store::nomination::lines(conn, batch)?;
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_subject: HashMap<Subject, Vec<usize>> = HashMap::new();
        for (place, line) in known.iter().enumerate() {
            by_name.entry(line.submitted.match_key()).or_default().push(place);
            if let Some(subject) = line.subject {
                by_subject.entry(subject).or_default().push(place);
            }
        }
        let planning = Planning {
            conn,
            context,
            batch: super::batch::find(conn, batch)?,
            id: batch,
            names,
            units: names.units(),
            people: names.people()?,
            known,
            by_name,
            by_subject,
            appraised: store::nomination::progress(conn, batch)?
                .into_iter()
                .filter_map(|(line, progress)| progress.state.is_appraised().then_some(line))
                .collect(),
            catalogue: crate::law::catalogue(context)?,
            together: lines
                .head("title")
                .map(text::fold)
                .is_some_and(|head| head.contains("chuc") && head.contains("don vi")),
        };
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            // Several people in one cell are several lines.
            let people = several_people(&line.paragraphs("name"), |name| planning.people.is_name(name));
            for (nth, name) in people.iter().enumerate() {
                let own = OfSeveral { name, nth, count: people.len() };
                for field in awards(&line) {
                    let draft = match planning.read(line.reading(), &own, field)? {
                        Ok(said) => planning.draft(said),
                        Err(faults) => Err(faults),
                    };
                    proposals.push(Proposal { row: line.row, title: name.clone(), draft });
                }
            }
        }
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Record>, step: Step<'_>) -> Result<()> {
        for Record { line, catalogue } in records {
            super::write_line(tx, &catalogue, line)?;
            step()?;
        }
        Ok(())
    }
}

/// What was done, without the standard that the council's list adds to it.
fn without_standard(summary: &str) -> String {
    summary.lines().filter(|line| !line.starts_with(STANDARD.trim_end())).collect::<Vec<_>>().join("\n")
}

/// The columns in which a row names awards.
fn awards(line: &Line<'_>) -> Vec<&'static str> {
    let both = ["award", "award_2"].into_iter().filter(|field| !line.text(field).is_empty()).collect::<Vec<_>>();
    if both.is_empty() { vec!["award"] } else { both }
}

/// One of those whom a row names.
struct OfSeveral<'a> {
    name: &'a str,
    nth: usize,
    count: usize,
}

impl OfSeveral<'_> {
    /// What a cell says of this one: its own line where there is one for each, otherwise all of it.
    fn of(&self, cell: &str) -> String {
        let lines: Vec<&str> = cell.lines().filter(|line| !line.trim().is_empty()).collect();
        let own = lines.get(self.nth).filter(|_| lines.len() == self.count && self.count > 1);
        text::line(own.copied().unwrap_or(cell))
    }
}

struct Planning<'a> {
    conn: &'a Connection,
    context: &'a Context<'a>,
    batch: Batch,
    id: BatchId,
    names: &'a Names<'a>,
    units: Rc<UnitNames>,
    people: Rc<PeopleNames>,
    known: Vec<Nomination>,
    /// Lines that were appraised: what that rests on stays.
    appraised: HashSet<NominationId>,
    /// Places of known lines, by the name in the unit and by the subject.
    by_name: HashMap<String, Vec<usize>>,
    by_subject: HashMap<Subject, Vec<usize>>,
    catalogue: Arc<Catalogue>,
    /// Chức vụ and unit stand in one column, as in the list for the council.
    together: bool,
}

impl Planning<'_> {
    /// "Chuyên viên chính, Phòng Quản lý ngân sách, Sở Tài chính" as chức vụ and unit: as a line of the batch has them, else at
    /// the unit that is known. A unit alone is a unit, and what stands there of a household is where it lives. None
    /// where only a chức vụ is told.
    fn parted(&self, name: &str, written: &str) -> Option<(String, String)> {
        let key = text::match_key(written);
        let is_it = |own: &&Nomination| {
            let Submitted { title, unit, .. } = &own.submitted;
            own.submitted.name == name && text::match_key(&format!("{title}, {unit}")).trim_matches([',', ' ']) == key
        };
        if let Some(own) = self.known.iter().find(is_it) {
            return Some((own.submitted.title.clone(), own.submitted.unit.clone()));
        }
        let is_unit = |part: &str| self.units.find(part.trim()).is_ok();
        if is_unit(written) || text::match_key(name).starts_with("hộ ") {
            return Some((String::new(), written.to_owned()));
        }
        let commas = written.match_indices(',').map(|(at, _)| at);
        let parts = commas.filter_map(|at| Some((written.get(..at)?, written.get(at + 1..)?)));
        let parted = parts.into_iter().find(|(_, unit)| is_unit(unit));
        parted.map(|(title, unit)| (text::line(title), text::line(unit)))
    }

    fn read(
        &self,
        mut reading: Reading<'_>,
        own: &OfSeveral<'_>,
        award_field: &str,
    ) -> Result<Result<Nomination, Vec<Fault>>> {
        let (before_name, mut name) = split_honorific(own.name);
        let (title, unit) = (own.of(&reading.paragraphs("title")), own.of(&reading.paragraphs("unit")));
        // In the list for the council group rows name who proposes: they are the unit only of a chức vụ without one.
        let parted = if self.together && unit.is_empty() { self.parted(&name, &title) } else { None };
        let group_may_be_unit = parted.is_none() && !(self.together && title.is_empty());
        let one_each = reading.has_column("title") && reading.has_column("unit") && !self.together;
        let (title, unit) = match parted {
            Some(parted) => parted,
            None if one_each => (title, unit),
            None => match placed(title, unit, &self.units) {
                (title, unit) if unit.is_empty() => match title_and_unit(&title) {
                    (told, own) if !told.is_empty() && !own.is_empty() => (told, own),
                    _ => (title, unit),
                },
                found => found,
            },
        };
        let mut submitted = Submitted {
            honorific: own.of(&reading.paragraphs("honorific")),
            title,
            unit,
            proposing_unit: reading.text("proposing_unit"),
            ..Submitted::default()
        };
        if submitted.honorific.is_empty() {
            submitted.honorific = before_name;
        }
        let in_name_alone = submitted.title.is_empty() && submitted.unit.is_empty();
        let mut kind = reading.parse("kind", SubjectKind::read);
        let mut award = reading.text(award_field);
        for group in GROUPS.map(|group| reading.text(group)).into_iter().filter(|group| !group.is_empty()) {
            if let Ok(said) = SubjectKind::read(&group) {
                kind = kind.or(Some(said));
            } else if award.is_empty() && crate::law::resolve_award(&self.catalogue, &group).is_ok() {
                award = group;
            } else if submitted.unit.is_empty() && group_may_be_unit {
                submitted.unit = group;
            }
        }
        let kind = kind.unwrap_or_else(|| self.kind_of(&submitted, &name));
        if in_name_alone && kind == SubjectKind::Person {
            let (own, title, unit) = name_and_place(&name);
            let (title, unit) = if unit.is_empty() { placed(title, unit, &self.units) } else { (title, unit) };
            (name, submitted.title) = (own, title);
            if !unit.is_empty() {
                submitted.unit = unit;
            }
        }
        if kind == SubjectKind::Person {
            self.say_unit_once(&name, &mut submitted);
        }
        submitted.name = if kind == SubjectKind::Person { usual_case(&name) } else { name };
        if submitted.name.is_empty() {
            reading.refuse(Fault::new("nomination.name_missing").at_field("name"));
        }
        let award = match award.as_str() {
            "" => {
                reading.refuse(Fault::new("nomination.award_missing").at_field("award"));
                String::new()
            }
            said => match award_for(&self.catalogue, said, kind) {
                Ok(award) => award.id,
                Err(Error::Fault(fault)) => {
                    reading.refuse(fault.at_field(award_field));
                    String::new()
                }
                Err(error) => return Err(error),
            },
        };
        let subject = match self.subject(kind, &submitted)? {
            Known::Is(subject) => Some(subject),
            Known::New => None,
            Known::Asked(fault) => {
                reading.refuse(fault.at_field("name"));
                None
            }
        };
        if let Some(subject) = subject {
            // What the list leaves out is known.
            let today = crate::subject::describe(self.conn, subject, self.context.today())?;
            let own = |said: &mut String, known: String| {
                if said.is_empty() {
                    *said = known;
                }
            };
            own(&mut submitted.honorific, today.honorific);
            own(&mut submitted.title, today.title);
            own(&mut submitted.unit, today.unit);
        }
        let proposing_unit_id = self.units.find(&submitted.proposing_unit).ok();
        let line = Nomination {
            id: None,
            batch_id: self.id,
            position: 0,
            kind,
            subject,
            award,
            award_type: String::new(),
            ending_year: None,
            received: self.batch.received,
            summary: without_standard(&reading.paragraphs("summary")),
            opinion: String::new(),
            proposing_unit_id,
            submitted,
            note: reading.text("note"),
            origin: None,
        };
        Ok(reading.finish(line))
    }

    /// A unit that is written at the end of a position is said there no more, so that it is not printed twice. What a line of
    /// the batch says so stays so.
    fn say_unit_once(&self, name: &str, submitted: &mut Submitted) {
        let is_it = |own: &Nomination| own.submitted.name == name && own.submitted.title == submitted.title;
        if self.known.iter().any(is_it) {
            return;
        }
        let Some((title, unit)) = at_its_unit(&submitted.title, &self.units) else { return };
        let same = || self.units.find(&submitted.unit).ok() == self.units.find(&unit).ok();
        if submitted.unit.is_empty() {
            submitted.unit = unit;
        } else if !same() {
            return;
        }
        submitted.title = title;
    }

    /// What a line is about when nothing says so: xưng hô and chức vụ are a person's, a known name is whose it is, "Hộ ông …"
    /// is a household, a first word such as "Phòng" begins the name of a collective.
    fn kind_of(&self, submitted: &Submitted, name: &str) -> SubjectKind {
        let key = text::match_key(name);
        let begins = |word: &str| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if !submitted.honorific.is_empty() || !submitted.title.is_empty() {
            SubjectKind::Person
        } else if self.units.find(name).is_ok() {
            SubjectKind::Unit
        } else if self.people.called(name, &PersonHint::default()) != Found::Nobody {
            SubjectKind::Person
        } else if begins("hộ") || begins("gia đình") {
            SubjectKind::Household
        } else if is_collective(name) {
            SubjectKind::Unit
        } else {
            SubjectKind::Person
        }
    }

    /// The record that a line is about: the only one called so, or else who the name may mean. A line may also be about
    /// somebody whom the data file does not have.
    fn subject(&self, kind: SubjectKind, submitted: &Submitted) -> Result<Known> {
        let Submitted { name, title, unit, .. } = submitted;
        if name.is_empty() {
            return Ok(Known::New);
        }
        match kind {
            SubjectKind::Unit => {
                let placed = format!("{name}, {unit}");
                let found = if unit.is_empty() { self.units.find(name) } else { self.units.find(&placed) };
                match found.or_else(|_| self.units.find(name)) {
                    Ok(id) => Ok(Known::Is(Subject::Unit(id))),
                    Err(_) if !self.units.called(name).is_empty() => Ok(Known::New),
                    Err(_) => {
                        let above = self.units.find(unit).ok();
                        let fits = |own: &Unit| above.is_none() || own.parent_id.is_none() || own.parent_id == above;
                        self.names.known_unit(name, name, fits)
                    }
                }
            }
            SubjectKind::Household => Ok(match crate::subject::resolve(self.conn, kind, name) {
                Ok(subject) => Known::Is(subject),
                Err(_) => Known::New,
            }),
            SubjectKind::Person => {
                let hint = PersonHint {
                    birth: None,
                    unit: self.units.find(unit).ok(),
                    unit_written: unit.clone(),
                    title: title.clone(),
                };
                let found = self.people.called(name, &hint);
                // A line of the batch stays with whom it was matched, or with nobody.
                if let (Found::Perhaps(_), Some(line)) = (&found, self.line_of(submitted)) {
                    return Ok(line.subject.map_or(Known::New, Known::Is));
                }
                match found {
                    Found::Is(place) => {
                        let id = self.people.at(place).and_then(|person| person.id);
                        Ok(id.map_or(Known::New, |id| Known::Is(Subject::Person(id))))
                    }
                    Found::Perhaps(_) | Found::Nobody => self.names.known_person(name, &hint, |_| true, |_| true),
                }
            }
        }
    }

    /// The line of a person of this name in this unit.
    fn line_of(&self, submitted: &Submitted) -> Option<&Nomination> {
        let places = self.by_name.get(&submitted.match_key()).into_iter().flatten();
        places.filter_map(|place| self.known.get(*place)).find(|line| line.kind == SubjectKind::Person)
    }

    /// The line of the batch that a row says again.
    fn known_as(&self, said: &Nomination) -> Option<&Nomination> {
        let of_subject = said.subject.and_then(|subject| self.by_subject.get(&subject));
        let of_name = self.by_name.get(&said.submitted.match_key());
        let places: BTreeSet<usize> = of_subject.into_iter().chain(of_name).flatten().copied().collect();
        places.into_iter().filter_map(|place| self.known.get(place)).find(|known| is_same(known, said))
    }

    fn draft(&self, said: Nomination) -> std::result::Result<Draft<Record>, Vec<Fault>> {
        let said = said.checked()?;
        let known = self.known_as(&said);
        let mut line = merged(known, said);
        if let Some(known) = known.filter(|known| known.id.is_some_and(|id| self.appraised.contains(&id))) {
            // It is linked to its first record by itself, never by a list that comes again.
            line.subject = known.subject;
        }
        let name = line.submitted.match_key();
        let award_type = if line.award_type.is_empty() { &self.batch.award_type } else { &line.award_type };
        let year = line.ending_year.unwrap_or(self.batch.year);
        let target = match (line.id, line.subject) {
            (Some(id), _) => id.to_string(),
            (None, Some(subject)) => format!("{} {award_type} {year} {}", line.award, subject.id()),
            (None, None) => format!("{} {award_type} {year} {:?} {name}", line.award, line.kind),
        };
        let before = known.map(|known| self.shown(known));
        let after = self.shown(&line);
        Ok(Draft { target, before, after, record: Record { line, catalogue: Arc::clone(&self.catalogue) } })
    }

    fn shown(&self, line: &Nomination) -> Shown {
        let award = self.catalogue.award(&line.award).map(|award| award.name_vi.clone()).unwrap_or_default();
        let matched = line.subject.and_then(|subject| crate::subject::name(self.conn, subject).ok());
        [
            ("Đối tượng", text::line(&format!("{} {}", line.submitted.honorific, line.submitted.name))),
            ("Loại", kind_name(line.kind).to_owned()),
            ("Chức vụ", line.submitted.title.clone()),
            ("Đơn vị công tác", line.submitted.unit.clone()),
            ("Danh hiệu, hình thức", award),
            ("Đơn vị trình", line.submitted.proposing_unit.clone()),
            ("Tóm tắt thành tích", line.summary.clone()),
            ("Ghi chú", line.note.clone()),
            ("Khớp với", matched.unwrap_or_default()),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }
}

/// What is known of a line, with what the row says in its place.
fn merged(known: Option<&Nomination>, said: Nomination) -> Nomination {
    let Some(known) = known.cloned() else { return said };
    let or = |said: String, known: String| if said.is_empty() { known } else { said };
    Nomination {
        subject: known.subject.or(said.subject),
        summary: or(said.summary, known.summary),
        note: or(said.note, known.note),
        proposing_unit_id: said.proposing_unit_id.or(known.proposing_unit_id),
        submitted: Submitted {
            honorific: or(said.submitted.honorific, known.submitted.honorific),
            name: or(said.submitted.name, known.submitted.name),
            title: or(said.submitted.title, known.submitted.title),
            unit: or(said.submitted.unit, known.submitted.unit),
            proposing_unit: or(said.submitted.proposing_unit, known.submitted.proposing_unit),
        },
        ..known
    }
}

#[cfg(test)]
mod tests {
    use super::without_standard;

    #[test]
    fn the_standard_of_a_printed_list_is_not_what_was_done() {
        assert_eq!(without_standard("Dẫn đầu khối.\nTiêu chuẩn đạt: 02 lần liên tục."), "Dẫn đầu khối.");
        assert_eq!(without_standard("Tiêu chuẩn đạt: Năm 2026 hoàn thành tốt nhiệm vụ."), "");
        assert_eq!(without_standard("Hoàn thành sớm\nhai chỉ tiêu."), "Hoàn thành sớm\nhai chỉ tiêu.");
    }
}
