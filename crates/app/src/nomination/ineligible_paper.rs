//! Danh sách chưa đủ điều kiện of a batch (documents §9): under three headings what fails, what is still to be confirmed and what
//! waits, each line with its reasons, their articles and what is done about it.

use domain::law::{Reason, Verdict};
use domain::nomination::{Nomination, State};
use office::document::{Cell, Column, Document, Orientation, Table, Title};

use super::appraisal_paper::{badge_note, position};
use super::council_list::letters;
use super::list::{KINDS, capitalised, counted};
use super::printed::Printed;
use super::verdicts::LineVerdict;
use crate::print::{Numbering, Paper, PrintOptions, closing, letterhead, roman};
use crate::{Context, Result};

/// The headings, and what each is called in the title.
const HEADINGS: [(&[Verdict], &str, &str); 4] = [
    (&[Verdict::NotEligible], "Chưa đủ điều kiện, tiêu chuẩn", "chưa đủ điều kiện, tiêu chuẩn"),
    (&[Verdict::NeedsReview], "Cần xác nhận, bổ sung thêm mới kết luận được", "cần xác nhận thêm"),
    (&[Verdict::OnHold], "Tạm dừng xét", "tạm dừng xét"),
    (&[Verdict::Blocked], "Không được đề nghị theo quy tắc chặn", "không được đề nghị"),
];

/// Builds the list.
///
/// # Errors
/// `print.batch_missing`, `batch.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    context.read(|conn| {
        let printed = Printed::of(context, conn, options)?;
        let paper = Paper::of(context, conn, options)?;
        let lines = listed(&printed, options)?;
        let present: Vec<_> = HEADINGS
            .iter()
            .filter(|(verdicts, ..)| lines.iter().any(|(_, verdict)| verdicts.contains(&verdict.verdict)))
            .collect();
        let mut document =
            paper.document("Danh sách chưa đủ điều kiện", options.orientation.unwrap_or(Orientation::Landscape));
        if options.letterhead.unwrap_or(true) {
            document.push(letterhead(&paper, "DS"));
        }
        let names: Vec<&str> = present.iter().map(|(.., name)| *name).collect();
        let names =
            if names.is_empty() { "chưa đủ điều kiện, tiêu chuẩn".to_owned() } else { names.join(", ") };
        let given = options.title.as_deref().map(domain::text::line).filter(|title| !title.is_empty());
        let about = given.unwrap_or_else(|| capitalised(&printed.batch.name));
        document.push(Title::new(&format!("Danh sách {names}"), about).noted(paper.for_meeting()));
        document.push(table(&printed, options, &lines, &present)?);
        document.push(closing(&paper, &[]));
        Ok(document)
    })
}

type Listed<'a> = (&'a Nomination, LineVerdict);

/// All that is not eligible; what was withdrawn is no longer asked for.
fn listed<'a>(printed: &'a Printed, options: &PrintOptions) -> Result<Vec<Listed<'a>>> {
    let mut listed = Vec::new();
    for line in &printed.lines {
        let state = printed.state(line);
        let belongs = options.states.as_ref().map_or(state != State::Withdrawn, |states| states.contains(&state));
        if !belongs {
            continue;
        }
        let verdict = printed.verdict(line)?;
        if verdict.verdict != Verdict::Eligible {
            listed.push((line, verdict));
        }
    }
    Ok(listed)
}

fn table(
    printed: &Printed,
    options: &PrintOptions,
    lines: &[Listed<'_>],
    present: &[&(&[Verdict], &str, &str)],
) -> Result<Table> {
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 5),
        Column::text("name", "Tên tập thể/Họ và tên, chức vụ, đơn vị", 19),
        Column::text("proposing", "Đơn vị trình", 11),
        Column::text("award", "Danh hiệu/hình thức đề nghị", 12),
        Column::text("why", "Lý do", 27),
        Column::text("cite", "Căn cứ (điều, khoản)", 15),
        Column::text("next", "Hướng xử lý", 11),
    ]);
    let mut number = 0;
    for ((verdicts, heading, _), place) in present.iter().zip(0..) {
        let own: Vec<&Listed<'_>> = lines.iter().filter(|(_, verdict)| verdicts.contains(&verdict.verdict)).collect();
        let count = counted(own.iter().map(|(line, _)| *line));
        table.section(letters(place), format!("{heading} ({count})"));
        if options.numbering == Numbering::PerSection {
            number = 0;
        }
        let kinds = KINDS.iter().filter(|(kind, _)| own.iter().any(|(line, _)| line.kind == *kind));
        for ((kind, name), section) in kinds.zip(1..) {
            table.section(roman(section), *name);
            for (line, verdict) in own.iter().filter(|(line, _)| line.kind == *kind) {
                number += 1;
                let (why, cites) = told(verdict);
                let place = position(line);
                let name =
                    if place.is_empty() { line.printed_name() } else { format!("{}, {place}", line.printed_name()) };
                table.data(vec![
                    Cell::count(number),
                    Cell::text(name),
                    Cell::text(&line.submitted.proposing_unit),
                    Cell::text(crate::grant::award_name(&printed.rules.catalogue, &line.award)),
                    Cell::text(why),
                    Cell::text(cites),
                    Cell::text(next(printed, line, verdict)?),
                ]);
            }
        }
    }
    table.total(format!("Tổng cộng: {}", counted(lines.iter().map(|(line, _)| *line))), Vec::new());
    if let Some(note) = badge_note(printed, lines.iter().map(|(line, verdict)| (*line, verdict))) {
        table.note(note);
    }
    Ok(table)
}

