//! Figures of targets from tables: a row a figure (movement, target, unit, period, value …), or a row a unit with a
//! column for every target of a movement. A row is a known figure when movement, target, unit and period are the same.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::id::{MovementId, MovementPartId, UnitId};
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Reading, Shown};
use domain::movement::{Movement, TargetFigure, TargetPeriod};
use domain::number::Exact;
use domain::text;
use store::{Connection, Tx};

use super::closing::refuse_closed;
use super::{find, resolve, resolve_target};
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

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
        .required()
        .hint("Tên hoặc mã")
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
    type Record = Record;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = [
            Field::new("movement", "Phong trào", &["phong trao thi dua", "ten phong trao", "so ke hoach", "movement"])
                .hint("Tên hoặc số kế hoạch"),
            Field::new("target", "Chỉ tiêu", &["ten chi tieu", "noi dung chi tieu", "chi so", "noi dung", "target"])
                .required()
                .hint("Nội dung hoặc tên chỉ số"),
            unit_field(),
            Field::new(
                "aim",
                "Mức giao",
                &["chi tieu giao", "ke hoach", "phan dau", "muc phan dau", "muc dang ky", "aim"],
            )
            .hint("Để trống thì theo mức phấn đấu của phong trào"),
            Field::new("value", "Kết quả", &["thuc hien", "gia tri", "ket qua thuc hien", "dat", "so lieu", "value"]),
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

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Record>> {
        let mut planning = Planning::of(conn, lines, names);
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let title = text::line(&format!("{} · {}", line.text("unit"), line.text("target")));
            let movement = planning.movement(&line.text("movement"))?;
            proposals.push(Proposal { row: line.row, title, draft: planning.row(line, movement) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Record>, step: Step<'_>) -> Result<()> {
        for Record { movement, figure } in records {
            store::movement::put_figure(tx, movement, &figure)?;
            step()?;
        }
        Ok(())
    }
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
            Some(Field::new(part.id?.to_string(), line.name(), &[&line.index, &line.text, &measured]))
        });
        Ok([unit_field()].into_iter().chain(targets).chain(common_fields()).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list())])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Vec<Record>>> {
        let mut planning = Planning::of(conn, lines, names);
        let movement = planning.movement(lines.given("movement"))?;
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            proposals.push(Proposal {
                row: line.row,
                title: line.text("unit"),
                draft: planning.grid_row(line, &movement),
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
}

impl<'a> Planning<'a> {
    fn of(conn: &'a Connection, lines: &Lines<'_>, names: &'a Names<'a>) -> Self {
        let year = lines.given("year").parse().ok().or_else(|| lines.year_in_titles());
        let period = lines.given("period").to_owned();
        Self { conn, names, known: HashMap::new(), year, period }
    }

    /// The movement of a name, read once; a refusal is the row's.
    fn movement(&mut self, name: &str) -> Result<Refused<std::rc::Rc<Known>>> {
        if name.is_empty() {
            return Ok(Err(Fault::new("movement.not_named")));
        }
        let id = match self.names.movement(name) {
            Ok(id) => id,
            Err(Error::Fault(fault)) => return Ok(Err(fault)),
            Err(error) => return Err(error),
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

    fn unit(&self, reading: &mut Reading<'_>) -> Option<UnitId> {
        let name = reading.text("unit");
        let found = match self.names.unit(&name) {
            Ok(unit) => Ok(unit),
            Err(Error::Fault(fault)) => Err(fault),
            Err(_) => Err(Fault::new("unit.unknown").with("name", &name)),
        };
        reading.take("unit", found)
    }

    fn row(
        &self,
        line: Line<'_>,
        known: Refused<std::rc::Rc<Known>>,
    ) -> std::result::Result<Draft<Record>, Vec<Fault>> {
        let mut reading = line.reading();
        let known = reading.take("movement", known);
        let target = reading.text("target");
        let target = known.as_ref().and_then(|known| {
            let found = resolve_target(&known.movement, &target);
            reading.take("target", found)
        });
        let (unit, period) = (self.unit(&mut reading), self.period(&mut reading));
        let (aim, value) = (reading.number("aim"), reading.number("value"));
        if reading.is_sound() && aim.is_none() && value.is_none() {
            reading.refuse(Fault::new("movement.figure_missing").at_field("value"));
        }
        let told = Told::of(&mut reading, aim, value);
        reading.finish(())?;
        let (Some(known), Some(target), Some(unit), Some(period)) = (known, target, unit, period) else {
            return Err(Vec::new());
        };
        told.draft(&known, (target, unit, period)).ok_or_else(Vec::new)
    }

    fn grid_row(
        &self,
        line: Line<'_>,
        known: &Refused<std::rc::Rc<Known>>,
    ) -> std::result::Result<Draft<Vec<Record>>, Vec<Fault>> {
        let mut reading = line.reading();
        let known = reading.take("movement", known.clone());
        let (unit, period) = (self.unit(&mut reading), self.period(&mut reading));
        let ids: Vec<MovementPartId> =
            known.iter().flat_map(|known| known.movement.targets.iter().filter_map(|part| part.id)).collect();
        let values: Vec<(MovementPartId, Exact)> =
            ids.into_iter().filter_map(|id| Some((id, reading.number(&id.to_string())?))).collect();
        let told = Told::of(&mut reading, None, None);
        reading.finish(())?;
        let (Some(known), Some(unit), Some(period)) = (known, unit, period) else { return Err(Vec::new()) };
        let mut whole =
            Draft { target: format!("{unit} {period}"), before: None, after: Vec::new(), record: Vec::new() };
        let mut before = Vec::new();
        let mut is_known = values.is_empty();
        for (target, value) in values {
            let told = Told { value: Some(value), ..told.clone() };
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
