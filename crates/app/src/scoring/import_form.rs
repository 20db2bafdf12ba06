//! Scores from self-scoring forms (phiếu tự chấm) that came back: a row a criterion, one unit a form. What the unit gave as
//! numbers is entered as such; its points are entered where it gave nothing else, and kept as a word where they differ from
//! what the numbers come to.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::id::UnitId;
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Reading};
use domain::number::{Exact, read};
use domain::scoring::{Board, LeafColumn, code_key, read_form_cell};
use domain::text;
use store::{Connection, Tx};

use super::import::{self, Entry, Planning, Said, common_fields, together};
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Self-scoring forms.
pub(crate) struct ScoreForm;

/// What the numbers of a form come to, by code key of the criterion; the total has the empty key.
type Computed = HashMap<String, Exact>;

/// How forms name their last row, folded.
pub(super) const TOTALS: [&str; 4] = ["tong diem", "tong cong", "tong so diem", "cong"];

impl Kind for ScoreForm {
    type Record = Vec<Entry>;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = [
            Field::new("code", "Mã tiêu chí", &["stt", "tt", "so tt", "muc", "ma", "criterion"])
                .hint("Mã tiêu chí như in trên phiếu"),
            Field::new("name", "Nội dung tiêu chí", &["noi dung", "noi dung cham diem", "tieu chi", "ten tieu chi"])
                .required(),
            Field::new("inputs", "Số liệu", &["so lieu thuc hien", "ket qua thuc hien"])
                .hint("“Tên số liệu: giá trị”, mỗi dòng một số liệu"),
            Field::new(
                "score",
                "Tự chấm",
                &["diem tu cham", "don vi tu cham", "diem don vi tu cham", "diem cham", "diem"],
            )
            .required(),
            Field::new("evidence", "Minh chứng", &["can cu", "tai lieu minh chung", "evidence"]),
            Field::new("unit", "Đơn vị của phiếu", &[]).hint("Để trống thì lấy tên đơn vị ghi trên bảng"),
        ];
        Ok(own.into_iter().chain(common_fields()).collect())
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
        // Twice: what the numbers come to is known once all of them are read.
        let mut second = Planning::of(context, conn, lines, names)?;
        let mut first = second.clone();
        let unit = unit_of(&first, lines)?;
        proposals(&mut first, unit, lines, &Computed::new());
        let stage = first.stage(lines.given("stage"));
        let board = Board::new(&first.loaded.plan, &first.inputs, Some(&stage))?;
        let own = board.evaluation().units.iter().find(|own| own.unit == unit.to_string());
        let leaves = own.map(|own| own.leaves.iter()).into_iter().flatten();
        let mut computed: Computed =
            leaves.filter_map(|leaf| Some((code_key(&leaf.code), leaf.score.clone()?))).collect();
        computed.extend(own.and_then(|own| Some((String::new(), own.total.clone()?))));
        Ok(Plan::of(proposals(&mut second, unit, lines, &computed)))
    }

    fn write(tx: &Tx<'_>, records: Vec<Vec<Entry>>, step: Step<'_>) -> Result<()> {
        import::write(tx, records, step)
    }
}

