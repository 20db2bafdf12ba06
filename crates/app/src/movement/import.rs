//! Figures of targets from tables: a row a figure (movement, target, unit, period, value …), or a row a unit with a
//! column for every target of a movement. A row is a known figure when movement, target, unit and period are the same.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::id::{MovementId, MovementPartId, UnitId};
use domain::import::{Draft, Field, GROUP, Line, Lines, Plan, Proposal, Reading, Shown};
use domain::movement::{Movement, TargetFigure, TargetPeriod, follow};
use domain::number::Exact;
use domain::text;
use store::{Connection, Tx};

use super::closing::refuse_closed;
use super::import_paper::Paper;
use super::{find, resolve};
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Tables with a row a figure.
pub(crate) struct TargetFigures;

/// Tables with a row a unit and a column a target.
pub(crate) struct TargetGrid;

/// A figure of a movement.
pub(crate) struct Record {
    movement: MovementId,
    figure: TargetFigure,
}

type Refused<T> = std::result::Result<T, Fault>;
type Key = (MovementPartId, UnitId, TargetPeriod);

fn unit_field() -> Field {
    Field::new("unit", "Đơn vị", &["ten don vi", "don vi thuc hien", "don vi bao cao", "tap the", "ten", "unit"])
        .hint("Tên hoặc mã; không có cột thì lấy “Đơn vị báo cáo: …” phía trên bảng")
}

fn common_fields() -> [Field; 4] {
    [
        Field::new("period", "Kỳ báo cáo", &["ky", "thoi gian", "thoi ky", "quy", "thang", "nam", "period"])
            .hint("Quý I/2026; 6 tháng đầu năm 2026; Tháng 5/2026; 2026. Không có cột thì lấy năm ghi trên bảng"),
        Field::new("date", "Ngày báo cáo", &["ngay", "ngay nop", "date"]),
        Field::new("source", "Nguồn", &["bao cao", "so bao cao", "van ban", "nguon so lieu", "source"]),
        Field::new("note", "Ghi chú", &["note"]),
    ]
}

