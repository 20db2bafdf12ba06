//! Confirmations from tables: a row a subject, a year and a question.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::confirmation::{Confirmation, read_answer};
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::subject::Subject;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Result};

/// Tables of confirmations.
pub(crate) struct Confirmations;

type Key = (Subject, u16, String);

impl Kind for Confirmations {
    type Record = Confirmation;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            Field::new("subject", "Đối tượng", &["ho va ten", "ho ten", "ca nhan", "ten", "subject"])
                .otherwise(&["don vi"])
                .required()
                .hint("Tên hoặc mã"),
            Field::new("year", "Năm", &["nam thanh tich", "year"]).hint("Để trống thì lấy năm ghi trên bảng"),
            Field::new("key", "Điều kiện", &["noi dung xac nhan", "tieu chuan", "key"])
                .required()
                .hint("Mã hoặc nguyên văn điều kiện; “tất cả” cho mọi điều kiện bắt buộc"),
            Field::new("holds", "Kết quả", &["xac nhan", "dat", "ket qua xac nhan", "holds"])
                .required()
                .hint("Đạt hoặc không đạt"),
            Field::new("evidence", "Căn cứ", &["minh chung", "van ban", "evidence"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(_: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("holds", words(["Đạt", "Không đạt"]))])
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<Confirmation>> {
        let catalogue = crate::law::catalogue(context)?;
        let questions = catalogue.questions();
        let known = store::confirmation::list(conn, None, None)?;
        let known: HashMap<Key, Confirmation> =
            known.into_iter().map(|one| ((one.subject, one.year, one.key.clone()), one)).collect();
        let given = lines.given("year").parse::<u16>().ok().or_else(|| lines.year_in_titles());
        let mut keys: HashMap<String, Result<String, Fault>> = HashMap::new();
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let (title, row) = (line.text("subject"), line.row);
            let found = or_refusal(names.subject(None, &title))?;
            let written = line.text("key");
            let key = keys.entry(written).or_insert_with_key(|written| super::read_key(&catalogue, written)).clone();
            let ask = |key: &str| super::question(&questions, key);
            proposals.push(Proposal { row, title, draft: draft(line, found, key, given, &known, &ask) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Confirmation>, step: Step<'_>) -> Result<()> {
        for confirmation in records {
            super::write(tx, &confirmation)?;
            step()?;
        }
        Ok(())
    }
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<Subject, Fault>,
    key: std::result::Result<String, Fault>,
    given: Option<u16>,
    known: &HashMap<Key, Confirmation>,
    ask: &dyn Fn(&str) -> String,
) -> std::result::Result<Draft<Confirmation>, Vec<Fault>> {
    let mut reading = line.reading();
    let subject = reading.take("subject", found);
    let key = reading.take("key", key);
    let year = if reading.column_text("year").is_empty() {
        given
    } else {
        reading.parse("year", |written| {
            written.parse().map_err(|_| Fault::new("confirmation.year_odd").with("year", written))
        })
    };
    let holds = reading.parse("holds", read_answer);
    if reading.is_sound() && (year.is_none() || holds.is_none()) {
        let field = if year.is_none() { "year" } else { "holds" };
        reading.refuse(Fault::new("confirmation.incomplete").at_field(field));
    }
    let evidence = reading.paragraphs("evidence");
    reading.finish(())?;
    let (Some(subject), Some(key), Some(year), Some(holds)) = (subject, key, year, holds) else {
        return Err(Vec::new());
    };
    let before = known.get(&(subject, year, key.clone()));
    let evidence =
        if evidence.is_empty() { before.map(|own| own.evidence.clone()).unwrap_or_default() } else { evidence };
    let (by, at) = before.map(|own| (own.by.clone(), own.at.clone())).unwrap_or_default();
    let record =
        Confirmation { id: before.and_then(|own| own.id), subject, year, key, holds, evidence, by, at }.checked()?;
    let target = format!("{year} {} {:?}", record.key, subject.id());
    let shown = |one: &Confirmation| shown(one, ask(&one.key));
    Ok(Draft { target, before: before.map(shown), after: shown(&record), record })
}

fn shown(confirmation: &Confirmation, question: String) -> Shown {
    [
        ("Năm", confirmation.year.to_string()),
        ("Điều kiện", question),
        ("Kết quả", super::answer_name(confirmation.holds).to_owned()),
        ("Căn cứ", confirmation.evidence.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
