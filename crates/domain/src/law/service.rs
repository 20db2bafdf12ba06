//! How long somebody worked in a year (`employed_months`; NĐ 152/2025 Điều 4.5, NĐ 91/2017 Điều 10, TT 01/2024 Điều 1.5).

use chrono::{Datelike, Months, NaiveDate};

use super::assess::Context;
use super::explanation::Wanted;
use super::facts::{Leave, LeaveKind, Year};
use super::leaf::Found;
use super::truth::Truth;

/// The answer that tells whether studies ended well enough to count as work.
const STUDIED_WELL: &str = "di_hoc_tu_kha";

/// Whole months from the day of hiring, or the first of January, to the end of the year proposed for. Leaves for childbirth,
/// short studies and an injury from bravery count as work; studies from one year on only with a result from khá, as long
/// as the regime asks for it.
pub(super) fn employed_months(context: &Context<'_>, min: i32) -> Found {
    let need = i64::from(min);
    let Some(hired) = context.facts.subject.employed_from else {
        let sentence = context.say(|| "Chưa có ngày tuyển dụng.".to_owned());
        return Found::unknown(Wanted::EmployedFrom, sentence);
    };
    let have = i64::from(months_from(hired, context.ending));
    let away: i64 = context.facts.leave.iter().map(|leave| months_away(context, leave, hired)).sum();
    let truth = match context.facts.confirmed(&[STUDIED_WELL]) {
        _ if away == 0 || have < need => Truth::of(have >= need),
        _ if have - away >= need => Truth::Met,
        Some(studied_well) => Truth::of(studied_well),
        None => Truth::Unknown,
    };
    let have = if truth == Truth::NotMet { have - away } else { have };
    let sentence = context.say(|| {
        let from = hired.format("%d/%m/%Y");
        match truth {
            Truth::Unknown => "Được cử đi học từ 01 năm: chưa rõ kết quả có từ loại khá không.".to_owned(),
            _ => format!("Làm việc từ {from}: {have:02} tháng của năm {}, cần {need:02}.", context.ending),
        }
    });
    let mut found = Found::counted(truth, have, need, sentence);
    if truth == Truth::Unknown {
        found.wanted.push(Wanted::Confirmation { key: STUDIED_WELL.to_owned() });
    }
    found
}

/// Whole months of a year from a day on: a first of the month gives that month, a later day does not.
fn months_from(hired: NaiveDate, year: Year) -> u32 {
    match hired.year().cmp(&year) {
        std::cmp::Ordering::Less => 12,
        std::cmp::Ordering::Greater => 0,
        std::cmp::Ordering::Equal if hired.day() == 1 => 13 - hired.month(),
        std::cmp::Ordering::Equal => 12 - hired.month(),
    }
}

/// Months of the year that studies from one year on may take away.
fn months_away(context: &Context<'_>, leave: &Leave, hired: NaiveDate) -> i64 {
    let is_long = leave
        .from
        .checked_add_months(Months::new(12))
        .is_some_and(|year_later| leave.to >= year_later.pred_opt().unwrap_or(year_later));
    let asks_for_result = context.regime.id == "r2017";
    if leave.kind != LeaveKind::DiHoc || !is_long || !asks_for_result || leave.good_result == Some(true) {
        return 0;
    }
    let touched = (1..=12).filter(|month| {
        let first = NaiveDate::from_ymd_opt(context.ending, *month, 1);
        let last = first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt());
        let worked = first.is_some_and(|first| first >= hired);
        worked && first.zip(last).is_some_and(|(first, last)| leave.from <= last && first <= leave.to)
    });
    i64::try_from(touched.count()).unwrap_or(0)
}
