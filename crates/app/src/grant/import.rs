//! The award record from tables: a row a subject, an award and a decision.

use std::collections::{BTreeMap, HashMap};

use domain::Fault;
use domain::date::PartialDate;
use domain::grant::{Grant, GrantState, read_heading};
use domain::id::GrantId;
use domain::import::{Draft, Field, GROUP, Line, Lines, Plan, Proposal, Reading, Shown, read_date, read_period};
use domain::law::{AWARD_TYPES, Award, AwardPeriod, Catalogue, award_type_name, read_award_type};
use domain::names::several_people;
use domain::subject::{Subject, SubjectKind};
use store::grant::Filter;
use store::{Connection, Tx};

use super::grounds::{Grounds, Said};
use crate::error::or_refusal;
use crate::import::{Choices, Kind, SUBJECT_KINDS, Step, words};
use crate::names::{Names, person_fields};
use crate::{Context, Error, Result};

/// Tables of grants.
pub(crate) struct Grants;

type Key = (Subject, String, String, Option<u16>, String);

impl Kind for Grants {
    type Record = Grant;

    fn fields(_: &Connection, _: &BTreeMap<String, String>) -> Result<Vec<Field>> {
        let own = vec![
            Field::new(
                "subject",
                "Đối tượng",
                &["ho va ten/ten tap the", "ho va ten", "ho ten", "tap the, ca nhan", "ca nhan", "ten", "subject"],
            )
            .otherwise(&["ten don vi", "don vi", "ten tap the", "tap the", "co quan"])
            .required()
            .hint("Tên hoặc mã đơn vị, cá nhân, hộ gia đình"),
            Field::new(
                "subject_kind",
                "Là đơn vị, cá nhân hay hộ",
                &["loai doi tuong", "doi tuong la", "subject kind"],
            )
            .hint("Chỉ cần khi trùng tên"),
            Field::new(
                "award",
                "Danh hiệu, hình thức",
                &[
                    "danh hieu, hinh thuc khen thuong",
                    "danh hieu/hinh thuc",
                    "hinh thuc khen thuong",
                    "danh hieu thi dua",
                    "danh hieu",
                    "hinh thuc",
                    "khen thuong",
                    "award",
                ],
            )
            .required(),
            Field::new("award_2", "Danh hiệu, hình thức ở cột thứ hai", &SECOND_AWARD).second(),
            Field::new("award_type", "Loại hình", &["loai hinh khen thuong", "loai khen thuong", "award type"])
                .hint("Công trạng, chuyên đề, đột xuất…; để trống là công trạng"),
            Field::new(
                "years",
                "Năm thành tích",
                &[
                    "nam",
                    "thanh tich nam",
                    "nam dat thanh tich",
                    "giai doan",
                    "thoi gian",
                    "thoi gian lap thanh tich",
                    "nam hoc",
                    "years",
                    "period",
                    "year",
                ],
            )
            .hint("2024 hoặc 2021–2023; để trống khi quyết định không ghi"),
            Field::new(
                "decision_number",
                "Số quyết định",
                &[
                    "so, ky hieu",
                    "so qd",
                    "so quyet dinh khen thuong",
                    "quyet dinh so",
                    "quyet dinh",
                    "decision number",
                    "so",
                ],
            ),
            Field::new(
                "decision_date",
                "Ngày quyết định",
                &[
                    "ngay ky",
                    "ngay qd",
                    "ngay, thang quyet dinh",
                    "ngay ban hanh",
                    "so, ngay quyet dinh",
                    "so, ngay qd",
                    "decision date",
                    "ngay",
                    "ngay, thang",
                    "ngay, thang, nam",
                ],
            )
            .required_unless("group"),
            Field::new(
                "authority",
                "Cấp quyết định",
                &[
                    "co quan quyet dinh",
                    "co quan ban hanh",
                    "noi ban hanh",
                    "cap ban hanh",
                    "nguoi ky",
                    "cap khen",
                    "co quan khen thuong",
                    "authority",
                ],
            ),
            Field::new("bonus", "Tiền thưởng", &["so tien", "muc thuong", "tien thuong (dong)", "bonus"]),
            Field::new("state", "Hiệu lực", &["tinh trang", "trang thai", "state"])
                .hint("Còn hiệu lực, đã hủy bỏ, đã thu hồi"),
            Field::new("reason", "Lý do hủy, thu hồi", &["ly do", "reason"]),
            Field::new(
                "initiatives",
                "Sáng kiến làm căn cứ",
                &[
                    "can cu sang kien",
                    "ma sang kien",
                    "sang kien da dung",
                    "sang kien, de tai lam can cu",
                    "initiatives",
                ],
            )
            .hint("Mã hoặc tên sáng kiến đã có ở Thành tích, cách nhau bằng dấu chấm phẩy; “không” khi không dùng"),
            Field::new("note", "Ghi chú", &["note", "noi dung"]),
            Field::new("group", GROUP, &[]).hint("“Quyết định số … ngày … của …” đứng trên các dòng"),
        ];
        Ok(own.into_iter().chain(person_fields()).collect())
    }

