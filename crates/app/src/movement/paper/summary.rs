//! Báo cáo sơ kết, tổng kết a movement (documents §15): numbers are put in, never typed; what only people can say is
//! written section by section, or left to be written in Word.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::MovementId;
use domain::movement::{ExemplarKind, ExemplarState, Movement, RemedyState, Span, SummarySection, TargetPeriod};
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::results::counted;
use super::{aim_words, chosen, followed, printed_targets, within};
use crate::movement::exemplar::ExemplarRow;
use crate::movement::gathered::{Gathered, TakingPart, gather};
use crate::movement::inspection::InspectionRow;
use crate::movement::result::MovementYear;
use crate::movement::target::{MovementTargets, MovementTargetsRequest};
use crate::print::{Paper, PrintOptions, capital_first, closing_filed, letterhead, roman};
use crate::{Context, Error, Result};

/// Decimals that a figure is printed with at most.
const PLACES: u32 = 4;
/// How many units that have not reported are named.
const NAMED: usize = 10;

/// Builds the report of a movement, with what was written for the period: of a part of a year, of a year, or of all the
/// movement's years.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let movement = context.read(|conn| crate::movement::find(conn, id))?;
    let about = About::of(&movement, printed_targets(context, options)?.period, options.whole.unwrap_or(false));
    let years: Vec<MovementTargets> =
        about.periods.iter().map(|period| targets_of(context, id, *period)).collect::<Result<_>>()?;
    let last = about.last;
    let came_to = crate::movement::result::results(context, MovementYear { id, year: Some(last.year()) })?;
    let (gathered, written, paper) = context.read(|conn| {
        let gathered = gather(context, conn, &movement, (about.span()?, about.years.clone()))?;
        let written = store::movement::summary_texts(conn, id, last)?;
        Ok::<_, Error>((gathered, written, Paper::of(context, conn, options)?))
    })?;
    let named = movement.called();
    let mut document =
        paper.document("Báo cáo kết quả phong trào", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "BC"));
    let kind = if about.is_final(&movement) { "Tổng kết" } else { "Sơ kết" };
    let kept = written.get(&SummarySection::Title).map(String::as_str);
    let given = options.title.as_deref().filter(|title| !title.trim().is_empty()).or(kept);
    let given = given.map(domain::text::line).filter(|title| !title.is_empty());
    let title = given.unwrap_or_else(|| format!("{kind} {named}, {}", about.words));
    document.push(Title::new("Báo cáo", &title));
    let based = movement.paper();
    let begun = if based.is_empty() { String::new() } else { format!("Thực hiện {based}, ") };
    let opening = format!("{begun}{} báo cáo kết quả {named}, {} như sau:", paper.issuer_in_sentence(), about.words);
    document.push(Paragraph::body(vec![Run::plain(capital_first(&opening))]));
    document.push(head("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, PHÁT ĐỘNG"));
    document.push(Paragraph::body(vec![Run::plain(launched(&movement, &gathered.units))]));
    written_of(&mut document, &written, SummarySection::Leading);
    document.push(head("II. KẾT QUẢ"));
    document.push(head("1. Thực hiện các chỉ tiêu"));
    if let Some(latest) = years.last() {
        document.push(Paragraph::body(vec![Run::plain(reported(latest))]));
    }
    if years.iter().any(|year| !year.targets.is_empty()) {
        document.push(targets(&years));
    }
    document.push(head("2. Mô hình mới, điển hình tiên tiến"));
    document.push(Paragraph::body(vec![Run::plain(exemplified(&gathered.exemplars))]));
    if !gathered.exemplars.is_empty() {
        document.push(exemplar_table(&gathered.exemplars));
    }
    document.push(head("3. Kiểm tra, chế độ báo cáo"));
    document.push(Paragraph::body(vec![Run::plain(inspected(&gathered))]));
    if !gathered.inspections.is_empty() {
        document.push(inspection_table(&gathered.inspections));
    }
    document.push(head("4. Thành tích, khen thưởng"));
    document.push(Paragraph::body(vec![Run::plain(achieved(&gathered))]));
    if !gathered.achievements.is_empty() || !gathered.proposed.is_empty() {
        document.push(counts(&gathered));
        // What nobody knows is no share.
        for share in gathered.shares.iter().filter(|share| share.percent.is_some()) {
            document.push(Paragraph::body(vec![Run::plain(format!("{}: {}.", share.name, share.text))]));
        }
    }
    document.push(head("5. Đánh giá chung"));
    if came_to.rows.iter().any(|row| row.result.level.is_some()) && about.tells_results() {
        let words = format!("Kết quả của các đơn vị năm {}: {}", came_to.year, counted(&came_to).to_lowercase());
        document.push(Paragraph::body(vec![Run::plain(words)]));
    }
    written_or_room(&mut document, &written, SummarySection::Results);
    let parts = [SummarySection::Limits, SummarySection::Lessons, SummarySection::Direction, SummarySection::Proposals];
    for (nth, section) in parts.into_iter().enumerate() {
        document.push(head(&format!("{}. {}", roman(nth + 3), section.vietnamese().to_uppercase())));
        written_or_room(&mut document, &written, section);
    }
    let end = format!("Trên đây là báo cáo {} {named}, {}./.", kind.to_lowercase(), about.words);
    document.push(Paragraph::body(vec![Run::plain(end)]));
    document.push(closing_filed(&paper, &[]));
    Ok(document)
}

