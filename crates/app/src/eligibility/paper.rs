//! What one subject lacks for one award ("Vì sao chưa đủ"), and what the years to come have to bring (lộ trình).

use domain::Fault;
use domain::law::{Missing, SourceStatus, Verdict};
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::{Eligibility, EligibilityRequest, eligibility};
use crate::print::{Paper, PrintOptions, made_by};
use crate::{Context, Result};

/// Phiếu "Vì sao chưa đủ".
///
/// # Errors
/// `print.subject_missing`, `print.award_missing`, the refusals of [`eligibility`], `print.office_missing`.
pub(crate) fn build_missing(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let (asked, paper) = asked(context, options)?;
    let mut document = start(&paper, options, &asked, "Vì sao chưa đủ điều kiện");
    let assessment = &asked.assessment;
    for reason in &assessment.reasons {
        document.push(Paragraph::body(vec![Run::plain(reason)]));
    }
    for (title, missing) in [
        ("Điều kiện chưa đạt", &assessment.missing),
        ("Điều chưa biết, phải bổ sung hoặc xác nhận", &assessment.unknown),
    ] {
        if !missing.is_empty() {
            document.push(heading(title));
            document.push(table_of(missing));
        }
    }
    if assessment.verdict == Verdict::Eligible {
        document.push(Paragraph::body(vec![Run::plain("Đã đủ điều kiện, không thiếu điều kiện nào.")]));
    }
    if let Some(year) = assessment.earliest_year.filter(|_| assessment.verdict == Verdict::NotEligible) {
        document.push(Paragraph::body(vec![Run::bold(format!("Sớm nhất có thể đạt: năm {year}."))]));
    }
    finish(&asked, &mut document);
    Ok(document)
}

/// Phiếu lộ trình.
///
/// # Errors
/// As [`build_missing`].
pub(crate) fn build_roadmap(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let (asked, paper) = asked(context, options)?;
    let mut document = start(&paper, options, &asked, "Lộ trình đạt điều kiện khen thưởng");
    let assessment = &asked.assessment;
    match (assessment.verdict, assessment.earliest_year) {
        (Verdict::Eligible, _) => {
            document.push(Paragraph::body(vec![Run::plain("Đã đủ điều kiện ở năm đề nghị.")]));
        }
        (_, Some(year)) if !assessment.roadmap.is_empty() => {
            document
                .push(Paragraph::body(vec![Run::bold(format!("Sớm nhất có thể đạt: năm {year}, nếu mỗi năm có đủ:"))]));
            let mut table = Table::new(vec![
                Column::integer("year", "Năm", 14),
                Column::text("step", "Việc cần đạt trong năm", 86).aligned(Align::Justify),
            ]);
            let mut last = None;
            for step in &assessment.roadmap {
                let year = if last == Some(step.year) { Cell::empty() } else { Cell::integer(step.year.into()) };
                last = Some(step.year);
                table.data(vec![year, Cell::text(&step.text)]);
            }
            table.note("Các năm tới được giả định là thuận lợi nhất; điều đã xảy ra giữ nguyên, năm chưa ghi kết quả đánh giá thì chưa tính.");
            if let Some(sooner) = &assessment.sooner {
                table.note(sooner);
            }
            document.push(table);
        }
        (Verdict::NeedsReview, _) => {
            document.push(Paragraph::body(vec![Run::plain(
                "Chưa lập được lộ trình vì còn điều chưa biết; bổ sung hoặc xác nhận các điều sau rồi lập lại.",
            )]));
            if !assessment.unknown.is_empty() {
                document.push(table_of(&assessment.unknown));
            }
        }
        _ => {
            document
                .push(Paragraph::body(vec![Run::plain("Không nêu được năm nào có thể đạt theo quy định hiện hành.")]));
        }
    }
    for reason in &assessment.reasons {
        document.push(Paragraph::body(vec![Run::plain(reason)]));
    }
    finish(&asked, &mut document);
    Ok(document)
}

fn asked(context: &Context<'_>, options: &PrintOptions) -> Result<(Eligibility, Paper)> {
    let subject = options.subject.ok_or_else(|| Fault::new("print.subject_missing"))?;
    let award = options.award.clone().ok_or_else(|| Fault::new("print.award_missing"))?;
    let request = EligibilityRequest {
        subject,
        award,
        award_type: options.award_type.clone(),
        year: options.year.unwrap_or_else(|| context.today().year()),
        received: options.received.or(Some(context.today())),
        evaluated: None,
    };
    Ok((eligibility(context, request)?, context.read(|conn| Paper::of(context, conn, options))?))
}

fn heading(text: &str) -> Paragraph {
    Paragraph::left(vec![Run::bold(text)]).kept()
}

fn start(paper: &Paper, options: &PrintOptions, asked: &Eligibility, kind: &str) -> Document {
    let mut document = paper.document(kind, options.orientation.unwrap_or(Orientation::Portrait));
    document.push(paper.own_letterhead().dated(paper.place_date_or(None)));
    document.push(Title::new(kind, &asked.award_name));
    let fact = |label: &str, told: &str| Paragraph::left(vec![Run::plain(format!("{label}: ")), Run::bold(told)]);
    document.push(fact("Đối tượng", &asked.subject_name));
    document.push(fact("Loại hình khen thưởng", domain::law::award_type_name(&asked.award_type)));
    let received = asked.received.map(domain::date::PartialDate::vietnamese).unwrap_or_default();
    document.push(fact("Năm thành tích; ngày tiếp nhận hồ sơ", &format!("{}; {received}", asked.ending_year)));
    if let Some(regime) = &asked.regime_name {
        document.push(fact("Quy định áp dụng", regime));
    }
    document.push(fact("Kết luận", &asked.assessment.verdict_name));
    document
}

/// What stands in the way, each with what there is, what it takes and its article.
fn table_of(missing: &[Missing]) -> Table {
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 7),
        Column::text("condition", "Điều kiện và thực tế", 49).aligned(Align::Justify),
        Column::integer("have", "Có", 7),
        Column::integer("need", "Cần", 7),
        Column::text("cite", "Căn cứ", 30),
    ]);
    for (number, one) in (1..).zip(missing) {
        table.data(vec![
            Cell::count(number),
            Cell::text(&one.text),
            Cell::maybe(one.have, Cell::integer),
            Cell::maybe(one.need, Cell::integer),
            Cell::text(&one.citation),
        ]);
    }
    table
}

fn finish(asked: &Eligibility, document: &mut Document) {
    for warning in &asked.assessment.warnings {
        document.push(Paragraph::body(vec![Run::italic(format!("Lưu ý: {warning}"))]));
    }
    if let Some(badge) = asked.assessment.worst_source_status.and_then(SourceStatus::badge) {
        document.push(Paragraph::body(vec![Run::italic(format!("Điều kiện trong phiếu: {badge}."))]));
    }
    document.push(made_by("Người lập phiếu"));
}
