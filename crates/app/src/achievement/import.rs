//! Achievements from tables. A row is a known achievement when its code is, or else when subject, kind, period and content
//! are the same but for marks, case and spacing.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::achievement::{Achievement, AchievementKind, Figure, Recognition};
use domain::date::{PartialDate, Period};
use domain::id::{AchievementId, MovementId};
use domain::import::{
    Draft, Field, Identity, Lines, Meant, Plan, Proposal, Reading, Shown, meant, read_period, targets,
};
use domain::names::{Author, authors};
use domain::number::{self, Exact};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use store::{Connection, Tx};

use super::{PlainAchievement, PlainFigure, PlainInitiative};
use crate::import::{Choices, Kind, SUBJECT_KINDS, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Error, Result};

/// What an initiative has earned or saved, as a figure.
const BENEFIT: &str = "Giá trị làm lợi";

/// Tables of achievements.
pub(crate) struct Achievements;

impl Kind for Achievements {
    type Record = Achievement;

    fn fields(conn: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let kinds = store::achievement::kinds(conn)?;
        let kinds = kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join("; ");
        let own = vec![
            Field::new("code", "Mã", &["ma thanh tich", "ma so", "code"]).hint("Để trống thì chương trình tự đặt"),
            Field::new(
                "subject",
                "Đối tượng",
                &[
                    "ho va ten",
                    "ho ten",
                    "tap the, ca nhan",
                    "ten tap the/ca nhan/ho gia dinh",
                    "ten",
                    "tac gia",
                    "tac gia/dong tac gia",
                    "dong tac gia",
                    "nhom tac gia",
                    "ten tac gia",
                    "ca nhan",
                    "chu the",
                    "subject",
                ],
            )
            .otherwise(&["ten don vi", "don vi", "ten tap the", "tap the"])
            .required()
            .hint("Tên hoặc mã đơn vị, cá nhân, hộ gia đình; “A (60%); B (40%)” khi nhiều tác giả"),
            Field::new(
                "subject_kind",
                "Là đơn vị, cá nhân hay hộ",
                &["loai doi tuong", "phan loai khen thuong", "doi tuong la", "subject kind"],
            )
            .hint("Chỉ cần khi trùng tên"),
            Field::new("kind", "Loại thành tích", &["loai", "linh vuc", "nhom thanh tich", "kind"])
                .required()
                .hint(kinds),
            Field::new(
                "content",
                "Nội dung",
                &[
                    "noi dung thanh tich",
                    "ten sang kien",
                    "thanh tich",
                    "tom tat thanh tich",
                    "ten thanh tich",
                    "nhiem vu",
                    "ten de tai",
                    "ten giai phap",
                    "content",
                ],
            )
            .required(),
            Field::new(
                "period",
                "Thời gian",
                &["nam", "thoi gian thuc hien", "thoi diem", "nam dat", "ky", "year", "period"],
            )
            .hint("2026; 11/2026; quý I/2026; 2021–2025. Không có cột thì lấy năm đang làm việc"),
            Field::new("from", "Từ ngày", &["tu", "bat dau", "from"]),
            Field::new("to", "Đến ngày", &["den", "ket thuc", "hoan thanh ngay", "to"]),
            Field::new("movement", "Phong trào", &["phong trao thi dua", "huong ung phong trao", "movement"])
                .hint("Tên hoặc số kế hoạch"),
            Field::new("figure", "Tên số liệu", &["ten chi tieu", "noi dung chi tieu", "figure"])
                .hint("Để trống thì lấy nội dung"),
            Field::new("unit_of_measure", "Đơn vị tính", &["dvt", "don vi do", "unit of measure"]),
            Field::new(
                "target",
                "Chỉ tiêu giao",
                &["chi tieu", "ke hoach", "duoc giao", "giao", "chi tieu duoc giao", "target"],
            ),
            Field::new(
                "actual",
                "Kết quả",
                &["thuc hien", "ket qua thuc hien", "dat duoc", "dat", "so lieu", "actual"],
            ),
            Field::new(
                "number",
                "Số quyết định",
                &[
                    "so, ky hieu",
                    "so quyet dinh cong nhan",
                    "so qd cong nhan",
                    "so qd",
                    "quyet dinh",
                    "so hieu van ban",
                    "decision number",
                    "so",
                ],
            ),
            Field::new(
                "date",
                "Ngày quyết định",
                &[
                    "ngay ky",
                    "ngay qd",
                    "ngay ban hanh",
                    "ngay, thang quyet dinh",
                    "ngay cong nhan",
                    "decision date",
                    "ngay",
                ],
            ),
            Field::new(
                "issuer",
                "Cơ quan ban hành",
                &["co quan ra quyet dinh", "cap quyet dinh", "co quan cong nhan", "issuer"],
            ),
            Field::new("title", "Trích yếu", &["ten van ban", "title"]),
            Field::new("scope", "Phạm vi công nhận", &["pham vi", "pham vi anh huong", "cap cong nhan", "scope"])
                .hint("Cơ sở, Tỉnh, Toàn quốc; chỉ với sáng kiến"),
            Field::new("benefit", BENEFIT, &["so tien lam loi", "gia tri lam loi", "benefit"])
                .hint("Số, kèm đơn vị tính ở tiêu đề: “Giá trị làm lợi (triệu đồng)”"),
            Field::new("note", "Ghi chú", &["note"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let kinds = store::achievement::kinds(conn)?.into_iter().map(|kind| kind.name).collect();
        Ok(vec![("kind", kinds), ("subject_kind", words(SUBJECT_KINDS))])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Achievement>> {
        let mut planning = Planning {
            conn,
            names,
            kinds: store::achievement::kinds(conn)?,
            known: Vec::new(),
            places: HashMap::new(),
            subjects: HashMap::new(),
            movements: HashMap::new(),
        };
        Ok(Plan::of(planning.proposals(lines)?))
    }

    fn write(tx: &Tx<'_>, records: Vec<Achievement>, step: Step<'_>) -> Result<()> {
        for achievement in records {
            super::write(tx, achievement)?;
            step()?;
        }
        Ok(())
    }
}

struct Planning<'a> {
    conn: &'a Connection,
    names: &'a Names<'a>,
    kinds: Vec<AchievementKind>,
    /// The achievements that rows may mean.
    known: Vec<Achievement>,
    places: HashMap<AchievementId, usize>,
    /// Names for the preview, looked up once.
    subjects: HashMap<Subject, String>,
    movements: HashMap<MovementId, String>,
}

type Said = Result<Achievement, Vec<Fault>>;

impl Planning<'_> {
    fn proposals(&mut self, lines: &Lines<'_>) -> Result<Vec<Proposal<Achievement>>> {
        let mut said: Vec<(u32, String, Said)> = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            self.names.at(&line);
            let table = OfTable {
                measure: benefit_measure(lines.head("benefit").unwrap_or_default()),
                year: lines.year_in_titles(),
            };
            // Those who share a work have a row each.
            for author in authors(&line.paragraphs("subject")) {
                let title = text::line(&format!("{} – {}", author.name, line.text("content")));
                said.push((line.row, title, self.read(line.reading(), &author, &table)?));
            }
        }
        let identities: Vec<Identity> =
            said.iter().map(|(_, _, said)| said.as_ref().map_or_else(|_| Identity::default(), identity)).collect();
        let known: Vec<Identity> = self.known.iter().map(identity).collect();
        let meant = meant(&known, &identities);
        let targets = targets(&identities, &meant);
        let mut proposals = Vec::with_capacity(said.len());
        for ((row, title, said), (meant, target)) in said.into_iter().zip(meant.iter().zip(targets)) {
            let draft = match said {
                Ok(said) => self.draft(said, meant, target)?,
                Err(faults) => Err(faults),
            };
            proposals.push(Proposal { row, title, draft });
        }
        Ok(proposals)
    }

    fn read(&mut self, mut reading: Reading<'_>, author: &Author, table: &OfTable) -> Result<Said> {
        let code = reading.text("code");
        let coded = if code.is_empty() { None } else { store::achievement::by_code(self.conn, &code)? };
        let plain = plain(&mut reading, author, table, coded.as_ref());
        let resolved = match plain.resolve(self.names) {
            Ok(achievement) => Ok(achievement),
            Err(Error::Fault(fault)) => Err(vec![fault]),
            Err(Error::Faults(faults)) => Err(faults),
            Err(other) => return Err(other),
        };
        let resolved = match resolved {
            Ok(achievement) => achievement,
            Err(faults) => {
                reading.refuse_all(faults.into_iter().map(in_column).collect());
                return Ok(reading.finish(()).and_then(|()| Err(Vec::new())));
            }
        };
        for candidate in coded.into_iter().chain(store::achievement::same(self.conn, &resolved)?) {
            let Some(id) = candidate.id else { continue };
            if !self.places.contains_key(&id) {
                self.places.insert(id, self.known.len());
                self.known.push(candidate);
            }
        }
        Ok(reading.finish(resolved))
    }

    fn draft(
        &mut self,
        said: Achievement,
        meant: &Meant,
        target: String,
    ) -> Result<Result<Draft<Achievement>, Vec<Fault>>> {
        let known = match meant {
            Meant::New => None,
            Meant::Known(place) => self.known.get(*place).cloned(),
            Meant::Several(places) => {
                let codes = places.iter().filter_map(|place| self.known.get(*place)).map(|known| known.code.as_str());
                let codes = codes.collect::<Vec<_>>().join(", ");
                return Ok(Err(vec![Fault::new("achievement.ambiguous").with("codes", codes).at_field("content")]));
            }
        };
        let achievement = merged(known.as_ref(), said);
        let kind = self.kinds.iter().find(|kind| kind.id == Some(achievement.kind_id));
        if let Some(kind) = kind.filter(|kind| achievement.initiative.is_some() && !kind.is_initiative) {
            let fault = Fault::new("achievement.not_an_initiative").with("kind", &kind.name);
            return Ok(Err(vec![fault.at_field("kind")]));
        }
        let before = known.as_ref().map(|known| self.shown(known)).transpose()?;
        let after = self.shown(&achievement)?;
        Ok(Ok(Draft { target, before, after, record: achievement }))
    }

    fn shown(&mut self, achievement: &Achievement) -> Result<Shown> {
        let conn = self.conn;
        let subject = match self.subjects.entry(achievement.subject) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => new.insert(crate::subject::name(conn, achievement.subject)?).clone(),
        };
        let movement = match achievement.movement_id.map(|id| (id, self.movements.entry(id))) {
            None => String::new(),
            Some((_, Entry::Occupied(known))) => known.get().clone(),
            Some((id, Entry::Vacant(new))) => new.insert(crate::movement::find(conn, id)?.name).clone(),
        };
        let kind = self.kinds.iter().find(|kind| kind.id == Some(achievement.kind_id));
        let date = |date: Option<PartialDate>| date.map(PartialDate::vietnamese).unwrap_or_default();
        let Achievement { period, recognition, initiative, .. } = achievement;
        let figures = achievement.figures.iter().map(shown_figure).collect::<Vec<_>>().join("; ");
        let scope = initiative.as_ref().map_or("", |initiative| initiative.scope.vietnamese());
        let shown = [
            ("Mã", achievement.code.clone()),
            ("Đối tượng", subject),
            ("Loại thành tích", kind.map(|kind| kind.name.clone()).unwrap_or_default()),
            ("Nội dung", achievement.content.clone()),
            ("Từ", date(period.from)),
            ("Đến", date(period.to)),
            ("Phong trào", movement),
            ("Số liệu", figures),
            ("Số quyết định", recognition.number.clone()),
            ("Ngày quyết định", date(recognition.date)),
            ("Cơ quan ban hành", recognition.issuer.clone()),
            ("Trích yếu", recognition.title.clone()),
            ("Phạm vi công nhận", scope.to_owned()),
            ("Ghi chú", achievement.note.clone()),
        ];
        Ok(shown.map(|(label, value)| (label.to_owned(), value)).to_vec())
    }
}