/// What a report is about.
struct About {
    /// The periods of its tables: one, or every year of the movement.
    periods: Vec<TargetPeriod>,
    /// The last of them.
    last: TargetPeriod,
    /// The years that it tells of as wholes; none of a part of a year.
    years: Option<RangeInclusive<u16>>,
    /// Within a sentence: `6 tháng đầu năm 2026`, `giai đoạn 2025–2027`.
    words: String,
}

impl About {
    fn of(movement: &Movement, period: TargetPeriod, whole: bool) -> Self {
        let years = movement.years(period.year());
        if whole && years.start() < years.end() {
            let periods: Vec<TargetPeriod> = years.clone().map(TargetPeriod::of_year).collect();
            let words = format!("giai đoạn {}–{}", years.start(), years.end());
            return Self { periods, last: TargetPeriod::of_year(*years.end()), years: Some(years), words };
        }
        let year = period.year();
        let years = (period == TargetPeriod::of_year(year)).then_some(year..=year);
        Self { periods: vec![period], last: period, years, words: within(period) }
    }

    /// Its days.
    ///
    /// # Errors
    /// `movement.period_odd` for a year that the calendar does not know.
    fn span(&self) -> Result<Span> {
        let first = self.periods.first().copied().and_then(Span::of);
        let days = first.zip(Span::of(self.last)).map(|(first, last)| Span { from: first.from, to: last.to });
        Ok(days.ok_or_else(|| Fault::new("movement.period_odd").with("value", self.last.to_string()))?)
    }

    /// Whether it is the movement's last report: of all its years, of its last year, or of the year in which it was closed.
    fn is_final(&self, movement: &Movement) -> bool {
        let end = movement.period.to.or(movement.closed).map(PartialDate::year);
        let years = self.years.as_ref().map(|years| *years.end());
        self.periods.len() > 1 || (years.is_some() && end.is_some_and(|end| years >= Some(end)))
    }

    /// Results of units are of a year; a part of it has none yet.
    fn tells_results(&self) -> bool {
        self.years.is_some()
    }
}

fn targets_of(context: &Context<'_>, id: MovementId, period: TargetPeriod) -> Result<MovementTargets> {
    followed(context, MovementTargetsRequest { id, year: None, period: Some(period) })
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

/// `Phong trào được phát động tại Kế hoạch số …; 12 đơn vị đăng ký.`
fn launched(movement: &Movement, units: &TakingPart) -> String {
    let day = movement.date.map(|date| format!(" ngày {}", date.vietnamese())).unwrap_or_default();
    // Of an article about it the number is often unknown: then only who launched it is said.
    let words = match (movement.number.as_str(), movement.issuer.as_str()) {
        ("", "") => format!("Phong trào được phát động{day}"),
        ("", issuer) => format!("Phong trào do {issuer} phát động{day}"),
        _ => format!("Phong trào được phát động tại {}", movement.paper()),
    };
    let taking_part = match (units.units, units.registered) {
        (0, _) => return format!("{words}."),
        (all, 0) => format!("Có {all:02} đơn vị tham gia; chưa có đơn vị đăng ký thi đua"),
        (all, registered) => format!("Số đơn vị đăng ký thi đua: {registered:02} trên {all:02} đơn vị tham gia"),
    };
    match units.planned {
        0 => format!("{words}. {taking_part}."),
        planned => format!("{words}. {taking_part}; {planned:02} đơn vị ban hành kế hoạch riêng."),
    }
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

/// Of several years a section each.
fn targets(years: &[MovementTargets]) -> Table {
    let totals = years.iter().flat_map(|year| &year.targets).any(|target| target.tally.total.is_some());
    let mut columns = vec![
        Column::integer("stt", "STT", 6),
        Column::text("target", "Chỉ tiêu", if totals { 34 } else { 42 }),
        Column::text("measure", "Đơn vị tính", 10).aligned(Align::Center),
        Column::text("aim", "Mức phấn đấu", if totals { 16 } else { 20 }).aligned(Align::Center),
        Column::text("reported", "Đơn vị đã báo cáo", 12).aligned(Align::Center),
        Column::integer("met", "Đơn vị đạt", 10),
    ];
    if totals {
        columns.push(Column::decimal("total", "Cộng chung", 12));
    }
    let mut table = Table::new(columns);
    for (place, year) in years.iter().enumerate() {
        if years.len() > 1 {
            table.section(roman(place + 1), year.period.vietnamese());
        }
        for (nth, target) in (1..).zip(&year.targets) {
            let tally = &target.tally;
            let mut cells = vec![
                Cell::count(nth),
                Cell::text(&target.name),
                Cell::text(&target.unit_of_measure),
                Cell::text(aim_words(target)),
                Cell::text(format!("{}/{}", tally.reported, tally.units)),
                if target.shared { Cell::empty() } else { Cell::integer(i64::from(tally.met)) },
            ];
            if totals {
                cells.push(Cell::maybe(tally.total.clone(), |total| Cell::decimal(total, PLACES)));
            }
            table.data(cells);
        }
    }
    table
}

fn achieved(gathered: &Gathered) -> String {
    let sum = |counts: &[(String, usize)]| counts.iter().map(|(_, count)| count).sum::<usize>();
    let achievements = match sum(&gathered.achievements) {
        0 => "Chưa ghi nhận thành tích hưởng ứng phong trào".to_owned(),
        count => format!("Đã ghi nhận {count:02} thành tích hưởng ứng phong trào"),
    };
    let proposed = match sum(&gathered.proposed) {
        0 => "chưa đề nghị khen thưởng".to_owned(),
        count => format!("đề nghị khen thưởng {count:02} trường hợp"),
    };
    match gathered.decided {
        0 => format!("{achievements}; {proposed}."),
        decided => {
            format!("{achievements}; {proposed}, trong đó {decided:02} trường hợp đã có quyết định khen thưởng.")
        }
    }
}

fn counts(gathered: &Gathered) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 8),
        Column::text("name", "Nội dung", 70),
        Column::integer("count", "Số lượng", 22),
    ]);
    let parts = [("Thành tích", &gathered.achievements), ("Đề nghị khen thưởng", &gathered.proposed)];
    for (place, (name, counts)) in (1..).zip(parts.into_iter().filter(|(_, counts)| !counts.is_empty())) {
        table.section(roman(place), name);
        for (nth, (name, count)) in (1..).zip(counts) {
            table.data(vec![
                Cell::count(nth),
                Cell::text(name),
                Cell::integer(i64::try_from(*count).unwrap_or(i64::MAX)),
            ]);
        }
    }
    table
}

