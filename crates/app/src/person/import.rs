//! People from tables: xưng hô and name, birth date, sex, class, position and unit.

use std::collections::{BTreeMap, HashSet};

use domain::Fault;
use domain::confirmation::{read_answer, yes_or_no};
use domain::date::PartialDate;
use domain::id::UnitId;
use domain::import::{
    Draft, Field, GROUP, Identity, Line, Lines, Mark, Meant, Plan, Proposal, Reading, Shown, meant, targets,
};
use domain::names::{is_collective, surely};
use domain::person::{Person, Position, SUBJECT_CLASSES, Sex, split_honorific, usual_case};
use domain::subject::Subject;
use domain::text;
use store::{Connection, Tx};

use crate::import::{Choices, Kind, Step, words};
use crate::names::{Found, Known, Names, PersonHint, placed};
use crate::unit::{UnitNames, spelt_as_known};
use crate::{Context, Error, Result};

/// Tables of people.
pub(crate) struct People;

/// What a row says; the position is empty when it says none.
struct Said {
    person: Person,
    position: Position,
}

/// A row by its number and its name as written, with what it says or all that is wrong with it.
type Row = (u32, String, Result<Said, Vec<Fault>>);

impl Kind for People {
    type Record = Person;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            Field::new("code", "Mã cá nhân", &["ma", "ma so", "ma can bo", "ma nhan vien", "so hieu", "code"])
                .hint("Để trống thì chương trình tự đặt"),
            Field::new("honorific", "Xưng hô", &["danh xung", "ong/ba", "cap bac", "honorific"])
                .hint("Để trống thì lấy “Ông”, “Bà” đứng trước họ tên"),
            Field::new("name", "Họ và tên", &["ho ten", "ho, ten", "ten ca nhan", "ca nhan", "ten", "ten goi", "name"])
                .required(),
            Field::new(
                "birth_date",
                "Ngày sinh",
                &["nam sinh", "ngay thang nam sinh", "ngay, thang, nam sinh", "birth date"],
            ),
            Field::new("sex", "Giới tính", &["nam/nu", "nam, nu", "gioi", "sex"]).hint("Nam hoặc Nữ"),
            Field::new("subject_class", "Loại đối tượng", &["doi tuong", "phan loai doi tuong", "subject class"])
                .hint("Danh sách của một cơ quan thì ghi một loại cho cả bảng; để trống thì chưa xét được Lao động tiên tiến")
                .for_all(),
            Field::new(
                "direct_worker",
                "Trực tiếp lao động, công tác",
                &["lao dong truc tiep", "nguoi lao dong truc tiep", "direct worker"],
            )
            .hint("Có, không; để trống là chưa rõ"),
            Field::new(
                "employed_from",
                "Công tác từ",
                &["ngay tuyen dung", "ngay vao nganh", "vao co quan", "bat dau cong tac", "employed from"],
            ),
            Field::new(
                "title",
                "Chức vụ",
                &[
                    "chuc danh",
                    "chuc vu, chuc danh",
                    "chuc vu/chuc danh",
                    "vi tri cong tac",
                    "chuc vu, don vi",
                    "chuc vu, don vi cong tac",
                    "title",
                ],
            ),
            Field::new(
                "unit",
                "Đơn vị",
                &["don vi cong tac", "noi cong tac", "co quan", "phong, ban", "phong ban", "bo phan", "unit"],
            )
            .hint("Tên hoặc mã; “Văn phòng, Sở Y tế” khi nhiều nơi có Văn phòng"),
            Field::new("from", "Giữ chức vụ từ", &["tu ngay", "ngay bo nhiem", "bo nhiem", "from"]),
            Field::new("note", "Ghi chú", &["note"]),
            Field::new("group", GROUP, &[]).hint("Tên đơn vị của các dòng bên dưới"),
            Field::new("group_2", format!("{GROUP} bậc 2"), &[]),
            Field::new("group_1", format!("{GROUP} bậc 1"), &[]),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let sexes = words([Sex::Male.vietnamese(), Sex::Female.vietnamese()]);
        Ok(vec![
            ("honorific", words(["Ông", "Bà"])),
            ("sex", sexes),
            ("subject_class", words(SUBJECT_CLASSES)),
            ("direct_worker", words(["Có", "Không"])),
            ("unit", UnitNames::load(conn)?.list()),
        ])
    }

    fn plan(context: &Context<'_>, _: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Person>> {
        let people = names.people()?;
        let planning = Planning { units: &names.units(), names, known: people.all(), today: context.today() };
        Ok(Plan::of(planning.proposals(lines)?))
    }

    fn write(tx: &Tx<'_>, records: Vec<Person>, step: Step<'_>) -> Result<()> {
        for person in records {
            super::write(tx, person)?;
            step()?;
        }
        Ok(())
    }
}