    fn choices(context: &Context<'_>, _: &Connection, _: &BTreeMap<String, String>) -> Result<Choices> {
        let awards = crate::law::catalogue(context)?.awards.iter().map(|award| award.name_vi.clone()).collect();
        let types = words(AWARD_TYPES.map(award_type_name));
        let states = words(GrantState::ALL.map(GrantState::vietnamese));
        let kinds = words(SUBJECT_KINDS);
        Ok(vec![("subject_kind", kinds), ("award", awards), ("award_type", types), ("state", states)])
    }

    fn plan(context: &Context<'_>, conn: &Connection, lines: &Lines<'_>, names: &Names<'_>) -> Result<Plan<Grant>> {
        let catalogue = crate::law::catalogue(context)?;
        let known = store::grant::list(conn, &Filter::default())?;
        let known: HashMap<Key, Grant> = known.into_iter().map(|grant| (grant.key(), grant)).collect();
        let batches = store::nomination::batches_of_grants(conn)?;
        let rules = Rules { catalogue: &catalogue, grounds: &Grounds::load(conn)? };
        let known_people = names.people()?;
        let mut awards: HashMap<String, Result<Award, Fault>> = HashMap::new();
        let mut proposals = Vec::with_capacity(lines.len());
        let whose = super::whose::Whose::load(conn)?;
        for line in lines.iter() {
            names.at(&line);
            // Several people in one cell are several lines of the record.
            let people = several_people(&line.paragraphs("subject"), |name| known_people.is_name(name));
            let row = line.row;
            let mut written = vec![("award", line.text("award")), ("award_2", line.text("award_2"))];
            if written.iter().any(|(_, text)| !text.is_empty()) {
                written.retain(|(_, text)| !text.is_empty());
            } else {
                written.truncate(1);
            }
            for (title, (field, written)) in people.iter().flat_map(|title| written.iter().map(move |one| (title, one)))
            {
                let (field, written) = (*field, written.clone());
                let found = or_refusal(kind_of(line).and_then(|kind| names.subject(kind, title)))?;
                let award = awards.entry(written).or_insert_with_key(|written| named(&catalogue, written)).clone();
                let draft = draft(line, found, (field, award), &rules, &known);
                let draft = draft.and_then(|draft| as_decided(draft, &known, &batches, (&rules, title)));
                let title = match &draft {
                    Ok(draft) => whose.told(title, draft.record.subject, draft.record.decision_date),
                    Err(_) => title.clone(),
                };
                proposals.push(Proposal { row, title, draft });
            }
        }
        domain::import::refuse_twins(&mut proposals);
        Ok(Plan::of(proposals))
    }

    fn write(tx: &Tx<'_>, records: Vec<Grant>, step: Step<'_>) -> Result<()> {
        for grant in records {
            store::grant::save(tx, &grant)?;
            step()?;
        }
        Ok(())
    }
}

/// Headers of the two columns of awards that stand beside each other.
pub(crate) const SECOND_AWARD: [&str; 7] = [
    "danh hieu thi dua",
    "danh hieu td",
    "danh hieu",
    "hinh thuc khen thuong",
    "hinh thuc kt",
    "hinh thuc",
    "danh hieu thi dua de nghi",
];

