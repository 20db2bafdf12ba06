//! Sổ khen thưởng on paper: decision by decision, of a year, of who decided, of an award.

use domain::grant::{Grant, GrantState};
use domain::law::award_type_name;
use domain::number::{grouped, in_words};
use domain::text;
use office::document::{Align, Cell, Column, Document, Formula, Orientation, Paragraph, Run, Table, Title};
use store::Connection;
use store::grant::Filter;

use super::award_name;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Error, Result};

/// The register; `year` is the year of the decision.
///
/// # Errors
/// `award.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    const MONEY: usize = 6;
    let catalogue = crate::law::catalogue(context)?;
    let award = options.award.as_deref().map(|award| crate::law::resolve_award(&catalogue, award)).transpose()?;
    context.read(|conn| {
        let filter =
            Filter { subject: options.subject, award: award.as_ref().map(|award| award.id.clone()), year: None };
        let mut grants = store::grant::list(conn, &filter)?;
        grants.retain(|grant| is_chosen(grant, options));
        grants.sort_by_cached_key(|grant| (grant.decision_date, text::match_key(&grant.decision_number), grant.id));
        let paper = Paper::of(context, conn, options)?;
        let mut document = paper.document("Sổ khen thưởng", options.orientation.unwrap_or(Orientation::Landscape));
        if options.letterhead.unwrap_or(true) {
            document.push(letterhead(&paper, "SKT"));
        }
        let year = options.year.map(|year| format!("Năm {year}"));
        let authority = options.authority.as_deref().map(text::line).filter(|words| !words.is_empty());
        let said = [year, authority, award.as_ref().map(|award| award.name_vi.clone())];
        let said: Vec<String> = said.into_iter().flatten().collect();
        document.push(Title::new("Sổ khen thưởng", said.join("; ")));
        let mut table = Table::new(vec![
            Column::integer("ordinal", "STT", 4),
            Column::text("name", "Họ và tên/Tên tập thể", 16),
            Column::text("position", "Chức vụ, đơn vị công tác", 17),
            Column::text("award", "Danh hiệu/hình thức khen thưởng", 15),
            Column::text("type", "Loại hình", 8),
            Column::text("years", "Thành tích năm", 7).aligned(Align::Center),
            Column::integer("money", "Tiền thưởng", 9).aligned(Align::Right),
            // Written by hand: the program does not keep it.
            Column::text("golden_book", "Số sổ vàng", 5),
            Column::text("state", "Hiệu lực", 7),
            Column::text("note", "Ghi chú", 12),
        ]);
        let mut decision = None;
        let mut rows = Vec::new();
        for (number, grant) in (1..).zip(&grants) {
            let own = grant.heading();
            if decision.as_ref() != Some(&own) {
                table.group(&own);
                decision = Some(own);
            }
            rows.push(table.rows.len());
            let (name, position) = described(conn, grant)?;
            table.data(vec![
                Cell::count(number),
                Cell::text(name),
                Cell::text(position),
                Cell::text(award_name(&catalogue, &grant.award)),
                Cell::text(award_type_name(&grant.award_type)),
                Cell::text(grant.years()),
                Cell::maybe(grant.bonus, Cell::money),
                Cell::empty(),
                Cell::text(if grant.state == GrantState::Valid { "" } else { grant.state.vietnamese() }),
                Cell::text(&grant.note),
            ]);
        }
        let sum: u64 = grants.iter().filter_map(|grant| grant.bonus).sum();
        let formula = Formula::Sum { of: rows.iter().map(|row| Formula::Cell { row: *row, column: MONEY }).collect() };
        table.total(
            format!("Tổng cộng: {} lượt khen thưởng", grouped(u64::try_from(grants.len()).unwrap_or(u64::MAX))),
            vec![Cell::money(sum).computed(formula), Cell::empty(), Cell::empty(), Cell::empty()],
        );
        document.push(table);
        if sum > 0 {
            let words = format!("Tiền thưởng: {} đồng (bằng chữ: {} đồng).", grouped(sum), in_words(sum));
            document.push(Paragraph::left(vec![Run::plain(words)]));
        }
        document.push(closing(&paper, &[]));
        Ok(document)
    })
}

fn is_chosen(grant: &Grant, options: &PrintOptions) -> bool {
    let wanted = options.authority.as_deref().map(text::match_key).filter(|key| !key.is_empty());
    options.year.is_none_or(|year| grant.decision_date.year() == year)
        && wanted.is_none_or(|wanted| text::match_key(&grant.authority) == wanted)
}

/// The name, and the position or place, as they were on the day of the decision. A record that is gone has none.
fn described(conn: &Connection, grant: &Grant) -> Result<(String, String)> {
    match crate::subject::describe(conn, grant.subject, grant.decision_date) {
        Ok(known) => {
            let parts = [known.title.as_str(), known.unit.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let name = if known.honorific.is_empty() {
                known.name.clone()
            } else {
                format!("{} {}", known.honorific, known.name)
            };
            Ok((name, parts.join(", ")))
        }
        Err(Error::Fault(_)) => Ok((String::new(), String::new())),
        Err(error) => Err(error),
    }
}
