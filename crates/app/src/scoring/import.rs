//! Scores from tables: a row a value (`unit,criterion,field,value[,stage][,scorer][,reason][,evidence]`), or a row a unit with a
//! column for every criterion.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::import::{Draft, Field, Lines, Plan, Proposal, Reading, Shown};
use domain::number::{Exact, read_machine};
use domain::scoring::{FieldType, LeafColumn, UnitInputs, code_key, read_typed};
use domain::text;
use store::scoring::{ScoreEvidence, ScoreRow};
use store::{Connection, Tx};

use super::evidence;
use super::loaded::{Loaded, UnitValues};
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::print::capital_first;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// A value of a round.
pub(crate) struct Entry {
    round: RoundId,
    row: ScoreRow,
    /// Evidence that is not there yet.
    evidence: Option<ScoreEvidence>,
}

/// Tables with a row a value.
pub(crate) struct Scores;

/// Tables with a row a unit and a column a criterion.
pub(crate) struct ScoreGrid;

/// The round that was given for the whole table.
pub(super) fn round_of(conn: &Connection, given: &BTreeMap<String, String>) -> Result<RoundId> {
    super::round::resolve(conn, given.get("round").map_or("", |name| name.trim()))
}

pub(super) fn refuse_locked(context: &Context<'_>, given: &BTreeMap<String, String>) -> Result<()> {
    let round = context.read(|conn| round_of(conn, given))?;
    super::round::refuse_locked(context, round, "Nhập bảng điểm")
}

pub(super) fn write(tx: &Tx<'_>, entries: impl IntoIterator<Item = Vec<Entry>>, step: Step<'_>) -> Result<()> {
    for entries in entries {
        for Entry { round, row, evidence } in entries {
            store::scoring::put(tx, round, &row)?;
            evidence.map(|evidence| store::scoring::add_evidence(tx, &evidence)).transpose()?;
        }
        step()?;
    }
    Ok(())
}

pub(super) fn common_fields() -> [Field; 3] {
    [
        Field::new("stage", "Bước chấm", &["buoc", "stage"]).hint("Để trống là bước đầu tiên"),
        Field::new("scorer", "Người chấm", &["thanh vien cham", "scorer"]),
        Field::new("reason", "Lý do", &["ghi chu", "giai trinh", "reason"]),
    ]
}

pub(super) fn unit_field() -> Field {
    Field::new("unit", "Đơn vị", &["ten don vi", "ma don vi", "ten", "unit"]).required()
}

impl Kind for Scores {
    /// None of a row that leaves its value open: nothing is entered for it.
    type Record = Option<Entry>;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = [
            unit_field(),
            Field::new("criterion", "Tiêu chí", &["ma tieu chi", "muc", "criterion"]).required().hint("Mã hoặc tên"),
            Field::new("field", "Số liệu", &["truong", "loai so lieu", "field"])
                .hint("Để trống khi tiêu chí chỉ có một"),
            Field::new("value", "Giá trị", &["diem", "diem cham", "ket qua", "so diem", "value"]).required(),
        ];
        let evidence = Field::new("evidence", "Minh chứng", &["can cu", "tai lieu minh chung", "evidence"]);
        Ok(own.into_iter().chain(common_fields()).chain([evidence]).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, given: &BTreeMap<String, String>) -> Result<Choices> {
        let round = super::round::find(conn, round_of(conn, given)?)?;
        let plan = super::evaluate::plan_of(&super::scheme::find(conn, round.scheme_id)?.body)?;
        let criteria = plan.columns().map(|column| column.printed_code.clone()).collect();
        Ok(vec![("unit", UnitNames::load(conn)?.list()), ("criterion", criteria)])
    }