/// "Hộ thoát nghèo: 12/15 hộ", what is not known as a dash.
fn shown_figure(figure: &Figure) -> String {
    let number = |value: &Option<Exact>| value.as_ref().map_or_else(|| "–".to_owned(), Exact::vietnamese_exact);
    let Figure { name, unit_of_measure, target, actual, .. } = figure;
    text::line(&format!("{name}: {}/{} {unit_of_measure}", number(actual), number(target)))
}

/// What holds for all rows of a table.
struct OfTable {
    /// The measure of the benefit.
    measure: String,
    /// The year that its titles name.
    year: Option<u16>,
}

/// A row as plain as scripts give an achievement; where the row says nothing, what the achievement of its code says.
fn plain(reading: &mut Reading<'_>, author: &Author, table: &OfTable, coded: Option<&Achievement>) -> PlainAchievement {
    let or = |said: String, known: &dyn Fn(&Achievement) -> String| match coded {
        Some(coded) if said.is_empty() => known(coded),
        _ => said,
    };
    let said_kind = reading.parse("subject_kind", SubjectKind::read);
    let in_titles = table.year.filter(|_| !reading.has_column("period")).map(Period::of_year);
    let period = period(reading).or_else(|| coded.map(|coded| coded.period)).or(in_titles).unwrap_or_default();
    let number = |value: Option<Exact>| value.map(|value| value.to_string());
    let (target, actual) = (number(reading.number("target")), number(reading.number("actual")));
    let unit_of_measure = reading.text("unit_of_measure");
    let content = or(reading.paragraphs("content"), &|coded| coded.content.clone());
    let figure = match reading.text("figure").as_str() {
        "" => text::line(&content),
        name => name.to_owned(),
    };
    let measured = target.is_some() || actual.is_some();
    let subject = author.name.clone();
    let mut figures: Vec<PlainFigure> =
        measured.then_some(PlainFigure { name: figure, unit_of_measure, target, actual }).into_iter().collect();
    let (worth, measure) = benefit(reading, &table.measure);
    figures.extend(number(worth).map(|worth| PlainFigure {
        name: BENEFIT.to_owned(),
        unit_of_measure: measure,
        target: None,
        actual: Some(worth),
    }));
    let share = if author.share.is_empty() { String::new() } else { format!("Tỷ lệ đóng góp {}", author.share) };
    let note = [share, reading.paragraphs("note")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let scope = reading.text("scope");
    PlainAchievement {
        code: reading.text("code"),
        subject_kind: if subject.is_empty() { coded.map(|coded| coded.subject.kind()) } else { said_kind },
        subject: or(subject, &|coded| coded.subject.id().to_string()),
        year: None,
        period,
        movement: or(reading.text("movement"), &|coded| coded.movement_id.map(|id| id.to_string()).unwrap_or_default()),
        kind: or(reading.text("kind"), &|coded| coded.kind_id.to_string()),
        content,
        figures,
        recognition: Recognition {
            number: reading.text("number"),
            date: reading.date("date"),
            issuer: reading.text("issuer"),
            title: reading.text("title"),
        },
        initiative: (!scope.is_empty()).then(|| PlainInitiative { scope, ..PlainInitiative::default() }),
        note: note.join("\n"),
    }
}

/// The measure that the header of the benefit names: "Giá trị làm lợi (triệu đồng)"; đồng where it names none.
fn benefit_measure(head: &str) -> String {
    let inner = head.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| text::line(inner));
    inner.filter(|inner| !inner.is_empty()).unwrap_or_else(|| "đồng".to_owned())
}

