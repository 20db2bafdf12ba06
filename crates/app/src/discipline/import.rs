//! Discipline from tables: a row a sanction or a matter.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::discipline::Discipline;
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::law::Catalogue;
use domain::subject::Subject;
use domain::text;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Result};

/// Tables of discipline.
pub(crate) struct Disciplines;

type Key = (Subject, Option<String>, String);

fn key(one: &Discipline) -> Key {
    (one.subject, one.form.clone(), one.decided.to_string())
}

impl Kind for Disciplines {
    type Record = Discipline;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            Field::new("subject", "Đối tượng", &["ho va ten", "ho ten", "ca nhan", "ten", "subject"])
                .otherwise(&["don vi"])
                .required()
                .hint("Tên hoặc mã"),
            Field::new("form", "Hình thức kỷ luật", &["hinh thuc", "ky luat", "form"])
                .required()
                .hint("Khiển trách, cảnh cáo…; “đang xem xét” khi chưa có quyết định"),
            Field::new("decided", "Ngày quyết định", &["ngay ky luat", "tu ngay", "ngay", "decided"]).required(),
            Field::new("until", "Hết hiệu lực", &["den ngay", "het thoi han", "ngay het hieu luc", "until"])
                .hint("Để trống khi còn đang chấp hành"),
            Field::new("document", "Văn bản", &["so quyet dinh", "quyet dinh", "document"]),
            Field::new("note", "Ghi chú", &["note"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(context: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let catalogue = crate::law::catalogue(context)?;
        let forms = catalogue.vocab.discipline_forms.iter().map(|form| form.name_vi.as_str());
        Ok(vec![("form", words(forms.chain(["Đang xem xét"])))])
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Discipline>> {
        let catalogue = crate::law::catalogue(context)?;
        let known = store::discipline::list(conn, None)?;
        let known: HashMap<Key, Discipline> = known.into_iter().map(|one| (key(&one), one)).collect();
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let (title, row) = (line.text("subject"), line.row);
            let found = or_refusal(names.subject(None, &title))?;
            proposals.push(Proposal { row, title, draft: draft(line, found, &catalogue, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Discipline>, step: Step<'_>) -> Result<()> {
        for discipline in records {
            store::discipline::save(tx, &discipline)?;
            step()?;
        }
        Ok(())
    }
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<Subject, Fault>,
    catalogue: &Catalogue,
    known: &HashMap<Key, Discipline>,
) -> std::result::Result<Draft<Discipline>, Vec<Fault>> {
    let mut reading = line.reading();
    let subject = reading.take("subject", found);
    let form = reading.parse("form", |written| match text::fold(written).as_str() {
        "dang xem xet" | "dang xac minh" => Ok(None),
        _ => catalogue.vocab.read_form(written).map(|form| Some(form.to_owned())),
    });
    let (decided, until) = (reading.date("decided"), reading.date("until"));
    if reading.is_sound() && (form.is_none() || decided.is_none()) {
        let field = if form.is_none() { "form" } else { "decided" };
        reading.refuse(Fault::new("discipline.incomplete").at_field(field));
    }
    let (document, note) = (reading.text("document"), reading.paragraphs("note"));
    reading.finish(())?;
    let (Some(subject), Some(form), Some(decided)) = (subject, form, decided) else { return Err(Vec::new()) };
    let mut record = Discipline { id: None, subject, form, decided, until, document, note };
    let before = known.get(&key(&record));
    if let Some(before) = before {
        // What the table does not say stays.
        record.id = before.id;
        record.until = until.or(before.until);
        for (told, kept) in [(&mut record.document, &before.document), (&mut record.note, &before.note)] {
            if told.is_empty() {
                told.clone_from(kept);
            }
        }
    }
    let record = record.checked()?;
    let target = format!("{:?}", key(&record));
    Ok(Draft { target, before: before.map(|one| shown(catalogue, one)), after: shown(catalogue, &record), record })
}

fn shown(catalogue: &Catalogue, one: &Discipline) -> Shown {
    [
        ("Hình thức kỷ luật", super::form_name(catalogue, one.form.as_deref())),
        ("Ngày quyết định", one.decided.vietnamese()),
        ("Hết hiệu lực", one.until.map(|date| date.vietnamese()).unwrap_or_default()),
        ("Văn bản", one.document.clone()),
        ("Ghi chú", one.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