    fn guard(context: &Context<'_>, given: &BTreeMap<String, String>) -> Result<()> {
        refuse_locked(context, given)
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Option<Entry>>> {
        let mut planning = Planning::of(context, conn, lines, names)?;
        let proposals = lines.iter().map(|line| {
            names.at(&line);
            if line.text("value").is_empty() {
                let (unit, criterion) = (line.text("unit"), line.text("criterion"));
                let target = format!("row {}", line.row);
                let draft = Draft { target, before: Some(Vec::new()), after: Vec::new(), record: None };
                return Proposal {
                    row: line.row,
                    title: text::line(&format!("{unit} · {criterion}")),
                    draft: Ok(draft),
                };
            }
            let mut reading = line.reading();
            let said = planning.said(&mut reading);
            let (unit, criterion, field) = (reading.text("unit"), reading.text("criterion"), reading.text("field"));
            let title = text::line(&format!("{unit} · {criterion} {field}"));
            let draft = reading.finish(()).and_then(|()| said.ok_or_else(Vec::new)).map(|draft| Draft {
                target: draft.target,
                before: draft.before,
                after: draft.after,
                record: Some(draft.record),
            });
            Proposal { row: line.row, title, draft }
        });
        Ok(Plan::of(proposals.collect()))
    }

    fn write(tx: &Tx<'_>, records: Vec<Option<Entry>>, step: Step<'_>) -> Result<()> {
        write(tx, records.into_iter().flatten().map(|entry| vec![entry]), step)
    }
}

/// Id of the field that a column of a grid fills.
fn grid_field(criterion: &str, field: &str) -> String {
    format!("{criterion}|{field}")
}

impl Kind for ScoreGrid {
    type Record = Vec<Entry>;

    fn fields(conn: &Connection, given: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let round = super::round::find(conn, round_of(conn, given)?)?;
        let scheme = super::scheme::find(conn, round.scheme_id)?;
        let plan = super::evaluate::plan_of(&scheme.body)?;
        let mut fields = vec![unit_field()];
        for column in plan.columns() {
            let alone = column.fields.len() == 1;
            for own in column.fields.iter().filter(|own| own.from.is_none() && !own.derived) {
                let label = if alone {
                    format!("{} {}", column.printed_code, column.name_vi)
                } else {
                    format!("{} {} – {}", column.printed_code, column.name_vi, own.label)
                };
                let code_and_field = format!("{} {}", column.printed_code, own.name);
                let mut heads = vec![code_and_field.as_str()];
                if alone {
                    heads.extend([column.printed_code.as_str(), column.code.as_str(), column.name_vi.as_str()]);
                }
                fields.push(Field::new(grid_field(&column.code, &own.name), label, &heads));
            }
        }
        fields.extend(common_fields());
        Ok(fields)
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list())])
    }

    fn guard(context: &Context<'_>, given: &BTreeMap<String, String>) -> Result<()> {
        refuse_locked(context, given)
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Vec<Entry>>> {
        let mut planning = Planning::of(context, conn, lines, names)?;
        let columns: Vec<(String, String)> = planning
            .loaded
            .plan
            .columns()
            .flat_map(|column| {
                let code = column.code;
                column.fields.into_iter().map(move |field| (code.clone(), field.name))
            })
            .collect();
        lines.some_column(columns.iter().map(|(criterion, field)| grid_field(criterion, field)))?;
        let proposals = lines.iter().map(|line| {
            names.at(&line);
            let mut reading = line.reading();
            let mut cells: Vec<Draft<Entry>> = Vec::new();
            for (criterion, field) in &columns {
                let own = grid_field(criterion, field);
                if !reading.text(&own).is_empty() {
                    cells.extend(planning.cell(&mut reading, criterion, field, &own));
                }
            }
            let unit = planning.unit(&mut reading);
            let draft =
                reading.finish(unit).map(|unit| together(unit.map(|unit| unit.to_string()).unwrap_or_default(), cells));
            Proposal { row: line.row, title: line.text("unit"), draft }
        });
        Ok(Plan::of(proposals.collect()))
    }

    fn write(tx: &Tx<'_>, records: Vec<Vec<Entry>>, step: Step<'_>) -> Result<()> {
        write(tx, records, step)
    }
}

/// The cells of a row as one draft: known when one of its cells is, or when it says nothing.
pub(super) fn together(target: String, cells: Vec<Draft<Entry>>) -> Draft<Vec<Entry>> {
    let known = cells.is_empty() || cells.iter().any(|cell| cell.before.is_some());
    let blank = |after: &Shown| after.iter().map(|(label, _)| (label.clone(), String::new())).collect();
    let before = cells.iter().flat_map(|cell| cell.before.clone().unwrap_or_else(|| blank(&cell.after))).collect();
    let after = cells.iter().flat_map(|cell| cell.after.clone()).collect();
    let changed = cells.into_iter().filter(|cell| cell.before.as_ref() != Some(&cell.after));
    Draft { target, before: known.then_some(before), after, record: changed.map(|cell| cell.record).collect() }
}

