//! Figures of collectives from tables: a row a unit and a year.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::collective::{CollectiveYear, MemberSanction};
use domain::id::UnitId;
use domain::import::{Draft, Field, Line, Lines, Plan, Proposal, Reading, Shown};
use domain::law::Catalogue;
use store::{Connection, Tx};

use crate::error::or_refusal;
use crate::import::{Choices, Kind, Step};
use crate::names::Names;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Tables of figures.
pub(crate) struct Collectives;

type Key = (UnitId, u16);

impl Kind for Collectives {
    type Record = CollectiveYear;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        Ok(vec![
            Field::new("unit", "Đơn vị", &["ten don vi", "tap the", "ten tap the", "ten", "unit"])
                .required()
                .hint("Tên hoặc mã"),
            Field::new("year", "Năm", &["nam thanh tich", "year"]).hint("Để trống thì lấy năm ghi trên bảng"),
            Field::new(
                "members",
                "Số người tính",
                &["tong so", "so nguoi", "tong so ca nhan", "tong so cbccvc", "members"],
            )
            .required(),
            Field::new("ldtt", "Lao động tiên tiến", &["so ldtt", "ldtt", "dat ldtt"]),
            Field::new("cstd_co_so", "Chiến sĩ thi đua cơ sở", &["so cstdcs", "cstdcs", "cstd co so", "cstd"]),
            Field::new("completed", "Hoàn thành nhiệm vụ", &["so hoan thanh", "hoan thanh", "completed"]),
            Field::new("disciplined", "Kỷ luật", &["so bi ky luat", "bi ky luat", "disciplined"]).hint(
                "Hình thức của từng người, cách nhau bằng dấu chấm phẩy; ghi 0 khi không có ai; để trống là chưa biết",
            ),
            Field::new("note", "Ghi chú", &["note"]),
        ])
    }

    fn choices(_: &Context<'_>, conn: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        Ok(vec![("unit", UnitNames::load(conn)?.list())])
    }

    fn plan(
        context: &Context<'_>,
        conn: &Connection,
        lines: &Lines<'_>,
        names: &Names<'_>,
    ) -> Result<Plan<CollectiveYear>> {
        let catalogue = crate::law::catalogue(context)?;
        let known = store::collective::list(conn, None, None)?;
        let known: HashMap<Key, CollectiveYear> = known.into_iter().map(|own| ((own.unit_id, own.year), own)).collect();
        let given = lines.given("year").parse::<u16>().ok().or_else(|| lines.year_in_titles());
        let mut proposals = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            names.at(&line);
            let (title, row) = (line.text("unit"), line.row);
            let found = or_refusal(names.unit(&title))?;
            proposals.push(Proposal { row, title, draft: draft(line, found, given, &catalogue, &known) });
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<CollectiveYear>, step: Step<'_>) -> Result<()> {
        for figures in records {
            store::collective::save(tx, &figures)?;
            step()?;
        }
        Ok(())
    }
}

fn count(reading: &mut Reading<'_>, field: &str) -> Option<u32> {
    let number = reading.number(field)?;
    let whole = number.to_string().parse().map_err(|_| Fault::new("collective.count_odd").with("value", number));
    reading.take(field, whole)
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<UnitId, Fault>,
    given: Option<u16>,
    catalogue: &Catalogue,
    known: &HashMap<Key, CollectiveYear>,
) -> std::result::Result<Draft<CollectiveYear>, Vec<Fault>> {
    let mut reading = line.reading();
    let unit_id = reading.take("unit", found);
    let year = if reading.column_text("year").is_empty() {
        given
    } else {
        reading.parse("year", |written| {
            written.parse().map_err(|_| Fault::new("collective.year_odd").with("year", written))
        })
    };
    if reading.is_sound() && year.is_none() {
        reading.refuse(Fault::new("collective.year_missing").at_field("year"));
    }
    let fields = ["members", "ldtt", "cstd_co_so", "completed"];
    let counts = fields.map(|field| count(&mut reading, field));
    let disciplined = reading.parse("disciplined", |written| sanctions(catalogue, written));
    let note = reading.paragraphs("note");
    reading.finish(())?;
    let (Some(unit_id), Some(year)) = (unit_id, year) else { return Err(Vec::new()) };
    let before = known.get(&(unit_id, year));
    // An empty cell takes nothing away; that nobody was disciplined is said by a nought.
    let kept = |place: usize, of: fn(&CollectiveYear) -> Option<u32>| {
        counts.get(place).copied().flatten().or_else(|| before.and_then(of))
    };
    let record = CollectiveYear {
        id: before.and_then(|own| own.id),
        unit_id,
        year,
        members: kept(0, |own| own.members),
        ldtt: kept(1, |own| own.ldtt),
        cstd_co_so: kept(2, |own| own.cstd_co_so),
        completed: kept(3, |own| own.completed),
        disciplined: disciplined.or_else(|| before.and_then(|own| own.disciplined.clone())),
        note: match before {
            Some(before) if note.is_empty() => before.note.clone(),
            _ => note,
        },
    }
    .checked()?;
    let target = format!("{year} {unit_id}");
    Ok(Draft { target, before: before.map(|own| shown(catalogue, own)), after: shown(catalogue, &record), record })
}

/// "Khiển trách; cảnh cáo": a sanction a name. "0" and "không" say that there is none.
fn sanctions(catalogue: &Catalogue, written: &str) -> std::result::Result<Vec<MemberSanction>, Fault> {
    if ["0", "khong", "khong co", "khong co ai"].contains(&domain::text::fold(written.trim()).as_str()) {
        return Ok(Vec::new());
    }
    let names = written.split([';', ',']).map(str::trim).filter(|name| !name.is_empty() && *name != "0");
    names.map(|name| Ok(MemberSanction { form: catalogue.vocab.read_form(name)?.to_owned(), decided: None })).collect()
}

fn shown(catalogue: &Catalogue, figures: &CollectiveYear) -> Shown {
    let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    let disciplined = match figures.disciplined.as_deref() {
        None => String::new(),
        Some([]) => "Không có".to_owned(),
        Some(disciplined) => {
            let forms = disciplined.iter().map(|sanction| catalogue.vocab.form_name(&sanction.form));
            forms.collect::<Vec<_>>().join("; ")
        }
    };
    [
        ("Năm", figures.year.to_string()),
        ("Số người tính", number(figures.members)),
        ("Lao động tiên tiến", number(figures.ldtt)),
        ("Chiến sĩ thi đua cơ sở", number(figures.cstd_co_so)),
        ("Hoàn thành nhiệm vụ", number(figures.completed)),
        ("Kỷ luật", disciplined),
        ("Ghi chú", figures.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
