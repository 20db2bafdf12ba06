//! Báo cáo sơ kết, tổng kết a movement (documents §15): numbers are put in, never typed; what only people can say is
//! written section by section, or left to be written in Word.

use std::collections::BTreeMap;

use domain::date::PartialDate;
use domain::movement::{ExemplarKind, ExemplarState, Movement, RegistrationStep, RemedyState, SummarySection};
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};
use store::Connection;
use store::achievement::Filter;

use super::results::counted;
use super::{aim_words, chosen, printed_targets, within};
use crate::movement::exemplar::ExemplarRow;
use crate::movement::inspection::InspectionRow;
use crate::movement::result::MovementYear;
use crate::movement::target::MovementTargets;
use crate::nomination::ShareRow;
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead, roman};
use crate::report::{MovementReports, grid};
use crate::{Context, Result};

/// Decimals that a figure is printed with at most.
const PLACES: u32 = 4;
/// How many units that have not reported are named.
const NAMED: usize = 30;

/// What came of a movement beside its targets.
struct Results {
    /// How many achievements of each kind answer it.
    achievements: Vec<(String, u32)>,
    /// How many are proposed for each award in its batches.
    awards: Vec<(String, u32)>,
    /// Shares of those who are proposed.
    shares: Vec<ShareRow>,
}

/// Builds the report of a movement, with what was written for the period.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let followed = printed_targets(context, options)?;
    let reports = grid(context, id)?;
    let came_to = crate::movement::result::results(context, MovementYear { id, year: Some(followed.period.year()) })?;
    let catalogue = crate::law::catalogue(context)?;
    let inspections = crate::movement::inspection::rows(context, id)?;
    let (movement, results, exemplars, written, paper) = context.read(|conn| {
        let movement = crate::movement::find(conn, id)?;
        let named = |award: &str| crate::grant::award_name(&catalogue, award).to_owned();
        let results = results(conn, &movement, context.today(), named)?;
        let exemplars = crate::movement::exemplar::rows(conn, id)?;
        let written = store::movement::summary_texts(conn, id, followed.period)?;
        Ok((movement, results, exemplars, written, Paper::of(context, conn, options)?))
    })?;
    let mut document =
        paper.document("Báo cáo kết quả phong trào", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "BC"));
    let about = format!("Kết quả phong trào thi đua “{}”, {}", movement.name, within(followed.period));
    let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
    document.push(Title::new("Báo cáo", given.unwrap_or(about)));
    document.push(head("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, PHÁT ĐỘNG"));
    document.push(Paragraph::body(vec![Run::plain(launched(&movement))]));
    written_of(&mut document, &written, SummarySection::Leading);
    document.push(head("II. KẾT QUẢ"));
    document.push(head("1. Thực hiện các chỉ tiêu"));
    document.push(Paragraph::body(vec![Run::plain(reported(&followed))]));
    if !followed.targets.is_empty() {
        document.push(targets(&followed));
    }
    // Of a half year nothing that came after it.
    let last = followed.period.last_day();
    let is_within = |date: Option<PartialDate>| {
        let day = date.and_then(PartialDate::first_day);
        day.is_none() || day <= last
    };
    let shown: Vec<&ExemplarRow> = exemplars.iter().filter(|row| is_within(row.exemplar.found)).collect();
    document.push(head("2. Mô hình mới, điển hình tiên tiến"));
    document.push(Paragraph::body(vec![Run::plain(exemplified(&shown))]));
    if !shown.is_empty() {
        document.push(exemplar_table(&shown));
    }
    let shown: Vec<&InspectionRow> =
        inspections.iter().rev().filter(|row| is_within(Some(row.inspection.date))).collect();
    document.push(head("3. Kiểm tra, chế độ báo cáo"));
    document.push(Paragraph::body(vec![Run::plain(inspected(&shown, &reports))]));
    if !shown.is_empty() {
        document.push(inspection_table(&shown));
    }
    document.push(head("4. Thành tích, khen thưởng"));
    document.push(Paragraph::body(vec![Run::plain(achieved(&results))]));
    if !results.achievements.is_empty() || !results.awards.is_empty() {
        document.push(counts(&results));
        for share in &results.shares {
            document.push(Paragraph::body(vec![Run::plain(format!("{}: {}.", share.name, share.text))]));
        }
    }
    document.push(head("5. Đánh giá chung"));
    if came_to.rows.iter().any(|row| row.result.level.is_some()) {
        let words = format!("Kết quả của các đơn vị năm {}: {}", came_to.year, counted(&came_to).to_lowercase());
        document.push(Paragraph::body(vec![Run::plain(words)]));
    }
    written_or_room(&mut document, &written, SummarySection::Results);
    let parts = [SummarySection::Limits, SummarySection::Lessons, SummarySection::Direction, SummarySection::Proposals];
    for (nth, section) in parts.into_iter().enumerate() {
        document.push(head(&format!("{}. {}", roman(nth + 3), section.vietnamese().to_uppercase())));
        written_or_room(&mut document, &written, section);
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

type Written = BTreeMap<SummarySection, String>;

/// What was written of a section, a paragraph a line; nothing where nothing was.
fn written_of(document: &mut Document, written: &Written, section: SummarySection) {
    for line in written.get(&section).into_iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()) {
        document.push(Paragraph::body(vec![Run::plain(line.trim())]));
    }
}

