//! How long somebody worked in a year (`employed_months`; NĐ 152/2025 Điều 4.5, NĐ 91/2017 Điều 10, TT 01/2024 Điều 1.5).

use chrono::{Months, NaiveDate};

use super::assess::Context;
use super::explanation::Wanted;
use super::facts::Leave;
use super::leaf::Found;
use super::lockout::LockoutKind;
use super::truth::Truth;
use crate::leave::LeaveKind;

/// The answer that tells whether studies ended well enough to count as work.
const STUDIED_WELL: &str = "di_hoc_tu_kha";

/// Whole months from the day of hiring to the end of the year proposed for. Leaves for childbirth, short studies and an
/// injury from bravery count as work; studies from one year on only with a result from khá, as long as the regime asks for
/// it; of any other leave a person says whether it counts.
pub(super) fn employed_months(context: &Context<'_>, min: i32) -> Found {
    let need = i64::from(min);
    let Some(hired) = context.facts.subject.employed_from else {
        let sentence = context.say(|| "Chưa có ngày tuyển dụng.".to_owned());
        return Found::unknown(Wanted::EmployedFrom, sentence);
    };
    let (mut have, mut doubtful) = (0_i64, 0_i64);
    let mut unanswered = None;
    for month in 1..=12 {
        match worked(context, month, hired) {
            Month::Counts => have += 1,
            Month::Doubtful(leave) => {
                doubtful += 1;
                unanswered = unanswered.or(Some(leave));
            }
            Month::Not => {}
        }
    }
    let truth = match have >= need {
        true => Truth::Met,
        false if have + doubtful >= need => Truth::Unknown,
        false => Truth::NotMet,
    };
    let sentence = context.say(|| match unanswered.filter(|_| truth == Truth::Unknown) {
        Some(leave) if leave.kind == LeaveKind::DiHoc => {
            "Được cử đi học từ 01 năm: chưa rõ kết quả có từ loại khá không.".to_owned()
        }
        Some(leave) => format!(
            "{} từ {} đến {}: chưa rõ có được tính là thời gian công tác không.",
            leave.kind.vietnamese(),
            leave.from.format("%d/%m/%Y"),
            leave.to.format("%d/%m/%Y")
        ),
        None => {
            let from = hired.format("%d/%m/%Y");
            format!("Làm việc từ {from}: {have:02} tháng của năm {}, cần {need:02}.", context.ending)
        }
    });
    let mut found = Found::counted(truth, have, need, sentence);
    if truth == Truth::Unknown {
        found.wanted.push(Wanted::LeaveResult);
    }
    found
}

/// Whether a month of the year proposed for counts as worked.
enum Month<'a> {
    Counts,
    /// The answer to whether this leave counts would decide.
    Doubtful(&'a Leave),
    Not,
}

/// A month counts from a hiring on its first day, and where no leave takes it away.
fn worked<'a>(context: &'a Context<'_>, month: u32, hired: NaiveDate) -> Month<'a> {
    let first = NaiveDate::from_ymd_opt(context.ending, month, 1);
    let last = first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt());
    let Some((first, last)) = first.zip(last).filter(|(first, _)| *first >= hired) else { return Month::Not };
    let mut found = Month::Counts;
    for leave in context.facts.leave.iter().filter(|leave| leave.from <= last && first <= leave.to) {
        match counts(context, leave) {
            Some(true) => {}
            Some(false) => return Month::Not,
            None => found = Month::Doubtful(leave),
        }
    }
    found
}

/// Whether a leave counts as work; none where a person has to say so.
fn counts(context: &Context<'_>, leave: &Leave) -> Option<bool> {
    match leave.kind {
        LeaveKind::ThaiSan | LeaveKind::DieuTri => Some(true),
        LeaveKind::DiHoc if !is_long(leave) || !asks_for_result(context) => Some(true),
        LeaveKind::DiHoc => leave.good_result.or_else(|| context.facts.confirmed(&[STUDIED_WELL])),
        LeaveKind::Khac => leave.good_result,
    }
}

/// Whether the regime counts long studies only with a good result.
fn asks_for_result(context: &Context<'_>) -> bool {
    context.catalogue.lockout(LockoutKind::StudiesNeedResult, &context.regime.id).is_some()
}

/// Whether it lasts a year or longer.
fn is_long(leave: &Leave) -> bool {
    let year_later = leave.from.checked_add_months(Months::new(12));
    year_later.is_some_and(|year_later| leave.to >= year_later.pred_opt().unwrap_or(year_later))
}
