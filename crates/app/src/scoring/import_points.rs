//! Points from tables that the program printed and somebody corrected outside: the matrix (a row a criterion, a column a unit)
//! and the summary (a row a unit, a column a part). What stands as it was printed says nothing; other points are an adjustment at
//! the stage that decides, or the points themselves where they are given by hand. Sums and places are the program's own and never
//! taken: in a file that was corrected they are old.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::UnitId;
use domain::import::{Draft, Field, Lines, Plan, Proposal, Reading};
use domain::number::{Exact, read, read_machine};
use domain::scoring::{self, Board, CellState, Role, UnitResult, code_key};
use domain::text;
use store::{Connection, Tx};

use super::import::{self, Entry, Planning, Said, common_fields, together, unit_field};
use super::import_form::{TOTALS, criterion};
use super::paper::{NOT_APPLICABLE, printed_places};
use super::summary;
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// The printed matrix.
pub(crate) struct ScoreMatrix;

/// The printed summary.
pub(crate) struct ScoreSummary;

/// A cell of a row: the points of a criterion, or of a whole part, and where they stand.
struct Cell {
    unit: UnitId,
    code: String,
    field: String,
}

/// Takes the points of a row.
fn taken(
    planning: &mut Planning<'_>,
    known: &Known,
    reading: Reading<'_>,
    named: Named,
    cells: Vec<Cell>,
) -> Proposal<Vec<Entry>> {
    let mut reading = reading;
    let drafts = cells.iter().filter_map(|cell| known.take(planning, &mut reading, cell)).collect();
    let draft = reading.finish(()).map(|()| together(named.target, drafts));
    Proposal { row: named.row, title: named.title, draft }
}

/// What a row is about, for the preview and for twins.
struct Named {
    row: u32,
    title: String,
    target: String,
}

impl Kind for ScoreMatrix {
    type Record = Vec<Entry>;

    fn fields(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let mut fields = vec![
            Field::new("code", "Mã tiêu chí", &["stt", "tt", "so tt", "muc", "ma", "criterion"]).required(),
            Field::new("name", "Nội dung tiêu chí", &["tieu chi", "noi dung", "ten tieu chi"]),
        ];
        for unit in store::scoring::units(conn, import::round_of(conn, given)?)? {
            fields.push(Field::new(unit.unit_id.to_string(), &unit.name, &[]));
        }
        fields.extend(common_fields());
        Ok(fields)
    }

    fn guard(context: &Context<'_>, given: &BTreeMap<String, String>) -> Result<()> {
        import::refuse_locked(context, given)
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Vec<Entry>>> {
        let mut planning = Planning::of(context, conn, lines, names)?;
        planning.decide();
        let known = Known::of(&planning, printed_places(&planning.loaded.plan))?;
        let units: Vec<UnitId> = planning.loaded.units.iter().map(|unit| unit.unit_id).collect();
        lines.some_column(units.iter().map(UnitId::to_string))?;
        let proposals = lines.iter().map(|line| {
            names.at(&line);
            let row = line.row;
            let (code, name) = (line.text("code"), line.text("name"));
            let mut reading = line.reading();
            let mut cells = Vec::new();
            let title = text::line(&format!("{code} {name}"));
            match criterion(&planning, &code, &name) {
                Some(leaf) => {
                    let filled = units.iter().map(|unit| (*unit, unit.to_string()));
                    let filled = filled.filter(|(_, field)| !reading.text(field).is_empty());
                    cells = filled.map(|(unit, field)| Cell { unit, code: leaf.code.clone(), field }).collect();
                }
                // Sums and places are the program's own: as they were printed they may be old by now.
                None if planning.loaded.plan.is_group(&code) || is_computed(&code) || is_computed(&name) => {}
                None => {
                    let (said, field) = if name.is_empty() { (&code, "code") } else { (&name, "name") };
                    reading.refuse(Fault::new("scoring.unknown_criterion").with("criterion", said).at_field(field));
                }
            }
            let named = Named { row, target: text::fold(&title), title };
            taken(&mut planning, &known, reading, named, cells)
        });
        Ok(Plan::of(proposals.collect()))
    }

    fn write(tx: &Tx<'_>, records: Vec<Vec<Entry>>, step: Step<'_>) -> Result<()> {
        import::write(tx, records, step)
    }
}

impl Kind for ScoreSummary {
    type Record = Vec<Entry>;

    fn fields(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let round = super::round::find(conn, import::round_of(conn, given)?)?;
        let scheme = super::scheme::find(conn, round.scheme_id)?;
        let plan = super::evaluate::plan_of(&scheme.body)?;
        let mut fields = vec![unit_field()];
        for (code, title) in summary_parts(&plan) {
            let name = plan.name_of(&code).unwrap_or_default();
            fields.push(Field::new(code, title, &[name]));
        }
        fields.extend(common_fields());
        Ok(fields)
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list())])
    }

    fn guard(context: &Context<'_>, given: &BTreeMap<String, String>) -> Result<()> {
        import::refuse_locked(context, given)
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Vec<Entry>>> {
        let mut planning = Planning::of(context, conn, lines, names)?;
        planning.decide();
        let known = Known::of(&planning, summary::PLACES)?;
        let parts: Vec<String> = summary_parts(&planning.loaded.plan).into_iter().map(|(code, _)| code).collect();
        lines.some_column(&parts)?;
        let proposals = lines.iter().map(|line| {
            names.at(&line);
            let row = line.row;
            let mut reading = line.reading();
            let title = reading.text("unit");
            let unit = planning.unit(&mut reading);
            let filled = parts.iter().filter(|code| !reading.text(code).is_empty());
            let cell = |unit| move |code: &String| Cell { unit, code: code.clone(), field: code.clone() };
            let cells = unit.map(|unit| filled.map(cell(unit)).collect()).unwrap_or_default();
            let target = unit.map_or_else(|| format!("row {row}"), |unit| unit.to_string());
            let named = Named { row, title, target };
            taken(&mut planning, &known, reading, named, cells)
        });
        Ok(Plan::of(proposals.collect()))
    }

    fn write(tx: &Tx<'_>, records: Vec<Vec<Entry>>, step: Step<'_>) -> Result<()> {
        import::write(tx, records, step)
    }
}