/// A value as it was written.
pub(super) struct Said {
    /// What was written.
    pub text: String,
    /// It is a number of the workbook, written with a decimal point.
    pub number: bool,
    /// Why it is so.
    pub reason: String,
    /// Evidence in words.
    pub evidence: String,
}

/// Reads the values of tables into a round, one after the other.
#[derive(Clone)]
pub(super) struct Planning<'a> {
    context: &'a Context<'a>,
    round: RoundId,
    pub(super) loaded: Arc<Loaded>,
    /// The inputs as they would be, so that what contradicts within the table is found.
    pub(super) inputs: Vec<UnitInputs>,
    /// What the round's units have now.
    values: HashMap<UnitId, UnitValues>,
    /// The round's units by the name they had when it was opened; several of one name are told apart by code.
    places: HashMap<String, Vec<usize>>,
    ids: HashMap<UnitId, usize>,
    names: &'a Names<'a>,
    /// The leaves by name, printed code and code.
    pub(super) criteria: HashMap<String, LeafColumn>,
    /// Evidence of the round, with what earlier rows of the table add to it.
    evidence: Vec<ScoreEvidence>,
    /// The stage of rows that name none.
    usual_stage: String,
    /// The table is made for machines: numbers have a decimal point whatever is beside it.
    machine: bool,
}

impl<'a> Planning<'a> {
    pub(super) fn of(
        context: &'a Context<'a>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &'a Names<'a>,
    ) -> Result<Self> {
        let round = super::round::resolve(conn, lines.given("round"))?;
        if let Some(fault) = store::scoring::guard(conn, round.uuid())? {
            return Err(fault.into());
        }
        let loaded = Loaded::of(context, round)?;
        let (mut places, mut ids) = (HashMap::new(), HashMap::new());
        for (place, unit) in loaded.units.iter().enumerate() {
            let namesakes: &mut Vec<usize> = places.entry(text::match_key(&unit.name)).or_default();
            namesakes.push(place);
            ids.insert(unit.unit_id, place);
        }
        let mut criteria = HashMap::new();
        for column in loaded.plan.columns() {
            for name in [text::match_key(&column.name_vi), text::match_key(&column.printed_code)] {
                criteria.entry(name).or_insert_with(|| column.clone());
            }
            criteria.insert(text::match_key(&column.code), column);
        }
        let machine = lines.head("value").is_some_and(|head| head.eq_ignore_ascii_case("value"));
        let values = loaded.units.iter().map(|unit| Ok((unit.unit_id, loaded.values(conn, unit.unit_id)?)));
        let values = values.collect::<Result<HashMap<_, _>>>()?;
        let inputs = loaded.inputs.clone();
        names.only_among(ids.keys().copied().collect());
        let evidence = store::scoring::evidence(conn, round, None)?;
        let usual_stage = loaded.plan.stages().first().map_or_else(String::new, |stage| stage.code.clone());
        Ok(Self {
            context,
            round,
            inputs,
            values,
            places,
            ids,
            names,
            criteria,
            evidence,
            usual_stage,
            machine,
            loaded,
        })
    }

    /// Rows that name no stage are about the one that decides, not about the first.
    pub(super) fn decide(&mut self) {
        if let Some(stage) = self.loaded.plan.deciding_stage() {
            self.usual_stage.clone_from(&stage.code);
        }
    }

    /// The unit that the row names.
    pub(super) fn unit(&self, reading: &mut Reading<'_>) -> Option<UnitId> {
        let name = reading.text("unit");
        if name.is_empty() {
            reading.refuse(Fault::new("scoring.table_no_unit").at_field("unit"));
            return None;
        }
        let found = self.unit_named(&name);
        reading.take("unit", found)
    }

    /// The unit of the round that is called so.
    ///
    /// # Errors
    /// `unit.unknown`, `unit.ambiguous`, `round.unit_missing`.
    pub(super) fn unit_named(&self, name: &str) -> Result<UnitId, Fault> {
        let named = self.places.get(&text::match_key(name)).map_or(&[] as &[usize], Vec::as_slice);
        let member = |place: &usize| self.loaded.units.get(*place);
        match named {
            [only] => {
                member(only).map(|unit| unit.unit_id).ok_or_else(|| Fault::new("unit.unknown").with("name", name))
            }
            [_, _, ..] => {
                let units = self.names.units();
                let codes = named.iter().filter_map(member).filter_map(|unit| units.get(unit.unit_id));
                let codes = codes.map(|unit| unit.code.as_str()).collect::<Vec<_>>().join(", ");
                Err(Fault::new("unit.ambiguous").with("name", name).with("codes", codes))
            }
            [] => match self.names.unit(name) {
                Ok(id) if self.ids.contains_key(&id) => Ok(id),
                Ok(_) => Err(Fault::new("round.unit_missing").with("name", name)),
                Err(Error::Fault(fault)) => Err(fault),
                Err(_) => Err(Fault::new("unit.unknown").with("name", name)),
            },
        }
    }