impl Kind for TargetFigures {
    /// None of a row that leaves its figure open.
    type Record = Option<Record>;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = [
            Field::new("movement", "Phong trào", &["phong trao thi dua", "ten phong trao", "so ke hoach", "movement"])
                .hint("Tên hoặc số kế hoạch"),
            Field::new(
                "target",
                "Chỉ tiêu",
                &["ten chi tieu", "noi dung chi tieu", "chi so", "noi dung", "target", GROUP],
            )
            .required()
            .hint("Nội dung hoặc tên chỉ số"),
            unit_field(),
            // The whole movement's aim stands beside the unit's own on the form; else its head would be taken for the movement.
            Field::new("whole", "Phấn đấu của phong trào", &["muc phan dau cua phong trao"])
                .hint("Chỉ để đối chiếu, không ghi"),
            // Else it would be taken for the unit.
            Field::new("measure", "Đơn vị tính", &["dvt", "don vi do"]).hint("Chỉ để đối chiếu, không ghi"),
            Field::new(
                "aim",
                "Mức giao",
                &["chi tieu giao", "ke hoach", "phan dau", "muc phan dau", "muc dang ky", "aim"],
            )
            .hint("Để trống thì theo mức phấn đấu của phong trào"),
            Field::new("value", "Kết quả", &["thuc hien", "gia tri", "ket qua thuc hien", "dat", "so lieu", "value"]),
            Field::new("printed", PRINTED, &[]).hint("Chỉ có ở bảng theo dõi do chương trình in"),
        ];
        Ok(own.into_iter().chain(common_fields()).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, given: &BTreeMap<String, String>) -> Result<Choices> {
        let movements = store::movement::list(conn)?.into_iter().map(|movement| movement.name).collect();
        let mut choices = vec![("unit", UnitNames::load(conn)?.list()), ("movement", movements)];
        if let Some(name) = given.get("movement").filter(|name| !name.trim().is_empty()) {
            let movement = find(conn, resolve(conn, name)?)?;
            choices.push(("target", movement.targets.iter().map(|part| part.line.name().to_owned()).collect()));
        }
        Ok(choices)
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Option<Record>>> {
        let mut planning = Planning::of(conn, lines, names);
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let title = text::line(&format!("{} · {}", line.text("unit"), line.text("target")));
            let movement = planning.movement(&line.text("movement"))?;
            let unit = planning.paper.unit(names, &line.text("unit"))?;
            proposals.push(Proposal { row: line.row, title, draft: planning.row(line, movement, unit) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Option<Record>>, step: Step<'_>) -> Result<()> {
        for Record { movement, figure } in records.into_iter().flatten() {
            store::movement::put_figure(tx, movement, &figure)?;
            step()?;
        }
        Ok(())
    }
}

/// Header of the printed list that says which periods were counted, and by which papers.
pub(super) const PRINTED: &str = "Kỳ báo cáo, nguồn số liệu";

/// What stands behind the name of a target over its columns in grids.
const VALUES: [&str; 4] = ["", " / thực hiện", " / kết quả", " / kết quả thực hiện"];
const AIMS: [&str; 5] = [" / kế hoạch", " / mức giao", " / chỉ tiêu", " / được giao", " / phấn đấu"];

/// Id of the field that takes the aim of a target in grids.
fn aim_field(target: MovementPartId) -> String {
    format!("{target}|aim")
}

fn refs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn some(draft: Draft<Record>) -> Draft<Option<Record>> {
    Draft { target: draft.target, before: draft.before, after: draft.after, record: Some(draft.record) }
}

/// The movement that was given for the whole table.
fn movement_of(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Movement> {
    let name = given.get("movement").map(|name| text::line(name)).unwrap_or_default();
    if name.is_empty() {
        return Err(Fault::new("movement.not_named").into());
    }
    find(conn, resolve(conn, &name)?)
}

impl Kind for TargetGrid {
    type Record = Vec<Record>;

    fn fields(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let movement = movement_of(conn, given)?;
        let targets = movement.targets.iter().filter_map(|part| {
            let line = &part.line;
            let measured = format!("{} ({})", line.name(), line.unit_of_measure);
            let heads = |columns: &[&str]| -> Vec<String> {
                let names = [line.name(), &line.index, &line.text, &measured];
                let names = names.into_iter().filter(|name| !name.is_empty());
                names.flat_map(|name| columns.iter().map(move |column| format!("{name}{column}"))).collect()
            };
            let id = part.id?;
            let value = Field::new(id.to_string(), line.name(), &refs(&heads(&VALUES)));
            let aim = Field::new(aim_field(id), format!("{} – mức giao", line.name()), &refs(&heads(&AIMS)));
            Some([value, aim])
        });
        let targets = targets.flatten();
        Ok([unit_field()].into_iter().chain(targets).chain(common_fields()).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list())])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Vec<Record>>> {
        let mut planning = Planning::of(conn, lines, names);
        let movement = planning.movement(lines.given("movement"))?;
        let targets = movement.iter().flat_map(|known| known.movement.targets.iter().filter_map(|part| part.id));
        lines.some_column(targets.flat_map(|id| [id.to_string(), aim_field(id)]))?;
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let unit = planning.paper.unit(names, &line.text("unit"))?;
            proposals.push(Proposal {
                row: line.row,
                title: line.text("unit"),
                draft: planning.grid_row(line, &movement, unit),
            });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Vec<Record>>, step: Step<'_>) -> Result<()> {
        for row in records {
            for Record { movement, figure } in row {
                store::movement::put_figure(tx, movement, &figure)?;
            }
            step()?;
        }
        Ok(())
    }
}

/// A movement with its figures as they are.
struct Known {
    movement: Movement,
    figures: HashMap<Key, TargetFigure>,
}

struct Planning<'a> {
    conn: &'a Connection,
    names: &'a Names<'a>,
    known: HashMap<MovementId, std::rc::Rc<Known>>,
    /// The year of periods that name none.
    year: Option<u16>,
    /// The period of rows that name none.
    period: String,
    /// What holds for rows that name no unit and no movement.
    paper: Paper,
}

impl<'a> Planning<'a> {
    fn of(conn: &'a Connection, lines: &Lines<'_>, names: &'a Names<'a>) -> Self {
        let year = lines.given("year").parse().ok().or_else(|| lines.year_in_titles());
        let period = match lines.given("period") {
            "" => lines.value_in_titles(&["ky bao cao", "ky"]).unwrap_or_default(),
            given => given.to_owned(),
        };
        Self { conn, names, known: HashMap::new(), year, period, paper: Paper::of(lines, names) }
    }

    /// The movement of a name, read once; a refusal is the row's.
    fn movement(&mut self, name: &str) -> Result<Refused<std::rc::Rc<Known>>> {
        let id = match self.paper.movement(self.names, name)? {
            Ok(id) => id,
            Err(fault) => return Ok(Err(fault)),
        };
        if let Some(known) = self.known.get(&id) {
            return Ok(Ok(std::rc::Rc::clone(known)));
        }
        let movement = find(self.conn, id)?;
        if let Err(fault) = refuse_closed(&movement) {
            return Ok(Err(fault));
        }
        let figures = store::movement::figures(self.conn, id)?;
        let figures = figures.into_iter().map(|own| ((own.target_id, own.unit_id, own.period), own)).collect();
        let known = std::rc::Rc::new(Known { movement, figures });
        self.known.insert(id, std::rc::Rc::clone(&known));
        Ok(Ok(known))
    }

    fn period(&self, reading: &mut Reading<'_>) -> Option<TargetPeriod> {
        let written = match reading.text("period") {
            own if own.is_empty() => self.period.clone(),
            own => own,
        };
        let read = match (written.is_empty(), self.year) {
            (false, year) => TargetPeriod::read(&written, year),
            (true, Some(year)) => Ok(TargetPeriod::of_year(year)),
            (true, None) => Err(Fault::new("movement.period_missing")),
        };
        reading.take("period", read)
    }

    fn row(
        &self,
        line: Line<'_>,
        known: Refused<std::rc::Rc<Known>>,
        unit: Refused<UnitId>,
    ) -> std::result::Result<Draft<Option<Record>>, Vec<Fault>> {
        let mut reading = line.reading();
        let known = reading.take("movement", known);
        let target = reading.text("target");
        let target = known.as_ref().and_then(|known| {
            let found = known.movement.target(&target);
            reading.take("target", found)?.id
        });
        let (unit, period) = (reading.take("unit", unit), self.period(&mut reading));
        let (aim, value) = (reading.number("aim"), reading.number("value"));
        if reading.has_column("printed") {
            let place = (target, unit, period);
            return self.printed_row(reading, known, place, aim, value);
        }
        if self.paper.is_form() && aim.is_none() && value.is_none() {
            // The unit registered nothing for this target.
            let target = format!("{target:?} {unit:?} {period:?}");
            return reading.finish(Draft { target, before: Some(Vec::new()), after: Vec::new(), record: None });
        }
        if reading.is_sound() && aim.is_none() && value.is_none() {
            reading.refuse(Fault::new("movement.figure_missing").at_field("value"));
        }
        let told = Told::of(&mut reading, aim, value);
        reading.finish(())?;
        let (Some(known), Some(target), Some(unit), Some(period)) = (known, target, unit, period) else {
            return Err(Vec::new());
        };
        told.draft(&known, (target, unit, period)).map(some).ok_or_else(Vec::new)
    }

    /// A row of the list that the program printed: what was printed says nothing, other numbers are the figure of the one period
    /// that they were printed of.
    fn printed_row(
        &self,
        mut reading: Reading<'_>,
        known: Option<std::rc::Rc<Known>>,
        (target, unit, period): (Option<MovementPartId>, Option<UnitId>, Option<TargetPeriod>),
        aim: Option<Exact>,
        value: Option<Exact>,
    ) -> std::result::Result<Draft<Option<Record>>, Vec<Fault>> {
        let place = known.zip(target).zip(unit).zip(period);
        let Some((((known, target), unit), period)) = place else { return reading.finish(()).and(Err(Vec::new())) };
        let part = known.movement.targets.iter().find(|part| part.id == Some(target));
        let Some(line) = part.map(|part| &part.line) else { return Err(Vec::new()) };
        let own = known.figures.values().filter(|own| own.target_id == target && own.unit_id == unit);
        let printed = follow(line, period, own);
        let aim = aim.filter(|aim| Some(aim) != printed.aim.as_ref());
        let value = value.filter(|value| Some(value) != printed.value.as_ref());
        if aim.is_none() && value.is_none() {
            let target = format!("{target} {unit} {period}");
            return reading.finish(Draft { target, before: Some(Vec::new()), after: Vec::new(), record: None });
        }
        let period = match printed.counted.as_slice() {
            [] => period,
            [only] => *only,
            _ => {
                reading.refuse(Fault::new("movement.figure_of_periods").with("target", line.name()).at_field("value"));
                period
            }
        };
        let told = Told::of(&mut reading, aim, value);
        reading.finish(())?;
        told.draft(&known, (target, unit, period)).map(some).ok_or_else(Vec::new)
    }

    fn grid_row(
        &self,
        line: Line<'_>,
        known: &Refused<std::rc::Rc<Known>>,
        unit: Refused<UnitId>,
    ) -> std::result::Result<Draft<Vec<Record>>, Vec<Fault>> {
        let mut reading = line.reading();
        let known = reading.take("movement", known.clone());
        let (unit, period) = (reading.take("unit", unit), self.period(&mut reading));
        let ids: Vec<MovementPartId> =
            known.iter().flat_map(|known| known.movement.targets.iter().filter_map(|part| part.id)).collect();
        let numbers = ids.into_iter().map(|id| (id, reading.number(&aim_field(id)), reading.number(&id.to_string())));
        let values: Vec<(MovementPartId, Option<Exact>, Option<Exact>)> =
            numbers.filter(|(_, aim, value)| aim.is_some() || value.is_some()).collect();
        let told = Told::of(&mut reading, None, None);
        reading.finish(())?;
        let (Some(known), Some(unit), Some(period)) = (known, unit, period) else { return Err(Vec::new()) };
        let mut whole =
            Draft { target: format!("{unit} {period}"), before: None, after: Vec::new(), record: Vec::new() };
        let mut before = Vec::new();
        let mut is_known = values.is_empty();
        for (target, aim, value) in values {
            let told = Told { aim, value, ..told.clone() };
            let Some(draft) = told.draft(&known, (target, unit, period)) else { continue };
            is_known |= draft.before.is_some();
            let blank = || draft.after.iter().map(|(label, _)| (label.clone(), String::new())).collect();
            let changed = draft.before.as_ref() != Some(&draft.after);
            before.extend(draft.before.clone().unwrap_or_else(blank));
            whole.after.extend(draft.after);
            whole.record.extend(changed.then_some(draft.record));
        }
        whole.before = is_known.then_some(before);
        Ok(whole)
    }
}

/// What a row says of a figure; what no column says stays as it was.
#[derive(Clone)]
struct Told {
    aim: Option<Exact>,
    value: Option<Exact>,
    date: Option<domain::date::PartialDate>,
    source: String,
    note: String,
}

impl Told {
    fn of(reading: &mut Reading<'_>, aim: Option<Exact>, value: Option<Exact>) -> Self {
        let date = reading.date("date");
        Self { aim, value, date, source: reading.text("source"), note: reading.paragraphs("note") }
    }

    fn draft(self, known: &Known, (target, unit, period): Key) -> Option<Draft<Record>> {
        let before = known.figures.get(&(target, unit, period));
        let words = |told: String, of: fn(&TargetFigure) -> &String| {
            if told.is_empty() { before.map(of).cloned().unwrap_or_default() } else { told }
        };
        let figure = TargetFigure {
            id: before.and_then(|own| own.id),
            target_id: target,
            unit_id: unit,
            period,
            aim: self.aim.or_else(|| before.and_then(|own| own.aim.clone())),
            value: self.value.or_else(|| before.and_then(|own| own.value.clone())),
            date: self.date.or_else(|| before.and_then(|own| own.date)),
            source: words(self.source, |own| &own.source),
            note: words(self.note, |own| &own.note),
        };
        let line = known.movement.targets.iter().find(|part| part.id == Some(target)).map(|part| part.line.name())?;
        let shown = |figure: &TargetFigure| shown(line, figure);
        Some(Draft {
            target: format!("{target} {unit} {period}"),
            before: before.map(shown),
            after: shown(&figure),
            record: Record { movement: known.movement.id?, figure },
        })
    }
}

fn shown(target: &str, figure: &TargetFigure) -> Shown {
    let number = |number: Option<&Exact>| number.map(Exact::vietnamese_exact).unwrap_or_default();
    let name = |label: &str| format!("{target}, {}: {label}", figure.period.vietnamese());
    vec![
        (name("mức giao"), number(figure.aim.as_ref())),
        (name("kết quả"), number(figure.value.as_ref())),
        (name("ngày báo cáo"), figure.date.map(domain::date::PartialDate::vietnamese).unwrap_or_default()),
        (name("nguồn"), figure.source.clone()),
        (name("ghi chú"), figure.note.clone()),
    ]
}