/// The same, with room to write by hand where nothing was.
fn written_or_room(document: &mut Document, written: &Written, section: SummarySection) {
    if written.contains_key(&section) {
        return written_of(document, written, section);
    }
    document.push(Paragraph::body(vec![Run::plain("…")]).to_complete());
}

fn head(words: &str) -> Paragraph {
    Paragraph::body(vec![Run::bold(words)]).kept()
}

fn results(
    conn: &Connection,
    movement: &Movement,
    today: PartialDate,
    award_name: impl Fn(&str) -> String,
) -> Result<Results> {
    let mut achievements = Vec::new();
    for kind in store::achievement::kinds(conn)? {
        let filter = Filter { movement: movement.id, kind: kind.id, ..Filter::default() };
        let count = store::achievement::count(conn, &filter)?;
        if count > 0 {
            achievements.push((kind.name, count));
        }
    }
    let mut awards: BTreeMap<String, u32> = BTreeMap::new();
    let mut lines = Vec::new();
    for batch in store::nomination::batches(conn)?.iter().filter(|batch| batch.movement_id == movement.id) {
        for line in batch.id.map(|id| store::nomination::lines(conn, id)).transpose()?.into_iter().flatten() {
            *awards.entry(award_name(&line.award)).or_default() += 1;
            lines.push(line);
        }
    }
    let shares = crate::nomination::shares_of_lines(conn, &lines, today)?;
    Ok(Results { achievements, awards: awards.into_iter().collect(), shares })
}

/// `Phong trào được phát động tại Kế hoạch số …; 12 đơn vị đăng ký.`
fn launched(movement: &Movement) -> String {
    let day = movement.date.map(|date| format!(" ngày {}", date.vietnamese())).unwrap_or_default();
    // Of an article about it the number is often unknown: then only who launched it is said.
    let words = match (movement.number.as_str(), movement.issuer.as_str()) {
        ("", "") => format!("Phong trào được phát động{day}"),
        ("", issuer) => format!("Phong trào do {issuer} phát động{day}"),
        (number, "") => format!("Phong trào được phát động tại văn bản số {number}{day}"),
        (number, issuer) => format!("Phong trào được phát động tại văn bản số {number}{day} của {issuer}"),
    };
    let registered = movement.registrations.iter().filter(|own| own.is_registered()).count();
    let planned =
        movement.registrations.iter().filter(|own| !own.missing(false).contains(&RegistrationStep::Plan)).count();
    format!(
        "{words}. Số đơn vị đăng ký thi đua: {registered:02} trên {:02} đơn vị tham gia; {planned:02} đơn vị ban hành kế \
         hoạch riêng.",
        movement.registrations.len()
    )
}

fn reported(followed: &MovementTargets) -> String {
    if followed.targets.is_empty() {
        return "Phong trào không đặt chỉ tiêu bằng số.".to_owned();
    }
    let waiting: Vec<&str> =
        followed.units.iter().filter(|unit| unit.missing > 0).map(|unit| unit.unit_name.as_str()).collect();
    let count = followed.units.len();
    let words = format!("Theo dõi {:02} chỉ tiêu ở {count:02} đơn vị.", followed.targets.len());
    match waiting.len() {
        0 => format!("{words} Mọi đơn vị đã báo cáo đủ."),
        several => {
            let mut names = waiting.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
            if several > NAMED {
                names.push_str("; …");
            }
            format!("{words} Còn {several:02} đơn vị chưa báo cáo đủ: {names}.")
        }
    }
}

fn targets(followed: &MovementTargets) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::text("target", "Chỉ tiêu", 34),
        Column::text("measure", "Đơn vị tính", 10).aligned(Align::Center),
        Column::text("aim", "Mức phấn đấu", 16).aligned(Align::Center),
        Column::text("reported", "Đơn vị đã báo cáo", 11).aligned(Align::Center),
        Column::integer("met", "Đơn vị đạt", 9),
        Column::decimal("total", "Cộng chung", 14),
    ]);
    for (nth, target) in (1..).zip(&followed.targets) {
        let tally = &target.tally;
        table.data(vec![
            Cell::count(nth),
            Cell::text(&target.name),
            Cell::text(&target.unit_of_measure),
            Cell::text(aim_words(target)),
            Cell::text(format!("{}/{}", tally.reported, tally.units)),
            if target.shared { Cell::empty() } else { Cell::integer(i64::from(tally.met)) },
            Cell::maybe(tally.total.clone(), |total| Cell::decimal(total, PLACES)),
        ]);
    }
    table
}