/// Whose form it is: named in its own column, given, or the one unit of the round that a line above the table names.
///
/// # Errors
/// `scoring.form_no_unit`; `unit.unknown`, `unit.ambiguous`, `round.unit_missing` of one that is given.
fn unit_of(planning: &Planning<'_>, lines: &Lines<'_>) -> Result<UnitId> {
    let mut named: Vec<String> = lines.iter().map(|line| line.text("unit")).filter(|name| !name.is_empty()).collect();
    named.sort_by_key(|name| text::match_key(name));
    named.dedup_by_key(|name| text::match_key(name));
    match named.as_slice() {
        [] => {}
        [only] => return Ok(planning.unit_named(only)?),
        [first, second, ..] => {
            return Err(Fault::new("scoring.form_of_several").with("first", first).with("second", second).into());
        }
    }
    let titles: Vec<String> = lines.titles().iter().map(|title| format!(" {} ", text::match_key(title))).collect();
    let stands = |key: &str| {
        let ends = [' ', ',', ';', '.', ':', '-'];
        titles.iter().any(|title| {
            title.match_indices(key).any(|(at, _)| {
                let before = title.get(..at).and_then(|part| part.chars().next_back());
                let after = title.get(at + key.len()..).and_then(|part| part.chars().next());
                before.is_some_and(|c| ends.contains(&c)) && after.is_some_and(|c| ends.contains(&c))
            })
        })
    };
    let keys = planning.loaded.units.iter().map(|unit| (unit.unit_id, text::match_key(&unit.name)));
    let named: Vec<(UnitId, String)> = keys.filter(|(_, key)| stands(key)).collect();
    // "Văn phòng Sở Y tế" names the office, not the department that its name holds.
    let longest = named.iter().map(|(_, key)| key.len()).max().unwrap_or(0);
    let within = |key: &String| named.iter().any(|(_, other)| other.len() == longest && other.contains(key.as_str()));
    match named.iter().filter(|(_, key)| key.len() == longest).collect::<Vec<_>>().as_slice() {
        [(only, _)] if named.iter().all(|(_, key)| within(key)) => Ok(*only),
        _ => Err(Fault::new("scoring.form_no_unit").into()),
    }
}

fn proposals(
    planning: &mut Planning<'_>,
    unit: UnitId,
    lines: &Lines<'_>,
    computed: &Computed,
) -> Vec<Proposal<Vec<Entry>>> {
    lines.iter().map(|line| proposal(planning, unit, line, computed)).collect()
}

fn proposal(planning: &mut Planning<'_>, unit: UnitId, line: Line<'_>, computed: &Computed) -> Proposal<Vec<Entry>> {
    let mut reading = line.reading();
    let (code, name) = (reading.text("code"), reading.text("name"));
    let title = text::line(&format!("{code} {name}"));
    let mut cells = Vec::new();
    let mut target = format!("row {}", line.row);
    match criterion(planning, &code, &name) {
        Some(leaf) => {
            target = format!("{unit} {}", code_key(&leaf.code));
            cells = values(planning, unit, &leaf, &mut reading, computed);
        }
        None if planning.loaded.plan.is_group(&code) => {}
        None if [&code, &name].iter().any(|said| TOTALS.contains(&text::fold(said).as_str())) => {
            target = format!("{unit}");
            cells = total(planning, unit, &mut reading, computed).into_iter().collect();
        }
        None if reading.text("score").is_empty() && read_nothing(&reading.paragraphs("inputs")) => {}
        None => {
            let said = if code.is_empty() { &name } else { &code };
            reading.refuse(Fault::new("scoring.unknown_criterion").with("criterion", said).at_field("name"));
        }
    }
    let draft: std::result::Result<Draft<Vec<Entry>>, Vec<Fault>> =
        reading.finish(()).map(|()| together(target, cells));
    Proposal { row: line.row, title, draft }
}

fn read_nothing(inputs: &str) -> bool {
    inputs.chars().all(|c| !c.is_alphanumeric())
}

/// The criterion of a row: of its code when its name is the same, otherwise of its name, otherwise of its code.
pub(super) fn criterion(planning: &Planning<'_>, code: &str, name: &str) -> Option<LeafColumn> {
    let find = |said: &str| planning.criteria.get(&text::match_key(said)).filter(|_| !said.is_empty());
    let (by_code, by_name) = (find(code), find(name));
    let same = by_code.filter(|leaf| text::match_key(&leaf.name_vi) == text::match_key(name));
    if same.is_none() && by_name.is_none() && planning.loaded.plan.is_group(code) {
        return None;
    }
    same.or(by_name).or(by_code).cloned()
}