/// The last row that named the unit of those below it, and the group rows above it.
#[derive(Default)]
struct Heading {
    groups: [String; 3],
    unit: String,
}

/// Group rows, from the innermost outwards.
fn groups(line: &Line<'_>) -> [String; 3] {
    ["group", "group_2", "group_1"].map(|group| line.text(group))
}

/// A row that is about nobody and changes nothing.
fn heading_row(line: &Line<'_>) -> Proposal<Person> {
    let draft = Draft {
        target: format!("heading {}", line.row),
        before: Some(Shown::new()),
        after: Shown::new(),
        record: Person::default(),
    };
    Proposal {
        row: line.row, title: format!("{} (đơn vị của các dòng dưới)", line.text("name")), draft: Ok(draft)
    }
}

struct Planning<'a> {
    units: &'a UnitNames,
    names: &'a Names<'a>,
    known: &'a [Person],
    today: PartialDate,
}

impl Planning<'_> {
    fn proposals(&self, lines: &Lines<'_>) -> Result<Vec<Proposal<Person>>> {
        let mut said: Vec<Row> = Vec::with_capacity(lines.len());
        let mut headings = Vec::new();
        let mut heading = Heading::default();
        for line in lines.iter() {
            self.names.at(&line);
            if self.is_heading(&line) {
                heading = Heading { groups: groups(&line), unit: line.text("name") };
                headings.push(heading_row(&line));
                continue;
            }
            let (title, mut unit) = placed(line.text("title"), line.text("unit"), self.units);
            if unit.is_empty() {
                unit = if heading.groups == groups(&line) { heading.unit.clone() } else { String::new() };
            }
            if unit.is_empty() {
                unit = groups(&line).into_iter().find(|group| self.is_unit(group)).unwrap_or_default();
            }
            let unit = match unit.as_str() {
                "" => None,
                name => match self.names.unit(name) {
                    Ok(unit) => Some(Ok(unit)),
                    Err(Error::Fault(fault)) => Some(Err(fault)),
                    Err(error) => return Err(error),
                },
            };
            said.push((line.row, line.text("name"), self.read(line.reading(), title, unit)));
        }
        let identities: Vec<Identity> = said.iter().map(|(_, _, said)| self.identity(said)).collect();
        let known: Vec<Identity> = self.known.iter().map(|person| self.known_identity(person)).collect();
        let mut meant = meant(&known, &identities);
        self.know_again(&mut said, &mut meant)?;
        let targets = targets(&identities, &meant);
        let mut codes = Codes::of(self.known, lines);
        let rows = said.into_iter().zip(meant.iter().zip(targets));
        let proposals = rows.map(|((row, title, said), (meant, target))| {
            let draft = said.and_then(|said| self.draft(said, meant, target, &mut codes));
            Proposal { row, title, draft }
        });
        let mut proposals: Vec<Proposal<Person>> = proposals.chain(headings).collect();
        proposals.sort_by_key(|proposal| proposal.row);
        Ok(proposals)
    }

    fn is_unit(&self, name: &str) -> bool {
        !name.is_empty() && (self.units.find(name).is_ok() || surely(&self.units.alike(name)).is_some())
    }

    /// Whether a row only names the unit of those below it: "1 | UBND phường Mẫu".
    fn is_heading(&self, line: &Line<'_>) -> bool {
        let name = line.text("name");
        let says_more = ["code", "honorific", "birth_date", "sex", "employed_from", "title", "unit", "from", "note"];
        !name.is_empty()
            && says_more.iter().all(|field| line.text(field).is_empty())
            && is_collective(&name)
            && self.names.people().is_ok_and(|people| people.called(&name, &PersonHint::default()) == Found::Nobody)
    }

    /// Rows of which nobody, or several, have the name may still be about somebody known: without marks, a slip apart,
    /// under a name that was answered for, of a namesake a birth date or a Phòng away. Such a row does not rename them.
    fn know_again(&self, said: &mut [Row], meant: &mut [Meant]) -> Result<()> {
        let taken: HashSet<usize> = meant
            .iter()
            .filter_map(|meant| if let Meant::Known(place) = meant { Some(*place) } else { None })
            .collect();
        let people = self.names.people()?;
        for ((row, _, said), meant) in said.iter_mut().zip(meant) {
            let several = match &*meant {
                Meant::New => Vec::new(),
                Meant::Several(places) => places.clone(),
                Meant::Known(_) => continue,
            };
            let Ok(own) = &mut *said else { continue };
            let fits = |place: usize| !taken.contains(&place);
            let hint = PersonHint {
                birth: own.person.birth_date,
                unit: own.position.unit_id,
                unit_written: self.units.name(own.position.unit_id),
                title: own.position.title.clone(),
            };
            self.names.at_row(*row);
            let is_one = |known: &Person| several.iter().any(|place| self.known.get(*place) == Some(known));
            let namesakes = |known: &Person| is_one(known) || (several.is_empty() && hint.is_nearly(known, self.units));
            match self.names.known_person(&own.person.name, &hint, fits, namesakes)? {
                Known::New => *meant = Meant::New,
                Known::Asked(fault) => *said = Err(vec![fault.at_field("name")]),
                Known::Is(subject) => {
                    let Subject::Person(id) = subject else { continue };
                    let Some((place, person)) = people.place(id).zip(people.get(id)) else { continue };
                    own.person.name.clone_from(&person.name);
                    *meant = Meant::Known(place);
                }
            }
        }
        Ok(())
    }

    fn read(
        &self,
        mut reading: Reading<'_>,
        title: String,
        unit: Option<Result<UnitId, Fault>>,
    ) -> Result<Said, Vec<Fault>> {
        let (before_name, name) = split_honorific(&reading.text("name"));
        let own = reading.text("honorific");
        let person = Person {
            code: reading.text("code"),
            honorific: if own.is_empty() { before_name } else { own },
            name: usual_case(&name),
            birth_date: reading.date("birth_date"),
            sex: reading.parse("sex", Sex::read),
            subject_class: reading.text("subject_class"),
            direct_worker: reading.parse("direct_worker", read_answer),
            employed_from: reading.date("employed_from"),
            note: reading.paragraphs("note"),
            ..Person::default()
        };
        let position = Position {
            unit_id: unit.and_then(|unit| reading.take("unit", unit)),
            title,
            from: reading.date("from"),
            ..Position::default()
        };
        if let Some(birth) = person.birth_date.filter(|birth| birth.first_day() > self.today.last_day()) {
            let fault = Fault::new("person.birth_future").with("date", birth.vietnamese());
            reading.refuse(fault.at_field("birth_date"));
        }
        if person.name.is_empty() {
            reading.refuse(Fault::new("person.name_missing").at_field("name"));
        }
        reading.finish(Said { person, position })
    }

    fn identity(&self, said: &Result<Said, Vec<Fault>>) -> Identity {
        let Ok(Said { person, position }) = said else { return Identity::default() };
        identity(person, position.unit_id)
    }

    fn known_identity(&self, person: &Person) -> Identity {
        identity(person, self.current(person).and_then(|position| position.unit_id))
    }

    fn current<'a>(&self, person: &'a Person) -> Option<&'a Position> {
        person.position_on(self.today).or_else(|| person.positions.first())
    }

    fn draft(&self, said: Said, meant: &Meant, target: String, codes: &mut Codes) -> Result<Draft<Person>, Vec<Fault>> {
        let known = match meant {
            Meant::New => None,
            Meant::Known(place) => self.known.get(*place),
            Meant::Several(places) => {
                let codes = places.iter().filter_map(|place| self.known.get(*place)).map(|person| person.code.as_str());
                let codes = codes.collect::<Vec<_>>().join(", ");
                let fault = Fault::new("person.ambiguous").with("name", &said.person.name).with("codes", codes);
                return Err(vec![fault.at_field("name")]);
            }
        };
        let mut person = merged(known, said.person);
        if person.code.is_empty() {
            person.code = codes.free();
        }
        self.hold(&mut person, said.position);
        let person = person.checked()?;
        let before = known.map(|person| self.shown(person));
        let after = self.shown(&person);
        Ok(Draft { target, before, after, record: person })
    }

    /// Puts the position that a row says into a person's. The one held now is corrected, unless the row says since when
    /// another is held: then it is one more.
    fn hold(&self, person: &mut Person, said: Position) {
        if said == Position::default() {
            return;
        }
        let now = self.current(person).cloned();
        let or = |said: Position, known: &Position| Position {
            id: known.id,
            unit_id: said.unit_id.or(known.unit_id),
            title: if said.title.is_empty() { known.title.clone() } else { said.title },
            from: said.from.or(known.from),
            to: known.to,
        };
        match now {
            None => person.positions.push(said),
            Some(now) => {
                let after = or(said.clone(), &now);
                let moved =
                    after.unit_id != now.unit_id || text::match_key(&after.title) != text::match_key(&now.title);
                let later = said.from.is_some() && now.from.is_some() && said.from != now.from;
                if moved && later {
                    person.positions.push(Position { id: None, ..after });
                } else if let Some(held) = person.positions.iter_mut().find(|position| **position == now) {
                    *held = after;
                }
            }
        }
    }

    fn shown(&self, person: &Person) -> Shown {
        let date = |date: Option<PartialDate>| date.map(PartialDate::vietnamese).unwrap_or_default();
        let position = self.current(person).cloned().unwrap_or_default();
        [
            ("Mã cá nhân", person.code.clone()),
            ("Xưng hô", person.honorific.clone()),
            ("Họ và tên", person.name.clone()),
            ("Ngày sinh", date(person.birth_date)),
            ("Giới tính", person.sex.map(Sex::vietnamese).unwrap_or_default().to_owned()),
            ("Loại đối tượng", person.subject_class.clone()),
            ("Trực tiếp lao động, công tác", yes_or_no(person.direct_worker)),
            ("Công tác từ", date(person.employed_from)),
            ("Chức vụ", position.title),
            ("Đơn vị", self.units.name(position.unit_id)),
            ("Giữ chức vụ từ", date(position.from)),
            ("Ghi chú", person.note.clone()),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }
}