/// "123/QĐ-UBND ngày 15/01/2026" to the number and the date.
fn number_and_date(written: &str) -> Option<(String, PartialDate)> {
    let (number, date) = [" ngày ", ", "].iter().find_map(|mark| written.rsplit_once(mark))?;
    let number = number.trim_end_matches([',', ';', ' ']).trim_start_matches("Số ").trim_start_matches("số ");
    Some((number.to_owned(), read_date(date).ok()?)).filter(|_| number.contains('/'))
}

fn kind_of(line: Line<'_>) -> Result<Option<SubjectKind>> {
    let written = line.text("subject_kind");
    if written.is_empty() { Ok(None) } else { Ok(Some(SubjectKind::read(&written)?)) }
}

fn named(catalogue: &Catalogue, written: &str) -> Result<Award, Fault> {
    crate::law::resolve_award(catalogue, written).map_err(|error| match error {
        Error::Fault(fault) => fault,
        _ => Fault::new("award.unknown").with("name", written),
    })
}

/// What rows are read by.
struct Rules<'a> {
    catalogue: &'a Catalogue,
    grounds: &'a Grounds,
}

fn draft(
    line: Line<'_>,
    found: std::result::Result<Subject, Fault>,
    (field, award): (&str, std::result::Result<Award, Fault>),
    rules: &Rules<'_>,
    known: &HashMap<Key, Grant>,
) -> std::result::Result<Draft<Grant>, Vec<Fault>> {
    let mut reading = line.reading();
    let subject = reading.take("subject", found);
    let award = reading.take(field, award);
    if let (Some(subject), Some(award)) = (subject, &award)
        && !award.suits(subject.kind())
    {
        let kind = crate::nomination::kind_name(subject.kind());
        let fault = Fault::new("grant.award_not_for").with("award", &award.name_vi).with("kind", kind);
        reading.refuse(fault.at_field(field));
    }
    let award_type = reading.parse("award_type", |written| read_award_type(written).map(str::to_owned));
    let years = years(&mut reading, award.as_ref());
    let both =
        if reading.has_column("decision_number") { None } else { number_and_date(&reading.text("decision_date")) };
    let above = read_heading(&reading.text("group"));
    let (number_beside, decision_date) = match (both, &above) {
        (Some((number, date)), _) => (number, Some(date)),
        (None, Some(above)) if reading.text("decision_date").is_empty() => (above.number.clone(), Some(above.date)),
        _ => (String::new(), reading.date("decision_date")),
    };
    if decision_date.is_none() && reading.is_sound() {
        reading.refuse(Fault::new("grant.date_missing").at_field("decision_date"));
    }
    let bonus = reading.number("bonus").and_then(|amount| {
        let whole = amount.to_string().parse::<u64>();
        reading.take("bonus", whole.map_err(|_| Fault::new("grant.bonus_odd").with("value", amount)))
    });
    let state = reading.parse("state", GrantState::read);
    let grounds = subject.map(|subject| rules.grounds.read(subject, &reading.paragraphs("initiatives")));
    let grounds = grounds.and_then(|grounds| reading.take("initiatives", grounds)).unwrap_or(Said::Nothing);
    let told = ["decision_number", "authority", "reason", "note"].map(|field| reading.text(field));
    reading.finish(())?;
    let (Some(subject), Some(award), Some(decision_date)) = (subject, award, decision_date) else {
        return Err(Vec::new());
    };
    let [number, authority, reason, note] = told;
    let or = |said: String, beside: String| if said.is_empty() { beside } else { said };
    let mut record = Grant {
        id: None,
        subject,
        award: award.id,
        award_type: award_type.clone().unwrap_or_else(|| "cong_trang".to_owned()),
        decision_number: or(number, number_beside),
        decision_date,
        authority: or(authority, above.map(|above| above.authority).unwrap_or_default()),
        from_year: years.map(|(from, _)| from),
        to_year: years.map(|(_, to)| to),
        bonus,
        state: state.unwrap_or_default(),
        reason,
        initiatives: Vec::new(),
        no_initiative: false,
        note,
    };
    if award_type.is_none() {
        record.award_type = known_type(&record, known).unwrap_or(record.award_type);
    }
    let before = known.get(&record.key());
    if let Some(before) = before {
        // An empty cell takes nothing away.
        record.id = before.id;
        record.initiatives.clone_from(&before.initiatives);
        record.no_initiative = before.no_initiative;
        let texts = [
            (&mut record.authority, &before.authority),
            (&mut record.reason, &before.reason),
            (&mut record.note, &before.note),
        ];
        for (told, kept) in texts {
            if told.is_empty() {
                told.clone_from(kept);
            }
        }
        record.bonus = record.bonus.or(before.bonus);
        record.state = state.unwrap_or(before.state);
    }
    match grounds {
        Said::Nothing => {}
        Said::None => (record.initiatives, record.no_initiative) = (Vec::new(), true),
        Said::These(initiatives) => (record.initiatives, record.no_initiative) = (initiatives, false),
    }
    let record = record.checked()?;
    let target = format!("{:?}", record.key());
    Ok(Draft { target, before: before.map(|grant| shown(rules, grant)), after: shown(rules, &record), record })
}

