//! What units registered for a movement, and their own plans, from tables: a row a unit. The form that is printed for
//! units (phiếu đăng ký) holds such a table, so that a form that comes back is read like any other.

use std::collections::BTreeMap;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, UnitId};
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::movement::Registration;
use store::{Connection, Tx};

use super::import_paper::Paper;
use super::table::{Known, movement_field, movement_names};
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Tables of registrations.
pub(crate) struct Registrations;

/// A registration for a movement.
pub(crate) struct Record {
    movement: MovementId,
    registration: Registration,
}

type Refused<T> = std::result::Result<T, Fault>;

impl Kind for Registrations {
    type Record = Record;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            movement_field(),
            Field::new("unit", "Đơn vị", &["ten don vi", "don vi dang ky", "tap the", "ten", "unit"])
                .required()
                .hint("Tên hoặc mã; ô trống thì lấy tên đơn vị ở đầu phiếu"),
            Field::new(
                "aim",
                "Danh hiệu, mô hình đăng ký",
                &["danh hieu dang ky", "dang ky danh hieu", "danh hieu", "noi dung dang ky", "mo hinh dang ky", "aim"],
            ),
            Field::new("pledge", "Nội dung giao ước", &["giao uoc", "giao uoc thi dua", "cam ket", "pledge"]),
            Field::new("date", "Ngày đăng ký", &["ngay", "ngay ky giao uoc", "date"]),
            Field::new(
                "disseminated",
                "Ngày phổ biến kế hoạch",
                &["ngay pho bien", "pho bien", "quan triet", "ngay quan triet", "ngay trien khai", "disseminated"],
            ),
            Field::new(
                "plan_number",
                "Kế hoạch của đơn vị",
                &["so ke hoach cua don vi", "ke hoach so", "ke hoach rieng", "so, ky hieu ke hoach", "plan"],
            ),
            Field::new("plan_date", "Ngày kế hoạch", &["ngay ban hanh ke hoach", "ngay ban hanh", "plan date"]),
            Field::new(
                "own_targets",
                "Chỉ tiêu của đơn vị",
                &["chi tieu dang ky", "chi tieu", "chi tieu phan dau", "own targets"],
            ),
            Field::new("note", "Ghi chú", &["note"]),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list()), ("movement", movement_names(conn)?)])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Record>> {
        let mut known = Known::new(store::movement::registrations, |own: &Registration| own.unit_id);
        let paper = Paper::of(lines, names);
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let written = line.text("unit");
            let movement = known.movement(conn, names, (&paper, &line))?;
            let unit = paper.unit(names, &written)?;
            let row = line.row;
            let title = match &unit {
                Ok(unit) if written.is_empty() => names.units().name(Some(*unit)),
                _ => written,
            };
            proposals.push(Proposal { row, title, draft: draft(line, movement, unit, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Record>, step: Step<'_>) -> Result<()> {
        for Record { movement, registration } in records {
            store::movement::put_registration(tx, movement, &registration)?;
            step()?;
        }
        Ok(())
    }
}

/// What a row says; what it leaves empty stays as it was.
fn draft(
    line: Line<'_>,
    movement: Refused<MovementId>,
    unit: Refused<UnitId>,
    known: &Known<UnitId, Registration>,
) -> std::result::Result<Draft<Record>, Vec<Fault>> {
    let mut reading = line.reading();
    let movement = reading.take("movement", movement);
    let unit = reading.take("unit", unit);
    let [date, disseminated, plan_date] = ["date", "disseminated", "plan_date"].map(|field| reading.date(field));
    let [aim, plan_number] = ["aim", "plan_number"].map(|field| reading.text(field));
    let [pledge, own_targets, note] = ["pledge", "own_targets", "note"].map(|field| reading.paragraphs(field));
    reading.finish(())?;
    let (Some(movement), Some(unit)) = (movement, unit) else { return Err(Vec::new()) };
    let before = known.get(movement, &unit);
    let words = |told: String, of: fn(&Registration) -> &String| {
        if told.is_empty() { before.map(of).cloned().unwrap_or_default() } else { told }
    };
    let day =
        |told: Option<PartialDate>, of: fn(&Registration) -> Option<PartialDate>| told.or_else(|| before.and_then(of));
    let registration = Registration {
        id: before.and_then(|own| own.id),
        unit_id: unit,
        aim: words(aim, |own| &own.aim),
        pledge: words(pledge, |own| &own.pledge),
        date: day(date, |own| own.date),
        disseminated: day(disseminated, |own| own.disseminated),
        plan_number: words(plan_number, |own| &own.plan_number),
        plan_date: day(plan_date, |own| own.plan_date),
        own_targets: words(own_targets, |own| &own.own_targets),
        note: words(note, |own| &own.note),
    }
    .cleaned();
    Ok(Draft {
        target: format!("{movement} {unit}"),
        before: before.map(shown),
        after: shown(&registration),
        record: Record { movement, registration },
    })
}

fn shown(own: &Registration) -> Shown {
    let day = |date: Option<PartialDate>| date.map(PartialDate::vietnamese).unwrap_or_default();
    [
        ("Danh hiệu, mô hình đăng ký", own.aim.clone()),
        ("Nội dung giao ước", own.pledge.clone()),
        ("Ngày đăng ký", day(own.date)),
        ("Ngày phổ biến kế hoạch", day(own.disseminated)),
        ("Kế hoạch của đơn vị", own.plan_number.clone()),
        ("Ngày kế hoạch", day(own.plan_date)),
        ("Chỉ tiêu của đơn vị", own.own_targets.clone()),
        ("Ghi chú", own.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