fn achieved(results: &Results) -> String {
    let sum = |counts: &[(String, u32)]| counts.iter().map(|(_, count)| count).sum::<u32>();
    format!(
        "Đã ghi nhận {:02} thành tích hưởng ứng phong trào; đề nghị khen thưởng {:02} trường hợp.",
        sum(&results.achievements),
        sum(&results.awards)
    )
}

fn counts(results: &Results) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 8),
        Column::text("name", "Nội dung", 70),
        Column::integer("count", "Số lượng", 22),
    ]);
    for (label, name, counts) in
        [("I", "Thành tích", &results.achievements), ("II", "Đề nghị khen thưởng", &results.awards)]
    {
        if counts.is_empty() {
            continue;
        }
        table.section(label, name);
        for (nth, (name, count)) in (1..).zip(counts) {
            table.data(vec![Cell::count(nth), Cell::text(name), Cell::integer(i64::from(*count))]);
        }
    }
    table
}

/// `Phát hiện 02 mô hình mới, 01 điển hình tiên tiến; 01 đã nhân rộng, 01 đã khen thưởng.`
fn exemplified(rows: &[&ExemplarRow]) -> String {
    if rows.is_empty() {
        return "Chưa ghi nhận mô hình mới, điển hình tiên tiến.".to_owned();
    }
    let count = |is: &dyn Fn(&ExemplarRow) -> bool| rows.iter().filter(|row| is(row)).count();
    let spread = |row: &ExemplarRow| row.exemplar.spread.is_some() || !row.exemplar.spread_how.is_empty();
    format!(
        "Phát hiện {:02} mô hình mới, {:02} điển hình tiên tiến; {:02} đã nhân rộng, {:02} đã khen thưởng.",
        count(&|row| row.exemplar.kind == ExemplarKind::Model),
        count(&|row| row.exemplar.kind == ExemplarKind::Exemplar),
        count(&spread),
        count(&|row| row.state == ExemplarState::Commended),
    )
}

fn exemplar_table(rows: &[&ExemplarRow]) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::text("name", "Mô hình, điển hình", 30),
        Column::text("subject", "Tập thể, cá nhân", 22),
        Column::text("description", "Cách làm, kết quả", 27),
        Column::text("state", "Nhân rộng, khen thưởng", 15),
    ]);
    for (label, kind) in [("I", ExemplarKind::Model), ("II", ExemplarKind::Exemplar)] {
        let own: Vec<&&ExemplarRow> = rows.iter().filter(|row| row.exemplar.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        table.section(label, kind.vietnamese());
        for (nth, row) in (1..).zip(own) {
            let commended = row.exemplar.commendation.clone();
            let state = if commended.is_empty() { capital_first(&row.state_name) } else { commended };
            table.data(vec![
                Cell::count(nth),
                Cell::text(&row.exemplar.name),
                Cell::text(&row.subject_name),
                Cell::text(&row.exemplar.description),
                Cell::text(state),
            ]);
        }
    }
    table
}

/// How many were inspected and what is still to be mended; who sent the reports.
fn inspected(rows: &[&InspectionRow], reports: &MovementReports) -> String {
    let mut words = if rows.is_empty() {
        "Chưa tổ chức kiểm tra.".to_owned()
    } else {
        let waiting =
            rows.iter().filter(|row| matches!(row.remedy, RemedyState::Awaited | RemedyState::Overdue)).count();
        format!("Tổ chức {:02} lượt kiểm tra; còn {waiting:02} nội dung chưa khắc phục.", rows.len())
    };
    for column in &reports.columns {
        words.push_str(&format!(" {}: {:02}/{:02} đơn vị đã nộp", column.name, column.received, column.of));
        words.push_str(&if column.late > 0 { format!(", {:02} nộp trễ.", column.late) } else { ".".to_owned() });
    }
    words
}

fn inspection_table(rows: &[&InspectionRow]) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::date("date", "Ngày", 13),
        Column::text("unit", "Đơn vị", 25),
        Column::text("findings", "Kết quả, tồn tại", 38),
        Column::text("remedy", "Khắc phục", 18),
    ]);
    for (nth, row) in (1..).zip(rows) {
        table.data(vec![
            Cell::count(nth),
            Cell::date(row.inspection.date),
            Cell::text(&row.unit_name),
            Cell::text(&row.inspection.findings),
            Cell::text(capital_first(&row.remedy_name)),
        ]);
    }
    table
}
