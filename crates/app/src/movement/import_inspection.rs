//! Inspections of a movement from tables: a row an inspection of a unit.

use std::collections::BTreeMap;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, UnitId};
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::movement::Inspection;
use store::{Connection, Tx};

use super::import_paper::Paper;
use super::table::{Known, movement_field, movement_names};
use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Tables of inspections.
pub(crate) struct Inspections;

type Refused<T> = std::result::Result<T, Fault>;
/// A unit is inspected once a day.
type Key = (MovementId, Option<UnitId>, String);

fn key(one: &Inspection) -> Key {
    (one.movement_id, one.unit_id, one.date.to_string())
}

impl Kind for Inspections {
    type Record = Inspection;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            movement_field(),
            Field::new("date", "Ngày kiểm tra", &["ngay", "thoi gian", "thoi gian kiem tra", "date"]).required(),
            Field::new(
                "unit",
                "Đơn vị",
                &["ten don vi", "don vi duoc kiem tra", "noi kiem tra", "tap the", "ten", "unit"],
            )
            .hint("Tên hoặc mã; để trống khi kiểm tra chung"),
            Field::new(
                "inspector",
                "Ai kiểm tra",
                &["doan kiem tra", "nguoi kiem tra", "truong doan", "thanh phan", "inspector"],
            ),
            Field::new(
                "findings",
                "Kết quả, tồn tại",
                &["ket qua", "ton tai", "noi dung", "ket luan", "nhan xet", "ket qua kiem tra", "findings"],
            )
            .required(),
            Field::new("remedy_due", "Hạn khắc phục", &["thoi han khac phuc", "han", "remedy due"]),
            Field::new(
                "remedied",
                "Ngày khắc phục",
                &["da khac phuc", "da khac phuc ngay", "ngay khac phuc xong", "remedied"],
            ),
            Field::new("note", "Ghi chú", &["note"]),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list()), ("movement", movement_names(conn)?)])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Inspection>> {
        let mut known = Known::new(store::movement::inspections, key);
        let paper = Paper::of(lines, names);
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let movement = known.movement(conn, names, (&paper, &line))?;
            let (title, row) = (line.text("unit"), line.row);
            let unit = match title.as_str() {
                "" => Ok(None),
                name => or_refusal(names.unit(name))?.map(Some),
            };
            proposals.push(Proposal { row, title, draft: draft(line, movement, unit, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Inspection>, step: Step<'_>) -> Result<()> {
        for inspection in records {
            store::movement::save_inspection(tx, &inspection)?;
            step()?;
        }
        Ok(())
    }
}

/// What a row says; what it leaves empty stays as it was.
fn draft(
    line: Line<'_>,
    movement: Refused<MovementId>,
    unit: Refused<Option<UnitId>>,
    known: &Known<Key, Inspection>,
) -> std::result::Result<Draft<Inspection>, Vec<Fault>> {
    let mut reading = line.reading();
    let movement = reading.take("movement", movement);
    let unit = reading.take("unit", unit);
    let [date, remedy_due, remedied] = ["date", "remedy_due", "remedied"].map(|field| reading.date(field));
    if reading.is_sound() && date.is_none() {
        reading.refuse(Fault::new("movement.inspection_date_missing").at_field("date"));
    }
    let inspector = reading.text("inspector");
    let [findings, note] = ["findings", "note"].map(|field| reading.paragraphs(field));
    reading.finish(())?;
    let (Some(movement_id), Some(unit_id), Some(date)) = (movement, unit, date) else { return Err(Vec::new()) };
    let mut record =
        Inspection { id: None, movement_id, unit_id, date, inspector, findings, remedy_due, remedied, note };
    let before = known.get(movement_id, &key(&record));
    if let Some(before) = before {
        record.id = before.id;
        record.remedy_due = remedy_due.or(before.remedy_due);
        record.remedied = remedied.or(before.remedied);
        let texts = [
            (&mut record.inspector, &before.inspector),
            (&mut record.findings, &before.findings),
            (&mut record.note, &before.note),
        ];
        for (told, kept) in texts {
            if told.is_empty() {
                told.clone_from(kept);
            }
        }
    }
    let record = record.checked()?;
    Ok(Draft { target: format!("{:?}", key(&record)), before: before.map(shown), after: shown(&record), record })
}

fn shown(one: &Inspection) -> Shown {
    let day = |date: Option<PartialDate>| date.map(PartialDate::vietnamese).unwrap_or_default();
    [
        ("Ngày kiểm tra", one.date.vietnamese()),
        ("Ai kiểm tra", one.inspector.clone()),
        ("Kết quả, tồn tại", one.findings.clone()),
        ("Hạn khắc phục", day(one.remedy_due)),
        ("Ngày khắc phục", day(one.remedied)),
        ("Ghi chú", one.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