/// The benefit and its measure, which may stand behind the number: "80 triệu đồng".
fn benefit(reading: &mut Reading<'_>, measure: &str) -> (Option<Exact>, String) {
    let written = reading.text("benefit");
    let at = written.find(char::is_alphabetic).filter(|at| *at > 0);
    match at.and_then(|at| written.split_at_checked(at)) {
        None => (reading.number("benefit"), measure.to_owned()),
        Some((digits, own)) => {
            let read = number::read(digits.trim()).and_then(number::Reading::plain);
            let own = if own.ends_with("đồng") { own.to_owned() } else { format!("{own} đồng") };
            (reading.take("benefit", read), own)
        }
    }
}

fn period(reading: &mut Reading<'_>) -> Option<Period> {
    // Where the table has the time, a row without it is not given the year that is worked in.
    let blank = reading.has_column("period") && reading.column_text("period").is_empty();
    let whole = if blank { None } else { reading.parse("period", read_period) };
    let (from, to) = (reading.date("from"), reading.date("to"));
    if from.is_none() && to.is_none() { whole } else { Some(Period { from, to }) }
}

/// Names the field of a table in place of the field of a form.
fn in_column(fault: Fault) -> Fault {
    let field = match fault.place.field.as_deref() {
        Some("kind_id") => "kind",
        Some("period.from" | "period.to") => "period",
        Some("initiative.scope") => "scope",
        Some("figures.0.target") => "target",
        Some("figures.0.actual") => "actual",
        Some("figures.0.name") => "figure",
        Some(own) => own,
        None if fault.code.starts_with("movement.") => "movement",
        None => "subject",
    };
    let field = field.to_owned();
    fault.at_field(field)
}