/// A row about a line that a batch's decision wrote says what was decided; only how its number is written stays as it was.
fn as_decided(
    mut draft: Draft<Grant>,
    known: &HashMap<Key, Grant>,
    batches: &HashMap<GrantId, String>,
    (rules, name): (&Rules<'_>, &str),
) -> std::result::Result<Draft<Grant>, Vec<Fault>> {
    let before = known.get(&draft.record.key());
    let (Some(before), Some(batch)) = (before, draft.record.id.and_then(|id| batches.get(&id))) else {
        return Ok(draft);
    };
    if !draft.record.keeps_decision_of(before) {
        return Err(vec![super::decided_in_batch(name, batch).at_field("decision_number")]);
    }
    draft.record.decision_number.clone_from(&before.decision_number);
    draft.after = shown(rules, &draft.record);
    Ok(draft)
}

/// The type of the grant that a row means which says none, when the record has one of a single type.
fn known_type(record: &Grant, known: &HashMap<Key, Grant>) -> Option<String> {
    let of_type = |award_type: &str| Grant { award_type: award_type.to_owned(), ..record.clone() }.key();
    let mut types = AWARD_TYPES.into_iter().filter(|award_type| known.contains_key(&of_type(award_type)));
    types.next().filter(|_| types.next().is_none()).map(str::to_owned)
}

/// The years of achievement. Of an award for one year "2024–2025" is a school year, which is 2025 (law §2).
fn years(reading: &mut Reading<'_>, award: Option<&Award>) -> Option<(u16, u16)> {
    let period = reading.parse("years", read_period)?;
    let (from, to) = (period.from.or(period.to)?.year(), period.to.or(period.from)?.year());
    let is_school_year = award.is_some_and(|award| award.period == AwardPeriod::OneYear) && from + 1 == to;
    Some(if is_school_year { (to, to) } else { (from, to) })
}

fn shown(rules: &Rules<'_>, grant: &Grant) -> Shown {
    [
        ("Danh hiệu, hình thức", super::award_name(rules.catalogue, &grant.award).to_owned()),
        ("Loại hình", award_type_name(&grant.award_type).to_owned()),
        ("Năm thành tích", grant.years()),
        ("Số quyết định", grant.decision_number.clone()),
        ("Ngày quyết định", grant.decision_date.vietnamese()),
        ("Cấp quyết định", grant.authority.clone()),
        ("Tiền thưởng", grant.bonus.map(|bonus| bonus.to_string()).unwrap_or_default()),
        ("Hiệu lực", grant.state.vietnamese().to_owned()),
        ("Lý do hủy, thu hồi", grant.reason.clone()),
        ("Sáng kiến làm căn cứ", rules.grounds.shown(grant)),
        ("Ghi chú", grant.note.clone()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
