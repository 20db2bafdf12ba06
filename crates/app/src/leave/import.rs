//! Leaves from tables: a row a leave.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::id::PersonId;
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::leave::{Leave, LeaveKind};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Result};

/// Tables of leaves.
pub(crate) struct Leaves;

type Key = (PersonId, LeaveKind, String);

fn key(one: &Leave) -> Key {
    (one.person_id, one.kind, one.from.to_string())
}

impl Kind for Leaves {
    type Record = Leave;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            Field::new("subject", "Cá nhân", &["ho va ten", "ho ten", "ten", "subject"]).required().hint("Tên hoặc mã"),
            Field::new("kind", "Lý do nghỉ, đi học", &["ly do", "loai nghi", "hinh thuc nghi", "nghi, di hoc", "kind"])
                .required()
                .hint("Thai sản, đi học, điều trị thương tích, nghỉ khác"),
            Field::new("from", "Từ ngày", &["tu", "bat dau", "nghi tu", "tu thang", "from"]).required(),
            Field::new("until", "Đến ngày", &["den", "ket thuc", "den het", "den thang", "until"])
                .hint("Để trống khi còn đang nghỉ, đang học"),
            Field::new(
                "good_result",
                "Kết quả",
                &["ket qua hoc tap", "ket qua tu kha", "duoc tinh", "tinh thoi gian cong tac", "good result"],
            )
            .hint("Đi học: xếp loại; nghỉ khác: có hay không được tính là công tác"),
            Field::new("document", "Văn bản", &["so quyet dinh", "quyet dinh", "document"]),
            Field::new("note", "Ghi chú", &["note"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(_: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("kind", words(LeaveKind::ALL.map(LeaveKind::vietnamese))), ("good_result", words(["Có", "Không"]))])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Leave>> {
        let known = store::leave::list(conn, None)?;
        let known: HashMap<Key, Leave> = known.into_iter().map(|one| (key(&one), one)).collect();
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let (title, row) = (line.text("subject"), line.row);
            let found = or_refusal(names.subject(Some(SubjectKind::Person), &title))?;
            proposals.push(Proposal { row, title, draft: draft(line, found, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Leave>, step: Step<'_>) -> Result<()> {
        for leave in records {
            let name = crate::person::find(tx, leave.person_id)?.name;
            super::write(tx, &leave, &name)?;
            step()?;
        }
        Ok(())
    }
}

/// Whether studies ended well or another leave counts, as lists write it: a grade of studies, or có and không.
fn read_result(written: &str) -> std::result::Result<bool, Fault> {
    let folded = text::fold(written);
    let folded = folded.trim();
    if folded.contains("xuat sac") || folded.contains("gioi") || folded.contains("kha") {
        return Ok(!folded.contains("trung binh"));
    }
    match folded {
        "co" | "dat" | "x" | "duoc tinh" => Ok(true),
        "khong" | "khong dat" | "khong duoc tinh" | "trung binh" | "yeu" | "kem" => Ok(false),
        _ => Err(Fault::new("leave.result_unknown").with("value", written.trim())),
    }
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<Subject, Fault>,
    known: &HashMap<Key, Leave>,
) -> std::result::Result<Draft<Leave>, Vec<Fault>> {
    let mut reading = line.reading();
    let subject = reading.take("subject", found);
    let kind = reading.parse("kind", LeaveKind::read);
    let (from, until) = (reading.date("from"), reading.date("until"));
    let good_result = reading.parse("good_result", read_result);
    if reading.is_sound() && (kind.is_none() || from.is_none()) {
        let field = if kind.is_none() { "kind" } else { "from" };
        reading.refuse(Fault::new("leave.incomplete").at_field(field));
    }
    let (document, note) = (reading.text("document"), reading.paragraphs("note"));
    reading.finish(())?;
    let (Some(Subject::Person(person_id)), Some(kind), Some(from)) = (subject, kind, from) else {
        return Err(Vec::new());
    };
    let mut record = Leave { id: None, person_id, kind, from, until, good_result, document, note };
    let before = known.get(&key(&record));
    if let Some(before) = before {
        // What the table does not say stays.
        record.id = before.id;
        record.until = until.or(before.until);
        record.good_result = good_result.or(before.good_result);
        for (told, kept) in [(&mut record.document, &before.document), (&mut record.note, &before.note)] {
            if told.is_empty() {
                told.clone_from(kept);
            }
        }
    }
    let record = record.checked()?;
    let target = format!("{:?}", key(&record));
    Ok(Draft { target, before: before.map(shown), after: shown(&record), record })
}

fn shown(one: &Leave) -> Shown {
    [
        ("Lý do nghỉ, đi học", one.kind.vietnamese().to_owned()),
        ("Từ ngày", one.from.vietnamese()),
        ("Đến ngày", one.until.map(|date| date.vietnamese()).unwrap_or_default()),
        ("Kết quả", one.result_name().to_owned()),
        ("Văn bản", one.document.clone()),
        ("Ghi chú", one.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