/// `Phát hiện 02 mô hình mới, 01 điển hình tiên tiến; 01 đã nhân rộng, 01 đã khen thưởng.`
fn exemplified(rows: &[ExemplarRow]) -> String {
    let count = |is: &dyn Fn(&ExemplarRow) -> bool, words: &str| match rows.iter().filter(|row| is(row)).count() {
        0 => None,
        count => Some(format!("{count:02} {words}")),
    };
    let spread = |row: &ExemplarRow| row.exemplar.spread.is_some() || !row.exemplar.spread_how.is_empty();
    let listed = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let found = listed([
        count(&|row| row.exemplar.kind == ExemplarKind::Model, "mô hình mới"),
        count(&|row| row.exemplar.kind == ExemplarKind::Exemplar, "điển hình tiên tiến"),
    ]);
    let further =
        listed([count(&spread, "đã nhân rộng"), count(&|row| row.state == ExemplarState::Commended, "đã khen thưởng")]);
    match (found.as_str(), further.as_str()) {
        ("", _) => "Chưa ghi nhận mô hình mới, điển hình tiên tiến.".to_owned(),
        (found, "") => format!("Phát hiện {found}."),
        (found, further) => format!("Phát hiện {found}; {further}."),
    }
}

fn exemplar_table(rows: &[ExemplarRow]) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::text("name", "Mô hình, điển hình", 30),
        Column::text("subject", "Tập thể, cá nhân", 22),
        Column::text("description", "Cách làm, kết quả", 27),
        Column::text("state", "Nhân rộng, khen thưởng", 15),
    ]);
    let kinds = ExemplarKind::ALL.into_iter().filter(|kind| rows.iter().any(|row| row.exemplar.kind == *kind));
    for (place, kind) in (1..).zip(kinds) {
        let own: Vec<&ExemplarRow> = rows.iter().filter(|row| row.exemplar.kind == kind).collect();
        table.section(roman(place), kind.vietnamese());
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

/// How many were inspected and what is still to be mended; who sent the reports that were due.
fn inspected(gathered: &Gathered) -> String {
    let waiting = gathered.inspections.iter();
    let waiting = waiting.filter(|row| matches!(row.remedy, RemedyState::Awaited | RemedyState::Overdue)).count();
    let mut words = match (gathered.inspections.len(), waiting) {
        (0, _) => "Chưa tổ chức kiểm tra.".to_owned(),
        (count, 0) => format!("Tổ chức {count:02} lượt kiểm tra; không còn nội dung chưa khắc phục."),
        (count, waiting) => format!("Tổ chức {count:02} lượt kiểm tra; còn {waiting:02} nội dung chưa khắc phục."),
    };
    for own in &gathered.reports {
        let named = format!("{} (hạn {})", own.name, own.due.vietnamese());
        words.push_str(&match own.received {
            0 => format!(" {named}: chưa có đơn vị nào trong {:02} đơn vị nộp", own.of),
            received => format!(" {named}: {received:02}/{:02} đơn vị đã nộp", own.of),
        });
        words.push_str(&if own.late > 0 { format!(", {:02} nộp trễ.", own.late) } else { ".".to_owned() });
    }
    words
}

fn inspection_table(rows: &[InspectionRow]) -> Table {
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
