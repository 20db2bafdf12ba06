//! Báo cáo sơ kết, tổng kết a movement (documents §15): numbers are put in, never typed; what only people can say is left
//! to be written in Word.

use std::collections::BTreeMap;

use domain::movement::Movement;
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};
use store::Connection;
use store::achievement::Filter;

use super::{aim_words, chosen, printed_targets, within};
use crate::movement::target::MovementTargets;
use crate::print::{Paper, PrintOptions, closing, letterhead};
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
}

/// Builds the report of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let followed = printed_targets(context, options)?;
    let catalogue = crate::law::catalogue(context)?;
    let (movement, results, paper) = context.read(|conn| {
        let movement = crate::movement::find(conn, id)?;
        let results = results(conn, &movement, |award| crate::grant::award_name(&catalogue, award).to_owned())?;
        Ok((movement, results, Paper::of(context, conn, options)?))
    })?;
    let mut document =
        paper.document("Báo cáo kết quả phong trào", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "BC"));
    let about = format!("Kết quả phong trào thi đua “{}”, {}", movement.name, within(followed.period));
    let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
    document.push(Title::new("Báo cáo", given.unwrap_or(about)));
    document.push(head("I. KẾT QUẢ"));
    document.push(head("1. Phát động, đăng ký"));
    document.push(Paragraph::body(vec![Run::plain(launched(&movement))]));
    document.push(head("2. Thực hiện các chỉ tiêu"));
    document.push(Paragraph::body(vec![Run::plain(reported(&followed))]));
    if !followed.targets.is_empty() {
        document.push(targets(&followed));
    }
    document.push(head("3. Thành tích, khen thưởng"));
    document.push(Paragraph::body(vec![Run::plain(achieved(&results))]));
    if !results.achievements.is_empty() || !results.awards.is_empty() {
        document.push(counts(&results));
    }
    for part in ["II. HẠN CHẾ, NGUYÊN NHÂN", "III. PHƯƠNG HƯỚNG", "IV. KIẾN NGHỊ"] {
        document.push(head(part));
        document.push(Paragraph::body(vec![Run::plain("…")]).to_complete());
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

fn head(words: &str) -> Paragraph {
    Paragraph::body(vec![Run::bold(words)]).kept()
}

fn results(conn: &Connection, movement: &Movement, award_name: impl Fn(&str) -> String) -> Result<Results> {
    let mut achievements = Vec::new();
    for kind in store::achievement::kinds(conn)? {
        let filter = Filter { movement: movement.id, kind: kind.id, ..Filter::default() };
        let count = store::achievement::count(conn, &filter)?;
        if count > 0 {
            achievements.push((kind.name, count));
        }
    }
    let mut awards: BTreeMap<String, u32> = BTreeMap::new();
    for batch in store::nomination::batches(conn)?.iter().filter(|batch| batch.movement_id == movement.id) {
        for line in batch.id.map(|id| store::nomination::lines(conn, id)).transpose()?.into_iter().flatten() {
            *awards.entry(award_name(&line.award)).or_default() += 1;
        }
    }
    Ok(Results { achievements, awards: awards.into_iter().collect() })
}

/// `Phong trào được phát động tại Kế hoạch số …; 12 đơn vị đăng ký.`
fn launched(movement: &Movement) -> String {
    let mut words = "Phong trào được phát động".to_owned();
    if !movement.number.is_empty() {
        words.push_str(&format!(" tại văn bản số {}", movement.number));
    }
    if let Some(date) = movement.date {
        words.push_str(&format!(" ngày {}", date.vietnamese()));
    }
    if !movement.issuer.is_empty() {
        words.push_str(&format!(" của {}", movement.issuer));
    }
    let registered = movement.registrations.iter().filter(|own| own.is_registered()).count();
    format!("{words}. Số đơn vị đăng ký thi đua: {registered:02}.")
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