    /// The value that a row of a long table says; none when the row is refused.
    fn said(&mut self, reading: &mut Reading<'_>) -> Option<Draft<Entry>> {
        let criterion = reading.text("criterion");
        let known = self.criteria.get(&text::match_key(&criterion));
        let code = known.map_or(criterion.clone(), |column| column.code.clone());
        let field = match (reading.text("field").as_str(), known) {
            ("", Some(LeafColumn { fields, .. })) => match fields.as_slice() {
                [only] => only.name.clone(),
                several => {
                    let names = several.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ");
                    let fault = Fault::new("scoring.field_missing").with("criterion", &criterion).with("fields", names);
                    reading.refuse(fault.at_field("field"));
                    return None;
                }
            },
            (field, _) => field.to_owned(),
        };
        self.cell(reading, &code, &field, "value")
    }

    /// The value of a criterion's field that stands in a column.
    fn cell(&mut self, reading: &mut Reading<'_>, criterion: &str, field: &str, column: &str) -> Option<Draft<Entry>> {
        let unit_id = self.unit(reading)?;
        let said = Said {
            text: reading.text(column),
            number: reading.is_number(column),
            reason: reading.paragraphs("reason"),
            evidence: reading.text("evidence"),
        };
        self.value(reading, unit_id, (criterion, field), column, said)
    }

    /// A value of a unit for a criterion's field, written in a column.
    pub(super) fn value(
        &mut self,
        reading: &mut Reading<'_>,
        unit_id: UnitId,
        (criterion, field): (&str, &str),
        column: &str,
        said: Said,
    ) -> Option<Draft<Entry>> {
        let place = *self.ids.get(&unit_id)?;
        let canonical = self.loaded.plan.canonical(criterion, field);
        let (criterion, field) = match canonical {
            Ok(names) => names,
            Err(fault) => {
                let blamed = if column == "value" { blamed(&fault, column) } else { column };
                reading.refuse(fault.at_field(blamed));
                return None;
            }
        };
        let (criterion, field) = (criterion.as_str(), field.as_str());
        let Said { text: written, number, reason, evidence } = said;
        let machine = self.machine || number;
        // Words stay words, though they look like numbers; "04/4" is understood as people write it.
        let value = if machine && (self.is_word(criterion, field) || read_machine(&written).is_err()) {
            Ok(written)
        } else if machine && !written.contains('/') {
            Ok(read_machine(&written).map_or(written, |value| value.to_string()))
        } else {
            read_typed(&self.loaded.plan, criterion, field, &written)
        };
        let value = reading.take(column, value)?;
        let stage = self.stage(&reading.text("stage"));
        let scorer = reading.text("scorer");
        let known = self.values.get(&unit_id).and_then(|values| values.field(criterion, field));
        let known = known.and_then(|values| {
            values.entered.iter().find(|entered| entered.stage == stage && entered.scorer == scorer)
        });
        let reason = match (reason, known) {
            (reason, Some(known)) if reason.is_empty() => known.reason.clone(),
            (reason, _) => reason,
        };
        let label = self.label(criterion, field);
        let mut before = known.map(|known| shown(&label, &known.value, &known.reason));
        let mut after = shown(&label, &value, &reason);
        let said = evidence;
        let evidence = self.new_evidence(unit_id, criterion, &stage, &said);
        if !said.is_empty() {
            let name = format!("{label}, minh chứng");
            let there = if evidence.is_some() { String::new() } else { said.clone() };
            before.iter_mut().for_each(|before| before.push((name.clone(), there.clone())));
            after.push((name, said));
        }
        let row = ScoreRow {
            unit_id,
            criterion: criterion.to_owned(),
            stage,
            scorer,
            field: field.to_owned(),
            value,
            reason,
            actor: self.context.actor.clone(),
            at: self.context.store().clock().stamp(),
        };
        let entered = match super::loaded::try_on(&self.loaded.plan, self.inputs.get_mut(place)?, row.as_ref()) {
            Err(Error::Fault(fault)) => Err(fault.at_criterion(criterion)),
            _ => Ok(()),
        };
        let column = entered.as_ref().err().map_or(column, |fault| blamed(fault, column));
        reading.take(column, entered)?;
        let (unit, criterion) = (unit_id.to_string(), code_key(criterion));
        let target = [&unit, &criterion, &row.stage, &row.scorer, &row.field].map(String::as_str).join("\n");
        Some(Draft { target, before, after, record: Entry { round: self.round, row, evidence } })
    }