/// Code and printed title of the columns of the summary that are points of one part: the base parts, and bonus and deduction
/// where one part gives them.
fn summary_parts(plan: &scoring::Plan) -> Vec<(String, String)> {
    let mut parts = summary::base_parts(plan);
    for (role, title) in [(Role::Bonus, "Điểm thưởng"), (Role::Deduction, "Điểm trừ")] {
        let own = plan.scheme().criteria.iter().filter(|part| part.role.unwrap_or_default() == role);
        if let [only] = own.collect::<Vec<_>>().as_slice() {
            parts.push((only.code.clone(), title.to_owned()));
        }
    }
    parts
}

/// Whether a row below the criteria of a matrix is what the program computes.
fn is_computed(title: &str) -> bool {
    let title = text::fold(title);
    let titles = ["diem chuan", "diem thuong", "diem tru", "diem toi da ap dung", "ty le %", "xep hang", "xep loai"];
    titles.contains(&title.as_str()) || TOTALS.contains(&title.as_str())
}

/// The results that were printed: a cell that shows them says nothing.
struct Known {
    board: Board,
    /// Decimal places on paper.
    places: u32,
}

impl Known {
    fn of(planning: &Planning<'_>, places: u32) -> Result<Self> {
        Ok(Self { board: Board::new(&planning.loaded.plan, &planning.inputs, None)?, places })
    }

    /// What a cell says; none when it says what is known.
    fn take(&self, planning: &mut Planning<'_>, reading: &mut Reading<'_>, cell: &Cell) -> Option<Draft<Entry>> {
        let (written, is_number) = (reading.text(&cell.field), reading.is_number(&cell.field));
        let unit = cell.unit.to_string();
        let result = self.board.evaluation().units.iter().find(|result| result.unit == unit)?;
        let leaf = planning.criteria.get(&text::match_key(&cell.code)).cloned();
        let is_out = is_out(result, &cell.code);
        if text::fold(&written) == text::fold(NOT_APPLICABLE) {
            return match leaf {
                _ if is_out => None,
                Some(leaf) => {
                    let said = said(reading, "1".to_owned(), "Bảng điểm nhập lại ghi không áp dụng");
                    planning.value(reading, cell.unit, (&leaf.code, "na"), &cell.field, said)
                }
                None => refused(reading, cell, "scoring.points_group_na"),
            };
        }
        let given = reading.take(&cell.field, number(&written, is_number))?;
        let printed = score(result, &cell.code);
        if printed.is_some_and(|printed| printed.round(self.places) == given.round(self.places)) {
            return None;
        }
        if is_out {
            return refused(reading, cell, "scoring.points_not_applicable");
        }
        let field = match &leaf {
            Some(leaf) if leaf.kind == "direct" => "value",
            Some(_) if printed.is_none() => "score",
            _ => "override",
        };
        let said = said(reading, given.to_string(), "Sửa trên bảng điểm nhập lại");
        planning.value(reading, cell.unit, (&cell.code, field), &cell.field, said)
    }
}

fn refused(reading: &mut Reading<'_>, cell: &Cell, code: &'static str) -> Option<Draft<Entry>> {
    reading.refuse(Fault::new(code).with("criterion", &cell.code).at_field(&cell.field));
    None
}

fn said(reading: &Reading<'_>, text: String, usual: &str) -> Said {
    let reason = reading.paragraphs("reason");
    let reason = if reason.is_empty() { usual.to_owned() } else { reason };
    Said { text, number: true, reason, evidence: String::new() }
}

fn score<'a>(result: &'a UnitResult, code: &str) -> Option<&'a Exact> {
    let key = code_key(code);
    let leaf = result.leaves.iter().find(|leaf| code_key(&leaf.code) == key);
    let group = || result.groups.iter().find(|group| code_key(&group.code) == key);
    leaf.map_or_else(|| group().and_then(|group| group.score.as_ref()), |leaf| leaf.score.as_ref())
}

/// Whether a criterion, or the whole of a group, does not apply.
fn is_out(result: &UnitResult, code: &str) -> bool {
    let key = code_key(code);
    let leaf = result.leaves.iter().find(|leaf| code_key(&leaf.code) == key);
    let group = || result.groups.iter().any(|group| code_key(&group.code) == key && group.score.is_none());
    leaf.map_or_else(group, |leaf| leaf.score.is_none() && leaf.state == CellState::NotApplicable)
}

/// Points as they stand in a cell.
fn number(written: &str, is_number: bool) -> std::result::Result<Exact, Fault> {
    if is_number { read_machine(written) } else { read(written).and_then(|value| value.plain()) }
}