/// The reasons and, in the same order, their articles. Of what fails only what is not met is a reason; what nobody has answered
/// is told apart from it.
fn told(verdict: &LineVerdict) -> (String, String) {
    let asks = matches!(verdict.verdict, Verdict::NeedsReview);
    let reasons: Vec<&Reason> = match asks {
        true => verdict.failed.iter().chain(&verdict.open).collect(),
        false => verdict.failed.iter().collect(),
    };
    let (mut why, mut cites): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let several = reasons.len() > 1;
    let mut known: Vec<&str> = Vec::new();
    for (number, reason) in (1..).zip(&reasons) {
        let mark = if several { format!("{number}. ") } else { String::new() };
        why.push(format!("{mark}{}.", reason.text));
        if !reason.citation.is_empty() && !known.contains(&reason.citation.as_str()) {
            known.push(&reason.citation);
            let of: Vec<String> = (1..)
                .zip(&reasons)
                .filter(|(_, other)| other.citation == reason.citation)
                .map(|(number, _): (usize, _)| number.to_string())
                .collect();
            let mark = if several { format!("{}. ", of.join(", ")) } else { String::new() };
            cites.push(format!("{mark}{}", reason.citation));
        }
    }
    if !asks && !verdict.open.is_empty() {
        let open: Vec<String> = verdict.open.iter().map(|reason| small(&reason.text)).collect();
        why.push(format!("Chưa xét: {}.", open.join("; ")));
    }
    (why.join("\n"), cites.join("\n"))
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What is done about a line: as it was done, else what its verdict calls for.
fn next(printed: &Printed, line: &Nomination, verdict: &LineVerdict) -> Result<String> {
    let progress = printed.progress_of(line);
    let state = printed.state(line);
    if matches!(state, State::Returned | State::NotPassed | State::Withdrawn) {
        let reason = progress.map(|progress| progress.reason.as_str()).unwrap_or_default();
        let done = state.vietnamese();
        return Ok(if reason.is_empty() { done.to_owned() } else { format!("{done}: {reason}") });
    }
    Ok(match verdict.verdict {
        Verdict::Eligible => String::new(),
        Verdict::NotEligible => {
            let year = printed.agreeing(line)?.and_then(|assessment| assessment.earliest_year);
            match year.filter(|year| *year > i32::from(printed.examiner().year(line))) {
                Some(year) => format!("Trả lại; sớm nhất đề nghị năm {year}"),
                None => "Trả lại".to_owned(),
            }
        }
        Verdict::NeedsReview => "Bổ sung, xác nhận".to_owned(),
        Verdict::OnHold => "Chờ kết luận".to_owned(),
        Verdict::Blocked => "Trả lại".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(verdict: Verdict, failed: &[(&str, &str)], open: &[(&str, &str)]) -> LineVerdict {
        let reasons = |list: &[(&str, &str)]| -> Vec<Reason> {
            list.iter().map(|(text, cite)| Reason { text: (*text).to_owned(), citation: (*cite).to_owned() }).collect()
        };
        LineVerdict { verdict, failed: reasons(failed), open: reasons(open), ..super::super::verdicts::unmatched() }
    }

    #[test]
    fn what_nobody_answered_is_no_reason_of_a_refusal() {
        let failed = [("Chưa hoàn thành tốt nhiệm vụ trở lên: năm 2026 hoàn thành nhiệm vụ", "điểm a khoản 1 Điều 24")];
        let open = [("Có tinh thần tự lực, tự cường", "điểm b khoản 1 Điều 24")];
        assert_eq!(
            told(&verdict(Verdict::NotEligible, &failed, &open)),
            (
                "Chưa hoàn thành tốt nhiệm vụ trở lên: năm 2026 hoàn thành nhiệm vụ.\nChưa xét: có tinh thần tự lực, tự \
                 cường."
                    .to_owned(),
                "điểm a khoản 1 Điều 24".to_owned()
            )
        );
        assert_eq!(
            told(&verdict(Verdict::NeedsReview, &[], &open)),
            ("Có tinh thần tự lực, tự cường.".to_owned(), "điểm b khoản 1 Điều 24".to_owned())
        );
    }

    #[test]
    fn an_article_of_several_reasons_is_said_once_with_their_numbers() {
        let failed = [("Thiếu A", "Điều 1"), ("Thiếu B", "Điều 2"), ("Thiếu C", "Điều 1"), ("Thiếu D", "")];
        assert_eq!(
            told(&verdict(Verdict::NotEligible, &failed, &[])),
            ("1. Thiếu A.\n2. Thiếu B.\n3. Thiếu C.\n4. Thiếu D.".to_owned(), "1, 3. Điều 1\n2. Điều 2".to_owned())
        );
    }
}