/// Namesakes are told apart by the birth date, and where it is not known by the unit (documents §2).
fn identity(person: &Person, unit: Option<UnitId>) -> Identity {
    Identity {
        code: text::match_key(&person.code),
        name: text::match_key(&person.name),
        marks: vec![person.birth_date.map(Mark::Date), unit.map(|unit| Mark::Text(unit.to_string()))],
    }
}

/// What is known, with what the row says in its place. An empty cell says nothing, so it takes nothing away.
fn merged(known: Option<&Person>, said: Person) -> Person {
    let Some(known) = known.cloned() else { return said };
    let or = |said: String, known: String| if said.is_empty() { known } else { said };
    Person {
        id: known.id,
        code: or(said.code, known.code),
        honorific: or(said.honorific, known.honorific),
        name: spelt_as_known(said.name, known.name),
        // The year alone takes no day away.
        birth_date: match (said.birth_date, known.birth_date) {
            (Some(said), Some(known)) if said.covers(known) => Some(known),
            (said, known) => said.or(known),
        },
        sex: said.sex.or(known.sex),
        subject_class: or(said.subject_class, known.subject_class),
        direct_worker: said.direct_worker.or(known.direct_worker),
        employed_from: said.employed_from.or(known.employed_from),
        positions: known.positions,
        note: or(said.note, known.note),
    }
}

/// Codes in use, in the data file and in the table.
struct Codes {
    taken: HashSet<String>,
    last: usize,
}

impl Codes {
    fn of(known: &[Person], lines: &Lines<'_>) -> Self {
        let codes = known.iter().map(|person| text::match_key(&person.code));
        let taken = codes.chain(lines.iter().map(|line| text::match_key(&line.text("code")))).collect();
        Self { taken, last: known.len() }
    }

    fn free(&mut self) -> String {
        loop {
            self.last += 1;
            let code = super::made_code(self.last);
            if self.taken.insert(text::match_key(&code)) {
                return code;
            }
        }
    }
}
