//! Yearly evaluations from tables: a row a unit or a person and a year, or a column a year.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::evaluation::{Evaluation, EvaluationLevel};
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Shown};
use domain::subject::Subject;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Result};

/// Tables of evaluations.
pub(crate) struct Evaluations;

impl Kind for Evaluations {
    type Record = Evaluation;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            Field::new(
                "subject",
                "Đơn vị, cá nhân",
                &[
                    "ho va ten",
                    "ho ten",
                    "ho, ten",
                    "ten",
                    "doi tuong",
                    "tap the, ca nhan",
                    "ten ca nhan",
                    "ca nhan",
                    "subject",
                    "unit",
                    "person",
                ],
            )
            .otherwise(&[
                "ten don vi",
                "don vi",
                "ten co quan",
                "co quan",
                "ten tap the",
                "tap the",
                "xa, phuong",
                "dia phuong",
            ])
            .required()
            .hint("Tên hoặc mã"),
            Field::new("year", "Năm", &["nam danh gia", "nam xep loai", "year"])
                .hint("Để trống thì lấy năm ghi trên bảng"),
            Field::new(
                "level",
                "Mức xếp loại",
                &[
                    "xep loai",
                    "ket qua xep loai",
                    "ket qua danh gia",
                    "ket qua phan loai",
                    "phan loai",
                    "muc",
                    "muc do hoan thanh",
                    "level",
                ],
            )
            .by_year()
            .required(),
            Field::new("document", "Văn bản", &["quyet dinh", "so van ban", "can cu", "document"]),
            Field::new("note", "Ghi chú", &["ghi chu", "note"]),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(_: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("level", words(EvaluationLevel::ALL.map(EvaluationLevel::vietnamese)))])
    }

    fn plan(_: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Evaluation>> {
        let mut known: HashMap<(Subject, u16), Evaluation> = HashMap::new();
        known.extend(store::evaluation::list(conn, None)?.into_iter().map(|own| ((own.subject, own.year), own)));
        let given = lines.given("year").parse::<u16>().ok().or_else(|| lines.year_in_titles());
        let years = if lines.head("year").is_none() { lines.columns_by_year("level") } else { Vec::new() };
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let title = line.text("subject");
            let row = line.row;
            let found = or_refusal(names.subject(None, &title))?;
            // A column a year: an evaluation of each that is filled.
            let of_years: Vec<Graded> = years
                .iter()
                .filter_map(|(year, column)| Some(Graded { year: *year, level: line.at(*column)? }))
                .collect();
            for graded in &of_years {
                let draft = draft(line, found.clone(), Some(graded), given, &known);
                proposals.push(Proposal { row, title: format!("{title}, năm {}", graded.year), draft });
            }
            if of_years.is_empty() {
                let given = years.first().map_or(given, |(year, _)| Some(*year));
                proposals.push(Proposal { row, title, draft: draft(line, found, None, given, &known) });
            }
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Evaluation>, step: Step<'_>) -> Result<()> {
        for evaluation in records {
            store::evaluation::save(tx, &evaluation)?;
            step()?;
        }
        Ok(())
    }
}

/// What stands in the column of a year.
struct Graded {
    year: u16,
    level: String,
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<Subject, Fault>,
    graded: Option<&Graded>,
    given: Option<u16>,
    known: &HashMap<(Subject, u16), Evaluation>,
) -> std::result::Result<Draft<Evaluation>, Vec<Fault>> {
    let mut reading = line.reading();
    let subject = reading.take("subject", found);
    let own = reading.column_text("year");
    let year = match graded {
        Some(graded) => Some(graded.year),
        None if own.is_empty() => given,
        None => reading.parse("year", read_year),
    };
    if year.is_none() && reading.is_sound() {
        reading.refuse(Fault::new("evaluation.year_missing").at_field("year"));
    }
    let level = match graded {
        Some(graded) => reading.take("level", EvaluationLevel::read(&graded.level)),
        None => reading.parse("level", EvaluationLevel::read),
    };
    if level.is_none() && reading.is_sound() {
        reading.refuse(Fault::new("evaluation.level_missing").at_field("level"));
    }
    let (document, note) = (reading.text("document"), reading.paragraphs("note"));
    reading.finish(())?;
    let (Some(subject), Some(year), Some(level)) = (subject, year, level) else { return Err(Vec::new()) };
    let before = known.get(&(subject, year));
    // An empty cell takes nothing away.
    let kept = |told: String, of: fn(&Evaluation) -> &String| {
        if told.is_empty() { before.map(of).cloned().unwrap_or_default() } else { told }
    };
    let record = Evaluation {
        id: before.and_then(|own| own.id),
        subject,
        year,
        level,
        document: kept(document, |own| &own.document),
        note: kept(note, |own| &own.note),
    }
    .checked()?;
    let target = format!("{year} {:?}", subject.id());
    Ok(Draft { target, before: before.map(shown), after: shown(&record), record })
}

fn read_year(text: &str) -> std::result::Result<u16, Fault> {
    text.trim().parse().map_err(|_| Fault::new("evaluation.year_odd").with("year", text.trim()))
}

fn shown(evaluation: &Evaluation) -> Shown {
    [
        ("Năm", evaluation.year.to_string()),
        ("Mức xếp loại", evaluation.level.vietnamese().to_owned()),
        ("Văn bản", evaluation.document.clone()),
        ("Ghi chú", evaluation.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
