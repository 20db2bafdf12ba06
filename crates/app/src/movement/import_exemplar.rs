//! New models and exemplars of a movement from tables: a row each, as units list them in their reports.

use std::collections::BTreeMap;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::MovementId;
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::movement::{Exemplar, ExemplarKind};
use domain::subject::Subject;
use domain::text;
use store::{Connection, Tx};

use super::import_paper::Paper;
use super::table::{Known, movement_field, movement_names};
use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Result};

/// Tables of models and exemplars.
pub(crate) struct Exemplars;

type Refused<T> = std::result::Result<T, Fault>;
type Key = (MovementId, String, Option<Subject>);

fn key(one: &Exemplar) -> Key {
    (one.movement_id, text::match_key(&one.name), one.subject)
}

impl Kind for Exemplars {
    type Record = Exemplar;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            movement_field(),
            Field::new("kind", "Loại", &["loai hinh", "phan loai", "mo hinh hay dien hinh", "kind"])
                .hint("Mô hình mới, điển hình tiên tiến; để trống là mô hình mới"),
            Field::new(
                "name",
                "Mô hình, điển hình",
                &["ten mo hinh", "mo hinh", "dien hinh", "ten dien hinh", "viec lam tieu bieu", "noi dung", "name"],
            )
            .required(),
            Field::new(
                "subject",
                "Tập thể, cá nhân",
                &["cua ai", "chu the", "don vi", "ten don vi", "ho va ten", "ho ten", "tap the", "ca nhan", "subject"],
            )
            .hint("Tên hoặc mã; để trống khi nhiều nơi cùng làm"),
            Field::new("found", "Ngày phát hiện", &["phat hien", "ngay", "thoi gian", "found"]),
            Field::new(
                "description",
                "Cách làm, kết quả",
                &["mo ta", "cach lam", "ket qua", "tom tat", "thanh tich", "description"],
            ),
            Field::new("spread", "Ngày nhân rộng", &["nhan rong", "tuyen truyen", "spread"]),
            Field::new("spread_how", "Nơi, cách nhân rộng", &["noi nhan rong", "cach nhan rong", "spread how"]),
            Field::new("commended", "Ngày khen thưởng", &["ngay khen", "commended"]),
            Field::new("commendation", "Hình thức khen thưởng", &["khen thuong", "da khen", "commendation"]),
            Field::new("note", "Ghi chú", &["note"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("kind", words(ExemplarKind::ALL.map(ExemplarKind::vietnamese))), ("movement", movement_names(conn)?)])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Exemplar>> {
        let mut known = Known::new(store::movement::exemplars, key);
        let paper = Paper::of(lines, names);
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let movement = known.movement(conn, names, (&paper, &line))?;
            let (title, row) = (line.text("name"), line.row);
            let subject = match line.text("subject").as_str() {
                "" => Ok(None),
                name => or_refusal(names.subject(None, name))?.map(Some),
            };
            proposals.push(Proposal { row, title, draft: draft(line, movement, subject, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Exemplar>, step: Step<'_>) -> Result<()> {
        for exemplar in records {
            store::movement::save_exemplar(tx, &exemplar)?;
            step()?;
        }
        Ok(())
    }
}

/// As lists write it: `Mô hình`, `Cách làm hay`, `Điển hình tiên tiến`, `Gương người tốt, việc tốt`.
fn read_kind(written: &str) -> Refused<ExemplarKind> {
    let folded = text::fold(written);
    let is = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match () {
        () if is(&["mo hinh", "cach lam", "sang kien"]) => Ok(ExemplarKind::Model),
        () if is(&["dien hinh", "guong", "nhan to", "nguoi tot"]) => Ok(ExemplarKind::Exemplar),
        () => Err(Fault::new("movement.exemplar_kind_unknown").with("value", written.trim())),
    }
}

/// What a row says; what it leaves empty stays as it was.
fn draft(
    line: Line<'_>,
    movement: Refused<MovementId>,
    subject: Refused<Option<Subject>>,
    known: &Known<Key, Exemplar>,
) -> std::result::Result<Draft<Exemplar>, Vec<Fault>> {
    let mut reading = line.reading();
    let movement = reading.take("movement", movement);
    let subject = reading.take("subject", subject);
    let kind = reading.parse("kind", read_kind);
    let [found, spread, commended] = ["found", "spread", "commended"].map(|field| reading.date(field));
    let [name, commendation] = ["name", "commendation"].map(|field| reading.text(field));
    let [description, spread_how, note] = ["description", "spread_how", "note"].map(|field| reading.paragraphs(field));
    reading.finish(())?;
    let (Some(movement_id), Some(subject)) = (movement, subject) else { return Err(Vec::new()) };
    let mut record = Exemplar {
        id: None,
        movement_id,
        kind: kind.unwrap_or_default(),
        name,
        subject,
        found,
        description,
        spread,
        spread_how,
        commended,
        commendation,
        note,
    };
    let before = known.get(movement_id, &key(&record));
    if let Some(before) = before {
        record.id = before.id;
        record.kind = kind.unwrap_or(before.kind);
        for (told, kept) in [
            (&mut record.found, before.found),
            (&mut record.spread, before.spread),
            (&mut record.commended, before.commended),
        ] {
            *told = told.or(kept);
        }
        for (told, kept) in [
            (&mut record.description, &before.description),
            (&mut record.spread_how, &before.spread_how),
            (&mut record.commendation, &before.commendation),
            (&mut record.note, &before.note),
        ] {
            if told.is_empty() {
                told.clone_from(kept);
            }
        }
    }
    let record = record.checked()?;
    Ok(Draft { target: format!("{:?}", key(&record)), before: before.map(shown), after: shown(&record), record })
}

fn shown(one: &Exemplar) -> Shown {
    let day = |date: Option<PartialDate>| date.map(PartialDate::vietnamese).unwrap_or_default();
    [
        ("Loại", one.kind.vietnamese().to_owned()),
        ("Ngày phát hiện", day(one.found)),
        ("Cách làm, kết quả", one.description.clone()),
        ("Ngày nhân rộng", day(one.spread)),
        ("Nơi, cách nhân rộng", one.spread_how.clone()),
        ("Ngày khen thưởng", day(one.commended)),
        ("Hình thức khen thưởng", one.commendation.clone()),
        ("Ghi chú", one.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