fn identity(achievement: &Achievement) -> Identity {
    let (subject, kind, period, content) = achievement.same_key();
    let ends = [period.from, period.to].map(|date| date.map(|date| date.to_string()).unwrap_or_default());
    Identity {
        code: text::match_key(&achievement.code),
        name: format!("{} {kind} {} {content}", subject.id(), ends.join("–")),
        marks: Vec::new(),
    }
}

/// What is known, with what the row says in its place. An empty cell says nothing, so it takes nothing away; figures that
/// the row does not name stay.
fn merged(known: Option<&Achievement>, said: Achievement) -> Achievement {
    let Some(known) = known.cloned() else { return said };
    let or = |said: String, known: String| if said.is_empty() { known } else { said };
    let mut figures = known.figures;
    for figure in said.figures {
        let key = text::match_key(&figure.name);
        match figures.iter_mut().find(|own| text::match_key(&own.name) == key) {
            Some(own) => {
                *own = Figure {
                    id: own.id,
                    name: figure.name,
                    unit_of_measure: or(figure.unit_of_measure, std::mem::take(&mut own.unit_of_measure)),
                    target: figure.target.or_else(|| own.target.take()),
                    actual: figure.actual.or_else(|| own.actual.take()),
                };
            }
            None => figures.push(figure),
        }
    }
    let initiative = match (said.initiative, known.initiative) {
        (Some(mut said), Some(known)) => {
            said.number = or(said.number, known.number);
            said.date = said.date.or(known.date);
            Some(said)
        }
        (said, known) => said.or(known),
    };
    Achievement {
        id: known.id,
        code: or(said.code, known.code),
        subject: said.subject,
        period: said.period,
        movement_id: said.movement_id.or(known.movement_id),
        kind_id: said.kind_id,
        content: or(said.content, known.content),
        figures,
        recognition: Recognition {
            number: or(said.recognition.number, known.recognition.number),
            date: said.recognition.date.or(known.recognition.date),
            issuer: or(said.recognition.issuer, known.recognition.issuer),
            title: or(said.recognition.title, known.recognition.title),
        },
        initiative,
        note: or(said.note, known.note),
    }
}