/// The values of a row.
fn values(
    planning: &mut Planning<'_>,
    unit: UnitId,
    leaf: &LeafColumn,
    reading: &mut Reading<'_>,
    computed: &Computed,
) -> Vec<Draft<Entry>> {
    let cell = read_form_cell(leaf, &reading.paragraphs("inputs"));
    let (points, is_number) = (reading.text("score"), reading.is_number("score"));
    let reason = reading.paragraphs("reason");
    let evidence = own_evidence(leaf, &reading.text("evidence"));
    for unread in &cell.unread {
        let names: Vec<&str> = leaf.fields.iter().map(|field| field.label.as_str()).collect();
        let fault = Fault::new("scoring.form_unread").with("text", unread).with("criterion", &leaf.printed_code);
        let fault = fault.with("fields", names.join(", "));
        reading.refuse(fault.at_field("inputs"));
    }
    if !cell.unread.is_empty() {
        return Vec::new();
    }
    if cell.not_applicable {
        let reason = match reason {
            empty if empty.is_empty() && !planning.is_entered(unit, &leaf.code, "na") => {
                "Phiếu tự chấm ghi không áp dụng".to_owned()
            }
            reason => reason,
        };
        let said = Said { text: "1".to_owned(), number: false, reason, evidence };
        return planning.value(reading, unit, (&leaf.code, "na"), "inputs", said).into_iter().collect();
    }
    if cell.values.is_empty() {
        if points.is_empty() {
            return Vec::new();
        }
        let field = if leaf.kind == "direct" { "value" } else { "score" };
        let said = Said { text: points, number: is_number, reason, evidence };
        return planning.value(reading, unit, (&leaf.code, field), "score", said).into_iter().collect();
    }
    let differs = differing(&points, is_number, computed.get(&code_key(&leaf.code)));
    let mut evidence = Some(evidence);
    let mut drafts = Vec::new();
    for (field, text) in cell.values {
        let found = planning.found(unit, &leaf.code, &field);
        let is_found = found.is_some();
        let agrees = found.is_some_and(|found| differing(&text, false, Some(found)).is_none());
        if agrees && !planning.is_entered(unit, &leaf.code, &field) {
            continue;
        }
        let reason = match (&differs, reason.is_empty()) {
            (Some(points), true) => format!("Phiếu tự chấm ghi {points} điểm"),
            (None, true) if is_found => "Theo phiếu tự chấm".to_owned(),
            _ => reason.clone(),
        };
        let said = Said { text, number: false, reason, evidence: evidence.take().unwrap_or_default() };
        drafts.extend(planning.value(reading, unit, (&leaf.code, &field), "inputs", said));
    }
    drafts
}

/// The total that a form gives, where its criteria do not come to it: it is compared wherever totals are shown.
fn total(
    planning: &mut Planning<'_>,
    unit: UnitId,
    reading: &mut Reading<'_>,
    computed: &Computed,
) -> Option<Draft<Entry>> {
    let (points, number) = (reading.text("score"), reading.is_number("score"));
    let is_known = planning.is_entered(unit, "", "declared_total");
    if points.is_empty() || (!is_known && differing(&points, number, computed.get("")).is_none()) {
        return None;
    }
    let said = Said { text: points, number, reason: String::new(), evidence: String::new() };
    planning.value(reading, unit, ("", "declared_total"), "score", said)
}

/// The points that a form gives, where they are not what its numbers come to.
fn differing(points: &str, is_number: bool, computed: Option<&Exact>) -> Option<String> {
    let given = if is_number { domain::number::read_machine(points).ok()? } else { read(points).ok()?.plain().ok()? };
    (Some(&given) != computed).then(|| given.vietnamese_exact())
}

/// Evidence that the unit wrote; what the form itself asks for is none.
fn own_evidence(leaf: &LeafColumn, written: &str) -> String {
    let printed = leaf.evidence_docs.join("; ");
    if text::match_key(written) == text::match_key(&printed) { String::new() } else { written.to_owned() }
}