    /// Whether something was entered for a field of a unit before this table.
    pub(super) fn is_entered(&self, unit: UnitId, criterion: &str, field: &str) -> bool {
        let values = self.values.get(&unit).and_then(|values| values.field(criterion, field));
        values.is_some_and(|values| !values.entered.is_empty())
    }

    /// What the program itself found for a field of a unit.
    pub(super) fn found(&self, unit: UnitId, criterion: &str, field: &str) -> Option<&Exact> {
        let values = self.values.get(&unit).and_then(|values| values.field(criterion, field));
        values.and_then(|values| values.fed.as_ref()).map(|fed| &fed.value)
    }

    /// Whether a word is entered: a level that is chosen, the class of a unit.
    fn is_word(&self, criterion: &str, field: &str) -> bool {
        let column = self.criteria.get(&text::match_key(criterion));
        let own = column.and_then(|column| column.fields.iter().find(|own| own.name == field));
        own.map_or(criterion.is_empty() && field == "class", |own| own.kind == FieldType::Choice)
    }

    /// Evidence in words that the cell does not have yet at a stage.
    fn new_evidence(&mut self, unit: UnitId, criterion: &str, stage: &str, said: &str) -> Option<ScoreEvidence> {
        let place = (self.round, unit);
        // A place that does not exist is refused with the value.
        let new = evidence::words(self.context, &self.loaded.plan, place, (criterion, stage), said).ok()?;
        if new.text.is_empty() || self.evidence.iter().any(|known| evidence::is_same(known, &new)) {
            return None;
        }
        self.evidence.push(new.clone());
        Some(new)
    }

    /// A stage by its code or name; the usual one when none is named. One that is not known is refused on entering.
    pub(super) fn stage(&self, said: &str) -> String {
        if said.is_empty() {
            return self.usual_stage.clone();
        }
        let key = text::match_key(said);
        let mut stages = self.loaded.plan.stages().iter();
        let meant =
            stages.find(|stage| [&stage.code, &stage.name_vi].into_iter().any(|name| text::match_key(name) == key));
        meant.map_or_else(|| said.to_owned(), |stage| stage.code.clone())
    }

    fn label(&self, criterion: &str, field: &str) -> String {
        if let (true, Some(fact)) = (criterion.is_empty(), super::unit_facts::name(field)) {
            return capital_first(fact);
        }
        let column = self.criteria.get(&text::match_key(criterion));
        let own = column.and_then(|column| column.fields.iter().find(|own| own.name == field));
        let (code, label) = (
            column.map_or(criterion, |column| &column.printed_code),
            own.map_or_else(|| reserved(field), |own| &own.label),
        );
        text::line(&format!("{code} {label}"))
    }
}

/// What is entered in place of a rule's own fields, in words.
fn reserved(field: &str) -> &str {
    match field {
        "na" => "không áp dụng",
        "score" => "điểm nhập tay",
        "override" => "điểm điều chỉnh",
        other => other,
    }
}

/// The field of the row that a refusal is about, where it is not the value itself.
fn blamed<'a>(fault: &Fault, column: &'a str) -> &'a str {
    match fault.code.as_str() {
        "scoring.unknown_criterion" | "scoring.group_not_scored" => "criterion",
        "scoring.unknown_field" => "field",
        "scoring.unknown_stage" => "stage",
        "scoring.second_scorer" => "scorer",
        _ => column,
    }
}

fn shown(label: &str, value: &str, reason: &str) -> Shown {
    let printed = read_machine(value).map_or_else(|_| value.to_owned(), |value| value.vietnamese_exact());
    vec![(label.to_owned(), printed), (format!("{label}, lý do"), reason.to_owned())]
}
